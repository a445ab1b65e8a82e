//! What a pack or a brand's file still lacks: `tests/fixtures/gaps/<code>/bad` over the base project gives the findings of
//! `expected.txt`; its clean twin `good` gives none of that code. A code that speaks differently at different times has
//! further cases, `<code>--<when>`. The base project has gaps of its own and may keep them, so a case is about its code
//! alone. SNAPSHOTS=overwrite refreshes.

use std::collections::BTreeMap;

use induct::model::diag::Diagnostics;
use induct::model::library::PackSpec;
use induct::pipeline;
use snapbox::{Data, assert_data_eq};

use crate::support::{Project, TODAY, repository};

/// What is found of one code, by all packs and all brands that have some.
fn found(project: &Project, code: &str) -> (pipeline::Project, Diagnostics) {
    let read = pipeline::load(&project.root()).expect("read");
    let mut mistakes = read.diagnostics.clone();
    let mut gaps = Diagnostics::default();
    let packs: Vec<&PackSpec> = read.library.packs.iter().collect();
    let lenders = pipeline::lenders(&read, &packs);
    let mut taught: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for spec in packs {
        let made = pipeline::make(&read, spec, &[], TODAY);
        mistakes.extend(made.diagnostics);
        let pack = made.pack.expect("a pack");
        let judged = pipeline::judge(&read, spec, &pack, &lenders).expect("a brand");
        gaps.extend(judged.findings);
        taught.entry(spec.brand.clone()).or_default().insert(spec.id.clone(), judged.taught);
    }
    for (brand, made) in &taught {
        gaps.extend(pipeline::judge_brand(&read, brand, made, TODAY));
    }
    // A mistake would leave out what the case is about.
    let said = induct::report::text(&mistakes, &read.sources, false);
    assert!(!mistakes.has_errors(), "{said}");
    let mut of_code = Diagnostics::default();
    gaps.into_iter().filter(|gap| gap.code == code).for_each(|gap| of_code.push(gap));
    of_code.sort();
    (read, of_code)
}

#[test]
fn every_gap_is_met_at_its_place_with_what_to_do() {
    let folder = repository().join("tests/fixtures/gaps");
    let mut cases: Vec<_> = folder.read_dir_utf8().expect("fixtures").map(|entry| entry.expect("a case")).collect();
    cases.sort_by(|a, b| a.file_name().cmp(b.file_name()));
    let mut wrong = Vec::new();
    for case in cases {
        let name = case.file_name();
        let code = name.split_once("--").map_or(name, |(code, _)| code);
        let (read, bad) = found(&Project::base().overlay(&case.path().join("bad")), code);
        if bad.is_empty() {
            wrong.push(format!("{name}: nothing was found"));
            continue;
        }
        let silent = bad.iter().filter(|gap| gap.help.is_none());
        wrong.extend(silent.map(|gap| format!("{name}: {} does not say what to do", gap.code)));
        let expected = case.path().join("expected.txt");
        let said = induct::report::text(&bad, &read.sources, false);
        assert_data_eq!(said, Data::read_from(expected.as_std_path(), None).raw());

        let (read, good) = found(&Project::base().overlay(&case.path().join("good")), code);
        if !good.is_empty() {
            let said = induct::report::text(&good, &read.sources, false);
            wrong.push(format!("{name}: the clean twin still has\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
