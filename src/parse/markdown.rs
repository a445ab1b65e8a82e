//! Markdown in, a tree of plain Markdown blocks with places out. The only room that knows the Markdown library.
//! Raw HTML is refused; what it holds is shown as text.

pub mod html;
pub mod probe;
mod running;
mod tables;
mod tree;

pub use tree::{Fenced, Md, MdItem, MdKind, Page, Rules};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::attrs::{Braces, condition, take_from_head};
use super::fences::{Mark, Opening};
use super::marked::{Made, Marked, mark};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Inline, InlineKind, Inlines, Written};
use crate::model::span::{FileId, Span, Spanned};
use html::raw_html;
use probe::options;

/// Deeper than any page a person reads.
const DEEPEST: usize = 16;

/// Reads `text[start..]` of a file; `folder` is where the file's pictures are looked for.
pub fn page(file: FileId, text: &str, start: usize, folder: &str, rules: Rules, d: &mut Diagnostics) -> Page {
    #[cfg(test)]
    super::counted::read(file);
    let marked = mark(file, text, start, d);
    let mut shared = Shared {
        marked: &marked,
        folder,
        rules,
        labels: Vec::new(),
        notes: BTreeMap::new(),
        addresses: BTreeSet::new(),
        has: Vec::new(),
        tags: BTreeMap::new(),
        blocks_open: 0,
        d,
    };
    let mut reader = Reader::new(&marked.made, &mut shared);
    let mut blocks = reader.blocks(&|_| false);
    // A mark that closed nothing leaves its events: go on behind it.
    while reader.at < reader.events.len() {
        let before = reader.at;
        blocks.extend(reader.blocks(&|_| false));
        if reader.at == before {
            reader.at += 1;
        }
    }
    let Shared { labels, mut notes, d, .. } = shared;
    let footnotes = labels.iter().map(|label| notes.remove(label).map_or_else(Vec::new, |(_, note)| note)).collect();
    for (span, _) in notes.into_values() {
        d.push(
            Diagnostic::warning("footnote-unused", span, "Nothing refers to this footnote, so it is not shown")
                .help("Refer to it in the text, with the same name between `[^` and `]`, or take it out."),
        );
    }
    Page { blocks, footnotes }
}

/// What all texts of a page share.
struct Shared<'a> {
    marked: &'a Marked<'a>,
    folder: &'a str,
    rules: Rules,
    /// Footnote labels in the order they are first referred to.
    labels: Vec<String>,
    notes: BTreeMap<String, (Span, Vec<Md>)>,
    /// Names under which addresses of links are written out: `[form]: https://…`.
    addresses: BTreeSet<String>,
    /// What the blocks around are there for: `limit.noise` inside `::: if has=limit.noise`.
    has: Vec<String>,
    /// HTML tags that were reported and not closed yet: their ends are not a second mistake.
    tags: BTreeMap<String, usize>,
    blocks_open: usize,
    d: &'a mut Diagnostics,
}

struct Reader<'m, 's, 'a> {
    made: &'m Made,
    events: Vec<(Event<'m>, Range<usize>)>,
    at: usize,
    depth: usize,
    /// A block's title is read by itself: what the page writes out elsewhere does not reach it.
    in_title: bool,
    shared: &'s mut Shared<'a>,
}

impl<'m, 's, 'a> Reader<'m, 's, 'a> {
    fn new(made: &'m Made, shared: &'s mut Shared<'a>) -> Self {
        let parser = Parser::new_ext(&made.text, options());
        shared.addresses.extend(parser.reference_definitions().iter().map(|(name, _)| name.to_lowercase()));
        let events = parser.into_offset_iter().collect();
        Reader { made, events, at: 0, depth: 0, in_title: false, shared }
    }

    fn peek(&self) -> Option<&(Event<'m>, Range<usize>)> {
        self.events.get(self.at)
    }

    /// The next event, taken.
    fn next(&mut self) -> Option<(Event<'m>, Range<usize>)> {
        let next = self.events.get(self.at).cloned();
        self.at += usize::from(next.is_some());
        next
    }

