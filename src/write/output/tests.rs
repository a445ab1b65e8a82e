use super::{OutDir, Record, Written};
use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::library::Form;
use crate::write::journal::{self, Journal, STAGING, commit, stage_file};
use crate::write::manifest::Named;
use camino::{Utf8Path, Utf8PathBuf};

pub fn artifact(path: &str, bytes: &str) -> Artifact {
    Artifact {
        path: path.to_owned(),
        bytes: bytes.into(),
        kind: ArtifactKind::Page,
        modules: Vec::new(),
        fingerprint: None,
        shown: None,
    }
}

pub fn record() -> Record {
    let named = |id: &str| Named { id: id.to_owned(), name: id.to_owned() };
    Record {
        brand: named("b"),
        pack: named("p"),
        edition: Some("draft".to_owned()),
        minutes: 0,
        modules: Vec::new(),
        inputs: Vec::new(),
        made: Form::ALL.to_vec(),
    }
}

struct Temp(tempfile::TempDir);

impl Temp {
    fn new() -> Temp {
        Temp(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> Utf8PathBuf {
        Utf8Path::from_path(self.0.path()).expect("UTF-8").canonicalize_utf8().expect("there").join("out")
    }

    fn read(&self, path: &str) -> Option<String> {
        fs_err::read_to_string(self.path().join("b/p").join(path)).ok()
    }
}

#[test]
fn equal_bytes_are_left_alone_and_strangers_files_stay() {
    let temp = Temp::new();
    let out = OutDir::open(&temp.path()).expect("open");
    let first =
        out.write(&[artifact("site/a.html", "one"), artifact("site/b.html", "two")], &[], record()).expect("write");
    assert_eq!(first, Written { written: 2, unchanged: 0, removed: 0 });
    stage_file(&temp.path().join("b/p/site/notes.txt"), b"mine").expect("write");
    let when =
        |path: &str| fs_err::metadata(temp.path().join("b/p").join(path)).expect("there").modified().expect("time");
    let (a, json) = (when("site/a.html"), when("pack.json"));
    let again =
        out.write(&[artifact("site/a.html", "one"), artifact("site/b.html", "two")], &[], record()).expect("write");
    assert_eq!(again, Written { written: 0, unchanged: 2, removed: 0 });
    assert_eq!((a, json), (when("site/a.html"), when("pack.json")));
    let third = out.write(&[artifact("site/a.html", "new")], &[], record()).expect("write");
    assert_eq!(third, Written { written: 1, unchanged: 0, removed: 1 });
    assert_eq!(temp.read("site/a.html").as_deref(), Some("new"));
    assert_eq!(temp.read("site/b.html"), None);
    assert_eq!(temp.read("site/notes.txt").as_deref(), Some("mine"));
    drop(out);
    assert!(!temp.path().join(STAGING).exists());
}

#[test]
fn a_build_of_one_form_keeps_the_others() {
    let temp = Temp::new();
    let out = OutDir::open(&temp.path()).expect("open");
    let files =
        [artifact("site/a.html", "one"), artifact("print/handout-a.pdf", "a"), artifact("print/workbook.pdf", "b")];
    out.write(&files, &[], record()).expect("write");
    out.write(&[artifact("site/a.html", "two")], &[], Record { made: vec![Form::Site], ..record() }).expect("write");
    assert_eq!(temp.read("print/handout-a.pdf").as_deref(), Some("a"));
    assert!(temp.read("pack.json").is_some_and(|json| json.contains("print/handout-a.pdf")));
    let book = [artifact("print/workbook.pdf", "c")];
    out.write(&book, &[], Record { made: vec![Form::Workbook], ..record() }).expect("write");
    assert_eq!(temp.read("print/handout-a.pdf").as_deref(), Some("a"));
    out.write(&[], &[], Record { made: vec![Form::Handouts], ..record() }).expect("write");
    assert_eq!(temp.read("print/handout-a.pdf"), None);
    assert_eq!(temp.read("print/workbook.pdf").as_deref(), Some("c"));
    let json = temp.read("pack.json").unwrap_or_default();
    assert!(json.contains("\"site\"") && json.contains("\"workbook\"") && !json.contains("\"handouts\""));
}

#[test]
fn a_write_cut_off_after_its_journal_is_finished_by_the_next_build() {
    for renamed in 0..3 {
        let temp = Temp::new();
        let out = OutDir::open(&temp.path()).expect("open");
        out.write(&[artifact("site/a.html", "old"), artifact("site/gone.html", "old")], &[], record()).expect("write");
        let stage = temp.path().join(STAGING).join("b.p");
        let names = ["site/a.html", "site/b.html"];
        for name in names {
            stage_file(&stage.join(name), b"new").expect("stage");
        }
        let journal = Journal {
            pack: "b/p".to_owned(),
            rename: names.map(str::to_owned).to_vec(),
            remove: vec!["site/gone.html".to_owned()],
        };
        commit(&stage, &journal).expect("commit");
        for name in &names[..renamed] {
            fs_err::rename(stage.join(name), temp.path().join("b/p").join(name)).expect("rename");
        }
        drop(out);
        let _next = OutDir::open(&temp.path()).expect("open");
        assert_eq!(temp.read("site/a.html").as_deref(), Some("new"));
        assert_eq!(temp.read("site/b.html").as_deref(), Some("new"));
        assert_eq!(temp.read("site/gone.html"), None);
        assert!(!temp.path().join(STAGING).join("b.p").join(journal::NAME).exists());
    }
}

#[test]
fn a_write_cut_off_before_its_journal_leaves_the_old_pack() {
    let temp = Temp::new();
    let out = OutDir::open(&temp.path()).expect("open");
    out.write(&[artifact("site/a.html", "old")], &[], record()).expect("write");
    stage_file(&temp.path().join(STAGING).join("b.p/site/a.html"), b"half").expect("stage");
    drop(out);
    let _next = OutDir::open(&temp.path()).expect("open");
    assert_eq!(temp.read("site/a.html").as_deref(), Some("old"));
}

#[test]
fn nothing_is_written_outside() {
    let temp = Temp::new();
    let out = OutDir::open(&temp.path()).expect("open");
    for path in ["../evil", "/etc/evil", "site/../../evil", "", "a\\b"] {
        assert!(out.write(&[artifact(path, "x")], &[], record()).is_err(), "{path}");
    }
    let elsewhere = temp.path().with_file_name("elsewhere");
    fs_err::create_dir_all(&elsewhere).expect("make");
    fs_err::create_dir_all(temp.path().join("b/p")).expect("make");
    std::os::unix::fs::symlink(&elsewhere, temp.path().join("b/p/site")).expect("link");
    assert!(out.write(&[artifact("site/a.html", "x")], &[], record()).is_err());
    assert!(!elsewhere.join("a.html").exists());
}

fn journal(temp: &Temp, rename: &[&str], remove: &[&str]) -> Utf8PathBuf {
    let stage = temp.path().join(STAGING).join("b.p");
    fs_err::create_dir_all(&stage).expect("made");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    commit(&stage, &Journal { pack: "b/p".to_owned(), rename: names(rename), remove: names(remove) }).expect("commit");
    stage
}

#[test]
fn a_staging_folder_that_is_a_link_is_refused_and_what_it_leads_to_stays() {
    let temp = Temp::new();
    let home = temp.path().with_file_name("home");
    stage_file(&home.join("letters/one.txt"), b"mine").expect("made");
    fs_err::create_dir_all(temp.path()).expect("made");
    std::os::unix::fs::symlink(&home, temp.path().join(STAGING)).expect("link");
    assert!(OutDir::open(&temp.path()).is_err());
    assert!(home.join("letters/one.txt").is_file());
}

#[test]
fn a_journal_that_this_program_did_not_write_moves_and_removes_nothing() {
    let temp = Temp::new();
    drop(OutDir::open(&temp.path()).expect("open").write(&[artifact("site/a.html", "one")], &[], record()));
    let home = temp.path().with_file_name("home");
    stage_file(&home.join("key"), b"secret").expect("made");
    stage_file(&temp.path().join("b/p/notes.txt"), b"mine").expect("made");
    let stage = journal(&temp, &["v/key"], &["notes.txt"]);
    std::os::unix::fs::symlink(&home, stage.join("v")).expect("link");
    let out = OutDir::open(&temp.path()).expect("open");
    assert!(home.join("key").is_file() && temp.path().join("b/p/notes.txt").is_file());
    assert!(!temp.path().join("b/p/v").exists());
    // And it is in nobody's way.
    assert!(out.write(&[artifact("site/a.html", "two")], &[], record()).is_ok());
    assert_eq!(temp.read("site/a.html").as_deref(), Some("two"));
}

#[test]
fn a_place_that_is_taken_is_said_before_anything_is_renamed() {
    let temp = Temp::new();
    let out = OutDir::open(&temp.path()).expect("open");
    out.write(&[artifact("site/a.html", "old")], &[], record()).expect("write");
    fs_err::create_dir_all(temp.path().join("b/p/site/b.html/more")).expect("made");
    let why = out.write(&[artifact("site/a.html", "new"), artifact("site/b.html", "new")], &[], record());
    assert!(why.err().is_some_and(|why| why.to_string().contains("b.html is a folder")));
    assert_eq!(temp.read("site/a.html").as_deref(), Some("old"));
    // Another pack is not held up, and neither is the next build.
    stage_file(&temp.path().join(STAGING).join(".DS_Store"), b"x").expect("written");
    drop(out);
    let out = OutDir::open(&temp.path()).expect("open");
    let other = Record { pack: Named { id: "q".to_owned(), name: "q".to_owned() }, ..record() };
    assert!(out.write(&[artifact("site/a.html", "new")], &[], other).is_ok());
}

#[test]
fn files_of_no_pack_are_written_all_or_none() {
    let temp = Temp::new();
    let out = OutDir::open(&temp.path()).expect("open");
    let [a, b]: [(&str, &[u8]); 2] = [("a.json", b"one"), ("b.json", b"two")];
    fs_err::create_dir_all(temp.path().join("b.json")).expect("made");
    assert!(out.write_loose(&[a, b]).is_err());
    assert!(!temp.path().join("a.json").exists());
    fs_err::remove_dir(temp.path().join("b.json")).expect("removed");
    assert_eq!(out.write_loose(&[a, b]).ok(), Some(Written { written: 2, unchanged: 0, removed: 0 }));
    assert_eq!(out.write_loose(&[a, b]).ok(), Some(Written { written: 0, unchanged: 2, removed: 0 }));
    drop(out);
    assert!(!temp.path().join(STAGING).exists());
    let out = OutDir::open(&temp.path()).expect("open");
    // A brand's own stand in its folder, beside its packs.
    assert!(out.write_loose(&[("b/sheet.pdf", b"x".as_slice())]).is_ok());
    assert!(temp.path().join("b/sheet.pdf").is_file());
    for name in ["../evil", "in/a/folder", "b/.lock", "b/pack.json", "/etc/evil", "", ".lock", "pack.json"] {
        assert!(out.write_loose(&[(name, b"x")]).is_err(), "{name}");
    }
}

#[test]
fn files_of_no_pack_that_were_cut_off_are_finished_by_the_next() {
    let temp = Temp::new();
    drop(OutDir::open(&temp.path()).expect("open"));
    let cut_off = |names: &[&str], remove: &[&str]| {
        let stage = journal::stage(&temp.path(), journal::NO_PACK);
        names.iter().for_each(|name| stage_file(&stage.join(name), b"new").expect("staged"));
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let journal = Journal { pack: journal::NO_PACK.to_owned(), rename: owned(names), remove: owned(remove) };
        commit(&stage, &journal).expect("commit");
        OutDir::open(&temp.path()).map(drop)
    };
    assert!(cut_off(&["a.json", "b.json"], &[]).is_ok());
    assert!(temp.path().join("a.json").is_file() && temp.path().join("b.json").is_file());
    // And it is believed no further than that: nothing in folders, nothing removed.
    drop(cut_off(&["c.json", "b/p/site/evil.html"], &[]));
    drop(cut_off(&["d.json"], &["a.json"]));
    assert!(!temp.path().join("c.json").exists() && !temp.path().join("b").exists());
    assert!(temp.path().join("a.json").is_file() && !temp.path().join("d.json").exists());
}

#[test]
fn two_files_of_one_name_are_refused() {
    let temp = Temp::new();
    let out = OutDir::open(&temp.path()).expect("open");
    assert!(out.write(&[artifact("site/a.html", "one"), artifact("site/a.html", "two")], &[], record()).is_err());
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let temp = Temp::new();
    let _first = OutDir::open(&temp.path()).expect("open");
    let second = OutDir::open(&temp.path()).err().map(|error| error.to_string());
    assert!(second.is_some_and(|text| text.contains("another build")));
}
