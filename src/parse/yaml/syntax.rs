//! What the YAML library cannot read, said in plain words: a mistake's place goes in, and out comes what a person
//! most likely did and what to type instead. The library says only where it stumbled; the reason is found by
//! looking at the line, as a colleague would.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;

use super::super::quoting::{brief, quoted};
use super::lines::{Line, floor, line_end};
use super::quotes::{needs_quotes, open_quote, quotes, signs};
use crate::model::plain;

/// One mistake, in bytes of the text looked at.
pub(super) struct Found {
    pub code: &'static str,
    pub range: Range<usize>,
    pub message: String,
    pub label: &'static str,
    pub help: String,
}

/// Why the library stopped at `at`.
pub(super) fn explain(text: &str, at: usize, kind: &ErrorKind) -> Found {
    let mut line = Line::at(text, at);
    if line.is_blank() {
        line = line.above(text).unwrap_or(line);
    }
    let above = line.above(text);
    let below = Line::at(text, line_end(text, line.start));
    let stumble = at.saturating_sub(line.start).min(line.text.len());
    let mut found = pasted(&line)
        .or_else(|| above.as_ref().and_then(pasted))
        .or_else(|| tab(&line))
        .or_else(|| quotes(&line))
        .or_else(|| signs(&line))
        .or_else(|| closed_by_another(&line))
        .or_else(|| brackets(text, &line, kind))
        .or_else(|| above.as_ref().and_then(tab))
        .or_else(|| tab(&below))
        .or_else(|| no_space(&line))
        .or_else(|| dash(&line))
        .or_else(|| above.as_ref().and_then(dash))
        .or_else(|| above.as_ref().and_then(quotes))
        .or_else(|| open_quote(text, &line, kind))
        .or_else(|| above.as_ref().and_then(no_space))
        .or_else(|| above.as_ref().and_then(|above| brackets(text, above, &ErrorKind::UnexpectedEof)))
        .or_else(|| item(text, &line))
        .or_else(|| above.as_ref().and_then(|above| indentation(&line, above)))
        .or_else(|| colon(&line, stumble, kind))
        .or_else(|| no_colon(&line))
        .or_else(|| above.as_ref().and_then(no_colon))
        .unwrap_or_else(|| fallback(&line, stumble, kind));
    if found.label.is_empty() {
        found.label = "here";
    }
    found
}

/// What a word processor makes of a space and of a dash at the beginning of a line.
fn pasted(line: &Line<'_>) -> Option<Found> {
    let lead = &line.text[..line.indent];
    if let Some((at, odd)) = lead.char_indices().find(|(_, c)| !matches!(c, ' ' | '\t')) {
        let found = line.found(
            "pasted-space",
            at..at + odd.len_utf8(),
            "This line is indented with a space that word processors type, and only plain spaces count here",
            "Delete what stands before the line's first letter, and type the spaces anew.".to_owned(),
        );
        return Some(Found { label: "not a plain space", ..found });
    }
    let body = &line.text[line.indent..];
    let long = body.chars().next().filter(|c| matches!(c, '–' | '—' | '•' | '·'))?;
    let rest = body[long.len_utf8()..].strip_prefix([' ', '\u{a0}'])?;
    let found = line.found(
        "pasted-dash",
        line.indent..line.indent + long.len_utf8(),
        format!("This line begins with `{long}`, as word processors make of a dash"),
        format!("Type a plain dash: - {}", brief(rest.trim())),
    );
    Some(Found { label: "not a plain dash", ..found })
}

/// `[principles}`
fn closed_by_another(line: &Line<'_>) -> Option<Found> {
    let mut open = Vec::new();
    let mut quote = None;
    for (at, c) in line.text.char_indices().skip_while(|(at, _)| *at < line.content) {
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if line.text[..at].ends_with([' ', '[', '{', ',']) => quote = Some(c),
            (None, '{') => open.push('}'),
            (None, '[') => open.push(']'),
            (None, '#') if line.text[..at].ends_with(' ') => break,
            (None, '}' | ']') => {
                let wanted = open.pop()?;
                if wanted != c {
                    let opened = if wanted == '}' { '{' } else { '[' };
                    let mended = format!("{}{wanted}{}", &line.text[..at], &line.text[at + 1..]);
                    let found = line.found(
                        "unclosed-bracket",
                        at..at + 1,
                        format!("`{opened}` is closed with `{c}` here"),
                        format!("Type `{wanted}` instead: {}", brief(mended.trim())),
                    );
                    return Some(Found { label: "the wrong bracket", ..found });
                }
            }
            (None, _) => {}
        }
    }
    None
}

