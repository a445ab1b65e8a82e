//! The library that travels with the program: what `new` begins with, what `library` shows and brings.

#![allow(clippy::disallowed_methods)] // in temporary folders

use std::path::Path;

use crate::support::{repository, run};

fn good(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}{}", said(&output.stdout), said(&output.stderr));
    said(&output.stdout)
}

fn typed_wrong(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(64));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn read(place: &Path) -> String {
    std::fs::read_to_string(place).unwrap_or_else(|why| panic!("{}: {why}", place.display()))
}

#[test]
fn a_new_project_may_begin_with_all_of_it() {
    let place = tempfile::tempdir().expect("a folder");
    let said = good(place.path(), &["new", "x", "--yes", "--all"]);
    assert!(said.contains("a pack for learners and one for managers"), "{said}");
    let project = place.path().join("x");
    for folder in ["modules", "organisation"] {
        let shipped = std::fs::read_dir(repository().join("content").join(folder)).expect("read");
        let names = shipped.map(|entry| entry.expect("read").file_name().into_string().expect("UTF-8"));
        for name in names.filter(|name| name.matches('.').count() == 1) {
            let here = project.join("content").join(folder).join(&name);
            assert_eq!(read(&here), read(repository().join("content").join(folder).join(&name).as_std_path()));
        }
    }
    let checked = run(&project, &["check", "--today", "2026-11-26"]);
    assert_eq!(checked.status.code(), Some(0), "{}", String::from_utf8_lossy(&checked.stdout));
    let learners = read(&project.join("brands/harbour-bikes/packs/first-weeks.yaml"));
    assert!(learners.contains("when: Day 1, modules: [principles, hello-goodbye]"), "{learners}");
    assert!(learners.contains("when: Week 4"), "{learners}");
    let managers = read(&project.join("brands/harbour-bikes/packs/managers.yaml"));
    assert!(managers.contains("audience: manager") && managers.contains("fix-first"), "{managers}");
    assert!(good(&project, &["library", "list"]).contains("put-right"));
    assert_eq!(good(&project, &["library", "add", "--all"]), "All of it is here already.\n");
}

#[test]
fn a_new_project_may_begin_with_some_of_it_and_what_these_need() {
    let place = tempfile::tempdir().expect("a folder");
    good(place.path(), &["new", "x", "--yes", "--modules", "telephone,put-right"]);
    let project = place.path().join("x");
    let mut here: Vec<String> = std::fs::read_dir(project.join("content/modules"))
        .expect("read")
        .map(|entry| entry.expect("read").file_name().into_string().expect("UTF-8"))
        .collect();
    here.sort();
    assert_eq!(here, ["principles.md", "put-right.md", "telephone.md"]);
    good(&project, &["build", "--only", "site", "--today", "2026-11-26"]);
    let said = typed_wrong(place.path(), &["new", "y", "--yes", "--modules", "telefone"]);
    assert!(said.contains("Did you mean `telephone`?") && !place.path().join("y").exists(), "{said}");
}

