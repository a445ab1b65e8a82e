//! Composed text as bare words: for comparing, and for headings inside other texts.

use super::doc::{Composed, Inline, InlineKind};
use super::slot::{Blank, FilledContent};

/// A text on one line: single spaces, and none at its ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with a capital, whatever it begins with.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words of a text without any mark-up.
pub fn plain_text(text: &[Inline<Composed>]) -> String {
    let mut out = String::new();
    push(text, &mut out);
    out
}

fn push(text: &[Inline<Composed>], out: &mut String) {
    for inline in text {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Strikethrough(text)
            | InlineKind::Link { text, .. } => push(text, out),
            InlineKind::Image(image) => push(&image.alt, out),
            InlineKind::Footnote(_) => {}
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Slot(filled) => match &filled.content {
                FilledContent::Words(text) => push(text, out),
                FilledContent::Value { name, .. } => out.push_str(name),
                FilledContent::Isolated(text) => out.push_str(text),
                FilledContent::Blank(Blank::Me | Blank::Customer | Blank::Place | Blank::Daypart) => out.push('…'),
            },
        }
    }
}
