//! Markdown in, a tree of plain Markdown blocks with places out. The only room that knows the Markdown library.
//! Raw HTML is refused; what it holds is shown as text.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::fences::{Fenced, Mark, fence};
use super::slots;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Align, Image, Inline, InlineKind, Inlines, LinkTo, Written};
use crate::model::span::{FileId, Span};

/// Deeper than any page a person reads.
const DEEPEST: usize = 24;

/// A block before it is known what it means.
#[derive(Clone, Debug)]
pub struct Md {
    pub span: Span,
    pub kind: MdKind,
}

#[derive(Clone, Debug)]
pub enum MdKind {
    Paragraph(Inlines<Written>),
    Heading {
        level: u8,
        text: Inlines<Written>,
    },
    List {
        start: Option<u64>,
        items: Vec<MdItem>,
    },
    Table {
        align: Vec<Align>,
        head: Vec<Inlines<Written>>,
        rows: Vec<Vec<Inlines<Written>>>,
    },
    Quote(Vec<Md>),
    Code {
        language: Option<String>,
        text: String,
    },
    Divider,
    /// `::: …`: what follows the colons, the byte it starts at, what stands inside.
    Fenced {
        head: String,
        head_at: usize,
        line: Span,
        blocks: Vec<Md>,
    },
}

#[derive(Clone, Debug)]
pub struct MdItem {
    pub span: Span,
    pub task: Option<bool>,
    pub blocks: Vec<Md>,
}

/// What a page may do.
#[derive(Copy, Clone, Debug)]
pub struct Rules {
    /// A library module: its slots need fallbacks.
    pub library: bool,
}

/// A page as blocks, and its footnotes in the order of their numbers.
pub struct Page {
    pub blocks: Vec<Md>,
    pub footnotes: Vec<Vec<Md>>,
}

/// Reads `text[start..]` of a file; `folder` is where the file's pictures are looked for.
pub fn page(file: FileId, text: &str, start: usize, folder: &str, rules: Rules, d: &mut Diagnostics) -> Page {
    let fenced = fence(file, text, start, d);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(&fenced.text, options).into_offset_iter().collect();
    let mut reader = Reader {
        fenced: &fenced,
        file_text: text,
        events: &events,
        at: 0,
        depth: 0,
        folder,
        rules,
        labels: Vec::new(),
        notes: Vec::new(),
        if_depth: 0,
        d,
    };
    let mut blocks = reader.blocks(&|_| false);
    // A mark that closed nothing leaves its events: go on behind it.
    while reader.at < events.len() {
        let before = reader.at;
        blocks.extend(reader.blocks(&|_| false));
        if reader.at == before {
            reader.at += 1;
        }
    }
    let (labels, mut notes) = (std::mem::take(&mut reader.labels), std::mem::take(&mut reader.notes));
    let footnotes = labels
        .iter()
        .map(|label| match notes.iter().position(|(known, _)| known == label) {
            Some(at) => notes.swap_remove(at).1,
            None => Vec::new(),
        })
        .collect();
    Page { blocks, footnotes }
}

struct Reader<'a, 'e> {
    fenced: &'a Fenced,
    file_text: &'a str,
    events: &'a [(Event<'e>, Range<usize>)],
    at: usize,
    depth: usize,
    folder: &'a str,
    rules: Rules,
    /// Footnote labels in the order they are first referred to.
    labels: Vec<String>,
    notes: Vec<(String, Vec<Md>)>,
    /// Inside `::: if`, where slots need no fallback.
    if_depth: usize,
    d: &'a mut Diagnostics,
}

