//! Two editions of one page or sheet, block by block. What a block says is what it is: it is known again where it has moved,
//! where its section has another name, and where some of its words are others.

use std::collections::{BTreeMap, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::{Counted, alike, may_be_alike};
use crate::model::changes::Difference;
use crate::model::edition::{Content, Said};

pub use super::words::words;

/// Words in common, in a hundred, from which on two blocks may be one that was changed.
const ALIKE: usize = 50;
/// What standing in the same place counts for, beside words in common.
const SAME_PLACE: usize = 25;

/// How an old block came to be in the new edition.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Kind {
    Same,
    Moved,
    Changed,
}

/// Which old block is which new one.
struct Pairs {
    /// By old block: the new one.
    new: Vec<Option<(usize, Kind)>>,
    /// By new block: the old one.
    old: Vec<Option<(usize, Kind)>>,
}

impl Pairs {
    fn join(&mut self, old: usize, new: usize, kind: Kind) {
        self.new[old] = Some((new, kind));
        self.old[new] = Some((old, kind));
    }

    fn left_old(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|n| self.new[*n].is_none()).collect()
    }

    fn left_new(&self) -> Vec<usize> {
        (0..self.old.len()).filter(|n| self.old[*n].is_none()).collect()
    }
}

/// What differs, in the reading order of the new one; what was removed stands behind what it stood behind.
pub fn compare(old: &Content, new: &Content) -> Vec<Difference> {
    let (was, is) = (&old.blocks, &new.blocks);
    let mut pairs = Pairs { new: vec![None; was.len()], old: vec![None; is.len()] };
    equal_in_order(was, is, &mut pairs);
    equal_elsewhere(was, is, &mut pairs);
    most_alike(was, is, &mut pairs);
    alone_between(&mut pairs);
    told(was, is, &pairs)
}

/// Equal texts in the same order, as many as can be.
fn equal_in_order(was: &[Said], is: &[Said], pairs: &mut Pairs) {
    let texts = |blocks: &[Said]| -> Vec<String> { blocks.iter().map(|block| block.text.clone()).collect() };
    for op in capture_diff_slices(Algorithm::Myers, &texts(was), &texts(is)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            (0..len).for_each(|n| pairs.join(old_index + n, new_index + n, Kind::Same));
        }
    }
}

/// Equal texts that are left over have moved.
fn equal_elsewhere(was: &[Said], is: &[Said], pairs: &mut Pairs) {
    let mut left: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for n in pairs.left_old() {
        left.entry(&was[n].text).or_default().push_back(n);
    }
    for n in pairs.left_new() {
        if let Some(old) = left.get_mut(is[n].text.as_str()).and_then(VecDeque::pop_front) {
            pairs.join(old, n, Kind::Moved);
        }
    }
}

/// Other words of the same block: at least half of them in common, the most alike first, one in the same place before
/// others.
fn most_alike(was: &[Said], is: &[Said], pairs: &mut Pairs) {
    let counted = |blocks: &[Said], left: Vec<usize>| -> Vec<(usize, Counted)> {
        left.into_iter().map(|n| (n, Counted::of(&blocks[n].text))).collect()
    };
    let (left_old, left_new) = (counted(was, pairs.left_old()), counted(is, pairs.left_new()));
    let mut candidates = Vec::new();
    for (new, new_words) in &left_new {
        for (old, old_words) in left_old.iter().filter(|(_, words)| may_be_alike(words, new_words, ALIKE)) {
            let likeness = alike(old_words, new_words);
            if likeness >= ALIKE {
                let place = if was[*old].id == is[*new].id { SAME_PLACE } else { 0 };
                candidates.push((std::cmp::Reverse(likeness + place), *new, *old));
            }
        }
    }
    candidates.sort_unstable();
    for (_, new, old) in candidates {
        if pairs.new[old].is_none() && pairs.old[new].is_none() {
            pairs.join(old, new, Kind::Changed);
        }
    }
}

/// What stands alone where the other stood alone: a heading that was renamed has not a word in common with itself. The
/// neighbours tell, on both sides; where a section has moved, that which follows tells alone.
fn alone_between(pairs: &mut Pairs) {
    for new in pairs.left_new() {
        let before = new.checked_sub(1).map(|n| pairs.old[n].map(|(old, _)| old));
        let after = pairs.old.get(new + 1).map(|pair| pair.map(|(old, _)| old));
        let old = match (before, after) {
            // Another that is left over stands beside it.
            (Some(None), _) | (_, Some(None)) => continue,
            (_, Some(Some(after))) => after.checked_sub(1),
            (Some(Some(before)), None) if before + 2 == pairs.new.len() => Some(before + 1),
            (Some(Some(_)), None) => None,
            (None, None) => (pairs.new.len() == 1).then_some(0),
        };
        let Some(old) = old.filter(|old| pairs.new[*old].is_none()) else { continue };
        // Alone in the old edition too.
        if old.checked_sub(1).is_none_or(|n| pairs.new[n].is_some()) {
            pairs.join(old, new, Kind::Changed);
        }
    }
}

