//! Slots in an author's text: `{{ name, or "fallback" }}` becomes data; a wrong one is reported and shown as typed.

pub mod names;

use names::{GROUPS, Wrong, slot_name};

use super::emphasis::emphasised;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Inline, InlineKind, Inlines, Written};
use crate::model::plain;
use crate::model::slot::{SlotName, SlotRef};
use crate::model::span::Span;

/// In bytes. What is longer is no slot: what was left open would take in half a page.
pub const LONGEST_SLOT: usize = 600;

/// A text of one line split at its slots; every part bears the place of the whole.
pub fn split(text: &str, span: Span, d: &mut Diagnostics) -> Inlines<Written> {
    let mut out = Vec::new();
    let mut rest = 0;
    let mut from = 0;
    while let Some(open) = text[from..].find("{{").map(|at| at + from) {
        let close = upto(text, open, LONGEST_SLOT + 4).find("}}").map(|at| at + open + 2);
        let Some(close) = close.filter(|_| !text[..open].ends_with('\\')) else {
            from = open + 2;
            continue;
        };
        if text[open + 2..close].contains("{{") {
            from = open + 2;
            continue;
        }
        if let Some(slot) = slot(&text[open + 2..close - 2], span, false, &|_| false, d) {
            push_text(&text[rest..open], span, &mut out);
            out.push(Inline { span, kind: InlineKind::Slot(slot) });
            rest = close;
        }
        from = close;
    }
    push_text(&text[rest..], span, &mut out);
    for inline in &out {
        if let InlineKind::Text(words) = &inline.kind {
            braces(words, words, span, d);
        }
    }
    out
}

/// The text from `at` on, at most so many bytes of it.
pub fn upto(text: &str, at: usize, most: usize) -> &str {
    let mut end = at.saturating_add(most).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(at..end).unwrap_or_default()
}

fn push_text(text: &str, span: Span, out: &mut Inlines<Written>) {
    if !text.is_empty() {
        out.push(Inline { span, kind: InlineKind::Text(text.to_owned()) });
    }
}

/// Reports what was meant as a slot, a link or a footnote and is left as words. `typed` is how the words were typed;
/// `footnotes`, whether there can be any here.
pub fn leftovers(words: &str, typed: &str, footnotes: bool, span: Span, d: &mut Diagnostics) {
    braces(words, typed, span, d);
    let stands = |what: &str| words.contains(what) && typed.contains(what) && !typed.contains(&format!("\\{what}"));
    if stands("](") && !typed.contains("]\\(") {
        d.push(
            Diagnostic::error("link-not-read", span, "This looks like a link or a picture and cannot be read as one")
                .help("An address holds no space: type `%20` for it, and close its bracket: [words](https://…)."),
        );
    }
    if footnotes
        && stands("[^")
        && let Some((_, after)) = words.split_once("[^")
        && let Some((name, _)) = after.split_once(']')
        && !name.is_empty()
        && !name.contains(char::is_whitespace)
    {
        d.push(
            Diagnostic::error("footnote-missing", span, format!("There is no footnote `{name}`"))
                .help(format!("Write it below, on a line of its own: `[^{name}]: …`.")),
        );
    }
}

/// Braces that nearly make a slot.
fn braces(words: &str, typed: &str, span: Span, d: &mut Diagnostics) {
    if typed.contains("\\{") {
        return;
    }
    let example = "Type two on each side: `{{ our.say, or \"I am sorry.\" }}`.";
    let mut words = words;
    // Whole ones have been reported by their names, but for those that nobody reads.
    while let Some((before, after)) = words.split_once("{{")
        && let Some((inside, behind)) = after.split_once("}}")
        && !inside.contains("{{")
    {
        if inside.len() > LONGEST_SLOT {
            d.push(
                Diagnostic::error("slot-too-long", span, "A slot here is too long to be read as one")
                    .help("Shorten the words to use instead to a sentence or two, or write them without a slot."),
            );
        }
        one_brace(before, span, d);
        words = behind;
    }
    if let Some(open) = words.find("{{") {
        let one = words[open..].contains('}') && !words[open..].contains("}}");
        // `{{ our.say, or "I am {{ me }}" }}`: met at both its halves, told at the first.
        let inside = words[open + 2..].split_once("{{").map_or(&words[open + 2..], |(inside, _)| inside);
        let holds_another = !inside.contains("}}") && inside.matches('"').count() == 1 && inside.contains("or \"");
        let found = if holds_another {
            Diagnostic::error("slot-in-a-slot", span, "The words to use instead cannot hold a slot of their own")
                .help("Say it without: {{ our.say, or \"I am sorry.\" }}.")
        } else if one {
            Diagnostic::error("slot-braces", span, "A slot begins with two braces and ends with one").help(example)
        } else {
            Diagnostic::error("slot-open", span, "A slot opens here and does not close")
                .help("End it with `}}`. To print two braces, put them in `code`.")
        };
        d.push(found);
        return;
    }
    one_brace(words, span, d);
}

