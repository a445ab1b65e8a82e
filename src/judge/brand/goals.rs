//! What everybody is there for: the promise, and what comes first when not everything can be done. Where neither is told,
//! each manager means something else by good service, and no training mends that. Obstacle A, clarity.

use super::super::BrandAsked;
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    let brand = asked.brand;
    if brand.promise.is_none() {
        d.push(
            Diagnostic::warning(
                "no-promise",
                brand.file,
                format!(
                    "brand.yaml has no `promise` yet, so the packs of {} cannot say what {} may count on (obstacle: clarity)",
                    brand.name,
                    brand.word("customers").unwrap_or("customers")
                ),
            )
            .help("Add one sentence that you keep every time, as in promise: You will ride home today."),
        );
    }
    if brand.priorities.is_empty() {
        d.push(
            Diagnostic::warning(
                "no-priorities",
                brand.file,
                format!(
                    "brand.yaml has no `priorities` yet, so the packs of {} cannot say what comes first when not everything can be done (obstacle: clarity)",
                    brand.name
                ),
            )
            .help(format!(
                "List five at most, the one that wins first, as in priorities: [safety, the {} in front of you, the promise, speed, the sale]",
                brand.word("customer").unwrap_or("customer")
            )),
        );
    }
}
