//! Lines of colons that open and close blocks: found before the Markdown is read, matched by their number of colons.
//! What was left open or closed too often is reported and mended, so that one slip does not spoil the page.

mod reports;

use std::collections::BTreeSet;
use std::ops::Range;

use super::blocks::{NAMES, holds_blocks, known_name};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::span::{FileId, Span};
use reports::{closed_too_often, left_open, open_at_section};

/// Deeper than any page needs.
const DEEPEST: usize = 8;
/// Blocks that are open beyond this are not looked at any more: that they are too deep has been said.
const MOST_OPEN: usize = 100;

/// A line that opens or closes a block, or a place where one is closed for its author.
#[derive(Clone, Debug)]
pub enum Mark {
    Open(Opening),
    Close { line: Span },
}

/// `::: rule Sorry first {#sorry}`
#[derive(Clone, Debug)]
pub struct Opening {
    pub line: Span,
    pub name: Range<usize>,
    /// What follows the name.
    pub rest: Range<usize>,
}

impl Mark {
    pub fn line(&self) -> Span {
        match self {
            Mark::Open(opening) => opening.line,
            Mark::Close { line } => *line,
        }
    }
}

/// The lines that matter here.
pub struct Scan {
    lines: Vec<Line>,
    /// Lines of colons that turned out to be code.
    code: Vec<usize>,
}

struct Line {
    /// Without the line's end.
    range: Range<usize>,
    /// In the file, from 1.
    number: usize,
    kind: Kind,
}

enum Kind {
    /// Colons and what follows them; nothing: a line that closes.
    Fence { colons: usize, at: usize, head: Range<usize> },
    /// `## …`; whether it names a moment.
    Section { moment: bool },
    /// `---` right below a text.
    Dashes,
    /// A line of colons behind `>` or `- `, where it means nothing.
    Inside { at: usize },
    /// `:: quiz`
    TwoColons { at: usize },
}

impl Scan {
    pub fn new(source: &str, start: usize) -> Self {
        let mut scan = Scan { lines: Vec::new(), code: Vec::new() };
        let mut at = start;
        let mut number = source[..start].matches('\n').count();
        let mut after_text = false;
        while at < source.len() {
            let end = source[at..].find(['\n', '\r']).map_or(source.len(), |n| at + n);
            let line = at..at + source[at..end].trim_end().len();
            number += 1;
            if let Some(kind) = kind(source, line.clone(), after_text) {
                scan.lines.push(Line { range: line.clone(), number, kind });
            }
            after_text = !line.is_empty();
            at = end + if source[end..].starts_with("\r\n") { 2 } else { 1 };
        }
        scan
    }

    /// From the first colon on.
    pub fn fence_lines(&self) -> impl Iterator<Item = Range<usize>> {
        self.lines.iter().filter_map(|line| match line.kind {
            Kind::Fence { at, .. } => Some(at..line.range.end),
            _ => None,
        })
    }

    pub fn any_in(&self, range: Range<usize>) -> bool {
        let first = self.lines.partition_point(|line| line.range.end <= range.start);
        let within = self.lines[first..].iter().take_while(|line| line.range.start < range.end);
        within.into_iter().any(|line| matches!(line.kind, Kind::Fence { .. }))
    }

    /// Lines inside code mean nothing.
    pub fn without_code(&mut self, code: &[(Range<usize>, bool)]) {
        let in_code = |line: &Line| {
            let at = match line.kind {
                Kind::Fence { at, .. } | Kind::Inside { at } | Kind::TwoColons { at } => at,
                Kind::Section { .. } | Kind::Dashes => line.range.end.saturating_sub(1),
            };
            let first = code.partition_point(|(range, _)| range.end <= at);
            code.get(first).is_some_and(|(range, _)| range.contains(&at))
        };
        let (lost, kept): (Vec<Line>, Vec<Line>) = self.lines.drain(..).partition(in_code);
        self.lines = kept;
        self.code = lost
            .into_iter()
            .filter(|line| matches!(line.kind, Kind::Fence { .. }))
            .map(|line| line.range.start)
            .collect();
    }

    /// Code holds lines that were meant to open or close blocks.
    pub fn swallowed(&self, range: &Range<usize>) -> bool {
        self.code.iter().any(|at| range.contains(at))
    }

    pub fn dashes(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().filter(|line| matches!(line.kind, Kind::Dashes)).map(|line| line.range.start)
    }
}

