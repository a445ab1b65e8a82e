//! Markdown blocks with their places, before it is known what they mean.

use crate::model::doc::{Align, Inlines, Written};
use crate::model::span::{Span, Spanned};
use crate::parse::attrs::Braces;

/// A block before it is known what it means.
#[derive(Clone, Debug)]
pub struct Md {
    pub span: Span,
    pub kind: MdKind,
}

#[derive(Clone, Debug)]
pub enum MdKind {
    Paragraph(Inlines<Written>),
    Heading {
        level: u8,
        text: Inlines<Written>,
    },
    List {
        start: Option<u64>,
        items: Vec<MdItem>,
    },
    Table {
        align: Vec<Align>,
        head: Vec<Inlines<Written>>,
        rows: Vec<Vec<Inlines<Written>>>,
    },
    Quote(Vec<Md>),
    Code {
        language: Option<String>,
        text: String,
        /// By four spaces at the start of its lines, not by fences.
        indented: bool,
    },
    Divider,
    Fenced(Box<Fenced>),
}

/// `::: rule Sorry first {#sorry}` and what stands inside.
#[derive(Clone, Debug)]
pub struct Fenced {
    pub name: Spanned<String>,
    /// What follows the name, as typed.
    pub rest: Spanned<String>,
    /// The same as text, without its attributes.
    pub title: Inlines<Written>,
    pub braces: Braces,
    /// The line that opens it.
    pub line: Span,
    pub blocks: Vec<Md>,
}

#[derive(Clone, Debug)]
pub struct MdItem {
    pub span: Span,
    pub task: Option<bool>,
    pub blocks: Vec<Md>,
}

/// What a page may do.
#[derive(Copy, Clone, Debug)]
pub struct Rules {
    /// A library module: its slots need fallbacks.
    pub library: bool,
}

/// A page as blocks, and its footnotes in the order of their numbers.
pub struct Page {
    pub blocks: Vec<Md>,
    pub footnotes: Vec<Vec<Md>>,
}
