use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;

use super::{day, set_day};
use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::source::{Id, Kind};
use crate::model::span::{FileId, Span};
use crate::parse::ids::id_of;
use crate::parse::yaml::{self, Node, Value};

const BRAND: &str = include_str!("../../../brands/lanternhouse/brand.yaml");
const MODULES: [&str; 6] = [
    include_str!("../../../content/modules/put-right.md"),
    include_str!("../../../content/modules/principles.md"),
    include_str!("../../../content/modules/rapport.md"),
    include_str!("../../../content/modules/answering.md"),
    include_str!("../../../content/modules/hearing-no.md"),
    include_str!("../../../content/modules/hello-goodbye.md"),
];
const DATED: [&str; 4] = ["review_by", "until", "last_seen", "last_reviewed"];
const DAY: Date = Date { year: 2031, month: 2, day: 28 };

fn set(text: &str, way: &[&str]) -> Result<String, String> {
    set_day(text, Kind::Brand, way, &[], DAY)
}

/// Every dated field of a YAML text, by its way.
fn dated(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let doc = yaml::read(FileId(0), text, 0..text.len(), &mut Diagnostics::default()).expect("read");
    walk(&doc.root, &mut Vec::new(), &mut found);
    found
}

fn walk(node: &Node, way: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let mut down = |name: String, child: &Node, way: &mut Vec<String>| {
        way.push(name.clone());
        if DATED.contains(&name.as_str()) {
            found.push(way.clone());
        }
        walk(child, way, found);
        way.pop();
    };
    match &node.value {
        Value::Map(entries) => entries.iter().for_each(|(key, child)| down(key.value.clone(), child, way)),
        Value::List(items) => items.iter().for_each(|item| {
            if let Some(id) = id_of(item, &[]) {
                down(id, item, way);
            }
        }),
        _ => {}
    }
}

/// What differs: bytes of the old text, and what stands in their place.
fn difference<'n>(old: &str, new: &'n str) -> (Range<usize>, &'n str) {
    let start = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let rest = (old.len() - start).min(new.len() - start);
    let end = old.bytes().rev().zip(new.bytes().rev()).take(rest).take_while(|(a, b)| a == b).count();
    (start..old.len() - end, &new[start..new.len() - end])
}

/// Sets a field that has a day, and looks at every other byte.
fn all_else_is_as_it_was(text: &str, kind: Kind, way: &[&str], to: Date) {
    let was = day(text, kind, way, &[]).expect("a day").to_string();
    let edited = set_day(text, kind, way, &[], to);
    assert!(edited.is_ok(), "{way:?} {edited:?}");
    let edited = edited.expect("set");
    assert_eq!(day(&edited, kind, way, &[]), Some(to));
    let new = to.to_string();
    // Put back where it is, the day gives the old text, byte for byte.
    let here =
        edited.match_indices(&new).any(|(at, _)| edited[..at].to_owned() + &was + &edited[at + new.len()..] == text);
    assert!(here, "{way:?} {:?}", difference(text, &edited));
}

/// A line as somebody else would have written it.
#[derive(Copy, Clone, Debug)]
struct Hand {
    crlf: bool,
    bom: bool,
    comment: bool,
    /// `'`, `"` or none.
    quote: Option<char>,
    /// People on lines of their own, what stands on lines in braces.
    other_style: bool,
    last_line_open: bool,
}

fn hand() -> impl Strategy<Value = Hand> {
    let quote = prop_oneof![Just(None), Just(Some('\'')), Just(Some('"'))];
    (any::<bool>(), any::<bool>(), any::<bool>(), quote, any::<bool>(), any::<bool>()).prop_map(
        |(crlf, bom, comment, quote, other_style, last_line_open)| Hand {
            crlf,
            bom,
            comment,
            quote,
            other_style,
            last_line_open,
        },
    )
}

