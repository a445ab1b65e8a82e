//! The only home of the YAML library. Text goes in; out comes a tree of our own in which every node knows its
//! bytes, with whatever could be read of a file that has mistakes. Nothing here knows what a brand is.
//! Anchors, aliases and tags are no part of our formats: an asterisk or ampersand at the start of a text is
//! nearly always a text that wants quotes, and is met as one.

pub(super) use syntax::split_tight;
mod build;
mod lines;
mod quotes;
mod syntax;
mod traps;

use std::ops::Range;

use build::{Stop, build};

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::span::{FileId, Span, Spanned};

/// No file that people write is larger.
pub const MOST_BYTES: usize = 1024 * 1024;
/// How many syntax mistakes of one file are reported before the rest is left for the next run.
const MOST_ROUNDS: usize = 10;

/// One value of a file, with the bytes it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Span,
    pub style: Style,
    pub value: Value,
    /// Of a single value: as written, quotes and escapes undone. `2026.10` keeps its nought here.
    pub source: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    /// Its text is `Node::source`.
    Text,
    List(Vec<Node>),
    /// In the order written. A key that stands twice is here once, with its first value.
    Map(Vec<(Spanned<String>, Node)>),
    /// Something that was reported already: readers pass it over in silence.
    Broken,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Style {
    /// A single value without quotes.
    Plain,
    Quoted,
    /// After `|` or `>`.
    Block,
    /// `{…}` or `[…]`.
    Flow,
    /// One field or item a line.
    Lines,
}

impl Node {
    /// The text of a single value however it was taken: `7.2` and `true` are texts where a text is wanted.
    pub fn text(&self) -> Option<&str> {
        match self.value {
            Value::Text | Value::Bool(_) | Value::Int(_) | Value::Float(_) => Some(&self.source),
            Value::Null | Value::List(_) | Value::Map(_) | Value::Broken => None,
        }
    }

    /// Where to point when the whole would be too much: the first line's field of a map, the first item of a list.
    pub fn head(&self) -> Span {
        match &self.value {
            Value::Map(entries) => entries.first().map_or(self.span, |(key, _)| key.span),
            Value::List(items) => items.first().map_or(self.span, Node::head),
            _ => self.span,
        }
    }
}

/// A file as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Doc {
    pub root: Node,
    /// Nothing had to be left out for a mistake in how the file is written.
    pub whole: bool,
}

/// Reads the YAML in `range` of a file's text. `None`: nothing could be read, and the reason is among the findings.
/// An empty file is a `Null` at its start; whether that will do, the caller knows.
pub fn read(file: FileId, text: &str, range: Range<usize>, d: &mut Diagnostics) -> Option<Doc> {
    read_up_to(build::MOST_NODES, file, text, range, d)
}

/// The same of a file that may hold more: so many values.
pub fn read_up_to(most: usize, file: FileId, text: &str, range: Range<usize>, d: &mut Diagnostics) -> Option<Doc> {
    #[cfg(test)]
    crate::parse::counted::read(file);
    let mut start = range.start;
    let source = text.get(range.clone())?;
    let source = source.strip_prefix('\u{feff}').map_or(source, |rest| {
        start += '\u{feff}'.len_utf8();
        rest
    });
    if let Some(at) = source.find('\0') {
        let span = Span::new(file, start + at..start + at + 1);
        d.push(
            Diagnostic::error("not-text", span, "This file holds a NUL character, so it is not plain text")
                .help("Save it as plain text in UTF-8 (in Word: Save as, Plain text, Unicode UTF-8)."),
        );
        return None;
    }
    let first_line = text[..start].matches('\n').count();
    let mut copy = source.to_owned();
    let mut whole = true;
    for _ in 0..MOST_ROUNDS {
        match build(file, start, first_line, &copy, most) {
            Ok((mut root, found)) => {
                if !whole && root.value == Value::Null {
                    return None;
                }
                d.extend(found);
                traps::look(file, text, &mut root, d);
                return Some(Doc { root, whole });
            }
            Err(Stop::Refused(diagnostic)) => {
                d.push(*diagnostic);
                return None;
            }
            Err(Stop::Syntax { at, kind }) => {
                whole = false;
                let found = syntax::explain(&copy, at, &kind);
                let span = Span::new(file, start + found.range.start..start + found.range.end);
                let culprit = found.range.start;
                // A mistake that makes the library stumble twice is told once.
                if !d.iter().any(|told| told.code == found.code && told.place == span.into()) {
                    let message = Diagnostic::error(found.code, span, found.message);
                    d.push(message.label(found.label).help(found.help.as_str()));
                }
                // The piece with the mistake is blanked, byte for byte, so that the rest keeps its places.
                if !lines::blank(&mut copy, culprit, at) {
                    return None;
                }
            }
        }
    }
    None
}

/// For a file that is not UTF-8: `broken_at` is the first such byte.
pub fn not_utf8(file: FileId, text: &str, broken_at: usize) -> Diagnostic {
    let mut at = broken_at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    Diagnostic::error(
        "not-utf8",
        Span::new(file, at..end),
        "This file is not saved as UTF-8, so its letters cannot be read",
    )
    .label("the first character that cannot be read")
    .help("Open it in your editor and save it again with the encoding UTF-8 (in Notepad: Save as, Encoding: UTF-8).")
}

#[cfg(test)]
#[path = "yaml/tests.rs"]
mod tests;
