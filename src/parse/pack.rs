//! A pack file as written.

use super::fields::{Name, Read, Shape, choice, record};
use super::yaml::{self, Node};
use crate::model::brand::Role;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::{Form, Paper};
use crate::model::span::{FileId, Spanned};

choice!("a paper size", Paper, {
    "A4" => Paper::A4,
    "Letter" => Paper::Letter,
});

/// Forms that are planned and cannot be made yet: refused by name.
const NOT_YET: [&str; 9] =
    ["workbook", "facilitator", "manager", "cards", "poster", "quiz", "observation", "slips", "lms"];

impl Read for Form {
    fn shape() -> Shape {
        Shape::Choice(&["site", "handouts"])
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, d)?;
        let found = Form::ALL.into_iter().find(|form| form.key() == text);
        if found.is_none() {
            let known: Vec<&str> = Form::ALL.iter().map(|form| form.key()).collect();
            if NOT_YET.contains(&text.as_str()) {
                d.push(
                    Diagnostic::error("form-not-built", node.span, format!("The form `{text}` cannot be made yet"))
                        .help(format!("Leave it out for now. What can be made: {}.", known.join(", "))),
                );
            } else {
                super::fields::not_a_choice("a form", &text, &known, node.span, d);
            }
        }
        found
    }
}

record! {
    "a pack" RawPack {
        /// The format's version: 1.
        schema: u16,
        /// The pack's name on its pages.
        title: String,
        /// Whom it is for, in a few words.
        whom as "for": String,
        /// front-line, team-leader, manager or executive.
        audience: Role,
        /// What is learnt when.
        path: Vec<Spanned<RawLeg>>,
        /// What is made: site, handouts.
        forms: Vec<Spanned<Form>>,
        /// A4 or Letter.
        paper: Paper,
        /// Further languages it is made in.
        languages: Vec<Spanned<String>>,
        /// Where the site will be found, for the codes on paper.
        site_url: String,
    }
}

record! {
    "a leg of the path" RawLeg {
        /// Day 1, Week 2.
        when: String,
        /// The modules, in order.
        modules: Vec<Spanned<Name>>,
    }
}

pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawPack> {
    RawPack::read(&yaml::read(file, text, 0, d)?, d)
}
