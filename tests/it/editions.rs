//! Editions as people use them: made, approved, published, found again; what a change touches; years of them.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::pdf::Pdf;
use crate::support::{Project, induct, run};

const LISTEN: &str = "---
id: listen
title: Listening
minutes: 1
objectives: [{verb: Let people finish, moment: listen}]
---

::: why
You hear the fault before you see it.
:::

## To the end {#to-the-end moment=listen}

Wait until they stop. Then count to two.

::: rule Wait {#wait}
**If** they are still talking, **then** wait.
:::

## After that {#after}

Say back what you heard.
";

const BRAND: &str = "brands/harbour/brand.yaml";
const PACK: &str = "brands/harbour/packs/workshop.yaml";
const RECORDS: &str = "brands/harbour/records";

/// The small project with two modules, of which only one shows how the brand listens.
fn project() -> Project {
    let project = Project::base();
    project.write("content/modules/listen.md", LISTEN);
    project.write(PACK, project.read(PACK).replace("[sorry]", "[sorry, listen]"));
    project.write(BRAND, format!("{}owner: {{role: Head of Workshops, name: Ana Reyes}}\n", project.read(BRAND)));
    project
}

fn edit(project: &Project, path: &str, from: &str, to: &str) {
    let text = project.read(path);
    assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
    project.write(path, text.replace(from, to));
}

/// Runs a command that must end well, and gives what it printed.
fn good(project: &Project, args: &[&str]) -> String {
    let (code, said) = induct(project, args);
    assert_eq!(code, Some(0), "{args:?}: {said}");
    said
}

fn refresh(project: &Project, day: &str) -> String {
    good(project, &["refresh", "--today", day])
}

fn approve_all(project: &Project, day: &str) {
    good(project, &["approve", "--all", "--role", "Head of Workshops", "--name", "Ana Reyes", "--today", day]);
}

fn build(project: &Project, day: &str) -> String {
    good(project, &["build", "--today", day])
}

/// All files below a folder of the project.
fn files(project: &Project, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let root = project.root().join(folder);
    walkdir::WalkDir::new(&root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("inside").display().to_string();
            (path, std::fs::read(entry.path()).expect("read"))
        })
        .collect()
}

/// A page of the pack as read, whatever keeps words together in it.
fn read(project: &Project, path: &str) -> String {
    project.read(&format!("{OUT}/{path}")).replace('\u{a0}', " ")
}

const OUT: &str = "output/harbour/workshop";

