//! A brand, complete: every moment, value, topic and condition it names exists, every id stands once.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Names, id, unique};
use crate::model::brand::{
    Avoid, Behaviour, Brand, Customer, LANGUAGES, Leader, Legal, Limit, Measure, Owner, Person, Policy, Route,
    Standard, TieBreak, Tool, Trait, Value, Voice,
};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Inlines, Written};
use crate::model::names::{self, slug};
use crate::model::source::Id;
use crate::model::span::{FileId, Span, Spanned};
use crate::parse::brand::{RawAvoid, RawBehaviour, RawBrand, RawLeader, RawOwner, RawTrait, RawValue, RawVoice};
use crate::parse::fields::{Field, Keyed, Many};
use crate::parse::kinds::{Name, Text};

/// Something with an id of its own among its like.
pub(super) trait Listed {
    fn listed(&self) -> (&Id, Span);
}

macro_rules! listed {
    ($($ty:ty),+ $(,)?) => {
        $(impl Listed for $ty {
            fn listed(&self) -> (&Id, Span) {
                (&self.id, self.span)
            }
        })+
    };
}
listed!(
    Value<Written>,
    TieBreak<Written>,
    Policy<Written>,
    Standard<Written>,
    Measure<Written>,
    Limit<Written>,
    Route<Written>,
    Tool<Written>,
    Customer<Written>,
    Person,
    Legal<Written>,
);

/// What is needed to complete one brand, and whether anything of it had to be left out.
pub(super) struct Work<'a> {
    pub names: &'a Names<'a>,
    pub modules: &'a [Id],
    pub d: &'a mut Diagnostics,
    pub whole: bool,
    /// Ids of behaviours that somebody wrote.
    taken: BTreeSet<Id>,
    /// How many behaviours of a value and a moment have been given an id.
    made: BTreeMap<(Id, Id), usize>,
}

/// `modules`: all that this brand may name. `None`: something had to be left out, and why is among the findings.
pub(super) fn brand(
    raw: RawBrand,
    brand: &Id,
    file: FileId,
    modules: &[Id],
    names: &Names<'_>,
    d: &mut Diagnostics,
) -> Option<Brand<Written>> {
    // Every field by name, without `..`: a new one does not compile until it is taken up here.
    let RawBrand {
        at: _,
        schema: _,
        name,
        promise,
        locale,
        currency,
        words,
        owner,
        review_by,
        values,
        priorities,
        tie_breaks,
        policies,
        voice,
        standards,
        measures,
        limits,
        routes,
        channels,
        tools,
        customers,
        people,
        legal,
    } = raw;
    let mut work = Work { names, modules, d, whole: true, taken: BTreeSet::new(), made: BTreeMap::new() };
    let w = &mut work;
    let currency_told = !currency.is_absent();
    let value_ids = ids_of_values(&values);
    let value_ids = value_ids.as_deref();
    let values = w.values(values);
    let priorities = w.priorities(priorities);
    let limits = w.limits(limits, currency_told);
    let mut tie_breaks = w.items(tie_breaks, "tie-breaks", |w, raw| w.tie_break(raw, &priorities, value_ids));
    // As the priorities stand: first what the highest of them decides.
    tie_breaks.sort_by_key(|tie| super::facts::ranks(tie, &priorities));
    let brand = Brand {
        id: brand.clone(),
        file,
        name: name.told().unwrap_or_else(|| w.lost()),
        promise: text(promise),
        locale: locale.spanned().and_then(|locale| w.locale(locale)).unwrap_or_else(|| "en-GB".to_owned()),
        currency: currency.spanned().and_then(|currency| w.currency(currency)),
        words: w.keyed(words, |word, _| Some(word)),
        owner: owner
            .told()
            .and_then(|RawOwner { at: _, role, name }| Some(Owner { role: role.told()?, name: name.told() })),
        review_at: review_by.get().map(|day| day.span),
        review_by: review_by.told(),
        tie_breaks,
        policies: w.items(policies, "policies", Work::policy),
        voice: if voice.is_broken() {
            w.whole = false;
            silent()
        } else {
            voice.told().map_or_else(silent, |voice| w.voice(voice))
        },
        standards: w.items(standards, "standards", Work::standard),
        measures: w.items(measures, "measures", |w, raw| w.measure(raw, value_ids)),
        limits,
        routes: w.items(routes, "routes", Work::route),
        channels: channels.told().unwrap_or_default().into_iter().map(|channel| channel.value).collect(),
        tools: w.items(tools, "tools", Work::tool),
        customers: w.items(customers, "kinds of customer", Work::customer),
        people: w.items(people, "people", Work::person),
        legal: w.items(legal, "legal items", Work::legal),
        values,
        priorities: priorities.into_iter().map(|priority| priority.value).collect(),
    };
    work.whole.then_some(brand)
}

