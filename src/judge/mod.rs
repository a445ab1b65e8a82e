//! What is still missing: for a pack to be its brand's own, and for a brand's file to carry one. Where `check` finds
//! mistakes, this finds gaps. One file for each, whose opening words are its documentation; this is their table.

mod brand;
mod pack;

use std::collections::{BTreeMap, BTreeSet};

use crate::align::Alignment;
use crate::model::brand::Brand;
use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::doc::Composed;
use crate::model::library::Settings;
use crate::model::pack::{Pack, PackModule};
use crate::model::slot::Fact;
use crate::model::source::Id;

/// A pack, and how far it is its brand's own.
pub struct PackAsked<'a> {
    pub pack: &'a Pack,
    pub alignment: &'a Alignment,
    pub settings: &'a Settings,
}

/// A brand, and what all of its packs together come to.
pub struct BrandAsked<'a> {
    pub brand: &'a Brand<Composed>,
    pub taught: &'a Taught,
    /// All of its packs could be read as a whole: what is not in `taught` is taught nowhere.
    pub whole: bool,
    /// Modules that a pack of this brand could have, by the moments that they teach.
    pub could: &'a BTreeMap<Id, Vec<Id>>,
    pub today: Date,
}

/// What packs teach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taught {
    /// Moments that a section is about.
    pub moments: BTreeSet<Id>,
    /// What the brand has told that learners read.
    pub facts: BTreeSet<Fact>,
}

impl Taught {
    pub fn add(&mut self, other: &Taught) {
        self.moments.extend(other.moments.iter().cloned());
        self.facts.extend(other.facts.iter().cloned());
    }
}

/// What one pack teaches; `facts` are those that its modules print.
pub fn taught<'a>(pack: &Pack, facts: impl IntoIterator<Item = &'a Fact>) -> Taught {
    Taught {
        moments: pack.modules.iter().flat_map(PackModule::moments).cloned().collect(),
        facts: facts.into_iter().cloned().collect(),
    }
}

/// What a pack lacks, in the order of the reports.
pub fn pack(asked: &PackAsked<'_>, d: &mut Diagnostics) {
    pack::judge(asked, d);
}

/// What a brand's file leaves open, in the order of the reports.
pub fn brand(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    brand::judge(asked, d);
}
