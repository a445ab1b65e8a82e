//! `.last-build` in the output folder: what the last build was asked, made and said. Where all that decides a build is as
//! it was, and every file stands as that build left it, the next one says the same and is done. It is a short cut and
//! nothing else: without it, or where it is of another machine, a build only takes longer.

use std::fs::Metadata;

use camino::Utf8Path;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::journal::STAGING;
use super::manifest::{self, Manifest};
use super::output::OutDir;
use crate::model::source::Hash;

pub const NAME: &str = ".last-build";

/// What a build said at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its findings as printed, with the colours of a terminal.
    pub report: String,
    /// `2 warnings`
    pub counted: String,
    /// Nothing that makes a command fail.
    pub good: bool,
    pub packs: usize,
    pub pages: usize,
    pub sheets: usize,
    /// The first page to open, from the output folder.
    pub first_page: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Last {
    /// Of all that decides what a build makes and says.
    asked: Hash,
    said: Said,
    /// Every file of the output folder that belongs to a build: path from it, and bytes.
    files: Vec<(String, u64)>,
}

/// What the last build said, where it was asked the same and everything stands as it left it.
pub fn said(out: &Utf8Path, asked: &Hash) -> Option<Said> {
    let place = out.join(NAME);
    // What was cut off is finished first.
    if out.join(STAGING).exists() || !place.symlink_metadata().ok()?.is_file() {
        return None;
    }
    let last: Last = serde_json::from_slice(&fs_err::read(&place).ok()?).ok()?;
    (last.asked == *asked && stands(out, &last.files)).then_some(last.said)
}

/// Whether each file is as long as it was, and was not touched since the record was written.
fn stands(out: &Utf8Path, files: &[(String, u64)]) -> bool {
    let Some(stamp) = out.join(NAME).metadata().ok().and_then(|there| touched(&there)) else { return false };
    files.par_iter().with_min_len(64).all(|(path, size)| {
        let there = out.join(path).metadata();
        there.is_ok_and(|there| {
            // Earlier, and not at the same tick of the clock: what was touched at that tick may have been touched after.
            there.is_file() && there.len() == *size && touched(&there).is_some_and(|at| at < stamp)
        })
    })
}

/// When a file was last touched: also by a rename that brought its old date with it, where the system tells. Seconds
/// and nanoseconds.
#[cfg(unix)]
fn touched(there: &Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((there.mtime(), there.mtime_nsec()).max((there.ctime(), there.ctime_nsec())))
}

#[cfg(not(unix))]
fn touched(there: &Metadata) -> Option<std::time::SystemTime> {
    there.modified().ok()
}

impl OutDir {
    /// Writes down what a whole build was asked and said. That this fails is nothing to speak of: the next build does its
    /// work.
    pub fn remember(&self, asked: Hash, said: Said, packs: &[Manifest]) {
        let own = |pack: &Manifest| -> Vec<(String, u64)> {
            let folder = format!("{}/{}", pack.brand.id, pack.pack.id);
            let record = (format!("{folder}/{}", manifest::NAME), manifest::bytes(pack).len() as u64);
            let outputs = pack.outputs.iter().map(|output| (format!("{folder}/{}", output.path), output.size));
            outputs.chain([record]).collect()
        };
        let mut files: Vec<(String, u64)> = packs.iter().flat_map(own).collect();
        if let Ok(index) = self.root().join("index.html").metadata() {
            files.push(("index.html".to_owned(), index.len()));
        }
        let last = Last { asked, said, files };
        let Ok(bytes) = serde_json::to_vec(&last) else { return };
        // What was put in place at this very tick of the clock looks as if touched after: the next tick is waited for, for
        // as long as nobody notices. A clock that ticks once in two seconds costs the next build its short cut.
        for _ in 0..5 {
            if self.put_hidden(NAME, &bytes).is_err() || stands(self.root(), &last.files) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(4));
        }
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)] // a temporary folder
mod tests {
    use camino::Utf8Path;

    use super::{NAME, Said, said};
    use crate::write::manifest::read_all;
    use crate::write::output::OutDir;
    use crate::write::output::tests::{artifact, record};

    /// An output folder with one page, and a build of it written down under `asked`.
    fn built(root: &Utf8Path) {
        let out = OutDir::open(root).unwrap();
        out.write(&[artifact("site/a.html", "one")], &[], record()).unwrap();
        out.remember("asked".to_owned(), Said { pages: 1, ..Said::default() }, &read_all(out.root()));
    }

    #[test]
    fn what_was_asked_and_stands_is_said_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap().join("out");
        built(&root);
        let pages = |asked: &str| said(&root, &asked.to_owned()).map(|said| said.pages);
        assert_eq!(pages("asked"), Some(1));
        assert_eq!(pages("something else"), None);
    }

    #[test]
    fn a_file_that_was_touched_or_is_gone_is_noticed() {
        type Touch = fn(&Utf8Path);
        let touches: [(&str, Touch); 7] = [
            ("other words of the same length", |root| fs_err::write(root.join("b/p/site/a.html"), "two").unwrap()),
            ("a page of the same length and an older date put in its place", |root| {
                let old = root.join("old.html");
                fs_err::write(&old, "two").unwrap();
                let day = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
                let file = fs_err::OpenOptions::new().write(true).open(&old).unwrap();
                file.file().set_modified(day).unwrap();
                fs_err::rename(&old, root.join("b/p/site/a.html")).unwrap();
            }),
            ("a page taken away", |root| fs_err::remove_file(root.join("b/p/site/a.html")).unwrap()),
            ("the record of the pack", |root| fs_err::write(root.join("b/p/pack.json"), "{}").unwrap()),
            ("a folder in its place", |root| {
                fs_err::remove_file(root.join("b/p/site/a.html")).unwrap();
                fs_err::create_dir(root.join("b/p/site/a.html")).unwrap();
            }),
            ("a build that was cut off", |root| fs_err::create_dir(root.join(".staging")).unwrap()),
            ("this record itself", |root| fs_err::write(root.join(NAME), "{\"asked\": 1}").unwrap()),
        ];
        for (what, touch) in touches {
            let folder = tempfile::tempdir().unwrap();
            let root = Utf8Path::from_path(folder.path()).unwrap().join("out");
            built(&root);
            touch(&root);
            assert_eq!(said(&root, &"asked".to_owned()), None, "{what}");
        }
    }
}
