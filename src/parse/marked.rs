//! A page's text made ready for the Markdown library: lines of colons become marks, slots become words that Markdown
//! leaves alone, and every byte of the made text knows its place in the file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fences::{self, Mark, Scan};
use super::markdown::{html::raw_html, probe::probe};
use super::slots::{LONGEST_SLOT, upto};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::span::{FileId, Span};

/// HTML hides HTML: so often it is looked for again.
const ROUNDS: usize = 8;

/// What never stands in the author's text, because the number is one no author typed.
#[derive(Copy, Clone, Debug)]
pub struct Nonce(u64);

impl Nonce {
    const SLOT: char = '\u{e000}';
    const MARK: &'static str = "<?induct";

    fn unused(text: &str) -> Self {
        let after = |start: &'static str| {
            text.match_indices(start).filter_map(move |(at, _)| leading_number(&text[at + start.len()..]))
        };
        let typed: BTreeSet<u64> = after("\u{e000}").chain(after(Self::MARK)).collect();
        // The lowest that nobody typed: there are more numbers than a text has letters.
        Nonce((0..).find(|number| !typed.contains(number)).unwrap_or_default())
    }

    fn mark(self, number: usize) -> String {
        format!("{}{} {number}?>", Self::MARK, self.0)
    }

    fn slot(self, number: usize) -> String {
        format!("{}{}s{number}\u{e001}", Self::SLOT, self.0)
    }

    /// Stands before a title, so that its first letters begin no list or heading.
    fn title(self) -> String {
        format!("{}{}t0\u{e001}", Self::SLOT, self.0)
    }
}

fn leading_number(text: &str) -> Option<u64> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

/// A part of a made text.
pub enum Part<'t> {
    Words(&'t str),
    /// A slot, by its number.
    Slot(usize),
    /// Made by us, without meaning.
    Nothing,
}

/// A text made from a file's, with the way back.
pub struct Made {
    pub text: String,
    pieces: Vec<Piece>,
    file: FileId,
}

struct Piece {
    /// First byte in the made text.
    at: usize,
    /// Bytes of the file it stands for.
    from: Range<usize>,
    copied: bool,
}

impl Made {
    /// The place in the file of bytes of the made text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let piece = |at: usize| {
            let n = self.pieces.partition_point(|piece| piece.at <= at).saturating_sub(1);
            self.pieces.get(n)
        };
        let start = piece(range.start).map_or(0, |piece| {
            if piece.copied {
                (piece.from.start + (range.start - piece.at)).min(piece.from.end)
            } else {
                piece.from.start
            }
        });
        let end = if range.end <= range.start {
            start
        } else {
            piece(range.end - 1).map_or(start, |piece| {
                if piece.copied {
                    (piece.from.start + (range.end - piece.at)).min(piece.from.end)
                } else {
                    piece.from.end
                }
            })
        };
        Span::new(self.file, start..end.max(start))
    }
}

/// Something to stand in place of some bytes of the file.
#[derive(Clone)]
struct Edit {
    range: Range<usize>,
    with: String,
}

/// A page ready to be read.
pub struct Marked<'t> {
    pub file: FileId,
    /// The whole file.
    pub source: &'t str,
    pub made: Made,
    pub marks: Vec<Mark>,
    /// Where HTML has been reported, in order.
    html: Vec<Range<usize>>,
    slots: Vec<Range<usize>>,
    nonce: Nonce,
}

