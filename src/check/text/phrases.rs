//! Phrases looked for in running text: whole words, whatever their capitals; between them a space or a hyphen, and nothing
//! else. Nothing is said of an address, nor of words that stand in quotation marks by themselves: those are spoken about.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::{Run, fold};

/// Phrases to look for, each with the number it was given in.
pub struct Phrases {
    /// By their first word, the longest first.
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
}

/// A phrase that was found.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub phrase: usize,
    /// Words of the run.
    pub first: usize,
    pub last: usize,
}

impl Phrases {
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, usize)>) -> Phrases {
        let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (phrase, n) in phrases {
            let words: Vec<String> = phrase.unicode_words().map(fold).collect();
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push((words, n));
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Phrases { by_first }
    }

    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// All that stand in a run, in their order; none begins inside another.
    pub fn find(&self, run: &Run) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(token) = run.tokens.get(at) {
            let phrases = self.by_first.get(&*token.folded);
            let found = phrases.into_iter().flatten().find(|(words, _)| stands(words, at, run));
            match found {
                Some((words, phrase)) => {
                    let last = at + words.len() - 1;
                    if !is_address(at, run) && !is_mention(at, last, run) {
                        hits.push(Hit { phrase: *phrase, first: at, last });
                    }
                    at = last + 1;
                }
                None => at += 1,
            }
        }
        hits
    }
}

fn stands(words: &[String], at: usize, run: &Run) -> bool {
    let Some(tokens) = run.tokens.get(at..at + words.len()) else { return false };
    let joined = tokens.windows(2).all(|pair| match pair {
        [one, next] => run.words.get(one.end..next.start).is_some_and(is_joint),
        _ => true,
    });
    joined && tokens.iter().zip(words).all(|(token, word)| *token.folded == **word)
}

fn is_joint(between: &str) -> bool {
    // A comma does not part what belongs together: every customer, every time.
    between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | ','))
}

/// Whether a word is part of an address: `https://…`, `www.…`, `name@…`, `example.com`.
fn is_address(at: usize, run: &Run) -> bool {
    let Some(token) = run.tokens.get(at) else { return false };
    let before = run.words.get(..token.start).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let behind = run.words.get(start..).unwrap_or_default().trim_start();
    let word = behind.split(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let named = word.split_once('.').is_some_and(|(name, rest)| {
        let end: String = rest.chars().take_while(|c| c.is_ascii_lowercase()).collect();
        !name.is_empty() && end.len() >= 2
    });
    word.contains("://") || word.contains('@') || named
}

/// Whether nothing but these words stands between quotation marks.
fn is_mention(first: usize, last: usize, run: &Run) -> bool {
    let (Some(first), Some(last)) = (run.tokens.get(first), run.tokens.get(last)) else { return false };
    let before = run.words.get(..first.start).unwrap_or_default();
    let after = run.words.get(last.end..).unwrap_or_default();
    let after = after.trim_start_matches(['.', ',', '!', '?', '…']);
    before.ends_with(['"', '“', '„', '«', '‘', '\'']) && after.starts_with(['"', '”', '“', '»', '’', '\''])
}
