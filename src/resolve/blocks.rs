//! The names in a module's text: every moment, topic and condition that a section, a block or a line names.

use super::names::Names;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Attrs, BlockKind, Body, DialoguePart, Join, PolicyTag, Written};
use crate::model::walk::{blocks_of, each_block};

/// Looks up what the text names. Behaviours in `shows` and `fails` are a brand's, and nothing counts them yet.
pub(super) fn check(body: &Body<Written>, names: &Names<'_>, d: &mut Diagnostics) {
    for moment in body.sections.iter().filter_map(|section| section.moment.as_ref()) {
        names.moment(moment, d);
    }
    for blocks in blocks_of(body) {
        each_block(blocks, &mut |block| {
            attrs(&block.attrs, names, d);
            match &block.kind {
                BlockKind::List(list) => list.items.iter().for_each(|item| attrs(&item.attrs, names, d)),
                BlockKind::Dialogue(dialogue) => parts(&dialogue.parts, names, d),
                BlockKind::NearMiss(miss) => {
                    parts(&miss.fault, names, d);
                    parts(&miss.mended, names, d);
                }
                BlockKind::Scenario(scenario) => {
                    let choices = scenario.steps.iter().flat_map(|step| &step.choices);
                    choices.for_each(|choice| attrs(&choice.attrs, names, d));
                }
                BlockKind::Join(Join::Readiness(Some(part))) => names.questions(part, d),
                BlockKind::Join(Join::Readiness(None)) if names.questions.none() => d.push(
                    Diagnostic::error("no-questionnaire", block.span, "There are no questions for this block to show")
                        .help("Write them in content/organisation/readiness.yaml, or take the library's: induct library add readiness"),
                ),
                _ => {}
            }
        });
    }
}

fn attrs(attrs: &Attrs, names: &Names<'_>, d: &mut Diagnostics) {
    let Attrs { id: _, moment, shows: _, fails: _, policy } = attrs;
    if let Some(moment) = moment {
        names.moment(moment, d);
    }
    if let Some(PolicyTag { topic, stance: _, when, except }) = policy {
        names.topic(topic, d);
        for condition in when.iter().chain(except) {
            names.condition(condition, d);
        }
    }
}

fn parts(parts: &[DialoguePart<Written>], names: &Names<'_>, d: &mut Diagnostics) {
    for part in parts {
        match part {
            DialoguePart::Direction(_) => {}
            DialoguePart::Line(line) => attrs(&line.attrs, names, d),
        }
    }
}
