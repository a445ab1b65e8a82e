//! What is left as it is for a while: with a reason and an end, counted, and spoken of once it no longer fits.

use std::process::Command;

use serde_json::Value;

use crate::support::Project;

const FILE: &str = "brands/lanternhouse/records/allow.yaml";

fn induct(project: &Project, args: &[&str]) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_induct"));
    let output = program.args(args).current_dir(project.root()).output().expect("runs");
    (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
}

/// Code and name of what `check` finds.
fn found(project: &Project, today: &str) -> Vec<String> {
    let (_, text) = induct(project, &["check", "--format", "json", "--today", today]);
    let list: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    list.iter()
        .map(|one| format!("{} {}", one["code"].as_str().expect("a code"), one["at"].as_str().unwrap_or("-")))
        .collect()
}

/// The shipped project with a section that says the opposite of the brand: a warning at a place in the library.
fn with_a_clash() -> Project {
    let project = Project::shipped();
    let path = "content/modules/put-right.md";
    let text = project.read(path);
    let section = text.find("\n## ").expect("a section") + 1;
    let end = section + text[section..].find('\n').expect("a line");
    let rule = "\n\n::: rule Offer more {#offer-more policy=upsell stance=always}\nIf they are still here, then offer more.\n:::\n";
    project.write(path, format!("{}{rule}{}", &text[..end], &text[end..]));
    project
}

fn allow(code: &str, at: &str, until: &str) -> String {
    format!(
        "allow:\n  - code: {code}\n    at: \"{at}\"\n    why: The module is rewritten in spring.\n    by: Priya Nandakumar\n    until: {until}\n"
    )
}

#[test]
fn what_is_allowed_is_not_found_and_is_counted() {
    let project = with_a_clash();
    let clashes: Vec<String> =
        found(&project, "2026-11-26").into_iter().filter(|one| one.starts_with("clash ")).collect();
    let at = clashes.first().and_then(|one| one.strip_prefix("clash ")).expect("a clash");
    assert!(at.starts_with("put-right#"), "{at}");
    assert_eq!(induct(&project, &["check", "--strict", "--today", "2026-11-26"]).0, Some(1));

    // Of the whole module, or of the one section; the brand's, or the library's.
    for (file, at) in [(FILE, at), (FILE, "put-right"), ("content/allow.yaml", at)] {
        project.write(file, allow("clash", at, "2027-03-31"));
        let left = found(&project, "2026-11-26");
        assert!(!left.iter().any(|one| one.starts_with("clash") || one.starts_with("allowance")), "{left:?}");
        assert_eq!(induct(&project, &["check", "--strict", "--today", "2026-11-26"]).0, Some(0));
        assert_eq!(induct(&project, &["build", "--strict", "--only", "site", "--today", "2026-11-26"]).0, Some(0));
        let (code, page) = induct(&project, &["align", "--strict", "--today", "2026-11-26"]);
        assert_eq!(code, Some(0));
        assert!(page.contains("One allowance is in force."), "{page}");
        let report = project.read("output/lanternhouse/front-desk/alignment.html");
        assert!(report.contains("The module is rewritten in spring. (Priya Nandakumar)"));
        project.write(file, "allow: []\n");
    }
}

#[test]
fn what_no_longer_fits_is_said() {
    let project = with_a_clash();
    // Past its day: it is found again, and that somebody had allowed it.
    project.write(FILE, allow("clash", "put-right", "2026-11-25"));
    let left = found(&project, "2026-11-26");
    assert!(left.iter().any(|one| one.starts_with("clash put-right#")), "{left:?}");
    assert!(left.contains(&"allowance-past allow:allow.1.until".to_owned()), "{left:?}");
    // On its last day it holds.
    assert!(!found(&project, "2026-11-25").iter().any(|one| one.starts_with("clash")));

    // Nothing of the kind is found, or not there.
    for (code, at) in [("clash", "rapport"), ("clash", "put"), ("no-promise", "brand")] {
        project.write(FILE, allow(code, at, "2027-03-31"));
        let left = found(&project, "2026-11-26");
        assert!(left.contains(&"allowance-idle allow:allow.1.at".to_owned()), "{code} {at}: {left:?}");
    }
    // One pack alone cannot tell.
    let (_, text) = induct(&project, &["check", "--pack", "front-desk", "--today", "2026-11-26"]);
    assert!(!text.contains("allowance-idle"), "{text}");
}

#[test]
fn an_error_cannot_be_allowed() {
    let project = Project::shipped();
    let brand = "brands/lanternhouse/brand.yaml";
    project.write(brand, project.read(brand).replace("moment: welcome", "moment: welcom"));
    project.write(FILE, allow("unknown-moment", "brand", "2027-03-31"));
    let left = found(&project, "2026-11-26");
    assert!(left.iter().any(|one| one.starts_with("unknown-moment brand:")), "{left:?}");
    assert!(
        left.contains(&"allowance-of-an-error allow:allow.1".to_owned())
            || left.contains(&"allowance-of-an-error allow:allow.1.code".to_owned()),
        "{left:?}"
    );
}

#[test]
fn an_allowance_without_an_end_or_a_reason_allows_nothing() {
    let project = with_a_clash();
    project.write(FILE, allow("clash", "put-right", "2027-03-31").replace("    until: 2027-03-31\n", ""));
    let left = found(&project, "2026-11-26");
    assert!(left.iter().any(|one| one.starts_with("missing-field")), "{left:?}");
    assert!(left.iter().any(|one| one.starts_with("clash")), "{left:?}");
}
