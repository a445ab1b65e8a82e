//! “No change needed”: a record that is made once, and one day in a file; and the same however often it was cut off.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::Duration;

use induct::model::diag::Diagnostics;
use induct::model::span::FileId;
use induct::parse::yaml;

use crate::due::with_days;
use crate::support::{Project, induct, run};

const BRAND: &str = "brands/harbour/brand.yaml";
const MODULE: &str = "content/modules/sorry.md";

fn keep(project: &Project, id: &str, more: &[&str]) -> (Option<i32>, String) {
    let args = ["keep", id, "--by", "Ida Holm", "--why", "Read with two: all holds", "--today", "2026-11-27"];
    let output = run(project.root(), &[&args[..], more].concat());
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("UTF-8"))
}

/// Path and text of all records.
fn records(project: &Project) -> BTreeMap<String, String> {
    let root = project.root();
    walkdir::WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| {
            entry.file_type().is_file() && entry.path().to_str().is_some_and(|path| path.contains("/kept/"))
        })
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("inside").to_str().expect("UTF-8").to_owned();
            (path.clone(), project.read(&path))
        })
        // What a killed run has begun is no record.
        .filter(|(path, _)| !path.contains("/.induct-"))
        .collect()
}

#[test]
fn what_is_kept_is_recorded_and_its_day_is_set() {
    for (id, file, old, new) in [
        ("sorry", MODULE, "last_reviewed: 2026-04-20", "last_reviewed: 2026-11-27"),
        ("sorry#say-it", MODULE, "last_reviewed: 2026-04-20", "last_reviewed: 2026-11-27"),
        ("brand:review_by", BRAND, "review_by: 2026-12-10", "review_by: 2027-11-27"),
        ("brand:legal.refunds", BRAND, "review_by: 2026-10-31", "review_by: 2027-11-27"),
        ("brand:people.workshop", BRAND, "until: 2026-11-01", "until: 2027-11-27"),
        ("brand:values.straight.leader", BRAND, "last_seen: 2026-09-30", "last_seen: 2026-11-27"),
    ] {
        let project = with_days();
        let before = project.read(file);
        let (code, said) = keep(&project, id, &[]);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(project.read(file), before.replace(old, new), "{id}");
        let made = records(&project);
        let (path, text) = made.first_key_value().expect("a record");
        assert_eq!(made.len(), 1, "{made:?}");
        assert!(said.contains(path) && said.contains(&new.replace(": ", " is set to ")), "{said}");
        let from = old.split_once(": ").expect("a day").1;
        let to = new.split_once(": ").expect("a day").1;
        let called = id.split('#').next().expect("a name");
        let called = if called.contains(':') { format!("\"{called}\"") } else { called.to_owned() };
        assert_eq!(
            *text,
            format!(
                "schema: 1\nkept: {called}\nwhy: \"Read with two: all holds\"\nby: Ida Holm\nday: 2026-11-27\nfrom: {from}\nto: {to}\n"
            )
        );
        let (code, again) = keep(&project, id, &[]);
        assert!(code == Some(0) && again.starts_with("This was recorded before: "), "{again}");
        assert_eq!(records(&project), made);
        // Nothing is said of records, and it is due no longer.
        let (_, due) = induct(&project, &["due", "--today", "2026-11-27"]);
        assert!(!due.contains(&format!("induct keep {} ", id.split('#').next().expect("a name"))), "{due}");
        let (_, check) = induct(&project, &["check", "--today", "2026-11-27", "--format", "json"]);
        assert!(!check.contains("records"), "{check}");
    }
}

#[test]
fn a_day_that_was_not_there_is_put_in_and_a_later_look_is_another_record() {
    let project = Project::base();
    // As Notepad saves it.
    project.write(BRAND, format!("\u{feff}{}", project.read(BRAND).replace('\n', "\r\n")));
    assert_eq!(keep(&project, "brand:review_by", &["--until", "2027-06-30"]).0, Some(0));
    let brand = project.read(BRAND);
    assert!(brand.starts_with("\u{feff}schema: 1\r\n"), "{brand}");
    assert!(brand.contains("currency: GBP\r\nreview_by: 2027-06-30\r\nwords:"), "{brand}");
    assert!(!records(&project).values().any(|text| text.contains("from:")));
    assert_eq!(keep(&project, "brand:review_by", &["--until", "2027-07-31"]).0, Some(0));
    assert_eq!(keep(&project, "brand:review_by", &["--until", "2027-06-30"]).0, Some(0));
    assert_eq!(records(&project).len(), 3);
    assert_eq!(project.read(BRAND), brand);
}