fn kind(source: &str, line: Range<usize>, after_text: bool) -> Option<Kind> {
    let text = &source[line.clone()];
    let trimmed = text.trim_start();
    let at = line.end - trimmed.len();
    let indent = text.len() - trimmed.len();
    let colons = trimmed.len() - trimmed.trim_start_matches(':').len();
    // Two alone on their line were meant to close a block.
    if colons >= 3 || trimmed == "::" {
        let head = trimmed[colons..].trim();
        let head_at = line.end - trimmed[colons..].trim_start().len();
        return Some(Kind::Fence { colons, at, head: head_at..head_at + head.len() });
    }
    if colons == 2 && trimmed[2..].split_whitespace().next().is_some_and(|name| NAMES.contains(&name)) {
        return Some(Kind::TwoColons { at });
    }
    if indent <= 3 && (trimmed.starts_with("## ") || trimmed == "##") {
        return Some(Kind::Section { moment: trimmed.contains("moment=") });
    }
    if after_text && indent <= 3 && trimmed.len() >= 3 && trimmed.bytes().all(|b| b == b'-') {
        return Some(Kind::Dashes);
    }
    let inner = trimmed.trim_start_matches(['>', '-', '*', '+', ' ', '\t']);
    if inner.len() < trimmed.len() && inner.starts_with(":::") {
        let name = inner.trim_start_matches(':').split_whitespace().next();
        if name.is_none_or(|name| NAMES.contains(&name)) {
            return Some(Kind::Inside { at: line.end - inner.len() });
        }
    }
    None
}

/// A block that is open.
struct Opened {
    colons: usize,
    line: Span,
    name: String,
    /// The line that closes it, when each number of colons is matched by itself.
    closer: Option<usize>,
    leaf: bool,
    scenario: bool,
    /// Too deep: its lines are left out.
    mute: bool,
}

/// The marks in order: in place of their lines, or at a place where a block had to be closed. A line without a mark
/// means nothing and is taken out.
pub fn place(file: FileId, source: &str, scan: &Scan, d: &mut Diagnostics) -> Vec<(Range<usize>, Option<Mark>)> {
    let mut placed: Vec<(Range<usize>, Option<Mark>)> = Vec::new();
    let mut open: Vec<Opened> = Vec::new();
    let closers = closers(&scan.lines);
    // Lines that would have closed a block which had to be closed before.
    let mut idle: BTreeSet<usize> = BTreeSet::new();
    let mut too_deep = false;
    for (n, line) in scan.lines.iter().enumerate() {
        let at = line.range.start;
        match &line.kind {
            Kind::Dashes => {}
            Kind::Inside { at } => d.push(
                Diagnostic::error(
                    "block-in-list",
                    Span::new(file, *at..line.range.end),
                    "A block cannot begin or end inside a list or a quotation",
                )
                .help("Take away what stands before the colons, so that they begin the line."),
            ),
            Kind::TwoColons { at } => d.push(
                Diagnostic::error(
                    "two-colons",
                    Span::new(file, *at..line.range.end),
                    "A block is opened by three colons, and here are two",
                )
                .help(format!("Type `:{}`, and close the block with a line `:::`.", &source[*at..line.range.end])),
            ),
            Kind::Section { moment } => {
                let in_scenario = open.iter().any(|block| block.scenario);
                if in_scenario && !(*moment && open.iter().all(|block| block.closer.is_none())) {
                    continue;
                }
                let here = Span::new(file, line.range.clone());
                if let Some(outer) = open.first() {
                    d.push(open_at_section(outer));
                }
                for left in open.drain(..).rev() {
                    idle.extend(left.closer);
                    close(at..at, here, left.mute, &mut placed);
                }
            }
            Kind::Fence { colons, at: first, head } if !head.is_empty() => {
                let span = Span::new(file, *first..line.range.end);
                while let Some(left) = open.pop_if(|block| block.leaf && block.closer.is_none()) {
                    d.push(left_open(&left, Some(line.number)));
                    close(at..at, span, left.mute, &mut placed);
                }
                let mute = open.len() >= DEEPEST;
                if mute && !too_deep {
                    too_deep = true;
                    d.push(
                        Diagnostic::error("too-deep", span, "Blocks are put into blocks too deeply here")
                            .help("Close some of the blocks above first: two or three levels are enough."),
                    );
                }
                let (opening, at_once) = opening(source, span, head.clone(), d);
                let typed = &source[opening.name.clone()];
                let known = known_name(typed);
                let leaf = !known.is_empty() && !holds_blocks(known);
                let block = Opened {
                    colons: *colons,
                    line: span,
                    name: typed.to_owned(),
                    closer: closers[n],
                    leaf,
                    scenario: known == "scenario",
                    mute,
                };
                placed.push((line.range.clone(), (!mute).then_some(Mark::Open(opening))));
                if at_once && block.closer.is_none() {
                    let end = line.range.end;
                    close(end..end, span, mute, &mut placed);
                } else if open.len() < MOST_OPEN {
                    open.push(block);
                }
            }
            Kind::Fence { colons, at: first, .. } => {
                let span = Span::new(file, *first..line.range.end);
                if let Some(found) = open.iter().rposition(|block| block.colons == *colons) {
                    for left in open.drain(found + 1..).rev() {
                        d.push(left_open(&left, Some(line.number)));
                        close(at..at, span, left.mute, &mut placed);
                    }
                    let mute = open.pop().is_some_and(|block| block.mute);
                    placed.push((line.range.clone(), (!mute).then_some(Mark::Close { line: span })));
                    continue;
                }
                let meant = open.pop_if(|block| *colons > block.colons || block.closer.is_none());
                if let Some(block) = meant {
                    d.push(
                        Diagnostic::error(
                            "colons-differ",
                            span,
                            format!(
                                "This line has {colons} colons, and the block `{}` was opened with {}",
                                block.name, block.colons
                            ),
                        )
                        .label("meant to close it?")
                        .help(format!(
                            "Type as many here as in the line that opens it: `{}`.",
                            ":".repeat(block.colons)
                        )),
                    );
                    placed.push((line.range.clone(), (!block.mute).then_some(Mark::Close { line: span })));
                    continue;
                }
                if !idle.contains(&n) {
                    let found = closed_too_often(span, *colons, open.last());
                    let begins = begins(source, *first).map(|range| Span::new(file, range));
                    d.push(match begins {
                        Some(begins) if open.is_empty() => found.also(begins, "does the block begin above this?"),
                        Some(_) | None => found,
                    });
                }
                placed.push((line.range.clone(), None));
            }
        }
    }
    for left in open.drain(..).rev() {
        if scan.code.is_empty() && !left.mute {
            d.push(left_open(&left, None));
        }
    }
    placed
}

