//! *How we do it here*: everything a brand has told about one moment, and practice from its situations.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::brand::{Behaviour, Brand};
use crate::model::doc::{Composed, Inlines};
use crate::model::library::Moment;
use crate::model::pack::{OurQuiz, OurWay, PracticeItem, PracticeOption, WayBehaviour};
use crate::model::plain::plain_text;
use crate::model::source::Id;

/// Options of one practice question at most: more is a reading test.
const MOST_OPTIONS: usize = 4;
const FEWEST_OPTIONS: usize = 3;

/// The brand's behaviours of a moment, in the order of its values.
pub fn behaviours<'a>(brand: &'a Brand<Composed>, moment: &'a str) -> impl Iterator<Item = WayOf<'a>> {
    brand.values.iter().flat_map(move |value| {
        value
            .behaviours
            .iter()
            .filter(move |behaviour| behaviour.moments.iter().any(|m| **m == *moment))
            .map(move |behaviour| WayOf { value: &value.id, value_name: &value.name, behaviour })
    })
}

/// A behaviour with the value it belongs to.
pub struct WayOf<'a> {
    pub value: &'a Id,
    pub value_name: &'a str,
    pub behaviour: &'a Behaviour<Composed>,
}

/// `None` when the brand has told nothing about the moment. Legal items that name other modules stay out.
pub fn our_way(brand: &Brand<Composed>, moment: &Moment, module: &str) -> Option<OurWay> {
    let here = |id: &Option<Id>| id.as_deref() == Some(&*moment.id);
    let way = OurWay {
        moment: moment.clone(),
        behaviours: behaviours(brand, &moment.id)
            .map(|way| WayBehaviour {
                value: way.value.clone(),
                value_name: way.value_name.to_owned(),
                behaviour: way.behaviour.clone(),
            })
            .collect(),
        limits: brand.limits.iter().filter(|limit| here(&limit.moment)).cloned().collect(),
        routes: brand.routes.iter().filter(|route| here(&route.moment)).cloned().collect(),
        standards: brand.standards.iter().filter(|standard| here(&standard.moment)).cloned().collect(),
        tools: brand.tools.iter().filter(|tool| here(&tool.moment)).cloned().collect(),
        legal: brand
            .legal
            .iter()
            .filter(|legal| here(&legal.moment))
            .filter(|legal| legal.modules.is_empty() || legal.modules.iter().any(|id| **id == *module))
            .cloned()
            .collect(),
    };
    let told = !(way.behaviours.is_empty()
        && way.limits.is_empty()
        && way.routes.is_empty()
        && way.standards.is_empty()
        && way.tools.is_empty()
        && way.legal.is_empty());
    told.then_some(way)
}

/// Which behaviours' situations have been asked about.
#[derive(Debug, Default)]
pub struct Asked {
    /// On this page: none is asked twice there.
    page: BTreeSet<Id>,
    /// How often in this pack so far.
    pack: BTreeMap<Id, usize>,
}

impl Asked {
    /// The next page of the pack.
    pub fn turn_page(&mut self) {
        self.page.clear();
    }

    /// Those of some ways to ask about now: all that are new to the pack; else the one that was asked least often, so
    /// that a page has practice, and people who read on do not meet the same questions again and again.
    fn choose<'w, 'b>(&mut self, ways: &'w [WayOf<'b>]) -> Vec<&'w WayOf<'b>> {
        let open = |way: &&WayOf<'_>| way.behaviour.situation.is_some() && !self.page.contains(&way.behaviour.id);
        let count = |way: &&WayOf<'_>| self.pack.get(&way.behaviour.id).copied().unwrap_or_default();
        let mut chosen: Vec<&WayOf<'_>> = ways.iter().filter(open).collect();
        if chosen.iter().any(|way| count(way) == 0) {
            chosen.retain(|way| count(way) == 0);
        } else {
            chosen = chosen.into_iter().min_by_key(count).into_iter().collect();
        }
        for way in &chosen {
            self.page.insert(way.behaviour.id.clone());
            *self.pack.entry(way.behaviour.id.clone()).or_default() += 1;
        }
        chosen
    }
}

/// One question for each situation of the moment that is to be `asked` here. Wrong are the `not`s of the moment, the
/// behaviour's own first; with fewer than two of them for any situation, the whole becomes a reflection.
pub fn our_quiz(brand: &Brand<Composed>, moment: &str, asked: &mut Asked) -> OurQuiz {
    let all: Vec<WayOf<'_>> = behaviours(brand, moment).collect();
    let situations: Vec<(&WayOf<'_>, &Inlines<Composed>)> = asked
        .choose(&all)
        .into_iter()
        .filter_map(|way| way.behaviour.situation.as_ref().map(|situation| (way, situation)))
        .collect();
    let mut items = Vec::new();
    let mut missing = 0;
    for (way, situation) in &situations {
        let own = way.behaviour.not.iter();
        let others = all.iter().filter(|other| other.behaviour.id != way.behaviour.id);
        let mut wrong: Vec<&Inlines<Composed>> = Vec::new();
        for not in own.chain(others.filter_map(|other| other.behaviour.not.as_ref())) {
            if wrong.len() + 1 == MOST_OPTIONS {
                break;
            }
            if wrong.iter().all(|seen| plain_text(seen) != plain_text(not)) {
                wrong.push(not);
            }
        }
        if wrong.len() + 1 < FEWEST_OPTIONS {
            missing = missing.max(FEWEST_OPTIONS - 1 - wrong.len());
            continue;
        }
        let mut options: Vec<PracticeOption> =
            wrong.into_iter().map(|text| PracticeOption { right: false, text: text.clone() }).collect();
        let place = place_of(&way.behaviour.id, options.len() + 1);
        options.insert(place, PracticeOption { right: true, text: way.behaviour.we.clone() });
        items.push(PracticeItem {
            behaviour: way.behaviour.id.clone(),
            value_name: way.value_name.to_owned(),
            situation: (*situation).clone(),
            options,
            why: way.behaviour.why.clone(),
        });
    }
    if items.is_empty() {
        let situations = situations.into_iter().map(|(_, situation)| situation.clone()).collect();
        OurQuiz::Reflect { situations, missing_nots: missing }
    } else {
        OurQuiz::Items(items)
    }
}

/// Where the right answer stands: spread over the places, the same on every machine.
fn place_of(id: &str, places: usize) -> usize {
    let sum = id.bytes().fold(2_166_136_261_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619));
    (sum >> 8) as usize % places
}
