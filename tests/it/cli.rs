//! The program as people run it: what it prints, how it ends, what it leaves on the disk.

use std::process::Output;

use snapbox::{assert_data_eq, file};

use crate::support::{Project, run};

fn induct(project: &Project, args: &[&str]) -> Output {
    run(project.root(), args)
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn help_reads_like_a_manual_page() {
    let project = Project::base();
    assert_data_eq!(stdout(&induct(&project, &["--help"])), file!["../fixtures/help/induct.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["build", "--help"])), file!["../fixtures/help/build.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["check", "--help"])), file!["../fixtures/help/check.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["align", "--help"])), file!["../fixtures/help/align.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["due", "--help"])), file!["../fixtures/help/due.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["keep", "--help"])), file!["../fixtures/help/keep.txt"].raw());
    for (verb, file) in [
        ("refresh", file!["../fixtures/help/refresh.txt"]),
        ("approve", file!["../fixtures/help/approve.txt"]),
        ("history", file!["../fixtures/help/history.txt"]),
        ("diff", file!["../fixtures/help/diff.txt"]),
        ("impact", file!["../fixtures/help/impact.txt"]),
        ("trace", file!["../fixtures/help/trace.txt"]),
        ("verify", file!["../fixtures/help/verify.txt"]),
    ] {
        assert_data_eq!(stdout(&induct(&project, &[verb, "--help"])), file.raw());
    }
    assert_data_eq!(stdout(&induct(&project, &["serve", "--help"])), file!["../fixtures/help/serve.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["new", "--help"])), file!["../fixtures/help/new.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["worksheet", "--help"])), file!["../fixtures/help/worksheet.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["schema", "--help"])), file!["../fixtures/help/schema.txt"].raw());
    assert_data_eq!(stdout(&induct(&project, &["reference", "--help"])), file!["../fixtures/help/reference.txt"].raw());
    assert_data_eq!(
        stdout(&induct(&project, &["completions", "--help"])),
        file!["../fixtures/help/completions.txt"].raw()
    );
}

#[test]
fn a_build_writes_the_pack_and_says_where_to_look() {
    let project = Project::base();
    let output = induct(&project, &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("1 pack: 4 pages, 1 PDF;"), "{}", stdout(&output));
    assert!(stdout(&output).ends_with("Open output/harbour/workshop/site/index.html\n"), "{}", stdout(&output));
    for path in ["site/index.html", "site/sorry.html", "print/handout-sorry.pdf", "pack.json"] {
        assert!(project.root().join("output/harbour/workshop").join(path).is_file(), "{path}");
    }
    assert!(project.read("output/index.html").contains("Workshop induction"));
}

#[test]
fn the_same_build_again_on_another_day_writes_nothing() {
    let project = Project::base();
    induct(&project, &["build", "--today", "2026-11-22"]);
    let again = induct(&project, &["build", "--today", "2027-03-01"]);
    assert!(stdout(&again).contains("; nothing had changed."), "{}", stdout(&again));
}

/// The second run reads nothing for what it says; that may be noticed by nobody.
#[test]
fn a_build_of_what_has_not_changed_says_all_that_the_first_one_said() {
    let project = Project::base();
    // Something to say that depends on the day.
    let brand = "brands/harbour/brand.yaml";
    project.write(brand, project.read(brand) + "review_by: 2026-01-31\n");
    for args in [&["build", "--today", "2026-11-24"][..], &["build", "--today", "2026-11-24", "--strict"]] {
        let first = induct(&project, args);
        assert!(stderr(&first).contains("was due for review"), "{}", stderr(&first));
        let second = induct(&project, args);
        assert_eq!(stderr(&second), stderr(&first));
        assert_eq!(second.status.code(), first.status.code());
        assert!(stdout(&second).starts_with("1 pack: 4 pages, 1 PDF; nothing had changed. "), "{}", stdout(&second));
        assert_eq!(stdout(&second).contains(" 1 warning. "), args.len() == 3, "{}", stdout(&second));
        assert_eq!(stdout(&second).lines().last(), stdout(&first).lines().last());
    }
    // A day on which the review is not yet near.
    let early = induct(&project, &["build", "--today", "2025-12-31"]);
    assert!(!stderr(&early).contains("review"), "{}", stderr(&early));
    // A page that somebody changed is put right, as long as it was or not.
    let page = "output/harbour/workshop/site/sorry.html";
    let was = project.read(page);
    project.write(page, was.replace("orry", "arry"));
    let again = induct(&project, &["build", "--today", "2025-12-31"]);
    assert!(stdout(&again).contains("1 file written"), "{}", stdout(&again));
    assert_eq!(project.read(page), was);
    // And so is a changed source, of course.
    let module = "content/modules/sorry.md";
    project.write(module, project.read(module).replace("Sorry is short.", "Sorry is brief."));
    induct(&project, &["build", "--today", "2025-12-31"]);
    assert!(project.read(page).contains("Sorry is brief."));
}

#[test]
fn another_output_folder_gets_the_same_bytes() {
    let project = Project::base();
    induct(&project, &["build"]);
    induct(&project, &["build", "--out", "elsewhere"]);
    let files = |folder: &str| -> Vec<(String, Vec<u8>)> {
        let root = project.root().join(folder);
        walkdir::WalkDir::new(&root)
            .sort_by_file_name()
            .into_iter()
            .map(|entry| entry.expect("readable"))
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(&root).expect("inside").display().to_string();
                (path, std::fs::read(entry.path()).expect("read"))
            })
            .collect()
    };
    assert_eq!(files("output"), files("elsewhere"));
}

