//! Records: files that are made once, whole, and never changed: editions, approvals, what was decided. One that is there
//! already with the same words is what was asked for, so that a command that was cut off can be given again.

use std::io::Write as _;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, bail};
use camino::Utf8Path;
use fs_err as fs;

use super::places::inside;

/// What a file that is not in its place yet is called.
const BEGUN: &str = ".induct-record-";
/// After this nobody is writing it any more.
const ABANDONED: Duration = Duration::from_secs(3600);

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
    tidy(folder, BEGUN);
    let mut begun = tempfile::Builder::new();
    begun.prefix(BEGUN);
    // A record is read by everybody who reads the project; what is temporary is closed to others.
    #[cfg(unix)]
    begun.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut begun = begun.tempfile_in(folder).with_context(|| format!("cannot write in {folder}"))?;
    begun.write_all(bytes)?;
    begun.as_file().sync_all()?;
    match begun.persist_noclobber(&place) {
        Ok(_) => {}
        // Somebody was quicker.
        Err(_) if stands(&place, bytes)? => return Ok(false),
        Err(error) => return Err(error.error).with_context(|| format!("cannot write {place}")),
    }
    // The name is on the disk only when the folder is; where folders cannot be opened there is nothing to do.
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
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

/// Takes away what a killed run had begun long ago, by how such files are called.
pub(super) fn tidy(folder: &Utf8Path, begun: &str) {
    let Ok(entries) = folder.read_dir_utf8() else { return };
    #[allow(clippy::disallowed_methods)] // how old a left-over is
    let now = SystemTime::now();
    for entry in entries.filter_map(Result::ok).filter(|entry| entry.file_name().starts_with(begun)) {
        let age = entry.metadata().and_then(|there| there.modified()).map(|then| now.duration_since(then));
        if matches!(age, Ok(Ok(age)) if age > ABANDONED) {
            let _ = fs::remove_file(entry.path());
        }
    }
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
