//! `{#id .class key=value}` at the end of a heading, a block's line, a list item or a spoken line.

use std::ops::Range;

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Attrs, Inline, InlineKind, Inlines, PolicyTag, Stance, Written};
use crate::model::names::{id_like, is_id, nearest, sentence_list};
use crate::model::source::Id;
use crate::model::span::{Span, Spanned};

/// Every key that means something somewhere, and what.
pub const KEYS: [(&str, &str); 12] = [
    ("moment", "The moment it belongs to, where that is another than its section's"),
    ("rule", "The rule that a line of a dialogue follows, by its id"),
    ("act", "What a choice of a scenario does: holds, half or harder"),
    ("shows", "The values that it shows, by their ids, with commas between them"),
    ("fails", "The values that it fails, in the same way"),
    ("policy", "The topic that it says something about, together with stance"),
    ("stance", "What it says about it: never, avoid, may, prefer or always"),
    ("when", "Conditions under which that holds, with commas between them"),
    ("except", "Conditions under which it does not"),
    ("minutes", "How long it takes"),
    ("lines", "How many lines to leave for writing"),
    ("has", "What a brand must have told, after if: has=limit.noise"),
];

/// Keys that a section takes.
pub const OF_SECTIONS: [&str; 2] = ["moment", "minutes"];

/// Keys that every block and line takes.
pub const OF_BLOCKS: [&str; 7] = ["moment", "shows", "fails", "policy", "stance", "when", "except"];

fn is_key(word: &str) -> bool {
    KEYS.iter().any(|(key, _)| *key == word)
}

/// What was written between the braces, in order.
#[derive(Clone, Debug, Default)]
pub struct Braces {
    pub id: Option<Spanned<String>>,
    pub pairs: Vec<(Spanned<String>, Spanned<String>)>,
}

/// Takes the attributes off the end of a text, with the space before them. `source` is the file's text.
pub fn take(text: &mut Inlines<Written>, source: &str, d: &mut Diagnostics) -> Braces {
    let Some(Inline { span, kind: InlineKind::Text(last) }) = text.last_mut() else { return Braces::default() };
    let trimmed = last.trim_end();
    let exact = source.get(span.range()) == Some(last.as_str());
    let place = *span;
    let at = |range: Range<usize>| {
        if exact {
            Span::new(place.file, place.start as usize + range.start..place.start as usize + range.end)
        } else {
            place
        }
    };
    let Some(open) = opening(trimmed, &at, d) else { return Braces::default() };
    let read = read(inside(trimmed, open), open + 1, &at, d);
    let kept = trimmed[..open].trim_end().len();
    last.truncate(kept);
    if exact {
        span.end = span.start + u32::try_from(kept).unwrap_or(0);
    }
    if kept == 0 {
        text.pop();
    }
    read
}

/// Takes the attributes off the end of a block's own line.
pub fn take_from_head<'h>(
    head: &'h str,
    span_at: &dyn Fn(Range<usize>) -> Span,
    d: &mut Diagnostics,
) -> (&'h str, Braces) {
    let trimmed = head.trim_end();
    match opening(trimmed, span_at, d) {
        Some(open) => {
            let read = read(inside(trimmed, open), open + 1, span_at, d);
            (trimmed[..open].trim_end(), read)
        }
        None => (trimmed, Braces::default()),
    }
}

fn inside(text: &str, open: usize) -> &str {
    let inside = &text[open + 1..];
    inside.strip_suffix('}').unwrap_or(inside)
}

/// Where trailing attributes open, closed or (reported) not; a slot's braces are not attributes.
fn opening(text: &str, at: &dyn Fn(Range<usize>) -> Span, d: &mut Diagnostics) -> Option<usize> {
    let Some(open) = text.rfind('{') else {
        never_opened(text, at, d);
        return None;
    };
    let before = text[..open].chars().next_back();
    if matches!(before, Some('{' | '\\')) || text.ends_with("}}") {
        return None;
    }
    let inside = text[open + 1..].trim_start();
    let first = inside.split([' ', '=', ':', '}']).next().unwrap_or_default();
    let meant = inside.starts_with('#') || inside.starts_with('.') && inside.len() > 1 || is_key(first);
    if text.ends_with('}') {
        let said = !inside[..inside.len() - 1].trim().is_empty();
        return (said && (meant || inside.contains('='))).then_some(open);
    }
    if meant && !inside.contains('}') {
        d.push(
            Diagnostic::error("attributes-open", at(open..text.len()), "A brace opens here and does not close")
                .help(format!("Type `{}}}`.", text[open..].trim_end())),
        );
        return Some(open);
    }
    None
}