#[test]
fn a_mistake_in_one_brand_leaves_the_other_and_the_last_good_output() {
    let project = Project::base();
    for path in ["brand.yaml", "packs/workshop.yaml"] {
        let text = project.read(&format!("brands/harbour/{path}"));
        project.write(&format!("brands/quay/{path}"), text.replace("Harbour", "Quay"));
    }
    induct(&project, &["build"]);
    let good = project.read("output/harbour/workshop/site/index.html");
    let brand = project.read("brands/harbour/brand.yaml");
    project.write("brands/harbour/brand.yaml", brand.replace("moment: listen", "moment: lisen"));
    let quay = project.read("brands/quay/brand.yaml");
    project.write("brands/quay/brand.yaml", quay.replace("You will ride home today.", "You will ride home tonight."));
    let output = induct(&project, &["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("Not written: harbour/workshop"), "{}", stderr(&output));
    assert_eq!(project.read("output/harbour/workshop/site/index.html"), good);
    assert!(project.read("output/quay/workshop/site/index.html").contains("tonight"));
}

#[test]
fn exit_codes_are_a_contract() {
    let project = Project::base();
    let code = |args: &[&str]| induct(&project, args).status.code();
    assert_eq!(code(&["check"]), Some(0));
    assert_eq!(code(&["chek"]), Some(64));
    assert_eq!(code(&["build", "--brand", "harbor"]), Some(64));
    assert_eq!(code(&["build", "--only", "sites"]), Some(64));
    assert_eq!(code(&["build", "--today", "2026-02-30"]), Some(64));
    assert_eq!(code(&["build", "--out", "/proc/nowhere"]), Some(2));
    project.write("brands/harbour/_brand.yml", "logo: assets/none.svg\n");
    assert_eq!(code(&["check"]), Some(0), "a warning does not fail");
    assert_eq!(code(&["check", "--strict"]), Some(1), "it does under --strict");
    project.write("brands/harbour/_brand.yml", "color: {primary: bleu}\n");
    assert_eq!(code(&["check"]), Some(1));
    let wrong = induct(&project, &["build", "--brand", "harbor"]);
    assert!(stderr(&wrong).contains("Did you mean `harbour`?"));
}

#[test]
fn findings_for_other_programs_have_their_place_and_owner() {
    let project = Project::base();
    let brand = project.read("brands/harbour/brand.yaml");
    project.write(
        "brands/harbour/brand.yaml",
        brand.replace("currency: GBP", "currency: GBP\nowner: {role: Head of Service, name: Ida}"),
    );
    project.write("brands/harbour/_brand.yml", "logo: assets/none.svg\n");
    let output = induct(&project, &["check", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(list[0]["code"], "logo-missing");
    assert_eq!(list[0]["severity"], "warning");
    assert_eq!(list[0]["file"], "brands/harbour/_brand.yml");
    assert_eq!((list[0]["line"].as_u64(), list[0]["column"].as_u64()), (Some(1), Some(7)));
    assert_eq!(list[0]["owner"], "Ida, Head of Service");
    assert!(list[0]["help"].is_string());
}

#[test]
fn only_one_form_leaves_the_other_as_it_was() {
    let project = Project::base();
    induct(&project, &["build"]);
    let module = project.read("content/modules/sorry.md");
    project.write("content/modules/sorry.md", module.replace("Sorry is short.", "Sorry is brief."));
    let site = project.read("output/harbour/workshop/site/sorry.html");
    induct(&project, &["build", "--only", "handouts"]);
    assert_eq!(project.read("output/harbour/workshop/site/sorry.html"), site);
    induct(&project, &["build", "--only", "site"]);
    assert!(project.read("output/harbour/workshop/site/sorry.html").contains("brief"));
    assert!(project.root().join("output/harbour/workshop/print/handout-sorry.pdf").is_file());
}

#[test]
fn an_output_folder_that_leads_elsewhere_is_written_to_only_when_it_is_named() {
    let project = Project::base();
    let elsewhere = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(elsewhere.path(), project.root().join("output")).expect("linked");
    let output = induct(&project, &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("leads out of the project"), "{}", stderr(&output));
    assert_eq!(elsewhere.path().read_dir().expect("there").count(), 0);
    let named = elsewhere.path().to_str().expect("UTF-8");
    assert_eq!(induct(&project, &["build", "--out", named]).status.code(), Some(0));
    assert!(elsewhere.path().join("harbour/workshop/pack.json").is_file());
}

#[test]
fn a_pack_that_cannot_be_written_holds_up_no_other_and_hides_no_finding() {
    let project = Project::base();
    project.write("brands/harbour/packs/second.yaml", project.read("brands/harbour/packs/workshop.yaml"));
    std::fs::create_dir_all(project.root().join("output/harbour/second/site/sorry.html")).expect("made");
    let output = induct(&project, &["build"]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("Not written: harbour/second") && said.contains("sorry.html is a folder"), "{said}");
    assert!(project.root().join("output/harbour/workshop/site/index.html").is_file());
    assert!(!project.root().join("output/harbour/second/site/index.html").exists());
}

#[test]
fn what_strangers_wrote_reaches_the_terminal_without_what_it_would_obey() {
    let project = Project::base();
    let brand =
        project.read("brands/harbour/brand.yaml").replace("name: Harbour Bikes", "name: X: \u{1b}]0;owned\u{7}");
    project.write("brands/harbour/brand.yaml", brand);
    let output = induct(&project, &["check"]);
    assert_eq!(output.status.code(), Some(1));
    let said = format!("{}{}", stdout(&output), stderr(&output));
    assert!(said.contains("owned") && !said.contains(['\u{1b}', '\u{7}']), "{said:?}");
}

#[test]
fn a_mistake_in_another_packs_file_is_not_spoken_of_with_pack() {
    let project = Project::base();
    project.write("brands/harbour/packs/second.yaml", "title: Second\npath: [{when: Day 1, modules: [sorri]}]\n");
    let output = induct(&project, &["build", "--pack", "workshop"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("No findings"), "{}", stdout(&output));
    assert_eq!(induct(&project, &["build", "--pack", "second"]).status.code(), Some(1));
    assert_eq!(induct(&project, &["check"]).status.code(), Some(1));
}
