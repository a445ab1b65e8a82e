//! The tree of a composed module as HTML, shared by every form that shows pages. Everything an author or a brand
//! wrote passes through [`ink`]; every match is exhaustive, so a new kind of text does not compile until it is shown.

mod blocks;
pub mod ink;
mod kept;
mod ours;
mod ours_lists;
mod ours_values;
mod practice;
mod sections;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use ink::{Ink, direction, escape, slug};
pub use kept::Kept;

use super::texts::{Arg, Texts};
use super::typography::{Quotes, quotes, right_to_left, typeset};
use crate::model::doc::{Block, Composed, Image, Inline, InlineKind, LinkTo};
use crate::model::pack::{Pack, PackModule};
use crate::model::slot::{Blank, Filled, FilledContent, Origin};
use crate::model::walk::blocks_of;

/// Where pictures stand in the output: from the project's path to the address on a page.
pub type Pictures = BTreeMap<String, String>;

/// Running text as composed.
pub type Words = [Inline<Composed>];
/// Blocks as composed.
pub type Text = [Block<Composed>];

/// What sets one page. Make a new one for each page: it counts headings and notes.
pub struct Html<'a> {
    pub pack: &'a Pack,
    pub texts: &'a Texts,
    pub pictures: &'a Pictures,
    /// The brand's mark for the tab of what is ours, as HTML; empty where none suits.
    pub tab_mark: &'a str,
    kept: &'a Kept,
    /// Whether a block is being set in order to be kept.
    keeping: Cell<bool>,
    quotes: Quotes,
    /// The level of the last heading: levels never skip.
    heading: Cell<u8>,
    /// How deep blocks stand in blocks.
    depth: Cell<u8>,
    /// Blocks of ours set so far; from the second on they are calm where a module holds more than two.
    ours: Cell<usize>,
    calm: bool,
    notes: RefCell<Notes>,
    /// Whether the text being set is a link: no link can stand in another.
    linked: Cell<bool>,
    /// How many regions bear each name.
    regions: RefCell<BTreeMap<&'static str, u32>>,
    serial: Cell<u32>,
    /// The title that stands above the block being set, so that a block does not say it again.
    above: RefCell<String>,
}

/// The notes that a page has called, counted in the order of their first calls.
#[derive(Default)]
struct Notes {
    order: Vec<u32>,
    numbers: BTreeMap<u32, usize>,
}

impl Notes {
    /// The number that a note of the module bears on this page, and whether this is its first call.
    fn call(&mut self, note: u32) -> (usize, bool) {
        let next = self.order.len() + 1;
        let number = *self.numbers.entry(note).or_insert(next);
        if number == next {
            self.order.push(note);
        }
        (number, number == next)
    }

    /// The module's note that was called as the page's `n`th, from nought.
    fn called(&self, n: usize) -> Option<u32> {
        self.order.get(n).copied()
    }
}

