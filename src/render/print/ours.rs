//! What stands in the signature block, *How we do it here*, in any document: entries of a name and what is said of it,
//! and perhaps the table of limits.

use serde::Serialize;

use super::data::{Language, Line, Marks, line, spoken, words};
use super::limits::Limits;
use crate::model::brand::Legal;
use crate::model::doc::{Composed, Inlines};
use crate::model::names::language;
use crate::render::typography::right_to_left;

/// The block. `side` stands at the end of the tab's line: which moment, or which list.
#[derive(Debug, Serialize)]
pub struct Ours {
    pub side: Option<Line>,
    pub entries: Vec<Entry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
}

#[derive(Debug, Serialize)]
pub struct Entry {
    /// Empty where the entry above has the same.
    pub name: Line,
    /// The name is set as a note, since another stands above it.
    #[serde(skip_serializing_if = "is_false")]
    pub quiet: bool,
    pub says: Vec<Said>,
}

fn is_false(quiet: &bool) -> bool {
    !quiet
}

#[derive(Debug, Serialize)]
pub struct Said {
    pub face: Face,
    pub text: Line,
    /// What is quoted is in another language than the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<Other>,
}

/// A language of some words in a document of another, as the templates need it.
#[derive(Debug, Serialize)]
pub struct Other {
    lang: String,
    rtl: bool,
    marks: Marks,
}

impl Other {
    fn of(texts: &Language) -> Other {
        Other {
            lang: language(&texts.locale).to_owned(),
            rtl: right_to_left(&texts.locale),
            marks: texts.quotes.into(),
        }
    }
}

/// How a line of an entry is set.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// What the brand does.
    Voice,
    /// Words to say, in quotation marks.
    Quoted,
    Plain,
    /// After `Not:`.
    Not,
    Note,
    /// The promise.
    Large,
}

impl Entry {
    pub fn new(name: Line, says: impl IntoIterator<Item = Said>) -> Entry {
        Entry { name, quiet: false, says: says.into_iter().collect() }
    }
}

impl Face {
    pub fn says(self, text: Line) -> Said {
        Said { face: self, text, other: None }
    }
}

/// One entry for each line, the name at the first.
pub fn each(name: &str, lines: impl IntoIterator<Item = Said>) -> Vec<Entry> {
    let named = |(n, line)| Entry::new(if n == 0 { words_of(name) } else { Vec::new() }, [line]);
    lines.into_iter().enumerate().map(named).collect()
}

fn words_of(name: &str) -> Line {
    vec![super::data::Piece::Text(name.to_owned())]
}

/// A behaviour: what we do, and what we do not.
pub fn behaviour(name: Line, we: &Inlines<Composed>, not: Option<&Inlines<Composed>>, texts: &Language) -> Entry {
    let not = not.map(|not| Face::Not.says(line(not, texts)));
    Entry::new(name, std::iter::once(Face::Voice.says(line(we, texts))).chain(not))
}

/// The row *Say exactly*; with `text`, what the law wants beside it.
pub fn legal(legal: &Legal<Composed>, text: bool, texts: &Language) -> Option<Entry> {
    let own = legal.say_in.as_deref().map(Language::of);
    let say = legal.say.as_ref().map(|say| Said {
        other: own.as_ref().map(Other::of),
        ..Face::Quoted.says(spoken(say, own.as_ref().unwrap_or(texts)))
    });
    let name = match (&say, &own) {
        (None, _) => texts.say("print-legal"),
        (Some(_), None) => texts.say("print-exactly"),
        (Some(_), Some(own)) => texts.texts.with("ours-exact-in", &[("language", language(&own.locale).into())]),
    };
    let wants = legal.text.as_ref().filter(|_| text);
    let wants = wants.map(|wants| if say.is_some() { Face::Note } else { Face::Plain }.says(line(wants, texts)));
    let says: Vec<Said> = say.into_iter().chain(wants).collect();
    (!says.is_empty()).then(|| Entry::new(words(&name, texts), says))
}
