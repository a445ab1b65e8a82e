//! The whole flow on one screen: files to a library, a library to packs, packs to files.

mod allowed;
mod dated;
pub mod editions;
mod fingerprint;
pub mod impact;
mod judging;
pub mod shelf;
mod shipped;
mod stops;
mod worksheet;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use camino::Utf8Path;

use crate::compose::{compose, compose_brand};
use crate::model::artifact::{Artifact, ArtifactKind, Rendered, Standing};
use crate::model::brand::{Role, Tool};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::doc::Composed;
use crate::model::edition::Label;
use crate::model::library::{Form, Library, PackSpec};
use crate::model::pack::{Edition, Pack};
use crate::model::source::{Hash, Kind, Room, Sources};
use crate::write::manifest::{self, Input, Manifest, Named};
pub use crate::write::output::REPORT;
use crate::write::output::{OutDir, Record, Written};
use crate::{check, discover, parse, render, resolve};

/// A project as read: what it holds, and what is wrong with it.
pub struct Project {
    pub sources: Sources,
    pub library: Library,
    pub diagnostics: Diagnostics,
    /// What its packs have in common as set so far.
    kept: render::html::Kept,
}

/// A pack as made: its files, and what is wrong with it.
pub struct Made {
    pub pack: Option<Pack>,
    pub artifacts: Vec<Artifact>,
    /// Paths of files that stand as they would be made.
    pub standing: Vec<String>,
    pub diagnostics: Diagnostics,
}

pub use crate::discover::find_root;
pub use crate::render::report::{Allowed, Finding, Told, page as report};
pub use allowed::{Allowing, Called, Looked};
pub use editions::verify;
pub use judging::{Judged, Lenders, Review, Taught, judge, judge_brand, lenders, review};
pub use stops::{concerning, replaces, stopping, stops};
pub use worksheet::worksheet;

/// A project's files as found, before any is read for what it says.
pub struct Found {
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Found {
    /// The hash of all that decides what comes of `command` here: this program, the command, every file. `None` where
    /// something is amiss with the files themselves.
    pub fn asked(&self, command: &str) -> Option<Hash> {
        self.diagnostics.is_empty().then(|| fingerprint::of(command, &self.sources))
    }

    /// The paths of the files that people wrote, from the project's root.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.sources.files.iter().map(|file| file.path.as_str())
    }

    /// The same project with another file in place of one of its own; false where it has none of that path.
    pub fn replace(&mut self, path: &str, bytes: &[u8]) -> bool {
        discover::replace(&mut self.sources, path, bytes)
    }

    /// Reads and resolves them.
    pub fn read(self) -> Project {
        let Found { sources, mut diagnostics } = self;
        let parsed = parse::project(&sources, &mut diagnostics);
        let library = resolve::resolve(parsed, &sources, &mut diagnostics);
        diagnostics.sort();
        Project { sources, library, diagnostics, kept: render::html::Kept::default() }
    }
}

/// Finds a project's files. Fails only where the disk does.
pub fn find(root: &Utf8Path) -> io::Result<Found> {
    let mut diagnostics = Diagnostics::default();
    let sources = discover::discover(root, &mut diagnostics)?;
    Ok(Found { sources, diagnostics })
}

/// Finds, reads and resolves a project. Fails only where the disk does.
pub fn load(root: &Utf8Path) -> io::Result<Project> {
    find(root).map(Found::read)
}

/// Composes, checks and renders one pack. `forms` are those to make of the ones it asks for; none for a check alone.
pub fn make(project: &Project, spec: &PackSpec, forms: &[Form], today: Date) -> Made {
    make_beside(project, spec, forms, today, &Standing::new())
}

/// The same beside what an earlier build made: files that stand as they would be made are not made again.
pub fn make_beside(project: &Project, spec: &PackSpec, forms: &[Form], today: Date, standing: &Standing) -> Made {
    // What no input should bring about, a damaged font or picture might in a library: it is this pack's error, not the
    // end of the others.
    let made = catch_unwind(AssertUnwindSafe(|| made(project, spec, forms, today, standing)));
    made.unwrap_or_else(|_| {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(fault("pack", Place::File(spec.file)));
        Made { pack: None, artifacts: Vec::new(), standing: Vec::new(), diagnostics }
    })
}