#[test]
fn more_of_it_comes_with_what_it_needs_and_what_is_there_stays() {
    let place = tempfile::tempdir().expect("a folder");
    // Without a project it can be looked at.
    assert!(good(place.path(), &["library", "list"]).contains("To begin with some of them"));
    good(place.path(), &["new", "x", "--yes"]);
    let project = place.path().join("x");
    let own = project.join("content/modules/rapport.md");
    let mine = read(&own).replace("The first two minutes", "The first minutes");
    std::fs::write(&own, &mine).expect("written");
    let said = good(&project, &["library", "add", "solving", "rapport", "readiness"]);
    assert!(said.contains("Added content/modules/solving.md"), "{said}");
    assert!(said.contains("Added content/organisation/readiness.yaml"), "{said}");
    assert!(said.contains("content/modules/rapport.md is here already, as you have it: left as it is"), "{said}");
    assert!(said.contains("modules: [solving, rapport]"), "{said}");
    assert_eq!(read(&own), mine);
    let list = good(&project, &["library", "list"]);
    let line = |id: &str| list.lines().find(|line| line.trim_start().starts_with(id)).unwrap_or_default().to_owned();
    assert!(line("rapport").ends_with("(here, as you have it)"), "{list}");
    assert!(line("solving").ends_with("(here)") && !line("telephone").contains("here)"), "{list}");
    // One name that is none: nothing is copied.
    let said = typed_wrong(&project, &["library", "add", "telephone", "telefone"]);
    assert!(said.contains("Did you mean `telephone`?"), "{said}");
    assert!(!project.join("content/modules/telephone.md").exists());
    // A list of moments that has been cut down is told what to add.
    let moments = project.join("content/moments.yaml");
    let less: String =
        read(&moments).lines().filter(|line| !line.contains("id: wait,")).map(|l| format!("{l}\n")).collect();
    std::fs::write(&moments, less).expect("written");
    let said = good(&project, &["library", "add", "telephone"]);
    assert!(said.contains("- {id: wait, name: Ask someone to wait"), "{said}");
}

#[test]
fn a_language_that_a_pack_asks_for_comes_where_the_library_has_it() {
    let place = tempfile::tempdir().expect("a folder");
    good(place.path(), &["new", "x", "--yes", "--modules", "put-right"]);
    let project = place.path().join("x");
    let list = good(&project, &["library", "list"]);
    assert!(list.contains("Putting it right, also in pl and ar  (here)"), "{list}");
    let packs =
        std::fs::read_dir(project.join("brands")).expect("brands").flatten().map(|brand| brand.path().join("packs"));
    let pack =
        packs.flat_map(|packs| std::fs::read_dir(packs).expect("packs")).flatten().next().expect("a pack").path();
    std::fs::write(&pack, format!("{}\nlanguages: [pl]\n", read(&pack))).expect("written");
    let said = good(&project, &["library", "add", "put-right"]);
    for path in ["content/modules/put-right.pl.md", "content/modules/principles.pl.md", "content/moments.pl.yaml"] {
        assert!(said.contains(&format!("Added {path}")) && project.join(path).exists(), "{said}");
    }
    assert!(!said.contains(".ar."), "{said}");
}

#[test]
fn a_module_about_a_tool_has_a_part_for_each_of_its_tasks() {
    let place = tempfile::tempdir().expect("a folder");
    good(place.path(), &["new", "x", "--yes"]);
    let project = place.path().join("x");
    let brand = project.join("brands/harbour-bikes/brand.yaml");
    let tools = "\ntools: [{id: till, moment: put-right, name: the till, version: \"8.1\", tasks: [take money off, give money back]}]\n";
    let with = format!(
        "{}{tools}",
        read(&brand).lines().filter(|l| !l.starts_with("tools:")).map(|l| format!("{l}\n")).collect::<String>()
    );
    std::fs::write(&brand, with).expect("written");
    let said = typed_wrong(&project, &["new", "module", "The till", "--tool", "tills"]);
    assert!(said.contains("Did you mean `till`?"), "{said}");
    good(&project, &["new", "module", "The till", "--tool", "till"]);
    let made = read(&project.join("brands/harbour-bikes/modules/the-till.md"));
    for part in [
        "kind: tool",
        "tool: till",
        "## Take money off {#take-money-off moment=put-right",
        "## Give money back {#give-money-back",
    ] {
        assert!(made.contains(part), "{part}: {made}");
    }
    assert!(!made.contains("The pattern for modules"), "{made}");
    let pack = project.join("brands/harbour-bikes/packs/first-weeks.yaml");
    std::fs::write(&pack, "title: One\npath: [{when: Day 1, modules: [the-till]}]\n").expect("written");
    let checked = run(&project, &["check", "--today", "2026-11-26"]);
    assert_eq!(checked.status.code(), Some(0), "{}", String::from_utf8_lossy(&checked.stdout));
}
