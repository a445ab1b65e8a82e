//! YAML text in, a tree of values with their places out. The only room that knows the YAML library.
//! Never fails: what cannot be read is said in plain words, with what to type instead.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Budget, Error, Options, Spanned as Located};

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::span::{FileId, Span, Spanned};

/// A value as written, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    /// Unquoted text keeps its source spelling: `7.20` stays `7.20`, `yes` stays `yes`.
    Scalar {
        text: String,
        quoted: bool,
    },
    List(Vec<Node>),
    /// In the order written; each key once.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// What it is, for people.
    pub fn what(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Scalar { .. } => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of fields",
        }
    }
}

/// Deeper than any of our formats by a wide margin.
const DEEPEST: usize = 40;

/// The document in `text`, whose places are counted from `offset` of the file (front matter starts inside one).
/// `None` after a mistake that hides the rest, and for an empty file: both are reported.
pub fn read(file: FileId, text: &str, offset: usize, d: &mut Diagnostics) -> Option<Node> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = offset + (text.len() - body.len());
    if body.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        d.push(
            Diagnostic::error("empty-file", file, "This file has nothing in it")
                .help("Fill it in, or take the file away."),
        );
        return None;
    }
    let places = Places { file, text: body, offset };
    if let Some(at) = body.find('\0') {
        d.push(
            Diagnostic::error("not-text", places.span(at..at + 1), "This file holds a character that is not text")
                .help("Save it again as plain text, UTF-8."),
        );
        return None;
    }
    match serde_yaml::from_str_with_options::<Located<Loose>>(body, options()) {
        Ok(tree) => {
            let mut reader = Reader { places, d };
            Some(reader.node(tree))
        }
        Err(error) => {
            let at = error.location().and_then(|place| place.span().byte_offset()).unwrap_or(0);
            let at = usize::try_from(at).unwrap_or(0);
            d.push(super::yaml_slips::explain(&places, at, kind(&error)));
            None
        }
    }
}

fn options() -> Options {
    let mut budget = Budget::default();
    budget.max_depth = DEEPEST;
    budget.max_nodes = 100_000;
    budget.max_aliases = 200;
    budget.max_events = 400_000;
    let mut options = Options::default();
    options.budget = Some(budget);
    options.strict_booleans = true;
    options.duplicate_keys = serde_yaml::DuplicateKeyPolicy::PassThrough;
    options.merge_keys = serde_yaml::MergeKeyPolicy::Error;
    options
}

/// Why the library stopped, as far as it decides what to say.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Too deep, too many values, too many aliases.
    TooMuch,
    Merge,
    TwoDocuments,
    Syntax,
}

fn kind(error: &Error) -> Stop {
    match error {
        Error::MergeKeyNotAllowed { .. } => Stop::Merge,
        Error::MultipleDocuments { .. } => Stop::TwoDocuments,
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::Budget { .. } => Stop::TooMuch,
        _ => Stop::Syntax,
    }
}

/// A text and where it stands in its file.
#[derive(Copy, Clone)]
pub struct Places<'a> {
    pub file: FileId,
    pub text: &'a str,
    pub offset: usize,
}

impl Places<'_> {
    /// Bytes of the text as a place in the file, widened to character boundaries and kept inside it.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let mut start = range.start.min(self.text.len());
        let mut end = range.end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(self.file, start + self.offset..end + self.offset)
    }
}

/// What the library hands over, before places and spellings are looked up in the text.
enum Loose {
    Null,
    Scalar(String),
    List(Vec<Located<Loose>>),
    Map(Vec<(Located<String>, Located<Loose>)>),
}

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Loose, E> {
        Ok(Loose::Null)
    }

    fn visit_none<E>(self) -> Result<Loose, E> {
        Ok(Loose::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Loose, D::Error> {
        Loose::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Loose, E> {
        Ok(Loose::Scalar(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Loose, E> {
        Ok(Loose::Scalar(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Loose, E> {
        Ok(Loose::Scalar(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Loose, E> {
        Ok(Loose::Scalar(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Loose, E> {
        Ok(Loose::Scalar(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Loose, E> {
        Ok(Loose::Scalar(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Loose, E> {
        Ok(Loose::Scalar(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Loose, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element()? {
            list.push(item);
        }
        Ok(Loose::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Loose::Map(entries))
    }
}

struct Reader<'a> {
    places: Places<'a>,
    d: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn range<T>(&self, located: &Located<T>) -> std::ops::Range<usize> {
        let span = located.referenced.span();
        let start = span.byte_offset().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let length = span.byte_len().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        start..start + length
    }

    fn node(&mut self, located: Located<Loose>) -> Node {
        let range = self.range(&located);
        let mut span = self.places.span(range.clone());
        let value = match located.value {
            Loose::Null => Value::Null,
            Loose::Scalar(text) => {
                let written = self.places.text.get(range).unwrap_or_default();
                let quoted = written.starts_with(['"', '\'', '|', '>']);
                let one_line = !written.is_empty() && !written.contains(['\n', '\r']);
                if one_line && !quoted && !written.starts_with(['&', '*', '!']) {
                    Value::Scalar { text: written.trim_end().to_owned(), quoted }
                } else {
                    Value::Scalar { text, quoted }
                }
            }
            Loose::List(items) => Value::List(items.into_iter().map(|item| self.node(item)).collect()),
            Loose::Map(entries) => self.map(entries),
        };
        // The library gives containers no length: they end with their last part.
        let last = match &value {
            Value::List(items) => items.last().map(|item| item.span.end),
            Value::Map(entries) => entries.last().map(|(key, node)| node.span.end.max(key.span.end)),
            Value::Null | Value::Scalar { .. } => None,
        };
        if let Some(end) = last {
            span.end = span.end.max(end);
        }
        Node { span, value }
    }

    fn map(&mut self, entries: Vec<(Located<String>, Located<Loose>)>) -> Value {
        let mut map: Vec<(Spanned<String>, Node)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let span = self.places.span(self.range(&key));
            let key = Spanned::new(key.value, span);
            let node = self.node(value);
            if let Some((first, _)) = map.iter().find(|(seen, _)| seen.value == key.value) {
                let line = line_of(self.places.text, first.span.range().start.saturating_sub(self.places.offset));
                self.d.push(
                    Diagnostic::error("twice", key.span, format!("`{}` stands here a second time", key.value))
                        .label(format!("first on line {line}"))
                        .help("Keep one of the two, or put what both say into one."),
                );
                continue;
            }
            map.push((key, node));
        }
        Value::Map(map)
    }
}

/// The line, from 1, that a byte of a text stands on.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}
