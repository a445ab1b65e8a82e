//! How far a pack is its brand's own, as one page that needs no other file: for whoever answers for the pack, to read, to
//! send on, to print on two sheets. In English, as all findings are.

mod lead;
mod page;
mod view;

use serde::Serialize;

use super::html::ink::escape;
use super::templates::{Engine, Templates, TeraResult};
use super::texts::Texts;
use crate::align::{Alignment, PackVerdict};
use crate::model::date::Date;
use crate::model::diag::Severity;
use crate::model::pack::Pack;
use crate::model::source::Sources;

/// What a page tells.
pub struct Told<'a> {
    pub pack: &'a Pack,
    pub alignment: &'a Alignment,
    pub sources: &'a Sources,
    pub verdict: PackVerdict,
    /// The weightiest first.
    pub findings: Vec<Finding<'a>>,
    pub allowed: Vec<Allowed<'a>>,
    /// The day that dates were held against.
    pub today: Date,
    /// The pack's pages stand beside the report.
    pub site: bool,
}

/// What is wrong or missing, as people read it.
pub struct Finding<'a> {
    pub code: &'a str,
    pub severity: Severity,
    pub message: &'a str,
    pub help: Option<&'a str>,
    /// `content/modules/close.md`
    pub file: String,
    /// The file to mend it in, where that is another.
    pub mended_in: Option<String>,
    /// From 1, and what stands there.
    pub line: Option<(usize, String)>,
    /// What an allowance would call it; none where nothing needs one.
    pub at: Option<String>,
    pub owner: Option<String>,
}

/// A finding that somebody has allowed for a while.
pub struct Allowed<'a> {
    pub code: &'a str,
    pub at: &'a str,
    pub why: &'a str,
    pub by: &'a str,
    pub until: Date,
}

/// The page. Fails only when the template itself is wrong.
pub fn page(told: &Told<'_>) -> TeraResult<String> {
    let engine = Engine::read(&[("report.html", include_str!("report.html"))])?;
    #[derive(Serialize)]
    struct Nothing {}
    let templates = Templates::new(&engine, std::sync::Arc::new(Texts::get("en-GB")), &Nothing {})?;
    templates.page("report.html", &view::View::new(told))
}

/// A finding's sentence as HTML: what stands in backticks is what one types; a day is written out.
fn marked(text: &str, texts: &Texts) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (n, part) in text.split('`').enumerate() {
        // An odd one at the end would be a backtick that nobody closed.
        if n % 2 == 1 {
            out.push_str(&format!("<code>{}</code>", escape(part)));
        } else {
            out.push_str(&escape(&with_days(part, texts)));
        }
    }
    out
}

/// `2027-01-31` as people write it, but for what is to be typed: behind a colon.
fn with_days(text: &str, texts: &Texts) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("20") {
        let (before, from) = rest.split_at(at);
        let day =
            from.get(..10).filter(|_| !before.ends_with(": ") && !before.ends_with(char::is_numeric)).and_then(day);
        out.push_str(before);
        match day {
            Some(day) => {
                out.push_str(&texts.date(day));
                rest = from.get(10..).unwrap_or_default();
            }
            None => {
                out.push_str(from.get(..2).unwrap_or_default());
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut next =
        |digits: usize| parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()));
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    let day = Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
    (1..=12).contains(&day.month).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::render::texts::Texts;

    #[test]
    fn what_one_types_is_set_as_code_and_nothing_is_run() {
        let texts = Texts::get("en-GB");
        assert_eq!(marked("Type `a: <b>` & go", &texts), "Type <code>a: &lt;b&gt;</code> &amp; go");
        assert_eq!(marked("<script>", &texts), "&lt;script&gt;");
    }

    #[test]
    fn days_are_written_out_where_they_are_read_and_not_where_they_are_typed() {
        let texts = Texts::get("en-GB");
        let shown =
            marked("Due on 2027-01-31, 2027-02-30x and 2027-13-01; `2027-01-31`, as in until: 2027-01-31", &texts);
        let nb = '\u{a0}';
        assert_eq!(
            shown.replace(nb, " "),
            "Due on 31 January 2027, 30 February 2027x and 2027-13-01; <code>2027-01-31</code>, as in until: 2027-01-31"
        );
        assert_eq!(marked("£20 of 120-20", &texts), "£20 of 120-20");
    }
}
