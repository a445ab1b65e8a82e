//! A pocket card holds 45 words at most: more cannot be read at arm's length on 85 × 55 mm.

use super::{Checked, each_block};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Block, BlockKind, Composed};
use crate::model::plain::plain_text;

const MOST_WORDS: usize = 45;

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    for module in &checked.pack.modules {
        each_block(&module.body, &mut |block| {
            if let BlockKind::Pocket(card) = &block.kind {
                let words = words(card);
                if words > MOST_WORDS {
                    d.push(
                        Diagnostic::warning(
                            "pocket-too-long",
                            block.span,
                            format!("The pocket card of “{}” has {words} words; {MOST_WORDS} fit", module.meta.title),
                        )
                        .help(match words - MOST_WORDS {
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
