//! A module's text joined with the brand, section by section. It is long because it is one walk over every kind of block.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::model::brand::Brand;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{
    Act, ActSource, Activity, Attrs, Block, BlockKind, Body, Choice, Composed, Condition, Dialogue, DialoguePart, Gap,
    GapPart, HasKind, Inline, Inlines, Join, Line, List, ListItem, Match, NearMiss, Order, Quiz, QuizOption, Rule,
    RuleRef, RuleText, SayPair, Scenario, Section, Step, Table, Written,
};
use crate::model::library::Library;
use crate::model::module::{Meta, Module};
use crate::model::pack::{Joined, OurQuiz};
use crate::model::plain::plain_text;
use crate::model::source::Id;
use crate::model::span::{FileId, Span};
use crate::model::walk::{blocks_of, each_block_on_page, inside, is_on_page};

use super::questions::questions;
use super::replace::Numbers;
use super::slots::Filler;
use super::way;

/// A joined text, and the legal items that stand in it.
pub struct JoinedBody {
    pub body: Body<Composed>,
    pub legal: BTreeSet<Id>,
}

/// Joins one module with one brand.
#[derive(Copy, Clone)]
pub struct Joiner<'a> {
    library: &'a Library,
    brand: &'a Brand<Composed>,
    filler: Filler<'a>,
    meta: &'a Meta,
    file: FileId,
    /// Of a text of several files.
    numbers: Option<&'a Numbers>,
    asked: &'a RefCell<way::Asked>,
}

impl<'a> Joiner<'a> {
    pub fn new(
        library: &'a Library,
        brand: &'a Brand<Composed>,
        filler: Filler<'a>,
        module: &'a Module,
        numbers: Option<&'a Numbers>,
        asked: &'a RefCell<way::Asked>,
    ) -> Self {
        let filler = filler.with_notes(numbers.map(|numbers| &numbers.notes));
        Joiner { library, brand, filler, meta: &module.meta, file: module.file, numbers, asked }
    }

    pub fn body(&self, written: &Body<Written>, d: &mut Diagnostics) -> JoinedBody {
        let intro = self.blocks(&written.intro, None, d);
        let mut shown: BTreeSet<Id> = self.asked_for(written);
        let mut sections: Vec<Section<Composed>> = Vec::new();
        for (n, section) in written.sections.iter().enumerate() {
            // The notes of a brand's own section are counted from a base of their own.
            let base = self.numbers.map_or(0, |numbers| numbers.base(n));
            let joiner = Joiner { filler: self.filler.with_base(base), ..*self };
            sections.push(joiner.section(section, &mut shown, d));
        }
        let footnotes = written.footnotes.iter().map(|note| self.blocks(note, None, d)).collect();
        let mut body = Body { intro, sections, footnotes };
        self.add_acts(&mut body);
        let legal = self.add_legal(&mut body);
        JoinedBody { body, legal }
    }

    /// *How we do it here* ends the first section of its moment, unless the author gave it a place.
    fn section(&self, written: &Section<Written>, shown: &mut BTreeSet<Id>, d: &mut Diagnostics) -> Section<Composed> {
        let moment = written.moment.as_ref().map(|moment| &*moment.value);
        let mut blocks = self.blocks(&written.blocks, moment, d);
        if let Some(moment) = moment
            && !shown.contains(moment)
            && let Some(joined) = self.our_way(moment)
        {
            let end = Span { start: written.span.end, ..written.span };
            blocks.push(Block { span: end, attrs: Attrs::default(), kind: BlockKind::Join(joined) });
            shown.insert(moment.into());
        }
        Section {
            span: written.span,
            id: written.id.clone(),
            explicit_id: written.explicit_id,
            title: self.filler.at(moment).inlines(&written.title, d),
            moment: written.moment.clone(),
            minutes: written.minutes,
            blocks,
        }
    }

    fn our_way(&self, moment: &str) -> Option<Joined> {
        let moment = self.library.moment(moment)?;
        way::our_way(self.brand, moment, &self.meta.id).map(|way| Joined::OurWay(Box::new(way)))
    }

