//! Whether two runs are the same: one hash of the program, of the command, and of every file of the project.

use crate::model::artifact::Parts;
use crate::model::source::{Hash, Sources};

/// Which program this is: of its sources and its dependencies' versions.
const PROGRAM: &str = concat!("induct ", env!("CARGO_PKG_VERSION"), " ", env!("INDUCT_BUILD"));

/// `command` says all that was asked, the day with it.
pub fn of(command: &str, sources: &Sources) -> Hash {
    let mut all = Parts::default();
    let mut part = |text: &str| all.add(text.as_bytes());
    part(PROGRAM);
    part(command);
    for file in &sources.files {
        part(&file.path);
        part(&file.hash);
    }
    for asset in &sources.assets {
        part(&asset.path);
        part(&asset.hash);
        part(asset.flaw.as_deref().unwrap_or_default());
    }
    for brand in &sources.brands {
        part(brand);
    }
    all.hash()
}
