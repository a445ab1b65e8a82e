//! The two lines that a learner is told of a page: of all differences the weightiest, shortened to what is near them.

use std::collections::BTreeSet;

use super::words::{Counted, alike, words};
use crate::model::changes::{ChangeLine, Difference, Piece};
use crate::model::edition::{Content, Said};

/// Lines for one page.
const MOST: usize = 2;
/// Words of an added block that are said; a longer one is only counted.
const SAID: usize = 30;
/// Words shown beside a difference, and of one difference.
const BESIDE: usize = 8;
const LONGEST: usize = 40;
/// Letters of a heading to name; what is longer is none.
const HEADING: usize = 80;

/// What weighs more in what is done: a figure, then other words, then a line more or less, then another order; last what
/// differs in its marks alone.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Marks,
    Order,
    Lines,
    Words,
    Figure,
}

struct Candidate {
    /// Place among the differences.
    at: usize,
    weight: Weight,
    /// Words, to weigh against others of the same kind.
    words: usize,
    /// Which words became which, without the marks at their ends.
    key: Option<(String, String)>,
    line: ChangeLine,
}

/// What was told of pages before this one: which words became which.
pub type Told = BTreeSet<(String, String)>;

/// The weightiest lines in reading order, and how many differences they do not tell of. What has been told already gives way
/// to what has not, and is told of no place twice on one page.
pub fn lines(differences: &[Difference], old: &Content, new: &Content, before: &mut Told) -> (Vec<ChangeLine>, usize) {
    let mut all = candidates(differences, old, new);
    let known = |one: &Candidate| one.key.as_ref().is_some_and(|key| before.contains(key));
    all.sort_by_key(|one| (known(one), std::cmp::Reverse((one.weight, one.words)), one.at));
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut told = 0;
    for one in all {
        let same = one.key.is_some() && chosen.iter().any(|other| other.key == one.key);
        if same {
            told += one.line.tells();
        } else if chosen.len() < MOST {
            told += one.line.tells();
            chosen.push(one);
        }
    }
    chosen.sort_by_key(|one| one.at);
    before.extend(chosen.iter().filter_map(|one| one.key.clone()));
    (chosen.into_iter().map(|one| one.line).collect(), differences.len() - told)
}

fn candidates(differences: &[Difference], old: &Content, new: &Content) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    let (mut added, mut removed, mut moved) = (Vec::new(), Vec::new(), Vec::new());
    for (at, difference) in differences.iter().enumerate() {
        match difference {
            Difference::Changed { old, new } => all.push(changed(at, &old.text, &new.text)),
            Difference::Added(block) => gather(&mut added, at, under(new, block), block),
            Difference::Removed(block) => gather(&mut removed, at, under(old, block), block),
            Difference::Moved { .. } => moved.push(at),
        }
    }
    all.extend(added.into_iter().map(|group| {
        let count = group.texts.len();
        let (words, under) = (group.words(), group.under);
        let line = match group.texts.as_slice() {
            // A heading alone says nothing more.
            [text] if words <= SAID && **text != *under => ChangeLine::Said { text: (*text).to_owned(), under },
            _ => ChangeLine::Added { count, under },
        };
        Candidate { at: group.at, weight: Weight::Lines, words, key: None, line }
    }));
    all.extend(removed.into_iter().map(|group| {
        let count = group.texts.len();
        let words = group.words();
        let line = ChangeLine::Removed { count, under: group.under };
        Candidate { at: group.at, weight: Weight::Lines, words, key: None, line }
    }));
    all.extend(moved.first().map(|at| {
        let count = moved.len();
        let line = ChangeLine::Moved { count };
        Candidate { at: *at, weight: Weight::Order, words: count, key: None, line }
    }));
    all
}

/// Blocks that came or went under one heading.
struct Group<'a> {
    at: usize,
    under: String,
    texts: Vec<&'a str>,
}

