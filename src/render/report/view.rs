//! What the page's template sees: figures as sentences, letters with their words, evidence beside what it is evidence of.

use serde::Serialize;

use super::{Finding, Told, marked, page};
use crate::align::coverage::{Cell, Evidence, Rung};
use crate::align::{Alignment, ModuleAlignment, PackVerdict, Signal, Verdict};
use crate::model::diag::Severity;
use crate::model::names::sentence_list;
use crate::model::pack::{Edition, Pack};
use crate::model::source::{Sources, position};
use crate::model::span::Span;
use crate::render::texts::Texts;
use crate::render::typography::{quotes, typeset};

/// As many of the weightiest stand at the top.
const FIRST: usize = 3;

/// Names that end in `html` are set HTML.
#[derive(Serialize)]
pub struct View {
    style_html: String,
    mark_html: String,
    brand: String,
    pack: String,
    /// Of what the brand has written.
    lang: String,
    edition: String,
    checked: String,
    owner: Option<String>,
    program: &'static str,
    verdict: String,
    lead: String,
    first: Vec<FindingView>,
    /// Errors and warnings that are not among the first.
    more: usize,
    values: Vec<String>,
    rows: Vec<Row>,
    /// For each value, in how many modules it is practised.
    practised: Vec<usize>,
    figures: String,
    rest: Vec<Group>,
    reads: Vec<Reads>,
    minutes_to_read: usize,
    allowed: Vec<AllowedView>,
}

#[derive(Serialize)]
struct FindingView {
    message_html: String,
    help_html: Option<String>,
    place: String,
    at: Option<String>,
    owner: Option<String>,
}

