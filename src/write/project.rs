//! New files among those that people write: a folder whole or not at all, a file only where there is none. Nothing that
//! is there is ever changed.

use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use super::journal::stage_file;
use super::places::relative;

/// Makes a folder with its files: made beside its place and renamed, so that nobody ever finds half of it. Paths are
/// from the folder. Refused where the folder is there already and holds anything.
pub fn create(folder: &Utf8Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    let empty = match fs::read_dir(folder) {
        Ok(mut inside) => {
            if inside.next().is_some() {
                bail!("{folder} is there already, and is not empty. Give another name");
            }
            true
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(error).with_context(|| format!("{folder} cannot be a new folder")),
    };
    let beside = match folder.parent() {
        Some(parent) if !parent.as_str().is_empty() => parent.to_owned(),
        Some(_) | None => Utf8PathBuf::from("."),
    };
    fs::create_dir_all(&beside)?;
    let stage = tempfile::Builder::new()
        .prefix(".induct-new-")
        .tempdir_in(&beside)
        .with_context(|| format!("cannot write in {beside}"))?;
    // A folder of its own inside: the outer one is closed to others, which a project is not.
    let whole = Utf8Path::from_path(stage.path()).context("the folder's name cannot be read")?.join("whole");
    for (name, bytes) in files {
        relative(name)?;
        stage_file(&whole.join(name), bytes)?;
    }
    if empty {
        fs::remove_dir(folder)?;
    }
    fs::rename(&whole, folder).with_context(|| format!("cannot make {folder}"))
}

/// Adds one file; refused where there is one.
pub fn add(root: &Utf8Path, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
    relative(path)?;
    let place = root.join(path);
    if place.symlink_metadata().is_ok() {
        bail!("{place} is there already. Give another name");
    }
    let folder = place.parent().unwrap_or(root);
    fs::create_dir_all(folder)?;
    let stage = tempfile::Builder::new()
        .prefix(".induct-new-")
        .tempdir_in(folder)
        .with_context(|| format!("cannot write in {folder}"))?;
    let staged = Utf8Path::from_path(stage.path()).context("the folder's name cannot be read")?.join("file");
    stage_file(&staged, bytes)?;
    // A link to a file that is there fails, where a rename would take its place.
    fs::hard_link(&staged, &place).or_else(|_| {
        if place.symlink_metadata().is_ok() {
            bail!("{place} is there already. Give another name");
        }
        fs::rename(&staged, &place).with_context(|| format!("cannot write {place}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{add, create};
    use camino::Utf8Path;

    #[test]
    fn a_folder_is_made_whole_and_never_over_another() {
        let place = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(place.path()).unwrap();
        let files = vec![("a/b.txt".to_owned(), b"one".to_vec()), ("c.txt".to_owned(), b"two".to_vec())];
        create(&root.join("new"), &files).unwrap();
        assert_eq!(std::fs::read_to_string(root.join("new/a/b.txt")).unwrap(), "one");
        assert!(create(&root.join("new"), &files).unwrap_err().to_string().contains("is there already"));
        std::fs::create_dir(root.join("empty")).unwrap();
        create(&root.join("empty"), &files).unwrap();
        assert!(root.join("empty/c.txt").is_file());
        assert!(create(&root.join("bad"), &[("../out.txt".to_owned(), Vec::new())]).is_err());
        assert!(!root.join("bad").exists() && !root.join("out.txt").exists());
        // Nothing is left beside it.
        let left: Vec<_> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    #[test]
    fn a_file_is_added_only_where_there_is_none() {
        let place = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(place.path()).unwrap();
        add(root, "x/y.md", b"one").unwrap();
        assert!(add(root, "x/y.md", b"two").unwrap_err().to_string().contains("is there already"));
        assert_eq!(std::fs::read_to_string(root.join("x/y.md")).unwrap(), "one");
        assert_eq!(std::fs::read_dir(root.join("x")).unwrap().count(), 1);
    }
}