/// `{ our.say }`: one brace where two were meant.
fn one_brace(words: &str, span: Span, d: &mut Diagnostics) {
    let mut rest = words;
    while let Some((_, after)) = rest.split_once('{') {
        rest = after;
        let Some((inside, behind)) = after.split_once('}') else { return };
        let name = inside.trim().split([',', ' ']).next().unwrap_or_default();
        let dotted = name.split_once('.').is_some_and(|(group, _)| GROUPS.contains(&group));
        let known = inside.contains(", or ") || inside.trim() == name;
        if dotted || (known && slot_name(name).is_ok()) {
            let what = if behind.starts_with('}') {
                "A slot begins with one brace and ends with two"
            } else {
                "A slot stands between two braces on each side, and here is one"
            };
            let help = format!("Type `{{{{ {} }}}}`.", inside.trim());
            d.push(Diagnostic::error("slot-braces", span, what).help(help));
        }
    }
}

/// What stands between the braces. In a library's text a slot needs a fallback, unless `certain` says that the brand
/// has told it.
pub fn slot(
    inside: &str,
    span: Span,
    library: bool,
    certain: &dyn Fn(&SlotName) -> bool,
    d: &mut Diagnostics,
) -> Option<SlotRef> {
    // It may go over the end of a line, in a quotation too.
    let inside = inside.lines().map(|line| line.trim_start_matches(['>', ' ', '\t'])).collect::<Vec<_>>().join(" ");
    let inside = plain::one_line(&inside);
    let (typed, words) =
        match inside.split_once(',').or_else(|| inside.split_once(" or ").filter(|(n, _)| !n.contains(['"', '“']))) {
            None => (inside.as_str(), None),
            Some((name, rest)) => (name.trim_end(), Some(rest.trim())),
        };
    let name = match slot_name(typed) {
        Ok(name) => name,
        Err(Wrong { near, known }) => {
            // Capitals and blanks first: what is right but for them is what was meant.
            let plain = typed.to_lowercase().replace([' ', '_'], ".");
            let near = if plain != typed && slot_name(&plain).is_ok() { Some(plain) } else { near };
            let help = match near {
                Some(near) => format!("Did you mean `{{{{ {near} }}}}`?"),
                None => known,
            };
            let what = if typed.is_empty() {
                "This slot does not say what stands here".to_owned()
            } else {
                format!("There is no slot `{typed}`")
            };
            d.push(Diagnostic::error("unknown-slot", span, what).help(help));
            return None;
        }
    };
    let fallback = match words {
        None => None,
        Some(words) => match quoted(words) {
            Some(words) if inside.contains(',') => Some(words),
            _ => {
                let meant = words.strip_prefix("or ").or_else(|| words.strip_prefix("or")).unwrap_or(words).trim();
                let meant = meant.trim_matches(['"', '\'', '“', '”', '„', '‘', '’', '«', '»']).trim();
                let what = "The words to use instead are not written as they must be";
                d.push(Diagnostic::error("slot-fallback", span, what).help(format!(
                    "After the name stand a comma, `or` and the words in straight quotes: {{{{ {typed}, or \"{meant}\" }}}}."
                )));
                return None;
            }
        },
    };
    let always = matches!(name, SlotName::Blank(_) | SlotName::BrandName) || certain(&name);
    if library && !always && fallback.is_none() {
        d.push(
            Diagnostic::error(
                "slot-without-fallback",
                span,
                "A brand may not have told this, and then nothing would stand here",
            )
            .help(format!("Give it words to use instead: {{{{ {typed}, or \"…\" }}}}.")),
        );
    }
    let fallback = fallback.map(|words| emphasised(words, span));
    Some(SlotRef { name, fallback })
}

/// The words of `or "…"`.
fn quoted(text: &str) -> Option<&str> {
    let words = text.strip_prefix("or")?.trim_start();
    words.strip_prefix('"')?.strip_suffix('"').map(str::trim)
}
