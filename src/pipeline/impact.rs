//! What a change would touch: every file of a pack whose bytes would be others, with what its pages and sheets said and would
//! say. Beside the last edition, the last build, or the project as it is. Nothing is written.

use std::collections::BTreeMap;

use camino::Utf8Path;

use super::editions::{by_path, contents};
use super::{Made, Project, make, make_beside, stops};
use crate::model::artifact::hash;
use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::edition::Content;
use crate::model::library::PackSpec;
use crate::refresh::impact::{After, Before, Beside, Impact, touched};
use crate::render::said::of_page;
use crate::write::manifest;
use crate::write::output::{place_in, standing_in};

/// A pack with mistakes touches nothing: it would not be made.
pub type Answer = Result<Impact, Stopped>;

/// What is wrong with the pack, besides what is with the files of its project; and whether of the one that would be.
pub struct Stopped {
    pub findings: Diagnostics,
    pub then: bool,
}

/// Beside the last edition, if there is one and `build` is not asked for; else beside the last build in `out`.
pub fn impact(project: &Project, spec: &PackSpec, out: &Utf8Path, build: bool, today: Date) -> Answer {
    let last = project.library.history(&spec.brand, &spec.id).and_then(|history| history.last()).filter(|_| !build);
    match last {
        Some(last) => {
            let made = make(project, spec, &spec.forms, today);
            held(project, spec, made, Beside::Edition(last.number), Before::of(last))
        }
        None => {
            let folder = out.join(&*spec.brand).join(&*spec.id);
            let Some(record) = manifest::read(&folder) else {
                let made = make(project, spec, &spec.forms, today);
                return held(project, spec, made, Beside::Nothing, Before::default());
            };
            let standing = standing_in(out, &spec.brand, &spec.id);
            let made = make_beside(project, spec, &spec.forms, today, &standing);
            let asked = |path: &str| spec.forms.iter().any(|form| form.owns(path));
            let mut before = Before::default();
            for output in record.outputs.iter().filter(|output| asked(&output.path)) {
                before.hashes.insert(output.path.clone(), vec![output.hash.clone()]);
                let page = place_in(&folder, &output.path).filter(|_| output.path.ends_with(".html"));
                if let Some(bytes) = page.and_then(|place| fs_err::read(place).ok()) {
                    before.said.insert(output.path.clone(), page_of(&output.path, &bytes));
                }
            }
            held(project, spec, made, Beside::Build, before)
        }
    }
}

/// What would be, beside what is.
pub fn impact_if(now: &Project, then: &Project, spec: &PackSpec, today: Date) -> Answer {
    let of_then = then.library.packs.iter().find(|other| other.brand == spec.brand && other.id == spec.id);
    let Some(of_then) = of_then else {
        return Err(Stopped { findings: Diagnostics::default(), then: true });
    };
    let before = make(now, spec, &spec.forms, today);
    let Some(pack) = before.pack.as_ref().filter(|pack| !stops(now, spec, pack, &before.diagnostics)) else {
        return Err(Stopped { findings: before.diagnostics, then: false });
    };
    let was = Before {
        hashes: before.artifacts.iter().map(|file| (file.path.clone(), vec![hash(&file.bytes)])).collect(),
        said: by_path(contents(pack, &before.artifacts)),
    };
    let made = make(then, of_then, &of_then.forms, today);
    held(then, of_then, made, Beside::Now, was)
}

fn page_of(path: &str, bytes: &[u8]) -> Content {
    Content {
        path: path.to_owned(),
        page: String::new(),
        title: String::new(),
        blocks: of_page(&String::from_utf8_lossy(bytes)),
        facts: BTreeMap::new(),
    }
}

fn held(project: &Project, spec: &PackSpec, made: Made, beside: Beside, before: Before) -> Answer {
    let Made { pack, artifacts, standing, diagnostics } = made;
    let Some(pack) = pack.filter(|pack| !stops(project, spec, pack, &diagnostics)) else {
        return Err(Stopped { findings: diagnostics, then: beside == Beside::Now });
    };
    let after = After {
        hashes: artifacts.iter().map(|file| (file.path.clone(), hash(&file.bytes))).collect(),
        said: by_path(contents(&pack, &artifacts)),
        standing,
    };
    let (touched, same) = touched(&before, &after);
    Ok(Impact { brand: spec.brand.clone(), pack: spec.id.clone(), beside, touched, same })
}
