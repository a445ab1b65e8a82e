//! A JSON Schema for each format, so that an editor shows what belongs where while somebody types. Draft 7: the newest
//! that every release of the YAML language server reads. What the reader takes, the schema takes, but for one thing: a
//! field with nothing behind its colon is not told to the reader, and unfinished to an editor.

use super::Format;
use super::json::{Json, fields, texts};
use crate::model::plain::capital;
use crate::parse::shape::{FieldShape, Shape, Type, Word};

/// A schema, as the text of a file.
pub fn schema(format: &Format) -> String {
    let mut all = vec![
        ("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into()),
        ("title".to_owned(), format.title.into()),
        ("description".to_owned(), format!("{}: {}.", format.place, format.about).into()),
    ];
    all.extend(group(format.shape).into_iter().filter(|(name, _)| name != "title"));
    // Nothing in it can fail to be written.
    let text = serde_json::to_string_pretty(&Json::Fields(all)).unwrap_or_default();
    text + "\n"
}

/// The schema of a format's translations, where it has any: the same fields, none of them needed, since what is no text is
/// the source's.
pub fn of_translations(format: &Format) -> Option<String> {
    let example = format.translation?;
    let mut all = vec![
        ("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into()),
        ("title".to_owned(), format!("{}, translated", format.title).into()),
        ("description".to_owned(), format!("{example}: the texts of {}, in another language.", format.place).into()),
    ];
    all.extend(group(format.shape).into_iter().filter(|(name, _)| name != "title"));
    let text = serde_json::to_string_pretty(&nothing_needed(Json::Fields(all))).unwrap_or_default();
    Some(text + "\n")
}

fn nothing_needed(json: Json) -> Json {
    match json {
        // A list of names, which a field that is called so has not.
        Json::Fields(fields) => Json::Fields(
            fields
                .into_iter()
                .filter(|(name, value)| name != "required" || !matches!(value, Json::List(_)))
                .map(|(name, value)| (name, nothing_needed(value)))
                .collect(),
        ),
        Json::List(items) => Json::List(items.into_iter().map(nothing_needed).collect()),
        Json::Yes | Json::No | Json::Whole(_) | Json::Text(_) => json,
    }
}

type Fields = Vec<(String, Json)>;

/// A record as fields; the short form is its field's to say.
fn group(shape: &'static Shape) -> Fields {
    let required = shape.fields.iter().filter(|field| field.required.is_some()).map(|field| field.name);
    let mut all = vec![
        ("title".to_owned(), capital(shape.what).into()),
        ("type".to_owned(), "object".into()),
        (
            "properties".to_owned(),
            Json::Fields(
                shape.fields.iter().map(|field| (field.name.to_owned(), property(field, shape.open))).collect(),
            ),
        ),
    ];
    if required.clone().next().is_some() {
        all.push(("required".to_owned(), texts(required)));
    }
    all.push(("additionalProperties".to_owned(), if shape.open { Json::Yes } else { Json::No }));
    all
}

/// A field: what it is for, then what it takes.
fn property(field: &'static FieldShape, open: bool) -> Json {
    let mut text = format!("{}.", field.doc);
    if let Some(example) = field.required {
        text = format!("{text} Needed. Type, for instance: {example}");
    }
    let mut all = vec![("description".to_owned(), text.into())];
    all.extend(value(&field.ty, At { needed: field.required.is_some(), open }));
    Json::Fields(all)
}

/// What else decides what a value may be.
#[derive(Copy, Clone)]
struct At {
    /// It must say something.
    needed: bool,
    /// The file is a public standard's, in which a slot is a text like any other.
    open: bool,
}

fn value(ty: &'static Type, at: At) -> Fields {
    let mut all = alternatives(ty, at);
    match all.pop() {
        Some(Json::Fields(only)) if all.is_empty() => only,
        last => {
            all.extend(last);
            vec![("anyOf".to_owned(), Json::List(all))]
        }
    }
}

/// Every way to write it. A figure will do where a text is wanted: it is taken as it is typed.
fn alternatives(ty: &'static Type, at: At) -> Vec<Json> {
    let single = |types: &[&str], more: Fields| {
        let types = match types {
            [one] => Json::from(*one),
            several => texts(several.iter().copied()),
        };
        let mut all = vec![("type".to_owned(), types)];
        all.extend(more);
        vec![said(ty, all)]
    };
    let pattern = |pattern: &str| ("pattern".to_owned(), Json::from(pattern));
    let least = ("minimum".to_owned(), Json::Whole(0));
    match ty {
        Type::Text => {
            let mut more = if at.open { Vec::new() } else { vec![pattern(NO_SLOT)] };
            more.extend(at.needed.then(|| ("minLength".to_owned(), Json::Whole(1))));
            single(&["string", "number"], more)
        }
        Type::Prose | Type::Name => {
            single(&["string", "number"], if at.needed { vec![pattern("\\S")] } else { Vec::new() })
        }
        Type::Id => single(&["string", "integer"], vec![pattern(ID), least]),
        Type::YesNo => single(&["boolean"], Vec::new()),
        Type::Number => single(&["integer"], vec![least, ("maximum".to_owned(), Json::Whole(u16::MAX.into()))]),
        Type::Date => single(&["string"], vec![pattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]),
        Type::Money => single(&["number", "string"], vec![least, pattern("^[0-9]{1,12}([.][0-9]{1,2})?$")]),
        Type::Duration => {
            single(&["string"], vec![pattern("^(1200|1[01][0-9]{2}|[1-9][0-9]{0,2}) (day|week|month|year)s?$")])
        }
        Type::Schema => vec![said(ty, vec![("enum".to_owned(), Json::List(vec![Json::Whole(1), "1".into()]))])],
        Type::Figure(words) => {
            let mut all = single(&["number", "string"], vec![pattern("^[0-9]+([.][0-9]+)?$")]);
            if !words.is_empty() {
                all.push(said(ty, vec![("enum".to_owned(), every_spelling(words))]));
            }
            all
        }
        Type::OneOf(words) => vec![said(ty, vec![("enum".to_owned(), every_spelling(words))])],
        Type::List(inner) => {
            let items = Json::Fields(value(inner, At { needed: false, ..at }));
            let mut all = vec![fields([("type", "array".into()), ("items", items)])];
            all.extend(alternatives(inner, at).into_iter().filter(|one| !is_object(one)));
            all
        }
        Type::Group(shape) => {
            let mut all = vec![Json::Fields(group(shape))];
            let short = shape.short.and_then(|short| shape.fields.iter().find(|field| field.name == short));
            let alone = short.into_iter().flat_map(|field| alternatives(&field.ty, at));
            all.extend(alone.filter(|one| !is_object(one)));
            all
        }
        Type::Keyed { keys, values } => vec![Json::Fields(keyed(keys, values, at))],
        Type::Amount(shape) => vec![
            said(ty, vec![("enum".to_owned(), texts(["any"]))]),
            said(ty, vec![("type".to_owned(), "number".into()), least]),
            said(ty, vec![("type".to_owned(), "string".into())]),
            Json::Fields(group(shape)),
        ],
        Type::Anything => vec![fields([])],
    }
}

/// Small letters, figures and single hyphens.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// No two opening braces in a row.
const NO_SLOT: &str = "^([^{]|[{][^{])*[{]?$";

/// With the words that an editor shows when something else stands there.
fn said(ty: &Type, mut all: Fields) -> Json {
    let but = if *ty == Type::Text { ", without a slot" } else { "" };
    all.push(("errorMessage".to_owned(), format!("Takes {}{but}.", ty.takes()).into()));
    Json::Fields(all)
}

fn is_object(one: &Json) -> bool {
    let Json::Fields(fields) = one else { return false };
    fields.iter().any(|(name, value)| name == "type" && *value == Json::from("object"))
}

/// A group whose field names come from a closed list, or are the author's own.
fn keyed(keys: &'static Type, values: &'static Type, at: At) -> Fields {
    let one = || Json::Fields(value(values, At { needed: false, ..at }));
    let mut all = vec![("type".to_owned(), Json::from("object"))];
    if let Type::OneOf(words) = keys {
        let names = words.iter().flat_map(|known| std::iter::once(&known.word).chain(known.also));
        let names = names.map(|name| ((*name).to_owned(), one())).collect();
        all.push(("properties".to_owned(), Json::Fields(names)));
        all.push(("additionalProperties".to_owned(), Json::No));
    } else if *keys == Type::Id {
        all.push(("patternProperties".to_owned(), fields([(ID, one())])));
        all.push(("additionalProperties".to_owned(), Json::No));
    } else {
        all.push(("additionalProperties".to_owned(), one()));
    }
    all
}

/// The words as shown first, then the other ways to write them.
fn every_spelling(words: &'static [Word]) -> Json {
    let first = words.iter().map(|known| known.word);
    texts(first.chain(words.iter().flat_map(|known| known.also.iter().copied())))
}
