//! What differs between two editions, as plain data: block by block for a page, and what each kind of reader has to know.
//! Made by `refresh`; shown by pages, sheets and terminals.

use super::date::Date;
use super::edition::{Number, Said};

/// A block that is not in both editions as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The same block in other words.
    Changed {
        old: Said,
        new: Said,
    },
    /// The same words in another place.
    Moved {
        old: Said,
        new: Said,
    },
    Added(Said),
    Removed(Said),
}

/// Some words of a text beside another one. Pieces that follow each other have a space between them: those that are the
/// same or gone make the old text, those that are the same or new make the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    Gone(String),
    New(String),
}

/// All that the next edition has to say of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    pub old: Number,
    pub old_day: Date,
    pub new: Number,
    pub new_day: Date,
    /// Pages of the site that say something else, in the order of the site.
    pub pages: Vec<PageChange>,
    /// Pages of the site that were not there, and that are no longer.
    pub came: Vec<Named>,
    pub went: Vec<Named>,
    pub sheets: Sheets,
    /// What the brand has told, by name.
    pub facts: Vec<FactChange>,
    /// Whose word is asked for, and for what.
    pub asks: Vec<Ask>,
    /// Files that say nothing of their own differ: stylesheet, fonts, pictures.
    pub looks: bool,
}

impl Changes {
    /// Nothing of what is said differs: no page, no sheet.
    pub fn says_the_same(&self) -> bool {
        let Sheets { replaced, gone, kept: _, new } = &self.sheets;
        let pages = self.pages.is_empty() && self.came.is_empty() && self.went.is_empty();
        pages && replaced.is_empty() && gone.is_empty() && new.is_empty()
    }
}

/// A page or sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// From the pack's folder.
    pub path: String,
    pub title: String,
    /// At its foot.
    pub code: String,
}

/// A page that says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageChange {
    /// From the pack's folder.
    pub path: String,
    pub title: String,
    /// Where it was called something else.
    pub old_title: Option<String>,
    pub counts: Counts,
    /// The weightiest, two at most.
    pub lines: Vec<ChangeLine>,
    /// How many blocks differ of which no line tells.
    pub more: usize,
}

/// How many blocks of a page differ, and how.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub changed: usize,
    pub moved: usize,
    pub added: usize,
    pub removed: usize,
    /// Blocks of the page as it is now.
    pub of: usize,
}

impl Counts {
    /// How many differ in any way.
    pub fn all(self) -> usize {
        let Counts { changed, moved, added, removed, of: _ } = self;
        changed + moved + added + removed
    }
}

/// A line for the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeLine {
    /// What was and what is, a long text shortened to what is near the difference.
    Words(Vec<Piece>),
    /// One block that is new, with what it says.
    Said {
        text: String,
        under: String,
    },
    /// `under` is the heading that it stands under, or the page's title.
    Added {
        count: usize,
        under: String,
    },
    Removed {
        count: usize,
        under: String,
    },
    Moved {
        count: usize,
    },
}

impl ChangeLine {
    /// How many blocks it tells of.
    pub fn tells(&self) -> usize {
        match self {
            ChangeLine::Words(_) | ChangeLine::Said { .. } => 1,
            ChangeLine::Added { count, .. } | ChangeLine::Removed { count, .. } | ChangeLine::Moved { count } => *count,
        }
    }
}

/// Printed sheets: which are still good.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// To be thrown away, with what to print instead.
    pub replaced: Vec<Replaced>,
    /// To be thrown away: there is none any more.
    pub gone: Vec<Named>,
    /// Still good.
    pub kept: Vec<Named>,
    pub new: Vec<Named>,
}

/// A sheet in two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    pub path: String,
    pub title: String,
    pub old_code: String,
    pub new_code: String,
}

/// Something the brand has told, such as a limit. Not both are `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactChange {
    /// `limits.noise`
    pub name: String,
    /// `None`: it was not shown.
    pub old: Option<String>,
    /// `None`: it is shown no longer.
    pub new: Option<String>,
}

/// Who is asked to approve, and the titles of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// `None`: any one's word will do.
    pub role: Option<String>,
    pub titles: Vec<String>,
}
