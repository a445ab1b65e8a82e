//! PDFs take long to set. One that stands as it would be made is left standing, and no other is.

use std::process::Command;

use induct::model::library::Form;
use induct::pipeline;
use induct::write::output::OutDir;

use crate::support::{Project, TODAY};

const SHEET: &str = "print/handout-sorry.pdf";
const BOOK: &str = "print/workbook.pdf";

fn build(project: &Project) {
    let output = Command::new(env!("CARGO_BIN_EXE_induct"))
        .args(["build", "--today", "2026-11-24"])
        .current_dir(project.root())
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The PDFs that a build would leave standing, and those that it would make.
fn next(project: &Project) -> (Vec<String>, Vec<String>) {
    let read = pipeline::load(&project.root()).expect("read");
    let spec = &read.library.packs[0];
    let out = OutDir::open(&project.root().join("output")).expect("open");
    let standing = out.standing(&spec.brand, &spec.id);
    let made = pipeline::make_beside(&read, spec, &[Form::Handouts, Form::Workbook], TODAY, &standing);
    let paths = made.artifacts.iter().map(|artifact| artifact.path.clone()).collect();
    (made.standing, paths)
}

fn with_workbook() -> Project {
    let project = Project::base();
    let path = "brands/harbour/packs/workshop.yaml";
    project.write(path, project.read(path).replace("[site, handouts]", "[site, handouts, workbook]"));
    build(&project);
    project
}

#[test]
fn what_was_made_of_the_same_is_left_standing() {
    let project = with_workbook();
    assert_eq!(next(&project), (vec![SHEET.to_owned(), BOOK.to_owned()], vec![]));
    let before = project.read("output/harbour/workshop/pack.json");
    assert!(before.contains("fingerprint"), "{before}");
    build(&project);
    assert_eq!(project.read("output/harbour/workshop/pack.json"), before);
}

#[test]
fn what_says_or_looks_otherwise_is_made_again() {
    let project = with_workbook();
    let all = (vec![], vec![SHEET.to_owned(), BOOK.to_owned()]);
    let brand = project.read("brands/harbour/brand.yaml");
    project.write("brands/harbour/brand.yaml", brand.replace("Let people finish.", "Let people end."));
    // A handout says nothing of that moment; the book has a glossary, and no such moment either.
    assert_eq!(next(&project).0, [SHEET, BOOK]);
    project.write("brands/harbour/brand.yaml", brand.replace("Say sorry before", "Say so before"));
    assert_eq!(next(&project), all);
    project.write("brands/harbour/brand.yaml", &brand);
    project.write("brands/harbour/_brand.yml", "color: {primary: \"#7a1f4f\"}\n");
    assert_eq!(next(&project), all);
}

#[test]
fn a_file_that_somebody_changed_or_took_away_is_made_again() {
    let project = with_workbook();
    let sheet = project.root().join("output/harbour/workshop").join(SHEET);
    let mut bytes = std::fs::read(&sheet).expect("there");
    let whole = bytes.clone();
    let last = bytes.len() - 30;
    bytes[last] ^= 1;
    project.write(&format!("output/harbour/workshop/{SHEET}"), &bytes);
    assert_eq!(next(&project), (vec![BOOK.to_owned()], vec![SHEET.to_owned()]));
    build(&project);
    assert_eq!(std::fs::read(&sheet).expect("there"), whole);
    std::fs::remove_file(&sheet).expect("removed");
    assert_eq!(next(&project).1, [SHEET]);
}

#[test]
fn a_sheet_of_which_something_is_said_is_made_again_so_that_it_is_said_again() {
    let project = Project::base();
    let module = project.read("content/modules/sorry.md");
    // A letter that only a face of another kind has.
    project.write(
        "content/modules/sorry.md",
        module.replace("They cannot say sorry for you.", "They cannot say sorry for you \u{2603}."),
    );
    build(&project);
    let (standing, made) = next(&project);
    let read = pipeline::load(&project.root()).expect("read");
    let said = pipeline::make(&read, &read.library.packs[0], &[Form::Handouts], TODAY).diagnostics;
    assert!(said.iter().any(|found| found.code == "letter-without-font"), "{said:?}");
    assert_eq!((standing.len(), made.len()), (0, 1));
}
