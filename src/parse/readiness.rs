//! `content/organisation/readiness.yaml` as written: the questionnaire about what stands in people's way.

use super::fields::{Many, record};
use super::kinds::{SchemaNumber, Text};
use super::lists::list;
use crate::model::diag::Diagnostics;
use crate::model::source::Id;
use crate::model::span::FileId;

record! {
    /// `content/organisation/readiness.yaml`
    RawReadiness, "the questionnaire", example "\
blocks:
  - {id: clarity, name: Clarity, items: [{id: a1, text: I know which of two tasks comes first.}]}" {
        schema: SchemaNumber, "The format this file is written in: 1";
        scale: RawScale, "What the two ends of the scale from 1 to 5 mean";
        blocks: Many<RawReadinessBlock>, "The obstacles that are asked about, in the order of the questionnaire", required "blocks: [{id: clarity, name: Clarity, items: [{id: a1, text: I know which of two tasks comes first.}]}]";
    }
}

record! {
    RawScale, "the scale", example "\
least: strongly disagree
most: strongly agree
cannot: can't say" {
        least: String, "What 1 means";
        most: String, "What 5 means";
        cannot: String, "For whoever cannot say";
    }
}

record! {
    RawReadinessBlock, "a part of the questionnaire", example "\
id: clarity
name: Clarity
items: [{id: a1, text: I know which of two tasks comes first.}]" {
        id: Id, "Its short name; a page shows this part with readiness and this name", required "id: clarity";
        name: String, "What people call it", required "name: Clarity";
        items: Many<RawStatement>, "What people agree or disagree with", required "items: [{id: a1, text: I know which of two tasks comes first.}]";
    }
}

record! {
    RawStatement, "a statement", example "\
id: a1
text: I know which of two tasks comes first." {
        id: Id, "The column its answers stand in; never used again for another statement", required "id: a1";
        text: Text, "What people agree or disagree with", required "text: I know which of two tasks comes first.";
        reversed: bool, "Whether agreeing tells of an obstacle, so that the answer is turned round when it is counted";
    }
}

/// Reads `content/organisation/readiness.yaml`.
pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawReadiness> {
    list(file, text, "blocks: [{id: clarity, name: Clarity, items: [{id: a1, text: I know what comes first.}]}]", d)
}
