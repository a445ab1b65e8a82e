//! The short code at the foot of a page or sheet that leads back to exactly what was printed.

/// Letters and figures that are not taken for each other on paper.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// `<brand>-<page>-draft-<hash>`: the hash is the first six letters of BLAKE3 over the page's content without its
/// foot, five bits a letter (Crockford's base 32).
pub fn draft(brand: &str, page: &str, content: &[u8]) -> String {
    let hash = blake3::hash(content);
    let mut bits = hash.as_bytes()[..4].iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    let mut letters = [b'0'; 6];
    for letter in letters.iter_mut().rev() {
        *letter = LETTERS[(bits & 31) as usize];
        bits >>= 5;
    }
    format!("{brand}-{page}-draft-{}", String::from_utf8_lossy(&letters))
}

#[cfg(test)]
mod tests {
    use super::draft;

    #[test]
    fn a_code_follows_the_content_and_nothing_else() {
        assert_eq!(draft("b", "p", b"one"), draft("b", "p", b"one"));
        assert_ne!(draft("b", "p", b"one"), draft("b", "p", b"two"));
        let code = draft("lanternhouse", "put-right", b"one");
        assert!(
            code.starts_with("lanternhouse-put-right-draft-")
                && code.len() == "lanternhouse-put-right-draft-".len() + 6
        );
    }
}
