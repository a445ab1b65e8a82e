//! A brand's worksheet: the brand composed without modules, and set. A brand in, a PDF and what is wrong out; writes
//! nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Project, fault};
use crate::compose::compose;
use crate::model::brand::{Brand, Role};
use crate::model::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::doc::Written;
use crate::model::library::{ApprovalWanted, PackSpec, Paper};
use crate::model::source::{Id, Kind, Room};
use crate::render::print;

/// A worksheet as made, and what is wrong with the files it is made from.
pub struct Worksheet {
    pub pdf: Option<Vec<u8>>,
    pub diagnostics: Diagnostics,
}

/// One brand's worksheet; without a PDF where errors leave nothing to make it of, which are said.
pub fn worksheet(project: &Project, brand: &Id) -> Worksheet {
    // As for a pack: a damaged font is this brand's error, not the end of the others.
    let made = catch_unwind(AssertUnwindSafe(|| made(project, brand)));
    made.unwrap_or_else(|_| {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(fault("worksheet", Place::Path(format!("brands/{brand}/brand.yaml"))));
        Worksheet { pdf: None, diagnostics }
    })
}

fn made(project: &Project, id: &Id) -> Worksheet {
    let mut diagnostics = Diagnostics::default();
    for found in project.diagnostics.iter().filter(|found| found.severity == Severity::Error) {
        if is_of(project, id, found) {
            diagnostics.push(found.clone());
        }
    }
    let Some(entry) = project.library.brands.get(id) else { return Worksheet { pdf: None, diagnostics } };
    if project.library.moments.is_empty() {
        if !diagnostics.has_errors() {
            let place = Place::Path("content/moments.yaml".to_owned());
            diagnostics.push(
                Diagnostic::error("no-moments", place, "There are no moments, so there is nothing to fill in")
                    .help("Copy content/moments.yaml from the examples into the folder content."),
            );
        }
        return Worksheet { pdf: None, diagnostics };
    }
    let mut own = Diagnostics::default();
    let pack = compose(&project.library, &spec(&entry.brand), &mut own);
    let pdf = match pack {
        Some(pack) if !own.has_errors() => print::worksheet(&pack, &project.sources, &mut own),
        Some(_) | None => None,
    };
    diagnostics.extend(own);
    diagnostics.sort();
    Worksheet { pdf, diagnostics }
}

/// A pack of the brand alone. Its paper is what lies in the printer where the brand is.
fn spec(brand: &Brand<Written>) -> PackSpec {
    let american = brand.currency.as_deref() == Some("USD") || brand.locale.eq_ignore_ascii_case("en-US");
    PackSpec {
        id: "worksheet".into(),
        brand: brand.id.clone(),
        file: brand.file,
        title: brand.name.clone(),
        whom: None,
        audience: Role::FrontLine,
        path: Vec::new(),
        forms: Vec::new(),
        paper: if american { Paper::Letter } else { Paper::A4 },
        languages: Vec::new(),
        language: None,
        translation: None,
        site_url: None,
        approval: ApprovalWanted::Needed,
        whole: true,
    }
}

/// Whether a finding is in a file that the brand's worksheet is made from.
fn is_of(project: &Project, brand: &Id, found: &Diagnostic) -> bool {
    match (found.file(), &found.place) {
        (Some(file), _) => {
            let file = project.sources.file(file);
            match file.kind {
                Kind::Moments | Kind::Topics | Kind::Settings | Kind::Lists => true,
                Kind::Brand | Kind::Look => file.room == Room::Brand(brand.clone()),
                Kind::Readiness | Kind::Allow | Kind::Pack | Kind::Module | Kind::Edition | Kind::Approval => false,
                Kind::Translation(_) => false,
            }
        }
        (None, Place::Path(path)) => {
            let own = path.strip_prefix("brands/").and_then(|path| path.strip_prefix(&**brand));
            let own = own.and_then(|path| path.strip_prefix('/').or(path.is_empty().then_some("")));
            let lists = ["content", "content/moments.yaml", "content/topics.yaml"].contains(&path.as_str());
            lists || own.is_some_and(|path| !path.starts_with("packs") && !path.starts_with("modules"))
        }
        (None, Place::Span(_) | Place::File(_)) => false,
    }
}
