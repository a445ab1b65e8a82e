//! The library's lists, complete: moments in their order, topics and conditions, settings, phrases to look for.

use std::collections::{BTreeMap, BTreeSet};

use super::names::unique;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::{Inclusive, Moment, Named, OwnSettings, PhraseLists, Settings};
use crate::model::plain;
use crate::model::source::{Id, Sources};
use crate::model::span::{Span, Spanned};
use crate::parse::fields::{Field, Many};
use crate::parse::lists::{
    RawInclusive, RawLists, RawMoment, RawMoments, RawSettings, RawSpeed, RawThresholds, RawTopic, RawTopics,
};

/// A list, and the places of its ids in the same order.
type Placed<T> = (Vec<T>, Vec<Span>);

pub(super) fn moments(raw: RawMoments, sources: &Sources, d: &mut Diagnostics) -> Placed<Moment> {
    let RawMoments { at: _, schema: _, moments } = raw;
    let parts = |raw: RawMoment| {
        let RawMoment { at: _, id, name, means } = raw;
        (id, name, means)
    };
    let (moments, places): (Vec<_>, Vec<_>) =
        items(moments, parts).into_iter().map(|(id, name, means, span)| (Moment { id, name, means }, span)).unzip();
    unique(moments.iter().map(|moment| &moment.id).zip(places.iter().copied()), "moments", sources, d);
    (moments, places)
}

pub(super) fn topics(raw: RawTopics, sources: &Sources, d: &mut Diagnostics) -> (Placed<Named>, Placed<Named>) {
    let RawTopics { at: _, schema: _, topics, conditions } = raw;
    let mut named = |field, what| {
        let parts = |raw: RawTopic| {
            let RawTopic { at: _, id, name, means } = raw;
            (id, name, means)
        };
        let (named, places): (Vec<_>, Vec<_>) =
            items(field, parts).into_iter().map(|(id, name, _, span)| (Named { id, name }, span)).unzip();
        unique(named.iter().map(|item| &item.id).zip(places.iter().copied()), what, sources, d);
        (named, places)
    };
    (named(topics, "topics"), named(conditions, "conditions"))
}

type Item = (Id, String, Option<String>, Span);

/// A record's id, name and meaning as written.
type Parts = (Field<Id>, Field<String>, Field<String>);

fn items<T>(field: Field<Many<T>>, parts: impl Fn(T) -> Parts) -> Vec<Item> {
    let item = |raw: Spanned<T>| {
        let (id, name, means) = parts(raw.value);
        let id = id.spanned()?;
        // Without a name it has been reported, and is known by its id all the same.
        let name = name.told().unwrap_or_else(|| id.value.to_string());
        Some((id.value, name, means.told(), id.span))
    };
    field.told().unwrap_or_default().into_iter().filter_map(item).collect()
}

pub(super) fn settings(raw: RawSettings) -> Settings {
    let RawSettings { at: _, schema: _, reading_speed, thresholds } = raw;
    let plain = Settings::default();
    let told = |figure: Option<u16>, otherwise: u16| figure.map_or(otherwise, |figure| figure.max(1));
    let mut settings = thresholds.told().map_or_else(|| plain.clone(), with_thresholds);
    if let Some(speed) = reading_speed.told() {
        let RawSpeed { at: _, words_per_minute, seconds_per_question, seconds_per_choice, seconds_per_line_to_write } =
            speed;
        settings.words_per_minute = told(words_per_minute.told(), plain.words_per_minute);
        settings.seconds_per_question = told(seconds_per_question.told(), plain.seconds_per_question);
        settings.seconds_per_choice = told(seconds_per_choice.told(), plain.seconds_per_choice);
        settings.seconds_per_line_to_write = told(seconds_per_line_to_write.told(), plain.seconds_per_line_to_write);
    }
    settings
}

/// The program's phrase lists with what a project adds and takes out, by language.
pub(super) fn phrases(
    shipped: Vec<(&str, RawLists)>,
    own: Vec<(String, RawLists)>,
    d: &mut Diagnostics,
) -> BTreeMap<String, PhraseLists> {
    let mut all: BTreeMap<String, PhraseLists> = BTreeMap::new();
    for (language, raw) in shipped {
        add(all.entry(language.to_owned()).or_default(), raw);
    }
    for (language, mut raw) in own {
        let lists = all.entry(language).or_default();
        for phrase in std::mem::replace(&mut raw.except, Field::Absent).told().unwrap_or_default() {
            if !take_out(lists, &phrase.value) {
                d.push(
                    Diagnostic::warning(
                        "nothing-to-except",
                        phrase.span,
                        format!("“{}” is on none of the program's lists, so this exception does nothing", phrase.value),
                    )
                    .help("Copy the phrase exactly as the finding shows it between “ and ”."),
                );
            }
        }
        add(lists, raw);
    }
    all
}

