//! Two rules that cannot both be followed. Whoever meets both on one day chooses one, and is blamed for the other.

use super::Checked;
use crate::align::clashes::{self, Stand};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::PolicyTag;

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let pack = checked.pack;
    for clash in clashes::of(pack) {
        let who = |stand: &Stand<'_>| match stand.module {
            Some(title) => format!("“{title}”"),
            None => pack.brand.name.clone(),
        };
        let (one, other) = (clash.one, clash.other);
        let message = format!(
            "Two rules about `{}` cannot both be followed: {} says {}, and {} says {}",
            one.tag.topic.value,
            who(&one),
            says(one.tag),
            who(&other),
            says(other.tag)
        );
        d.push(
            Diagnostic::warning("clash", one.span, message)
                .label("one of the two")
                .help("Change one of them, or say when each holds: add `when` or `except` with a condition listed in content/topics.yaml.")
                .also(other.span, "the other"),
        );
    }
}

/// `never` under which conditions, as it is typed.
fn says(tag: &PolicyTag) -> String {
    let stance = tag.stance.key();
    let ids: Vec<&str> = tag.when.iter().map(|id| &*id.value).collect();
    if ids.is_empty() { format!("`{stance}`") } else { format!("`{stance}` ({})", ids.join(", ")) }
}
