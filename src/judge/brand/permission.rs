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
        let message = if all == 1 {
            format!("In the one situation that {} tells of, people at the front may decide nothing", brand.name)
        } else {
            format!(
                "In {of} of the {all} situations that {} tells of, people at the front may decide nothing",
                brand.name
            )
        };
        d.push(
            Diagnostic::warning(
                "little-permission",
                first.span,
                format!(
                    "{message}, and {} wait while somebody is asked (obstacle D, control)",
                    brand.word("customers").unwrap_or("customers")
                ),
            )
            .help("Begin with the one that comes up most, and type what the front line may do at once, as in may: {front-line: a free drink}"),
        );
    }
    for limit in closed {
        let situation = plain_text(&limit.situation);
        let (message, help) = match limit.amount(Role::FrontLine) {
            None => (
                format!("“{situation}” does not say what the front line may decide, so it has to ask"),
                "Type it under `may`: an amount, or words such as front-line: a free drink",
            ),
            Some(Amount::Any | Amount::Money { .. } | Amount::Text(_)) => (
                format!("In “{situation}” the front line has to ask before it does anything"),
                "Nothing to do, if that is meant. Else say what it may do at once, as in front-line: {money: 0, text: say sorry and write it down}",
            ),
        };
        d.push(Diagnostic::advice("ask-first", limit.span, format!("{message} (obstacle D, control)")).help(help));
    }
}