/// What no input should bring about, said of what could not be made.
fn fault(what: &str, place: Place) -> Diagnostic {
    Diagnostic::error("fault", place, format!("This {what} could not be made: a fault in induct"))
        .help("Please report it, with the lines above. A damaged font or picture may be the cause.")
}

fn made(project: &Project, spec: &PackSpec, forms: &[Form], today: Date, standing: &Standing) -> Made {
    let mut diagnostics = Diagnostics::default();
    let Some(mut pack) = compose(&project.library, spec, &mut diagnostics) else {
        return Made { pack: None, artifacts: Vec::new(), standing: Vec::new(), diagnostics };
    };
    pack.changes = editions::changes(&pack.edition);
    let settings = &project.library.settings;
    let checked = check::Checked { pack: &pack, sources: &project.sources, settings, today };
    // What a mistake has left out of a pack would be missed all over it.
    if spec.whole {
        check::check(&checked, &mut diagnostics);
    }
    leave_to_source(project, spec, &mut diagnostics);
    let (mut artifacts, mut stands) = (Vec::new(), Vec::new());
    if !stops(project, spec, &pack, &diagnostics) {
        let done = rendered(project, &pack, forms, standing, &mut diagnostics);
        (artifacts, stands) = (done.artifacts, done.standing);
    }
    diagnostics.sort();
    Made { pack: Some(pack), artifacts, standing: stands, diagnostics }
}

/// What is said of a source is said where its own pack is made, not in each language again; errors stop these packs too.
fn leave_to_source(project: &Project, spec: &PackSpec, d: &mut Diagnostics) {
    if spec.language.is_some() {
        let translation = |file| matches!(project.sources.file(file).kind, Kind::Translation(_));
        d.retain(|d| d.severity == Severity::Error || d.file().is_none_or(translation));
    }
}

/// Those of `forms` that a pack asks for.
fn rendered(project: &Project, pack: &Pack, forms: &[Form], standing: &Standing, d: &mut Diagnostics) -> Rendered {
    let mut all = Rendered::default();
    for form in forms.iter().filter(|form| pack.forms.contains(form)) {
        let rendered = render::render(*form, pack, &project.sources, &project.kept, standing, d);
        all.artifacts.extend(rendered.artifacts);
        all.standing.extend(rendered.standing);
    }
    all
}

/// Writes a pack's files.
pub fn publish(
    out: &OutDir,
    project: &Project,
    pack: &Pack,
    artifacts: &[Artifact],
    standing: &[String],
    forms: &[Form],
) -> anyhow::Result<Written> {
    let named = |id: &str, name: &str| Named { id: id.to_owned(), name: name.to_owned() };
    let mut inputs: Vec<Input> = pack
        .files
        .iter()
        .map(|file| project.sources.file(*file))
        .map(|file| Input { path: file.path.clone(), hash: file.hash.clone() })
        .collect();
    let brand_room = Room::Brand(pack.brand.id.clone());
    let assets = project.sources.assets.iter().filter(|asset| asset.room == brand_room || asset.room == Room::Library);
    inputs.extend(assets.map(|asset| Input { path: asset.path.clone(), hash: asset.hash.clone() }));
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    let record = Record {
        brand: named(&pack.brand.id, &pack.brand.name),
        pack: named(&pack.id, &pack.title),
        edition: edition_of(pack, artifacts),
        minutes: pack.minutes(),
        modules: pack.modules.iter().map(|module| named(&module.meta.id, &module.meta.title)).collect(),
        inputs,
        made: forms.to_vec(),
    };
    out.write(artifacts, standing, record)
}

