//! Names that must exist: looked up here, and met with the nearest right one where they do not.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::names::{nearest, sentence_list};
use crate::model::source::{Id, Sources};
use crate::model::span::{Span, Spanned};
use crate::parse::fields::{Field, Many};
use crate::parse::kinds::Name;

/// What may be named.
#[derive(Default)]
pub(super) struct Known {
    /// With the place of each; `None` where the list itself could not be read, so that nothing is said against a name.
    ids: Option<Vec<Spanned<Id>>>,
    /// Those that were asked for.
    asked: RefCell<BTreeSet<Id>>,
    /// Names that are none of them, and the nearest one.
    missed: RefCell<Vec<(Span, Id)>>,
}

impl Known {
    pub(super) fn of(ids: impl IntoIterator<Item = Spanned<Id>>) -> Self {
        Known { ids: Some(ids.into_iter().collect()), ..Known::default() }
    }

    /// The name, if it is one of these; any name when the list could not be read.
    fn look_up(&self, name: &Spanned<Id>, what: &str, list: &str, d: &mut Diagnostics) -> Option<Spanned<Id>> {
        let Some(ids) = &self.ids else { return Some(name.clone()) };
        let ids: Vec<Id> = ids.iter().map(|id| id.value.clone()).collect();
        let found = look_up(name, &ids, what, list, d);
        match (&found, nearest(&name.value, ids.iter().map(|id| &**id))) {
            (Some(found), _) => {
                self.asked.borrow_mut().insert(found.value.clone());
            }
            (None, Some(near)) => self.missed.borrow_mut().push((name.span, near.into())),
            (None, None) => {}
        }
        found
    }

    /// Where nothing asks for the nearest name, the slip may be in the list: the finding shows it too.
    fn point_back(&self, d: &mut Diagnostics) {
        let (asked, missed) = (self.asked.borrow(), self.missed.borrow());
        for (span, near) in missed.iter().filter(|(_, near)| !asked.contains(near)) {
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
}

impl Names<'_> {
    /// To be called once every name has been looked up.
    pub(super) fn point_back(&self, d: &mut Diagnostics) {
        for known in [&self.moments, &self.topics, &self.conditions] {
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
    let all = sentence_list(ids.iter().map(|id| &**id), 25);
    d.push(match nearest(&name.value, ids.iter().map(|id| &**id)) {
        Some(near) => Diagnostic::error(code, name.span, format!("{message}. Did you mean `{near}`?"))
            .help(format!("Type `{near}`. {list}.")),
        None if ids.is_empty() => {
            Diagnostic::error(code, name.span, message).help(format!("{list}: there are none yet."))
        }
        None => Diagnostic::error(code, name.span, message).help(format!("{list}: {all}.")),
    });
    None
}

/// Reports each id that stands a second time; `what` in the plural.
pub(super) fn unique<'a>(
    ids: impl IntoIterator<Item = (&'a Id, Span)>,
    what: &str,
    sources: &Sources,
    d: &mut Diagnostics,
) {
    let mut seen: Vec<(&Id, Span)> = Vec::new();
    for (id, span) in ids {
        if let Some((_, first)) = seen.iter().find(|(other, _)| *other == id) {
            d.push(
                Diagnostic::error("duplicate-id", span, format!("Two {what} have the id `{id}`"))
                    .label("a second time")
                    .help(format!(
                        "The first is in line {}. Give this one an id of its own, such as `{id}-2`.",
                        line(sources, *first)
                    )),
            );
        } else {
            seen.push((id, span));
        }
    }
}
