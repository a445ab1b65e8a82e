//! All running text of a pack as checks of words read it: word by word, with whose it is, who says it, who is shown it,
//! and where each word stands in the file that somebody typed it in.

mod brand;
pub mod figures;
mod modules;
pub mod phrases;
mod place;

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::doc::{Composed, GapPart, Image, Inline, InlineKind, Inlines};
use crate::model::memo::Memo;
use crate::model::pack::Pack;
use crate::model::slot::{FilledContent, Origin};
use crate::model::source::{Id, Sources};
use crate::model::span::Span;

/// A piece of running text: a paragraph, a line, an item, a cell.
#[derive(Clone, Debug)]
pub struct Run {
    /// Without mark-up. For what is code or left to the speaker a sign stands that is no word.
    pub words: String,
    pub tokens: Vec<Token>,
    /// First and last word of each.
    pub sentences: Vec<(usize, usize)>,
    pieces: Vec<Piece>,
    pub whose: Whose,
    pub voice: Voice,
    pub shown: Shown,
    pub form: Form,
    /// The moment of its section, or of its block.
    pub moment: Option<Id>,
    /// Of the block that holds it.
    pub span: Span,
}

/// One word.
#[derive(Clone, Debug)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    /// Small, with a straight apostrophe: what it is compared by.
    pub folded: Arc<str>,
    piece: usize,
}

#[derive(Clone, Debug)]
struct Piece {
    place: Span,
    from: Came,
}

/// How words came to stand where they are.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// Typed there.
    Typed,
    /// Typed there for a brand that has not told its own.
    Fallback,
    /// Brought by a slot: the brand's.
    Brand,
}

/// Whose file it is typed in.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A module of the pack, by its place in the path.
    Module(usize),
    /// The brand's, where it stands on a module's page. The same text is there once more as the brand's own.
    OnPage(usize),
    Brand,
    Pack,
}

/// Who says it, or what it is there for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    Ours,
    /// A customer speaks.
    Customer,
    /// There to be seen as wrong: what one does not say, a fault, an answer that does not hold.
    Wrong,
    /// Regulated wording.
    Legal,
}

/// Who is shown it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Learners, on a page.
    Page,
    Card,
    /// Learners, some weeks later.
    Later,
    /// Whoever leads or hires.
    Leader,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Sentences.
    Running,
    /// A heading, a name, what stands in a picture.
    Label,
    /// In a table, or shown as one.
    Cell,
}

/// All that a pack shows and its brand has told.
pub fn of(pack: &Pack, sources: &Sources) -> Vec<Run> {
    let mut runs = Vec::new();
    for (n, module) in pack.modules.iter().enumerate() {
        modules::read(n, module, pack, sources, &mut runs);
    }
    brand::read(pack, sources, &mut runs);
    brand::pack(pack, sources, &mut runs);
    runs
}

impl Run {
    /// How a word came to stand here.
    pub fn from(&self, token: &Token) -> Came {
        self.pieces.get(token.piece).map_or(Came::Typed, |piece| piece.from)
    }

    /// Whether words from one to another are to be looked at: said by us, and typed where this text stands, if only some of
    /// them. What a slot brought from the brand is met in the brand's own file.
    pub fn is_ours(&self, first: usize, last: usize) -> bool {
        let counts = match self.whose {
            Whose::Module(_) | Whose::Brand | Whose::Pack => true,
            Whose::OnPage(_) => false,
        };
        counts && self.is_said_by_us() && self.typed(first, last).is_some()
    }

    /// The first and the last of some words that were typed where this text stands.
    pub fn typed(&self, first: usize, last: usize) -> Option<(usize, usize)> {
        let is_typed = |at: &usize| {
            self.tokens.get(*at).is_some_and(|token| match self.from(token) {
                Came::Typed | Came::Fallback => true,
                Came::Brand => false,
            })
        };
        Some(((first..=last).find(is_typed)?, (first..=last).rev().find(is_typed)?))
    }

    pub fn is_said_by_us(&self) -> bool {
        match self.voice {
            Voice::Ours => true,
            Voice::Customer | Voice::Wrong | Voice::Legal => false,
        }
    }

    /// The words from one to another, as typed.
    pub fn between(&self, first: usize, last: usize) -> &str {
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        let end = self.tokens.get(last).map_or(self.words.len(), |token| token.end);
        self.words.get(start..end).unwrap_or_default()
    }

    /// The same with five words on each side, for a reader to know it by.
    pub fn around(&self, first: usize, last: usize) -> String {
        const BESIDE: usize = 5;
        let from = first.saturating_sub(BESIDE);
        let to = (last + BESIDE).min(self.tokens.len().saturating_sub(1));
        let start = if from == 0 { 0 } else { self.tokens.get(from).map_or(0, |token| token.start) };
        let end =
            self.tokens.get(to).filter(|_| to + 1 < self.tokens.len()).map_or(self.words.len(), |token| token.end);
        let before = if from > 0 { "… " } else { "" };
        let after = if end < self.words.len() { " …" } else { "" };
        let words = self.words.get(start..end).unwrap_or_default().trim().replace(NO_WORD, "…");
        format!("{before}{words}{after}")
    }
}

