//! The questionnaire about obstacles, complete: parts with their statements, every id once.

use super::names::unique;
use crate::model::diag::Diagnostics;
use crate::model::readiness::{Readiness, ReadinessBlock, ReadinessItem, Scale};
use crate::model::source::{Id, Sources};
use crate::model::span::{Span, Spanned};
use crate::parse::readiness::{RawReadiness, RawReadinessBlock, RawScale, RawStatement};

/// The questionnaire, and the places of its parts' ids in the same order.
pub(super) fn readiness(raw: RawReadiness, sources: &Sources, d: &mut Diagnostics) -> (Readiness, Vec<Span>) {
    let RawReadiness { at: _, schema: _, scale, blocks } = raw;
    let told = |text: Option<String>, otherwise: &str| text.unwrap_or_else(|| otherwise.to_owned());
    let (least, most, cannot) = match scale.told() {
        Some(RawScale { at: _, least, most, cannot }) => (least.told(), most.told(), cannot.told()),
        None => (None, None, None),
    };
    let scale = Scale {
        least: told(least, "strongly disagree"),
        most: told(most, "strongly agree"),
        cannot: told(cannot, "can’t say"),
    };
    let mut places = Vec::new();
    let mut statements: Vec<(Id, Span)> = Vec::new();
    let mut made = Vec::new();
    for raw in blocks.told().unwrap_or_default() {
        let RawReadinessBlock { at: _, id, name, items } = raw.value;
        let Some(id) = id.spanned() else { continue };
        // Without a name it has been reported, and is known by its id all the same.
        let name = name.spanned().unwrap_or_else(|| Spanned::new(id.value.to_string(), id.span));
        let items = items.told().unwrap_or_default().into_iter().filter_map(|raw| {
            let RawStatement { at: _, id, text, reversed } = raw.value;
            let id = id.spanned()?;
            statements.push((id.value.clone(), id.span));
            Some(ReadinessItem { id: id.value, text: text.told()?.0, reversed: reversed.told().unwrap_or(false) })
        });
        let items = items.collect();
        places.push(id.span);
        made.push(ReadinessBlock { id: id.value, name, items });
    }
    unique(made.iter().map(|block| &block.id).zip(places.iter().copied()), "parts", sources, d);
    unique(statements.iter().map(|(id, span)| (id, *span)), "statements", sources, d);
    (Readiness { scale, blocks: made }, places)
}
