//! Findings as a person reads them in a terminal, and as other programs read them. No IO: text in, text out.

pub mod alignment;
pub mod difference;
pub mod due;
pub mod editions;
pub mod explain;
pub mod impact;
pub mod sarif;

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::model::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::source::{Sources, position};
use crate::model::span::Span;

/// More than this on one screen helps nobody.
const MOST_PRINTED: usize = 30;
/// As many are listed for other programs; their files have as many lines.
const MOST_LISTED: usize = 5_000;
/// Of a line longer than this, what follows the place is cut off; what stands before it the renderer leaves out, and
/// still counts, since the column is told beside it.
const LONGEST_LINE: usize = 200;
/// Letters shown before the place.
const BEFORE: usize = 60;

/// Findings for a terminal, errors first; `colour` with ANSI colours.
pub fn text(diagnostics: &Diagnostics, sources: &Sources, colour: bool) -> String {
    text_with(diagnostics, sources, colour, &|_| None)
}

/// The same, each with what an allowance would call it, where `at` tells.
pub fn text_with(
    diagnostics: &Diagnostics,
    sources: &Sources,
    colour: bool,
    at: &dyn Fn(&Diagnostic) -> Option<String>,
) -> String {
    let mut list: Vec<&Diagnostic> = diagnostics.iter().collect();
    list.sort_by_key(|d| std::cmp::Reverse(d.severity));
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in list.iter().take(MOST_PRINTED) {
        out.push_str(&one(diagnostic, sources, &renderer, at(diagnostic)));
        out.push_str("\n\n");
    }
    if list.len() > MOST_PRINTED {
        let rest = list.len() - MOST_PRINTED;
        out.push_str(&format!("… and {rest} more. Mend these first: some of the others may go with them.\n\n"));
    }
    out
}

/// Text and names of strangers without what a terminal would obey.
pub fn clean(text: &str) -> String {
    annotate_snippets::normalize_untrusted_str(text)
}

/// The same for text of several lines.
pub fn clean_lines(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| line.strip_suffix('\n').map_or_else(|| clean(line), |line| clean(line) + "\n"))
        .collect()
}

/// What a part of a text is, besides its words.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Ink {
    Head,
    Gone,
    New,
}

/// A text in its colour, as ANSI codes. Streams to which colours mean nothing take them out, so it must be read without.
fn inked(ink: Ink, text: &str) -> String {
    let style = match ink {
        Ink::Head => Style::new().effects(Effects::BOLD),
        Ink::Gone => AnsiColor::Red.on_default(),
        Ink::New => AnsiColor::Green.on_default(),
    };
    format!("{style}{text}{style:#}")
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    }
}

fn one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer, at: Option<String>) -> String {
    let title = level(diagnostic.severity).primary_title(clean(&diagnostic.message)).id(diagnostic.code);
    let mut group = match &diagnostic.place {
        Place::Span(span) => {
            let file = sources.file(span.file);
            let window = window(&file.text, span.range());
            let mut annotation = AnnotationKind::Primary.span(window.range);
            if let Some(label) = &diagnostic.label {
                annotation = annotation.label(label.as_str());
            }
            let snippet = Snippet::source(window.text)
                .path(clean(&file.path))
                .line_start(window.first_line)
                .annotation(annotation);
            let mut group = Group::with_title(title).element(snippet);
            if let Some((span, label)) = &diagnostic.also {
                group = group.element(other(*span, label, sources));
            }
            return renderer.render(&[with_help(group, diagnostic, at)]);
        }
        Place::File(file) => {
            Group::with_title(title).element(annotate_snippets::Origin::path(clean(&sources.file(*file).path)))
        }
        Place::Path(path) => Group::with_title(title).element(annotate_snippets::Origin::path(clean(path))),
    };
    group = with_help(group, diagnostic, at);
    renderer.render(&[group])
}

/// The other place that has to do with a finding.
fn other<'a>(span: Span, label: &'a str, sources: &'a Sources) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let file = sources.file(span.file);
    let window = window(&file.text, span.range());
    Snippet::source(window.text)
        .path(clean(&file.path))
        .line_start(window.first_line)
        .annotation(AnnotationKind::Context.span(window.range).label(label))
}

