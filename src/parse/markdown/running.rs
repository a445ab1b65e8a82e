//! Running text of Markdown: words, emphasis, links, pictures, footnote marks, slots.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::Reader;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Image, Inline, InlineKind, Inlines, Written};
use crate::model::slot::{RouteField, SlotName, StandardField, ToolField};
use crate::model::span::Span;
use crate::parse::links;
use crate::parse::marked::Part;
use crate::parse::slots;

/// Emphasis in emphasis in emphasis.
const DEEPEST: usize = 24;

pub(super) fn is_running(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

impl Reader<'_, '_, '_> {
    /// Running text until an end that `ends` names (taken) or anything that is no running text (left).
    pub(super) fn running(&mut self, ends: &dyn Fn(&TagEnd) -> bool) -> Inlines<Written> {
        let mut out = Vec::new();
        self.depth += 1;
        while let Some((event, range)) = self.peek().cloned() {
            let span = self.made.span(range.clone());
            match event {
                Event::Text(text) => {
                    self.at += 1;
                    self.text(&text, range, &mut out);
                    continue;
                }
                Event::End(end) => {
                    self.at += usize::from(ends(&end));
                    break;
                }
                Event::Start(tag) => {
                    if !is_running(&tag) {
                        break;
                    }
                    self.at += 1;
                    self.start(tag, span, &mut out);
                }
                Event::Code(code) => {
                    self.at += 1;
                    let code = self.shared.marked.as_typed(&code);
                    out.push(Inline { span, kind: InlineKind::Code(code) });
                }
                Event::InlineHtml(raw) | Event::Html(raw) => {
                    self.at += 1;
                    let raw = self.shared.marked.as_typed(&raw);
                    self.html(&raw, span);
                    push_text(&raw, span, &mut out);
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
                    let labels = &mut self.shared.labels;
                    let number = labels.iter().position(|known| known.as_str() == &*label).unwrap_or_else(|| {
                        labels.push(label.to_string());
                        labels.len() - 1
                    });
                    let number = u32::try_from(number + 1).unwrap_or(u32::MAX);
                    out.push(Inline { span, kind: InlineKind::Footnote(number) });
                }
                Event::Rule => break,
                Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.at += 1,
            }
        }
        self.depth -= 1;
        for inline in &out {
            if let InlineKind::Text(words) = &inline.kind {
                let typed = self.shared.marked.source.get(inline.span.range()).unwrap_or_default();
                if self.in_title {
                    in_title(words, inline.span, &self.shared.addresses, self.shared.d);
                }
                slots::leftovers(words, typed, !self.in_title, inline.span, self.shared.d);
            }
        }
        out
    }

    fn start(&mut self, tag: Tag<'_>, span: Span, out: &mut Inlines<Written>) {
        if self.depth > DEEPEST {
            self.shared.d.push(
                Diagnostic::error("too-deep", span, "This is nested too deeply to be read on a page")
                    .help("Take some of the stars or brackets out."),
            );
            let words = self.words();
            push_text(&words, span, out);
            return;
        }
        let kind = match tag {
            Tag::Emphasis => InlineKind::Emphasis(self.running(&|end| *end == TagEnd::Emphasis)),
            Tag::Strong => InlineKind::Strong(self.running(&|end| *end == TagEnd::Strong)),
            Tag::Strikethrough => InlineKind::Strikethrough(self.running(&|end| *end == TagEnd::Strikethrough)),
            Tag::Link { link_type, dest_url, title, .. } => {
                let url = self.shared.marked.as_typed(&dest_url);
                // `<learn@house.example>`
                let url = if link_type == LinkType::Email { format!("mailto:{url}") } else { url };
                if !title.is_empty() {
                    self.shared.d.push(
                        Diagnostic::advice(
                            "words-not-shown",
                            span,
                            "The words in quotes behind an address are not shown",
                        )
                        .help("Say them in the text, and leave only the address between the round brackets."),
                    );
                }
                let text = self.running(&|end| *end == TagEnd::Link);
                if text.is_empty() {
                    self.shared.d.push(
                        Diagnostic::error("link-without-words", span, "This link has no words to press")
                            .help("Say between the brackets where it leads: [the refund form](https://…)."),
                    );
                }
                match links::link(&url, span, self.shared.d) {
                    Some(to) => InlineKind::Link { to, text },
                    None => return out.extend(text),
                }
            }
            Tag::Image { dest_url, title, .. } => {
                let url = self.shared.marked.as_typed(&dest_url);
                if !title.is_empty() {
                    self.shared.d.push(
                        Diagnostic::advice("words-not-shown", span, "The words in quotes behind a picture's file are not shown")
                            .help("Write them as a line of their own below the picture, and leave only the file between the round brackets."),
                    );
                }
                let mut alt = self.running(&|end| *end == TagEnd::Image);
                if alt.is_empty() {
                    self.shared.d.push(
                        Diagnostic::error(
                            "picture-without-words",
                            span,
                            "This picture has no words for those who cannot see it",
                        )
                        .help("Say between the brackets what it shows: ![A till with the drawer open](till.svg)."),
                    );
                    let name = url.rsplit('/').next().unwrap_or(&url).to_owned();
                    push_text(&name, span, &mut alt);
                }
                match links::picture(&url, self.shared.folder, span, self.shared.d) {
                    Some(path) => InlineKind::Image(Image { path, alt }),
                    None => return out.extend(alt),
                }
            }
            _ => return,
        };
        out.push(Inline { span, kind });
    }

    fn text(&mut self, text: &str, range: Range<usize>, out: &mut Inlines<Written>) {
        let exact = self.made.text.get(range.clone()) == Some(text);
        let parts = self.shared.marked.parts(text);
        for (bytes, part) in parts {
            let span = if exact {
                self.made.span(range.start + bytes.start..range.start + bytes.end)
            } else {
                self.made.span(range.clone())
            };
            match part {
                Part::Words(words) => push_text(words, span, out),
                Part::Nothing => {}
                Part::Slot(number) => {
                    let (typed, span) = self.shared.marked.slot(number);
                    let library = self.shared.rules.library;
                    let around = |name: &SlotName| self.shared.has.iter().any(|has| is_sure(name, has));
                    let inside = typed.get(2..typed.len().saturating_sub(2)).unwrap_or_default();
                    match slots::slot(inside, span, library, &around, self.shared.d) {
                        Some(slot) => out.push(Inline { span, kind: InlineKind::Slot(slot) }),
                        None => push_text(typed, span, out),
                    }
                }
            }
        }
    }
}

