//! Two editions of a small pack, made up: how they differ, in a terminal, on the site's page of changes and on its sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use induct::model::artifact::{Artifact, Standing};
use induct::model::changes::Changes;
use induct::model::date::Date;
use induct::model::diag::Diagnostics;
use induct::model::edition::{Content, Issue, IssuedPage, Number, Said};
use induct::model::library::Form;
use induct::pipeline;
use induct::refresh::notes::notes;
use induct::render::html::Kept;
use induct::render::render;
use snapbox::{assert_data_eq, file};

use crate::pdf::Pdf;
use crate::support::{Project, TODAY};

/// A page that says blocks, each with its place; its foot bears a code of its words.
fn page(path: &str, title: &str, blocks: &[(&str, &str)], asks: &[&str]) -> IssuedPage {
    let stem = path.split(['/', '.']).nth(1).expect("a name");
    let content = Content {
        path: path.to_owned(),
        page: stem.trim_start_matches("handout-").to_owned(),
        title: title.to_owned(),
        blocks: blocks.iter().map(|(id, text)| Said { id: (*id).to_owned(), text: (*text).to_owned() }).collect(),
        facts: BTreeMap::new(),
    };
    let says = content.hash();
    IssuedPage {
        code: format!("lanternhouse-{stem}-2026.1-{}", &says[..6]),
        content: Arc::new(content),
        says,
        since: Number { year: 2026, count: 1 },
        day: Date { year: 2026, month: 11, day: 3 },
        asks: asks.iter().map(|role| (*role).to_owned()).collect(),
        approved: String::new(),
        draft: String::new(),
    }
}

fn issue(count: u32, day: Date, pages: Vec<IssuedPage>, style: &str) -> Issue {
    let file = |path: &str, hash: &str| (path.to_owned(), hash.to_owned());
    Issue {
        after: None,
        number: Number { year: 2026, count },
        day,
        brand: "lanternhouse".into(),
        pack: "front-desk".into(),
        title: "Front desk induction".to_owned(),
        pages,
        files: [file("site/assets/style.css", style)].into_iter().collect(),
    }
}

fn telling(mut page: IssuedPage, facts: &[(&str, &str)]) -> IssuedPage {
    let facts = facts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Arc::make_mut(&mut page.content).facts.extend(facts);
    page
}

fn first() -> Issue {
    let put_right = [
        ("top/1", "Putting it right"),
        ("why/1", "Why it matters here"),
        ("why/2", "Most guests who tell us are sorry to have to."),
        ("sorry/1", "Say sorry"),
        ("sorry/2", "Say sorry before you ask for the booking number."),
        ("sorry/3", "Noisy room: up to £40, or move the room."),
        ("sorry/4", "Pass it on with a name."),
        ("time/1", "Give a time"),
        ("time/2", "Say what happens next and by when."),
    ];
    let hello = [("top/1", "Hello and goodbye"), ("first/1", "Look up before they reach the desk.")];
    let queue = [("top/1", "Two in the queue"), ("queue/1", "Tell the second guest how long.")];
    let pages = vec![
        telling(
            page("site/put-right.html", "Putting it right", &put_right, &["Head of Guest Experience"]),
            &[("limits.noise", "Noisy room: up to £40, or move the room")],
        ),
        page("site/hello.html", "Hello and goodbye", &hello, &[]),
        page("site/queue.html", "Two in the queue", &queue, &[]),
        page("print/handout-put-right.pdf", "Putting it right", &put_right, &["Head of Guest Experience"]),
        page("print/handout-hello.pdf", "Hello and goodbye", &hello, &[]),
        page("print/handout-queue.pdf", "Two in the queue", &queue, &[]),
    ];
    issue(1, Date { year: 2026, month: 11, day: 3 }, pages, "one")
}

fn second() -> Issue {
    let put_right = [
        ("top/1", "Putting it right"),
        ("time/1", "Give a time"),
        ("time/2", "Say what happens next and by when."),
        ("why/1", "Why it matters here"),
        ("why/2", "Most guests who tell us are sorry to have to."),
        ("sorry/1", "An apology first"),
        ("sorry/2", "Say sorry before you ask for the room number."),
        ("sorry/3", "Noisy room: up to £60, or move the room."),
        ("sorry/4", "Write it in GuestBook before the end of your shift."),
    ];
    let hello = [("top/1", "Hello and goodbye"), ("first/1", "Look up before they reach the desk.")];
    let no = [("top/1", "Saying no"), ("no/1", "Say what you can do first.")];
    let pages = vec![
        telling(
            page("site/put-right.html", "Putting it right", &put_right, &["Head of Guest Experience"]),
            &[("limits.noise", "Noisy room: up to £60, or move the room")],
        ),
        page("site/hello.html", "Hello and goodbye", &hello, &[]),
        page("site/say-no.html", "Saying \u{1b}[31mno", &no, &["Legal"]),
        page("print/handout-put-right.pdf", "Putting it right", &put_right, &["Head of Guest Experience"]),
        page("print/handout-hello.pdf", "Hello and goodbye", &hello, &[]),
    ];
    issue(2, Date { year: 2026, month: 12, day: 1 }, pages, "two")
}