#[test]
fn a_wrong_command_says_what_to_type_and_changes_nothing() {
    let project = with_days();
    project.write("brands/quay/brand.yaml", project.read(BRAND).replace("Harbour", "Quay"));
    project.write("content/modules/lost.md", "---\nkind: skill\n---\n");
    let before = (project.read(BRAND), project.read(MODULE));
    for (id, more, says) in [
        ("sory", &[][..], "Did you mean `sorry`?"),
        ("brand:legal.refund", &[], "Did you mean `brand:legal.refunds`?"),
        ("brand:legal.refunds", &[], "is there in harbour and quay. Say which: add --brand NAME"),
        ("brand:legal.refunds", &["--brand", "harbor"], "Did you mean `harbour`?"),
        ("sorry", &["--until", "2027-01-01"], "Leave --until out"),
        ("brand:review_by", &["--brand", "quay", "--until", "2026-11-27"], "is not after 2026-11-27"),
        ("brand:review_by", &["--brand", "quay", "--until", "1 May"], "--until: "),
        ("breakfast", &[], "`induct due` names what is due"),
        ("lost", &[], "content/modules/lost.md has a mistake, and is not read"),
    ] {
        let (code, said) = keep(&project, id, more);
        assert_eq!(code, Some(64), "{id} {said}");
        assert!(said.contains(says), "{id} {said}");
    }
    let output = run(project.root(), &["keep", "sorry", "--by", " ", "--why", "x"]);
    assert_eq!(output.status.code(), Some(64));
    // A file that cannot be changed safely: said, and no record made.
    project.write(BRAND, before.0.replace("legal:\n  - id: refunds", "legal:\n  - &r\n    id: refunds"));
    assert_ne!(keep(&project, "brand:legal.refunds", &["--brand", "harbour"]).0, Some(0));
    project.write(BRAND, &before.0);
    // One brand of two cannot be read: which is meant is not guessed.
    project.write("brands/quay/brand.yaml", before.0.replace("moment: listen", "moment: lisen"));
    let (code, said) = keep(&project, "brand:review_by", &[]);
    assert!(code == Some(64) && said.contains("induct check --brand quay"), "{said}");
    assert!(records(&project).is_empty());
    assert_eq!((project.read(BRAND), project.read(MODULE)), before);
}

#[test]
fn a_record_reads_back_as_it_was_said() {
    for why in
        ["no", "a: b", "- one", "say \"hi\" \\ there", "50 % off # now", "灯籠の宿: yes", "{x}", "12", "it's fine."]
    {
        let project = with_days();
        let why_is = format!("--why={why}");
        let args = ["keep", "sorry", "--by", "Ida: Holm", &why_is, "--today", "2026-11-27"];
        assert_eq!(run(project.root(), &args).status.code(), Some(0));
        let made = records(&project);
        let text = made.values().next().expect("a record");
        let mut found = Diagnostics::default();
        let doc = yaml::read(FileId(0), text, 0..text.len(), &mut found).expect("read");
        assert!(doc.whole && found.is_empty(), "{text} {found:?}");
        let yaml::Value::Map(fields) = &doc.root.value else { panic!("{text}") };
        let told = |name: &str| fields.iter().find(|(key, _)| key.value == name).and_then(|(_, value)| value.text());
        assert_eq!((told("why"), told("by")), (Some(why), Some("Ida: Holm")), "{text}");
    }
}

#[test]
fn killed_at_a_hundred_moments_it_ends_at_the_same_place() {
    let args = ["keep", "brand:legal.refunds", "--by", "Ida", "--why", "Read", "--today", "2026-11-27"];
    let clean = with_days();
    let old = clean.read(BRAND);
    assert_eq!(run(clean.root(), &args).status.code(), Some(0));
    let (new, made) = (clean.read(BRAND), records(&clean));
    assert!(new != old && made.len() == 1);
    let mut cut = 0;
    for n in 0..100_u64 {
        let project = with_days();
        let mut command = Command::new(env!("CARGO_BIN_EXE_induct"));
        command.args(args).current_dir(project.root()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("runs");
        // From before the first file is read to after the last is written, closest together where a quick machine is at work.
        std::thread::sleep(Duration::from_micros(n * n * 6));
        let _ = child.kill();
        cut += usize::from(!child.wait().expect("ended").success());
        let (now, kept) = (project.read(BRAND), records(&project));
        assert!(now == old || now == new, "half a file after {n}");
        assert!(kept.is_empty() || kept == made, "{kept:?}");
        // The file is never changed without a record of why.
        assert!(now == old || kept == made, "changed without a record after {n}");
        assert_eq!(run(project.root(), &args).status.code(), Some(0));
        assert_eq!((project.read(BRAND), records(&project)), (new.clone(), made.clone()), "after {n}");
    }
    assert!(cut > 10, "only {cut} were cut off");
}
