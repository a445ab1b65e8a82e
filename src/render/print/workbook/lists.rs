//! What is ours in a chapter: all that the brand has told about one moment, or one of its whole lists, as entries of the
//! signature block. What it has not told leaves no gap.

use super::super::data::{Language, Line, Piece, Tag, capital, closed, joined, line, open, spoken, words};
use super::super::limits::{beyond, decide, route_row, table};
use super::super::ours::{Entry, Face, Ours, Said, behaviour, each, legal};
use crate::model::brand::{Amount, Behaviour, Channel, Customer, Legal, Limit, Measure, Period, Standard, Tool, Value};
use crate::model::doc::{Composed, Inlines, OursList, Stance};
use crate::model::pack::{OurWay, Pack};
use crate::render::typography::first_down;

/// Everything about one moment.
pub fn our_way(pack: &Pack, way: &OurWay, texts: &Language) -> Option<Ours> {
    let mut entries = Vec::new();
    let mut last = "";
    for one in &way.behaviours {
        let name = if last == one.value_name { Vec::new() } else { words(&one.value_name, texts) };
        last = &one.value_name;
        entries.push(behaviour(name, &one.behaviour.we, one.behaviour.not.as_ref(), texts));
    }
    let says = way.behaviours.iter().filter_map(|one| one.behaviour.say.as_ref());
    let says: Vec<Said> = says.map(|say| Face::Quoted.says(spoken(say, texts))).collect();
    if !says.is_empty() {
        entries.push(Entry::new(words(&texts.say("book-to-say"), texts), says));
    }
    entries.extend(way.legal.iter().filter_map(|one| legal(one, true, texts)));
    // One limit is a line; several stand in their table, and so does one that decides nothing.
    let mut limits = None;
    match way.limits.as_slice() {
        [] => {}
        [limit] if limit.amount(pack.audience).is_some_and(Amount::decides) => {
            entries.extend(one_limit(pack, limit, texts));
        }
        many => limits = Some(table(pack, &many.iter().collect::<Vec<_>>(), Vec::new(), Vec::new(), texts)),
    }
    let lines = beyond(way.routes.iter(), true, texts);
    entries.extend(each(&texts.say("print-beyond"), lines.into_iter().map(|line| Face::Plain.says(line))));
    entries.extend(grouped("book-standard", way.standards.iter().map(|one| standard(one, texts)), texts));
    entries.extend(grouped("ours-tool", way.tools.iter().map(|one| tool(one, texts)), texts));
    if entries.is_empty() && limits.is_none() {
        return None;
    }
    let moment = first_down(&way.moment.name);
    let side = texts.texts.with("print-when-we", &[("moments", moment.as_str().into())]);
    Some(Ours { side: Some(words(&side, texts)), entries, limits })
}

/// Regulated wording that stands in no section.
pub fn law(all: &[Legal<Composed>], texts: &Language) -> Option<Ours> {
    let entries: Vec<Entry> = all.iter().filter_map(|one| legal(one, true, texts)).collect();
    (!entries.is_empty()).then(|| Ours { side: Some(said("ours-legal", texts)), entries, limits: None })
}

