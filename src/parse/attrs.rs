//! `{#id .class key=value}` at the end of a heading, a block's line, a list item or a spoken line.

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Attrs, Inline, InlineKind, Inlines, PolicyTag, Stance, Written};
use crate::model::names::{as_id, is_id, nearest, sentence_list};
use crate::model::source::Id;
use crate::model::span::{Span, Spanned};

/// What was written between the braces, in order.
#[derive(Clone, Debug, Default)]
pub struct Braces {
    pub id: Option<Spanned<String>>,
    pub pairs: Vec<(Spanned<String>, Spanned<String>)>,
}

/// Takes the attributes off the end of a text, with the space before them.
pub fn take(text: &mut Inlines<Written>, d: &mut Diagnostics) -> Braces {
    let Some(Inline { span, kind: InlineKind::Text(last) }) = text.last_mut() else { return Braces::default() };
    let trimmed = last.trim_end();
    let Some(open) = opening(trimmed) else { return Braces::default() };
    let span = *span;
    let exact = (span.end - span.start) as usize == last.len();
    let at = |range: std::ops::Range<usize>| {
        if exact {
            Span::new(span.file, span.start as usize + range.start..span.start as usize + range.end)
        } else {
            span
        }
    };
    let read = read(&trimmed[open + 1..trimmed.len() - 1], open + 1, &at, d);
    let kept = trimmed[..open].trim_end().len();
    last.truncate(kept);
    if exact && let Some(Inline { span, .. }) = text.last_mut() {
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
    span_at: &dyn Fn(std::ops::Range<usize>) -> Span,
    d: &mut Diagnostics,
) -> (&'h str, Braces) {
    let trimmed = head.trim_end();
    match opening(trimmed) {
        Some(open) => {
            let read = read(&trimmed[open + 1..trimmed.len() - 1], open + 1, span_at, d);
            (trimmed[..open].trim_end(), read)
        }
        None => (trimmed, Braces::default()),
    }
}

/// Where trailing attributes open; a slot's braces are not attributes.
fn opening(text: &str) -> Option<usize> {
    if !text.ends_with('}') || text.ends_with("}}") {
        return None;
    }
    let open = text.rfind('{')?;
    let inside = text[open + 1..text.len() - 1].trim_start();
    let before = text[..open].chars().next_back();
    let attribute = inside.starts_with(['#', '.']) || inside.contains('=');
    (before.is_none_or(char::is_whitespace) && attribute).then_some(open)
}

fn read(inside: &str, offset: usize, at: &dyn Fn(std::ops::Range<usize>) -> Span, d: &mut Diagnostics) -> Braces {
    let mut read = Braces::default();
    let mut rest = 0;
    while let Some(start) = inside[rest..].find(|c: char| !c.is_whitespace()).map(|n| n + rest) {
        let mut quote = None;
        let end = inside[start..]
            .char_indices()
            .find(|(_, c)| match (quote, c) {
                (None, '"') => {
                    quote = Some('"');
                    false
                }
                (Some(_), '"') => {
                    quote = None;
                    false
                }
                (None, c) => c.is_whitespace(),
                (Some(_), _) => false,
            })
            .map_or(inside.len(), |(n, _)| start + n);
        rest = end;
        let word = &inside[start..end];
        let place = at(offset + start..offset + end);
        if let Some(id) = word.strip_prefix('#') {
            if is_id(id) {
                read.id = Some(Spanned::new(id.to_owned(), place));
            } else {
                d.push(
                    Diagnostic::error("not-an-id", place, format!("“{id}” cannot be used as an id"))
                        .help(format!("Type `#{}`: small letters, figures and `-`.", as_id(id))),
                );
            }
        } else if word.starts_with('.') {
            // Classes are taken and mean nothing yet.
        } else if let Some((key, value)) = word.split_once('=') {
            let value_at = at(offset + start + key.len() + 1..offset + end);
            let value = value.trim_matches(['"', '“', '”']).to_owned();
            read.pairs.push((Spanned::new(key.to_owned(), place), Spanned::new(value, value_at)));
        } else {
            d.push(
                Diagnostic::error("not-an-attribute", place, format!("`{word}` says nothing here"))
                    .help("Between the braces stand `#an-id` and `name=value`."),
            );
        }
    }
    read
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
        value.value.split(',').map(|id| Spanned::new(Id::from(id.trim()), value.span)).collect()
    }

    /// A figure, such as `lines=3`.
    pub fn number(&self, key: &str, d: &mut Diagnostics) -> Option<u16> {
        let value = self.get(key)?;
        let number = value.value.parse().ok();
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
        let topic = self.get("policy")?;
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
pub fn choose<T: Copy>(word: &Spanned<String>, what: &str, known: &[(&str, T)], d: &mut Diagnostics) -> Option<T> {
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
