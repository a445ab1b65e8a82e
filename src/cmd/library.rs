//! `induct library`

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::{End, root_of, say};
use crate::cli::{Library, LibraryVerb};
use crate::model::brand::LANGUAGES;
use crate::model::module::ModuleKind;
use crate::model::names::sentence_list;
use crate::model::source::{Id, Sources};
use crate::pipeline::shelf::{self, Shelved};
use crate::pipeline::{self, Project};
use crate::write::project::add;

pub fn library(args: &Library) -> anyhow::Result<End> {
    match &args.verb {
        LibraryVerb::List { project } => list(project.as_deref()),
        LibraryVerb::Add { modules, all, project } => bring(modules, *all, project.as_deref()),
    }
}

/// What one who typed a module that is not in the library is told.
pub fn not_in_library(typed: &str) -> String {
    match shelf::nearest_to(typed) {
        Some(near) => format!("there is no module `{typed}` in the library. Did you mean `{near}`?"),
        None => format!("there is no module `{typed}` in the library. To see those there are: induct library list"),
    }
}

/// How a file of the library stands to the project.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Here {
    Not,
    Same,
    /// It has been changed in the project, or is of another time.
    Other,
}

fn here(sources: Option<&Sources>, path: &str) -> Here {
    match sources.and_then(|sources| sources.file_at(path)) {
        None => Here::Not,
        Some(file) if shelf::file(path).is_some_and(|shipped| shipped == file.text.as_bytes()) => Here::Same,
        Some(_) => Here::Other,
    }
}

/// Also where there is no project: then nothing is here.
fn list(at: Option<&Utf8Path>) -> anyhow::Result<End> {
    let project = match root_of(at)? {
        Ok(root) => Some(pipeline::load(&root)?),
        Err(message) if at.is_some() => return Ok(End::Typed(message)),
        Err(_) => None,
    };
    let sources = project.as_ref().map(|project| &project.sources);
    let wide = shelf::modules().iter().map(|shelved| shelved.module.meta.id.len()).max().unwrap_or_default();
    let mut told = String::new();
    let mut group = None;
    for shelved in shelf::modules() {
        let meta = &shelved.module.meta;
        let heading = if shelved.is_for_managers() { "For managers" } else { "Skills" };
        if meta.kind == ModuleKind::Tool {
            continue; // a pattern for `new module --tool`, not a page
        }
        if group.replace(heading) != Some(heading) {
            let gap = if told.is_empty() { "" } else { "\n" };
            told.push_str(&format!("{gap}{heading}\n"));
        }
        let minutes = meta.minutes.alone.map_or_else(|| " ".repeat(6), |minutes| format!("{minutes:>2} min"));
        let standing = match (sources, here(sources, &shelved.path)) {
            (None, _) | (Some(_), Here::Not) => "",
            (Some(_), Here::Same) => "  (here)",
            (Some(_), Here::Other) => "  (here, as you have it)",
        };
        let others: Vec<&str> =
            LANGUAGES.into_iter().filter(|language| shelf::translation(&shelved.path, language).is_some()).collect();
        let others = if others.is_empty() {
            String::new()
        } else {
            format!(", also in {}", sentence_list(others, LANGUAGES.len()))
        };
        let line = format!("  {:wide$}  {minutes}  {}{others}{standing}", meta.id, meta.title);
        told.push_str(line.trim_end());
        told.push('\n');
    }
    told.push_str(&format!("\nAnd {}: the questionnaire about what stands in people's way.\n", shelf::READINESS));
    let next = match sources {
        Some(_) => "To bring one here: induct library add MODULE\n",
        None => "To begin with some of them: induct new FOLDER --modules put-right,telephone\n",
    };
    told.push_str(next);
    say(&mut anstream::stdout(), &told);
    Ok(End::Good)
}

fn bring(named: &[String], all: bool, at: Option<&Utf8Path>) -> anyhow::Result<End> {
    let root = match root_of(at)? {
        Ok(root) => root,
        Err(message) => return Ok(End::Typed(message)),
    };
    let (questions, named): (Vec<&str>, Vec<&str>) =
        named.iter().map(String::as_str).partition(|id| *id == shelf::READINESS);
    // All or nothing: a name that is none is met before anything is copied.
    if let Some(unknown) = named.iter().find(|id| shelf::module(id).is_none()) {
        return Ok(End::Typed(not_in_library(unknown)));
    }
    let wanted: Vec<&str> =
        if all { shelf::modules().iter().map(|shelved| &*shelved.module.meta.id).collect() } else { named.clone() };
    let taken = shelf::with_needs(&wanted);
    let mut paths: Vec<String> = taken.iter().map(|shelved| shelved.path.clone()).collect();
    // The pages for managers ask its questions.
    if all || !questions.is_empty() || taken.iter().any(|shelved| shelved.is_for_managers()) {
        paths.push(shelf::questions());
    }
    let project = pipeline::load(&root)?;
    // Translations come where a pack asks for their language.
    let languages: BTreeSet<&str> =
        project.library.packs.iter().flat_map(|pack| &pack.languages).map(|asked| asked.value.as_str()).collect();
    let of = paths.iter().map(String::as_str).chain(["content/moments.yaml"]);
    let translations: Vec<String> =
        of.flat_map(|path| languages.iter().filter_map(|language| shelf::translation(path, language))).collect();
    paths.extend(translations);
    let mut told = String::new();
    let mut added = 0_usize;
    for path in &paths {
        let asked = named.iter().any(|id| path.ends_with(&format!("/{id}.md")));
        match here(Some(&project.sources), path) {
            Here::Not => {
                if let Some(bytes) = shelf::file(path) {
                    add(&root, path, &bytes)?;
                    told.push_str(&format!("Added {path}\n"));
                    added += 1;
                }
            }
            Here::Same if asked => told.push_str(&format!("{path} is here already\n")),
            Here::Other if asked => told.push_str(&format!("{path} is here already, as you have it: left as it is\n")),
            Here::Same | Here::Other => {}
        }
    }
    if added == 0 && told.is_empty() {
        told.push_str("All of it is here already.\n");
    }
    told.push_str(&missing_moments(&project, &taken));
    if added > 0 && !taken.is_empty() {
        let ids: Vec<&str> = if all { Vec::new() } else { named };
        match ids.as_slice() {
            [] => told.push_str("Name them in a pack's path, under `modules`.\n"),
            ids => told.push_str(&format!("Name them in a pack's path: modules: [{}]\n", ids.join(", "))),
        }
    }
    say(&mut anstream::stdout(), &told);
    Ok(End::Good)
}

/// Moments that these modules are about and the project does not list: what to type, since everything is joined by them.
fn missing_moments(project: &Project, taken: &[&Shelved]) -> String {
    let known: BTreeSet<&Id> = project.library.moments.iter().map(|moment| &moment.id).collect();
    let asked: BTreeSet<&Id> = taken.iter().flat_map(|shelved| shelf::moments(&shelved.module)).collect();
    let lines: Vec<String> =
        asked.into_iter().filter(|id| !known.contains(id)).filter_map(|id| shelf::moment_line(id)).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("These name moments that your content/moments.yaml does not have. Add to it:\n{}\n", lines.join("\n"))
}