/// One of the brand's whole lists.
pub fn whole(pack: &Pack, list: OursList, texts: &Language) -> Option<Ours> {
    let brand = &pack.brand;
    let mut limits = None;
    let (title, entries) = match list {
        OursList::Promise => {
            let promise = brand.promise.iter().map(|promise| Face::Large.says(line(promise, texts)));
            ("ours-promise", promise.map(|said| Entry::new(Vec::new(), [said])).collect())
        }
        OursList::Values => {
            ("ours-values", brand.values.iter().flat_map(|value| self::value(pack, value, texts)).collect())
        }
        OursList::Priorities => {
            let numbered = (1_usize..).zip(&brand.priorities);
            let entry = |(n, text): (usize, &Inlines<Composed>)| {
                Entry::new(vec![Piece::Text(texts.texts.figure(n))], [Face::Voice.says(capital(line(text, texts)))])
            };
            ("ours-priorities", numbered.map(entry).collect())
        }
        OursList::TieBreaks => {
            let entry = |tie: &crate::model::brand::TieBreak<Composed>| {
                let by = tie.value.as_ref().and_then(|id| brand.value(id));
                let when = joined([said("ours-when", texts), open(line(&tie.when, texts))], " ");
                let by = by.map(|value| words(&value.name, texts)).unwrap_or_default();
                Entry::new(by, [Face::Plain.says(ended(when, ":")), Face::Voice.says(line(&tie.then, texts))])
            };
            ("ours-tie-breaks", brand.tie_breaks.iter().map(entry).collect())
        }
        OursList::Limits => {
            let all: Vec<&Limit<Composed>> = brand.limits.iter().collect();
            limits = (!all.is_empty()).then(|| table(pack, &all, Vec::new(), Vec::new(), texts));
            ("print-limits-note", Vec::new())
        }
        OursList::Routes => {
            let rows: Vec<_> = brand.routes.iter().map(|route| route_row(route, texts)).collect();
            limits = (!rows.is_empty()).then(|| table(pack, &[], rows, Vec::new(), texts));
            ("ours-routes", Vec::new())
        }
        OursList::Standards => {
            let entry = |one: &Standard<Composed>| Entry::new(Vec::new(), standard(one, texts));
            ("ours-standards", brand.standards.iter().map(entry).collect())
        }
        OursList::Measures => ("ours-measures", brand.measures.iter().map(|one| measure(pack, one, texts)).collect()),
        OursList::Customers => ("ours-customers", brand.customers.iter().map(|one| customer(one, texts)).collect()),
        OursList::Greetings => ("ours-greetings", by_channel(&brand.voice.greetings, texts)),
        OursList::Closings => ("ours-closings", by_channel(&brand.voice.closings, texts)),
        OursList::Tools => {
            let entry = |one: &Tool<Composed>| {
                let kind = one.kind.as_deref().map(|kind| capital(words(kind, texts)));
                Entry::new(kind.unwrap_or_else(|| said("ours-tool", texts)), tool(one, texts))
            };
            ("ours-tools", brand.tools.iter().map(entry).collect())
        }
        OursList::Policies => ("ours-policies", policies(pack, texts)),
        OursList::Legal => ("ours-legal", brand.legal.iter().filter_map(|one| legal(one, true, texts)).collect()),
        OursList::Voice => ("ours-voice", voice(pack, texts)),
        OursList::Words => ("ours-words", our_words(pack, texts)),
        OursList::HireFor => ("ours-hire-for", of_each(pack, texts, |value| value.hire_for.as_ref())),
        OursList::ThankFor => ("ours-thank-for", of_each(pack, texts, |value| value.thank_for.as_ref())),
        OursList::Leaders => ("ours-leaders", leaders(pack, texts)),
        OursList::GivesUp => ("ours-gives-up", gives_up(pack, texts)),
    };
    let side = Some(capital_off(said(title, texts)));
    (!entries.is_empty() || limits.is_some()).then_some(Ours { side, entries, limits })
}

/// One text of each value, beside its name.
fn of_each(pack: &Pack, texts: &Language, text: impl Fn(&Value<Composed>) -> Option<&Inlines<Composed>>) -> Vec<Entry> {
    let told = pack.brand.values.iter().filter_map(|value| Some((value, text(value)?)));
    told.map(|(value, text)| Entry::new(words(&value.name, texts), [Face::Plain.says(line(text, texts))])).collect()
}

/// What those who lead do, and how often.
fn leaders(pack: &Pack, texts: &Language) -> Vec<Entry> {
    let told = pack.brand.values.iter().filter_map(|value| Some((value, value.leader.as_ref()?)));
    let entry = |(value, leader): (&Value<Composed>, &crate::model::brand::Leader<Composed>)| {
        let who = ended(words(&leader.who, texts), ":");
        let does = Face::Plain.says(joined([who, line(&leader.does, texts)], " "));
        let every = leader.every.map(|every| Face::Note.says(vec![Piece::Text(texts.texts.period(every))]));
        Entry::new(words(&value.name, texts), std::iter::once(does).chain(every))
    };
    told.map(entry).collect()
}

