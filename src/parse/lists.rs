//! The library's lists as written: moments, topics and conditions, settings.

use super::brand::read_whole;
use super::fields::{Many, Read, record};
use super::kinds::SchemaNumber;
use super::yaml::{self, Value};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::source::Id;
use crate::model::span::FileId;

record! {
    /// `content/moments.yaml`
    RawMoments, "the list of moments" {
        schema: SchemaNumber, "The format this file is written in: 1";
        moments: Many<RawNamed>, "The points of serving someone, in the order they tend to come", required "moments: [{id: welcome, name: Welcome}]";
    }
}

record! {
    /// A moment, a topic, a condition.
    RawNamed, "an item" {
        id: Id, "Its short name; never used again for something else", required "id: put-right";
        name: String, "What people call it", required "name: Put it right";
        means: String, "One line of meaning";
    }
}

record! {
    /// `content/topics.yaml`
    RawTopics, "the list of topics" {
        schema: SchemaNumber, "The format this file is written in: 1";
        topics: Many<RawNamed>, "What a policy or a tie-break can be about";
        conditions: Many<RawNamed>, "When a policy can hold";
    }
}

record! {
    /// `content/settings.yaml`
    RawSettings, "the settings" {
        schema: SchemaNumber, "The format this file is written in: 1";
        reading_speed: RawSpeed, "How fast people read and do";
        thresholds: RawThresholds, "The figures that checks go by";
    }
}

record! {
    RawSpeed, "the reading speed" {
        words_per_minute: u16, "How many words people read in a minute";
        seconds_per_question: u16, "For reading a question, choosing, reading why";
        seconds_per_choice: u16, "For one step of a scenario";
        seconds_per_line_to_write: u16, "For one line written by hand";
    }
}

record! {
    RawThresholds, "the thresholds" {
        value_practised_in: u16, "Modules in which a value is practised";
        value_checked_in: u16, "Modules in which someone looks for it";
        module_practises: u16, "Values that each module practises";
        spread_values: u16, "A module that practises more values than this is spread thin";
        spread_percent: u16, "The same, as a share of all values";
        own_percent_red: u16, "Own share under which a module is off the shelf";
        own_percent_amber: u16, "Own share under which it is nearly so";
        facts_at_least: u16, "Brand facts a module must hold";
        borrowed_percent: u16, "Share in common with another brand from which a page is borrowed";
        generic_per_1000_words: u16, "Worn phrases a page may hold";
        grade_cards: u16, "School years needed to read a card";
        grade_learner: u16, "School years needed to read a learner's page";
        grade_manager: u16, "School years needed to read a manager's page";
        lix: u16, "The same for languages without a formula of their own";
        words_in_a_sentence: u16, "Longer sentences are listed";
        words_on_a_card: u16, "The most a card may hold";
        minutes_off_percent: u16, "How far stated and worked-out minutes may differ";
        week_1_hours: u16, "The most a first week may hold";
    }
}

/// Reads `content/moments.yaml`.
pub fn moments(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawMoments> {
    list(file, text, "moments: [{id: welcome, name: Welcome}]", d)
}

/// Reads `content/topics.yaml`.
pub fn topics(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawTopics> {
    list(file, text, "topics: [{id: upsell, name: Offers and upgrades}]", d)
}

/// Reads `content/settings.yaml`.
pub fn settings(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawSettings> {
    list(file, text, "reading_speed: {words_per_minute: 180}", d)
}

fn list<T: Read>(file: FileId, text: &str, example: &str, d: &mut Diagnostics) -> Option<T> {
    let doc = yaml::read(file, text, 0..text.len(), d)?;
    if doc.root.value == Value::Null {
        d.push(
            Diagnostic::error("empty-file", file, "This file is empty").help(format!("Type, for instance: {example}")),
        );
        return None;
    }
    read_whole(&doc, file, d)
}
