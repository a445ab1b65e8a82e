//! Packs in, files out: pure. The site and the sheets do not know of each other.

pub mod code;
pub mod html;
pub mod index;
pub mod label;
pub mod logo;
pub mod order;
pub mod print;
pub mod report;
pub mod said;
pub mod site;
pub mod templates;
pub mod texts;
pub mod tokens;
pub mod typography;

use crate::model::artifact::{Rendered, Standing};
use crate::model::diag::Diagnostics;
use crate::model::library::Form;
use crate::model::pack::Pack;
use crate::model::source::Sources;

/// One form of a pack. PDFs that stand as they would be made are not made again.
pub fn render(
    form: Form,
    pack: &Pack,
    sources: &Sources,
    kept: &html::Kept,
    standing: &Standing,
    d: &mut Diagnostics,
) -> Rendered {
    match form {
        Form::Site => Rendered { artifacts: site::render(pack, sources, kept, d), standing: Vec::new() },
        Form::Handouts | Form::Workbook => print::render(form, pack, sources, standing, d),
    }
}

/// The PDFs of a form before they are set: path in the pack, and what it is.
pub fn sheets(form: Form, pack: &Pack) -> Vec<(String, String)> {
    match form {
        Form::Site => Vec::new(),
        Form::Handouts => {
            let modules = pack.modules.iter();
            let handouts = modules.map(|module| (print::path_of(&module.meta.id), module.meta.title.clone()));
            let changes = pack.changes.as_ref();
            let changes =
                changes.map(|_| (print::CHANGES.to_owned(), texts::Texts::get(&pack.locale).say("nav-changes")));
            handouts.chain(changes).collect()
        }
        Form::Workbook => {
            vec![(print::WORKBOOK.to_owned(), texts::Texts::get(&pack.locale).say("print-workbook"))]
        }
    }
}
