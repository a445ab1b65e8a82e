//! The names in a module's text: every moment, topic and condition that a section, a block or a line names.

use super::names::Names;
use crate::model::diag::Diagnostics;
use crate::model::doc::{Attrs, Block, BlockKind, Body, DialoguePart, Join, PolicyTag, Written};

/// Looks up what the text names; behaviours in `shows` and `fails` are a brand's, and are looked up when composed.
pub(super) fn check(body: &Body<Written>, names: &Names<'_>, d: &mut Diagnostics) {
    for section in &body.sections {
        if let Some(moment) = &section.moment {
            names.moment(moment, d);
        }
        blocks(&section.blocks, names, d);
    }
    blocks(&body.intro, names, d);
    for note in &body.footnotes {
        blocks(note, names, d);
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

fn blocks(list: &[Block<Written>], names: &Names<'_>, d: &mut Diagnostics) {
    for block in list {
        attrs(&block.attrs, names, d);
        match &block.kind {
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::Table(_)
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Divider
            | BlockKind::Rule(_)
            | BlockKind::Say(_)
            | BlockKind::Order(_)
            | BlockKind::Match(_)
            | BlockKind::Gap(_)
            | BlockKind::Checklist(_) => {}
            BlockKind::List(list) => {
                for item in &list.items {
                    attrs(&item.attrs, names, d);
                    blocks(&item.blocks, names, d);
                }
            }
            BlockKind::Quote(inner)
            | BlockKind::Why(inner)
            | BlockKind::Facilitator(inner)
            | BlockKind::Coach(inner)
            | BlockKind::Pocket(inner)
            | BlockKind::Reminder(inner) => blocks(inner, names, d),
            BlockKind::Reflect { prompt, lines: _ } | BlockKind::Plan { prompt, lines: _ } => blocks(prompt, names, d),
            BlockKind::Activity(activity) => blocks(&activity.blocks, names, d),
            BlockKind::PreCheck(quizzes) => {
                for option in quizzes.iter().flat_map(|quiz| &quiz.options) {
                    blocks(&option.why, names, d);
                }
            }
            BlockKind::Quiz(quiz) => {
                for option in &quiz.options {
                    blocks(&option.why, names, d);
                }
            }
            BlockKind::Dialogue(dialogue) => parts(&dialogue.parts, names, d),
            BlockKind::NearMiss(miss) => {
                parts(&miss.fault, names, d);
                blocks(&miss.what, names, d);
                parts(&miss.mended, names, d);
            }
            BlockKind::Scenario(scenario) => {
                blocks(&scenario.opening, names, d);
                for step in &scenario.steps {
                    blocks(&step.blocks, names, d);
                    for choice in &step.choices {
                        attrs(&choice.attrs, names, d);
                        blocks(&choice.feedback, names, d);
                    }
                }
            }
            BlockKind::Join(join) => match join {
                Join::OurWay | Join::OurQuiz | Join::Ours(_) => {}
                Join::If { condition: _, blocks: inner } => blocks(inner, names, d),
            },
        }
    }
}
