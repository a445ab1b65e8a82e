//! What is said of blocks that were left open or closed too often.

use super::Opened;
use crate::model::diag::Diagnostic;
use crate::model::span::Span;

pub(super) fn open_at_section(block: &Opened) -> Diagnostic {
    let colons = ":".repeat(block.colons);
    let found = Diagnostic::error(
        "block-open",
        block.line,
        format!("The block `{}` is still open where the next section begins", block.name),
    )
    .label("opens here");
    if block.closer.is_some() {
        found.help(format!(
            "A block cannot hold a section. Close it with a line `{colons}` above the `##`, or use `###` inside the block."
        ))
    } else {
        found.help(format!("Close it with a line `{colons}` after its last line."))
    }
}

pub(super) fn left_open(left: &Opened, next: Option<usize>) -> Diagnostic {
    let colons = ":".repeat(left.colons);
    let message = format!("The block `{}` is not closed", left.name);
    let help = match next {
        Some(line) => format!("Close it with a line `{colons}` before line {line}."),
        None => format!("Close it with a line `{colons}` after its last line."),
    };
    Diagnostic::error("block-open", left.line, message).label("opens here").help(help)
}

pub(super) fn closed_too_often(span: Span, colons: usize, open: Option<&Opened>) -> Diagnostic {
    match open {
        Some(open) => Diagnostic::error(
            "block-closed-twice",
            span,
            format!("This line closes a block with {colons} colons, and none is open"),
        )
        .help(format!(
            "Take the line out; or, to close the block `{}`, type `{}`.",
            open.name,
            ":".repeat(open.colons)
        )),
        None => Diagnostic::error("block-closed-twice", span, "This line closes a block, and none is open")
            .help("Take the line out, or add the line that opens the block: `::: why`."),
    }
}