/// A brand that has not told how it sounds.
fn silent() -> Voice<Written> {
    Voice { traits: Vec::new(), use_words: Vec::new(), avoid: Vec::new(), greetings: Vec::new(), closings: Vec::new() }
}

pub(super) fn text(field: Field<Text>) -> Option<Inlines<Written>> {
    field.told().map(|Text(inlines)| inlines)
}

impl Work<'_> {
    pub(super) fn lost<T: Default>(&mut self) -> T {
        self.whole = false;
        T::default()
    }

    /// A list of records, each complete or left out; their ids stand once.
    pub(super) fn items<Raw, T: Listed>(
        &mut self,
        field: Field<Many<Raw>>,
        what: &str,
        mut complete: impl FnMut(&mut Self, Raw) -> Option<T>,
    ) -> Vec<T> {
        let raws = if field.is_broken() { self.lost() } else { field.told().unwrap_or_default() };
        let mut done = Vec::with_capacity(raws.len());
        for raw in raws {
            match complete(self, raw.value) {
                Some(item) => done.push(item),
                None => self.whole = false,
            }
        }
        unique(done.iter().map(Listed::listed), what, self.names.sources, self.d);
        done
    }

    pub(super) fn keyed<K, Raw, T>(
        &mut self,
        field: Field<Keyed<K, Raw>>,
        mut complete: impl FnMut(Raw, Span) -> Option<T>,
    ) -> Vec<(K, T)> {
        if field.is_broken() {
            return self.lost();
        }
        let entries = field.told().map_or_else(Vec::new, |Keyed(entries)| entries);
        entries.into_iter().filter_map(|(key, raw)| Some((key.value, complete(raw.value, raw.span)?))).collect()
    }

    pub(super) fn moment(&mut self, field: Field<Name>) -> Option<Id> {
        self.names.optional_moment(field, self.d)
    }

    fn locale(&mut self, locale: Spanned<String>) -> Option<String> {
        let mut parts = locale.value.split('-');
        let language =
            parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()));
        let known = LANGUAGES.contains(&names::language(&locale.value));
        if language && !known {
            self.d.push(
                Diagnostic::warning(
                    "language-not-built",
                    locale.span,
                    format!("The program's own words are not yet there in `{}`", locale.value),
                )
                .help("Headings, buttons and dates come out in English until they are. What the brand and its modules say stays as written."),
            );
        }
        if language && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric())) {
            return Some(locale.value);
        }
        let guess = locale.value.replace('_', "-");
        let help = match guess.split_once('-') {
            Some((language, region)) if language.len() == 2 && region.len() == 2 => {
                format!("Type: locale: {}-{}", language.to_lowercase(), region.to_uppercase())
            }
            _ => "Type the language in two small letters and the country in two capitals: locale: en-GB".to_owned(),
        };
        self.d.push(
            Diagnostic::error("bad-locale", locale.span, format!("`{}` is not a language and region", locale.value))
                .help(help),
        );
        None
    }

    fn currency(&mut self, currency: Spanned<String>) -> Option<String> {
        if currency.value.len() == 3 && currency.value.bytes().all(|b| b.is_ascii_uppercase()) {
            return Some(currency.value);
        }
        let code = match currency.value.to_lowercase().as_str() {
            "£" | "pound" | "pounds" | "sterling" | "gbp" => "GBP",
            "€" | "euro" | "euros" | "eur" => "EUR",
            "$" | "dollar" | "dollars" | "usd" => "USD",
            "zł" | "zloty" | "złoty" | "pln" => "PLN",
            _ => "GBP",
        };
        self.d.push(
            Diagnostic::error(
                "bad-currency",
                currency.span,
                format!("`{}` is not the code of a currency", currency.value),
            )
            .help(format!("Type its three capital letters, as in currency: {code}")),
        );
        None
    }

    fn values(&mut self, field: Field<Many<RawValue>>) -> Vec<Value<Written>> {
        let mut written = Vec::new();
        // Ids that somebody wrote are not made for another behaviour.
        let raws = field.get().map(|values| values.value.as_slice()).unwrap_or_default();
        let behaviours = raws.iter().filter_map(|value| value.value.behaviours.get()).flat_map(|list| &list.value);
        self.taken = behaviours.filter_map(|raw| Some(raw.value.id.get()?.value.clone())).collect();
        let values = self.items(field, "values", |w, raw| w.value(raw, &mut written));
        unique(written.iter().map(|id| (&id.value, id.span)), "behaviours", self.names.sources, self.d);
        values
    }

    /// `written`: the ids of behaviours that somebody wrote, of all values.
    fn value(&mut self, raw: RawValue, written: &mut Vec<Spanned<Id>>) -> Option<Value<Written>> {
        let RawValue { at, id, name, means, behaviours, hire_for, thank_for, leader, gives_up, survey } = raw;
        let raws = if behaviours.is_broken() { self.lost() } else { behaviours.told().unwrap_or_default() };
        let (id, span) = match id.spanned() {
            Some(id) => (id.value, id.span),
            None => (Id::from(slug(&name.get()?.value)), at),
        };
        let mut done: Vec<Behaviour<Written>> = Vec::with_capacity(raws.len());
        for raw in raws {
            match self.behaviour(raw.value, &id, written) {
                Some(behaviour) => done.push(behaviour),
                None => self.whole = false,
            }
        }
        Some(Value {
            id,
            span,
            name: name.told()?,
            means: text(means),
            behaviours: done,
            hire_for: text(hire_for),
            thank_for: text(thank_for),
            leader: leader.told().and_then(|RawLeader { at: _, who, does, every, last_seen }| {
                let who = who.spanned()?;
                Some(Leader {
                    span: who.span,
                    who: who.value,
                    does: text(does)?,
                    every: every.told(),
                    last_seen: last_seen.told(),
                })
            }),
            gives_up: self.keyed(gives_up, |Text(inlines), _| Some(inlines)),
            survey: survey.told().unwrap_or_default().into_iter().map(|question| question.value).collect(),
        })
    }

    fn behaviour(
        &mut self,
        raw: RawBehaviour,
        value: &Id,
        written: &mut Vec<Spanned<Id>>,
    ) -> Option<Behaviour<Written>> {
        let RawBehaviour { at, id: own, moment, we, not, say, situation, why, see } = raw;
        let named = moment.spanned();
        let mut moments: Vec<Id> = Vec::new();
        for name in named.as_ref()?.value.iter().cloned() {
            if let Some(found) = self.names.moment(&id(name), self.d)
                && !moments.contains(&found.value)
            {
                moments.push(found.value);
            }
        }
        if let Some(list) = named.filter(|list| list.value.is_empty()) {
            self.d.push(
                Diagnostic::error("missing-field", list.span, "This behaviour names no moment")
                    .help("Type, for instance: moment: put-right"),
            );
        }
        let first = moments.first()?;
        let (id, span) = match own.spanned() {
            Some(own) => {
                written.push(own.clone());
                (own.value, own.span)
            }
            None => {
                let count = self.made.entry((value.clone(), first.clone())).or_default();
                let free = loop {
                    *count += 1;
                    let id = if *count == 1 { format!("{value}-{first}") } else { format!("{value}-{first}-{count}") };
                    if self.taken.insert(id.as_str().into()) {
                        break id;
                    }
                };
                (free.into(), at)
            }
        };
        Some(Behaviour {
            id,
            span,
            moments,
            we: text(we)?,
            not: text(not),
            say: text(say),
            situation: text(situation),
            why: text(why),
            see: text(see),
        })
    }

    fn voice(&mut self, raw: RawVoice) -> Voice<Written> {
        let RawVoice { at: _, traits, uses, avoid, greetings, closings } = raw;
        let words = |field: Field<Many<String>>| -> Vec<String> {
            field.told().unwrap_or_default().into_iter().map(|word| word.value).collect()
        };
        let traits = traits.told().unwrap_or_default().into_iter().filter_map(|item| {
            let RawTrait { at: _, is, not } = item.value;
            Some(Trait { is: is.told()?, not: not.told() })
        });
        let avoid = avoid.told().unwrap_or_default().into_iter().filter_map(|item| {
            let RawAvoid { at: _, word, forms, except, uses } = item.value;
            Some(Avoid { word: word.told()?, forms: words(forms), except: words(except), instead: uses.told() })
        });
        Voice {
            traits: traits.collect(),
            use_words: words(uses),
            avoid: avoid.collect(),
            greetings: self.keyed(greetings, |Text(inlines), _| Some(inlines)),
            closings: self.keyed(closings, |Text(inlines), _| Some(inlines)),
        }
    }
}

/// The ids of all values, also of those that are not complete. `None`: not all can be known.
fn ids_of_values(field: &Field<Many<RawValue>>) -> Option<Vec<Id>> {
    match field {
        Field::Absent => Some(Vec::new()),
        Field::Broken => None,
        Field::Told(values) => values
            .value
            .iter()
            .map(|value| match (value.value.id.get(), value.value.name.get()) {
                (Some(id), _) => Some(id.value.clone()),
                (None, Some(name)) => Some(Id::from(slug(&name.value))),
                (None, None) => None,
            })
            .collect(),
    }
}
