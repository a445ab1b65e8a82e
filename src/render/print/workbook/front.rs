//! The first pages: the cover, and the path, which is the book's list of contents too.

use serde::Serialize;

use super::super::data::{Language, Line, line, plain, words};
use crate::model::pack::Pack;

#[derive(Debug, Serialize)]
pub struct Cover {
    promise: Option<Line>,
    /// What stands in the rings where there is no mark.
    initial: String,
}

#[derive(Debug, Serialize)]
pub struct Path {
    /// All of it: `About 1 h 20 min on your own`
    sum: Option<String>,
    legs: Vec<Leg>,
}

#[derive(Debug, Serialize)]
struct Leg {
    when: String,
    sum: Option<String>,
    stops: Vec<Stop>,
}

#[derive(Debug, Serialize)]
struct Stop {
    /// The chapter's number.
    n: usize,
    title: Line,
    about: Option<Line>,
    minutes: Option<u16>,
}

pub fn cover(pack: &Pack, texts: &Language) -> Cover {
    let initial = pack.look.short_name.chars().find(|letter| letter.is_alphanumeric());
    Cover {
        promise: pack.brand.promise.as_ref().map(|promise| line(promise, texts)),
        initial: initial.map(|letter| letter.to_uppercase().to_string()).unwrap_or_default(),
    }
}

pub fn path(pack: &Pack, texts: &Language) -> Path {
    let minutes = |minutes: u32| (minutes > 0).then(|| texts.texts.minutes(minutes));
    let legs = pack.path.iter().map(|leg| {
        let modules = || leg.modules.iter().filter_map(|at| Some((*at, pack.modules.get(*at)?)));
        Leg {
            when: plain(&leg.when, texts),
            sum: minutes(modules().map(|(_, module)| module.minutes()).sum()),
            stops: modules()
                .map(|(at, module)| Stop {
                    n: at + 1,
                    title: words(&module.meta.title, texts),
                    about: module.meta.summary.as_deref().map(|summary| words(first_sentence(summary), texts)),
                    minutes: module.meta.minutes.alone,
                })
                .collect(),
        }
    });
    let sum = minutes(pack.minutes());
    Path {
        sum: sum.map(|sum| texts.texts.with("book-path-sum", &[("time", sum.as_str().into())])),
        legs: legs.collect(),
    }
}

/// As far as the first stop that ends a sentence.
fn first_sentence(text: &str) -> &str {
    let ends = text.char_indices().find(|(at, c)| {
        matches!(c, '.' | '!' | '?' | '…' | '؟' | '。')
            && text
                .get(at + c.len_utf8()..)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    ends.and_then(|(at, c)| text.get(..at + c.len_utf8())).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_stop_on_the_path_says_one_sentence() {
        assert_eq!(first_sentence("All of it, in 2.5 hours. What we promise."), "All of it, in 2.5 hours.");
        assert_eq!(first_sentence("Who comes first? You do."), "Who comes first?");
        assert_eq!(first_sentence("no stop at all"), "no stop at all");
        assert_eq!(first_sentence(""), "");
    }
}
