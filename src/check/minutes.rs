//! Stated minutes are honest: what a module says it takes on one's own is held against its words and its practice, at
//! the speeds of `content/settings.yaml`. Off by more than `minutes_off_percent` is advice, never more: nobody's clock is
//! exact, but a page that says 20 and takes 40 is not believed twice. A module of the library may take less in a brand
//! that has told little; that is nothing to mend in a text that other brands share.
//!
//! And a pack gives people something to work with, not only exercises. What the brand has told (how we do it here, its
//! lists, regulated wording), rules and checklists are *tools and knowledge*; questions, scenarios, activities and room to
//! write are *practice*; explanations, conversations and words to say are neither. Below `tools_percent` of the two
//! together it is advice, once a pack; a pack with less than half an hour of both is left alone.

use super::Checked;
use crate::model::brand::{Amount, Behaviour, Brand};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Block, BlockKind, Composed, Inlines, OursList};
use crate::model::library::Settings;
use crate::model::pack::{Joined, OurQuiz, OurWay, PackModule};
use crate::model::plain::plain_text;
use crate::model::source::Room;
use crate::model::walk::{blocks_of, foremost, of_values, texts};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    stated(checked, d);
    shared_out(checked, d);
}

fn stated(checked: &Checked<'_>, d: &mut Diagnostics) {
    for module in &checked.pack.modules {
        let (Some(told), Some(span)) = (module.meta.minutes.alone, module.meta.minutes.span) else { continue };
        let told = u32::from(told);
        let led = module.meta.minutes.led.is_some();
        let worked_out = minutes(module, &checked.pack.brand, checked.settings);
        let shared = module.files.first().is_some_and(|file| checked.sources.file(*file).room == Room::Library);
        if shared && worked_out < told {
            continue;
        }
        let off = told.abs_diff(worked_out);
        if off >= LEAST && u64::from(off) * 100 > u64::from(checked.settings.minutes_off_percent) * u64::from(told) {
            d.push(
                Diagnostic::advice(
                    "minutes-off",
                    span,
                    format!(
                        "“{}” says {told} minutes on one's own; by its words and its practice it takes about {worked_out}",
                        module.meta.title
                    ),
                )
                .help(format!(
                    "{}, or change what it holds. The speeds are in content/settings.yaml.",
                    if led {
                        format!("Type `self: {worked_out}` in `minutes`, and leave `led` as it is")
                    } else {
                        format!("Type `minutes: {{self: {worked_out}}}`")
                    }
                )),
            );
        }
    }
}

/// Minutes of a pack by what people do in them.
fn shared_out(checked: &Checked<'_>, d: &mut Diagnostics) {
    let Checked { pack, sources: _, settings, today: _ } = checked;
    let (mut tools, mut practice) = (Work::default(), Work::default());
    for block in pack.modules.iter().flat_map(|module| blocks_of(&module.body)).flatten() {
        match kind(block) {
            Kind::Tools => tools.block(block, &pack.brand),
            Kind::Practice => practice.block(block, &pack.brand),
            Kind::Neither => {}
        }
    }
    let (tools, practice) = (tools.seconds(settings), practice.seconds(settings));
    let both = tools + practice;
    let percent = tools * 100 / both.max(1);
    if both < FEWEST || percent >= usize::from(settings.tools_percent) {
        return;
    }
    let whole = |seconds: usize| (seconds + 30) / 60;
    d.push(
        Diagnostic::advice(
            "mostly-practice",
            pack.file,
            format!(
                "“{}” gives {} of its {} minutes to tools and knowledge (limits, whom to call, standards, rules) and the rest to practice. That is {} %; the aim is {} %",
                pack.title,
                whole(tools),
                whole(tools) + whole(practice),
                whole(tools) * 100 / (whole(tools) + whole(practice)).max(1),
                settings.tools_percent
            ),
        )
        .help(format!(
            "Add limits, people to call, standards and tools in brands/{}/brand.yaml. Keep at least one question for each value.",
            pack.brand.id
        )),
    );
}

/// Seconds; in less, a single question decides.
const FEWEST: usize = 30 * 60;

enum Kind {
    /// What the brand has told, and rules.
    Tools,
    Practice,
    Neither,
}

