//! A pocket card holds few words (`words_on_a_card`, 45 when not told): more cannot be read at arm's length on
//! 85 × 55 mm.

use super::Checked;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Block, BlockKind, Composed};
use crate::model::plain::plain_text;
use crate::model::walk::{blocks_of, each_block, texts};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let most = usize::from(checked.settings.words_on_a_card);
    for module in &checked.pack.modules {
        let mut see = |block: &Block<Composed>| {
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
        };
        blocks_of(&module.body).for_each(|blocks| each_block(blocks, &mut see));
    }
}

fn words(card: &[Block<Composed>]) -> usize {
    let mut words = 0;
    each_block(card, &mut |block| {
        words += texts(block).into_iter().map(|text| plain_text(text).split_whitespace().count()).sum::<usize>();
    });
    words
}
