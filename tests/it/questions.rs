//! The questionnaire about what stands in people's way: as data in the library, on a manager's page part by part.

use crate::support::{Outcome, Project};

const PLACE: &str = "content/organisation/readiness.yaml";

/// A project in which one page of the organisation's side asks for questions.
fn asking(block: &str) -> Project {
    let project = Project::shipped();
    let page = format!(
        "---\nid: clear-goals\ntitle: Clear goals\nkind: organisation\naudience: [manager]\n---\n\n## How to tell {{#tell}}\n\nAsk them.\n\n::: {block}\n:::\n"
    );
    project.write("content/organisation/clear-goals.md", page);
    let pack =
        "title: For managers\naudience: manager\npath: [{when: Week 1, modules: [clear-goals]}]\nforms: [site]\n";
    project.write("brands/lanternhouse/packs/front-desk.yaml", pack);
    project
}

fn page(outcome: &Outcome) -> String {
    let file = outcome.files.get("lanternhouse/front-desk/site/clear-goals.html");
    String::from_utf8(file.unwrap_or_else(|| panic!("{}", outcome.text())).clone()).expect("UTF-8")
}

#[test]
fn a_page_shows_the_part_it_asks_for_in_the_brands_words() {
    let one = page(&asking("readiness clarity").make());
    assert!(one.contains("what a good result for a guest is here") && one.contains("strongly disagree"), "{one}");
    assert!(!one.contains("I hear about changes"), "another part");
    let all = page(&asking("readiness").make());
    assert!(all.contains("I hear about changes before guests do."));
    assert_eq!(all.matches("<table").count(), 9, "A to I");
    // Nobody who fills it in is told which way an answer counts.
    assert!(!all.contains("reversed"));
}

#[test]
fn a_part_that_is_not_there_is_met_with_the_nearest() {
    let said = asking("readiness clarty").make().text();
    assert!(said.contains("`clarty` is not a part of the questionnaire. Did you mean `clarity`?"), "{said}");
    let project = asking("readiness");
    std::fs::remove_file(project.root().join(PLACE)).expect("gone");
    let said = project.make().text();
    assert!(said.contains("error[no-questionnaire]") && said.contains("induct library add readiness"), "{said}");
}

#[test]
fn mistakes_in_it_are_said_at_their_lines() {
    let project = asking("readiness");
    let twice = "blocks:\n  - {id: clarity, name: Clarity, items: [{id: a1, text: One.}, {id: a1, text: Two.}]}\n  - {id: clarity, name: Again, itms: [{id: a2, text: Three.}]}\n";
    project.write(PLACE, twice);
    let places = project.make().places();
    for place in
        ["duplicate-id content/organisation/readiness.yaml:2", "duplicate-id content/organisation/readiness.yaml:3"]
    {
        assert!(places.iter().any(|found| found == place), "{places:?}");
    }
    assert!(places.iter().any(|found| found.starts_with("unknown-field") && found.ends_with("readiness.yaml:3")));
    project.write("content/organisation/readiness.yml", twice);
    assert!(project.make().text().contains("Rename it to `readiness.yaml`"));
}
