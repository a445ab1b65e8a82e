//! What the brand has told that a module prints to its learners: each (kind, id) once. Its name, its words, greetings and
//! closings are no facts.

use std::collections::BTreeSet;

use crate::model::doc::{ActSource, Block, BlockKind, Composed, InlineKind, Inlines, OursList};
use crate::model::pack::{Joined, OurQuiz, Pack, PackModule};
use crate::model::slot::{Fact, FactKind, Origin};
use crate::model::source::Id;
use crate::model::walk::{blocks_of, each_block_on_page, each_inline, texts};

/// The facts that stand on a module's page.
pub fn of(module: &PackModule, pack: &Pack) -> BTreeSet<Fact> {
    let mut found = BTreeSet::new();
    for blocks in blocks_of(&module.body) {
        each_block_on_page(blocks, pack.audience, &mut |block| in_block(block, pack, &mut found));
    }
    found
}

/// Calls `see` with every fact that slots have brought into a text.
pub fn each(text: &Inlines<Composed>, see: &mut dyn FnMut(&Fact)) {
    each_inline(text, &mut |inline| {
        if let InlineKind::Slot(filled) = &inline.kind
            && let Origin::Fact(fact) = &filled.origin
        {
            see(fact);
        }
    });
}

fn in_block(block: &Block<Composed>, pack: &Pack, found: &mut BTreeSet<Fact>) {
    for text in texts(block) {
        each(text, &mut |fact| found.extend([fact.clone()]));
    }
    let mut all = |kind, ids: &mut dyn Iterator<Item = &Id>| {
        found.extend(ids.map(|id| Fact { kind, id: id.clone() }));
    };
    let brand = &pack.brand;
    match &block.kind {
        BlockKind::Checklist(acts) => {
            all(
                FactKind::Behaviour,
                &mut acts.iter().filter_map(|act| match &act.source {
                    ActSource::Module => None,
                    ActSource::Behaviour { behaviour, .. } => Some(behaviour),
                }),
            );
        }
        BlockKind::Join(Joined::OurWay(way)) => {
            all(FactKind::Behaviour, &mut way.behaviours.iter().map(|way| &way.behaviour.id));
            all(FactKind::Limit, &mut way.limits.iter().map(|limit| &limit.id));
            all(FactKind::Route, &mut way.routes.iter().map(|route| &route.id));
            all(FactKind::Standard, &mut way.standards.iter().map(|standard| &standard.id));
            all(FactKind::Tool, &mut way.tools.iter().map(|tool| &tool.id));
            all(FactKind::Legal, &mut way.legal.iter().map(|legal| &legal.id));
        }
        BlockKind::Join(Joined::OurQuiz(OurQuiz::Items(items))) => {
            all(FactKind::Behaviour, &mut items.iter().map(|item| &item.behaviour));
        }
        BlockKind::Join(Joined::Legal(legal)) => all(FactKind::Legal, &mut legal.iter().map(|legal| &legal.id)),
        BlockKind::Join(Joined::Ours(list)) => match list {
            OursList::Values => {
                let behaviours = brand.values.iter().flat_map(|value| &value.behaviours);
                all(FactKind::Behaviour, &mut behaviours.map(|behaviour| &behaviour.id));
            }
            OursList::TieBreaks => all(FactKind::TieBreak, &mut brand.tie_breaks.iter().map(|tie| &tie.id)),
            OursList::Limits => all(FactKind::Limit, &mut brand.limits.iter().map(|limit| &limit.id)),
            OursList::Routes => all(FactKind::Route, &mut brand.routes.iter().map(|route| &route.id)),
            OursList::Standards => all(FactKind::Standard, &mut brand.standards.iter().map(|standard| &standard.id)),
            OursList::Customers => all(FactKind::Customer, &mut brand.customers.iter().map(|customer| &customer.id)),
            OursList::Tools => all(FactKind::Tool, &mut brand.tools.iter().map(|tool| &tool.id)),
            OursList::Policies => all(FactKind::Policy, &mut brand.policies.iter().map(|policy| &policy.id)),
            OursList::Legal => all(FactKind::Legal, &mut brand.legal.iter().map(|legal| &legal.id)),
            OursList::Promise
            | OursList::Priorities
            | OursList::Measures
            | OursList::Greetings
            | OursList::Closings
            | OursList::Voice
            | OursList::Words
            | OursList::HireFor
            | OursList::ThankFor
            | OursList::Leaders
            | OursList::GivesUp => {}
        },
        _ => {}
    }
}
