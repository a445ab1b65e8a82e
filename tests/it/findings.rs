//! Findings as people ask about them, and as other programs read them.

use crate::support::{Project, run as induct};

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
    assert_eq!(owner("wording-past"), "Legal");
    // Whoever keeps the file agrees the day with the leader, and types it.
    assert_eq!(owner("leader-overdue"), "Ida, Head of Service");
    assert_eq!(owner("hire-for-missing"), "Ida, Head of Service");
}

#[test]
fn code_hosts_get_sarif_with_rules_places_and_what_to_do() {
    let project = Project::base();
    let module = "content/modules/sorry.md";
    // A letter of two bytes before the place: characters are counted.
    let text =
        project.read(module).replace("Sorry is short.", "É {{ our.sayy }}").replace("{rule=first}", "{rule=frist}");
    project.write(module, text);
    project.write("brands/harbour/packs/old spring/é.yaml", "title: Spring\n");
    let output = induct(project.root().as_std_path(), &["check", "--format", "sarif", "--today", "2026-11-24"]);
    assert_eq!(output.status.code(), Some(1));
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!(
        (driver["name"].as_str(), driver["version"].as_str()),
        (Some("induct"), Some(env!("CARGO_PKG_VERSION")))
    );

    let results = run["results"].as_array().expect("a list");
    assert!(results.len() >= 3, "{results:#?}");
    for result in results {
        let rule =
            &driver["rules"][result["ruleIndex"].as_u64().and_then(|n| usize::try_from(n).ok()).expect("an index")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| text.ends_with('.')), "{rule}");
        assert!(["error", "warning", "note"].iter().any(|level| result["level"] == *level), "{result}");
    }
    let found = |code: &str| {
        let found = results.iter().find(|result| result["ruleId"] == code);
        found.unwrap_or_else(|| panic!("{code}: {results:#?}"))
    };
    let slot = found("unknown-slot");
    assert_eq!(slot["level"], "error");
    assert_eq!(slot["message"]["text"], "There is no slot `our.sayy`. Did you mean `{{ our.say }}`?");
    let place = &slot["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], module);
    assert_eq!(place["region"], serde_json::json!({"startLine": 14, "startColumn": 3}));

    // The rule that was meant is shown too.
    let other = &found("unknown-rule")["relatedLocations"][0];
    assert_eq!(other["physicalLocation"]["region"]["startLine"], 16);
    assert!(other["message"]["text"].is_string(), "{other}");
    assert!(slot.get("relatedLocations").is_none(), "{slot}");

    // About a whole file: no region, and an address in which every letter can stand.
    let name = found("odd-name");
    assert_eq!(name["level"], "warning");
    let place = &name["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "brands/harbour/packs/old%20spring/%C3%A9.yaml");
    assert!(place.get("region").is_none(), "{place}");
}

#[test]
fn sarif_is_whole_whatever_the_check_ends_with() {
    let project = Project::base();
    let sarif = |args: &[&str]| {
        let output = induct(project.root().as_std_path(), &[&["check", "--format", "sarif"], args].concat());
        let log: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        (output.status.code(), log["runs"][0]["results"].clone())
    };
    // What it lacks is said, and stops nothing until somebody is strict.
    let (code, gaps) = sarif(&[]);
    assert_eq!(code, Some(0));
    assert!(gaps.as_array().is_some_and(|gaps| gaps.iter().any(|gap| gap["level"] == "warning")), "{gaps:#}");
    assert_eq!(gaps[0]["properties"]["owner"], "nobody yet: brand.yaml names no owner");
    assert_eq!(sarif(&["--strict"]), (Some(1), gaps));
}

#[test]
fn a_brand_that_has_no_pack_yet_is_told_what_its_file_lacks() {
    let project = Project::base();
    project.write("brands/quay/brand.yaml", "name: Quay Cycles\n");
    let said = |args: &[&str]| text(&induct(project.root().as_std_path(), &[&["check"], args].concat()).stdout);
    assert!(said(&[]).contains("so the packs of Quay Cycles cannot say what customers may count on"), "{}", said(&[]));
    assert!(said(&["--brand", "quay"]).contains("so the packs of Quay Cycles cannot say what customers may count on"));
    assert!(!said(&["--brand", "harbour"]).contains("Quay Cycles"));
    assert!(
        !said(&["--pack", "workshop"]).contains("so the packs of Quay Cycles cannot say what customers may count on")
    );
}
