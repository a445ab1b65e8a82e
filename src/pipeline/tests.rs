//! What the flow as a whole holds to.

use std::collections::BTreeMap;

use camino::Utf8Path;

use super::{load, make};
use crate::model::artifact::ArtifactKind;
use crate::model::date::Date;
use crate::model::library::Form;
use crate::parse::counted;

const TODAY: Date = Date { year: 2026, month: 11, day: 26 };

fn copy(from: &Utf8Path, to: &Utf8Path) {
    fs_err::create_dir_all(to).unwrap();
    for entry in from.read_dir_utf8().unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(entry.path(), &to);
        } else {
            fs_err::copy(entry.path(), &to).unwrap();
        }
    }
}

/// Loads the base project with its brand so many times over, makes every pack's site and sheets on this thread, and
/// says how often each file was read, and how many pages there were.
fn read(brands: usize) -> (BTreeMap<String, usize>, usize) {
    let base = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/base");
    let folder = tempfile::tempdir().unwrap();
    let root = Utf8Path::from_path(folder.path()).unwrap();
    copy(&base.join("content"), &root.join("content"));
    for n in 0..brands {
        copy(&base.join("brands/harbour"), &root.join(format!("brands/harbour-{n}")));
    }
    counted::taken();
    let project = load(root).unwrap();
    let mut pages = 0;
    for spec in &project.library.packs {
        let made = make(&project, spec, &Form::ALL, TODAY);
        assert!(!made.diagnostics.has_errors(), "{:?}", made.diagnostics);
        pages += made.artifacts.iter().filter(|file| file.kind == ArtifactKind::Page).count();
    }
    let read = counted::taken();
    (read.into_iter().map(|(file, times)| (project.sources.file(file).path.clone(), times)).collect(), pages)
}

/// A module's front matter is YAML and its text is Markdown: two readings. Any other file is one.
#[test]
fn a_file_is_read_once_however_many_brands_use_it() {
    // On one thread, which counts.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    for brands in [1, 5] {
        let (read, pages) = pool.install(|| read(brands));
        assert_eq!(pages, brands * 4, "a page for the module, and three of the pack");
        assert_eq!(read.len(), 3 + brands * 2);
        for (path, times) in read {
            assert_eq!(times, if path.ends_with(".md") { 2 } else { 1 }, "{path} with {brands} brands");
        }
    }
}
