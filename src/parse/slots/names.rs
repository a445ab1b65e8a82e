//! The names of slots: what may stand between `{{` and `}}`, and what each gives. The reader, its hints and the
//! reference page go by these tables.

use crate::model::brand::{Channel, Role};
use crate::model::names::nearest;
use crate::model::slot::{Blank, OurField, RouteField, SlotName, StandardField, ToolField, WordForm};

/// What can be asked for by name, and what it gives.
type Table<T, const N: usize> = [(&'static str, T, &'static str); N];

const BRAND: Table<SlotName, 2> = [
    ("name", SlotName::BrandName, "What the brand is called"),
    ("promise", SlotName::BrandPromise, "What every customer may count on"),
];

/// The first is what `word.KEY` alone gives.
const WORD: Table<WordForm, 3> = [
    ("", WordForm::Plain, "The brand's own word, such as word.customer: guest"),
    ("Cap", WordForm::Capital, "The same with a capital letter: Guest"),
    ("a", WordForm::WithArticle, "The same with its article: a guest"),
];

const OUR: Table<OurField, 10> = [
    ("we", OurField::We, "What we do in this section's moment: the first behaviour that tells it"),
    ("not", OurField::Not, "What we do not do"),
    ("say", OurField::Say, "Words that work"),
    ("why", OurField::Why, "The reason"),
    ("situation", OurField::Situation, "A real moment that calls for it"),
    ("value", OurField::Value, "The name of the value behind it"),
    ("limit", OurField::Limit, "What one may decide in this moment"),
    ("route", OurField::Route, "Who takes it from there in this moment"),
    ("standard", OurField::Standard, "What customers can expect in this moment"),
    ("tool", OurField::Tool, "The tool for this moment"),
];

/// The first is what `standard.ID` alone gives.
const STANDARD: Table<StandardField, 4> = [
    ("target", StandardField::Target, "How well or how fast it is done"),
    ("text", StandardField::Text, "What is done"),
    ("see_it", StandardField::SeeIt, "Where people can see how they are doing at it"),
    ("how_often", StandardField::HowOften, "How often there is a new figure"),
];

/// The first is what `route.ID` alone gives.
const ROUTE: Table<RouteField, 5> = [
    ("to", RouteField::To, "Who takes it from there"),
    ("when", RouteField::When, "When to take it"),
    ("contact", RouteField::Contact, "How to reach them"),
    ("within", RouteField::Within, "How soon they come"),
    ("close_loop", RouteField::CloseLoop, "How one hears how it ended"),
];

/// The first is what `tool.ID` alone gives.
const TOOL: Table<ToolField, 3> = [
    ("name", ToolField::Name, "What people call it"),
    ("version", ToolField::Version, "The version people have in front of them"),
    ("help", ToolField::Help, "Where help is to be had"),
];

/// Names without a second part.
const BLANKS: Table<Blank, 4> = [
    ("me", Blank::Me, "A blank for the speaker's own name"),
    ("customer", Blank::Customer, "A blank for the customer's name"),
    ("place", Blank::Place, "A blank for where one is"),
    ("daypart", Blank::Daypart, "A blank for morning, afternoon or evening"),
];

pub(super) const GROUPS: [&str; 14] = [
    "brand", "word", "greeting", "closing", "our", "limit", "standard", "route", "tool", "person", "me", "customer",
    "place", "daypart",
];

/// Every slot and what it gives; what an author chooses stands in capitals.
pub fn every() -> Vec<(String, &'static str)> {
    fn parts<T, const N: usize>(
        before: &'static str,
        table: Table<T, N>,
    ) -> impl Iterator<Item = (String, &'static str)> {
        table.into_iter().map(move |(part, _, gives)| (format!("{before}.{part}"), gives))
    }
    /// The first part need not be said.
    fn its<T, const N: usize>(
        before: &'static str,
        table: Table<T, N>,
    ) -> impl Iterator<Item = (String, &'static str)> {
        let all = parts(before, table).enumerate();
        all.map(move |(n, (name, gives))| (if n == 0 { before.to_owned() } else { name }, gives))
    }
    fn plain(name: &str, gives: &'static str) -> [(String, &'static str); 1] {
        [(name.to_owned(), gives)]
    }
    parts("brand", BRAND)
        .chain(its("word.KEY", WORD))
        .chain(plain("greeting.CHANNEL", "How a contact begins: greeting.phone"))
        .chain(plain("closing.CHANNEL", "How a contact ends: closing.phone"))
        .chain(parts("our", OUR))
        .chain(plain("limit.ID", "What one may decide: the amount for those whom the pack is for"))
        .chain(plain("limit.ID.ROLE", "What that role may decide: limit.noise.team-leader"))
        .chain(its("standard.ID", STANDARD))
        .chain(its("route.ID", ROUTE))
        .chain(its("tool.ID", TOOL))
        .chain(plain("person.ID", "A person's name"))
        .chain(BLANKS.map(|(name, _, gives)| (name.to_owned(), gives)))
        .collect()
}