impl Group<'_> {
    fn words(&self) -> usize {
        self.texts.iter().map(|text| text.split(' ').count()).sum()
    }
}

fn gather<'a>(groups: &mut Vec<Group<'a>>, at: usize, under: String, block: &'a Said) {
    match groups.iter_mut().find(|group| group.under == under) {
        Some(group) => group.texts.push(&block.text),
        None => groups.push(Group { at, under, texts: vec![&block.text] }),
    }
}

fn changed(at: usize, old: &str, new: &str) -> Candidate {
    let pieces = words(old, new);
    let differing = || {
        pieces.iter().filter_map(|piece| match piece {
            Piece::Gone(text) | Piece::New(text) => Some(text),
            Piece::Same(_) => None,
        })
    };
    let weight = if differing().any(|text| text.contains(char::is_numeric)) {
        Weight::Figure
    } else if alike(&Counted::of(old), &Counted::of(new)) == 100 {
        Weight::Marks
    } else {
        Weight::Words
    };
    let words = differing().map(|text| text.split(' ').count()).sum();
    let side = |gone: bool| -> String {
        let these = pieces.iter().filter_map(|piece| match piece {
            Piece::Gone(text) if gone => Some(text.trim_matches(|c: char| c.is_ascii_punctuation())),
            Piece::New(text) if !gone => Some(text.trim_matches(|c: char| c.is_ascii_punctuation())),
            Piece::Gone(_) | Piece::New(_) | Piece::Same(_) => None,
        });
        these.collect::<Vec<_>>().join(" ")
    };
    Candidate { at, weight, words, key: Some((side(true), side(false))), line: ChangeLine::Words(short(&pieces)) }
}

/// What a block stands under: the first of its section, which is its heading; else the page. A heading stands under itself,
/// so that a section that is new is one group.
fn under(content: &Content, block: &Said) -> String {
    let section = |id: &str| id.rsplit_once('/').map(|(section, _)| section.to_owned());
    let own = section(&block.id);
    let first = content.blocks.iter().find(|other| own.is_some() && section(&other.id) == own);
    let heading = first.filter(|first| first.text.chars().count() <= HEADING);
    heading.map_or_else(|| content.title.clone(), |first| first.text.clone())
}

/// The pieces with as many words as are read at a glance; `…` stands for the others.
fn short(pieces: &[Piece]) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let cut = |(n, piece): (usize, &Piece)| match piece {
        Piece::Same(text) => {
            let (before, after) = (if n > 0 { BESIDE } else { 0 }, if n < last { BESIDE } else { 0 });
            Piece::Same(ends(text, before, after))
        }
        Piece::Gone(text) => Piece::Gone(ends(text, LONGEST, 0)),
        Piece::New(text) => Piece::New(ends(text, LONGEST, 0)),
    };
    pieces.iter().enumerate().map(cut).collect()
}

/// So many words at the start and at the end of a text.
fn ends(text: &str, start: usize, end: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    // What takes one word more is not worth a mark.
    if words.len() <= start + end + 1 {
        return text.to_owned();
    }
    let (first, last) = (&words[..start], &words[words.len() - end..]);
    [first, &["…"], last].concat().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{ends, short};
    use crate::model::changes::Piece;

    #[test]
    fn what_is_far_from_a_difference_is_left_out() {
        let same = "one two three four five six seven eight nine ten eleven twelve";
        let pieces = [Piece::Same(same.to_owned()), Piece::Gone("x".to_owned()), Piece::Same(same.to_owned())];
        assert_eq!(
            short(&pieces),
            [
                Piece::Same("… five six seven eight nine ten eleven twelve".to_owned()),
                Piece::Gone("x".to_owned()),
                Piece::Same("one two three four five six seven eight …".to_owned()),
            ]
        );
        assert_eq!(ends("one two three", 1, 1), "one two three");
        assert_eq!(ends("one two three four", 1, 1), "one … four");
    }
}
