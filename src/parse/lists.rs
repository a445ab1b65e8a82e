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
        /// How many words a minute people read.
        words_per_minute: u16,
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
