//! Packs replace what was there as a whole or not at all: everything is staged beside its place, a journal says what
//! is about to be renamed, and a build killed at any moment is rolled forward by the next. Equal bytes are left alone;
//! nothing is deleted that the pack's last record did not list.

use std::collections::BTreeSet;
use std::io::Write as _;

use anyhow::{Context as _, bail};
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use super::manifest::{self, Input, Manifest, Output};
use crate::model::artifact::{Artifact, hash};

const STAGING: &str = ".staging";
const JOURNAL: &str = "journal.json";
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
    /// Folders of the pack that this build made whole; what the last record lists elsewhere stays.
    pub made: Vec<&'static str>,
}

/// What is about to happen, once everything is staged.
#[derive(Debug, Serialize, Deserialize)]
struct Journal {
    /// The pack's folder, from the output folder.
    pack: String,
    /// Staged files to be put in place, in this order; the record last.
    rename: Vec<String>,
    remove: Vec<String>,
}

impl OutDir {
    /// Opens the folder for writing, making it if it is not there, and finishes what a killed build had begun.
    pub fn open(root: &Utf8Path) -> anyhow::Result<OutDir> {
        fs_err::create_dir_all(root)?;
        let root = root.canonicalize_utf8().with_context(|| format!("cannot find {root}"))?;
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
        let dir = OutDir { root, _lock: lock };
        dir.recover()?;
        Ok(dir)
    }

    /// Rolls every journal forward; staged files without one are dropped.
    fn recover(&self) -> anyhow::Result<()> {
        let staging = self.root.join(STAGING);
        let Ok(entries) = staging.read_dir_utf8() else { return Ok(()) };
        for entry in entries {
            let stage = entry?.path().to_owned();
            if let Ok(text) = fs_err::read_to_string(stage.join(JOURNAL))
                && let Ok(journal) = serde_json::from_str::<Journal>(&text)
            {
                self.roll_forward(&stage, &journal)?;
            }
            drop_staging(&stage)?;
        }
        drop_staging(&staging)
    }

