//! The questionnaire about obstacles as blocks of a page: a table for each part, under its name, to read and to tick.

use crate::model::doc::{Align, Attrs, Block, BlockKind, Composed, Inline, InlineKind, Inlines, Table, Written};
use crate::model::readiness::{Readiness, ReadinessBlock, Scale};
use crate::model::source::Id;
use crate::model::span::Span;

/// One part, or all of them; `at` is the place in the module that asks, and `fill` brings the brand's words.
pub fn questions(
    readiness: &Readiness,
    part: Option<&Id>,
    at: Span,
    mut fill: impl FnMut(&Inlines<Written>) -> Inlines<Composed>,
) -> Vec<Block<Composed>> {
    let asked = readiness.blocks.iter().filter(|block| part.is_none_or(|part| *part == block.id));
    let tables = asked.map(|block| BlockKind::Table(table(&readiness.scale, block, at, &mut fill)));
    tables.map(|kind| Block { span: at, attrs: Attrs::default(), kind }).collect()
}

fn table(
    scale: &Scale,
    part: &ReadinessBlock,
    at: Span,
    fill: &mut impl FnMut(&Inlines<Written>) -> Inlines<Composed>,
) -> Table<Composed> {
    let Scale { least, most, cannot } = scale;
    let steps: Vec<String> = (1..=Scale::STEPS).map(|step| step.to_string()).collect();
    let to_tick = format!("{}\u{2002}–", steps.join("\u{2002}"));
    let scale = format!("1 {least}, {} {most}, – {cannot}", Scale::STEPS);
    Table {
        align: vec![Align::Start, Align::Start],
        head: vec![text(&part.name.value, part.name.span), text(&scale, at)],
        rows: part.items.iter().map(|item| vec![fill(&item.text), text(&to_tick, at)]).collect(),
    }
}

fn text(words: &str, span: Span) -> Inlines<Composed> {
    vec![Inline { span, kind: InlineKind::Text(words.to_owned()) }]
}
