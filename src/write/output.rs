//! Packs replace what was there as a whole or not at all: everything is staged beside its place, a journal says what
//! is about to be renamed, and a build killed at any moment is rolled forward by the next. Equal bytes are left alone;
//! nothing is deleted that the pack's last record did not list.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};

pub use super::journal::REPORT;
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
    /// `None` where what the last record says still holds.
    pub edition: Option<String>,
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
        standing_in(&self.root, brand, pack)
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
        let made = |path: &str| record.made.iter().any(|form| form.owns(path));
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
        let edition = record.edition.or_else(|| old.as_ref().map(|old| old.edition.clone()));
        let edition = edition.unwrap_or_else(|| "draft".to_owned());
        let mut made_from = old.map(|old| old.made_from).unwrap_or_default();
        made_from.extend(record.made.iter().map(|form| (form.key().to_owned(), record.inputs.clone())));
        let stands = |form: Form| outputs.iter().any(|output| form.owns(&output.path));
        made_from.retain(|name, _| Form::ALL.into_iter().any(|form| form.key() == name && stands(form)));
        let record = manifest::bytes(&Manifest {
            schema: 1,
            made_by: concat!("induct ", env!("CARGO_PKG_VERSION")).to_owned(),
            brand: record.brand,
            pack: record.pack,
            edition,
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

/// The files of a pack that stand in an output folder as its last record tells of them.
pub fn standing_in(root: &Utf8Path, brand: &str, pack: &str) -> Standing {
    let Ok(folder) = inside(root, &format!("{brand}/{pack}")) else { return Standing::new() };
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

/// A path below a folder; `None` for one that leads out of it, by its name or by a link.
pub fn place_in(folder: &Utf8Path, path: &str) -> Option<Utf8PathBuf> {
    inside(&folder.canonicalize_utf8().ok()?, path).ok()
}

fn same(place: &Utf8Path, bytes: &[u8]) -> bool {
    let size = std::fs::metadata(place).ok().filter(std::fs::Metadata::is_file).map(|meta| meta.len());
    size == Some(bytes.len() as u64) && std::fs::read(place).is_ok_and(|old| old == bytes)
}

#[cfg(test)]
pub(super) mod tests;
