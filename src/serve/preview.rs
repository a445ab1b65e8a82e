//! What the preview holds in memory: the project as last read, each pack as last made well, and what is wrong with it now.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Context;
use camino::Utf8PathBuf;
use serde::Serialize;

use super::findings::Finding;
use crate::model::artifact::{Artifact, hash};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Severity};
use crate::model::library::{Form, PackSpec};
use crate::pipeline::{self, Allowing, Project};
use crate::report::place;

/// What is asked for by its address.
pub enum Answer {
    File { kind: &'static str, bytes: Vec<u8> },
    Missing,
}

pub struct Preview {
    root: Utf8PathBuf,
    today: Box<dyn Fn() -> Date + Send + Sync>,
    read: Mutex<Read>,
    packs: Mutex<BTreeMap<Key, Kept>>,
}

/// A project as read; the version counts readings that differed.
#[derive(Clone)]
struct Read {
    project: Arc<Project>,
    version: u64,
}

/// Brand and pack, as in addresses.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    brand: String,
    pack: String,
}

/// A pack as the preview keeps it.
#[derive(Default)]
struct Kept {
    /// Of the project that it was last made from.
    version: u64,
    title: String,
    brand_name: String,
    minutes: u32,
    modules: Vec<String>,
    sheets: Vec<Sheet>,
    /// The site as last made without an error, by path in the pack; empty when it never was.
    site: BTreeMap<String, Vec<u8>>,
    /// The PDFs, when somebody asked for one, and what they were made from.
    print: Option<(u64, BTreeMap<String, Vec<u8>>)>,
    /// Whether it could be made from the project as it is.
    well: bool,
    findings: Vec<Finding>,
}

#[derive(Clone, Serialize)]
struct Sheet {
    path: String,
    name: String,
}

#[derive(Serialize)]
struct PacksView<'a> {
    version: u64,
    packs: Vec<PackView<'a>>,
    /// What is wrong in the project besides what stops or concerns a pack.
    elsewhere: Vec<Finding>,
}

#[derive(Serialize)]
struct PackView<'a> {
    brand: &'a str,
    pack: &'a str,
    version: u64,
    well: bool,
    title: &'a str,
    brand_name: &'a str,
    minutes: u32,
    modules: &'a [String],
    sheets: &'a [Sheet],
    findings: &'a [Finding],
    /// What each page looks like now, as a hash of it and of the stylesheet.
    pages: BTreeMap<&'a str, String>,
}

