//! The swap test: how much of a module would be different with another brand's name on it.

use std::collections::BTreeSet;

use super::sentences::Sentence;

/// Sentences of a module: all that its learners see, and the brand's own among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap {
    pub learner: usize,
    /// Distinct sentences that the twin does not have; what `our-quiz` says over again is none.
    pub own: Vec<Sentence>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Swapped {
    /// Under five in a hundred are its own.
    Red,
    /// Under ten.
    Amber,
    Green,
}

impl Swap {
    /// Own sentences in a hundred; nought where there are none to count.
    pub fn percent(&self) -> f64 {
        // Counts of sentences are small.
        #[allow(clippy::cast_precision_loss)]
        let share = |own: usize, all: usize| own as f64 * 100.0 / all as f64;
        if self.learner == 0 { 0.0 } else { share(self.own.len(), self.learner) }
    }

    pub fn colour(&self) -> Swapped {
        // In whole sentences, so that no share is off by a rounding.
        let (own, all) = (self.own.len(), self.learner);
        if own * 20 < all {
            Swapped::Red
        } else if own * 10 < all {
            Swapped::Amber
        } else {
            Swapped::Green
        }
    }
}

/// Holds a module's sentences beside its twin's.
pub fn swap(ours: &[Sentence], twins: &[Sentence]) -> Swap {
    let there: BTreeSet<&str> = twins.iter().map(|sentence| sentence.folded.as_str()).collect();
    let mut seen = BTreeSet::new();
    let own = ours
        .iter()
        .filter(|sentence| !sentence.restated && !there.contains(sentence.folded.as_str()))
        .filter(|sentence| seen.insert(sentence.folded.as_str()))
        .cloned()
        .collect();
    Swap { learner: ours.len(), own }
}
