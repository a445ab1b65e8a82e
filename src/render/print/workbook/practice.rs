//! What a reader does in a chapter: questions with boxes and blanks, stories to play. Which option is right, and why, is
//! never looked at here.

use super::super::data::{Line, Piece, Tag, line};
use super::chapter::Setter;
use super::parts::{Ask, Choice, Item, Lettered, Part, Step};
use super::told::Story;
use crate::model::doc::{Composed, Gap, GapPart, Inlines, Match, Order, Quiz, Scenario};
use crate::model::pack::OurQuiz;
use crate::render::order::{letters, shuffled};

/// `a`, `b`, … as they stand on paper.
pub fn small_letters(locale: &str) -> impl Iterator<Item = String> {
    letters(locale).map(|letter| letter.to_lowercase())
}

fn options(texts: impl Iterator<Item = Line>, locale: &str) -> Vec<Lettered> {
    small_letters(locale).zip(texts).map(|(letter, text)| Lettered { letter, text }).collect()
}

impl<'a> Setter<'a> {
    fn ask(&mut self, kind: String, text: &Inlines<Composed>) -> Ask {
        self.questions += 1;
        Ask { n: self.questions, kind, text: self.set(text) }
    }

    fn choose(&self, several: bool) -> String {
        self.texts.say(if several { "book-choose-several" } else { "book-choose-one" })
    }

    pub fn quiz(&mut self, quiz: &Quiz<Composed>) -> Part {
        let ask = self.ask(self.choose(quiz.several()), &quiz.question);
        Part::Question {
            ask,
            options: options(quiz.options.iter().map(|option| self.set(&option.text)), &self.texts.locale),
        }
    }

    pub fn order(&mut self, order: &Order<Composed>) -> Part {
        let count = u32::try_from(order.items.len()).unwrap_or(u32::MAX);
        let kind = self.texts.texts.with("book-number", &[("count", count.into())]);
        let ask = self.ask(kind, &order.prompt);
        let mixed = shuffled(&order.id, order.items.len()).into_iter().filter_map(|n| order.items.get(n));
        Part::Order { ask, items: mixed.map(|item| self.set(item)).collect() }
    }

    pub fn match_up(&mut self, pairs: &Match<Composed>) -> Part {
        let ask = self.ask(self.texts.say("book-letter"), &pairs.prompt);
        let mixed = shuffled(&pairs.id, pairs.pairs.len()).into_iter().filter_map(|n| pairs.pairs.get(n));
        Part::Match {
            ask,
            left: pairs.pairs.iter().map(|(left, _)| self.set(left)).collect(),
            right: options(mixed.map(|(_, right)| self.set(right)), &self.texts.locale),
        }
    }

    pub fn gap(&mut self, gap: &Gap<Composed>) -> Part {
        let ask = self.ask(self.texts.say("book-fill"), &gap.prompt);
        let mut text = Vec::new();
        for part in &gap.parts {
            match part {
                GapPart::Text(words) => text.extend(line(words, self.texts)),
                GapPart::Gap(_) => text.push(Piece::Node { t: Tag::Gap, c: Vec::new() }),
            }
        }
        Part::Gap { ask, text }
    }

    pub fn scenario(&mut self, scenario: &'a Scenario<Composed>) -> Part {
        let label = self.named("book-scenario", self.say("book-scenario-how"));
        let title = self.set(&scenario.title);
        let level = self.under(self.level, &title);
        let opening = self.inner(&scenario.opening);
        let steps = (1_usize..).zip(&scenario.steps).map(|(n, step)| {
            let title = self.set(&step.title);
            Step {
                n,
                level: self.under(level, &title),
                title,
                parts: self.inner(&step.blocks),
                choices: small_letters(&self.texts.locale)
                    .zip(&step.choices)
                    .map(|(letter, choice)| Choice {
                        letter,
                        text: self.set(&choice.text),
                        to: choice.to.map(|to| to + 1),
                    })
                    .collect(),
            }
        });
        let steps = steps.collect();
        let told = self.story(Story::Scenario(scenario));
        Part::Scenario { label, title, level, opening, steps, told }
    }

    /// The level of a title under a heading; one that is empty is no heading.
    fn under(&mut self, level: u8, title: &Line) -> u8 {
        self.level = level;
        if title.is_empty() { level } else { self.heading(level + 1) }
    }

    pub fn our_quiz(&mut self, quiz: &OurQuiz, out: &mut Vec<Part>) {
        match quiz {
            OurQuiz::Items(items) => {
                let label = self.named("block-practice", Vec::new());
                out.push(Part::Head { label, text: self.say("book-practice-how") });
                for item in items {
                    let ask = self.ask(self.choose(false), &item.situation);
                    let options = options(item.options.iter().map(|option| self.set(&option.text)), &self.texts.locale);
                    out.push(Part::Question { ask, options });
                }
            }
            OurQuiz::Reflect { situations, missing_nots: _ } => {
                let label = self.named("block-practice", self.say("block-practice-think"));
                let item = |text| Item { task: None, parts: vec![Part::Text { text }] };
                let items = situations.iter().map(|situation| item(self.set(situation))).collect();
                let parts = vec![Part::List { start: None, items }];
                out.push(Part::Task { label, parts, lines: 3, voice: false });
            }
        }
    }
}