    /// Each behaviour's `see` joins the module's one checklist, under its section's name, once.
    fn add_acts(&self, body: &mut Body<Composed>) {
        let mut acts = Vec::new();
        let mut seen = BTreeSet::new();
        for section in &body.sections {
            let Some(moment) = &section.moment else { continue };
            for way in way::behaviours(self.brand, &moment.value) {
                let Some(see) = &way.behaviour.see else { continue };
                if seen.insert(way.behaviour.id.clone()) {
                    acts.push(Act {
                        text: see.clone(),
                        source: ActSource::Behaviour {
                            section: plain_text(&section.title),
                            value: way.value.clone(),
                            behaviour: way.behaviour.id.clone(),
                        },
                    });
                }
            }
        }
        if acts.is_empty() {
            return;
        }
        let lists = std::iter::once(&mut body.intro).chain(body.sections.iter_mut().map(|section| &mut section.blocks));
        if let Some(list) = lists.into_iter().find_map(|blocks| first_checklist(blocks)) {
            list.extend(acts);
        } else if let Some(last) = body.sections.last_mut() {
            let span = Span { start: last.span.end, ..last.span };
            last.blocks.push(Block { span, attrs: Attrs::default(), kind: BlockKind::Checklist(acts) });
        }
    }

    /// Legal items without a section of their own stand at the module's end.
    fn add_legal(&self, body: &mut Body<Composed>) -> BTreeSet<Id> {
        let mut placed = BTreeSet::new();
        for blocks in blocks_of(body) {
            each_block_on_page(blocks, self.filler.audience, &mut |block| {
                if let BlockKind::Join(Joined::OurWay(way)) = &block.kind {
                    placed.extend(way.legal.iter().map(|legal| legal.id.clone()));
                }
            });
        }
        let (blocks, span) = match body.sections.last_mut() {
            Some(last) => (&mut last.blocks, Span { start: last.span.end, ..last.span }),
            None => {
                let end = body.intro.last().map_or(Span::new(self.file, 0..0), |last| last.span);
                (&mut body.intro, Span { start: end.end, ..end })
            }
        };
        let mine = self.brand.legal.iter().filter(|legal| legal.modules.contains(&self.meta.id));
        let rest: Vec<_> = mine.filter(|legal| placed.insert(legal.id.clone())).cloned().collect();
        if !rest.is_empty() {
            let kind = BlockKind::Join(Joined::Legal(rest));
            blocks.push(Block { span, attrs: Attrs::default(), kind });
        }
        placed
    }

    fn blocks(&self, written: &[Block<Written>], moment: Option<&str>, d: &mut Diagnostics) -> Vec<Block<Composed>> {
        let mut out = Vec::with_capacity(written.len());
        for block in written {
            let moment = block.attrs.moment.as_ref().map(|own| &*own.value).or(moment);
            match &block.kind {
                BlockKind::Join(Join::If { condition, blocks }) => {
                    if self.holds(condition) {
                        out.extend(self.blocks(blocks, moment, d));
                    }
                }
                BlockKind::Join(Join::Readiness(part)) => {
                    if let Some(all) = &self.library.readiness {
                        let part = part.as_ref().map(|part| &part.value);
                        out.extend(questions(all, part, block.span, |text| self.text(text, moment, d)));
                    }
                }
                _ => {
                    if let Some(kind) = self.block(block, moment, d) {
                        out.push(Block { span: block.span, attrs: block.attrs.clone(), kind });
                    }
                }
            }
        }
        out
    }

    fn joined(&self, join: &Join, moment: Option<&str>, span: Span, d: &mut Diagnostics) -> Option<Joined> {
        match join {
            Join::OurWay => self.our_way(moment?),
            Join::OurQuiz => {
                let moment = moment?;
                let quiz = way::our_quiz(self.brand, moment, &mut self.asked.borrow_mut());
                if let OurQuiz::Reflect { situations, missing_nots } = &quiz
                    && *missing_nots > 0
                    && !situations.is_empty()
                {
                    let name = self.library.moment(moment).map_or(moment, |moment| &moment.name);
                    d.push(
                        Diagnostic::advice(
                            "practice-too-thin",
                            span,
                            format!(
                                "{} has too few `not` lines for “{name}” to practise it: {missing_nots} more would make a question",
                                self.brand.name
                            ),
                        )
                        .help(format!(
                            "Add a `not` to behaviours of the moment `{moment}` in brands/{}/brand.yaml. Until then the page asks to think the situation through.",
                            self.brand.id
                        )),
                    );
                }
                match &quiz {
                    OurQuiz::Reflect { situations, .. } if situations.is_empty() => None,
                    OurQuiz::Reflect { .. } | OurQuiz::Items(_) => Some(Joined::OurQuiz(quiz)),
                }
            }
            Join::Ours(list) => Some(Joined::Ours(*list)),
            Join::If { .. } | Join::Readiness(_) => None, // answered where blocks are walked
        }
    }

