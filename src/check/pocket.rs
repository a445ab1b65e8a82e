//! A pocket card holds few words (`words_on_a_card`, 45 when not told): more cannot be read at arm's length on
//! 85 × 55 mm.

use super::{Checked, each_block};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Block, BlockKind, Composed};
use crate::model::plain::plain_text;

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let most = usize::from(checked.settings.words_on_a_card);
    for module in &checked.pack.modules {
        each_block(&module.body, &mut |block| {
            if let BlockKind::Pocket(card) = &block.kind {
                let words = words(card);
                if words > most {
                    d.push(
                        Diagnostic::warning(
                            "pocket-too-long",
                            block.span,
                            format!("The pocket card of “{}” has {words} words; {most} fit", module.meta.title),
                        )
                        .help(match words - most {
                            1 => "Take out one word.".to_owned(),
                            more => format!("Take out {more} words."),
                        }),
                    );
                }
            }
        });
    }
}

fn words(blocks: &[Block<Composed>]) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => count(&plain_text(text)),
            BlockKind::List(list) => list.items.iter().map(|item| words(&item.blocks)).sum(),
            _ => 0,
        })
        .sum()
}
