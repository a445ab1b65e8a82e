//! How far a pack is its brand's own, as a page for a terminal, and as other programs read it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::clean;
use crate::align::coverage::Rung;
use crate::align::swap::Swapped;
use crate::align::{Alignment, ModuleAlignment, PackVerdict, Signal, Verdict};
use crate::model::names::sentence_list;
use crate::model::pack::Pack;

/// A value is to be practised in so many modules, and looked for in so many.
const PRACTISED_IN: usize = 2;
const CHECKED_IN: usize = 1;
/// Letters of a module's title, and of a value's name, on a line.
const TITLE: usize = 34;
const NAME: usize = 14;

/// A pack with what was found out about it.
pub struct Judged<'a> {
    pub pack: &'a Pack,
    pub alignment: &'a Alignment,
    /// Errors and warnings of the pack.
    pub wrong: usize,
}

impl Judged<'_> {
    pub fn verdict(&self) -> PackVerdict {
        self.alignment.verdict(self.wrong > 0)
    }
}

/// One pack: values by modules, what is missing, and the verdict.
pub fn text(judged: &Judged<'_>) -> String {
    let Judged { pack, alignment, wrong } = judged;
    let brand = &pack.brand;
    let mut out = format!("{}, {}\n\n", clean(&pack.title), clean(&brand.name));
    let names: Vec<String> = brand.values.iter().map(|value| fitted(&clean(&value.name), NAME)).collect();
    let heads: String = names.iter().map(|name| format!("{name:^width$}", width = NAME + 2)).collect();
    out.push_str(format!("{:TITLE$}{heads}  own text  facts", "").trim_end());
    out.push('\n');
    for module in &alignment.modules {
        let letters: String =
            module.cells.iter().map(|cell| format!("{:^width$}", cell.rung.letter(), width = NAME + 2)).collect();
        let own = module.swap.as_ref().map_or("all".to_owned(), |swap| format!("{:.0} %", swap.percent()));
        out.push_str(&format!(
            "{:TITLE$}{letters}{own:>10}{:>7}  {}\n",
            fitted(&clean(&module.title), TITLE - 2),
            module.facts.len(),
            whose(module)
        ));
    }
    out.push_str(
        "\nN: a section is about it. S: shown in your words. P: practised in your situations.\nC: somebody can see it done. ·: nothing here is about it.\n",
    );
    let missing = missing(judged);
    for line in &missing {
        out.push_str(&format!("\n- {line}"));
    }
    if !missing.is_empty() {
        out.push('\n');
    }
    let line = match judged.verdict() {
        PackVerdict::NotYetYours => "not yet yours.".to_owned(),
        PackVerdict::FixTheseFirst => format!(
            "fix first what `induct check --brand {} --pack {}` says: {wrong} {}.",
            brand.id,
            pack.id,
            if *wrong == 1 { "error or warning" } else { "errors and warnings" }
        ),
        PackVerdict::ReadyToApprove => "ready to approve.".to_owned(),
    };
    out.push_str(&format!("\nVerdict: {line}\n"));
    out
}

fn whose(module: &ModuleAlignment) -> String {
    let signals = &module.signals;
    match module.verdict() {
        None => "for everybody".to_owned(),
        Some(Verdict::Ours) => "ours".to_owned(),
        Some(Verdict::Thin) => format!("thin: {}", because(module, signals)),
        Some(Verdict::OffTheShelf) => format!("off the shelf: {}", because(module, signals)),
    }
}

fn because(module: &ModuleAlignment, signals: &[Signal]) -> String {
    let said: Vec<String> = signals
        .iter()
        .map(|signal| match signal {
            Signal::Swapped => "little of its text is yours".to_owned(),
            Signal::FewFacts => "few facts".to_owned(),
            Signal::NoPractice => "nothing practised".to_owned(),
            Signal::Borrowed => {
                let from = module.borrowed.as_ref().map(|borrowed| clean(&borrowed.from)).unwrap_or_default();
                format!("its words are those of `{from}`")
            }
        })
        .collect();
    sentence_list(said.iter().map(String::as_str), said.len())
}

