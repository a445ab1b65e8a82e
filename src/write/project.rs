//! Files among those that people write: a new folder whole or not at all, a new file only where there is none; and one
//! that is there changed as a whole, where it still is what was read. Nothing else that is there is ever changed.

use anyhow::{Context as _, bail};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use super::journal::stage_file;
use super::places::{inside, relative};
use super::whole;

/// What a changed file that is not in its place yet is called.
const BEGUN: &str = ".induct-edit-";

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

/// Puts a file in the place of the one that was read, from the project's root: whole, with the same permissions. Refused
/// where the file is a link, or no longer what was read. A kill at any moment leaves the old one or the new one.
pub fn replace(root: &Utf8Path, path: &str, old: &[u8], new: &[u8]) -> anyhow::Result<()> {
    let real = root.canonicalize_utf8().with_context(|| format!("cannot find {root}"))?;
    let place = inside(&real, path)?;
    let there = place.symlink_metadata().with_context(|| format!("cannot look at {place}"))?;
    if there.is_symlink() {
        bail!("{place} is a link, and files are not changed through links. Change the file that it leads to by hand");
    }
    if there.permissions().readonly() {
        bail!("{place} is not to be written to: it is read-only");
    }
    let folder = place.parent().unwrap_or(&real);
    let begun = whole::begun(folder, BEGUN, new, Some(there.permissions()))?;
    // As late as can be: an editor may have saved it meanwhile.
    if fs::read(&place)? != old {
        bail!("{place} was changed while this ran, and is left as it is. Give the command again");
    }
    begun.persist(&place).map_err(|error| error.error).with_context(|| format!("cannot write {place}"))?;
    whole::sync(folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{add, create, replace};
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

    #[cfg(unix)]
    #[test]
    fn a_file_is_changed_whole_and_only_where_it_is_what_was_read() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let place = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(place.path()).unwrap();
        add(root, "x/y.md", b"one").unwrap();
        std::fs::set_permissions(root.join("x/y.md"), std::fs::Permissions::from_mode(0o640)).unwrap();
        replace(root, "x/y.md", b"one", b"two").unwrap();
        assert_eq!(std::fs::read_to_string(root.join("x/y.md")).unwrap(), "two");
        assert_eq!(root.join("x/y.md").metadata().unwrap().permissions().mode() & 0o777, 0o640);
        let said = |path: &str, old: &[u8]| replace(root, path, old, b"three").unwrap_err().to_string();
        assert!(said("x/y.md", b"one").contains("was changed while this ran"));
        symlink(root.join("x/y.md"), root.join("x/link.md")).unwrap();
        assert!(said("x/link.md", b"two").contains("is a link"));
        std::fs::set_permissions(root.join("x/y.md"), std::fs::Permissions::from_mode(0o440)).unwrap();
        assert!(said("x/y.md", b"two").contains("read-only"));
        assert!(said("x/none.md", b"two").contains("cannot look at"));
        assert!(replace(root, "../y.md", b"two", b"three").is_err());
        assert_eq!(std::fs::read_to_string(root.join("x/y.md")).unwrap(), "two");
        // Nothing is left beside it.
        assert_eq!(std::fs::read_dir(root.join("x")).unwrap().count(), 2);
    }
}
