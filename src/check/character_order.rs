//! Orders about character, such as being positive. Nobody can see, practise or check them, so those who try feel judged
//! and those who lead have nothing to look for. One that begins a sentence, or stands behind “always”, is advice, unless
//! that sentence or the next one says what to do. What counts as doing is a word of the list `acts` in content/lists: a
//! verb of doing or saying that one could see or hear. The next sentence may stand in the next paragraph or item, but not
//! behind a heading.

use super::Checked;
use super::text::phrases::Phrases;
use super::text::{Form, Run};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::PhraseLists;

pub fn check(checked: &Checked<'_>, lists: &PhraseLists, runs: &[Run], d: &mut Diagnostics) {
    let orders = Phrases::new(lists.character.iter().map(String::as_str).zip(0..));
    let acts = Phrases::new(lists.acts.iter().map(String::as_str).zip(0..));
    for (n, run) in runs.iter().enumerate() {
        let hits: Vec<_> = orders.find(run).into_iter().filter(|hit| run.is_ours(hit.first, hit.last)).collect();
        if hits.is_empty() {
            continue;
        }
        let sentences = &run.sentences;
        let goes_on = |next: &&Run| next.whose == run.whose && next.form == Form::Running;
        let behind = runs.get(n + 1).filter(goes_on);
        let done: Vec<usize> = acts.find(run).into_iter().map(|act| act.first).collect();
        for hit in hits {
            let Some(at) = sentences.iter().position(|(first, last)| (*first..=*last).contains(&hit.first)) else {
                continue;
            };
            let (first, last) = sentences.get(at).copied().unwrap_or_default();
            let always = hit.first > first && run.between(hit.first - 1, hit.first - 1).eq_ignore_ascii_case("always");
            if hit.first != first && !always {
                continue;
            }
            let next = sentences.get(at + 1).copied();
            let here = |act: &usize| (first..=last).contains(act) && !(hit.first..=hit.last).contains(act);
            let there = |act: &usize| next.is_some_and(|(first, last)| (first..=last).contains(act));
            let further = |next: &Run| {
                let end = next.sentences.first().map_or(0, |(_, last)| *last);
                acts.find(next).into_iter().any(|act| act.first <= end)
            };
            if done.iter().any(|act| here(act) || there(act)) || (next.is_none() && behind.is_some_and(further)) {
                continue;
            }
            let order = run.between(hit.first, hit.last);
            d.push(
                Diagnostic::advice(
                    "character-order",
                    run.place(hit.first, hit.last, checked.sources),
                    format!("“{order}” says what to be, and nobody can see that or practise it"),
                )
                .help("Say what to do, as one could see or hear it: “say hello before they have to”."),
            );
        }
    }
}
