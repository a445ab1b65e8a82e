//! How far a pack is its brand's own. Every figure and every cell here was worked out by hand before the program was asked.

use std::collections::BTreeMap;

use induct::align::coverage::Rung;
use induct::align::swap::Swapped;
use induct::align::{Alignment, Verdict};
use induct::model::diag::Place;
use induct::pipeline;
use proptest::prelude::*;
use snapbox::{Data, assert_data_eq};

use crate::support::{Project, induct, repository};

const MOMENTS: &str = "moments:
  - {id: welcome, name: Welcome}
  - {id: listen, name: Listen}
  - {id: apologise, name: Say sorry}
  - {id: put-right, name: Put it right}
  - {id: goodbye, name: Say goodbye}
";

/// A project of one brand, one pack and these modules, by id.
pub fn project(brand: &str, modules: &[(&str, &str)]) -> Project {
    let project = Project::base();
    project.write("content/moments.yaml", MOMENTS);
    project.write("brands/harbour/brand.yaml", format!("name: Harbour Bikes\ncurrency: GBP\n{brand}"));
    let ids: Vec<&str> = modules.iter().map(|(id, _)| *id).collect();
    let pack =
        format!("title: Workshop\naudience: front-line\npath: [{{when: Day 1, modules: [{}]}}]\n", ids.join(", "));
    project.write("brands/harbour/packs/workshop.yaml", pack);
    for (id, text) in modules {
        project.write(&format!("content/modules/{id}.md"), *text);
    }
    project
}

pub fn aligned(project: &Project) -> (pipeline::Project, Alignment) {
    let read = pipeline::load(&project.root()).expect("read");
    assert!(!read.diagnostics.has_errors(), "{:#?}", read.diagnostics);
    let spec = read.library.packs[0].clone();
    let made = pipeline::make(&read, &spec, &[], crate::support::TODAY);
    let pack = made.pack.expect("a pack");
    assert!(!made.diagnostics.has_errors(), "{:#?}", made.diagnostics);
    let alignment =
        pipeline::judge(&read, &spec, &pack, &pipeline::lenders(&read, &[&spec])).expect("a brand").alignment;
    (read, alignment)
}

/// A row for each module: its id and the letters of the values.
fn matrix(alignment: &Alignment) -> Vec<String> {
    let row = |cells: &[induct::align::coverage::Cell]| cells.iter().map(|cell| cell.rung.letter()).collect::<String>();
    alignment.modules.iter().map(|module| format!("{} {}", module.id, row(&module.cells))).collect()
}

pub const SORRY: &str = "---
id: sorry
title: Saying sorry
objectives: [{verb: Say sorry, moment: apologise}]
---

## Say it {#say-it moment=apologise}

