//! What YAML reads without complaint and the author did not mean: a colour taken for a comment, a sentence cut at a
//! comma, quotes from Word. Walks a finished tree, reports, and takes out what would only be reported again.

use super::super::quoting::{brief, quoted};
use super::syntax::split_tight;
use super::{Node, Style, Value};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::names::is_id;
use crate::model::span::{FileId, Span, Spanned};

/// `text` is the whole file's.
pub(super) fn look(file: FileId, text: &str, root: &mut Node, d: &mut Diagnostics) {
    single(file, text, None, root, d);
    let broken = match &mut root.value {
        Value::List(items) => {
            for item in items {
                comment(file, text, None, item, d);
                look(file, text, item, d);
            }
            false
        }
        Value::Map(entries) => {
            if root.style == Style::Flow {
                commas(file, text, entries, d);
            }
            for (key, value) in entries.iter_mut() {
                pasted(key, d);
                comment(file, text, Some(key), value, d);
                single(file, text, Some(key), value, d);
                look_inside(file, text, value, d);
            }
            entries.iter().any(|(key, _)| key.value.is_empty())
        }
        _ => false,
    };
    if broken {
        root.value = Value::Broken;
    }
}

/// A field after a space that word processors type: it would be taken for a letter of its name.
fn pasted(key: &mut Spanned<String>, d: &mut Diagnostics) {
    let plain = key.value.trim_start_matches(|c: char| c.is_whitespace() && c != ' ');
    if plain.len() == key.value.len() {
        return;
    }
    let odd = u32::try_from(key.value.len() - plain.len()).unwrap_or(0);
    let span = Span { end: key.span.start.saturating_add(odd).min(key.span.end), ..key.span };
    d.push(
        Diagnostic::error(
            "pasted-space",
            span,
            "This line is indented with a space that word processors type, and only plain spaces count here",
        )
        .label("not a plain space")
        .help("Delete what stands before the line's first letter, and type the spaces anew."),
    );
    key.value = plain.to_owned();
}

fn look_inside(file: FileId, text: &str, node: &mut Node, d: &mut Diagnostics) {
    if matches!(node.value, Value::List(_) | Value::Map(_)) {
        look(file, text, node, d);
    }
}

/// `primary: #7A1F52`, `name: #1 in town`, and `- #1 in town` in a list.
fn comment(file: FileId, text: &str, key: Option<&Spanned<String>>, node: &mut Node, d: &mut Diagnostics) {
    if node.value != Value::Null || !node.source.is_empty() {
        return;
    }
    // An empty item's node stands at the end of its line.
    let end = node.span.range().start.min(text.len());
    let from = key.map_or_else(|| text[..end].rfind('\n').map_or(0, |n| n + 1), |key| key.span.range().end);
    let line = rest_of_line(text, from);
    let sign = if key.is_some() { ':' } else { '-' };
    let after = line.trim_start().strip_prefix(sign).map(|rest| rest.trim_start_matches(['-', ' ', '\t']));
    let Some(comment) = after.filter(|rest| rest.starts_with('#')) else {
        return;
    };
    let at = from + line.len() - comment.len();
    let word = comment.split_whitespace().next().unwrap_or(comment);
    let colour = matches!(word.len(), 4 | 5 | 7 | 9) && word[1..].bytes().all(|b| b.is_ascii_hexdigit());
    let field = key.map_or_else(|| "- ".to_owned(), |key| format!("{}: ", key.value));
    let found = if colour {
        let span = Span::new(file, at..at + word.len());
        Diagnostic::error("colour-comment", span, format!("`{word}` was read as a comment, since # begins one"))
            .label("not seen")
            .help(format!("Put the colour in quotes: {field}\"{word}\""))
    } else if word.len() > 1 && !word[1..].starts_with('#') {
        let comment = comment.trim_end();
        let span = Span::new(file, at..at + comment.len());
        Diagnostic::error(
            "text-comment",
            span,
            key.map_or_else(
                || "The text of this item was read as a comment, since # begins one".to_owned(),
                |key| format!("The text of `{}` was read as a comment, since # begins one", key.value),
            ),
        )
        .label("not seen")
        .help(format!(
            "Put the text in quotes: {field}{}. If it is a comment, type a space after the #.",
            quoted(comment)
        ))
    } else {
        return;
    };
    node.value = Value::Broken;
    d.push(found);
}

