//! What is past its day, or will be within thirty days: a brand or a module to be reviewed, regulated wording, a person who
//! has moved on. The text stays as it is; someone should look. The only check that depends on today.

use super::Checked;
use crate::model::brand::Person;
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::span::{FileId, Span};

/// Long enough to read a file through and ask whoever knows.
const SOON: i32 = 30;

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let brand = &checked.pack.brand;
    let what = Reviewed {
        what: format!("The file of {}", brand.name),
        law: false,
        place: at(brand.review_at, brand.file),
        owner: None,
    };
    review(&what, brand.review_by, checked.today, d, || {
        format!(
            "Read it through and correct what has changed. Then type the date of the next review after `review_by:`, as in review_by: {}",
            in_a_year(checked.today)
        )
    });
    for person in &brand.people {
        let Some(day) = person.until else { continue };
        let named = format!("{} is named{} only until {day}", person.name, role(person));
        let (found, ask) = match due(day, checked.today) {
            Due::Past => (Diagnostic::warning("person-past", person.span, named), "Ask who does this now"),
            Due::Soon(when) => (
                Diagnostic::advice("person-due", person.span, format!("{named}, {when}")),
                "Ask who will do this from then on",
            ),
            Due::Later => continue,
        };
        d.push(found.help(format!(
            "{ask}. If it is somebody else, type the new name after `name:`. Either way, type a new date after `until:`."
        )));
    }
    for legal in &brand.legal {
        let who = legal.owner.as_deref();
        let what = Reviewed {
            what: format!("The regulated wording `{}`", legal.id),
            law: true,
            place: legal.span.into(),
            owner: who,
        };
        review(&what, legal.review_by, checked.today, d, || {
            let who = who.unwrap_or("whoever answers for it");
            format!(
                "Ask {who} whether the wording is still right, and correct it first if it is not. Then type the date of the next review after `review_by:`, as in review_by: {}",
                in_a_year(checked.today)
            )
        });
    }
    for module in &checked.pack.modules {
        let Some(file) = module.files.first() else { continue };
        let what = Reviewed {
            what: format!("“{}”", module.meta.title),
            law: false,
            place: at(module.meta.reviewed_at, *file),
            owner: module.meta.owner.as_deref(),
        };
        review(&what, module.meta.review_by, checked.today, d, || {
            format!(
                "When it has been read, type that day after `last_reviewed:` at the top of the module, as in last_reviewed: {}",
                checked.today
            )
        });
    }
}

/// ` as duty manager`
fn role(person: &Person) -> String {
    person.role.as_ref().map(|role| format!(" as {role}")).unwrap_or_default()
}

/// A day to show how one is typed.
fn in_a_year(today: Date) -> Date {
    // A day that every year has.
    Date { year: today.year + 1, day: today.day.min(28), ..today }
}

/// The line of the day, which is the one to change.
fn at(told: Option<Span>, file: FileId) -> Place {
    told.map_or(Place::File(file), Place::Span)
}

/// What has a day on which it is to be looked at again.
struct Reviewed<'a> {
    what: String,
    /// Wording that the law or a regulator asks for.
    law: bool,
    place: Place,
    owner: Option<&'a str>,
}

fn review(it: &Reviewed<'_>, day: Option<Date>, today: Date, d: &mut Diagnostics, help: impl Fn() -> String) {
    let Some(day) = day else { return };
    let (what, place) = (&it.what, it.place.clone());
    let past = format!("{what} was due for review on {day}");
    let soon = |when: &str| format!("{what} is due for review on {day}, {when}");
    let found = match (due(day, today), it.law) {
        (Due::Past, true) => Diagnostic::warning("wording-past", place, past),
        (Due::Past, false) => Diagnostic::warning("review-past", place, past),
        (Due::Soon(when), true) => Diagnostic::advice("wording-due", place, soon(&when)),
        (Due::Soon(when), false) => Diagnostic::advice("review-due", place, soon(&when)),
        (Due::Later, _) => return,
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
