//! What is past its day, or will be within thirty days: a brand or a module to be reviewed, regulated wording, a person who
//! has moved on. The text stays as it is; someone should look. The only check that depends on today.

use super::Checked;
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::span::{FileId, Span};

/// Long enough to read a file through and ask whoever knows.
const SOON: i32 = 30;

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let brand = &checked.pack.brand;
    let what = Reviewed { what: brand.name.clone(), place: at(brand.review_at, brand.file), owner: None };
    review(&what, brand.review_by, checked.today, d, || {
        "Read it through, mend what is no longer so, and set a new `review_by`.".to_owned()
    });
    for person in &brand.people {
        let Some(day) = person.until else { continue };
        match due(day, checked.today) {
            Due::Past => d.push(
                Diagnostic::warning("person-past", person.span, format!("{} is named until {day} only", person.name))
                    .help("Name who it is now, or set a new `until`."),
            ),
            Due::Soon(when) => d.push(
                Diagnostic::advice(
                    "person-due",
                    person.span,
                    format!("{} is named until {day} only, which is {when}", person.name),
                )
                .help("Ask who it will be then. If nobody moves on, set a new `until`."),
            ),
            Due::Later => {}
        }
    }
    for legal in &brand.legal {
        let who = legal.owner.as_deref();
        let what = Reviewed { what: format!("The wording `{}`", legal.id), place: legal.span.into(), owner: who };
        review(&what, legal.review_by, checked.today, d, || {
            let who = who.unwrap_or("whoever answers for it");
            format!("Ask {who} whether it still stands, and set a new `review_by`.")
        });
    }
    for module in &checked.pack.modules {
        let Some(file) = module.files.first() else { continue };
        let what = Reviewed {
            what: format!("“{}”", module.meta.title),
            place: at(module.meta.reviewed_at, *file),
            owner: module.meta.owner.as_deref(),
        };
        review(&what, module.meta.review_by, checked.today, d, || {
            "Read it through, mend what is no longer so, and set `last_reviewed` to the day.".to_owned()
        });
    }
}

/// The line of the day, which is the one to change.
fn at(told: Option<Span>, file: FileId) -> Place {
    told.map_or(Place::File(file), Place::Span)
}

/// What has a day on which it is to be looked at again.
struct Reviewed<'a> {
    what: String,
    place: Place,
    owner: Option<&'a str>,
}

fn review(it: &Reviewed<'_>, day: Option<Date>, today: Date, d: &mut Diagnostics, help: impl Fn() -> String) {
    let Some(day) = day else { return };
    let (what, place) = (&it.what, it.place.clone());
    let found = match due(day, today) {
        Due::Past => Diagnostic::warning("review-past", place, format!("{what} was to be reviewed by {day}")),
        Due::Soon(when) => {
            Diagnostic::advice("review-due", place, format!("{what} is to be reviewed by {day}, which is {when}"))
        }
        Due::Later => return,
    };
    d.push(found.help(help()).owner(it.owner));
}

enum Due {
    Past,
    /// `in 12 days`
    Soon(String),
    Later,
}

fn due(day: Date, today: Date) -> Due {
    match day.days_since(today) {
        ..0 => Due::Past,
        0 => Due::Soon("today".to_owned()),
        1 => Due::Soon("tomorrow".to_owned()),
        days @ ..=SOON => Due::Soon(format!("in {days} days")),
        _ => Due::Later,
    }
}
