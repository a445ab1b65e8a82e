//! Checks read a composed pack and say what is wrong or due; they never change anything. One file each, whose
//! opening words are its documentation; this is their table.

mod dates;
mod links;
mod minutes;
mod pocket;

use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::doc::{Block, BlockKind, Body, Composed, DialoguePart, GapPart, Inline, InlineKind};
use crate::model::library::Settings;
use crate::model::pack::{Joined, OurQuiz, Pack};
use crate::model::source::Sources;

/// What a check may look at.
pub struct Checked<'a> {
    pub pack: &'a Pack,
    pub sources: &'a Sources,
    /// The figures that checks go by.
    pub settings: &'a Settings,
    pub today: Date,
}

/// Every check, in the order of the reports.
pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    links::check(checked, d);
    minutes::check(checked, d);
    pocket::check(checked, d);
    dates::check(checked, d);
}

/// Calls `see` with every block of a text, outer before inner.
fn each_block<'a>(body: &'a Body<Composed>, see: &mut dyn FnMut(&'a Block<Composed>)) {
    let sections = body.sections.iter().map(|section| &section.blocks);
    for blocks in std::iter::once(&body.intro).chain(sections).chain(&body.footnotes) {
        walk(blocks, see);
    }
}

fn walk<'a>(blocks: &'a [Block<Composed>], see: &mut dyn FnMut(&'a Block<Composed>)) {
    for block in blocks {
        see(block);
        match &block.kind {
            BlockKind::List(list) => list.items.iter().for_each(|item| walk(&item.blocks, see)),
            BlockKind::Quote(inner)
            | BlockKind::Why(inner)
            | BlockKind::Facilitator(inner)
            | BlockKind::Coach(inner)
            | BlockKind::Pocket(inner)
            | BlockKind::Reminder(inner)
            | BlockKind::Reflect { prompt: inner, .. }
            | BlockKind::Plan { prompt: inner, .. } => walk(inner, see),
            BlockKind::NearMiss(miss) => walk(&miss.what, see),
            BlockKind::Activity(activity) => walk(&activity.blocks, see),
            BlockKind::PreCheck(items) => {
                items.iter().flat_map(|quiz| &quiz.options).for_each(|option| walk(&option.why, see));
            }
            BlockKind::Quiz(quiz) => quiz.options.iter().for_each(|option| walk(&option.why, see)),
            BlockKind::Scenario(scenario) => {
                walk(&scenario.opening, see);
                for step in &scenario.steps {
                    walk(&step.blocks, see);
                    step.choices.iter().for_each(|choice| walk(&choice.feedback, see));
                }
            }
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::Table(_)
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Divider
            | BlockKind::Rule(_)
            | BlockKind::Dialogue(_)
            | BlockKind::Say(_)
            | BlockKind::Order(_)
            | BlockKind::Match(_)
            | BlockKind::Gap(_)
            | BlockKind::Checklist(_)
            | BlockKind::Join(_) => {}
        }
    }
}

/// Calls `see` with every piece of running text that stands directly in a block.
fn each_text<'a>(block: &'a Block<Composed>, see: &mut dyn FnMut(&'a [Inline<Composed>])) {
    match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => see(text),
        BlockKind::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| see(cell)),
        BlockKind::Figure(image) => see(&image.alt),
        BlockKind::Rule(rule) => {
            see(&rule.title);
            match &rule.says {
                crate::model::doc::RuleText::IfThen { condition, action, .. } => {
                    see(condition);
                    see(action);
                }
                crate::model::doc::RuleText::Sentence(text) => see(text),
            }
        }
        BlockKind::Dialogue(dialogue) => each_part(&dialogue.parts, see),
        BlockKind::NearMiss(miss) => {
            each_part(&miss.fault, see);
            each_part(&miss.mended, see);
        }
        BlockKind::Say(pairs) => {
            for pair in pairs {
                see(&pair.say);
                [&pair.not, &pair.does, &pair.why].into_iter().flatten().for_each(|text| see(text));
            }
        }
        BlockKind::Quiz(quiz) => {
            see(&quiz.question);
            quiz.options.iter().for_each(|option| see(&option.text));
        }
        BlockKind::PreCheck(items) => {
            for quiz in items {
                see(&quiz.question);
                quiz.options.iter().for_each(|option| see(&option.text));
            }
        }
        BlockKind::Order(order) => order.items.iter().for_each(|item| see(item)),
        BlockKind::Match(pairs) => {
            for (left, right) in &pairs.pairs {
                see(left);
                see(right);
            }
        }
        BlockKind::Gap(gap) => gap.parts.iter().for_each(|part| match part {
            GapPart::Text(text) => see(text),
            GapPart::Gap(_) => {}
        }),
        BlockKind::Scenario(scenario) => {
            see(&scenario.title);
            for step in &scenario.steps {
                see(&step.title);
                step.choices.iter().for_each(|choice| see(&choice.text));
            }
        }
        BlockKind::Checklist(acts) => acts.iter().for_each(|act| see(&act.text)),
        BlockKind::Activity(activity) => see(&activity.title),
        BlockKind::Join(Joined::OurQuiz(OurQuiz::Items(items))) => {
            for item in items {
                see(&item.situation);
                item.options.iter().for_each(|option| see(&option.text));
            }
        }
        BlockKind::List(_)
        | BlockKind::Quote(_)
        | BlockKind::Code { .. }
        | BlockKind::Divider
        | BlockKind::Why(_)
        | BlockKind::Reflect { .. }
        | BlockKind::Plan { .. }
        | BlockKind::Facilitator(_)
        | BlockKind::Coach(_)
        | BlockKind::Pocket(_)
        | BlockKind::Reminder(_)
        | BlockKind::Join(
            Joined::OurWay(_) | Joined::Ours(_) | Joined::Legal(_) | Joined::OurQuiz(OurQuiz::Reflect { .. }),
        ) => {}
    }
}

fn each_part<'a>(parts: &'a [DialoguePart<Composed>], see: &mut dyn FnMut(&'a [Inline<Composed>])) {
    for part in parts {
        match part {
            DialoguePart::Direction(text) => see(text),
            DialoguePart::Line(line) => see(&line.says),
        }
    }
}

/// Calls `see` with every inline of a text, outer before inner; filled slots are looked into.
fn each_inline<'a>(text: &'a [Inline<Composed>], see: &mut dyn FnMut(&'a Inline<Composed>)) {
    for inline in text {
        see(inline);
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link { text: inner, .. } => each_inline(inner, see),
            InlineKind::Slot(filled) => {
                if let crate::model::slot::FilledContent::Words(inner) = &filled.content {
                    each_inline(inner, see);
                }
            }
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Image(_)
            | InlineKind::Footnote(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak => {}
        }
    }
}