    /// Moments that the author gave a place of their own on the page with `our-way`, so that no second one is added.
    fn asked_for(&self, body: &Body<Written>) -> BTreeSet<Id> {
        let mut found = BTreeSet::new();
        self.ask(&body.intro, None, &mut found);
        for section in &body.sections {
            self.ask(&section.blocks, section.moment.as_ref().map(|moment| &moment.value), &mut found);
        }
        found
    }

    fn ask(&self, blocks: &[Block<Written>], moment: Option<&Id>, found: &mut BTreeSet<Id>) {
        for block in blocks.iter().filter(|block| is_on_page(&block.kind, self.filler.audience)) {
            let moment = block.attrs.moment.as_ref().map(|own| &own.value).or(moment);
            match &block.kind {
                BlockKind::Join(Join::OurWay) => found.extend(moment.cloned()),
                BlockKind::Join(Join::If { condition, .. }) if !self.holds(condition) => {}
                kind => inside(kind).into_iter().for_each(|inner| self.ask(inner, moment, found)),
            }
        }
    }

    fn holds(&self, condition: &Condition) -> bool {
        let brand = self.brand;
        match condition {
            Condition::Channel(channel) => brand.channels.is_empty() || brand.channels.contains(channel),
            Condition::Has { kind, id } => match kind {
                HasKind::Limit => brand.limits.iter().any(|limit| limit.id == id.value),
                HasKind::Standard => brand.standards.iter().any(|standard| standard.id == id.value),
                HasKind::Route => brand.routes.iter().any(|route| route.id == id.value),
                HasKind::Tool => brand.tools.iter().any(|tool| tool.id == id.value),
                HasKind::Person => brand.people.iter().any(|person| person.id == id.value),
                HasKind::Word => brand.word(&id.value).is_some(),
            },
        }
    }

    fn text(&self, text: &[Inline<Written>], moment: Option<&str>, d: &mut Diagnostics) -> Inlines<Composed> {
        self.filler.at(moment).inlines(text, d)
    }

    fn maybe(
        &self,
        text: Option<&Inlines<Written>>,
        moment: Option<&str>,
        d: &mut Diagnostics,
    ) -> Option<Inlines<Composed>> {
        text.map(|text| self.text(text, moment, d))
    }

