//! What one may decide and who takes the rest, as a sheet says it: the table, and the lines in the block of ours.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data::{Language, Line, Piece, Tag, capital, closed, joined, line, open, words};
use super::found::Found;
use crate::model::brand::{Amount, Brand, Limit, Role, Route, role_beside};
use crate::model::doc::{Composed, OursList};
use crate::model::pack::Pack;
use crate::model::plain::plain_text;

/// The table of limits, and who takes the rest: lines, or a table of their own when the module shows the whole list.
#[derive(Debug, Serialize)]
pub struct Limits {
    /// The next role's heading, when the brand gives it limits.
    next: Option<String>,
    /// Some row says what to do at once.
    acts: bool,
    rows: Vec<LimitRow>,
    routes: Vec<RouteRow>,
    beyond: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct LimitRow {
    when: Line,
    act: Line,
    you: Line,
    next: Line,
    record: Line,
}

#[derive(Debug, Serialize)]
pub struct RouteRow {
    when: Line,
    to: Line,
    within: Line,
}

/// The limits of the module's moments, or all when it shows the brand's whole list; `None` when there are none, and no
/// list of routes either.
pub fn limits(pack: &Pack, found: &Found<'_>, texts: &Language) -> Option<Limits> {
    let brand = &pack.brand;
    let list: Vec<&Limit<Composed>> =
        if found.lists.contains(&OursList::Limits) { brand.limits.iter().collect() } else { found.limits().collect() };
    let all_routes = found.lists.contains(&OursList::Routes);
    let routes: Vec<RouteRow> =
        brand.routes.iter().filter(|_| all_routes).map(|route| route_row(route, texts)).collect();
    if list.is_empty() && routes.is_empty() {
        return None;
    }
    let beyond = if all_routes { Vec::new() } else { beyond(found.routes(), true, texts) };
    Some(table(pack, &list, routes, beyond, texts))
}

/// A table of some limits, for the pack's audience.
pub fn table(
    pack: &Pack,
    list: &[&Limit<Composed>],
    routes: Vec<RouteRow>,
    beyond: Vec<Line>,
    texts: &Language,
) -> Limits {
    let beside = role_beside(list.iter().copied(), pack.audience);
    let next = beside.map(|role| texts.texts.role(role));
    let rows: Vec<LimitRow> =
        list.iter().map(|limit| limit_row(&pack.brand, limit, pack.audience, beside, texts)).collect();
    Limits { next, acts: rows.iter().any(|row| !row.act.is_empty()), rows, routes, beyond }
}

fn limit_row(
    brand: &Brand<Composed>,
    limit: &Limit<Composed>,
    you: Role,
    beside: Option<Role>,
    texts: &Language,
) -> LimitRow {
    let own = limit.amount(you);
    let act = match own {
        Some(Amount::Money { text: Some(text), .. }) => capital(line(text, texts)),
        Some(Amount::Any | Amount::Money { text: None, .. } | Amount::Text(_)) | None => Vec::new(),
    };
    let cell = |amount: &Amount<Composed>| capital(figure(brand, amount, texts));
    // Told for others only: this role decides nothing alone. What the next one may is not known.
    let ask = || capital(words(&texts.say("print-ask-first"), texts));
    let dash = || vec![Piece::Text("–".to_owned())];
    LimitRow {
        when: capital(line(&limit.situation, texts)),
        act,
        you: own.map_or_else(ask, cell),
        next: beside.and_then(|role| limit.amount(role)).map_or_else(dash, cell),
        record: limit.record.as_deref().map(|text| capital(line(text, texts))).unwrap_or_default(),
    }
}

pub fn route_row(route: &Route<Composed>, texts: &Language) -> RouteRow {
    RouteRow {
        when: capital(line(&route.when, texts)),
        to: capital(to(route, texts)),
        within: route.within.as_deref().map(|within| capital(line(within, texts))).unwrap_or_default(),
    }
}

/// `Noisy or cold room: move the room, and up to £40. The whole table is overleaf.`
pub fn decide(pack: &Pack, limit: &Limit<Composed>, overleaf: bool, texts: &Language) -> Option<Line> {
    let amount = limit.amount(pack.audience)?;
    let figure = bold(figure(&pack.brand, amount, texts));
    let word = |key: &str| vec![Piece::Text(texts.say(key))];
    let may = match amount {
        Amount::Money { money, text: Some(text) } if money.hundredths == 0 => {
            joined([open(line(text, texts)), joined([word("print-and"), figure], " ")], texts.comma())
        }
        Amount::Money { text: Some(text), .. } => {
            joined([open(line(text, texts)), joined([word("print-and-up-to"), figure], " ")], texts.comma())
        }
        Amount::Money { money, text: None } if money.hundredths > 0 => joined([word("print-up-to"), figure], " "),
        Amount::Any | Amount::Money { text: None, .. } | Amount::Text(_) => figure,
    };
    let mut out = closed(joined([capital(open(line(&limit.situation, texts))), may], ": "));
    if overleaf {
        out.push(Piece::Text(format!(" {}", texts.say("print-overleaf"))));
    }
    Some(out)
}

/// `£40`, `ask first`, `the price of the dish`.
fn figure(brand: &Brand<Composed>, amount: &Amount<Composed>, texts: &Language) -> Line {
    match amount {
        Amount::Any => words(&texts.say("print-any"), texts),
        Amount::Money { money, .. } if money.hundredths == 0 => words(&texts.say("print-ask-first"), texts),
        Amount::Money { money, .. } => {
            let currency = brand.currency.as_deref().unwrap_or_default();
            vec![Piece::Text(money.show(currency, &brand.locale))]
        }
        Amount::Text(text) => line(text, texts),
    }
}

fn bold(line: Line) -> Line {
    vec![Piece::Node { t: Tag::Strong, c: line }]
}

/// `When it is beyond your limit: the duty manager, ext 4400, within 10 minutes.` Routes that lead to the same person are
/// one line; `whole` adds how one hears the end of it.
pub fn beyond<'a>(routes: impl Iterator<Item = &'a Route<Composed>>, whole: bool, texts: &Language) -> Vec<Line> {
    let mut people: Vec<Vec<&Route<Composed>>> = Vec::new();
    let mut place: BTreeMap<(String, Option<&str>, Option<String>), usize> = BTreeMap::new();
    for route in routes {
        let who = (plain_text(&route.to), route.contact.as_deref(), route.within.as_deref().map(plain_text));
        let at = *place.entry(who).or_insert(people.len());
        match people.get_mut(at) {
            Some(group) => group.push(route),
            None => people.push(vec![route]),
        }
    }
    people.into_iter().map(|group| person(&group, whole, texts)).collect()
}

