//! A brand as a logo swap would have it: its name, words, locale, currency, channels, greetings, closings, people and look.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::brand::{Brand, Voice};
use crate::model::doc::Written;
use crate::model::library::BrandEntry;

/// The brand without what makes it one; modules and sections of its own are gone too.
pub fn of(entry: &BrandEntry) -> BrandEntry {
    BrandEntry {
        brand: Arc::new(brand(&entry.brand)),
        look: Arc::clone(&entry.look),
        modules: BTreeMap::new(),
        sections: Vec::new(),
        translation: entry.translation,
    }
}

fn brand(brand: &Brand<Written>) -> Brand<Written> {
    Brand {
        id: brand.id.clone(),
        file: brand.file,
        name: brand.name.clone(),
        promise: None,
        locale: brand.locale.clone(),
        currency: brand.currency.clone(),
        words: brand.words.clone(),
        owner: None,
        review_by: None,
        review_at: None,
        values: Vec::new(),
        priorities: Vec::new(),
        tie_breaks: Vec::new(),
        policies: Vec::new(),
        voice: Voice {
            traits: Vec::new(),
            use_words: Vec::new(),
            avoid: Vec::new(),
            greetings: brand.voice.greetings.clone(),
            closings: brand.voice.closings.clone(),
        },
        standards: Vec::new(),
        measures: Vec::new(),
        limits: Vec::new(),
        routes: Vec::new(),
        channels: brand.channels.clone(),
        tools: Vec::new(),
        customers: Vec::new(),
        people: brand.people.clone(),
        legal: Vec::new(),
    }
}
