//! A module's front matter: the fields between two lines of three dashes, above the text.

use super::brand::read_whole;
use super::fields::{Many, record};
use super::kinds::{Duration, Name, SchemaNumber};
use super::yaml::{self, Value};
use crate::model::brand::{Channel, Role};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::module::ModuleKind;
use crate::model::source::Id;
use crate::model::span::{FileId, Span};

record! {
    /// What stands between the dashes.
    RawMeta, "a module", example "\
id: put-right
title: Putting it right
kind: skill
summary: They know something went wrong. Is it still theirs, or is it yours now?
minutes: {self: 30, led: 40}
objectives:
  - {verb: Say sorry in one sentence, condition: before you ask for anything, moment: apologise}
needs: [principles]
owner: Learning and development
last_reviewed: 2026-11-10
review_in: 6 months" {
        schema: SchemaNumber, "The format this file is written in: 1";
        id: Id, "The file's name without .md, which it is when left out; never used again for another module";
        title: String, "What the module is called", required "title: Put things right";
        kind: ModuleKind, "What sort of module it is; skill when left out";
        summary: String, "What it is about, in one sentence";
        minutes: RawMinutes, "How many minutes it takes, on one's own and led";
        audience: Many<Role>, "Whom it is for; everyone when left out";
        channels: Many<Channel>, "Which channels it is about; all when left out";
        skills: Many<String>, "The skills it teaches";
        objectives: Many<RawObjective>, "What people can do afterwards";
        needs: Many<Name>, "Modules to have done first";
        tool: Name, "The tool it teaches, by the id that brands give it";
        replaces: String, "The section that this one stands in for, in a brand's own modules: put-right#say-sorry";
        owner: String, "Who answers for it";
        reviewer: String, "Who looks it over";
        version: String, "Its version; 1 when left out";
        changed: String, "What changed last, in one line";
        last_reviewed: Date, "When somebody last looked it over";
        review_in: Duration, "How soon after that it has to be looked at again";
    }
}

record! {
    RawMinutes, "the minutes", short "self", example "\
self: 30
led: 40" {
        alone as "self": u16, "Minutes on one's own";
        led: u16, "Minutes when it is led by a facilitator";
    }
}

record! {
    RawObjective, "an objective", short "verb", example "\
verb: Say sorry in one sentence
condition: before you ask for anything
moment: apologise" {
        verb: String, "What people do, beginning with the verb", required "verb: Say sorry in one sentence";
        condition: String, "When, or under which condition";
        standard: String, "How well";
        moment: Name, "The moment it belongs to";
    }
}

const EXAMPLE: &str =
    "Begin the file with three lines: `---`, then `title: Put things right`, then `---`. The text follows.";

/// Reads the front matter; with it, the byte where the module's text begins.
pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> (Option<RawMeta>, usize) {
    let (facts, start) = facts(file, text, d);
    (facts.and_then(|range| fields(file, text, range, d)), start)
}

/// Where the front matter stands, and the byte where the module's text begins.
pub(super) fn facts(file: FileId, text: &str, d: &mut Diagnostics) -> (Option<std::ops::Range<usize>>, usize) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if text[start..].trim().is_empty() {
        d.push(Diagnostic::error("empty-file", file, "This module is empty").help(EXAMPLE));
        return (None, text.len());
    }
    let opening = start + text[start..].len() - text[start..].trim_start().len();
    let first = line(text, opening);
    let is_fence = |line: &str| line.len() >= 3 && line.bytes().all(|b| b == b'-');
    if !is_fence(first.trim_end()) {
        let dashes = first.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | ' '));
        let span = Span::new(file, opening..opening + first.trim_end().len());
        let found = if dashes {
            Diagnostic::error(
                "no-front-matter",
                span,
                "The first line should be three hyphens, and these are other dashes",
            )
            .label("not hyphens")
            .help("Delete the line and type --- with the hyphen key.")
        } else {
            Diagnostic::error(
                "no-front-matter",
                span,
                "This module does not begin with its title and other facts between two lines of ---",
            )
            .label("the text begins at once")
            .help(EXAMPLE)
        };
        d.push(found);
        return (None, opening);
    }
    let body = next(text, opening);
    let mut at = body;
    let mut after_empty = false;
    while at < text.len() {
        let this = line(text, at);
        if is_fence(this.trim_end()) || this.trim_end() == "..." {
            return (Some(body..at), next(text, at));
        }
        // A heading or a fence of the text: the closing line was forgotten.
        // A remark may begin with two signs too.
        let heading = this.starts_with("## ") && (this.contains("{#") || after_empty);
        if heading || this.starts_with(":::") {
            break;
        }
        after_empty = this.trim().is_empty();
        at = next(text, at);
    }
    let span = Span::new(file, opening..opening + first.trim_end().len());
    d.push(
        Diagnostic::error(
            "front-matter-open",
            span,
            "The facts that begin here are not closed with a second line of ---",
        )
        .label("opened here")
        .help("Type a line of three hyphens, ---, below the last fact and above the text."),
    );
    (None, at)
}