fn person(routes: &[&Route<Composed>], whole: bool, texts: &Language) -> Line {
    let mut out = vec![Piece::Text(format!("{} ", texts.say("print-beyond-when")))];
    let or = format!("{} ", texts.say("print-or"));
    out.extend(joined(routes.iter().map(|route| open(line(&route.when, texts))), &or));
    out.push(Piece::Text(": ".to_owned()));
    let Some(first) = routes.first() else { return out };
    out.extend(to(first, texts));
    if let Some(within) = &first.within {
        out.push(Piece::Text(format!("{}{} ", texts.comma(), texts.say("print-within"))));
        out.extend(bold(open(line(within, texts))));
    }
    out = closed(out);
    // Several ends would be one too many to read here: the page of limits has them all.
    if let ([route], true) = (routes, whole)
        && let Some(close) = &route.close_loop
    {
        out.push(Piece::Text(" ".to_owned()));
        out.extend(closed(capital(line(close, texts))));
    }
    out
}

/// `the duty manager, ext 4400`
fn to(route: &Route<Composed>, texts: &Language) -> Line {
    let contact = route.contact.as_deref();
    let contact = contact.map(|contact| bold(texts.apart(words(contact, texts))));
    joined([open(line(&route.to, texts)), contact.unwrap_or_default()], texts.comma())
}
