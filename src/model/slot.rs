//! Slots: places in an author's text where a brand's own fact goes. Data, never code.

use super::brand::{Channel, Role};
use super::doc::{Composed, Inlines, Written};
use super::source::Id;

/// A slot as written: `{{ our.say, or "I am sorry." }}`.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotRef {
    pub name: SlotName,
    /// What stands there when the brand has not told; its own text may hold no further slot.
    pub fallback: Option<Inlines<Written>>,
}

/// What a slot asks for. Names that only a brand can confirm (a limit's id, a word's key) are checked when composed.
#[derive(Clone, Debug, PartialEq)]
pub enum SlotName {
    BrandName,
    BrandPromise,
    Word {
        key: Id,
        form: WordForm,
    },
    Greeting(Channel),
    Closing(Channel),
    /// Of this section's moment.
    Our(OurField),
    /// The amount for the pack's audience, or for the role named.
    Limit {
        id: Id,
        role: Option<Role>,
    },
    Standard {
        id: Id,
        field: StandardField,
    },
    Route {
        id: Id,
        field: RouteField,
    },
    Tool {
        id: Id,
        field: ToolField,
    },
    Person(Id),
    Blank(Blank),
}

/// How a word is wanted: `guest`, `Guest`, `a guest`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum WordForm {
    Plain,
    Capital,
    WithArticle,
}

/// `our.…`: the first behaviour (or limit, route, standard, tool) of the moment that has the field.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum OurField {
    We,
    Not,
    Say,
    Why,
    Situation,
    Value,
    Limit,
    Route,
    Standard,
    Tool,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum StandardField {
    Target,
    Text,
    SeeIt,
    HowOften,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum RouteField {
    To,
    When,
    Contact,
    Within,
    CloseLoop,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ToolField {
    Name,
    Version,
    Help,
}

/// Left to the speaker: shown as a blank to fill, never as a value.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Blank {
    Me,
    Customer,
    Place,
    Daypart,
}

/// A slot after the join: what stands there, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    pub content: FilledContent,
    pub origin: Origin,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FilledContent {
    Words(Inlines<Composed>),
    /// A value's name: lit, and on the site a link to it.
    Value {
        id: Id,
        name: String,
    },
    /// A name, number, address or code that keeps its direction in right-to-left text.
    Isolated(String),
    Blank(Blank),
}

/// Where the words of a filled slot come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The brand's name, words, greetings, closings, promise, people: what it is called and how it speaks.
    BrandWords,
    Fact(Fact),
    /// The module's own fallback.
    Fallback,
}

/// One thing the brand has told, by kind and id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fact {
    pub kind: FactKind,
    pub id: Id,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    Behaviour,
    Limit,
    Route,
    Standard,
    Tool,
    Policy,
    TieBreak,
    /// A kind of customer.
    Customer,
    /// Regulated wording.
    Legal,
}
