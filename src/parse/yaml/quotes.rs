//! Texts and their quotation marks: curly ones, open ones, and texts that begin with a sign and have none.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;

use super::super::quoting::quoted;
use super::lines::Line;
use super::syntax::Found;

/// Quotation marks at the start of the value: curly, or straight and closed too early or not at all on this line.
pub(super) fn quotes(line: &Line<'_>) -> Option<Found> {
    let value = line.value();
    let end = line.value + value.len();
    let first = value.chars().next()?;
    if matches!(first, '“' | '”' | '„' | '‘' | '‟') {
        let inner = value.trim_matches(['“', '”', '„', '‘', '’', '‟', '"', ',']);
        let found = line.found(
            "curly-quotes",
            line.value..end,
            "Curly quotes, as Word types them, do not hold a text together",
            format!("Type straight ones: {}", line.with(&quoted(inner))),
        );
        return Some(Found { label: "curly quotes", ..found });
    }
    if first != '"' && first != '\'' {
        return None;
    }
    let (close, rest) = match close_of(value) {
        Some(close) => (close, value[close..].trim_start()),
        None if value.ends_with(['”', '“', '’']) => {
            let inner = value[1..].trim_end_matches(['”', '“', '’']);
            let found = line.found(
                "curly-quotes",
                line.value..end,
                "This text begins with a straight quote and ends with a curly one",
                format!("Type a straight one at the end, too: {}", line.with(&quoted(inner))),
            );
            return Some(Found { label: "ends with a curly quote", ..found });
        }
        None => return None,
    };
    if rest.is_empty() || rest.starts_with(['#', ':']) {
        return None;
    }
    let after = end - rest.len();
    if first == '\'' && rest.starts_with(char::is_alphabetic) && after == line.value + close {
        let inner = value[1..].trim_end_matches('\'').replace("''", "'");
        let found = line.found(
            "apostrophe-in-quotes",
            after - 1..after,
            "This apostrophe ends the text, since the text began with the same sign",
            format!("Put the text in double quotes: {}", line.with(&quoted(&inner))),
        );
        return Some(Found { label: "ends the text", ..found });
    }
    let found = line.found(
        "text-after-quote",
        after..end,
        "The text in quotes has ended, and more stands after it",
        format!("Put quotes round the whole: {}", line.with(&quoted(value))),
    );
    Some(Found { label: "outside the quotes", ..found })
}

/// After the closing quote of a text that begins with a quote, if it closes on this line.
fn close_of(value: &str) -> Option<usize> {
    let quote = value.chars().next()?;
    let mut chars = value.char_indices().skip(1).peekable();
    while let Some((n, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
                chars.next();
            } else {
                return Some(n + c.len_utf8());
            }
        }
    }
    None
}

/// A quote that was opened in this line or one above and never closed.
pub(super) fn open_quote(text: &str, line: &Line<'_>, kind: &ErrorKind) -> Option<Found> {
    let quote_trouble = matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidSimpleKey
            | ErrorKind::SimpleKeyExpected
    );
    let mut line = Some(line.clone());
    for _ in 0..if quote_trouble { 40 } else { 0 } {
        let this = line?;
        let value = this.value();
        if value.starts_with(['"', '\'']) && close_of(value).is_none() {
            let end = this.value + value.len();
            let found = this.found(
                "unclosed-quote",
                this.value..end,
                "This text begins with a quote that is not closed",
                format!("Close it at the end of the text: {}", this.with(&quoted(&value[1..]))),
            );
            return Some(Found { label: "opened here", ..found });
        }
        line = this.above(text);
    }
    None
}

/// A value that begins with a sign that means something of its own here.
pub(super) fn signs(line: &Line<'_>) -> Option<Found> {
    let value = line.value();
    let end = line.value + value.len();
    if let Some(slot) = slot_outside_quotes(line) {
        let whole = if value.starts_with(['{', '[']) && !value.starts_with("{{") { None } else { Some(value) };
        let help = whole.map_or_else(
            || "Put the text that holds it in quotes: \"{{ brand.name }} …\"".to_owned(),
            |value| format!("Put the whole text in quotes: {}", line.with(&quoted(value))),
        );
        let found = line.found(
            "slot-needs-quotes",
            slot..end,
            "A text that begins with `{{` needs quotes, since a brace begins a group of fields",
            help,
        );
        return Some(Found { label: "not in quotes", ..found });
    }
    let first = value.chars().next()?;
    let rest = &value[first.len_utf8()..];
    let sign = match first {
        '*' => "an asterisk",
        '&' => "an ampersand",
        '!' => "an exclamation mark",
        '%' => "a percent sign",
        '@' => "the sign @",
        '`' => "a backtick",
        ',' => "a comma",
        '|' | '>' if !rest.trim().is_empty() && !rest.starts_with(['-', '+']) && !rest.trim().starts_with('#') => {
            "this sign"
        }
        '?' if rest.starts_with(' ') => "a question mark",
        '-' if line.key.is_some() && rest.starts_with(' ') => "a dash",
        ']' | '}' => "a closing bracket",
        _ => return None,
    };
    Some(needs_quotes(line, line.value..end, sign, value))
}

pub(super) fn needs_quotes(line: &Line<'_>, range: Range<usize>, sign: &str, value: &str) -> Found {
    let found = line.found(
        "needs-quotes",
        range,
        format!("A text that begins with {sign} needs quotes"),
        format!("Type: {}", line.with(&quoted(value))),
    );
    Found { label: "not in quotes", ..found }
}

/// The finding for `*word`, `&word` or `!word` read as a sign of YAML's own.
pub(super) fn signed(text: &str, line: Range<usize>, sign: Range<usize>, before: bool) -> Found {
    let line = Line::at(text, line.start);
    if let Some(found) = signs(&line) {
        return found;
    }
    let range = if before { line.indent..line.text.len() } else { sign.start - line.start..sign.end - line.start };
    let end = range.end.min(line.text.len());
    let found = line.found(
        "needs-quotes",
        range.start.min(end)..end,
        "A text that begins with `*`, `&` or `!` needs quotes",
        "Put the text in quotes, as in \"*Always* by name\".".to_owned(),
    );
    Found { label: "not in quotes", ..found }
}

/// Where `{{` stands in a line outside any quotes, as the start of a value.
fn slot_outside_quotes(line: &Line<'_>) -> Option<usize> {
    let value = line.value();
    if value.starts_with("{{") {
        return Some(line.value);
    }
    if !value.starts_with(['{', '[']) {
        return None;
    }
    let mut quote = None;
    let mut before = ' ';
    for (n, c) in value.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if (c == '"' || c == '\'') && matches!(before, ':' | ',' | '[' | '{') => quote = Some(c),
            None if c == '{' && n > 0 && value[n..].starts_with("{{") => return Some(line.value + n),
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}