/// A lock is never held while something of strangers' is made that could panic; if it was, what it guards is whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Preview {
    /// Reads the project. Fails only where the disk does.
    pub fn open(root: Utf8PathBuf, today: Box<dyn Fn() -> Date + Send + Sync>) -> anyhow::Result<Preview> {
        let project = pipeline::load(&root).with_context(|| format!("cannot read {root}"))?;
        let read = Mutex::new(Read { project: Arc::new(project), version: 1 });
        Ok(Preview { root, today, read, packs: Mutex::default() })
    }

    /// Reads the project again; the new version, or `None` when nothing is different. While a file cannot be read the
    /// last reading stays.
    pub fn refresh(&self) -> Option<u64> {
        let project = pipeline::load(&self.root).or_else(|_| self.once_more()).ok()?;
        let mut read = locked(&self.read);
        // A build for development may have other templates by now, which is nothing that a project shows.
        if !cfg!(debug_assertions) && same(&read.project, &project) {
            return None;
        }
        *read = Read { project: Arc::new(project), version: read.version + 1 };
        Some(read.version)
    }

    /// A file that is just being replaced is there again a moment later.
    fn once_more(&self) -> io::Result<Project> {
        std::thread::sleep(Duration::from_millis(150));
        pipeline::load(&self.root)
    }

    fn now(&self) -> Read {
        locked(&self.read).clone()
    }

    /// All packs with their findings, as JSON.
    pub fn packs(&self) -> String {
        let now = self.now();
        let keys = keys(&now.project);
        let mut kept = locked(&self.packs);
        kept.retain(|key, _| keys.contains(key));
        for key in &keys {
            bring_up(&mut kept, key, &now, (self.today)());
        }
        let shown: Vec<&Finding> = kept.values().flat_map(|kept| &kept.findings).collect();
        let all = now.project.diagnostics.iter().map(|d| Finding::new(d, &now.project.sources));
        let elsewhere = all.filter(|finding| !shown.contains(&finding)).collect();
        let packs = keys.iter().filter_map(|key| Some(view(key, kept.get(key)?))).collect();
        text(&PacksView { version: now.version, packs, elsewhere })
    }

    /// One pack with its findings, as JSON; `None` when there is none of that name.
    pub fn pack(&self, brand: &str, pack: &str) -> Option<String> {
        let (key, now) = self.known(brand, pack)?;
        let mut kept = locked(&self.packs);
        bring_up(&mut kept, &key, &now, (self.today)());
        Some(text(&view(&key, kept.get(&key)?)))
    }

    fn known(&self, brand: &str, pack: &str) -> Option<(Key, Read)> {
        let now = self.now();
        let key = Key { brand: brand.to_owned(), pack: pack.to_owned() };
        keys(&now.project).contains(&key).then_some((key, now))
    }

    /// A file of a pack: a page or what belongs to it as last made well, or a PDF, made now if need be.
    pub fn file(&self, brand: &str, pack: &str, path: &str) -> Answer {
        let Some((key, now)) = self.known(brand, pack) else { return Answer::Missing };
        let kind = kind(path);
        if path.starts_with("print/") {
            return match self.sheet(&key, &now, path) {
                Some(bytes) => Answer::File { kind, bytes },
                None => Answer::Missing,
            };
        }
        let mut kept = locked(&self.packs);
        bring_up(&mut kept, &key, &now, (self.today)());
        let Some(kept) = kept.get(&key) else { return Answer::Missing };
        match kept.site.get(path) {
            Some(bytes) if path.ends_with(".html") => Answer::File { kind, bytes: live(bytes, &kept.looks(path)) },
            Some(bytes) => Answer::File { kind, bytes: bytes.clone() },
            // Never made yet: what is wrong is shown, and the page comes when it is mended.
            None if kept.site.is_empty() && path.ends_with(".html") => {
                Answer::File { kind, bytes: live(include_bytes!("not-yet.html"), "") }
            }
            None => Answer::Missing,
        }
    }

    /// A PDF of the pack. All are set at the first that is asked for, without keeping pages waiting.
    fn sheet(&self, key: &Key, now: &Read, path: &str) -> Option<Vec<u8>> {
        let of_now = |kept: &Kept| {
            let (version, files) = kept.print.as_ref()?;
            (*version == now.version).then(|| files.get(path).cloned())
        };
        if let Some(known) = locked(&self.packs).get(key).and_then(of_now) {
            return known;
        }
        let spec = spec(&now.project, key)?;
        let forms: Vec<Form> = Form::ALL.into_iter().filter(|form| *form != Form::Site).collect();
        let made = pipeline::make(&now.project, spec, &forms, (self.today)());
        let files: BTreeMap<String, Vec<u8>> = by_path(made.artifacts);
        let wanted = files.get(path).cloned();
        let mut kept = locked(&self.packs);
        bring_up(&mut kept, key, now, (self.today)());
        if let Some(kept) = kept.get_mut(key) {
            // What only setting them shows, such as a sheet that is too long.
            for finding in made.diagnostics.iter().map(|d| Finding::new(d, &now.project.sources)) {
                if !kept.findings.contains(&finding) {
                    kept.findings.push(finding);
                }
            }
            kept.print = Some((now.version, files));
        }
        wanted
    }
}

impl Kept {
    /// A hash of all that decides what a page looks like.
    fn looks(&self, path: &str) -> String {
        let part = |path: &str| self.site.get(path).map_or(&[][..], Vec::as_slice);
        hash(&[part(path), part("site/assets/style.css")].concat())
    }
}

