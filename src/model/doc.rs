//! A module's text as a tree. One tree type for two stages: `Written`, as parsed once for all brands, and
//! `Composed`, after the join with one brand; what only one stage may hold is a type of that stage, so that a
//! renderer cannot meet an unfilled slot or an unanswered `if`.

use std::fmt::Debug;

use super::pack::Joined;
use super::slot::{Filled, SlotRef};
use super::source::Id;
use super::span::{Span, Spanned};

/// What differs between a tree as written and as composed.
pub trait Stage: Clone + Debug + PartialEq + 'static {
    type Slot: Clone + Debug + PartialEq + Send + Sync;
    /// Where the brand comes in: a request as written, the brand's own as composed.
    type Join: Clone + Debug + PartialEq + Send + Sync;

    /// The blocks that stand in what the brand is asked for.
    fn inside(join: &Self::Join) -> &[Block<Self>]
    where
        Self: Sized;

    /// The running texts in it.
    fn texts(join: &Self::Join) -> Vec<&Inlines<Self>>
    where
        Self: Sized;
}

/// As the author wrote it.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {}

/// As joined with one brand.
#[derive(Clone, Debug, PartialEq)]
pub enum Composed {}

impl Stage for Written {
    type Slot = SlotRef;
    type Join = Join;

    fn inside(join: &Join) -> &[Block<Written>] {
        match join {
            Join::If { condition: _, blocks } => blocks,
            Join::OurWay | Join::OurQuiz | Join::Ours(_) | Join::Readiness(_) => &[],
        }
    }

    fn texts(_: &Join) -> Vec<&Inlines<Written>> {
        Vec::new()
    }
}

impl Stage for Composed {
    type Slot = Filled;
    type Join = Joined;

    fn inside(_: &Joined) -> &[Block<Composed>] {
        &[]
    }

    fn texts(joined: &Joined) -> Vec<&Inlines<Composed>> {
        super::walk::texts_of_joined(joined)
    }
}

/// Running text. A brand's texts are this too.
pub type Inlines<S> = Vec<Inline<S>>;

#[derive(Clone, Debug, PartialEq)]
pub struct Inline<S: Stage> {
    pub span: Span,
    pub kind: InlineKind<S>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind<S: Stage> {
    /// Plain text, entities and escapes undone; quotes and dashes as typed (renderers set real ones).
    Text(String),
    Emphasis(Inlines<S>),
    Strong(Inlines<S>),
    Strikethrough(Inlines<S>),
    Code(String),
    Link {
        to: LinkTo,
        text: Inlines<S>,
    },
    Image(Image<S>),
    /// A reference to a footnote of the body, by its number from 1.
    Footnote(u32),
    /// A line end in the source: a space.
    SoftBreak,
    HardBreak,
    Slot(S::Slot),
}

/// Where a link leads; nothing else is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// `https:`, `http:`, `mailto:` or `tel:`.
    Address(String),
    /// A section of this module (`#say-sorry`).
    Section(Id),
    /// Another module, by id (`put-right.md`, `put-right.md#say-sorry`).
    Module { id: Id, section: Option<Id> },
}

/// A picture of the library or the brand.
#[derive(Clone, Debug, PartialEq)]
pub struct Image<S: Stage> {
    /// From the project's root.
    pub path: String,
    /// What a reader who cannot see it needs to know; never empty.
    pub alt: Inlines<S>,
}

/// What `{#id .class key=value}` said, beyond what its owner has a field for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attrs {
    pub id: Option<Spanned<Id>>,
    /// `moment=…` on a block that names another than its section's.
    pub moment: Option<Spanned<Id>>,
    /// `shows=…`: behaviours this block or choice models.
    pub shows: Vec<Spanned<Id>>,
    /// `fails=…`: behaviours this choice fails.
    pub fails: Vec<Spanned<Id>>,
    /// `policy=upsell stance=prefer when=check-in except=after-no`
    pub policy: Option<PolicyTag>,
}

/// A stance a rule, a line or a brand policy takes on a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyTag {
    pub topic: Spanned<Id>,
    pub stance: Stance,
    pub when: Vec<Spanned<Id>>,
    pub except: Vec<Spanned<Id>>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    Never,
    Avoid,
    May,
    Prefer,
    Always,
}

impl Stance {
    /// As it is written in files.
    pub fn key(self) -> &'static str {
        match self {
            Stance::Never => "never",
            Stance::Avoid => "avoid",
            Stance::May => "may",
            Stance::Prefer => "prefer",
            Stance::Always => "always",
        }
    }

    /// The firmest first: as readers are shown them.
    pub const FIRMEST_FIRST: [Stance; 5] = [Stance::Never, Stance::Always, Stance::Prefer, Stance::May, Stance::Avoid];
}

