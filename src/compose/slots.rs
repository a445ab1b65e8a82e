//! Brand facts in text: each slot takes what the brand has told, else its fallback, else it is reported.

mod words;

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::model::brand::{Amount, Behaviour, Brand, Role};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Composed, Image, Inline, InlineKind, Inlines, Written};
use crate::model::names::nearest;
use crate::model::slot::{
    Fact, FactKind, Filled, FilledContent, Origin, OurField, RouteField, SlotName, SlotRef, StandardField, ToolField,
};
use crate::model::source::Id;
use crate::model::span::Span;
use words::{any_amount, called, inflect, often, written};

/// A brand's text may name another of its texts; more steps than this can only be a circle.
const DEEPEST: u8 = 6;

/// Letters that the slots of one pack may bring in all: a library in its own right.
const MOST_LETTERS: usize = 4_000_000;

/// What a text costs: its letters, and something for each of its pieces.
fn letters(text: &[Inline<Written>]) -> usize {
    text.iter()
        .map(|inline| match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => text.len() + 20,
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Link { text: inner, .. } => letters(inner) + 20,
            InlineKind::Image(_)
            | InlineKind::Footnote(_)
            | InlineKind::SoftBreak
            | InlineKind::HardBreak
            | InlineKind::Slot(_) => 20,
        })
        .sum()
}

/// How much text slots have brought so far; texts that name each other many times over could bring any amount.
#[derive(Default)]
pub struct Spent {
    letters: Cell<usize>,
    said: Cell<bool>,
}

/// Fills the slots of one brand's pack, for one audience.
#[derive(Copy, Clone)]
pub struct Filler<'a> {
    pub brand: &'a Brand<Written>,
    pub audience: Role,
    /// The moment of the section, or of the block, that the text stands in.
    pub moment: Option<&'a str>,
    depth: u8,
    spent: &'a Spent,
    /// New numbers of footnotes, in a text of several files, and where this part's are counted from.
    notes: Option<&'a BTreeMap<u32, u32>>,
    base: u32,
}

/// What a slot came to.
enum Found {
    Filled(Filled),
    /// The brand has not told it.
    NotTold,
    /// The name itself is wrong for this brand: an unknown limit, word or person. With the nearest id.
    Unknown {
        nearest: Option<String>,
    },
}

impl<'a> Filler<'a> {
    pub fn new(brand: &'a Brand<Written>, audience: Role, spent: &'a Spent) -> Self {
        Filler { brand, audience, moment: None, depth: 0, spent, notes: None, base: 0 }
    }

    pub fn with_notes(self, notes: Option<&'a BTreeMap<u32, u32>>) -> Self {
        Filler { notes, ..self }
    }

    pub fn with_base(self, base: u32) -> Self {
        Filler { base, ..self }
    }

    fn note(&self, number: u32) -> u32 {
        let old = number.saturating_add(self.base);
        self.notes.map_or(old, |notes| notes.get(&old).copied().unwrap_or(old))
    }

    /// The same, for text that stands in another moment.
    pub fn at(self, moment: Option<&'a str>) -> Self {
        Filler { moment, ..self }
    }

    pub fn inlines(&self, text: &[Inline<Written>], d: &mut Diagnostics) -> Inlines<Composed> {
        text.iter().map(|inline| self.inline(inline, d)).collect()
    }

    fn inline(&self, inline: &Inline<Written>, d: &mut Diagnostics) -> Inline<Composed> {
        let kind = match &inline.kind {
            InlineKind::Text(text) => InlineKind::Text(text.clone()),
            InlineKind::Emphasis(text) => InlineKind::Emphasis(self.inlines(text, d)),
            InlineKind::Strong(text) => InlineKind::Strong(self.inlines(text, d)),
            InlineKind::Strikethrough(text) => InlineKind::Strikethrough(self.inlines(text, d)),
            InlineKind::Code(text) => InlineKind::Code(text.clone()),
            InlineKind::Link { to, text } => InlineKind::Link { to: to.clone(), text: self.inlines(text, d) },
            InlineKind::Image(image) => InlineKind::Image(self.image(image, d)),
            InlineKind::Footnote(number) => InlineKind::Footnote(self.note(*number)),
            InlineKind::SoftBreak => InlineKind::SoftBreak,
            InlineKind::HardBreak => InlineKind::HardBreak,
            InlineKind::Slot(slot) => InlineKind::Slot(self.slot(slot, inline.span, d)),
        };
        Inline { span: inline.span, kind }
    }

