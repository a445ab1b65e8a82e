//! What is worked out from a text and is equal for equal texts, kept: a library's texts come once for each brand, and once
//! more for each twin. Nothing can be told from it but the time it takes.

use std::cell::RefCell;
use std::collections::HashMap;

/// So many texts are kept, and then it begins anew: a library has some thousands.
const MOST: usize = 40_000;

/// By text. One for each thread, so that nobody waits for another.
pub struct Memo<T>(RefCell<HashMap<Box<str>, T>>);

impl<T: Clone> Memo<T> {
    pub fn new() -> Self {
        Memo(RefCell::new(HashMap::new()))
    }

    /// What `make` gives for the text, made once. `make` may not ask the same memo.
    pub fn of(&self, text: &str, make: impl FnOnce() -> T) -> T {
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let made = make();
        let mut map = self.0.borrow_mut();
        if map.len() >= MOST {
            map.clear();
        }
        map.insert(text.into(), made.clone());
        made
    }
}

impl<T: Clone> Default for Memo<T> {
    fn default() -> Self {
        Memo::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Memo};

    #[test]
    fn a_text_is_worked_out_once_and_the_memory_does_not_grow_for_ever() {
        let memo = Memo::new();
        assert_eq!(memo.of("one", || 1), 1);
        assert_eq!(memo.of("one", || 9), 1);
        for n in 0..MOST {
            assert_eq!(memo.of(&n.to_string(), || n), n);
        }
        assert!(memo.0.borrow().len() <= MOST);
        assert_eq!(memo.of("one", || 2), 2);
    }
}
