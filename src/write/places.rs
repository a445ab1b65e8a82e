//! Where files may be put: inside the output folder, by plain names, never through a link that leads elsewhere.

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
    let mut place = root.to_owned();
    for part in path.split('/') {
        place.push(part);
        if place.is_symlink() && !place.canonicalize_utf8().is_ok_and(|real| real.starts_with(root)) {
            bail!(
                "{place} is a link that leads out of the output folder. Take it away, or give another folder with --out"
            );
        }
    }
    Ok(place)
}

/// A path below a folder of this program's own, in which there are no links: one that somebody put there is refused.
pub fn own(folder: &Utf8Path, path: &str) -> anyhow::Result<Utf8PathBuf> {
    relative(path)?;
    let mut place = folder.to_owned();
    for part in path.split('/') {
        place.push(part);
        if place.is_symlink() {
            bail!("{place} is a link, and this program made none there. Take it away");
        }
    }
    Ok(place)
}

/// Whether a file can be renamed to a place of the output folder: said before anything is, so that nothing is left
/// half done.
pub fn can_stand(root: &Utf8Path, place: &Utf8Path) -> anyhow::Result<()> {
    for folder in place.ancestors().skip(1).take_while(|folder| folder.starts_with(root)) {
        if (folder.is_symlink() || folder.exists()) && !folder.is_dir() {
            bail!("{folder} is a file, and a folder of the pack belongs there. Take it away, and build again");
        }
    }
    match place.symlink_metadata() {
        Ok(there) if !there.is_file() && !there.is_symlink() => {
            bail!("{place} is a folder, and a file of the pack belongs there. Take it away, and build again")
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot look at {place}")),
    }
}