    pub fn image(&self, image: &Image<Written>, d: &mut Diagnostics) -> Image<Composed> {
        Image { path: image.path.clone(), alt: self.inlines(&image.alt, d) }
    }

    fn slot(&self, slot: &SlotRef, span: Span, d: &mut Diagnostics) -> Filled {
        let found = self.look_up(&slot.name, span, d);
        if let Found::Filled(filled) = found {
            return filled;
        }
        if let Some(fallback) = &slot.fallback {
            return Filled { content: FilledContent::Words(self.inlines(fallback, d)), origin: Origin::Fallback };
        }
        let brand = &self.brand.name;
        let name = written(&slot.name);
        d.push(match found {
            Found::Unknown { nearest: Some(near) } => {
                let near = written(&called(&slot.name, &near));
                Diagnostic::error("unknown-slot", span, format!("{brand} has nothing called `{name}`"))
                    .help(format!("Did you mean `{near}`? Type `{{{{ {near} }}}}`."))
            }
            Found::Unknown { nearest: None } => {
                Diagnostic::error("unknown-slot", span, format!("{brand} has nothing called `{name}`")).help(format!(
                    "Add it to brands/{}/brand.yaml, or give the text a fallback: {{{{ {name}, or \"…\" }}}}.",
                    self.brand.id
                ))
            }
            Found::NotTold | Found::Filled(_) => {
                let for_moment = self.moment.map(|m| format!(" for the moment `{m}`")).unwrap_or_default();
                Diagnostic::error(
                    "slot-without-value",
                    span,
                    format!("{brand} has not told `{name}`{for_moment}, and the text gives no words to use instead"),
                )
                .help(format!(
                    "Whoever keeps brands/{}/brand.yaml can add it there; or give the text a fallback: {{{{ {name}, or \"…\" }}}}.",
                    self.brand.id
                ))
            }
        });
        Filled { content: FilledContent::Words(Vec::new()), origin: Origin::Fallback }
    }

