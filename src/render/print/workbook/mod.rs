//! The workbook: a whole pack as one book with room to write. It holds no key to any question: what would tell the right
//! answer never enters its data. What a choice in a scenario leads to stands in its last section.

mod chapter;
mod front;
mod glossary;
mod lists;
mod parts;
mod pictures;
mod practice;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use typst::foundations::Bytes;

use super::data::Language;
use super::stationery::{About, Common, Stationery};
use super::world::{self, Job};
use super::{fonts, letters, marks};
use crate::model::artifact::{Artifact, ArtifactKind, Rendered, Standing};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::edition::Said;
use crate::model::pack::{Pack, PackModule};
use crate::model::source::Sources;
use crate::render::code::code;
use crate::render::label;
use crate::render::said::of_json;
use chapter::chapter;
use front::{Cover, Path};
use glossary::Group;

/// Where a pack's workbook stands.
pub const PATH: &str = "print/workbook.pdf";

/// Bytes of data that a book may be set from; a pack of thirty long modules has a third of it.
const MOST_DATA: usize = 6_000_000;

/// What the template gets besides the chapters, which are files of their own.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Data<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    /// The notes of a module stand at its end.
    notes: bool,
    /// How many chapters there are: `/module-1.json` and on.
    chapters: usize,
    /// `Step {number}` and `… page {page}`: the template fills them.
    step: String,
    told_page: String,
    #[serde(flatten)]
    front: Front,
}

#[derive(Serialize)]
struct Front {
    cover: Cover,
    path: Path,
    glossary: Vec<Group>,
}

/// Labels that the template shows.
const LABELS: [&str; 42] = [
    "ours-tab",
    "block-mended",
    "print-objectives",
    "print-words",
    "print-say",
    "print-not",
    "print-not-label",
    "print-beyond",
    "print-beyond-when",
    "print-limit-when",
    "print-limit-do",
    "print-limit-you",
    "print-limit-record",
    "print-routes-who",
    "print-routes-within",
    "print-model-note",
    "print-tick",
    "print-seen-by",
    "print-date",
    "print-plan-when",
    "print-plan-will",
    "print-out-of-date",
    "book-name",
    "book-place",
    "book-began",
    "book-ask",
    "book-path",
    "book-path-lede",
    "book-path-stop",
    "book-path-minutes",
    "book-path-page",
    "book-path-seen",
    "book-key",
    "book-notes",
    "book-page-notes",
    "book-instead",
    "book-mark-fault",
    "book-told",
    "book-told-lede",
    "book-tear",
    "book-words",
    "book-no-choice",
];

/// The pack's workbook; none when it cannot be set, which is reported.
pub fn make(pack: &Pack, sources: &Sources, standing: &Standing, d: &mut Diagnostics) -> Rendered {
    let texts = Language::of(&pack.locale);
    let found = d.len();
    let mut made = Rendered::default();
    match book(pack, sources, &texts, standing, d) {
        // What was said of it is said again only when it is made again.
        Some(Book::Made(book)) if d.len() > found => made.artifacts.push(Artifact { fingerprint: None, ..*book }),
        Some(Book::Made(book)) => made.artifacts.push(*book),
        Some(Book::Stands) => made.standing.push(PATH.to_owned()),
        None => {}
    }
    world::tidy();
    made
}

enum Book {
    Made(Box<Artifact>),
    /// What is there was made of the same.
    Stands,
}

