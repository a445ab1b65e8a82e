//! A brand's gaps, one file each; this is their table. Behind many of them stands one of the nine obstacles that keep
//! people from serving well whatever they are taught: the finding names it.

mod behind_scenes;
mod channels;
mod gives_up;
mod goals;
mod hiring;
mod leader;
mod measures;
mod orphans;
mod permission;
mod routes;
mod standards;
mod thanks;

use super::BrandAsked;
use crate::model::diag::Diagnostics;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    goals::judge(asked, d);
    behind_scenes::judge(asked, d);
    channels::judge(asked, d);
    measures::judge(asked, d);
    permission::judge(asked, d);
    standards::judge(asked, d);
    routes::judge(asked, d);
    hiring::judge(asked, d);
    thanks::judge(asked, d);
    gives_up::judge(asked, d);
    leader::judge(asked, d);
    orphans::judge(asked, d);
}