fn told(was: &[Said], is: &[Said], pairs: &Pairs) -> Vec<Difference> {
    let mut differences = Vec::new();
    // What was removed, from an old block on up to the next that is still there.
    let removed_from = |old: usize, differences: &mut Vec<Difference>| {
        let gone = was.iter().zip(&pairs.new).skip(old).take_while(|(_, pair)| pair.is_none());
        differences.extend(gone.map(|(block, _)| Difference::Removed(block.clone())));
    };
    removed_from(0, &mut differences);
    for (block, pair) in is.iter().zip(&pairs.old) {
        let Some((old, kind)) = *pair else {
            differences.push(Difference::Added(block.clone()));
            continue;
        };
        match kind {
            Kind::Same => {}
            Kind::Moved => differences.push(Difference::Moved { old: was[old].clone(), new: block.clone() }),
            Kind::Changed => differences.push(Difference::Changed { old: was[old].clone(), new: block.clone() }),
        }
        removed_from(old + 1, &mut differences);
    }
    differences
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{compare, words};
    use crate::model::changes::{Difference, Piece};
    use crate::model::edition::{Content, Said};
    use proptest::collection::vec;
    use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, proptest};

    /// Sections, each with its blocks: the first is its heading.
    fn content(sections: &[(usize, Vec<String>)]) -> Content {
        let blocks = sections.iter().flat_map(|(section, texts)| {
            texts
                .iter()
                .enumerate()
                .map(move |(n, text)| Said { id: format!("part-{section}/{n}"), text: text.clone() })
        });
        Content {
            path: "site/put-right.html".to_owned(),
            page: "put-right".to_owned(),
            title: "Putting it right".to_owned(),
            blocks: blocks.collect(),
            facts: BTreeMap::new(),
        }
    }

    fn page(texts: &[&str]) -> Content {
        content(&[(1, texts.iter().map(|text| (*text).to_owned()).collect())])
    }

    /// `~ old | new`, `^ moved`, `+ added`, `- removed`.
    fn shown(old: &Content, new: &Content) -> Vec<String> {
        let show = |difference: Difference| match difference {
            Difference::Changed { old, new } => format!("~ {} | {}", old.text, new.text),
            Difference::Moved { old, new } => {
                assert_eq!(old.text, new.text);
                format!("^ {}", new.text)
            }
            Difference::Added(new) => format!("+ {}", new.text),
            Difference::Removed(old) => format!("- {}", old.text),
        };
        compare(old, new).into_iter().map(show).collect()
    }

    #[test]
    fn a_renamed_section_is_one_change() {
        let old = page(&["Why it matters", "They wait.", "Then they go.", "Say sorry", "At once."]);
        let new = page(&["Why it matters", "They wait.", "Then they go.", "An apology", "At once."]);
        assert_eq!(shown(&old, &new), ["~ Say sorry | An apology"]);
        let first = page(&["What goes wrong", "They wait.", "Then they go.", "Say sorry", "At once."]);
        assert_eq!(shown(&old, &first), ["~ Why it matters | What goes wrong"]);
        let moved = page(&["An apology", "At once.", "Why it matters", "They wait.", "Then they go."]);
        assert_eq!(shown(&old, &moved), ["~ Say sorry | An apology", "^ At once."]);
        assert_eq!(shown(&page(&["One"]), &page(&["Two"])), ["~ One | Two"]);
        assert_eq!(shown(&page(&["One", "Two"]), &page(&["One", "Three"])), ["~ Two | Three"]);
    }

    #[test]
    fn what_is_put_between_and_what_is_taken_out_is_told_where_it_stands() {
        let old = page(&["Say sorry", "Before you ask.", "Once is enough.", "Then ask"]);
        let new = page(&["Say sorry", "Look up first.", "Before you ask.", "Then ask"]);
        assert_eq!(shown(&old, &new), ["+ Look up first.", "- Once is enough."]);
        assert_eq!(shown(&page(&[]), &page(&["One"])), ["+ One"]);
        assert_eq!(shown(&page(&["One"]), &page(&[])), ["- One"]);
    }

    #[test]
    fn a_line_pushed_down_by_another_is_known_by_its_words_and_not_by_its_place() {
        let old = page(&["Say sorry", "Say sorry before you ask for the number.", "Give them a time.", "End"]);
        let new =
            page(&["Say sorry", "Say the time before you go.", "Say sorry before you ask for the room number.", "End"]);
        assert_eq!(
            shown(&old, &new),
            [
                "+ Say the time before you go.",
                "~ Say sorry before you ask for the number. | Say sorry before you ask for the room number.",
                "- Give them a time.",
            ]
        );
    }

    #[test]
    fn of_like_lines_the_one_in_the_same_place_is_the_one() {
        let line = |section: usize, text: &str| (section, vec![text.to_owned()]);
        let old = content(&[line(1, "Up to £40 for a room"), line(2, "Up to £60 for a room")]);
        let new = content(&[line(2, "Up to £70 for a room")]);
        assert_eq!(shown(&old, &new), ["- Up to £40 for a room", "~ Up to £60 for a room | Up to £70 for a room"]);
    }

    #[test]
    fn one_line_in_place_of_two_is_neither_of_them() {
        let (old, new) = (page(&["One", "Two", "End"]), page(&["Three", "End"]));
        assert_eq!(shown(&old, &new), ["- One", "- Two", "+ Three"]);
        assert_eq!(shown(&new, &old), ["- Three", "+ One", "+ Two"]);
    }

    /// Sections of blocks of words; few words, so that some blocks are equal.
    fn sections() -> impl Strategy<Value = Vec<(usize, Vec<String>)>> {
        let block = vec("[a-e]{1,2}", 1..7).prop_map(|words| words.join(" "));
        vec(vec(block, 1..6), 1..7).prop_map(|sections| sections.into_iter().enumerate().collect())
    }

    proptest! {
        #[test]
        fn a_page_is_the_same_as_itself(sections in sections()) {
            let page = content(&sections);
            prop_assert_eq!(compare(&page, &page), []);
        }

        #[test]
        fn sections_in_another_order_are_only_moves(
            (old, new) in sections().prop_flat_map(|old| (Just(old.clone()), Just(old).prop_shuffle()))
        ) {
            for difference in compare(&content(&old), &content(&new)) {
                prop_assert!(matches!(difference, Difference::Moved { .. }), "{:?}", difference);
            }
        }

        #[test]
        fn one_word_changed_is_one_change_of_that_word(sections in sections(), at in any::<proptest::sample::Index>()) {
            let old = content(&sections);
            let mut new = old.clone();
            let block = &mut new.blocks[at.index(old.blocks.len())];
            let words_of: Vec<&str> = block.text.split(' ').collect();
            let n = at.index(words_of.len());
            let before = words_of[n].to_owned();
            block.text = [&words_of[..n], &["quixotic"], &words_of[n + 1..]].concat().join(" ");
            let differences = compare(&old, &new);
            prop_assert_eq!(differences.len(), 1, "{:?}", differences);
            let Difference::Changed { old, new } = &differences[0] else {
                return Err(proptest::test_runner::TestCaseError::fail(format!("{differences:?}")));
            };
            let differing: Vec<Piece> =
                words(&old.text, &new.text).into_iter().filter(|piece| !matches!(piece, Piece::Same(_))).collect();
            prop_assert_eq!(differing, [Piece::Gone(before), Piece::New("quixotic".to_owned())]);
        }

        #[test]
        fn every_block_is_told_once(old in sections(), new in sections()) {
            let (old, new) = (content(&old), content(&new));
            let (mut was, mut is) = (BTreeMap::new(), BTreeMap::new());
            old.blocks.iter().for_each(|block| *was.entry(block.text.clone()).or_insert(0) += 1);
            new.blocks.iter().for_each(|block| *is.entry(block.text.clone()).or_insert(0) += 1);
            let mut take = |from_old: Option<&Said>, from_new: Option<&Said>| {
                from_old.into_iter().for_each(|block| *was.get_mut(&block.text).expect("an old block") -= 1);
                from_new.into_iter().for_each(|block| *is.get_mut(&block.text).expect("a new block") -= 1);
            };
            for difference in compare(&old, &new) {
                match &difference {
                    Difference::Changed { old, new } | Difference::Moved { old, new } => take(Some(old), Some(new)),
                    Difference::Added(new) => take(None, Some(new)),
                    Difference::Removed(old) => take(Some(old), None),
                }
            }
            // What is left on each side is what has stayed the same.
            was.retain(|_, count| *count != 0);
            is.retain(|_, count| *count != 0);
            prop_assert_eq!(was, is);
        }
    }

    #[test]
    fn long_pages_in_other_words_are_compared_soon() {
        let many = |word: &str| -> Vec<String> {
            (0..400).map(|n| format!("{word} line {n} of a page that is as long as any page will ever be")).collect()
        };
        let differences = compare(&content(&[(1, many("old"))]), &content(&[(1, many("new"))]));
        assert_eq!(differences.len(), 400);
        assert!(differences.iter().all(|difference| matches!(difference, Difference::Changed { .. })));
    }
}