#[derive(Clone, Debug, PartialEq)]
pub struct Block<S: Stage> {
    pub span: Span,
    pub attrs: Attrs,
    pub kind: BlockKind<S>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind<S: Stage> {
    Paragraph(Inlines<S>),
    /// `###` and deeper; `##` makes sections.
    Heading {
        level: u8,
        text: Inlines<S>,
    },
    List(List<S>),
    Table(Table<S>),
    Quote(Vec<Block<S>>),
    Code {
        language: Option<String>,
        text: String,
    },
    /// A picture standing alone in its paragraph.
    Figure(Image<S>),
    /// `---`
    Divider,
    Why(Vec<Block<S>>),
    PreCheck(Vec<Quiz<S>>),
    Rule(Rule<S>),
    Dialogue(Dialogue<S>),
    NearMiss(NearMiss<S>),
    Say(Vec<SayPair<S>>),
    Quiz(Quiz<S>),
    Order(Order<S>),
    Match(Match<S>),
    Gap(Gap<S>),
    Scenario(Scenario<S>),
    Checklist(Vec<Act<S>>),
    Activity(Activity<S>),
    Reflect {
        prompt: Vec<Block<S>>,
        lines: u8,
    },
    Plan {
        prompt: Vec<Block<S>>,
        lines: u8,
    },
    /// Only in the facilitator's guide.
    Facilitator(Vec<Block<S>>),
    /// Only in the manager's documents, and in the site of a pack for managers.
    Coach(Vec<Block<S>>),
    /// For the card, at most 45 words.
    Pocket(Vec<Block<S>>),
    /// Kept for later: quizzes and a scenario; not on the pages of the induction.
    Reminder(Vec<Block<S>>),
    /// The brand's part.
    Join(S::Join),
}

/// What a module asks of the brand.
#[derive(Clone, Debug, PartialEq)]
pub enum Join {
    /// `::: our-way`; the moment is the block's own or the section's.
    OurWay,
    /// `::: our-quiz`
    OurQuiz,
    /// `::: ours limits`
    Ours(OursList),
    /// `::: readiness clarity`; all parts of the questionnaire when none is named.
    Readiness(Option<Spanned<Id>>),
    /// `::: if …`
    If { condition: Condition, blocks: Vec<Block<Written>> },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    Channel(super::brand::Channel),
    /// `has=limit.noise`: the brand has told it.
    Has {
        kind: HasKind,
        id: Spanned<Id>,
    },
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum HasKind {
    Limit,
    Standard,
    Route,
    Tool,
    Person,
    Word,
}

/// Whole lists of the brand.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum OursList {
    Promise,
    Values,
    Priorities,
    TieBreaks,
    Limits,
    Routes,
    Standards,
    Measures,
    Customers,
    Greetings,
    Closings,
    Tools,
    Policies,
    Legal,
    Voice,
    Words,
    /// What each value asks of whoever joins.
    HireFor,
    ThankFor,
    /// What those who lead do, where people see it.
    Leaders,
    /// What each value costs, at every level.
    GivesUp,
}

impl OursList {
    pub const ALL: [OursList; 20] = [
        OursList::Promise,
        OursList::Values,
        OursList::Priorities,
        OursList::TieBreaks,
        OursList::Limits,
        OursList::Routes,
        OursList::Standards,
        OursList::Measures,
        OursList::Customers,
        OursList::Greetings,
        OursList::Closings,
        OursList::Tools,
        OursList::Policies,
        OursList::Legal,
        OursList::Voice,
        OursList::Words,
        OursList::HireFor,
        OursList::ThankFor,
        OursList::Leaders,
        OursList::GivesUp,
    ];
}

#[derive(Clone, Debug, PartialEq)]
pub struct List<S: Stage> {
    /// The first number of an ordered list; `None` for a plain one.
    pub start: Option<u64>,
    pub items: Vec<ListItem<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ListItem<S: Stage> {
    /// `Some(ticked)` for a task-list item.
    pub task: Option<bool>,
    pub attrs: Attrs,
    /// A tight item holds one paragraph.
    pub blocks: Vec<Block<S>>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    End,
}

/// Every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<S: Stage> {
    pub align: Vec<Align>,
    pub head: Vec<Inlines<S>>,
    pub rows: Vec<Vec<Inlines<S>>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rule<S: Stage> {
    /// From 1 through the module.
    pub number: u32,
    pub title: Inlines<S>,
    pub says: RuleText<S>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum RuleText<S: Stage> {
    /// `**If** something has gone wrong, **then** say sorry.`; the two words as the author's language has them.
    IfThen {
        if_word: Inlines<S>,
        condition: Inlines<S>,
        then_word: Inlines<S>,
        action: Inlines<S>,
    },
    Sentence(Inlines<S>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Dialogue<S: Stage> {
    pub title: Option<Inlines<S>>,
    pub parts: Vec<DialoguePart<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum DialoguePart<S: Stage> {
    /// What is seen, not said.
    Direction(Inlines<S>),
    Line(Box<Line<S>>),
}

/// One spoken line, without quotation marks of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<S: Stage> {
    pub span: Span,
    pub attrs: Attrs,
    /// Without the colon.
    pub speaker: Inlines<S>,
    /// Spoken by the learner.
    pub you: bool,
    pub says: Inlines<S>,
    /// The rule at work in this line; it exists in the module.
    pub rule: Option<RuleRef<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RuleRef<S: Stage> {
    pub id: Id,
    pub number: u32,
    pub title: Inlines<S>,
}

/// A dialogue with one fault, what was wrong, and how it is mended.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss<S: Stage> {
    pub title: Option<Inlines<S>>,
    pub fault: Vec<DialoguePart<S>>,
    pub what: Vec<Block<S>>,
    pub mended: Vec<DialoguePart<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SayPair<S: Stage> {
    pub say: Inlines<S>,
    pub not: Option<Inlines<S>>,
    pub does: Option<Inlines<S>>,
    pub why: Option<Inlines<S>>,
}

/// A question with at least two options, one or more of them right.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz<S: Stage> {
    pub id: Id,
    pub span: Span,
    pub question: Inlines<S>,
    pub options: Vec<QuizOption<S>>,
}

impl<S: Stage> Quiz<S> {
    /// More than one option is right: the reader chooses several.
    pub fn several(&self) -> bool {
        self.options.iter().filter(|option| option.right).count() > 1
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct QuizOption<S: Stage> {
    pub right: bool,
    pub text: Inlines<S>,
    pub why: Vec<Block<S>>,
}

/// Items in their right order; what shows them shuffles.
#[derive(Clone, Debug, PartialEq)]
pub struct Order<S: Stage> {
    pub id: Id,
    pub prompt: Inlines<S>,
    pub items: Vec<Inlines<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Match<S: Stage> {
    pub id: Id,
    pub prompt: Inlines<S>,
    pub pairs: Vec<(Inlines<S>, Inlines<S>)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Gap<S: Stage> {
    pub id: Id,
    pub prompt: Inlines<S>,
    pub parts: Vec<GapPart<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum GapPart<S: Stage> {
    Text(Inlines<S>),
    /// `[[nine|9]]`: the first is shown as the answer, all count.
    Gap(Vec<String>),
}

/// A branching story. Steps are numbered in the order written; the first is where it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario<S: Stage> {
    pub id: Id,
    pub title: Inlines<S>,
    pub opening: Vec<Block<S>>,
    pub steps: Vec<Step<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Step<S: Stage> {
    pub title: Inlines<S>,
    pub blocks: Vec<Block<S>>,
    /// None: an end.
    pub choices: Vec<Choice<S>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Choice<S: Stage> {
    pub span: Span,
    pub attrs: Attrs,
    pub text: Inlines<S>,
    pub act: ActHolds,
    /// Index into the scenario's steps; it exists.
    pub to: Option<usize>,
    pub feedback: Vec<Block<S>>,
}

/// What a choice does to the situation; said of the act, never of the person.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ActHolds {
    Holds,
    Half,
    Harder,
}

/// Something a second person can see done.
#[derive(Clone, Debug, PartialEq)]
pub struct Act<S: Stage> {
    pub text: Inlines<S>,
    pub source: ActSource,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActSource {
    Module,
    /// A behaviour's `see`, there because of a section (its title as plain text); only in composed trees.
    Behaviour {
        section: String,
        value: Id,
        behaviour: Id,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Activity<S: Stage> {
    pub title: Inlines<S>,
    pub minutes: Option<u16>,
    /// `pairs`, `alone`, `in threes`: as the author put it.
    pub how: Option<String>,
    pub blocks: Vec<Block<S>>,
}

/// A module's text: what stands before the first section, the sections, the footnotes in order of their numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Body<S: Stage> {
    pub intro: Vec<Block<S>>,
    pub sections: Vec<Section<S>>,
    pub footnotes: Vec<Vec<Block<S>>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Section<S: Stage> {
    /// The heading with all below it.
    pub span: Span,
    /// Written, or made from the title; unique in the module.
    pub id: Id,
    /// The id was written, so the section can be replaced.
    pub explicit_id: bool,
    pub title: Inlines<S>,
    /// A moment of the project's list (checked when resolved).
    pub moment: Option<Spanned<Id>>,
    pub minutes: Option<u16>,
    pub blocks: Vec<Block<S>>,
}
