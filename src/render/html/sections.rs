//! A module's page in its parts: what stands before the first section, the sections, the notes.

use super::Html;
use super::ink::slug;
use crate::model::doc::{Composed, Section};
use crate::model::module::Objective;
use crate::model::pack::PackModule;

/// One section, set.
pub struct SetSection {
    pub id: String,
    /// Without links and notes, for the list of contents.
    pub name: String,
    pub title: String,
    pub minutes: Option<u32>,
    pub body: String,
}

impl Html<'_> {
    pub fn objectives(&self, objectives: &[Objective]) -> Vec<String> {
        objectives.iter().map(|objective| format!("{}.", self.plain(&objective.sentence(self.texts.comma())))).collect()
    }

    /// What stands before the first section; its headings are the page's.
    pub fn intro(&self, module: &PackModule) -> String {
        self.heading.set(1);
        self.blocks(&module.body.intro)
    }

    pub fn sections(&self, module: &PackModule) -> Vec<SetSection> {
        module.body.sections.iter().map(|section| self.section(section)).collect()
    }

    fn section(&self, section: &Section<Composed>) -> SetSection {
        self.heading.set(2);
        let title = self.words(&section.title);
        self.above.replace(title.clone());
        let body = self.blocks(&section.blocks);
        self.above.replace(String::new());
        SetSection {
            id: slug(&section.id),
            name: self.flat(&section.title),
            title,
            minutes: section.minutes.map(u32::from),
            body,
        }
    }

    /// The notes that this page has called, in the order of their first calls, each with a way back there. Notes of what
    /// stands on no page are not shown.
    pub fn notes(&self, module: &PackModule) -> String {
        let back = self.t("note-back");
        let mut notes = String::new();
        let mut number = 0;
        // A note may call another: that one is listed in its turn.
        while let Some(note) = { self.notes.borrow().called(number) } {
            number += 1;
            let blocks = usize::try_from(note).ok().and_then(|note| module.body.footnotes.get(note.checked_sub(1)?));
            let text = blocks.map(|blocks| self.blocks(blocks)).unwrap_or_default();
            notes.push_str(&format!(
                "<li id=\"note.{number}\">{text} <a class=\"go\" href=\"#ref.{number}\">{back}</a></li>"
            ));
        }
        if notes.is_empty() { notes } else { format!("<ol class=\"plain\">{notes}</ol>") }
    }
}
