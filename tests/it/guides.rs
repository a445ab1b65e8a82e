//! The guides for authors: what they show, put together, is what they say it is, and it is sound.

#![allow(clippy::disallowed_methods)] // in temporary folders

use std::path::Path;

use crate::support::{repository, run};

const DAY: &str = "2026-11-26";

/// The fenced blocks of a page with exactly this behind their opening marks, joined with an empty line between.
fn blocks(page: &str, info: &str) -> String {
    let text = std::fs::read_to_string(repository().join("docs").join(page)).expect("a page");
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut open: Option<bool> = None;
    for line in text.lines() {
        match open {
            None => {
                if let Some(behind) = line.strip_prefix("```") {
                    open = Some(behind == info);
                    if behind == info {
                        found.push(Vec::new());
                    }
                }
            }
            Some(_) if line == "```" => open = None,
            Some(true) => found.last_mut().expect("a block").push(line),
            Some(false) => {}
        }
    }
    let blocks: Vec<String> = found.iter().map(|lines| lines.join("\n")).collect();
    assert!(!blocks.is_empty(), "{page} has no block `{info}`");
    blocks.join("\n\n") + "\n"
}

fn write(project: &Path, path: &str, text: &str) {
    let place = project.join(path);
    std::fs::create_dir_all(place.parent().expect("a folder")).expect("made");
    std::fs::write(place, text).expect("written");
}

/// A project with the guide's brand, and the pack of one of the guides.
fn project(pack: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a folder");
    let made = run(place.path(), &["new", "x", "--yes", "--modules", "principles,rapport,put-right"]);
    assert_eq!(made.status.code(), Some(0));
    let project = place.path().join("x");
    std::fs::remove_dir_all(project.join("brands")).expect("gone");
    write(&project, "brands/marlpit/brand.yaml", &blocks("writing-a-brand.md", "yaml"));
    write(&project, "brands/marlpit/_brand.yml", &blocks("writing-a-brand.md", "yaml look"));
    write(&project, "brands/marlpit/packs/first-weeks.yaml", &blocks(pack, "yaml pack"));
    place
}

fn sound(project: &Path) {
    for args in [&["check", "--strict", "--today", DAY], &["align", "--strict", "--today", DAY]] {
        let ended = run(project, args);
        assert_eq!(ended.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&ended.stdout));
    }
    let built = run(project, &["build", "--today", DAY]);
    let said = String::from_utf8_lossy(&built.stdout).into_owned();
    assert!(built.status.code() == Some(0) && said.contains("No findings."), "{said}");
}

#[test]
fn the_brand_of_the_guide_can_be_handed_out() {
    let place = project("writing-a-brand.md");
    sound(&place.path().join("x"));
}

#[test]
fn the_module_of_the_guide_is_made_the_brands_own() {
    let place = project("writing-modules.md");
    let project = place.path().join("x");
    write(&project, "content/modules/taking-over.md", &blocks("writing-modules.md", "markdown"));
    sound(&project);
    let page =
        std::fs::read_to_string(project.join("output/marlpit/first-weeks/site/taking-over.html")).expect("a page");
    assert!(page.contains("What would we do here?"), "practice from the brand's own situations");
}
