//! The lines of a YAML text, taken apart as far as a line can be without knowing what stands around it.

use std::ops::Range;

use serde_yaml::granit_parser::{Marker, Span as ParserSpan};

use super::syntax::Found;

/// A line taken apart as far as a line can be: indentation, dashes, the field, what stands after it.
#[derive(Clone)]
pub(super) struct Line<'a> {
    pub start: usize,
    pub text: &'a str,
    /// Bytes of white space before anything else.
    pub indent: usize,
    /// From the line's start, where the field or the value begins, after any dashes.
    pub content: usize,
    pub key: Option<&'a str>,
    /// From the line's start.
    pub value: usize,
}

impl<'a> Line<'a> {
    pub(super) fn at(text: &'a str, at: usize) -> Line<'a> {
        let range = line_at(text, at);
        let line = &text[range.clone()];
        let indent = line.len() - line.trim_start().len();
        let mut content = indent;
        while let Some(rest) = line[content..].strip_prefix('-').filter(|r| r.starts_with(' ')) {
            content = line.len() - rest.trim_start().len();
        }
        let body = &line[content..];
        let key =
            body.split_once(": ").map(|(key, _)| key).or_else(|| body.trim_end().strip_suffix(':')).filter(|key| {
                !key.is_empty() && !key.starts_with('-') && !key.contains([' ', '{', '[', '"', '\'', '#', ','])
            });
        let value = key.map_or(content, |key| {
            let after = content + key.len() + 1;
            after + (line[after..].len() - line[after..].trim_start().len())
        });
        Line { start: range.start, text: line, indent, content, key, value }
    }

    pub(super) fn is_blank(&self) -> bool {
        let rest = self.text.trim();
        rest.is_empty() || rest.starts_with('#')
    }

    pub(super) fn value(&self) -> &'a str {
        self.text[self.value..].trim_end()
    }

    /// The nearest line above that holds something.
    pub(super) fn above(&self, text: &'a str) -> Option<Line<'a>> {
        let mut start = self.start;
        while start > 0 {
            let line = Line::at(text, start - 1);
            if !line.is_blank() {
                return Some(line);
            }
            start = line.start;
        }
        None
    }

    fn range(&self, within: Range<usize>) -> Range<usize> {
        self.start + within.start..self.start + within.end
    }

    pub(super) fn found(
        &self,
        code: &'static str,
        within: Range<usize>,
        message: impl Into<String>,
        help: String,
    ) -> Found {
        Found { code, range: self.range(within), message: message.into(), label: "", help }
    }

    /// The field with a text after it, as it should be typed.
    pub(super) fn with(&self, value: &str) -> String {
        match self.key {
            Some(key) => format!("{key}: {value}"),
            None if self.text[self.indent..].starts_with("- ") => format!("- {value}"),
            None => value.to_owned(),
        }
    }
}

pub(super) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Blanks the list item, or else the whole top-level field, that holds the mistake, keeping every other byte in its
/// place. False when nothing was left to blank.
pub(super) fn blank(text: &mut String, culprit: usize, at: usize) -> bool {
    let first = piece(text, culprit.min(at));
    let last = piece(text, culprit.max(at));
    let range = first.start.min(last.start)..first.end.max(last.end);
    if text[range.clone()].trim().is_empty() {
        return false;
    }
    let spaces: String =
        text[range.clone()].bytes().map(|b| if matches!(b, b'\n' | b'\r') { b as char } else { ' ' }).collect();
    text.replace_range(range, &spaces);
    true
}

/// The list item at a place, or the top-level field.
fn piece(text: &str, at: usize) -> Range<usize> {
    let mut here = Line::at(text, at);
    while here.is_blank() {
        match here.above(text) {
            Some(above) => here = above,
            None => break,
        }
    }
    let mut top = here.clone();
    while top.indent > 0 || top.text.trim().is_empty() {
        match top.above(text) {
            Some(above) => top = above,
            None => break,
        }
    }
    let below = |start: usize, most: usize| {
        let mut end = line_end(text, start);
        while end < text.len() {
            let line = Line::at(text, end);
            if !line.is_blank() && line.indent <= most {
                break;
            }
            end = line_end(text, end);
        }
        end
    };
    let end = below(here.start, 0).max(below(top.start, 0));
    let first = Line::at(text, line_end(text, top.start).min(text.len()));
    if top.start == here.start || !first.text[first.indent..].starts_with("- ") || first.indent == 0 {
        return top.start..end;
    }
    let mut item = here.clone();
    while item.start > top.start && !(item.indent == first.indent && item.text[item.indent..].starts_with('-')) {
        match item.above(text) {
            Some(above) => item = above,
            None => break,
        }
    }
    if item.start <= top.start { top.start..end } else { item.start..below(item.start, first.indent) }
}

/// The line at a byte, without its end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = floor(text, at.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    let line = &text[start..end];
    start..start + line.strip_suffix('\r').unwrap_or(line).len()
}

/// The byte after the line at a byte, its end included.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |n| at + n + 1)
}

/// From 1.
pub(super) fn line_number(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1
}

pub(super) fn byte_of(text: &str, marker: &Marker) -> usize {
    floor(text, marker.byte_offset().unwrap_or(text.len()).min(text.len()))
}

pub(super) fn bytes_of(text: &str, span: &ParserSpan) -> Range<usize> {
    let start = byte_of(text, &span.start);
    start..byte_of(text, &span.end).max(start)
}

/// Without the white space at the end, which the library counts in for some.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    range.start..range.start + text[range.clone()].trim_end().len()
}
