//! What merging asks of a file's tree: the fields of a record, the items of a list, ids, and what a node says in all.

use super::super::fields::Shape;
use super::super::yaml::{Node, Style, Value};
use crate::model::names::slug;
use crate::model::span::Spanned;

pub(super) type Entries = Vec<(Spanned<String>, Node)>;

/// A record's fields as if each had its name, also where one text stands for it.
pub(super) fn entries(shape: &Shape, node: &Node) -> Entries {
    match (&node.value, shape.short) {
        (Value::Map(entries), _) => entries.clone(),
        (Value::Null | Value::Broken | Value::List(_), _) | (_, None) => Vec::new(),
        (_, Some(short)) => vec![(Spanned::new(short.to_owned(), node.span), node.clone())],
    }
}

pub(super) fn entry<'n>(shape: &Shape, node: &'n Node, name: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|(key, _)| key.value == name).map(|(_, node)| node),
        _ if shape.short == Some(name) => Some(node),
        _ => None,
    }
}

/// The id that an item bears: written, or made from its name as a brand's values have it.
pub(super) fn id_of(shape: &Shape, item: &Node) -> Option<String> {
    let has = |name| shape.fields.iter().any(|field| field.name == name);
    if !has("id") {
        return None;
    }
    if let Some(written) = entry(shape, item, "id").and_then(Node::text) {
        return Some(written.trim().to_owned());
    }
    let name = entry(shape, item, "name").and_then(Node::text)?;
    Some(slug(name.trim()))
}

/// A translated name makes no id of its own: the record bears its source's.
pub(super) fn bear(node: &mut Node, shape: &Shape, id: Option<String>, item: &Node) {
    let Some(id) = id.filter(|_| shape.fields.iter().any(|field| field.name == "id")) else { return };
    if let Value::Map(entries) = &mut node.value
        && !entries.iter().any(|(key, _)| key.value == "id")
    {
        let at = item.head();
        let value = Node { span: at, style: Style::Plain, value: Value::Text, source: id };
        entries.insert(0, (Spanned::new("id".to_owned(), at), value));
    }
}

pub(super) fn items(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::List(items) => items.iter().collect(),
        Value::Null | Value::Broken => Vec::new(),
        Value::Map(_) | Value::Text | Value::Bool(_) | Value::Int(_) | Value::Float(_) => vec![node],
    }
}

pub(super) fn listed(at: &Node, items: Vec<Node>) -> Node {
    Node { span: at.span, style: Style::Lines, value: Value::List(items), source: String::new() }
}

pub(super) fn nothing(at: &Node) -> Node {
    Node { span: at.span, style: Style::Plain, value: Value::Null, source: String::new() }
}

/// All that stands in a node, for whether two say the same.
pub(super) fn flat(node: &Node) -> Vec<String> {
    match &node.value {
        Value::List(items) => items.iter().flat_map(flat).collect(),
        Value::Map(entries) => {
            entries.iter().flat_map(|(key, node)| std::iter::once(key.value.clone()).chain(flat(node))).collect()
        }
        Value::Null | Value::Broken => Vec::new(),
        Value::Text | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
            vec![node.text().unwrap_or_default().trim().to_owned()]
        }
    }
}
