//! Blocks that mean something: `::: rule …`. Each becomes its typed form, or is reported with what to type.

use super::attrs::{Braces, choose, take_from_head};
use super::markdown::{Md, MdKind};
use super::module::{Builder, trim, written_text};
use super::slots;
use crate::model::brand::Channel;
use crate::model::diag::Diagnostic;
use crate::model::doc::{
    Act, ActSource, Activity, Block, BlockKind, Condition, Dialogue, HasKind, Inline, InlineKind, Inlines, Join,
    OursList, Rule, RuleText, Written,
};
use crate::model::names::{nearest, sentence_list};
use crate::model::source::Id;
use crate::model::span::{Span, Spanned};

/// A block as found: the line that opens it and what stands inside.
pub struct Fence {
    pub span: Span,
    pub line: Span,
    pub head: String,
    pub head_at: usize,
    pub blocks: Vec<Md>,
}

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

const OURS: [(&str, OursList); 16] = [
    ("promise", OursList::Promise),
    ("values", OursList::Values),
    ("priorities", OursList::Priorities),
    ("tie-breaks", OursList::TieBreaks),
    ("limits", OursList::Limits),
    ("routes", OursList::Routes),
    ("standards", OursList::Standards),
    ("measures", OursList::Measures),
    ("customers", OursList::Customers),
    ("greetings", OursList::Greetings),
    ("closings", OursList::Closings),
    ("tools", OursList::Tools),
    ("policies", OursList::Policies),
    ("legal", OursList::Legal),
    ("voice", OursList::Voice),
    ("words", OursList::Words),
];

/// The line that opens a block, read.
pub(super) struct Head {
    pub title: Inlines<Written>,
    pub braces: Braces,
    pub line: Span,
}

