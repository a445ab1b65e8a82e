//! What the formats' fields are and take, as data: for hints, and for whatever documents the formats.

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
    OneOf(&'static [&'static str]),
    List(&'static Type),
    Group(&'static Shape),
    Keyed {
        keys: &'static Type,
        values: &'static Type,
    },
    /// `any`, an amount, a text, or both in a group.
    Amount(&'static Shape),
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
            Type::OneOf(words) => format!("one of {}", sentence_list(words.iter().copied(), 12)),
            Type::List(_) => "a list".to_owned(),
            Type::Group(shape) => {
                format!("fields of its own: {}", sentence_list(shape.fields.iter().map(|f| f.name), 12))
            }
            Type::Keyed { keys: Type::OneOf(words), .. } => {
                format!("fields of its own, out of {}", sentence_list(words.iter().copied(), 12))
            }
            Type::Keyed { .. } => "fields of its own, a name and a text each".to_owned(),
            Type::Amount(_) => "any, an amount, or a text".to_owned(),
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
            Type::OneOf(words) => words.first().copied().unwrap_or("").to_owned(),
            Type::List(inner @ (Type::Group(_) | Type::Keyed { .. })) => format!("[{}]", inner.example()),
            Type::List(inner) => format!("[{}, …]", inner.example()),
            Type::Group(shape) => {
                let field = shape.fields.iter().find(|f| f.required.is_some()).or(shape.fields.first());
                field.map_or_else(String::new, |f| format!("{{{}: …}}", f.name))
            }
            Type::Keyed { keys, .. } => {
                let key = if let Type::OneOf(words) = keys { words.first().copied() } else { None };
                format!("{{{}: …}}", key.unwrap_or("name"))
            }
            Type::Amount(_) => "{money: 40, text: move the room}".to_owned(),
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
    pub fields: &'static [FieldShape],
}

#[derive(Copy, Clone, Debug, PartialEq)]
pub struct FieldShape {
    pub name: &'static str,
    pub doc: &'static str,
    pub ty: Type,
    /// With what to type, when it must be there.
    pub required: Option<&'static str>,
}
