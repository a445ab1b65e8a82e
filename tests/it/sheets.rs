//! The shipped pack on paper: two sides, tagged, fonts inside, nothing that belongs elsewhere.

use std::sync::LazyLock;

use induct::model::diag::Severity;
use induct::model::library::Form;

use crate::pdf::Pdf;
use crate::support::{Outcome, Project};

static SHIPPED: LazyLock<Outcome> = LazyLock::new(|| Project::shipped().make_forms(&[Form::Handouts]));

fn sheets() -> Vec<(&'static str, Pdf)> {
    let sheets: Vec<_> = SHIPPED.files.iter().map(|(path, bytes)| (path.as_str(), Pdf::new(bytes))).collect();
    assert_eq!(sheets.len(), 6, "a sheet a module");
    sheets
}

#[test]
fn every_module_has_a_sheet_of_two_sides() {
    for (path, pdf) in sheets() {
        assert_eq!(pdf.pages(), 2, "{path}");
    }
}

#[test]
fn sheets_are_tagged_and_say_their_language() {
    for (path, pdf) in sheets() {
        let catalog = pdf.catalog();
        assert_eq!(catalog["lang"], "en-GB", "{path}");
        assert_eq!(catalog["marked"], "true", "{path}");
        assert!(catalog["xmp"].contains("pdfuaid:part"), "{path} does not say that it was checked for PDF/UA");
        let elements = pdf.elements();
        let of = |kind: &str| elements.iter().filter(|element| element.kind == kind).collect::<Vec<_>>();
        assert_eq!(of("H1").len(), 1, "{path}: one title");
        assert!(of("Figure").iter().all(|figure| figure.alt), "{path}: a picture without words");
        assert!(!of("Figure").is_empty(), "{path}: the mark and the code are pictures");
        let heads = of("Table").len();
        assert!(heads > 0 && of("THead").len() == heads, "{path}: a table without a head");
        for row in of("THead").iter().flat_map(|head| &head.children) {
            assert_eq!(row, "TR", "{path}");
        }
        assert!(of("TH").len() >= 2 * heads, "{path}: heads are TH");
    }
}

#[test]
fn every_font_is_inside() {
    for (path, pdf) in sheets() {
        assert!(pdf.has_fonts(), "{path}");
        assert_eq!(pdf.fonts_not_embedded(), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn a_foot_says_what_the_sheet_is() {
    for (path, pdf) in sheets() {
        let text = pdf.text();
        for part in ["Front desk induction", "Draft", "Printed copies go out of date.", "Page 1 of 2", "Page 2 of 2"] {
            assert!(text.contains(part), "{path} lacks {part}: {text}");
        }
        assert!(text.contains("lanternhouse-") && text.contains("-draft-"), "{path} has no code");
    }
}

#[test]
fn what_is_for_others_is_not_on_a_learners_sheet() {
    let project = Project::shipped();
    let path = "content/modules/put-right.md";
    let module = project.read(path);
    // Marks that no other text holds, in a quiz's reasons, for the coach, the facilitator and later.
    let marked = module
        .replace("The “but” takes the sorry back.", "Zanzibar quiz.")
        .replace("She hears her own story back", "Zanzibar story")
        .replace("Which of our problems do you expect", "Zanzibar coach")
        .replace("Read the parcel dialogue aloud", "Zanzibar guide")
        .replace("The time was a promise", "Zanzibar later");
    assert_eq!(marked.matches("Zanzibar").count(), 5);
    project.write(path, marked);
    let made = project.make_forms(&[Form::Handouts]);
    let sheet = &made.files["lanternhouse/front-desk/print/handout-put-right.pdf"];
    assert!(!Pdf::new(sheet).text().contains("Zanzibar"));
}

#[test]
fn a_sheet_that_cannot_hold_its_module_says_so_and_where() {
    let project = Project::base();
    let path = "content/modules/sorry.md";
    let long = "One more thing that has to be said here before anything else is done. ".repeat(120);
    // A story can be left to the page; a rule cannot.
    let rule = "say sorry before you look at it.";
    assert!(project.read(path).contains(rule));
    project.write(path, project.read(path).replace(rule, &long));
    let made = project.make();
    let errors = made.findings.iter().filter(|found| found.severity == Severity::Error).map(|found| found.code);
    assert_eq!(errors.collect::<Vec<_>>(), ["handout-too-long"]);
    assert!(made.places().contains(&"handout-too-long content/modules/sorry.md".to_owned()));
}
