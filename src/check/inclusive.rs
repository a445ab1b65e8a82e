//! Words by which some readers learn that nobody thought of them. Each comes with its reason and with what to say
//! instead; it stays advice, since words change, and a writer may know better.

use super::Checked;
use super::text::Run;
use super::text::phrases::Phrases;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::PhraseLists;

pub fn check(checked: &Checked<'_>, lists: &PhraseLists, runs: &[Run], d: &mut Diagnostics) {
    let words = lists.inclusive.iter().enumerate();
    let phrases =
        Phrases::new(words.flat_map(|(n, word)| {
            std::iter::once(&word.word).chain(&word.forms).map(move |phrase| (phrase.as_str(), n))
        }));
    for run in runs {
        for hit in phrases.find(run).into_iter().filter(|hit| run.is_ours(hit.first, hit.last)) {
            let Some(word) = lists.inclusive.get(hit.phrase) else { continue };
            let typed = run.between(hit.first, hit.last);
            d.push(
                Diagnostic::advice(
                    "inclusive",
                    run.place(hit.first, hit.last, checked.sources),
                    format!("“{typed}” may leave somebody out: {}", word.why),
                )
                .help(format!("Say instead: {}", word.instead)),
            );
        }
    }
}