/// What differs between two states of a pack's folder, its record left out.
fn differing(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let paths = before.keys().chain(after.keys()).filter(|path| *path != "pack.json");
    paths.filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

fn impact(project: &Project, more: &[&str]) -> (BTreeSet<String>, Value) {
    let said = good(project, &[&["impact", "--format", "json", "--today", "2026-11-24"], more].concat());
    let told: Value = serde_json::from_str(&said).expect("JSON");
    let touched = told[0]["touched"].as_array().expect("a list").iter();
    (touched.map(|one| one["path"].as_str().expect("a path").to_owned()).collect(), told)
}

#[test]
fn an_edition_bears_its_own_day_and_a_build_on_another_writes_nothing() {
    let project = project();
    build(&project, "2026-11-24");
    assert!(project.read(&format!("{OUT}/site/sorry.html")).contains("Not issued yet"));
    refresh(&project, "2026-11-24");
    approve_all(&project, "2026-11-25");
    build(&project, "2026-11-26");
    let page = read(&project, "site/sorry.html");
    assert!(page.contains("Edition 2026.1, 24 November 2026") && !page.contains("Draft"), "{page}");
    let sheet = files(&project, OUT)["print/handout-sorry.pdf"].clone();
    let text = Pdf::new(&sheet).text().replace('\u{a0}', " ");
    assert!(text.contains("Edition 2026.1, 24 November 2026") && !text.contains("Draft"), "{text}");
    let issued = files(&project, OUT);
    let said = build(&project, "2027-03-01");
    assert!(said.contains("nothing had changed"), "{said}");
    assert_eq!(files(&project, OUT), issued);
    assert!(project.read(&format!("{OUT}/pack.json")).contains("\"edition\": \"2026.1\""));
    // Made in part, it is of the same edition still.
    good(&project, &["build", "--only", "handouts", "--today", "2027-03-02"]);
    assert!(project.read(&format!("{OUT}/pack.json")).contains("\"edition\": \"2026.1\""));
    // Nothing has changed, so there is no next edition.
    assert!(refresh(&project, "2027-03-01").contains("nothing has changed since edition 2026.1"));
    assert_eq!(files(&project, &format!("{RECORDS}/editions")).len(), 1);
}

#[test]
fn a_changed_sentence_asks_for_approval_of_the_pages_that_carry_it_and_no_others() {
    let project = project();
    refresh(&project, "2026-11-24");
    approve_all(&project, "2026-11-24");
    build(&project, "2026-11-24");
    assert!(good(&project, &["approve"]).contains("Everything is approved."));
    edit(&project, BRAND, "we: Let people finish.", "we: Let people finish, and then wait.");
    // A draft until the next edition; what says the same stays what it was.
    build(&project, "2026-12-01");
    let foot = |page: &str| read(&project, &format!("site/{page}.html"));
    assert!(foot("listen").contains("Draft, changed since edition 2026.1"));
    assert!(foot("sorry").contains("Edition 2026.1, 24 November 2026"));
    let (code, _) = induct(&project, &["approve", "listen", "--role", "Head of Workshops", "--name", "Ana Reyes"]);
    assert_eq!(code, Some(1), "what is approved is what was issued");

    refresh(&project, "2026-12-02");
    let carry = |text: &str| -> BTreeSet<String> {
        build(&project, "2026-12-02");
        let holds = |path: &str, bytes: &[u8]| match path.ends_with(".pdf") {
            true => Pdf::new(bytes).text().replace('\n', " ").contains(text),
            false => String::from_utf8_lossy(bytes).contains(text),
        };
        let all = files(&project, OUT).into_iter().filter(|(path, _)| !path.contains("changes") && path != "pack.json");
        all.filter(|(path, bytes)| holds(path, bytes)).map(|(path, _)| path).collect()
    };
    let carrying = carry("and then wait");
    assert!(carrying.contains("site/listen.html") && !carrying.contains("site/sorry.html"), "{carrying:?}");
    // Asked again is for these, with the words that came.
    let asked = good(&project, &["approve"]);
    let names: BTreeSet<&str> = asked
        .split(
            "
Who reads what",
        )
        .next()
        .expect("a list")
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(names, BTreeSet::from(["listen", "what-matters"]), "{asked}");
    assert!(asked.contains("[-finish.-]") && asked.contains("{+finish, and then wait.+}"), "{asked}");
    // The sheet of the other module is good, and bears the edition that it was printed in.
    assert!(foot("sorry").contains("Edition 2026.1, 24 November 2026"));
    assert!(foot("listen").contains("Draft of edition 2026.2, not approved yet"));
    let record = project.read(&format!("{RECORDS}/editions/workshop/2026.2.yaml"));
    let written: BTreeSet<&str> = record
        .split("\n- path: \"")
        .filter(|page| page.contains("  blocks:"))
        .filter_map(|page| page.split('"').next())
        .filter(|path| !path.contains("changes"))
        .collect();
    assert_eq!(written, carrying.iter().map(String::as_str).collect(), "only what is new is written again");
    // The change notes hold exactly these.
    let notes = read(&project, "site/changes.html");
    let told = notes.split("<main").nth(1).and_then(|main| main.split("</main>").next()).expect("a text");
    let linked = |page: &str| told.contains(&format!("href=\"{page}.html"));
    assert!(linked("listen") && linked("what-matters"), "{told}");
    assert!(!linked("sorry") && !linked("limits") && !linked("index"), "{told}");
    assert!(foot("sorry").contains("href=\"changes.html\""));
    let sheet = Pdf::new(&files(&project, OUT)["print/changes.pdf"]).text().replace('\u{a0}', " ");
    let code = |edition: &str, page: &str| {
        let text = project.read(&format!("{RECORDS}/editions/workshop/{edition}.yaml"));
        let of_page = text.split(&format!("- path: \"{page}\"")).nth(1).expect("the page").to_owned();
        of_page.split("code: \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a code").to_owned()
    };
    let handout = "print/handout-listen.pdf";
    for code in [code("2026.1", handout), code("2026.2", handout), code("2026.1", "print/handout-sorry.pdf")] {
        assert!(sheet.replace(' ', "").contains(&code), "{code}: {sheet}");
    }
    approve_all(&project, "2026-12-03");
    build(&project, "2026-12-03");
    assert!(foot("listen").contains("Edition 2026.2, 2 December 2026"));
    // Back to the old words: they were approved already.
    edit(&project, BRAND, "we: Let people finish, and then wait.", "we: Let people finish.");
    refresh(&project, "2026-12-04");
    assert!(good(&project, &["approve"]).contains("Everything is approved."));
}

#[test]
fn a_sheet_that_is_fitted_loses_its_mark_when_it_is_approved() {
    let project = Project::shipped();
    let pack = "brands/lanternhouse/packs/front-desk.yaml";
    let text = project.read(pack);
    let path = text.split("path:").nth(1).and_then(|rest| rest.split("forms:").next()).expect("a path");
    let short = text.replace(path, "\n  - {when: Day 1, modules: [put-right]}\n");
    project.write(pack, short.replace("forms: [site, handouts, workbook]", "forms: [handouts]"));
    refresh(&project, "2026-11-24");
    build(&project, "2026-11-24");
    let handout = || files(&project, "output/lanternhouse/front-desk")["print/handout-put-right.pdf"].clone();
    let before = handout();
    assert!(Pdf::new(&before).text().starts_with("Draft"));
    for role in ["Head of Guest Experience", "legal"] {
        good(&project, &["approve", "--all", "--role", role, "--name", "Ana Reyes", "--today", "2026-11-24"]);
    }
    let (touched, _) = impact(&project, &["--build"]);
    assert_eq!(touched, BTreeSet::from(["print/handout-put-right.pdf".to_owned()]));
    build(&project, "2026-11-24");
    assert!(!Pdf::new(&handout()).text().contains("Draft"));
    assert!(!good(&project, &["verify", "output/lanternhouse/front-desk"]).contains("Draft"));
}

#[test]
fn two_packs_never_bear_the_same_code_and_none_takes_anothers_records() {
    let project = project();
    let other = "brands/harbour/packs/shop.yaml";
    project.write(other, project.read(PACK));
    refresh(&project, "2026-11-24");
    let codes = |pack: &str| -> BTreeSet<String> {
        let record = project.read(&format!("{RECORDS}/editions/{pack}/2026.1.yaml"));
        record.split("code: \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let (shop, workshop) = (codes("shop"), codes("workshop"));
    assert!(shop.len() > 5 && shop.is_disjoint(&workshop), "{shop:?} {workshop:?}");
    for code in shop.iter().chain(&workshop) {
        good(&project, &["trace", code]);
    }
    // A pack that is called something else begins anew, or takes its records along by name.
    std::fs::rename(
        project.root().join(RECORDS).join("editions/shop"),
        project.root().join(RECORDS).join("editions/kiosk"),
    )
    .expect("renamed");
    let output = run(project.root(), &["check"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("it is one of harbour/shop, and stands in another's folder"), "{said}");
}

#[test]
fn editions_made_apart_come_together_and_other_people_asked_make_another() {
    let project = project();
    refresh(&project, "2026-11-24");
    let folder = format!("{RECORDS}/editions/workshop");
    edit(&project, BRAND, "we: Let people finish.", "we: Hear people out.");
    refresh(&project, "2026-11-25");
    // On another branch the next one was made in the new year.
    let here = project.read(&format!("{folder}/2026.2.yaml"));
    std::fs::remove_file(project.root().join(&folder).join("2026.2.yaml")).expect("removed");
    refresh(&project, "2027-01-05");
    project.write(&format!("{folder}/2026.2.yaml"), here);
    let history = good(&project, &["history"]);
    assert!(history.contains("2026.2") && history.contains("2027.1"), "{history}");
    assert!(refresh(&project, "2027-01-06").contains("nothing has changed since edition 2027.1"));
    let (code, _) = induct(&project, &["refresh", "--today", "2026-12-01"]);
    assert_eq!(code, Some(0), "nothing has changed, whatever the day");
    // Whoever is asked now is asked in the next one.
    edit(&project, BRAND, "role: Head of Workshops, name", "role: Workshop Director, name");
    refresh(&project, "2027-02-01");
    good(&project, &["approve", "--all", "--role", "workshop director", "--name", "Ana Reyes"]);
    assert!(good(&project, &["approve"]).contains("Everything is approved."));
    edit(&project, BRAND, "we: Hear people out.", "we: Let people finish.");
    let (code, _) = induct(&project, &["refresh", "--today", "2026-12-01"]);
    assert_eq!(code, Some(64), "no edition is older than the last");
}

#[test]
fn a_pack_may_do_without_approval() {
    let project = project();
    project.write(PACK, format!("{}approval: optional\n", project.read(PACK)));
    refresh(&project, "2026-11-24");
    build(&project, "2026-11-24");
    assert!(read(&project, "site/listen.html").contains("Edition 2026.1, 24 November 2026"));
    assert!(!Pdf::new(&files(&project, OUT)["print/handout-listen.pdf"]).text().contains("Draft"));
    assert_eq!(induct(&project, &["verify", OUT]).0, Some(0));
    project.write(PACK, project.read(PACK).replace("approval: optional", "approval: never"));
    let output = run(project.root(), &["check"]);
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("`never`")
            || String::from_utf8_lossy(&output.stderr).contains("`never`")
    );
}

#[test]
fn a_record_of_strangers_leads_nowhere_else() {
    let project = project();
    refresh(&project, "2026-11-24");
    build(&project, "2026-11-24");
    let path = format!("{RECORDS}/editions/workshop/2026.1.yaml");
    let record = project.read(&path);
    let style = record.lines().find(|line| line.contains("style.css")).expect("listed").to_owned();
    // A file beside the project's folder, which somebody would like to know about.
    let hash = style.split(": ").nth(1).expect("a hash");
    project.write(&path, record.replace(&style, &format!("{style}\n  \"../../../brands/harbour/brand.yaml\": {hash}")));
    let (code, said) = induct(&project, &["verify", OUT]);
    assert_eq!(code, Some(1));
    assert!(said.contains("../../../brands/harbour/brand.yaml is missing"), "{said}");
}

#[test]
fn a_word_changed_in_a_published_page_or_sheet_is_named() {
    let project = project();
    refresh(&project, "2026-11-24");
    build(&project, "2026-11-24");
    let verify = || induct(&project, &["verify", OUT]);
    let (code, said) = verify();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("as they were issued") && said.contains("bear the mark Draft"), "{said}");

    let page = format!("{OUT}/site/listen.html");
    let (issued, sheet) = (project.read(&page), files(&project, OUT)["print/handout-sorry.pdf"].clone());
    project.write(&page, issued.replace("count to two", "count to ten"));
    let (code, said) = verify();
    assert_eq!(code, Some(1));
    assert!(said.contains("site/listen.html (“Listening”)") && said.contains("under “To the end”"), "{said}");
    assert!(said.contains("[-two.-]") && said.contains("{+ten.+}"), "{said}");

    project.write(&page, issued.replace("Workshop induction</b>", "Workshop</b>"));
    assert!(verify().1.contains("its foot"), "{}", verify().1);
    project.write(&page, &issued);

    let mut other = sheet.clone();
    let middle = other.len() / 2;
    other[middle] ^= 1;
    project.write(&format!("{OUT}/print/handout-sorry.pdf"), &other);
    // A file that the edition does not list is nobody's business.
    project.write(&format!("{OUT}/site/notes.txt"), "by hand");
    let (code, said) = verify();
    assert_eq!(code, Some(1));
    assert!(said.contains("print/handout-sorry.pdf (“Saying sorry”) is not the file that was issued"), "{said}");
    assert!(!said.contains("listen.html") && !said.contains("notes.txt"), "{said}");
    project.write(&format!("{OUT}/print/handout-sorry.pdf"), &sheet);
    assert_eq!(verify().0, Some(0));
}

#[test]
fn what_a_change_touches_is_what_two_builds_differ_in_over_fifty_edits() {
    // Each with its way back, so that any order of them is a project that builds.
    let edits: [(&str, &str, &str); 25] = [
        (BRAND, "we: Let people finish.", "we: Let people finish, and look at them."),
        (BRAND, "not: Guess the fault.", "not: Guess the fault too early."),
        (BRAND, "we: Say sorry before we look at the bike.", "we: Say sorry first."),
        (BRAND, "situation: The brake we mended yesterday has gone again.", "situation: The same tyre is flat again."),
        (BRAND, "see: The sorry comes before the first question", "see: Sorry is the first word"),
        (BRAND, "promise: You will ride home today.", "promise: You will ride home."),
        (BRAND, "name: Straight with you", "name: Straight"),
        (BRAND, "{money: 30}", "{money: 35, text: or a new part}"),
        (BRAND, "situation: A repair that did not hold", "situation: A repair that came back"),
        (BRAND, "priorities: [safety, the rider in front of you]", "priorities: [the rider in front of you, safety]"),
        (BRAND, "customer: rider", "customer: cyclist"),
        (BRAND, "name: Harbour Bikes", "name: Harbour Cycles"),
        (BRAND, "role: Head of Workshops", "role: Head of Service"),
        (PACK, "title: Workshop induction", "title: First week in the workshop"),
        (PACK, "[sorry, listen]", "[listen, sorry]"),
        (PACK, "when: Day 1", "when: Week 1"),
        ("content/modules/sorry.md", "title: Saying sorry", "title: How to say sorry"),
        ("content/modules/sorry.md", "Sorry is short.", "Sorry is short, and it comes first."),
        ("content/modules/sorry.md", "## Say it {#say-it", "## Say it at once {#say-it"),
        ("content/modules/sorry.md", "> It can wait.", "> It can wait until later."),
        ("content/modules/sorry.md", "minutes: 1", "minutes: 2"),
        ("content/modules/listen.md", "Then count to two.", "Then count to three."),
        ("content/modules/listen.md", "You hear the fault before you see it.", "You hear it first."),
        ("content/modules/listen.md", "Say back what you heard.", "Say it back.\n\nThen ask if that is right."),
        ("content/modules/listen.md", "**then** wait.", "**then** wait for them."),
    ];
    let project = project();
    build(&project, "2026-11-24");
    // A fixed walk through the edits and back, each step from whatever the last one left.
    let mut done = [false; 25];
    let mut seed = 7_u32;
    let (mut touched_in_all, mut untouched) = (0, 0);
    for n in 0..50 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let one = (seed >> 8) as usize % edits.len();
        let (path, from, to) = edits[one];
        if done[one] {
            edit(&project, path, to, from)
        } else {
            edit(&project, path, from, to)
        }
        done[one] = !done[one];
        // Half-way there is an edition; from then on the question is asked beside it too.
        let issued = n > 25;
        let before = files(&project, OUT);
        let (touched, _) = impact(&project, &["--build"]);
        let by_edition = issued.then(|| impact(&project, &[]).0);
        build(&project, "2026-11-24");
        let after = files(&project, OUT);
        assert_eq!(touched, differing(&before, &after), "step {n}: {path}: {from} -> {to}");
        if let Some(by_edition) = by_edition {
            assert_eq!(by_edition, differing(&at_edition(&project), &after), "step {n}: {path}: {from} -> {to}");
        }
        if n == 25 {
            refresh(&project, "2026-11-24");
            build(&project, "2026-11-24");
            for (path, bytes) in files(&project, OUT) {
                project.write(&format!("issued/{path}"), bytes);
            }
        }
        touched_in_all += touched.len();
        untouched += usize::from(touched.len() < 5);
    }
    assert!(touched_in_all > 100 && untouched > 10, "{touched_in_all} files, {untouched} small edits");
}

fn at_edition(project: &Project) -> BTreeMap<String, Vec<u8>> {
    files(project, "issued")
}

#[test]
fn an_edit_that_nobody_has_made_is_answered_for_with_before_and_after() {
    let project = project();
    let other = project.read(BRAND).replace("we: Let people finish.", "we: Hear people out.");
    project.write("other.yaml", other);
    let (touched, told) = impact(&project, &["--if", "brands/harbour/brand.yaml=other.yaml"]);
    assert!(touched.contains("site/listen.html") && touched.contains("print/handout-listen.pdf"), "{touched:?}");
    assert!(!touched.contains("site/sorry.html"), "{touched:?}");
    let page = told[0]["touched"].as_array().unwrap().iter().find(|one| one["path"] == "site/listen.html").unwrap();
    assert_eq!(page["blocks"][0]["before"], "Let people finish.", "{page}");
    assert_eq!(page["blocks"][0]["after"], "Hear people out.", "{page}");
    assert!(project.read(BRAND).contains("Let people finish."), "nothing is written");
    assert!(!project.root().join("output").exists());
    let wrong = run(project.root(), &["impact", "--if", "brands/harbour/brand.yml=other.yaml"]);
    assert_eq!(wrong.status.code(), Some(64));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("Did you mean `brands/harbour/brand.yaml`?"));
}

