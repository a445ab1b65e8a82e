//! Two editions of a small pack, made up: how they differ, in a terminal, on the site's page of changes and on its sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use induct::model::date::Date;
use induct::model::edition::{Content, Issue, IssuedPage, Number, Said};
use snapbox::{assert_data_eq, file};

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
