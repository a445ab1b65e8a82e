//! Checks read a composed pack and say what is wrong or due; they never change anything. One file each, whose
//! opening words are its documentation; this is their table.

mod avoided_word;
mod character_order;
mod checklist;
mod clashes;
mod dates;
mod empty;
mod generic_phrases;
mod hard_typed;
mod inclusive;
mod links;
mod lists;
mod minutes;
mod needs;
mod over_limit;
mod patronising;
mod peoples;
mod pocket;
mod reading;
mod text;
mod told;

use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::library::Settings;
use crate::model::pack::Pack;
use crate::model::source::Sources;

/// What a check may look at.
pub struct Checked<'a> {
    pub pack: &'a Pack,
    pub sources: &'a Sources,
    /// The figures that checks go by.
    pub settings: &'a Settings,
    pub today: Date,
}

/// Every check, in the order of the reports.
pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    links::check(checked, d);
    empty::check(checked, d);
    lists::check(checked, d);
    needs::check(checked, d);
    minutes::check(checked, d);
    checklist::check(checked, d);
    pocket::check(checked, d);
    told::check(checked, d);
    clashes::check(checked, d);
    over_limit::check(checked, d);
    words(checked, d);
    dates::check(checked, d);
}

/// Those that read every word: it is gathered once for all of them.
fn words(checked: &Checked<'_>, d: &mut Diagnostics) {
    let runs = text::of(checked.pack, checked.sources);
    avoided_word::check(checked, &runs, d);
    hard_typed::check(checked, &runs, d);
    if let Some(lists) = checked.settings.phrases.get(checked.pack.language()) {
        patronising::check(checked, lists, &runs, d);
        peoples::check(checked, lists, &runs, d);
        inclusive::check(checked, lists, &runs, d);
        generic_phrases::check(checked, lists, &runs, d);
        character_order::check(checked, lists, &runs, d);
    }
    reading::check(checked, &runs, d);
}
