//! A translated module beside its source: the same sections, moments, blocks, ids, and which options are right, in the same
//! order; only the words differ. What differs is reported; ids that nobody wrote are the source's, since those made of other
//! words would be others.

use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::doc::{
    Attrs, Block, BlockKind, Body, Condition, DialoguePart, GapPart, Join, Line, Quiz, Scenario, Section, Written,
};
use crate::model::names::nearest;
use crate::model::source::Id;
use crate::model::span::{FileId, Span, Spanned};

/// The two files of a module, as sentences call them.
pub(super) struct Beside<'a> {
    pub file: FileId,
    pub source: &'a str,
    pub d: &'a mut Diagnostics,
}

impl Beside<'_> {
    pub(super) fn body(&mut self, source: &Body<Written>, told: &mut Body<Written>) {
        let at = source.intro.first().map(|block| block.span);
        self.blocks(&source.intro, &mut told.intro, self.file.into(), at);
        self.sections(source, told);
        for (source, told) in source.footnotes.iter().zip(&mut told.footnotes) {
            self.blocks(source, told, self.file.into(), None);
        }
    }

    fn differs(&mut self, place: impl Into<Place>, message: String, also: Option<Span>, help: String) {
        let mut found = Diagnostic::error("translation-differs", place, message).help(help);
        if let Some(span) = also {
            found = found.also(head(span), "as it is there");
        }
        self.d.push(found);
    }

    fn sections(&mut self, source: &Body<Written>, told: &mut Body<Written>) {
        let name = self.source.to_owned();
        for (n, from) in source.sections.iter().enumerate() {
            let typed = heading(from);
            let Some(to) = told.sections.get_mut(n) else {
                let message = format!("The section `{}` of {name} is missing here", from.id);
                self.differs(self.file, message, Some(from.span), format!("Translate it, under its heading: {typed}"));
                continue;
            };
            if to.explicit_id && to.id != from.id {
                let message = format!("Section {} of {name} is `{}`, and this is `{}`", n + 1, from.id, to.id);
                let ids = source.sections.iter().map(|section| &*section.id);
                let elsewhere = source.sections.iter().any(|section| section.id == to.id);
                let help = match nearest(&to.id, ids) {
                    Some(near) if !elsewhere && near == &*from.id => format!("Type {{#{near}}} behind this heading."),
                    _ => format!("Put the sections in the order of {name}. Here belongs: {typed}"),
                };
                self.differs(head(to.span), message, Some(from.span), help);
                return;
            }
            to.id = from.id.clone();
            to.explicit_id = from.explicit_id;
            to.minutes = from.minutes;
            match (&from.moment, &to.moment) {
                (Some(is), Some(told)) if is.value != told.value => {
                    let message = format!("In {name} this section's moment is `{}`", is.value);
                    self.differs(told.span, message, Some(is.span), format!("Type moment={}.", is.value));
                }
                (None, Some(told)) => {
                    let message = format!("In {name} this section names no moment");
                    self.differs(told.span, message, Some(from.span), "Take `moment=` out here.".to_owned());
                }
                (_, Some(_) | None) => {}
            }
            to.moment = from.moment.clone();
            let place = head(to.span).into();
            self.blocks(&from.blocks, &mut to.blocks, place, Some(from.span));
        }
        if let Some(extra) = told.sections.get(source.sections.len()) {
            let count = source.sections.len();
            let message = format!("{name} has {count} sections, and here is one more");
            self.differs(head(extra.span), message, None, format!("Take it out, or write it in {name} first."));
        }
    }

    /// The blocks that are more than running text, one by one.
    fn blocks(&mut self, source: &[Block<Written>], told: &mut [Block<Written>], place: Place, at: Option<Span>) {
        let name = self.source.to_owned();
        let from: Vec<(&Block<Written>, &str)> = marked(source);
        let mut to: Vec<&mut Block<Written>> = told.iter_mut().filter(|block| word(&block.kind).is_some()).collect();
        for (n, (block, is)) in from.iter().enumerate() {
            let Some(other) = to.get_mut(n) else {
                let message = format!("Here {name} has {is} that is missing in this translation");
                let help = format!("Translate it where it stands in {name}.");
                return self.differs(place, message, Some(block.span).or(at), help);
            };
            let has = word(&other.kind).unwrap_or_default();
            if has != *is {
                let message = format!("Here {name} has {is}, and this is {has}");
                let help = format!("Put the blocks in the order of {name}: here belongs {is}.");
                return self.differs(head(other.span), message, Some(block.span), help);
            }
            self.attrs(&block.attrs, &mut other.attrs, head(other.span), head(block.span));
            self.block(block, other);
        }
        if let Some(extra) = to.get(from.len()) {
            let has = word(&extra.kind).unwrap_or_default();
            let message = format!("Here stands {has} that {name} does not have");
            self.differs(head(extra.span), message, at, format!("Take it out, or write it in {name} first."));
        }
    }

    fn attrs(&mut self, source: &Attrs, told: &mut Attrs, at: Span, also: Span) {
        let Attrs { id, moment, shows, fails, policy } = &*told;
        let list = |ids: &[Spanned<Id>]| ids.iter().map(|id| id.value.clone()).collect::<Vec<_>>();
        let one = |id: &Option<Spanned<Id>>| id.as_ref().map(|id| id.value.clone());
        let wrong = [
            ("id", id.is_some() && one(id) != one(&source.id), "#"),
            ("moment", moment.is_some() && one(moment) != one(&source.moment), "moment="),
            ("shows", !shows.is_empty() && list(shows) != list(&source.shows), "shows="),
            ("fails", !fails.is_empty() && list(fails) != list(&source.fails), "fails="),
            (
                "policy",
                policy.as_ref().is_some_and(|policy| {
                    source
                        .policy
                        .as_ref()
                        .is_none_or(|is| is.topic.value != policy.topic.value || is.stance != policy.stance)
                }),
                "policy=",
            ),
        ];
        let name = self.source.to_owned();
        for (what, _, typed) in wrong.into_iter().filter(|(_, wrong, _)| *wrong) {
            let message = format!("The `{what}` between the braces is another one in {name}");
            let help = format!("Copy `{typed}…` from there, or take it out here: it is taken from there.");
            self.differs(at, message, Some(also), help);
        }
        *told = source.clone();
    }

    fn count(&mut self, from: (usize, Span), to: (usize, Span), what: &str) -> bool {
        if from.0 != to.0 {
            let message =
                format!("In {} there are {} {what} here, and in this translation {}", self.source, from.0, to.0);
            let help = format!("Give it {} {what}, in the same order.", from.0);
            self.differs(head(to.1), message, Some(from.1), help);
        }
        from.0 == to.0
    }

    fn block(&mut self, source: &Block<Written>, told: &mut Block<Written>) {
        let (from, to) = (source.span, told.span);
        match (&source.kind, &mut told.kind) {
            (BlockKind::Why(a), BlockKind::Why(b))
            | (BlockKind::Facilitator(a), BlockKind::Facilitator(b))
            | (BlockKind::Coach(a), BlockKind::Coach(b))
            | (BlockKind::Pocket(a), BlockKind::Pocket(b))
            | (BlockKind::Reminder(a), BlockKind::Reminder(b)) => self.blocks(a, b, head(to).into(), Some(from)),
            (BlockKind::Reflect { prompt: a, lines: _ }, BlockKind::Reflect { prompt: b, lines: _ })
            | (BlockKind::Plan { prompt: a, lines: _ }, BlockKind::Plan { prompt: b, lines: _ }) => {
                self.blocks(a, b, head(to).into(), Some(from));
            }
            (BlockKind::Activity(a), BlockKind::Activity(b)) => {
                b.minutes = a.minutes;
                self.blocks(&a.blocks, &mut b.blocks, head(to).into(), Some(from));
            }
            (BlockKind::Quiz(a), BlockKind::Quiz(b)) => self.quiz(a, b),
            (BlockKind::PreCheck(a), BlockKind::PreCheck(b)) => {
                if self.count((a.len(), from), (b.len(), to), "questions") {
                    a.iter().zip(b).for_each(|(a, b)| self.quiz(a, b));
                }
            }
            (BlockKind::Dialogue(a), BlockKind::Dialogue(b)) => self.parts((&a.parts, from), (&mut b.parts, to)),
            (BlockKind::NearMiss(a), BlockKind::NearMiss(b)) => {
                self.parts((&a.fault, from), (&mut b.fault, to));
                self.parts((&a.mended, from), (&mut b.mended, to));
                self.blocks(&a.what, &mut b.what, head(to).into(), Some(from));
            }
            (BlockKind::Say(a), BlockKind::Say(b)) => {
                self.count((a.len(), from), (b.len(), to), "pairs");
            }
            (BlockKind::Order(a), BlockKind::Order(b)) => {
                b.id = a.id.clone();
                self.count((a.items.len(), from), (b.items.len(), to), "things to put in order");
            }
            (BlockKind::Match(a), BlockKind::Match(b)) => {
                b.id = a.id.clone();
                self.count((a.pairs.len(), from), (b.pairs.len(), to), "pairs");
            }
            (BlockKind::Gap(a), BlockKind::Gap(b)) => {
                b.id = a.id.clone();
                let gaps =
                    |parts: &[GapPart<Written>]| parts.iter().filter(|part| matches!(part, GapPart::Gap(_))).count();
                self.count((gaps(&a.parts), from), (gaps(&b.parts), to), "gaps");
            }
            (BlockKind::Scenario(a), BlockKind::Scenario(b)) => self.scenario((a, from), (b, to)),
            (
                BlockKind::Join(Join::If { condition: a, blocks: inner }),
                BlockKind::Join(Join::If { condition: b, blocks }),
            ) => {
                if !same_condition(a, b) {
                    let message = format!("In {} this stands under another condition", self.source);
                    self.differs(
                        head(to),
                        message,
                        Some(from),
                        "Copy what stands behind `::: if` from there.".to_owned(),
                    );
                }
                *b = a.clone();
                self.blocks(inner, blocks, head(to).into(), Some(from));
            }
            (BlockKind::Table(a), BlockKind::Table(b)) => {
                self.count((a.rows.len(), from), (b.rows.len(), to), "rows");
            }
            // Of the same kind, which has been seen, and with nothing in them that could differ.
            (_, _) => {}
        }
    }

    fn quiz(&mut self, source: &Quiz<Written>, told: &mut Quiz<Written>) {
        told.id = source.id.clone();
        if !self.count((source.options.len(), source.span), (told.options.len(), told.span), "answers") {
            return;
        }
        let right = |quiz: &Quiz<Written>| quiz.options.iter().map(|option| option.right).collect::<Vec<_>>();
        if right(source) != right(told) {
            let marks: Vec<&str> =
                source.options.iter().map(|option| if option.right { "[x]" } else { "[ ]" }).collect();
            let message = format!("In {} other answers of this question are right", self.source);
            let help = format!("Mark the answers, from the first to the last: {}", marks.join(" "));
            self.differs(head(told.span), message, Some(source.span), help);
        }
    }

    fn parts(&mut self, source: (&[DialoguePart<Written>], Span), told: (&mut [DialoguePart<Written>], Span)) {
        let line = |part: &DialoguePart<Written>| matches!(part, DialoguePart::Line(_));
        let count = |parts: &[DialoguePart<Written>]| parts.iter().filter(|part| line(part)).count();
        if !self.count((count(source.0), source.1), (count(told.0), told.1), "spoken lines") {
            return;
        }
        let from = source.0.iter().filter_map(|part| match part {
            DialoguePart::Line(line) => Some(line),
            DialoguePart::Direction(_) => None,
        });
        let to = told.0.iter_mut().filter_map(|part| match part {
            DialoguePart::Line(line) => Some(line),
            DialoguePart::Direction(_) => None,
        });
        for (from, to) in from.zip(to) {
            let rule = |line: &Line<Written>| line.rule.as_ref().map(|rule| rule.id.clone());
            match (rule(from), rule(to)) {
                (Some(is), None) => {
                    let message = format!("In {} this line shows the rule `{is}`", self.source);
                    self.differs(head(to.span), message, Some(from.span), format!("Type {{rule={is}}} at its end."));
                }
                (is, Some(told)) if is.as_ref() != Some(&told) => {
                    let message = format!("In {} this line does not show the rule `{told}`", self.source);
                    let help =
                        is.map_or_else(|| "Take `rule=` out here.".to_owned(), |is| format!("Type {{rule={is}}}."));
                    self.differs(head(to.span), message, Some(from.span), help);
                }
                (Some(_) | None, Some(_) | None) => {}
            }
            // Who the learner is, the source says: every language has its own word for you.
            to.you = from.you;
            self.attrs(&from.attrs, &mut to.attrs, head(to.span), head(from.span));
        }
    }

    fn scenario(&mut self, (source, from): (&Scenario<Written>, Span), (told, to): (&mut Scenario<Written>, Span)) {
        told.id = source.id.clone();
        if !self.count((source.steps.len(), from), (told.steps.len(), to), "steps") {
            return;
        }
        self.blocks(&source.opening, &mut told.opening, head(to).into(), Some(from));
        for (n, (a, b)) in source.steps.iter().zip(&mut told.steps).enumerate() {
            let what = format!("choices in step {}", n + 1);
            if !self.count((a.choices.len(), from), (b.choices.len(), to), &what) {
                continue;
            }
            for (a, b) in a.choices.iter().zip(&mut b.choices) {
                if a.act != b.act || a.to != b.to {
                    let message = format!("In {} this choice holds, or leads, otherwise", self.source);
                    let step = a.to.and_then(|at| Some((at + 1, source.steps.get(at)?)));
                    let leads =
                        step.map_or_else(|| "to no other".to_owned(), |(n, _)| format!("to the title of step {n}"));
                    let help = format!("Copy `act=` from there, and let it lead {leads}.");
                    self.differs(head(b.span), message, Some(a.span), help);
                }
                self.attrs(&a.attrs, &mut b.attrs, head(b.span), head(a.span));
            }
        }
    }
}