fn kind(block: &Block<Composed>) -> Kind {
    match &block.kind {
        BlockKind::Rule(_)
        | BlockKind::Checklist(_)
        | BlockKind::Join(Joined::OurWay(_) | Joined::Ours(_) | Joined::Legal(_)) => Kind::Tools,
        BlockKind::PreCheck(_)
        | BlockKind::Quiz(_)
        | BlockKind::Order(_)
        | BlockKind::Match(_)
        | BlockKind::Gap(_)
        | BlockKind::Scenario(_)
        | BlockKind::Activity(_)
        | BlockKind::Reflect { .. }
        | BlockKind::Plan { .. }
        | BlockKind::Join(Joined::OurQuiz(_)) => Kind::Practice,
        BlockKind::Paragraph(_)
        | BlockKind::Heading { .. }
        | BlockKind::List(_)
        | BlockKind::Table(_)
        | BlockKind::Quote(_)
        | BlockKind::Code { .. }
        | BlockKind::Figure(_)
        | BlockKind::Divider
        | BlockKind::Why(_)
        | BlockKind::Dialogue(_)
        | BlockKind::NearMiss(_)
        | BlockKind::Say(_)
        | BlockKind::Facilitator(_)
        | BlockKind::Coach(_)
        | BlockKind::Pocket(_)
        | BlockKind::Reminder(_) => Kind::Neither,
    }
}

/// Fewer minutes off than this are nothing to speak of.
const LEAST: u32 = 3;

/// What a reader does with a module.
#[derive(Default)]
struct Work {
    words: usize,
    questions: usize,
    /// Steps of scenarios in which something is chosen.
    choices: usize,
    lines: usize,
    /// Of activities that say how long they take.
    minutes: usize,
}

/// Whole minutes, rounded; one at least.
fn minutes(module: &PackModule, brand: &Brand<Composed>, settings: &Settings) -> u32 {
    let mut work = Work::default();
    blocks_of(&module.body).for_each(|blocks| work.blocks(blocks, brand));
    u32::try_from((work.seconds(settings) + 30) / 60).unwrap_or(u32::MAX).max(1)
}

impl Work {
    fn seconds(&self, settings: &Settings) -> usize {
        let seconds = |count: usize, each: u16| count * usize::from(each);
        self.words * 60 / usize::from(settings.words_per_minute.max(1))
            + seconds(self.questions, settings.seconds_per_question)
            + seconds(self.choices, settings.seconds_per_choice)
            + seconds(self.lines, settings.seconds_per_line_to_write)
            + self.minutes * 60
    }

    fn blocks(&mut self, blocks: &[Block<Composed>], brand: &Brand<Composed>) {
        blocks.iter().for_each(|block| self.block(block, brand));
    }

