//! Two trees of one format go in, a text and its translation; one comes out, in which each text is the translation's and all
//! else is the source's. The declaration of the format says which is which. What is missing or differs is reported.

use super::super::fields::{FieldShape, Shape, Type};
use super::super::quoting::brief;
use super::super::yaml::{Node, Style, Value};
use super::terms::{Term, term};
use super::tree::{Entries, bear, entries, entry, flat, id_of, items, listed, nothing};
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::names::{nearest, sentence_list};
use crate::model::span::FileId;

/// So many missing texts of one file are named; of the rest there is a count.
const MOST_MISSING: usize = 20;

pub(super) struct Merger<'a> {
    /// The translation, and its name and its source's for sentences.
    file: FileId,
    name: &'a str,
    source: &'a str,
    found: Diagnostics,
    missing: usize,
}

/// The way to a text, as sentences have it: `values.own-it.means`.
#[derive(Clone)]
struct Way(String);

impl Way {
    fn to(&self, part: &str) -> Way {
        Way(if self.0.is_empty() { part.to_owned() } else { format!("{}.{part}", self.0) })
    }
}

/// A file of one shape with its translation.
pub(super) fn merged(
    shape: &'static Shape,
    source: &Node,
    told: &Node,
    (file, name, source_name): (FileId, &str, &str),
    found: &mut Diagnostics,
) -> Node {
    let mut merger = Merger { file, name, source: source_name, found: Diagnostics::default(), missing: 0 };
    let node = merger.group(shape, source, Some(told), &Way(String::new()));
    if merger.missing > MOST_MISSING {
        let more = merger.missing - MOST_MISSING;
        let texts = if more == 1 { "One more text is".to_owned() } else { format!("{more} more texts are") };
        merger.found.push(
            Diagnostic::error("not-translated", file, format!("{texts} not translated in {name}"))
                .help(format!("Go through {source_name} from top to bottom, and tell each text of it here.")),
        );
    }
    found.extend(merger.found);
    node
}