/// As phrases are compared: equal ones count once.
fn folded(phrase: &str) -> String {
    plain::one_line(&phrase.to_lowercase().replace('’', "'").replace('-', " "))
}

fn add(lists: &mut PhraseLists, raw: RawLists) {
    let RawLists { at: _, schema: _, generic, patronising, peoples, inclusive, character, acts, except: _ } = raw;
    let with = |list: &mut Vec<String>, field: Field<Many<String>>| {
        let mut known: BTreeSet<String> = list.iter().map(|phrase| folded(phrase)).collect();
        let told = field.told().unwrap_or_default().into_iter().map(|phrase| phrase.value);
        list.extend(told.filter(|phrase| known.insert(folded(phrase))));
    };
    with(&mut lists.generic, generic);
    with(&mut lists.patronising, patronising);
    with(&mut lists.peoples, peoples);
    with(&mut lists.character, character);
    with(&mut lists.acts, acts);
    for raw in inclusive.told().unwrap_or_default() {
        let RawInclusive { at: _, word, forms, why, instead } = raw.value;
        let (Some(word), Some(why), Some(instead)) = (word.told(), why.told(), instead.told()) else { continue };
        let forms = forms.told().unwrap_or_default().into_iter().map(|form| form.value).collect();
        // A project's own reason and advice go before the program's.
        lists.inclusive.retain(|known| folded(&known.word) != folded(&word));
        lists.inclusive.push(Inclusive { word, forms, why, instead });
    }
}

/// Whether there was one to take out.
fn take_out(lists: &mut PhraseLists, phrase: &str) -> bool {
    let out = folded(phrase);
    let mut found = false;
    let PhraseLists { generic, patronising, peoples, inclusive, character, acts } = lists;
    for list in [generic, patronising, peoples, character, acts] {
        let before = list.len();
        list.retain(|known| folded(known) != out);
        found |= list.len() < before;
    }
    // One form of a word may be taken out by itself.
    inclusive.retain_mut(|known| {
        let before = known.forms.len();
        known.forms.retain(|form| folded(form) != out);
        let is_word = folded(&known.word) == out;
        found |= is_word || known.forms.len() < before;
        !is_word
    });
    found
}

/// The thresholds that are told.
fn with_thresholds(raw: RawThresholds) -> Settings {
    let RawThresholds {
        at: _,
        value_practised_in,
        value_checked_in,
        module_practises,
        spread_values,
        spread_percent,
        own_percent_red,
        own_percent_amber,
        facts_at_least,
        borrowed_percent,
        generic_per_1000_words,
        grade_cards,
        grade_learner,
        grade_manager,
        lix,
        words_in_a_sentence,
        words_on_a_card,
        minutes_off_percent,
        tools_percent,
    } = raw;
    let plain = Settings::default();
    let told = |figure: Field<u16>, otherwise: u16| figure.told().unwrap_or(otherwise);
    Settings {
        value_practised_in: told(value_practised_in, plain.value_practised_in),
        value_checked_in: told(value_checked_in, plain.value_checked_in),
        module_practises: told(module_practises, plain.module_practises),
        spread_values: told(spread_values, plain.spread_values),
        spread_percent: told(spread_percent, plain.spread_percent),
        own: OwnSettings {
            red_percent: told(own_percent_red, plain.own.red_percent),
            amber_percent: told(own_percent_amber, plain.own.amber_percent),
            facts_at_least: told(facts_at_least, plain.own.facts_at_least),
            borrowed_percent: told(borrowed_percent, plain.own.borrowed_percent),
        },
        generic_per_1000_words: told(generic_per_1000_words, plain.generic_per_1000_words),
        grade_cards: told(grade_cards, plain.grade_cards),
        grade_learner: told(grade_learner, plain.grade_learner),
        grade_manager: told(grade_manager, plain.grade_manager),
        lix: told(lix, plain.lix),
        words_in_a_sentence: told(words_in_a_sentence, plain.words_in_a_sentence),
        words_on_a_card: told(words_on_a_card, plain.words_on_a_card).max(1),
        minutes_off_percent: told(minutes_off_percent, plain.minutes_off_percent).max(1),
        tools_percent: told(tools_percent, plain.tools_percent),
        ..plain
    }
}