::: rule Sorry first {#first}
**If** it broke again, **then** say sorry.
:::

::: our-quiz
:::

## Hear it {#hear-it moment=listen}

People tell you once.
";

pub const MEND: &str = "---
id: mend
title: Mending it
objectives: [{verb: Mend it, moment: put-right}]
---

## Mend it {#mend-it moment=put-right}

::: dialogue
**Customer:** It broke again.
**You:** I will mend it now.
:::
";

const FOUR_VALUES: &str = "values:
  - id: straight
    name: Straight
    behaviours:
      - {id: b-first, moment: apologise, we: Say sorry before we look., not: Ask for the receipt., situation: The brake has gone again., see: The sorry comes first}
  - id: stay
    name: Stay
    behaviours:
      - {id: b-when, moment: apologise, we: Say when it is done., not: Say soon.}
      - {id: b-end, moment: [put-right, listen], we: Keep it until it works.}
  - id: kind
    name: Kind
    behaviours:
      - {id: b-wave, moment: goodbye, we: Wave from the door.}
  - id: wide
    name: Wide
    behaviours:
      - {id: b-all, moment: [listen, apologise, put-right], we: Let them finish., not: Guess the fault., situation: She has begun to tell you again.}
";

/// Worked out by hand: b-first has words, a situation, two wrong answers beside it and an act, all in one section: C.
/// b-when has words only: S. b-end meets a section with a model (S in mend) and one without (N in sorry). b-wave meets
/// none. b-all climbs in listen, where there is no model, and in apologise, as far as P; put-right is its third: N.
#[test]
fn the_ladder_of_a_small_brand_is_what_it_was_worked_out_to_be() {
    let (read, alignment) = aligned(&project(FOUR_VALUES, &[("sorry", SORRY), ("mend", MEND)]));
    assert_eq!(alignment.values.iter().map(|id| &**id).collect::<Vec<_>>(), ["straight", "stay", "kind", "wide"]);
    assert_eq!(matrix(&alignment), ["sorry CS·P", "mend ·S·N"]);
    let gaps = pipeline::judge_brand(&read, &"harbour".into(), &BTreeMap::new(), crate::support::TODAY);
    let unmet: Vec<&str> = gaps
        .iter()
        .filter(|gap| gap.code == "orphan")
        .map(|gap| match &gap.place {
            Place::Span(span) => &read.sources.file(span.file).text[span.range()],
            place => panic!("{place:?}"),
        })
        .collect();
    assert_eq!(unmet, ["b-wave"]);

    let evidence: Vec<String> = alignment.modules[0].cells[0]
        .evidence
        .iter()
        .map(|e| {
            let file = read.sources.file(e.span.file);
            let line = file.text[..e.span.range().start].matches('\n').count() + 1;
            format!("{} {} {}#{} {}:{line} {}", e.rung.letter(), e.behaviour, "sorry", e.section, file.path, e.text)
        })
        .collect();
    assert_eq!(
        evidence,
        [
            "N b-first sorry#say-it content/modules/sorry.md:7 Say it",
            "S b-first sorry#say-it brands/harbour/brand.yaml:7 Say sorry before we look.",
            "P b-first sorry#say-it brands/harbour/brand.yaml:7 The brake has gone again.",
            "C b-first sorry#say-it brands/harbour/brand.yaml:7 The sorry comes first",
        ]
    );
}

/// A library's module of so many sentences in one section of each moment.
pub fn plain_module(sentences: usize, moments: &[&str], extra: &str) -> String {
    let mut text = "---\nid: plain\ntitle: Plain\nobjectives: [{verb: Do it, moment: listen}]\n---\n".to_owned();
    for (n, moment) in moments.iter().enumerate() {
        text.push_str(&format!("\n## Part {n} {{#part-{n} moment={moment}}}\n\n"));
        let (from, to) = (sentences * n / moments.len(), sentences * (n + 1) / moments.len());
        let all: Vec<String> = (from..to).map(|n| format!("This is what number {n} says.")).collect();
        text.push_str(&format!("{}\n", all.join(" ")));
        if n == 0 {
            text.push_str(extra);
        }
    }
    text
}

const ONE: &str = "values:
  - id: v
    name: V
    behaviours:
      - {id: b, moment: [MOMENTS], we: Ask what it is for., not: Start with the price., say: What is it for?, see: Asks before the price}
";

const TWO: &str = "values:
  - id: v
    name: V
    behaviours:
      - {id: b-1, moment: listen, we: Ask what it is for., not: Start with the price., say: What is it for?, situation: A man holds two locks., why: He pays for the one he needs., see: Asks before the price}
      - {id: b-2, moment: listen, we: Let them end the sentence., not: End it for them., say: Go on., situation: A girl looks for the word., why: It is hers to find., see: Waits for the end}
";

/// Own sentences, all that learners see, and the share as it is printed.
fn share(brand: &str, module: &str) -> (usize, usize, String, Swapped) {
    let (_, alignment) = aligned(&project(brand, &[("plain", module)]));
    let swap = alignment.modules[0].swap.clone().expect("a twin");
    (swap.own.len(), swap.learner, format!("{:.1}", swap.percent()), swap.colour)
}

/// Twenty sentences of the brand: six in *how we do it here*, two situations, two reasons and two acts are its own; six
/// options of the two questions say them over again, and so do two places in the text.
#[test]
fn a_brand_that_has_told_a_lot_is_green() {
    let said = "\n{{ our.say, or \"Well?\" }}\n\n{{ our.say, or \"Well?\" }}\n\n::: our-quiz\n:::\n";
    let module = plain_module(66, &["listen"], said);
    assert_eq!(share(TWO, &module), (12, 86, "14.0".to_owned(), Swapped::Green));
}

#[test]
fn one_behaviour_alone_is_amber() {
    let brand = ONE.replace("MOMENTS", "listen");
    assert_eq!(share(&brand, &plain_module(72, &["listen"], "")), (4, 76, "5.3".to_owned(), Swapped::Amber));
}

#[test]
fn one_platitude_for_four_moments_is_red() {
    let moments = ["listen", "apologise", "put-right", "goodbye"];
    let brand = ONE.replace("MOMENTS", &moments.join(", "));
    assert_eq!(share(&brand, &plain_module(77, &moments, "")), (4, 90, "4.4".to_owned(), Swapped::Red));
}

#[test]
fn another_word_for_a_customer_is_nothing_of_ones_own() {
    let module = plain_module(20, &["listen"], "\nA {{ word.customer, or \"customer\" }} waits.\n");
    assert_eq!(share("words: {customer: guest}\n", &module), (0, 21, "0.0".to_owned(), Swapped::Red));
}

#[test]
fn a_brand_of_name_words_and_greetings_is_off_the_shelf_and_a_whole_one_is_not() {
    let project = Project::shipped();
    let (_, alignment) = aligned(&project);
    for module in &alignment.modules {
        assert!(
            matches!(module.verdict(), None | Some(Verdict::Ours)),
            "{} {:?} {:?}",
            module.id,
            module.signals,
            module.cells
        );
    }
    assert!(alignment.modules.iter().any(|module| module.cells.iter().any(|cell| cell.rung == Rung::Checked)));

    let brand = "name: Lanternhouse Hotels\nlocale: en-GB\ncurrency: GBP\nchannels: [face, phone]\nwords: {customer: guest, customers: guests}\nvoice: {greetings: {face: \"Good day.\", phone: \"Good day.\"}, closings: {face: \"Bye.\", phone: \"Bye.\"}}\n";
    project.write("brands/lanternhouse/brand.yaml", brand);
    let (_, alignment) = aligned(&project);
    for module in alignment.modules.iter().filter(|module| module.verdict().is_some()) {
        assert_eq!(module.verdict(), Some(Verdict::OffTheShelf), "{} {:?}", module.id, module.signals);
        assert_eq!(module.swap.as_ref().map(|swap| swap.own.len()), Some(0), "{}", module.id);
    }
}

/// A behaviour of one of two values, as a few choices.
#[derive(Clone, Debug)]
pub struct Told {
    value: usize,
    moments: Vec<usize>,
    not: bool,
    situation: bool,
    see: bool,
}

pub fn told() -> impl Strategy<Value = Told> {
    let moments = proptest::sample::subsequence(vec![1, 2, 3, 4], 1..=3);
    (0..2_usize, moments, any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(value, moments, not, situation, see)| Told { value, moments, not, situation, see })
}

/// The brand file of some behaviours, each under the name that it has in the list.
pub fn brand_of(told: &[(usize, Told)]) -> String {
    const IDS: [&str; 5] = ["welcome", "listen", "apologise", "put-right", "goodbye"];
    let mut text = "values:\n".to_owned();
    for value in 0..2 {
        text.push_str(&format!("  - id: v-{value}\n    name: Value {value}\n"));
        let own: Vec<&(usize, Told)> = told.iter().filter(|(_, told)| told.value == value).collect();
        if !own.is_empty() {
            text.push_str("    behaviours:\n");
        }
        for (n, one) in own {
            let moments: Vec<&str> = one.moments.iter().map(|n| IDS[*n]).collect();
            text.push_str(&format!("      - {{id: b-{n}, moment: [{}], we: Do the thing {n}.", moments.join(", ")));
            for (has, field) in [
                (one.not, "not: Leave the thing"),
                (one.situation, "situation: Case number"),
                (one.see, "see: Does thing"),
            ] {
                if has {
                    text.push_str(&format!(", {field} {n}"));
                }
            }
            text.push_str("}\n");
        }
    }
    text
}

fn rungs(told: &[(usize, Told)]) -> Vec<Vec<Rung>> {
    let (_, alignment) = aligned(&project(&brand_of(told), &[("sorry", SORRY), ("mend", MEND)]));
    alignment.modules.iter().map(|module| module.cells.iter().map(|cell| cell.rung).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_more_behaviour_never_takes_a_value_down(all in proptest::collection::vec(told(), 1..6)) {
        let all: Vec<(usize, Told)> = all.into_iter().enumerate().collect();
        let (with, without) = (rungs(&all), rungs(&all[..all.len() - 1]));
        for (more, fewer) in with.iter().flatten().zip(without.iter().flatten()) {
            prop_assert!(more >= fewer, "{:?}", all);
        }
    }

    #[test]
    fn the_order_of_behaviours_changes_no_rung(all in proptest::collection::vec(told(), 1..6)) {
        let all: Vec<(usize, Told)> = all.into_iter().enumerate().collect();
        let turned: Vec<(usize, Told)> = all.iter().rev().cloned().collect();
        prop_assert_eq!(rungs(&all), rungs(&turned));
    }
}

/// A brand file copied and given another name, other words and another look is nobody's own; the one it was copied from
/// stays what it was.
#[test]
#[allow(clippy::disallowed_methods)] // a temporary folder
fn a_copy_under_another_name_is_borrowed() {
    let project = Project::shipped();
    let brand = project.read("brands/lanternhouse/brand.yaml");
    let renamed = brand
        .replace("Lanternhouse Hotels", "Quayside Rooms")
        .replace("Lanternhouse", "Quayside")
        .replace("guests", "visitors")
        .replace("guest", "visitor");
    project.write("brands/quayside/brand.yaml", renamed);
    project.write("brands/quayside/packs/front-desk.yaml", project.read("brands/lanternhouse/packs/front-desk.yaml"));
    whose_are_they(&project);
    // The example is known where it is not.
    std::fs::remove_dir_all(project.root().join("brands/lanternhouse")).expect("removed");
    whose_are_they(&project);
}

/// Quayside's modules are off the shelf, and Lanternhouse's its own.
fn whose_are_they(project: &Project) {
    let read = pipeline::load(&project.root()).expect("read");
    for spec in &read.library.packs {
        let pack = pipeline::make(&read, spec, &[], crate::support::TODAY).pack.expect("a pack");
        let lenders = pipeline::lenders(&read, &[spec]);
        let alignment = pipeline::judge(&read, spec, &pack, &lenders).expect("a brand").alignment;
        for module in alignment.modules.iter().filter(|module| module.verdict().is_some()) {
            let expected = if &*spec.brand == "quayside" { Verdict::OffTheShelf } else { Verdict::Ours };
            assert_eq!(module.verdict(), Some(expected), "{} {}: {:?}", spec.brand, module.id, module.borrowed);
        }
    }
}

/// As it is read in a terminal: what each module is, what is missing, the verdict.
#[test]
fn the_verdict_is_one_page() {
    let project = project(FOUR_VALUES, &[("sorry", SORRY), ("mend", MEND)]);
    let (code, page) = induct(&project, &["align"]);
    assert_eq!(code, Some(0));
    let expected = repository().join("tests/fixtures/align/page.txt");
    assert_data_eq!(page, Data::read_from(expected.as_std_path(), None).raw());
    assert_eq!(induct(&project, &["align", "--strict"]).0, Some(1));
}

#[test]
fn other_programs_get_the_same_as_json() {
    let project = project(FOUR_VALUES, &[("sorry", SORRY), ("mend", MEND)]);
    let (code, text) = induct(&project, &["align", "--format", "json", "--strict"]);
    assert_eq!(code, Some(1));
    let packs: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(packs[0]["verdict"], "not-yet-yours");
    assert_eq!(packs[0]["values"], serde_json::json!(["straight", "stay", "kind", "wide"]));
    assert_eq!(
        packs[0]["modules"][0]["cells"],
        serde_json::json!({"straight": "C", "stay": "S", "kind": "·", "wide": "P"})
    );
    assert_eq!(packs[0]["modules"][1]["id"], "mend");
}

#[test]
fn a_pack_with_mistakes_is_answered_for_without_what_does_not_exist() {
    let project = project(FOUR_VALUES, &[("sorry", SORRY), ("mend", MEND)]);
    let pack = "brands/harbour/packs/workshop.yaml";
    project.write(pack, project.read(pack).replace("[sorry, mend]", "[sorry, mned]"));
    let (code, text) = induct(&project, &["align", "--format", "json"]);
    assert_eq!(code, Some(1));
    let packs: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let ids: Vec<&str> =
        packs[0]["modules"].as_array().expect("a list").iter().filter_map(|module| module["id"].as_str()).collect();
    assert_eq!(ids, ["sorry"]);
    assert_eq!(packs[0]["modules"][0]["cells"]["straight"], "C");
    // Only what is wrong is said, and not what would be missing without it.
    let codes: Vec<&str> =
        packs[0]["findings"].as_array().expect("a list").iter().filter_map(|found| found["code"].as_str()).collect();
    assert_eq!(codes[0], "unknown-module");
    let missed = ["value-", "off-the-shelf", "thin", "orphan", "never-taught", "needs-"];
    assert!(!codes.iter().any(|code| missed.iter().any(|start| code.starts_with(start))), "{codes:?}");
    assert!(project.root().join("output/harbour/workshop/alignment.html").is_file());
    // And a build writes nothing of it.
    assert_eq!(induct(&project, &["build"]).0, Some(1));
    assert!(!project.root().join("output/harbour/workshop/site").exists());
}
