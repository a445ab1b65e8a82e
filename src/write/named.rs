//! A file where somebody asked for it by name, whole; over another only where that one is this program's own.

use anyhow::{Context as _, bail};
use camino::Utf8Path;
use fs_err as fs;

use super::whole;

/// What a file that is not in its place yet is called.
const BEGUN: &str = ".induct-named-";

/// Puts a file in its place. `ours` tells whether what stands there may be written over. A kill at any moment leaves the old
/// file or the new one. False where this very file stood there.
pub fn put(place: &Utf8Path, bytes: &[u8], ours: impl Fn(&[u8]) -> bool) -> anyhow::Result<bool> {
    let there = match place.symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("cannot look at {place}")),
        Ok(there) if there.is_file() => {
            let old = fs::read(place)?;
            if old == bytes {
                return Ok(false);
            }
            if !ours(&old) {
                bail!("{place} is there already, and was not made by this command. Give another name");
            }
            Some(there.permissions())
        }
        Ok(_) => bail!("{place} is a link or a folder. Give another name"),
    };
    let folder = place.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let begun = whole::begun(folder, BEGUN, bytes, there)?;
    begun.persist(place).map_err(|error| error.error).with_context(|| format!("cannot write {place}"))?;
    whole::sync(folder);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::put;
    use camino::Utf8Path;

    #[cfg(unix)]
    #[test]
    fn a_stranger_s_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let place = Utf8Path::from_path(folder.path()).unwrap().join("due.ics");
        let ours = |bytes: &[u8]| bytes.starts_with(b"ours");
        assert!(put(&place, b"ours 1", ours).unwrap());
        assert!(!put(&place, b"ours 1", ours).unwrap());
        let closed = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(&place, closed).unwrap();
        assert!(put(&place, b"ours 2", ours).unwrap());
        let mode = std::os::unix::fs::PermissionsExt::mode(&place.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(std::fs::read(&place).unwrap(), b"ours 2");
        std::os::unix::fs::symlink(&place, place.with_file_name("link.ics")).unwrap();
        assert!(put(&place.with_file_name("link.ics"), b"ours 3", ours).unwrap_err().to_string().contains("a link"));
        std::fs::remove_file(&place).unwrap();
        std::os::unix::fs::symlink("elsewhere", &place).unwrap();
        assert!(put(&place, b"ours 3", ours).is_err());
        let other = place.with_file_name("other.ics");
        assert!(put(&other, b"theirs", ours).unwrap());
        assert!(put(&other, b"ours 3", ours).unwrap_err().to_string().contains("was not made by this command"));
        assert_eq!(std::fs::read(&other).unwrap(), b"theirs");
        // Nothing is left beside them.
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
