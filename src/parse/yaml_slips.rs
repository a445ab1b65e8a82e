//! Why a YAML file cannot be read, in words for somebody who writes it by hand. Looks at the lines around the place
//! where reading stopped; each slip has its own name, sentence and what to type.

use super::yaml::{Places, Stop, line_of};
use crate::model::diag::Diagnostic;

/// One finding for the first thing that stopped the reading at byte `at`.
pub fn explain(places: &Places<'_>, at: usize, stop: Stop) -> Diagnostic {
    let text = places.text;
    let here = places.span(at..at + 1);
    match stop {
        Stop::TooMuch => {
            return Diagnostic::error("too-much", here, "This file is nested too deeply, or repeats itself too often")
                .help("Write it out plainly: no `&name` and `*name`, and fewer levels.");
        }
        Stop::Merge => {
            return Diagnostic::error("merge-key", here, "`<<` is not used here").help("Write the fields out.");
        }
        Stop::TwoDocuments => {
            return Diagnostic::error("two-documents", here, "A line `---` begins a second document here")
                .help("Take the line out: one file holds one.");
        }
        Stop::Syntax => {}
    }
    // The library may notice a slip only on a later line: look back from there for one that has a name.
    let last = line_of(text, at);
    let lines: Vec<(usize, &str)> = lines(text).take(last).collect();
    let near = lines.iter().rev().take(4);
    for &(start, line) in near {
        if let Some(found) = slip(places, start, line) {
            return found;
        }
    }
    for &(start, line) in lines.iter().rev() {
        if let Some(at) = tab(line) {
            return tabbed(places, start + at);
        }
    }
    let (start, line) = lines.last().copied().unwrap_or((0, ""));
    let trimmed = line.trim_start();
    let from = start + (line.len() - trimmed.len());
    if let Some(found) = open_quote(places, &lines) {
        return found;
    }
    Diagnostic::error("not-understood", places.span(from..start + line.trim_end().len()), "This line cannot be understood")
        .label("here, or just above")
        .help("Check that it reads `name: value`, that it starts as far in as its neighbours, and that quotes and brackets are closed.")
}

/// Lines with the byte each starts at; without their line ends.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let here = start;
        start += line.len();
        (here, line.trim_end_matches(['\n', '\r']))
    })
}

fn tab(line: &str) -> Option<usize> {
    line.find(|c: char| c != ' ').filter(|at| line[*at..].starts_with('\t'))
}

fn tabbed(places: &Places<'_>, at: usize) -> Diagnostic {
    Diagnostic::error("tab", places.span(at..at + 1), "A tab stands at the start of this line")
        .label("a tab")
        .help("Use spaces: two for each step inwards.")
}

