//! The handouts of a pack: a sheet for each module, set again and again until it fits on two sides.

use super::data::Language;
use super::fit::{Shown, Side};
use super::fonts::{self, FontSet};
use super::sheet::Sheet;
use super::stationery::Stationery;
use super::world::{self, Job};
use super::{letters, marks};
use crate::model::artifact::{Artifact, ArtifactKind, Rendered, Standing};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::pack::{Pack, PackModule};
use crate::model::source::Sources;
use crate::render::html::page_of;
use crate::render::label;

use rayon::prelude::*;
use typst_layout::PagedDocument;

/// Bytes of data that a handout may be set from at all; two sides hold a tenth of it.
const MOST_DATA: usize = 80_000;
/// Pages at the first try from which no other is made.
const MOST_PAGES: usize = 6;

/// A handout for each module of the pack.
pub fn make(pack: &Pack, sources: &Sources, standing: &Standing, d: &mut Diagnostics) -> Rendered {
    let texts = Language::of(&pack.locale);
    let fonts = fonts::load(&pack.look.fonts, sources);
    let make = |module: &PackModule| {
        let mut found = Diagnostics::default();
        let made = sheet(pack, module, &fonts, sources, &texts, standing, &mut found);
        world::tidy();
        (made, found)
    };
    let mut sheets = Rendered::default();
    // No more at once than there are processors: the typesetter shares its work out too, and whoever waits for a share
    // would begin another sheet, and another.
    for some in pack.modules.chunks(rayon::current_num_threads()) {
        for (sheet, found) in some.par_iter().map(make).collect::<Vec<_>>() {
            d.extend(found);
            match sheet {
                Some(Sheeted::Made(sheet)) => sheets.artifacts.push(sheet),
                Some(Sheeted::Stands(path)) => sheets.standing.push(path),
                None => {}
            }
        }
    }
    sheets
}

enum Sheeted {
    Made(Artifact),
    /// Its path: what is there was made of the same.
    Stands(String),
}

/// Where a module's handout stands in its pack.
pub fn path_of(module: &str) -> String {
    format!("print/handout-{module}.pdf")
}

/// One module's handout, at the first try that fits; `None` when it cannot be set, which is reported.
fn sheet(
    pack: &Pack,
    module: &PackModule,
    fonts: &FontSet,
    sources: &Sources,
    texts: &Language,
    standing: &Standing,
    d: &mut Diagnostics,
) -> Option<Sheeted> {
    let place = module.files.first().copied().unwrap_or(pack.brand.file);
    let title = &module.meta.title;
    let address = pack.site_url.as_ref().map(|url| format!("{url}{}", page_of(&module.meta.id)));
    let (paths, files) = marks::files(&pack.look, address.as_deref(), sources);
    let sheet = Sheet { stationery: Stationery::new(pack, texts, paths, address.as_deref()), module };
    let ident = format!("{}/{}/handout-{}", pack.brand.id, pack.id, module.meta.id);
    let mut tries = sheet.tries();
    let mut fewest = usize::MAX;
    // Of the first try, which holds all that any later one does.
    let mut fingerprint = None;
    let mut before = Vec::new();
    let too_long = |much: &str, over: Option<Side>| {
        let (side, made_of) = to_shorten(over);
        Diagnostic::error(
            "handout-too-long",
            place,
            format!(
                "The handout of “{title}” for {} needs {much} pages, and two is what a handout has{side}",
                pack.brand.name
            ),
        )
        .help(format!("Shorten what it is made of: {made_of}."))
    };
    loop {
        let (data, shown) = match sheet.data(&tries.fit()) {
            Ok(made) => made,
            Err(why) => {
                d.push(letters::not_set(&why.to_string(), module, pack));
                return None;
            }
        };
        let path = path_of(&module.meta.id);
        if fingerprint.is_none() {
            if data.len() > MOST_DATA {
                d.push(too_long("very many", None));
                return None;
            }
            let missing = letters::missing(&data, fonts);
            if !missing.is_empty() {
                missing.into_iter().for_each(|letter| {
                    d.push(letters::error(letter, &format!("the handout of “{title}”"), &module.files, pack, sources))
                });
                return None;
            }
            // A later try may say less, and be of another edition than the first: what decides that is part of it.
            let made_of = [data.as_slice(), &label::decides(pack, &path)].concat();
            let mark = fingerprint.insert(world::fingerprint("/handout.typ", &made_of, &files, fonts));
            if standing.get(&path) == Some(mark) {
                return Some(Sheeted::Stands(path));
            }
        }
        // A step that has nothing to take from this sheet leaves it as it was.
        if data == before {
            if tries.go_on() { continue } else { break }
        }
        let job = Job {
            template: "/handout.typ",
            data,
            files: files.clone(),
            fonts,
            ident: ident.clone(),
            day: shown.label.day(),
        };
        let set = world::set(&job).and_then(|document| {
            let shown = tries.fit().shown;
            let (front, back) = pages(&document, shown);
            let sides = tries.came_to(front, back);
            let bytes = if shown == Shown::Both && sides.fit() { Some(world::pdf(&job, &document)?) } else { None };
            Ok((sides, bytes, document))
        });
        let (sides, bytes, document) = match set {
            Ok(set) => set,
            Err(why) => {
                d.push(letters::not_set(&why, module, pack));
                return None;
            }
        };
        if let Some(bytes) = bytes {
            let borrowed = letters::borrowed(&document, &pack.look.fonts, &letters::in_code(&job.data));
            let fingerprint = fingerprint.filter(|_| borrowed.is_empty());
            for (letter, family) in borrowed {
                d.push(letters::warning(letter, &family, &module.files, pack, sources));
            }
            return Some(Sheeted::Made(Artifact {
                path,
                bytes,
                kind: ArtifactKind::Pdf,
                modules: vec![module.meta.id.to_string()],
                fingerprint,
                shown: Some(shown),
            }));
        }
        before = job.data;
        fewest = fewest.min(sides.pages());
        // What is this long is not to be saved by closer lines.
        if sides.pages() > MOST_PAGES || !tries.go_on() {
            break;
        }
    }
    d.push(too_long(&fewest.to_string(), tries.over()));
    None
}

/// Which side it is that runs over, and what that is made of.
fn to_shorten(over: Option<Side>) -> (&'static str, &'static str) {
    match over {
        None => (
            "",
            "the objectives, the rules, the say pairs, the first dialogue, the checklist; or, in brand.yaml, what has its \
             moments: legal wording, limits, routes",
        ),
        Some(Side::Front) => (
            ". The front runs over",
            "the objectives, the rules, the say pairs; or, in brand.yaml, what has its moments: behaviours, legal wording, \
             limits, routes",
        ),
        Some(Side::Back) => (
            ". The back runs over",
            "the first dialogue, the checklist; or, in brand.yaml, limits and routes, and the clashes of priorities",
        ),
    }
}

/// How many pages the front and the back took; a sheet that flows on without a break is all front up to its first page.
fn pages(document: &PagedDocument, shown: Shown) -> (usize, usize) {
    let all = document.pages().len();
    match shown {
        Shown::Both => {
            let front = world::page_of(document, "back").map_or(1, |page| page - 1);
            (front, all.saturating_sub(front))
        }
        Shown::Front => (all, 0),
        Shown::Back => (0, all),
    }
}