    /// Blocks until an end that `ends` names (taken), a closing mark (taken), or the end of the page.
    fn blocks(&mut self, ends: &dyn Fn(&TagEnd) -> bool) -> Vec<Md> {
        let mut out = Vec::new();
        self.depth += 1;
        while let Some((event, range)) = self.peek().cloned() {
            let span = self.made.span(range);
            match event {
                Event::End(end) => {
                    self.at += 1;
                    if ends(&end) {
                        break;
                    }
                }
                Event::Start(Tag::HtmlBlock) => {
                    let raw = self.html_block();
                    match self.shared.marked.mark_at(&raw).cloned() {
                        Some(Mark::Close { .. }) => {
                            if self.shared.blocks_open > 0 {
                                break;
                            }
                        }
                        Some(Mark::Open(opening)) => out.push(self.fenced(opening)),
                        None => {
                            let text = self.shared.marked.as_typed(raw.trim());
                            if !text.is_empty() {
                                self.html(&text, span);
                                let text = vec![Inline { span, kind: InlineKind::Text(text) }];
                                out.push(Md { span, kind: MdKind::Paragraph(text) });
                            }
                        }
                    }
                }
                Event::Start(tag) if !running::is_running(&tag) => {
                    self.at += 1;
                    self.block(tag, span, &mut out);
                }
                Event::Rule => {
                    self.at += 1;
                    out.push(Md { span, kind: MdKind::Divider });
                }
                // A tight list item holds running text without a paragraph around it.
                _ => {
                    let before = self.at;
                    let text = self.running(&|_| false);
                    if !text.is_empty() {
                        out.push(Md { span: span_of(&text, span), kind: MdKind::Paragraph(text) });
                    }
                    if self.at == before {
                        self.at += 1;
                    }
                }
            }
        }
        self.depth -= 1;
        out
    }

    fn fenced(&mut self, opening: Opening) -> Md {
        let Opening { line, name, rest } = opening;
        let (file, source) = (line.file, self.shared.marked.source);
        let spanned = |range: Range<usize>| Spanned::new(source[range.clone()].to_owned(), Span::new(file, range));
        let place = |part: Range<usize>| Span::new(file, rest.start + part.start..rest.start + part.end);
        let name = spanned(name);
        let is_if = name.value == "if";
        // `if` reads for itself what follows its name.
        let (title, braces) = match name.value.as_str() {
            "if" => ("", Braces::default()),
            _ => take_from_head(&source[rest.clone()], &place, self.shared.d),
        };
        let title = self.title(rest.start..rest.start + title.len());
        let has = condition(&source[rest.clone()]).filter(|(key, _)| is_if && *key == "has").map(|(_, path)| path);
        self.shared.has.extend(has.map(str::to_owned));
        self.shared.blocks_open += 1;
        // Marks are placed no deeper than this; what looks like more is no mark of ours.
        let blocks = if self.depth > DEEPEST { Vec::new() } else { self.blocks(&|_| false) };
        self.shared.blocks_open -= 1;
        if has.is_some() {
            self.shared.has.pop();
        }
        let end = blocks.last().map_or(line.end, |last| last.span.end);
        let span = Span { end: end.max(line.end), ..line };
        let rest = spanned(rest);
        Md { span, kind: MdKind::Fenced(Box::new(Fenced { name, rest, title, braces, line, blocks })) }
    }

    /// What follows the name of a block, as running text.
    fn title(&mut self, range: Range<usize>) -> Inlines<Written> {
        if range.is_empty() {
            return Vec::new();
        }
        let made = self.shared.marked.title(range);
        let mut inner = Reader { in_title: true, ..Reader::new(&made, &mut *self.shared) };
        let mut text = Vec::new();
        while inner.at < inner.events.len() {
            let before = inner.at;
            text.extend(inner.running(&|_| false));
            // The paragraph around it.
            inner.at += usize::from(inner.at == before);
        }
        text
    }

