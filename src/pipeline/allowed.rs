//! What somebody has decided to leave as it is for a while, taken out of what is found; and decisions that no longer
//! fit, as findings of their own. An error cannot be allowed.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Project;
use crate::model::allow::Allowance;
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::doc::{Section, Written};
use crate::model::library::Library;
use crate::model::names::nearest;
use crate::model::source::{Id, Kind, Of, Room};
use crate::model::span::{FileId, Span};
use crate::parse::ids::Names;

/// The allowances of a project, and which of them something was found for.
pub struct Allowing<'p> {
    project: &'p Project,
    today: Date,
    called: Called<'p>,
    /// By their place in the library's list; with whether what was found is an error.
    met: BTreeMap<usize, bool>,
}

/// What a run has looked at: of what it has not, nothing is known.
pub struct Looked<'a> {
    /// Brands of which all packs were looked at.
    pub brands: &'a BTreeSet<Id>,
    /// Every brand was.
    pub all: bool,
    /// Pages and sheets of all forms were made.
    pub made: bool,
    /// The codes that there are.
    pub codes: Vec<&'a str>,
}

/// Findings that only making pages and sheets brings about, other than errors.
const OF_WHAT_IS_MADE: [&str; 2] = ["letter-without-font", "picture-not-printed"];

impl<'p> Allowing<'p> {
    pub fn new(project: &'p Project, today: Date) -> Self {
        Allowing { project, today, called: Called::new(project), met: BTreeMap::new() }
    }

    /// Takes out what is allowed. `brand` is whose packs the findings are of; without one they are of the files
    /// themselves.
    pub fn sift(&mut self, brand: Option<&Id>, found: impl IntoIterator<Item = Diagnostic>) -> Diagnostics {
        let mut kept = Diagnostics::default();
        for d in found {
            if !self.allows(brand, &d) {
                kept.push(d);
            }
        }
        kept
    }

    fn allows(&mut self, brand: Option<&Id>, d: &Diagnostic) -> bool {
        let all = &self.project.library.allowances;
        if !all.iter().any(|one| one.code.value == d.code) {
            return false;
        }
        let Some(at) = self.called.of(d) else { return false };
        let room = d.file().map(|file| &self.project.sources.file(file).room);
        let mut allowed = false;
        for (n, one) in all.iter().enumerate().filter(|(_, one)| one.is_about(d.code, &at)) {
            let reaches = Some(&one.room) == room || brand.is_some_and(|brand| one.room == Room::Brand(brand.clone()));
            if reaches {
                let error = d.severity == Severity::Error;
                *self.met.entry(n).or_default() |= error;
                allowed |= !error && one.until.value >= self.today;
            }
        }
        allowed
    }

    /// How many hold today and something was found for.
    pub fn count(&self) -> usize {
        let brands = &self.project.sources.brands;
        // One of the library's holds for every brand, and is one.
        let places: BTreeSet<Span> =
            brands.iter().flat_map(|brand| self.in_force(brand)).map(|one| one.code.span).collect();
        places.len()
    }

    /// Those that hold today and something was found for, of a brand and of the library.
    pub fn in_force(&self, brand: &Id) -> Vec<&'p Allowance> {
        let ours = |room: &Room| *room == Room::Library || *room == Room::Brand(brand.clone());
        let all = &self.project.library.allowances;
        let met = self.met.iter().filter(|(_, error)| !**error).filter_map(|(n, _)| all.get(*n));
        met.filter(move |one| one.until.value >= self.today && ours(&one.room)).collect()
    }

    /// Allowances that do not fit, or no longer.
    pub fn left_over(&self, looked: &Looked<'_>) -> Diagnostics {
        let mut d = Diagnostics::default();
        for (n, one) in self.project.library.allowances.iter().enumerate() {
            let (code, at) = (&one.code.value, &one.at.value);
            let made = looked.made || !OF_WHAT_IS_MADE.contains(&code.as_str());
            let looked_at = made
                && match &one.room {
                    Room::Library => looked.all,
                    Room::Brand(brand) => looked.brands.contains(brand),
                };
            match self.met.get(&n) {
                Some(true) => d.push(
                    Diagnostic::warning(
                        "allowance-of-an-error",
                        one.code.span,
                        format!("`{code}` at `{at}` is an error, and an error cannot be allowed"),
                    )
                    .help("Mend it, and take this allowance out."),
                ),
                Some(false) if one.until.value < self.today => d.push(
                    Diagnostic::warning(
                        "allowance-past",
                        one.until.span,
                        format!("`{code}` at `{at}` was allowed until {}, and is still so", one.until.value),
                    )
                    .help(format!("Mend it now. Or ask {} whether it may go on, and set a new `until`.", one.by)),
                ),
                Some(false) => {}
                None if !looked.codes.contains(&code.as_str()) => d.push(
                    Diagnostic::warning(
                        "allowance-unknown",
                        one.code.span,
                        match nearest(code, looked.codes.iter().copied()) {
                            Some(near) => format!("There is no finding `{code}`. Did you mean `{near}`?"),
                            None => format!("There is no finding `{code}`"),
                        },
                    )
                    .help("Type the word that stands in brackets: of warning[orphan], code: orphan"),
                ),
                None if looked_at => d.push(
                    Diagnostic::warning(
                        "allowance-idle",
                        one.at.span,
                        format!("Nothing is found any more as `{code}` at `{at}`"),
                    )
                    .help("If it was mended, take this allowance out. If not, look at how `code` and `at` are written: `induct check` shows both."),
                ),
                None => {}
            }
        }
        d
    }
}

