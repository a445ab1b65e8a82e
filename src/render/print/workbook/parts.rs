//! The parts that a page of the book is set from: what the template knows, as data. Nothing here can hold which option
//! of a question is right.

use serde::Serialize;

use super::super::data::Line;
use super::super::ours::Ours;
use super::super::parts::{Pair, Rule, Spoken};

/// What a part is, in the narrow column: a heading, unless it is empty, and a note under it.
#[derive(Debug, Serialize)]
pub struct Label {
    pub level: u8,
    pub text: Line,
    pub note: Line,
}

#[derive(Debug, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Part {
    Text {
        text: Line,
    },
    Heading {
        level: u8,
        text: Line,
    },
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    Table {
        align: Vec<&'static str>,
        head: Vec<Line>,
        rows: Vec<Vec<Line>>,
    },
    Quote {
        parts: Vec<Part>,
    },
    Code {
        text: String,
    },
    Figure {
        path: String,
        alt: String,
    },
    Divider,
    /// Something to read or do under a label, and lines to write on.
    Task {
        label: Label,
        parts: Vec<Part>,
        lines: u8,
        voice: bool,
    },
    Rule {
        label: Label,
        rule: Rule,
    },
    Dialogue {
        label: Label,
        spoken: Vec<Spoken>,
    },
    /// The lines with the fault; what it was stands in the last section.
    Near {
        label: Label,
        spoken: Vec<Spoken>,
        told: String,
    },
    Say {
        pairs: Vec<Pair>,
    },
    /// A label alone, above what follows.
    Head {
        label: Label,
        text: Line,
    },
    Question {
        ask: Ask,
        options: Vec<Lettered>,
    },
    Order {
        ask: Ask,
        items: Vec<Line>,
    },
    Match {
        ask: Ask,
        left: Vec<Line>,
        right: Vec<Lettered>,
    },
    Gap {
        ask: Ask,
        text: Line,
    },
    Scenario {
        label: Label,
        title: Line,
        level: u8,
        opening: Vec<Part>,
        steps: Vec<Step>,
        told: String,
    },
    Checklist {
        label: Label,
        groups: Vec<Acts>,
    },
    Plan {
        label: Label,
        parts: Vec<Part>,
        lines: u8,
    },
    Ours {
        level: u8,
        ours: Ours,
    },
}

#[derive(Debug, Serialize)]
pub struct Item {
    /// Of a task list: whether it is ticked.
    pub task: Option<bool>,
    pub parts: Vec<Part>,
}

/// A question's number, how it is answered, and what it asks.
#[derive(Debug, Serialize)]
pub struct Ask {
    pub n: u32,
    pub kind: String,
    pub text: Line,
}

/// One of several, with its letter.
#[derive(Debug, Serialize)]
pub struct Lettered {
    pub letter: String,
    pub text: Line,
}

#[derive(Debug, Serialize)]
pub struct Step {
    pub n: usize,
    pub level: u8,
    pub title: Line,
    pub parts: Vec<Part>,
    /// None: an end.
    pub choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub letter: String,
    pub text: Line,
    /// The step it leads to.
    pub to: Option<usize>,
}

/// Acts that belong together; the name is empty for the module's own.
#[derive(Debug, Serialize)]
pub struct Acts {
    pub name: Line,
    pub acts: Vec<Line>,
}
