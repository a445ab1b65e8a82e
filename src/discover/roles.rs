//! What a path of a project is for, told from the path alone; and for what is nearly the name of a file that is read,
//! how to name it.

use crate::model::names::{is_id, is_language, is_pack};
use crate::model::source::{Id, Kind, Of, Room};

/// Endings of pictures and fonts; the last few are met by name, since no page and no sheet can use them.
const ASSETS: [&str; 19] = [
    "svg", "png", "jpg", "jpeg", "ttf", "otf", "woff", "woff2", "gif", "webp", "avif", "bmp", "tif", "tiff", "ico",
    "eps", "ai", "pdf", "psd",
];

pub enum Role {
    BrandFolder(String),
    Text(Room, Kind),
    Asset(Room),
    /// Nearly the name of a file that is read: what to do about it.
    Slip(String),
    /// Hidden files and folders: other programs'.
    Hidden,
    Other,
}

/// `path` from the project's root, with `/`.
pub fn role(path: &str) -> Role {
    let parts: Vec<&str> = path.split('/').collect();
    let name = parts.last().copied().unwrap_or_default();
    // Word keeps a file `~$name.docx` beside each that is open.
    if parts.iter().any(|part| part.starts_with('.')) || name.starts_with('~') {
        return Role::Hidden;
    }
    let extension = name.rsplit_once('.').map(|(_, ext)| ext.to_lowercase()).unwrap_or_default();
    let asset = ASSETS.contains(&extension.as_str());
    match parts[..] {
        ["content", "moments.yaml"] => Role::Text(Room::Library, Kind::Moments),
        ["content", "topics.yaml"] => Role::Text(Room::Library, Kind::Topics),
        ["content", "settings.yaml"] => Role::Text(Room::Library, Kind::Settings),
        ["content", "allow.yaml"] => Role::Text(Room::Library, Kind::Allow),
        ["content", "organisation", "readiness.yaml"] => Role::Text(Room::Library, Kind::Readiness),
        ["content", "lists", ref rest @ ..] => list(rest),
        ["content", name] if is_translated(name, "moments") => {
            Role::Text(Room::Library, Kind::Translation(Of::Moments))
        }
        ["content", name] if is_translated(name, "topics") => Role::Text(Room::Library, Kind::Translation(Of::Topics)),
        ["content", _] => nearly(name, &["moments.yaml", "topics.yaml", "settings.yaml", "allow.yaml"]),
        ["content", folder @ ("modules" | "organisation"), ref rest @ ..] => match (folder, rest) {
            ("organisation", [name]) if stem(name).is_some() => nearly(name, &["readiness.yaml"]),
            _ => module(rest, Room::Library, &format!("content/{folder}")),
        },
        ["content", "assets", ..] if asset => Role::Asset(Room::Library),
        ["brands", brand] => Role::BrandFolder(brand.to_owned()),
        // Nothing of a folder that is no brand is read.
        ["brands", brand, ref rest @ ..] if is_id(brand) => {
            let room = Room::Brand(Id::from(brand));
            match rest {
                ["brand.yaml"] => Role::Text(room, Kind::Brand),
                [name] if is_translated(name, "brand") => Role::Text(room, Kind::Translation(Of::Brand)),
                ["_brand.yml" | "_brand.yaml"] => Role::Text(room, Kind::Look),
                ["records", "editions", pack, name] if is_pack(pack) && name.ends_with(".yaml") => {
                    Role::Text(room, Kind::Edition)
                }
                ["records", "approvals", pack, name] if is_pack(pack) && name.ends_with(".yaml") => {
                    Role::Text(room, Kind::Approval)
                }
                ["records", "allow.yaml"] => Role::Text(room, Kind::Allow),
                ["records", _] => nearly(name, &["allow.yaml"]),
                ["packs", rest @ ..] => pack(rest, room, &format!("brands/{brand}/packs")),
                // Pictures and fonts lie where the brand's files name them, mostly in assets/.
                [_, ..] if asset => Role::Asset(room),
                ["modules", rest @ ..] => module(rest, room, &format!("brands/{brand}/modules")),
                [name] => nearly(name, &["_brand.yml", "brand.yaml"]),
                _ => Role::Other,
            }
        }
        _ => Role::Other,
    }
}

