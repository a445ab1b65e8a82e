//! Where files may be put: inside the output folder, by plain names, never through a link that leads elsewhere.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

/// Only plain names on the way: no `..`, nothing absolute.
pub fn relative(path: &str) -> anyhow::Result<()> {
    let plain = !path.is_empty()
        && !path.contains('\\')
        && Utf8Path::new(path).components().all(|part| matches!(part, Utf8Component::Normal(_)));
    if !plain {
        bail!("`{path}` is no path inside the output folder");
    }
    Ok(())
}

/// A path of the output folder; refused where a link on the way leads out of it.
pub fn inside(root: &Utf8Path, path: &str) -> anyhow::Result<Utf8PathBuf> {
    relative(path)?;
    path.split('/').try_fold(root.to_owned(), |place, part| look_at(root, place.join(part), true))
}

fn look_at(root: &Utf8Path, place: Utf8PathBuf, links: bool) -> anyhow::Result<Utf8PathBuf> {
    if place.is_symlink() {
        if !links {
            bail!("{place} is a link, and this program made none there. Take it away");
        }
        if !place.canonicalize_utf8().is_ok_and(|real| real.starts_with(root)) {
            bail!(
                "{place} is a link that leads out of the output folder. Take it away, or give another folder with --out"
            );
        }
    }
    Ok(place)
}

/// Many files of one folder: the folders on the way are looked at once, and each file itself every time.
pub struct Ways<'r> {
    root: &'r Utf8Path,
    /// Links inside the root are followed; otherwise none is.
    links: bool,
    known: BTreeSet<String>,
    /// Folders that files can be put into.
    standing: BTreeSet<Utf8PathBuf>,
}

impl<'r> Ways<'r> {
    /// Into the output folder, as [`inside`] has it.
    pub fn inside(root: &'r Utf8Path) -> Self {
        Ways { root, links: true, known: BTreeSet::new(), standing: BTreeSet::new() }
    }

    /// Into a folder of this program's own, as [`own`] has it.
    pub fn own(root: &'r Utf8Path) -> Self {
        Ways { root, links: false, known: BTreeSet::new(), standing: BTreeSet::new() }
    }

    /// The place of a file.
    pub fn to(&mut self, path: &str) -> anyhow::Result<Utf8PathBuf> {
        let look = if self.links { inside } else { own };
        let Some((folder, name)) = path.rsplit_once('/').filter(|(folder, _)| self.known.contains(*folder)) else {
            let place = look(self.root, path)?;
            if let Some((folder, _)) = path.rsplit_once('/') {
                self.known.insert(folder.to_owned());
            }
            return Ok(place);
        };
        relative(path)?;
        look_at(self.root, self.root.join(folder).join(name), self.links)
    }

    /// As [`can_stand`] has it.
    pub fn can_stand(&mut self, place: &Utf8Path) -> anyhow::Result<()> {
        if let Some(folder) = place.parent().filter(|folder| !self.standing.contains(*folder)) {
            folder_can_stand(self.root, place)?;
            self.standing.insert(folder.to_owned());
        }
        file_can_stand(place)
    }
}

/// A path below a folder of this program's own, in which there are no links: one that somebody put there is refused.
pub fn own(folder: &Utf8Path, path: &str) -> anyhow::Result<Utf8PathBuf> {
    relative(path)?;
    path.split('/').try_fold(folder.to_owned(), |place, part| look_at(folder, place.join(part), false))
}

/// Whether a file can be renamed to a place of the output folder: said before anything is, so that nothing is left
/// half done.
pub fn can_stand(root: &Utf8Path, place: &Utf8Path) -> anyhow::Result<()> {
    folder_can_stand(root, place)?;
    file_can_stand(place)
}

fn folder_can_stand(root: &Utf8Path, place: &Utf8Path) -> anyhow::Result<()> {
    for folder in place.ancestors().skip(1).take_while(|folder| folder.starts_with(root)) {
        if (folder.is_symlink() || folder.exists()) && !folder.is_dir() {
            bail!("{folder} is a file, and a folder of the pack belongs there. Take it away, and build again");
        }
    }
    Ok(())
}

fn file_can_stand(place: &Utf8Path) -> anyhow::Result<()> {
    match place.symlink_metadata() {
        Ok(there) if !there.is_file() && !there.is_symlink() => {
            bail!("{place} is a folder, and a file of the pack belongs there. Take it away, and build again")
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot look at {place}")),
    }
}
