//! How far a pack is this brand's own: pure figures, each with its evidence. A pack is held beside its twin, which is the
//! same pack with everything of the brand taken away but what a logo swap would give.

pub mod borrowed;
pub mod clashes;
pub mod coverage;
pub mod facts;
pub mod reading;
pub mod sentences;
pub mod swap;

use crate::model::library::OwnSettings;
use crate::model::module::ModuleKind;
use crate::model::pack::{Pack, PackModule};
use crate::model::slot::Fact;
use crate::model::source::{Id, Sources};
use borrowed::{Borrowed, Lenders};
use coverage::{Cell, Rung};
use swap::{Swap, Swapped};

/// A pack held beside its twin.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The brand's values, in its order: the columns.
    pub values: Vec<Id>,
    /// In the order of the path: the rows.
    pub modules: Vec<ModuleAlignment>,
    /// What the verdicts go by.
    pub limits: OwnSettings,
}

/// One module of a pack.
#[derive(Clone, Debug, PartialEq)]
pub struct ModuleAlignment {
    pub id: Id,
    pub title: String,
    /// One for each value.
    pub cells: Vec<Cell>,
    /// `None` for a module that the library does not have: it has no twin.
    pub swap: Option<Swap>,
    /// What the brand has told that stands in it, each once.
    pub facts: Vec<Fact>,
    /// The brand that its own sentences share most with.
    pub borrowed: Option<Borrowed>,
    /// No brand need make it its own: an overview, a tool, the organisation's.
    pub exempt: bool,
    /// What speaks against its being this brand's own.
    pub signals: Vec<Signal>,
}

/// Whose a module is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Ours,
    /// One signal says that it is not.
    Thin,
    /// Two do.
    OffTheShelf,
}

/// What is to be done with a pack.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum PackVerdict {
    /// A module is off the shelf, or a value is practised nowhere.
    NotYetYours,
    /// Something is wrong with it.
    FixTheseFirst,
    ReadyToApprove,
}

/// Why a module might be anybody's.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Nearly all of it would stay with another name on it.
    Swapped,
    FewFacts,
    /// No value is practised in it.
    NoPractice,
    /// What is its own is another brand's. Counts double.
    Borrowed,
}

impl Alignment {
    /// In how many modules a value gets as far as a rung, by the value's place.
    pub fn modules_at(&self, value: usize, rung: Rung) -> usize {
        self.modules.iter().filter(|module| module.cells.get(value).is_some_and(|cell| cell.rung >= rung)).count()
    }

    /// Places of the values that no module practises; none in a pack of modules that need not.
    pub fn unpractised(&self) -> impl Iterator<Item = usize> {
        let asked = self.modules.iter().any(|module| !module.exempt);
        (0..self.values.len()).filter(move |value| asked && self.modules_at(*value, Rung::Practised) == 0)
    }

    /// `wrong` says that the pack has an error or a warning.
    pub fn verdict(&self, wrong: bool) -> PackVerdict {
        let anybodys = self.modules.iter().any(|module| module.verdict() == Some(Verdict::OffTheShelf));
        if anybodys || self.unpractised().next().is_some() || self.values.is_empty() {
            PackVerdict::NotYetYours
        } else if wrong {
            PackVerdict::FixTheseFirst
        } else {
            PackVerdict::ReadyToApprove
        }
    }
}

impl ModuleAlignment {
    /// It is its own, and not by much.
    pub fn is_amber(&self) -> bool {
        !self.exempt && self.swap.as_ref().is_some_and(|swap| swap.colour == Swapped::Amber)
    }

    /// What speaks against it in a few words each; `words_of` says it of a brand that it was borrowed from.
    pub fn reasons(&self, words_of: impl Fn(&Id) -> String) -> Vec<String> {
        let one = |signal: &Signal| match signal {
            Signal::Swapped => Some("little own text".to_owned()),
            Signal::FewFacts => Some("few facts".to_owned()),
            Signal::NoPractice => Some("nothing practised".to_owned()),
            Signal::Borrowed => self.borrowed.as_ref().map(|borrowed| words_of(&borrowed.from)),
        };
        self.signals.iter().filter_map(one).collect()
    }

    /// How many of the brand's values are practised in it.
    pub fn practises(&self) -> usize {
        self.cells.iter().filter(|cell| cell.rung >= Rung::Practised).count()
    }

    /// Whose it is; `None` for one that is exempt.
    pub fn verdict(&self) -> Option<Verdict> {
        let weight = |signal: &Signal| if *signal == Signal::Borrowed { 2 } else { 1 };
        (!self.exempt).then(|| match self.signals.iter().map(weight).sum::<usize>() {
            0 => Verdict::Ours,
            1 => Verdict::Thin,
            _ => Verdict::OffTheShelf,
        })
    }
}

/// Holds a pack beside its twin, and beside what other brands have told: of the lenders, those that `may`.
pub fn align(
    pack: &Pack,
    twin: &Pack,
    sources: &Sources,
    (lenders, may): (&Lenders, &dyn Fn(&Id) -> bool),
    limits: OwnSettings,
) -> Alignment {
    let names = borrowed::names(&pack.brand);
    let modules = pack.modules.iter().zip(coverage::of(pack, sources)).map(|(module, cells)| {
        let twins = twin.modules.iter().find(|other| other.meta.id == module.meta.id);
        let ours = sentences::of(module, pack);
        let swap = twins.map(|other| swap::swap(&ours, &sentences::of(other, twin), &names, limits));
        // Without a twin, all of it is the brand's.
        let own = swap.as_ref().map_or(ours.as_slice(), |swap| &swap.own);
        let borrowed = borrowed::borrowed(own, &pack.brand, lenders, may);
        let facts: Vec<Fact> = facts::of(module, pack).into_iter().collect();
        let signs = [
            (Signal::Swapped, swap.as_ref().is_some_and(|swap| swap.colour == Swapped::Red)),
            (Signal::FewFacts, facts.len() < usize::from(limits.facts_at_least)),
            (Signal::NoPractice, !cells.iter().any(|cell| cell.rung >= Rung::Practised)),
            (Signal::Borrowed, borrowed.as_ref().is_some_and(|borrowed| borrowed.is_borrowed(limits))),
        ];
        ModuleAlignment {
            id: module.meta.id.clone(),
            title: module.meta.title.clone(),
            exempt: is_exempt(module),
            signals: signs.into_iter().filter(|(_, there)| *there).map(|(signal, _)| signal).collect(),
            cells,
            swap,
            facts,
            borrowed,
        }
    });
    let modules = modules.collect();
    let values = pack.brand.values.iter().map(|value| value.id.clone()).collect();
    Alignment { values, modules, limits }
}

/// How many in a hundred; nought where there are none to count.
fn percent(part: usize, all: usize) -> f64 {
    // Sentences and runs of words are counted here: they are few.
    #[allow(clippy::cast_precision_loss)]
    let share = part as f64 * 100.0 / all.max(1) as f64;
    share
}

/// Modules in which no value climbs: they are about all of them, about a tool, or about what stands around people.
fn is_exempt(module: &PackModule) -> bool {
    match module.meta.kind {
        ModuleKind::Overview | ModuleKind::Tool | ModuleKind::Organisation => true,
        ModuleKind::Skill => false,
    }
}
