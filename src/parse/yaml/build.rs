//! The tree, built from the library's events; what is no part of our formats is refused on the way.

use std::collections::HashMap;
use std::ops::Range;

use serde_yaml::granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, Span as ParserSpan, StructureStyle};

use super::{MOST_BYTES, Node, Style, Value, lines, quotes, traps};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::span::{FileId, Span, Spanned};

/// `values: - behaviours: - say` is five deep.
const MOST_DEPTH: usize = 40;
pub(super) const MOST_NODES: usize = 100_000;

pub(super) enum Stop {
    Syntax { at: usize, kind: ErrorKind },
    Refused(Box<Diagnostic>),
}

/// A list or map not yet closed.
struct Open {
    start: usize,
    end: usize,
    style: Style,
    what: Inside,
}

enum Inside {
    List(Vec<Node>),
    Map { entries: Vec<(Spanned<String>, Node)>, seen: HashMap<String, Span>, key: Option<Node> },
}

struct Builder<'a> {
    file: FileId,
    /// Where `text` begins in its file.
    base: usize,
    /// Lines before it.
    first_line: usize,
    text: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    /// How many there may be.
    most: usize,
    found: Diagnostics,
}

pub(super) fn build(
    file: FileId,
    base: usize,
    first_line: usize,
    text: &str,
    most: usize,
) -> Result<(Node, Diagnostics), Stop> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MOST_DEPTH;
    options.block_nesting_limit = MOST_DEPTH;
    // A whole file may stand on one line.
    options.simple_key_max_lookahead = MOST_BYTES;
    let mut builder = Builder {
        file,
        base,
        first_line,
        text,
        open: Vec::new(),
        root: None,
        nodes: 0,
        most,
        found: Diagnostics::default(),
    };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => builder.take(event, &span)?,
            Err(error) => {
                let at = lines::byte_of(text, error.marker());
                return Err(match error.kind() {
                    ErrorKind::RecursionLimitExceeded => builder.too_deep(at),
                    kind => Stop::Syntax { at, kind: kind.clone() },
                });
            }
        }
    }
    let empty = builder.node(0..0, Style::Plain, Value::Null, String::new());
    Ok((builder.root.unwrap_or(empty), builder.found))
}

