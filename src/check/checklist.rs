//! A module has one checklist: the brand's acts join the first, and a second would be ticked by nobody.

use super::Checked;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::BlockKind;
use crate::model::span::Span;
use crate::model::walk::{blocks_of, each_block_on_page};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    for module in &checked.pack.modules {
        let mut lists: Vec<Span> = Vec::new();
        for blocks in blocks_of(&module.body) {
            each_block_on_page(blocks, checked.pack.audience, &mut |block| {
                if let BlockKind::Checklist(_) = &block.kind {
                    lists.push(block.span);
                }
            });
        }
        for second in lists.iter().skip(1) {
            d.push(
                Diagnostic::warning(
                    "checklist-twice",
                    *second,
                    format!("“{}” has a second checklist here, and a module has one", module.meta.title),
                )
                .help("Move its acts into the first: the brand's acts join them there."),
            );
        }
    }
}