/// An item that does not stand under the others of its list: those above that begin with the same field.
fn item(text: &str, line: &Line<'_>) -> Option<Found> {
    let begins = |line: &Line<'_>| line.text[line.indent..].starts_with("- ");
    if !begins(line) {
        return None;
    }
    let mut above = line.above(text);
    while let Some(other) = above {
        if begins(&other) && other.key.is_some() && other.key == line.key {
            let (here, there) = (line.indent, other.indent);
            let number = text[..other.start].matches('\n').count() + 1;
            return (here != there).then(|| {
                let found = line.found(
                    "indentation",
                    0..line.content,
                    "This item does not stand under the others of its list",
                    format!(
                        "Begin it with {} before the dash, as in line {number}: {}",
                        if there == 0 { "no space".to_owned() } else { spaces(there) },
                        brief(other.text.trim())
                    ),
                );
                Found { label: if here > there { "too far in" } else { "too far out" }, ..found }
            });
        }
        above = other.above(text);
    }
    None
}

fn tab(line: &Line<'_>) -> Option<Found> {
    let lead = &line.text[..line.indent];
    let first = lead.find('\t')?;
    let help = "Delete it and type spaces: two for each step inwards. Many editors can do this for the whole file.";
    let found = line.found(
        "tab",
        first..line.indent,
        "This line is indented with a tab, and only spaces count here",
        help.to_owned(),
    );
    Some(Found { label: "a tab", ..found })
}

/// `{` or `[` without its end, or a text that merely begins with one.
fn brackets(text: &str, line: &Line<'_>, kind: &ErrorKind) -> Option<Found> {
    let value = line.value();
    let open = value.chars().next().filter(|c| matches!(c, '{' | '['))?;
    let close = if open == '{' { '}' } else { ']' };
    let end = line.value + value.len();
    let depth = value.chars().fold(0i32, |depth, c| match c {
        '{' | '[' => depth + 1,
        '}' | ']' => depth - 1,
        _ => depth,
    });
    if depth == 0 {
        let last = value.rfind(close)? + 1;
        let rest = value[last..].trim();
        let stray = !rest.is_empty() && !rest.starts_with('#');
        return stray.then(|| needs_quotes(line, line.value..end, "a bracket", value));
    }
    if depth < 0 {
        return Some(line.found(
            "bracket",
            line.value..end,
            "A bracket is closed here more often than it was opened",
            format!("Take one `{close}` out, or put the text that holds it in quotes."),
        ));
    }
    let below = text[line.start + line.text.len()..].trim_start().chars().next();
    let likely = matches!(
        kind,
        ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::UnexpectedEof
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::InvalidIndentation
    ) || below.is_none();
    likely.then(|| {
        let found = line.found(
            "unclosed-bracket",
            line.value..end,
            format!("`{open}` is opened here and not closed"),
            format!("Type `{close}` at the end: {}", line.with(&format!("{}{close}", brief(value)))),
        );
        Found { label: "opened here", ..found }
    })
}

/// `name:Lantern`
fn no_space(line: &Line<'_>) -> Option<Found> {
    let body = line.text[line.content..].trim_end();
    if line.key.is_some() {
        return None;
    }
    let (key, value) = split_tight(body)?;
    let at = line.content + key.len();
    let found = line.found(
        "space-after-colon",
        line.content..at + 1,
        format!("After `{key}:` a space is missing"),
        format!("Type: {key}: {}", brief(value)),
    );
    Some(Found { label: "no space after the colon", ..found })
}

/// A word, a colon and something tight after it; web addresses and times are no such thing.
pub(in crate::parse) fn split_tight(body: &str) -> Option<(&str, &str)> {
    let (key, value) = body.split_once(':')?;
    let word = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    (word && !value.is_empty() && !value.starts_with([' ', '/', ':'])).then_some((key, value))
}

/// `-item`
fn dash(line: &Line<'_>) -> Option<Found> {
    let body = &line.text[line.indent..];
    let rest = body.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '"'))?;
    let found = line.found(
        "space-after-dash",
        line.indent..line.indent + 1,
        "After the dash that begins an item a space is missing",
        format!("Type: - {}", brief(rest.trim_end())),
    );
    Some(Found { label: "no space after the dash", ..found })
}

/// `we: Say this: sorry`
fn colon(line: &Line<'_>, stumble: usize, kind: &ErrorKind) -> Option<Found> {
    let value = line.value();
    let end = line.value + value.len();
    if let Some(inner) = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))
        && line.key.is_some()
        && !value.starts_with(['{', '[', '"', '\''])
    {
        let found = line.found(
            "colon-in-text",
            line.value + inner..line.value + inner + 1,
            "A text that holds a colon and a space needs quotes, since a colon begins a field",
            format!("Type: {}", line.with(&quoted(value))),
        );
        return Some(Found { label: "this colon", ..found });
    }
    let flow = value.starts_with(['{', '['])
        && matches!(
            kind,
            ErrorKind::MappingValueNotAllowed
                | ErrorKind::InvalidColonPlacement
                | ErrorKind::ExpectedFlowMappingSeparator
                | ErrorKind::ExpectedFlowSequenceSeparator
        );
    if !flow {
        return None;
    }
    let colon = stumble.min(end);
    let before = &line.text[..colon];
    let from = before.rfind([',', '{', '[']).map_or(line.value, |n| n + 1);
    let to = line.text[colon..].find([',', '}', ']']).map_or(end, |n| colon + n);
    let piece = line.text[from..to].trim();
    let help = match piece.split_once(": ") {
        Some((key, rest)) if !key.contains(' ') => format!("Type: {key}: {}", quoted(rest)),
        _ => format!("Put each text in quotes, as in {}", quoted(piece)),
    };
    let found = line.found(
        "colon-in-text",
        from..to,
        "Between brackets, a text that holds a colon needs quotes, since a colon begins a field",
        help,
    );
    Some(Found { label: "this text", ..found })
}