    fn text(&mut self, text: &Inlines<Composed>) {
        self.words += plain_text(text).split_whitespace().count();
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Inlines<Composed>>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn block(&mut self, block: &Block<Composed>, brand: &Brand<Composed>) {
        match &block.kind {
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::Table(_)
            | BlockKind::Figure(_)
            | BlockKind::Rule(_)
            | BlockKind::Dialogue(_)
            | BlockKind::Say(_)
            | BlockKind::Checklist(_) => {
                self.texts(texts(block));
            }
            BlockKind::Code { text, .. } => self.words += text.split_whitespace().count(),
            BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks, brand)),
            BlockKind::Quote(blocks) | BlockKind::Why(blocks) => self.blocks(blocks, brand),
            BlockKind::NearMiss(near) => {
                self.texts(texts(block));
                self.blocks(&near.what, brand);
            }
            BlockKind::PreCheck(quizzes) => self.questions += quizzes.len(),
            BlockKind::Quiz(_) | BlockKind::Order(_) | BlockKind::Match(_) | BlockKind::Gap(_) => self.questions += 1,
            BlockKind::Scenario(scenario) => {
                self.blocks(&scenario.opening, brand);
                self.choices += scenario.steps.iter().filter(|step| !step.choices.is_empty()).count();
            }
            BlockKind::Activity(activity) => match activity.minutes {
                Some(minutes) => self.minutes += usize::from(minutes),
                None => self.blocks(&activity.blocks, brand),
            },
            BlockKind::Reflect { prompt, lines } | BlockKind::Plan { prompt, lines } => {
                self.blocks(prompt, brand);
                self.lines += usize::from(*lines);
            }
            BlockKind::Join(Joined::OurWay(way)) => self.way(way),
            BlockKind::Join(Joined::OurQuiz(OurQuiz::Items(items))) => self.questions += items.len(),
            BlockKind::Join(Joined::OurQuiz(OurQuiz::Reflect { situations, .. })) => self.texts(situations),
            BlockKind::Join(Joined::Ours(list)) => self.list(*list, brand),
            BlockKind::Join(Joined::Legal(items)) => {
                items.iter().for_each(|legal| self.texts(legal.say.iter().chain(&legal.text)));
            }
            // Not read by the learner: for others, for the card, for later.
            BlockKind::Divider
            | BlockKind::Facilitator(_)
            | BlockKind::Coach(_)
            | BlockKind::Pocket(_)
            | BlockKind::Reminder(_) => {}
        }
    }

    fn behaviour(&mut self, behaviour: &Behaviour<Composed>) {
        self.text(&behaviour.we);
        self.texts(&behaviour.not);
    }

    fn way(&mut self, way: &OurWay) {
        for way in &way.behaviours {
            self.behaviour(&way.behaviour);
            self.texts(&way.behaviour.say);
        }
        for limit in &way.limits {
            self.text(&limit.situation);
            self.texts(&limit.record);
        }
        for route in &way.routes {
            self.texts([&route.when, &route.to]);
            self.texts(&route.close_loop);
        }
        way.standards.iter().for_each(|standard| self.text(&standard.text));
        way.tools.iter().for_each(|tool| self.texts(&tool.tasks));
        way.legal.iter().for_each(|legal| self.texts(legal.say.iter().chain(&legal.text)));
    }

    fn list(&mut self, list: OursList, brand: &Brand<Composed>) {
        match list {
            OursList::Promise => self.texts(&brand.promise),
            OursList::Values => {
                for value in &brand.values {
                    self.texts(&value.means);
                    // What has to be opened is not read at a sitting.
                    foremost(value).0.iter().for_each(|behaviour| self.behaviour(behaviour));
                }
            }
            OursList::Priorities => self.texts(&brand.priorities),
            OursList::TieBreaks => brand.tie_breaks.iter().for_each(|tie| self.texts([&tie.when, &tie.then])),
            OursList::Limits => {
                for limit in &brand.limits {
                    self.text(&limit.situation);
                    self.texts(&limit.record);
                    for (_, amount) in &limit.may {
                        match amount {
                            Amount::Any => self.words += 3,
                            Amount::Money { text, .. } => {
                                self.words += 1;
                                self.texts(text);
                            }
                            Amount::Text(text) => self.text(text),
                        }
                    }
                }
            }
            OursList::Routes => {
                for route in &brand.routes {
                    self.texts([&route.when, &route.to]);
                    self.texts(route.within.iter().chain(&route.close_loop));
                }
            }
            OursList::Standards => {
                for standard in &brand.standards {
                    self.text(&standard.text);
                    self.texts(standard.target.iter().chain(&standard.see_it));
                }
            }
            OursList::HireFor | OursList::ThankFor | OursList::Leaders | OursList::GivesUp => {
                self.texts(of_values(list, brand));
            }
            OursList::Measures => brand.measures.iter().for_each(|measure| self.text(&measure.label)),
            OursList::Customers => {
                for customer in &brand.customers {
                    self.text(&customer.who);
                    self.texts(customer.came_for.iter().chain(&customer.first));
                }
            }
            OursList::Greetings => self.texts(brand.voice.greetings.iter().map(|(_, text)| text)),
            OursList::Closings => self.texts(brand.voice.closings.iter().map(|(_, text)| text)),
            OursList::Tools => brand.tools.iter().for_each(|tool| self.texts(&tool.tasks)),
            OursList::Policies => brand.policies.iter().for_each(|policy| self.text(&policy.text)),
            OursList::Legal => brand.legal.iter().for_each(|legal| self.texts(legal.say.iter().chain(&legal.text))),
            OursList::Voice => self.words += 4 * brand.voice.traits.len(),
            OursList::Words => self.words += brand.voice.use_words.len() + 4 * brand.voice.avoid.len(),
        }
    }
}
