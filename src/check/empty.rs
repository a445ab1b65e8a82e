//! A module that has nothing to read would be an empty page and an empty sheet.

use super::Checked;
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    for module in &checked.pack.modules {
        let empty =
            module.body.intro.is_empty() && module.body.sections.iter().all(|section| section.blocks.is_empty());
        if let (true, Some(file)) = (empty, module.files.first()) {
            d.push(
                Diagnostic::warning("empty-module", *file, format!("“{}” has no text yet", module.meta.title))
                    .help("Write it below the second line of three hyphens, or take the module out of the path."),
            );
        }
    }
}
