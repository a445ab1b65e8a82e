//! What one module's handout says: two sides, chosen from the composed module. Quiz keys and feedback never.

use serde::Serialize;

use super::data::{Language, Line, capital, line, words};
use super::fit::Fit;
use super::found::Found;
use super::limits::{Limits, beyond, decide, limits};
use super::ours::{self, Entry, Face, Ours};
use super::parts::{self, Pair, Rule, Spoken, spoken};
use crate::model::brand::{Amount, Limit};
use crate::model::doc::{ActSource, Block, BlockKind, Composed, Inlines, OursList, SayPair, Section};
use crate::model::module::ModuleKind;
use crate::model::pack::{Pack, PackModule, WayBehaviour};
use crate::render::typography::first_down;

/// The handout's own part of the data.
#[derive(Debug, Serialize)]
pub struct Handout {
    pub standfirst: Option<Line>,
    pub objectives: Vec<Line>,
    pub why: Vec<Line>,
    pub promise: Option<Line>,
    pub priorities: Vec<Line>,
    /// What one does with a tool, step by step: the sheet lies beside the screen.
    pub tasks: Vec<Task>,
    pub rules: Vec<Rule>,
    pub pairs: Vec<Pair>,
    pub way: Option<Ours>,
    pub limits: Option<Limits>,
    pub clashes: Vec<Clash>,
    pub dialogue: Option<Vec<Spoken>>,
    pub near: Option<Near>,
    pub acts: Vec<Line>,
    pub plan: u8,
}

/// One task of a tool.
#[derive(Debug, Serialize)]
pub struct Task {
    title: Line,
    steps: Vec<Line>,
}

/// Two things at once, and what wins.
#[derive(Debug, Serialize)]
pub struct Clash {
    when: Line,
    then: Line,
}

/// Nearly right: the lines with the fault, what it was, the lines mended.
#[derive(Debug, Serialize)]
pub struct Near {
    fault: Vec<Spoken>,
    what: Vec<Line>,
    mended: Vec<Spoken>,
}

/// The handout of a module, as much of it as the fit allows.
pub fn handout(pack: &Pack, module: &PackModule, fit: &Fit, texts: &Language) -> Handout {
    let found = Found::of(module);
    let brand = &pack.brand;
    let limits = limits(pack, &found, texts);
    let way = way(pack, &found, limits.is_some(), fit, texts);
    let set = |text: &[crate::model::doc::Inline<Composed>]| line(text, texts);
    let clashes = brand.tie_breaks.iter().filter(|_| found.lists.contains(&OursList::TieBreaks));
    let priorities = if found.lists.contains(&OursList::Priorities) {
        brand.priorities.iter().map(|priority| capital(set(priority))).collect()
    } else {
        Vec::new()
    };
    Handout {
        standfirst: module.meta.summary.as_deref().map(|summary| words(summary, texts)),
        objectives: module
            .meta
            .objectives
            .iter()
            .map(|objective| words(&objective.sentence(texts.comma()), texts))
            .collect(),
        why: found.why.iter().filter(|_| fit.why).flat_map(|blocks| paragraphs(blocks, texts)).collect(),
        promise: brand.promise.as_deref().filter(|_| found.lists.contains(&OursList::Promise)).map(set),
        priorities,
        tasks: tasks(module, texts),
        rules: found.rules.iter().map(|rule| parts::rule(rule, texts)).collect(),
        pairs: pairs(&found.pairs, fit.pairs).into_iter().map(|pair| parts::pair(pair, texts)).collect(),
        way,
        limits,
        clashes: clashes.take(fit.clashes).map(|tie| Clash { when: set(&tie.when), then: set(&tie.then) }).collect(),
        dialogue: found.dialogue.filter(|_| fit.dialogue).map(|dialogue| spoken(&dialogue.parts, texts)),
        near: found.near.filter(|_| fit.near).map(|near| Near {
            fault: spoken(&near.fault, texts),
            what: paragraphs(&near.what, texts),
            mended: spoken(&near.mended, texts),
        }),
        acts: acts(&found, fit.acts).into_iter().map(|act| set(&act.text)).collect(),
        plan: found.plan.unwrap_or(3).min(6),
    }
}

/// The numbered lists of a tool's sections, under the sections' titles; nothing of other modules, whose lists are read
/// once on their page.
fn tasks(module: &PackModule, texts: &Language) -> Vec<Task> {
    if module.meta.kind != ModuleKind::Tool {
        return Vec::new();
    }
    let steps = |block: &Block<Composed>| match &block.kind {
        BlockKind::List(list) if list.start.is_some() => {
            list.items.iter().flat_map(|item| paragraphs(&item.blocks, texts)).collect()
        }
        _ => Vec::new(),
    };
    let task = |section: &Section<Composed>| Task {
        title: line(&section.title, texts),
        steps: section.blocks.iter().flat_map(steps).collect(),
    };
    module.body.sections.iter().map(task).filter(|task| !task.steps.is_empty()).collect()
}

/// As many pairs as there is room for: the first of each block, then more of them; in the module's order.
fn pairs<'a>(blocks: &[&'a [SayPair<Composed>]], most: usize) -> Vec<&'a SayPair<Composed>> {
    let mut all: Vec<(usize, usize, &SayPair<Composed>)> = Vec::new();
    for (block, pairs) in blocks.iter().enumerate() {
        all.extend(pairs.iter().enumerate().map(|(n, pair)| (n, block, pair)));
    }
    all.sort_by_key(|(n, block, _)| (*n, *block));
    all.truncate(most);
    all.sort_by_key(|(n, block, _)| (*block, *n));
    all.into_iter().map(|(_, _, pair)| pair).collect()
}