/// Why a name is none.
pub(super) struct Wrong {
    pub near: Option<String>,
    pub known: String,
}

pub(super) fn slot_name(text: &str) -> Result<SlotName, Wrong> {
    let mut parts = text.split('.').map(str::trim);
    let group = parts.next().unwrap_or_default();
    let one = parts.next();
    let two = parts.next();
    if parts.next().is_some() {
        return Err(wrong("A slot has three parts at most: limit.noise.manager."));
    }
    let name = match (group, one, two) {
        ("brand", Some(part), None) => of(BRAND, "brand", part)?,
        ("word", Some(key), form) => {
            let form = match form {
                None => WordForm::Plain,
                Some("cap") => WordForm::Capital,
                Some(form) => {
                    let found = WORD.into_iter().find(|(name, ..)| !name.is_empty() && *name == form);
                    let help = "A word takes `.Cap` or `.a`: {{ word.customer.a, or \"a customer\" }}.";
                    found.map(|(_, form, _)| form).ok_or_else(|| wrong(help))?
                }
            };
            SlotName::Word { key: key.into(), form }
        }
        ("greeting", Some(channel), None) => SlotName::Greeting(self::channel(channel, "greeting")?),
        ("closing", Some(channel), None) => SlotName::Closing(self::channel(channel, "closing")?),
        ("our", Some(field), None) => SlotName::Our(of(OUR, "our", field)?),
        ("limit", Some(id), role) => {
            let known = |role: &str| Role::ALL.into_iter().find(|known| known.key() == role);
            let role = role
                .map(|role| {
                    known(role).ok_or_else(|| wrong_part(&format!("limit.{id}"), role, &Role::ALL.map(Role::key)))
                })
                .transpose()?;
            SlotName::Limit { id: id.into(), role }
        }
        ("standard", Some(id), field) => {
            SlotName::Standard { id: id.into(), field: of_its(STANDARD, &format!("standard.{id}"), field)? }
        }
        ("route", Some(id), field) => {
            SlotName::Route { id: id.into(), field: of_its(ROUTE, &format!("route.{id}"), field)? }
        }
        ("tool", Some(id), field) => {
            SlotName::Tool { id: id.into(), field: of_its(TOOL, &format!("tool.{id}"), field)? }
        }
        ("person", Some(id), None) => SlotName::Person(id.into()),
        (blank, None, None) if BLANKS.iter().any(|(name, ..)| *name == blank) => {
            SlotName::Blank(of(BLANKS, "", blank)?)
        }
        ("brand", one, _) => return Err(wrong_part("brand", one.unwrap_or_default(), &BRAND.map(|(name, ..)| name))),
        _ => {
            let tail = one.map(|one| format!(".{one}")).unwrap_or_default();
            let near =
                nearest(group, GROUPS.into_iter().filter(|name| *name != group)).map(|near| format!("{near}{tail}"));
            return Err(Wrong {
                near,
                known: "Slots begin with brand, word, greeting, closing, our, limit, standard, route, tool or person; me, customer, \
                        place and daypart are blanks that whoever speaks fills in."
                    .to_owned(),
            });
        }
    };
    Ok(name)
}

fn channel(text: &str, group: &str) -> Result<Channel, Wrong> {
    let found = Channel::ALL.into_iter().find(|channel| channel.key() == text);
    found.ok_or_else(|| wrong_part(group, text, &Channel::ALL.map(Channel::key)))
}

/// What a name of a table stands for.
fn of<T, const N: usize>(table: Table<T, N>, group: &str, typed: &str) -> Result<T, Wrong> {
    let known = table.each_ref().map(|(name, ..)| *name);
    let found = table.into_iter().find(|(name, ..)| *name == typed);
    found.map(|(_, what, _)| what).ok_or_else(|| wrong_part(group, typed, &known))
}

/// The same, where nothing said means the first.
fn of_its<T, const N: usize>(table: Table<T, N>, group: &str, typed: Option<&str>) -> Result<T, Wrong> {
    let first = table.first().map_or("", |(name, ..)| *name);
    of(table, group, typed.unwrap_or(first))
}

fn wrong_part(group: &str, typed: &str, known: &[&str]) -> Wrong {
    Wrong {
        near: nearest(typed, known.iter().copied()).map(|near| format!("{group}.{near}")),
        known: format!("After `{group}.` may stand: {}.", known.join(", ")),
    }
}

fn wrong(known: &str) -> Wrong {
    Wrong { near: None, known: known.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, every, slot_name};

    #[test]
    fn every_slot_that_is_told_of_can_be_typed_and_no_group_is_left_out() {
        for (name, _) in every() {
            let typed = name.replace("KEY", "guest").replace("CHANNEL", "phone").replace("ROLE", "manager");
            assert!(slot_name(&typed.replace("ID", "noise")).is_ok(), "{name}");
        }
        let told = |group: &str| every().iter().any(|(name, _)| name.split('.').next() == Some(group));
        assert!(GROUPS.into_iter().all(told));
    }
}
