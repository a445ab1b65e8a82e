//! What one module's handout says: two sides, chosen from the composed module. Quiz keys and feedback never.

use serde::Serialize;

use super::data::{Language, Line, Piece, Tag, capital, joined, line, words};
use super::fit::Fit;
use super::limits::{Limits, amount, amount_line, limits, limits_table, route_line};
use crate::model::brand::Route;
use crate::model::doc::{ActSource, Block, BlockKind, Composed, Dialogue, DialoguePart, OursList, RuleText};
use crate::model::names::sentence_list;
use crate::model::pack::{Joined, OurWay, Pack, PackModule};

/// The handout's own part of the data.
#[derive(Debug, Serialize)]
pub struct Handout {
    pub standfirst: Option<Line>,
    pub objectives: Vec<Line>,
    pub why: Vec<Line>,
    pub priorities: Vec<Line>,
    pub rules: Vec<Rule>,
    pub pairs: Vec<Pair>,
    pub way: Option<Way>,
    pub limits: Option<Limits>,
    pub dialogue: Option<Vec<Spoken>>,
    pub acts: Vec<Line>,
    pub plan: u8,
}

#[derive(Debug, Serialize)]
pub struct Rule {
    n: u32,
    /// `If …,`; nothing for a plain sentence.
    head: Option<Line>,
    text: Line,
}

#[derive(Debug, Serialize)]
pub struct Pair {
    does: Line,
    say: Line,
    not: Line,
}

/// The signature block.
#[derive(Debug, Serialize)]
pub struct Way {
    note: Option<Line>,
    rows: Vec<Row>,
    exactly: Vec<Line>,
    decide: Option<Line>,
    beyond: Option<Line>,
}

#[derive(Debug, Serialize)]
pub struct Row {
    /// Empty where the row above names the same value.
    name: Line,
    text: Line,
    not: Option<Line>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Spoken {
    Direction { direction: Line },
    Said { who: Line, says: Line, rule: Option<u32> },
}

/// A module's blocks, in order, those inside activities and asides included.
pub struct Found<'a> {
    why: Vec<&'a [Block<Composed>]>,
    rules: Vec<&'a crate::model::doc::Rule<Composed>>,
    pairs: Vec<&'a crate::model::doc::SayPair<Composed>>,
    pub ways: Vec<&'a OurWay>,
    pub lists: Vec<OursList>,
    dialogue: Option<&'a Dialogue<Composed>>,
    acts: Vec<&'a crate::model::doc::Act<Composed>>,
    plan: Option<u8>,
}

fn find(module: &PackModule) -> Found<'_> {
    let mut found = Found {
        why: Vec::new(),
        rules: Vec::new(),
        pairs: Vec::new(),
        ways: Vec::new(),
        lists: Vec::new(),
        dialogue: None,
        acts: Vec::new(),
        plan: None,
    };
    let sections = module.body.sections.iter().flat_map(|section| &section.blocks);
    for block in module.body.intro.iter().chain(sections) {
        match &block.kind {
            BlockKind::Why(blocks) => found.why.push(blocks),
            BlockKind::Rule(rule) => found.rules.push(rule),
            BlockKind::Say(pairs) => found.pairs.extend(pairs),
            BlockKind::Dialogue(dialogue) => found.dialogue = found.dialogue.or(Some(dialogue)),
            BlockKind::Checklist(acts) => found.acts.extend(acts),
            BlockKind::Plan { lines, .. } => found.plan = found.plan.or(Some(*lines)),
            BlockKind::Join(Joined::OurWay(way)) => found.ways.push(way),
            BlockKind::Join(Joined::Ours(list)) => found.lists.push(*list),
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::List(_)
            | BlockKind::Table(_)
            | BlockKind::Quote(_)
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Divider
            | BlockKind::PreCheck(_)
            | BlockKind::NearMiss(_)
            | BlockKind::Quiz(_)
            | BlockKind::Order(_)
            | BlockKind::Match(_)
            | BlockKind::Gap(_)
            | BlockKind::Scenario(_)
            | BlockKind::Activity(_)
            | BlockKind::Reflect { .. }
            | BlockKind::Facilitator(_)
            | BlockKind::Coach(_)
            | BlockKind::Pocket(_)
            | BlockKind::Reminder(_)
            | BlockKind::Join(Joined::OurQuiz(_) | Joined::Legal(_)) => {}
        }
    }
    found
}

