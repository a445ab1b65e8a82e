//! Finds and reads a project's files: sorted, with `/` in paths, never through a link that leads out of the project.
//! What is in the wrong place or of the wrong kind is reported; only a disk that fails is an error.

mod picture;

use std::io;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::WalkDir;

use crate::model::artifact::hash;
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::names::is_id;
use crate::model::source::{Asset, Id, Kind, Room, SourceFile, Sources};

const LARGEST_TEXT: u64 = 1 << 20;
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
            if entry.path_is_symlink() {
                match full.canonicalize_utf8() {
                    Ok(target) if target.starts_with(&real_root) => is_dir = target.is_dir(),
                    _ => {
                        d.push(link_out(path));
                        continue;
                    }
                }
            }
            let role = role(&path);
            match role {
                Role::BrandFolder(id) if is_dir => {
                    if entry.path_is_symlink() {
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
                Role::Asset(room) if !is_dir => read_asset(full, path, room, &mut sources, d),
                Role::Slip(meant) if !is_dir => d.push(
                    Diagnostic::warning("odd-name", Place::Path(path), "A file of this name is not read here")
                        .help(format!("Rename it to `{meant}`, if that is what it is.")),
                ),
                Role::BrandFolder(_) | Role::Asset(_) | Role::Slip(_) | Role::Other => {}
            }
        }
    }
    sources.files.sort_by(|a, b| a.path.cmp(&b.path));
    sources.assets.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}

fn link_out(path: String) -> Diagnostic {
    Diagnostic::error(
        "link-out",
        Place::Path(path),
        "This is a link that leads out of the project, and is not followed",
    )
    .help("Put the file itself here.")
}

/// Endings of pictures and fonts; the last few are met by name, since no page and no sheet can use them.
const ASSETS: [&str; 19] = [
    "svg", "png", "jpg", "jpeg", "ttf", "otf", "woff", "woff2", "gif", "webp", "avif", "bmp", "tif", "tiff", "ico",
    "eps", "ai", "pdf", "psd",
];

/// What a path is for.
enum Role {
    BrandFolder(String),
    Text(Room, Kind),
    Asset(Room),
    /// Nearly the name of a file that is read: that name.
    Slip(String),
    Other,
}

fn role(path: &str) -> Role {
    let parts: Vec<&str> = path.split('/').collect();
    let name = parts.last().copied().unwrap_or_default();
    // Hidden files and folders are other programs'.
    if parts.iter().any(|part| part.starts_with('.')) {
        return Role::Other;
    }
    let extension = name.rsplit_once('.').map(|(_, ext)| ext.to_lowercase()).unwrap_or_default();
    let asset = || ASSETS.contains(&extension.as_str());
    let module = || {
        // `put-right.pl.md` is a translation: not read yet.
        name.strip_suffix(".md").is_some_and(|stem| !stem.contains('.'))
    };
    let slip = || {
        let stem = name.split('.').next().unwrap_or(name);
        Role::Slip(format!("{stem}.md"))
    };
    let nearly = || matches!(extension.as_str(), "md" | "markdown" | "mdown" | "txt" | "docx") && !module();
    match parts[..] {
        ["content", "moments.yaml"] => Role::Text(Room::Library, Kind::Moments),
        ["content", "topics.yaml"] => Role::Text(Room::Library, Kind::Topics),
        ["content", "settings.yaml"] => Role::Text(Room::Library, Kind::Settings),
        ["content", "moments.yml" | "topics.yml" | "settings.yml"] => Role::Slip(name.replace(".yml", ".yaml")),
        ["content", "modules" | "organisation", _] if module() => Role::Text(Room::Library, Kind::Module),
        // A translation has the letters of a language before its ending.
        ["content", "modules" | "organisation", _] if nearly() && name.matches('.').count() == 1 => slip(),
        ["content", "modules" | "organisation", .., _] if module() && parts.len() > 3 => {
            Role::Slip(format!("{}/{name}", parts[..2].join("/")))
        }
        ["content", "assets", ..] if asset() => Role::Asset(Room::Library),
        ["brands", brand] => Role::BrandFolder(brand.to_owned()),
        // Nothing of a folder that is no brand is read.
        ["brands", brand, ref rest @ ..] if is_id(brand) => {
            let room = Room::Brand(Id::from(brand));
            match rest {
                ["brand.yaml"] => Role::Text(room, Kind::Brand),
                ["_brand.yml" | "_brand.yaml"] => Role::Text(room, Kind::Look),
                ["brand.yml"] => Role::Slip("brand.yaml".to_owned()),
                ["packs", pack] if pack.strip_suffix(".yaml").is_some_and(|stem| !stem.contains('.')) => {
                    Role::Text(room, Kind::Pack)
                }
                ["packs", pack] if pack.ends_with(".yml") => Role::Slip(pack.replace(".yml", ".yaml")),
                ["modules", _] if module() => Role::Text(room, Kind::Module),
                ["modules", _] if nearly() && name.matches('.').count() == 1 => slip(),
                ["modules", .., _] if module() => Role::Slip(format!("brands/{brand}/modules/{name}")),
                // Pictures and fonts lie where the brand's files name them, mostly in assets/.
                [_, ..] if asset() => Role::Asset(room),
                _ => Role::Other,
            }
        }
        _ => Role::Other,
    }
}

fn read_text(full: &Utf8Path, path: String, room: Room, kind: Kind, sources: &mut Sources, d: &mut Diagnostics) {
    let Some(bytes) = read(full, &path, LARGEST_TEXT, d) else { return };
    let hash = hash(&bytes);
    let (text, broken_at) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
        }
    };
    sources.files.push(SourceFile { path, room, kind, text: Arc::from(text), broken_at, hash });
}

fn read_asset(full: &Utf8Path, path: String, room: Room, sources: &mut Sources, d: &mut Diagnostics) {
    let Some(bytes) = read(full, &path, LARGEST_ASSET, d) else { return };
    let hash = hash(&bytes);
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    let font = matches!(extension.as_str(), "ttf" | "otf" | "woff" | "woff2");
    let flaw = if font { None } else { picture::flaw(&extension, &bytes) };
    sources.assets.push(Asset { path, room, bytes: Arc::from(bytes), hash, flaw });
}

fn read(full: &Utf8Path, path: &str, largest: u64, d: &mut Diagnostics) -> Option<Vec<u8>> {
    match fs_err::metadata(full).map(|meta| (meta.is_file(), meta.len())) {
        // A pipe or a device would be read for ever.
        Ok((false, _)) => {
            d.push(
                Diagnostic::error(
                    "not-readable",
                    Place::Path(path.to_owned()),
                    "This is no plain file, and is not read",
                )
                .help("Put the file itself here."),
            );
            None
        }
        Ok((true, size)) if size > largest => {
            d.push(
                Diagnostic::error(
                    "too-large",
                    Place::Path(path.to_owned()),
                    format!("This file is too large to be read: {} KB", size / 1024),
                )
                .help(format!("Keep it under {} KB.", largest / 1024)),
            );
            None
        }
        Ok((true, _)) => match fs_err::read(full) {
            Ok(bytes) => Some(bytes),
            Err(error) => not_readable(path, &error, d),
        },
        Err(error) => not_readable(path, &error, d),
    }
}

fn not_readable<T>(path: &str, error: &io::Error, d: &mut Diagnostics) -> Option<T> {
    d.push(
        Diagnostic::error(
            "not-readable",
            Place::Path(path.to_owned()),
            format!("This file cannot be read: {}", error.kind()),
        )
        .help("Check who may open it, and that it still exists."),
    );
    None
}
