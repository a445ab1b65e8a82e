//! What is done to look like a brand's own counts for nothing, and equals are told the same.

use induct::align::coverage::Rung;
use induct::pipeline;
use proptest::prelude::*;

use crate::align::{MEND, SORRY, aligned, brand_of, plain_module, project, told};
use crate::support::{Project, induct};

/// Each of these is done to look like a brand's own, and none of it counts.
#[test]
fn gaming_does_not_pay() {
    let sentences = [
        "People ring before they come in at all.",
        "Tell them what you found before you tell them the price.",
        "Write down who told you, and on which day.",
    ];
    let module = |text: &str| {
        format!(
            "---\nid: plain\ntitle: Plain\nobjectives: [{{verb: Do it, moment: listen}}]\n---\n\n## Part {{#part moment=listen}}\n\n{text}\n"
        )
    };
    let library = module(&sentences.join(" "));
    let share = |brand: &str, own: &str| {
        let project = project(brand, &[("plain", &library)]);
        if !own.is_empty() {
            project.write("brands/harbour/modules/plain.md", module(own));
        }
        let (_, alignment) = aligned(&project);
        let module = &alignment.modules[0];
        (module.swap.as_ref().map(|swap| swap.own.len()), module.cells.iter().map(|cell| cell.rung).max())
    };
    // The name sprinkled over a copy of the library's module.
    let named: Vec<String> = sentences.iter().map(|s| format!("At Harbour Bikes: {s}")).collect();
    assert_eq!(share("", &named.join(" ")).0, Some(0));
    // One word changed everywhere.
    let swapped = sentences.join(" ").replace("them", "riders").replace("People", "Riders").replace("who", "whoever");
    assert_eq!(share("", &swapped).0, Some(0));
    // Words of the brand's own in place of the library's.
    assert_eq!(
        share("words: {customer: rider, customers: riders}\n", &sentences.join(" ").replace("People", "Riders")).0,
        Some(0)
    );
    // A tag on a block that shows nothing, and on a text too short to show anything.
    let value = "values: [{id: v, name: V, behaviours: [{id: b, moment: listen, we: Ask what it is for.}]}]\n";
    let before = share(value, "").1;
    let tagged = format!("{}\n\n::: dialogue {{shows=b}}\n**You:** Yes.\n:::\n", sentences.join(" "));
    let shown = share(value, &tagged).1;
    assert_eq!(before, Some(Rung::Named));
    // The model is there now and *how we do it here* prints the `we`: shown, and not by the tag.
    assert_eq!(shown, Some(Rung::Shown));
    // New text is its own.
    assert_eq!(share("", "We close at five on the day of the regatta, whatever the timetable says.").0, Some(1));
}

/// Own sentences, facts, the furthest rung.
fn came_to(brand: &str, module: &str) -> (usize, usize, Option<Rung>) {
    let (_, alignment) = aligned(&project(brand, &[("plain", module)]));
    let module = &alignment.modules[0];
    let own = module.swap.as_ref().expect("a twin").own.len();
    (own, module.facts.len(), module.cells.iter().map(|cell| cell.rung).max())
}

#[test]
fn a_fact_said_ten_times_is_one() {
    let brand = "limits: [{id: refit, moment: listen, situation: A repair that did not hold, may: {front-line: {money: 30}}}]\n";
    let line = "\nYou can give {{ limit.refit.front-line, or \"it\" }} back.\n";
    let once = came_to(brand, &plain_module(20, &["listen"], line));
    assert_eq!(once.1, 1);
    assert_eq!(came_to(brand, &plain_module(20, &["listen"], &line.repeat(10))), once);
}

/// One text under two tags is one: it practises the first behaviour it is tagged with, and the other stays where it was.
#[test]
fn a_text_copied_under_a_second_tag_practises_nothing_more() {
    let brand = "values:
  - {id: one, name: One, behaviours: [{id: a, moment: listen, we: Ask what it is for.}]}
  - {id: two, name: Two, behaviours: [{id: b, moment: apologise, we: Say what we did wrong.}]}
";
    let rungs = |tags: [&str; 2], second: &str| {
        let section = |n: usize, moment: &str, right: &str| {
            let tag = tags[n];
            format!(
                "\n## Part {n} {{#part-{n} moment={moment}}}\n\n::: say\n- Say: Before a price I want to hear more.\n:::\n\n\
                 :::::: scenario The bicycle {{#case-{n}}}\nA bicycle on the stand.\n\n## Begin\n\nSomebody waits.\n\n\
                 - {right} {{act=holds shows={tag}}} -> The end\n  > Good.\n\
                 - Tell them a price before they have finished. {{act=harder fails={tag}}} -> The end\n  > No.\n\n\
                 ## The end\n\nThey go.\n::::::\n"
            )
        };
        let first = "Ask what they need it for before you look.";
        let module = format!(
            "---\nid: plain\ntitle: Plain\nobjectives: [{{verb: Do it, moment: listen}}]\n---\n{}{}",
            section(0, "listen", first),
            section(1, "apologise", second)
        );
        let project = project(brand, &[("plain", &plain_module(5, &["listen"], ""))]);
        project.write("brands/harbour/modules/plain.md", module);
        let (_, alignment) = aligned(&project);
        alignment.modules[0].cells.iter().map(|cell| cell.rung).collect::<Vec<_>>()
    };
    let copied = rungs(["a", "b"], "Ask what they need it for before you look.");
    assert_eq!(copied, [Rung::Practised, Rung::Shown]);
    let written = rungs(["a", "b"], "Say which brake you forgot, and on which day.");
    assert_eq!(written, [Rung::Practised, Rung::Practised]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a brand has told: under another folder's name it is told the same.
    #[test]
    fn equal_brands_get_equal_reports(all in proptest::collection::vec(told(), 1..6)) {
        let all: Vec<_> = all.into_iter().enumerate().collect();
        let report = |id: &str| {
            let project = project(&brand_of(&all), &[("sorry", SORRY), ("mend", MEND)]);
            let folder = project.root().join("brands");
            std::fs::rename(folder.join("harbour"), folder.join(id)).expect("moved");
            let (_, json) = induct(&project, &["align", "--format", "json", "--today", "2026-11-26"]);
            let page = project.read(&format!("output/{id}/workshop/alignment.html"));
            (json.replace(id, "ID"), page.replace(id, "ID"))
        };
        prop_assert_eq!(report("pier"), report("quay-street"));
    }
}

/// Two that are the same word for word are each other's: neither is its own.
#[test]
fn two_equal_brands_in_one_project_are_both_borrowed() {
    let project = Project::shipped();
    for id in ["pier", "quay"] {
        project.write(&format!("brands/{id}/brand.yaml"), project.read("brands/lanternhouse/brand.yaml"));
        let pack = project.read("brands/lanternhouse/packs/front-desk.yaml");
        project.write(&format!("brands/{id}/packs/front-desk.yaml"), pack);
    }
    let read = pipeline::load(&project.root()).expect("read");
    let verdicts = |brand: &str| {
        let spec = read.library.packs.iter().find(|spec| &*spec.brand == brand).expect("a pack");
        let pack = pipeline::make(&read, spec, &[], crate::support::TODAY).pack.expect("a pack");
        let judged = pipeline::judge(&read, spec, &pack, &pipeline::lenders(&read, &[spec])).expect("a brand");
        judged.alignment.modules.iter().map(|module| module.verdict()).collect::<Vec<_>>()
    };
    assert_eq!(verdicts("pier"), verdicts("quay"));
}
