//! A pack's gaps, one file each; this is their table.

mod shelf;
mod spread;
mod values;

use super::PackAsked;
use crate::model::diag::Diagnostics;
use crate::model::names::sentence_list;
use crate::model::pack::PackModule;
use crate::model::source::Id;

pub fn judge(asked: &PackAsked<'_>, d: &mut Diagnostics) {
    let mut found = Diagnostics::default();
    shelf::judge(asked, &mut found);
    values::judge(asked, &mut found);
    spread::judge(asked, &mut found);
    // It is the brand that has not told enough, also where that shows in a module of the library.
    let keeper = asked.pack.brand.keeper();
    found.into_iter().for_each(|found| d.push(found.owner(Some(&keeper))));
}

/// What a question is made of, said the same way wherever it is said.
const PRACTICE: &str = "To be practised, a behaviour needs a `situation:` and a `not:` (the easier thing that a decent colleague does there on a busy day), and one other behaviour for the same moment, under any value, needs a `not:` too.";

/// Moments as a sentence speaks of them: the moment `welcome`, the moments `welcome` and `ask`.
fn called(moments: &str) -> String {
    if moments.contains(" and ") { format!("the moments {moments}") } else { format!("the moment {moments}") }
}

/// How a sentence goes on about some moments that it has listed.
fn of_these(moments: &str) -> &'static str {
    if moments.contains(" and ") { "one of these" } else { "that" }
}

/// Moments that a sentence names at most.
const NAMED: usize = 5;

/// The moments that modules teach, each once, as a sentence lists them: `welcome`, `listen` and `ask`.
fn moments<'a>(modules: impl IntoIterator<Item = &'a PackModule>) -> String {
    let mut ids: Vec<&Id> = Vec::new();
    for moment in modules.into_iter().flat_map(PackModule::moments) {
        if !ids.contains(&moment) {
            ids.push(moment);
        }
    }
    let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
    sentence_list(ids.iter().map(String::as_str), NAMED)
}
