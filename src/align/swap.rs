//! The swap test: how much of a module would be different with another brand's name on it.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::borrowed::{NAME, without_names};
use super::percent;
use super::sentences::Sentence;
use crate::model::library::OwnSettings;

/// Sentences of a module: all that its learners see, and the brand's own among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap {
    pub learner: usize,
    /// Distinct sentences that the twin does not have; what `our-quiz` says over again is none.
    pub own: Vec<Sentence>,
    pub colour: Swapped,
}

/// How much of a module is its own, by the project's settings.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Swapped {
    /// So little that it is a signal.
    Red,
    Amber,
    Green,
}

impl Swap {
    /// Own sentences in a hundred; nought where there are none to count.
    pub fn percent(&self) -> f64 {
        percent(self.own.len(), self.learner)
    }
}

fn colour(own: usize, all: usize, limits: OwnSettings) -> Swapped {
    // In whole sentences, so that no share is off by a rounding.
    let under = |percent: u16| own * 100 < all * usize::from(percent);
    if under(limits.red_percent) {
        Swapped::Red
    } else if under(limits.amber_percent) {
        Swapped::Amber
    } else {
        Swapped::Green
    }
}

/// Holds a module's sentences beside its twin's; `names` are what the brand calls itself and others.
pub fn swap(ours: &[Sentence], twins: &[Sentence], names: &[Vec<String>], limits: OwnSettings) -> Swap {
    let there: BTreeSet<&str> = twins.iter().map(|sentence| &*sentence.folded).collect();
    let nameless = |sentence: &Sentence| -> Vec<String> {
        let words = without_names(&sentence.folded, names);
        words.into_iter().filter(|word| word != NAME).collect()
    };
    // Of most modules nothing is asked here: what a brand has told is its own.
    let typed = LazyCell::new(|| twins.iter().map(nameless).collect::<Vec<_>>());
    // What the brand typed into a module is not its own for a name put in, or a word changed.
    let is_retouched = |sentence: &Sentence| {
        !sentence.told && {
            let words = nameless(sentence);
            typed.iter().any(|other| is_near(&words, other))
        }
    };
    let mut seen = BTreeSet::new();
    let own: Vec<Sentence> = ours
        .iter()
        .filter(|sentence| !sentence.restated && !there.contains(&*sentence.folded))
        .filter(|sentence| !is_retouched(sentence))
        .filter(|sentence| seen.insert(&*sentence.folded))
        .cloned()
        .collect();
    Swap { learner: ours.len(), colour: colour(own.len(), ours.len(), limits), own }
}

/// Whether one becomes the other by changing a word, or one word in four of a longer sentence.
fn is_near(one: &[String], other: &[String]) -> bool {
    let most = (one.len().min(other.len()) / 4).max(1);
    one.len().abs_diff(other.len()) <= most && strsim::generic_levenshtein(&Words(one), &Words(other)) <= most
}

/// Words as what is compared letter by letter elsewhere.
struct Words<'w>(&'w [String]);

impl<'w> IntoIterator for &Words<'w> {
    type Item = &'w String;
    type IntoIter = std::slice::Iter<'w, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
