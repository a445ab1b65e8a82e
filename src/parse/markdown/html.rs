//! HTML that somebody typed: refused, with what to type in Markdown instead.

use crate::model::diag::Diagnostic;
use crate::model::span::Span;

/// HTML that somebody typed.
pub fn raw_html(span: Span, raw: &str) -> Diagnostic {
    let found = |what: &str| Diagnostic::error("raw-html", span, what.to_owned());
    let raw = raw.trim().to_ascii_lowercase();
    let starts = |tags: &[&str]| {
        tags.iter().any(|tag| {
            raw.strip_prefix('<').is_some_and(|raw| {
                let raw = raw.trim_start_matches('/');
                raw.strip_prefix(tag).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
            })
        })
    };
    if raw.starts_with("<!--") {
        return found("HTML cannot be used in a module, and this is a note in HTML")
            .help("Take it out: readers of the page could see it. `changed:` in the first lines has room for a note.");
    }
    let found = found("HTML cannot be used in a module");
    if starts(&["br"]) {
        found.help("Take it out; an empty line begins a new paragraph.")
    } else if starts(&["b", "strong"]) {
        found.help("Type **bold** with two stars on each side.")
    } else if starts(&["i", "em"]) {
        found.help("Type *emphasis* with a star on each side.")
    } else if starts(&["img"]) {
        found.help("Type a picture as ![What it shows](../assets/till.svg).")
    } else if starts(&["a"]) {
        found.help("Type a link as [its words](https://…).")
    } else {
        found.help("Use Markdown: **bold**, *emphasis*, lists, tables. To show a `<`, put it in `code`.")
    }
}
