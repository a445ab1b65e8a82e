//! Phrases that talk down to people: “just smile”, “as we all know”. Whoever feels belittled stops reading, and is right.

use super::Checked;
use super::text::Run;
use super::text::phrases::Phrases;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::PhraseLists;

pub fn check(checked: &Checked<'_>, lists: &PhraseLists, runs: &[Run], d: &mut Diagnostics) {
    let phrases = Phrases::new(lists.patronising.iter().map(String::as_str).zip(0..));
    for run in runs {
        for hit in phrases.find(run).into_iter().filter(|hit| run.is_ours(hit.first, hit.last)) {
            let phrase = run.between(hit.first, hit.last);
            d.push(
                Diagnostic::warning(
                    "patronising",
                    run.place(hit.first, hit.last, checked.sources),
                    format!("“{phrase}” talks down to people, in “{}”", run.around(hit.first, hit.last)),
                )
                .help("Take it out, or say in its place what to do and why."),
            );
        }
    }
}
