//! A list of the brand stands once on a page: links lead to its entries by name, and a second one would only be longer.

use super::Checked;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::BlockKind;
use crate::model::pack::Joined;
use crate::model::walk::{blocks_of, each_block_on_page};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    for module in &checked.pack.modules {
        let mut seen = Vec::new();
        for blocks in blocks_of(&module.body) {
            each_block_on_page(blocks, checked.pack.audience, &mut |block| {
                let BlockKind::Join(Joined::Ours(list)) = &block.kind else { return };
                if seen.contains(list) {
                    d.push(
                        Diagnostic::error(
                            "list-twice",
                            block.span,
                            format!("“{}” shows this list of the brand a second time", module.meta.title),
                        )
                        .help("Take one of the two out, or link to the first: [what you may decide](#its-section)."),
                    );
                } else {
                    seen.push(*list);
                }
            });
        }
    }
}
