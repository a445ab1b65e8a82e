//! Checks read a composed pack and say what is wrong or due; they never change anything. One file each, whose
//! opening words are its documentation; this is their table.

mod checklist;
mod clashes;
mod dates;
mod empty;
mod links;
mod lists;
mod minutes;
mod needs;
mod pocket;
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
    dates::check(checked, d);
}
