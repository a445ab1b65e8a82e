//! A skill module as used: its front matter complete, its text parsed once for all brands.

use super::brand::{Channel, Role};
use super::date::Date;
use super::doc::{Body, Written};
use super::source::{Id, Room};
use super::span::{FileId, Span, Spanned};

#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    pub file: FileId,
    /// The file that this one translates.
    pub source: Option<FileId>,
    pub room: Room,
    pub meta: Meta,
    pub body: Body<Written>,
    /// `replaces: put-right#say-sorry`: stands in for one section; then `body` holds that one section.
    pub replaces: Option<Replaces>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Replaces {
    pub module: Spanned<Id>,
    pub section: Spanned<Id>,
}

impl Replaces {
    /// Whether both name the same section, wherever they are written.
    pub fn is(&self, other: &Replaces) -> bool {
        self.module.value == other.module.value && self.section.value == other.section.value
    }
}

/// The front matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    pub id: Id,
    pub title: String,
    pub kind: ModuleKind,
    pub summary: Option<String>,
    pub minutes: Minutes,
    /// Everyone when empty.
    pub audience: Vec<Role>,
    /// All channels when empty.
    pub channels: Vec<Channel>,
    pub skills: Vec<String>,
    pub objectives: Vec<Objective>,
    /// Modules to have done first.
    pub needs: Vec<Spanned<Id>>,
    pub tool: Option<Spanned<Id>>,
    pub owner: Option<String>,
    pub reviewer: Option<String>,
    pub version: String,
    pub changed: Option<String>,
    pub last_reviewed: Option<Date>,
    /// `last_reviewed` plus `review_in`.
    pub review_by: Option<Date>,
    /// Where `last_reviewed` is told.
    pub reviewed_at: Option<Span>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum ModuleKind {
    Skill,
    Overview,
    Tool,
    Organisation,
}

impl Meta {
    /// Whether a brand that works by these channels can use it; none told means all, on either side.
    pub fn is_for(&self, channels: &[Channel]) -> bool {
        self.channels.is_empty() || channels.is_empty() || self.channels.iter().any(|wanted| channels.contains(wanted))
    }
}

/// Minutes on one's own and led by a facilitator.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    pub alone: Option<u16>,
    pub led: Option<u16>,
    /// Where they are told; `None` when they are not.
    pub span: Option<Span>,
}

/// Printed as one sentence: verb, condition, standard.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    pub verb: String,
    pub condition: Option<String>,
    pub standard: Option<String>,
    pub moment: Option<Spanned<Id>>,
}

impl Objective {
    /// `Say sorry in one sentence, before you ask for anything, once`: without a full stop.
    /// `comma` is what the language puts between parts.
    pub fn sentence(&self, comma: &str) -> String {
        let parts = [Some(&self.verb), self.condition.as_ref(), self.standard.as_ref()];
        parts.into_iter().flatten().map(|part| part.trim().trim_end_matches(['.', ','])).collect::<Vec<_>>().join(comma)
    }
}
