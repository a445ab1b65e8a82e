//! A brand's own section in the place of one of a library module's.

use std::sync::Arc;

use crate::model::doc::{Block, BlockKind, Body, Inline, InlineKind, Join, Section, Written};
use crate::model::module::Module;
use crate::model::span::FileId;

/// A module's text with the brand's sections in place, and the files they came from.
pub struct Replaced {
    pub body: Body<Written>,
    pub files: Vec<FileId>,
}

/// `None` when the brand replaces nothing of this module, so that the shared text needs no copy.
pub fn replaced(module: &Module, sections: &[Arc<Module>]) -> Option<Replaced> {
    let mine: Vec<&Arc<Module>> = sections
        .iter()
        .filter(|own| own.replaces.as_ref().is_some_and(|place| place.module.value == module.meta.id))
        .collect();
    if mine.is_empty() {
        return None;
    }
    let mut body = module.body.clone();
    let mut files = Vec::new();
    for own in mine {
        let Some(place) = &own.replaces else { continue };
        let Some(at) = body.sections.iter().position(|section| section.id == place.section.value) else {
            continue; // reported when resolved
        };
        let shift = u32::try_from(body.footnotes.len()).unwrap_or(u32::MAX);
        let mut new = own.body.clone();
        body.footnotes.extend(std::mem::take(&mut new.footnotes));
        let old = &body.sections[at];
        let mut come = Vec::new();
        for section in &mut new.sections {
            shift_blocks(&mut section.blocks, shift);
        }
        shift_blocks(&mut new.intro, shift);
        if new.sections.is_empty() {
            // Only text, no heading: the old title and moment stay.
            come.push(Section { blocks: new.intro, ..old.clone() });
        } else {
            let mut written = new.sections.into_iter();
            if let Some(mut first) = written.next() {
                first.moment = first.moment.or_else(|| old.moment.clone());
                first.minutes = first.minutes.or(old.minutes);
                first.id = old.id.clone();
                first.explicit_id = true;
                first.blocks.splice(0..0, new.intro);
                come.push(first);
            }
            come.extend(written);
        }
        body.sections.splice(at..=at, come);
        files.push(own.file);
    }
    Some(Replaced { body, files })
}

/// Footnote numbers go on after those of the module. Only running text can hold them.
fn shift_blocks(blocks: &mut [Block<Written>], by: u32) {
    if by == 0 {
        return;
    }
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => shift_inlines(text, by),
            BlockKind::List(list) => list.items.iter_mut().for_each(|item| shift_blocks(&mut item.blocks, by)),
            BlockKind::Table(table) => {
                table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(|cell| shift_inlines(cell, by));
            }
            BlockKind::Quote(blocks)
            | BlockKind::Why(blocks)
            | BlockKind::Facilitator(blocks)
            | BlockKind::Coach(blocks)
            | BlockKind::Pocket(blocks)
            | BlockKind::Reminder(blocks)
            | BlockKind::Reflect { prompt: blocks, .. }
            | BlockKind::Plan { prompt: blocks, .. }
            | BlockKind::Join(Join::If { blocks, .. }) => shift_blocks(blocks, by),
            BlockKind::Activity(activity) => shift_blocks(&mut activity.blocks, by),
            BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Divider
            | BlockKind::PreCheck(_)
            | BlockKind::Rule(_)
            | BlockKind::Dialogue(_)
            | BlockKind::NearMiss(_)
            | BlockKind::Say(_)
            | BlockKind::Quiz(_)
            | BlockKind::Order(_)
            | BlockKind::Match(_)
            | BlockKind::Gap(_)
            | BlockKind::Scenario(_)
            | BlockKind::Checklist(_)
            | BlockKind::Join(Join::OurWay | Join::OurQuiz | Join::Ours(_)) => {}
        }
    }
}

fn shift_inlines(text: &mut [Inline<Written>], by: u32) {
    for inline in text {
        match &mut inline.kind {
            InlineKind::Footnote(number) => *number = number.saturating_add(by),
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Strikethrough(text)
            | InlineKind::Link { text, .. } => shift_inlines(text, by),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Image(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::Slot(_) => {}
        }
    }
}
