//! How far a pack is its brand's own, as a page for a terminal, and as other programs read it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{FindingJson, Who, clean, finding_json, place};
use crate::align::coverage::{Cell, Rung};
use crate::align::{Alignment, ModuleAlignment, PackVerdict, Verdict};
use crate::model::diag::{Diagnostic, Diagnostics, Severity};
use crate::model::names::sentence_list;
use crate::model::pack::Pack;
use crate::model::source::Sources;

/// Letters of a module's title, and of a value's name, on a line.
const TITLE: usize = 34;
const NAME: usize = 14;

/// Of the weightiest findings, so many are shown.
const FIRST: usize = 3;
/// What weighs most among warnings, in this order: what the law asks for, then what makes a pack nobody's.
const WEIGHTIEST: [&str; 5] = ["wording-past", "no-values", "off-the-shelf", "value-not-practised", "clash"];

/// A pack with what was found out about it.
pub struct Judged<'a> {
    pub pack: &'a Pack,
    pub alignment: &'a Alignment,
    pub findings: &'a Diagnostics,
    pub who: Who<'a>,
    /// How many findings are allowed for now.
    pub allowed: usize,
}

impl Judged<'_> {
    pub fn verdict(&self) -> PackVerdict {
        self.alignment.verdict(self.findings.iter().any(|d| d.severity >= Severity::Warning))
    }

    /// The weightiest first; of equal weight as they stand in the files.
    pub fn ordered(&self) -> Vec<&Diagnostic> {
        let mut ordered: Vec<&Diagnostic> = self.findings.iter().collect();
        let weight = |code| WEIGHTIEST.iter().position(|known| *known == code).unwrap_or(WEIGHTIEST.len());
        ordered.sort_by_key(|d| (std::cmp::Reverse(d.severity), weight(d.code)));
        ordered
    }
}

/// One pack: values by modules, what is missing, and the verdict.
pub fn text(judged: &Judged<'_>) -> String {
    let Judged { pack, alignment, .. } = judged;
    let brand = &pack.brand;
    let mut out = format!("{}, {}\n\n", clean(&pack.title), clean(&brand.name));
    let names: Vec<String> = brand.values.iter().map(|value| fitted(&clean(&value.name), NAME)).collect();
    let heads: String = names.iter().map(|name| format!("{name:^width$}", width = NAME + 2)).collect();
    out.push_str(format!("{:TITLE$}{heads}  own text  facts", "").trim_end());
    out.push('\n');
    for module in &alignment.modules {
        let letters: String =
            module.cells.iter().map(|cell| format!("{:^width$}", letter(module, cell), width = NAME + 2)).collect();
        let own = module.swap.as_ref().map_or("all".to_owned(), |swap| format!("{:.0} %", swap.percent()));
        out.push_str(&format!(
            "{:TITLE$}{letters}{own:>10}{:>7}  {}\n",
            fitted(&clean(&module.title), TITLE - 2),
            module.facts.len(),
            whose(module)
        ));
    }
    out.push_str(
        "\nN: a section is about a moment of this value. S: shown in your words. P: practised in your situations.\nC: on the checklist. Each includes those before it. ·: nothing here is about it. –: not counted.\nOwn text: sentences in a hundred that would read differently for another company. Facts: things from brand.yaml.\n",
    );
    let ordered = judged.ordered();
    let weighty: Vec<&&Diagnostic> = ordered.iter().filter(|d| d.severity >= Severity::Warning).collect();
    if !weighty.is_empty() {
        out.push_str(if weighty.len() > FIRST { "\nThese weigh most:\n" } else { "\nTo be mended:\n" });
    }
    for (n, d) in weighty.iter().take(FIRST).enumerate() {
        out.push_str(&format!("\n{}. {}\n", n + 1, clean(&d.message)));
        if let Some(help) = &d.help {
            out.push_str(&format!("   {}\n", clean(help)));
        }
        out.push_str(&format!("   {}\n", clean(&where_is(d, judged.who.sources))));
    }
    let more = weighty.len().saturating_sub(FIRST);
    let advice = ordered.len() - weighty.len();
    if more + advice > 0 {
        let parts: Vec<String> = [(more, "to be mended"), (advice, "to think about")]
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, what)| format!("{n} {}{what}", if more > 0 && what == "to be mended" { "more " } else { "" }))
            .collect();
        out.push_str(&format!("\n{}: see `induct check --brand {} --pack {}`.\n", parts.join(", "), brand.id, pack.id));
    }
    match judged.allowed {
        0 => {}
        1 => out.push_str("\nOne allowance is in force.\n"),
        n => out.push_str(&format!("\n{n} allowances are in force.\n")),
    }
    let line = match judged.verdict() {
        PackVerdict::NotYetYours => format!("not yet yours, since {}.", why(judged)),
        PackVerdict::FixTheseFirst => "fix these first.".to_owned(),
        PackVerdict::ReadyToApprove => "ready to approve.".to_owned(),
    };
    out.push_str(&format!("\nVerdict: {line}\n"));
    out
}

fn letter(module: &ModuleAlignment, cell: &Cell) -> char {
    if module.exempt && cell.rung == Rung::Nowhere { '–' } else { cell.rung.letter() }
}

/// What makes a pack nobody's.
fn why(judged: &Judged<'_>) -> String {
    let alignment = judged.alignment;
    let shelf = alignment.modules.iter().filter(|module| module.verdict() == Some(Verdict::OffTheShelf));
    let shelf = shelf.map(|module| format!("“{}” is off the shelf", clean(&module.title)));
    let values = &judged.pack.brand.values;
    let idle = alignment.unpractised().filter_map(|n| values.get(n));
    let idle = idle.map(|value| format!("nobody practises “{}”", clean(&value.name)));
    let all: Vec<String> = shelf.chain(idle).collect();
    if all.is_empty() {
        return "brand.yaml has no values".to_owned();
    }
    sentence_list(all.iter().map(String::as_str), 4)
}

/// `content/modules/close.md:47`
fn where_is(d: &Diagnostic, sources: &Sources) -> String {
    match place(d, sources) {
        (file, Some((line, _))) => format!("{file}:{line}"),
        (file, None) => file.to_owned(),
    }
}

fn whose(module: &ModuleAlignment) -> String {
    let because = || {
        let said = module.reasons(|from| format!("its words are those of `{}`", clean(from)));
        sentence_list(said.iter().map(String::as_str), said.len())
    };
    match module.verdict() {
        None => "not counted".to_owned(),
        Some(Verdict::Ours) if module.is_amber() => "yours, with little own text".to_owned(),
        Some(Verdict::Ours) => "yours".to_owned(),
        Some(Verdict::Thin) => format!("thin: {}", because()),
        Some(Verdict::OffTheShelf) => format!("off the shelf: {}", because()),
    }
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
    findings: Vec<FindingJson<'a>>,
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

/// A list of `{brand, pack, verdict, values, modules, findings}`.
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
        findings: judged.ordered().into_iter().map(|d| finding_json(d, &judged.who)).collect(),
        values,
    }
}

fn tenths(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}
