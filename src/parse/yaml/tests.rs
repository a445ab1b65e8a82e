//! Every bad input that concerns YAML, met by name, and its clean twin; then hundreds of broken files.

use super::{Value, lines, not_utf8, read};
use crate::model::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::span::FileId;
use crate::parse::brand;

fn found(text: &str) -> (bool, Vec<Diagnostic>) {
    let mut d = Diagnostics::default();
    let brand = brand::read(FileId(0), text, &mut d);
    (brand.is_some(), d.into_iter().collect())
}

fn line(text: &str, found: &Diagnostic) -> usize {
    match &found.place {
        Place::Span(span) => lines::line_number(text, span.start as usize),
        Place::File(_) | Place::Path(_) => 0,
    }
}

/// One bad text, one finding: its code, its line, and what its help tells to type; then the clean twin.
fn bad(text: &str, code: &str, at: usize, help: &str, twin: &str) {
    let (_, list) = found(text);
    let [one] = list.as_slice() else { unreachable!("{text}\n{list:#?}") };
    assert_eq!((one.code, line(text, one)), (code, at), "{text}\n{one:#?}");
    assert!(one.help.as_deref().unwrap_or("").contains(help), "{text}\n{one:#?}");
    let (whole, list) = found(twin);
    assert!(whole && list.is_empty(), "{twin}\n{list:#?}");
}

#[test]
fn white_space_and_colons() {
    let good = "name: A\nvalues:\n  - id: x\n    name: Y\n";
    bad("name: A\nvalues:\n\t- id: x\n\t  name: Y\n", "tab", 3, "type spaces", good);
    bad("name: A\nvalues:\n  - id: x\n\tname: Y\n", "tab", 4, "type spaces", good);
    bad("name:Lantern\n", "space-after-colon", 1, "name: Lantern", "name: Lantern\n");
    bad("schema: 1\nname:Lantern\npromise: Rest\n", "space-after-colon", 2, "name: Lantern", "name: Lantern\n");
    bad("name: A\nowner:\n  role:Head\n  name: P\n", "space-after-colon", 3, "role: Head", good);
    bad("name: A\nowner:\n  role:Head\n", "space-after-colon", 3, "role: Head", "name: A\nowner: Head\n");
    bad("name: A\nowner: {role:Head}\n", "space-after-colon", 2, "role: Head", "name: A\nowner: {role: Head}\n");
    bad("name: A\nvalues:\n  -id: x\n   name: Y\n", "space-after-dash", 3, "- id: x", good);
    bad("name: A\npromise Rest\nlocale: en\n", "no-colon", 2, "promise: Rest", "name: A\npromise: Rest\n");
    bad("name: A\n promise: Rest\n", "indentation", 2, "exactly under `name`", "name: A\npromise: Rest\n");
    bad("name: A\nvalues:\n  - id: x\n    name: Y\n   means: M\n", "indentation", 5, "4 spaces", good);
    bad("name: A\nvalues:\n  - name: X\n - name: Y\n", "indentation", 4, "2 spaces", good);
}

#[test]
fn texts_that_want_quotes() {
    let good = "name: A\npromise: \"Say this: sorry\"\n";
    bad("name: A\npromise: Say this: sorry\n", "colon-in-text", 2, "promise: \"Say this: sorry\"", good);
    bad("name: A\nowner: {role: Head: all}\n", "colon-in-text", 2, "role: \"Head: all\"", good);
    bad("name: A\npromise: {{ brand.name }}\n", "slot-needs-quotes", 2, "\"{{ brand.name }}\"", good);
    bad("name: A\npromise: {{ me }} will\n", "slot-needs-quotes", 2, "promise: \"{{ me }} will\"", good);
    bad("name: A\npromise: *Never* leave\n", "needs-quotes", 2, "promise: \"*Never* leave\"", good);
    bad("name: A\npromise: *Never*\n", "needs-quotes", 2, "promise: \"*Never*\"", good);
    bad("name: &co\n", "needs-quotes", 1, "name: \"&co\"", "name: \"&co\"\n");
    bad("name: !important\n", "needs-quotes", 1, "name: \"!important\"", "name: Important!\n");
    bad("name: @home\n", "needs-quotes", 1, "name: \"@home\"", "name: \"@home\"\n");
    bad("name: [A] B\n", "needs-quotes", 1, "name: \"[A] B\"", "name: \"[A] B\"\n");
    let traits = "name: A\nvoice:\n  traits: [{is: \"warm, never gushing\", not: cold}]\n";
    let cut = traits.replace('"', "");
    bad(&cut, "comma-in-braces", 3, "is: \"warm, never gushing\"", traits);
    let colour = "name: A\nlocale: \"#7A1F52\"\n";
    bad("name: A\nlocale: #7A1F52\n", "colour-comment", 2, "locale: \"#7A1F52\"", colour);
    bad("name: #1 in town\n", "text-comment", 1, "name: \"#1 in town\"", "name: A # in town\npromise: # later\n");
    bad("name: Room #4\n", "text-cut", 1, "name: \"Room #4\"", "name: Room # four\n");
}

