//! Slots in an author's text: `{{ name, or "fallback" }}` becomes data; a wrong one is reported and shown as typed.

use crate::model::brand::{Channel, Role};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Inline, InlineKind, Inlines, Written};
use crate::model::names::nearest;
use crate::model::slot::{Blank, OurField, RouteField, SlotName, SlotRef, StandardField, ToolField, WordForm};
use crate::model::span::Span;

/// A text split at its slots. `place` gives the place of bytes of the text; `fallback` makes running text of a
/// fallback's words.
pub fn split(
    text: &str,
    place: &dyn Fn(std::ops::Range<usize>) -> Span,
    library: bool,
    d: &mut Diagnostics,
) -> Inlines<Written> {
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some(open) = text[rest..].find("{{").map(|at| at + rest) {
        push_text(&text[rest..open], place(rest..open), &mut out);
        let Some(close) = text[open..].find("}}").map(|at| at + open + 2) else {
            let end = open + text[open..].find('\n').unwrap_or(text.len() - open);
            d.push(
                Diagnostic::error("slot-open", place(open..end), "A slot opens here and does not close")
                    .help("End it with `}}`. To print two braces, put them in `code`."),
            );
            push_text(&text[open..], place(open..text.len()), &mut out);
            return out;
        };
        let span = place(open..close);
        match slot(&text[open + 2..close - 2], span, library, d) {
            Some(slot) => out.push(Inline { span, kind: InlineKind::Slot(slot) }),
            None => push_text(&text[open..close], span, &mut out),
        }
        rest = close;
    }
    push_text(&text[rest..], place(rest..text.len()), &mut out);
    out
}

fn push_text(text: &str, span: Span, out: &mut Inlines<Written>) {
    if !text.is_empty() {
        out.push(Inline { span, kind: InlineKind::Text(text.to_owned()) });
    }
}

fn slot(inside: &str, span: Span, library: bool, d: &mut Diagnostics) -> Option<SlotRef> {
    let inside = inside.trim();
    let (name, fallback) = match inside.split_once(',') {
        None => (inside, None),
        Some((name, rest)) => {
            let words = rest.trim_start().strip_prefix("or").map(str::trim);
            let bare = words.and_then(|words| words.strip_prefix('"')?.strip_suffix('"'));
            match bare {
                Some(words) => (name.trim_end(), Some(words)),
                None => {
                    let meant = rest.trim_start().trim_start_matches("or");
                    let meant = meant.trim().trim_matches(['"', '\'', '“', '”', '„', '‘', '’']);
                    d.push(
                        Diagnostic::error(
                            "slot-fallback",
                            span,
                            "The words to use instead are not written as they must be",
                        )
                        .help(format!("Type straight quotes: {{{{ {}, or \"{meant}\" }}}}.", name.trim())),
                    );
                    return None;
                }
            }
        }
    };
    let name = match slot_name(name) {
        Ok(name) => name,
        Err(Wrong { near, known }) => {
            let help = match near {
                Some(near) => format!("Did you mean `{{{{ {near} }}}}`?"),
                None => known,
            };
            d.push(Diagnostic::error("unknown-slot", span, format!("There is no slot `{name}`")).help(help));
            return None;
        }
    };
    let needs_fallback = !matches!(name, SlotName::Blank(_) | SlotName::BrandName);
    if library && needs_fallback && fallback.is_none() {
        d.push(
            Diagnostic::error(
                "slot-without-fallback",
                span,
                "A brand may not have told this, and then nothing would stand here",
            )
            .help(format!("Give it words to use instead: {{{{ {inside}, or \"…\" }}}}.")),
        );
    }
    let fallback = fallback.map(|words| {
        if words.is_empty() { Vec::new() } else { vec![Inline { span, kind: InlineKind::Text(words.to_owned()) }] }
    });
    Some(SlotRef { name, fallback })
}

struct Wrong {
    near: Option<String>,
    known: String,
}

const GROUPS: [&str; 15] = [
    "brand", "word", "greeting", "closing", "our", "limit", "standard", "route", "tool", "person", "me", "customer",
    "place", "daypart", "promise",
];