/// `#sorry}` at the end of a line whose brace was lost.
fn never_opened(text: &str, at: &dyn Fn(Range<usize>) -> Span, d: &mut Diagnostics) {
    let Some(inside) = text.strip_suffix('}') else { return };
    let start = inside.rfind(char::is_whitespace).map_or(0, |n| n + 1);
    let word = &inside[start..];
    let key = word.split('=').next().unwrap_or_default();
    if word.starts_with('#') || (word.contains('=') && is_key(key)) {
        d.push(
            Diagnostic::error("attributes-open", at(start..text.len()), "A brace closes here that was not opened")
                .help(format!("Type `{{{word}}}`.")),
        );
    }
}

fn read(inside: &str, offset: usize, at: &dyn Fn(Range<usize>) -> Span, d: &mut Diagnostics) -> Braces {
    let mut read = Braces::default();
    let mut rest = 0;
    while let Some(start) = inside[rest..].find(|c: char| !c.is_whitespace()).map(|n| n + rest) {
        let mut quote = None;
        let end = inside[start..]
            .char_indices()
            .find(|(_, c)| match (quote, c) {
                (None, '"' | '“' | '„') => {
                    quote = Some(());
                    false
                }
                (Some(()), '"' | '”' | '“') => {
                    quote = None;
                    false
                }
                (None, c) => c.is_whitespace(),
                (Some(()), _) => false,
            })
            .map_or(inside.len(), |(n, _)| start + n);
        rest = end;
        let word = &inside[start..end];
        if read.pairs.len() > KEYS.len() {
            break;
        }
        let place = at(offset + start..offset + end);
        if let Some(id) = word.strip_prefix('#') {
            if read.id.is_some() {
                d.push(
                    Diagnostic::error("two-ids", place, "Two ids are given here, and one can be used")
                        .help("Take one of them out."),
                );
            } else if is_id(id) {
                read.id = Some(Spanned::new(id.to_owned(), place));
            } else {
                let help = format!(
                    "Type something like `#{}`: small letters from a to z, figures and `-`.",
                    id_like(id, "say-sorry")
                );
                d.push(Diagnostic::error("not-an-id", place, format!("“{id}” cannot be used as an id")).help(help));
            }
        } else if word.starts_with('.') {
            // Classes are taken and mean nothing yet.
        } else if let Some((key, value)) = word.split_once('=') {
            let value_at = at(offset + start + key.len() + 1..offset + end);
            let value = value.trim_matches(['"', '“', '”', '„']).trim().to_owned();
            if value.is_empty() {
                d.push(
                    Diagnostic::error("empty-attribute", place, format!("`{key}=` has nothing behind it"))
                        .help(format!("Type its value right behind the `=`: `{key}=…`; with spaces, in quotes.")),
                );
            } else if read.get(key).is_some() {
                d.push(
                    Diagnostic::error("attribute-twice", place, format!("`{key}` is given twice here"))
                        .help("Take one out; several values stand behind one `=`, with commas and no spaces."),
                );
            } else {
                let key_at = at(offset + start..offset + start + key.len());
                read.pairs.push((Spanned::new(key.to_owned(), key_at), Spanned::new(value, value_at)));
            }
        } else {
            let help = match word.split_once(':').filter(|(key, _)| is_key(key)) {
                Some((key, "")) => format!("Type `{key}=…`, without a space."),
                Some((key, value)) => format!("Type `{key}={value}`."),
                None if is_key(word) => format!("Type `{word}=…`, without spaces."),
                None => "Between the braces stand `#an-id` and `name=value`; a value with spaces stands in quotes."
                    .to_owned(),
            };
            d.push(Diagnostic::error("not-an-attribute", place, format!("`{word}` says nothing here")).help(help));
        }
    }
    read
}

/// What stands behind `::: if`, `has=limit.noise`, as its two halves: also in braces, with spaces, in quotes.
pub fn condition(typed: &str) -> Option<(&str, &str)> {
    let inside = typed.trim().trim_start_matches('{').trim_end_matches('}');
    let (key, value) = inside.split_once('=')?;
    Some((key.trim(), value.trim().trim_matches(['"', '“', '”', '„'])))
}

