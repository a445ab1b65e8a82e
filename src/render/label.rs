//! What a page or a sheet says of itself: which edition it is, or why it is a draft. One wording for screen and paper.

use super::texts::Texts;
use crate::model::artifact::Shown;
use crate::model::edition::{Label, Number, Said, says};
use crate::model::pack::{Edition, Pack};

/// Which edition, as it stands at the foot.
pub fn edition(label: &Label, texts: &Texts) -> String {
    let numbered = |key, number: &Number| texts.with(key, &[("number", number.to_string().as_str().into())]);
    match label {
        Label::Draft => texts.say("foot-draft"),
        Label::Edition { number, day, code: _ } => {
            let day = texts.date(*day);
            texts.with("foot-edition", &[("number", number.to_string().as_str().into()), ("date", day.as_str().into())])
        }
        Label::Unapproved { number, code: _ } => numbered("foot-unapproved", number),
        Label::Changed { since } => numbered("foot-changed", since),
        Label::New { since } => numbered("foot-new", since),
    }
}

/// Why it bears the mark of a draft; `None` for what does not.
pub fn draft(label: &Label, texts: &Texts) -> Option<String> {
    let numbered = |key, number: &Number| texts.with(key, &[("number", number.to_string().as_str().into())]);
    match label {
        Label::Draft => Some(texts.say("draft-not-issued")),
        Label::Edition { .. } => None,
        Label::Unapproved { number, code: _ } => Some(numbered("draft-unapproved", number)),
        Label::Changed { since } => Some(numbered("draft-changed", since)),
        Label::New { since } => Some(numbered("draft-new", since)),
    }
}

/// The code at the foot: that of its edition, or the one of a draft.
pub fn code(label: &Label, draft: String) -> String {
    match label {
        Label::Edition { code, .. } | Label::Unapproved { code, .. } => code.clone(),
        Label::Draft | Label::Changed { .. } | Label::New { .. } => draft,
    }
}

/// What a file of a pack shows, with its label.
pub fn shown(pack: &Pack, path: &str, page: &str, title: &str, blocks: Vec<Said>) -> Shown {
    let label = match &pack.edition {
        Edition::Draft => Label::Draft,
        Edition::Issued(issued) => issued.label(path, &says(&blocks)),
    };
    Shown { page: page.to_owned(), title: title.to_owned(), label, blocks }
}

/// All that decides the label of a file, whatever it says: for what is told apart by what it is made from.
pub fn decides(pack: &Pack, path: &str) -> Vec<u8> {
    match &pack.edition {
        Edition::Draft => Vec::new(),
        Edition::Issued(issued) => format!("{:?}", issued.decides(path)).into_bytes(),
    }
}
