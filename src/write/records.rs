//! Records: files that are made once, whole, and never changed: editions, approvals, what was decided. One that is there
//! already with the same words is what was asked for, so that a command that was cut off can be given again.

use anyhow::{Context as _, bail};
use camino::Utf8Path;
use fs_err as fs;

use super::places::inside;
use super::whole;

/// What a file that is not in its place yet is called.
const BEGUN: &str = ".induct-record-";

/// Puts a record in its place, from the project's root. True where it was not there yet. Refused where another stands there.
/// A kill at any moment leaves the record whole or not at all.
pub fn add(root: &Utf8Path, path: &str, bytes: &[u8]) -> anyhow::Result<bool> {
    let real = root.canonicalize_utf8().with_context(|| format!("cannot find {root}"))?;
    let place = inside(&real, path)?;
    if stands(&place, bytes)? {
        return Ok(false);
    }
    let folder = place.parent().unwrap_or(&real);
    fs::create_dir_all(folder)?;
    let begun = whole::begun(folder, BEGUN, bytes, None)?;
    match begun.persist_noclobber(&place) {
        Ok(_) => {}
        // Somebody was quicker.
        Err(_) if stands(&place, bytes)? => return Ok(false),
        Err(error) => return Err(error.error).with_context(|| format!("cannot write {place}")),
    }
    whole::sync(folder);
    Ok(true)
}

/// The records of a folder, from the project's root, whose names begin so: path and text, in order of their names.
pub fn named(root: &Utf8Path, folder: &str, beginning: &str) -> anyhow::Result<Vec<(String, String)>> {
    let real = root.canonicalize_utf8().with_context(|| format!("cannot find {root}"))?;
    let place = inside(&real, folder)?;
    let entries = match place.read_dir_utf8() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(|| format!("cannot look into {place}"))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot look into {place}"))?;
        if entry.file_name().starts_with(beginning) && entry.file_type()?.is_file() {
            found.push((format!("{folder}/{}", entry.file_name()), fs::read_to_string(entry.path())?));
        }
    }
    found.sort();
    Ok(found)
}

/// Whether this very record is there; an error where it is another.
fn stands(place: &Utf8Path, bytes: &[u8]) -> anyhow::Result<bool> {
    match place.symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot look at {place}")),
        // A line may end as another system ends it.
        Ok(there) if there.is_file() && lines(&fs::read(place)?) == lines(bytes) => Ok(true),
        Ok(_) => bail!("{place} is there already, and says something else. Records are never changed"),
    }
}

fn lines(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::{add, named};
    use camino::Utf8Path;

    #[test]
    fn a_record_is_made_once_and_never_another_over_it() {
        let place = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(place.path()).unwrap();
        let path = "brands/harbour/records/first/2026.1.yaml";
        assert!(add(root, path, b"one").unwrap());
        assert!(!add(root, path, b"one").unwrap());
        assert!(add(root, path, b"two").unwrap_err().to_string().contains("says something else"));
        assert_eq!(std::fs::read(root.join(path)).unwrap(), b"one");
        let folder = root.join(path).parent().unwrap().to_owned();
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
        assert!(add(root, "../out.yaml", b"one").is_err());
        let folder = "brands/harbour/records/first";
        assert_eq!(named(root, folder, "2026").unwrap(), [(path.to_owned(), "one".to_owned())]);
        assert!(named(root, folder, "2027").unwrap().is_empty());
        assert!(named(root, "brands/harbour/none", "").unwrap().is_empty());
    }
}
