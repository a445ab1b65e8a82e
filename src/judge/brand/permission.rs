//! What people at the front may decide without asking. Where they may decide nothing, customers wait while somebody is found
//! to allow something small, and everybody learns that helping is for others. Each situation of the kind is advice, since
//! some have to be asked about; more than half of them is a warning. Obstacle D, control.

use super::super::BrandAsked;
use crate::model::brand::{Amount, Limit, Role};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::Composed;
use crate::model::plain::plain_text;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    let brand = asked.brand;
    let asks = |limit: &&Limit<Composed>| !limit.amount(Role::FrontLine).is_some_and(Amount::decides);
    let closed: Vec<&Limit<Composed>> = brand.limits.iter().filter(asks).collect();
    let (of, all) = (closed.len(), brand.limits.len());
    if let Some(first) = closed.first()
        && of * 2 > all
    {
        let of = if all == 1 { "In the one situation".to_owned() } else { format!("In {of} of the {all} situations") };
        d.push(
            Diagnostic::warning(
                "little-permission",
                first.span,
                format!("{of} under `limits`, the front line has to ask before it does anything (obstacle: control)"),
            )
            .help("Begin with the one that comes up most: agree what the front line may do at once, and type it after `front-line:`, as in may: {front-line: put it right free of charge}. If the line has braces, keep them."),
        );
    }
    for limit in closed {
        let situation = plain_text(&limit.situation);
        let (message, help) = match limit.amount(Role::FrontLine) {
            None => (
                format!("For “{situation}”, nothing is written that the front line may decide, so it has to ask"),
                "Add it inside the braces of `may:`, as in front-line: put it right free of charge",
            ),
            Some(Amount::Any | Amount::Money { .. } | Amount::Text(_)) => (
                format!("For “{situation}”, the front line has to ask before it does anything"),
                "Nothing to do, if that is meant. Else replace what stands after `front-line:`, as in front-line: {money: 0, text: say sorry and write it down}. If the line has braces, keep them.",
            ),
        };
        d.push(Diagnostic::advice("ask-first", limit.span, format!("{message} (obstacle: control)")).help(help));
    }
}