fn same_condition(a: &Condition, b: &Condition) -> bool {
    match (a, b) {
        (Condition::Channel(a), Condition::Channel(b)) => a == b,
        (Condition::Has { kind: a, id }, Condition::Has { kind: b, id: other }) => a == b && id.value == other.value,
        (Condition::Channel(_) | Condition::Has { .. }, _) => false,
    }
}

/// The first letters of a longer piece: enough to be pointed at.
fn head(span: Span) -> Span {
    Span { end: span.end.min(span.start.saturating_add(2)), ..span }
}

fn heading(section: &Section<Written>) -> String {
    let moment = section.moment.as_ref().map_or_else(String::new, |moment| format!(" moment={}", moment.value));
    format!("## … {{#{}{moment}}}", section.id)
}

fn marked(blocks: &[Block<Written>]) -> Vec<(&Block<Written>, &'static str)> {
    blocks.iter().filter_map(|block| Some((block, word(&block.kind)?))).collect()
}

/// What a block is called with its article; `None` for running text, which a translator may divide otherwise.
fn word(kind: &BlockKind<Written>) -> Option<&'static str> {
    Some(match kind {
        BlockKind::Paragraph(_)
        | BlockKind::Heading { .. }
        | BlockKind::List(_)
        | BlockKind::Quote(_)
        | BlockKind::Code { .. }
        | BlockKind::Divider => return None,
        BlockKind::Table(_) => "a table",
        BlockKind::Figure(_) => "a picture",
        BlockKind::Why(_) => "a block `why`",
        BlockKind::PreCheck(_) => "a block `pre-check`",
        BlockKind::Rule(_) => "a rule",
        BlockKind::Dialogue(_) => "a dialogue",
        BlockKind::NearMiss(_) => "a near miss",
        BlockKind::Say(_) => "a block `say`",
        BlockKind::Quiz(_) => "a question (`quiz`)",
        BlockKind::Order(_) => "a block `order`",
        BlockKind::Match(_) => "a block `match`",
        BlockKind::Gap(_) => "a block `gap`",
        BlockKind::Scenario(_) => "a scenario",
        BlockKind::Checklist(_) => "a checklist",
        BlockKind::Activity(_) => "an activity",
        BlockKind::Reflect { .. } => "a block `reflect`",
        BlockKind::Plan { .. } => "a block `plan`",
        BlockKind::Facilitator(_) => "a block `facilitator`",
        BlockKind::Coach(_) => "a block `coach`",
        BlockKind::Pocket(_) => "a block `pocket`",
        BlockKind::Reminder(_) => "a block `reminder`",
        BlockKind::Join(Join::OurWay) => "a block `our-way`",
        BlockKind::Join(Join::OurQuiz) => "a block `our-quiz`",
        BlockKind::Join(Join::Ours(_)) => "a block `ours`",
        BlockKind::Join(Join::Readiness(_)) => "a block `readiness`",
        BlockKind::Join(Join::If { .. }) => "a block `if`",
    })
}