fn written(text: &str, hand: Hand) -> String {
    let mut text = if hand.other_style { restyled(text) } else { text.to_owned() };
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut line = line.to_owned();
        for name in DATED {
            let Some(at) = line.find(&format!("{name}: 20")).map(|at| at + name.len() + 2) else { continue };
            if let Some(quote) = hand.quote {
                line.replace_range(at..at + 10, &format!("{quote}{}{quote}", &line[at..at + 10]));
            }
            if hand.comment {
                line.push_str("   # asked: é, {last_seen: 2020-01-01} ");
            }
        }
        lines.push(line);
    }
    text = lines.join(if hand.crlf { "\r\n" } else { "\n" });
    if !hand.last_line_open {
        text.push_str(if hand.crlf { "\r\n" } else { "\n" });
    }
    if hand.bom { format!("\u{feff}{text}") } else { text }
}

/// `- {id: a, b: c}` as lines; a legal item's lines in braces.
fn restyled(text: &str) -> String {
    let mut out = Vec::new();
    for line in text.lines() {
        let flow = line.strip_prefix("  - {id: ").and_then(|rest| rest.strip_suffix('}'));
        match flow.filter(|rest| rest.contains(", until: ")) {
            Some(rest) => out.push(format!("  - id: {}", rest.replace(", ", "\n    "))),
            None => match line.strip_prefix("    leader: {").and_then(|rest| rest.strip_suffix('}')) {
                Some(rest) => out.push(format!("    leader:\n      {}", rest.replace(", ", "\n      "))),
                None => out.push(line.to_owned()),
            },
        }
    }
    let text = out.join("\n");
    text.replace(
        "    owner: Legal\n    review_by: 2027-01-31\n",
        "    owner: Legal\n    review_by:\n      2027-01-31\n",
    )
}

proptest! {
    // Each case is every dated field of a long file.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn only_the_day_is_changed_however_the_file_is_written(
        hand in hand(), module in select(&MODULES[..]), year in 2020_i16..2099, month in 1_u8..=12, on in 1_u8..=28,
    ) {
        let to = Date { year, month, day: on };
        let brand = written(BRAND, hand);
        let ways = dated(&brand);
        assert!(ways.len() >= 12, "{ways:?}");
        for way in ways {
            let way: Vec<&str> = way.iter().map(String::as_str).collect();
            all_else_is_as_it_was(&brand, Kind::Brand, &way, to);
        }
        all_else_is_as_it_was(&written(module, hand), Kind::Module, &["last_reviewed"], to);
    }

    #[test]
    fn a_field_that_is_not_there_is_put_in_and_nothing_else(hand in hand(), module in select(&MODULES[..])) {
        let brand = written(BRAND, hand);
        for way in dated(&brand) {
            let way: Vec<&str> = way.iter().map(String::as_str).collect();
            put_in(&brand, Kind::Brand, &way);
        }
        put_in(&written(module, hand), Kind::Module, &["last_reviewed"]);
    }
}

const PIECES: [&str; 30] = [
    "people:",
    "review_by: ",
    "until: ",
    "2027-01-01",
    "id: a",
    "name: x",
    "who",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "  ",
    "    ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    " # c",
    "'",
    "\"",
    "|",
    ">",
    "é日",
    "? ",
    ": ",
    "&a ",
    "~",
    "\u{feff}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn whatever_the_text_nothing_but_the_field_is_changed(pieces in vec(select(&PIECES[..]), 0..24), module in any::<bool>()) {
        let text = pieces.concat();
        let (text, kind) = if module { (format!("---\ntitle: T\n{text}\n---\n"), Kind::Module) } else { (text, Kind::Brand) };
        for way in [&["review_by"][..], &["people", "a", "until"], &["people", "until"]] {
            let Ok(edited) = set_day(&text, kind, way, &[], DAY) else { continue };
            assert_eq!(day(&edited, kind, way, &[]), Some(DAY), "{text:?}");
            assert_eq!(set_day(&edited, kind, way, &[], DAY).as_ref(), Ok(&edited), "{text:?}");
            // What was not there stands in one place, and is the field and its day.
            let (old, new) = difference(&text, &edited);
            let field = way.last().expect("a field");
            let allowed = format!("{field}: {DAY},\r\n");
            assert!(new.len() < 60 && new.chars().all(|c| allowed.contains(c)), "{text:?} {new:?}");
            // Of what was there, a value at most, which is no day's neighbour.
            assert!(!text[old.clone()].contains(['\n', '#', '{', '}', '[', ']']), "{text:?} {:?}", &text[old]);
        }
    }
}

