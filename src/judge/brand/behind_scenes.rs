//! Work behind the scenes against time for customers: the clash that every shift knows. Where nobody has settled it, whoever
//! serves first is blamed for the list, and whoever does the list is blamed for the queue. Obstacle C, resources.

use super::super::BrandAsked;
use crate::model::diag::{Diagnostic, Diagnostics};

/// The topic of the clash, as the shipped list of topics has it.
const TOPIC: &str = "behind-scenes";

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    let brand = asked.brand;
    if brand.tie_breaks.iter().any(|settled| settled.about.as_deref() == Some(TOPIC)) {
        return;
    }
    d.push(
        Diagnostic::warning(
            "behind-scenes-open",
            brand.file,
            "brand.yaml does not say what comes first when somebody is waiting and there is other work to finish (obstacle: resources)",
        )
        .help("Settle it with the team leaders, and add a rule under `tie_breaks:`, as in - {id: late-list, about: behind-scenes, when: the list is due and somebody is waiting, then: Serve first. The list can be late.}"),
    );
}