/// Findings of one kind.
#[derive(Serialize)]
struct Group {
    advice: bool,
    first: FindingView,
    /// Sentence and place.
    others: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Row {
    title: String,
    /// `thin` or `shelf`, and why.
    whose: Option<(&'static str, &'static str, String)>,
    exempt: bool,
    cells: Vec<CellView>,
    own: String,
    facts: usize,
}

#[derive(Serialize)]
struct CellView {
    /// `n3v1`
    id: String,
    letter: char,
    /// Also its class.
    word: &'static str,
    value: String,
    steps: Vec<Step>,
    next_html: Option<String>,
}

/// A rung with its evidence.
#[derive(Serialize)]
struct Step {
    word: &'static str,
    text: String,
    place: String,
    /// The text is the brand's, and not a section's title.
    told: bool,
}

/// A module's lines, each beside the section that is to teach it.
#[derive(Serialize)]
struct Reads {
    title: String,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    value: String,
    section: String,
    text: String,
}

#[derive(Serialize)]
struct AllowedView {
    code: String,
    at: String,
    why: String,
    by: String,
    until: String,
}

impl View {
    pub fn new(told: &Told<'_>) -> View {
        let Told { pack, alignment, sources, verdict, findings, allowed, today } = told;
        let texts = Texts::get("en-GB");
        let weighty = findings.iter().filter(|finding| finding.severity >= Severity::Warning).count();
        let (first, others) = findings.split_at(FIRST.min(weighty));
        let letters = Letters { pack, sources };
        let values: Vec<String> = pack.brand.values.iter().map(|value| letters.set(&value.name)).collect();
        let rows: Vec<Row> =
            alignment.modules.iter().enumerate().map(|(n, module)| letters.row(n, module, &values)).collect();
        let reads: Vec<Reads> = alignment.modules.iter().filter_map(|module| letters.reads(module, &values)).collect();
        let lines: usize = reads.iter().map(|reads| reads.lines.len()).sum();
        let day = |date| texts.date(date);
        View {
            style_html: page::style(pack, sources),
            mark_html: page::mark(pack, sources),
            brand: letters.set(&pack.look.short_name),
            pack: letters.set(&pack.title),
            lang: pack.locale.clone(),
            edition: match pack.edition {
                Edition::Draft => "draft".to_owned(),
            },
            checked: day(*today),
            owner: pack.brand.owner.is_some().then(|| pack.brand.keeper()),
            program: concat!("induct ", env!("CARGO_PKG_VERSION")),
            verdict: title(*verdict, weighty),
            lead: lead(alignment, &letters.set(&pack.look.short_name), &values),
            first: first.iter().map(finding).collect(),
            more: weighty - first.len(),
            practised: (0..values.len()).map(|value| alignment.modules_at(value, Rung::Practised)).collect(),
            values,
            rows,
            figures: figures(alignment),
            rest: groups(others),
            reads,
            // A dozen lines a minute, to and fro between two files.
            minutes_to_read: lines.div_ceil(8).max(1),
            allowed: allowed
                .iter()
                .map(|one| AllowedView {
                    code: one.code.to_owned(),
                    at: one.at.to_owned(),
                    why: one.why.to_owned(),
                    by: one.by.to_owned(),
                    until: day(one.until),
                })
                .collect(),
        }
    }
}

fn title(verdict: PackVerdict, weighty: usize) -> String {
    match verdict {
        PackVerdict::NotYetYours => "Not yet yours".to_owned(),
        PackVerdict::ReadyToApprove => "Ready to approve".to_owned(),
        PackVerdict::FixTheseFirst if weighty == 1 => "Fix one thing first".to_owned(),
        PackVerdict::FixTheseFirst => format!("Fix {} things first", number(weighty)),
    }
}

/// Small numbers in words.
fn number(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

fn capital(text: &str) -> String {
    crate::render::typography::first_up(text)
}

/// What the figures come to, in two or three sentences.
fn lead(alignment: &Alignment, brand: &str, values: &[String]) -> String {
    let count = |wanted: Verdict| alignment.modules.iter().filter(|module| module.verdict() == Some(wanted)).count();
    let (ours, thin, shelf) = (count(Verdict::Ours), count(Verdict::Thin), count(Verdict::OffTheShelf));
    let all = ours + thin + shelf;
    let mut said = Vec::new();
    if all == 0 {
        said.push("No module of this pack is one that a brand would have to make its own.".to_owned());
    } else if ours == all {
        let them = if all == 1 {
            "The one skill module is".to_owned()
        } else {
            format!("All {} skill modules are", number(all))
        };
        said.push(format!("{them} clearly {brand}’s own."));
    } else {
        let be = |n: usize| if n == 1 { "is" } else { "are" };
        let of = if all == 1 { "skill module".to_owned() } else { format!("of {} skill modules", number(all)) };
        said.push(format!("{} {of} {} clearly {brand}’s own.", capital(&number(ours)), be(ours)));
        if thin > 0 {
            said.push(format!("{} {} nearly anybody’s.", capital(&number(thin)), be(thin)));
        }
        if shelf > 0 {
            said.push(format!("{} {} off the shelf.", capital(&number(shelf)), be(shelf)));
        }
    }
    let idle: Vec<String> = (0..values.len())
        .filter(|value| all > 0 && alignment.modules_at(*value, Rung::Practised) == 0)
        .map(|value| format!("“{}”", values[value]))
        .collect();
    if !idle.is_empty() {
        let be = if idle.len() == 1 { "is" } else { "are" };
        said.push(format!("{} {be} practised nowhere.", sentence_list(idle.iter().map(String::as_str), 3)));
    } else if all > 0 && !values.is_empty() {
        said.push("Every value is practised.".to_owned());
    }
    said.join(" ")
}

/// What makes a module thin or off the shelf, as the settings have it.
fn figures(alignment: &Alignment) -> String {
    let limits = alignment.limits;
    format!(
        "Own text: sentences that would be different under another brand’s name, in a hundred. Under {} %, fewer than {} facts, \
         nothing practised: one of these makes a module thin, two make it off the shelf. Words that are {} % another brand’s do so alone.",
        limits.red_percent, limits.facts_at_least, limits.borrowed_percent
    )
}

fn finding(finding: &Finding<'_>) -> FindingView {
    FindingView {
        message_html: marked(finding.message),
        help_html: finding.help.map(marked),
        place: finding.place.clone(),
        at: finding.at.clone(),
        owner: finding.owner.clone(),
    }
}

/// The rest, those of one kind together, in the order of the first of each.
fn groups(findings: &[Finding<'_>]) -> Vec<Group> {
    let mut codes: Vec<(&str, Severity)> = Vec::new();
    for one in findings {
        if !codes.contains(&(one.code, one.severity)) {
            codes.push((one.code, one.severity));
        }
    }
    let group = |(code, severity): (&str, Severity)| {
        let mut of = findings.iter().filter(|one| one.code == code && one.severity == severity);
        let first = of.next()?;
        Some(Group {
            advice: severity == Severity::Advice,
            first: finding(first),
            others: of.map(|one| (marked(one.message), one.place.clone())).collect(),
        })
    };
    codes.into_iter().filter_map(group).collect()
}

/// Texts as they are set, and places as they are read.
struct Letters<'a> {
    pack: &'a Pack,
    sources: &'a Sources,
}

impl Letters<'_> {
    fn set(&self, text: &str) -> String {
        typeset(text, quotes(&self.pack.locale))
    }

    fn place(&self, span: Span) -> String {
        let file = self.sources.file(span.file);
        format!("{}:{}", file.path, position(&file.text, span.range().start).0)
    }

    fn row(&self, n: usize, module: &ModuleAlignment, values: &[String]) -> Row {
        let cells = module.cells.iter().zip(values).enumerate();
        Row {
            title: self.set(&module.title),
            whose: whose(module),
            exempt: module.exempt,
            cells: cells.map(|(v, (cell, value))| self.cell(&format!("m{n}v{v}"), cell, value)).collect(),
            own: module.swap.as_ref().map_or("all".to_owned(), |swap| format!("{:.0} %", swap.percent())),
            facts: module.facts.len(),
        }
    }

    fn cell(&self, id: &str, cell: &Cell, value: &str) -> CellView {
        CellView {
            id: id.to_owned(),
            letter: cell.rung.letter(),
            word: word(cell.rung),
            value: value.to_owned(),
            steps: cell.evidence.iter().map(|evidence| self.step(evidence)).collect(),
            next_html: next(cell.rung).map(marked),
        }
    }

    fn step(&self, evidence: &Evidence) -> Step {
        Step {
            word: word(evidence.rung),
            text: self.set(&evidence.text),
            place: self.place(evidence.span),
            told: evidence.rung > Rung::Named,
        }
    }

    /// `None` where there is nothing to hold beside each other.
    fn reads(&self, module: &ModuleAlignment, values: &[String]) -> Option<Reads> {
        let line = |(cell, value): (&Cell, &String)| {
            let of = |rung| cell.evidence.iter().find(|evidence| evidence.rung == rung);
            let (named, shown) = (of(Rung::Named)?, of(Rung::Shown)?);
            Some(Line { value: value.clone(), section: self.set(&named.text), text: self.set(&shown.text) })
        };
        let lines: Vec<Line> = module.cells.iter().zip(values).filter_map(line).collect();
        (!lines.is_empty()).then(|| Reads { title: self.set(&module.title), lines })
    }
}

/// Class, word and reason.
fn whose(module: &ModuleAlignment) -> Option<(&'static str, &'static str, String)> {
    let (class, word) = match module.verdict()? {
        Verdict::Ours => return None,
        Verdict::Thin => ("thin", "Thin"),
        Verdict::OffTheShelf => ("shelf", "Off the shelf"),
    };
    let because: Vec<String> = module
        .signals
        .iter()
        .map(|signal| match signal {
            Signal::Swapped => "little own text".to_owned(),
            Signal::FewFacts => "few facts".to_owned(),
            Signal::NoPractice => "nothing practised".to_owned(),
            Signal::Borrowed => {
                format!("words of {}", module.borrowed.as_ref().map(|b| b.from.to_string()).unwrap_or_default())
            }
        })
        .collect();
    Some((class, word, because.join(", ")))
}

fn word(rung: Rung) -> &'static str {
    match rung {
        Rung::Nowhere => "none",
        Rung::Named => "named",
        Rung::Shown => "shown",
        Rung::Practised => "practised",
        Rung::Checked => "checked",
    }
}

/// What would take a value one further.
fn next(rung: Rung) -> Option<&'static str> {
    match rung {
        Rung::Nowhere | Rung::Checked => None,
        Rung::Named => Some(
            "To be shown, the section needs a model (a dialogue, a rule, words to say), and this moment must be among the first two of a behaviour.",
        ),
        Rung::Shown => Some(
            "To be practised, the behaviour needs a `situation` and a `not`, and another behaviour of this moment a `not`.",
        ),
        Rung::Practised => Some("To be checked, the behaviour needs a `see`: an act that a second person could watch."),
    }
}