/// Makes a pack's site again if the project has changed since; a mistake leaves the last good one.
fn bring_up(packs: &mut BTreeMap<Key, Kept>, key: &Key, now: &Read, today: Date) {
    let kept = packs.entry(key.clone()).or_default();
    if kept.version == now.version {
        return;
    }
    kept.version = now.version;
    let project = &*now.project;
    let finding = |d: &Diagnostic| Finding::new(d, &project.sources);
    let Some(spec) = spec(project, key) else {
        // The pack's file, or its brand, holds a mistake that leaves nothing to make.
        let brand = format!("brands/{}/", key.brand);
        let near = |d: &&Diagnostic| {
            let file = place(d, &project.sources).0;
            d.severity == Severity::Error && (file.starts_with("content/") || file.starts_with(&brand))
        };
        kept.findings = project.diagnostics.iter().filter(near).map(finding).collect();
        kept.well = false;
        if kept.title.is_empty() {
            kept.title.clone_from(&key.pack);
            kept.brand_name.clone_from(&key.brand);
        }
        return;
    };
    let made = pipeline::make(project, spec, &[Form::Site], today);
    let stopped = match &made.pack {
        Some(pack) => pipeline::stopping(project, spec, pack),
        None => project.diagnostics.iter().collect(),
    };
    let own = Allowing::new(project, today).sift(Some(&spec.brand), made.diagnostics.iter().cloned());
    kept.findings = own.iter().map(finding).collect();
    kept.findings.extend(stopped.iter().map(|d| finding(d)));
    kept.well = stopped.is_empty() && !made.diagnostics.has_errors() && !made.artifacts.is_empty();
    if let Some(pack) = &made.pack {
        kept.title.clone_from(&pack.title);
        kept.brand_name.clone_from(&pack.brand.name);
        kept.minutes = pack.minutes();
        kept.modules = pack.modules.iter().map(|module| module.meta.title.clone()).collect();
        let sheets = pipeline::sheets(pack).into_iter();
        kept.sheets = sheets.map(|(path, name)| Sheet { path, name }).collect();
    }
    if kept.well {
        kept.site = by_path(made.artifacts);
    }
}

fn spec<'p>(project: &'p Project, key: &Key) -> Option<&'p PackSpec> {
    project.library.packs.iter().find(|spec| *spec.brand == *key.brand && *spec.id == *key.pack)
}

/// Every pack there is a file of, in order.
fn keys(project: &Project) -> Vec<Key> {
    let packs = pipeline::pack_files(project);
    packs.into_iter().map(|(brand, pack)| Key { brand: brand.to_owned(), pack: pack.to_owned() }).collect()
}

fn by_path(artifacts: Vec<Artifact>) -> BTreeMap<String, Vec<u8>> {
    artifacts.into_iter().map(|artifact| (artifact.path, artifact.bytes)).collect()
}

fn view<'a>(key: &'a Key, kept: &'a Kept) -> PackView<'a> {
    let pages = kept.site.keys().filter(|path| path.ends_with(".html"));
    PackView {
        brand: &key.brand,
        pack: &key.pack,
        version: kept.version,
        well: kept.well,
        title: &kept.title,
        brand_name: &kept.brand_name,
        minutes: kept.minutes,
        modules: &kept.modules,
        sheets: &kept.sheets,
        findings: &kept.findings,
        pages: pages.map(|path| (path.as_str(), kept.looks(path))).collect(),
    }
}

fn text(view: &impl Serialize) -> String {
    // Strings and numbers always become JSON.
    serde_json::to_string(view).unwrap_or_default()
}

/// A page with the script that keeps it up to date; `looks` is a hash, and nothing anybody typed.
fn live(page: &[u8], looks: &str) -> Vec<u8> {
    let script = format!(
        "<script src=\"/_induct/findings.js\"></script><script src=\"/_induct/live.js\" data-looks=\"{looks}\"></script>\n"
    );
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|part| part == end).unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        _ => "application/octet-stream",
    }
}

/// Whether two readings are of the same files.
fn same(a: &Project, b: &Project) -> bool {
    let files = |project: &Project| -> Vec<(String, String)> {
        let texts = project.sources.files.iter().map(|file| (file.path.clone(), file.hash.clone()));
        let assets = project.sources.assets.iter().map(|asset| (asset.path.clone(), asset.hash.clone()));
        texts.chain(assets).collect()
    };
    files(a) == files(b) && a.diagnostics.len() == b.diagnostics.len()
}
