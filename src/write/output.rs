//! Packs replace what was there as a whole or not at all: everything is staged beside its place, a journal says what
//! is about to be renamed, and a build killed at any moment is rolled forward by the next. Equal bytes are left alone;
//! nothing is deleted that the pack's last record did not list.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::journal::{self, Journal, drop_staging, stage_file};
use super::manifest::{self, Input, Manifest, Output};
use super::places::{Ways, can_stand, inside, own, relative};
use crate::model::artifact::{Artifact, Standing, hash};
use crate::model::library::Form;

const LOCK: &str = ".lock";

/// An output folder that this process alone may write, until dropped.
pub struct OutDir {
    root: Utf8PathBuf,
    _lock: std::fs::File,
}

/// What a write came to.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

impl std::ops::AddAssign for Written {
    fn add_assign(&mut self, other: Written) {
        self.written += other.written;
        self.unchanged += other.unchanged;
        self.removed += other.removed;
    }
}

/// What a pack's record says besides its outputs.
pub struct Record {
    pub brand: manifest::Named,
    pub pack: manifest::Named,
    pub edition: String,
    pub minutes: u32,
    pub modules: Vec<manifest::Named>,
    pub inputs: Vec<Input>,
    /// Forms of the pack that this build made whole; what the last record lists of others stays.
    pub made: Vec<Form>,
}

impl OutDir {
    /// Opens the folder for writing, making it if it is not there, and finishes what a killed build had begun.
    pub fn open(root: &Utf8Path) -> anyhow::Result<OutDir> {
        fs_err::create_dir_all(root)?;
        let root = root.canonicalize_utf8().with_context(|| format!("cannot find {root}"))?;
        journal::check(&root)?;
        if root.join(LOCK).symlink_metadata().is_ok_and(|there| !there.is_file()) {
            bail!("{} is not a file of this program. Take it away", root.join(LOCK));
        }
        let lock =
            fs_err::OpenOptions::new().create(true).truncate(false).write(true).open(root.join(LOCK))?.into_file();
        match lock.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => {
                bail!(
                    "another build is writing to {root} just now. Wait for it to end, or give this one another folder with --out"
                )
            }
            Err(std::fs::TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock {root}"));
            }
        }
        journal::recover(&root)?;
        Ok(OutDir { root, _lock: lock })
    }

    /// The files of a pack that stand in their place as its last record tells of them, and what they were made from.
    pub fn standing(&self, brand: &str, pack: &str) -> Standing {
        let Ok(folder) = inside(&self.root, &format!("{brand}/{pack}")) else { return Standing::new() };
        let outputs = manifest::read(&folder).map(|record| record.outputs).unwrap_or_default();
        let stands = |output: Output| {
            let fingerprint = output.fingerprint?;
            let place = inside(&folder, &output.path).ok()?;
            let there = std::fs::metadata(&place).ok()?;
            let likely = there.is_file() && there.len() == output.size;
            (likely && hash(&std::fs::read(&place).ok()?) == output.hash).then_some((output.path, fingerprint))
        };
        outputs.into_iter().filter_map(stands).collect()
    }

    /// Puts a pack in place. Its files are `<brand>/<pack>/<path>`; those that are `standing` stay, and their entries in
    /// the record with them.
    pub fn write(&self, artifacts: &[Artifact], standing: &[String], record: Record) -> anyhow::Result<Written> {
        let folder = format!("{}/{}", record.brand.id, record.pack.id);
        let pack = inside(&self.root, &folder)?;
        let old = manifest::read(&pack);
        let stage = journal::stage(&self.root, &folder);
        drop_staging(&stage)?;

        let mut done = Written::default();
        let mut journal = Journal { pack: folder.clone(), rename: Vec::new(), remove: Vec::new() };
        let mut outputs: Vec<Output> = Vec::new();
        let mut new: BTreeSet<&str> = BTreeSet::new();
        let mut ways = Ways::inside(&self.root);
        for artifact in artifacts {
            relative(&artifact.path)?;
            if !new.insert(&artifact.path) {
                bail!("two files of the pack {folder} would both be {}", artifact.path);
            }
            let place = ways.to(&format!("{folder}/{}", artifact.path))?;
            outputs.push(Output {
                path: artifact.path.clone(),
                hash: hash(&artifact.bytes),
                size: artifact.bytes.len() as u64,
                modules: artifact.modules.clone(),
                fingerprint: artifact.fingerprint.clone(),
            });
            if same(&place, &artifact.bytes) {
                done.unchanged += 1;
                continue;
            }
            ways.can_stand(&place)?;
            stage_file(&stage.join(&artifact.path), &artifact.bytes)?;
            journal.rename.push(artifact.path.clone());
            done.written += 1;
        }
        for path in standing {
            let known = old.iter().flat_map(|old| &old.outputs).find(|output| output.path == *path);
            let Some(known) = known.filter(|_| new.insert(path)) else {
                bail!("{folder}/{path} is not in the pack's record any more. Build again");
            };
            outputs.push(known.clone());
            done.unchanged += 1;
        }
        let made = |path: &str| record.made.iter().any(|form| path.starts_with(form.place()));
        for output in old.iter().flat_map(|old| &old.outputs) {
            if new.contains(output.path.as_str()) || relative(&output.path).is_err() {
                continue;
            }
            if made(&output.path) {
                journal.remove.push(output.path.clone());
            } else {
                outputs.push(output.clone());
            }
        }
        done.removed = journal.remove.len();
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
        let mut made_from = old.map(|old| old.made_from).unwrap_or_default();
        made_from.extend(record.made.iter().map(|form| (form.key().to_owned(), record.inputs.clone())));
        let stands = |form: Form| outputs.iter().any(|output| output.path.starts_with(form.place()));
        made_from.retain(|name, _| Form::ALL.into_iter().any(|form| form.key() == name && stands(form)));
        let record = manifest::bytes(&Manifest {
            schema: 1,
            made_by: concat!("induct ", env!("CARGO_PKG_VERSION")).to_owned(),
            brand: record.brand,
            pack: record.pack,
            edition: record.edition,
            minutes: record.minutes,
            modules: record.modules,
            made_from,
            outputs,
        });
        if !same(&pack.join(manifest::NAME), &record) {
            can_stand(&self.root, &pack.join(manifest::NAME))?;
            stage_file(&stage.join(manifest::NAME), &record)?;
            journal.rename.push(manifest::NAME.to_owned());
        }
        if journal.rename.is_empty() && journal.remove.is_empty() {
            return Ok(done);
        }
        journal::commit(&stage, &journal)?;
        journal::roll_forward(&self.root, &stage, &journal)?;
        drop_staging(&stage)?;
        Ok(done)
    }

    /// Puts files that belong to no pack into the folder itself, or into a brand's: `index.html`, `<brand>/<file>`. All
    /// that differ, or none.
    pub fn write_loose(&self, files: &[(&str, &[u8])]) -> anyhow::Result<Written> {
        let stage = journal::stage(&self.root, journal::NO_PACK);
        drop_staging(&stage)?;
        let mut done = Written::default();
        let mut journal = Journal { pack: journal::NO_PACK.to_owned(), rename: Vec::new(), remove: Vec::new() };
        for (name, bytes) in files {
            journal::loose(name)?;
            let place = inside(&self.root, name)?;
            if same(&place, bytes) {
                done.unchanged += 1;
                continue;
            }
            can_stand(&self.root, &place)?;
            stage_file(&own(&stage, name)?, bytes)?;
            journal.rename.push((*name).to_owned());
            done.written += 1;
        }
        if !journal.rename.is_empty() {
            journal::commit(&stage, &journal)?;
            journal::roll_forward(&self.root, &stage, &journal)?;
            drop_staging(&stage)?;
        }
        Ok(done)
    }

    /// Puts a file of this program's own into the folder.
    pub(super) fn put_hidden(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let stage = journal::stage(&self.root, journal::NO_PACK);
        can_stand(&self.root, &self.root.join(name))?;
        stage_file(&own(&stage, name)?, bytes)?;
        fs_err::rename(stage.join(name), self.root.join(name))?;
        drop_staging(&stage)
    }

    pub fn root(&self) -> &Utf8Path {
        &self.root
    }
}

