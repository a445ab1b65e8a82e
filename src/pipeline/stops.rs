//! Which findings keep a pack from being written: those of what it is made from, and no others. A mistake in one brand
//! never stops another's pack; one in the library stops the packs that use it.

use super::Project;
use crate::model::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::library::PackSpec;
use crate::model::names::{language_in, pack_of};
use crate::model::pack::Pack;
use crate::model::source::{Id, Kind, Of, Room, SourceFile};

/// Whether an error keeps a pack from being written: one in a file it is made from, or one of its own.
pub fn stops(project: &Project, spec: &PackSpec, pack: &Pack, own: &Diagnostics) -> bool {
    own.has_errors() || !is_whole(spec, pack) || !stopping(project, spec, pack).is_empty()
}

/// The errors of the project that keep a pack from being written.
pub fn stopping<'p>(project: &'p Project, spec: &PackSpec, pack: &Pack) -> Vec<&'p Diagnostic> {
    concerning(project, spec, pack).into_iter().filter(|d| d.severity == Severity::Error).collect()
}

/// What is said of files that a pack is made from, or would be.
pub fn concerning<'p>(project: &'p Project, spec: &PackSpec, pack: &Pack) -> Vec<&'p Diagnostic> {
    let uses = |d: &Diagnostic| match (&d.place, d.file()) {
        (_, Some(file)) => {
            let source = project.sources.file(file);
            pack.files.contains(&file) || is_asked_for(project, spec, source) || is_recorded(spec, source)
        }
        (Place::Path(path), None) => path_is_asked_for(project, spec, path),
        (Place::Span(_) | Place::File(_), None) => false,
    };
    project.diagnostics.iter().filter(|d| uses(d)).collect()
}

/// Whether each module of the path is in the pack, or was left out on purpose: what could not be read is neither.
fn is_whole(spec: &PackSpec, pack: &Pack) -> bool {
    let there = |id: &Id| pack.modules.iter().any(|module| module.meta.id == *id) || pack.left_out.contains(id);
    spec.whole && spec.path.iter().flat_map(|leg| &leg.modules).all(|id| there(&id.value))
}

/// A record of the pack: what is said of it decides what its pages bear.
fn is_recorded(spec: &PackSpec, source: &SourceFile) -> bool {
    let record = matches!(source.kind, Kind::Edition | Kind::Approval);
    record && source.room == Room::Brand(spec.brand.clone()) && source.folder() == &*spec.id
}

fn in_path(spec: &PackSpec, module: &str) -> bool {
    spec.path.iter().flat_map(|leg| &leg.modules).any(|id| &*id.value == module)
}

/// A module that could not be completed is in no composed pack, and yet this one asks for it: by name, or because it
/// stands in for a section of one that the path names.
fn is_asked_for(project: &Project, spec: &PackSpec, source: &SourceFile) -> bool {
    match source.kind {
        Kind::Module => {}
        Kind::Translation(of) => return is_translation_of(project, spec, source, of),
        Kind::Moments
        | Kind::Topics
        | Kind::Settings
        | Kind::Readiness
        | Kind::Allow
        | Kind::Lists
        | Kind::Brand
        | Kind::Look
        | Kind::Pack
        | Kind::Edition
        | Kind::Approval => return false,
    }
    is_module_of(project, spec, source)
}

/// A translation of what the pack is made from, in its language; there too when nothing came of it.
fn is_translation_of(project: &Project, spec: &PackSpec, source: &SourceFile, of: Of) -> bool {
    let own = source.room == Room::Library || source.room == Room::Brand(spec.brand.clone());
    own && source.language() == spec.language.as_deref()
        && match of {
            Of::Moments | Of::Topics | Of::Brand => true,
            Of::Pack => source.stem() == pack_of(&spec.id),
            Of::Module => is_module_of(project, spec, source),
        }
}

fn is_module_of(project: &Project, spec: &PackSpec, source: &SourceFile) -> bool {
    match &source.room {
        Room::Library => in_path(spec, source.stem()) && !stands_in(project, spec, source.stem()),
        Room::Brand(brand) if *brand == spec.brand => {
            let target = replaces(source).map(|target| target.split('#').next().unwrap_or(""));
            in_path(spec, source.stem()) || target.is_some_and(|module| module.is_empty() || in_path(spec, module))
        }
        Room::Brand(_) => false,
    }
}

/// What a file says that it stands in for, as `put-right#say-sorry`; also when the rest of it could not be read.
pub fn replaces(source: &SourceFile) -> Option<&str> {
    let written = source.text.lines().take(40).find_map(|line| line.trim().strip_prefix("replaces:"))?;
    Some(written.trim().trim_matches(['"', '\'']))
}

/// Whether the brand has a whole module of its own in place of the library's.
fn stands_in(project: &Project, spec: &PackSpec, module: &str) -> bool {
    let own = |file: &SourceFile| {
        file.kind == Kind::Module
            && file.room == Room::Brand(spec.brand.clone())
            && file.stem() == module
            && replaces(file).is_none()
    };
    project.sources.files.iter().any(own)
}

/// What could not be read at all: a list that everything is joined by, this brand's own files, a module of the path. A
/// picture or font that is missing is met where it is used.
fn path_is_asked_for(project: &Project, spec: &PackSpec, path: &str) -> bool {
    // In another language it is another pack's.
    let plain = match language_in(path) {
        Some((language, _)) if spec.language.as_deref() != Some(language) => return false,
        Some((_, plain)) => plain,
        None => path.to_owned(),
    };
    let parts: Vec<&str> = plain.split('/').collect();
    let stem = parts.last().and_then(|name| name.split('.').next()).unwrap_or_default();
    match parts.as_slice() {
        ["content"] | ["content", "modules" | "organisation"] => true,
        ["content", "moments.yaml" | "topics.yaml" | "settings.yaml" | "lists"] => true,
        ["content", "lists", _] => true,
        ["content", "organisation", "readiness.yaml"] => true,
        ["content", "modules" | "organisation", _] => in_path(spec, stem) && !stands_in(project, spec, stem),
        ["brands", brand] => **brand == *spec.brand,
        ["brands", brand, rest @ ..] if **brand == *spec.brand => match rest {
            ["brand.yaml" | "_brand.yml" | "_brand.yaml" | "modules" | "packs"] => true,
            ["packs", _] => stem == pack_of(&spec.id),
            ["modules", _] => in_path(spec, stem),
            _ => false,
        },
        _ => false,
    }
}
