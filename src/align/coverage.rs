//! The ladder: how far each value gets in each module. A behaviour meets a section by its moment; its value climbs as far
//! as the brand has given it something to climb with. The library alone gives *named*, the brand's words *shown*, its
//! situations *practised*, its observable acts *checked*.

use std::collections::{BTreeMap, BTreeSet};

use super::sentences::fold;
use crate::model::brand::Behaviour;
use crate::model::doc::{
    ActSource, Attrs, Block, BlockKind, Composed, Dialogue, DialoguePart, InlineKind, Inlines, Line, Scenario, Section,
};
use crate::model::pack::{Joined, OurQuiz, Pack, PackModule};
use crate::model::plain::plain_text;
use crate::model::slot::{FactKind, FilledContent, Origin};
use crate::model::source::{Id, Room, Sources};
use crate::model::span::Span;
use crate::model::walk::{each_block_on_page, each_inline, texts};

/// In how many of its moments a behaviour climbs: in the rest it is only named.
const MOMENTS_THAT_CLIMB: usize = 2;
/// A tagged text of fewer words shows nothing.
const FEWEST_WORDS: usize = 6;

/// How far a value gets in a module. Ordered.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rung {
    /// No section has a moment of this value.
    #[default]
    Nowhere,
    Named,
    Shown,
    Practised,
    Checked,
}

impl Rung {
    pub fn letter(self) -> char {
        match self {
            Rung::Nowhere => '·',
            Rung::Named => 'N',
            Rung::Shown => 'S',
            Rung::Practised => 'P',
            Rung::Checked => 'C',
        }
    }
}

/// A value in a module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub rung: Rung,
    /// Of the first behaviour that gets as far: a line for each rung it stands on.
    pub evidence: Vec<Evidence>,
}

/// Why a rung was reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub rung: Rung,
    pub behaviour: Id,
    pub section: Id,
    /// Where it is written: the section in its module, the behaviour's words in the brand's file, what the brand tagged.
    pub span: Span,
    pub text: String,
}

/// The ladder of a pack: by module in the order of the path, then by value in the brand's order. What is tagged counts only
/// in the brand's own files.
pub fn of(pack: &Pack, sources: &Sources) -> Vec<Vec<Cell>> {
    let taught: BTreeSet<&Id> = pack.modules.iter().flat_map(PackModule::moments).collect();
    let claims = claims(pack);
    let cells = pack.modules.iter().map(|module| {
        let ladder = Ladder { pack, sources, module, claims: &claims };
        let values = pack.brand.values.iter();
        let cell = values.map(|value| {
            let climbs = value.behaviours.iter().map(|behaviour| ladder.behaviour(behaviour, &taught));
            // The first of those that get furthest.
            climbs.fold(Cell::default(), |best, cell| if cell.rung > best.rung { cell } else { best })
        });
        cell.collect()
    });
    cells.collect()
}

struct Ladder<'p> {
    pack: &'p Pack,
    sources: &'p Sources,
    module: &'p PackModule,
    claims: &'p Claims,
}

/// Tagged texts, and of each the behaviour that it is tagged with first in the pack: it shows no other.
type Claims = BTreeMap<String, Id>;

fn claims(pack: &Pack) -> Claims {
    let mut claims = Claims::new();
    let mut claim = |attrs: &Attrs, text: &str| {
        if let Some(first) = attrs.shows.first() {
            claims.entry(fold(text)).or_insert_with(|| first.value.clone());
        }
    };
    for section in pack.modules.iter().flat_map(|module| &module.body.sections) {
        each_block_on_page(&section.blocks, pack.audience, &mut |block| {
            if let Some(whole) = model_text(block) {
                claim(&block.attrs, &whole);
            }
            lines(block).for_each(|line| claim(&line.attrs, &plain_text(&line.says)));
            if let BlockKind::Scenario(scenario) = &block.kind {
                let choices = scenario.steps.iter().flat_map(|step| &step.choices);
                choices.for_each(|choice| claim(&choice.attrs, &plain_text(&choice.text)));
            }
        });
    }
    claims
}