/// What each value lacks, and what meets nothing: plain sentences, the weightiest first.
fn missing(judged: &Judged<'_>) -> Vec<String> {
    let Judged { pack, alignment, wrong: _ } = judged;
    let mut lines = Vec::new();
    if pack.brand.values.is_empty() {
        lines.push(format!("{} has told no values: without any, a pack is nobody's.", clean(&pack.brand.name)));
    }
    for (n, value) in pack.brand.values.iter().enumerate() {
        let (practised, checked) = (alignment.modules_at(n, Rung::Practised), alignment.modules_at(n, Rung::Checked));
        let name = clean(&value.name);
        if practised == 0 {
            lines.push(format!(
                "“{name}” is practised nowhere. Give its behaviours a `situation`, and a `not` beside it, in a moment that a module teaches."
            ));
        } else if practised < PRACTISED_IN {
            lines.push(format!("“{name}” is practised in one module only."));
        }
        if practised > 0 && checked < CHECKED_IN {
            lines.push(format!(
                "Nobody looks for “{name}”. Give a behaviour that is practised a `see`: an act that somebody can watch."
            ));
        }
    }
    let amber: Vec<&str> = alignment
        .modules
        .iter()
        .filter(|module| !module.exempt)
        .filter(|module| module.swap.as_ref().is_some_and(|swap| swap.colour == Swapped::Amber))
        .map(|module| module.title.as_str())
        .collect();
    for title in amber {
        lines.push(format!("“{}” would hardly change with another name on it.", clean(title)));
    }
    match alignment.unmet.len() {
        0 => {}
        1 => lines.push(format!("One behaviour meets no section of this pack: `{}`.", alignment.unmet[0])),
        many => lines.push(format!(
            "{many} behaviours meet no section of this pack, since no module here teaches their moments."
        )),
    }
    lines
}

/// A name in so many letters at most.
fn fitted(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let head: String = name.chars().take(most - 1).collect();
    format!("{}…", head.trim_end())
}

#[derive(Serialize)]
struct PackJson<'a> {
    brand: &'a str,
    pack: &'a str,
    verdict: &'static str,
    values: Vec<&'a str>,
    modules: Vec<ModuleJson<'a>>,
}

#[derive(Serialize)]
struct ModuleJson<'a> {
    id: &'a str,
    /// `ours`, `thin`, `off-the-shelf`; none for a module that no brand need make its own.
    verdict: Option<&'static str>,
    /// Own sentences in a hundred; none for a module without a twin.
    swap: Option<f64>,
    facts: usize,
    /// Of the runs of five words that it shares with the brand it shares most with, in a hundred.
    borrowed: Option<f64>,
    cells: BTreeMap<&'a str, char>,
}

/// A list of `{brand, pack, verdict, values, modules}`.
pub fn json(packs: &[Judged<'_>]) -> String {
    let list: Vec<PackJson<'_>> = packs.iter().map(pack_json).collect();
    // Strings and numbers always become JSON.
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
    text.push('\n');
    text
}

fn pack_json<'a>(judged: &'a Judged<'_>) -> PackJson<'a> {
    let alignment = judged.alignment;
    let values: Vec<&str> = alignment.values.iter().map(|id| &**id).collect();
    let module = |module: &'a ModuleAlignment| ModuleJson {
        id: &module.id,
        verdict: module.verdict().map(|verdict| match verdict {
            Verdict::Ours => "ours",
            Verdict::Thin => "thin",
            Verdict::OffTheShelf => "off-the-shelf",
        }),
        swap: module.swap.as_ref().map(|swap| tenths(swap.percent())),
        facts: module.facts.len(),
        borrowed: module.borrowed.as_ref().filter(|borrowed| borrowed.all > 0).map(|b| tenths(b.percent())),
        cells: values.iter().copied().zip(module.cells.iter().map(|cell| cell.rung.letter())).collect(),
    };
    PackJson {
        brand: &judged.pack.brand.id,
        pack: &judged.pack.id,
        verdict: match judged.verdict() {
            PackVerdict::NotYetYours => "not-yet-yours",
            PackVerdict::FixTheseFirst => "fix-these-first",
            PackVerdict::ReadyToApprove => "ready-to-approve",
        },
        modules: alignment.modules.iter().map(module).collect(),
        values,
    }
}

fn tenths(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}