impl Builder<'_> {
    /// A typed block; `None` for one whose name or content makes no sense, which is then reported.
    pub(super) fn fenced(&mut self, fence: Fence) -> Option<Block<Written>> {
        let Fence { span, line, head, head_at, blocks } = fence;
        let (name, rest) = head.split_once(char::is_whitespace).unwrap_or((&head, ""));
        let rest_at = head_at + (head.len() - rest.len());
        let file = span.file;
        let place = |range: std::ops::Range<usize>| Span::new(file, rest_at + range.start..rest_at + range.end);
        // `if` reads its condition from what would be attributes elsewhere.
        let (title, braces) =
            if name == "if" { (rest, Braces::default()) } else { take_from_head(rest, &place, self.d) };
        let mut text = slots::split(title, &place, false, self.d);
        trim(&mut text);
        let head = Head { title: text, braces, line };
        let also: &[&'static str] = match name {
            "reflect" | "plan" => &["lines"],
            "activity" => &["minutes"],
            _ => &[],
        };
        let mut attrs = self.attrs(&head.braces, also);
        let kind = match name {
            "why" => BlockKind::Why(self.filled(&head, blocks)?),
            "pre-check" => self.pre_check(&head, blocks),
            "rule" => self.make_rule(&head, blocks)?,
            "dialogue" => {
                let title = Some(head.title.clone()).filter(|title| !title.is_empty());
                let parts = self.parts(blocks, &head);
                if parts.is_empty() {
                    self.empty(&head, "**Customer:** … and **You:** …, each line beginning with who speaks");
                    return None;
                }
                BlockKind::Dialogue(Dialogue { title, parts })
            }
            "near-miss" => self.near_miss(&head, blocks)?,
            "say" => self.say(&head, blocks)?,
            "quiz" => BlockKind::Quiz(self.quiz(&head, blocks)?),
            "order" => self.order(&head, blocks)?,
            "match" => self.pairs(&head, blocks)?,
            "gap" => self.gap(&head, blocks)?,
            "scenario" => self.scenario(&head, blocks)?,
            "our-way" => self.leaf(&head, blocks, Join::OurWay, attrs.moment.is_some())?,
            "our-quiz" => self.leaf(&head, blocks, Join::OurQuiz, attrs.moment.is_some())?,
            "ours" => BlockKind::Join(Join::Ours(self.ours(&head, rest)?)),
            "checklist" => self.checklist(&head, blocks)?,
            "activity" => self.activity(&head, blocks),
            "reflect" => {
                let lines = self.lines(&head);
                BlockKind::Reflect { prompt: self.blocks(blocks), lines }
            }
            "plan" => {
                let lines = self.lines(&head);
                BlockKind::Plan { prompt: self.blocks(blocks), lines }
            }
            "facilitator" => BlockKind::Facilitator(self.filled(&head, blocks)?),
            "coach" => BlockKind::Coach(self.filled(&head, blocks)?),
            "pocket" => BlockKind::Pocket(self.filled(&head, blocks)?),
            "reminder" => BlockKind::Reminder(self.filled(&head, blocks)?),
            "if" => BlockKind::Join(Join::If { condition: self.condition(rest, &place)?, blocks: self.blocks(blocks) }),
            other => {
                let help = match nearest(other, NAMES) {
                    Some(near) => format!("Did you mean `{near}`?"),
                    None => format!("The blocks are: {}.", NAMES.join(", ")),
                };
                let at = Span::new(file, head_at..head_at + other.len());
                self.d.push(Diagnostic::error("unknown-block", at, format!("`::: {other}` is not a block")).help(help));
                return None;
            }
        };
        if let BlockKind::Rule(_) | BlockKind::Quiz(_) | BlockKind::Scenario(_) = &kind
            && attrs.id.is_none()
        {
            let id = match &kind {
                BlockKind::Quiz(quiz) => Some(quiz.id.clone()),
                BlockKind::Scenario(scenario) => Some(scenario.id.clone()),
                _ => None,
            };
            attrs.id = id.map(|id| Spanned::new(id, line));
        }
        Some(Block { span, attrs, kind })
    }

    /// Says that a block has nothing in it, and what belongs there.
    pub(super) fn empty(&mut self, head: &Head, belongs: &str) {
        self.d.push(
            Diagnostic::error("empty-block", head.line, "There is nothing this block could show")
                .help(format!("Put into it: {belongs}.")),
        );
    }

    fn filled(&mut self, head: &Head, blocks: Vec<Md>) -> Option<Vec<Block<Written>>> {
        if blocks.is_empty() {
            self.empty(head, "its text");
            return None;
        }
        Some(self.blocks(blocks))
    }

    fn leaf(&mut self, head: &Head, blocks: Vec<Md>, join: Join, own_moment: bool) -> Option<BlockKind<Written>> {
        if let Some(first) = blocks.first() {
            self.d.push(
                Diagnostic::error(
                    "text-in-our-block",
                    first.span,
                    "Nothing can stand in this block: the brand fills it",
                )
                .help("Move the text out of the block."),
            );
        }
        if !self.moment && !own_moment {
            self.d.push(
                Diagnostic::error(
                    "no-moment",
                    head.line,
                    "This block needs to know its moment, and the section names none",
                )
                .help("Give the section one: `## Title {#id moment=apologise}`."),
            );
            return None;
        }
        Some(BlockKind::Join(join))
    }

    fn ours(&mut self, head: &Head, rest: &str) -> Option<OursList> {
        let typed = rest.trim();
        let typed = typed.split_whitespace().next().unwrap_or_default();
        let found = OURS.iter().find(|(name, _)| *name == typed).map(|(_, list)| *list);
        if found.is_none() {
            let names = OURS.map(|(name, _)| name);
            let (said, help) = match nearest(typed, names) {
                _ if typed.is_empty() => {
                    ("This block does not say which list".to_owned(), "Type `::: ours limits`.".to_owned())
                }
                Some(near) => (format!("The brand has no list `{typed}`"), format!("Did you mean `::: ours {near}`?")),
                None => (
                    format!("The brand has no list `{typed}`"),
                    format!("The lists are: {}.", sentence_list(names, 20)),
                ),
            };
            self.d.push(Diagnostic::error("unknown-list", head.line, said).help(help));
        }
        found
    }

    fn condition(&mut self, rest: &str, place: &dyn Fn(std::ops::Range<usize>) -> Span) -> Option<Condition> {
        let typed = rest.trim().trim_start_matches('{').trim_end_matches('}').trim();
        let span = place(0..rest.len());
        let help = "Type `::: if channel=phone` or `::: if has=limit.noise`.";
        match typed.split_once('=') {
            Some(("channel", channel)) => {
                let name = Spanned::new(channel.trim().to_owned(), span);
                let known = Channel::ALL.map(|channel| (channel.key(), channel));
                choose(&name, "a channel", &known, self.d).map(Condition::Channel)
            }
            Some(("has", what)) => {
                let (kind, id) = what.trim().split_once('.').unwrap_or((what.trim(), ""));
                let kind = match kind {
                    "limit" => HasKind::Limit,
                    "standard" => HasKind::Standard,
                    "route" => HasKind::Route,
                    "tool" => HasKind::Tool,
                    "person" => HasKind::Person,
                    "word" => HasKind::Word,
                    other => {
                        let near = nearest(other, ["limit", "standard", "route", "tool", "person", "word"]);
                        let help =
                            near.map_or_else(|| help.to_owned(), |near| format!("Did you mean `has={near}.{id}`?"));
                        self.d.push(
                            Diagnostic::error(
                                "unknown-condition",
                                span,
                                format!("A brand cannot be asked for `{other}`"),
                            )
                            .help(help),
                        );
                        return None;
                    }
                };
                Some(Condition::Has { kind, id: Spanned::new(Id::from(id), span) })
            }
            _ => {
                self.d.push(
                    Diagnostic::error("unknown-condition", span, "This condition cannot be understood").help(help),
                );
                None
            }
        }
    }

    fn make_rule(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let words = written_text(&head.title);
        let id = self.id(head.braces.id.as_ref(), &words, head.line);
        let number = self.rule(&id).map_or(0, |rule| rule.number);
        if words.is_empty() {
            self.d.push(
                Diagnostic::error("rule-without-name", head.line, "This rule has no name")
                    .help("Type `::: rule Sorry first {#sorry}`."),
            );
        }
        let mut blocks = blocks.into_iter();
        let Some(Md { kind: MdKind::Paragraph(text), span }) = blocks.next() else {
            self.empty(head, "one sentence: **If** something has gone wrong, **then** say sorry");
            return None;
        };
        if let Some(more) = blocks.next() {
            self.d.push(
                Diagnostic::error("rule-too-long", more.span, "A rule is one paragraph")
                    .help("Move the rest out of the block, below it."),
            );
        }
        let says = match if_then(text.clone()) {
            Some(says) => says,
            None => {
                self.d.push(
                    Diagnostic::advice("rule-not-if-then", span, "This rule is no *if … then …*")
                        .help("Rules are kept better so: **If** a guest complains, **then** say sorry first."),
                );
                RuleText::Sentence(text)
            }
        };
        Some(BlockKind::Rule(Rule { number, title: head.title.clone(), says }))
    }

    fn checklist(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let mut acts = Vec::new();
        for md in blocks {
            let MdKind::List { items, .. } = md.kind else {
                self.d.push(
                    Diagnostic::error("not-an-act", md.span, "Only a list of acts can stand in a checklist")
                        .help("Begin each act with `- `; move other text out of the block."),
                );
                continue;
            };
            for item in items {
                if let Some(Md { kind: MdKind::Paragraph(text), .. }) = item.blocks.into_iter().next() {
                    acts.push(Act { text, source: ActSource::Module });
                }
            }
        }
        if acts.is_empty() {
            self.empty(head, "a list of acts that somebody can see: - Says sorry before asking anything");
            return None;
        }
        Some(BlockKind::Checklist(acts))
    }

    /// `Your own shift (15 min, pairs)`: title, minutes, how.
    fn activity(&mut self, head: &Head, blocks: Vec<Md>) -> BlockKind<Written> {
        let mut title = head.title.clone();
        let mut minutes = None;
        let mut how = None;
        if let Some(Inline { kind: InlineKind::Text(words), .. }) = title.last_mut()
            && words.trim_end().ends_with(')')
            && let Some(open) = words.rfind('(')
        {
            let inside = words.trim_end()[open + 1..words.trim_end().len() - 1].to_owned();
            let mut rest = Vec::new();
            for part in inside.split(',').map(str::trim) {
                let figure = part.strip_suffix("min").or_else(|| part.strip_suffix("minutes")).map(str::trim);
                match figure.and_then(|figure| figure.parse().ok()) {
                    Some(figure) if minutes.is_none() => minutes = Some(figure),
                    _ => rest.push(part.to_owned()),
                }
            }
            how = Some(rest.join(", ")).filter(|how| !how.is_empty());
            words.truncate(words[..open].trim_end().len());
        }
        trim(&mut title);
        BlockKind::Activity(Activity { title, minutes, how, blocks: self.blocks(blocks) })
    }

    /// `(3 lines)` or `{lines=3}`; three when not said.
    fn lines(&mut self, head: &Head) -> u8 {
        let written = head.braces.number("lines", self.d);
        let said = written_text(&head.title);
        let said = said.trim().trim_start_matches('(').trim_end_matches(')');
        let figure = said.split_whitespace().next().and_then(|figure| figure.parse::<u16>().ok());
        u8::try_from(written.or(figure).unwrap_or(3).clamp(1, 40)).unwrap_or(3)
    }
}

/// Two strong words split a rule: `**If** …, **then** …`.
fn if_then(text: Inlines<Written>) -> Option<RuleText<Written>> {
    let marks: Vec<usize> =
        text.iter().enumerate().filter(|(_, i)| matches!(i.kind, InlineKind::Strong(_))).map(|(n, _)| n).collect();
    let [0, second] = marks[..] else { return None };
    let mut condition: Inlines<Written> = text[1..second].to_vec();
    let mut action: Inlines<Written> = text[second + 1..].to_vec();
    trim(&mut condition);
    trim(&mut action);
    if condition.is_empty() || action.is_empty() {
        return None;
    }
    let word = |at: usize| match &text[at].kind {
        InlineKind::Strong(word) => word.clone(),
        _ => Vec::new(),
    };
    Some(RuleText::IfThen { if_word: word(0), condition, then_word: word(second), action })
}
