//! The texts of `brand.yaml`: plain words with slots and *emphasis*, and nothing else of Markdown.

use crate::model::diag::Diagnostics;
use crate::model::doc::{Inline, InlineKind, Inlines, Written};
use crate::model::span::Span;

/// A brand's text; every part bears the place of the whole. `\*` is a plain star.
pub fn brand_text(span: Span, text: &str, d: &mut Diagnostics) -> Inlines<Written> {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let place = |_: std::ops::Range<usize>| span;
    let mut out = Vec::new();
    for inline in super::slots::split(&text, &place, false, d) {
        match inline.kind {
            InlineKind::Text(words) => emphasise(&words, span, &mut out),
            _ => out.push(inline),
        }
    }
    out
}

/// A star that opens stands before a letter, one that closes after one; anything else is a plain star.
fn emphasise(text: &str, span: Span, out: &mut Inlines<Written>) {
    let plain = |text: &str, out: &mut Inlines<Written>| {
        if !text.is_empty() {
            out.push(Inline { span, kind: InlineKind::Text(text.replace("\\*", "*")) });
        }
    };
    let stars: Vec<usize> =
        text.char_indices().filter(|(at, c)| *c == '*' && !text[..*at].ends_with('\\')).map(|(at, _)| at).collect();
    let mut from = 0;
    let mut n = 0;
    while n + 1 < stars.len() {
        let (open, close) = (stars[n], stars[n + 1]);
        let opens = text[open + 1..].starts_with(|c: char| !c.is_whitespace() && c != '*');
        let closes = text[..close].ends_with(|c: char| !c.is_whitespace());
        if open + 1 < close && opens && closes {
            plain(&text[from..open], out);
            let words = text[open + 1..close].replace("\\*", "*");
            let inner = vec![Inline { span, kind: InlineKind::Text(words) }];
            out.push(Inline { span, kind: InlineKind::Emphasis(inner) });
            from = close + 1;
            n += 2;
        } else {
            n += 1;
        }
    }
    plain(&text[from..], out);
}

#[cfg(test)]
mod tests {
    use super::brand_text;
    use crate::model::diag::Diagnostics;
    use crate::model::doc::InlineKind;
    use crate::model::span::{FileId, Span};

    fn kinds(text: &str) -> Vec<String> {
        let span = Span { file: FileId(0), start: 0, end: 1 };
        let mut d = Diagnostics::default();
        let read = brand_text(span, text, &mut d);
        assert!(d.is_empty(), "{d:?}");
        read.into_iter()
            .map(|inline| match inline.kind {
                InlineKind::Text(text) => text,
                InlineKind::Emphasis(inner) => format!("<{inner:?}>").chars().take(1).collect(),
                other => format!("{other:?}").chars().take(4).collect(),
            })
            .collect()
    }

    #[test]
    fn words_that_mean_something_to_other_programs_are_words() {
        for hostile in ["<script>alert(1)</script>", "#panic(\"x\")", "$x$ and `code`", "a * b * c", "**"] {
            assert_eq!(kinds(hostile), [hostile]);
        }
    }

    #[test]
    fn emphasis_and_slots_are_found() {
        assert_eq!(kinds("Say *sorry* first"), ["Say ", "<", " first"]);
        assert_eq!(kinds("I am {{ me }}."), ["I am ", "Slot", "."]);
        assert_eq!(kinds("five \\* stars"), ["five * stars"]);
    }
}
