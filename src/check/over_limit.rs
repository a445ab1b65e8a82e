//! Examples that give away more than one may. A brand's own words for a moment, and what *you* say there in a module, are
//! what people copy: an amount of money in them above every limit that this pack's readers have in that moment is a
//! warning, and no error, since the money may be the other person's own. Where readers may do whatever it takes, or a limit
//! there is told in words, nothing can be held against it.

use super::Checked;
use super::text::figures::{Unit, in_text};
use crate::model::brand::{Amount, Brand, Role};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Block, BlockKind, Composed, DialoguePart, Inlines};
use crate::model::source::Id;
use crate::model::span::Span;
use crate::model::walk::each_block_on_page;

/// The most that somebody may give in a moment.
struct Most {
    unit: Unit,
    hundredths: i64,
    shown: String,
    span: Span,
}

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let (brand, audience) = (&checked.pack.brand, checked.pack.audience);
    for behaviour in brand.values.iter().flat_map(|value| &value.behaviours) {
        for most in behaviour.moments.iter().filter_map(|moment| most(brand, moment, audience)) {
            [Some(&behaviour.we), behaviour.say.as_ref()].into_iter().flatten().for_each(|text| held(text, &most, d));
        }
    }
    for section in checked.pack.modules.iter().flat_map(|module| &module.body.sections) {
        let here = section.moment.as_ref().and_then(|moment| most(brand, &moment.value, audience));
        each_block_on_page(&section.blocks, audience, &mut |block| {
            let own = block.attrs.moment.as_ref().map(|moment| most(brand, &moment.value, audience));
            if let Some(most) = own.as_ref().unwrap_or(&here) {
                said(block).into_iter().for_each(|text| held(text, most, d));
            }
        });
    }
}

/// What a reader would copy.
fn said(block: &Block<Composed>) -> Vec<&Inlines<Composed>> {
    match &block.kind {
        BlockKind::Dialogue(dialogue) => dialogue
            .parts
            .iter()
            .filter_map(|part| match part {
                DialoguePart::Line(line) if line.you => Some(&line.says),
                DialoguePart::Line(_) | DialoguePart::Direction(_) => None,
            })
            .collect(),
        BlockKind::Say(pairs) => pairs.iter().map(|pair| &pair.say).collect(),
        _ => Vec::new(),
    }
}

/// The highest limit of a moment; `None` where there is none, or one that no amount can be held against.
fn most(brand: &Brand<Composed>, moment: &Id, audience: Role) -> Option<Most> {
    let currency = brand.currency.as_deref().unwrap_or_default();
    let unit = Unit::of_currency(currency)?;
    let mut most: Option<Most> = None;
    for limit in brand.limits.iter().filter(|limit| limit.moment.as_ref() == Some(moment)) {
        match limit.amount(audience)? {
            Amount::Any | Amount::Text(_) => return None,
            Amount::Money { money, text: _ } => {
                if most.as_ref().is_none_or(|most| most.hundredths < money.hundredths) {
                    let shown = money.show(currency, &brand.locale);
                    most = Some(Most { unit, hundredths: money.hundredths, shown, span: limit.span });
                }
            }
        }
    }
    most
}

fn held(text: &Inlines<Composed>, most: &Most, d: &mut Diagnostics) {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return };
    let place = if first.span.file == last.span.file {
        Span { end: last.span.end.max(first.span.end), ..first.span }
    } else {
        first.span
    };
    for (figure, shown) in in_text(text, place) {
        if figure.unit == most.unit && figure.hundredths > most.hundredths {
            d.push(
                Diagnostic::warning(
                    "over-limit",
                    place,
                    format!("This example speaks of {shown}, and the limit of this moment is {}: people would copy it", most.shown),
                )
                .label("more than one may")
                .also(most.span, "the limit is told here")
                .help(format!("Take an amount up to {}, or none. If the limit is higher by now, change it in brand.yaml. If nothing is given away, say it without the figure.", most.shown)),
            );
        }
    }
}
