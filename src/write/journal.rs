//! Staging and the journal: what is about to be renamed is written down first, so that a build killed at any moment is
//! rolled forward by the next. A journal is believed only as far as this program could have written it.

use std::io::Write as _;

use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use super::manifest;
use super::places::{Ways, inside, own, relative};

pub const STAGING: &str = ".staging";
pub const NAME: &str = "journal.json";
/// Stands for a pack where files go into the output folder itself.
pub const NO_PACK: &str = "";

/// What is about to happen to a pack, once everything is staged.
#[derive(Debug, Serialize, Deserialize)]
pub struct Journal {
    /// The pack's folder, from the output folder.
    pub pack: String,
    /// Staged files to be put in place, in this order; the record last.
    pub rename: Vec<String>,
    pub remove: Vec<String>,
}

/// Where a pack is staged: `brand.pack`, so that no pack is called like what belongs to none.
pub fn stage(root: &Utf8Path, pack: &str) -> Utf8PathBuf {
    root.join(STAGING).join(if pack == NO_PACK { "loose".to_owned() } else { pack.replace('/', ".") })
}

/// Of a pack, what no build makes: its alignment report.
pub const REPORT: &str = "alignment.html";

/// Refuses what is no file in the output folder itself or in a brand's folder there and no report of a pack, or is one of
/// this program's own.
pub fn loose(name: &str) -> anyhow::Result<()> {
    relative(name)?;
    let parts: Vec<&str> = name.split('/').collect();
    let report = parts.len() == 3 && parts.last() == Some(&REPORT);
    if parts.len() > 2 && !report || parts.iter().any(|part| part.starts_with('.') || *part == manifest::NAME) {
        bail!("`{name}` is no name for a file in the output folder, or in a brand's folder there");
    }
    Ok(())
}

/// The path of a pack's file, from the output folder.
fn below(pack: &str, path: &str) -> String {
    if pack == NO_PACK { path.to_owned() } else { format!("{pack}/{path}") }
}

/// Refuses an output folder whose staging folder is somebody else's.
pub fn check(root: &Utf8Path) -> anyhow::Result<()> {
    let staging = root.join(STAGING);
    match staging.symlink_metadata() {
        Ok(there) if !there.is_dir() => bail!("{staging} is not a folder of this program. Take it away"),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Rolls every journal forward; staged files without one are dropped. A pack whose journal cannot be finished keeps it,
/// and is in nobody's way but its own.
pub fn recover(root: &Utf8Path) -> anyhow::Result<()> {
    let staging = root.join(STAGING);
    let Ok(entries) = staging.read_dir_utf8() else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        if !entry.file_type()?.is_dir() {
            continue;
        }
        let stage = entry.path().to_owned();
        let journal = own(&stage, NAME).and_then(|place| Ok(fs_err::read_to_string(place)?));
        if let Ok(journal) = journal.and_then(|text| Ok(serde_json::from_str::<Journal>(&text)?))
            && roll_forward(root, &stage, &journal).is_err()
        {
            continue;
        }
        drop_staging(&stage)?;
    }
    tidy(root);
    Ok(())
}

/// From here on the write will be finished, if need be by the next build.
pub fn commit(stage: &Utf8Path, journal: &Journal) -> anyhow::Result<()> {
    let draft = stage.join("journal.draft");
    let mut file = fs_err::File::create(&draft)?;
    file.write_all(&serde_json::to_vec(journal)?)?;
    file.sync_all()?;
    fs_err::rename(&draft, stage.join(NAME))?;
    Ok(())
}

/// Does what the journal says; what is done already is passed over, so that it can be done again. Removed is only what
/// the pack's record lists: it is replaced last.
pub fn roll_forward(root: &Utf8Path, stage: &Utf8Path, journal: &Journal) -> anyhow::Result<()> {
    if journal.pack == NO_PACK {
        journal.rename.iter().try_for_each(|name| loose(name))?;
        if !journal.remove.is_empty() {
            bail!("{stage} holds a journal that this program did not write. Take it away");
        }
    } else {
        relative(&journal.pack)?;
    }
    if *stage != self::stage(root, &journal.pack) {
        bail!("{stage} holds the journal of another pack. Take it away");
    }
    let (record, files): (Vec<&String>, Vec<&String>) = journal.rename.iter().partition(|path| *path == manifest::NAME);
    let (mut from, mut to) = (Ways::own(stage), Ways::inside(root));
    for path in files {
        put(&mut from, &mut to, journal, path)?;
    }
    if !journal.remove.is_empty() {
        let listed = manifest::read(&inside(root, &journal.pack)?).map(|old| old.outputs).unwrap_or_default();
        for path in journal.remove.iter().filter(|path| listed.iter().any(|output| output.path == **path)) {
            remove(root, &below(&journal.pack, path))?;
        }
    }
    for path in record {
        put(&mut from, &mut to, journal, path)?;
    }
    Ok(())
}

fn put(from: &mut Ways<'_>, to: &mut Ways<'_>, journal: &Journal, path: &str) -> anyhow::Result<()> {
    let staged = from.to(path)?;
    let place = to.to(&below(&journal.pack, path))?;
    // Where there is none, it was done by a build that was cut off after it.
    if staged.is_file() && std::fs::rename(&staged, &place).is_err() {
        // The folder is made where there is none.
        if let Some(folder) = place.parent() {
            fs_err::create_dir_all(folder)?;
        }
        fs_err::rename(&staged, &place)?;
    }
    Ok(())
}

/// Removes a file, and the folders that this leaves empty.
fn remove(root: &Utf8Path, path: &str) -> anyhow::Result<()> {
    let place = inside(root, path)?;
    if place.is_file() {
        fs_err::remove_file(&place)?;
    }
    let mut folder = place.parent();
    while let Some(empty) = folder.filter(|folder| *folder != root && folder.starts_with(root)) {
        if std::fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(())
}

/// Puts a file into a staging folder. The disk is not waited for, which takes longer than the page did to make: a machine
/// that loses its power just then may keep an empty file, and the next build, which compares, writes it again.
pub fn stage_file(place: &Utf8Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut file = match (fs_err::File::create(place), place.parent()) {
        (Err(error), Some(folder)) if error.kind() == std::io::ErrorKind::NotFound => {
            fs_err::create_dir_all(folder)?;
            fs_err::File::create(place)?
        }
        (file, _) => file?,
    };
    file.write_all(bytes)?;
    Ok(())
}

/// One pack's staging folder is this program's own: all of it goes.
#[allow(clippy::disallowed_methods)]
pub fn drop_staging(stage: &Utf8Path) -> anyhow::Result<()> {
    match std::fs::remove_dir_all(stage) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot remove {stage}")),
    }
}

/// Takes the staging folder away when nothing is left in it.
pub fn tidy(root: &Utf8Path) {
    let _ = std::fs::remove_dir(root.join(STAGING));
}
