//! A file that is to be whole in its place or not there: written beside it under another name, and on the disk before it gets
//! its own. What a killed run had begun is taken away by a later one.

use std::fs::Permissions;
use std::io::Write as _;
use std::time::{Duration, SystemTime};

use anyhow::Context as _;
use camino::Utf8Path;
use fs_err as fs;
use tempfile::NamedTempFile;

/// After this nobody is writing it any more.
const ABANDONED: Duration = Duration::from_secs(3600);

/// A file beside its place, its bytes on the disk. `called` begins its name, and is no other kind's; it gets the permissions
/// of what it replaces, and where it replaces nothing, everybody may read it.
pub fn begun(
    folder: &Utf8Path,
    called: &str,
    bytes: &[u8],
    replaced: Option<Permissions>,
) -> anyhow::Result<NamedTempFile> {
    tidy(folder, called);
    let mut begun = tempfile::Builder::new();
    begun.prefix(called);
    // What is temporary is closed to others.
    #[cfg(unix)]
    if replaced.is_none() {
        begun.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    }
    let mut begun = begun.tempfile_in(folder).with_context(|| format!("cannot write in {folder}"))?;
    begun.write_all(bytes)?;
    if let Some(permissions) = replaced {
        begun.as_file().set_permissions(permissions)?;
    }
    begun.as_file().sync_all()?;
    Ok(begun)
}

/// A name is on the disk only when its folder is; where folders cannot be opened there is nothing to do.
pub fn sync(folder: &Utf8Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Takes away what a killed run had begun long ago, by how such files are called.
fn tidy(folder: &Utf8Path, called: &str) {
    let Ok(entries) = folder.read_dir_utf8() else { return };
    #[allow(clippy::disallowed_methods)] // how old a left-over is
    let now = SystemTime::now();
    for entry in entries.filter_map(Result::ok).filter(|entry| entry.file_name().starts_with(called)) {
        let age = entry.metadata().and_then(|there| there.modified()).map(|then| now.duration_since(then));
        if matches!(age, Ok(Ok(age)) if age > ABANDONED) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
