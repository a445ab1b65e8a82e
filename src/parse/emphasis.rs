//! *Emphasis* and **strength** in short texts that are no Markdown otherwise.

use std::ops::Range;

use crate::model::doc::{Inline, InlineKind, Inlines, Written};
use crate::model::span::Span;

/// Words with *emphasis* and **strength**. Stars that open stand before a letter and not right behind one, those that
/// close the other way round; any other is a plain star, as in `9*5 and 7*24`. `\*` is always one.
pub fn emphasised(text: &str, span: Span) -> Inlines<Written> {
    let words = |text: &str| Inline { span, kind: InlineKind::Text(text.replace("\\*", "*").replace("\\{", "{")) };
    let stars = stars(text);
    let mut out = Vec::new();
    let mut from = 0;
    let mut n = 0;
    // By their number: none behind here closes, so that a text of stars is not read once for each.
    let mut never = [false; 3];
    while let Some(open) = stars.get(n) {
        n += 1;
        let number = open.len();
        if !opens(text, open) || never[number] {
            continue;
        }
        let close = stars[n..].iter().position(|close| close.len() == number && closes(text, close));
        let Some((at, close)) = close.and_then(|at| Some((n + at, stars.get(n + at)?))) else {
            never[number] = true;
            continue;
        };
        if from < open.start {
            out.push(words(&text[from..open.start]));
        }
        // One can stand in the other, and nothing in both.
        let inner = emphasised(&text[open.end..close.start], span);
        let kind = if number == 1 { InlineKind::Emphasis(inner) } else { InlineKind::Strong(inner) };
        out.push(Inline { span, kind });
        from = close.end;
        n = at + 1;
    }
    if from < text.len() {
        out.push(words(&text[from..]));
    }
    out
}

/// Where one star or two stand together.
fn stars(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('*').filter(|(at, _)| !text[..*at].ends_with('\\')) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => found.push(at..at + 1),
        }
    }
    found.retain(|stars| stars.len() <= 2);
    found
}

/// A letter that stars do not part from its neighbour. Scripts without small letters, as Chinese, put no spaces between
/// words, and stars may stand anywhere in them.
fn in_a_word(c: char) -> bool {
    c.is_numeric() || c.is_lowercase() || c.is_uppercase()
}

fn opens(text: &str, stars: &Range<usize>) -> bool {
    text[stars.end..].starts_with(|c: char| !c.is_whitespace()) && !text[..stars.start].ends_with(in_a_word)
}

fn closes(text: &str, stars: &Range<usize>) -> bool {
    text[..stars.start].ends_with(|c: char| !c.is_whitespace()) && !text[stars.end..].starts_with(in_a_word)
}