/// What findings are about, by name: `put-right#say-sorry`, `brand:limits.noise`. Each file is read for its names once.
pub struct Called<'p> {
    project: &'p Project,
    files: RefCell<BTreeMap<FileId, Names>>,
}

impl<'p> Called<'p> {
    pub fn new(project: &'p Project) -> Self {
        Called { project, files: RefCell::default() }
    }

    /// `None` for what is no readable file.
    pub fn of(&self, d: &Diagnostic) -> Option<String> {
        let file = d.file()?;
        let source = self.project.sources.file(file);
        let at = match &d.place {
            Place::Span(span) => Some(*span),
            Place::File(_) | Place::Path(_) => None,
        };
        let list = |name: &str| {
            let way = at.map(|span| self.way(file, span)).unwrap_or_default();
            if way.is_empty() { name.to_owned() } else { format!("{name}:{}", way.join(".")) }
        };
        Some(match source.kind {
            Kind::Brand => list("brand"),
            Kind::Look => list("look"),
            Kind::Moments => list("moments"),
            Kind::Topics => list("topics"),
            Kind::Settings => list("settings"),
            Kind::Readiness => list("readiness"),
            Kind::Lists => list(&format!("lists:{}", source.stem())),
            Kind::Allow => list("allow"),
            Kind::Edition | Kind::Approval => list(&format!("record:{}", source.folder())),
            Kind::Pack => list(&format!("pack:{}", source.stem())),
            Kind::Module => {
                let section = at.and_then(|span| section(self.project, span));
                section.map_or_else(|| source.stem().to_owned(), |section| format!("{}#{section}", source.stem()))
            }
            Kind::Translation(of) => {
                let language = source.language().unwrap_or_default();
                match of {
                    Of::Moments => list(&format!("moments.{language}")),
                    Of::Topics => list(&format!("topics.{language}")),
                    Of::Brand => list(&format!("brand.{language}")),
                    Of::Pack => list(&format!("pack:{}.{language}", source.stem())),
                    Of::Module => {
                        let name = format!("{}.{language}", source.stem());
                        let section = at.and_then(|span| section(self.project, span));
                        section.map_or_else(|| name.clone(), |section| format!("{name}#{section}"))
                    }
                }
            }
        })
    }

    fn way(&self, file: FileId, at: Span) -> Vec<String> {
        let mut files = self.files.borrow_mut();
        let names = files.entry(file).or_insert_with(|| Names::read(file, &self.project.sources.file(file).text));
        names.way(at.range().start, &named(self.project, file))
    }
}

/// Ids that are made, since nobody wrote them: those of values and behaviours.
pub(super) fn named(project: &Project, file: FileId) -> Vec<(Span, &Id)> {
    let brand = libraries(project)
        .flat_map(|library| library.brands.values())
        .find(|entry| entry.translation.unwrap_or(entry.brand.file) == file);
    let values = brand.into_iter().flat_map(|entry| &entry.brand.values);
    values
        .flat_map(|value| {
            let behaviours = value.behaviours.iter().map(|behaviour| (behaviour.span, &behaviour.id));
            std::iter::once((value.span, &value.id)).chain(behaviours)
        })
        .collect()
}

/// The project's library, and that in each other language.
fn libraries(project: &Project) -> impl Iterator<Item = &Library> {
    std::iter::once(&project.library).chain(project.library.languages.values())
}

/// The section of a module that a place is in.
fn section(project: &Project, at: Span) -> Option<&Id> {
    let modules = libraries(project).flat_map(|library| {
        let own = library.brands.values().flat_map(|entry| entry.modules.values().chain(&entry.sections));
        library.modules.values().chain(own)
    });
    let module = modules.into_iter().find(|module| module.file == at.file)?;
    let before = |section: &&Section<Written>| section.span.file == at.file && section.span.start <= at.start;
    module.body.sections.iter().rfind(before).map(|section| &section.id)
}
