//! Each value has one line about what to thank people for. People do again what somebody noticed; what is never thanked for
//! is dropped on the first busy day. Obstacle B, mixed objectives.

use super::super::BrandAsked;
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    for value in asked.brand.values.iter().filter(|value| value.thank_for.is_none()) {
        d.push(
            Diagnostic::warning(
                "thank-for-missing",
                value.span,
                format!(
                    "Nothing is written yet that a team leader would say thank you for under “{}” (obstacle: mixed objectives)",
                    value.name
                ),
            )
            .help("Under the value, add it, as in thank_for: Keeping a problem that was not theirs."),
        );
    }
}