/// A field that stands further in or out than its neighbours.
fn indentation(line: &Line<'_>, above: &Line<'_>) -> Option<Found> {
    let key = if line.text[line.indent..].starts_with("- ") { "- " } else { line.key? };
    let name = if key == "- " { "this item".to_owned() } else { format!("`{key}`") };
    let inner = above.key.is_some() && !above.value().is_empty() && !above.value().starts_with(['|', '>', '#']);
    if line.indent > above.content && inner {
        let neighbour = above.key.unwrap_or_default();
        let found = line.found(
            "indentation",
            above.content.min(line.indent)..line.indent,
            format!(
                "{} stands further in than `{neighbour}` above it, which already has its text",
                plain::capital(&name)
            ),
            format!("Begin it exactly under `{neighbour}`: take {} out.", spaces(line.indent - above.content)),
        );
        return Some(Found { label: "too far in", ..found });
    }
    if line.indent != above.indent && line.indent > 0 && key == "- " && above.text[above.indent..].starts_with("- ") {
        let found = line.found(
            "indentation",
            0..line.indent,
            "The dashes of one list do not stand under each other",
            format!("Begin this line with {}, as the item above.", spaces(above.indent)),
        );
        return Some(Found { label: "these spaces", ..found });
    }
    if line.indent < above.content && line.indent > 0 {
        let found = line.found(
            "indentation",
            0..line.indent,
            format!("{} does not begin under any line above it", plain::capital(&name)),
            format!(
                "Count the spaces: fields of one thing begin exactly under each other. The line above begins after {}.",
                spaces(above.content)
            ),
        );
        return Some(Found { label: "these spaces", ..found });
    }
    None
}

fn spaces(n: usize) -> String {
    if n == 1 { "one space".to_owned() } else { format!("{n} spaces") }
}

/// A line without any colon among fields.
fn no_colon(line: &Line<'_>) -> Option<Found> {
    let body = line.text[line.content..].trim_end();
    if line.key.is_some() || body.contains(':') || body.starts_with(['"', '\'', '{', '[', '#', '}', ']']) {
        return None;
    }
    let end = line.content + body.len();
    let word = body.split_whitespace().next().unwrap_or(body);
    let rest = body[word.len()..].trim();
    let is_name = word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let help = if is_name && !rest.is_empty() {
        format!(
            "If `{word}` is a field, type a colon after it: {word}: {}. If the line goes on with the text above, indent it by two more spaces.",
            brief(rest)
        )
    } else if is_name {
        format!("If `{word}` is a field, type a colon after it: `{word}:`.")
    } else {
        "If it goes on with the text above, indent it by two more spaces; an item of a list begins with a dash and a space.".to_owned()
    };
    let found = line.found(
        "no-colon",
        line.content..end,
        "This line is neither a field with a colon nor an item with a dash",
        help,
    );
    Some(Found { label: "this line", ..found })
}

fn fallback(line: &Line<'_>, stumble: usize, kind: &ErrorKind) -> Found {
    let end = line.text.trim_end().len();
    let from = if stumble < end { stumble } else { line.indent.min(end) };
    let (message, help) = match kind {
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => (
            "In double quotes a backslash begins a special sign, and this is none",
            "Use single quotes round the text, or type the backslash twice.",
        ),
        ErrorKind::UnclosedQuotedScalar => {
            ("A quote that was opened is not closed", "Look for the text that lacks its closing quote.")
        }
        ErrorKind::UnexpectedCharacter { .. } => {
            ("A text cannot begin with this sign unless it stands in quotes", "Put the whole text in quotes.")
        }
        ErrorKind::BomInsideDocument => (
            "An invisible sign (a byte-order mark) stands in the middle of the file",
            "Delete it: retype the line, or save the file again as UTF-8 without BOM.",
        ),
        _ => (
            "This line cannot be read",
            "Each line is a field and its text (`name: Lanternhouse`), or an item (`- text`), and fields of one thing \
             begin exactly under each other. A text with signs such as : # { } [ ] in it belongs in quotes.",
        ),
    };
    line.found("unreadable-line", floor(line.text, from)..end, message, help.to_owned())
}
