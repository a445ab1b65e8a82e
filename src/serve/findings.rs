//! Findings as the preview's pages show them: with the line that was typed, and where in it.

use serde::Serialize;

use crate::model::diag::{Diagnostic, Place, Severity};
use crate::model::source::Sources;
use crate::report::position;

/// One finding, for a script to show as text.
#[derive(PartialEq, Serialize)]
pub struct Finding {
    severity: &'static str,
    code: &'static str,
    message: String,
    help: Option<String>,
    label: Option<String>,
    file: Option<String>,
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
    /// Whether it is an error in one of these folders of the project, or below.
    pub fn is_error_in(&self, folders: &[&str]) -> bool {
        let within = |file: &String| folders.iter().any(|folder| file.starts_with(folder));
        self.severity == "error" && self.file.as_ref().is_some_and(within)
    }

    pub fn new(d: &Diagnostic, sources: &Sources) -> Finding {
        let mut finding = Finding {
            severity: match d.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "advice",
            },
            code: d.code,
            message: d.message.clone(),
            help: d.help.clone(),
            label: d.label.clone(),
            file: None,
            line: None,
            column: None,
            source: None,
        };
        match &d.place {
            Place::Span(span) => {
                let file = sources.file(span.file);
                let (line, column) = position(&file.text, span.range().start);
                let typed = file.text.lines().nth(line - 1).unwrap_or_default().trim_start_matches('\u{feff}');
                finding.file = Some(file.path.clone());
                (finding.line, finding.column) = (Some(line), Some(column));
                let marked = file.text.get(span.range()).map_or(0, |text| {
                    let first = text.lines().next().unwrap_or_default();
                    first.chars().count()
                });
                finding.source = Some(parts(typed, column - 1, marked));
            }
            Place::File(file) => finding.file = Some(sources.file(*file).path.clone()),
            Place::Path(path) => finding.file = Some(path.clone()),
        }
        finding
    }
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
