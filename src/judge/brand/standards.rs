//! What customers can expect, and where people can see how that is going. A target without a place to look at is only a
//! worry: nobody can tell a good week from a bad one. Obstacle I, feedback.

use super::super::BrandAsked;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::plain::plain_text;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    for standard in &asked.brand.standards {
        let text = plain_text(&standard.text);
        match (&standard.see_it, standard.how_often) {
            (None, often) => d.push(
                Diagnostic::warning(
                    "standard-not-seen",
                    standard.span,
                    format!("For “{text}”, nothing is written of where people see how it is going (obstacle: feedback)"),
                )
                .help(match often {
                    None => "Add where they see it, and how often that is brought up to date, as in see_it: team board and how_often: weekly",
                    Some(_) => "Add where they see it, as in see_it: team board",
                }),
            ),
            (Some(see_it), None) => d.push(
                Diagnostic::advice(
                    "standard-how-often",
                    standard.span,
                    format!(
                        "For “{text}”, nothing is written of how often “{}” is brought up to date (obstacle: feedback)",
                        plain_text(see_it)
                    ),
                )
                .help("Add it, as in how_often: weekly"),
            ),
            (Some(_), Some(_)) => {}
        }
    }
}
