//! Findings as the preview's pages show them: with the line that was typed, and where in it.

use serde::Serialize;

use crate::model::diag::{Diagnostic, Place};
use crate::model::source::Sources;
use crate::report::{place, severity_name};

/// One finding, for a script to show as text.
#[derive(PartialEq, Serialize)]
pub struct Finding {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    label: Option<String>,
    file: String,
    /// From 1.
    line: Option<usize>,
    /// In characters, from 1.
    column: Option<usize>,
    /// The line as typed: before the place, the place, after it.
    source: Option<[String; 3]>,
}

/// Letters of a line that are shown before and after a place.
const AROUND: usize = 120;

impl Finding {
    pub fn new(d: &Diagnostic, sources: &Sources) -> Finding {
        let (file, at) = place(d, sources);
        let source = match &d.place {
            Place::Span(span) => Some(typed(&sources.file(span.file).text, span.range(), at)),
            Place::File(_) | Place::Path(_) => None,
        };
        Finding {
            severity: severity_name(d.severity),
            code: d.code,
            message: d.message.clone(),
            help: d.help.clone(),
            label: d.label.clone(),
            file: file.to_owned(),
            line: at.map(|(line, _)| line),
            column: at.map(|(_, column)| column),
            source,
        }
    }
}

/// The line of a place in a text: before the place, the place, after it.
fn typed(text: &str, range: std::ops::Range<usize>, at: Option<(usize, usize)>) -> [String; 3] {
    let (line, column) = at.unwrap_or((1, 1));
    let whole = text.lines().nth(line - 1).unwrap_or_default().trim_start_matches('\u{feff}');
    let marked = text.get(range).and_then(|text| text.lines().next()).map_or(0, |first| first.chars().count());
    parts(whole, column - 1, marked)
}

/// A line around a place of so many letters.
fn parts(line: &str, at: usize, length: usize) -> [String; 3] {
    let letters: Vec<char> = line.chars().collect();
    let at = at.min(letters.len());
    let end = (at + length.max(1)).min(letters.len());
    let (from, to) = (at.saturating_sub(AROUND), (end + AROUND).min(letters.len()));
    let text = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    [
        format!("{}{}", cut(from > 0), text(from..at)),
        text(at..end),
        format!("{}{}", text(end..to), cut(to < letters.len())),
    ]
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_line_is_parted_at_the_place_also_when_it_is_long() {
        assert_eq!(parts("name: Own", 6, 3), ["name: ", "Own", ""]);
        assert_eq!(parts("", 4, 3), ["", "", ""]);
        let long = "ż".repeat(500);
        let [before, at, after] = parts(&long, 250, 2);
        assert_eq!([before.chars().count(), at.chars().count(), after.chars().count()], [121, 2, 121]);
    }
}