/// The handout of a module, as much of it as the fit allows.
pub fn handout(pack: &Pack, module: &PackModule, fit: &Fit, texts: &Language) -> Handout {
    let found = find(module);
    let brand = &pack.brand;
    let limits = limits(pack, &found);
    let way = way(pack, &found, limits.is_some(), fit, texts);
    let set = |text: &[crate::model::doc::Inline<Composed>]| line(text, texts);
    let priorities = if found.lists.contains(&OursList::Priorities) {
        brand.priorities.iter().map(|priority| capital(set(priority))).collect()
    } else {
        Vec::new()
    };
    Handout {
        standfirst: module.meta.summary.as_deref().map(|summary| words(summary, texts)),
        objectives: module.meta.objectives.iter().map(|objective| words(&objective.sentence(), texts)).collect(),
        why: found.why.iter().flat_map(|blocks| paragraphs(blocks, texts)).collect(),
        priorities,
        rules: found
            .rules
            .iter()
            .map(|rule| match &rule.says {
                RuleText::IfThen { if_word, condition, action, .. } => {
                    Rule { n: rule.number, head: Some(joined([set(if_word), set(condition)], " ")), text: set(action) }
                }
                RuleText::Sentence(text) => Rule { n: rule.number, head: None, text: set(text) },
            })
            .collect(),
        pairs: found
            .pairs
            .iter()
            .take(fit.pairs)
            .map(|pair| Pair {
                does: pair.does.as_deref().map(set).unwrap_or_default(),
                say: set(&pair.say),
                not: pair.not.as_deref().map(set).unwrap_or_default(),
            })
            .collect(),
        way,
        limits: limits.map(|list| limits_table(brand, pack.audience, &list, &found, texts)),
        dialogue: found.dialogue.filter(|_| fit.dialogue).map(|dialogue| {
            dialogue
                .parts
                .iter()
                .map(|part| match part {
                    DialoguePart::Direction(text) => Spoken::Direction { direction: set(text) },
                    DialoguePart::Line(said) => Spoken::Said {
                        who: set(&said.speaker),
                        says: set(&said.says),
                        rule: said.rule.as_ref().map(|rule| rule.number),
                    },
                })
                .collect()
        }),
        acts: acts(&found, fit.acts).into_iter().map(|act| set(&act.text)).collect(),
        plan: found.plan.unwrap_or(3).min(6),
    }
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

/// The module's own acts first, then one of the brand's for each section, then the rest, as many as there is room for.
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
    let room = most.saturating_sub(firsts.len().min(most / 2));
    let mut chosen: Vec<_> = own.into_iter().take(room).collect();
    let left = most.saturating_sub(chosen.len());
    chosen.extend(firsts.into_iter().chain(rest).take(left));
    chosen
}

fn way(pack: &Pack, found: &Found<'_>, has_table: bool, fit: &Fit, texts: &Language) -> Option<Way> {
    let set = |text: &[crate::model::doc::Inline<Composed>]| line(text, texts);
    let mut rows = Vec::new();
    if found.lists.contains(&OursList::Values) {
        for value in &pack.brand.values {
            let text = value.means.as_deref().map(set).unwrap_or_default();
            rows.push(Row { name: words(&value.name, texts), text, not: None });
        }
    } else {
        let mut last = "";
        for way in chosen(pack, found, fit.rows) {
            let name = if last == way.value_name { Vec::new() } else { words(&way.value_name, texts) };
            last = &way.value_name;
            rows.push(Row { name, text: set(&way.behaviour.we), not: way.behaviour.not.as_deref().map(set) });
        }
    }
    let legal = found.ways.iter().flat_map(|way| &way.legal);
    let exactly: Vec<Line> = legal.filter_map(|legal| legal.say.as_deref()).map(set).collect();
    let first_limit = found.ways.iter().flat_map(|way| &way.limits).next();
    let decide = first_limit.filter(|_| !found.lists.contains(&OursList::Limits)).and_then(|limit| {
        let amount = amount(limit, pack.audience)?;
        let mut text =
            vec![Piece::Node { t: Tag::Strong, c: capital(set(&limit.situation)) }, Piece::Text(": ".to_owned())];
        text.extend(amount_line(&pack.brand, amount, texts));
        Some(text)
    });
    let routes: Vec<&Route<Composed>> = found.ways.iter().flat_map(|way| &way.routes).collect();
    // The whole of it stands below the table, where there is one.
    let beyond = routes.first().map(|route| route_line(route, !has_table, texts));
    if rows.is_empty() && exactly.is_empty() && decide.is_none() && beyond.is_none() {
        return None;
    }
    let names: Vec<String> = found.ways.iter().map(|way| lower_first(&way.moment.name)).collect();
    let note = (!names.is_empty()).then(|| {
        let shown = sentence_list(names.iter().map(String::as_str).take(2), 2);
        words(&texts.texts.with("print-when-we", &[("moments", shown.as_str().into())]), texts)
    });
    Some(Way { note, rows, exactly, decide, beyond })
}

/// Behaviours for the block: for each value the first of the module's moments, then more in the module's order; shown
/// by value.
fn chosen<'a>(pack: &Pack, found: &Found<'a>, most: usize) -> Vec<&'a crate::model::pack::WayBehaviour> {
    let mut all: Vec<&crate::model::pack::WayBehaviour> = Vec::new();
    for way in found.ways.iter().flat_map(|way| &way.behaviours) {
        if !all.iter().any(|seen| seen.behaviour.id == way.behaviour.id) {
            all.push(way);
        }
    }
    let mut picked: Vec<&crate::model::pack::WayBehaviour> = Vec::new();
    for value in &pack.brand.values {
        picked.extend(all.iter().copied().find(|way| way.value == value.id));
    }
    picked.truncate(most);
    for way in &all {
        if picked.len() < most && !picked.iter().any(|seen| seen.behaviour.id == way.behaviour.id) {
            picked.push(way);
        }
    }
    let place = |way: &crate::model::pack::WayBehaviour| {
        let value = pack.brand.values.iter().position(|value| value.id == way.value);
        (value, all.iter().position(|seen| seen.behaviour.id == way.behaviour.id))
    };
    picked.sort_by_key(|way| place(way));
    picked
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
