//! The table of printed documents: which form asks for each, its template, and what makes it. A new document is one
//! line here.

use super::{changes, handouts, workbook};
use crate::model::artifact::{Rendered, Standing};
use crate::model::diag::Diagnostics;
use crate::model::library::Form;
use crate::model::pack::Pack;
use crate::model::source::Sources;

/// A kind of printed document.
pub struct Document {
    pub form: Form,
    /// Path and text of the template it begins from.
    pub template: (&'static str, &'static str),
    make: fn(&Pack, &Sources, &Standing, &mut Diagnostics) -> Rendered,
}

pub const DOCUMENTS: [Document; 3] = [
    Document { form: Form::Handouts, template: ("/handout.typ", include_str!("handout.typ")), make: handouts::make },
    Document { form: Form::Handouts, template: CHANGES, make: changes::make },
    Document { form: Form::Workbook, template: ("/workbook.typ", include_str!("workbook.typ")), make: workbook::make },
];

/// What has changed since the edition before: asked for with the handouts, since it says which to throw away.
pub const CHANGES: (&str, &str) = ("/changes.typ", include_str!("changes.typ"));

/// The one document of a brand and not of a pack, which no form asks for.
pub const WORKSHEET: (&str, &str) = ("/worksheet.typ", include_str!("worksheet.typ"));

/// What those templates share.
pub const SHARED: [(&str, &str); 2] =
    [("/theme.typ", include_str!("theme.typ")), ("/parts.typ", include_str!("parts.typ"))];

/// All documents of one form; none for a form that is not printed.
pub fn render(form: Form, pack: &Pack, sources: &Sources, standing: &Standing, d: &mut Diagnostics) -> Rendered {
    let mut all = Rendered::default();
    for document in DOCUMENTS.iter().filter(|document| document.form == form) {
        let made = (document.make)(pack, sources, standing, d);
        all.artifacts.extend(made.artifacts);
        all.standing.extend(made.standing);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::DOCUMENTS;
    use crate::model::library::Form;

    #[test]
    fn every_printed_form_has_its_document_and_no_two_share_a_template() {
        for form in Form::ALL {
            let documents = DOCUMENTS.iter().filter(|document| document.form == form).count();
            assert_eq!(documents > 0, form.place().starts_with("print/"), "{form:?}");
        }
        let mut templates = DOCUMENTS.map(|document| document.template.0).to_vec();
        templates.sort_unstable();
        templates.dedup();
        assert_eq!(templates.len(), DOCUMENTS.len());
    }
}
