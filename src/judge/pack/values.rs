//! Each value is practised, in more than one place, and somebody looks for it. A value that is only read about is a poster:
//! people remember what they have tried, and keep what somebody notices.

use super::super::PackAsked;
use super::{PRACTICE, moments, of_these};
use crate::align::coverage::Rung;
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn judge(asked: &PackAsked<'_>, d: &mut Diagnostics) {
    let PackAsked { pack, alignment, settings } = asked;
    // A pack of overviews and tools has no place for a value to climb.
    if alignment.modules.iter().all(|module| module.exempt) {
        return;
    }
    let modules = |n: usize| if n == 1 { "one module".to_owned() } else { format!("{n} modules") };
    for (n, value) in pack.brand.values.iter().enumerate() {
        let (practised, checked) = (alignment.modules_at(n, Rung::Practised), alignment.modules_at(n, Rung::Checked));
        let named = alignment.modules_at(n, Rung::Named);
        let not_there = alignment.modules.iter().zip(&pack.modules).filter(|(module, _)| {
            !module.exempt && module.cells.get(n).is_some_and(|cell| cell.rung < Rung::Practised)
        });
        let others = moments(not_there.map(|(_, made)| made));
        if practised == 0 {
            let why = if named == 0 {
                "its modules teach none of the moments that this value has behaviours for"
            } else {
                "no practice question can be made of its behaviours"
            };
            d.push(
                Diagnostic::warning(
                    "value-not-practised",
                    value.span,
                    format!("Nobody practises “{}” in “{}”: {why}", value.name, pack.title),
                )
                .help(if named == 0 {
                    format!("The modules of this pack teach {others}. In brand.yaml, under the value, write a behaviour for {}; or add a module that teaches one of its moments to the list under `path:`.", of_these(&others))
                } else {
                    PRACTICE.to_owned()
                }),
            );
        } else if practised < usize::from(settings.value_practised_in) {
            d.push(
                Diagnostic::warning(
                    "value-practised-little",
                    value.span,
                    format!(
                        "People practise “{}” in {} of “{}”; they remember what they practise in {} modules or more",
                        value.name,
                        modules(practised),
                        pack.title,
                        settings.value_practised_in
                    ),
                )
                .help(format!("The modules of this pack also teach {others}. In brand.yaml, under the value, write a behaviour for {}. {PRACTICE}", of_these(&others))),
            );
        }
        if practised > 0 && checked < usize::from(settings.value_checked_in) {
            d.push(
                Diagnostic::warning(
                    "value-not-checked",
                    value.span,
                    format!("No checklist in “{}” asks anyone to watch for “{}”", pack.title, value.name),
                )
                .help("Take a behaviour of it that has a `situation:`, and add `see:` below: something that a second person could watch, as in see: Says sorry before asking anything."),
            );
        }
    }
}