#[test]
fn a_terminal_shows_before_and_after_and_the_words_that_differ() {
    let text = induct::report::difference::text(&first(), &second());
    assert!(text.contains("\u{1b}[31m[-£40,-]\u{1b}[0m"), "{text}");
    let plain = anstream::adapter::strip_str(&text).to_string();
    assert!(!plain.contains('\u{1b}'), "{plain}");
    assert_data_eq!(plain, file!["../fixtures/editions/difference.txt"].raw());
}

#[test]
fn equal_editions_say_so() {
    let text = induct::report::difference::text(&first(), &first());
    let plain = anstream::adapter::strip_str(&text).to_string();
    assert_eq!(
        plain,
        "Front desk induction: what is different in 2026.1 (2026-11-03) from 2026.1 (2026-11-03)\n\nEvery page and sheet says the same.\n"
    );
}

/// The shipped pack with those notes, or without: its site, and its handouts' sheets beside those that stand.
fn rendered(changes: Option<Changes>, standing: &Standing) -> (BTreeMap<String, Artifact>, Vec<String>) {
    let read = pipeline::load(&Project::shipped().root()).expect("read");
    let spec = read.library.packs.iter().find(|spec| &*spec.brand == "lanternhouse").expect("a pack");
    let mut pack = pipeline::make(&read, spec, &[], TODAY).pack.expect("a pack");
    // One module is enough to see what stands beside the modules.
    pack.modules.truncate(1);
    pack.changes = changes;
    let mut found = Diagnostics::default();
    let (mut files, mut stands) = (BTreeMap::new(), Vec::new());
    for form in [Form::Site, Form::Handouts] {
        let made = render(form, &pack, &read.sources, &Kept::default(), standing, &mut found);
        files.extend(made.artifacts.into_iter().map(|artifact| (artifact.path.clone(), artifact)));
        stands.extend(made.standing);
    }
    assert!(found.is_empty(), "{:?}", found.iter().map(|d| (d.code, &d.message, &d.help)).collect::<Vec<_>>());
    (files, stands)
}

fn page_text<'a>(files: &'a BTreeMap<String, Artifact>, path: &str) -> &'a str {
    std::str::from_utf8(&files[path].bytes).expect("UTF-8")
}

#[test]
fn the_site_says_what_has_changed_and_every_page_leads_to_it() {
    let (files, _) = rendered(Some(notes(&first(), &second())), &Standing::default());
    let page = page_text(&files, "site/changes.html");
    for part in [
        "This is edition 2026.2, of 1\u{a0}December 2026.",
        "<a href=\"put-right.html\">Putting it right</a>",
        "Noisy room: up to <del>£40,</del> or move the room.",
        "Noisy room: up to <ins>£60,</ins> or move the room.",
        "5 more lines are different.",
        "Two in the queue",
        "<a href=\"say-no.html\">",
        "Throw away unused copies",
        "Still good",
        "Head of Guest Experience: Putting it right",
        "How the pages look has changed.",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    for (path, artifact) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(&artifact.bytes).expect("UTF-8");
        assert!(text.contains("<a href=\"changes.html\">What has changed</a>"), "{path}");
    }
    assert!(page_text(&files, "site/index.html").contains("Been here before?"));
}

#[test]
fn a_first_edition_has_neither_page_nor_sheet_nor_link_and_its_pages_bear_the_same_codes() {
    let (with, _) = rendered(Some(notes(&first(), &second())), &Standing::default());
    let (without, _) = rendered(None, &Standing::default());
    assert!(!without.contains_key("site/changes.html") && !without.contains_key("print/changes.pdf"));
    for path in without.keys().filter(|path| path.ends_with(".html")) {
        let (now, before) = (page_text(&with, path), page_text(&without, path));
        assert!(!before.contains("changes.html"), "{path}");
        let code = |text: &str| {
            let (_, rest) = text.rsplit_once("<br><bdi>").expect("a code");
            rest.split_once("</bdi>").expect("a code").0.to_owned()
        };
        assert_eq!(code(now), code(before), "{path}");
    }
}

