//! What is past its day: a brand or a module to be reviewed, regulated wording, a person who has moved on. The text
//! stays as it is; someone should look. The only check that depends on today.

use super::Checked;
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let pack = checked.pack;
    let brand = &pack.brand;
    let past = |day: Option<Date>| day.filter(|day| *day < checked.today);
    if let Some(day) = past(brand.review_by) {
        d.push(
            Diagnostic::warning("review-past", brand.file, format!("{} was to be reviewed by {day}", brand.name))
                .help("Read it through, mend what is no longer so, and set a new `review_by`."),
        );
    }
    for person in &brand.people {
        if let Some(day) = past(person.until) {
            d.push(
                Diagnostic::warning("person-past", person.span, format!("{} is named until {day} only", person.name))
                    .help("Name who it is now, or set a new `until`."),
            );
        }
    }
    for legal in &brand.legal {
        if let Some(day) = past(legal.review_by) {
            let who = legal.owner.as_deref().unwrap_or("whoever answers for it");
            d.push(
                Diagnostic::warning(
                    "review-past",
                    legal.span,
                    format!("The wording `{}` was to be reviewed by {day}", legal.id),
                )
                .help(format!("Ask {who} whether it still stands, and set a new `review_by`.")),
            );
        }
    }
    for module in &pack.modules {
        if let Some(day) = past(module.meta.review_by)
            && let Some(file) = module.files.first()
        {
            d.push(
                Diagnostic::warning(
                    "review-past",
                    *file,
                    format!("“{}” was to be reviewed by {day}", module.meta.title),
                )
                .help("Read it through, mend what is no longer so, and set `last_reviewed` to the day."),
            );
        }
    }
}
