//! Each value is practised, in more than one place, and somebody looks for it. A value that is only read about is a poster:
//! people remember what they have tried, and keep what somebody notices.

use super::super::PackAsked;
use super::moments;
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
                "none of its modules teaches a moment of its behaviours"
            } else {
                "its modules name it and give nobody a try"
            };
            d.push(
                Diagnostic::warning(
                    "value-not-practised",
                    value.span,
                    format!("“{}” is practised nowhere in “{}”: {why}", value.name, pack.title),
                )
                .help(if named == 0 {
                    format!("This pack teaches {others}. Write a behaviour there, or put a module that teaches one of its moments in the path.")
                } else {
                    "Give a behaviour of it a `situation`, a real one, and at least two behaviours of that moment a `not`: what decent people do there on a busy day. Practice is made of these.".to_owned()
                }),
            );
        } else if practised < usize::from(settings.value_practised_in) {
            d.push(
                Diagnostic::warning(
                    "value-practised-little",
                    value.span,
                    format!(
                        "“{}” is practised in {} of “{}”; it takes {} to stay with people",
                        value.name,
                        modules(practised),
                        pack.title,
                        settings.value_practised_in
                    ),
                )
                .help(format!(
                    "This pack also teaches {others}. Write a behaviour there, with a `situation` and a `not`; two behaviours of a moment at least need a `not`."
                )),
            );
        }
        if practised > 0 && checked < usize::from(settings.value_checked_in) {
            d.push(
                Diagnostic::warning(
                    "value-not-checked",
                    value.span,
                    format!("Nobody is asked to look for “{}” in “{}”", value.name, pack.title),
                )
                .help("Give a behaviour that is practised a `see`: an act that a second person could watch. It goes on the checklist."),
            );
        }
    }
}
