//! The texts of `brand.yaml`: plain words with slots, *emphasis* and **strength**, and nothing else of Markdown.

use super::emphasis::emphasised;
use super::slots::split;
use crate::model::diag::Diagnostics;
use crate::model::doc::{Inline, InlineKind, Inlines, Written};
use crate::model::plain;
use crate::model::span::Span;

/// Stands for a slot while emphasis is looked for.
const HOLE: char = '\u{e000}';

/// A brand's text; every part bears the place of the whole. `\*` is a plain star.
pub fn brand_text(span: Span, text: &str, d: &mut Diagnostics) -> Inlines<Written> {
    let text = plain::one_line(&text.replace(['\0', HOLE], "\u{fffd}"));
    let mut flat = String::new();
    let mut slots = Vec::new();
    for inline in split(&text, span, d) {
        match inline.kind {
            InlineKind::Text(words) => flat.push_str(&words),
            kind => {
                flat.push(HOLE);
                slots.push(Inline { span: inline.span, kind });
            }
        }
    }
    refill(emphasised(&flat, span), &mut slots.into_iter())
}

/// Puts the slots back into their holes, in order.
fn refill(text: Inlines<Written>, slots: &mut impl Iterator<Item = Inline<Written>>) -> Inlines<Written> {
    let mut out = Vec::new();
    for Inline { span, kind } in text {
        match kind {
            InlineKind::Text(words) => {
                for (n, words) in words.split(HOLE).enumerate() {
                    if n > 0 {
                        out.extend(slots.next());
                    }
                    if !words.is_empty() {
                        out.push(Inline { span, kind: InlineKind::Text(words.to_owned()) });
                    }
                }
            }
            InlineKind::Emphasis(inner) => {
                out.push(Inline { span, kind: InlineKind::Emphasis(refill(inner, slots)) });
            }
            InlineKind::Strong(inner) => {
                out.push(Inline { span, kind: InlineKind::Strong(refill(inner, slots)) });
            }
            kind => out.push(Inline { span, kind }),
        }
    }
    out
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
                InlineKind::Strong(inner) => format!("!{inner:?}").chars().take(1).collect(),
                other => format!("{other:?}").chars().take(4).collect(),
            })
            .collect()
    }

    #[test]
    fn words_that_mean_something_to_other_programs_are_words() {
        for hostile in [
            "<script>alert(1)</script>",
            "#panic(\"x\")",
            "$x$ and `code`",
            "a * b * c",
            "**",
            "Open 9*5 and 7*24",
            "***",
        ] {
            assert_eq!(kinds(hostile), [hostile]);
        }
    }

    #[test]
    fn emphasis_and_slots_are_found() {
        assert_eq!(kinds("Say *sorry* first"), ["Say ", "<", " first"]);
        assert_eq!(kinds("I am {{ me }}."), ["I am ", "Slot", "."]);
        assert_eq!(kinds("five \\* stars"), ["five * stars"]);
        assert_eq!(kinds("*{{ me }}* and {{ place }}"), ["<", " and ", "Slot"]);
        assert_eq!(kinds("**Never**, and *(never)*"), ["!", ", and ", "<"]);
        assert_eq!(kinds("**Never *ever* {{ me }}**"), ["!"]);
        assert_eq!(kinds("**Never *ever**"), ["!"]);
        assert_eq!(kinds("先*听*再说"), ["先", "<", "再说"]);
        assert_eq!(kinds(&"*a ".repeat(1000)), ["*a ".repeat(1000).trim_end()]);
        assert_eq!(kinds("two \\{{ braces"), ["two {{ braces"]);
    }
}