impl Builder<'_> {
    fn node(&self, range: Range<usize>, style: Style, value: Value, source: String) -> Node {
        let span = Span::new(self.file, self.base + range.start..self.base + range.end);
        Node { span, style, value, source }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    fn refuse(&self, code: &'static str, range: Range<usize>, message: &str, help: &str) -> Stop {
        Stop::Refused(Box::new(Diagnostic::error(code, self.span(range), message).help(help)))
    }

    fn too_deep(&self, at: usize) -> Stop {
        let at = at.min(self.text.len());
        let end = self.text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        self.refuse(
            "too-deep",
            at..end,
            "Lists and fields stand inside each other more than forty deep here, so the file was not read",
            "Nothing in these files needs more than six. Look for brackets or spaces that were typed too often.",
        )
    }

    fn take(&mut self, event: Event<'_>, span: &ParserSpan) -> Result<(), Stop> {
        let range = lines::bytes_of(self.text, span);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                let line = lines::line_at(self.text, range.start);
                return Err(self.refuse(
                    "two-documents",
                    line,
                    "A line of three dashes begins a second document here, and a file holds only one",
                    "Take the line `---` out.",
                ));
            }
            Event::Scalar(value, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    self.sign(&range, anchor != 0);
                    return self.put(self.node(range, Style::Plain, Value::Broken, String::new()));
                }
                let range = lines::trimmed(self.text, range);
                let (style, value, source) = match style {
                    ScalarStyle::Plain if range.is_empty() => (Style::Plain, Value::Null, String::new()),
                    ScalarStyle::Plain => (Style::Plain, plain(&value), value.into_owned()),
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                        (Style::Quoted, Value::Text, value.into_owned())
                    }
                    ScalarStyle::Literal | ScalarStyle::Folded => {
                        (Style::Block, Value::Text, value.trim_end().to_owned())
                    }
                };
                let node = self.node(range, style, value, source);
                self.put(node)?;
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.sign(&range, false);
                let node = self.node(range, Style::Plain, Value::Broken, String::new());
                self.put(node)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.start(range, style, anchor != 0 || tag.is_some(), Inside::List(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, tag) => {
                let inside = Inside::Map { entries: Vec::new(), seen: HashMap::new(), key: None };
                self.start(range, style, anchor != 0 || tag.is_some(), inside)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    let end = if open.style == Style::Flow { range.end.max(open.end) } else { open.end };
                    let value = match open.what {
                        Inside::List(items) => Value::List(items),
                        Inside::Map { entries, .. } => Value::Map(entries),
                    };
                    let node = self.node(open.start..end.max(open.start), open.style, value, String::new());
                    self.put(node)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, range: Range<usize>, style: StructureStyle, signed: bool, what: Inside) -> Result<(), Stop> {
        if signed {
            self.sign(&range, true);
        }
        if self.open.len() >= MOST_DEPTH {
            return Err(self.too_deep(range.start));
        }
        let style = if style == StructureStyle::Flow { Style::Flow } else { Style::Lines };
        self.open.push(Open { start: range.start, end: range.end, style, what });
        Ok(())
    }

    /// `*word`, `&word` or `!word` where a value begins.
    fn sign(&mut self, range: &Range<usize>, before: bool) {
        let line = lines::line_at(self.text, range.start);
        let found = quotes::signed(self.text, line, range.clone(), before);
        let span = self.span(found.range);
        self.found
            .push(Diagnostic::error(found.code, span, found.message).label(found.label).help(found.help.as_str()));
    }

    /// A finished node goes into the innermost open list or map, or becomes the root.
    fn put(&mut self, node: Node) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes > self.most {
            let range = node.span.range();
            return Err(self.refuse(
                "too-much",
                range.start - self.base..range.end - self.base,
                "This file holds more than 100,000 values, so it was not read",
                "Look whether something was pasted into it many times.",
            ));
        }
        let base = self.base;
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return Ok(());
        };
        open.end = open.end.max(node.span.end as usize - base);
        match &mut open.what {
            Inside::List(items) => items.push(node),
            Inside::Map { entries, seen, key } => match key.take() {
                None => *key = Some(node),
                Some(name) => match name.text() {
                    Some(text) => {
                        if let Some(first) = seen.get(text) {
                            let first = first.range().start - base;
                            let line = self.first_line + lines::line_number(self.text, first);
                            self.found.push(twice(name.span, text, line));
                        } else {
                            seen.insert(text.to_owned(), name.span);
                            entries.push((Spanned::new(text.to_owned(), name.span), node));
                        }
                    }
                    None => {
                        let found = traps::odd_key(self.text, base, open.start, &name);
                        if let Some(found) = found {
                            self.found.push(found);
                        }
                        entries.push((
                            Spanned::new(String::new(), name.span),
                            Node { span: name.span, style: Style::Plain, value: Value::Broken, source: String::new() },
                        ));
                    }
                },
            },
        }
        Ok(())
    }
}

/// The same field twice in one place.
fn twice(second: Span, name: &str, first_line: usize) -> Diagnostic {
    Diagnostic::error(
        "duplicate-key",
        second,
        format!("`{name}` stands here a second time; the first is in line {first_line}"),
    )
    .label("a second time")
    .help("Keep one of the two; if both are needed, put them into one. In a list, begin each item with a dash.")
}

/// As spans count.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What an unquoted value is, by YAML 1.2's core rules, with the spellings that lose something left as text:
/// a leading nought (`0441`), hexadecimal, infinity.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') || !digits.contains(|c: char| c.is_ascii_digit()) {
        return Value::Text;
    }
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        if digits.len() > 1 && digits.starts_with('0') {
            return Value::Text;
        }
        return text.parse().map_or(Value::Text, Value::Int);
    }
    if digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.matches('.').count() == 1 {
        return text.parse().map_or(Value::Text, Value::Float);
    }
    Value::Text
}
