//! What a change would touch: files as they were beside files as they would be, with what pages and sheets said and would say.

use std::collections::BTreeMap;

use super::compare::compare;
use crate::model::changes::Difference;
use crate::model::edition::{Content, Issue, Number};
use crate::model::source::{Hash, Id};

/// What a pack is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    Edition(Number),
    /// What the output folder holds, by its record.
    Build,
    /// The project as it is, when the question is what would be.
    Now,
    /// Nothing was ever made.
    Nothing,
}

/// What would be others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    pub brand: Id,
    pub pack: Id,
    pub beside: Beside,
    pub touched: Vec<Touched>,
    /// Files that would be the same to the byte.
    pub same: usize,
}

/// A file whose bytes would be others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// From the pack's folder.
    pub path: String,
    /// Of a page or sheet: what commands call it, and its title.
    pub page: Option<(String, String)>,
    pub how: Touch,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touch {
    New,
    Gone,
    /// A page or sheet that would say something else, and what it would say.
    Says(Vec<Difference>, Box<Content>),
    /// It would say the same: its foot, what leads elsewhere, or how it looks would be others.
    Around,
    /// A file that says nothing, or a sheet of a build, of which nobody has kept what it said.
    Bytes,
}

/// How files were: by path, the hashes that they may have had, and what pages and sheets said.
#[derive(Default)]
pub struct Before {
    pub hashes: BTreeMap<String, Vec<Hash>>,
    pub said: BTreeMap<String, Content>,
}

/// How files would be.
#[derive(Default)]
pub struct After {
    pub hashes: BTreeMap<String, Hash>,
    pub said: BTreeMap<String, Content>,
    /// Files that are known to be the same to the byte.
    pub standing: Vec<String>,
}

impl Before {
    /// As an edition was issued; approved or not is all the same.
    pub fn of(issue: &Issue) -> Before {
        let mut before = Before::default();
        for page in &issue.pages {
            let path = &page.content.path;
            before.hashes.insert(path.clone(), vec![page.approved.clone(), page.draft.clone()]);
            before.said.insert(path.clone(), (*page.content).clone());
        }
        before.hashes.extend(issue.files.iter().map(|(path, hash)| (path.clone(), vec![hash.clone()])));
        before
    }
}

/// Every file that would be another, in the order of their paths; and how many would be the same.
pub fn touched(before: &Before, after: &After) -> (Vec<Touched>, usize) {
    let mut touched = Vec::new();
    let mut same = after.standing.len();
    let page = |said: Option<&Content>| {
        said.filter(|said| !said.page.is_empty()).map(|said| (said.page.clone(), said.title.clone()))
    };
    for (path, hash) in &after.hashes {
        let known = before.hashes.get(path);
        if known.is_some_and(|known| known.contains(hash)) {
            same += 1;
            continue;
        }
        let content = after.said.get(path);
        let how = match (known, before.said.get(path), content) {
            (None, ..) => Touch::New,
            (Some(_), Some(was), Some(is)) => {
                let differences = compare(was, is);
                if differences.is_empty() { Touch::Around } else { Touch::Says(differences, Box::new(is.clone())) }
            }
            (Some(_), _, _) => Touch::Bytes,
        };
        touched.push(Touched { path: path.clone(), page: page(content), how });
    }
    for path in before.hashes.keys() {
        if !after.hashes.contains_key(path) && !after.standing.contains(path) {
            touched.push(Touched { path: path.clone(), page: page(before.said.get(path)), how: Touch::Gone });
        }
    }
    touched.sort_by(|a, b| a.path.cmp(&b.path));
    (touched, same)
}
