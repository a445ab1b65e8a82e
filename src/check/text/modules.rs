//! The text of a module, block by block: what each is there for, and who is shown it.

use super::{Around, Form, Shown, Voice, Whose, Words, brand, each, one, plain};
use crate::model::brand::{Brand, Role};
use crate::model::doc::{
    ActHolds, ActSource, Block, BlockKind, Composed, DialoguePart, InlineKind, Inlines, Line, Quiz, RuleText,
};
use crate::model::pack::{Pack, PackModule};
use crate::model::plain::plain_text;
use crate::model::slot::{Blank, FilledContent};
use crate::model::source::Sources;
use crate::model::span::Span;

use super::Run;

pub(super) fn read(n: usize, module: &PackModule, pack: &Pack, sources: &Sources, runs: &mut Vec<Run>) {
    let Some(file) = module.files.first() else { return };
    let span = Span::new(*file, 0..0);
    let around = Around {
        whose: Whose::Module(n),
        voice: Voice::Ours,
        shown: Shown::Page,
        form: Form::Running,
        moment: None,
        span,
    };
    head(module, around.label(), sources, runs);
    let mut reader = Reader { brand: &pack.brand, audience: pack.audience, n, runs };
    reader.blocks(&module.body.intro, around);
    for section in &module.body.sections {
        let around =
            Around { moment: section.moment.as_ref().map(|moment| &moment.value), span: section.span, ..around };
        one(&[&section.title], around.label(), reader.runs);
        reader.blocks(&section.blocks, around);
    }
    for note in &module.body.footnotes {
        reader.blocks(note, around);
    }
}

/// What learners see of what stands above the text.
fn head(module: &PackModule, around: Around<'_>, sources: &Sources, runs: &mut Vec<Run>) {
    let meta = &module.meta;
    plain(&meta.title, "title", around, sources, runs);
    if let Some(summary) = &meta.summary {
        plain(summary, "summary", around, sources, runs);
    }
    for objective in &meta.objectives {
        plain(&objective.verb, "verb", around, sources, runs);
        if let Some(condition) = &objective.condition {
            plain(condition, "condition", around, sources, runs);
        }
        if let Some(standard) = &objective.standard {
            plain(standard, "standard", around, sources, runs);
        }
    }
}

struct Reader<'a, 'r> {
    brand: &'a Brand<Composed>,
    audience: Role,
    n: usize,
    runs: &'r mut Vec<Run>,
}

impl Reader<'_, '_> {
    fn blocks(&mut self, blocks: &[Block<Composed>], around: Around<'_>) {
        blocks.iter().for_each(|block| self.block(block, around));
    }

