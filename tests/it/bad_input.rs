//! Every mistake that must be met by name: `tests/fixtures/bad-input/<case>/bad` over the base project gives the
//! findings of `expected.txt`; its clean twin `good` gives none of their codes. SNAPSHOTS=overwrite refreshes.

use snapbox::{Data, assert_data_eq};

use crate::support::{Project, repository};

#[test]
fn every_mistake_is_met_at_its_place_with_what_to_type() {
    let folder = repository().join("tests/fixtures/bad-input");
    let mut cases: Vec<_> = folder.read_dir_utf8().expect("fixtures").map(|entry| entry.expect("a case")).collect();
    cases.sort_by(|a, b| a.file_name().cmp(b.file_name()));
    assert!(cases.len() > 170);
    let mut wrong = Vec::new();
    for case in cases {
        let name = case.file_name();
        let bad = Project::base().overlay(&case.path().join("bad")).make();
        if bad.findings.is_empty() {
            wrong.push(format!("{name}: nothing was found"));
            continue;
        }
        let silent = bad.findings.iter().filter(|finding| finding.help.is_none());
        wrong.extend(silent.map(|finding| format!("{name}: {} does not say what to type", finding.code)));
        let expected = case.path().join("expected.txt");
        assert_data_eq!(bad.text(), Data::read_from(expected.as_std_path(), None).raw());

        let good = Project::base().overlay(&case.path().join("good")).make();
        let codes: Vec<&str> = bad.findings.iter().map(|d| d.code).collect();
        let left: Vec<String> = good
            .places()
            .into_iter()
            .filter(|place| codes.iter().any(|code| place.starts_with(&format!("{code} "))))
            .collect();
        if !left.is_empty() {
            wrong.push(format!("{name}: the clean twin still has {left:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_base_project_is_clean() {
    let outcome = Project::base().make();
    assert_eq!(outcome.places(), Vec::<String>::new());
    assert!(outcome.files.contains_key("harbour/workshop/print/handout-sorry.pdf"));
}