impl<'a> Html<'a> {
    /// For a page whose `h1` is set elsewhere.
    pub fn new(
        pack: &'a Pack,
        texts: &'a Texts,
        pictures: &'a Pictures,
        tab_mark: &'a str,
        kept: &'a Kept,
    ) -> Html<'a> {
        Html {
            pack,
            texts,
            pictures,
            tab_mark,
            kept,
            keeping: Cell::new(false),
            quotes: quotes(&pack.locale),
            heading: Cell::new(1),
            depth: Cell::new(0),
            ours: Cell::new(0),
            calm: false,
            notes: RefCell::default(),
            linked: Cell::new(false),
            regions: RefCell::default(),
            serial: Cell::new(0),
            above: RefCell::default(),
        }
    }

    /// For a module's page.
    pub fn of_module(mut self, module: &PackModule) -> Html<'a> {
        self.calm = blocks_of(&module.body).map(|blocks| self.count_ours(blocks)).sum::<usize>() > 2;
        self
    }

    /// An interface word, escaped.
    pub fn t(&self, key: &str) -> String {
        escape(&self.texts.say(key))
    }

    /// An interface text with plain values in it, escaped.
    pub fn tw(&self, key: &str, args: &[(&str, Arg)]) -> String {
        escape(&self.texts.with(key, args))
    }

    /// A number for ids that need be unique on this page only.
    fn next(&self) -> u32 {
        self.serial.set(self.serial.get() + 1);
        self.serial.get()
    }

    /// A heading of the wanted level, or of the one that may follow the last.
    pub fn heading(&self, wanted: u8, attrs: &str, inner: &str) -> String {
        let level = wanted.min(self.heading.get() + 1).clamp(2, 6);
        self.heading.set(level);
        format!("<h{level}{attrs}>{inner}</h{level}>")
    }

    /// The heading of a block.
    pub fn title(&self, attrs: &str, inner: &str) -> String {
        self.heading(3 + self.depth.get(), attrs, inner)
    }

    fn deeper<T>(&self, set: impl FnOnce() -> T) -> T {
        self.depth.set(self.depth.get() + 1);
        let set = set();
        self.depth.set(self.depth.get() - 1);
        set
    }

    /// Running text.
    pub fn words(&self, words: &Words) -> String {
        let mut ink = Ink::new(self.quotes, right_to_left(&self.pack.locale));
        self.inlines(&mut ink, words);
        ink.out
    }

    /// Plain text of a brand or a front matter, with real quotes.
    pub fn plain(&self, text: &str) -> String {
        let mut ink = Ink::new(self.quotes, right_to_left(&self.pack.locale));
        ink.text(text);
        ink.out
    }

    /// The same as letters that are not escaped yet: for templates, which escape.
    pub fn letters(&self, text: &str) -> String {
        typeset(text, self.quotes)
    }

    /// Running text in the quotation marks of the language.
    pub fn quoted(&self, words: &Words) -> String {
        self.between(words, right_to_left(&self.pack.locale))
    }

    /// The same in words of another language than the page's: they go their own way, their blanks too.
    pub fn quoted_in(&self, words: &Words, locale: &str) -> String {
        let texts = Texts::get(locale);
        let page = Html::new(self.pack, &texts, self.pictures, self.tab_mark, self.kept);
        let own = Html { quotes: quotes(locale), ..page };
        let said = own.between(words, right_to_left(locale));
        format!("<bdi lang=\"{}\" dir=\"{}\">{said}</bdi>", escape(locale), direction(locale))
    }

    fn between(&self, words: &Words, rtl: bool) -> String {
        let mut ink = Ink::within(self.quotes, rtl);
        self.inlines(&mut ink, words);
        let Quotes { open, close, stop_behind, .. } = self.quotes;
        match ink.out.strip_suffix('.').filter(|said| stop_behind && !said.ends_with('.')) {
            Some(said) => format!("{open}{said}{close}."),
            None => format!("{open}{}{close}", ink.out),
        }
    }

    fn inlines(&self, ink: &mut Ink, words: &Words) {
        for word in words {
            self.inline(ink, &word.kind);
        }
    }

    fn inline(&self, ink: &mut Ink, kind: &InlineKind<Composed>) {
        match kind {
            InlineKind::Text(text) => ink.text(text),
            InlineKind::Emphasis(inner) => self.inside(ink, "<em>", inner, "</em>"),
            InlineKind::Strong(inner) => self.inside(ink, "<strong>", inner, "</strong>"),
            InlineKind::Strikethrough(inner) => self.inside(ink, "<s>", inner, "</s>"),
            InlineKind::Code(code) => ink.word(&format!("<bdi><code>{}</code></bdi>", escape(code))),
            InlineKind::Link { to, text } => match self.address(to) {
                Some(href) if !self.linked.replace(true) => {
                    self.inside(ink, &format!("<a href=\"{href}\">"), text, "</a>");
                    self.linked.set(false);
                }
                Some(_) | None => self.inlines(ink, text),
            },
            InlineKind::Image(image) => ink.word(&self.image(image)),
            InlineKind::Footnote(number) => {
                let (number, first) = self.notes.borrow_mut().call(*number);
                let id = if first { format!(" id=\"ref.{number}\"") } else { String::new() };
                let figure = self.texts.figure(number);
                if self.linked.get() {
                    ink.tag(&format!("<span class=\"fn\"{id}>{figure}</span>"));
                    return;
                }
                let label = self.tw("note-label", &[("number", u32::try_from(number).unwrap_or(u32::MAX).into())]);
                ink.tag(&format!("<a class=\"fn\"{id} href=\"#note.{number}\" aria-label=\"{label}\">{figure}</a>"));
            }
            InlineKind::SoftBreak => ink.space(),
            InlineKind::HardBreak => {
                ink.tag("<br>");
                ink.space();
            }
            InlineKind::Slot(filled) => self.slot(ink, filled),
        }
    }

    fn inside(&self, ink: &mut Ink, open: &str, inner: &Words, close: &str) {
        ink.tag(open);
        self.inlines(ink, inner);
        ink.tag(close);
    }

    fn slot(&self, ink: &mut Ink, filled: &Filled) {
        match &filled.content {
            FilledContent::Words(words) => {
                let plain = match &filled.origin {
                    Origin::BrandWords | Origin::Fact(_) => true,
                    Origin::Fallback => ink.setter.plain,
                };
                let before = std::mem::replace(&mut ink.setter.plain, plain);
                self.inlines(ink, words);
                ink.setter.plain = before;
            }
            FilledContent::Value { id, name } => {
                let name = self.plain(name);
                if self.linked.get() {
                    ink.word(&format!("<span class=\"lit\">{name}</span>"));
                } else {
                    ink.word(&format!("<a class=\"lit\" href=\"what-matters.html#value.{}\">{name}</a>", slug(id)));
                }
            }
            FilledContent::Isolated(text) => ink.word(&format!("<bdi>{}</bdi>", escape(text))),
            FilledContent::Blank(blank) => ink.word(&format!("<span class=\"blank\">{}</span>", self.blank(*blank))),
        }
    }

    fn blank(&self, blank: Blank) -> String {
        self.t(match blank {
            Blank::Me => "blank-me",
            Blank::Customer => "blank-customer",
            Blank::Place => "blank-place",
            Blank::Daypart => "blank-daypart",
        })
    }

    /// Where a link leads, escaped; none for a module that this pack does not hold.
    fn address(&self, to: &LinkTo) -> Option<String> {
        match to {
            LinkTo::Address(address) => {
                let safe = ["https:", "http:", "mailto:", "tel:"]
                    .iter()
                    .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
                safe.then(|| escape(address))
            }
            LinkTo::Section(id) => Some(format!("#{}", slug(id))),
            LinkTo::Module { id, section } => {
                let held = self.pack.modules.iter().any(|module| module.meta.id == *id);
                let section = section.as_ref().map(|section| format!("#{}", slug(section))).unwrap_or_default();
                held.then(|| format!("{}{section}", page_of(id)))
            }
        }
    }

    /// A picture, or what it shows in words when it was not found.
    fn image(&self, image: &Image<Composed>) -> String {
        let alt = self.flat(&image.alt);
        match self.pictures.get(&image.path) {
            Some(address) => format!("<img src=\"{}\" alt=\"{alt}\" loading=\"lazy\">", escape(address)),
            None => format!("<em>{alt}</em>"),
        }
    }

    /// Running text as letters only, escaped: for titles, labels and attributes.
    pub fn flat(&self, words: &Words) -> String {
        let mut ink = Ink::new(self.quotes, right_to_left(&self.pack.locale));
        self.flatten(&mut ink, words);
        ink.out
    }

    fn flatten(&self, ink: &mut Ink, words: &Words) {
        for word in words {
            match &word.kind {
                InlineKind::Text(text) => ink.text(text),
                InlineKind::Code(code) => ink.word(&escape(code)),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                    self.flatten(ink, inner);
                }
                InlineKind::Link { text, .. } => self.flatten(ink, text),
                InlineKind::Image(image) => self.flatten(ink, &image.alt),
                InlineKind::Footnote(_) => {}
                InlineKind::SoftBreak | InlineKind::HardBreak => ink.space(),
                InlineKind::Slot(filled) => match &filled.content {
                    FilledContent::Words(words) => self.flatten(ink, words),
                    FilledContent::Value { name, .. } => ink.text(name),
                    FilledContent::Isolated(text) => ink.word(&escape(text)),
                    FilledContent::Blank(blank) => ink.word(&self.blank(*blank)),
                },
            }
        }
    }
}

/// The file of a module's page; a module that bears a page's own name steps aside, and one that would then stand in its
/// way does too.
pub fn page_of(module: &str) -> String {
    let page = slug(module);
    let taken = matches!(module, "index" | "what-matters" | "limits" | "changes") || module.starts_with("module-");
    if taken { format!("module-{page}.html") } else { format!("{page}.html") }
}

/// A mark from the page's sprite; always beside a word that says the same.
pub fn mark(name: &str) -> String {
    format!("<svg class=\"m\" aria-hidden=\"true\"><use href=\"#mark.{name}\"/></svg>")
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn no_two_modules_share_a_page_and_none_takes_the_packs_own() {
        let ids = ["index", "limits", "module-index", "module-module-index", "module", "put-right"];
        let mut pages: Vec<String> = ids.into_iter().map(page_of).collect();
        pages.extend(["index", "what-matters", "limits", "changes"].map(|page| format!("{page}.html")));
        let all = pages.len();
        pages.sort();
        pages.dedup();
        assert_eq!(pages.len(), all);
    }
}
