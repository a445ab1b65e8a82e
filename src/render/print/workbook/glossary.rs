//! The last page: the brand's own words, what it stands for, its tools, and whom to ask.

use serde::Serialize;

use super::super::data::{Language, Piece, Tag, capital, joined, line, words};
use super::super::limits::beyond;
use super::super::ours::{Entry, Face, each};
use super::lists::tool;
use crate::model::names::language;
use crate::model::pack::Pack;

/// Entries under one name.
#[derive(Debug, Serialize)]
pub struct Group {
    name: String,
    entries: Vec<Entry>,
}

/// The groups that the brand has told anything for.
pub fn glossary(pack: &Pack, texts: &Language) -> Vec<Group> {
    let brand = &pack.brand;
    let values = brand.values.iter().map(|value| {
        let means = value.means.as_ref().map(|means| Face::Plain.says(line(means, texts)));
        Entry::new(words(&value.name, texts), means)
    });
    let tools = brand.tools.iter().map(|one| {
        let kind = one.kind.as_deref().map(|kind| capital(words(kind, texts)));
        Entry::new(kind.unwrap_or_default(), tool(one, texts))
    });
    let people = brand.people.iter().map(|person| {
        let contact = person.contact.as_deref();
        let contact = contact.map(|contact| texts.apart(words(contact, texts)));
        let name = vec![Piece::Node { t: Tag::Strong, c: words(&person.name, texts) }];
        let text = joined(std::iter::once(name).chain(contact), texts.comma());
        let role = person.role.as_deref().map(|role| words(role, texts));
        Entry::new(role.unwrap_or_default(), [Face::Plain.says(text)])
    });
    let routes = beyond(brand.routes.iter(), false, texts).into_iter().map(|line| Face::Plain.says(line));
    let groups = [
        ("book-our-words", our_words(pack, texts)),
        ("ours-values", values.collect()),
        ("ours-tools", tools.collect()),
        ("book-whom", people.chain(each(&texts.say("print-beyond"), routes)).collect()),
    ];
    let told = groups.into_iter().filter(|(_, entries): &(_, Vec<Entry>)| !entries.is_empty());
    told.map(|(key, entries)| Group { name: texts.say(key), entries }).collect()
}

/// `guest`: where others say customer. A word's plural says nothing new.
fn our_words(pack: &Pack, texts: &Language) -> Vec<Entry> {
    let known = &pack.brand.words;
    let plural = |key: &str| key.strip_suffix('s').is_some_and(|one| known.iter().any(|(other, _)| &**other == one));
    let new = known.iter().filter(|(key, word)| !plural(key) && !key.eq_ignore_ascii_case(word));
    new.filter_map(|(key, word)| {
        // What a key says in English, other languages say by their own word, where there is one.
        let other = match &**key {
            "customer" => texts.say("word-customer"),
            "place" => texts.say("word-place"),
            "team" => texts.say("word-team"),
            _ if language(&texts.locale) == "en" => key.replace(['-', '_'], " "),
            _ => return None,
        };
        let text = texts.texts.with("book-word-for", &[("word", other.as_str().into())]);
        Some(Entry::new(words(word, texts), [Face::Plain.says(words(&text, texts))]))
    })
    .collect()
}