/// Which edition a pack's files are: `draft`, `2026.2`, `draft, changed since 2026.2`. Told by its pages, which are made anew
/// with each build of the site; `None` where they were not made, and what was told before still holds.
fn edition_of(pack: &Pack, artifacts: &[Artifact]) -> Option<String> {
    let Edition::Issued(issued) = &pack.edition else { return Some("draft".to_owned()) };
    let number = issued.last.number;
    let pages = artifacts.iter().filter(|artifact| artifact.kind == ArtifactKind::Page);
    let labels: Vec<&Label> = pages.filter_map(|page| Some(&page.shown.as_ref()?.label)).collect();
    if labels.is_empty() && pack.forms.contains(&Form::Site) {
        return None;
    }
    let changed = labels.iter().any(|label| matches!(label, Label::Changed { .. } | Label::New { .. }));
    let open = issued.needs_approval && !issued.last.own().all(|page| issued.history.is_approved(page));
    Some(match (changed, open) {
        (true, _) => format!("draft, changed since {number}"),
        (false, true) => format!("{number}, not approved yet"),
        (false, false) => number.to_string(),
    })
}

/// Writes the page that lists every brand and pack in the output folder, and gives their records.
pub fn publish_index(out: &OutDir) -> anyhow::Result<Vec<Manifest>> {
    let manifests = manifest::read_all(out.root());
    let packs: Vec<render::index::Listed<'_>> = manifests
        .iter()
        .map(|m| render::index::Listed {
            brand_id: &m.brand.id,
            brand: &m.brand.name,
            pack_id: &m.pack.id,
            pack: &m.pack.name,
            edition: &m.edition,
            minutes: m.minutes,
            modules: m.modules.iter().map(|module| module.name.as_str()).collect(),
            report: out.root().join(&m.brand.id).join(&m.pack.id).join(REPORT).is_file(),
            site: m.outputs.iter().any(|output| output.path == "site/index.html"),
            sheets: m
                .outputs
                .iter()
                .filter(|output| output.path.starts_with("print/"))
                .map(|output| {
                    let module = m.modules.iter().find(|module| output.modules.contains(&module.id));
                    let book = Form::Workbook.owns(&output.path).then_some("Workbook");
                    let changes = (output.path == render::print::CHANGES).then_some("What has changed");
                    let name = module.map(|module| module.name.as_str()).or(book).or(changes);
                    (output.path.as_str(), name.unwrap_or(&output.path))
                })
                .collect(),
        })
        .collect();
    let page = render::index::page(&packs);
    out.write_loose(&[("index.html", page.as_bytes())])?;
    Ok(manifests)
}

/// Brand and pack of every pack that there is a file of, in order: also of those that a mistake leaves nothing of. Those
/// in other languages among them.
pub fn pack_files(project: &Project) -> Vec<(&str, &str)> {
    let files = project.sources.files.iter().filter(|file| file.kind == Kind::Pack);
    let mut packs: Vec<(&str, &str)> = files
        .filter_map(|file| match &file.room {
            Room::Brand(brand) => Some((&**brand, file.stem())),
            Room::Library => None,
        })
        .collect();
    let translated = project.library.packs.iter().filter(|spec| spec.language.is_some());
    packs.extend(translated.map(|spec| (&*spec.brand, &*spec.id)));
    packs.sort_unstable();
    packs.dedup();
    packs
}

/// The PDFs that a pack's forms come to: path in the pack, and what it is.
pub fn sheets(pack: &Pack) -> Vec<(String, String)> {
    pack.forms.iter().flat_map(|form| render::sheets(*form, pack)).collect()
}

/// The tools that a brand tells of, in its words.
pub fn tools(project: &Project, brand: &str) -> Vec<Tool<Composed>> {
    let entry = project.library.brands.get(brand);
    entry.map_or_else(Vec::new, |entry| compose_brand(entry, Role::FrontLine).tools)
}

/// A day as typed, `2026-11-22`; why it is none otherwise, with what to type.
pub fn date(text: &str) -> Result<Date, String> {
    parse::dates::read(text).map_err(|wrong| format!("{}. Type {}", wrong.message, wrong.instead))
}

#[cfg(test)]
mod tests;