#[test]
fn sections_moved_or_renamed_keep_their_identity() {
    let project = project();
    refresh(&project, "2026-11-24");
    let (first, second) = LISTEN.split_at(LISTEN.find("## To the end").expect("there"));
    let (one, two) = second.split_at(second.find("## After that").expect("there"));
    project.write("content/modules/listen.md", format!("{first}{two}\n{one}"));
    let (_, told) = impact(&project, &[]);
    let page = told[0]["touched"].as_array().unwrap().iter().find(|one| one["path"] == "site/listen.html").unwrap();
    let how: BTreeSet<&str> =
        page["blocks"].as_array().unwrap().iter().map(|one| one["how"].as_str().unwrap()).collect();
    let parts = |one: &Value| one["before"].as_str().unwrap_or_default().contains(" of 2");
    let others: Vec<&Value> =
        page["blocks"].as_array().unwrap().iter().filter(|one| one["how"] != "moved" && !parts(one)).collect();
    assert!(how.contains("moved") && others.is_empty(), "{others:?}");
    project
        .write("content/modules/listen.md", LISTEN.replace("## After that {#after}", "## Then say it back {#after}"));
    let (_, told) = impact(&project, &[]);
    let page = told[0]["touched"].as_array().unwrap().iter().find(|one| one["path"] == "site/listen.html").unwrap();
    let blocks = page["blocks"].as_array().unwrap();
    assert_eq!(blocks.len(), 1, "{blocks:?}");
    assert_eq!((&blocks[0]["before"], &blocks[0]["after"]), (&"After that".into(), &"Then say it back".into()));
}

