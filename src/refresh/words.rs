//! Two texts word by word: which words went, which came. How much alike two texts are is counted here too.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::changes::Piece;

/// Of two texts that have fewer words in common than this, in a hundred, single words are not shown: they would be read as
/// noise between others.
const SHOWN_BY_WORD: usize = 40;

/// Which words differ between two texts.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (was, is): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let mut pieces = Vec::new();
    let mut push = |make: fn(String) -> Piece, words: &[&str]| {
        if !words.is_empty() {
            pieces.push(make(words.join(" ")));
        }
    };
    if was != is && alike(&Counted::of(old), &Counted::of(new)) < SHOWN_BY_WORD {
        push(Piece::Gone, &was);
        push(Piece::New, &is);
        return pieces;
    }
    for op in capture_diff_slices(Algorithm::Myers, &was, &is) {
        match op {
            DiffOp::Equal { old_index, len, .. } => push(Piece::Same, &was[old_index..old_index + len]),
            DiffOp::Delete { old_index, old_len, .. } => push(Piece::Gone, &was[old_index..old_index + old_len]),
            DiffOp::Insert { new_index, new_len, .. } => push(Piece::New, &is[new_index..new_index + new_len]),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(Piece::Gone, &was[old_index..old_index + old_len]);
                push(Piece::New, &is[new_index..new_index + new_len]);
            }
        }
    }
    pieces
}

/// The words of a text, sorted, without case and marks: to be held against others.
pub struct Counted(Vec<String>);

impl Counted {
    pub fn of(text: &str) -> Counted {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let mut words: Vec<String> = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        Counted(words)
    }
}

/// Words in common of all words of both, in a hundred: 100 for texts of the same words, nought for texts without any.
pub fn alike(a: &Counted, b: &Counted) -> usize {
    let all = a.0.len() + b.0.len();
    let (mut rest_a, mut rest_b, mut common) = (a.0.as_slice(), b.0.as_slice(), 0_usize);
    while let ([first_a, more_a @ ..], [first_b, more_b @ ..]) = (rest_a, rest_b) {
        match first_a.cmp(first_b) {
            std::cmp::Ordering::Less => rest_a = more_a,
            std::cmp::Ordering::Greater => rest_b = more_b,
            std::cmp::Ordering::Equal => (rest_a, rest_b, common) = (more_a, more_b, common + 1),
        }
    }
    (200 * common).checked_div(all).unwrap_or(0)
}

/// Whether two texts can be so much alike at all, by how long they are.
pub fn may_be_alike(a: &Counted, b: &Counted, percent: usize) -> bool {
    200 * a.0.len().min(b.0.len()) >= percent * (a.0.len() + b.0.len())
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::model::changes::Piece;
    use crate::model::changes::Piece::{Gone, New, Same};
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    fn piece(make: fn(String) -> Piece, text: &str) -> Piece {
        make(text.to_owned())
    }

    #[test]
    fn the_words_that_differ_are_told() {
        assert_eq!(
            words("You may give up to £40, without asking.", "You may give up to £60, without asking."),
            [
                piece(Same, "You may give up to"),
                piece(Gone, "£40,"),
                piece(New, "£60,"),
                piece(Same, "without asking."),
            ]
        );
        assert_eq!(words("One.", "One. Two."), [piece(Same, "One."), piece(New, "Two.")]);
        assert_eq!(words("", "One."), [piece(New, "One.")]);
        assert_eq!(words("One.", "One."), [piece(Same, "One.")]);
    }

    #[test]
    fn texts_with_little_in_common_stand_whole_beside_each_other() {
        let (old, new) = ("Why it matters in the first minute", "What goes wrong, and it can in a busy week");
        assert_eq!(words(old, new), [piece(Gone, old), piece(New, new)]);
    }

    proptest! {
        #[test]
        fn pieces_make_both_texts_again(old in "([a-d]{1,2} ){0,12}", new in "([a-d]{1,2} ){0,12}") {
            let pieces = words(&old, &new);
            let text = |of: fn(&Piece) -> Option<&str>| pieces.iter().filter_map(of).collect::<Vec<_>>().join(" ");
            let was = text(|piece| match piece { Same(text) | Gone(text) => Some(text), New(_) => None });
            let is = text(|piece| match piece { Same(text) | New(text) => Some(text), Gone(_) => None });
            prop_assert_eq!(was, old.trim_end());
            prop_assert_eq!(is, new.trim_end());
            for pair in pieces.windows(2) {
                prop_assert!(std::mem::discriminant(&pair[0]) != std::mem::discriminant(&pair[1]), "{:?}", pair);
            }
        }
    }
}
