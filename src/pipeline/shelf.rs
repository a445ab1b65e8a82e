//! The library that travels with the program: every file of `content/` as it was when the program was made, and its
//! modules in the order in which one would learn them.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use crate::discover::{kind_of, text_file};
use crate::model::diag::Diagnostics;
use crate::model::library::Library;
use crate::model::module::{Module, ModuleKind};
use crate::model::names::nearest;
use crate::model::source::{Id, Kind, Room, SourceFile, Sources};
use crate::model::walk::{blocks_of, each_block};
use crate::{parse, resolve};

#[derive(rust_embed::RustEmbed)]
#[folder = "content"]
struct Shipped;

/// An induction that begins small: what to learn when, so that week 1 stays under five hours.
pub const INDUCTION: [(&str, &[&str]); 5] = [
    ("Day 1", &["principles", "hello-goodbye"]),
    ("Week 1", &["rapport", "first-impressions", "answering", "telephone", "expectations"]),
    ("Week 2", &["put-right", "solving", "positive", "hearing-no"]),
    ("Week 3", &["attitude", "non-verbal", "body-language", "cultures", "right-thing"]),
    ("Week 4", &["adding-value", "go-large", "close", "wow", "good-looks-like"]),
];

/// The organisation's side, in the order of the questionnaire; for managers.
pub const FOR_MANAGERS: [(&str, &[&str]); 3] = [
    ("Before anybody starts", &["fix-first", "clear-goals", "mixed-objectives", "room-to-decide", "barrier-log"]),
    ("In the first month", &["enough-hands", "word-in-time", "tools-that-work", "leaders-seen", "hiring"]),
    ("Every month", &["knowing-how-we-do", "how-we-know"]),
];

/// The questionnaire, as one asks for it by name.
pub const READINESS: &str = "readiness";

/// Where the pattern for modules about a tool stands.
pub const TOOL: &str = "content/organisation/tool.md";

/// What every project has of the library.
pub const LISTS: [&str; 3] = ["content/moments.yaml", "content/topics.yaml", "content/settings.yaml"];

/// A module of the library.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// Where it stands in a project.
    pub path: String,
    pub module: Arc<Module>,
}

impl Shelved {
    /// Whether it is the organisation's side: for those who lead, not for those who learn.
    pub fn is_for_managers(&self) -> bool {
        self.module.meta.kind == ModuleKind::Organisation
    }
}

/// The bytes of a file of the library, by where it stands in a project.
pub fn file(path: &str) -> Option<Vec<u8>> {
    Shipped::get(path.strip_prefix("content/")?).map(|file| file.data.into_owned())
}

/// Where the library's translation of a file stands, if it has one.
pub fn translation(path: &str, language: &str) -> Option<String> {
    let (stem, ending) = path.rsplit_once('.')?;
    let own = format!("{stem}.{language}.{ending}");
    file(&own).map(|_| own)
}

/// The same as a project's file of that path is found.
pub(super) fn source(path: &str) -> Option<SourceFile> {
    Some(text_file(path.to_owned(), Room::Library, kind_of(path)?, file(path)?))
}

/// The pattern for modules about a tool: the project's own where it has one.
pub fn tool_pattern(sources: &Sources) -> String {
    let own = sources.file_at(TOOL).map(|file| file.text.to_string());
    own.or_else(|| String::from_utf8(file(TOOL)?).ok()).unwrap_or_default()
}

/// Where the questionnaire stands in a project.
pub fn questions() -> String {
    format!("content/organisation/{READINESS}.yaml")
}

/// Every module of the library, as one would learn them.
pub fn modules() -> &'static [Shelved] {
    &SHELF
}

pub fn module(id: &str) -> Option<&'static Shelved> {
    modules().iter().find(|shelved| &*shelved.module.meta.id == id)
}

/// The name that was meant by one that no module has.
pub fn nearest_to(typed: &str) -> Option<&'static str> {
    nearest(typed, modules().iter().map(|shelved| &*shelved.module.meta.id).chain([READINESS]))
}

/// The modules with these names, and those that they need first, each once and as one would learn them.
pub fn with_needs(ids: &[&str]) -> Vec<&'static Shelved> {
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    let mut left: Vec<&str> = ids.to_vec();
    while let Some(id) = left.pop() {
        if let Some(shelved) = module(id).filter(|_| wanted.insert(id)) {
            left.extend(shelved.module.meta.needs.iter().map(|need| &*need.value));
        }
    }
    modules().iter().filter(|shelved| wanted.contains(&*shelved.module.meta.id)).collect()
}

