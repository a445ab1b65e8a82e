//! Ways through a module's tree: every block, every piece of running text, every inline. The one place that knows where
//! texts stand in blocks, so that no check, picture or footnote forgets one of them.

use super::brand::{Behaviour, Brand, Role, Value};
use super::doc::{
    Block, BlockKind, Body, Composed, DialoguePart, GapPart, Inline, InlineKind, Inlines, OursList, RuleText, Stage,
};
use super::pack::{Joined, OurQuiz};
use super::slot::FilledContent;

/// All lists of blocks of a text: before the first section, the sections, the notes.
pub fn blocks_of<S: Stage>(body: &Body<S>) -> impl Iterator<Item = &[Block<S>]> {
    let sections = body.sections.iter().map(|section| section.blocks.as_slice());
    std::iter::once(body.intro.as_slice()).chain(sections).chain(body.footnotes.iter().map(Vec::as_slice))
}

/// Calls `see` with every block, outer before inner.
pub fn each_block<'a, S: Stage>(blocks: &'a [Block<S>], see: &mut dyn FnMut(&'a Block<S>)) {
    for block in blocks {
        see(block);
        for inner in inside(&block.kind) {
            each_block(inner, see);
        }
    }
}

/// Whether a block stands on the page of a pack for these readers: the rest is for who leads, for the card, for later.
pub fn is_on_page<S: Stage>(kind: &BlockKind<S>, audience: Role) -> bool {
    match kind {
        BlockKind::Facilitator(_) | BlockKind::Pocket(_) | BlockKind::Reminder(_) => false,
        BlockKind::Coach(_) => audience == Role::Manager,
        BlockKind::Paragraph(_)
        | BlockKind::Heading { .. }
        | BlockKind::List(_)
        | BlockKind::Table(_)
        | BlockKind::Quote(_)
        | BlockKind::Code { .. }
        | BlockKind::Figure(_)
        | BlockKind::Divider
        | BlockKind::Why(_)
        | BlockKind::PreCheck(_)
        | BlockKind::Rule(_)
        | BlockKind::Dialogue(_)
        | BlockKind::NearMiss(_)
        | BlockKind::Say(_)
        | BlockKind::Quiz(_)
        | BlockKind::Order(_)
        | BlockKind::Match(_)
        | BlockKind::Gap(_)
        | BlockKind::Scenario(_)
        | BlockKind::Checklist(_)
        | BlockKind::Activity(_)
        | BlockKind::Reflect { .. }
        | BlockKind::Plan { .. }
        | BlockKind::Join(_) => true,
    }
}

/// Calls `see` with every block that stands on the page of a pack for these readers, outer before inner.
pub fn each_block_on_page<'a, S: Stage>(blocks: &'a [Block<S>], audience: Role, see: &mut dyn FnMut(&'a Block<S>)) {
    for block in blocks.iter().filter(|block| is_on_page(&block.kind, audience)) {
        see(block);
        for inner in inside(&block.kind) {
            each_block_on_page(inner, audience, see);
        }
    }
}

/// Calls `see` with every piece of running text of a module's text: the sections' titles, and what stands in blocks.
pub fn each_text<'a, S: Stage>(body: &'a Body<S>, see: &mut dyn FnMut(&'a Inlines<S>)) {
    body.sections.iter().for_each(|section| see(&section.title));
    for blocks in blocks_of(body) {
        each_block(blocks, &mut |block| texts(block).into_iter().for_each(&mut *see));
    }
}

/// The blocks that stand directly in a block.
pub fn inside<S: Stage>(kind: &BlockKind<S>) -> Vec<&[Block<S>]> {
    match kind {
        BlockKind::List(list) => list.items.iter().map(|item| item.blocks.as_slice()).collect(),
        BlockKind::Quote(inner)
        | BlockKind::Why(inner)
        | BlockKind::Facilitator(inner)
        | BlockKind::Coach(inner)
        | BlockKind::Pocket(inner)
        | BlockKind::Reminder(inner)
        | BlockKind::Reflect { prompt: inner, .. }
        | BlockKind::Plan { prompt: inner, .. } => vec![inner],
        BlockKind::NearMiss(miss) => vec![&miss.what],
        BlockKind::Activity(activity) => vec![&activity.blocks],
        BlockKind::PreCheck(items) => {
            items.iter().flat_map(|quiz| &quiz.options).map(|option| option.why.as_slice()).collect()
        }
        BlockKind::Quiz(quiz) => quiz.options.iter().map(|option| option.why.as_slice()).collect(),
        BlockKind::Scenario(scenario) => {
            let steps = scenario.steps.iter().flat_map(|step| {
                let choices = step.choices.iter().map(|choice| choice.feedback.as_slice());
                std::iter::once(step.blocks.as_slice()).chain(choices)
            });
            std::iter::once(scenario.opening.as_slice()).chain(steps).collect()
        }
        BlockKind::Join(join) => vec![S::inside(join)],
        BlockKind::Paragraph(_)
        | BlockKind::Heading { .. }
        | BlockKind::Table(_)
        | BlockKind::Code { .. }
        | BlockKind::Figure(_)
        | BlockKind::Divider
        | BlockKind::Rule(_)
        | BlockKind::Dialogue(_)
        | BlockKind::Say(_)
        | BlockKind::Order(_)
        | BlockKind::Match(_)
        | BlockKind::Gap(_)
        | BlockKind::Checklist(_) => Vec::new(),
    }
}