#[test]
fn quotation_marks() {
    bad("name: “Lantern”\n", "curly-quotes", 1, "name: \"Lantern\"", "name: Lantern’s\n");
    bad("name: A\npromise: “You: rest”\n", "curly-quotes", 2, "promise: \"You: rest\"", "name: \"A\"\n");
    bad("name: \"Lantern”\npromise: x\n", "curly-quotes", 1, "name: \"Lantern\"", "name: \"Lantern\"\n");
    bad("“name”: x\nname: A\n", "unknown-field", 1, "`name:`", "\"name\": x\n");
    bad("name: \"Lantern\npromise: x\n", "unclosed-quote", 1, "name: \"Lantern\"", "name: \"Lantern\"\n");
    bad("name: 'Don't'\n", "apostrophe-in-quotes", 1, "name: \"Don't\"", "name: \"Don't\"\n");
    bad("name: \"A\" and B\n", "text-after-quote", 1, "name: '\"A\" and B'", "name: '\"A\" and B'\n");
    bad("name: [A, B\npromise: x\n", "unclosed-bracket", 1, "]", "name: A\n");
    bad("name: A\nowner: {role: B\npromise: x\n", "unclosed-bracket", 2, "owner: {role: B}", "name: A\n");
}

#[test]
fn wrong_kinds_say_what_to_type() {
    let measure =
        |yes: &str| format!("name: A\nmeasures:\n  - id: n\n    label: L\n    kind: service\n    rewarded: {yes}\n");
    bad(&measure("yes"), "yes-no", 6, "rewarded: true", &measure("true"));
    bad(&measure("off"), "yes-no", 6, "rewarded: false", &measure("false"));
    // Figures, times and yes are texts where a text is wanted.
    let tool = "name: yes\nwords: {till: 13:00, b: no}\ntools: [{id: t, name: 7.2, version: 2026.10}]\n";
    let mut d = Diagnostics::default();
    let raw = brand::read(FileId(0), tool, &mut d).expect("a brand");
    let tools = raw.tools.told().expect("tools");
    assert_eq!(tools[0].value.version.get().map(|v| v.value.as_str()), Some("2026.10"));
    assert!(d.is_empty());

    let date = |date: &str| format!("name: A\nreview_by: {date}\n");
    bad(&date("2027-02-30"), "no-such-date", 2, "review_by: 2027-02-28", &date("2027-02-28"));
    bad(&date("31.05.2027"), "bad-date", 2, "review_by: 2027-05-31", &date("2027-05-31"));
    let limit = |money: &str| {
        format!("name: A\nlimits:\n  - id: n\n    situation: S\n    may: {{manager: {{money: {money}}}}}\n")
    };
    bad(&limit("£40"), "bad-amount", 5, "money: 40", &limit("12.50"));
    bad(&limit("1,200"), "comma-in-braces", 5, "money: 1200", &limit("1200"));
    bad(&limit("12.345"), "bad-amount", 5, "12.50", &limit("12.5"));
    let id = |id: &str| format!("name: A\nvalues: [{{id: {id}, name: X}}]\n");
    bad(&id("Own it"), "bad-id", 2, "`own-it`", &id("own-it"));
    bad("name: A\nchannels: [phne]\n", "unknown-word", 2, "`phone`", "name: A\nchannels: [phone]\n");
    bad("name: A\nchannels: face, phone\n", "not-a-list", 2, "[face, phone]", "name: A\nchannels: face\n");
    bad("name: A\nvalues:\n  name: X\n", "not-a-list", 3, "dash", "name: A\nvalues:\n  - name: X\n");
    bad("name: A\nowner: [B]\n", "wrong-kind", 2, "owner: {role: …}", "name: A\nowner: B\n");
    bad("name: [A]\n", "wrong-kind", 1, "name: some words", "name: A\n");
    bad("- name: A\n", "wrong-kind", 1, "without a dash", "name: A\n");
    bad("schema: 2\nname: A\n", "schema", 1, "`schema: 1`", "schema: 1\nname: A\n");
    bad("name: A\nbehavours: x\n", "unknown-field", 2, "The fields of a brand", "name: A\n# behavours: x\n");
    bad(
        "name: A\nvalues:\n  - name: X\n    behavours: x\n",
        "unknown-field",
        4,
        "`behaviours:`",
        "name: A\nvalues:\n  - name: X\n    behaviours: []\n",
    );
}