fn rename(meant: &str, name: &str) -> Role {
    let hidden = name.to_lowercase().ends_with(".txt") && name.matches('.').count() > 1;
    let hides = if hidden { " Windows may hide the `.txt` at its end: let it show file name extensions." } else { "" };
    Role::Slip(format!("Rename it to `{meant}`, if that is what it is.{hides}"))
}

fn movable(name: &str, folder: &str) -> Role {
    Role::Slip(format!(
        "Move it to `{folder}/{name}`, if it belongs to the project: folders in there are not looked into."
    ))
}

/// One of some names with another ending: `brand.yml`, `brand.yaml.txt`, `BRAND.YAML`.
fn nearly(name: &str, known: &[&str]) -> Role {
    let meant = stem(name).and_then(|typed| known.iter().find(|known| stem(known).as_ref() == Some(&typed)));
    meant.map_or(Role::Other, |meant| rename(meant, name))
}

/// What is before the ending of a YAML file's name, small; also where Windows hides a `.txt` behind it. `None` for others.
fn stem(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let lower = lower.strip_suffix(".txt").unwrap_or(&lower);
    lower.strip_suffix(".yaml").or_else(|| lower.strip_suffix(".yml")).map(str::to_owned)
}

/// A file's name, and whether it stands in a folder below the one it belongs in.
fn last<'n>(rest: &[&'n str]) -> Option<(&'n str, bool)> {
    rest.split_last().map(|(name, folders)| (*name, !folders.is_empty()))
}

/// A YAML file with a language before its ending: `brand.pl.yaml`.
fn is_translated(name: &str, stem: &str) -> bool {
    let rest = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.'));
    rest.and_then(|rest| rest.strip_suffix(".yaml")).is_some_and(is_language)
}

/// A file in a folder `packs`.
fn pack(rest: &[&str], room: Room, folder: &str) -> Role {
    let Some((name, below)) = last(rest) else { return Role::Other };
    let Some(stem) = stem(name) else { return Role::Other };
    if name
        .strip_suffix(".yaml")
        .and_then(|stem| stem.split_once('.'))
        .is_some_and(|(_, language)| is_language(language))
    {
        return if below { movable(name, folder) } else { Role::Text(room, Kind::Translation(Of::Pack)) };
    }
    // Whether the rest of the name will do as an id, whoever reads the pack says.
    if name.strip_suffix(".yaml").is_some_and(|stem| !stem.contains('.')) {
        return if below { movable(name, folder) } else { Role::Text(room, Kind::Pack) };
    }
    let stem = name.get(..stem.len()).unwrap_or(&stem);
    rename(&format!("{}.yaml", stem.replace('.', "-")), name)
}

/// A file in the folder of phrase lists, which are one for each language.
fn list(rest: &[&str]) -> Role {
    let Some((name, below)) = last(rest) else { return Role::Other };
    let Some(stem) = stem(name) else { return Role::Other };
    let language = stem.split(['-', '_']).next().unwrap_or_default();
    if !is_language(language) {
        return Role::Slip("Name it by its language: `en.yaml` for English, `de.yaml` for German.".to_owned());
    }
    let meant = format!("{language}.yaml");
    match (name == meant, below) {
        (true, false) => Role::Text(Room::Library, Kind::Lists),
        (true, true) => movable(name, "content/lists"),
        (false, _) => rename(&meant, name),
    }
}

