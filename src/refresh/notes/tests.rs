//! Notes on made-up editions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::notes;
use crate::model::changes::{Ask, ChangeLine, Changes, Counts, FactChange, Piece};
use crate::model::date::Date;
use crate::model::edition::{Content, Issue, IssuedPage, Number, Said};

/// Blocks as `section: text`.
fn page(path: &str, title: &str, code: &str, blocks: &[&str]) -> IssuedPage {
    let said = |(n, block): (usize, &&str)| {
        let (section, text) = block.split_once(": ").expect("a section");
        Said { id: format!("{section}/{n}"), text: text.to_owned() }
    };
    let content = Content {
        path: path.to_owned(),
        page: title.to_lowercase(),
        title: title.to_owned(),
        blocks: blocks.iter().enumerate().map(said).collect(),
        facts: BTreeMap::new(),
    };
    IssuedPage {
        says: content.hash(),
        content: Arc::new(content),
        since: Number { year: 2026, count: 1 },
        day: Date { year: 2026, month: 11, day: 3 },
        code: code.to_owned(),
        asks: Vec::new(),
        approved: String::new(),
        draft: String::new(),
    }
}

fn site(title: &str, blocks: &[&str]) -> IssuedPage {
    page(&format!("site/{title}.html"), title, "page", blocks)
}

fn with_fact(mut page: IssuedPage, name: &str, text: &str) -> IssuedPage {
    Arc::make_mut(&mut page.content).facts.insert(name.to_owned(), text.to_owned());
    page
}

fn asking(mut page: IssuedPage, roles: &[&str]) -> IssuedPage {
    page.asks = roles.iter().map(|role| (*role).to_owned()).collect();
    page
}

fn issue(count: u32, pages: Vec<IssuedPage>) -> Issue {
    Issue {
        after: None,
        number: Number { year: 2026, count },
        day: Date { year: 2026, month: 11, day: 3 },
        brand: "lanternhouse".into(),
        pack: "front-desk".into(),
        title: "Front desk induction".to_owned(),
        pages,
        files: BTreeMap::new(),
    }
}

fn of(old: Vec<IssuedPage>, new: Vec<IssuedPage>) -> Changes {
    notes(&issue(1, old), &issue(2, new))
}

fn titles(list: &[crate::model::changes::Named]) -> Vec<&str> {
    list.iter().map(|named| named.title.as_str()).collect()
}

#[test]
fn equal_editions_have_nothing_to_say() {
    let pages = || vec![site("Sorry", &["a: One"]), page("print/sorry.pdf", "Sorry", "c1", &["a: One"])];
    let changes = of(pages(), pages());
    assert!(changes.says_the_same() && !changes.looks && changes.facts.is_empty() && changes.asks.is_empty());
    assert_eq!(titles(&changes.sheets.kept), ["Sorry"]);
}

#[test]
fn the_page_of_changes_is_never_part_of_them() {
    let old = vec![site("Sorry", &["a: One"])];
    let itself = |text| {
        [page("site/changes.html", "Changes", "c", &[text]), page("print/changes.pdf", "Changes", text, &[text])]
    };
    let (mut was, mut is) = (old.clone(), old);
    is.extend(itself("a: Two"));
    assert!(of(was.clone(), is.clone()).says_the_same());
    was.extend(itself("a: One"));
    let changes = of(was, is);
    assert!(changes.says_the_same() && changes.sheets.kept.is_empty() && changes.asks.is_empty());
}

#[test]
fn a_learner_is_told_the_two_weightiest_in_reading_order() {
    let old = site(
        "Sorry",
        &[
            "sorry: Say sorry",
            "sorry: Say sorry before you ask for the number",
            "sorry: You may give up to £40 at once",
            "sorry: Then ring them back",
            "sorry: And write it down",
            "later: Later",
        ],
    );
    let new = site(
        "Sorry",
        &[
            "sorry: Say sorry",
            "sorry: Say sorry before you ask for the number.",
            "sorry: You may give up to £60 at once",
            "sorry: Then ring them back, always",
            "sorry: And write it in the book",
            "later: Later",
            "later: Rain keeps people in, and they all ask at once",
        ],
    );
    let changes = of(vec![old], vec![new]);
    let page = &changes.pages[0];
    assert_eq!(page.counts, Counts { changed: 4, added: 1, of: 7, ..Counts::default() });
    let piece = |make: fn(String) -> Piece, text: &str| make(text.to_owned());
    assert_eq!(
        page.lines,
        [
            ChangeLine::Words(vec![
                piece(Piece::Same, "You may give up to"),
                piece(Piece::Gone, "£40"),
                piece(Piece::New, "£60"),
                piece(Piece::Same, "at once"),
            ]),
            ChangeLine::Words(vec![
                piece(Piece::Same, "And write it"),
                piece(Piece::Gone, "down"),
                piece(Piece::New, "in the book"),
            ]),
        ]
    );
    assert_eq!(page.more, 3);
}

#[test]
fn what_came_and_what_went_is_counted_under_its_heading() {
    let old = site("Sorry", &["sorry: Say sorry", "sorry: One", "late: Later", "late: Ring them", "late: Then wait"]);
    let long = format!("sorry: {}", "word ".repeat(40).trim_end());
    let new = site("Sorry", &["sorry: Say sorry", "sorry: One", &long, "sorry: Red and blue", "late: Later"]);
    let under = "Say sorry".to_owned();
    let later = "Later".to_owned();
    let lines = of(vec![old.clone()], vec![new]).pages.remove(0).lines;
    assert_eq!(lines, [ChangeLine::Added { count: 2, under }, ChangeLine::Removed { count: 2, under: later.clone() }]);
    let one = site(
        "Sorry",
        &["sorry: Say sorry", "sorry: One", "late: Later", "late: Ring them", "late: Then wait", "late: Red"],
    );
    let lines = of(vec![old], vec![one]).pages.remove(0).lines;
    assert_eq!(lines, [ChangeLine::Said { text: "Red".to_owned(), under: later }]);
}

