//! Whether what a brand calls its own is another brand's with the names changed: by runs of five words, which two people who
//! write about the same thing share few of.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::percent;
use super::sentences::{Sentence, fold, of_brand};
use crate::model::brand::Brand;
use crate::model::doc::Composed;
use crate::model::library::OwnSettings;
use crate::model::source::Id;

const WORDS: usize = 5;
/// Stands for every name.
pub const NAME: &str = "\u{2022}";

/// What brands have told, as runs of words; each run by its hash, with those that have it.
#[derive(Clone, Debug, Default)]
pub struct Lenders {
    brands: Vec<Id>,
    /// Places in `brands`, in their order.
    by_run: HashMap<u64, Vec<usize>>,
}

impl Lenders {
    pub fn add(&mut self, brand: &Brand<Composed>) {
        let place = self.brands.len();
        self.brands.push(brand.id.clone());
        for run in runs(&of_brand(brand), brand) {
            self.by_run.entry(run).or_default().push(place);
        }
    }
}

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borrowed {
    pub from: Id,
    /// Runs that both have, of all that the text has.
    pub shared: usize,
    pub all: usize,
}

impl Borrowed {
    /// Shared runs in a hundred; nought where there are none to compare.
    pub fn percent(&self) -> f64 {
        percent(self.shared, self.all)
    }

    pub fn is_borrowed(&self, limits: OwnSettings) -> bool {
        self.all > 0 && self.shared * 100 >= self.all * usize::from(limits.borrowed_percent)
    }
}

/// The lender that a brand's own sentences share most with, of those that `may` lend; `None` where there is none or nothing
/// to compare.
pub fn borrowed(
    own: &[Sentence],
    brand: &Brand<Composed>,
    lenders: &Lenders,
    may: &dyn Fn(&Id) -> bool,
) -> Option<Borrowed> {
    let mine = runs(own, brand);
    let mut shared = vec![0_usize; lenders.brands.len()];
    for place in mine.iter().filter_map(|run| lenders.by_run.get(run)).flatten() {
        if let Some(count) = shared.get_mut(*place) {
            *count += 1;
        }
    }
    let all = lenders.brands.iter().zip(shared).filter(|(id, _)| !mine.is_empty() && may(id));
    let from = |(id, shared): (&Id, usize)| Borrowed { from: id.clone(), shared, all: mine.len() };
    // Of equals the first: the order is the brands'.
    all.map(from).reduce(|best, other| if other.shared > best.shared { other } else { best })
}

/// Runs of five words, with the brand's name and its words for people and places all as one sign. A sentence of fewer
/// words is one run.
fn runs(sentences: &[Sentence], brand: &Brand<Composed>) -> BTreeSet<u64> {
    let names = names(brand);
    let mut found = BTreeSet::new();
    for sentence in sentences {
        let words = without_names(&sentence.folded, &names);
        if words.len() < WORDS {
            found.insert(hash(&words));
        } else {
            found.extend(words.windows(WORDS).map(hash));
        }
    }
    found
}

/// The same for the same words, on any machine: of some ten thousand runs no two meet by chance.
fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

/// What a brand is called and what it calls people and places, as words. The longest first, so that a name is not cut by
/// a part of it.
pub fn names(brand: &Brand<Composed>) -> Vec<Vec<String>> {
    let people = brand.people.iter().map(|person| person.name.as_str());
    let all =
        std::iter::once(brand.name.as_str()).chain(brand.words.iter().map(|(_, word)| word.as_str())).chain(people);
    let split = |name: &str| -> Vec<String> { fold(name).split(' ').map(str::to_owned).collect() };
    let mut names: Vec<Vec<String>> = all.map(split).collect();
    // Part of a name is often said for all of it.
    names.extend(brand.name.split_whitespace().next().map(split));
    names.retain(|name| name.iter().all(|word| !word.is_empty()));
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// The words of a folded text, each name as one sign.
pub fn without_names(folded: &str, names: &[Vec<String>]) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let name = names.iter().find(|name| words[at..].iter().take(name.len()).eq(name.iter()));
        match name {
            Some(name) => {
                out.push(NAME.to_owned());
                at += name.len();
            }
            None => {
                out.push(words[at].to_owned());
                at += 1;
            }
        }
    }
    out
}