/// A file in a folder of modules.
fn module(rest: &[&str], room: Room, folder: &str) -> Role {
    let Some((name, below)) = last(rest) else { return Role::Other };
    if name.strip_suffix(".md").is_some_and(|stem| !stem.contains('.')) {
        return if below { movable(name, folder) } else { Role::Text(room, Kind::Module) };
    }
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        [stem, ending] => match ending.to_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "txt" => rename(&format!("{stem}.md"), name),
            "docx" | "doc" | "odt" | "rtf" => Role::Slip(format!(
                "If it is a module, open it in Word and save it as plain text, Unicode (UTF-8), under the name `{stem}.md`."
            )),
            _ => Role::Other,
        },
        [stem, "md", ending] if ending.eq_ignore_ascii_case("txt") => rename(&format!("{stem}.md"), name),
        [_, language, "md"] if is_language(language) => {
            if below {
                movable(name, folder)
            } else {
                Role::Text(room, Kind::Translation(Of::Module))
            }
        }
        [stems @ .., ending] if ending.eq_ignore_ascii_case("md") => rename(&format!("{}.md", stems.join("-")), name),
        _ => Role::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, role};

    fn said(path: &str) -> String {
        match role(path) {
            Role::BrandFolder(_) => "brand".to_owned(),
            Role::Text(_, kind) => format!("{kind:?}"),
            Role::Asset(_) => "asset".to_owned(),
            Role::Slip(help) => help.split('`').nth(1).unwrap_or_default().to_owned(),
            Role::Hidden => "hidden".to_owned(),
            Role::Other => String::new(),
        }
    }

    #[test]
    fn what_is_nearly_the_name_of_a_file_is_met_with_that_name() {
        for (path, meant) in [
            ("content/moments.yaml", "Moments"),
            ("content/moments.yml", "moments.yaml"),
            ("content/Moments.yaml.txt", "moments.yaml"),
            ("content/notes.yaml", ""),
            ("content/organisation/readiness.yaml", "Readiness"),
            ("content/organisation/readiness.yml", "readiness.yaml"),
            ("content/lists/en.yaml", "Lists"),
            ("content/lists/en-GB.yaml", "en.yaml"),
            ("content/lists/words.yaml", "en.yaml"),
            ("content/lists/old/en.yaml", "content/lists/en.yaml"),
            ("content/lists/notes.md", ""),
            ("content/modules/put-right.md", "Module"),
            ("content/modules/put-right.pl.md", "Translation(Module)"),
            ("content/modules/put-right.pt-BR.md", "Translation(Module)"),
            ("content/modules/old/put-right.pl.md", "content/modules/put-right.pl.md"),
            ("content/moments.pl.yaml", "Translation(Moments)"),
            ("content/topics.ar.yaml", "Translation(Topics)"),
            ("brands/harbour/brand.pl.yaml", "Translation(Brand)"),
            ("brands/harbour/packs/first.pl.yaml", "Translation(Pack)"),
            ("brands/harbour/records/editions/first.pl/2026.1.yaml", "Edition"),
            ("content/modules/put-right.v2.md", "put-right-v2.md"),
            ("content/modules/put-right.md.txt", "put-right.md"),
            ("content/modules/put-right.MD", "put-right.md"),
            ("content/modules/put-right.docx", "put-right.md"),
            ("content/modules/~$put-right.docx", "hidden"),
            ("content/modules/old/put-right.md", "content/modules/put-right.md"),
            ("content/modules/put-right.md.bak", ""),
            ("brands/harbour/brand.yaml", "Brand"),
            ("brands/harbour/brand.YAML", "brand.yaml"),
            ("brands/harbour/brand.yaml.txt", "brand.yaml"),
            ("brands/harbour/_brand.yml.txt", "_brand.yml"),
            ("brands/harbour/packs/first.yaml", "Pack"),
            ("brands/harbour/packs/first.YAML", "first.yaml"),
            ("brands/harbour/packs/first.yaml.txt", "first.yaml"),
            ("brands/harbour/packs/first.v2.yaml", "first-v2.yaml"),
            ("brands/harbour/packs/old/first.yaml", "brands/harbour/packs/first.yaml"),
            ("brands/harbour/modules/till.png", "asset"),
            ("brands/harbour/.git/x.md", "hidden"),
            ("brands/harbour/records/kept/2026-11-27-allow-3f9a0c.yaml", ""),
            ("content/records/kept/2026-11-27-moments-3f9a0c.yaml", ""),
        ] {
            assert_eq!(said(path), meant, "{path}");
        }
    }
}
