//! A page for each value: which moments to take first, with blocks to write in, and what the brand has said already, in
//! full. A composed brand in, the template's data out.

use serde::Serialize;

use super::super::data::{Language, Line, Piece, Tag, capital, joined, line, plain, spoken, words};
use super::super::ours::{Entry, Face, Said};
use super::overview::short;
use super::told::{NOTS_WANTED, Told};
use crate::model::brand::{Behaviour, Value};
use crate::model::doc::{Composed, Inlines};
use crate::model::library::Moment;
use crate::render::typography::first_down;

#[derive(Debug, Serialize)]
pub struct ValuePage {
    /// `None`: to be written in.
    name: Option<String>,
    /// `Value 1 of 3`
    place: String,
    means: Option<Line>,
    /// The moments that the room could take, first things first; the page takes as many as fit.
    blocks: Vec<Block>,
    /// `14 written, in 12 moments`
    count: String,
    /// The same with the value's name, beside the block's tab.
    side: String,
    said: Vec<Entry>,
}

/// Room to write one behaviour.
#[derive(Debug, Serialize)]
struct Block {
    /// `When we welcome`
    when: String,
    means: Option<Line>,
    /// Why this one is worth taking.
    why: String,
}

/// Blocks that a page may choose from; no page holds as many.
const MOST_BLOCKS: usize = 8;

/// One page for each value; one to be copied where there is none yet.
pub fn pages(told: &Told<'_>, texts: &Language) -> Vec<ValuePage> {
    if told.values.is_empty() {
        let blocks = blocks(None, told, texts);
        let place = texts.say("fill-first-value");
        let (count, side) = (String::new(), String::new());
        return vec![ValuePage { name: None, place, means: None, blocks, count, side, said: Vec::new() }];
    }
    (1..).zip(told.values).map(|(n, value)| page(n, value, told, texts)).collect()
}

fn page(n: u32, value: &Value<Composed>, told: &Told<'_>, texts: &Language) -> ValuePage {
    let all = u32::try_from(told.values.len()).unwrap_or(u32::MAX);
    let written = u32::try_from(value.behaviours.len()).unwrap_or(u32::MAX);
    let moments = u32::try_from(told.moments_of(value).len()).unwrap_or(u32::MAX);
    let count = match written {
        0 => texts.say("fill-count-none"),
        _ => {
            let moments = texts.texts.with("fill-count-moments", &[("count", moments.into())]);
            texts.texts.with("fill-count", &[("count", written.into()), ("moments", moments.as_str().into())])
        }
    };
    // In the order of the moments, as on the overview.
    let first = |b: &Behaviour<Composed>| told.moments.iter().position(|moment| b.moments.contains(&moment.id));
    let mut behaviours: Vec<&Behaviour<Composed>> = value.behaviours.iter().collect();
    behaviours.sort_by_key(|behaviour| first(behaviour));
    ValuePage {
        name: Some(plain(&value.name, texts)),
        place: texts.texts.with("fill-place", &[("number", n.into()), ("count", all.into())]),
        means: value.means.as_ref().map(|means| line(means, texts)),
        blocks: blocks(Some(value), told, texts),
        side: format!("{}: {count}", short(&value.name, texts)),
        count,
        said: behaviours.into_iter().map(|behaviour| said(behaviour, told, texts)).collect(),
    }
}

/// Moments that this value has nothing for: first those that nobody has written for, then those whose practice lacks a
/// `not`, then the others; each in the order of the moments.
fn blocks(value: Option<&Value<Composed>>, told: &Told<'_>, texts: &Language) -> Vec<Block> {
    let open = |moment: &&Moment| value.is_none_or(|value| told.at(value, moment).next().is_none());
    let mut ranked: Vec<(Gap, &Moment)> = told.moments.iter().filter(open).map(|m| (Gap::of(m, told), m)).collect();
    ranked.sort_by_key(|(gap, _)| *gap);
    let block = |(gap, moment): (Gap, &Moment)| Block {
        when: when(moment, texts),
        means: moment.means.as_deref().map(|means| words(means, texts)),
        why: texts.say(match gap {
            Gap::Nobody => "fill-why-nobody",
            Gap::FewNots => "fill-why-few",
            Gap::OtherValues => "fill-why-other",
        }),
    };
    ranked.into_iter().take(MOST_BLOCKS).map(block).collect()
}

/// What a moment lacks, the worst first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nobody,
    FewNots,
    OtherValues,
}

impl Gap {
    fn of(moment: &Moment, told: &Told<'_>) -> Gap {
        match (told.behaviours(moment), told.nots(moment)) {
            (0, _) => Gap::Nobody,
            (_, nots) if nots < NOTS_WANTED => Gap::FewNots,
            (..) => Gap::OtherValues,
        }
    }
}

/// `When we say sorry`
fn when(moment: &Moment, texts: &Language) -> String {
    let moment = first_down(&plain(&moment.name, texts));
    texts.texts.with("fill-when-we", &[("moment", moment.as_str().into())])
}

/// A behaviour with everything that was told of it.
fn said(behaviour: &Behaviour<Composed>, told: &Told<'_>, texts: &Language) -> Entry {
    let Behaviour { id: _, span: _, moments, we, not, say, situation, why, see } = behaviour;
    let names = moments.iter().filter_map(|id| told.moments.iter().find(|moment| moment.id == *id));
    let name = names.map(|moment| words(&moment.name, texts));
    let named = |key: &str, text: &Option<Inlines<Composed>>, face: Face| -> Option<Said> {
        let text = line(text.as_ref()?, texts);
        Some(face.says(joined([label(&texts.say(key)), text], " ")))
    };
    let says = [
        Some(Face::Voice.says(line(we, texts))),
        not.as_ref().map(|not| Face::Not.says(line(not, texts))),
        named("fill-said-situation", situation, Face::Plain),
        say.as_ref().map(|say| Face::Quoted.says(spoken(say, texts))),
        named("fill-said-see", see, Face::Note),
        named("fill-said-why", why, Face::Note),
    ];
    Entry::new(capital(joined(name, texts.comma())), says.into_iter().flatten())
}

fn label(text: &str) -> Line {
    vec![Piece::Node { t: Tag::Strong, c: vec![Piece::Text(text.to_owned())] }]
}