/// What each value costs: its name, then every level that is told.
fn gives_up(pack: &Pack, texts: &Language) -> Vec<Entry> {
    let told = pack.brand.values.iter().filter(|value| !value.gives_up.is_empty());
    let entries = |value: &Value<Composed>| {
        let says = value.gives_up.iter().map(|(role, text)| {
            let role = ended(vec![Piece::Text(texts.texts.role(*role))], ":");
            Face::Plain.says(joined([role, line(text, texts)], " "))
        });
        Entry::new(words(&value.name, texts), says)
    };
    told.map(entries).collect()
}

/// Entries of one name, which stands at the first.
fn grouped(key: &str, entries: impl Iterator<Item = Vec<Said>>, texts: &Language) -> Vec<Entry> {
    let named = |(n, says)| Entry::new(if n == 0 { said(key, texts) } else { Vec::new() }, says);
    entries.enumerate().map(named).collect()
}

fn said(key: &str, texts: &Language) -> Line {
    vec![Piece::Text(texts.say(key))]
}

fn ended(mut line: Line, end: &str) -> Line {
    line.push(Piece::Text(end.to_owned()));
    line
}

/// The name of a list goes on in the line of the tab.
fn capital_off(mut line: Line) -> Line {
    if let Some(Piece::Text(text)) = line.first_mut() {
        *text = first_down(text);
    }
    line
}

/// What one may decide, and where it is written down.
fn one_limit(pack: &Pack, limit: &Limit<Composed>, texts: &Language) -> Option<Entry> {
    let may = decide(pack, limit, false, texts)?;
    let record = limit.record.as_ref().map(|place| {
        let label = ended(said("ours-limits-write", texts), ":");
        Face::Note.says(closed(joined([label, line(place, texts)], " ")))
    });
    Some(Entry::new(said("print-decide", texts), std::iter::once(Face::Plain.says(may)).chain(record)))
}

/// The value with what it means, then each behaviour beside its moments.
fn value(pack: &Pack, value: &Value<Composed>, texts: &Language) -> Vec<Entry> {
    let means = value.means.as_ref().map(|means| Face::Plain.says(bold(line(means, texts))));
    let head = Entry::new(words(&value.name, texts), means);
    let acts = value.behaviours.iter().map(|one| {
        let entry = behaviour(moments(pack, one, texts), &one.we, one.not.as_ref(), texts);
        Entry { quiet: true, ..entry }
    });
    std::iter::once(head).chain(acts).collect()
}

fn bold(line: Line) -> Line {
    vec![Piece::Node { t: Tag::Strong, c: line }]
}

fn moments(pack: &Pack, one: &Behaviour<Composed>, texts: &Language) -> Line {
    let known = pack.moments.iter().filter(|moment| one.moments.contains(&moment.id));
    joined(known.map(|moment| words(&moment.name, texts)), texts.comma())
}

/// The target first, then what it is held to and where it is seen.
fn standard(one: &Standard<Composed>, texts: &Language) -> Vec<Said> {
    let text = capital(line(&one.text, texts));
    let head = match &one.target {
        Some(target) => joined([ended(text, ":"), bold(line(target, texts))], " "),
        None => text,
    };
    let seen = seen(one.see_it.as_ref(), one.how_often, texts);
    let seen = (!seen.is_empty()).then(|| Face::Note.says(joined([said("ours-see-word", texts), closed(seen)], " ")));
    std::iter::once(Face::Plain.says(head)).chain(seen).collect()
}

/// `desk screen, daily`
fn seen(place: Option<&Inlines<Composed>>, often: Option<Period>, texts: &Language) -> Line {
    let place = place.map(|place| line(place, texts));
    let often = often.map(|often| vec![Piece::Text(texts.texts.period(often))]);
    joined([place, often].into_iter().flatten(), texts.comma())
}

fn measure(pack: &Pack, one: &Measure<Composed>, texts: &Language) -> Entry {
    let place = seen(one.see_it.as_ref(), one.how_often, texts);
    let values = one.supports.iter().filter_map(|id| pack.brand.value(id));
    let values = joined(values.map(|value| words(&value.name, texts)), texts.comma());
    let supports =
        (!values.is_empty()).then(|| Face::Note.says(joined([said("ours-measures-supports", texts), values], " ")));
    let head = (!place.is_empty()).then(|| Face::Plain.says(capital(place)));
    Entry::new(line(&one.label, texts), head.into_iter().chain(supports))
}

