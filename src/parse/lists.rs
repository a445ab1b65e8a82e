//! The library's lists as written: moments, topics and conditions, settings, phrases to look for.

use std::sync::LazyLock;

use super::brand::read_whole;
use super::fields::{Many, Read, record};
use super::kinds::SchemaNumber;
use super::yaml::{self, Value};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::source::Id;
use crate::model::span::FileId;

record! {
    /// `content/moments.yaml`
    RawMoments, "the list of moments", example "\
moments:
  - {id: welcome, name: Welcome, means: The first look and the first words.}
  - {id: apologise, name: Say sorry}" {
        schema: SchemaNumber, "The format this file is written in: 1";
        moments: Many<RawMoment>, "The points of serving someone, in the order they tend to come", required "moments: [{id: welcome, name: Welcome}]";
    }
}

record! {
    RawMoment, "a moment", example "\
id: put-right
name: Put it right
means: Choosing the fix, starting it, and saying when." {
        id: Id, "Its short name; never used again for something else", required "id: put-right";
        name: String, "What people call it; it reads well after the words when we", required "name: Put it right";
        means: String, "What it means, in one line";
    }
}

record! {
    /// A topic, a condition.
    RawTopic, "a topic or condition", example "\
id: upsell
name: Offers and upgrades
means: Suggesting something that costs more." {
        id: Id, "Its short name; never used again for something else", required "id: upsell";
        name: String, "What people call it", required "name: Offers and upgrades";
        means: String, "What it means, in one line";
    }
}

record! {
    /// `content/topics.yaml`
    RawTopics, "the list of topics", example "\
topics:
  - {id: upsell, name: Offers and upgrades}
conditions:
  - {id: after-no, name: After a no}" {
        schema: SchemaNumber, "The format this file is written in: 1";
        topics: Many<RawTopic>, "What a policy or a tie-break can be about";
        conditions: Many<RawTopic>, "When a policy can hold";
    }
}

record! {
    /// `content/settings.yaml`
    RawSettings, "the settings", example "\
reading_speed: {words_per_minute: 180}
thresholds: {minutes_off_percent: 25}" {
        schema: SchemaNumber, "The format this file is written in: 1";
        reading_speed: RawSpeed, "How fast people read and do; the minutes on a page are worked out from it";
        thresholds: RawThresholds, "The figures that checks go by";
    }
}

record! {
    RawSpeed, "the reading speed", example "\
words_per_minute: 180
seconds_per_question: 40
seconds_per_choice: 35
seconds_per_line_to_write: 30" {
        words_per_minute: u16, "How many words people read in a minute";
        seconds_per_question: u16, "Seconds to read a question, choose, and read why";
        seconds_per_choice: u16, "Seconds for one step of a scenario";
        seconds_per_line_to_write: u16, "Seconds for one line written by hand";
    }
}

record! {
    RawThresholds, "the thresholds", example "\
minutes_off_percent: 25
words_on_a_card: 45" {
        value_practised_in: u16, "In how many modules each value is practised, at least";
        value_checked_in: u16, "In how many modules somebody looks for it, at least";
        module_practises: u16, "How many values each module practises, at least";
        spread_values: u16, "A module that practises more values than this is spread thin";
        spread_percent: u16, "The same, in percent of all values";
        own_percent_red: u16, "A module with less than this percentage of its own is off the shelf";
        own_percent_amber: u16, "With less than this it is nearly so";
        facts_at_least: u16, "How many facts of the brand a module holds, at least";
        borrowed_percent: u16, "A page that shares this percentage with another brand is borrowed";
        generic_per_1000_words: u16, "How many worn phrases a page may hold for each 1000 words";
        grade_cards: u16, "School years one needs to read a card with ease, at most";
        grade_learner: u16, "The same for a learner's page";
        grade_manager: u16, "The same for a manager's page";
        lix: u16, "The same, as a LIX figure, for languages without a formula of their own";
        words_in_a_sentence: u16, "Sentences of more words than this are listed";
        words_on_a_card: u16, "How many words a card may hold";
        minutes_off_percent: u16, "By how many percent stated and worked-out minutes may differ";
        tools_percent: u16, "Of the minutes that a pack gives to tools, knowledge and practice, how many percent are not practice, at least";
    }
}

record! {
    /// `content/lists/<language>.yaml`
    RawLists, "the phrase lists", example "\
generic: [take it offline]
inclusive:
  - {word: housemaid, why: anyone can do the job, instead: room attendant}
except: [the extra mile]" {
        schema: SchemaNumber, "The format this file is written in: 1";
        generic: Many<String>, "Worn phrases; several on one page are reported";
        patronising: Many<String>, "Phrases that talk down to people";
        peoples: Many<String>, "Names of peoples; what is said of a whole people is reported";
        inclusive: Many<RawInclusive>, "Words that tell some readers that they were not thought of";
        character: Many<String>, "Orders about what somebody should be, such as be positive; they need an act beside them";
        acts: Many<String>, "What one can see somebody do or hear somebody say, such as ask";
        except: Many<String>, "Phrases of the program's lists that do not count here, as they stand there";
    }
}

record! {
    RawInclusive, "a word that leaves somebody out", example "\
word: chairman
forms: [chairmen]
why: not everyone who chairs a meeting is a man
instead: chair" {
        word: String, "The word, or several", required "word: chairman";
        forms: Many<String>, "Other forms that count as the word";
        why: String, "Why it leaves somebody out, as it reads after a colon", required "why: not everyone who chairs a meeting is a man";
        instead: String, "What to say instead", required "instead: chair";
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

/// Reads `content/lists/<language>.yaml`.
pub fn lists(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawLists> {
    list(file, text, "generic: [take it offline]", d)
}

/// The lists that this program has built in, by language.
const SHIPPED: [(&str, &str); 1] = [("en", include_str!("../../content/lists/en.yaml"))];

/// Stands for the file of what is built in: there is none.
pub const BUILT_IN: FileId = FileId(u32::MAX);

/// The program's own lists as written, by language; read once, however often a project is. They are no file of it: nothing
/// may point into them.
pub fn shipped() -> Vec<(&'static str, RawLists)> {
    static READ: LazyLock<Vec<(&'static str, RawLists)>> = LazyLock::new(|| {
        let mut unheard = Diagnostics::default();
        let read = |(language, text)| Some((language, lists(BUILT_IN, text, &mut unheard)?));
        SHIPPED.into_iter().filter_map(read).collect()
    });
    READ.clone()
}

pub(super) fn list<T: Read>(file: FileId, text: &str, example: &str, d: &mut Diagnostics) -> Option<T> {
    let doc = yaml::read(file, text, 0..text.len(), d)?;
    if doc.root.value == Value::Null {
        d.push(
            Diagnostic::error("empty-file", file, "This file is empty").help(format!("Type, for instance: {example}")),
        );
        return None;
    }
    read_whole(&doc, file, d)
}