#[test]
fn the_sheet_says_first_what_to_throw_away_and_is_tagged_and_one_page() {
    let (files, _) = rendered(Some(notes(&first(), &second())), &Standing::default());
    let pdf = Pdf::new(&files["print/changes.pdf"].bytes);
    assert_eq!(pdf.pages(), 1);
    let text = pdf.text();
    let places =
        ["Throw away unused copies", "Still good", "What is different", "For managers"].map(|part| text.find(part));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {text}");
    for part in ["Edition 2026.2", "none any more", "£60,", "How the pages look has changed.", "Page 1 of 1"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let catalog = pdf.catalog();
    assert_eq!((catalog["lang"].as_str(), catalog["marked"].as_str()), ("en-GB", "true"));
    assert!(catalog["xmp"].contains("pdfuaid:part"));
    assert_eq!(pdf.fonts_not_embedded(), Vec::<String>::new());
    let elements = pdf.elements();
    let count = |kind: &str| elements.iter().filter(|element| element.kind == kind).count();
    assert_eq!((count("H1"), count("Table"), count("THead")), (1, 2, 2));
    assert!(count("TH") >= 4 && elements.iter().filter(|e| e.kind == "Figure").all(|figure| figure.alt));
}

#[test]
fn the_sheet_stands_as_long_as_it_would_be_the_same() {
    let (files, _) = rendered(Some(notes(&first(), &second())), &Standing::default());
    let path = "print/changes.pdf".to_owned();
    let mark = files[&path].fingerprint.clone().expect("a fingerprint");
    let standing: Standing = [(path.clone(), mark)].into_iter().collect();
    let (_, stands) = rendered(Some(notes(&first(), &second())), &standing);
    assert_eq!(stands, std::slice::from_ref(&path));
    let mut other = second();
    other.number.count = 3;
    let (made, stands) = rendered(Some(notes(&first(), &other)), &standing);
    assert!(made.contains_key(&path) && stands.is_empty());
}

/// Every page of a pack of so many with its handout, each changed in three lines.
fn many(count: usize, word: &str) -> Issue {
    let mut pages = Vec::new();
    for n in 0..count {
        let title = format!("Module {n} of a long induction");
        let sorry = format!("Noisy room: up to {word} £{n}0 or move the room, and say so in the book at once.");
        // Other words than the line above: what is told of one place is not told of the next.
        let late = format!("Say what happens {word}-{n} next and by when, to module {n}.");
        let blocks =
            [("top/1", title.as_str()), ("sorry/1", &sorry), ("late/1", &late), ("end/1", word), ("end/2", "End")];
        pages.push(page(&format!("site/module-{n}.html"), &title, &blocks, &[]));
        pages.push(page(&format!("print/handout-module-{n}.pdf"), &title, &blocks, &[]));
    }
    issue(1, TODAY, pages, "one")
}

#[test]
fn a_long_list_of_changes_is_shortened_to_two_pages_and_no_sheet_is_left_out() {
    // Two lines of each on two pages; one of each on one; on two pages no line at all.
    for (count, pages, shortened) in [(6, 2, false), (4, 1, true), (20, 2, true)] {
        let changes = notes(&many(count, "perhaps"), &many(count, "always"));
        let (files, _) = rendered(Some(changes), &Standing::default());
        let pdf = Pdf::new(&files["print/changes.pdf"].bytes);
        assert_eq!(pdf.pages(), pages, "{count} modules");
        let text = pdf.text();
        assert_eq!(text.contains("More of it is on the page"), shortened, "{text}");
        for n in 0..count {
            assert!(text.matches(&format!("Module {n} of")).count() >= 2, "{n} of {count}: {text}");
        }
    }
}

#[test]
fn what_strangers_wrote_is_shown_and_never_obeyed() {
    let hostile = "<script>alert(1)</script> {{ 7*7 }} #panic() %old% x";
    let long = "w".repeat(400);
    let with = |text: &str| {
        let blocks = [("top/1", hostile), ("top/2", &long), ("top/3", text)];
        let sheet = page("print/handout-x.pdf", hostile, &blocks, &[hostile]);
        issue(1, TODAY, vec![page("site/x.html", hostile, &blocks, &[hostile]), sheet], "one")
    };
    let (old, new) = (with("One here"), with(&format!("{hostile} {long}")));
    for (old, new) in [(&old, &new), (&new, &old)] {
        let (files, _) = rendered(Some(notes(old, new)), &Standing::default());
        let page = page_text(&files, "site/changes.html");
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;") && page.contains("{{ 7*7 }}"), "{page}");
        assert!(Pdf::new(&files["print/changes.pdf"].bytes).text().contains("#panic()"));
    }
    let text = induct::report::difference::text(&old, &new);
    assert!(text.contains("<script>alert(1)</script>"));
}
