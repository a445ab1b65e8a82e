//! A pack file as written: which modules, for whom, in which order, in which forms.

use super::brand::read_whole;
use super::fields::{Many, record};
use super::kinds::{Name, SchemaNumber};
use super::yaml::{self, Value};
use crate::model::brand::Role;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::{ApprovalWanted, Paper};
use crate::model::span::FileId;

record! {
    /// A pack file.
    RawPack, "a pack", example "\
title: Front desk induction
for: people new to the front desk
audience: front-line
path:
  - {when: Day 1, modules: [principles]}
  - {when: Week 1, modules: [rapport, put-right]}
forms: [site, handouts]
paper: A4
site_url: https://learn.lanternhouse.example/front-desk/" {
        schema: SchemaNumber, "The format this file is written in: 1";
        title: String, "What the pack is called", required "title: Front desk induction";
        whom as "for": String, "Who it is for";
        audience: Role, "Whose limits are shown; front-line when left out";
        path: Many<RawLeg>, "The modules, in the order people take them", required "path: [{when: Day 1, modules: [principles]}]";
        forms: Many<Name>, "What is made: site, handouts, workbook; all of them when left out";
        paper: Paper, "The size of the sheets; A4 when left out";
        languages: Many<String>, "Other languages it is made in, too: pl, ar; each wants translations beside the files it is made from";
        approval: ApprovalWanted, "Whether pages of an edition say DRAFT until they are approved: needed or optional; needed when left out";
        site_url: String, "The address where the site will be; the codes on paper lead there";
    }
}

record! {
    /// A day or a week of the path.
    RawLeg, "a leg of the path", example "\
when: Week 1
modules: [rapport, put-right]" {
        when: String, "When people take them: Day 1, Week 1 and so on", required "when: Day 1";
        modules: Many<Name>, "The modules taken then", required "modules: [principles]";
    }
}

/// Reads a `packs/<pack>.yaml`. `None`: it could not be read as a whole, and why is among the findings.
pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawPack> {
    let doc = yaml::read(file, text, 0..text.len(), d)?;
    if doc.root.value == Value::Null {
        d.push(Diagnostic::error("empty-file", file, "This pack file is empty").help(
            "Type a title and a path: `title: Front desk induction`, and below it \
             `path: [{when: Day 1, modules: [principles]}]`",
        ));
        return None;
    }
    read_whole(&doc, file, d)
}