/// A slip with a name on this line.
fn slip(places: &Places<'_>, start: usize, line: &str) -> Option<Diagnostic> {
    if let Some(at) = tab(line) {
        return Some(tabbed(places, start + at));
    }
    let trimmed = line.trim_start();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return None;
    }
    let indent = line.len() - trimmed.len();
    let entry = trimmed.strip_prefix("- ").unwrap_or(trimmed).trim_start();
    let from = start + indent + (trimmed.len() - entry.len());
    let whole = places.span(from..start + line.trim_end().len());

    if trimmed.starts_with('-') && trimmed[1..].starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '{') {
        return Some(
            Diagnostic::error(
                "missing-space",
                places.span(start + indent..start + indent + 2),
                "A space is missing after `-`",
            )
            .help(format!("Type `- {}`.", shorten(&trimmed[1..]))),
        );
    }
    let key_end = entry.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'));
    let after_key = key_end.map(|end| &entry[end..]).unwrap_or_default();
    if let Some(value) = after_key.strip_prefix(':')
        && value.starts_with(|c: char| !c.is_whitespace())
        && !value.starts_with("//")
        && let Some(end) = key_end
        && end > 0
    {
        return Some(
            Diagnostic::error("missing-space", places.span(from + end..from + end + 1), "A space is missing after `:`")
                .help(format!("Type `{}: {}`.", &entry[..end], shorten(value))),
        );
    }
    if let Some(value) = after_key.strip_prefix(": ") {
        let at = from + entry.len() - value.len();
        let value = value.trim();
        if value.starts_with(['“', '”', '„', '‘']) || curly_closed(value) {
            return Some(curly(places, at, value));
        }
        if value.starts_with(['@', '`', '%', '|', '>', '&', '*', '!', '?']) && !block_scalar(value) && value.len() > 1 {
            return Some(
                Diagnostic::error(
                    "needs-quotes",
                    places.span(at..at + 1),
                    format!("A text cannot begin with `{}`", &value[..1]),
                )
                .help(format!("Put the text in quotes: \"{}\".", shorten(value))),
            );
        }
        if !value.starts_with(['"', '\'', '{', '[', '|', '>'])
            && let Some(colon) = value.find(": ")
        {
            return Some(
                Diagnostic::error(
                    "colon-in-text",
                    places.span(at + colon..at + colon + 1),
                    "A colon inside the text makes it look like a new field",
                )
                .help(format!("Put the whole text in quotes: \"{}\".", shorten(&value.replace('"', "'")))),
            );
        }
        if let Some(found) = quote_in_quotes(places, at, value) {
            return Some(found);
        }
    }
    if entry.contains('{') && !entry.contains("{{") {
        let opened = entry.matches('{').count();
        let closed = entry.matches('}').count();
        if opened > closed {
            return Some(
                Diagnostic::error("brace-open", whole, "A `{` on this line is not closed")
                    .help("Close it with `}`, or put the text that holds it in quotes."),
            );
        }
        return Some(comma_in_braces(places, from, entry));
    }
    if entry.starts_with("{{") || after_key.starts_with(": {{") {
        return Some(
            Diagnostic::error("needs-quotes", whole, "A text that begins with `{{` needs quotes")
                .help("Put the whole text in quotes: \"{{ … }} …\"."),
        );
    }
    if key_end.is_none() && entry.len() > 1 && !entry.ends_with(':') && indent == 0 {
        return Some(
            Diagnostic::error("missing-colon", whole, "This line has a name but no `:`")
                .help(format!("Type `{}: ` and the value, or take the line out.", shorten(entry))),
        );
    }
    None
}

fn block_scalar(value: &str) -> bool {
    matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+")
}

fn curly_closed(value: &str) -> bool {
    value.starts_with('"') && value.ends_with(['”', '“']) && value.matches('"').count() == 1
}

fn curly(places: &Places<'_>, at: usize, value: &str) -> Diagnostic {
    let bare = value.trim_matches(['“', '”', '„', '‘', '’', '"']);
    Diagnostic::error("curly-quotes", places.span(at..at + value.len()), "These are a word processor's curly quotes")
        .help(format!("Type straight ones: \"{}\".", shorten(bare)))
}

fn comma_in_braces(places: &Places<'_>, from: usize, entry: &str) -> Diagnostic {
    Diagnostic::error(
        "text-in-braces",
        places.span(from..from + entry.len()),
        "Inside `{…}` a text with a comma or a colon needs quotes",
    )
    .help("Put the text in quotes: {we: \"Say sorry, then ask.\"}; or write each field on a line of its own.")
}

fn quote_in_quotes(places: &Places<'_>, at: usize, value: &str) -> Option<Diagnostic> {
    let quote = value.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    let end = value[1..].find(quote)? + 1;
    let rest = value[end + 1..].trim_start();
    if rest.is_empty() || rest.starts_with(['#', ',']) {
        return None;
    }
    if quote == '\'' {
        return Some(
            Diagnostic::error(
                "quote-in-text",
                places.span(at + end..at + end + 1),
                "The text ends at this `'`, and more follows",
            )
            .help("Put the whole text in double quotes: \"it's ours\"."),
        );
    }
    Some(
        Diagnostic::error(
            "quote-in-text",
            places.span(at + end..at + end + 1),
            "The text ends at this `\"`, and more follows",
        )
        .help("Put single quotes round the whole text, or write \\\" for a quotation mark inside it."),
    )
}

fn open_quote(places: &Places<'_>, lines: &[(usize, &str)]) -> Option<Diagnostic> {
    lines.iter().rev().find_map(|&(start, line)| {
        let (key, value) = line.split_once(": ")?;
        let value = value.trim();
        let quote = value.chars().next().filter(|c| *c == '"' || *c == '\'')?;
        let at = start + key.len() + 2;
        (value.matches(quote).count() % 2 == 1).then(|| {
            Diagnostic::error("quote-open", places.span(at..at + 1), "The quotation mark that opens here is not closed")
                .help(format!("End the text with {quote}."))
        })
    })
}

/// The start of a text, to be shown in a help line.
fn shorten(text: &str) -> String {
    let text = text.trim();
    let mut short: String = text.chars().take(48).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
