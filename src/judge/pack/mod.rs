//! A pack's gaps, one file each; this is their table.

mod shelf;
mod spread;
mod values;

use super::PackAsked;
use crate::model::diag::Diagnostics;

pub fn judge(asked: &PackAsked<'_>, d: &mut Diagnostics) {
    shelf::judge(asked, d);
    values::judge(asked, d);
    spread::judge(asked, d);
}
