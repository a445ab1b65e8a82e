//! A brand as used: complete, every name in it exists. Texts hold slots until composed.

use super::date::Date;
use super::doc::{Inlines, PolicyTag, Stage};
use super::money::Money;
use super::source::Id;
use super::span::{FileId, Span};

/// What a brand has told. What it has not told is `None` or empty, never invented.
#[derive(Clone, Debug, PartialEq)]
pub struct Brand<S: Stage> {
    /// The folder's name.
    pub id: Id,
    pub file: FileId,
    pub name: String,
    pub promise: Option<Inlines<S>>,
    /// BCP 47; `en-GB` when not told.
    pub locale: String,
    /// ISO 4217; needed only where a limit names money.
    pub currency: Option<String>,
    /// In the order written: `customer`, `customers`, `place`, `team` and any other.
    pub words: Vec<(Id, String)>,
    pub owner: Option<Owner>,
    pub review_by: Option<Date>,
    /// Where that is told.
    pub review_at: Option<Span>,
    pub values: Vec<Value<S>>,
    /// First wins.
    pub priorities: Vec<Inlines<S>>,
    pub tie_breaks: Vec<TieBreak<S>>,
    pub policies: Vec<Policy<S>>,
    pub voice: Voice<S>,
    pub standards: Vec<Standard<S>>,
    pub measures: Vec<Measure<S>>,
    pub limits: Vec<Limit<S>>,
    pub routes: Vec<Route<S>>,
    /// All channels when none are named.
    pub channels: Vec<Channel>,
    pub tools: Vec<Tool<S>>,
    pub customers: Vec<Customer<S>>,
    pub people: Vec<Person>,
    pub legal: Vec<Legal<S>>,
}

impl<S: Stage> Brand<S> {
    pub fn word(&self, key: &str) -> Option<&str> {
        self.words.iter().find(|(k, _)| &**k == key).map(|(_, word)| word.as_str())
    }

    /// Who is asked to mend what is wrong with it: `Priya Nandakumar, Head of Guest Experience`.
    pub fn keeper(&self) -> String {
        match &self.owner {
            Some(Owner { role, name: Some(name) }) => format!("{name}, {role}"),
            Some(Owner { role, name: None }) => role.clone(),
            None => "nobody yet: brand.yaml names no owner".to_owned(),
        }
    }

    pub fn value(&self, id: &str) -> Option<&Value<S>> {
        self.values.iter().find(|value| &*value.id == id)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub role: String,
    pub name: Option<String>,
}

/// Languages in which the program's own words are there, by the first part of a locale.
pub const LANGUAGES: [&str; 3] = ["en", "pl", "ar"];

/// What one may be in a brand: who decides how much, who gives up what.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    FrontLine,
    TeamLeader,
    Manager,
    Executive,
}

impl Role {
    pub const ALL: [Role; 4] = [Role::FrontLine, Role::TeamLeader, Role::Manager, Role::Executive];

    /// As it is written in files.
    pub fn key(self) -> &'static str {
        match self {
            Role::FrontLine => "front-line",
            Role::TeamLeader => "team-leader",
            Role::Manager => "manager",
            Role::Executive => "executive",
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    Face,
    Phone,
    Chat,
    Email,
    Letter,
    Social,
}

impl Channel {
    pub const ALL: [Channel; 6] =
        [Channel::Face, Channel::Phone, Channel::Chat, Channel::Email, Channel::Letter, Channel::Social];

    /// As it is written in files.
    pub fn key(self) -> &'static str {
        match self {
            Channel::Face => "face",
            Channel::Phone => "phone",
            Channel::Chat => "chat",
            Channel::Email => "e-mail",
            Channel::Letter => "letter",
            Channel::Social => "social",
        }
    }
}

/// How often something is done.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    Shift,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Period {
    /// As it is written in files.
    pub fn key(self) -> &'static str {
        match self {
            Period::Shift => "shift",
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::Year => "year",
        }
    }

    /// `daily`, `every shift`: English, for running text.
    pub fn word(self) -> &'static str {
        match self {
            Period::Shift => "every shift",
            Period::Day => "daily",
            Period::Week => "weekly",
            Period::Month => "monthly",
            Period::Quarter => "every quarter",
            Period::Year => "yearly",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Value<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub name: String,
    pub means: Option<Inlines<S>>,
    pub behaviours: Vec<Behaviour<S>>,
    pub hire_for: Option<Inlines<S>>,
    pub thank_for: Option<Inlines<S>>,
    pub leader: Option<Leader<S>>,
    /// What people of each role give up for it.
    pub gives_up: Vec<(Role, Inlines<S>)>,
    /// Survey questions that speak to this value.
    pub survey: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Behaviour<S: Stage> {
    /// Written, or value and first moment.
    pub id: Id,
    pub span: Span,
    /// One at least, each of the project's list.
    pub moments: Vec<Id>,
    pub we: Inlines<S>,
    pub not: Option<Inlines<S>>,
    pub say: Option<Inlines<S>>,
    pub situation: Option<Inlines<S>>,
    pub why: Option<Inlines<S>>,
    pub see: Option<Inlines<S>>,
}

/// What a leader does, where people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leader<S: Stage> {
    /// Of the name.
    pub span: Span,
    pub who: String,
    pub does: Inlines<S>,
    pub every: Option<Period>,
    pub last_seen: Option<Date>,
}

