//! The short code at a page's or sheet's foot, which leads back to exactly what was printed.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::edition::Number;
use crate::model::source::Hash;

/// Crockford's letters in lower case: nothing that is mistaken for something else (no i, l, o, u).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// `<brand>-<page>-draft-<six letters>`: the letters stand for the BLAKE3 of the page's content without its foot,
/// five bits each, so that a page that says anything else bears another code. Colours and measures are not content.
pub fn code(brand: &str, page: &str, content: &str) -> String {
    code_of(brand, page, blake3::hash(content.as_bytes()))
}

/// The same for content that becomes JSON, without writing it down.
pub fn code_of_json(brand: &str, page: &str, content: &impl Serialize) -> serde_json::Result<String> {
    let mut hasher = blake3::Hasher::new();
    serde_json::to_writer(std::io::BufWriter::with_capacity(16 << 10, &mut hasher), content)?;
    Ok(code_of(brand, page, hasher.finalize()))
}

fn code_of(brand: &str, page: &str, hash: blake3::Hash) -> String {
    format!("{brand}-{page}-draft-{}", short(hash.as_bytes(), 6))
}

/// `<brand>-<page>-<edition>-<letters>` of what a page of an edition says: six letters, or as many more as it takes to
/// bear another code than `taken`.
pub fn code_of_edition(brand: &str, page: &str, edition: Number, says: &Hash, taken: &BTreeSet<String>) -> String {
    let hash = blake3::hash(says.as_bytes());
    let code = |letters| format!("{brand}-{page}-{edition}-{}", short(hash.as_bytes(), letters));
    (6..=12).map(code).find(|code| !taken.contains(code)).unwrap_or_else(|| code(12))
}

/// The first five bits for each letter.
fn short(bytes: &[u8], letters: u32) -> String {
    let bits = bytes.iter().take(8).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    (0..letters).map(|n| char::from(LETTERS[usize::try_from((bits >> (59 - 5 * n)) & 31).unwrap_or(0)])).collect()
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn equal_pages_bear_equal_codes_and_others_do_not() {
        let one = code("lanternhouse", "put-right", "Say sorry.");
        assert_eq!(one, code("lanternhouse", "put-right", "Say sorry."));
        assert_ne!(one, code("lanternhouse", "put-right", "Say sorry!"));
        assert_eq!(one.len(), "lanternhouse-put-right-draft-".len() + 6);
        assert!(!one.rsplit('-').next().unwrap().contains(['i', 'l', 'o', 'u']));
    }
}