/// The paragraphs and list items of a block, as lines.
fn paragraphs(blocks: &[Block<Composed>], texts: &Language) -> Vec<Line> {
    let mut out = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => out.push(line(text, texts)),
            BlockKind::List(list) => {
                out.extend(list.items.iter().flat_map(|item| paragraphs(&item.blocks, texts)));
            }
            BlockKind::Quote(inner) => out.extend(paragraphs(inner, texts)),
            _ => {}
        }
    }
    out
}

/// The module's own acts first, but for two places that are the brand's: one of each section, then the rest.
fn acts<'a>(found: &Found<'a>, most: usize) -> Vec<&'a crate::model::doc::Act<Composed>> {
    let (own, brands): (Vec<_>, Vec<_>) = found.acts.iter().copied().partition(|act| act.source == ActSource::Module);
    let mut firsts = Vec::new();
    let mut rest = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for act in brands {
        let ActSource::Behaviour { section, .. } = &act.source else { continue };
        if seen.contains(&section.as_str()) {
            rest.push(act);
        } else {
            seen.push(section);
            firsts.push(act);
        }
    }
    let room = most.saturating_sub(firsts.len().min(2));
    let mut chosen: Vec<_> = own.into_iter().take(room).collect();
    let left = most.saturating_sub(chosen.len());
    chosen.extend(firsts.into_iter().chain(rest).take(left));
    chosen
}

fn way(pack: &Pack, found: &Found<'_>, has_table: bool, fit: &Fit, texts: &Language) -> Option<Ours> {
    let set = |text: &Inlines<Composed>| line(text, texts);
    let mut entries = Vec::new();
    let mut moments: Vec<&str> = Vec::new();
    if found.lists.contains(&OursList::Values) {
        for value in &pack.brand.values {
            let means = value.means.as_ref().map(|means| Face::Voice.says(set(means)));
            entries.push(Entry::new(words(&value.name, texts), means));
        }
    } else {
        let mut last = "";
        for (moment, way) in chosen(pack, found, fit.rows) {
            let name = if last == way.value_name { Vec::new() } else { words(&way.value_name, texts) };
            last = &way.value_name;
            entries.push(ours::behaviour(name, &way.behaviour.we, way.behaviour.not.as_ref(), texts));
            if !moments.contains(&moment) {
                moments.push(moment);
            }
        }
    }
    let legal = found.ways.iter().flat_map(|(_, way)| &way.legal).chain(found.legal.iter().copied());
    entries.extend(legal.filter(|legal| legal.say.is_some()).filter_map(|legal| ours::legal(legal, false, texts)));
    let decides = |limit: &&Limit<Composed>| limit.amount(pack.audience).is_some_and(Amount::decides);
    let limit = found.limits().find(decides).filter(|_| !found.lists.contains(&OursList::Limits));
    let limit = limit.filter(|_| fit.decide || !has_table);
    let decide = limit.and_then(|limit| decide(pack, limit, has_table, texts)).map(|line| Face::Plain.says(line));
    entries.extend(ours::each(&texts.say("print-decide"), decide));
    // Overleaf they stand below the table.
    let beyond = if fit.beyond || !has_table { beyond(found.routes(), false, texts) } else { Vec::new() };
    let beyond = beyond.into_iter().map(|line| Face::Plain.says(line));
    entries.extend(ours::each(&texts.say("print-beyond"), beyond));
    if entries.is_empty() {
        return None;
    }
    let in_order = found.ways.iter().map(|(_, way)| way.moment.name.as_str()).filter(|name| moments.contains(name));
    let mut names: Vec<String> = in_order.map(first_down).collect();
    names.dedup();
    let note = (!names.is_empty() && names.len() <= MOST_MOMENTS).then(|| {
        let shown = texts.texts.list(&names, MOST_MOMENTS);
        words(&texts.texts.with("print-when-we", &[("moments", shown.as_str().into())]), texts)
    });
    Some(Ours { side: note, entries, limits: None })
}

/// More moments than this are no longer a note.
const MOST_MOMENTS: usize = 3;

/// Behaviours for the block, each with its moment's name: for each value one of the section that takes longest, then
/// of moments not yet shown; in the order of the values.
fn chosen<'a>(pack: &Pack, found: &Found<'a>, most: usize) -> Vec<(&'a str, &'a WayBehaviour)> {
    let mut ways = found.ways.clone();
    ways.sort_by_key(|(minutes, _)| std::cmp::Reverse(*minutes));
    let mut all: Vec<(&str, &WayBehaviour)> = Vec::new();
    for (_, way) in ways {
        for behaviour in &way.behaviours {
            if !all.iter().any(|(_, seen)| seen.behaviour.id == behaviour.behaviour.id) {
                all.push((&way.moment.name, behaviour));
            }
        }
    }
    let mut picked: Vec<(&str, &WayBehaviour)> = Vec::new();
    for value in &pack.brand.values {
        picked.extend(all.iter().copied().find(|(_, way)| way.value == value.id));
    }
    picked.truncate(most);
    // Then moments that nothing has been picked from, before more of the same.
    for more_of_the_same in [false, true] {
        for way in &all {
            let known = picked.iter().any(|(_, seen)| seen.behaviour.id == way.1.behaviour.id);
            let same = picked.iter().any(|(moment, _)| *moment == way.0);
            if picked.len() < most && !known && same == more_of_the_same {
                picked.push(*way);
            }
        }
    }
    picked.sort_by_key(|(_, way)| {
        let value = pack.brand.values.iter().position(|value| value.id == way.value);
        (value, all.iter().position(|(_, seen)| seen.behaviour.id == way.behaviour.id))
    });
    picked
}