/// Two priorities that clash, and which wins.
#[derive(Clone, Debug, PartialEq)]
pub struct TieBreak<S: Stage> {
    pub id: Id,
    pub span: Span,
    /// A topic.
    pub about: Option<Id>,
    pub between: Vec<String>,
    pub when: Inlines<S>,
    pub then: Inlines<S>,
    /// The value that decides it.
    pub value: Option<Id>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Policy<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub tag: PolicyTag,
    pub text: Inlines<S>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Voice<S: Stage> {
    pub traits: Vec<Trait>,
    pub use_words: Vec<String>,
    pub avoid: Vec<Avoid>,
    pub greetings: Vec<(Channel, Inlines<S>)>,
    pub closings: Vec<(Channel, Inlines<S>)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trait {
    pub is: String,
    pub not: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avoid {
    pub word: String,
    /// Inflections that count as the word.
    pub forms: Vec<String>,
    /// Where it may stand.
    pub except: Vec<String>,
    /// What to say instead.
    pub instead: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Standard<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub moment: Option<Id>,
    pub text: Inlines<S>,
    pub target: Option<Inlines<S>>,
    pub see_it: Option<Inlines<S>>,
    pub how_often: Option<Period>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum MeasureKind {
    Service,
    Sales,
    Speed,
    Cost,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Measure<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub label: Inlines<S>,
    pub kind: MeasureKind,
    pub rewarded: bool,
    /// Values.
    pub supports: Vec<Id>,
    pub see_it: Option<Inlines<S>>,
    pub how_often: Option<Period>,
}

/// What one may decide without asking.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub moment: Option<Id>,
    pub situation: Inlines<S>,
    /// By role, each role at most once.
    pub may: Vec<(Role, Amount<S>)>,
    /// Where it is written down.
    pub record: Option<Inlines<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Amount<S: Stage> {
    /// Whatever it takes.
    Any,
    /// In the brand's currency; nought means: ask first. With what else one may do.
    Money {
        money: Money,
        text: Option<Inlines<S>>,
    },
    Text(Inlines<S>),
}

impl<S: Stage> Limit<S> {
    /// What a role may decide; `None` when the brand has not told it.
    pub fn amount(&self, role: Role) -> Option<&Amount<S>> {
        self.may.iter().find(|(who, _)| *who == role).map(|(_, amount)| amount)
    }
}

impl<S: Stage> Amount<S> {
    /// Whether anything is decided without asking: nought, and nothing else to do, is *ask first*.
    pub fn decides(&self) -> bool {
        match self {
            Amount::Any | Amount::Text(_) => true,
            Amount::Money { money, text } => money.hundredths > 0 || text.is_some(),
        }
    }
}

/// Whom a table of limits shows beside the reader: the nearest role above that any of them tells about; to those who lead
/// others, the front line, since what these may decide is theirs to set.
pub fn role_beside<'a, S: Stage + 'a>(
    limits: impl IntoIterator<Item = &'a Limit<S>> + Clone,
    you: Role,
) -> Option<Role> {
    let tells = |role: &Role| limits.clone().into_iter().any(|limit| limit.amount(*role).is_some());
    let below = || Role::ALL.into_iter().filter(|role| *role < you).find(tells);
    let above = || Role::ALL.into_iter().filter(|role| *role > you).find(tells);
    if you >= Role::Manager { below().or_else(above) } else { above() }
}

/// Who takes it from there.
#[derive(Clone, Debug, PartialEq)]
pub struct Route<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub moment: Option<Id>,
    pub when: Inlines<S>,
    pub to: Inlines<S>,
    pub contact: Option<String>,
    pub within: Option<Inlines<S>>,
    /// How the one who passed it on hears how it ended.
    pub close_loop: Option<Inlines<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tool<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub moment: Option<Id>,
    pub name: String,
    pub kind: Option<String>,
    pub version: Option<String>,
    pub tasks: Vec<Inlines<S>>,
    pub help: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Customer<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub who: Inlines<S>,
    pub came_for: Option<Inlines<S>>,
    pub first: Option<Inlines<S>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Id,
    pub span: Span,
    pub role: Option<String>,
    pub name: String,
    pub contact: Option<String>,
    pub until: Option<Date>,
}

/// Regulated wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Legal<S: Stage> {
    pub id: Id,
    pub span: Span,
    /// Modules it belongs in; all that teach its moment when empty.
    pub modules: Vec<Id>,
    pub moment: Option<Id>,
    /// Word for word.
    pub say: Option<Inlines<S>>,
    /// The locale of `say`, where a translation leaves it as it stands: nobody but its owner words it anew.
    pub say_in: Option<String>,
    pub text: Option<Inlines<S>>,
    pub owner: Option<String>,
    pub review_by: Option<Date>,
}
