//! How far a pack is its brand's own, as one page that needs no other file: for whoever answers for the pack, to read, to
//! send on, to print on two sheets. In English, as all findings are.

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
}

/// What is wrong or missing, as people read it.
pub struct Finding<'a> {
    pub code: &'a str,
    pub severity: Severity,
    pub message: &'a str,
    pub help: Option<&'a str>,
    /// `content/modules/close.md:47`
    pub place: String,
    /// What an allowance would call it.
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

/// A finding's sentence as HTML: what stands in backticks is what one types.
fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (n, part) in text.split('`').enumerate() {
        let part = escape(part);
        // An odd one at the end would be a backtick that nobody closed.
        if n % 2 == 1 { out.push_str(&format!("<code>{part}</code>")) } else { out.push_str(&part) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn what_one_types_is_set_as_code_and_nothing_is_run() {
        assert_eq!(marked("Type `a: <b>` & go"), "Type <code>a: &lt;b&gt;</code> &amp; go");
        assert_eq!(marked("<script>"), "&lt;script&gt;");
    }
}
