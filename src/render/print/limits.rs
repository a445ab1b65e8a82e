//! What one may decide and who takes the rest, as a sheet says it: the table, and the lines in the block of ours.

use serde::Serialize;

use super::data::{Language, Line, Piece, Tag, capital, joined, line, words};
use super::handout::Found;
use crate::model::brand::{Amount, Brand, Limit, Role, Route};
use crate::model::doc::{Composed, OursList};
use crate::model::pack::Pack;
use crate::model::plain::plain_text;

#[derive(Debug, Serialize)]
pub struct Limits {
    /// The next role's heading, when the brand gives it limits.
    next: Option<String>,
    rows: Vec<LimitRow>,
    beyond: Option<Line>,
}

#[derive(Debug, Serialize)]
pub struct LimitRow {
    when: Line,
    act: Line,
    you: Line,
    next: Line,
    record: Line,
}

/// Which limits the sheet's table holds: those of its moments, or all when it shows the brand's whole list.
pub fn limits<'a>(pack: &'a Pack, found: &Found<'a>) -> Option<Vec<&'a Limit<Composed>>> {
    let all = found.lists.contains(&OursList::Limits);
    let list: Vec<&Limit<Composed>> =
        if all { pack.brand.limits.iter().collect() } else { found.ways.iter().flat_map(|way| &way.limits).collect() };
    (!list.is_empty()).then_some(list)
}

pub fn amount<'a>(limit: &'a Limit<Composed>, role: Role) -> Option<&'a Amount<Composed>> {
    limit.may.iter().find(|(who, _)| *who == role).map(|(_, amount)| amount)
}

/// `£40, move the room`; the figure bold.
pub fn amount_line(brand: &Brand<Composed>, amount: &Amount<Composed>, texts: &Language) -> Line {
    let figure = figure(brand, amount, texts);
    match amount {
        Amount::Money { text: Some(text), .. } => joined([bold(figure), line(text, texts)], ", "),
        Amount::Any | Amount::Money { text: None, .. } | Amount::Text(_) => bold(figure),
    }
}

/// `£40`, `ask first`, `the price of the dish`.
fn figure(brand: &Brand<Composed>, amount: &Amount<Composed>, texts: &Language) -> Line {
    match amount {
        Amount::Any => words(&texts.say("print-any"), texts),
        Amount::Money { money, .. } if money.hundredths == 0 => words(&texts.say("print-ask-first"), texts),
        Amount::Money { money, .. } => {
            let currency = brand.currency.as_deref().unwrap_or_default();
            vec![Piece::Node { t: Tag::Ltr, c: vec![Piece::Text(money.show(currency, &brand.locale))] }]
        }
        Amount::Text(text) => line(text, texts),
    }
}

fn bold(line: Line) -> Line {
    vec![Piece::Node { t: Tag::Strong, c: line }]
}

/// `Duty manager, ext 4400, within 10 minutes. Stay until they have met.`
pub fn route_line(route: &Route<Composed>, whole: bool, texts: &Language) -> Line {
    let mut out = capital(line(&route.to, texts));
    if let Some(contact) = &route.contact {
        out.push(Piece::Text(", ".to_owned()));
        out.extend(bold(vec![Piece::Node { t: Tag::Ltr, c: words(contact, texts) }]));
    }
    if let Some(within) = &route.within {
        out.push(Piece::Text(format!(", {} ", texts.say("print-within"))));
        out.extend(bold(line(within, texts)));
    }
    let ends = plain_text(&route.to).ends_with('.');
    out.push(Piece::Text(if ends { String::new() } else { ".".to_owned() }));
    if let Some(close) = route.close_loop.as_ref().filter(|_| whole) {
        out.push(Piece::Text(" ".to_owned()));
        out.extend(capital(line(close, texts)));
    }
    out
}

pub fn limits_table(
    brand: &Brand<Composed>,
    audience: Role,
    list: &[&Limit<Composed>],
    found: &Found<'_>,
    texts: &Language,
) -> Limits {
    let next_role = Role::ALL.into_iter().skip_while(|role| *role != audience).nth(1);
    let has_next = next_role.filter(|role| list.iter().any(|limit| amount(limit, *role).is_some()));
    let next = has_next.map(|role| match role {
        Role::TeamLeader => texts.say("print-limit-lead"),
        Role::FrontLine | Role::Manager | Role::Executive => texts.say("print-limit-manager"),
    });
    let rows = list
        .iter()
        .map(|limit| {
            let own = amount(limit, audience);
            let act = match own {
                Some(Amount::Money { text: Some(text), .. }) => capital(line(text, texts)),
                _ => Vec::new(),
            };
            let cell = |amount: Option<&Amount<Composed>>| match amount {
                Some(amount) => capital(figure(brand, amount, texts)),
                None => vec![Piece::Text("–".to_owned())],
            };
            LimitRow {
                when: capital(line(&limit.situation, texts)),
                act,
                you: cell(own),
                next: cell(has_next.and_then(|role| amount(limit, role))),
                record: limit.record.as_deref().map(|text| capital(line(text, texts))).unwrap_or_default(),
            }
        })
        .collect();
    let route = found.ways.iter().flat_map(|way| &way.routes).next();
    let route = route.or_else(|| brand.routes.first().filter(|_| found.lists.contains(&OursList::Routes)));
    Limits { next, rows, beyond: route.map(|route| route_line(route, true, texts)) }
}
