//! Tables: every row as many cells as the head, and what was meant as a table and is none.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::{MdKind, Reader};
use crate::model::diag::Diagnostic;
use crate::model::doc::{Align, Inlines, Written};
use crate::model::span::Span;

impl Reader<'_, '_, '_> {
    /// A line meant as a heading that is none: its space is missing, or something that cannot be seen stands there.
    pub(super) fn no_heading(&mut self, span: Span) {
        let line = self.shared.marked.source[span.range()].lines().next().unwrap_or_default();
        let hashes = line.trim_start_matches(['\u{feff}', '\u{200b}', '\u{a0}']);
        let title = hashes.trim_start_matches('#');
        let count = hashes.len() - title.len();
        if (2..=6).contains(&count) && !title.trim().is_empty() {
            let title = title.trim_start_matches(['\u{feff}', '\u{200b}', '\u{a0}', ' ']);
            let end = span.start as usize + line.len();
            self.shared.d.push(
                Diagnostic::error(
                    "heading-not-read",
                    Span::new(span.file, span.start as usize..end),
                    "This looks like a heading and cannot be read as one",
                )
                .help(format!("Type a plain space after the hashes: `{} {title}`.", "#".repeat(count))),
            );
        }
    }

    /// Lines meant as a table that make none.
    pub(super) fn no_table(&mut self, span: Span) {
        let mut lines = self.shared.marked.source[span.range()].lines();
        let first = lines.next().is_some_and(|line| line.starts_with('|') && line.trim_end().ends_with('|'));
        if first && lines.next().is_some_and(|line| line.trim_start().starts_with('|')) {
            self.shared.d.push(
                Diagnostic::error("table-not-read", span, "This looks like a table and cannot be read as one")
                    .help("Below the head stands a line of dashes with as many columns: `| --- | --- |`."),
            );
        }
    }

    pub(super) fn table(&mut self, align: &[Alignment]) -> MdKind {
        let align: Vec<Align> = align
            .iter()
            .map(|align| match align {
                Alignment::Center => Align::Center,
                Alignment::Right => Align::End,
                Alignment::None | Alignment::Left => Align::Start,
            })
            .collect();
        let mut rows: Vec<Vec<Inlines<Written>>> = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    let cells = cells(&self.made.text[range.clone()]);
                    if cells > align.len() {
                        self.shared.d.push(
                            Diagnostic::error(
                                "row-too-long",
                                self.made.span(range),
                                format!("This row has {cells} cells, and its table has {} columns", align.len()),
                            )
                            .help("Take the cells over away, or add columns to the first two lines of the table. A `|` that is no border is typed `\\|`."),
                        );
                    }
                    rows.push(Vec::new());
                }
                Event::Start(Tag::TableCell) => {
                    let cell = self.running(&|end| *end == TagEnd::TableCell);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        MdKind::Table { align, head, rows: rows.collect() }
    }
}

/// Cells of a row as typed: between the `|` that no backslash stands before.
fn cells(row: &str) -> usize {
    let row = row.trim_matches([' ', '\t', '\n', '\r', '>']);
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = 1;
    let mut escaped = false;
    for (at, c) in row.char_indices() {
        cells += usize::from(c == '|' && !escaped && at + 1 < row.len());
        escaped = c == '\\' && !escaped;
    }
    cells
}