/// The first line of the lines right above `at`, up to an empty one or one of colons: what a closing line without an
/// opening one was meant to close.
fn begins(source: &str, at: usize) -> Option<Range<usize>> {
    let mut begins = None;
    let mut end = source[..at].trim_end_matches(' ').strip_suffix('\n')?.len();
    loop {
        let start = source[..end].rfind('\n').map_or(0, |n| n + 1);
        let line = source[start..end].trim_end();
        if line.trim().is_empty() || line.trim_start().starts_with("::") || line == "---" {
            return begins;
        }
        begins = Some(start..start + line.len());
        end = start.checked_sub(1)?;
    }
}

fn close(at: Range<usize>, line: Span, mute: bool, placed: &mut Vec<(Range<usize>, Option<Mark>)>) {
    if !mute {
        let line = Span { end: line.start, ..line };
        placed.push((at, Some(Mark::Close { line })));
    }
}

/// For each line that opens, the one that closes it, each number of colons by itself.
fn closers(lines: &[Line]) -> Vec<Option<usize>> {
    let mut found = vec![None; lines.len()];
    let mut open: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
    for (n, line) in lines.iter().enumerate() {
        if let Kind::Fence { colons, head, .. } = &line.kind {
            let same = open.entry(*colons).or_default();
            if !head.is_empty() {
                same.push(n);
            } else if let Some(opened) = same.pop() {
                found[opened] = Some(n);
            }
        }
    }
    found
}

/// The name and the rest of a line; true when colons at its end close the block at once.
fn opening(source: &str, line: Span, head: Range<usize>, d: &mut Diagnostics) -> (Opening, bool) {
    let mut text = &source[head.clone()];
    let bare = text.trim_end_matches(':');
    let at_once = text.len() - bare.len() >= 3;
    if at_once {
        text = bare.trim_end();
        d.push(
            Diagnostic::error("closed-on-its-line", line, "A block cannot be closed on the line that opens it")
                .help("Put the closing `:::` on a line of its own, below."),
        );
    }
    let inner = text.trim_start_matches(['{', '.']);
    let name_at = head.start + (text.len() - inner.len());
    let length = inner.find(|c: char| c.is_whitespace() || c == '{' || c == '}').unwrap_or(inner.len());
    let end = head.start + text.len();
    let mut rest = name_at + length;
    if inner.len() < text.len() && source[rest..end].starts_with('}') {
        rest += 1;
    }
    rest += source[rest..end].len() - source[rest..end].trim_start().len();
    (Opening { line, name: name_at..name_at + length, rest: rest..end }, at_once)
}
