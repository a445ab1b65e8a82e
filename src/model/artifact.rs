//! What a renderer hands over: a file to be, and what it was made from.

use std::collections::BTreeMap;

use super::edition::{Label, Said};
use super::source::Hash;

/// One output file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// From the pack's output folder, with `/`: `site/put-right.html`.
    pub path: String,
    pub bytes: Vec<u8>,
    pub kind: ArtifactKind,
    /// Modules it shows, by id; empty for what belongs to the whole pack.
    pub modules: Vec<String>,
    /// Of all that it was made from, where that is much quicker to tell than to make it; equal fingerprints mean equal
    /// bytes. `None` also where making it says something that must be said again.
    pub fingerprint: Option<Hash>,
    /// Of a page or a sheet; `None` for what says nothing.
    pub shown: Option<Shown>,
}

/// What a page or a sheet shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What people call it in commands: `put-right`.
    pub page: String,
    pub title: String,
    pub label: Label,
    /// All that it says, without its foot. Of a page of a pack that was never issued it is not read, since nobody asks.
    pub blocks: Vec<Said>,
}

/// Fingerprints of a pack's files that stand in their place as they were made, by path.
pub type Standing = BTreeMap<String, Hash>;

/// A form as rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    pub artifacts: Vec<Artifact>,
    /// Paths of files that stand as they would be made.
    pub standing: Vec<String>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ArtifactKind {
    Page,
    Pdf,
    /// Stylesheet, font, picture.
    Asset,
}

/// A hash of several parts, each with its length, so that no two can be taken for others.
#[derive(Default)]
pub struct Parts(blake3::Hasher);

impl Parts {
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    pub fn hash(&self) -> Hash {
        self.0.finalize().to_hex().to_string()
    }
}

/// BLAKE3, 64 hexadecimal digits.
pub fn hash(bytes: &[u8]) -> Hash {
    blake3::hash(bytes).to_hex().to_string()
}