    fn look_up(&self, name: &SlotName, span: Span, d: &mut Diagnostics) -> Found {
        let brand = self.brand;
        match name {
            SlotName::BrandName => plain(brand.name.clone(), span),
            SlotName::BrandPromise => self.told(brand.promise.as_deref(), Origin::BrandWords, d),
            SlotName::Word { key, form } => match brand.word(key) {
                Some(word) => plain(inflect(word, *form, &brand.locale), span),
                None => unknown(key, brand.words.iter().map(|(k, _)| &**k)),
            },
            SlotName::Greeting(channel) => {
                let text = brand.voice.greetings.iter().find(|(c, _)| c == channel);
                self.told(text.map(|(_, text)| text.as_slice()), Origin::BrandWords, d)
            }
            SlotName::Closing(channel) => {
                let text = brand.voice.closings.iter().find(|(c, _)| c == channel);
                self.told(text.map(|(_, text)| text.as_slice()), Origin::BrandWords, d)
            }
            SlotName::Our(field) => self.ours(*field, span, d),
            SlotName::Limit { id, role } => match brand.limits.iter().find(|limit| limit.id == *id) {
                None => unknown(id, brand.limits.iter().map(|limit| &*limit.id)),
                Some(limit) => {
                    let role = role.unwrap_or(self.audience);
                    match limit.amount(role) {
                        None => Found::NotTold,
                        Some(amount) => self.amount(amount, span, fact(FactKind::Limit, id), d),
                    }
                }
            },
            SlotName::Standard { id, field } => match brand.standards.iter().find(|s| s.id == *id) {
                None => unknown(id, brand.standards.iter().map(|s| &*s.id)),
                Some(standard) => {
                    let origin = fact(FactKind::Standard, id);
                    match field {
                        StandardField::Text => self.told(Some(&standard.text), origin, d),
                        StandardField::Target => self.told(standard.target.as_deref(), origin, d),
                        StandardField::SeeIt => self.told(standard.see_it.as_deref(), origin, d),
                        StandardField::HowOften => match standard.how_often {
                            Some(period) => filled(words(often(period, &self.brand.locale).to_owned(), span), origin),
                            None => Found::NotTold,
                        },
                    }
                }
            },
            SlotName::Route { id, field } => match brand.routes.iter().find(|r| r.id == *id) {
                None => unknown(id, brand.routes.iter().map(|r| &*r.id)),
                Some(route) => {
                    let origin = fact(FactKind::Route, id);
                    match field {
                        RouteField::To => self.told(Some(&route.to), origin, d),
                        RouteField::When => self.told(Some(&route.when), origin, d),
                        RouteField::Contact => isolated(route.contact.as_deref(), origin),
                        RouteField::Within => self.told(route.within.as_deref(), origin, d),
                        RouteField::CloseLoop => self.told(route.close_loop.as_deref(), origin, d),
                    }
                }
            },
            SlotName::Tool { id, field } => match brand.tools.iter().find(|tool| tool.id == *id) {
                None => unknown(id, brand.tools.iter().map(|tool| &*tool.id)),
                Some(tool) => {
                    let origin = fact(FactKind::Tool, id);
                    match field {
                        ToolField::Name => isolated(Some(&tool.name), origin),
                        ToolField::Version => isolated(tool.version.as_deref(), origin),
                        ToolField::Help => isolated(tool.help.as_deref(), origin),
                    }
                }
            },
            SlotName::Person(id) => match brand.people.iter().find(|person| person.id == *id) {
                None => unknown(id, brand.people.iter().map(|person| &*person.id)),
                Some(person) => plain(person.name.clone(), span),
            },
            SlotName::Blank(blank) => {
                Found::Filled(Filled { content: FilledContent::Blank(*blank), origin: Origin::BrandWords })
            }
        }
    }

    fn ours(&self, field: OurField, span: Span, d: &mut Diagnostics) -> Found {
        let brand = self.brand;
        let Some(moment) = self.moment else { return Found::NotTold };
        let here = |id: &Option<Id>| id.as_deref() == Some(moment);
        let first = |get: fn(&Behaviour<Written>) -> Option<&Inlines<Written>>| {
            brand
                .values
                .iter()
                .flat_map(|value| &value.behaviours)
                .filter(|behaviour| behaviour.moments.iter().any(|m| **m == *moment))
                .find_map(|behaviour| get(behaviour).map(|text| (behaviour, text)))
        };
        let behaviour = |get, d: &mut Diagnostics| match first(get) {
            Some((behaviour, text)) => self.told(Some(text), fact(FactKind::Behaviour, &behaviour.id), d),
            None => Found::NotTold,
        };
        match field {
            OurField::We => behaviour(|b| Some(&b.we), d),
            OurField::Not => behaviour(|b| b.not.as_ref(), d),
            OurField::Say => behaviour(|b| b.say.as_ref(), d),
            OurField::Why => behaviour(|b| b.why.as_ref(), d),
            OurField::Situation => behaviour(|b| b.situation.as_ref(), d),
            OurField::Value => {
                let value = brand
                    .values
                    .iter()
                    .find(|value| value.behaviours.iter().any(|b| b.moments.iter().any(|m| **m == *moment)));
                match value {
                    Some(value) => Found::Filled(Filled {
                        content: FilledContent::Value { id: value.id.clone(), name: value.name.clone() },
                        origin: Origin::BrandWords,
                    }),
                    None => Found::NotTold,
                }
            }
            OurField::Limit => {
                // One that says *ask first* is no limit to name in a sentence.
                let amount = brand.limits.iter().filter(|limit| here(&limit.moment)).find_map(|limit| {
                    let amount = limit.amount(self.audience).filter(|amount| amount.decides())?;
                    Some((&limit.id, amount))
                });
                match amount {
                    Some((id, amount)) => self.amount(amount, span, fact(FactKind::Limit, id), d),
                    None => Found::NotTold,
                }
            }
            OurField::Route => match brand.routes.iter().find(|route| here(&route.moment)) {
                Some(route) => self.told(Some(&route.to), fact(FactKind::Route, &route.id), d),
                None => Found::NotTold,
            },
            OurField::Standard => {
                let told = brand.standards.iter().filter(|s| here(&s.moment)).find(|s| s.target.is_some());
                match told {
                    Some(s) => self.told(s.target.as_deref(), fact(FactKind::Standard, &s.id), d),
                    None => Found::NotTold,
                }
            }
            OurField::Tool => match brand.tools.iter().find(|tool| here(&tool.moment)) {
                Some(tool) => isolated(Some(&tool.name), fact(FactKind::Tool, &tool.id)),
                None => Found::NotTold,
            },
        }
    }

