//! One day set in a file that people write: the file's text, the way to the field and the day go in; out comes the text
//! with only that field changed. Comments, quotes and line ends stay. What cannot be done safely is said and not done.

use std::ops::Range;

use super::ids::id_of;
use super::yaml::{self, Doc, Node, Style, Value};
use super::{dates, front};
use crate::model::date::Date;
use crate::model::diag::{Diagnostics, Place, Severity};
use crate::model::names::nearest;
use crate::model::source::{Id, Kind, position};
use crate::model::span::{FileId, Span, Spanned};

/// No file of a project is asked after here: a text is.
const FILE: FileId = FileId(0);

/// After which of its siblings a field is put in, where there is one on a line of its own: the first that there is.
const BESIDE: [(&str, &[&str]); 4] = [
    ("review_by", &["owner", "currency", "locale", "promise", "name"]),
    ("until", &["contact", "name"]),
    ("last_seen", &["every", "does", "who"]),
    ("last_reviewed", &["changed", "version", "reviewer", "owner", "title"]),
];

/// The text with a day at the end of `way`, which goes by the names of fields and the ids of list items:
/// `people`, `learning`, `until`. `named` are ids that are made, as [`on_its_own`] gives them. The front matter
/// alone is looked at where the text is a module. `Err` is a sentence that says the line where there is one.
pub fn set_day(text: &str, kind: Kind, way: &[&str], named: &[(Span, &Id)], day: Date) -> Result<String, String> {
    let before = read(text, kind)?;
    let (field, to_group) = way.split_last().ok_or("There is no field to set")?;
    let group = find(&before.root, to_group, named, text)?;
    let Value::Map(entries) = &group.value else {
        return Err(format!(
            "{} is not written with fields of its own, so `{field}` cannot be added to it{}",
            last(to_group),
            line(text, group.span.range().start)
        ));
    };
    let (at, new) = match entries.iter().find(|(key, _)| key.value == *field) {
        Some((key, value)) => over(text, key.span.range(), value, field, day)?,
        None if group.style == Style::Flow => inside(text, group, entries, field, day)?,
        None => below(text, entries, field, day)?,
    };
    let edited = format!("{}{new}{}", &text[..at.start], &text[at.end..]);
    // What was meant is held against what came of it: YAML has more ways to write a thing than anybody remembers.
    let after = read(&edited, kind).map_err(|_| unsure(field, text, at.start))?;
    let shift = (at.start, edited.len() as i64 - text.len() as i64);
    let moved: Vec<(Span, &Id)> = named.iter().map(|(span, id)| (shifted(*span, shift), *id)).collect();
    if same(&before.root, &after.root, way, (named, &moved), day) {
        Ok(edited)
    } else {
        Err(unsure(field, text, at.start))
    }
}

/// Ids that are made, by places in a file of a project, for [`set_day`].
pub fn on_its_own<'i>(named: &[(Span, &'i Id)]) -> Vec<(Span, &'i Id)> {
    named.iter().map(|(span, id)| (Span { file: FILE, ..*span }, *id)).collect()
}

/// The day that stands at the end of a way now. `None` where there is none, or none that can be read.
pub fn day(text: &str, kind: Kind, way: &[&str], named: &[(Span, &Id)]) -> Option<Date> {
    let doc = read(text, kind).ok()?;
    let (field, to_group) = way.split_last()?;
    let Value::Map(entries) = &find(&doc.root, to_group, named, text).ok()?.value else { return None };
    let (_, value) = entries.iter().find(|(key, _)| key.value == *field)?;
    dates::read(value.text()?).ok()
}

fn read(text: &str, kind: Kind) -> Result<Doc, String> {
    let range = match kind {
        Kind::Module => front::range(FILE, text).ok_or("The facts at the top of the module cannot be read")?,
        Kind::Moments
        | Kind::Topics
        | Kind::Settings
        | Kind::Allow
        | Kind::Lists
        | Kind::Readiness
        | Kind::Brand
        | Kind::Look
        | Kind::Pack
        | Kind::Edition
        | Kind::Approval
        | Kind::Translation(_) => 0..text.len(),
    };
    let mut d = Diagnostics::default();
    let doc = yaml::read(FILE, text, range, &mut d);
    match (doc, d.iter().find(|d| d.severity == Severity::Error)) {
        (Some(doc), None) if doc.whole => Ok(doc),
        (_, Some(wrong)) => {
            let at = match &wrong.place {
                Place::Span(span) => line(text, span.range().start),
                Place::File(_) | Place::Path(_) => String::new(),
            };
            Err(format!("There is a mistake in how it is written{at}: {}", wrong.message))
        }
        (Some(_) | None, None) => Err("It cannot be read".to_owned()),
    }
}

