//! Composed text as the templates' data: strings and small tagged nodes, never markup.

use serde::Serialize;

use crate::model::doc::{Composed, Inline, InlineKind, LinkTo};
use crate::model::slot::{Blank, FilledContent, Origin};
use crate::render::texts::Texts;
use crate::render::typography::{Quotes, Typographer, first_up, is_closed, is_shown, quotes, right_to_left, runs};

/// Running text: pieces in order.
pub type Line = Vec<Piece>;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    Text(String),
    Node { t: Tag, c: Line },
    Link { t: Tag, to: String, c: Line },
}

/// What a node is, by the name the templates know.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tag {
    Em,
    Strong,
    Strike,
    Code,
    /// A value's name.
    Lit,
    /// Keeps its own direction: a number, a code, a tool's name.
    Ltr,
    /// To be filled in by hand.
    Blank,
    /// A missing word, to be written in.
    Gap,
    /// The number of a footnote; shown by documents that hold the notes.
    Note,
    Break,
    Link,
}

/// The texts that stand in nodes of a kind, anywhere in a document's data, in order.
pub fn tagged(data: &serde_json::Value, tag: Tag) -> Vec<String> {
    fn walk(value: &serde_json::Value, tag: &serde_json::Value, within: bool, found: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) if within => found.push(text.clone()),
            serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, tag, within, found)),
            serde_json::Value::Object(fields) => {
                let within = within || fields.get("t") == Some(tag);
                fields.iter().filter(|(name, _)| *name != "t").for_each(|(_, field)| walk(field, tag, within, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    if let Ok(tag) = serde_json::to_value(tag) {
        walk(data, &tag, false, &mut found);
    }
    found
}

/// The marks around words to be said, as the templates set them.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Marks {
    open: &'static str,
    close: &'static str,
    /// A full stop stands behind the closing mark.
    stop_behind: bool,
}

impl From<Quotes> for Marks {
    fn from(quotes: Quotes) -> Marks {
        Marks { open: quotes.open, close: quotes.close, stop_behind: quotes.stop_behind }
    }
}

/// The words and marks of a document's language.
pub struct Language {
    pub texts: Texts,
    pub quotes: Quotes,
    /// It runs from right to left.
    rtl: bool,
    /// `ar-EG`
    pub locale: String,
}

impl Language {
    /// Of a BCP 47 locale.
    pub fn of(locale: &str) -> Language {
        Language {
            texts: Texts::get(locale),
            quotes: quotes(locale),
            rtl: right_to_left(locale),
            locale: locale.to_owned(),
        }
    }

    pub fn say(&self, key: &str) -> String {
        self.texts.say(key)
    }

    pub fn comma(&self) -> &'static str {
        self.texts.comma()
    }

    /// What keeps its own direction: a name, a number, an address. Words of a language from right to left go with theirs.
    pub fn apart(&self, line: Line) -> Line {
        if self.rtl && line.iter().any(|piece| matches!(piece, Piece::Text(text) if text.chars().any(is_arabic))) {
            return line;
        }
        vec![Piece::Node { t: Tag::Ltr, c: line }]
    }
}

/// A text for paper. A word too long for any line may be broken anywhere.
pub fn line(text: &[Inline<Composed>], texts: &Language) -> Line {
    set(text, texts, Typographer::new(texts.quotes))
}

/// The same, for words that the page sets between quotation marks.
pub fn spoken(text: &[Inline<Composed>], texts: &Language) -> Line {
    set(text, texts, Typographer::within(texts.quotes))
}

fn set(text: &[Inline<Composed>], texts: &Language, mut setter: Typographer) -> Line {
    let mut out = Vec::new();
    push(text, texts, &mut setter, &mut out);
    out
}

/// Plain words for paper.
pub fn words(text: &str, texts: &Language) -> Line {
    vec![Piece::Text(plain(text, texts))]
}

/// The same, where no line is wanted: a title, a name.
pub fn plain(text: &str, texts: &Language) -> String {
    breakable(&Typographer::new(texts.quotes).set(text))
}

/// Several lines as one, with a space between them.
pub fn joined(lines: impl IntoIterator<Item = Line>, between: &str) -> Line {
    let mut out: Line = Vec::new();
    for line in lines {
        if !out.is_empty() && !line.is_empty() {
            out.push(Piece::Text(between.to_owned()));
        }
        out.extend(line);
    }
    out
}

/// A line whose first letter is a capital: fragments of a brand file begin small, since they also stand in sentences. A
/// name such as iPad stays as it is.
pub fn capital(mut line: Line) -> Line {
    if let Some(Piece::Text(text)) = line.first_mut() {
        *text = first_up(text);
    }
    line
}

/// A line without the stop that an author put at its end, where it goes on here.
pub fn open(mut line: Line) -> Line {
    if let Some(Piece::Text(text)) = line.last_mut()
        && text.ends_with('.')
        && !text.ends_with("..")
    {
        text.pop();
    }
    line
}

/// A line closed as a sentence, unless it closes itself.
pub fn closed(mut line: Line) -> Line {
    if !line.is_empty() && !is_closed(last_of(&line)) {
        line.push(Piece::Text(".".to_owned()));
    }
    line
}

