//! Words that the brand does not use (`voice.avoid`) stand nowhere in what it teaches: people take over what they read. A
//! word counts as a whole, and in other forms only where they are listed. It may stand in what a customer says, in what
//! one does *not* say, in answers that are wrong, in regulated wording, in code and addresses, by itself in quotation
//! marks, and in the phrases that are listed as exceptions.

use super::Checked;
use super::text::Run;
use super::text::phrases::{Hit, Phrases};
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn check(checked: &Checked<'_>, runs: &[Run], d: &mut Diagnostics) {
    let brand = &checked.pack.brand;
    let avoid = &brand.voice.avoid;
    let words = avoid
        .iter()
        .enumerate()
        .flat_map(|(n, avoid)| std::iter::once(&avoid.word).chain(&avoid.forms).map(move |word| (word.as_str(), n)));
    let words = Phrases::new(words);
    if words.is_empty() {
        return;
    }
    let exceptions: Vec<Phrases> =
        avoid.iter().map(|avoid| Phrases::new(avoid.except.iter().map(|phrase| (phrase.as_str(), 0)))).collect();
    for run in runs {
        for hit in words.find(run).into_iter().filter(|hit| run.is_ours(hit.first, hit.last)) {
            let holds = |other: Hit| other.first <= hit.first && hit.last <= other.last;
            if exceptions.get(hit.phrase).is_some_and(|except| except.find(run).into_iter().any(holds)) {
                continue;
            }
            let Some(avoid) = avoid.get(hit.phrase) else { continue };
            let word = run.between(hit.first, hit.last);
            let help = match &avoid.instead {
                Some(instead) => format!("In its place, {} wants: {instead}", brand.name),
                None => "Say it in other words. Or, where it may stand, add the phrase to `except:` of this word, under `avoid:` in brand.yaml."
                    .to_owned(),
            };
            d.push(
                Diagnostic::warning(
                    "avoided-word",
                    run.place(hit.first, hit.last, checked.sources),
                    format!("“{word}” is a word that {} avoids, in “{}”", brand.name, run.around(hit.first, hit.last)),
                )
                .help(help),
            );
        }
    }
}
