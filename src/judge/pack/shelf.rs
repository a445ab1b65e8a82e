//! Whether a module is this brand's own. What would read the same with another name on it is training off the shelf: it
//! ticks a box and changes little.

use super::super::PackAsked;
use super::{PRACTICE, called, moments, of_these};
use crate::align::{ModuleAlignment, Signal, Verdict};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::names::sentence_list;
use crate::model::pack::PackModule;
use crate::model::span::FileId;

pub fn judge(asked: &PackAsked<'_>, d: &mut Diagnostics) {
    let PackAsked { pack, alignment, settings } = asked;
    if pack.brand.values.is_empty() {
        d.push(
            Diagnostic::warning(
                "no-values",
                pack.brand.file,
                "brand.yaml has no values yet, and without any a pack could be anybody's",
            )
            .help("Add one under `values:`, with two behaviours: what you do, in a moment that you know. For a sheet to find them with the team, type `induct worksheet`."),
        );
    }
    for (module, made) in alignment.modules.iter().zip(&pack.modules) {
        let Some(file) = made.files.first() else { continue };
        let because = because(module, usize::from(settings.own.facts_at_least));
        match module.verdict() {
            Some(Verdict::OffTheShelf) => d.push(with_help(
                Diagnostic::warning(
                    "off-the-shelf",
                    *file,
                    format!("“{}” is off the shelf in “{}”: {because}", module.title, pack.title),
                ),
                module,
                made,
                pack.brand.file,
            )),
            Some(Verdict::Thin) => d.push(with_help(
                Diagnostic::advice(
                    "thin",
                    *file,
                    format!("“{}” has one sign of training off the shelf in “{}”: {because}", module.title, pack.title),
                ),
                module,
                made,
                pack.brand.file,
            )),
            Some(Verdict::Ours) | None => {}
        }
        if let Some(swap) = module.swap.as_ref().filter(|_| module.is_amber()) {
            d.push(
                Diagnostic::advice(
                    "little-of-its-own",
                    *file,
                    format!(
                        "Only {} of the {} sentences in “{}” are your own in “{}”; {} would make it clearly yours",
                        swap.own.len(),
                        swap.learner,
                        module.title,
                        pack.title,
                        (swap.learner * usize::from(settings.own.amber_percent)).div_ceil(100)
                    ),
                )
                .help(format!(
                    "It is about {}. In brand.yaml, add more of what you do there: behaviours, limits, whom to call. The module itself stays as it is.",
                    called(&moments([made]))
                ))
                .mended_in(pack.brand.file),
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
                        "In “{}”, people practise {} of your values in “{}”; the aim is {}",
                        module.title,
                        module.practises(),
                        pack.title,
                        settings.module_practises
                    ),
                )
                .help(format!(
                    "It is about {}. In brand.yaml, under `behaviours:` of another value, add one for that, with its `moment:` and `we:`. {PRACTICE}",
                    called(&moments([made]))
                ))
                .mended_in(pack.brand.file),
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
                (0, all) => format!("none of its {all} sentences is your own"),
                (1, all) => format!("one of its {all} sentences is your own"),
                (own, all) => format!("{own} of its {all} sentences are your own"),
            },
            Signal::FewFacts => match module.facts.len() {
                0 => "nothing from your brand.yaml stands in it".to_owned(),
                1 => format!("only one thing from your brand.yaml stands in it ({facts_at_least} are wanted)"),
                n => format!("only {n} things from your brand.yaml stand in it ({facts_at_least} are wanted)"),
            },
            Signal::NoPractice => "nobody practises anything in a situation of yours".to_owned(),
            Signal::Borrowed => {
                let (from, percent) =
                    module.borrowed.as_ref().map_or((String::new(), 0.0), |b| (b.from.to_string(), b.percent()));
                format!("{percent:.0} % of your own wording in it is the same as that of the brand `{from}`")
            }
        })
        .collect();
    sentence_list(said.iter().map(String::as_str), said.len())
}

/// What to do about it, and where: mostly in the brand's file, since a module of the library is everybody's.
fn with_help(found: Diagnostic, module: &ModuleAlignment, made: &PackModule, brand: FileId) -> Diagnostic {
    if module.signals.contains(&Signal::Borrowed) {
        return found.help("Ask the people who do the work what they say and do in these moments, and write that. For a sheet to print for that meeting, type `induct worksheet`.");
    }
    let moments = moments([made]);
    if moments.is_empty() {
        return found.help(
            "Add to its sections the `moment` that each is about, so that what you write for it can stand there.",
        );
    }
    let help = if module.signals.contains(&Signal::NoPractice) {
        format!(
            "It is about {}. In brand.yaml, under `behaviours:` of a value, add some for {}, each with its `moment:` and `we:`; the module itself stays as it is. {PRACTICE}",
            called(&moments),
            of_these(&moments)
        )
    } else {
        format!(
            "It is about {}. In brand.yaml, add more of what you do there: behaviours with what you say, limits, whom to call. The module itself stays as it is.",
            called(&moments)
        )
    };
    found.help(help).mended_in(brand)
}