    fn block(&mut self, block: &Block<Composed>, around: Around<'_>) {
        let moment = block.attrs.moment.as_ref().map(|own| &own.value).or(around.moment);
        let around = Around { moment, span: block.span, ..around };
        match &block.kind {
            BlockKind::Paragraph(text) => one(&[text], around, self.runs),
            BlockKind::Heading { level: _, text } => one(&[text], around.label(), self.runs),
            BlockKind::List(list) => {
                for item in &list.items {
                    let moment = item.attrs.moment.as_ref().map(|own| &own.value).or(around.moment);
                    self.blocks(&item.blocks, Around { moment, ..around });
                }
            }
            BlockKind::Table(table) => {
                each(table.head.iter().chain(table.rows.iter().flatten()), around.cell(), self.runs);
            }
            BlockKind::Quote(inner) | BlockKind::Why(inner) => self.blocks(inner, around),
            BlockKind::Figure(image) => one(&[&image.alt], around.label(), self.runs),
            BlockKind::PreCheck(items) => items.iter().for_each(|quiz| self.quiz(quiz, around)),
            BlockKind::Rule(rule) => {
                one(&[&rule.title], around.label(), self.runs);
                match &rule.says {
                    RuleText::IfThen { if_word, condition, then_word, action } => {
                        one(&[if_word, condition, then_word, action], around, self.runs);
                    }
                    RuleText::Sentence(text) => one(&[text], around, self.runs),
                }
            }
            BlockKind::Dialogue(dialogue) => {
                each(&dialogue.title, around.label(), self.runs);
                self.parts(&dialogue.parts, around);
            }
            BlockKind::NearMiss(miss) => {
                each(&miss.title, around.label(), self.runs);
                self.parts(&miss.fault, around.voice(Voice::Wrong));
                self.blocks(&miss.what, around);
                self.parts(&miss.mended, around);
            }
            BlockKind::Say(pairs) => {
                for pair in pairs {
                    one(&[&pair.say], around, self.runs);
                    each(&pair.not, around.voice(Voice::Wrong), self.runs);
                    each(pair.does.iter().chain(&pair.why), around, self.runs);
                }
            }
            BlockKind::Quiz(quiz) => self.quiz(quiz, around),
            BlockKind::Order(order) => each(std::iter::once(&order.prompt).chain(&order.items), around, self.runs),
            BlockKind::Match(pairs) => {
                one(&[&pairs.prompt], around, self.runs);
                pairs.pairs.iter().for_each(|(left, right)| each([left, right], around.cell(), self.runs));
            }
            BlockKind::Gap(gap) => {
                one(&[&gap.prompt], around, self.runs);
                let mut words = Words::default();
                words.gaps(&gap.parts, block.span);
                words.run(around, self.runs);
            }
            BlockKind::Scenario(scenario) => {
                one(&[&scenario.title], around.label(), self.runs);
                self.blocks(&scenario.opening, around);
                for step in &scenario.steps {
                    one(&[&step.title], around.label(), self.runs);
                    self.blocks(&step.blocks, around);
                    for choice in &step.choices {
                        let holds = match choice.act {
                            ActHolds::Holds => true,
                            ActHolds::Half | ActHolds::Harder => false,
                        };
                        let span = choice.span;
                        one(&[&choice.text], Around { span, ..around.wrong_unless(holds) }, self.runs);
                        self.blocks(&choice.feedback, around);
                    }
                }
            }
            BlockKind::Checklist(acts) => {
                for act in acts {
                    let whose = match act.source {
                        ActSource::Module => around.whose,
                        ActSource::Behaviour { .. } => Whose::OnPage(self.n),
                    };
                    one(&[&act.text], Around { whose, ..around }, self.runs);
                }
            }
            BlockKind::Activity(activity) => {
                one(&[&activity.title], around.label(), self.runs);
                self.blocks(&activity.blocks, around);
            }
            BlockKind::Reflect { prompt, lines: _ } | BlockKind::Plan { prompt, lines: _ } => {
                self.blocks(prompt, around);
            }
            BlockKind::Facilitator(inner) => self.blocks(inner, around.shown(Shown::Leader)),
            BlockKind::Coach(inner) => match self.audience {
                Role::Manager => self.blocks(inner, around),
                Role::FrontLine | Role::TeamLeader | Role::Executive => {
                    self.blocks(inner, around.shown(Shown::Leader));
                }
            },
            BlockKind::Pocket(inner) => self.blocks(inner, around.shown(Shown::Card)),
            BlockKind::Reminder(inner) => self.blocks(inner, around.shown(Shown::Later)),
            BlockKind::Join(joined) => {
                let around = Around { whose: Whose::OnPage(self.n), ..around };
                brand::joined(joined, self.brand, around, self.runs);
            }
            // No words of anybody's.
            BlockKind::Code { .. } | BlockKind::Divider => {}
        }
    }

    fn quiz(&mut self, quiz: &Quiz<Composed>, around: Around<'_>) {
        one(&[&quiz.question], around, self.runs);
        for option in &quiz.options {
            one(&[&option.text], around.wrong_unless(option.right), self.runs);
            self.blocks(&option.why, around);
        }
    }

    fn parts(&mut self, parts: &[DialoguePart<Composed>], around: Around<'_>) {
        for part in parts {
            match part {
                DialoguePart::Direction(text) => one(&[text], around, self.runs),
                DialoguePart::Line(line) => {
                    let around = if self.is_customer(line) { around.voice(Voice::Customer) } else { around };
                    one(&[&line.says], Around { span: line.span, ..around }, self.runs);
                }
            }
        }
    }

    /// Whether a customer speaks: under the brand's word for one, under the plain word, or under a name left to fill.
    fn is_customer(&self, line: &Line<Composed>) -> bool {
        if line.you {
            return false;
        }
        let speaker = plain_text(&line.speaker).to_lowercase();
        let known = [Some("customer"), self.brand.word("customer")];
        // `An angry customer`, `Customer 2`.
        let is_number = |word: &&str| word.chars().all(|c| !c.is_alphabetic());
        let words: Vec<&str> = speaker.split_whitespace().filter(|word| !is_number(word)).collect();
        let ends = |name: &str| {
            let name: Vec<String> = name.to_lowercase().split_whitespace().map(str::to_owned).collect();
            !name.is_empty()
                && words.len() >= name.len()
                && words.iter().rev().zip(name.iter().rev()).all(|(a, b)| a == b)
        };
        known.into_iter().flatten().any(ends) || is_blank(&line.speaker)
    }
}

fn is_blank(speaker: &Inlines<Composed>) -> bool {
    speaker.iter().any(|inline| match &inline.kind {
        InlineKind::Slot(filled) => matches!(filled.content, FilledContent::Blank(Blank::Customer)),
        InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => is_blank(inner),
        InlineKind::Text(_)
        | InlineKind::Strikethrough(_)
        | InlineKind::Code(_)
        | InlineKind::Link { .. }
        | InlineKind::Image(_)
        | InlineKind::Footnote(_)
        | InlineKind::SoftBreak
        | InlineKind::HardBreak => false,
    })
}
