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
                    format!("When {when}, whoever calls {to} never hears how it ended (obstacle E, information)"),
                )
                .help(match within {
                    None => "Type who tells them and by when, as in close_loop: You hear how it ended the same day. And how soon somebody comes, as in within: 10 minutes",
                    Some(_) => "Type who tells them and by when, as in close_loop: You hear how it ended the same day.",
                }),
            ),
            (Some(_), None) => d.push(
                Diagnostic::advice(
                    "route-without-time",
                    route.span,
                    format!(
                        "When {when}, nobody can tell the {} how soon somebody comes (obstacle E, information)",
                        asked.brand.word("customer").unwrap_or("customer")
                    ),
                )
                .help("Type it, as in within: 10 minutes"),
            ),
            (Some(_), Some(_)) => {}
        }
    }
}
