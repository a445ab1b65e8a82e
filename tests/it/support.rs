//! Projects in temporary folders, and what building them gives.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use induct::model::artifact::Standing;
use induct::model::date::Date;
use induct::model::diag::{Diagnostics, Place};
use induct::model::library::Form;
use induct::pipeline;

/// The day that tests stand on.
pub const TODAY: Date = Date { year: 2026, month: 11, day: 24 };

/// The modules of the short pack.
const SIX: [&str; 6] = ["principles", "hello-goodbye", "rapport", "answering", "put-right", "hearing-no"];

/// The front-desk pack with the modules of its first two weeks.
const SHORT: &str = include_str!("../fixtures/front-desk.yaml");

pub fn repository() -> &'static Utf8Path {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program in a folder, as people do.
pub fn run(folder: impl AsRef<std::path::Path>, args: &[&str]) -> std::process::Output {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_induct"));
    program.args(args).current_dir(folder).output().expect("runs")
}

/// How it ended, and what it printed.
pub fn induct(project: &Project, args: &[&str]) -> (Option<i32>, String) {
    let output = run(project.root(), args);
    (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
}

/// A project in a folder of its own.
pub struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// Of what is shipped, one brand with a short pack of six modules, and no others: tests read it hundreds of times.
    #[allow(clippy::disallowed_methods)] // a temporary folder
    pub fn shipped() -> Project {
        let project = Project::with_library();
        let modules = project.root().join("content/modules");
        for entry in std::fs::read_dir(&modules).expect("read") {
            let path = entry.expect("read").path();
            let id = path.file_stem().and_then(|name| name.to_str()).expect("UTF-8");
            if !SIX.contains(&id) {
                std::fs::remove_file(&path).expect("gone");
            }
        }
        let pages = project.root().join("content/organisation");
        for entry in std::fs::read_dir(&pages).expect("read") {
            let path = entry.expect("read").path();
            if path.extension().is_some_and(|ending| ending == "md") {
                std::fs::remove_file(&path).expect("gone");
            }
        }
        project
    }

    /// The same brand and pack beside the whole library.
    pub fn with_library() -> Project {
        let project = Project { folder: tempfile::tempdir().expect("a folder") };
        copy(&repository().join("content"), &project.root().join("content"));
        let brand = Utf8Path::new("brands/lanternhouse");
        copy(&repository().join(brand).join("assets"), &project.root().join(brand).join("assets"));
        for file in ["brand.yaml", "_brand.yml"] {
            let file = brand.join(file);
            std::fs::copy(repository().join(&file), project.root().join(&file)).expect("copied");
        }
        // Of its own modules those that its file names.
        let own = brand.join("modules/the-till.md");
        project.write(own.as_str(), std::fs::read(repository().join(&own)).expect("read"));
        project.write("brands/lanternhouse/packs/front-desk.yaml", SHORT);
        project
    }

    /// The small project that the fixtures change.
    pub fn base() -> Project {
        let project = Project { folder: tempfile::tempdir().expect("a folder") };
        copy(&repository().join("tests/fixtures/base"), &project.root());
        project
    }

    /// Puts a folder's files over those of the project.
    pub fn overlay(self, folder: &Utf8Path) -> Project {
        copy(folder, &self.root());
        self
    }

    pub fn root(&self) -> Utf8PathBuf {
        Utf8Path::from_path(self.folder.path()).expect("UTF-8").to_owned()
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).expect("a file")
    }

    #[allow(clippy::disallowed_methods)] // a temporary folder
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let place = self.root().join(path);
        std::fs::create_dir_all(place.parent().expect("a folder")).expect("made");
        std::fs::write(place, bytes).expect("written");
    }

    /// Everything a build of all forms would say and write, without writing it.
    pub fn make(&self) -> Outcome {
        self.make_forms(&Form::ALL)
    }

    pub fn make_forms(&self, forms: &[Form]) -> Outcome {
        self.make_beside(forms, None)
    }

    /// The same beside an earlier outcome: a PDF that would be the same by its fingerprint is taken from there.
    pub fn make_beside(&self, forms: &[Form], before: Option<&Outcome>) -> Outcome {
        let project = pipeline::load(&self.root()).expect("read");
        let mut findings = project.diagnostics.clone();
        let mut files = BTreeMap::new();
        let mut fingerprints = BTreeMap::new();
        for spec in &project.library.packs {
            let folder = format!("{}/{}/", spec.brand, spec.id);
            let known = before.into_iter().flat_map(|before| &before.fingerprints);
            let standing: Standing =
                known.filter_map(|(path, mark)| Some((path.strip_prefix(&folder)?.to_owned(), mark.clone()))).collect();
            let made = pipeline::make_beside(&project, spec, forms, TODAY, &standing);
            for path in made.standing.iter().map(|path| format!("{folder}{path}")) {
                if let Some(before) = before {
                    files.insert(path.clone(), before.files[&path].clone());
                }
            }
            findings.extend(made.diagnostics);
            for artifact in made.artifacts {
                let path = format!("{folder}{}", artifact.path);
                fingerprints.extend(artifact.fingerprint.map(|mark| (path.clone(), mark)));
                files.insert(path, artifact.bytes);
            }
        }
        findings.sort();
        Outcome { project, findings, files, fingerprints }
    }
}

/// What a build came to.
pub struct Outcome {
    pub project: pipeline::Project,
    pub findings: Diagnostics,
    /// By `<brand>/<pack>/<path>`.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Of PDFs.
    pub fingerprints: BTreeMap<String, String>,
}

impl Outcome {
    /// `code path:line`, one a line.
    pub fn places(&self) -> Vec<String> {
        let place = |place: &Place| match place {
            Place::Span(span) => {
                let file = self.project.sources.file(span.file);
                let line = file.text[..span.range().start].matches('\n').count() + 1;
                format!("{}:{line}", file.path)
            }
            Place::File(file) => self.project.sources.file(*file).path.clone(),
            Place::Path(path) => path.clone(),
        };
        self.findings.iter().map(|d| format!("{} {}", d.code, place(&d.place))).collect()
    }

    pub fn text(&self) -> String {
        induct::report::text(&self.findings, &self.project.sources, false)
    }
}

/// What a page shows: without tags, styles and drawings; with the labels that are read out.
pub fn shown(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let (tag, behind) = after.split_once('>').expect("a tag ends");
        for label in ["aria-label=\"", "alt=\"", "data-label=\"", "title=\""] {
            let told = tag.split_once(label).and_then(|(_, told)| told.split_once('"'));
            text.push_str(told.map_or("", |(told, _)| told));
            text.push(' ');
        }
        rest = behind;
    }
    text + rest
}

fn copy(from: &Utf8Path, to: &Utf8Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("readable");
        let path = Utf8Path::from_path(entry.path()).expect("UTF-8");
        let place = to.join(path.strip_prefix(from).expect("inside"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&place).expect("made");
        } else {
            std::fs::copy(path, &place).expect("copied");
        }
    }
}