fn book(pack: &Pack, sources: &Sources, texts: &Language, standing: &Standing, d: &mut Diagnostics) -> Option<Book> {
    let first = pack.modules.first()?;
    let pictures = pictures::gather(pack, sources, d);
    let chapters: Vec<_> = (0..pack.modules.len()).filter_map(|n| chapter(pack, n, texts, &pictures)).collect();
    let front = Front {
        cover: front::cover(pack, texts),
        path: front::path(pack, texts),
        glossary: glossary::glossary(pack, texts),
    };
    let made = chapters.iter().map(serde_json::to_vec).collect::<Result<Vec<_>, _>>();
    let made = made.and_then(|chapters| Ok((chapters, serde_json::to_vec(&front)?)));
    let (chapters, content) = match made {
        Ok(made) => made,
        Err(why) => return failed(&why.to_string(), pack, d),
    };
    if chapters.iter().map(Vec::len).sum::<usize>() > MOST_DATA {
        d.push(too_long(pack, &chapters));
        return None;
    }
    let address = pack.site_url.as_deref();
    let (paths, mut files) = marks::files(&pack.look, address, sources);
    let stationery = Stationery::new(pack, texts, paths, address);
    // All but the foot and the measures.
    let named = match serde_json::to_vec(&(&pack.title, stationery.says())) {
        Ok(named) => named,
        Err(why) => return failed(&why.to_string(), pack, d),
    };
    let all: Vec<u8> = std::iter::once(&named).chain(&chapters).chain([&content]).flatten().copied().collect();
    let blocks = match said(pack, &chapters, &content) {
        Ok(blocks) => blocks,
        Err(why) => return failed(&why.to_string(), pack, d),
    };
    let shown = label::shown(pack, PATH, "workbook", &texts.say("print-workbook"), blocks);
    let about = About {
        label: Some(shown.label.clone()),
        title: &pack.title,
        kind: &texts.say("print-workbook"),
        what: texts.say("print-workbook"),
        review: pack.modules.iter().filter_map(|module| module.review_by).chain(pack.brand.review_by).min(),
        code: code(&pack.brand.id, "workbook", &String::from_utf8_lossy(&all)),
    };
    let fit = stationery.tries().fit();
    let common = stationery.common(about, &fit, &LABELS);
    let blank = |key: &str, name: &str, blank: &str| texts.texts.with(key, &[(name, blank.into())]);
    let data = Data {
        common,
        notes: true,
        chapters: chapters.len(),
        step: blank("book-step", "number", "{number}"),
        told_page: blank("book-told-page", "page", "{page}"),
        front,
    };
    let data = match serde_json::to_vec(&data) {
        Ok(data) => data,
        Err(why) => return failed(&why.to_string(), pack, d),
    };

    let fonts = fonts::load(&pack.look.fonts, sources);
    let mut lacking = BTreeMap::new();
    let texts_of = chapters.iter().zip(&pack.modules).chain([(&data, first)]);
    for (bytes, module) in texts_of {
        for letter in letters::missing(bytes, &fonts) {
            lacking.entry(letter).or_insert(module);
        }
    }
    if !lacking.is_empty() {
        for (letter, module) in lacking {
            say_once(letters::error(letter, THE_WORKBOOK, &module.files, pack, sources), d);
        }
        return None;
    }
    let numbered = (1_usize..).zip(&chapters);
    files.extend(numbered.map(|(n, bytes)| (format!("/module-{n}.json"), Bytes::new(bytes.clone()))));
    files.extend(pictures.into_files());
    let fingerprint = world::fingerprint("/workbook.typ", &data, &files, &fonts);
    if standing.get(PATH) == Some(&fingerprint) {
        return Some(Book::Stands);
    }
    let ident = format!("{}/{}/workbook", pack.brand.id, pack.id);
    let job = Job { template: "/workbook.typ", data, files, fonts: &fonts, ident, day: shown.label.day() };
    let set = world::set(&job).and_then(|document| Ok((world::pdf(&job, &document)?, document)));
    let (bytes, document) = match set {
        Ok(set) => set,
        Err(why) => return failed(&why, pack, d),
    };
    let code: BTreeSet<char> = chapters.iter().flat_map(|bytes| letters::in_code(bytes)).collect();
    for (letter, family) in letters::borrowed(&document, &pack.look.fonts, &code) {
        let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(letter);
        let module = chapters.iter().zip(&pack.modules).find(|(bytes, _)| holds(bytes)).map_or(first, |(_, m)| m);
        say_once(letters::warning(letter, &family, &module.files, pack, sources), d);
    }
    Some(Book::Made(Box::new(Artifact {
        path: PATH.to_owned(),
        bytes,
        kind: ArtifactKind::Pdf,
        modules: Vec::new(),
        fingerprint: Some(fingerprint),
        shown: Some(shown),
    })))
}

/// What the book says: its first pages, then each chapter.
fn said(pack: &Pack, chapters: &[Vec<u8>], front: &[u8]) -> serde_json::Result<Vec<Said>> {
    let mut said = of_json("front", front)?;
    for (module, chapter) in pack.modules.iter().zip(chapters) {
        said.extend(of_json(&module.meta.id, chapter)?);
    }
    Ok(said)
}

const THE_WORKBOOK: &str = "the workbook";

/// A letter that a handout has been told of already is not told again.
fn say_once(found: Diagnostic, d: &mut Diagnostics) {
    if !d.iter().any(|other| other.code == found.code && other.place == found.place) {
        d.push(found);
    }
}

fn failed(why: &str, pack: &Pack, d: &mut Diagnostics) -> Option<Book> {
    let message = format!("The workbook of “{}” cannot be set", pack.title);
    d.push(letters::fault(Diagnostic::error("workbook-not-set", pack.brand.file, message), why));
    None
}

/// At the module that takes most of the room.
fn too_long(pack: &Pack, chapters: &[Vec<u8>]) -> Diagnostic {
    let longest: Option<(&Vec<u8>, &PackModule)> =
        chapters.iter().zip(&pack.modules).max_by_key(|(bytes, _)| bytes.len());
    let place = longest.and_then(|(_, module)| module.files.first()).copied().unwrap_or(pack.brand.file);
    Diagnostic::error(
        "workbook-too-long",
        place,
        format!("The workbook of “{}” would have far more pages than a book", pack.title),
    )
    .help("Shorten this module, the longest of them, or make two packs of the path.")
}

#[cfg(test)]
mod tests {
    use super::LABELS;
    use crate::render::print::documents::{DOCUMENTS, SHARED};
    use crate::render::texts::ENGLISH;

    /// The keys that a template asks for: `d.t.print-say`.
    fn asked(template: &str) -> impl Iterator<Item = &str> {
        let name = |rest: &str| rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        template.split("d.t.").skip(1).map(move |rest| &rest[..name(rest)])
    }

    #[test]
    fn every_label_that_the_book_may_show_is_given_to_it_and_is_there() {
        let own = DOCUMENTS.iter().map(|document| document.template).find(|(path, _)| *path == "/workbook.typ");
        let templates: Vec<&str> = SHARED.into_iter().chain(own).map(|(_, text)| text).collect();
        let asked: Vec<&str> = templates.iter().flat_map(|text| asked(text)).collect();
        assert!(asked.len() > 30);
        for key in &asked {
            assert!(LABELS.contains(key), "{key} is not given to the template");
        }
        for key in LABELS {
            assert!(asked.contains(&key), "{key} is given to the template and not shown");
            assert!(ENGLISH.contains(&format!("\n{key} = ")), "{key} has no words");
        }
    }
}
