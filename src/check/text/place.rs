//! Where words stand in the file that they were typed in. A text knows the place of the whole, and a page shows it without
//! its marks, so the words are counted there and here.

use unicode_segmentation::UnicodeSegmentation;

use super::{Run, fold};
use crate::model::source::Sources;
use crate::model::span::Span;

impl Run {
    /// The place of words from one to another, as far as they are typed here; that of all the text around them where they
    /// cannot be found.
    pub fn place(&self, first: usize, last: usize, sources: &Sources) -> Span {
        let (first, last) = self.typed(first, last).unwrap_or((first, last));
        let Some(start) = self.place_of(first, sources) else {
            let piece = self.tokens.get(first).and_then(|token| self.pieces.get(token.piece));
            return piece.map_or(self.span, |piece| piece.place);
        };
        match self.place_of(last, sources) {
            Some(end) if end.file == start.file && end.end >= start.end => Span { end: end.end, ..start },
            Some(_) | None => start,
        }
    }

    fn place_of(&self, n: usize, sources: &Sources) -> Option<Span> {
        let token = self.tokens.get(n)?;
        let place = self.pieces.get(token.piece)?.place;
        let here = |piece: usize| self.pieces.get(piece).is_some_and(|piece| piece.place == place);
        let equal =
            self.tokens.iter().take(n).filter(|other| other.folded == token.folded && here(other.piece)).count();
        let file = sources.files.get(place.file.0 as usize)?;
        let source = file.text.get(place.range())?;
        let found = source
            .unicode_word_indices()
            .filter(|(at, word)| *fold(word) == *token.folded && !is_in_braces(source, *at))
            .nth(equal);
        let (at, word) = found?;
        let start = place.range().start + at;
        Some(Span::new(place.file, start..start + word.len()))
    }
}

/// Whether a slot is open there: its name is none of the words of the text.
fn is_in_braces(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    match (before.rfind("{{"), before.rfind("}}")) {
        (Some(open), Some(close)) => open > close,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// Where a text stands as the value of a field, or without a field's name as an item, in the file of a place; the place,
/// where it does not.
pub(super) fn of_value(text: &str, key: &str, otherwise: Span, sources: &Sources) -> Span {
    let found = sources.files.get(otherwise.file.0 as usize).and_then(|file| {
        let is_value = |at: &usize| {
            let line = file.text.get(..*at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
            let before = line.trim_end_matches([' ', '"', '\'']);
            let named = before.strip_suffix(':').is_some_and(|before| before.ends_with(key));
            !line.trim_start().starts_with('#')
                && if key.is_empty() { before.ends_with(['-', '[', ',']) } else { named }
        };
        file.text.match_indices(text).map(|(at, _)| at).find(is_value)
    });
    found.map_or(otherwise, |at| Span::new(otherwise.file, at..at + text.len()))
}