/// A path of these modules: the shipped induction without what is not among them, and what it does not name at its end.
pub fn path<'a>(ids: &[&'a str], legs: &[(&'static str, &[&'static str])]) -> Vec<(&'static str, Vec<&'a str>)> {
    let mut left: Vec<&str> = ids.to_vec();
    let mut path: Vec<(&str, Vec<&str>)> = Vec::new();
    for (when, named) in legs {
        let stops: Vec<&str> = named.iter().filter_map(|id| ids.iter().copied().find(|own| own == id)).collect();
        left.retain(|id| !stops.contains(id));
        if !stops.is_empty() {
            path.push((when, stops));
        }
    }
    match path.last_mut() {
        Some((_, stops)) => stops.extend(left),
        None if !left.is_empty() => path.push(("Day 1", left)),
        None => {}
    }
    path
}

/// The moments that a module of the library is about.
pub fn moments(module: &Module) -> BTreeSet<&Id> {
    let mut found: BTreeSet<&Id> =
        module.body.sections.iter().filter_map(|section| Some(&section.moment.as_ref()?.value)).collect();
    found.extend(module.meta.objectives.iter().filter_map(|objective| Some(&objective.moment.as_ref()?.value)));
    for blocks in blocks_of(&module.body) {
        each_block(blocks, &mut |block| found.extend(block.attrs.moment.as_ref().map(|moment| &moment.value)));
    }
    found
}

/// The line of the library's list that names a moment.
pub fn moment_line(id: &str) -> Option<String> {
    let text = file("content/moments.yaml").and_then(|bytes| String::from_utf8(bytes).ok())?;
    text.lines().find(|line| line.contains(&format!("{{id: {id},"))).map(str::to_owned)
}

static SHELF: LazyLock<Vec<Shelved>> = LazyLock::new(|| {
    let (sources, library) = read();
    let order = |id: &str| {
        let mut legs = INDUCTION.iter().chain(&FOR_MANAGERS).flat_map(|(_, ids)| ids.iter());
        legs.position(|known| *known == id).unwrap_or(usize::MAX)
    };
    let mut modules: Vec<Shelved> = library
        .modules
        .values()
        .map(|module| Shelved { path: sources.file(module.file).path.clone(), module: Arc::clone(module) })
        .collect();
    modules.sort_by_key(|shelved| {
        (shelved.is_for_managers(), order(&shelved.module.meta.id), shelved.module.meta.id.clone())
    });
    modules
});

/// The shipped files, read as a project's are. They are sound, which a test holds.
fn read() -> (Sources, Library) {
    let mut names: Vec<String> = Shipped::iter().map(|name| format!("content/{name}")).collect();
    names.sort();
    let files = names.iter().filter_map(|path| source(path)).filter(|file| file.kind != Kind::Allow).collect();
    let sources = Sources { files, assets: Vec::new(), brands: Vec::new() };
    let mut nobodys = Diagnostics::default();
    let parsed = parse::project(&sources, &mut nobodys);
    let library = resolve::resolve(parsed, &sources, &mut nobodys);
    (sources, library)
}

#[cfg(test)]
mod tests {
    use super::{
        FOR_MANAGERS, INDUCTION, LISTS, file, modules, moment_line, path, questions, read, translation, with_needs,
    };

    #[test]
    fn every_file_of_the_library_travels_along_and_is_read() {
        let on_disk = |folder: &str| {
            let folder = format!("{}/content/{folder}", env!("CARGO_MANIFEST_DIR"));
            let names =
                std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            // A translation is no module of its own.
            names.filter(|name| name.ends_with(".md") && name.matches('.').count() == 1).count()
        };
        assert_eq!(modules().len(), on_disk("modules") + on_disk("organisation"));
        assert_eq!(read().1.modules.len(), modules().len());
        assert!(LISTS.into_iter().chain([&*questions()]).all(|name| file(name).is_some()));
        assert!(moment_line("put-right").unwrap().contains("Put it right"));
        assert_eq!(translation("content/modules/put-right.md", "pl").unwrap(), "content/modules/put-right.pl.md");
        assert_eq!(translation("content/modules/wow.md", "pl"), None);
    }

    #[test]
    fn the_induction_names_only_what_there_is() {
        for id in INDUCTION.iter().chain(&FOR_MANAGERS).flat_map(|(_, ids)| ids.iter()) {
            assert!(super::module(id).is_some(), "{id}");
        }
    }

    #[test]
    fn what_a_module_needs_comes_with_it_and_in_the_order_of_learning() {
        let ids: Vec<&str> = with_needs(&["put-right"]).iter().map(|shelved| &*shelved.module.meta.id).collect();
        assert_eq!(ids, ["principles", "put-right"]);
        assert_eq!(path(&ids, &INDUCTION), [("Day 1", vec!["principles"]), ("Week 2", vec!["put-right"])]);
        assert_eq!(path(&["ours"], &INDUCTION), [("Day 1", vec!["ours"])]);
    }
}
