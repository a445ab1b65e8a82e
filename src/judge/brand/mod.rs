//! A brand's gaps, one file each; this is their table.

mod orphans;

use super::BrandAsked;
use crate::model::diag::Diagnostics;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    orphans::judge(asked, d);
}