/// The behaviours that a module shows of a value at once, and those that have to be opened. Two more are no reason to open
/// anything.
pub fn foremost<S: Stage>(value: &Value<S>) -> (&[Behaviour<S>], &[Behaviour<S>]) {
    const FOREMOST: usize = 3;
    let at = if value.behaviours.len() > FOREMOST + 2 { FOREMOST } else { value.behaviours.len() };
    value.behaviours.split_at(at)
}

/// What a list that has one entry for each value, or for each of its levels, shows of a brand; nothing of other lists.
pub fn of_values<S: Stage>(list: OursList, brand: &Brand<S>) -> Vec<&Inlines<S>> {
    let values = brand.values.iter();
    match list {
        OursList::HireFor => values.filter_map(|value| value.hire_for.as_ref()).collect(),
        OursList::ThankFor => values.filter_map(|value| value.thank_for.as_ref()).collect(),
        OursList::Leaders => values.filter_map(|value| Some(&value.leader.as_ref()?.does)).collect(),
        OursList::GivesUp => values.flat_map(|value| &value.gives_up).map(|(_, text)| text).collect(),
        _ => Vec::new(),
    }
}

/// Every piece of running text that stands directly in a block.
pub fn texts<S: Stage>(block: &Block<S>) -> Vec<&Inlines<S>> {
    match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => vec![text],
        BlockKind::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).collect(),
        BlockKind::Figure(image) => vec![&image.alt],
        BlockKind::Rule(rule) => match &rule.says {
            RuleText::IfThen { if_word, condition, then_word, action } => {
                vec![&rule.title, if_word, condition, then_word, action]
            }
            RuleText::Sentence(text) => vec![&rule.title, text],
        },
        BlockKind::Dialogue(dialogue) => dialogue.title.iter().chain(said(&dialogue.parts)).collect(),
        BlockKind::NearMiss(miss) => miss.title.iter().chain(said(&miss.fault)).chain(said(&miss.mended)).collect(),
        BlockKind::Say(pairs) => pairs
            .iter()
            .flat_map(|pair| std::iter::once(&pair.say).chain(&pair.not).chain(&pair.does).chain(&pair.why))
            .collect(),
        BlockKind::Quiz(quiz) => asked(quiz).collect(),
        BlockKind::PreCheck(items) => items.iter().flat_map(asked).collect(),
        BlockKind::Order(order) => std::iter::once(&order.prompt).chain(&order.items).collect(),
        BlockKind::Match(pairs) => {
            std::iter::once(&pairs.prompt).chain(pairs.pairs.iter().flat_map(|(left, right)| [left, right])).collect()
        }
        BlockKind::Gap(gap) => {
            let parts = gap.parts.iter().filter_map(|part| match part {
                GapPart::Text(text) => Some(text),
                GapPart::Gap(_) => None,
            });
            std::iter::once(&gap.prompt).chain(parts).collect()
        }
        BlockKind::Scenario(scenario) => {
            let steps = scenario
                .steps
                .iter()
                .flat_map(|step| std::iter::once(&step.title).chain(step.choices.iter().map(|choice| &choice.text)));
            std::iter::once(&scenario.title).chain(steps).collect()
        }
        BlockKind::Checklist(acts) => acts.iter().map(|act| &act.text).collect(),
        BlockKind::Activity(activity) => vec![&activity.title],
        BlockKind::Join(join) => S::texts(join),
        BlockKind::List(_)
        | BlockKind::Quote(_)
        | BlockKind::Code { .. }
        | BlockKind::Divider
        | BlockKind::Why(_)
        | BlockKind::Reflect { .. }
        | BlockKind::Plan { .. }
        | BlockKind::Facilitator(_)
        | BlockKind::Coach(_)
        | BlockKind::Pocket(_)
        | BlockKind::Reminder(_) => Vec::new(),
    }
}

fn asked<S: Stage>(quiz: &super::doc::Quiz<S>) -> impl Iterator<Item = &Inlines<S>> {
    std::iter::once(&quiz.question).chain(quiz.options.iter().map(|option| &option.text))
}

fn said<S: Stage>(parts: &[DialoguePart<S>]) -> impl Iterator<Item = &Inlines<S>> {
    parts.iter().flat_map(|part| match part {
        DialoguePart::Direction(text) => vec![text],
        DialoguePart::Line(line) => vec![&line.speaker, &line.says],
    })
}

/// What the brand has put into a composed text, as far as it is running text of the page itself.
pub fn texts_of_joined(joined: &Joined) -> Vec<&Inlines<Composed>> {
    match joined {
        Joined::OurQuiz(OurQuiz::Items(items)) => items
            .iter()
            .flat_map(|item| std::iter::once(&item.situation).chain(item.options.iter().map(|option| &option.text)))
            .collect(),
        Joined::OurQuiz(OurQuiz::Reflect { situations, .. }) => situations.iter().collect(),
        Joined::OurWay(_) | Joined::Ours(_) | Joined::Legal(_) => Vec::new(),
    }
}

/// Calls `see` with every inline of a text, outer before inner; filled slots are looked into.
pub fn each_inline<'a>(text: &'a [Inline<Composed>], see: &mut dyn FnMut(&'a Inline<Composed>)) {
    for inline in text {
        see(inline);
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link { text: inner, .. } => each_inline(inner, see),
            InlineKind::Slot(filled) => match &filled.content {
                FilledContent::Words(inner) => each_inline(inner, see),
                FilledContent::Value { .. } | FilledContent::Isolated(_) | FilledContent::Blank(_) => {}
            },
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Image(_)
            | InlineKind::Footnote(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak => {}
        }
    }
}
