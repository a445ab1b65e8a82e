//! The names of the blocks that mean something, and which of them hold others.

use crate::model::names::nearest;

/// The names of all blocks.
pub const NAMES: [&str; 23] = [
    "why",
    "pre-check",
    "rule",
    "dialogue",
    "near-miss",
    "say",
    "quiz",
    "order",
    "match",
    "gap",
    "scenario",
    "our-way",
    "our-quiz",
    "ours",
    "checklist",
    "activity",
    "reflect",
    "plan",
    "facilitator",
    "coach",
    "pocket",
    "reminder",
    "if",
];

/// The block that was meant: the name itself, else the nearest.
pub fn known_name(typed: &str) -> &'static str {
    let exact = NAMES.into_iter().find(|name| *name == typed);
    exact.or_else(|| nearest(typed, NAMES)).unwrap_or("")
}

/// Whether other blocks may stand in it.
pub fn holds_blocks(name: &str) -> bool {
    matches!(name, "why" | "pre-check" | "activity" | "facilitator" | "coach" | "reminder" | "if")
}
