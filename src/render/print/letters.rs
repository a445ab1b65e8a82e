//! Letters that a brand's fonts do not have. The typesetter would take them from whatever font holds them; here they
//! are met, and looked up where somebody typed them.

use std::collections::{BTreeMap, BTreeSet};

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::data::{Tag, tagged};
use super::fonts::{FontSet, STAND_INS};
use crate::model::diag::{Diagnostic, Place};
use crate::model::look::Fonts;
use crate::model::pack::{Pack, PackModule};
use crate::model::source::Sources;
use crate::model::span::{FileId, Span};

/// Letters that neither the brand's families nor the faces that stand in for them hold, with the family they came
/// from. Code is set in a face of its own: letters of `code` that came from there are where they should be.
pub fn borrowed(document: &PagedDocument, fonts: &Fonts, code: &BTreeSet<char>) -> BTreeMap<char, String> {
    let mut own: Vec<&str> = vec![&fonts.base.family, &fonts.headings.family];
    own.extend(fonts.monospace.as_ref().map(|face| face.family.as_str()));
    own.extend(STAND_INS);
    let mut found = BTreeMap::new();
    for page in document.pages() {
        walk(&page.frame, &own, &mut found);
    }
    found.retain(|letter, family| family != CODE || !code.contains(letter));
    found
}

/// The face that code is set in where the brand names none; the templates name the same.
const CODE: &str = "DejaVu Sans Mono";

/// The letters of a document's pieces of code.
pub fn in_code(data: &[u8]) -> BTreeSet<char> {
    // The data was made here a moment ago: it can be read.
    let texts = serde_json::from_slice(data).map(|data| tagged(&data, Tag::Code)).unwrap_or_default();
    texts.iter().flat_map(|text| text.chars()).collect()
}

fn walk(frame: &Frame, own: &[&str], found: &mut BTreeMap<char, String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, own, found),
            FrameItem::Text(text) => {
                let family = text.font.info().family.as_str();
                if !own.iter().any(|own| own.eq_ignore_ascii_case(family)) {
                    // Plain letters come from another family only where a text is code.
                    let letters = text.text.chars().filter(|letter| !letter.is_ascii() && !letter.is_whitespace());
                    found.extend(letters.map(|letter| (letter, family.to_owned())));
                }
            }
            _ => {}
        }
    }
}

/// Says that a letter came from a font that is not the brand's. `files` are those of the module that shows it.
pub fn warning(letter: char, family: &str, files: &[FileId], pack: &Pack, sources: &Sources) -> Diagnostic {
    Diagnostic::warning(
        "letter-without-font",
        place(letter, files, pack, sources),
        format!("No font of {} has the letter “{letter}”; the sheet takes it from {family}", pack.brand.name),
    )
    .help("Take it out, or give the brand a font that has it.")
}

/// Letters of a document's data that no font holds, in order; letters that are never seen need none.
pub fn missing(data: &[u8], fonts: &FontSet) -> BTreeSet<char> {
    let hidden = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
    };
    let text = String::from_utf8_lossy(data);
    text.chars().filter(|c| !c.is_ascii() && !hidden(*c) && !fonts.hold(*c)).collect()
}

/// Says that no font holds a letter of a document: `the handout of “Putting it right”`.
pub fn error(letter: char, what: &str, files: &[FileId], pack: &Pack, sources: &Sources) -> Diagnostic {
    Diagnostic::error(
        "letter-without-font",
        place(letter, files, pack, sources),
        format!("No font has the letter “{letter}”, so {what} cannot be set"),
    )
    .help("Take it out, or give the brand a font that has it.")
}

/// Says why a document cannot be set, where no author can mend it.
pub fn fault(found: Diagnostic, why: &str) -> Diagnostic {
    found.help(format!(
        "A damaged font or picture of the brand may be the cause. Else it is a fault in induct; please report it with these words: {why}"
    ))
}

/// The same of a module's sheet.
pub fn not_set(why: &str, module: &PackModule, pack: &Pack) -> Diagnostic {
    let file = module.files.first().copied().unwrap_or(pack.brand.file);
    let message = format!("The handout of “{}” cannot be set", module.meta.title);
    fault(Diagnostic::error("handout-not-set", file, message), why)
}

/// Where the letter was typed first: in the document's own files, else in another file of the pack, else the first of
/// its own as a whole.
fn place(letter: char, own: &[FileId], pack: &Pack, sources: &Sources) -> Place {
    let files = own.iter().chain(std::iter::once(&pack.brand.file)).chain(&pack.files);
    let typed = files.copied().find_map(|file| {
        let at = sources.file(file).text.find(letter)?;
        Some(Span::new(file, at..at + letter.len_utf8()))
    });
    match typed {
        Some(span) => span.into(),
        None => own.first().copied().unwrap_or(pack.brand.file).into(),
    }
}
