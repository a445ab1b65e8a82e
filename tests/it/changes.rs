//! One behaviour changed: exactly the pages and sheets that carry it change, for every behaviour of the shipped brand.

use std::collections::BTreeSet;

use induct::model::library::Form;

use crate::pdf::Pdf;
use crate::support::{Outcome, Project};

/// A word that no shipped text holds.
const TOKEN: &str = "Quixotically";
const BOOK: &str = "lanternhouse/front-desk/print/workbook.pdf";

#[test]
fn a_changed_behaviour_changes_what_carries_it_and_nothing_else() {
    let project = Project::shipped();
    let path = "brands/lanternhouse/brand.yaml";
    let brand = project.read(path);
    assert!(!brand.contains(TOKEN));
    let before = project.make_forms(&Form::ALL);
    let lines: Vec<&str> = brand.lines().filter(|line| line.trim_start().starts_with("we: ")).collect();
    assert!(lines.len() >= 36, "{} behaviours", lines.len());
    let mut on_paper = 0;
    for (n, line) in lines.into_iter().enumerate() {
        let (start, text) = line.split_once("we: ").expect("we");
        assert_eq!(brand.matches(line).count(), 1, "{line}");
        project.write(path, brand.replace(line, &format!("{start}we: {TOKEN} {text}")));
        // The book shows every behaviour, and takes long to set: a few are enough to see that it follows.
        let forms: &[Form] = if n % 16 == 0 { &Form::ALL } else { &[Form::Site, Form::Handouts] };
        let after = project.make_beside(forms, Some(&before));
        assert!(after.findings.is_empty(), "{line}: {:?}", after.places());
        let (mut changed, carrying) = (changed(&before, &after), carrying(&after));
        if !forms.contains(&Form::Workbook) {
            changed.remove(BOOK);
        } else {
            assert!(carrying.contains(BOOK), "{line}");
        }
        assert_eq!(changed, carrying, "{line}");
        assert!(carrying.contains("lanternhouse/front-desk/site/what-matters.html"), "{line}");
        on_paper += usize::from(carrying.iter().any(|path| path.ends_with(".pdf")));
    }
    assert!(on_paper >= 3, "only {on_paper} behaviours stand on a sheet");
}

fn changed(before: &Outcome, after: &Outcome) -> BTreeSet<String> {
    let paths = before.files.keys().chain(after.files.keys());
    paths.filter(|path| before.files.get(*path) != after.files.get(*path)).cloned().collect()
}

fn carrying(outcome: &Outcome) -> BTreeSet<String> {
    let carries = |path: &str, bytes: &[u8]| {
        if path.ends_with(".pdf") {
            Pdf::new(bytes).text().contains(TOKEN)
        } else {
            String::from_utf8_lossy(bytes).contains(TOKEN)
        }
    };
    outcome.files.iter().filter(|(path, bytes)| carries(path, bytes)).map(|(path, _)| path.clone()).collect()
}
