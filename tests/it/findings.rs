//! Findings as people ask about them, and as other programs read them.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::Project;

fn induct(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_induct")).args(args).current_dir(folder).output().expect("runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn a_finding_is_explained_anywhere_and_a_slip_is_met_with_its_name() {
    // No project here.
    let place = tempfile::tempdir().expect("a folder");
    let output = induct(place.path(), &["check", "--explain", "no-promise"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.starts_with("no-promise\n\nThe brand has no promise"), "{said}");
    assert!(
        said.contains("    right   promise: You will ride home today.\n") && !said.contains("no-priorities"),
        "{said}"
    );
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");

    let copied = induct(place.path(), &["check", "--explain", "warning[no-promise]"]);
    assert_eq!(text(&copied.stdout), said);

    for (typed, answer) in
        [("no-promis", "Did you mean `no-promise`?"), ("breakfast-menu", "Type the name in the brackets")]
    {
        let output = induct(place.path(), &["check", "--explain", typed]);
        assert_eq!(output.status.code(), Some(64));
        assert!(output.stdout.is_empty() && text(&output.stderr).contains(answer), "{}", text(&output.stderr));
    }
}

#[test]
fn a_check_that_found_something_says_how_to_ask_about_it() {
    let project = Project::base();
    let brand = "brands/harbour/brand.yaml";
    project.write(brand, project.read(brand).replace("name: Harbour Bikes", "name:Harbour Bikes"));
    let output = induct(project.root().as_std_path(), &["check"]);
    let said = text(&output.stdout);
    let (_, code) = said.trim_end().rsplit_once("--explain ").expect("says how");
    assert!(said.contains(&format!("error[{code}]")), "{said}");
}

#[test]
fn whoever_answers_for_a_thing_is_named_before_the_brands_owner() {
    let project = Project::base();
    let brand = "brands/harbour/brand.yaml";
    let told = "owner: {role: Head of Service, name: Ida}
legal: [{id: rights, say: These words., owner: Legal, review_by: 2026-01-31}]
values:
  - leader: {who: Sam Okoro, does: Works an hour at the bench, every: week, last_seen: 2026-01-31}
    ";
    project.write(brand, project.read(brand).replace("values:\n  - ", told));
    let output = induct(project.root().as_std_path(), &["check", "--format", "json", "--today", "2026-11-24"]);
    let list: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let owner = |code: &str| {
        let found = list.iter().find(|finding| finding["code"] == code);
        found.unwrap_or_else(|| panic!("{code}: {list:#?}"))["owner"].clone()
    };
    assert_eq!(owner("leader-overdue"), "Sam Okoro");
    assert_eq!(owner("review-past"), "Legal");
    assert_eq!(owner("hire-for-missing"), "Ida, Head of Service");
}
