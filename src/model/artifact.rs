//! What a renderer hands over: a file to be, and what it was made from.

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
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ArtifactKind {
    Page,
    Pdf,
    /// Stylesheet, font, picture.
    Asset,
}

/// BLAKE3, 64 hexadecimal digits.
pub fn hash(bytes: &[u8]) -> Hash {
    blake3::hash(bytes).to_hex().to_string()
}
