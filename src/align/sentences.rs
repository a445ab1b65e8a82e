//! What learners read of a module, sentence by sentence. A row of a table, a line of a dialogue and an item without a full
//! stop are one each; headings are none.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::facts;
use crate::model::brand::{Amount, Behaviour, Brand, Legal, Limit, Route, Standard, Tool};
use crate::model::doc::{
    ActSource, Block, BlockKind, Composed, DialoguePart, GapPart, Inlines, OursList, Quiz, RuleText,
};
use crate::model::memo::Memo;
use crate::model::pack::{Joined, OurQuiz, OurWay, Pack, PackModule};
use crate::model::plain;
use crate::model::plain::plain_text;
use crate::model::span::Span;
use crate::model::walk::{blocks_of, each_block_on_page, of_values};

/// One sentence that learners see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where the block stands that holds it.
    pub span: Span,
    pub text: Arc<str>,
    /// Its words alone, small: what it is compared by.
    pub folded: Arc<str>,
    /// Says over again what stands elsewhere: the options of a question made of the brand's lines.
    pub restated: bool,
    /// Told in the brand's file, or holds a fact that is. Any other was typed into a module.
    pub told: bool,
}

/// All sentences of a module's page, in their order.
pub fn of(module: &PackModule, pack: &Pack) -> Vec<Sentence> {
    let mut found = Found { brand: &pack.brand, all: Vec::new(), span: None, told: false };
    for blocks in blocks_of(&module.body) {
        each_block_on_page(blocks, pack.audience, &mut |block| found.block(block));
    }
    found.all
}

/// All that a brand has told, wherever it may be printed.
pub fn of_brand(brand: &Brand<Composed>) -> Vec<Sentence> {
    let mut found = Found { brand, all: Vec::new(), span: Some(Span::new(brand.file, 0..0)), told: true };
    for list in OursList::ALL {
        found.list(list);
    }
    for behaviour in brand.values.iter().flat_map(|value| &value.behaviours) {
        found.texts(behaviour.situation.iter().chain(&behaviour.why).chain(&behaviour.see));
    }
    found.all
}

/// The words of a text, small, without what stands between them.
pub fn fold(text: &str) -> String {
    text.unicode_words().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// A sentence in a line of its own, and folded.
type Read = (Arc<str>, Arc<str>);

thread_local! {
    static WHOLE: Memo<Read> = Memo::new();
    static SPLIT: Memo<Arc<[Read]>> = Memo::new();
}

/// A text taken as one sentence.
fn whole(text: &str) -> Read {
    let read = || (plain::one_line(text).into(), fold(text).into());
    WHOLE.with(|memo| memo.of(text, read))
}

/// The sentences of a text.
fn split(text: &str) -> Arc<[Read]> {
    SPLIT.with(|memo| memo.of(text, || text.unicode_sentences().map(whole).collect()))
}

fn holds_a_fact(text: &Inlines<Composed>) -> bool {
    let mut found = false;
    facts::each(text, &mut |_| found = true);
    found
}

struct Found<'b> {
    brand: &'b Brand<Composed>,
    all: Vec<Sentence>,
    /// Of the block at hand.
    span: Option<Span>,
    /// Whether what is at hand is the brand's.
    told: bool,
}

