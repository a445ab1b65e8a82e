//! What the page's template sees: figures as sentences, letters with their words, evidence beside what it is evidence of.

use serde::Serialize;

use super::lead::{counts, decision, lead, signs, title};
use super::{Finding, Told, marked, page};
use crate::align::coverage::{Cell, Evidence, Rung};
use crate::align::{ModuleAlignment, Verdict};
use crate::model::diag::Severity;
use crate::model::pack::{Edition, Pack};
use crate::model::source::{Sources, position};
use crate::model::span::Span;
use crate::render::html::page_of;
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
    /// Whether it can be handed out.
    decision: &'static str,
    lead: String,
    /// Errors, what is to be mended, what to think about.
    counts: String,
    next_review: Option<String>,
    first: Vec<FindingView>,
    /// The first are not all that is to be mended.
    more: usize,
    values: Vec<String>,
    rows: Vec<Row>,
    /// For each value, in how many modules it is practised.
    practised: Vec<usize>,
    /// Modules that count.
    counted: usize,
    signs: Vec<String>,
    /// Own text in a hundred from which on a module is clearly its brand's.
    clearly: u16,
    rest: Vec<Part>,
    reads: Vec<Reads>,
    minutes_to_read: usize,
    site: bool,
    allowed: Vec<AllowedView>,
}

#[derive(Serialize)]
struct FindingView {
    code: String,
    message_html: String,
    help_html: Option<String>,
    file: String,
    /// The file to mend it in, where that is another.
    mended_in: Option<String>,
    line: Option<usize>,
    /// What stands in that line.
    stands: Option<String>,
    at: Option<String>,
    owner: Option<String>,
}

/// Findings of one weight.
#[derive(Serialize)]
struct Part {
    id: &'static str,
    title: &'static str,
    note: Option<&'static str>,
    groups: Vec<Group>,
}

