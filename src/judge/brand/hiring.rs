//! Each value has a question for choosing people. What somebody cares about is found, not taught: who is chosen for
//! something else will learn the words only. Obstacle F, hiring and fit.

use super::super::BrandAsked;
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    for value in asked.brand.values.iter().filter(|value| value.hire_for.is_none()) {
        d.push(
            Diagnostic::warning(
                "hire-for-missing",
                value.span,
                format!("There is no question yet for choosing people who care about “{}” (obstacle: hiring and fit)", value.name),
            )
            .help("Under the value, add one about something that the applicant has done, as in hire_for: What did you last put right that was not your fault?"),
        );
    }
}