impl Merger<'_> {
    /// `told`: the translation's node for it, where it has one.
    fn node(&mut self, field: &FieldShape, shape: &Shape, source: &Node, told: Option<&Node>, way: &Way) -> Node {
        let told = told.filter(|node| node.value != Value::Null);
        match (&field.ty, term(shape.what, field.name)) {
            // Items are matched by it.
            (Type::Id, _) => source.clone(),
            (_, Term::Here) => told.cloned().unwrap_or_else(|| nothing(source)),
            (_, Term::Own) => told.unwrap_or(source).clone(),
            (_, Term::Stays) => self.same(source, told, way),
            (Type::Group(inner), Term::Plain) => self.group(inner, source, told, way),
            (Type::Amount(inner), Term::Plain) => self.amount(inner, source, told, way),
            (Type::List(Type::Group(inner)), Term::Plain) => self.list(inner, source, told, way),
            (Type::List(Type::Text | Type::Prose), Term::Plain) => self.texts(source, told, way),
            (Type::Keyed { values, .. }, Term::Plain | Term::Keys) => {
                self.keyed(values, term(shape.what, field.name) == Term::Keys, source, told, way)
            }
            (Type::Text | Type::Prose, Term::Plain | Term::Keys) => self.text(source, told, way),
            (_, Term::Plain | Term::Keys) => self.same(source, told, way),
        }
    }

    fn group(&mut self, shape: &'static Shape, source: &Node, told: Option<&Node>, way: &Way) -> Node {
        let (from, mut to) = (entries(shape, source), told.map(|told| entries(shape, told)).unwrap_or_default());
        if told.is_some_and(|told| told.value == Value::Broken) {
            return source.clone();
        }
        let mut all: Entries = Vec::new();
        for field in shape.fields {
            let source = from.iter().find(|(key, node)| key.value == field.name && node.value != Value::Null);
            let own = to.iter().position(|(key, _)| key.value == field.name).map(|at| to.remove(at));
            let way = way.to(field.name);
            match (source, own) {
                (Some((key, node)), own) => {
                    let place = own.as_ref().map(|(key, _)| key.span).or(told.map(Node::head));
                    let before = self.found.len();
                    let node = self.node(field, shape, node, own.as_ref().map(|(_, node)| node), &way);
                    if own.is_none() {
                        self.stand_at(before, place);
                    }
                    all.push((own.map_or_else(|| key.clone(), |(key, _)| key), node));
                }
                (None, Some((key, node))) => {
                    let here = match term(shape.what, field.name) {
                        Term::Here | Term::Own => true,
                        Term::Plain | Term::Keys | Term::Stays => node.value == Value::Null,
                    };
                    // An id is asked for where items are matched; the format's number may stand anywhere.
                    if here || matches!(field.ty, Type::Schema | Type::Id) {
                        all.push((key, node));
                    } else {
                        self.found.push(
                            Diagnostic::error(
                                "translation-differs",
                                key.span,
                                format!("{} tells no `{}`", self.source, way.0),
                            )
                            .label("only here")
                            .help(format!("Tell it in {} first, or take it out here.", self.source)),
                        );
                    }
                }
                (None, None) => {}
            }
        }
        // What is no field of it: the reader says so.
        all.append(&mut to);
        Node { span: told.unwrap_or(source).span, style: Style::Lines, value: Value::Map(all), source: String::new() }
    }

    /// Findings from one on that stand nowhere but in the file stand at a place in it.
    fn stand_at(&mut self, from: usize, place: Option<crate::model::span::Span>) {
        let Some(place) = place.filter(|span| span.file == self.file) else { return };
        for found in self.found.iter_mut().skip(from).filter(|found| found.place == Place::File(self.file)) {
            found.place = place.into();
        }
    }

    /// A text of the source that the translation has to tell.
    fn text(&mut self, source: &Node, told: Option<&Node>, way: &Way) -> Node {
        if let Some(told) = told {
            return told.clone();
        }
        self.missing += 1;
        if self.missing <= MOST_MISSING {
            let field = way.0.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
            let text = brief(source.text().unwrap_or_default());
            self.found.push(
                Diagnostic::error("not-translated", self.file, format!("{} has no `{}`", self.name, way.0))
                    .also(source.head(), "this text")
                    .help(format!("Type `{field}:` and, in this language: {text}")),
            );
        }
        source.clone()
    }

    /// What a translation may repeat, and cannot change.
    fn same(&mut self, source: &Node, told: Option<&Node>, way: &Way) -> Node {
        if let Some(told) = told.filter(|told| told.value != Value::Broken)
            && flat(told) != flat(source)
        {
            let is = sentence_list(flat(source).iter().map(String::as_str), 12);
            self.found.push(
                Diagnostic::error(
                    "translation-differs",
                    told.head(),
                    format!("In {} `{}` is {}, and a translation changes words only", self.source, way.0, brief(&is)),
                )
                .label("not the same")
                .also(source.head(), "as it is there")
                .help("Take the line out here: it is taken from there."),
            );
        }
        source.clone()
    }

    /// Texts matched by their place.
    fn texts(&mut self, source: &Node, told: Option<&Node>, way: &Way) -> Node {
        let from = items(source);
        let to = told.map(items).unwrap_or_default();
        let all: Vec<Node> = from
            .iter()
            .enumerate()
            .map(|(n, node)| self.text(node, to.get(n).copied(), &way.to(&(n + 1).to_string())))
            .collect();
        self.too_many(from.len(), &to, way);
        listed(told.unwrap_or(source), all)
    }

    fn too_many(&mut self, most: usize, told: &[&Node], way: &Way) {
        if let Some(extra) = told.get(most) {
            let has = match most {
                0 => "nothing".to_owned(),
                1 => "one item".to_owned(),
                n => format!("{n} items"),
            };
            self.found.push(
                Diagnostic::error(
                    "translation-differs",
                    extra.head(),
                    format!("In {} `{}` holds {has}, and here it holds {}", self.source, way.0, told.len()),
                )
                .label("one too many")
                .help(format!("Take it out here, or tell it in {} first.", self.source)),
            );
        }
    }

    /// Records matched by id, else by their place.
    fn list(&mut self, shape: &'static Shape, source: &Node, told: Option<&Node>, way: &Way) -> Node {
        let from = items(source);
        let ids: Vec<Option<String>> = from.iter().map(|item| id_of(shape, item)).collect();
        let mut own: Vec<Option<&Node>> = vec![None; from.len()];
        let to = told.map(items).unwrap_or_default();
        for (n, item) in to.iter().enumerate() {
            let id = entry(shape, item, "id").and_then(|node| Some((node.text()?.trim().to_owned(), node.head())));
            let at = match &id {
                Some((id, _)) => ids.iter().position(|known| known.as_ref() == Some(id)),
                None => (n < own.len()).then_some(n),
            };
            match (at, id) {
                (Some(at), _) if own[at].is_none() => own[at] = Some(item),
                (Some(at), id) => {
                    let what = ids[at].clone().unwrap_or_else(|| (at + 1).to_string());
                    let place = id.map_or_else(|| item.head(), |(_, span)| span);
                    self.found.push(
                        Diagnostic::error(
                            "translation-differs",
                            place,
                            format!("`{}` is translated twice", way.to(&what).0),
                        )
                        .help("Take one of the two out, or give each item the `id` of the one that it translates."),
                    );
                }
                (None, Some((id, span))) => {
                    let known = || ids.iter().flatten().map(String::as_str);
                    let message = format!("{} has no `{id}` in `{}`", self.source, way.0);
                    let near = nearest(&id, known());
                    // The rest of it is not missed as well.
                    let meant = near.and_then(|near| ids.iter().position(|known| known.as_deref() == Some(near)));
                    if let Some(at) = meant.filter(|at| own[*at].is_none()) {
                        own[at] = Some(item);
                    }
                    let found = match near {
                        Some(near) => {
                            Diagnostic::error("translation-differs", span, format!("{message}. Did you mean `{near}`?"))
                                .help(format!("Type: id: {near}"))
                        }
                        None => Diagnostic::error("translation-differs", span, message).help(format!(
                            "Leave `id` out, so that it is matched by its place, or type one of: {}.",
                            sentence_list(known(), 25)
                        )),
                    };
                    self.found.push(found);
                }
                (None, None) => {}
            }
        }
        let with_ids = to.iter().any(|item| entry(shape, item, "id").is_some());
        if !with_ids {
            self.too_many(from.len(), &to, way);
        }
        let all: Vec<Node> = from
            .iter()
            .zip(ids)
            .zip(own)
            .enumerate()
            .map(|(n, ((item, id), own))| {
                let way = way.to(id.as_deref().unwrap_or(&(n + 1).to_string()));
                let mut node = self.group(shape, item, own, &way);
                bear(&mut node, shape, id, item);
                node
            })
            .collect();
        listed(told.unwrap_or(source), all)
    }

    /// `more`: the translation may have names of its own besides.
    fn keyed(&mut self, values: &Type, more: bool, source: &Node, told: Option<&Node>, way: &Way) -> Node {
        let Value::Map(from) = &source.value else { return source.clone() };
        let mut to = match told.map(|told| &told.value) {
            Some(Value::Map(entries)) => entries.clone(),
            Some(_) => return told.unwrap_or(source).clone(),
            None => Vec::new(),
        };
        let mut all: Entries = Vec::new();
        for (key, node) in from {
            let own = to.iter().position(|(own, _)| own.value == key.value).map(|at| to.remove(at));
            let way = way.to(&key.value);
            let before = self.found.len();
            let value = own.as_ref().map(|(_, node)| node).filter(|node| node.value != Value::Null);
            let node = match values {
                Type::Amount(inner) => self.amount(inner, node, value, &way),
                _ => self.text(node, value, &way),
            };
            self.stand_at(before, told.map(Node::head));
            all.push((own.map_or_else(|| key.clone(), |(key, _)| key), node));
        }
        if more {
            all.append(&mut to);
        }
        for (key, _) in to {
            self.found.push(
                Diagnostic::error(
                    "translation-differs",
                    key.span,
                    format!("{} tells no `{}`", self.source, way.to(&key.value).0),
                )
                .label("only here")
                .help(format!("Tell it in {} first, or take it out here.", self.source)),
            );
        }
        let span = told.unwrap_or(source).span;
        Node { span, style: Style::Lines, value: Value::Map(all), source: String::new() }
    }

    /// The figure is the source's; the words are translated.
    fn amount(&mut self, shape: &'static Shape, source: &Node, told: Option<&Node>, way: &Way) -> Node {
        let is_figure = |node: &Node| {
            let text = node.text().unwrap_or_default().trim();
            // `10 minutes more` is no figure, although it begins with one.
            let digits = text.starts_with(|c: char| c.is_ascii_digit());
            text == "any" || digits && !text.contains(char::is_alphabetic)
        };
        match (&source.value, told) {
            (Value::Map(_), Some(told)) if matches!(told.value, Value::Map(_)) || is_figure(told) => {
                self.group(shape, source, Some(told), way)
            }
            // The words alone.
            (Value::Map(entries), Some(told)) => {
                let mut node = source.clone();
                let has = entries.iter().any(|(key, _)| key.value == "text");
                if let Value::Map(entries) = &mut node.value
                    && let Some((_, text)) = entries.iter_mut().find(|(key, _)| key.value == "text")
                {
                    *text = told.clone();
                }
                if !has {
                    return self.same(source, Some(told), way);
                }
                node
            }
            (Value::Map(_), None) => self.group(shape, source, None, way),
            (_, told) if is_figure(source) => self.same(source, told, way),
            (_, told) => self.text(source, told, way),
        }
    }
}