/// Whether a slot can be filled wherever the brand has what `has` names: `tool.crm.name` where it has `tool.crm`, but
/// not its version, which a tool may go without.
fn is_sure(name: &SlotName, has: &str) -> bool {
    let Some((kind, asked)) = has.split_once('.') else { return false };
    let id = match (kind, name) {
        ("limit", SlotName::Limit { id, role: None })
        | ("standard", SlotName::Standard { id, field: StandardField::Text })
        | ("route", SlotName::Route { id, field: RouteField::To | RouteField::When })
        | ("tool", SlotName::Tool { id, field: ToolField::Name })
        | ("person", SlotName::Person(id))
        | ("word", SlotName::Word { key: id, form: _ }) => id,
        _ => return false,
    };
    **id == *asked
}

/// What a title cannot hold: a footnote, and a link whose address stands elsewhere on the page.
fn in_title(words: &str, span: Span, addresses: &BTreeSet<String>, d: &mut Diagnostics) {
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('[')
        && let Some((inside, behind)) = after.split_once(']')
    {
        let second = behind.strip_prefix('[').and_then(|name| name.split_once(']'));
        rest = second.map_or(behind, |(_, behind)| behind);
        if before.ends_with('\\') {
            continue;
        }
        let name = second.map(|(name, _)| name).filter(|name| !name.is_empty()).unwrap_or(inside);
        if inside.starts_with('^') && inside.len() > 1 && !inside.contains(char::is_whitespace) {
            d.push(
                Diagnostic::error("not-in-a-title", span, "The title of a block cannot hold a footnote")
                    .help(format!("Put `[{inside}]` into the text below the title.")),
            );
        } else if addresses.contains(&name.to_lowercase()) {
            d.push(
                Diagnostic::error(
                    "not-in-a-title",
                    span,
                    "The title of a block cannot hold a link whose address is written out elsewhere",
                )
                .help(format!("Type its address here: `[{inside}](https://…)`.")),
            );
        }
    }
}

/// Adds words to a text, to its last words when they stand side by side.
pub(super) fn push_text(words: &str, span: Span, out: &mut Inlines<Written>) {
    if words.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(Inline { span: before, kind: InlineKind::Text(text) }) => {
            text.push_str(words);
            before.end = before.end.max(span.end);
        }
        _ => out.push(Inline { span, kind: InlineKind::Text(words.to_owned()) }),
    }
}
