//! Allowances as written: `content/allow.yaml`, `brands/<brand>/records/allow.yaml`.

use super::brand::read_whole;
use super::fields::{Many, record};
use super::kinds::SchemaNumber;
use super::yaml::{self, Value};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::span::FileId;

record! {
    /// `allow.yaml`
    RawAllow, "the allowances", example "\
allow:
  - code: orphan
    at: brand:values.notice-first.behaviours.one-offer
    why: The module about offers comes in spring.
    by: Priya Nandakumar
    until: 2027-03-31" {
        schema: SchemaNumber, "The format this file is written in: 1";
        allow: Many<RawAllowance>, "What is left as it is for a while", required "allow: [{code: thin, at: rapport, why: New in spring., by: Priya Nandakumar, until: 2027-03-31}]";
    }
}

record! {
    RawAllowance, "an allowance", example "\
code: orphan
at: brand:values.notice-first.behaviours.one-offer
why: The module about offers comes in spring.
by: Priya Nandakumar
until: 2027-03-31" {
        code: String, "Which finding: the word that stands in brackets behind warning or advice", required "code: thin";
        about as "at": String, "What it is about, as check and the alignment report show it: a module, a section of one (put-right#say-sorry), a part of the brand's file (brand:limits.noise)", required "at: rapport";
        why: String, "Why it may stay so", required "why: The module is new in spring.";
        by: String, "Who says so", required "by: Priya Nandakumar";
        until: Date, "The last day on which it may", required "until: 2027-03-31";
    }
}

/// Reads an `allow.yaml`.
pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawAllow> {
    let doc = yaml::read(file, text, 0..text.len(), d)?;
    if doc.root.value == Value::Null {
        d.push(
            Diagnostic::error("empty-file", file, "This file is empty")
                .help("Take it away, or type an allowance; `induct reference` shows how one is written."),
        );
        return None;
    }
    read_whole(&doc, file, d)
}