impl Found<'_> {
    fn push(&mut self, text: &str, restated: bool) {
        self.put(whole(text), restated);
    }

    fn put(&mut self, (text, folded): Read, restated: bool) {
        if let Some(span) = self.span.filter(|_| !folded.is_empty()) {
            self.all.push(Sentence { span, text, folded, restated, told: self.told });
        }
    }

    /// Running text: as many as it has. A fact in it makes all of it told: which sentence holds it is not asked.
    fn text(&mut self, text: &Inlines<Composed>) {
        let before = self.told;
        self.told |= holds_a_fact(text);
        for sentence in split(&plain_text(text)).iter() {
            self.put(sentence.clone(), false);
        }
        self.told = before;
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Inlines<Composed>>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    /// Several texts that are read as one: a row, a line.
    fn one<'a>(&mut self, texts: impl IntoIterator<Item = &'a Inlines<Composed>>) {
        let texts: Vec<&Inlines<Composed>> = texts.into_iter().collect();
        let before = self.told;
        self.told |= texts.iter().any(|text| holds_a_fact(text));
        let parts: Vec<String> = texts.into_iter().map(|text| plain_text(text)).collect();
        self.push(&parts.join(" "), false);
        self.told = before;
    }

    fn block(&mut self, block: &Block<Composed>) {
        self.span = Some(block.span);
        match &block.kind {
            BlockKind::Paragraph(text) => self.text(text),
            BlockKind::Table(table) => table.rows.iter().for_each(|row| self.one(row)),
            BlockKind::Rule(rule) => match &rule.says {
                RuleText::IfThen { if_word, condition, then_word, action } => {
                    self.one([if_word, condition, then_word, action]);
                }
                RuleText::Sentence(text) => self.text(text),
            },
            BlockKind::Dialogue(dialogue) => self.parts(&dialogue.parts),
            BlockKind::NearMiss(miss) => {
                self.parts(&miss.fault);
                self.parts(&miss.mended);
            }
            BlockKind::Say(pairs) => {
                for pair in pairs {
                    self.texts(std::iter::once(&pair.say).chain(&pair.not).chain(&pair.does).chain(&pair.why));
                }
            }
            BlockKind::Quiz(quiz) => self.quiz(quiz),
            BlockKind::PreCheck(quizzes) => quizzes.iter().for_each(|quiz| self.quiz(quiz)),
            BlockKind::Order(order) => self.texts(std::iter::once(&order.prompt).chain(&order.items)),
            BlockKind::Match(pairs) => {
                self.text(&pairs.prompt);
                pairs.pairs.iter().for_each(|(left, right)| self.one([left, right]));
            }
            BlockKind::Gap(gap) => {
                self.text(&gap.prompt);
                let parts = gap.parts.iter().map(|part| match part {
                    GapPart::Text(text) => plain_text(text),
                    GapPart::Gap(answers) => answers.first().cloned().unwrap_or_default(),
                });
                let whole = parts.collect::<String>();
                split(&whole).iter().for_each(|sentence| self.put(sentence.clone(), false));
            }
            BlockKind::Scenario(scenario) => {
                let choices = scenario.steps.iter().flat_map(|step| &step.choices);
                self.texts(choices.map(|choice| &choice.text));
            }
            BlockKind::Checklist(acts) => {
                for act in acts {
                    self.told = matches!(act.source, ActSource::Behaviour { .. });
                    self.one([&act.text]);
                }
                self.told = false;
            }
            BlockKind::Join(joined) => {
                self.told = true;
                self.joined(joined);
                self.told = false;
            }
            // Their text stands in the blocks inside them; headings, code and pictures are no sentences.
            BlockKind::Heading { .. }
            | BlockKind::List(_)
            | BlockKind::Quote(_)
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Divider
            | BlockKind::Why(_)
            | BlockKind::Activity(_)
            | BlockKind::Reflect { .. }
            | BlockKind::Plan { .. }
            | BlockKind::Facilitator(_)
            | BlockKind::Coach(_)
            | BlockKind::Pocket(_)
            | BlockKind::Reminder(_) => {}
        }
    }

    fn parts(&mut self, parts: &[DialoguePart<Composed>]) {
        for part in parts {
            match part {
                DialoguePart::Direction(text) => self.text(text),
                DialoguePart::Line(line) => self.one([&line.says]),
            }
        }
    }

    fn quiz(&mut self, quiz: &Quiz<Composed>) {
        self.text(&quiz.question);
        quiz.options.iter().for_each(|option| self.one([&option.text]));
    }

    fn joined(&mut self, joined: &Joined) {
        match joined {
            Joined::OurWay(way) => self.way(way),
            Joined::OurQuiz(OurQuiz::Items(items)) => {
                for item in items {
                    self.text(&item.situation);
                    for option in &item.options {
                        self.push(&plain_text(&option.text), true);
                    }
                    self.texts(&item.why);
                }
            }
            Joined::OurQuiz(OurQuiz::Reflect { situations, .. }) => self.texts(situations),
            Joined::Ours(list) => self.list(*list),
            Joined::Legal(items) => items.iter().for_each(|legal| self.legal(legal)),
        }
    }

    fn way(&mut self, way: &OurWay) {
        let OurWay { moment: _, behaviours, limits, routes, standards, tools, legal } = way;
        behaviours.iter().for_each(|way| self.behaviour(&way.behaviour));
        legal.iter().for_each(|legal| self.legal(legal));
        limits.iter().for_each(|limit| self.limit(limit));
        routes.iter().for_each(|route| self.route(route));
        standards.iter().for_each(|standard| self.standard(standard));
        tools.iter().for_each(|tool| self.tool(tool));
    }

    fn behaviour(&mut self, behaviour: &Behaviour<Composed>) {
        self.texts(std::iter::once(&behaviour.we).chain(&behaviour.not).chain(&behaviour.say));
    }

    fn legal(&mut self, legal: &Legal<Composed>) {
        self.texts(legal.say.iter().chain(&legal.text));
    }

    fn limit(&mut self, limit: &Limit<Composed>) {
        let brand = self.brand;
        let amounts = limit.may.iter().map(|(_, amount)| match amount {
            Amount::Any => "any".to_owned(),
            Amount::Money { money, text } => {
                let money = money.show(brand.currency.as_deref().unwrap_or_default(), &brand.locale);
                let also = text.as_ref().map(|text| plain_text(text)).unwrap_or_default();
                format!("{money} {also}")
            }
            Amount::Text(text) => plain_text(text),
        });
        let parts: Vec<String> = std::iter::once(plain_text(&limit.situation)).chain(amounts).collect();
        self.push(&parts.join(" "), false);
    }

    fn route(&mut self, route: &Route<Composed>) {
        self.one([&route.when, &route.to].into_iter().chain(&route.within));
        self.texts(&route.close_loop);
    }

    fn standard(&mut self, standard: &Standard<Composed>) {
        self.one(std::iter::once(&standard.text).chain(&standard.target));
    }

    fn tool(&mut self, tool: &Tool<Composed>) {
        let parts: Vec<&str> = std::iter::once(tool.name.as_str()).chain(tool.help.as_deref()).collect();
        self.push(&parts.join(" "), false);
    }

    /// A whole list of the brand, as a page shows it.
    fn list(&mut self, list: OursList) {
        let brand = self.brand;
        let voice = &brand.voice;
        match list {
            OursList::Promise => self.texts(&brand.promise),
            OursList::Values => {
                for value in &brand.values {
                    self.texts(&value.means);
                    value.behaviours.iter().for_each(|behaviour| self.behaviour(behaviour));
                }
            }
            OursList::Priorities => self.texts(&brand.priorities),
            OursList::TieBreaks => brand.tie_breaks.iter().for_each(|tie| self.one([&tie.when, &tie.then])),
            OursList::Limits => brand.limits.iter().for_each(|limit| self.limit(limit)),
            OursList::Routes => brand.routes.iter().for_each(|route| self.route(route)),
            OursList::Standards => brand.standards.iter().for_each(|standard| self.standard(standard)),
            OursList::Measures => self.texts(brand.measures.iter().map(|measure| &measure.label)),
            OursList::Customers => {
                for customer in &brand.customers {
                    self.one(std::iter::once(&customer.who).chain(&customer.came_for).chain(&customer.first));
                }
            }
            OursList::Greetings => self.texts(voice.greetings.iter().map(|(_, text)| text)),
            OursList::Closings => self.texts(voice.closings.iter().map(|(_, text)| text)),
            OursList::Tools => brand.tools.iter().for_each(|tool| self.tool(tool)),
            OursList::Policies => self.texts(brand.policies.iter().map(|policy| &policy.text)),
            OursList::Legal => brand.legal.iter().for_each(|legal| self.legal(legal)),
            OursList::Voice => {
                for one in &voice.traits {
                    let not = one.not.as_ref().map(|not| format!(" not {not}")).unwrap_or_default();
                    self.push(&format!("{}{not}", one.is), false);
                }
            }
            OursList::HireFor | OursList::ThankFor | OursList::Leaders | OursList::GivesUp => {
                self.texts(of_values(list, brand));
            }
            OursList::Words => {
                voice.use_words.iter().for_each(|word| self.push(word, false));
                for avoid in &voice.avoid {
                    self.push(&format!("{} {}", avoid.word, avoid.instead.as_deref().unwrap_or_default()), false);
                }
            }
        }
    }
}