/// ` (line 12)`
fn line(text: &str, at: usize) -> String {
    format!(" (line {})", position(text, at).0)
}

fn unsure(field: &str, text: &str, at: usize) -> String {
    format!("`{field}` cannot be set here without changing something else{}. Type it by hand", line(text, at))
}

fn last(way: &[&str]) -> String {
    way.last().map_or_else(|| "The file".to_owned(), |name| format!("`{name}`"))
}

/// Follows names and ids.
fn find<'n>(root: &'n Node, way: &[&str], named: &[(Span, &Id)], text: &str) -> Result<&'n Node, String> {
    way.iter().try_fold(root, |node, name| {
        let known: Vec<(String, &Node)> = match &node.value {
            Value::Map(entries) => entries.iter().map(|(key, value)| (key.value.clone(), value)).collect(),
            Value::List(items) => items.iter().filter_map(|item| Some((id_of(item, named)?, item))).collect(),
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Text | Value::Broken => Vec::new(),
        };
        let mut met = known.iter().filter(|(known, _)| known == name);
        match (met.next(), met.next()) {
            (Some((_, found)), None) => Ok(*found),
            (Some(_), Some((_, second))) => Err(format!(
                "`{name}` is there twice{}. Give one of them another id",
                line(text, second.span.range().start)
            )),
            (None, _) => Err(match nearest(name, known.iter().map(|(known, _)| known.as_str())) {
                Some(near) => format!("There is no `{name}`. Did you mean `{near}`?"),
                None => format!("There is no `{name}`"),
            }),
        }
    })
}

/// A field that is there: its day, inside its quotes; behind its colon where it is empty.
fn over(text: &str, key: Range<usize>, value: &Node, field: &str, day: Date) -> Result<(Range<usize>, String), String> {
    let at = value.span.range();
    match (&value.value, value.style) {
        (Value::Null, _) if at.is_empty() => {
            let colon = end_of(text, &key, value).ok_or_else(|| unsure(field, text, key.start))?;
            Ok((colon..colon, format!(" {day}")))
        }
        (Value::Null, Style::Plain) => Ok((at, day.to_string())),
        // What is no day is nobody's to overwrite.
        (Value::Text, Style::Plain) if dates::read(&value.source).is_ok() => Ok((at, day.to_string())),
        // Quotes are one byte each.
        (Value::Text, Style::Quoted) if at.len() >= 2 && dates::read(&value.source).is_ok() => {
            Ok((at.start + 1..at.end - 1, day.to_string()))
        }
        (Value::Text | Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Null, _)
        | (Value::List(_) | Value::Map(_) | Value::Broken, _) => {
            Err(format!("`{field}` is not written as one day{}. Type it as in {field}: {day}", line(text, key.start)))
        }
    }
}

/// Where a field ends: behind its value, or behind its colon where nothing follows.
fn end_of(text: &str, key: &Range<usize>, value: &Node) -> Option<usize> {
    let at = value.span.range();
    if at.is_empty() { colon_end(text, key) } else { Some(at.end) }
}

fn colon_end(text: &str, key: &Range<usize>) -> Option<usize> {
    let rest = text.get(key.end..)?;
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[blank..].starts_with(':').then_some(key.end + blank + 1)
}

type Entries = [(Spanned<String>, Node)];

/// Into `{…}`, behind its last field.
fn inside(
    text: &str,
    group: &Node,
    entries: &Entries,
    field: &str,
    day: Date,
) -> Result<(Range<usize>, String), String> {
    let Some((key, value)) = entries.last() else {
        let at = group.span.range().start + 1;
        return Ok((at..at, format!("{field}: {day}")));
    };
    let at = end_of(text, &key.span.range(), value).ok_or_else(|| unsure(field, text, key.span.range().start))?;
    Ok((at..at, format!(", {field}: {day}")))
}

