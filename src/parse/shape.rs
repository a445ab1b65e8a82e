//! What the formats' fields are and take, as data: for the readers' hints, for the schemas that editors read, and for
//! the reference page. Nothing about a field is said in a second place.

use crate::model::names::sentence_list;

/// What a field takes, as data: for hints, and for what documents the format.
#[derive(Copy, Clone, Debug, PartialEq)]
pub enum Type {
    Text,
    /// Text with slots and *emphasis*.
    Prose,
    Id,
    /// An id that something else bears.
    Name,
    YesNo,
    Number,
    Date,
    Money,
    /// `6 months`
    Duration,
    Schema,
    /// A figure that may have a point, or one of these words.
    Figure(&'static [Word]),
    OneOf(&'static [Word]),
    List(&'static Type),
    Group(&'static Shape),
    Keyed {
        keys: &'static Type,
        values: &'static Type,
    },
    /// `any`, an amount, a text, or both in a group.
    Amount(&'static Shape),
    /// Not looked at: it belongs to a standard that says more than is used here.
    Anything,
}

/// A word out of a closed list.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Word {
    pub word: &'static str,
    /// Other ways to write it, which are taken without a remark.
    pub also: &'static [&'static str],
}

impl Word {
    pub const fn plain(word: &'static str) -> Word {
        Word { word, also: &[] }
    }
}

/// The words of a table that says what each of them means.
pub const fn words<const N: usize, T: Copy>(table: &[(&'static str, T); N]) -> [Word; N] {
    let mut words = [Word::plain(""); N];
    let mut n = 0;
    while n < N {
        words[n] = Word::plain(table[n].0);
        n += 1;
    }
    words
}

fn list(words: &[Word]) -> String {
    sentence_list(words.iter().map(|known| known.word), 14)
}

impl Type {
    /// After "takes".
    pub fn takes(&self) -> String {
        match self {
            Type::Text | Type::Prose => "a text".to_owned(),
            Type::Id | Type::Name => "an id, such as put-right".to_owned(),
            Type::YesNo => "true or false".to_owned(),
            Type::Number => "a whole number".to_owned(),
            Type::Date => "a date, such as 2027-05-31".to_owned(),
            Type::Money => "an amount as a plain figure, such as 40 or 12.50".to_owned(),
            Type::Duration => "a time, such as 6 months".to_owned(),
            Type::Schema => "the number 1".to_owned(),
            Type::Figure([]) => "a figure, such as 1.5".to_owned(),
            Type::Figure(words) => format!("a figure, such as 400, or one of {}", list(words)),
            Type::OneOf(words) => format!("one of {}", list(words)),
            Type::List(_) => "a list".to_owned(),
            Type::Group(shape) => {
                format!("fields of its own: {}", sentence_list(shape.fields.iter().map(|f| f.name), 12))
            }
            Type::Keyed { keys: Type::OneOf(words), .. } => {
                format!("fields of its own, out of {}", list(words))
            }
            Type::Keyed { .. } => "fields of its own, a name and a text each".to_owned(),
            Type::Amount(_) => "any, an amount, or a text".to_owned(),
            Type::Anything => "anything".to_owned(),
        }
    }

    /// How one may look, after the field's name and colon.
    pub fn example(&self) -> String {
        match self {
            Type::Text | Type::Prose => "some words".to_owned(),
            Type::Id | Type::Name => "put-right".to_owned(),
            Type::YesNo => "true".to_owned(),
            Type::Number => "25".to_owned(),
            Type::Date => "2027-05-31".to_owned(),
            Type::Money => "40".to_owned(),
            Type::Duration => "6 months".to_owned(),
            Type::Schema => "1".to_owned(),
            Type::Figure([]) => "1.5".to_owned(),
            Type::Figure(_) => "400".to_owned(),
            Type::OneOf(words) => words.first().map_or("", |known| known.word).to_owned(),
            Type::List(inner @ (Type::Group(_) | Type::Keyed { .. })) => format!("[{}]", inner.example()),
            Type::List(inner) => format!("[{}, …]", inner.example()),
            Type::Group(shape) => {
                let field = shape.fields.iter().find(|f| f.required.is_some()).or(shape.fields.first());
                field.map_or_else(String::new, |f| format!("{{{}: …}}", f.name))
            }
            Type::Keyed { keys, .. } => {
                let key = if let Type::OneOf([first, ..]) = keys { first.word } else { "name" };
                format!("{{{key}: …}}")
            }
            Type::Amount(_) => "{money: 40, text: move the room}".to_owned(),
            Type::Anything => "…".to_owned(),
        }
    }
}

/// A record's fields.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Shape {
    /// With its article: `a value`.
    pub what: &'static str,
    /// The field that a plain text fills.
    pub short: Option<&'static str>,
    /// Other fields may stand there: the format is a public standard's, or leaves room.
    pub open: bool,
    /// One, as somebody may type it.
    pub example: &'static str,
    pub fields: &'static [FieldShape],
}

impl Shape {
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.fields.iter().map(|field| field.name)
    }
}

#[derive(Copy, Clone, Debug, PartialEq)]
pub struct FieldShape {
    pub name: &'static str,
    pub doc: &'static str,
    pub ty: Type,
    /// With what to type, when it must be there.
    pub required: Option<&'static str>,
}

impl FieldShape {
    /// A field of a format that has no `record!`.
    pub const fn new(name: &'static str, ty: Type, doc: &'static str) -> FieldShape {
        FieldShape { name, doc, ty, required: None }
    }
}
