//! `pack.json`: what was made, from what. Equal inputs give an equal record, on any machine and any day.

use std::collections::BTreeMap;

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

/// A pack's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub schema: u32,
    /// `induct 0.1.0`
    pub made_by: String,
    pub brand: Named,
    pub pack: Named,
    /// `draft`, until editions are issued.
    pub edition: String,
    pub minutes: u32,
    /// The titles of its modules, in order.
    pub modules: Vec<Named>,
    /// What each form of the pack was made from, when it was last made: `site`, `handouts`, `workbook`.
    pub made_from: BTreeMap<String, Vec<Input>>,
    /// Files of the pack, by path from its folder.
    pub outputs: Vec<Output>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub id: String,
    pub name: String,
}

/// A source file, by path from the project's root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    pub path: String,
    /// BLAKE3, hexadecimal.
    pub hash: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    pub path: String,
    /// BLAKE3, hexadecimal.
    pub hash: String,
    /// Bytes.
    pub size: u64,
    /// Modules it shows; none for what belongs to the whole pack.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<String>,
    /// BLAKE3 of all that it was made from, where that tells whether it must be made again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

pub const NAME: &str = "pack.json";

/// The record in a pack's folder; `None` when there is none, or none that can be read.
pub fn read(folder: &Utf8Path) -> Option<Manifest> {
    let place = folder.join(NAME);
    // Not a link to elsewhere, and nothing that would be waited for.
    let text =
        place.symlink_metadata().is_ok_and(|there| there.is_file()).then(|| fs_err::read_to_string(&place))?.ok()?;
    serde_json::from_str(&text).ok()
}

/// Every record under an output folder, in order of brand and pack.
pub fn read_all(out: &Utf8Path) -> Vec<Manifest> {
    let folders = |path: &Utf8Path| -> Vec<String> {
        let Ok(entries) = path.read_dir_utf8() else { return Vec::new() };
        let mut names: Vec<String> = entries
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
            .map(|entry| entry.file_name().to_owned())
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort_unstable();
        names
    };
    let mut found = Vec::new();
    for brand in folders(out) {
        for pack in folders(&out.join(&brand)) {
            found.extend(read(&out.join(&brand).join(&pack)));
        }
    }
    found
}

/// The record as the bytes of its file.
pub fn bytes(manifest: &Manifest) -> Vec<u8> {
    // A struct of strings and numbers always becomes JSON.
    let mut bytes = serde_json::to_vec_pretty(manifest).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
