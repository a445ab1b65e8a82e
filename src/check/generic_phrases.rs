//! Worn phrases, such as going the extra mile: they could stand in anybody's training, so readers pass over them and learn
//! that the rest can be passed over too. One may slip in anywhere; two or more in a text, and more than
//! `generic_per_1000_words`, are advice. A module is one text, and what the brand has told is another.

use super::Checked;
use super::text::phrases::{Hit, Phrases};
use super::text::{Run, Whose};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::PhraseLists;
use crate::model::names::sentence_list;

pub fn check(checked: &Checked<'_>, lists: &PhraseLists, runs: &[Run], d: &mut Diagnostics) {
    let phrases = Phrases::new(lists.generic.iter().map(String::as_str).zip(0..));
    let per_thousand = usize::from(checked.settings.generic_per_1000_words);
    if phrases.is_empty() || per_thousand == 0 {
        return;
    }
    for (n, module) in checked.pack.modules.iter().enumerate() {
        let mine = |run: &&Run| run.whose == Whose::Module(n);
        one(&format!("“{}”", module.meta.title), runs.iter().filter(mine), checked, &phrases, d);
    }
    let told = |run: &&Run| run.whose == Whose::Brand;
    let name = format!("What {} has told", checked.pack.brand.name);
    one(&name, runs.iter().filter(told), checked, &phrases, d);
}

fn one<'r>(
    name: &str,
    runs: impl Iterator<Item = &'r Run>,
    checked: &Checked<'_>,
    phrases: &Phrases,
    d: &mut Diagnostics,
) {
    let per_thousand = usize::from(checked.settings.generic_per_1000_words);
    let mut words = 0;
    let mut hits: Vec<(&Run, Hit)> = Vec::new();
    for run in runs.filter(|run| run.is_said_by_us()) {
        words += run.tokens.len();
        hits.extend(phrases.find(run).into_iter().filter(|hit| run.is_ours(hit.first, hit.last)).map(|hit| (run, hit)));
    }
    let Some((run, hit)) = hits.first() else { return };
    if hits.len() < 2 || hits.len() * 1000 <= words * per_thousand {
        return;
    }
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for (run, hit) in &hits {
        let phrase = run.between(hit.first, hit.last);
        match counted.iter_mut().find(|(known, _)| known.to_lowercase() == phrase.to_lowercase()) {
            Some((_, times)) => *times += 1,
            None => counted.push((phrase, 1)),
        }
    }
    let named: Vec<String> = counted
        .into_iter()
        .map(|(phrase, times)| match times {
            1 => format!("“{phrase}”"),
            2 => format!("“{phrase}” (twice)"),
            _ => format!("“{phrase}” ({times} times)"),
        })
        .collect();
    let list = sentence_list(named.iter().map(String::as_str), 8);
    d.push(
        Diagnostic::advice(
            "generic-phrases",
            run.place(hit.first, hit.last, checked.sources),
            format!("{name} has {} worn phrases in {words} words, and could be anybody's: {list}", hits.len()),
        )
        .label("the first of them")
        .help("Say in their place what somebody here does or says, so that one could see or hear it."),
    );
}