#[test]
fn a_duplicate_names_both_places() {
    bad("name: A\nname: B\n", "duplicate-key", 2, "Keep one", "name: A\n");
    let (_, list) = found("name: A\npromise: x\nname: B\n");
    assert_eq!(list[0].message, "`name` stands here a second time; the first is in line 1");
    bad("name: A\nowner: {role: a, role: b}\n", "duplicate-key", 2, "Keep one", "name: A\nowner: {role: a}\n");
}

#[test]
fn what_stands_before_and_between() {
    // A byte-order mark and CRLF are no mistakes, and places are right behind them.
    let text = "\u{feff}name: A\r\nvalues:\r\n  - name: B\r\n    behavours: x\r\n";
    let (_, list) = found(text);
    assert_eq!((list.len(), line(text, &list[0])), (1, 4), "{list:#?}");
    let Place::Span(span) = list[0].place else { unreachable!("{list:#?}") };
    assert_eq!(&text[span.range()], "behavours");

    bad("name: A\n---\nname: B\n", "two-documents", 2, "`---`", "---\nname: A\n");
    bad("name: \"A\\q\"\n", "unreadable-line", 1, "single quotes", "name: 'A\\q'\n");
    for empty in ["", "\u{feff}", "\r\n\r\n", "# nothing yet\n"] {
        let (whole, list) = found(empty);
        assert!(!whole && list.len() == 1 && list[0].code == "empty-file", "{list:#?}");
    }
    bad("name: A\u{0}\n", "not-text", 1, "UTF-8", "name: A\n");
    let one = not_utf8(FileId(0), "name: Caf\u{fffd}\n", 9);
    assert_eq!((one.code, one.severity), ("not-utf8", Severity::Error));
    assert!(one.help.expect("help").contains("UTF-8"));
}

#[test]
fn bombs_are_refused_not_suffered() {
    let deep = format!("name: {}x{}\n", "[".repeat(5000), "]".repeat(5000));
    assert_eq!(found(&deep).1[0].code, "too-deep");
    let block: String = (0..200).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert_eq!(found(&block).1[0].code, "too-deep");
    let mut laughs = "a: &a [x, x]\n".to_owned();
    for n in b'b'..=b'z' {
        let (n, last) = (char::from(n), char::from(n - 1));
        laughs.push_str(&format!("{n}: &{n} [*{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}]\n"));
    }
    let list = found(&laughs).1;
    assert!(list.iter().any(|one| one.code == "needs-quotes"), "{list:#?}");
    let wide = format!("name: A\npriorities: [{}]\n", "x, ".repeat(120_000));
    assert_eq!(found(&wide).1[0].code, "too-much");
    let keys: String = (0..49_000).map(|n| format!("k{n}: x\n")).collect();
    assert_eq!(found(&keys).1[0].code, "unknown-field");
    let line = format!("name: A\nwords: {{{}}}\n", "a: b, ".repeat(40_000));
    assert_eq!(found(&line).1[0].code, "duplicate-key");
    let open = format!("name: A\nx: \"{}\n", "a: b {[ - ".repeat(50_000));
    assert!(!found(&open).1.is_empty());
    let lines = format!("name: A\nwords:\n{}", "  a b\n".repeat(100_000));
    assert!(!found(&lines).1.is_empty());
    let blanks = format!("name: A\n{}  x y\n z\n: }}", "\n".repeat(500_000));
    assert!(!found(&blanks).1.is_empty());
}