#[test]
fn a_new_section_is_one_group_and_a_new_order_one_line() {
    let old = site("Sorry", &["a: First", "a: One", "b: Second", "b: Two"]);
    let new = site("Sorry", &["b: Second", "b: Two", "a: First", "a: One", "c: Third", "c: Three"]);
    assert_eq!(
        of(vec![old], vec![new]).pages[0].lines,
        [ChangeLine::Moved { count: 2 }, ChangeLine::Added { count: 2, under: "Third".to_owned() }]
    );
}

#[test]
fn pages_that_came_or_went_or_have_another_name_are_said() {
    let mut renamed = site("Hello", &["a: One"]);
    Arc::make_mut(&mut renamed.content).title = "Welcome".to_owned();
    let changes =
        of(vec![site("Hello", &["a: One"]), site("Goodbye", &["a: One"])], vec![renamed, site("Listen", &["a: One"])]);
    assert_eq!((titles(&changes.came), titles(&changes.went)), (vec!["Listen"], vec!["Goodbye"]));
    assert_eq!(changes.pages[0].old_title.as_deref(), Some("Hello"));
    assert!(changes.pages[0].lines.is_empty());
}

#[test]
fn sheets_are_told_by_their_codes() {
    let sheet = |name: &str, code: &str| page(&format!("print/{name}.pdf"), name, code, &["a: One"]);
    let changes = of(
        vec![sheet("Sorry", "s1"), sheet("Hello", "h1"), sheet("Old", "o1")],
        vec![sheet("Sorry", "s2"), sheet("Hello", "h1"), sheet("New", "n1")],
    );
    let replaced: Vec<_> =
        changes.sheets.replaced.iter().map(|s| (s.title.as_str(), s.old_code.as_str(), s.new_code.as_str())).collect();
    assert_eq!(replaced, [("Sorry", "s1", "s2")]);
    assert_eq!(titles(&changes.sheets.kept), ["Hello"]);
    assert_eq!(titles(&changes.sheets.gone), ["Old"]);
    assert_eq!(titles(&changes.sheets.new), ["New"]);
    assert!(changes.pages.is_empty() && changes.came.is_empty() && changes.went.is_empty());
}

#[test]
fn facts_are_told_from_what_to_what() {
    let plain = || site("Sorry", &["a: One"]);
    let sheet = || page("print/sorry.pdf", "Sorry", "s1", &["a: One"]);
    let old = vec![with_fact(plain(), "limits.noise", "£40"), with_fact(sheet(), "routes.duty", "ext 1")];
    let new = vec![with_fact(with_fact(plain(), "limits.noise", "£60"), "limits.late", "£10"), sheet()];
    let fact = |name: &str, old: Option<&str>, new: Option<&str>| FactChange {
        name: name.to_owned(),
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
    };
    assert_eq!(
        of(old, new).facts,
        [
            fact("limits.late", None, Some("£10")),
            fact("limits.noise", Some("£40"), Some("£60")),
            fact("routes.duty", Some("ext 1"), None),
        ]
    );
}

#[test]
fn only_those_are_asked_whose_pages_say_something_else() {
    let old = vec![
        asking(site("Sorry", &["a: One"]), &["Legal", "Brand"]),
        asking(site("Hello", &["a: One"]), &["Legal"]),
        site("Limits", &["a: One"]),
    ];
    let new = vec![
        asking(site("Sorry", &["a: Two"]), &["Legal", "Brand"]),
        asking(site("Hello", &["a: One"]), &["Legal"]),
        site("Limits", &["a: Two"]),
        asking(page("print/sorry.pdf", "Sorry", "s1", &["a: Two"]), &["Brand"]),
    ];
    let ask = |role: Option<&str>, title: &str| Ask { role: role.map(str::to_owned), titles: vec![title.to_owned()] };
    assert_eq!(of(old, new).asks, [ask(Some("Legal"), "Sorry"), ask(Some("Brand"), "Sorry"), ask(None, "Limits")]);
}

#[test]
fn other_looks_are_said_and_are_no_change_of_words() {
    let mut new = issue(2, vec![site("Sorry", &["a: One"])]);
    new.files.insert("site/assets/style.css".to_owned(), "hash".to_owned());
    let changes = notes(&issue(1, vec![site("Sorry", &["a: One"])]), &new);
    assert!(changes.looks && changes.says_the_same());
}

#[test]
fn what_differs_in_its_marks_alone_weighs_least_and_a_heading_alone_is_not_said_twice() {
    let old = site("Sorry", &["a: First", "a: well now you know what to do then", "a: Ring them", "a: End"]);
    let new =
        site("Sorry", &["a: First", "a: Well, now, you, know, what, to, do, then!", "a: Ring us", "a: End", "b: More"]);
    let lines = of(vec![old], vec![new]).pages.remove(0).lines;
    assert!(matches!(&lines[0], ChangeLine::Words(pieces) if pieces[0] == Piece::Same("Ring".to_owned())), "{lines:?}");
    assert_eq!(lines[1], ChangeLine::Added { count: 1, under: "More".to_owned() });
}
