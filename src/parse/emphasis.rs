//! *Emphasis* in short texts that are no Markdown otherwise.

use crate::model::doc::{Inline, InlineKind, Inlines, Written};
use crate::model::span::Span;

/// Words with *emphasis*. A star that opens stands before a letter, one that closes after one; any other is a plain star.
pub fn emphasised(text: &str, span: Span) -> Inlines<Written> {
    let mut out = Vec::new();
    let words = |text: &str| Inline { span, kind: InlineKind::Text(text.replace("\\*", "*").replace("\\{", "{")) };
    let stars: Vec<usize> =
        text.char_indices().filter(|(at, c)| *c == '*' && !text[..*at].ends_with('\\')).map(|(at, _)| at).collect();
    let mut from = 0;
    let mut n = 0;
    while n + 1 < stars.len() {
        let (open, close) = (stars[n], stars[n + 1]);
        let opens = text[open + 1..].starts_with(|c: char| !c.is_whitespace() && c != '*');
        let closes = text[..close].ends_with(|c: char| !c.is_whitespace());
        if open + 1 < close && opens && closes {
            if from < open {
                out.push(words(&text[from..open]));
            }
            out.push(Inline { span, kind: InlineKind::Emphasis(vec![words(&text[open + 1..close])]) });
            from = close + 1;
            n += 2;
        } else {
            n += 1;
        }
    }
    if from < text.len() {
        out.push(words(&text[from..]));
    }
    out
}