/// Among fields that have a line each: after one that ends on its line, else before the first.
fn below(text: &str, entries: &Entries, field: &str, day: Date) -> Result<(Range<usize>, String), String> {
    let beside = BESIDE.iter().find(|(name, _)| *name == field).map_or(&[][..], |(_, siblings)| siblings);
    // A text after `|` or `>` goes on for lines without saying where it ends.
    let whole = |value: &Node| value.style != Style::Block && value.style != Style::Lines;
    // Where the line of a field ends, which ends on the line that it begins on.
    let on_a_line = |(key, value): &(Spanned<String>, Node)| {
        let start = key.span.range().start;
        let end = end_of(text, &key.span.range(), value).filter(|_| whole(value))?;
        let rest = rest_of_line(text, end);
        let alone = rest.trim_start().is_empty() || rest.trim_start().starts_with('#');
        (alone && text[start..end].lines().count() == 1).then_some((start, end + rest.len()))
    };
    let named = |name: &&str| entries.iter().find(|(key, _)| key.value == **name).and_then(on_a_line);
    let sibling = beside.iter().find_map(named).or_else(|| entries.iter().rev().find_map(on_a_line));
    let of_line = |at: usize| text[..at].rfind('\n').map_or(0, |n| n + 1);
    let indent = |at: usize| " ".repeat(text[of_line(at)..at].trim_start_matches('\u{feff}').chars().count());
    if let Some((start, end)) = sibling {
        return Ok((end..end, format!("{}{}{field}: {day}", line_end(text, start), indent(start))));
    }
    let (first, _) = entries.first().ok_or_else(|| format!("`{field}` cannot be added to something empty"))?;
    let at = first.span.range().start;
    Ok((at..at, format!("{field}: {day}{}{}", line_end(text, at), indent(at))))
}

/// From a byte to the end of its line, without what ends it.
fn rest_of_line(text: &str, at: usize) -> &str {
    text[at..].split('\n').next().unwrap_or_default().trim_end_matches('\r')
}

/// How the line of a byte ends; the last one as the first does.
fn line_end(text: &str, at: usize) -> &'static str {
    let end = text[at..].find('\n').map(|n| at + n).or_else(|| text.find('\n'));
    if end.is_some_and(|end| text[..end].ends_with('\r')) { "\r\n" } else { "\n" }
}

fn shifted(span: Span, (from, by): (usize, i64)) -> Span {
    let moved = |at: usize| if at > from { usize::try_from(at as i64 + by).unwrap_or(at) } else { at };
    let range = span.range();
    Span::new(span.file, moved(range.start)..moved(range.end).max(moved(range.start)))
}

/// Ids that are made, in the text before and in the text after.
type Named<'a> = (&'a [(Span, &'a Id)], &'a [(Span, &'a Id)]);

/// Whether two trees say the same but for the field at the end of the way, which in the second is the day.
fn same(old: &Node, new: &Node, way: &[&str], named: Named<'_>, day: Date) -> bool {
    let Some((name, rest)) = way.split_first() else { return false };
    match (&old.value, &new.value) {
        (Value::Map(olds), Value::Map(news)) if rest.is_empty() => {
            let others = |entries: &Entries| -> Vec<(String, Bare)> {
                let others = entries.iter().filter(|(key, _)| key.value != *name);
                others.map(|(key, value)| (key.value.clone(), bare(value))).collect()
            };
            let mut set = news.iter().filter(|(key, _)| key.value == *name);
            let is_day = |value: &Node| value.text() == Some(day.to_string().as_str());
            old.style == new.style
                && others(olds) == others(news)
                && set.next().is_some_and(|(_, value)| is_day(value))
                && set.next().is_none()
        }
        (Value::Map(olds), Value::Map(news)) => {
            old.style == new.style
                && olds.len() == news.len()
                && olds.iter().zip(news).all(|((a, old), (b, new))| {
                    a.value == b.value
                        && if a.value == *name { same(old, new, rest, named, day) } else { bare(old) == bare(new) }
                })
        }
        (Value::List(olds), Value::List(news)) => {
            old.style == new.style
                && olds.len() == news.len()
                && olds.iter().zip(news).all(|(old, new)| {
                    let here =
                        id_of(old, named.0).as_deref() == Some(*name) && id_of(new, named.1).as_deref() == Some(*name);
                    if here { same(old, new, rest, named, day) } else { bare(old) == bare(new) }
                })
        }
        _ => false,
    }
}

/// What a node says and how, without its place.
#[derive(PartialEq)]
enum Bare {
    One(Style, Value, String),
    List(Style, Vec<Bare>),
    Map(Style, Vec<(String, Bare)>),
}

fn bare(node: &Node) -> Bare {
    match &node.value {
        Value::List(items) => Bare::List(node.style, items.iter().map(bare).collect()),
        Value::Map(entries) => {
            Bare::Map(node.style, entries.iter().map(|(key, value)| (key.value.clone(), bare(value))).collect())
        }
        value @ (Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Text | Value::Broken) => {
            Bare::One(node.style, value.clone(), node.source.clone())
        }
    }
}

#[cfg(test)]
mod tests;