    fn amount(&self, amount: &Amount<Written>, span: Span, origin: Origin, d: &mut Diagnostics) -> Found {
        match amount {
            Amount::Any => filled(words(any_amount(&self.brand.locale).to_owned(), span), origin),
            Amount::Money { money, .. } => {
                let currency = self.brand.currency.as_deref().unwrap_or_default();
                filled(words(money.show(currency, &self.brand.locale), span), origin)
            }
            Amount::Text(text) => self.told(Some(text), origin, d),
        }
    }

    /// A text of the brand, with its own slots filled in turn.
    fn told(&self, text: Option<&[Inline<Written>]>, origin: Origin, d: &mut Diagnostics) -> Found {
        let Some(text) = text else { return Found::NotTold };
        let letters = self.spent.letters.get().saturating_add(letters(text));
        self.spent.letters.set(letters);
        if self.depth >= DEEPEST || letters > MOST_LETTERS {
            if let Some(first) = text.first().filter(|_| !self.spent.said.replace(true)) {
                let what = if self.depth >= DEEPEST {
                    "This text asks for itself, by way of its slots"
                } else {
                    "The slots of this brand's texts bring more text than a pack can hold"
                };
                d.push(
                    Diagnostic::error("slot-circle", first.span, what)
                        .help("Write out what one of the slots stands for."),
                );
            }
            return Found::Filled(Filled { content: FilledContent::Words(Vec::new()), origin });
        }
        let deeper = Filler { depth: self.depth + 1, ..*self };
        Found::Filled(Filled { content: FilledContent::Words(deeper.inlines(text, d)), origin })
    }
}

fn fact(kind: FactKind, id: &Id) -> Origin {
    Origin::Fact(Fact { kind, id: id.clone() })
}

fn filled(content: FilledContent, origin: Origin) -> Found {
    Found::Filled(Filled { content, origin })
}

fn plain(text: String, span: Span) -> Found {
    filled(words(text, span), Origin::BrandWords)
}

fn isolated(text: Option<&str>, origin: Origin) -> Found {
    match text {
        Some(text) => filled(FilledContent::Isolated(text.to_owned()), origin),
        None => Found::NotTold,
    }
}

/// Words made here, of a name or an amount: they stand where the slot stands.
fn words(text: String, span: Span) -> FilledContent {
    FilledContent::Words(vec![Inline { span, kind: InlineKind::Text(text) }])
}

fn unknown<'n>(id: &str, known: impl Iterator<Item = &'n str>) -> Found {
    Found::Unknown { nearest: nearest(id, known).map(str::to_owned) }
}
