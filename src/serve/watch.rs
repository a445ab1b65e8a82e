//! Waits for files of a project to change. Only that something has is told; what, is found by reading again.

use std::time::Duration;

use anyhow::Context;
use camino::Utf8Path;
use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

/// Editors write a file in several steps; what comes within this time is one change.
const SETTLED: Duration = Duration::from_millis(60);

/// Watches for as long as it is kept.
pub type Watching = Debouncer<RecommendedWatcher, NoCache>;

/// Calls `changed`, on a thread of its own, after files below `brands/` and `content/` were written, moved or deleted.
pub fn watch(root: &Utf8Path, changed: impl Fn() + Send + 'static) -> anyhow::Result<Watching> {
    let heard = move |result: DebounceEventResult| {
        // Reading is no change: the preview itself reads. An error may hide one.
        let any = result.map_or(true, |events| events.iter().any(|event| !matches!(event.kind, EventKind::Access(_))));
        if any {
            changed();
        }
    };
    let cannot = "cannot watch the project for changes";
    let config = notify_debouncer_full::notify::Config::default().with_follow_symlinks(false);
    let mut watching = new_debouncer_opt(SETTLED, None, heard, NoCache, config).context(cannot)?;
    for folder in folders(root) {
        watching
            .watch(folder.as_std_path(), RecursiveMode::Recursive)
            .with_context(|| format!("{cannot}: {folder}"))?;
    }
    Ok(watching)
}

/// What to watch: what people write. A build for development reads its own templates from the disk too.
fn folders(root: &Utf8Path) -> Vec<camino::Utf8PathBuf> {
    let mut folders = vec![root.join("brands"), root.join("content")];
    if cfg!(debug_assertions) {
        folders.push(concat!(env!("CARGO_MANIFEST_DIR"), "/src/render/site").into());
    }
    folders.retain(|folder| folder.is_dir());
    folders
}
