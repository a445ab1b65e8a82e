//! The nearest right name to one that was typed wrong.

const MOST_CANDIDATES: usize = 500;

/// The candidate at most a third of its length away from `typed` (at least one edit is always allowed), the
/// nearest first; equal distances go to the one listed first. Case and `_`/`-` do not count as edits.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |s: &str| s.to_lowercase().replace(['_', ' '], "-");
    // Nobody means a name by a page of letters.
    if typed.len() > 200 {
        return None;
    }
    let typed = fold(typed);
    let length = typed.chars().count();
    candidates
        .into_iter()
        // Of a list longer than anybody keeps, the first.
        .take(MOST_CANDIDATES)
        // As many edits at least as their lengths differ by.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= (length.max(candidate.len()) / 3).max(1))
        .map(|candidate| (strsim::damerau_levenshtein(&typed, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| {
            let length = candidate.chars().count().max(typed.chars().count());
            *distance <= (length / 3).max(1)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// What an id for these words would be.
pub fn as_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "a-name".to_owned() } else { id.to_owned() }
}

/// A list as a sentence has it: `a, b and c`; at most `most` of them, then `and others`.
pub fn sentence_list<'a>(items: impl IntoIterator<Item = &'a str>, most: usize) -> String {
    let items: Vec<&str> = items.into_iter().collect();
    if items.len() > most {
        return format!("{} and others", items[..most].join(", "));
    }
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// Small letters, figures, `-` and `_`, beginning with a letter or figure.
pub fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::{nearest, sentence_list};

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_finds_none() {
        let names = ["apologise", "put-right", "say-no"];
        assert_eq!(nearest("apologize", names), Some("apologise"));
        assert_eq!(nearest("put_right", names), Some("put-right"));
        assert_eq!(nearest("breakfast", names), None);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(sentence_list(["a", "b", "c"], 5), "a, b and c");
        assert_eq!(sentence_list(["a", "b", "c"], 2), "a, b and others");
    }
}
