//! What is wrong, where, and what to type instead: data only. Printing lives in `report`.

use super::span::{FileId, Span};

/// How much a finding weighs. Ordered: an error is the greatest.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Never fails anything.
    Advice,
    /// The pack is written; fails under `--strict`.
    Warning,
    /// The packs that use the file are not written.
    Error,
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    Span(Span),
    /// A whole file: an empty one, a missing field of it.
    File(FileId),
    /// A path that is not a readable source: a folder where a file should be, a link out of the project.
    Path(String),
}

/// One finding. `message` is one plain sentence without a full stop at its end being required;
/// `label` is the few words under the caret; `help` says what to type or do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable, kebab-case: `unknown-key`.
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub place: Place,
    pub label: Option<String>,
    pub help: Option<String>,
    /// Another place that has to do with it, and the few words under its caret: the slip may have been made there.
    pub also: Option<(Span, String)>,
    /// Who is asked to mend it, where that is somebody else than the one who keeps the file.
    pub owner: Option<String>,
    /// The file to mend it in, where that is another than the one it is about.
    pub mended_in: Option<FileId>,
}

impl Diagnostic {
    pub fn error(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place.into(), message.into())
    }

    pub fn warning(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place.into(), message.into())
    }

    pub fn advice(code: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self::new(Severity::Advice, code, place.into(), message.into())
    }

    fn new(severity: Severity, code: &'static str, place: Place, message: String) -> Self {
        Diagnostic {
            code,
            severity,
            message: short(message),
            place,
            label: None,
            help: None,
            also: None,
            owner: None,
            mended_in: None,
        }
    }

    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(short(text.into()));
        self
    }

    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(short(text.into()));
        self
    }

    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.also = Some((span, short(text.into())));
        self
    }

    #[must_use]
    pub fn owner(mut self, who: Option<&str>) -> Self {
        self.owner = who.map(|who| short(who.to_owned()));
        self
    }

    #[must_use]
    pub fn mended_in(mut self, file: FileId) -> Self {
        self.mended_in = Some(file);
        self
    }

    /// The file the finding stands in, when it is one that was read.
    pub fn file(&self) -> Option<FileId> {
        match &self.place {
            Place::Span(span) => Some(span.file),
            Place::File(file) => Some(*file),
            Place::Path(_) => None,
        }
    }
}

/// A sentence repeats what somebody typed; when that is a page long, its middle is left out.
fn short(text: String) -> String {
    const LONGEST: usize = 600;
    // Letters, not bytes: most of the world's take two or three.
    let letters = text.chars().count();
    if letters <= LONGEST {
        return text;
    }
    let head: String = text.chars().take(LONGEST / 2).collect();
    let tail: String = text.chars().skip(letters.saturating_sub(LONGEST / 4)).collect();
    format!("{head} … {tail}")
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Place::Span(span)
    }
}

impl From<FileId> for Place {
    fn from(file: FileId) -> Self {
        Place::File(file)
    }
}

/// The findings of a run, in the order found until [`Diagnostics::sort`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub fn extend(&mut self, others: Diagnostics) {
        self.list.extend(others.list);
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Keeps those for which it holds.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Diagnostic> {
        self.list.iter_mut()
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// By place, then weight, so that a run reads the same whatever thread came first; equal findings once.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            (&a.place, std::cmp::Reverse(a.severity), a.code, &a.message).cmp(&(
                &b.place,
                std::cmp::Reverse(b.severity),
                b.code,
                &b.message,
            ))
        });
        self.list.dedup();
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_sentence_is_whole_until_it_is_a_page() {
        let sentence = "Вежливость ".repeat(54);
        assert_eq!(short(sentence.clone()), sentence);
        let page = short("ж".repeat(601));
        assert_eq!(page.chars().count(), 453);
        assert!(page.contains("ж … ж"));
    }
}
