//! The library's lists as written: moments, topics and conditions, settings.

use super::fields::{Name, Read, record};
use super::yaml;
use crate::model::diag::Diagnostics;
use crate::model::span::{FileId, Spanned};

record! {
    "the list of moments" RawMoments {
        /// The format's version: 1.
        schema: u16,
        /// The points of serving a customer, in their natural order.
        moments: Vec<Spanned<RawMoment>>,
    }
}

record! {
    "a moment" RawMoment {
        /// Its short name in files.
        id: Name,
        /// Its name, as people say it.
        name: String,
        /// What it means, in one line.
        means: String,
    }
}

record! {
    "the list of topics" RawTopics {
        /// The format's version: 1.
        schema: u16,
        /// What policies can be about.
        topics: Vec<Spanned<RawTopic>>,
        /// When policies can hold.
        conditions: Vec<Spanned<RawTopic>>,
    }
}

record! {
    "a topic or condition" RawTopic or id {
        /// Its short name in files.
        id: Name,
        /// Its name, as people say it.
        name: String,
        /// What it means, in one line.
        means: String,
    }
}

record! {
    "the settings" RawSettings {
        /// The format's version: 1.
        schema: u16,
        /// How fast people read and do; the honest minutes of a page come from these.
        reading_speed: RawSpeed,
        /// What a pack is measured by.
        thresholds: RawThresholds,
    }
}

record! {
    "the reading speed" RawSpeed {
        /// How many words a minute people read.
        words_per_minute: u16,
        /// To read a question, choose, and read why.
        seconds_per_question: u16,
        /// For one step of a scenario.
        seconds_per_choice: u16,
        /// For one line to write.
        seconds_per_line_to_write: u16,
    }
}

record! {
    "the thresholds" RawThresholds {
        /// Modules in which each value is practised.
        value_practised_in: u16,
        /// Modules in which each value is checked.
        value_checked_in: u16,
        /// Values that each module practises.
        module_practises: u16,
        /// A module that practises more values than this is spread thin.
        spread_values: u16,
        /// And more than this share of them.
        spread_percent: u16,
        /// Own sentences under this share: off the shelf.
        own_percent_red: u16,
        /// Own sentences under this share: thin.
        own_percent_amber: u16,
        /// Distinct facts that a module needs.
        facts_at_least: u16,
        /// Shared with another brand from here on: borrowed.
        borrowed_percent: u16,
        /// Generic phrases that a thousand words may hold.
        generic_per_1000_words: u16,
        /// School years that a card may ask for.
        grade_cards: u16,
        /// School years that a page may ask of learners.
        grade_learner: u16,
        /// School years that a page may ask of managers.
        grade_manager: u16,
        /// The LIX of languages without a formula of their own.
        lix: u16,
        /// Words a sentence may have.
        words_in_a_sentence: u16,
        /// Words a pocket card may have.
        words_on_a_card: u16,
        /// How far stated minutes may be from the computed ones.
        minutes_off_percent: u16,
        /// Hours that a first week may hold.
        week_1_hours: u16,
    }
}

pub fn moments(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawMoments> {
    RawMoments::read(&yaml::read(file, text, 0, d)?, d)
}

pub fn topics(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawTopics> {
    RawTopics::read(&yaml::read(file, text, 0, d)?, d)
}

pub fn settings(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawSettings> {
    RawSettings::read(&yaml::read(file, text, 0, d)?, d)
}