    /// Puts a pack in place. Its files are `<brand>/<pack>/<path>`.
    pub fn write(&self, artifacts: &[Artifact], record: Record) -> anyhow::Result<Written> {
        let folder = format!("{}/{}", record.brand.id, record.pack.id);
        let pack = self.inside(&folder)?;
        let old = manifest::read(&pack);
        let stage = self.root.join(STAGING).join(folder.replace('/', "."));
        drop_staging(&stage)?;

        let mut done = Written::default();
        let mut journal = Journal { pack: folder.clone(), rename: Vec::new(), remove: Vec::new() };
        let mut outputs: Vec<Output> = Vec::new();
        for artifact in artifacts {
            relative(&artifact.path)?;
            let place = self.inside(&format!("{folder}/{}", artifact.path))?;
            outputs.push(Output {
                path: artifact.path.clone(),
                hash: hash(&artifact.bytes),
                size: artifact.bytes.len() as u64,
                modules: artifact.modules.clone(),
            });
            if same(&place, &artifact.bytes) {
                done.unchanged += 1;
                continue;
            }
            stage_file(&stage.join(&artifact.path), &artifact.bytes)?;
            journal.rename.push(artifact.path.clone());
            done.written += 1;
        }
        let new: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
        let made = |path: &str| record.made.iter().any(|folder| path.starts_with(&format!("{folder}/")));
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
        made_from.extend(record.made.iter().map(|folder| ((*folder).to_owned(), record.inputs.clone())));
        made_from.retain(|folder, _| outputs.iter().any(|output| output.path.starts_with(&format!("{folder}/"))));
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
            stage_file(&stage.join(manifest::NAME), &record)?;
            journal.rename.push(manifest::NAME.to_owned());
        }
        if journal.rename.is_empty() && journal.remove.is_empty() {
            return Ok(done);
        }
        self.commit(&stage, &journal)?;
        self.roll_forward(&stage, &journal)?;
        drop_staging(&stage)?;
        drop_staging(&self.root.join(STAGING))?;
        Ok(done)
    }

    /// Puts one file that belongs to no pack in place, if it differs.
    pub fn write_one(&self, name: &str, bytes: &[u8]) -> anyhow::Result<bool> {
        relative(name)?;
        let place = self.root.join(name);
        if same(&place, bytes) {
            return Ok(false);
        }
        let staged = self.root.join(STAGING).join("one").join(name);
        stage_file(&staged, bytes)?;
        fs_err::rename(&staged, &place)?;
        drop_staging(&self.root.join(STAGING))?;
        Ok(true)
    }

    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// From here on the write will be finished, if need be by the next build.
    fn commit(&self, stage: &Utf8Path, journal: &Journal) -> anyhow::Result<()> {
        let draft = stage.join("journal.draft");
        let mut file = fs_err::File::create(&draft)?;
        file.write_all(&serde_json::to_vec(journal)?)?;
        file.sync_all()?;
        fs_err::rename(&draft, stage.join(JOURNAL))?;
        Ok(())
    }

    /// Does what the journal says; what is done already is passed over, so that it can be done again.
    fn roll_forward(&self, stage: &Utf8Path, journal: &Journal) -> anyhow::Result<()> {
        relative(&journal.pack)?;
        for path in &journal.rename {
            relative(path)?;
            let staged = stage.join(path);
            if staged.is_file() {
                let place = self.inside(&format!("{}/{path}", journal.pack))?;
                if let Some(folder) = place.parent() {
                    fs_err::create_dir_all(folder)?;
                }
                fs_err::rename(&staged, &place)?;
            }
        }
        for path in &journal.remove {
            relative(path)?;
            let place = self.inside(&format!("{}/{path}", journal.pack))?;
            if place.is_file() {
                fs_err::remove_file(&place)?;
            }
            // Folders that this leaves empty go with it.
            let mut folder = place.parent();
            while let Some(empty) = folder.filter(|folder| *folder != self.root && folder.starts_with(&self.root)) {
                if std::fs::remove_dir(empty).is_err() {
                    break;
                }
                folder = empty.parent();
            }
        }
        Ok(())
    }

    /// A path of the output folder; refused where a link on the way leads out of it.
    fn inside(&self, path: &str) -> anyhow::Result<Utf8PathBuf> {
        relative(path)?;
        let mut place = self.root.clone();
        for part in path.split('/') {
            place.push(part);
            if place.is_symlink() && !place.canonicalize_utf8().is_ok_and(|real| real.starts_with(&self.root)) {
                bail!(
                    "{place} is a link that leads out of the output folder. Take it away, or give another folder with --out"
                );
            }
        }
        Ok(place)
    }
}

/// Only plain names on the way: no `..`, nothing absolute.
fn relative(path: &str) -> anyhow::Result<()> {
    let plain = !path.is_empty()
        && !path.contains('\\')
        && Utf8Path::new(path).components().all(|part| matches!(part, Utf8Component::Normal(_)));
    if !plain {
        bail!("`{path}` is no path inside the output folder");
    }
    Ok(())
}

fn same(place: &Utf8Path, bytes: &[u8]) -> bool {
    let size = std::fs::metadata(place).ok().filter(std::fs::Metadata::is_file).map(|meta| meta.len());
    size == Some(bytes.len() as u64) && std::fs::read(place).is_ok_and(|old| old == bytes)
}

fn stage_file(place: &Utf8Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = place.parent() {
        fs_err::create_dir_all(folder)?;
    }
    let mut file = fs_err::File::create(place)?;
    file.write_all(bytes)?;
    file.sync_data()?;
    Ok(())
}

