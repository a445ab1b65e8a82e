//! Finds and reads a project's files: sorted, with `/` in paths, never through a link that leads out of the project.
//! What is in the wrong place or of the wrong kind is reported; only a disk that fails is an error.

mod picture;
mod roles;

use std::io;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use crate::model::artifact::hash;
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::names::is_id;
use crate::model::source::{Asset, Kind, Room, SourceFile, Sources};
use roles::{Role, role};

const LARGEST_TEXT: u64 = 1 << 20;
/// All that a pack says, which this program wrote.
const LARGEST_RECORD: u64 = 16 << 20;
const LARGEST_ASSET: u64 = 20 << 20;
const DEEPEST: usize = 8;

/// The nearest folder upwards that holds `brands/` and `content/`.
pub fn find_root(from: &Utf8Path) -> Option<Utf8PathBuf> {
    from.ancestors()
        .find(|folder| folder.join("brands").is_dir() && folder.join("content").is_dir())
        .map(Utf8PathBuf::from)
}

/// Everything a project holds, sorted by path.
pub fn discover(root: &Utf8Path, d: &mut Diagnostics) -> io::Result<Sources> {
    let mut sources = Sources::default();
    let real_root = root.canonicalize_utf8()?;
    for top in ["content", "brands"] {
        if root.join(top).canonicalize_utf8().is_ok_and(|real| !real.starts_with(&real_root)) {
            d.push(link_out(top.to_owned()));
            continue;
        }
        let walk = WalkDir::new(root.join(top)).max_depth(DEEPEST).follow_links(false).sort_by_file_name();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() > 0 => {
                    let full = error.path().map(|path| path.display().to_string()).unwrap_or_default();
                    let path =
                        full.strip_prefix(root.as_str()).map_or(full.as_str(), |path| path.trim_start_matches('/'));
                    let path = path.replace('\\', "/");
                    d.push(
                        Diagnostic::error("not-readable", Place::Path(path), "This cannot be read")
                            .help("Check who may open it, and that it still exists."),
                    );
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            let Some(full) = Utf8Path::from_path(entry.path()) else {
                let path = entry.path().display().to_string();
                d.push(
                    Diagnostic::warning(
                        "odd-name",
                        Place::Path(path),
                        "The name of this file holds letters that cannot be read",
                    )
                    .help("Rename it: small letters, figures and `-`."),
                );
                continue;
            };
            let path = full.strip_prefix(root).unwrap_or(full).as_str().replace('\\', "/");
            let mut is_dir = entry.file_type().is_dir();
            let mut folder_elsewhere = false;
            if entry.path_is_symlink() {
                match full.canonicalize_utf8() {
                    Ok(target) if target.starts_with(&real_root) => {
                        is_dir = target.is_dir();
                        folder_elsewhere = is_dir;
                    }
                    _ => {
                        d.push(link_out(path));
                        continue;
                    }
                }
            }
            let role = role(&path);
            match role {
                Role::BrandFolder(id) if is_dir => {
                    if folder_elsewhere {
                        d.push(
                            Diagnostic::error("link-folder", Place::Path(path), "A brand's folder cannot be a link")
                                .help("Put the folder itself here."),
                        );
                    } else if is_id(&id) {
                        sources.brands.push(id.into());
                    } else {
                        d.push(
                            Diagnostic::error(
                                "odd-name",
                                Place::Path(path),
                                format!("A brand's folder cannot be called `{id}`"),
                            )
                            .help("Rename it: small letters, figures and `-`, such as lanternhouse."),
                        );
                    }
                }
                Role::Text(room, kind) => {
                    if is_dir {
                        d.push(
                            Diagnostic::error(
                                "folder-not-file",
                                Place::Path(path),
                                "This is a folder, and a file of this name belongs here",
                            )
                            .help("Rename the folder, and make the file."),
                        );
                    } else {
                        read_text(full, path, room, kind, &mut sources, d);
                    }
                }
                Role::Asset(room) if !is_dir => read_asset(full, path, room, &mut sources),
                Role::Slip(help) if !is_dir => d.push(
                    Diagnostic::warning("odd-name", Place::Path(path), "A file of this name is not read here")
                        .help(help),
                ),
                Role::Asset(_) | Role::Slip(_) | Role::Other if folder_elsewhere => {
                    let found = match path.split('/').collect::<Vec<_>>()[..] {
                        ["content", "modules" | "organisation" | "assets"]
                        | ["brands", _, "packs" | "modules" | "assets"] => Diagnostic::error,
                        _ => Diagnostic::warning,
                    };
                    d.push(
                        found("link-folder", Place::Path(path), "This folder is a link, and nothing in it is read")
                            .help("Put the folder itself here."),
                    );
                }
                Role::BrandFolder(_) | Role::Asset(_) | Role::Slip(_) | Role::Hidden | Role::Other => {}
            }
        }
    }
    one_look(&mut sources, d);
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    sources.assets.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

/// What a text file is for, told from its path; `None` for one that is not read.
pub fn kind_of(path: &str) -> Option<Kind> {
    match role(path) {
        Role::Text(_, kind) => Some(kind),
        Role::BrandFolder(_) | Role::Asset(_) | Role::Slip(_) | Role::Hidden | Role::Other => None,
    }
}

/// Of two files that say how a brand looks, `_brand.yml` is read.
fn one_look(sources: &mut Sources, d: &mut Diagnostics) {
    let read: Vec<String> = sources.files.iter().map(|file| file.path.clone()).collect();
    sources.files.retain(|file| {
        let other = file.path.strip_suffix("/_brand.yaml").map(|folder| format!("{folder}/_brand.yml"));
        let twice = other.is_some_and(|other| read.contains(&other));
        if twice {
            let place = Place::Path(file.path.clone());
            d.push(
                Diagnostic::warning("odd-name", place, "This file is not read, since `_brand.yml` stands beside it")
                    .help("Keep one of the two, with all that should count in it."),
            );
        }
        !twice
    });
}

fn link_out(path: String) -> Diagnostic {
    Diagnostic::error(
        "link-out",
        Place::Path(path),
        "This is a link that leads out of the project, and is not followed",
    )
    .help("Put the file itself here.")
}

fn read_text(full: &Utf8Path, path: String, room: Room, kind: Kind, sources: &mut Sources, d: &mut Diagnostics) {
    let largest = if kind == Kind::Edition { LARGEST_RECORD } else { LARGEST_TEXT };
    let bytes = match read(full, largest) {
        Ok(bytes) => bytes,
        Err(unread) => return d.push(unread.found(path)),
    };
    sources.files.push(text_file(path, room, kind, bytes));
}

/// A text file as it was found.
pub fn text_file(path: String, room: Room, kind: Kind, bytes: Vec<u8>) -> SourceFile {
    let hash = hash(&bytes);
    let (text, broken_at) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
        }
    };
    SourceFile { path, room, kind, text: Arc::from(text), broken_at, hash }
}

