//! Whoever passes something on hears how it ended, and knows how soon somebody comes. Without that they cannot tell the
//! customer, learn nothing for the next time, and pass on less. Obstacle E, information.

use super::super::BrandAsked;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::plain::plain_text;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    for route in &asked.brand.routes {
        let (when, to) = (plain_text(&route.when), plain_text(&route.to));
        match (&route.close_loop, &route.within) {
            (None, within) => d.push(
                Diagnostic::warning(
                    "loop-open",
                    route.span,
                    format!("For “{when}”, brand.yaml does not say how the person who calls {to} learns what happened (obstacle: information)"),
                )
                .help(match within {
                    None => "Add to this route who tells them and by when, as in close_loop: The team leader tells you the same day. And ask those who come how soon they can promise to be there, and add that as within:",
                    Some(_) => "Add to this route who tells them and by when, as in close_loop: The team leader tells you the same day.",
                }),
            ),
            (Some(_), None) => d.push(
                Diagnostic::advice(
                    "route-without-time",
                    route.span,
                    format!("For “{when}”, no time is written for how soon somebody comes (obstacle: information)"),
                )
                .help("Ask those who come how soon they can promise to be there, and add that to this route as within:"),
            ),
            (Some(_), Some(_)) => {}
        }
    }
}