/// The bytes between the two lines of dashes. `None` where front matter cannot be read.
pub(super) fn range(file: FileId, text: &str) -> Option<std::ops::Range<usize>> {
    let mut d = Diagnostics::default();
    let (meta, end) = read(file, text, &mut d);
    meta?;
    let start = text.len() - text.trim_start_matches('\u{feff}').trim_start().len();
    let body = next(text, start);
    // The closing line is the last before the text.
    let above = text.get(body..end)?;
    let above = above.strip_suffix('\n').unwrap_or(above);
    Some(body..body + above.rfind('\n').map_or(0, |at| at + 1))
}

fn fields(file: FileId, text: &str, range: std::ops::Range<usize>, d: &mut Diagnostics) -> Option<RawMeta> {
    let at = range.start;
    let doc = yaml::read(file, text, range, d)?;
    if doc.root.value == Value::Null {
        let span = Span::new(file, at..at);
        d.push(
            Diagnostic::error(
                "missing-field",
                span,
                "Between the two lines of --- nothing stands, and the title belongs there",
            )
            .help("Type, for instance: title: Put things right"),
        );
        return None;
    }
    read_whole(&doc, file, d)
}

/// The line that begins at a byte, without its end.
fn line(text: &str, at: usize) -> &str {
    text[at..].lines().next().unwrap_or("")
}

/// Where the line after the one at a byte begins.
fn next(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |n| at + n + 1)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::model::diag::Diagnostics;
    use crate::model::span::FileId;

    fn front(text: &str) -> (bool, usize, Vec<String>) {
        let mut d = Diagnostics::default();
        let (meta, body) = read(FileId(0), text, &mut d);
        let found = d.iter().map(|one| format!("{} {}", one.code, one.help.as_deref().unwrap_or(""))).collect();
        (meta.is_some(), body, found)
    }

    fn bad(text: &str, code: &str, help: &str) {
        let (_, body, found) = front(text);
        assert!(text.is_char_boundary(body));
        assert_eq!(found.len(), 1, "{text}\n{found:?}");
        assert!(found[0].starts_with(code) && found[0].contains(help), "{text}\n{found:?}");
    }

    #[test]
    fn the_text_begins_after_the_second_line_of_dashes() {
        for text in
            ["---\ntitle: T\n---\nBody", "\u{feff}---\r\ntitle: T\r\n---\r\nBody", "\n\n---\ntitle: T\n----  \nBody"]
        {
            let (whole, body, found) = front(text);
            assert!(whole && found.is_empty(), "{found:?}");
            assert_eq!(&text[body..], "Body");
        }
    }

    #[test]
    fn front_matter_that_is_missing_open_or_wrong_is_met() {
        bad("", "empty-file", "title:");
        bad("# Title\n\nText\n", "no-front-matter", "`---`");
        bad("———\ntitle: T\n———\n", "no-front-matter", "hyphen key");
        bad("---\ntitle: T\n\n## Section\nText\n", "front-matter-open", "three hyphens");
        bad("---\n---\nText\n", "missing-field", "title: ");
        bad("---\nkind: skill\n---\nText\n", "missing-field", "title: ");
        bad("---\ntitle: T\nreview_in: soon\n---\n", "wrong-kind", "review_in: 6 months");
        bad("---\ntitle: T\nminutes: 25 minutes\n---\n", "wrong-kind", "25");
        bad("---\ntitle: T\nsumary: x\n---\n", "unknown-field", "`summary:`");
        bad("---\ntitle: T: U\n---\n", "colon-in-text", "title: \"T: U\"");
    }

    #[test]
    fn places_count_from_the_file_s_start() {
        let text = "---\ntitle: T\ntitle: U\n---\n";
        let mut d = Diagnostics::default();
        read(FileId(0), text, &mut d);
        let one = d.iter().next().expect("a finding");
        assert!(one.message.ends_with("in line 2"), "{}", one.message);
    }
}