/// The staging folder is this program's own: all of it goes.
#[allow(clippy::disallowed_methods)]
fn drop_staging(folder: &Utf8Path) -> anyhow::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot remove {folder}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{JOURNAL, Journal, OutDir, Record, STAGING, Written, stage_file};
    use crate::model::artifact::{Artifact, ArtifactKind};
    use crate::write::manifest::Named;
    use camino::{Utf8Path, Utf8PathBuf};

    fn artifact(path: &str, bytes: &str) -> Artifact {
        Artifact { path: path.to_owned(), bytes: bytes.into(), kind: ArtifactKind::Page, modules: Vec::new() }
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
            made: vec!["site", "print"],
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
            out.write(&[artifact("site/a.html", "one"), artifact("site/b.html", "two")], record()).expect("write");
        assert_eq!(first, Written { written: 2, unchanged: 0, removed: 0 });
        stage_file(&temp.path().join("b/p/site/notes.txt"), b"mine").expect("write");
        let when =
            |path: &str| fs_err::metadata(temp.path().join("b/p").join(path)).expect("there").modified().expect("time");
        let (a, json) = (when("site/a.html"), when("pack.json"));
        let again =
            out.write(&[artifact("site/a.html", "one"), artifact("site/b.html", "two")], record()).expect("write");
        assert_eq!(again, Written { written: 0, unchanged: 2, removed: 0 });
        assert_eq!((a, json), (when("site/a.html"), when("pack.json")));
        let third = out.write(&[artifact("site/a.html", "new")], record()).expect("write");
        assert_eq!(third, Written { written: 1, unchanged: 0, removed: 1 });
        assert_eq!(temp.read("site/a.html").as_deref(), Some("new"));
        assert_eq!(temp.read("site/b.html"), None);
        assert_eq!(temp.read("site/notes.txt").as_deref(), Some("mine"));
        assert!(!temp.path().join(STAGING).exists());
    }

    #[test]
    fn a_build_of_one_form_keeps_the_others() {
        let temp = Temp::new();
        let out = OutDir::open(&temp.path()).expect("open");
        out.write(&[artifact("site/a.html", "one"), artifact("print/a.pdf", "pdf")], record()).expect("write");
        out.write(&[artifact("site/a.html", "two")], Record { made: vec!["site"], ..record() }).expect("write");
        assert_eq!(temp.read("print/a.pdf").as_deref(), Some("pdf"));
        assert!(temp.read("pack.json").is_some_and(|json| json.contains("print/a.pdf")));
    }

    #[test]
    fn a_write_cut_off_after_its_journal_is_finished_by_the_next_build() {
        for renamed in 0..3 {
            let temp = Temp::new();
            let out = OutDir::open(&temp.path()).expect("open");
            out.write(&[artifact("site/a.html", "old"), artifact("site/gone.html", "old")], record()).expect("write");
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
            out.commit(&stage, &journal).expect("commit");
            for name in &names[..renamed] {
                fs_err::rename(stage.join(name), temp.path().join("b/p").join(name)).expect("rename");
            }
            drop(out);
            let _next = OutDir::open(&temp.path()).expect("open");
            assert_eq!(temp.read("site/a.html").as_deref(), Some("new"));
            assert_eq!(temp.read("site/b.html").as_deref(), Some("new"));
            assert_eq!(temp.read("site/gone.html"), None);
            assert!(!temp.path().join(STAGING).join("b.p").join(JOURNAL).exists());
        }
    }

    #[test]
    fn a_write_cut_off_before_its_journal_leaves_the_old_pack() {
        let temp = Temp::new();
        let out = OutDir::open(&temp.path()).expect("open");
        out.write(&[artifact("site/a.html", "old")], record()).expect("write");
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
            assert!(out.write(&[artifact(path, "x")], record()).is_err(), "{path}");
        }
        let elsewhere = temp.path().with_file_name("elsewhere");
        fs_err::create_dir_all(&elsewhere).expect("make");
        fs_err::create_dir_all(temp.path().join("b/p")).expect("make");
        std::os::unix::fs::symlink(&elsewhere, temp.path().join("b/p/site")).expect("link");
        assert!(out.write(&[artifact("site/a.html", "x")], record()).is_err());
        assert!(!elsewhere.join("a.html").exists());
    }

    #[test]
    fn two_builds_at_once_do_not_mix() {
        let temp = Temp::new();
        let _first = OutDir::open(&temp.path()).expect("open");
        let second = OutDir::open(&temp.path()).err().map(|error| error.to_string());
        assert!(second.is_some_and(|text| text.contains("another build")));
    }
}