impl Ladder<'_> {
    /// As far as a behaviour gets in this module, in whichever of its sections it gets furthest.
    fn behaviour(&self, behaviour: &Behaviour<Composed>, taught: &BTreeSet<&Id>) -> Cell {
        let climbs: Vec<&Id> =
            behaviour.moments.iter().filter(|moment| taught.contains(moment)).take(MOMENTS_THAT_CLIMB).collect();
        let mut best = Cell::default();
        for section in &self.module.body.sections {
            let Some(moment) = section.moment.as_ref().map(|moment| &moment.value) else { continue };
            if !behaviour.moments.contains(moment) {
                continue;
            }
            let cell = self.section(section, behaviour, climbs.contains(&moment));
            if cell.rung > best.rung {
                best = cell;
            }
        }
        best
    }

    fn section(&self, section: &Section<Composed>, behaviour: &Behaviour<Composed>, climbs: bool) -> Cell {
        let mut cell = Cell::default();
        let mut step = |rung, span, text: String| {
            let (behaviour, section) = (behaviour.id.clone(), section.id.clone());
            cell.rung = rung;
            cell.evidence.push(Evidence { rung, behaviour, section, span, text });
        };
        step(Rung::Named, section.span, plain_text(&section.title));
        type Reach<'l> = fn(&Ladder<'l>, &Section<Composed>, &Behaviour<Composed>) -> Option<(Span, String)>;
        let rungs: [(Rung, Reach<'_>); 3] =
            [(Rung::Shown, Self::shown), (Rung::Practised, Self::practised), (Rung::Checked, Self::checked)];
        let reached = rungs
            .into_iter()
            .filter(|_| climbs)
            .map_while(|(rung, reach)| Some((rung, reach(self, section, behaviour)?)));
        reached.for_each(|(rung, (span, text))| step(rung, span, text));
        cell
    }

    /// A model in the section, and the behaviour's own words printed there.
    fn shown(&self, section: &Section<Composed>, behaviour: &Behaviour<Composed>) -> Option<(Span, String)> {
        let mut model = false;
        let mut printed = None;
        let own = self.is_brands(section);
        each_block_on_page(&section.blocks, self.pack.audience, &mut |block| {
            model |= matches!(block.kind, BlockKind::Dialogue(_) | BlockKind::Say(_) | BlockKind::Rule(_));
            if printed.is_none() {
                printed = prints(block, behaviour)
                    .or_else(|| own.then(|| tagged_model(block, behaviour, self.claims)).flatten());
            }
        });
        printed.filter(|_| model)
    }

    /// The behaviour's own situation asked about, or a choice of the brand's own that shows it and one that fails it.
    fn practised(&self, section: &Section<Composed>, behaviour: &Behaviour<Composed>) -> Option<(Span, String)> {
        let mut found = None;
        let own = self.is_brands(section);
        each_block_on_page(&section.blocks, self.pack.audience, &mut |block| {
            if found.is_some() {
                return;
            }
            found = match &block.kind {
                BlockKind::Join(Joined::OurQuiz(OurQuiz::Items(items))) => items
                    .iter()
                    .find(|item| item.behaviour == behaviour.id)
                    .map(|item| told(&item.situation, block.span)),
                BlockKind::Scenario(scenario) if own => tagged_choices(scenario, behaviour, self.claims),
                _ => None,
            };
        });
        found
    }

    /// The act that somebody can see, on the module's checklist because of this section.
    fn checked(&self, section: &Section<Composed>, behaviour: &Behaviour<Composed>) -> Option<(Span, String)> {
        let title = plain_text(&section.title);
        let body = &self.module.body;
        let lists = std::iter::once(&body.intro).chain(body.sections.iter().map(|section| &section.blocks));
        let mut found = None;
        for blocks in lists {
            each_block_on_page(blocks, self.pack.audience, &mut |block| {
                if let (None, BlockKind::Checklist(acts)) = (&found, &block.kind) {
                    let act = acts.iter().find(|act| match &act.source {
                        ActSource::Module => false,
                        ActSource::Behaviour { section, value: _, behaviour: id } => {
                            *id == behaviour.id && *section == title
                        }
                    });
                    found = act.map(|act| told(&act.text, block.span));
                }
            });
        }
        found
    }

    /// Whether the brand wrote the section itself.
    fn is_brands(&self, section: &Section<Composed>) -> bool {
        self.sources.file(section.span.file).room == Room::Brand(self.pack.brand.id.clone())
    }
}

/// A text of the brand, and where the brand has written it; else where it stands.
fn told(text: &Inlines<Composed>, stands: Span) -> (Span, String) {
    (text.first().map_or(stands, |first| first.span), plain_text(text))
}

