//! Editions: a pack as issued on a day, page by page and block by block, and who stands by it. What a page says is its
//! blocks in order; how it looks is no part of it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::artifact::{Parts, hash};
use super::date::Date;
use super::source::{Hash, Id};

/// Which edition: year and count within it, `2026.2`. Ordered in time.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    pub year: i16,
    /// From 1.
    pub count: u32,
}

/// Editions of a year.
const MOST: u32 = 9_999;

/// Whether two people write the same role: capitals and spaces at the ends are all one.
pub fn same_role(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

impl Number {
    /// The one to follow `last` on a day: the next of the day's year, or of the last one's where the clock is behind it.
    pub fn next(last: Option<Number>, today: Date) -> Number {
        match last {
            Some(last) if last.year >= today.year => Number { count: last.count.saturating_add(1), ..last },
            Some(_) | None => Number { year: today.year, count: 1 },
        }
    }

    /// As written: `2026.2`.
    pub fn read(text: &str) -> Option<Number> {
        let (year, count) = text.split_once('.')?;
        let plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if !plain(year) || !plain(count) || year.len() != 4 {
            return None;
        }
        let count = count.parse().ok().filter(|count| *count <= MOST)?;
        Some(Number { year: year.parse().ok()?, count })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}.{}", self.year, self.count)
    }
}

/// The page and sheet that say what an edition has changed: made from two editions, and nobody's to approve.
pub const CHANGES: &str = "changes";

/// One block of a page or sheet: a paragraph, a heading, an item, a spoken line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where it stands, to be shown and to tell like blocks apart: `say-sorry/3`. Not its identity: a block that is
    /// moved, or whose section is renamed, is known again by what it says.
    pub id: String,
    /// As read: one line, single spaces, never empty.
    pub text: String,
}

impl Said {
    /// The short hash of what it says, as records have it beside the text.
    pub fn mark(&self) -> Hash {
        hash(self.text.as_bytes()).get(..8).unwrap_or_default().to_owned()
    }
}

/// What one page of the site or one sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Of its file, from the pack's folder: `site/put-right.html`, `print/handout-put-right.pdf`.
    pub path: String,
    /// What people call it in commands, shared by a page and its sheet: `put-right`, `what-matters`, `workbook`.
    pub page: String,
    pub title: String,
    /// In reading order, without the foot.
    pub blocks: Vec<Said>,
    /// What the brand has told that it shows, by name: `limits.noise` -> `Noisy room: £40, or move the room`.
    pub facts: BTreeMap<String, String>,
}

impl Content {
    /// Of the site; else a sheet.
    pub fn is_page(&self) -> bool {
        self.path.starts_with("site/")
    }

    /// Of what it says: the blocks' texts in their order, and nothing else.
    pub fn hash(&self) -> Hash {
        says(&self.blocks)
    }
}

/// The hash of what blocks say.
pub fn says(blocks: &[Said]) -> Hash {
    let mut parts = Parts::default();
    blocks.iter().for_each(|block| parts.add(block.text.as_bytes()));
    parts.hash()
}

/// A page or sheet of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedPage {
    pub content: Arc<Content>,
    /// [`Content::hash`].
    pub says: Hash,
    /// The edition in which it came to say this, and that edition's day: what its foot bears.
    pub since: Number,
    pub day: Date,
    /// At its foot: `lanternhouse-put-right-2026.2-k3f9qd`.
    pub code: String,
    /// The roles that are asked to approve it; any one's word will do where none is named.
    pub asks: Vec<String>,
    /// BLAKE3 of its file's bytes, approved and not.
    pub approved: Hash,
    pub draft: Hash,
}

/// A pack as issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub number: Number,
    pub day: Date,
    pub brand: Id,
    pub pack: Id,
    /// The pack's.
    pub title: String,
    /// The edition that it follows, and tells of what it has changed since; mostly the one before it.
    pub after: Option<Number>,
    /// In the order of the site, then the sheets.
    pub pages: Vec<IssuedPage>,
    /// Files that say nothing of their own, with the BLAKE3 of their bytes: stylesheet, fonts, pictures.
    pub files: BTreeMap<String, Hash>,
}

impl Issue {
    /// Its pages and sheets without those that say what it has changed.
    pub fn own(&self) -> impl Iterator<Item = &IssuedPage> {
        self.pages.iter().filter(|page| page.content.page != CHANGES)
    }

    /// Of these, those that came to say something new in it.
    pub fn new_in_it(&self) -> impl Iterator<Item = &IssuedPage> {
        self.own().filter(|page| page.since == self.number)
    }