/// Findings of one kind.
#[derive(Serialize)]
struct Group {
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
    class: &'static str,
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
    /// On the pack's site.
    address: String,
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
        let Told { pack, alignment, sources, verdict, findings, allowed, today, site } = told;
        let texts = Texts::get("en-GB");
        let weighty = findings.iter().filter(|finding| finding.severity >= Severity::Warning).count();
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let (to_mend, to_think) = findings.split_at(weighty);
        let (first, others) = to_mend.split_at(FIRST.min(weighty));
        let letters = Letters { pack, sources };
        let brand = letters.set(&pack.look.short_name);
        let values: Vec<String> = pack.brand.values.iter().map(|value| letters.set(&value.name)).collect();
        let rows: Vec<Row> =
            alignment.modules.iter().enumerate().map(|(n, module)| letters.row(n, module, &values)).collect();
        let reads: Vec<Reads> = alignment.modules.iter().filter_map(|module| letters.reads(module, &values)).collect();
        let lines: usize = reads.iter().map(|reads| reads.lines.len()).sum();
        let day = |date| texts.date(date);
        let reviews = pack.modules.iter().filter_map(|module| module.review_by).chain(pack.brand.review_by);
        View {
            style_html: page::style(pack, sources),
            mark_html: page::mark(pack, sources),
            pack: letters.set(&pack.title),
            lang: pack.locale.clone(),
            edition: match pack.edition {
                Edition::Draft => "draft, not issued yet".to_owned(),
                Edition::Issued(ref issued) => format!("after edition {}", issued.last.number),
            },
            checked: day(*today),
            owner: pack.brand.owner.is_some().then(|| pack.brand.keeper()),
            program: concat!("induct ", env!("CARGO_PKG_VERSION")),
            verdict: title(*verdict, weighty),
            decision: decision(*verdict, errors),
            lead: lead(alignment, &brand, &values),
            counts: counts(errors, weighty - errors, to_think.len()),
            next_review: reviews.filter(|review| review >= today).min().map(day),
            first: first.iter().map(|one| finding(one, &texts)).collect(),
            more: others.len(),
            practised: (0..values.len()).map(|value| alignment.modules_at(value, Rung::Practised)).collect(),
            counted: alignment.modules.iter().filter(|module| !module.exempt).count(),
            brand,
            values,
            rows,
            signs: signs(alignment),
            clearly: alignment.limits.amber_percent,
            rest: rest(others, to_think, &texts),
            reads,
            // To open the section, and read it beside the line.
            minutes_to_read: lines.div_ceil(2).max(1),
            site: *site,
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

fn finding(finding: &Finding<'_>, texts: &Texts) -> FindingView {
    FindingView {
        code: finding.code.to_owned(),
        message_html: marked(finding.message, texts),
        help_html: finding.help.map(|help| marked(help, texts)),
        file: finding.file.clone(),
        mended_in: finding.mended_in.clone(),
        line: finding.line.as_ref().map(|(line, _)| *line),
        stands: finding.line.as_ref().map(|(_, stands)| brief(stands)).filter(|stands| !stands.is_empty()),
        at: finding.at.clone(),
        owner: finding.owner.clone(),
    }
}

/// Enough of a line to know it by.
fn brief(line: &str) -> String {
    const MOST: usize = 44;
    let line = line.trim();
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    format!("{} …", line.chars().take(MOST).collect::<String>().trim_end())
}

/// What does not stand at the top; a part without findings is none.
fn rest(mend: &[Finding<'_>], think: &[Finding<'_>], texts: &Texts) -> Vec<Part> {
    let part = |id, title, note, findings: &[Finding<'_>]| Part { id, title, note, groups: groups(findings, texts) };
    let parts = [
        part("mend", "Mend before handing out", None, mend),
        part("think", "Think about", Some("Nothing here holds the pack up."), think),
    ];
    parts.into_iter().filter(|part| !part.groups.is_empty()).collect()
}

/// Those of one kind together, in the order of the first of each.
fn groups(findings: &[Finding<'_>], texts: &Texts) -> Vec<Group> {
    // Of one kind is what asks for the same.
    let mut kinds: Vec<(&str, Option<&str>)> = Vec::new();
    for one in findings {
        if !kinds.contains(&(one.code, one.help)) {
            kinds.push((one.code, one.help));
        }
    }
    let place = |one: &Finding<'_>| match one.line {
        Some((line, _)) => format!("{}, line {line}", one.file),
        None => one.file.clone(),
    };
    let group = |kind: (&str, Option<&str>)| {
        let mut of = findings.iter().filter(|one| (one.code, one.help) == kind);
        let first = finding(of.next()?, texts);
        Some(Group { first, others: of.map(|one| (marked(one.message, texts), place(one))).collect() })
    };
    kinds.into_iter().filter_map(group).collect()
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
        format!("{}, line {}", file.path, position(&file.text, span.range().start).0)
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
            class: class(cell.rung),
            word: word(cell.rung),
            value: value.to_owned(),
            steps: cell.evidence.iter().map(|evidence| self.step(evidence)).collect(),
            next_html: next(cell.rung).map(|next| marked(next, &Texts::get("en-GB"))),
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
            Some(Line {
                value: value.clone(),
                section: self.set(&named.text),
                address: format!("site/{}#{}", page_of(&module.id), named.section),
                text: self.set(&shown.text),
            })
        };
        let lines: Vec<Line> = module.cells.iter().zip(values).filter_map(line).collect();
        (!lines.is_empty()).then(|| Reads { title: self.set(&module.title), lines })
    }
}

/// Class, word and reason.
fn whose(module: &ModuleAlignment) -> Option<(&'static str, &'static str, String)> {
    let (class, word) = match module.verdict()? {
        Verdict::Ours if module.is_amber() => return Some(("amber", "Passes", "little own text".to_owned())),
        Verdict::Ours => return None,
        Verdict::Thin => ("thin", "Thin"),
        Verdict::OffTheShelf => ("shelf", "Off the shelf"),
    };
    let because = module.reasons(|from| format!("words of {from}"));
    Some((class, word, because.join(", ")))
}

fn word(rung: Rung) -> &'static str {
    match rung {
        Rung::Nowhere => "none",
        Rung::Named => "named",
        Rung::Shown => "shown",
        Rung::Practised => "practised",
        Rung::Checked => "on the checklist",
    }
}

fn class(rung: Rung) -> &'static str {
    match rung {
        Rung::Checked => "checked",
        Rung::Nowhere | Rung::Named | Rung::Shown | Rung::Practised => word(rung),
    }
}

/// What would take a value one further.
fn next(rung: Rung) -> Option<&'static str> {
    match rung {
        Rung::Nowhere | Rung::Checked => None,
        Rung::Named => Some(
            "To be shown, the section needs a model (a dialogue, a rule, words to say), and this moment must be one of the first two that the behaviour names.",
        ),
        Rung::Shown => Some(
            "To be practised, the behaviour needs a `situation:` and a `not:`, and one other behaviour of the same moment needs a `not:` too.",
        ),
        Rung::Practised => {
            Some("To be on the checklist, the behaviour needs a `see:`, something that a second person could watch.")
        }
    }
}