/// Readies `source[start..]`; reports blocks left open or closed too often, code that never ends, and HTML.
pub fn mark<'t>(file: FileId, source: &'t str, start: usize, d: &mut Diagnostics) -> Marked<'t> {
    let mut start = start.min(source.len());
    while !source.is_char_boundary(start) {
        start -= 1;
    }
    if source[start..].starts_with('\u{feff}') {
        start += '\u{feff}'.len_utf8();
    }
    let nonce = Nonce::unused(source);
    let mut scan = Scan::new(source, start);
    let slots = slots(source, start, &scan);
    let common = common(source, start..source.len(), &slots, nonce);
    let mut html: BTreeMap<usize, usize> = BTreeMap::new();
    let mut tags: BTreeSet<usize> = BTreeSet::new();
    let mut code = Vec::new();
    for _ in 0..ROUNDS {
        let mut edits = common.clone();
        edits.extend(scan.fence_lines().enumerate().map(|(n, range)| Edit { range, with: nonce.mark(n) }));
        edits.extend(tags.iter().map(|at| Edit { range: *at..*at, with: "\\".to_owned() }));
        let made = apply(file, source, start..source.len(), edits);
        let probed = probe(&made.text);
        code = probed.code.into_iter().map(|(range, open)| (made.span(range).range(), open)).collect();
        let before = tags.len();
        for range in probed.html {
            if !made.text[range.clone()].trim_start().starts_with(Nonce::MARK) {
                hide_tags(source, made.span(range).range(), &mut tags, &mut html);
            }
        }
        if tags.len() == before {
            break;
        }
    }
    scan.without_code(&code);
    for (range, open) in &code {
        if *open && scan.swallowed(range) {
            let line = range.start..source[range.start..].find('\n').map_or(source.len(), |n| range.start + n);
            d.push(
                Diagnostic::error("code-open", Span::new(file, line), "This begins code that never ends")
                    .label("opens here")
                    .help("Close the code with a line of three backticks: ```"),
            );
        }
    }
    let html: Vec<Range<usize>> = html.into_iter().map(|(start, end)| start..end).collect();
    for range in &html {
        d.push(raw_html(Span::new(file, range.clone()), &source[range.clone()]));
    }
    let mut edits = common;
    edits.extend(tags.iter().map(|at| Edit { range: *at..*at, with: "\\".to_owned() }));
    // A line of dashes below a text would make it a heading; here it always divides.
    edits.extend(scan.dashes().map(|at| Edit { range: at..at, with: "\n".to_owned() }));
    let placed = fences::place(file, source, &scan, d);
    let mut marks = Vec::new();
    for (range, mark) in placed {
        let (line, after) = match &mark {
            Some(_) => (nonce.mark(marks.len()), if range.is_empty() { "\n" } else { "" }),
            None => (String::new(), ""),
        };
        marks.extend(mark);
        edits.push(Edit { range, with: format!("\n{line}{after}") });
    }
    let made = apply(file, source, start..source.len(), edits);
    Marked { file, source, made, marks, html, slots, nonce }
}

impl Marked<'_> {
    /// The mark that a piece of HTML is.
    pub fn mark_at(&self, html: &str) -> Option<&Mark> {
        let rest = html.trim().strip_prefix(Nonce::MARK)?.strip_suffix("?>")?;
        let (nonce, number) = rest.split_once(' ')?;
        (nonce.parse() == Ok(self.nonce.0)).then(|| self.marks.get(number.parse::<usize>().ok()?))?
    }

    /// A block's title, ready to be read as one line of text.
    pub fn title(&self, range: Range<usize>) -> Made {
        let mut edits = common(self.source, range.clone(), &self.slots, self.nonce);
        edits.push(Edit { range: range.start..range.start, with: self.nonce.title() });
        apply(self.file, self.source, range, edits)
    }

    /// A text with its slots told apart; each part with its bytes in the text.
    pub fn parts<'t>(&self, text: &'t str) -> Vec<(Range<usize>, Part<'t>)> {
        let mut parts = Vec::new();
        let start = format!("{}{}", Nonce::SLOT, self.nonce.0);
        let mut rest = 0;
        for (at, _) in text.match_indices(&start) {
            let inside = &text[at + start.len()..];
            let Some((name, _)) = inside.split_once('\u{e001}') else { continue };
            let part = match (name.get(..1), name.get(1..).and_then(|n| n.parse::<usize>().ok())) {
                (Some("s"), Some(n)) if n < self.slots.len() => Part::Slot(n),
                (Some("t"), Some(_)) => Part::Nothing,
                _ => continue,
            };
            if at > rest {
                parts.push((rest..at, Part::Words(&text[rest..at])));
            }
            rest = at + start.len() + name.len() + '\u{e001}'.len_utf8();
            parts.push((at..rest, part));
        }
        if rest < text.len() {
            parts.push((rest..text.len(), Part::Words(&text[rest..])));
        }
        parts
    }

    pub fn slot(&self, number: usize) -> (&str, Span) {
        let range = self.slots.get(number).cloned().unwrap_or(0..0);
        (&self.source[range.clone()], Span::new(self.file, range))
    }

    /// A text as it was typed, where slots and marks mean nothing: code, addresses.
    pub fn as_typed(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for (_, part) in self.parts(text) {
            match part {
                Part::Words(words) => out.push_str(words),
                Part::Slot(n) => out.push_str(self.slot(n).0),
                Part::Nothing => {}
            }
        }
        if out.contains(Nonce::MARK) { self.without_marks(&out) } else { out }
    }

    /// The lines of colons where their marks stand, without the line's end that was put before each.
    fn without_marks(&self, text: &str) -> String {
        let start = format!("{}{} ", Nonce::MARK, self.nonce.0);
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(&start) {
            let mark = leading_number(after).and_then(|number| self.marks.get(usize::try_from(number).ok()?));
            let behind = after.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("?>");
            match (mark, behind) {
                (Some(mark), Some(behind)) => {
                    out.push_str(before.strip_suffix('\n').unwrap_or(before));
                    out.push_str(&self.source[mark.line().range()]);
                    rest = behind;
                }
                _ => {
                    out.push_str(before);
                    out.push_str(&start);
                    rest = after;
                }
            }
        }
        out + rest
    }

    /// Whether HTML has been reported at a byte of the file.
    pub fn html_at(&self, at: usize) -> bool {
        let before = self.html.partition_point(|range| range.start <= at);
        before.checked_sub(1).and_then(|n| self.html.get(n)).is_some_and(|range| range.contains(&at))
    }
}

