//! What a module needs first comes first: a path that has it later, or not at all, is asked about.

use super::Checked;
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let modules = &checked.pack.modules;
    for (n, module) in modules.iter().enumerate() {
        for need in &module.meta.needs {
            let title = &module.meta.title;
            match modules.iter().position(|other| other.meta.id == need.value) {
                Some(at) if at < n => {}
                Some(_) => d.push(
                    Diagnostic::warning(
                        "needs-later",
                        need.span,
                        format!(
                            "“{title}” needs `{}` first, and the pack “{}” has it later",
                            need.value, checked.pack.title
                        ),
                    )
                    .help("Change their order in the path."),
                ),
                None => d.push(
                    Diagnostic::advice(
                        "needs-missing",
                        need.span,
                        format!(
                            "“{title}” needs `{}` first, and the pack “{}” does not have it",
                            need.value, checked.pack.title
                        ),
                    )
                    .help("Nothing to do, if people come with it. Else add it to the path."),
                ),
            }
        }
    }
}