impl Drop for OutDir {
    /// Not after each pack: several are put in place at once, and each has its own folder in there.
    fn drop(&mut self) {
        journal::tidy(&self.root);
    }
}

fn same(place: &Utf8Path, bytes: &[u8]) -> bool {
    let size = std::fs::metadata(place).ok().filter(std::fs::Metadata::is_file).map(|meta| meta.len());
    size == Some(bytes.len() as u64) && std::fs::read(place).is_ok_and(|old| old == bytes)
}

#[cfg(test)]
mod tests {
    use super::{OutDir, Record, Written};
    use crate::model::artifact::{Artifact, ArtifactKind};
    use crate::model::library::Form;
    use crate::write::journal::{self, Journal, STAGING, commit, stage_file};
    use crate::write::manifest::Named;
    use camino::{Utf8Path, Utf8PathBuf};

    fn artifact(path: &str, bytes: &str) -> Artifact {
        Artifact {
            path: path.to_owned(),
            bytes: bytes.into(),
            kind: ArtifactKind::Page,
            modules: Vec::new(),
            fingerprint: None,
        }
    }

    fn record() -> Record {
        let named = |id: &str| Named { id: id.to_owned(), name: id.to_owned() };
        Record {
            brand: named("b"),
            pack: named("p"),
            edition: "draft".to_owned(),
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
        out.write(&[artifact("site/a.html", "two")], &[], Record { made: vec![Form::Site], ..record() })
            .expect("write");
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
            out.write(&[artifact("site/a.html", "old"), artifact("site/gone.html", "old")], &[], record())
                .expect("write");
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
        commit(&stage, &Journal { pack: "b/p".to_owned(), rename: names(rename), remove: names(remove) })
            .expect("commit");
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
}
