//! A brand's own section in the place of one of a library module's: the text as joined, and its rules and notes counted
//! anew, since each file counted for itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::doc::{BlockKind, Body, Inline, InlineKind, RuleRef, Section, Written};
use crate::model::module::Module;
use crate::model::source::Id;
use crate::model::span::FileId;
use crate::model::walk::{each_block, texts};

/// A module's text with the brand's sections in place, and the files they came from.
pub struct Replaced {
    pub body: Body<Written>,
    pub files: Vec<FileId>,
    pub numbers: Numbers,
}

/// How rules and notes are counted in a text of several files. Notes of a section are counted from its base.
#[derive(Default)]
pub struct Numbers {
    /// For each section; nought for those of the module itself.
    bases: Vec<u32>,
    /// Old numbers, bases added, to new ones. A note that nothing refers to any more is in no text.
    pub notes: BTreeMap<u32, u32>,
    pub rules: BTreeMap<Id, RuleRef<Written>>,
}

impl Numbers {
    pub fn base(&self, section: usize) -> u32 {
        self.bases.get(section).copied().unwrap_or(0)
    }
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
    let mut bases = vec![0; body.sections.len()];
    let mut files = Vec::new();
    for own in mine {
        let Some(place) = &own.replaces else { continue };
        let at = body.sections.iter().position(|section| section.id == place.section.value);
        // Which section, and that the file holds just one, was looked up when resolved.
        let (Some(at), [new]) = (at, own.body.sections.as_slice()) else { continue };
        bases[at] = u32::try_from(body.footnotes.len()).unwrap_or(u32::MAX);
        body.footnotes.extend(own.body.footnotes.iter().cloned());
        let old = &body.sections[at];
        body.sections[at] = Section {
            id: old.id.clone(),
            explicit_id: true,
            moment: new.moment.clone().or_else(|| old.moment.clone()),
            minutes: new.minutes.or(old.minutes),
            ..new.clone()
        };
        files.push(own.file);
    }
    let numbers = numbers(&body, bases);
    // In the order of their new numbers.
    let mut order: Vec<(u32, u32)> = numbers.notes.iter().map(|(old, new)| (*new, *old)).collect();
    order.sort_unstable();
    let note = |(_, old): &(u32, u32)| body.footnotes.get(*old as usize - 1).cloned().unwrap_or_default();
    body.footnotes = order.iter().map(note).collect();
    Some(Replaced { body, files, numbers })
}

fn numbers(body: &Body<Written>, bases: Vec<u32>) -> Numbers {
    let mut numbers = Numbers { bases, ..Numbers::default() };
    let intro = (0, body.intro.as_slice());
    let titles: Vec<&[Inline<Written>]> = body.sections.iter().map(|section| section.title.as_slice()).collect();
    let sections = numbers.bases.clone().into_iter().zip(body.sections.iter().map(|section| section.blocks.as_slice()));
    let titles = std::iter::once::<&[Inline<Written>]>(&[]).chain(titles);
    for ((base, blocks), title) in std::iter::once(intro).chain(sections).zip(titles) {
        notes_in(title, base, &mut numbers.notes);
        each_block(blocks, &mut |block| {
            for text in texts(block) {
                notes_in(text, base, &mut numbers.notes);
            }
            if let (BlockKind::Rule(rule), Some(id)) = (&block.kind, &block.attrs.id) {
                let number = u32::try_from(numbers.rules.len() + 1).unwrap_or(u32::MAX);
                let rule = RuleRef { id: id.value.clone(), number, title: rule.title.clone() };
                numbers.rules.entry(id.value.clone()).or_insert(rule);
            }
        });
    }
    numbers
}

fn notes_in(text: &[Inline<Written>], base: u32, notes: &mut BTreeMap<u32, u32>) {
    for inline in text {
        match &inline.kind {
            InlineKind::Footnote(number) => {
                let next = u32::try_from(notes.len() + 1).unwrap_or(u32::MAX);
                notes.entry(number.saturating_add(base).max(1)).or_insert(next);
            }
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Strikethrough(text)
            | InlineKind::Link { text, .. } => notes_in(text, base, notes),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Image(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::Slot(_) => {}
        }
    }
}
