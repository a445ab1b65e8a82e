//! What is left as it is for a while: with a reason and an end, counted, and spoken of once it no longer fits.

use serde_json::Value;

use crate::support::{Project, induct};

const FILE: &str = "brands/harbour/records/allow.yaml";

/// Code and name of what `check` finds.
fn found(project: &Project, today: &str) -> Vec<String> {
    let (_, text) = induct(project, &["check", "--format", "json", "--today", today]);
    let list: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    list.iter()
        .map(|one| format!("{} {}", one["code"].as_str().expect("a code"), one["at"].as_str().unwrap_or("-")))
        .collect()
}

/// The base project with a rule that says the opposite of the brand: a warning at a place in the library.
fn with_a_clash() -> Project {
    let project = Project::base();
    let rule = "\n::: rule Offer more {#offer-more policy=upsell stance=always}\nIf they are still here, then offer more.\n:::\n";
    let path = "content/modules/sorry.md";
    project.write(path, project.read(path) + rule);
    let brand = "brands/harbour/brand.yaml";
    let policy = "policies: [{id: no, topic: upsell, stance: never, text: Offer nothing more.}]\nvoice:";
    project.write(brand, project.read(brand).replace("voice:", policy));
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
    assert!(at.starts_with("sorry#"), "{at}");

    // Of the whole module, or of the one section; the brand's, or the library's.
    for (file, at) in [(FILE, at), (FILE, "sorry"), ("content/allow.yaml", at)] {
        project.write(file, allow("clash", at, "2027-03-31"));
        let left = found(&project, "2026-11-26");
        assert!(!left.iter().any(|one| one.starts_with("clash") || one.starts_with("allowance")), "{left:?}");
        let (_, page) = induct(&project, &["align", "--today", "2026-11-26"]);
        assert!(page.contains("One allowance is in force."), "{page}");
        let report = project.read("output/harbour/workshop/alignment.html");
        assert!(report.contains("The module is rewritten in spring. (Priya Nandakumar)"));
        project.write(file, "allow: []\n");
    }
}

/// As `check` shows each warning, so it is allowed; then nothing fails any more.
#[test]
fn what_is_shown_can_be_allowed() {
    let project = with_a_clash();
    let strict = |verb: &str| induct(&project, &[verb, "--strict", "--today", "2026-11-26"]).0;
    assert_eq!((strict("check"), strict("build")), (Some(1), Some(1)));
    let (_, text) = induct(&project, &["check", "--today", "2026-11-26"]);
    let mut file = "allow:\n".to_owned();
    let mut code = "";
    for line in text.lines() {
        if let Some((found, _)) = line.strip_prefix("warning[").and_then(|rest| rest.split_once(']')) {
            code = found;
        }
        if let Some((_, at)) = line.split_once("= at: ") {
            file.push_str(&allow(code, at, "2027-03-31").replace("allow:\n", ""));
        }
    }
    assert!(file.matches("code:").count() > 4, "{file}");
    project.write(FILE, file);
    assert_eq!((strict("check"), strict("build")), (Some(0), Some(0)));
}

#[test]
fn what_no_longer_fits_is_said() {
    let project = with_a_clash();
    // Past its day: it is found again, and that somebody had allowed it.
    project.write(FILE, allow("clash", "sorry", "2026-11-25"));
    let left = found(&project, "2026-11-26");
    assert!(left.iter().any(|one| one.starts_with("clash sorry#")), "{left:?}");
    assert!(left.contains(&"allowance-past allow:allow.1.until".to_owned()), "{left:?}");
    // On its last day it holds.
    assert!(!found(&project, "2026-11-25").iter().any(|one| one.starts_with("clash")));

    // Nothing of the kind is found, or not there.
    for (code, at) in [("clash", "hello"), ("clash", "put"), ("no-promise", "brand")] {
        project.write(FILE, allow(code, at, "2027-03-31"));
        let left = found(&project, "2026-11-26");
        assert!(left.contains(&"allowance-idle allow:allow.1.at".to_owned()), "{code} {at}: {left:?}");
    }
    project.write(FILE, allow("clahs", "sorry", "2027-03-31"));
    assert!(found(&project, "2026-11-26").contains(&"allowance-unknown allow:allow.1.code".to_owned()));
    project.write(FILE, allow("clash", "hello", "2027-03-31"));
    // One pack alone cannot tell.
    let (_, text) = induct(&project, &["check", "--pack", "workshop", "--today", "2026-11-26"]);
    assert!(!text.contains("allowance-idle"), "{text}");
}

/// `align` makes no sheets, so it cannot tell whether what a sheet is allowed is still so; `check` can.
#[test]
fn only_a_run_that_looked_can_tell() {
    let project = Project::base();
    project.write(FILE, allow("letter-without-font", "sorry", "2027-03-31"));
    assert!(found(&project, "2026-11-26").contains(&"allowance-idle allow:allow.1.at".to_owned()));
    let (_, text) = induct(&project, &["align", "--format", "json", "--today", "2026-11-26"]);
    assert!(!text.contains("allowance-idle"), "{text}");
    let (_, text) = induct(&project, &["build", "--only", "site", "--strict", "--today", "2026-11-26"]);
    assert!(!text.contains("allowance-idle"), "{text}");
}

#[test]
fn an_error_cannot_be_allowed() {
    let project = Project::base();
    let brand = "brands/harbour/brand.yaml";
    project.write(brand, project.read(brand).replace("- moment: listen", "- moment: lisen"));
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
    project.write(FILE, allow("clash", "sorry", "2027-03-31").replace("    until: 2027-03-31\n", ""));
    let left = found(&project, "2026-11-26");
    assert!(left.iter().any(|one| one.starts_with("missing-field")), "{left:?}");
    assert!(left.iter().any(|one| one.starts_with("clash")), "{left:?}");
}
