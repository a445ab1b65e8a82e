//! Whether a module is this brand's own. What would read the same with another name on it is training off the shelf: it
//! ticks a box and changes little.

use super::super::PackAsked;
use super::moments;
use crate::align::swap::Swapped;
use crate::align::{ModuleAlignment, Signal, Verdict};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::names::sentence_list;
use crate::model::pack::PackModule;

pub fn judge(asked: &PackAsked<'_>, d: &mut Diagnostics) {
    let PackAsked { pack, alignment, settings } = asked;
    if pack.brand.values.is_empty() {
        d.push(
            Diagnostic::warning(
                "no-values",
                pack.brand.file,
                format!("{} has told no values, and without any a pack is nobody's", pack.brand.name),
            )
            .help("Tell one under `values`, with two behaviours: what you do, in a moment that you know. `induct worksheet` makes a sheet for the meeting in which they are found."),
        );
    }
    for (module, made) in alignment.modules.iter().zip(&pack.modules) {
        let Some(file) = made.files.first() else { continue };
        let because = because(module, usize::from(settings.own.facts_at_least));
        match module.verdict() {
            Some(Verdict::OffTheShelf) => d.push(
                Diagnostic::warning(
                    "off-the-shelf",
                    *file,
                    format!("“{}” is off the shelf in “{}”: {because}", module.title, pack.title),
                )
                .help(do_this(module, made)),
            ),
            Some(Verdict::Thin) => d.push(
                Diagnostic::advice(
                    "thin",
                    *file,
                    format!("“{}” is nearly anybody's in “{}”: {because}", module.title, pack.title),
                )
                .help(do_this(module, made)),
            ),
            Some(Verdict::Ours) | None => {}
        }
        let amber = |swap: &&crate::align::swap::Swap| swap.colour == Swapped::Amber && !module.exempt;
        if let Some(swap) = module.swap.as_ref().filter(amber) {
            d.push(
                Diagnostic::advice(
                    "little-of-its-own",
                    *file,
                    format!(
                        "“{}” would hardly change in “{}” with another name on it: {} of its {} sentences are {}'s own",
                        module.title,
                        pack.title,
                        swap.own.len(),
                        swap.learner,
                        pack.brand.name
                    ),
                )
                .help(format!(
                    "It is about {}. Tell more of what you do there: behaviours, limits, whom to call.",
                    moments([made])
                )),
            );
        }
        if !module.exempt
            && module.practises() < usize::from(settings.module_practises)
            // Said already, as one of the reasons.
            && !module.signals.contains(&Signal::NoPractice)
        {
            d.push(
                Diagnostic::warning(
                    "module-practises-little",
                    *file,
                    format!(
                        "“{}” practises {} of your values in “{}”, and is to practise {}",
                        module.title,
                        module.practises(),
                        pack.title,
                        settings.module_practises
                    ),
                )
                .help(format!(
                    "It is about {}. Give behaviours of another value there a `situation` and a `not`.",
                    moments([made])
                )),
            );
        }
    }
}

fn because(module: &ModuleAlignment, facts_at_least: usize) -> String {
    let said: Vec<String> = module
        .signals
        .iter()
        .map(|signal| match signal {
            Signal::Swapped => match module.swap.as_ref().map_or((0, 0), |swap| (swap.own.len(), swap.learner)) {
                (0, all) => format!("none of its {all} sentences is yours"),
                (1, all) => format!("one of its {all} sentences is yours"),
                (own, all) => format!("{own} of its {all} sentences are yours"),
            },
            Signal::FewFacts => match module.facts.len() {
                0 => "it holds nothing that you have told".to_owned(),
                n => format!("of what you have told, it holds {n} only (it needs {facts_at_least})"),
            },
            Signal::NoPractice => "nobody tries anything in a situation of yours".to_owned(),
            Signal::Borrowed => {
                let (from, percent) =
                    module.borrowed.as_ref().map_or((String::new(), 0.0), |b| (b.from.to_string(), b.percent()));
                format!("{percent:.0} % of what is your own in it is that of `{from}`")
            }
        })
        .collect();
    sentence_list(said.iter().map(String::as_str), said.len())
}

fn do_this(module: &ModuleAlignment, made: &PackModule) -> String {
    if module.signals.contains(&Signal::Borrowed) {
        return "Ask the people who do the work what they say and do in these moments, and write that instead. `induct worksheet` makes a sheet for that meeting.".to_owned();
    }
    let moments = moments([made]);
    if moments.is_empty() {
        return "Give its sections the `moment` that each is about, so that what you tell of it can stand there."
            .to_owned();
    }
    if module.signals.contains(&Signal::NoPractice) {
        return format!(
            "It is about {moments}. Write two behaviours there, each with a `situation` and a `not`: your own words and practice come with them."
        );
    }
    format!(
        "It is about {moments}. Tell more of what you do there: behaviours with what you say, limits, whom to call."
    )
}