    fn html_block(&mut self) -> String {
        self.at += 1;
        let mut raw = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Html(text) | Event::Text(text) => raw.push_str(&text),
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        raw
    }

    fn html(&mut self, raw: &str, span: Span) {
        let tag = raw.trim_start_matches(['<', '/']);
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        let open = self.shared.tags.entry(name).or_default();
        if raw.starts_with("</") && *open > 0 {
            *open -= 1;
            return;
        }
        *open += 1;
        if !self.shared.marked.html_at(span.start as usize) {
            self.shared.d.push(raw_html(span, raw));
        }
    }

    fn block(&mut self, tag: Tag<'m>, span: Span, out: &mut Vec<Md>) {
        if self.depth > DEEPEST {
            self.shared.d.push(
                Diagnostic::error("too-deep", span, "This is nested too deeply to be read on a page")
                    .help("Take some of the levels of lists or quotations out."),
            );
            let words = self.words();
            if !words.is_empty() {
                let text = vec![Inline { span, kind: InlineKind::Text(words) }];
                out.push(Md { span, kind: MdKind::Paragraph(text) });
            }
            return;
        }
        let kind = match tag {
            Tag::Paragraph => {
                self.no_table(span);
                self.no_heading(span);
                MdKind::Paragraph(self.running(&|end| *end == TagEnd::Paragraph))
            }
            Tag::Heading { level, .. } => {
                let text = self.running(&|end| matches!(end, TagEnd::Heading(_)));
                MdKind::Heading { level: level_of(level), text }
            }
            Tag::BlockQuote(_) => MdKind::Quote(self.blocks(&|end| matches!(end, TagEnd::BlockQuote(_)))),
            Tag::CodeBlock(kind) => {
                let (language, indented) = match &kind {
                    CodeBlockKind::Fenced(info) => (info.split_whitespace().next().map(str::to_owned), false),
                    CodeBlockKind::Indented => (None, true),
                };
                let mut text = String::new();
                while let Some((event, _)) = self.next() {
                    match event {
                        Event::Text(part) => text.push_str(&part),
                        Event::End(TagEnd::CodeBlock) => break,
                        _ => {}
                    }
                }
                MdKind::Code { language, text: self.shared.marked.as_typed(&text), indented }
            }
            Tag::List(start) => MdKind::List { start, items: self.items() },
            Tag::Table(align) => self.table(&align),
            Tag::FootnoteDefinition(label) => {
                let blocks = self.blocks(&|end| *end == TagEnd::FootnoteDefinition);
                if self.shared.notes.contains_key(&*label) {
                    self.shared.d.push(
                        Diagnostic::error(
                            "footnote-twice",
                            span,
                            format!("The footnote `{label}` stands here a second time"),
                        )
                        .help("Give one of the two another name between `[^` and `]`."),
                    );
                } else {
                    self.shared.notes.insert(label.to_string(), (span, blocks));
                }
                return;
            }
            _ => {
                self.words();
                return;
            }
        };
        match kind {
            MdKind::Paragraph(text) if text.is_empty() => {}
            kind => out.push(Md { span, kind }),
        }
    }

    /// The bare words of what has just been opened, up to its end.
    fn words(&mut self) -> String {
        let mut open = 1;
        let mut words = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        self.shared.marked.as_typed(words.trim())
    }

    fn items(&mut self) -> Vec<MdItem> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let span = self.made.span(range);
                    // In a list with empty lines the box stands inside the first paragraph.
                    let paragraph = usize::from(matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _))));
                    let task = match self.events.get(self.at + paragraph) {
                        Some((Event::TaskListMarker(ticked), _)) => Some(*ticked),
                        _ => None,
                    };
                    let blocks = self.blocks(&|end| *end == TagEnd::Item);
                    items.push(MdItem { span, task, blocks });
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        items
    }
}

fn span_of(text: &[Inline<Written>], otherwise: Span) -> Span {
    match (text.first(), text.last()) {
        (Some(first), Some(last)) => Span { end: last.span.end.max(first.span.end), ..first.span },
        _ => otherwise,
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
