//! Names that must exist: looked up here, and met with the nearest right one where they do not.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::names::{nearest, sentence_list};
use crate::model::source::{Id, Sources};
use crate::model::span::{Span, Spanned};
use crate::parse::fields::{Field, Many};
use crate::parse::kinds::Name;

const MOST_MISSED: usize = 50;

/// What may be named.
#[derive(Default)]
pub(super) struct Known {
    /// With the place of each; `None` where the list itself could not be read, so that nothing is said against a name.
    ids: Option<Vec<Spanned<Id>>>,
    names: BTreeSet<Id>,
    /// Those that were asked for.
    asked: RefCell<BTreeSet<Id>>,
    /// Names that are none of them, and the nearest one.
    missed: RefCell<Vec<(Span, Option<Id>)>>,
}

impl Known {
    /// Whether there is nothing that could be named, and that is known.
    pub(super) fn none(&self) -> bool {
        self.ids.as_ref().is_some_and(Vec::is_empty)
    }

    pub(super) fn of(ids: impl IntoIterator<Item = Spanned<Id>>) -> Self {
        let ids: Vec<Spanned<Id>> = ids.into_iter().collect();
        Known { names: ids.iter().map(|id| id.value.clone()).collect(), ids: Some(ids), ..Known::default() }
    }

    /// The name, if it is one of these; any name when the list could not be read.
    fn look_up(&self, name: &Spanned<Id>, what: &str, list: &str, d: &mut Diagnostics) -> Option<Spanned<Id>> {
        let Some(ids) = &self.ids else { return Some(name.clone()) };
        if self.names.contains(&name.value) {
            self.asked.borrow_mut().insert(name.value.clone());
            return Some(name.clone());
        }
        let mut missed = self.missed.borrow_mut();
        // After so many slips it is the list that is wrong, not the names.
        let near =
            if missed.len() < MOST_MISSED { nearest(&name.value, ids.iter().map(|id| &*id.value)) } else { None };
        let all = sentence_list(ids.iter().map(|id| &*id.value), 25);
        d.push(unknown(name, near, &all, what, list));
        missed.push((name.span, near.map(Into::into)));
        None
    }

    /// Where nothing asks for the nearest name, the slip may be in the list: the finding shows it too.
    fn point_back(&self, d: &mut Diagnostics) {
        let (asked, missed) = (self.asked.borrow(), self.missed.borrow());
        let near = missed.iter().filter_map(|(span, near)| Some((span, near.as_ref()?)));
        for (span, near) in near.filter(|(_, near)| !asked.contains(*near)) {
            let declared = self.ids.iter().flatten().find(|id| id.value == *near);
            let found = d.iter_mut().find(|found| found.place == (*span).into() && found.code.starts_with("unknown-"));
            if let (Some(declared), Some(found)) = (declared, found) {
                found.also = Some((declared.span, format!("nothing asks for `{near}`: is the slip here?")));
            }
        }
    }
}

/// The project's own lists.
pub(super) struct Names<'a> {
    pub sources: &'a Sources,
    pub moments: Known,
    pub topics: Known,
    pub conditions: Known,
    /// The parts of the questionnaire.
    pub questions: Known,
}

impl Names<'_> {
    /// To be called once every name has been looked up.
    pub(super) fn point_back(&self, d: &mut Diagnostics) {
        for known in [&self.moments, &self.topics, &self.conditions, &self.questions] {
            known.point_back(d);
        }
    }

    pub(super) fn moment(&self, name: &Spanned<Id>, d: &mut Diagnostics) -> Option<Spanned<Id>> {
        let list = "The moments are listed in content/moments.yaml";
        self.moments.look_up(name, "a moment", list, d)
    }

    pub(super) fn topic(&self, name: &Spanned<Id>, d: &mut Diagnostics) -> Option<Spanned<Id>> {
        let list = "The topics are listed in content/topics.yaml; add it there if it is new";
        self.topics.look_up(name, "a topic", list, d)
    }

    pub(super) fn condition(&self, name: &Spanned<Id>, d: &mut Diagnostics) -> Option<Spanned<Id>> {
        let list = "The conditions are listed in content/topics.yaml; add it there if it is new";
        self.conditions.look_up(name, "a condition", list, d)
    }

    pub(super) fn questions(&self, name: &Spanned<Id>, d: &mut Diagnostics) {
        let list = "The parts of the questionnaire are listed in content/organisation/readiness.yaml";
        self.questions.look_up(name, "a part of the questionnaire", list, d);
    }

    pub(super) fn optional_moment(&self, field: Field<Name>, d: &mut Diagnostics) -> Option<Id> {
        self.moment(&id(field.spanned()?), d).map(|found| found.value)
    }

    pub(super) fn conditions(&self, field: Field<Many<Name>>, d: &mut Diagnostics) -> Vec<Spanned<Id>> {
        let names = field.told().unwrap_or_default();
        names.into_iter().filter_map(|name| self.condition(&id(name), d)).collect()
    }
}

pub(super) fn id(name: Spanned<Name>) -> Spanned<Id> {
    name.map(|name| name.0)
}

/// From 1.
fn line(sources: &Sources, span: Span) -> usize {
    let text = &sources.file(span.file).text;
    let end = (span.start as usize).min(text.len());
    text.as_bytes()[..end].iter().filter(|b| **b == b'\n').count() + 1
}

/// The name, if it is one of these. `what` with its article; `list` says where the right ones are.
pub(super) fn look_up(
    name: &Spanned<Id>,
    ids: &[Id],
    what: &str,
    list: &str,
    d: &mut Diagnostics,
) -> Option<Spanned<Id>> {
    if ids.contains(&name.value) {
        return Some(name.clone());
    }
    let near = nearest(&name.value, ids.iter().map(|id| &**id));
    let all = sentence_list(ids.iter().map(|id| &**id), 25);
    d.push(unknown(name, near, &all, what, list));
    None
}

fn unknown(name: &Spanned<Id>, near: Option<&str>, all: &str, what: &str, list: &str) -> Diagnostic {
    let code = match what {
        "a moment" => "unknown-moment",
        "a topic" => "unknown-topic",
        "a condition" => "unknown-condition",
        "a value" => "unknown-value",
        "a priority" => "unknown-priority",
        "a module" => "unknown-module",
        _ => "unknown-name",
    };
    let message = format!("`{}` is not {what}", name.value);
    match near {
        Some(near) => Diagnostic::error(code, name.span, format!("{message}. Did you mean `{near}`?"))
            .help(format!("Type `{near}`. {list}.")),
        None if all.is_empty() => {
            Diagnostic::error(code, name.span, message).help(format!("{list}: there are none yet."))
        }
        None => Diagnostic::error(code, name.span, message).help(format!("{list}: {all}.")),
    }
}

/// Reports each id that stands a second time; `what` in the plural.
pub(super) fn unique<'a>(
    ids: impl IntoIterator<Item = (&'a Id, Span)>,
    what: &str,
    sources: &Sources,
    d: &mut Diagnostics,
) {
    let mut seen: BTreeMap<&Id, Span> = BTreeMap::new();
    for (id, span) in ids {
        if let Some(first) = seen.get(id) {
            d.push(
                Diagnostic::error("duplicate-id", span, format!("Two {what} have the id `{id}`"))
                    .label("a second time")
                    .help(format!(
                        "The first is in line {}. Give this one an id of its own, such as `{id}-2`.",
                        line(sources, *first)
                    )),
            );
        } else {
            seen.insert(id, span);
        }
    }
}
