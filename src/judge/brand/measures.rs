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
                    "{} {} rewarded, and no measure of service is: people do what they are rewarded for (obstacle: mixed objectives)",
                    sentence_list(labels.iter().map(String::as_str), 5),
                    if labels.len() == 1 { "is" } else { "are" }
                ),
            )
            .help("This is for whoever decides what is rewarded. Once a measure of service really is, give it kind: service and rewarded: true here. To change only the file changes nothing."),
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
                    "“{}” is rewarded, and is linked to none of your values (obstacle: mixed objectives)",
                    plain_text(&measure.label)
                ),
            )
            .help(format!(
                "Add the value that it speaks for, as in supports: [{}]. If none fits, ask whether it should be rewarded at all.",
                value.id
            )),
        );
    }
}
