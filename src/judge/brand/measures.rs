//! What people are paid and praised for. They do that, whatever the values say; so where something is rewarded, service is,
//! and each figure that is rewarded speaks for a value. Obstacle B, mixed objectives. A brand that rewards nothing by a
//! figure mixes nothing up.

use super::super::BrandAsked;
use crate::model::brand::{Measure, MeasureKind};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::Composed;
use crate::model::names::sentence_list;
use crate::model::plain::plain_text;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    let brand = asked.brand;
    let rewarded: Vec<&Measure<Composed>> = brand.measures.iter().filter(|measure| measure.rewarded).collect();
    if let Some(first) = rewarded.first()
        && !rewarded.iter().any(|measure| measure.kind == MeasureKind::Service)
    {
        let labels: Vec<String> = rewarded.iter().map(|m| format!("“{}”", plain_text(&m.label))).collect();
        d.push(
            Diagnostic::warning(
                "service-not-rewarded",
                first.span,
                format!(
                    "{} rewards {} but no figure of service, and people do what they are rewarded for (obstacle B, mixed objectives)",
                    brand.name,
                    sentence_list(labels.iter().map(String::as_str), 5)
                ),
            )
            .help("Add a measure with kind: service and rewarded: true; or reward none of them, and say rewarded: false."),
        );
    }
    // Without values there is nothing that a figure could speak for, and that is said already.
    let Some(value) = brand.values.first() else { return };
    for measure in rewarded.iter().filter(|measure| measure.supports.is_empty()) {
        d.push(
            Diagnostic::warning(
                "rewarded-without-value",
                measure.span,
                format!(
                    "“{}” is rewarded and supports no value, so it pays people to leave your values aside (obstacle B, mixed objectives)",
                    plain_text(&measure.label)
                ),
            )
            .help(format!(
                "Name the value that it speaks for, as in supports: [{}]; if there is none, say rewarded: false.",
                value.id
            )),
        );
    }
}