/// Takes the field out as a person would, and sets it.
fn put_in(text: &str, kind: Kind, way: &[&str]) {
    let field = way.last().expect("a field");
    let was = day(text, kind, way, &[]).expect("a day").to_string();
    // Which of the lines with that field and day is the one that is meant, reading tells.
    let taken = text.match_indices(&was).find_map(|(at, _)| {
        let start = text[..at].rfind(field)?;
        let end = at + was.len() + usize::from(text[at + was.len()..].starts_with(['\'', '"']));
        let (start, end) = match text[..start].trim_end_matches(' ').chars().next_back()? {
            ',' => (text[..start].rfind(',')?, end),
            _ => {
                let from = text[..start].rfind('\n')?;
                let to = text[end..].find('\n').map_or(text.len(), |n| end + n);
                (from, to)
            }
        };
        let without = text[..start].to_owned() + &text[end..];
        let gone = day(&without, kind, way, &[]).is_none();
        let rest = gone && set_day(&without, kind, way, &[], DAY).is_ok();
        rest.then_some(without)
    });
    assert!(taken.is_some(), "{way:?} cannot be taken out");
    let without = taken.expect("taken");
    let edited = set_day(&without, kind, way, &[], DAY).expect("set");
    let (old, new) = difference(&without, &edited);
    assert!(old.is_empty() && new.contains(&format!("{DAY}")) && new.len() < 60, "{way:?} {new:?}");
    assert_eq!(day(&edited, kind, way, &[]), Some(DAY));
    // Lines end as they did: none ends otherwise now than before.
    let ends = |text: &str| (text.contains("\r\n"), text.replace("\r\n", "").contains('\n'));
    assert_eq!(ends(&edited), ends(&without), "{new:?}");
}

#[test]
fn a_new_field_stands_where_a_person_would_type_it() {
    for (text, way, becomes) in [
        (
            "name: A\nowner: Ida\n\nvalues: []\n",
            &["review_by"][..],
            "name: A\nowner: Ida\nreview_by: 2031-02-28\n\nvalues: []\n",
        ),
        ("name: A", &["review_by"], "name: A\nreview_by: 2031-02-28"),
        ("review_by:\nname: A\n", &["review_by"], "review_by: 2031-02-28\nname: A\n"),
        ("review_by:   # ask Ida\nname: A\n", &["review_by"], "review_by: 2031-02-28   # ask Ida\nname: A\n"),
        ("review_by: ~\nname: A\n", &["review_by"], "review_by: 2031-02-28\nname: A\n"),
        ("\u{feff}name: |\n  A\n", &["review_by"], "\u{feff}review_by: 2031-02-28\nname: |\n  A\n"),
        (
            "people:\r\n- id: a\r\n  name: Ida # since May\r\n",
            &["people", "a", "until"],
            "people:\r\n- id: a\r\n  name: Ida # since May\r\n  until: 2031-02-28\r\n",
        ),
        (
            "people: [{id: a, name: Ida}]\n",
            &["people", "a", "until"],
            "people: [{id: a, name: Ida, until: 2031-02-28}]\n",
        ),
        (
            "people: [{id: a, name: Ida, until: }]\n",
            &["people", "a", "until"],
            "people: [{id: a, name: Ida, until: 2031-02-28 }]\n",
        ),
        (
            "people:\n  - { id: a,\n      name: Ida, # since May\n    }\n",
            &["people", "a", "until"],
            "people:\n  - { id: a,\n      name: Ida, until: 2031-02-28, # since May\n    }\n",
        ),
        (
            "values:\n  - id: own\n    leader:\n      who: Ana\n      does: >\n        Rings\n\n        three\n    means: x\n",
            &["values", "own", "leader", "last_seen"],
            "values:\n  - id: own\n    leader:\n      who: Ana\n      last_seen: 2031-02-28\n      does: >\n        Rings\n\n        three\n    means: x\n",
        ),
        (
            "values:\n  - leader:\n      does: |\n        Rings\n    id: own\n",
            &["values", "own", "leader", "last_seen"],
            "values:\n  - leader:\n      last_seen: 2031-02-28\n      does: |\n        Rings\n    id: own\n",
        ),
        (
            "legal:\n  - text: |\n      Long\n    id: a\n",
            &["legal", "a", "review_by"],
            "legal:\n  - text: |\n      Long\n    id: a\n    review_by: 2031-02-28\n",
        ),
        (
            "legal:\n  - id: a\n    say: A text that\n      goes on\n",
            &["legal", "a", "review_by"],
            "legal:\n  - id: a\n    review_by: 2031-02-28\n    say: A text that\n      goes on\n",
        ),
    ] {
        assert_eq!(set(text, way).as_deref(), Ok(becomes), "{text}");
    }
    let module = "---\r\ntitle: T\r\n---\r\n\r\nlast_reviewed: 2020-01-01\r\n";
    let becomes = "---\r\ntitle: T\r\nlast_reviewed: 2031-02-28\r\n---\r\n\r\nlast_reviewed: 2020-01-01\r\n";
    assert_eq!(set_day(module, Kind::Module, &["last_reviewed"], &[], DAY).as_deref(), Ok(becomes));
}

