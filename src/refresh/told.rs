//! What the brand has told, one fact at a time, as a record keeps it: by the name of its place in brand.yaml, in plain words.

use crate::model::brand::{Amount, Brand, Role};
use crate::model::doc::{Composed, Inlines};
use crate::model::plain::{one_line, plain_text};
use crate::model::slot::{Fact, FactKind};

/// A fact's name, `limits.noise`, and what the brand has told: `Noisy room: front-line £40, move the room; manager any`.
/// `None` for one that it has not.
pub fn told(brand: &Brand<Composed>, fact: &Fact) -> Option<(String, String)> {
    let id = &fact.id;
    Some(match fact.kind {
        FactKind::Behaviour => {
            let found = brand.values.iter().find_map(|value| {
                let behaviour = value.behaviours.iter().find(|behaviour| behaviour.id == *id)?;
                Some((value, behaviour))
            });
            let (value, behaviour) = found?;
            let name = format!("values.{}.behaviours.{id}", value.id);
            let not = behaviour.not.as_ref().map(|not| format!("Not: {}", plain(not)));
            (name, sentences([Some(plain(&behaviour.we)), not, behaviour.say.as_ref().map(said)]))
        }
        FactKind::Limit => {
            let limit = brand.limits.iter().find(|limit| limit.id == *id)?;
            let may: Vec<String> = limit.may.iter().map(|(role, amount)| amount_of(brand, *role, amount)).collect();
            (format!("limits.{id}"), format!("{}: {}", plain(&limit.situation), may.join("; ")))
        }
        FactKind::Route => {
            let route = brand.routes.iter().find(|route| route.id == *id)?;
            let parts = [Some(plain(&route.to)), route.contact.clone(), route.within.as_ref().map(plain)];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (format!("routes.{id}"), format!("{}: {}", plain(&route.when), parts.join(", ")))
        }
        FactKind::Standard => {
            let standard = brand.standards.iter().find(|standard| standard.id == *id)?;
            let target = standard.target.as_ref().map(|target| format!(": {}", plain(target))).unwrap_or_default();
            (format!("standards.{id}"), format!("{}{target}", plain(&standard.text)))
        }
        FactKind::Tool => {
            let tool = brand.tools.iter().find(|tool| tool.id == *id)?;
            let parts = [Some(tool.name.clone()), tool.version.clone(), tool.help.clone()];
            (format!("tools.{id}"), parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        FactKind::Policy => {
            let policy = brand.policies.iter().find(|policy| policy.id == *id)?;
            (format!("policies.{id}"), plain(&policy.text))
        }
        FactKind::TieBreak => {
            let tie = brand.tie_breaks.iter().find(|tie| tie.id == *id)?;
            (format!("tie_breaks.{id}"), format!("{}: {}", plain(&tie.when), plain(&tie.then)))
        }
        FactKind::Customer => {
            let customer = brand.customers.iter().find(|customer| customer.id == *id)?;
            let parts = [Some(plain(&customer.who)), customer.first.as_ref().map(plain)];
            (format!("customers.{id}"), sentences(parts))
        }
        FactKind::Legal => {
            let legal = brand.legal.iter().find(|legal| legal.id == *id)?;
            let parts = [legal.say.as_ref().map(said), legal.text.as_ref().map(plain)];
            (format!("legal.{id}"), sentences(parts))
        }
    })
}

/// Every fact of a kind that a whole list shows.
pub fn all(brand: &Brand<Composed>, kinds: &[FactKind]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for kind in kinds {
        let mut add = |ids: &mut dyn Iterator<Item = &crate::model::source::Id>| {
            facts.extend(ids.map(|id| Fact { kind: *kind, id: id.clone() }));
        };
        match kind {
            FactKind::Behaviour => {
                add(&mut brand.values.iter().flat_map(|value| &value.behaviours).map(|behaviour| &behaviour.id));
            }
            FactKind::Limit => add(&mut brand.limits.iter().map(|limit| &limit.id)),
            FactKind::Route => add(&mut brand.routes.iter().map(|route| &route.id)),
            FactKind::Standard => add(&mut brand.standards.iter().map(|standard| &standard.id)),
            FactKind::Tool => add(&mut brand.tools.iter().map(|tool| &tool.id)),
            FactKind::Policy => add(&mut brand.policies.iter().map(|policy| &policy.id)),
            FactKind::TieBreak => add(&mut brand.tie_breaks.iter().map(|tie| &tie.id)),
            FactKind::Customer => add(&mut brand.customers.iter().map(|customer| &customer.id)),
            FactKind::Legal => add(&mut brand.legal.iter().map(|legal| &legal.id)),
        }
    }
    facts
}

fn amount_of(brand: &Brand<Composed>, role: Role, amount: &Amount<Composed>) -> String {
    let amount = match amount {
        Amount::Any => "any".to_owned(),
        Amount::Text(text) => plain(text),
        Amount::Money { money, text } => {
            let figure = money.show(brand.currency.as_deref().unwrap_or_default(), &brand.locale);
            match text {
                Some(text) => format!("{figure}, {}", plain(text)),
                None => figure,
            }
        }
    };
    format!("{} {amount}", role.key())
}

fn plain(text: &Inlines<Composed>) -> String {
    one_line(&plain_text(text))
}

fn said(text: &Inlines<Composed>) -> String {
    format!("“{}”", plain(text))
}

fn sentences<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
