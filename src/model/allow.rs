//! What somebody has decided to leave as it is for a while: which finding, where, why, who says so, until when.

use super::date::Date;
use super::source::Room;
use super::span::Spanned;

/// One allowance.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    /// Whose it is: a brand's counts for its own files and for what the library's modules come to in its packs.
    pub room: Room,
    /// Of the finding.
    pub code: Spanned<String>,
    /// `put-right#say-sorry`, `brand:limits.noise`: what it is about, and all below it.
    pub at: Spanned<String>,
    pub why: String,
    pub by: String,
    /// The last day on which it holds.
    pub until: Spanned<Date>,
}

impl Allowance {
    /// Whether a finding of this code, there, is what it is about.
    pub fn is_about(&self, code: &str, at: &str) -> bool {
        let below = at.strip_prefix(self.at.value.as_str());
        self.code.value == code && below.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '#', ':']))
    }
}

#[cfg(test)]
mod tests {
    use super::Allowance;
    use crate::model::date::Date;
    use crate::model::source::Room;
    use crate::model::span::{FileId, Span, Spanned};

    #[test]
    fn it_is_about_a_thing_and_all_below_it_and_nothing_beside_it() {
        let span = Span::new(FileId(0), 0..1);
        let allowance = |at: &str| Allowance {
            room: Room::Library,
            code: Spanned::new("clash".to_owned(), span),
            at: Spanned::new(at.to_owned(), span),
            why: String::new(),
            by: String::new(),
            until: Spanned::new(Date { year: 2027, month: 1, day: 31 }, span),
        };
        assert!(allowance("put-right").is_about("clash", "put-right#say-sorry"));
        assert!(allowance("brand:limits.noise").is_about("clash", "brand:limits.noise.may"));
        assert!(!allowance("brand:limits.noise").is_about("clash", "brand:limits.noise-at-night"));
        assert!(!allowance("put-right#say-sorry").is_about("clash", "put-right"));
        assert!(!allowance("put-right").is_about("thin", "put-right"));
    }
}