fn customer(one: &Customer<Composed>, texts: &Language) -> Entry {
    let came = one.came_for.as_ref().map(|came| {
        let label = ended(said("book-came-for", texts), ":");
        Face::Plain.says(joined([label, line(came, texts)], " "))
    });
    let first = one.first.as_ref().map(|first| Face::Voice.says(line(first, texts)));
    Entry::new(line(&one.who, texts), came.into_iter().chain(first))
}

fn by_channel(lines: &[(Channel, Inlines<Composed>)], texts: &Language) -> Vec<Entry> {
    let entry = |(channel, text): &(Channel, Inlines<Composed>)| {
        Entry::new(vec![Piece::Text(texts.texts.channel(*channel))], [Face::Quoted.says(spoken(text, texts))])
    };
    lines.iter().map(entry).collect()
}

/// Its name and version, what one does in it, who helps.
pub fn tool(one: &Tool<Composed>, texts: &Language) -> Vec<Said> {
    let name = texts.apart(capital(words(&one.name, texts)));
    let version = one
        .version
        .as_deref()
        .map(|version| vec![Piece::Text(texts.texts.with("ours-version", &[("version", version.into())]))]);
    let head = joined(std::iter::once(bold(name)).chain(version), texts.comma());
    let tasks = capital(joined(one.tasks.iter().map(|task| line(task, texts)), texts.comma()));
    let tasks = closed(tasks);
    let help = one.help.as_deref().map(|help| {
        let help = texts.apart(words(help, texts));
        closed(joined([said("ours-help-word", texts), help], " "))
    });
    let note = joined([tasks, help.unwrap_or_default()], " ");
    let note = (!note.is_empty()).then(|| Face::Note.says(note));
    std::iter::once(Face::Plain.says(head)).chain(note).collect()
}

/// By stance, the firmest first.
fn policies(pack: &Pack, texts: &Language) -> Vec<Entry> {
    let entry = |stance: Stance| {
        let policies = pack.brand.policies.iter().filter(move |policy| policy.tag.stance == stance);
        each(&texts.texts.stance(stance), policies.map(|policy| Face::Plain.says(line(&policy.text, texts))))
    };
    Stance::FIRMEST_FIRST.into_iter().flat_map(entry).collect()
}

fn voice(pack: &Pack, texts: &Language) -> Vec<Entry> {
    let entry = |quality: &crate::model::brand::Trait| {
        let not = quality.not.as_deref().map(|not| Face::Not.says(words(not, texts)));
        Entry::new(capital(words(&quality.is, texts)), not)
    };
    pack.brand.voice.traits.iter().map(entry).collect()
}

fn our_words(pack: &Pack, texts: &Language) -> Vec<Entry> {
    let voice = &pack.brand.voice;
    let used = joined(voice.use_words.iter().map(|word| words(word, texts)), texts.comma());
    let used = (!used.is_empty()).then(|| Entry::new(said("ours-words-say", texts), [Face::Voice.says(used)]));
    let avoided = voice.avoid.iter().map(|avoid| {
        let all = std::iter::once(&avoid.word).chain(&avoid.forms);
        let quoted = |word: &String| {
            let marks = texts.quotes;
            vec![Piece::Text(format!("{}{}{}", marks.open, super::super::data::plain(word, texts), marks.close))]
        };
        let words_avoided = ended(joined(all.map(quoted), texts.comma()), ".");
        let instead = avoid
            .instead
            .as_deref()
            .map(|instead| closed(joined([said("ours-words-instead", texts), words(instead, texts)], " ")));
        Face::Plain.says(joined(std::iter::once(words_avoided).chain(instead), " "))
    });
    let avoided: Vec<Said> = avoided.collect();
    let avoided = (!avoided.is_empty()).then(|| Entry::new(said("ours-words-avoid", texts), avoided));
    used.into_iter().chain(avoided).collect()
}
