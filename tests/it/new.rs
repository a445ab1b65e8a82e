//! `induct new`: a project that builds at once, and one more of each thing in it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn induct(folder: &Path, args: &[&str], typed: Option<&str>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_induct"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    // It may have ended already without asking.
    let _ = stdin.write_all(typed.unwrap_or_default().as_bytes());
    drop(stdin);
    child.wait_with_output().expect("ends")
}

fn good(output: &Output) -> String {
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}{}", said(&output.stdout), said(&output.stderr));
    said(&output.stdout)
}

#[test]
fn a_new_project_builds_at_once_and_is_told_what_to_write_next() {
    let place = tempfile::tempdir().expect("a folder");
    let said = good(&induct(place.path(), &["new", "x", "--yes"], None));
    assert!(said.contains("cd x\n  induct serve --open"), "{said}");
    let project = place.path().join("x");
    let built = good(&induct(&project, &["build", "--today", "2026-11-26"], None));
    assert!(built.contains(" 2 pieces of advice. "), "{built}");
    // Begun is not finished, and only that keeps it from being handed out.
    let strict = induct(&project, &["check", "--strict", "--format", "json", "--today", "2026-11-26"], None);
    assert_eq!(strict.status.code(), Some(1));
    let found: Vec<serde_json::Value> = serde_json::from_slice(&strict.stdout).expect("JSON");
    let mut warnings: Vec<&str> =
        found.iter().filter(|one| one["severity"] == "warning").filter_map(|one| one["code"].as_str()).collect();
    warnings.sort_unstable();
    warnings.dedup();
    assert_eq!(warnings, ["off-the-shelf", "value-not-checked", "value-practised-little"]);
    let page =
        std::fs::read_to_string(project.join("output/harbour-bikes/first-weeks/site/put-right.html")).expect("made");
    // Two values, one moment: enough to practise it.
    assert!(page.contains("What would we do here?") && page.contains("Say sorry before we look at the bike."));
    assert!(project.join("output/harbour-bikes/first-weeks/print/handout-rapport.pdf").is_file());
}

#[test]
fn answers_are_written_so_that_they_read_back_the_same() {
    let place = tempfile::tempdir().expect("a folder");
    let typed = "Kowalski & Sons: Bread\nguest\n\nno\nSay \"sorry\" # first.\n{x}: y, z\n- Dash\n\n\n";
    good(&induct(place.path(), &["new", "y"], Some(typed)));
    let project = place.path().join("y");
    good(&induct(&project, &["build", "--today", "2026-11-26"], None));
    let site = project.join("output/kowalski-sons-bread/first-weeks/site");
    let page = std::fs::read_to_string(site.join("what-matters.html")).expect("made");
    for text in ["Kowalski &amp; Sons: Bread", "Say “sorry” # first.", "{x}: y, z", "- Dash"] {
        assert!(page.contains(text), "{text}");
    }
    // Nothing is made up for a real brand.
    let brand = std::fs::read_to_string(project.join("brands/kowalski-sons-bread/brand.yaml")).expect("made");
    assert!(!brand.lines().any(|line| line.starts_with("limits:") || line.starts_with("promise:")), "{brand}");
}

#[test]
fn a_name_in_another_script_gets_an_id_that_can_be_typed() {
    let place = tempfile::tempdir().expect("a folder");
    let typed = "Аптека\nгость\nгости\nЧестность\nСказать прямо.\nПодождать.\nЗабота\nПозвонить.\nНе звонить.\n";
    good(&induct(place.path(), &["new", "y"], Some(typed)));
    good(&induct(&place.path().join("y"), &["build", "--today", "2026-11-26"], None));
    assert!(place.path().join("y/output/brand/first-weeks/site/index.html").is_file());
}

#[test]
fn nothing_is_made_where_something_is_or_where_nobody_answers() {
    let place = tempfile::tempdir().expect("a folder");
    good(&induct(place.path(), &["new", "x", "--yes"], None));
    let brand = place.path().join("x/brands/harbour-bikes/brand.yaml");
    let before = std::fs::read_to_string(&brand).expect("made");
    assert_eq!(induct(place.path(), &["new", "x", "--yes"], None).status.code(), Some(64));
    assert_eq!(
        induct(&place.path().join("x"), &["new", "brand", "Harbour Bikes", "--yes"], None).status.code(),
        Some(64)
    );
    assert_eq!(std::fs::read_to_string(&brand).expect("there"), before);
    assert_eq!(induct(place.path(), &["new", "z"], Some("Only a name\n")).status.code(), Some(64));
    let left: Vec<_> =
        std::fs::read_dir(place.path()).expect("read").map(|e| e.expect("an entry").file_name()).collect();
    assert_eq!(left, ["x"]);
}

#[test]
fn one_more_of_each_is_sound() {
    let place = tempfile::tempdir().expect("a folder");
    good(&induct(place.path(), &["new", "x", "--yes"], None));
    let project = place.path().join("x");
    good(&induct(&project, &["new", "module", "Opening the shop"], None));
    good(&induct(&project, &["new", "brand", "Quay & Co.", "--yes"], None));
    good(&induct(&project, &["new", "module", "Find out", "--brand", "quay-co"], None));
    good(&induct(&project, &["new", "pack", "First day", "--brand", "quay-co"], None));
    // Which brand, when there are two, is for the author to say.
    assert_eq!(induct(&project, &["new", "pack", "First day"], None).status.code(), Some(64));
    let pack = project.join("brands/quay-co/packs/first-day.yaml");
    let text = std::fs::read_to_string(&pack).expect("made");
    assert!(text.contains("modules: [principles]") && text.contains("find-out, opening-the-shop"), "{text}");
    // Begun is not finished: what they still lack is said, and nothing of it is a mistake.
    let built = good(&induct(&project, &["build", "--today", "2026-11-26"], None));
    assert!(built.starts_with("2 packs:") && built.contains("advice"), "{built}");
    let checked = good(&induct(&project, &["check", "--brand", "quay-co", "--today", "2026-11-26"], None));
    assert!(checked.contains("off-the-shelf"), "{checked}");
}