/// The last piece of text in a line.
fn last_of(line: &[Piece]) -> &str {
    match line.last() {
        Some(Piece::Text(text)) => text,
        Some(Piece::Node { c, .. } | Piece::Link { c, .. }) => last_of(c),
        None => "",
    }
}

fn push(text: &[Inline<Composed>], texts: &Language, setter: &mut Typographer, out: &mut Line) {
    let inner = |text: &[Inline<Composed>], setter: &mut Typographer| {
        let mut line = Vec::new();
        push(text, texts, setter, &mut line);
        line
    };
    for inline in text {
        match &inline.kind {
            InlineKind::Text(text) if texts.rtl => {
                for (number, run) in runs(text) {
                    let set = breakable(&setter.set(run));
                    let run = Piece::Text(if number { set.replace(' ', "\u{a0}") } else { set });
                    out.push(if number { Piece::Node { t: Tag::Ltr, c: vec![run] } } else { run });
                }
            }
            InlineKind::Text(text) => out.push(Piece::Text(breakable(&setter.set(text)))),
            InlineKind::Emphasis(text) => out.push(Piece::Node { t: Tag::Em, c: inner(text, setter) }),
            InlineKind::Strong(text) => out.push(Piece::Node { t: Tag::Strong, c: inner(text, setter) }),
            InlineKind::Strikethrough(text) => out.push(Piece::Node { t: Tag::Strike, c: inner(text, setter) }),
            InlineKind::Code(code) => {
                setter.passed(code);
                out.push(Piece::Node { t: Tag::Code, c: vec![Piece::Text(breakable(code))] });
            }
            InlineKind::Link { to, text } => match to {
                LinkTo::Address(address) => {
                    out.push(Piece::Link { t: Tag::Link, to: address.clone(), c: inner(text, setter) });
                }
                // Paper cannot lead to a page: the words stay.
                LinkTo::Section(_) | LinkTo::Module { .. } => out.extend(inner(text, setter)),
            },
            // Pictures in running text are for the screen: their words stand here.
            InlineKind::Image(image) => out.extend(inner(&image.alt, setter)),
            InlineKind::Footnote(number) => {
                out.push(Piece::Node { t: Tag::Note, c: vec![Piece::Text(texts.texts.figure(number))] });
            }
            InlineKind::SoftBreak => {
                setter.broke();
                out.push(Piece::Text(" ".to_owned()));
            }
            InlineKind::HardBreak => {
                setter.broke();
                out.push(Piece::Node { t: Tag::Break, c: Vec::new() });
            }
            InlineKind::Slot(filled) => match &filled.content {
                FilledContent::Words(text) => {
                    // A brand's facts are set letter for letter.
                    let plain = setter.plain || filled.origin != Origin::Fallback;
                    let before = std::mem::replace(&mut setter.plain, plain);
                    push(text, texts, setter, out);
                    setter.plain = before;
                }
                FilledContent::Value { name, .. } => {
                    let name = breakable(&setter.set(name));
                    out.push(Piece::Node { t: Tag::Lit, c: vec![Piece::Text(name)] });
                }
                FilledContent::Isolated(text) => {
                    setter.passed(text);
                    out.extend(texts.apart(vec![Piece::Text(breakable(text))]));
                }
                FilledContent::Blank(blank) => {
                    let key = match blank {
                        Blank::Me => "blank-me",
                        Blank::Customer => "blank-customer",
                        Blank::Place => "blank-place",
                        Blank::Daypart => "blank-daypart",
                    };
                    setter.passed("x");
                    out.push(Piece::Node { t: Tag::Blank, c: vec![Piece::Text(texts.say(key))] });
                }
            },
        }
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && c.is_alphabetic()
}

/// Longer than this no word of a language is; it may break anywhere, so that it cannot run off the page.
const LONGEST_WORD: usize = 40;

/// A text whose longest words may break.
pub fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars().filter(|c| is_shown(*c)) {
        if c.is_whitespace() {
            run = 0;
        } else {
            run += 1;
            if run > LONGEST_WORD {
                out.push('\u{200b}');
                run = 1;
            }
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Piece, breakable, capital, closed, open};

    #[test]
    fn an_endless_word_may_break() {
        let broken = breakable(&"x".repeat(10_000));
        assert!(broken.split('\u{200b}').all(|part| part.chars().count() <= 40));
        assert_eq!(breakable("ordinary words"), "ordinary words");
    }

    #[test]
    fn fragments_begin_large() {
        assert_eq!(capital(text("move the room")), text("Move the room"));
        assert_eq!(capital(text("iPad log")), text("iPad log"));
    }

    #[test]
    fn a_stop_stands_once_where_a_sentence_ends_and_not_where_it_goes_on() {
        let end = |line| line_text(&closed(line));
        assert_eq!(
            [end(text("ask first")), end(text("Ask first.")), end(text("“Now?”"))],
            ["ask first.", "Ask first.", "“Now?”"]
        );
        assert_eq!(open(text("it is beyond your limit.")), text("it is beyond your limit"));
        assert_eq!(open(text("and so on...")), text("and so on..."));
        assert!(closed(Vec::new()).is_empty());
    }

    fn text(text: &str) -> Vec<Piece> {
        vec![Piece::Text(text.to_owned())]
    }

    fn line_text(line: &[Piece]) -> String {
        line.iter().map(|piece| if let Piece::Text(text) = piece { text.as_str() } else { "" }).collect()
    }
}