impl<'a, 'e> Reader<'a, 'e> {
    fn peek(&self) -> Option<&'a (Event<'e>, Range<usize>)> {
        self.events.get(self.at)
    }

    /// Blocks until an end that `ends` names (taken), a closing mark (taken), or the end of the page.
    fn blocks(&mut self, ends: &dyn Fn(&TagEnd) -> bool) -> Vec<Md> {
        let mut out = Vec::new();
        self.depth += 1;
        while let Some((event, range)) = self.peek() {
            let span = self.fenced.span(range.clone());
            match event {
                Event::End(end) => {
                    self.at += 1;
                    if ends(end) {
                        break;
                    }
                }
                Event::Start(Tag::HtmlBlock) => {
                    let raw = self.html_block();
                    match self.fenced.mark_at(&raw).cloned() {
                        Some(Mark::Close) => break,
                        Some(Mark::Open { head, head_at, span: line }) => {
                            let is_if = head.split_whitespace().next() == Some("if");
                            self.if_depth += usize::from(is_if);
                            let blocks = self.blocks(&|_| false);
                            self.if_depth -= usize::from(is_if);
                            let end = blocks.last().map_or(line.end, |last| last.span.end);
                            let span = Span { end: end.max(line.end), ..line };
                            out.push(Md { span, kind: MdKind::Fenced { head, head_at, line, blocks } });
                        }
                        None => {
                            self.raw_html(&raw, span);
                            let text = vec![Inline { span, kind: InlineKind::Text(raw.trim().to_owned()) }];
                            out.push(Md { span, kind: MdKind::Paragraph(text) });
                        }
                    }
                }
                Event::Start(tag) => {
                    self.at += 1;
                    self.block(tag, span, &mut out);
                }
                Event::Rule => {
                    self.at += 1;
                    out.push(Md { span, kind: MdKind::Divider });
                }
                // A tight list item holds running text without a paragraph around it.
                _ => {
                    let text = self.inlines(&|_| false);
                    if !text.is_empty() {
                        out.push(Md { span: span_of(&text, span), kind: MdKind::Paragraph(text) });
                    } else if self
                        .peek()
                        .is_some_and(|(event, _)| !matches!(event, Event::End(_) | Event::Start(_) | Event::Rule))
                    {
                        self.at += 1;
                    }
                }
            }
        }
        self.depth -= 1;
        out
    }

    fn html_block(&mut self) -> String {
        self.at += 1;
        let mut raw = String::new();
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            match event {
                Event::Html(text) | Event::Text(text) => raw.push_str(text),
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        raw
    }

    fn raw_html(&mut self, raw: &str, span: Span) {
        if raw.trim().is_empty() {
            return;
        }
        self.d.push(
            Diagnostic::error("raw-html", span, "HTML cannot be used in a module")
                .help("Use Markdown: **bold**, *emphasis*, lists, tables. To show a `<`, put it in `code`."),
        );
    }

    fn block(&mut self, tag: &Tag<'e>, span: Span, out: &mut Vec<Md>) {
        if self.depth > DEEPEST {
            if self.depth == DEEPEST + 1 {
                self.d.push(
                    Diagnostic::error("too-deep", span, "This is nested too deeply to be read on a page")
                        .help("Take some of the levels of lists or quotes out."),
                );
            }
            self.skip();
            return;
        }
        let kind = match tag {
            Tag::Paragraph => MdKind::Paragraph(self.inlines(&|end| *end == TagEnd::Paragraph)),
            Tag::Heading { level, .. } => {
                let text = self.inlines(&|end| matches!(end, TagEnd::Heading(_)));
                MdKind::Heading { level: level_of(*level), text }
            }
            Tag::BlockQuote(_) => MdKind::Quote(self.blocks(&|end| matches!(end, TagEnd::BlockQuote(_)))),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
                    CodeBlockKind::Indented => None,
                };
                let mut text = String::new();
                while let Some((event, _)) = self.peek() {
                    self.at += 1;
                    match event {
                        Event::Text(part) => text.push_str(part),
                        Event::End(TagEnd::CodeBlock) => break,
                        _ => {}
                    }
                }
                MdKind::Code { language, text }
            }
            Tag::List(start) => MdKind::List { start: *start, items: self.items() },
            Tag::Table(align) => self.table(align),
            Tag::FootnoteDefinition(label) => {
                let blocks = self.blocks(&|end| *end == TagEnd::FootnoteDefinition);
                self.notes.push((label.to_string(), blocks));
                return;
            }
            // Running text that stands directly in a tight list item.
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } => {
                self.at -= 1;
                MdKind::Paragraph(self.inlines(&|_| false))
            }
            Tag::Item
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::HtmlBlock
            | Tag::MetadataBlock(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => {
                self.skip();
                return;
            }
            #[allow(unreachable_patterns)]
            _ => {
                self.skip();
                return;
            }
        };
        let kind = match kind {
            MdKind::Paragraph(text) if text.is_empty() => return,
            kind => kind,
        };
        out.push(Md { span, kind });
    }

    /// Everything up to the end of what has just been opened.
    fn skip(&mut self) {
        let mut open = 1;
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
    }

    fn items(&mut self) -> Vec<MdItem> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.peek() {
            let span = self.fenced.span(range.clone());
            self.at += 1;
            match event {
                Event::Start(Tag::Item) => {
                    let task = match self.peek() {
                        Some((Event::TaskListMarker(ticked), _)) => {
                            self.at += 1;
                            Some(*ticked)
                        }
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

    fn table(&mut self, align: &[Alignment]) -> MdKind {
        let align: Vec<Align> = align
            .iter()
            .map(|align| match align {
                Alignment::Center => Align::Center,
                Alignment::Right => Align::End,
                Alignment::None | Alignment::Left => Align::Start,
            })
            .collect();
        let mut rows: Vec<Vec<Inlines<Written>>> = Vec::new();
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.inlines(&|end| *end == TagEnd::TableCell);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        MdKind::Table { align, head, rows: rows.collect() }
    }

    /// Running text until an end that `ends` names (taken) or anything that is no running text (left).
    fn inlines(&mut self, ends: &dyn Fn(&TagEnd) -> bool) -> Inlines<Written> {
        let mut out = Vec::new();
        let mut pending: Option<(String, Range<usize>)> = None;
        while let Some((event, range)) = self.peek() {
            let range = range.clone();
            if let Event::Text(text) = event {
                self.at += 1;
                match &mut pending {
                    Some((so_far, place)) => {
                        so_far.push_str(text);
                        place.end = range.end;
                    }
                    None => pending = Some((text.to_string(), range)),
                }
                continue;
            }
            if let Some((text, place)) = pending.take() {
                self.text(&text, place, &mut out);
            }
            let span = self.fenced.span(range);
            match event {
                Event::End(end) => {
                    if ends(end) {
                        self.at += 1;
                    }
                    return out;
                }
                Event::Start(tag) => {
                    let Some(kind) = self.inline(tag, span) else { return out };
                    out.push(Inline { span, kind });
                }
                Event::Code(code) => {
                    self.at += 1;
                    out.push(Inline { span, kind: InlineKind::Code(code.to_string()) });
                }
                Event::InlineHtml(raw) | Event::Html(raw) => {
                    self.at += 1;
                    self.raw_html(raw, span);
                    out.push(Inline { span, kind: InlineKind::Text(raw.to_string()) });
                }
                Event::SoftBreak => {
                    self.at += 1;
                    out.push(Inline { span, kind: InlineKind::SoftBreak });
                }
                Event::HardBreak => {
                    self.at += 1;
                    out.push(Inline { span, kind: InlineKind::HardBreak });
                }
                Event::FootnoteReference(label) => {
                    self.at += 1;
                    let known = self.labels.iter().position(|known| known.as_str() == &**label);
                    let number = known.unwrap_or_else(|| {
                        self.labels.push(label.to_string());
                        self.labels.len() - 1
                    });
                    let number = u32::try_from(number + 1).unwrap_or(u32::MAX);
                    out.push(Inline { span, kind: InlineKind::Footnote(number) });
                }
                Event::Rule => return out,
                Event::Text(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                    self.at += 1
                }
            }
        }
        if let Some((text, place)) = pending.take() {
            self.text(&text, place, &mut out);
        }
        out
    }

    /// `None` for what is a block: left where it is.
    fn inline(&mut self, tag: &Tag<'e>, span: Span) -> Option<InlineKind<Written>> {
        match tag {
            Tag::Emphasis => {
                self.at += 1;
                Some(InlineKind::Emphasis(self.inlines(&|end| *end == TagEnd::Emphasis)))
            }
            Tag::Strong => {
                self.at += 1;
                Some(InlineKind::Strong(self.inlines(&|end| *end == TagEnd::Strong)))
            }
            Tag::Strikethrough => {
                self.at += 1;
                Some(InlineKind::Strikethrough(self.inlines(&|end| *end == TagEnd::Strikethrough)))
            }
            Tag::Link { dest_url, .. } => {
                self.at += 1;
                let text = self.inlines(&|end| *end == TagEnd::Link);
                match self.link(dest_url, span) {
                    Some(to) => Some(InlineKind::Link { to, text }),
                    None => Some(InlineKind::Emphasis(text)),
                }
            }
            Tag::Image { dest_url, .. } => {
                self.at += 1;
                let alt = self.inlines(&|end| *end == TagEnd::Image);
                if alt.is_empty() {
                    self.d.push(
                        Diagnostic::error(
                            "picture-without-words",
                            span,
                            "This picture has no words for those who cannot see it",
                        )
                        .help("Say between the brackets what it shows: ![A till with the drawer open](till.svg)."),
                    );
                }
                let path = self.picture(dest_url, span)?;
                Some(InlineKind::Image(Image { path, alt }))
            }
            _ => None,
        }
    }

    fn link(&mut self, url: &str, span: Span) -> Option<LinkTo> {
        let url = url.trim();
        if let Some(section) = url.strip_prefix('#') {
            return Some(LinkTo::Section(section.into()));
        }
        let address = ["https://", "http://", "mailto:", "tel:"];
        if address.iter().any(|start| url.starts_with(start)) {
            return Some(LinkTo::Address(url.to_owned()));
        }
        let (page, section) = url.split_once('#').map_or((url, None), |(page, section)| (page, Some(section)));
        if let Some(id) = page.strip_suffix(".md")
            && crate::model::names::is_id(id)
        {
            return Some(LinkTo::Module { id: id.into(), section: section.map(Into::into) });
        }
        let what = if url.is_empty() {
            "This link leads nowhere".to_owned()
        } else {
            format!("A link cannot lead to `{}`", short(url))
        };
        self.d.push(
            Diagnostic::error("link-not-allowed", span, what)
                .help("Link to https://…, mailto:…, tel:…, a section (#say-sorry) or another module (put-right.md)."),
        );
        None
    }

    fn picture(&mut self, url: &str, span: Span) -> Option<String> {
        let mut path: Vec<&str> = self.folder.split('/').filter(|part| !part.is_empty()).collect();
        let room = path.len().min(if path.first() == Some(&"brands") { 2 } else { 1 });
        let mut good = !url.is_empty() && !url.starts_with('/') && !url.contains([':', '\\', '?']);
        for part in url.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    path.pop();
                    good &= path.len() >= room;
                }
                part => path.push(part),
            }
        }
        if good {
            return Some(path.join("/"));
        }
        self.d.push(
            Diagnostic::error("picture-outside", span, format!("A picture cannot come from `{}`", short(url)))
                .help("Put the file into the assets folder beside the modules: ![What it shows](../assets/till.svg)."),
        );
        None
    }

    fn text(&mut self, text: &str, range: Range<usize>, out: &mut Inlines<Written>) {
        let span = self.fenced.span(range);
        let exact = self.file_text.get(span.range()) == Some(text);
        let place = |part: Range<usize>| {
            if exact {
                Span::new(span.file, span.range().start + part.start..span.range().start + part.end)
            } else {
                span
            }
        };
        let clean = if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text.to_owned() };
        out.extend(slots::split(&clean, &place, self.rules.library && self.if_depth == 0, self.d));
    }
}

fn short(url: &str) -> String {
    url.chars().take(60).collect()
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
