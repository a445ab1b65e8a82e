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
                    format!("For “{when}”, nothing is written of how whoever calls {to} hears the outcome (obstacle: information)"),
                )
                .help(match within {
                    None => "Add who tells them and by when, as in close_loop: You hear how it ended the same day. And add after `within:` how soon somebody comes.",
                    Some(_) => "Add who tells them and by when, as in close_loop: You hear how it ended the same day.",
                }),
            ),
            (Some(_), None) => d.push(
                Diagnostic::advice(
                    "route-without-time",
                    route.span,
                    format!("For “{when}”, no time is written for how soon somebody comes (obstacle: information)"),
                )
                .help("Ask what time can be kept, and type it after `within:` of this route."),
            ),
            (Some(_), Some(_)) => {}
        }
    }
}