impl Braces {
    /// A value by its key.
    pub fn get(&self, key: &str) -> Option<&Spanned<String>> {
        self.pairs.iter().find(|(name, _)| name.value == key).map(|(_, value)| value)
    }

    /// Reports keys that mean nothing here.
    pub fn only(&self, known: &[&'static str], d: &mut Diagnostics) {
        for (key, _) in &self.pairs {
            if !known.contains(&key.value.as_str()) {
                let help = match nearest(&key.value, known.iter().copied()) {
                    Some(near) => format!("Did you mean `{near}=`?"),
                    None if known.is_empty() => "Only an id can stand here: `{#an-id}`.".to_owned(),
                    None => format!("Here may stand: {}.", known.join(", ")),
                };
                d.push(
                    Diagnostic::error("unknown-attribute", key.span, format!("`{}` means nothing here", key.value))
                        .help(help),
                );
            }
        }
    }

    fn ids(&self, key: &str) -> Vec<Spanned<Id>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let ids = value.value.split(',').map(str::trim).filter(|id| !id.is_empty());
        ids.map(|id| Spanned::new(Id::from(id), value.span)).collect()
    }

    /// A figure, such as `lines=3`.
    pub fn number(&self, key: &str, d: &mut Diagnostics) -> Option<u16> {
        let value = self.get(key)?;
        let number = value.value.parse::<u16>().ok().filter(|number| *number > 0);
        if number.is_none() {
            d.push(
                Diagnostic::error("not-a-number", value.span, "A whole number belongs here")
                    .help(format!("Type `{key}=5`.")),
            );
        }
        number
    }

    /// What the model keeps.
    pub fn attrs(&self, d: &mut Diagnostics) -> Attrs {
        Attrs {
            id: self.id.as_ref().map(|id| Spanned::new(Id::from(id.value.as_str()), id.span)),
            moment: self.get("moment").map(|m| Spanned::new(Id::from(m.value.as_str()), m.span)),
            shows: self.ids("shows"),
            fails: self.ids("fails"),
            policy: self.policy(d),
        }
    }

    fn policy(&self, d: &mut Diagnostics) -> Option<PolicyTag> {
        let Some(topic) = self.get("policy") else {
            if let Some(stance) = self.get("stance") {
                d.push(
                    Diagnostic::error("stance-without-policy", stance.span, "A stance needs to say on which topic")
                        .help(format!("Type `policy=upsell stance={}`.", stance.value)),
                );
            }
            return None;
        };
        let Some(stance) = self.get("stance") else {
            d.push(
                Diagnostic::error("policy-without-stance", topic.span, "A policy needs a stance")
                    .help(format!("Type `policy={} stance=never`, or avoid, may, prefer, always.", topic.value)),
            );
            return None;
        };
        Some(PolicyTag {
            topic: Spanned::new(Id::from(topic.value.as_str()), topic.span),
            stance: choose(stance, "a stance", &STANCES, d)?,
            when: self.ids("when"),
            except: self.ids("except"),
        })
    }

    /// The choice of a closed list that a key's value names.
    pub fn choice<T: Copy>(&self, key: &str, what: &str, known: &[(&str, T)], d: &mut Diagnostics) -> Option<T> {
        choose(self.get(key)?, what, known, d)
    }
}

const STANCES: [(&str, Stance); 5] = [
    ("never", Stance::Never),
    ("avoid", Stance::Avoid),
    ("may", Stance::May),
    ("prefer", Stance::Prefer),
    ("always", Stance::Always),
];

/// A word of a closed list, or a finding with the nearest right one.
fn choose<T: Copy>(word: &Spanned<String>, what: &str, known: &[(&str, T)], d: &mut Diagnostics) -> Option<T> {
    let found = known.iter().find(|(name, _)| *name == word.value).map(|(_, choice)| *choice);
    if found.is_none() {
        let names = known.iter().map(|(name, _)| *name);
        let help = match nearest(&word.value, names.clone()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Type one of: {}.", sentence_list(names, 12)),
        };
        d.push(Diagnostic::error("unknown-word", word.span, format!("`{}` is not {what}", word.value)).help(help));
    }
    found
}
