//! What a brand's file says and no pack teaches: a behaviour whose moments no section is about, a limit, a route, a standard
//! or a tool that stands on no page. Somebody wrote it, and nobody will read it. Where a module for it is at hand it is a
//! warning, one each; where there is none yet, one piece of advice for all of them, since there is nothing to do.

use super::super::BrandAsked;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::names::sentence_list;
use crate::model::plain::plain_text;
use crate::model::slot::{Fact, FactKind};
use crate::model::source::Id;
use crate::model::span::Span;

/// How many are named where many are spoken of at once.
const NAMED: usize = 6;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    // A brand without packs teaches nothing yet, and is told so by having none.
    if asked.taught.moments.is_empty() || !asked.whole {
        return;
    }
    behaviours(asked, d);
    facts(asked, d);
}

/// What nobody can do anything about yet.
struct Waiting {
    first: Span,
    /// What they are called.
    names: Vec<String>,
    moments: Vec<Id>,
}

fn behaviours(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    let mut waiting: Option<Waiting> = None;
    for behaviour in asked.brand.values.iter().flat_map(|value| &value.behaviours) {
        if behaviour.moments.iter().any(|moment| asked.taught.moments.contains(moment)) {
            continue;
        }
        let name = format!("“{}”", plain_text(&behaviour.we));
        match modules(asked, &behaviour.moments) {
            None => wait(&mut waiting, behaviour.span, name, &behaviour.moments),
            Some(modules) => d.push(
                Diagnostic::warning(
                    "orphan",
                    behaviour.span,
                    format!("Nobody practises {name}: it is for the moment {}, and no pack has that", listed(&behaviour.moments)),
                )
                .help(format!(
                    "Add {modules} to the list under `path:` of a file in brands/{}/packs. Or, if it really belongs to another moment that your packs have ({}), change its `moment:` here.",
                    asked.brand.id,
                    taught(asked)
                )),
            ),
        }
    }
    if let Some(Waiting { first, names, moments }) = waiting {
        let message = match names.as_slice() {
            [one] => {
                format!(
                    "Nobody practises {one}: it is for the moment {}, and no module here is about that yet",
                    listed(&moments)
                )
            }
            many => format!(
                "Nobody practises {} of the behaviours: they are for the moments {}, and no module here is about these yet",
                many.len(),
                listed(&moments)
            ),
        };
        d.push(Diagnostic::advice("orphan", first, message).help("Nothing to do before there are modules for that."));
    }
}

fn facts(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    let brand = asked.brand;
    let limits =
        brand.limits.iter().map(|l| (FactKind::Limit, &l.id, l.span, &l.moment, "limit", plain_text(&l.situation)));
    let routes = brand.routes.iter().map(|r| (FactKind::Route, &r.id, r.span, &r.moment, "route", plain_text(&r.when)));
    let standards =
        brand.standards.iter().map(|s| (FactKind::Standard, &s.id, s.span, &s.moment, "standard", plain_text(&s.text)));
    let tools = brand.tools.iter().map(|t| (FactKind::Tool, &t.id, t.span, &t.moment, "tool", t.name.clone()));
    let mut waiting: Option<Waiting> = None;
    for (kind, id, span, moment, what, name) in limits.chain(routes).chain(standards).chain(tools) {
        if asked.taught.facts.contains(&Fact { kind, id: id.clone() }) {
            continue;
        }
        let name = format!("the {what} “{name}”");
        let Some(moment) = moment else {
            d.push(
                Diagnostic::warning(
                    "never-taught",
                    span,
                    format!("In no pack is {name}, so nobody sees it: it names no moment in which people need it"),
                )
                .help(format!("Add a line `moment:`. Your packs teach {}.", taught(asked))),
            );
            continue;
        };
        let moments = std::slice::from_ref(moment);
        match modules(asked, moments) {
            None => wait(&mut waiting, span, name, moments),
            Some(modules) => d.push(
                Diagnostic::warning(
                    "never-taught",
                    span,
                    format!("In no pack is {name}, so nobody sees it: it is for the moment `{moment}`"),
                )
                .help(format!(
                    "Add {modules} to the list under `path:` of a file in brands/{}/packs. Or, if it really belongs to another moment that your packs have ({}), change its `moment:` here.",
                    asked.brand.id,
                    taught(asked)
                )),
            ),
        }
    }
    if let Some(Waiting { first, names, moments }) = waiting {
        let names = sentence_list(names.iter().map(String::as_str), NAMED);
        let message =
            format!("In no pack, so that nobody sees them yet: {names}; no module here is about {}", listed(&moments));
        d.push(
            Diagnostic::advice("never-taught", first, message).help("Nothing to do before there is a module for that."),
        );
    }
}

fn wait(waiting: &mut Option<Waiting>, span: Span, name: String, moments: &[Id]) {
    let waiting = waiting.get_or_insert_with(|| Waiting { first: span, names: Vec::new(), moments: Vec::new() });
    waiting.names.push(name);
    for moment in moments {
        if !waiting.moments.contains(moment) {
            waiting.moments.push(moment.clone());
        }
    }
}

/// The modules for these moments that a pack could name; `None` where there is none.
fn modules(asked: &BrandAsked<'_>, moments: &[Id]) -> Option<String> {
    let mut could: Vec<&Id> = moments.iter().filter_map(|moment| asked.could.get(moment)).flatten().collect();
    could.sort_unstable();
    could.dedup();
    let ids: Vec<String> = could.iter().map(|id| format!("`{id}`")).collect();
    (!ids.is_empty()).then(|| match ids.as_slice() {
        [one] => format!("the module {one}"),
        many => format!("one of the modules {}", sentence_list(many.iter().map(String::as_str), NAMED)),
    })
}

fn taught(asked: &BrandAsked<'_>) -> String {
    listed(&asked.taught.moments.iter().cloned().collect::<Vec<_>>())
}

fn listed(ids: &[Id]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    sentence_list(ids.iter().map(String::as_str), NAMED)
}