/// The block prints the behaviour's `we` or `say`: in *how we do it here*, or through a slot.
fn prints(block: &Block<Composed>, behaviour: &Behaviour<Composed>) -> Option<(Span, String)> {
    if let BlockKind::Join(Joined::OurWay(way)) = &block.kind {
        let here = way.behaviours.iter().any(|way| way.behaviour.id == behaviour.id);
        return here.then(|| told(&behaviour.we, block.span));
    }
    let words: Vec<String> =
        std::iter::once(&behaviour.we).chain(&behaviour.say).map(|text| fold(&plain_text(text))).collect();
    let mut found = None;
    for text in texts(block) {
        each_inline(text, &mut |inline| {
            if let InlineKind::Slot(filled) = &inline.kind
                && let Origin::Fact(fact) = &filled.origin
                && let FilledContent::Words(said) = &filled.content
                && fact.kind == FactKind::Behaviour
                && fact.id == behaviour.id
                && words.contains(&fold(&plain_text(said)))
            {
                found.get_or_insert_with(|| told(said, block.span));
            }
        });
    }
    found
}

/// Tagged as showing the behaviour, long enough to show anything, and not tagged with another one before.
fn shows(attrs: &Attrs, text: &str, behaviour: &Behaviour<Composed>, claims: &Claims) -> bool {
    attrs.shows.iter().any(|id| id.value == behaviour.id)
        && is_long_enough(text)
        && claims.get(&fold(text)).is_none_or(|first| *first == behaviour.id)
}

fn fails(attrs: &Attrs, behaviour: &Behaviour<Composed>) -> bool {
    attrs.fails.iter().any(|id| id.value == behaviour.id)
}

fn is_long_enough(text: &str) -> bool {
    fold(text).split(' ').filter(|word| !word.is_empty()).count() >= FEWEST_WORDS
}

/// A model, or a line of one, that the brand has tagged as showing the behaviour.
fn tagged_model(block: &Block<Composed>, behaviour: &Behaviour<Composed>, claims: &Claims) -> Option<(Span, String)> {
    let mut said = lines(block).map(|line| (line, plain_text(&line.says)));
    if let Some((line, text)) = said.find(|(line, text)| shows(&line.attrs, text, behaviour, claims)) {
        return Some((line.span, text));
    }
    let whole = model_text(block)?;
    shows(&block.attrs, &whole, behaviour, claims).then_some((block.span, whole))
}

/// What a model says as a whole; `None` for what is none.
fn model_text(block: &Block<Composed>) -> Option<String> {
    match &block.kind {
        BlockKind::Dialogue(_) => Some(joined(lines(block).map(|line| &line.says))),
        BlockKind::Say(_) | BlockKind::Rule(_) => Some(joined(texts(block))),
        _ => None,
    }
}

/// The lines that are said in a dialogue.
fn lines(block: &Block<Composed>) -> impl Iterator<Item = &Line<Composed>> {
    let parts: &[DialoguePart<Composed>] = match &block.kind {
        BlockKind::Dialogue(Dialogue { parts, .. }) => parts,
        _ => &[],
    };
    parts.iter().filter_map(|part| match part {
        DialoguePart::Line(line) => Some(&**line),
        DialoguePart::Direction(_) => None,
    })
}

fn joined<'a>(texts: impl IntoIterator<Item = &'a Inlines<Composed>>) -> String {
    texts.into_iter().map(|text| plain_text(text)).collect::<Vec<_>>().join(" ")
}

/// Choices of one step: one that shows the behaviour and another that fails it, with texts of their own.
fn tagged_choices(
    scenario: &Scenario<Composed>,
    behaviour: &Behaviour<Composed>,
    claims: &Claims,
) -> Option<(Span, String)> {
    scenario.steps.iter().find_map(|step| {
        let long = |text: &Inlines<Composed>| is_long_enough(&plain_text(text));
        let right = step.choices.iter().find(|c| shows(&c.attrs, &plain_text(&c.text), behaviour, claims))?;
        let wrong = step.choices.iter().find(|choice| fails(&choice.attrs, behaviour) && long(&choice.text))?;
        let (one, other) = (plain_text(&right.text), plain_text(&wrong.text));
        (fold(&one) != fold(&other)).then_some((right.span, one))
    })
}