#[test]
fn a_value_without_an_id_is_known_by_the_one_that_was_made() {
    let text = "values:\n  - name: Own it\n    leader: {who: Ana, last_seen: 2026-01-01}\n  - name: Be kind\n";
    let id: Id = "own-it".into();
    let at = text.find("name: Own").expect("there");
    let named = [(Span::new(FileId(0), at..at + 4), &id)];
    let edited = set_day(text, Kind::Brand, &["values", "own-it", "leader", "last_seen"], &named, DAY);
    assert_eq!(edited.as_deref(), Ok(text.replace("2026-01-01", "2031-02-28").as_str()));
}

#[test]
fn what_cannot_be_done_safely_is_said_and_not_done() {
    for (text, way, says) in [
        ("people: [{id: a, name: Ida}]\n", &["people", "b", "until"][..], "There is no `b`. Did you mean `a`?"),
        ("people: [{id: a}, {id: a}]\n", &["people", "a", "until"], "`a` is there twice (line 1)"),
        (
            "values: [{id: own, leader: Ana}]\n",
            &["values", "own", "leader", "last_seen"],
            "`leader` is not written with fields of its own",
        ),
        ("review_by: [2027-01-01]\n", &["review_by"], "Type it as in review_by: 2031-02-28"),
        ("review_by: in spring\n", &["review_by"], "Type it as in review_by: 2031-02-28"),
        ("review_by: |\n  2027-01-01\n", &["review_by"], "Type it as in review_by: 2031-02-28"),
        (
            "name: A\nreview_by: 2027-01-01\nreview_by: 2028-01-01\n",
            &["review_by"],
            "There is a mistake in how it is written (line 3)",
        ),
        ("name: A: B\n", &["review_by"], "There is a mistake in how it is written (line 1)"),
        ("review_by: &day 2027-01-01\n", &["review_by"], "There is a mistake in how it is written (line 1)"),
        // Found by chance: what is put in would become part of a text.
        ("? | # c\n  - ", &["review_by"], "cannot be set here without changing something else (line 2)"),
        ("", &["review_by"], "The file is not written with fields of its own"),
    ] {
        let said = set(text, way).expect_err(text);
        assert!(said.contains(says), "{text}\n{said}");
    }
    let said = set_day("No front matter\n", Kind::Module, &["last_reviewed"], &[], DAY).expect_err("none");
    assert!(said.contains("top of the module"), "{said}");
}
