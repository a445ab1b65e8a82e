//! What a place in a YAML file is called: `limits.noise.may` for a byte of it. Lines move with every edit; names stay.

use super::yaml::{self, Doc, Node, Value};
use crate::model::diag::Diagnostics;
use crate::model::source::Id;
use crate::model::span::{FileId, Span};

/// A file in which places can be called by their names.
pub struct Names(Option<Doc>);

impl Names {
    /// Reads a file; what is wrong with it was said when it was read for what it says.
    pub fn read(file: FileId, text: &str) -> Names {
        Names(yaml::read(file, text, 0..text.len(), &mut Diagnostics::default()))
    }

    /// The names of the fields on the way to a byte, and of items their ids: written, or the one of `named` that stands in
    /// the item first; else their number, from 1. Empty where the byte is in none.
    pub fn way(&self, at: usize, named: &[(Span, &Id)]) -> Vec<String> {
        let mut way = Vec::new();
        if let Names(Some(doc)) = self {
            follow(&doc.root, at, named, &mut way);
        }
        way
    }
}

fn follow(node: &Node, at: usize, named: &[(Span, &Id)], way: &mut Vec<String>) {
    match &node.value {
        Value::Map(entries) => {
            let holds = |(key, value): &&(crate::model::span::Spanned<String>, Node)| {
                (key.span.range().start..value.span.range().end.max(key.span.range().end)).contains(&at)
            };
            // What only says who an item is has no name of its own.
            if let Some((key, value)) = entries.iter().find(holds).filter(|(key, _)| key.value != "id") {
                way.push(key.value.clone());
                follow(value, at, named, way);
            }
        }
        Value::List(items) => {
            if let Some((n, item)) = items.iter().enumerate().find(|(_, item)| item.span.range().contains(&at)) {
                way.push(id_of(item, named).unwrap_or_else(|| (n + 1).to_string()));
                follow(item, at, named, way);
            }
        }
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Text | Value::Broken => {}
    }
}

/// What an item of a list is called: the id that is written in it, else the one of `named` that stands in it first.
pub(super) fn id_of(item: &Node, named: &[(Span, &Id)]) -> Option<String> {
    let Value::Map(entries) = &item.value else { return None };
    let written = entries.iter().find(|(key, _)| key.value == "id").and_then(|(_, id)| id.text());
    let range = item.span.range();
    let inside = named.iter().filter(|(span, _)| span.file == item.span.file && range.contains(&span.range().start));
    let first = inside.min_by_key(|(span, _)| span.start).map(|(_, id)| id.to_string());
    written.map(str::to_owned).or(first)
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::model::source::Id;
    use crate::model::span::{FileId, Span};

    const BRAND: &str = "name: Harbour Bikes
values:
  - id: straight
    name: Straight
    behaviours:
      - moment: apologise
        we: Say sorry first.
limits:
  - {id: refit, may: {front-line: 30}}
priorities: [safety, people]
";

    #[test]
    fn a_place_is_called_by_fields_and_ids() {
        let at = |words: &str| BRAND.find(words).expect("there");
        let behaviour: Id = "straight-apologise".into();
        let named = [(Span::new(FileId(0), at("moment")..at("moment") + 6), &behaviour)];
        let names = Names::read(FileId(0), BRAND);
        let called = |words: &str| names.way(at(words), &named).join(".");
        assert_eq!(called("Harbour"), "name");
        assert_eq!(called("straight"), "values.straight");
        assert_eq!(called("Say sorry"), "values.straight.behaviours.straight-apologise.we");
        assert_eq!(called("refit"), "limits.refit");
        assert_eq!(called("front-line"), "limits.refit.may.front-line");
        assert_eq!(called("people"), "priorities.2");
    }
}