/// Puts other bytes in place of a file's own, as if they had been found there; false where there is no such file.
pub fn replace(sources: &mut Sources, path: &str, bytes: &[u8]) -> bool {
    let Some(file) = sources.files.iter_mut().find(|file| file.path == path) else { return false };
    *file = text_file(path.to_owned(), file.room.clone(), file.kind, bytes.to_vec());
    true
}

/// One that cannot be read is there all the same, without bytes: it is met where it is used, if it is.
fn read_asset(full: &Utf8Path, path: String, room: Room, sources: &mut Sources) {
    let bytes = match read(full, LARGEST_ASSET) {
        Ok(bytes) => bytes,
        Err(unread) => {
            let flaw = Some(unread.flaw());
            sources.assets.push(Asset { path, room, bytes: Arc::from([]), hash: hash(&[]), flaw });
            return;
        }
    };
    let hash = hash(&bytes);
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    let font = matches!(extension.as_str(), "ttf" | "otf" | "woff" | "woff2");
    let flaw = if font { None } else { picture::flaw(&extension, &bytes) };
    sources.assets.push(Asset { path, room, bytes: Arc::from(bytes), hash, flaw });
}

fn read(full: &Utf8Path, largest: u64) -> Result<Vec<u8>, Unread> {
    match fs_err::metadata(full).map(|meta| (meta.is_file(), meta.len())) {
        // A pipe or a device would be read for ever.
        Ok((false, _)) => Err(Unread::NoFile),
        Ok((true, size)) if size > largest => Err(Unread::TooLarge { size, largest }),
        Ok((true, _)) => fs_err::read(full).map_err(|error| Unread::Failed(error.kind())),
        Err(error) => Err(Unread::Failed(error.kind())),
    }
}

/// Why a file was not read.
enum Unread {
    NoFile,
    TooLarge { size: u64, largest: u64 },
    Failed(io::ErrorKind),
}

impl Unread {
    /// To be read after *it*.
    fn flaw(&self) -> String {
        match self {
            Unread::NoFile => "is no plain file, and is not read".to_owned(),
            Unread::TooLarge { size, largest } => {
                format!("is too large to be read: {} KB, and it may have {}", size / 1024, largest / 1024)
            }
            Unread::Failed(kind) => format!("cannot be read: {kind}"),
        }
    }

    /// For a file that somebody wrote.
    fn found(&self, path: String) -> Diagnostic {
        let place = Place::Path(path);
        match self {
            Unread::NoFile => Diagnostic::error("not-readable", place, format!("This {}", self.flaw()))
                .help("Put the file itself here."),
            Unread::TooLarge { size, largest } => {
                let message = format!("This file is too large to be read: {} KB", size / 1024);
                Diagnostic::error("too-large", place, message).help(format!("Keep it under {} KB.", largest / 1024))
            }
            Unread::Failed(_) => Diagnostic::error("not-readable", place, format!("This file {}", self.flaw()))
                .help("Check who may open it, and that it still exists."),
        }
    }
}