/// A single value: cut short at a `#`, or held by quotes that hold nothing.
fn single(file: FileId, text: &str, key: Option<&Spanned<String>>, node: &Node, d: &mut Diagnostics) {
    if node.style != Style::Plain || node.text().is_none() {
        return;
    }
    let range = node.span.range();
    let with = |value: String| key.map_or_else(|| value.clone(), |key| format!("{}: {value}", key.value));
    let after = rest_of_line(text, range.end);
    let cut = after.trim_start();
    if cut.len() < after.len() && cut.starts_with('#') && cut[1..].starts_with(|c: char| !c.is_whitespace() && c != '#')
    {
        let at = range.end + after.len() - cut.len();
        let cut = cut.trim_end();
        d.push(
            Diagnostic::warning(
                "text-cut",
                Span::new(file, at..at + cut.len()),
                "The text ends before this, since # after a space begins a comment",
            )
            .label("not seen")
            .help(format!(
                "If it belongs to the text, put the whole in quotes: {}. If it is a comment, type a space after the #.",
                with(quoted(&format!("{} {cut}", node.source)))
            )),
        );
    }
    let (first, last) = (node.source.chars().next(), node.source.chars().last());
    if let (Some('“' | '„' | '‟' | '‘' | '”'), Some('”' | '“' | '’' | '‟')) = (first, last) {
        let inner = node.source.trim_matches(['“', '”', '„', '‘', '’', '‟']);
        d.push(
            Diagnostic::warning(
                "curly-quotes",
                node.span,
                "Curly quotes, as Word types them, do not hold a text together: they will be printed as part of it",
            )
            .label("curly quotes")
            .help(format!("Type it without quotes, or with straight ones: {}", with(quoted(inner)))),
        );
    }
}

/// `{is: warm, but never gushing, not: cold}` and `{is:warm}`.
fn commas(file: FileId, text: &str, entries: &mut Vec<(Spanned<String>, Node)>, d: &mut Diagnostics) {
    let mut before: Option<(Spanned<String>, Node)> = None;
    let mut kept = Vec::with_capacity(entries.len());
    for (key, node) in entries.drain(..) {
        let at = key.span.range();
        let lone = node.value == Value::Null
            && node.source.is_empty()
            && !key.value.is_empty()
            && !text[at.end..].trim_start().starts_with(':');
        if !lone {
            before = Some((key.clone(), node.clone()));
            kept.push((key, node));
            continue;
        }
        if let Some((name, value)) = split_tight(&key.value) {
            let colon = at.start + name.len();
            d.push(
                Diagnostic::error(
                    "space-after-colon",
                    Span::new(file, at.start..(colon + 1).min(at.end)),
                    format!("After `{name}:` a space is missing"),
                )
                .label("no space after the colon")
                .help(format!("Type: {name}: {}", brief(value))),
            );
            let broken = Node { value: Value::Broken, ..node };
            kept.push((Spanned::new(name.to_owned(), key.span), broken));
            continue;
        }
        let found = Diagnostic::error(
            "comma-in-braces",
            key.span,
            format!("Between {{ and }} a comma ends a text, so `{}` was read as a field of its own", brief(&key.value)),
        )
        .label("cut off by the comma");
        let found = match &before {
            Some((field, value)) if value.text().is_some() => {
                let figures = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
                if figures(&value.source) && figures(&key.value) {
                    // Three figures behind a comma are thousands, fewer are hundredths.
                    let comma = if key.value.len() == 3 { "" } else { "." };
                    let figure = format!("{}: {}{comma}{}", field.value, value.source, key.value);
                    d.push(found.help(format!("Type the figure without a comma: {figure}")));
                    continue;
                }
                let sentence = text[value.span.range().start..at.end].trim_matches(['"', '\'']);
                let in_quotes = format!("{}: {}", field.value, quoted(sentence));
                let names = is_id(&value.source) && is_id(&key.value);
                found.help(if names {
                    format!(
                        "Put a list between [ and ]: {}: [{sentence}]. Put a text in quotes: {in_quotes}",
                        field.value
                    )
                } else {
                    format!("Put the whole text in quotes: {in_quotes}")
                })
            }
            _ => found.help(
                "Type each as a field, a colon and a text, as in {is: warm, not: gushing}. A plain list stands \
                 between [ and ].",
            ),
        };
        d.push(found);
    }
    *entries = kept;
}

/// A field's name that is itself a list or a group: `{{ brand.name }}` without quotes, nearly always.
pub(super) fn odd_key(text: &str, base: usize, open: usize, key: &Node) -> Option<Diagnostic> {
    if key.value == Value::Broken {
        return None;
    }
    let range = key.span.range().start - base..key.span.range().end - base;
    let slot = text[open..].starts_with("{{") && text[range.clone()].starts_with('{');
    Some(if slot {
        let end = text[open..].find("}}").map_or(range.end, |n| open + n + 2);
        let span = Span { start: super::build::offset(base + open), end: super::build::offset(base + end), ..key.span };
        Diagnostic::error(
            "slot-needs-quotes",
            span,
            "A text that begins with `{{` needs quotes, since a brace begins a group of fields",
        )
        .label("not in quotes")
        .help(format!("Put the whole text in quotes: {}", quoted(&text[open..end])))
    } else {
        Diagnostic::error("odd-field", key.span, "Before a colon stands the name of a field, and this is no name")
            .label("not a name")
            .help("If this is a text, put it in quotes with all that follows it.")
    })
}

fn rest_of_line(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    rest.split('\n').next().unwrap_or(rest)
}
