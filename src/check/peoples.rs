//! Sentences about what a people is like: “Danish guests are”, “the French always”. Nobody who stands at a counter is a people,
//! and whoever has learnt such a sentence looks for it in the next person. A name out of the list `peoples` in
//! content/lists is met where a word of being, liking or doing comes right behind it, or behind one noun for persons. Where a
//! sentence speaks of two or three such persons, or of a language, nothing is said.

use super::Checked;
use super::text::Run;
use super::text::phrases::Phrases;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::PhraseLists;

/// Nouns for persons that may stand between.
const PERSONS: [&str; 20] = [
    "people",
    "persons",
    "folk",
    "men",
    "women",
    "families",
    "couples",
    "children",
    "parents",
    "customers",
    "guests",
    "patients",
    "callers",
    "visitors",
    "clients",
    "shoppers",
    "travellers",
    "staff",
    "colleagues",
    "speakers",
];

/// What makes a sentence of it.
const CLAIMS: [&str; 26] = [
    "are", "aren't", "were", "always", "never", "usually", "often", "mostly", "like", "love", "hate", "prefer",
    "expect", "tend", "want", "don't", "do", "won't", "will", "can't", "need", "think", "mind", "value", "enjoy",
    "find",
];

pub fn check(checked: &Checked<'_>, lists: &PhraseLists, runs: &[Run], d: &mut Diagnostics) {
    let peoples = Phrases::new(lists.peoples.iter().map(String::as_str).zip(0..));
    for run in runs {
        let word = |at: usize| run.tokens.get(at).map_or("", |token| &*token.folded);
        for hit in peoples.find(run).into_iter().filter(|hit| run.is_ours(hit.first, hit.last)) {
            let behind = hit.last + 1;
            let claim = if PERSONS.contains(&word(behind)) { behind + 1 } else { behind };
            let in_sentence =
                run.sentences.iter().any(|(first, last)| (*first..=*last).contains(&hit.first) && claim <= *last);
            if in_sentence && CLAIMS.contains(&word(claim)) {
                d.push(
                    Diagnostic::warning(
                        "people-of-a-nation",
                        run.place(hit.first, claim, checked.sources),
                        format!("“{}” says what a whole people is like", run.between(hit.first, claim)),
                    )
                    .help("Say what one person said or did, or what to ask, so that nobody has to guess."),
                );
            }
        }
    }
}