#[test]
fn several_mistakes_are_found_in_one_run() {
    let text = "name: A\nvalues:\n  - name: X\n    means: this: that\n  - name: Y\n    maens: z\npromise: {{ me }} x\n";
    let codes: Vec<_> = found(text).1.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["colon-in-text", "slot-needs-quotes", "unknown-field"]);
}

const REAL: &str = r#"schema: 1
name: Lanternhouse Hôtels                 # fictional
promise: You will leave rested, and someone here will have known your name.
words: {customer: guest, customers: guests, place: hotel}
owner: {role: Head of Guest Experience, name: Priya Nandakumar}
review_by: 2027-05-31
values:
  - id: own-it
    name: Own it to the end
    behaviours:
      - moment: [put-right, wait]
        we: Say what happens next and by when.
        say: "I am {{ me }}. I’ll ring you at nine, fixed or not."
        why: >
          A time they can hold us to
          is worth more than a promise.
priorities: [safety, the guest in front of you, speed]
limits:
  - id: noise
    may: {front-line: {money: 40, text: move the room}, manager: any}
    situation: 'It''s noisy'
"#;

/// A small generator of the same numbers on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

fn mutated(dice: &mut Dice) -> String {
    let mut chars: Vec<char> = REAL.chars().collect();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(chars.len());
        let signs: Vec<char> = "\"'“”{}[]:#-*&!|>%@`,\t\r\n \u{feff}\\ß\u{0}?~".chars().collect();
        match dice.roll(7) {
            0 => drop(chars.remove(at)),
            1 => chars.insert(at, chars[at]),
            2 => {
                let other = dice.roll(chars.len());
                chars.swap(at, other);
            }
            3 => chars.insert(at, signs[dice.roll(signs.len())]),
            4 => chars[at] = signs[dice.roll(signs.len())],
            5 => chars.truncate(at.max(1)),
            _ => {
                let text: String = chars.iter().collect();
                let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
                let n = dice.roll(lines.len());
                match dice.roll(3) {
                    0 => drop(lines.remove(n)),
                    1 => lines[n].insert_str(0, &" ".repeat(1 + dice.roll(4))),
                    _ => lines[n] = lines[n].trim_start().replace('"', "“"),
                }
                chars = lines.join("\n").chars().collect();
            }
        }
        if chars.is_empty() {
            chars.push('x');
        }
    }
    chars.into_iter().collect()
}

#[test]
fn broken_files_never_break_the_reader() {
    let (whole, list) = found(REAL);
    assert!(whole && list.is_empty(), "{list:#?}");
    let mut dice = Dice(7);
    for _ in 0..3000 {
        let text = mutated(&mut dice);
        let (_, list) = found(&text);
        assert!(list.len() < 40, "{text}\n{list:#?}");
        for one in &list {
            if let Place::Span(span) = one.place {
                assert!(text.get(span.range()).is_some(), "{text}\n{one:#?}");
            }
            assert!(one.help.as_deref().is_some_and(|help| !help.is_empty()), "{one:#?}");
            for word in ["parse", "token", "deserial", "schema,", "node", "invalid", "scalar", "mapping", "sequence"] {
                let said = one.message.split('`').step_by(2).collect::<String>();
                assert!(!said.contains(word), "{one:#?}");
            }
        }
        let mut d = Diagnostics::default();
        if let Some(doc) = read(FileId(0), &text, 0..text.len(), &mut d) {
            spans(&doc.root, &text);
        }
    }
}

fn spans(node: &super::Node, text: &str) {
    assert!(text.get(node.span.range()).is_some(), "{text}\n{node:#?}");
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| spans(item, text)),
        Value::Map(entries) => entries.iter().for_each(|(key, value)| {
            assert!(text.get(key.span.range()).is_some(), "{text}\n{key:#?}");
            spans(value, text);
        }),
        _ => {}
    }
}