fn with_help<'a>(group: Group<'a>, diagnostic: &'a Diagnostic, at: Option<String>) -> Group<'a> {
    let group = match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(clean(help))),
        None => group,
    };
    match at {
        Some(at) => group.element(Level::NOTE.with_name("at").message(clean(&at))),
        None => group,
    }
}

/// The lines around a place, and the place among them.
struct Window {
    text: String,
    range: std::ops::Range<usize>,
    first_line: usize,
}

/// The one place where ranges are brought inside their text: to its end, to whole characters, to the first line of
/// what they cover, to a part of lines that are too long.
fn window(text: &str, range: std::ops::Range<usize>) -> Window {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let mut end = range.end.clamp(start, line_end);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = text[line_start..line_end].trim_end_matches('\r');
    let end = end.min(line_start + line.len()).max(start.min(line_start + line.len()));
    let start = start.min(end);
    let first_line = text[..line_start].matches('\n').count() + 1;
    let (from, to) = (start - line_start, end - line_start);
    if line.chars().count() <= LONGEST_LINE {
        return Window { text: line.replace('\t', " "), range: from..to, first_line };
    }
    let before = line[..from].chars().count().min(BEFORE);
    let shown = line[from..].char_indices().nth(LONGEST_LINE - before).map_or(line.len(), |(at, _)| from + at);
    Window { text: line[..shown].replace('\t', " "), range: from..to.min(shown), first_line }
}

/// A finding as other programs read it.
#[derive(Serialize)]
pub struct FindingJson<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    /// From 1.
    line: Option<usize>,
    /// In characters, from 1.
    column: Option<usize>,
    help: Option<&'a str>,
    owner: Option<String>,
    /// What an allowance would call it.
    at: Option<String>,
}

/// What a project knows of a finding besides what it says.
#[derive(Copy, Clone)]
pub struct Who<'a> {
    pub sources: &'a Sources,
    /// Who is to mend it.
    pub owner: &'a dyn Fn(&Diagnostic) -> Option<String>,
    /// What an allowance would call it.
    pub at: &'a dyn Fn(&Diagnostic) -> Option<String>,
}

/// A list of `{code, severity, message, file, line, column, help, owner, at}`.
pub fn json<'a>(diagnostics: &'a Diagnostics, who: &Who<'a>) -> String {
    let mut chosen: Vec<&Diagnostic> = diagnostics.iter().collect();
    let left = chosen.len().saturating_sub(MOST_LISTED);
    if left > 0 {
        chosen.sort_by_key(|d| std::cmp::Reverse(d.severity));
        chosen.truncate(MOST_LISTED);
    }
    let mut list: Vec<FindingJson<'_>> = chosen.into_iter().map(|d| finding_json(d, who)).collect();
    let more = format!("{left} more findings are not listed");
    if left > 0 {
        list.push(FindingJson {
            code: "more",
            severity: severity_name(Severity::Advice),
            message: &more,
            file: None,
            line: None,
            column: None,
            help: Some("Mend those above first: some of the others may go with them."),
            owner: None,
            at: None,
        });
    }
    // Strings and numbers always become JSON.
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
    text.push('\n');
    text
}

fn finding_json<'a>(d: &'a Diagnostic, who: &Who<'a>) -> FindingJson<'a> {
    let (file, at) = place(d, who.sources);
    FindingJson {
        code: d.code,
        severity: severity_name(d.severity),
        message: &d.message,
        file: Some(file),
        line: at.map(|(line, _)| line),
        column: at.map(|(_, column)| column),
        help: d.help.as_deref(),
        owner: (who.owner)(d),
        at: (who.at)(d),
    }
}

/// A finding's file, and line and column in it where it has a place there.
pub fn place<'a>(d: &'a Diagnostic, sources: &'a Sources) -> (&'a str, Option<(usize, usize)>) {
    match &d.place {
        Place::Span(span) => {
            let file = sources.file(span.file);
            (&file.path, Some(position(&file.text, span.range().start)))
        }
        Place::File(file) => (&sources.file(*file).path, None),
        Place::Path(path) => (path, None),
    }
}

/// As it is written for other programs.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}
