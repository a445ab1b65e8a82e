//! Modules as people write them, and as they mistype them.

use super::markdown::Rules;
use super::module::body;
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::doc::{Body, Written};
use crate::model::span::FileId;

fn read(text: &str) -> (Body<Written>, Vec<Diagnostic>) {
    let mut d = Diagnostics::default();
    let body = body(FileId(0), text, 0, "content/modules", Rules { library: true }, &mut d);
    d.sort();
    (body, d.into_iter().collect())
}

/// The line a finding stands on, from 1.
fn line(text: &str, found: &Diagnostic) -> usize {
    match &found.place {
        Place::Span(span) => text[..span.range().start].matches('\n').count() + 1,
        Place::File(_) | Place::Path(_) => 0,
    }
}

#[test]
#[ignore = "prints"]
fn print_modules() {
    for entry in std::fs::read_dir("content/modules").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let start = text[4..].find("\n---\n").unwrap() + 9;
        let mut d = Diagnostics::default();
        let body = body(FileId(0), &text, start, "content/modules", Rules { library: true }, &mut d);
        println!("== {} {} sections", path.display(), body.sections.len());
        for found in d.iter() {
            println!("{} {}: {} | {:?}", line(&text, found), found.code, found.message, found.help);
        }
        if std::env::args().any(|arg| arg == "--show-output") {
            println!("{body:#?}");
        }
    }
}