/// The edits that every reading of a part needs: slots, and bytes that no text may hold. Looks at that part only: a page
/// has a title every few lines.
fn common(source: &str, part: Range<usize>, slots: &[Range<usize>], nonce: Nonce) -> Vec<Edit> {
    let first = slots.partition_point(|slot| slot.start < part.start);
    let within = slots.iter().enumerate().skip(first).take_while(|(_, slot)| slot.end <= part.end);
    let mut edits: Vec<Edit> = within.map(|(n, slot)| Edit { range: slot.clone(), with: nonce.slot(n) }).collect();
    let nothing = source[part.clone()].match_indices('\0').map(|(at, _)| part.start + at);
    edits.extend(nothing.map(|at| Edit { range: at..at + 1, with: "\u{fffd}".to_owned() }));
    edits
}

/// Makes the text; of two edits that overlap, the one that begins first is made.
fn apply(file: FileId, source: &str, range: Range<usize>, mut edits: Vec<Edit>) -> Made {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut made = Made { text: String::with_capacity(range.len() + range.len() / 8), pieces: Vec::new(), file };
    let mut at = range.start;
    for edit in edits {
        if edit.range.start < at || edit.range.end > range.end {
            continue;
        }
        if edit.range.start > at {
            made.pieces.push(Piece { at: made.text.len(), from: at..edit.range.start, copied: true });
            made.text.push_str(&source[at..edit.range.start]);
        }
        at = edit.range.end;
        if !edit.with.is_empty() {
            made.pieces.push(Piece { at: made.text.len(), from: edit.range, copied: false });
            made.text.push_str(&edit.with);
        }
    }
    if range.end > at {
        made.pieces.push(Piece { at: made.text.len(), from: at..range.end, copied: true });
        made.text.push_str(&source[at..range.end]);
    }
    made
}

/// `{{ … }}`, over a line's end at most, never over an empty line or the line of a block.
fn slots(source: &str, start: usize, scan: &Scan) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = start;
    while let Some(open) = source[rest..].find("{{").map(|n| n + rest) {
        rest = open + 2;
        if source[..open].ends_with('\\') {
            continue;
        }
        // Looked for only as far as a slot can be long: a page of braces is read once.
        let Some(close) = upto(source, rest, LONGEST_SLOT + 2).find("}}").map(|n| n + rest) else { continue };
        let inside = &source[rest..close];
        let paragraph = inside.split('\n').skip(1).all(|line| !line.trim().is_empty());
        if inside.len() <= LONGEST_SLOT
            && paragraph
            && !inside.contains("{{")
            && (!inside.contains('\n') || !scan.any_in(open..close))
        {
            found.push(open..close + 2);
            rest = close + 2;
        }
    }
    found
}

/// Notes the tags at the start of lines, so that they are read as text; reported is what comes before an empty line.
fn hide_tags(source: &str, range: Range<usize>, tags: &mut BTreeSet<usize>, html: &mut BTreeMap<usize, usize>) {
    let mut at = range.start;
    let mut found: Option<Range<usize>> = None;
    let mut together = true;
    for line in source[range].split_inclusive('\n') {
        let inner = line.trim_start_matches([' ', '\t', '>']);
        let tag = at + (line.len() - inner.len());
        together &= !line.trim().is_empty();
        if inner.starts_with('<') {
            tags.insert(tag);
        }
        let end = at + line.trim_end().len();
        match &mut found {
            None if inner.starts_with('<') => found = Some(tag..end),
            Some(found) if together => found.end = end,
            _ => {}
        }
        at += line.len();
    }
    let inside = |at: usize| html.range(..=at).next_back().is_some_and(|(_, end)| at < *end);
    let found = found.filter(|found| !inside(found.start));
    html.extend(found.map(|found| (found.start, found.end)));
}
