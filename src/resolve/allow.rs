//! Allowances, complete; one that lacks something has been reported, and allows nothing.

use crate::model::allow::Allowance;
use crate::model::source::Room;
use crate::parse::allow::{RawAllow, RawAllowance};

pub(super) fn allow(raw: RawAllow, room: &Room) -> Vec<Allowance> {
    let RawAllow { at: _, schema: _, allow } = raw;
    let one = |raw: RawAllowance| {
        let RawAllowance { at: _, code, about, why, by, until } = raw;
        Some(Allowance {
            room: room.clone(),
            code: code.spanned()?,
            at: about.spanned()?,
            why: why.told()?,
            by: by.told()?,
            until: until.spanned()?,
        })
    };
    allow.told().unwrap_or_default().into_iter().filter_map(|raw| one(raw.value)).collect()
}