    /// The page or sheet of a file.
    pub fn page(&self, path: &str) -> Option<&IssuedPage> {
        self.pages.iter().find(|page| page.content.path == path)
    }
}

/// Somebody stands by what pages say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    pub pack: Id,
    /// What they stand by, by path of the file: [`Content::hash`].
    pub says: BTreeMap<String, Hash>,
    pub role: String,
    pub name: String,
    pub day: Date,
}

/// All that is recorded of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The first one first.
    pub issues: Vec<Arc<Issue>>,
    /// In the order of their days.
    pub approvals: Vec<Approval>,
}

impl History {
    pub fn last(&self) -> Option<&Arc<Issue>> {
        self.issues.last()
    }

    /// Who stands by what a page or sheet says.
    pub fn approvals_of<'a>(&'a self, page: &'a IssuedPage) -> impl Iterator<Item = &'a Approval> {
        self.approvals.iter().filter(|one| one.says.get(&page.content.path) == Some(&page.says))
    }

    /// Roles that are asked and have not said yes to what a page says.
    pub fn still_asked<'a>(&self, page: &'a IssuedPage) -> Vec<&'a str> {
        let said_yes = |role: &str| self.approvals_of(page).any(|one| same_role(&one.role, role));
        page.asks.iter().map(String::as_str).filter(|role| !said_yes(role)).collect()
    }

    /// Whether everyone who is asked stands by what a page says; somebody, where nobody in particular is asked.
    pub fn is_approved(&self, page: &IssuedPage) -> bool {
        if page.asks.is_empty() { self.approvals_of(page).next().is_some() } else { self.still_asked(page).is_empty() }
    }
}

/// What a pack is held against when it is made: its last edition, and who stands by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    pub last: Arc<Issue>,
    pub history: Arc<History>,
    /// What nobody has approved yet says so.
    pub needs_approval: bool,
}

/// What a page or sheet says of itself at its foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// Of a pack that was never issued.
    Draft,
    /// As it was issued.
    Edition { number: Number, day: Date, code: String },
    /// As it was issued, and not everyone who is asked has approved it.
    Unapproved { number: Number, code: String },
    /// It says something else than in this edition.
    Changed { since: Number },
    /// It was not in this edition.
    New { since: Number },
}

impl Label {
    /// The day that it bears.
    pub fn day(&self) -> Option<Date> {
        match self {
            Label::Edition { number: _, day, code: _ } => Some(*day),
            Label::Draft | Label::Unapproved { .. } | Label::Changed { .. } | Label::New { .. } => None,
        }
    }
}

impl Issued {
    /// What the label of a file rests on besides what it says.
    pub fn decides(&self, path: &str) -> (Number, Option<Label>) {
        let label = self.last.page(path).map(|page| self.label(path, &page.says));
        (self.last.page(path).map_or(self.last.number, |page| page.since), label)
    }

    /// The label of a file that says this.
    pub fn label(&self, path: &str, says: &Hash) -> Label {
        let Some(page) = self.last.page(path) else { return Label::New { since: self.last.number } };
        if page.says != *says {
            return Label::Changed { since: page.since };
        }
        let (number, code) = (page.since, page.code.clone());
        // What an edition has changed is nobody's to approve, and holds once everything else does.
        let approved = match page.content.page == CHANGES {
            true => self.last.own().all(|page| self.history.is_approved(page)),
            false => self.history.is_approved(page),
        };
        if self.needs_approval && !approved {
            return Label::Unapproved { number, code };
        }
        Label::Edition { number, day: page.day, code }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;
    use crate::model::date::Date;

    #[test]
    fn editions_are_counted_within_their_year_and_never_go_back() {
        let on = |year| Date { year, month: 2, day: 1 };
        let first = Number::next(None, on(2026));
        assert_eq!(first.to_string(), "2026.1");
        let second = Number::next(Some(first), on(2026));
        assert_eq!(second.to_string(), "2026.2");
        assert_eq!(Number::next(Some(second), on(2027)).to_string(), "2027.1");
        // A clock that is behind the records.
        assert_eq!(Number::next(Some(second), on(2025)).to_string(), "2026.3");
        assert!(Number { year: 2026, count: 10 } > Number { year: 2026, count: 9 });
        assert_eq!(Number::read("2026.10"), Some(Number { year: 2026, count: 10 }));
        for wrong in ["2026", "2026.", "26.1", "2026.0", "2026.01", "2026.1.1", "v2026.1", "2026.+1"] {
            assert_eq!(Number::read(wrong), None, "{wrong}");
        }
    }
}
