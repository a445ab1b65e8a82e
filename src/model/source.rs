//! The files of a project as found and read: text for what people write, bytes for pictures and fonts.

use std::sync::Arc;

use super::names::language_in;
use super::span::FileId;

/// Short name of something in a project: a brand, a value, a module, a moment.
pub type Id = Arc<str>;

/// BLAKE3 of a file's bytes, 64 hexadecimal digits.
pub type Hash = String;

/// Whose a file is: decides which packs a mistake in it stops, and who is asked to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Room {
    /// `content/`: the library, shared by all packs.
    Library,
    /// `brands/<id>/`.
    Brand(Id),
}

/// What a source file is read as; from its place and name alone.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `content/moments.yaml`
    Moments,
    /// `content/topics.yaml`
    Topics,
    /// `content/settings.yaml`
    Settings,
    /// `content/allow.yaml`, `brands/<id>/records/allow.yaml`
    Allow,
    /// `content/lists/<language>.yaml`
    Lists,
    /// `content/organisation/readiness.yaml`
    Readiness,
    /// `brands/<id>/brand.yaml`
    Brand,
    /// `brands/<id>/_brand.yml` or `_brand.yaml`
    Look,
    /// `brands/<id>/packs/<pack>.yaml`
    Pack,
    /// `brands/<id>/records/editions/<pack>/<number>.yaml`
    Edition,
    /// `brands/<id>/records/approvals/<pack>/*.yaml`
    Approval,
    /// `content/modules/*.md`, `content/organisation/*.md`, `brands/<id>/modules/*.md`
    Module,
    /// The same with a language before the ending: `brand.pl.yaml`, `put-right.pl.md`
    Translation(Of),
}

/// What a translation is of.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Of {
    Moments,
    Topics,
    Brand,
    Pack,
    Module,
}

/// A text file that somebody wrote.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// From the project's root, with `/`.
    pub path: String,
    pub room: Room,
    pub kind: Kind,
    /// The file as text; where it is not UTF-8, with replacement characters from `broken_at` on.
    pub text: Arc<str>,
    /// The first byte that is not UTF-8, if any.
    pub broken_at: Option<usize>,
    pub hash: Hash,
}

impl SourceFile {
    /// The file's name without its folders and extension: `put-right` of `content/modules/put-right.md`.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.split('.').next().unwrap_or(name)
    }

    /// The language of a translation: `pl` of `put-right.pl.md`.
    pub fn language(&self) -> Option<&str> {
        matches!(self.kind, Kind::Translation(_)).then(|| self.name().split('.').nth(1))?
    }

    /// The path of what a translation is of: `content/modules/put-right.md`.
    pub fn translated(&self) -> Option<String> {
        self.language()?;
        language_in(&self.path).map(|(_, path)| path)
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The name of the folder that it stands in.
    pub fn folder(&self) -> &str {
        self.path.rsplit('/').nth(1).unwrap_or_default()
    }
}

/// A picture or font of a brand or of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// From the project's root, with `/`.
    pub path: String,
    pub room: Room,
    pub bytes: Arc<[u8]>,
    pub hash: Hash,
    /// Why it cannot be shown, or was not read and has no bytes, to be read after *it*. What a font holds is not looked
    /// at for this.
    pub flaw: Option<String>,
}

/// Everything a run read, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    pub files: Vec<SourceFile>,
    pub assets: Vec<Asset>,
    /// Brand folders, also those without a `brand.yaml`.
    pub brands: Vec<Id>,
}

impl Sources {
    /// The file behind an id; ids come only from this list.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(n, file)| (FileId(u32::try_from(n).unwrap_or(u32::MAX)), file))
    }

    /// The file at a path from the project's root.
    pub fn at(&self, path: &str) -> Option<FileId> {
        self.iter().find(|(_, file)| file.path == path).map(|(id, _)| id)
    }

    /// The same with what it says.
    pub fn file_at(&self, path: &str) -> Option<&SourceFile> {
        self.at(path).map(|id| self.file(id))
    }

    /// The asset at a path from the project's root.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        self.assets.binary_search_by(|asset| asset.path.as_str().cmp(path)).ok().map(|n| &self.assets[n])
    }
}

/// Line and column, from 1; the column in characters.
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    (text[..start].matches('\n').count() + 1, text[start..at].trim_start_matches('\u{feff}').chars().count() + 1)
}
