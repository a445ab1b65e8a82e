//! Lines of colons that open and close blocks: found before the Markdown is read, matched by their number of colons,
//! and put into the text as marks that Markdown leaves alone.

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::span::{FileId, Span};

/// What no author types; marks that land where no block can be are put back.
const MARK: &str = "<?induct-block ";

/// A text with its fences replaced by marks, and how its bytes map to the file.
pub struct Fenced {
    pub text: String,
    pub marks: Vec<Mark>,
    /// Start of each piece: in `text`, in the file. Sorted.
    pieces: Vec<(usize, usize)>,
    file: FileId,
}

/// A fence.
#[derive(Clone, Debug)]
pub enum Mark {
    /// `::: rule Sorry first {#sorry}`: what follows the colons, and its place.
    Open {
        head: String,
        head_at: usize,
        span: Span,
    },
    Close,
}

struct Opened {
    colons: usize,
    span: Span,
    name: String,
}

/// Replaces the fences of `text[start..]`; blocks left open and closed too often are reported and mended.
pub fn fence(file: FileId, text: &str, start: usize, d: &mut Diagnostics) -> Fenced {
    let mut fenced = Fenced { text: String::with_capacity(text.len()), marks: Vec::new(), pieces: Vec::new(), file };
    let mut open: Vec<Opened> = Vec::new();
    let mut code: Option<(char, usize)> = None;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let here = at;
        at += line.len();
        let bare = line.trim_end();
        let trimmed = bare.trim_start_matches(' ');
        let indent = bare.len() - trimmed.len();
        if indent <= 3 && code_fence(trimmed, &mut code) {
            fenced.piece(line, here);
            continue;
        }
        // Right below a text, `---` would make a heading of it; here it always parts.
        let parts = bare.len() >= 3 && bare.bytes().all(|byte| byte == b'-');
        if code.is_none() && parts && !fenced.text.is_empty() && !fenced.text.ends_with("\n\n") {
            fenced.piece("\n", here);
        }
        let colons = trimmed.len() - trimmed.trim_start_matches(':').len();
        if code.is_some() || indent > 3 || colons < 3 {
            fenced.piece(line, here);
            continue;
        }
        let span = Span::new(file, here + indent..here + bare.len());
        let head = trimmed[colons..].trim();
        if head.is_empty() {
            match open.iter().rposition(|opened| opened.colons == colons) {
                Some(found) => {
                    for left in open.drain(found + 1..).rev() {
                        left_open(&left, Some(colons), d);
                        fenced.mark(Mark::Close, here);
                    }
                    open.pop();
                    fenced.mark(Mark::Close, here);
                }
                None => d.push(closed_too_often(span, colons, open.last())),
            }
        } else {
            let head_at = here + indent + colons + (trimmed[colons..].len() - trimmed[colons..].trim_start().len());
            let name = head.split_whitespace().next().unwrap_or_default().to_owned();
            open.push(Opened { colons, span, name });
            fenced.mark(Mark::Open { head: head.to_owned(), head_at, span }, here);
        }
    }
    for left in open.drain(..).rev() {
        left_open(&left, None, d);
        fenced.mark(Mark::Close, at);
    }
    fenced.pieces.push((fenced.text.len(), at));
    fenced
}

/// Keeps track of ``` and ~~~; true for the lines that open and close.
fn code_fence(trimmed: &str, code: &mut Option<(char, usize)>) -> bool {
    let Some(first) = trimmed.chars().next().filter(|c| *c == '`' || *c == '~') else { return false };
    let length = trimmed.len() - trimmed.trim_start_matches(first).len();
    if length < 3 {
        return false;
    }
    match code {
        None => *code = Some((first, length)),
        Some((mark, opened)) if *mark == first && length >= *opened && trimmed[length..].trim().is_empty() => {
            *code = None
        }
        Some(_) => return false,
    }
    true
}

fn left_open(left: &Opened, closed_by: Option<usize>, d: &mut Diagnostics) {
    let colons = ":".repeat(left.colons);
    let help = match closed_by {
        Some(_) => format!("Close it with a line `{colons}` before the block around it ends."),
        None => format!("Close it with a line `{colons}` after its last line."),
    };
    d.push(
        Diagnostic::error("block-open", left.span, format!("The block `{}` is not closed", left.name))
            .label("opens here")
            .help(help),
    );
}

fn closed_too_often(span: Span, colons: usize, open: Option<&Opened>) -> Diagnostic {
    let found =
        Diagnostic::error("block-closed-twice", span, "This line closes a block, and none with as many colons is open");
    match open {
        Some(open) => found.help(format!(
            "The block `{}` was opened with {} colons: close it with `{}`, not `{}`.",
            open.name,
            open.colons,
            ":".repeat(open.colons),
            ":".repeat(colons)
        )),
        None => found.help("Take the line out."),
    }
}

impl Fenced {
    fn piece(&mut self, line: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(line);
    }

    fn mark(&mut self, mark: Mark, at: usize) {
        self.pieces.push((self.text.len(), at));
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(&format!("{MARK}{}?>\n", self.marks.len()));
        self.marks.push(mark);
    }

    /// The mark that a raw line of the marked text stands for.
    pub fn mark_at(&self, raw: &str) -> Option<&Mark> {
        let number = raw.trim().strip_prefix(MARK)?.strip_suffix("?>")?;
        self.marks.get(number.parse::<usize>().ok()?)
    }

    /// A byte of the marked text as a byte of the file.
    pub fn in_file(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let (start, file) = self.pieces.get(piece).copied().unwrap_or((0, 0));
        let end = self.pieces.get(piece + 1).map_or(usize::MAX, |(_, file)| *file);
        (file + (at - start.min(at))).min(end)
    }

    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.in_file(range.start);
        // The end belongs to the last byte inside, not to the piece that follows.
        let end = if range.end > range.start { self.in_file(range.end - 1) + 1 } else { start };
        Span::new(self.file, start..end.max(start))
    }
}