    /// `None` for a part of the brand that the brand has not told.
    fn block(&self, block: &Block<Written>, moment: Option<&str>, d: &mut Diagnostics) -> Option<BlockKind<Composed>> {
        Some(match &block.kind {
            BlockKind::Paragraph(text) => BlockKind::Paragraph(self.text(text, moment, d)),
            BlockKind::Heading { level, text } => {
                BlockKind::Heading { level: *level, text: self.text(text, moment, d) }
            }
            BlockKind::List(list) => BlockKind::List(self.list(list, moment, d)),
            BlockKind::Table(table) => BlockKind::Table(self.table(table, moment, d)),
            BlockKind::Quote(blocks) => BlockKind::Quote(self.blocks(blocks, moment, d)),
            BlockKind::Code { language, text } => BlockKind::Code { language: language.clone(), text: text.clone() },
            BlockKind::Figure(image) => BlockKind::Figure(self.filler.at(moment).image(image, d)),
            BlockKind::Divider => BlockKind::Divider,
            BlockKind::Why(blocks) => BlockKind::Why(self.blocks(blocks, moment, d)),
            BlockKind::PreCheck(items) => {
                BlockKind::PreCheck(items.iter().map(|quiz| self.quiz(quiz, moment, d)).collect())
            }
            BlockKind::Rule(rule) => {
                let id = block.attrs.id.as_ref().map(|id| &id.value);
                BlockKind::Rule(self.rule(id, rule, moment, d))
            }
            BlockKind::Dialogue(dialogue) => BlockKind::Dialogue(Dialogue {
                title: self.maybe(dialogue.title.as_ref(), moment, d),
                parts: self.parts(&dialogue.parts, moment, d),
            }),
            BlockKind::NearMiss(miss) => BlockKind::NearMiss(NearMiss {
                title: self.maybe(miss.title.as_ref(), moment, d),
                fault: self.parts(&miss.fault, moment, d),
                what: self.blocks(&miss.what, moment, d),
                mended: self.parts(&miss.mended, moment, d),
            }),
            BlockKind::Say(pairs) => BlockKind::Say(
                pairs
                    .iter()
                    .map(|pair| SayPair {
                        say: self.text(&pair.say, moment, d),
                        not: self.maybe(pair.not.as_ref(), moment, d),
                        does: self.maybe(pair.does.as_ref(), moment, d),
                        why: self.maybe(pair.why.as_ref(), moment, d),
                    })
                    .collect(),
            ),
            BlockKind::Quiz(quiz) => BlockKind::Quiz(self.quiz(quiz, moment, d)),
            BlockKind::Order(order) => BlockKind::Order(Order {
                id: order.id.clone(),
                prompt: self.text(&order.prompt, moment, d),
                items: order.items.iter().map(|item| self.text(item, moment, d)).collect(),
            }),
            BlockKind::Match(pairs) => BlockKind::Match(Match {
                id: pairs.id.clone(),
                prompt: self.text(&pairs.prompt, moment, d),
                pairs: pairs
                    .pairs
                    .iter()
                    .map(|(left, right)| (self.text(left, moment, d), self.text(right, moment, d)))
                    .collect(),
            }),
            BlockKind::Gap(gap) => BlockKind::Gap(Gap {
                id: gap.id.clone(),
                prompt: self.text(&gap.prompt, moment, d),
                parts: gap
                    .parts
                    .iter()
                    .map(|part| match part {
                        GapPart::Text(text) => GapPart::Text(self.text(text, moment, d)),
                        GapPart::Gap(answers) => GapPart::Gap(answers.clone()),
                    })
                    .collect(),
            }),
            BlockKind::Scenario(scenario) => BlockKind::Scenario(self.scenario(scenario, moment, d)),
            BlockKind::Checklist(acts) => BlockKind::Checklist(
                acts.iter()
                    .map(|act| Act { text: self.text(&act.text, moment, d), source: act.source.clone() })
                    .collect(),
            ),
            BlockKind::Activity(activity) => BlockKind::Activity(Activity {
                title: self.text(&activity.title, moment, d),
                minutes: activity.minutes,
                how: activity.how.clone(),
                blocks: self.blocks(&activity.blocks, moment, d),
            }),
            BlockKind::Reflect { prompt, lines } => {
                BlockKind::Reflect { prompt: self.blocks(prompt, moment, d), lines: *lines }
            }
            BlockKind::Plan { prompt, lines } => {
                BlockKind::Plan { prompt: self.blocks(prompt, moment, d), lines: *lines }
            }
            BlockKind::Facilitator(blocks) => BlockKind::Facilitator(self.blocks(blocks, moment, d)),
            BlockKind::Coach(blocks) => BlockKind::Coach(self.blocks(blocks, moment, d)),
            BlockKind::Pocket(blocks) => BlockKind::Pocket(self.blocks(blocks, moment, d)),
            BlockKind::Reminder(blocks) => BlockKind::Reminder(self.blocks(blocks, moment, d)),
            BlockKind::Join(join) => BlockKind::Join(self.joined(join, moment, block.span, d)?),
        })
    }

    fn list(&self, list: &List<Written>, moment: Option<&str>, d: &mut Diagnostics) -> List<Composed> {
        let items = list.items.iter().map(|item| ListItem {
            task: item.task,
            attrs: item.attrs.clone(),
            blocks: self.blocks(&item.blocks, own_moment(&item.attrs).or(moment), d),
        });
        List { start: list.start, items: items.collect() }
    }

    fn table(&self, table: &Table<Written>, moment: Option<&str>, d: &mut Diagnostics) -> Table<Composed> {
        Table {
            align: table.align.clone(),
            head: table.head.iter().map(|cell| self.text(cell, moment, d)).collect(),
            rows: table.rows.iter().map(|row| row.iter().map(|cell| self.text(cell, moment, d)).collect()).collect(),
        }
    }

