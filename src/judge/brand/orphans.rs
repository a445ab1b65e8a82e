//! What a brand has told and no pack teaches: a behaviour whose moments meet no section, a limit, a route, a standard or a
//! tool that stands on no page. Somebody wrote it, and nobody will read it. Where a module that teaches the moment is at
//! hand it is a warning; where there is none yet, advice.

use super::super::BrandAsked;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::names::sentence_list;
use crate::model::slot::{Fact, FactKind};
use crate::model::source::Id;
use crate::model::span::Span;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    // A brand without packs teaches nothing yet, and is told so by having none.
    if asked.taught.moments.is_empty() || !asked.whole {
        return;
    }
    let brand = asked.brand;
    for value in &brand.values {
        for behaviour in &value.behaviours {
            if behaviour.moments.iter().any(|moment| asked.taught.moments.contains(moment)) {
                continue;
            }
            let moments = quoted(&behaviour.moments);
            let message = format!(
                "No pack of {} teaches {moments}, so `{}`, a behaviour of “{}”, meets no section and is practised nowhere",
                brand.name, behaviour.id, value.name
            );
            let (could, help) = in_path(asked, &behaviour.moments);
            let help = help.unwrap_or_else(|| {
                "Nothing to do before there is a module for it. Or add a moment that your packs do teach, if it is as true there.".to_owned()
            });
            d.push(found("orphan", could, behaviour.span, message).help(help));
        }
    }
    let limits = brand.limits.iter().map(|limit| (FactKind::Limit, "limit", &limit.id, limit.span, &limit.moment));
    let routes = brand.routes.iter().map(|route| (FactKind::Route, "route", &route.id, route.span, &route.moment));
    let standards = brand.standards.iter().map(|s| (FactKind::Standard, "standard", &s.id, s.span, &s.moment));
    let tools = brand.tools.iter().map(|tool| (FactKind::Tool, "tool", &tool.id, tool.span, &tool.moment));
    for (kind, what, id, span, moment) in limits.chain(routes).chain(standards).chain(tools) {
        if asked.taught.facts.contains(&Fact { kind, id: id.clone() }) {
            continue;
        }
        let message = format!("The {what} `{id}` stands on no page of any pack of {}", brand.name);
        let (could, help) = match moment {
            Some(moment) => in_path(asked, std::slice::from_ref(moment)),
            None => (true, Some("Give it the `moment` in which people need it.".to_owned())),
        };
        let help = help.unwrap_or_else(|| "Nothing to do before there is a module for its moment.".to_owned());
        d.push(found("never-taught", could, span, message).help(help));
    }
}

fn found(code: &'static str, could: bool, span: Span, message: String) -> Diagnostic {
    if could { Diagnostic::warning(code, span, message) } else { Diagnostic::advice(code, span, message) }
}

/// Whether there are modules for these moments that a pack could name, and what to do then.
fn in_path(asked: &BrandAsked<'_>, moments: &[Id]) -> (bool, Option<String>) {
    let mut could: Vec<&str> =
        moments.iter().filter_map(|moment| asked.could.get(moment)).flatten().map(|id| &**id).collect();
    could.sort_unstable();
    could.dedup();
    let help = (!could.is_empty()).then(|| {
        let names = quoted(&could);
        format!("Put {names} in the path of a pack, or give it a moment that your packs teach.")
    });
    (help.is_some(), help)
}

fn quoted<T: AsRef<str>>(ids: &[T]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("`{}`", id.as_ref())).collect();
    sentence_list(ids.iter().map(String::as_str), ids.len())
}
