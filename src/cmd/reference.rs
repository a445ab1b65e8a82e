//! `induct reference`

use super::{End, answer};
use crate::reference::page;

pub fn reference() -> anyhow::Result<End> {
    answer(&mut anstream::stdout(), &page())?;
    Ok(End::Good)
}