    /// The rule that a line names; none where the brand's own section took it away.
    fn rule_ref<'r>(&'r self, rule: &'r RuleRef<Written>) -> Option<&'r RuleRef<Written>> {
        match self.numbers {
            Some(numbers) => numbers.rules.get(&rule.id),
            None => Some(rule),
        }
    }

    fn rule(&self, id: Option<&Id>, rule: &Rule<Written>, moment: Option<&str>, d: &mut Diagnostics) -> Rule<Composed> {
        let says = match &rule.says {
            RuleText::IfThen { if_word, condition, then_word, action } => RuleText::IfThen {
                if_word: self.text(if_word, moment, d),
                condition: self.text(condition, moment, d),
                then_word: self.text(then_word, moment, d),
                action: self.text(action, moment, d),
            },
            RuleText::Sentence(text) => RuleText::Sentence(self.text(text, moment, d)),
        };
        let counted = self.numbers.zip(id).and_then(|(numbers, id)| numbers.rules.get(id));
        let number = counted.map_or(rule.number, |rule| rule.number);
        Rule { number, title: self.text(&rule.title, moment, d), says }
    }

    fn parts(
        &self,
        parts: &[DialoguePart<Written>],
        moment: Option<&str>,
        d: &mut Diagnostics,
    ) -> Vec<DialoguePart<Composed>> {
        parts
            .iter()
            .map(|part| match part {
                DialoguePart::Direction(text) => DialoguePart::Direction(self.text(text, moment, d)),
                DialoguePart::Line(line) => DialoguePart::Line(Box::new(Line {
                    span: line.span,
                    attrs: line.attrs.clone(),
                    speaker: self.text(&line.speaker, moment, d),
                    you: line.you,
                    says: self.text(&line.says, own_moment(&line.attrs).or(moment), d),
                    rule: line.rule.as_ref().and_then(|rule| self.rule_ref(rule)).map(|rule| RuleRef {
                        id: rule.id.clone(),
                        number: rule.number,
                        title: self.text(&rule.title, moment, d),
                    }),
                })),
            })
            .collect()
    }

    fn quiz(&self, quiz: &Quiz<Written>, moment: Option<&str>, d: &mut Diagnostics) -> Quiz<Composed> {
        Quiz {
            id: quiz.id.clone(),
            span: quiz.span,
            question: self.text(&quiz.question, moment, d),
            options: quiz
                .options
                .iter()
                .map(|option| QuizOption {
                    right: option.right,
                    text: self.text(&option.text, moment, d),
                    why: self.blocks(&option.why, moment, d),
                })
                .collect(),
        }
    }

    fn scenario(&self, scenario: &Scenario<Written>, moment: Option<&str>, d: &mut Diagnostics) -> Scenario<Composed> {
        let step = |step: &Step<Written>, d: &mut Diagnostics| Step {
            title: self.text(&step.title, moment, d),
            blocks: self.blocks(&step.blocks, moment, d),
            choices: step
                .choices
                .iter()
                .map(|choice| Choice {
                    span: choice.span,
                    attrs: choice.attrs.clone(),
                    text: self.text(&choice.text, moment, d),
                    act: choice.act,
                    to: choice.to,
                    feedback: self.blocks(&choice.feedback, moment, d),
                })
                .collect(),
        };
        Scenario {
            id: scenario.id.clone(),
            title: self.text(&scenario.title, moment, d),
            opening: self.blocks(&scenario.opening, moment, d),
            steps: scenario.steps.iter().map(|written| step(written, d)).collect(),
        }
    }
}

fn own_moment(attrs: &Attrs) -> Option<&str> {
    attrs.moment.as_ref().map(|moment| &*moment.value)
}

/// The module's checklist: the first there is, also in an activity.
fn first_checklist(blocks: &mut [Block<Composed>]) -> Option<&mut Vec<Act<Composed>>> {
    for block in blocks {
        let found = match &mut block.kind {
            BlockKind::Checklist(acts) => Some(acts),
            BlockKind::Activity(activity) => first_checklist(&mut activity.blocks),
            BlockKind::Why(inner) => first_checklist(inner),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}
