//! JSON whose fields keep the order in which they were put: values in, text out.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Yes,
    No,
    Whole(i64),
    Text(String),
    List(Vec<Json>),
    Fields(Vec<(String, Json)>),
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::Text(text)
    }
}

/// Fields in the order given.
pub fn fields<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Json {
    Json::List(texts.into_iter().map(Json::from).collect())
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Yes => to.serialize_bool(true),
            Json::No => to.serialize_bool(false),
            Json::Whole(n) => to.serialize_i64(*n),
            Json::Text(text) => to.serialize_str(text),
            Json::List(items) => items.serialize(to),
            Json::Fields(fields) => {
                let mut map = to.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}