/// First and last word of each sentence: by the rules of Unicode, and also where three points stand before a capital.
fn sentences(words: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut bounds = words.split_sentence_bound_indices().map(|(at, _)| at).skip(1).peekable();
    let mut all = Vec::new();
    let mut first = 0;
    for (n, token) in tokens.iter().enumerate() {
        let Some(next) = tokens.get(n + 1) else {
            all.push((first, n));
            break;
        };
        let mut ends = false;
        while bounds.next_if(|at| *at <= next.start).is_some() {
            ends = true;
        }
        let between = words.get(token.end..next.start).unwrap_or_default();
        let capital = words.get(next.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        if ends || (between.contains('…') && capital) {
            all.push((first, n));
            first = n + 1;
        }
    }
    all
}

/// What a run is made in.
#[derive(Copy, Clone)]
struct Around<'a> {
    whose: Whose,
    voice: Voice,
    shown: Shown,
    form: Form,
    moment: Option<&'a Id>,
    span: Span,
}

impl<'a> Around<'a> {
    fn label(self) -> Self {
        Around { form: Form::Label, ..self }
    }

    fn cell(self) -> Self {
        Around { form: Form::Cell, ..self }
    }

    fn voice(self, voice: Voice) -> Self {
        Around { voice, ..self }
    }

    fn wrong_unless(self, right: bool) -> Self {
        if right { self } else { self.voice(Voice::Wrong) }
    }

    fn shown(self, shown: Shown) -> Self {
        // What is kept for a leader stays so, whatever stands in it.
        if self.shown == Shown::Leader { self } else { Around { shown, ..self } }
    }
}

/// Text on its way to a run.
#[derive(Default)]
struct Words {
    words: String,
    /// Up to where in `words` each reaches.
    pieces: Vec<(usize, Piece)>,
}

/// Stands for what is no word.
const NO_WORD: char = '\u{fffc}';

impl Words {
    fn push(&mut self, text: &str, place: Span, from: Came) {
        self.words.push_str(text);
        self.pieces.push((self.words.len(), Piece { place, from }));
    }

    fn inlines(&mut self, text: &[Inline<Composed>], from: Came) {
        for inline in text {
            match &inline.kind {
                InlineKind::Text(text) => self.push(text, inline.span, from),
                InlineKind::Code(_) => self.words.push(NO_WORD),
                InlineKind::Emphasis(text)
                | InlineKind::Strong(text)
                | InlineKind::Strikethrough(text)
                | InlineKind::Link { text, .. } => self.inlines(text, from),
                InlineKind::Image(Image { path: _, alt }) => self.inlines(alt, from),
                InlineKind::Footnote(_) => {}
                InlineKind::SoftBreak | InlineKind::HardBreak => self.words.push(' '),
                InlineKind::Slot(filled) => {
                    let from = match (&filled.origin, from) {
                        (Origin::BrandWords | Origin::Fact(_), _) | (Origin::Fallback, Came::Brand) => Came::Brand,
                        (Origin::Fallback, Came::Typed | Came::Fallback) => Came::Fallback,
                    };
                    match &filled.content {
                        FilledContent::Words(text) => self.inlines(text, from),
                        FilledContent::Value { id: _, name } => self.push(name, inline.span, from),
                        FilledContent::Isolated(text) => self.push(text, inline.span, from),
                        FilledContent::Blank(_) => self.words.push(NO_WORD),
                    }
                }
            }
        }
    }

    fn gaps(&mut self, parts: &[GapPart<Composed>], place: Span) {
        for part in parts {
            match part {
                GapPart::Text(text) => self.inlines(text, Came::Typed),
                GapPart::Gap(answers) => {
                    self.push(answers.first().map_or("", String::as_str), place, Came::Typed);
                }
            }
        }
    }

    fn run(self, around: Around<'_>, runs: &mut Vec<Run>) {
        let Words { words, pieces } = self;
        let read = READ.with(|memo| memo.of(&words, || Arc::new(read(&words))));
        if read.tokens.is_empty() {
            return;
        }
        let mut piece = 0;
        let mut tokens = read.tokens.clone();
        for token in &mut tokens {
            while pieces.get(piece).is_some_and(|(end, _)| *end <= token.start) {
                piece += 1;
            }
            token.piece = piece;
        }
        let Around { whose, voice, shown, form, moment, span } = around;
        let pieces = pieces.into_iter().map(|(_, piece)| piece).collect();
        let sentences = read.sentences.clone();
        runs.push(Run { words, tokens, sentences, pieces, whose, voice, shown, form, moment: moment.cloned(), span });
    }
}

/// What a text comes to, whatever pieces it is of.
struct Read {
    tokens: Vec<Token>,
    sentences: Vec<(usize, usize)>,
}

thread_local! {
    static READ: Memo<Arc<Read>> = Memo::new();
}

fn read(words: &str) -> Read {
    let token =
        |(start, word): (usize, &str)| Token { start, end: start + word.len(), folded: fold(word).into(), piece: 0 };
    let tokens: Vec<Token> = words.unicode_word_indices().map(token).collect();
    let sentences = sentences(words, &tokens);
    Read { tokens, sentences }
}

/// Several texts that are read as one, with a space between them.
fn one(texts: &[&Inlines<Composed>], around: Around<'_>, runs: &mut Vec<Run>) {
    let mut words = Words::default();
    for text in texts {
        if !words.words.is_empty() {
            words.words.push(' ');
        }
        words.inlines(text, Came::Typed);
    }
    words.run(around, runs);
}

fn each<'t>(texts: impl IntoIterator<Item = &'t Inlines<Composed>>, around: Around<'_>, runs: &mut Vec<Run>) {
    texts.into_iter().for_each(|text| one(&[text], around, runs));
}

/// A text that is kept without its place: it is looked for in the file that it was typed in.
fn plain(text: &str, key: &str, around: Around<'_>, sources: &Sources, runs: &mut Vec<Run>) {
    let mut words = Words::default();
    words.push(text, place::of_value(text, key, around.span, sources), Came::Typed);
    words.run(around, runs);
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}
