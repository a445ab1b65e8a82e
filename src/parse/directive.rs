//! Blocks that mean something: `::: rule …`. Each becomes its typed form, or is reported with what to type.

use super::attrs::Braces;
use super::blocks::{Behind, NAMES, known_name, shape};
use super::markdown::{Fenced, Md, MdKind};
use super::module::{Builder, trim, written_text};
use crate::model::diag::Diagnostic;
use crate::model::doc::{
    Act, ActSource, Activity, Block, BlockKind, Inline, InlineKind, Inlines, Join, Rule, RuleText, Written,
};
use crate::model::span::{Span, Spanned};

/// The line that opens a block, read.
pub(super) struct Head {
    pub name: &'static str,
    pub title: Inlines<Written>,
    pub braces: Braces,
    pub line: Span,
}

impl Builder<'_> {
    /// The block as a typed one; none when its content makes no sense, which is then reported. An unknown name is
    /// reported, and what stands inside is read as if it stood outside.
    pub(super) fn fenced(&mut self, fenced: Fenced, span: Span) -> Vec<Block<Written>> {
        let Fenced { name: typed, rest, title, braces, line, blocks } = fenced;
        let name = known_name(&typed.value);
        if name != typed.value {
            let help = match name {
                "" => format!("The blocks are: {}.", NAMES.join(", ")),
                near => format!("Did you mean `{near}`?"),
            };
            let what = format!("`::: {}` is not a block", typed.value);
            self.d.push(Diagnostic::error("unknown-block", typed.span, what).help(help));
        }
        if name.is_empty() {
            return self.blocks(blocks);
        }
        let head = Head { name, title, braces, line };
        let also = shape(name).map_or(&[][..], |block| block.options);
        let mut attrs = self.attrs(&head.braces, also);
        let Some(kind) = self.typed(&head, &rest, blocks, attrs.moment.is_some()) else { return Vec::new() };
        let made = match &kind {
            BlockKind::Quiz(quiz) => Some(&quiz.id),
            BlockKind::Order(order) => Some(&order.id),
            BlockKind::Match(pairs) => Some(&pairs.id),
            BlockKind::Gap(gap) => Some(&gap.id),
            BlockKind::Scenario(scenario) => Some(&scenario.id),
            BlockKind::Rule(_) => self.rule_at(line).map(|rule| &rule.id),
            _ => None,
        };
        match (made.cloned(), &head.braces.id) {
            (Some(id), None) => attrs.id = Some(Spanned::new(id, line)),
            (None, Some(id)) => {
                self.id(Some(id), "");
            }
            _ => {}
        }
        vec![Block { span, attrs, kind }]
    }

    fn typed(
        &mut self,
        head: &Head,
        rest: &Spanned<String>,
        blocks: Vec<Md>,
        own_moment: bool,
    ) -> Option<BlockKind<Written>> {
        if shape(head.name).is_some_and(|block| block.behind == Behind::Nothing)
            && let Some(first) = head.title.first()
        {
            self.d.push(
                Diagnostic::error(
                    "words-after-name",
                    first.span,
                    format!("A block `{}` has no title, so these words would be lost", head.name),
                )
                .help(format!("Leave `::: {}` alone on its line; write the words below it.", head.name)),
            );
        }
        Some(match head.name {
            "why" => BlockKind::Why(self.filled(head, blocks)?),
            "pre-check" => self.pre_check(head, blocks),
            "rule" => self.make_rule(head, blocks)?,
            "dialogue" => self.dialogue(head, blocks)?,
            "near-miss" => self.near_miss(head, blocks)?,
            "say" => self.say(head, blocks)?,
            "quiz" => BlockKind::Quiz(self.quiz(head, blocks)?),
            "order" => self.order(head, blocks)?,
            "match" => self.pairs(head, blocks)?,
            "gap" => self.gap(head, blocks)?,
            "scenario" => self.scenario(head, blocks)?,
            "our-way" => self.leaf(head, blocks, Join::OurWay, own_moment)?,
            "our-quiz" => self.leaf(head, blocks, Join::OurQuiz, own_moment)?,
            "ours" => self.ours(head, rest, blocks)?,
            "readiness" => self.readiness(head, rest, blocks),
            "checklist" => self.checklist(head, blocks)?,
            "activity" => self.activity(head, blocks),
            "reflect" => {
                let lines = self.lines(head);
                BlockKind::Reflect { prompt: self.filled(head, blocks)?, lines }
            }
            "plan" => {
                let lines = self.lines(head);
                BlockKind::Plan { prompt: self.blocks(blocks), lines }
            }
            "facilitator" => BlockKind::Facilitator(self.filled(head, blocks)?),
            "coach" => BlockKind::Coach(self.filled(head, blocks)?),
            "pocket" => BlockKind::Pocket(self.filled(head, blocks)?),
            "reminder" => self.reminder(head, blocks)?,
            "if" => BlockKind::Join(Join::If { condition: self.condition(rest)?, blocks: self.filled(head, blocks)? }),
            _ => return None,
        })
    }

    /// Says that a block has nothing in it, and what belongs there.
    pub(super) fn empty(&mut self, head: &Head, belongs: &str) {
        self.d.push(
            Diagnostic::error("empty-block", head.line, format!("The block `{}` has nothing to show", head.name))
                .help(format!("Put into it {belongs}.")),
        );
    }

    /// Says that something cannot stand in a block, and what can.
    pub(super) fn stray(&mut self, code: &'static str, md: &Md, what: &str, help: &str) {
        let help = match &md.kind {
            MdKind::Code { indented: true, .. } => {
                "Take the spaces at the start of these lines away: four of them make a text code.".to_owned()
            }
            MdKind::Fenced(inner) if NAMES.contains(&inner.name.value.as_str()) => {
                format!("Close this block above `::: {}`, with as many colons as it was opened with.", inner.name.value)
            }
            _ => help.to_owned(),
        };
        let span = match &md.kind {
            MdKind::Fenced(inner) => inner.line,
            _ => md.span,
        };
        self.d.push(Diagnostic::error(code, span, what.to_owned()).help(help));
    }

    pub(super) fn filled(&mut self, head: &Head, blocks: Vec<Md>) -> Option<Vec<Block<Written>>> {
        if blocks.is_empty() {
            self.empty(head, "its text, between the line that opens it and the one that closes it");
            return None;
        }
        Some(self.blocks(blocks))
    }

    /// Questions and one scenario, kept for later.
    fn reminder(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        for md in &blocks {
            let name = match &md.kind {
                MdKind::Fenced(inner) => known_name(&inner.name.value),
                _ => "text",
            };
            if !matches!(name, "quiz" | "scenario" | "if" | "") {
                let help = "Put `::: quiz` blocks and one `::: scenario` into it, and the rest outside.";
                self.d.push(
                    Diagnostic::error(
                        "not-a-reminder",
                        md.span,
                        "Only questions and a scenario can stand in a reminder",
                    )
                    .help(help),
                );
            }
        }
        Some(BlockKind::Reminder(self.filled(head, blocks)?))
    }

    fn make_rule(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let number = self.rule_at(head.line).map_or(0, |rule| rule.number);
        if head.title.is_empty() {
            self.d.push(
                Diagnostic::error("rule-without-name", head.line, "This rule has no name")
                    .help("Write it behind `::: rule`: `::: rule Sorry first {#sorry}`."),
            );
        }
        let mut blocks = blocks.into_iter();
        let (text, span) = match blocks.next() {
            Some(Md { kind: MdKind::Paragraph(text), span }) => (text, span),
            other => {
                match other {
                    Some(md) => self.stray(
                        "rule-too-long",
                        &md,
                        "A rule is one sentence, and here is something else",
                        "Type it as one paragraph: **If** something has gone wrong, **then** say sorry.",
                    ),
                    None => self.empty(head, "one sentence: **If** something has gone wrong, **then** say sorry"),
                }
                return None;
            }
        };
        if let Some(more) = blocks.next() {
            self.stray(
                "rule-too-long",
                &more,
                "A rule is one paragraph",
                "Move the rest below the line that closes it.",
            );
        }
        let says = if_then(text).unwrap_or_else(|text| {
            self.d.push(
                Diagnostic::advice("rule-not-if-then", span, "This rule does not say *if … then …*")
                    .help("Rules are kept better so: **If** a guest complains, **then** say sorry first. Two bold words, no more."),
            );
            RuleText::Sentence(text)
        });
        Some(BlockKind::Rule(Rule { number, title: head.title.clone(), says }))
    }

    fn checklist(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let help = "Begin each act with `- `; move other text out of the block.";
        let acts = self.items(blocks, "not-an-act", "Only a list of acts can stand in a checklist", help);
        if acts.is_empty() {
            self.empty(head, "a list of acts that somebody can see: `- Says sorry before asking anything`");
            return None;
        }
        let acts = acts.into_iter().map(|text| Act { text, source: ActSource::Module });
        Some(BlockKind::Checklist(acts.collect()))
    }

    /// `Your own shift (15 min, pairs)`: title, minutes, how.
    fn activity(&mut self, head: &Head, blocks: Vec<Md>) -> BlockKind<Written> {
        let mut title = head.title.clone();
        let mut minutes = head.braces.number("minutes", self.d);
        let mut how = None;
        if let Some(Inline { kind: InlineKind::Text(words), .. }) = title.last_mut()
            && let Some(before) = words.trim_end().strip_suffix(')')
            && let Some(open) = before.rfind('(')
        {
            let mut rest = Vec::new();
            for part in before[open + 1..].split(',').map(str::trim) {
                let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
                let figure = Some(part.split_at(digits)).filter(|(_, unit)| {
                    matches!(
                        unit.trim(),
                        "min" | "min." | "mins" | "minute" | "minutes" | "minut" | "minuty" | "دقيقة" | "دقائق"
                    )
                });
                match figure.and_then(|(figure, _)| figure.parse().ok()) {
                    Some(figure) if minutes.is_none() => minutes = Some(figure),
                    _ => rest.push(part.to_owned()),
                }
            }
            how = Some(rest.join(", ")).filter(|how| !how.is_empty());
            *words = before[..open].trim_end().to_owned();
        }
        trim(&mut title);
        if title.is_empty() {
            self.d.push(
                Diagnostic::error("activity-without-title", head.line, "This activity has no title")
                    .help("Write it behind `::: activity`: `::: activity Your own shift (15 min, pairs)`."),
            );
        }
        if blocks.is_empty() {
            self.empty(head, "what to do");
        }
        BlockKind::Activity(Activity { title, minutes, how, blocks: self.blocks(blocks) })
    }

    /// `(3 lines)` or `{lines=3}`; three when not said.
    fn lines(&mut self, head: &Head) -> u8 {
        let written = head.braces.number("lines", self.d);
        let said = written_text(&head.title);
        let said = said.trim();
        let figure = said
            .trim_start_matches('(')
            .trim_end_matches(')')
            .split_once(char::is_whitespace)
            .filter(|(_, unit)| matches!(unit.trim(), "lines" | "line"))
            .and_then(|(figure, _)| figure.parse::<u16>().ok());
        if !said.is_empty() && figure.is_none() {
            let place = head.title.first().map_or(head.line, |first| first.span);
            let what = format!("Behind `::: {}` can stand how many lines to leave, and nothing else", head.name);
            self.d.push(
                Diagnostic::error("words-after-name", place, what)
                    .help(format!("Type `::: {} (3 lines)`; what to think about goes below.", head.name)),
            );
        }
        u8::try_from(written.or(figure).unwrap_or(3).clamp(1, 40)).unwrap_or(3)
    }
}

/// Two strong words split a rule: `**If** …, **then** …`. What is none comes back.
fn if_then(text: Inlines<Written>) -> Result<RuleText<Written>, Inlines<Written>> {
    let mut strong = text.iter().enumerate().filter(|(_, inline)| matches!(inline.kind, InlineKind::Strong(_)));
    let (Some((0, first)), Some((second, then)), None) = (strong.next(), strong.next(), strong.next()) else {
        return Err(text);
    };
    let word = |inline: &Inline<Written>| match &inline.kind {
        InlineKind::Strong(word) => word.clone(),
        _ => Vec::new(),
    };
    let (if_word, then_word) = (word(first), word(then));
    let mut condition = text[1..second].to_vec();
    let mut action = text[second + 1..].to_vec();
    trim(&mut condition);
    trim(&mut action);
    if condition.is_empty() || action.is_empty() {
        return Err(text);
    }
    Ok(RuleText::IfThen { if_word, condition, then_word, action })
}