fn slot_name(text: &str) -> Result<SlotName, Wrong> {
    let mut parts = text.split('.').map(str::trim);
    let group = parts.next().unwrap_or_default();
    let one = parts.next();
    let two = parts.next();
    if parts.next().is_some() {
        return Err(wrong("", &[], "A slot has three parts at most: limit.noise.manager."));
    }
    let name = match (group, one, two) {
        ("brand", Some("name"), None) => SlotName::BrandName,
        ("brand", Some("promise"), None) => SlotName::BrandPromise,
        ("brand", one, _) => {
            return Err(wrong(&format!("brand.{}", one.unwrap_or_default()), &["brand.name", "brand.promise"], ""));
        }
        ("word", Some(key), form) => {
            let form = match form {
                None => WordForm::Plain,
                Some("Cap" | "cap") => WordForm::Capital,
                Some("a") => WordForm::WithArticle,
                Some(_) => {
                    return Err(wrong(
                        "",
                        &[],
                        "A word takes `.Cap` or `.a`: {{ word.customer.a, or \"a customer\" }}.",
                    ));
                }
            };
            SlotName::Word { key: key.into(), form }
        }
        ("greeting", Some(channel), None) => SlotName::Greeting(self::channel(channel, "greeting")?),
        ("closing", Some(channel), None) => SlotName::Closing(self::channel(channel, "closing")?),
        ("our", Some(field), None) => SlotName::Our(our(field)?),
        ("limit", Some(id), role) => {
            let role = match role {
                None => None,
                Some(role) => Some(
                    Role::ALL
                        .into_iter()
                        .find(|known| known.key() == role)
                        .ok_or_else(|| wrong_part("limit.ID", role, &Role::ALL.map(Role::key)))?,
                ),
            };
            SlotName::Limit { id: id.into(), role }
        }
        ("standard", Some(id), field) => {
            let field = match field {
                None | Some("target") => StandardField::Target,
                Some("text") => StandardField::Text,
                Some("see_it") => StandardField::SeeIt,
                Some("how_often") => StandardField::HowOften,
                Some(other) => {
                    return Err(wrong_part("standard.ID", other, &["target", "text", "see_it", "how_often"]));
                }
            };
            SlotName::Standard { id: id.into(), field }
        }
        ("route", Some(id), field) => {
            let field = match field {
                None | Some("to") => RouteField::To,
                Some("when") => RouteField::When,
                Some("contact") => RouteField::Contact,
                Some("within") => RouteField::Within,
                Some("close_loop") => RouteField::CloseLoop,
                Some(other) => {
                    return Err(wrong_part("route.ID", other, &["to", "when", "contact", "within", "close_loop"]));
                }
            };
            SlotName::Route { id: id.into(), field }
        }
        ("tool", Some(id), field) => {
            let field = match field {
                None | Some("name") => ToolField::Name,
                Some("version") => ToolField::Version,
                Some("help") => ToolField::Help,
                Some(other) => return Err(wrong_part("tool.ID", other, &["name", "version", "help"])),
            };
            SlotName::Tool { id: id.into(), field }
        }
        ("person", Some(id), None) => SlotName::Person(id.into()),
        ("me", None, None) => SlotName::Blank(Blank::Me),
        ("customer", None, None) => SlotName::Blank(Blank::Customer),
        ("place", None, None) => SlotName::Blank(Blank::Place),
        ("daypart", None, None) => SlotName::Blank(Blank::Daypart),
        _ => {
            let tail = one.map(|one| format!(".{one}")).unwrap_or_default();
            let near =
                nearest(group, GROUPS.into_iter().filter(|name| *name != group)).map(|near| format!("{near}{tail}"));
            return Err(Wrong {
                near,
                known: "Slots begin with brand, word, greeting, closing, our, limit, standard, route, tool or person."
                    .to_owned(),
            });
        }
    };
    Ok(name)
}

fn channel(text: &str, group: &str) -> Result<Channel, Wrong> {
    Channel::ALL
        .into_iter()
        .find(|channel| channel.key() == text)
        .ok_or_else(|| wrong_part(group, text, &Channel::ALL.map(Channel::key)))
}

fn our(text: &str) -> Result<OurField, Wrong> {
    Ok(match text {
        "we" => OurField::We,
        "not" => OurField::Not,
        "say" => OurField::Say,
        "why" => OurField::Why,
        "situation" => OurField::Situation,
        "value" => OurField::Value,
        "limit" => OurField::Limit,
        "route" => OurField::Route,
        "standard" => OurField::Standard,
        "tool" => OurField::Tool,
        other => {
            let known = ["we", "not", "say", "why", "situation", "value", "limit", "route", "standard", "tool"];
            return Err(wrong_part("our", other, &known));
        }
    })
}

fn wrong_part(group: &str, typed: &str, known: &[&str]) -> Wrong {
    Wrong {
        near: nearest(typed, known.iter().copied()).map(|near| format!("{group}.{near}")),
        known: format!("After `{group}.` may stand: {}.", known.join(", ")),
    }
}

fn wrong(typed: &str, known: &[&str], otherwise: &str) -> Wrong {
    let near = nearest(typed, known.iter().copied()).map(str::to_owned);
    let known = if otherwise.is_empty() { format!("Type one of: {}.", known.join(", ")) } else { otherwise.to_owned() };
    Wrong { near, known }
}
