//! How clear of obstacles a team is: statements that its people agree or disagree with, without names.

use super::doc::{Inlines, Written};
use super::source::Id;
use super::span::Spanned;

/// The questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    pub scale: Scale,
    pub blocks: Vec<ReadinessBlock>,
}

/// From 1 to 5, and a way to say neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// What 1 means.
    pub least: String,
    /// What 5 means.
    pub most: String,
    /// For whoever cannot say.
    pub cannot: String,
}

impl Scale {
    /// The answers that can be ticked.
    pub const STEPS: u8 = 5;
}

/// One obstacle, and what is asked about it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessBlock {
    pub id: Id,
    pub name: Spanned<String>,
    pub items: Vec<ReadinessItem>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessItem {
    /// The column that its answers stand in.
    pub id: Id,
    pub text: Inlines<Written>,
    /// Whether agreeing tells of an obstacle: such an answer counts as 6 less what was ticked.
    pub reversed: bool,
}
