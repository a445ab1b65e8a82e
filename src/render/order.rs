//! In which order a question shows its parts, and by which letters they are called: the same on screen and on paper,
//! on every run.

use crate::model::names::language;

const LATIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const ARABIC: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// `A`, `B`, … `Z`, then `27`, `28`, …; in Arabic the letters in the order that counts.
pub fn letters(locale: &str) -> impl Iterator<Item = String> {
    let letters = if language(locale) == "ar" { ARABIC } else { LATIN };
    letters.chars().map(String::from).chain((27_u32..).map(|n| n.to_string()))
}

/// An order that is the same on every run and, from two items on, never the right one.
pub fn shuffled(id: &str, items: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..items).collect();
    order.sort_by_key(|n| *blake3::hash(format!("{id}/{n}").as_bytes()).as_bytes());
    if items > 1 && order.is_sorted() {
        order.rotate_left(1);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::shuffled;

    #[test]
    fn shuffling_is_steady_and_never_gives_the_answer() {
        for id in ["steps", "who", "a", "b", "c", "d", "e", "f"] {
            for items in 2..6 {
                let order = shuffled(id, items);
                assert_eq!(order, shuffled(id, items));
                assert!(!order.is_sorted(), "{id} {items}");
                let mut all = order.clone();
                all.sort_unstable();
                assert!(all.into_iter().eq(0..items));
            }
        }
    }
}