#[test]
fn records_that_somebody_has_changed_are_not_believed() {
    let project = project();
    refresh(&project, "2026-11-24");
    edit(&project, BRAND, "we: Let people finish.", "we: Hear people out.");
    refresh(&project, "2026-11-25");
    let (first, second) = ("2026.1.yaml", "2026.2.yaml");
    let path = |name: &str| format!("{RECORDS}/editions/workshop/{name}");
    let (one, two) = (project.read(&path(first)), project.read(&path(second)));
    let refused = |name: &str, text: String, why: &str| {
        project.write(&path(name), text);
        let output = run(project.root(), &["check", "--today", "2026-11-25"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("record-changed") && said.contains(why), "{said}");
        let (code, _) = induct(&project, &["build", "--today", "2026-11-25"]);
        assert_eq!(code, Some(1));
        project.write(&path(first), &one);
        project.write(&path(second), &two);
    };
    refused(first, one.replacen("count to two", "count to ten", 1), "says something else than its hash");
    refused(first, one.replace("day: 2026-11-24", "day: 2026-11-23"), "knows it with other words");
    refused(second, two.replace("approved: ", "approve: "), "`approved` is missing");
    refused(second, two.split("pages:").next().expect("a start").to_owned(), "`pages` is missing");
    refused(second, "}".to_owned(), "it cannot be read");
    std::fs::remove_file(project.root().join(path(first))).expect("removed");
    refused(second, two.clone(), "is missing");
    // Lines may end as another system ends them.
    project.write(&path(first), one.replace('\n', "\r\n"));
    project.write(&path(second), two.replace('\n', "\r\n"));
    assert!(good(&project, &["history"]).contains("2026.2"));
}

#[test]
fn killed_at_a_hundred_moments_the_records_are_whole_and_it_ends_at_the_same_place() {
    let project = project();
    refresh(&project, "2026-11-24");
    let first = files(&project, RECORDS);
    edit(&project, BRAND, "we: Let people finish.", "we: Hear people out.");
    let spawn = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_induct"));
        command.args(args).current_dir(project.root()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("runs")
    };
    let next = ["refresh", "--today", "2026-11-25"];
    let approve = ["approve", "--all", "--role", "Head of Workshops", "--name", "Ana Reyes", "--today", "2026-11-25"];
    refresh(&project, "2026-11-25");
    good(&project, &approve);
    let whole = files(&project, RECORDS);
    assert_eq!(whole.len(), first.len() + 2);
    let clear = || {
        for path in whole.keys().filter(|path| !first.contains_key(*path)) {
            let _ = std::fs::remove_file(project.root().join(RECORDS).join(path));
        }
    };
    let mut cut = 0;
    for n in 0..100_u64 {
        if n % 4 == 0 {
            clear();
        }
        let approving = n % 2 == 1;
        let args: &[&str] = if approving { &approve } else { &next };
        let mut child = spawn(args);
        std::thread::sleep(Duration::from_micros(n * 7_919 % if approving { 900_000 } else { 1_600_000 }));
        let _ = child.kill();
        cut += usize::from(!child.wait().expect("ended").success());
        for (path, bytes) in files(&project, RECORDS) {
            // What was begun has a name that nobody reads.
            let begun = path.rsplit('/').next().is_some_and(|name| name.starts_with('.'));
            // An approval of the edition before, where the next one was cut off, is a record too.
            let known = whole.get(&path) == Some(&bytes) || path.starts_with("approvals/");
            assert!(begun || known, "{path} is half of a record");
        }
    }
    assert!(cut > 10, "only {cut} runs were cut off");
    clear();
    let approvals = project.root().join(RECORDS).join("approvals");
    #[allow(clippy::disallowed_methods)] // a temporary folder
    let _ = std::fs::remove_dir_all(approvals);
    refresh(&project, "2026-11-25");
    good(&project, &approve);
    let mut ended = files(&project, RECORDS);
    ended.retain(|path, _| !path.rsplit('/').next().is_some_and(|name| name.starts_with('.')));
    assert_eq!(ended, whole);
}

#[test]
fn three_years_of_a_brand_can_be_traced_compared_and_read() {
    let project = project();
    let module = "content/modules/listen.md";
    let moments = "content/moments.yaml";
    // What happens to a brand: words, modules, people, moments come and go.
    let years: [(&str, &dyn Fn()); 9] = [
        ("2026-11-24", &|| {}),
        ("2027-02-01", &|| edit(&project, BRAND, "we: Let people finish.", "we: Hear people out.")),
        ("2027-06-01", &|| edit(&project, BRAND, "name: Ana Reyes", "name: Bo Lind")),
        ("2027-11-01", &|| edit(&project, BRAND, "{money: 30}", "{money: 50}")),
        ("2028-01-15", &|| {
            project.write(
                "content/modules/ask.md",
                LISTEN
                    .replace("id: listen", "id: ask")
                    .replace("Listening", "Asking")
                    .replace("Wait until they stop.", "Ask one thing."),
            );
            edit(&project, PACK, "[sorry, listen]", "[sorry, listen, ask]");
        }),
        ("2028-05-01", &|| edit(&project, PACK, "[sorry, listen, ask]", "[ask, sorry]")),
        ("2028-09-01", &|| {
            edit(&project, moments, "id: listen", "id: hear");
            for path in [BRAND, module, "content/modules/ask.md"] {
                let text = project.read(path);
                project.write(
                    path,
                    text.replace("moment: listen", "moment: hear").replace("moment=listen", "moment=hear"),
                );
            }
        }),
        ("2029-02-01", &|| edit(&project, "content/modules/sorry.md", "## Say it {#say-it", "## Say it once {#say-it")),
        ("2029-10-01", &|| edit(&project, "content/modules/sorry.md", "Sorry is short.", "Sorry is one word.")),
    ];
    let mut codes: BTreeMap<String, String> = BTreeMap::new();
    let mut numbers = Vec::new();
    let mut published = Vec::new();
    for (day, happens) in &years {
        happens();
        let said = refresh(&project, day);
        if said.contains("nothing has changed") {
            continue;
        }
        let number =
            said.split("edition ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a number").to_owned();
        build(&project, day);
        for (path, bytes) in files(&project, OUT) {
            if let (true, Ok(text)) = (path.ends_with(".html"), String::from_utf8(bytes)) {
                let code = text.rsplit("<bdi>harbour-").next().and_then(|rest| rest.split('<').next());
                codes.extend(code.map(|code| (format!("harbour-{code}"), path.clone())));
            }
        }
        let folder = format!("published/{number}");
        for (path, bytes) in files(&project, OUT) {
            project.write(&format!("{folder}/{path}"), bytes);
        }
        published.push((number.clone(), folder));
        numbers.push(number);
    }
    assert_eq!(
        numbers,
        ["2026.1", "2027.1", "2027.2", "2027.3", "2028.1", "2028.2", "2029.1", "2029.2"],
        "a new id of a moment says nothing else"
    );
    assert!(codes.len() > 15, "{codes:?}");
    for (code, path) in &codes {
        let said = good(&project, &["trace", code]);
        assert!(said.contains(&format!("File       {path}")), "{said}");
    }
    for pair in numbers.windows(2) {
        let said = good(&project, &["diff", &pair[0], &pair[1]]);
        assert!(said.len() > 100, "{said}");
    }
    assert!(good(&project, &["diff", "2026.1", "2029.2"]).contains("Hear people out."));
    let history = good(&project, &["history"]);
    assert!(numbers.iter().all(|number| history.contains(number.as_str())), "{history}");
    // What was published then is still what was issued then.
    for (number, folder) in &published {
        let (code, said) = induct(&project, &["verify", folder, "--edition", number]);
        assert_eq!(code, Some(0), "{number}: {said}");
    }
}
