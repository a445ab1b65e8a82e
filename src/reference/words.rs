//! What a field takes, in words for people: a type in, a phrase of Markdown out.

use crate::model::names::sentence_list;
use crate::parse::shape::{Shape, Type, Word};

/// What a field takes. `link` makes the name of a group lead to where it is told.
pub fn takes(ty: &Type, link: &dyn Fn(&Shape) -> String) -> String {
    match ty {
        Type::Text => "a text".to_owned(),
        Type::Prose => "a text, with slots".to_owned(),
        Type::Id => "an id".to_owned(),
        Type::Name => "a known id".to_owned(),
        Type::YesNo => "true or false".to_owned(),
        Type::Number => "a whole number".to_owned(),
        Type::Date => "a date".to_owned(),
        Type::Money => "an amount".to_owned(),
        Type::Duration => "a time, such as 6 months".to_owned(),
        Type::Schema => "the number 1".to_owned(),
        Type::Figure([]) => "a figure".to_owned(),
        Type::Figure(words) => format!("a figure, or {}", one_of(words)),
        Type::OneOf(words) => one_of(words),
        Type::List(inner) => match inner {
            Type::Text => "a list of texts, or one text".to_owned(),
            Type::Prose => "a list of texts, with slots, or one text".to_owned(),
            Type::Id => "a list of ids, or one".to_owned(),
            Type::Name => "a list of known ids, or one".to_owned(),
            Type::OneOf(words) => format!("a list, or one, out of {}", listed(words)),
            Type::Group(shape) => format!("a list, each {}", or_fields(shape, link)),
            Type::YesNo
            | Type::Number
            | Type::Date
            | Type::Money
            | Type::Duration
            | Type::Schema
            | Type::Figure(_)
            | Type::List(_)
            | Type::Keyed { .. }
            | Type::Amount(_)
            | Type::Anything => format!("a list, each {}", takes(inner, link)),
        },
        Type::Group(shape) if shape.short.is_none() => format!("fields: {}", link(shape)),
        Type::Group(shape) => or_fields(shape, link),
        Type::Keyed { keys: Type::OneOf(words), values } => {
            format!("for each of {}: {}", listed(words), takes(values, link))
        }
        Type::Keyed { values, .. } => format!("names of your own, each with {}", takes(values, link)),
        Type::Amount(shape) => format!("any, an amount, a text, or fields: {}", link(shape)),
        Type::Anything => "anything".to_owned(),
    }
}

/// A group, or what will do in its stead.
fn or_fields(shape: &Shape, link: &dyn Fn(&Shape) -> String) -> String {
    match alone(shape) {
        Some(ty) => format!("{}, or fields: {}", takes(ty, link), link(shape)),
        None => link(shape),
    }
}

/// What fills the field that can stand for the whole; of a group in a group, the innermost.
pub fn alone(shape: &Shape) -> Option<&'static Type> {
    let short = shape.short?;
    let field = shape.fields.iter().find(|field| field.name == short)?;
    match &field.ty {
        Type::Group(inner) => alone(inner),
        ty => Some(ty),
    }
}

fn one_of(words: &[Word]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let rest: Vec<String> = rest.iter().map(|known| format!("`{}`", known.word)).collect();
            format!("{} or `{}`", rest.join(", "), last.word)
        }
        Some(_) | None => listed(words),
    }
}

fn listed(words: &[Word]) -> String {
    let words: Vec<String> = words.iter().map(|known| format!("`{}`", known.word)).collect();
    sentence_list(words.iter().map(String::as_str), 20)
}
