//! The texts of a sheet, from the data that its template is given: every line of running text in its order. Words of the
//! program's own that name a part are not among them.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::one_line;
use crate::model::edition::Said;

/// Fields of plain text that a reader sees; all other plain strings tell the template how to set something.
const TEXTS: [&str; 15] = [
    "alt", "came", "code", "kind", "lede", "name", "new", "next", "old", "text", "title", "told", "verdict", "went",
    "when",
];

/// The texts in a template's data. Each is called by the way to it, `put-right/rules.2.text`.
pub fn of_data(called: &str, data: &impl Serialize) -> serde_json::Result<Vec<Said>> {
    of_json(called, &serde_json::to_vec(data)?)
}

/// The same of data that is JSON already: a tree of the library's own would not keep the order of the fields.
pub fn of_json(called: &str, data: &[u8]) -> serde_json::Result<Vec<Said>> {
    let value: Value = serde_json::from_slice(data)?;
    let mut said = Vec::new();
    walk(&value, called, &mut said);
    Ok(said)
}

/// JSON with its fields in the order written; truths are no text.
enum Value {
    Other,
    Number(u64),
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

fn walk(value: &Value, way: &str, said: &mut Vec<Said>) {
    let mut push = |text: &str| {
        let text = one_line(text);
        if !text.is_empty() {
            said.push(Said { id: way.to_owned(), text });
        }
    };
    match value {
        Value::Other | Value::Number(_) => {}
        Value::Text(text) => push(text),
        Value::List(items) if !items.is_empty() && items.iter().all(is_piece) => {
            let mut text = String::new();
            items.iter().for_each(|piece| flatten(piece, &mut text));
            push(&text);
        }
        Value::List(items) => (1..).zip(items).for_each(|(n, item)| walk(item, &below(way, &format!("{n}")), said)),
        Value::Map(fields) if is_row(fields) => {
            let mut cells = Vec::new();
            fields.iter().for_each(|(name, field)| walk(field, name, &mut cells));
            push(&cells.into_iter().map(|cell: Said| cell.text).collect::<Vec<_>>().join(" · "));
        }
        Value::Map(fields) => {
            // What is not to be said or done stands behind a word that says so.
            let not =
                fields.iter().any(|(name, face)| name == "face" && matches!(face, Value::Text(face) if face == "not"));
            for (name, field) in fields {
                let from = said.len();
                let plain = matches!(field, Value::Text(_));
                if name != "align" && (!plain || TEXTS.contains(&name.as_str())) {
                    walk(field, &below(way, name), said);
                }
                // Where a choice leads is as much of the story as what it says.
                if let (Value::Number(step), "to") = (field, name.as_str()) {
                    said.push(Said { id: below(way, name), text: format!("→ {step}") });
                }
                if not || name == "not" {
                    said.iter_mut().skip(from).for_each(|block| block.text = format!("Not: {}", block.text));
                }
            }
        }
    }
}

/// A row of a table: read across, or its amounts would be nobody's.
fn is_row(fields: &[(String, Value)]) -> bool {
    let has = |name| fields.iter().any(|(field, _)| field == name);
    has("when") && (has("you") || has("within"))
}

fn below(way: &str, name: &str) -> String {
    if way.contains('/') { format!("{way}.{name}") } else { format!("{way}/{name}") }
}

/// Text, or a node of running text, as `print/data.rs` has them.
fn is_piece(value: &Value) -> bool {
    match value {
        Value::Text(_) => true,
        Value::Map(fields) => {
            let has = |name| fields.iter().any(|(field, _)| field == name);
            has("t") && has("c") && fields.iter().all(|(field, _)| matches!(field.as_str(), "t" | "c" | "to"))
        }
        Value::List(_) | Value::Number(_) | Value::Other => false,
    }
}

fn flatten(piece: &Value, text: &mut String) {
    match piece {
        Value::Text(words) => text.push_str(words),
        Value::List(pieces) => pieces.iter().for_each(|piece| flatten(piece, text)),
        Value::Map(fields) => {
            let tag = fields.iter().find_map(|(name, tag)| match tag {
                Value::Text(tag) if name == "t" => Some(tag.as_str()),
                _ => None,
            });
            match tag {
                Some("break") => text.push(' '),
                // The number of a note is no word of the text.
                Some("note") => {}
                Some(_) | None => {
                    fields.iter().filter(|(name, _)| name == "c").for_each(|(_, inner)| flatten(inner, text));
                }
            }
        }
        Value::Other | Value::Number(_) => {}
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(Ordered)
    }
}

struct Ordered;

impl<'de> Visitor<'de> for Ordered {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(field) = fields.next_entry()? {
            map.push(field);
        }
        Ok(Value::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::of_data;
    use serde::Serialize;
    use serde_json::json;

    #[test]
    fn the_lines_of_a_sheet_are_read_in_their_order_and_nothing_that_only_sets_them() {
        #[derive(Serialize)]
        struct Sheet {
            title: &'static str,
            rules: Vec<serde_json::Value>,
            align: Vec<&'static str>,
            n: u8,
            face: &'static str,
            a_line: serde_json::Value,
        }
        let sheet = Sheet {
            title: "Putting it right",
            rules: vec![
                json!({"n": 1, "text": ["Say ", {"t": "em", "c": ["sorry"]}, {"t": "note", "c": ["1"]}, " first."]}),
                json!({"text": [{"t": "link", "to": "https://x.example", "c": ["here"]}, {"t": "break", "c": []}, "now"]}),
            ],
            align: vec!["start"],
            n: 4,
            face: "voice",
            a_line: json!(["The", "\u{a0}end"]),
        };
        let said: Vec<(String, String)> =
            of_data("put-right", &sheet).unwrap().into_iter().map(|said| (said.id, said.text)).collect();
        let text = |id: &str, text: &str| (format!("put-right/{id}"), text.to_owned());
        assert_eq!(
            said,
            [
                text("title", "Putting it right"),
                text("rules.1.text", "Say sorry first."),
                text("rules.2.text", "here now"),
                text("a_line", "The end"),
            ]
        );
    }
}
