//! The pack as one book: in order, with the right pages in its contents, without a key to any question, and with every
//! block in its place.

use std::sync::LazyLock;

use induct::model::library::Form;

use crate::pdf::Pdf;
use crate::support::{Outcome, Project};

const BOOK: &str = "lanternhouse/front-desk/print/workbook.pdf";
const OWN: &str = "harbour/workshop/print/workbook.pdf";

static SHIPPED: LazyLock<Outcome> = LazyLock::new(|| Project::shipped().make_forms(&[Form::Workbook]));

fn shipped() -> Pdf {
    assert!(SHIPPED.findings.is_empty(), "{}", SHIPPED.text());
    Pdf::new(&SHIPPED.files[BOOK])
}

const TITLES: [&str; 6] = [
    "What good service is here",
    "Hello and goodbye",
    "The first two minutes",
    "A straight answer",
    "Putting it right",
    "Taking no for an answer",
];

/// Where some words stand, one after the other.
fn in_order(text: &str, words: &[&str]) {
    let mut from = 0;
    for word in words {
        let at = text[from..].find(word).unwrap_or_else(|| panic!("{word} does not follow in: {}", &text[from..]));
        from += at + word.len();
    }
}

/// The project of the fixtures, which is also asked for a workbook.
fn base() -> Project {
    let project = Project::base();
    let path = "brands/harbour/packs/workshop.yaml";
    project.write(path, project.read(path).replace("forms: [site, handouts]", "forms: [workbook]"));
    project
}

fn with_text(text: &str) -> Project {
    let project = base();
    let head = "---\nid: sorry\ntitle: Saying sorry\nminutes: 1\n---\n\n";
    project.write("content/modules/sorry.md", format!("{head}{text}"));
    project
}

fn book(project: &Project) -> Pdf {
    let made = project.make_forms(&[Form::Workbook]);
    assert!(!made.findings.has_errors(), "{}", made.text());
    Pdf::new(&made.files[OWN])
}

#[test]
fn it_goes_from_cover_to_glossary_in_the_order_of_the_path() {
    let text = shipped().text();
    let cover = ["Workbook", "Front desk", "induction", "You will leave rested", "This is the book of", "Your path"];
    in_order(&text, &cover);
    let chapters: Vec<&str> =
        ["Your path"].into_iter().chain(TITLES).chain(["The key to the questions"]).chain(TITLES).collect();
    in_order(&text, &chapters);
    in_order(
        &text,
        &[
            "They know something went wrong. What they do not know",
            "After this you can",
            "Why it matters here",
            "Hear it to the end",
            "Say it back",
            "Words that work",
            "What would we do here?",
            "How we do it here",
            "Say sorry and mean it",
            "The parcel on the step",
            "Nearly right",
            "The boiler that was mended yesterday",
            "Check yourself",
            "My plan",
            "Seen on shift",
            "What happened next",
            "Our words",
            "Morwenna Hale",
        ],
    );
}

#[test]
fn the_contents_name_the_page_on_which_each_chapter_begins() {
    let pages = shipped().page_texts();
    let path = pages.iter().find(|page| page.starts_with("Your path")).expect("the path");
    for title in TITLES {
        let begins = |page: &&String| page.contains(title) && page.contains("After this you can");
        let chapter = pages.iter().find(begins).expect("a chapter");
        let number = chapter.split("Page ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a number");
        // The stop, its summary, its minutes, its page.
        let stop = path.split(title).nth(1).expect("a stop");
        let figures: Vec<&str> =
            stop.split_whitespace().filter(|word| word.chars().all(|c| c.is_ascii_digit())).collect();
        assert_eq!(figures[1], number, "{title} in: {path}");
        let at = pages.iter().position(|page| page == chapter).expect("there") + 1;
        assert_eq!(at.to_string(), number);
        assert_eq!(at % 2, 0, "{title} begins on a left-hand page");
    }
}

#[test]
fn no_page_of_it_holds_a_key_or_what_is_for_others() {
    let project = Project::shipped();
    let path = "content/modules/put-right.md";
    let module = project.read(path);
    let mut marked = module.clone();
    // Reasons of questions, what is for the coach, the facilitator, the card and for later: none may be in the book.
    let mut count = 0;
    let mut hide = |words: &str| {
        assert!(marked.contains(words), "{words}");
        marked = marked.replace(words, &format!("Zanzibar {words}"));
        count += 1;
    };
    let questions = module.split("::: quiz ").skip(1).map(|quiz| quiz.split("\n:::").next().expect("a quiz"));
    let reasons = questions.flat_map(|quiz| quiz.lines()).filter_map(|line| line.trim().strip_prefix("> "));
    reasons.for_each(&mut hide);
    for words in ["Which of our problems do you expect", "Read the parcel dialogue aloud", "**Say it back. Say sorry."]
    {
        hide(words);
    }
    assert!(count > 30, "{count}");
    project.write(path, &marked);
    let made = project.make_forms(&[Form::Workbook]);
    assert!(!made.findings.has_errors(), "{}", made.text());
    let text = Pdf::new(&made.files[BOOK]).text();
    assert!(!text.contains("Zanzibar"));
    for verdict in [", the answer", ", an answer", ", not this one", "Check your answer"] {
        assert!(!text.contains(verdict), "{verdict}");
    }
    // Nor does the check before the module, whose point is to skip pages.
    for asked in ["for the second time. What comes first?", "Before you start"] {
        assert!(!text.contains(asked), "{asked}");
    }
}

#[test]
fn options_say_nothing_of_which_is_right() {
    // The same question with another key gives the same book, but for nothing.
    let quiz = |marks: [&str; 2]| {
        let options = format!("- [{}] One.\n  > Why one.\n- [{}] Two.\n  > Why two.\n", marks[0], marks[1]);
        let made = with_text(&format!("## Check {{#check}}\n\n::: quiz Which? {{#which}}\n{options}:::\n"));
        made.make_forms(&[Form::Workbook]).files[OWN].clone()
    };
    assert_eq!(quiz(["x", " "]), quiz([" ", "x"]));
}

#[test]
fn the_end_of_a_story_stands_after_the_last_chapter() {
    let pages = shipped().page_texts();
    let told = pages.iter().position(|page| page.starts_with("What happened next")).expect("the last section");
    let last = pages.iter().position(|page| page.contains("Putting it right They know something")).expect("a chapter");
    assert!(told > last);
    for words in ["She hears her own story back", "You took her side of the story", "The sorry is meant, and the offer"]
    {
        assert!(pages[..told].iter().all(|page| !page.contains(words)), "{words} is told too early");
        assert!(pages[told..].iter().any(|page| page.contains(words)), "{words} is not told");
    }
    in_order(
        &pages[told..].join(" "),
        &[
            "The boiler that was mended yesterday",
            "Step 1",
            "a Holds.",
            "b Half of it holds.",
            "c Makes it harder.",
            "Step 2",
        ],
    );
    // The story says where to look.
    let number = (told + 1..pages.len()).find(|n| pages[*n - 1].contains("The boiler that was mended")).expect("told");
    let story = pages[..told].iter().find(|page| page.contains("The boiler that was mended")).expect("a story");
    assert!(story.contains(&format!("What happened next: page {number}")), "{story}");
}

#[test]
fn it_is_tagged_with_headings_that_skip_no_level_and_carries_its_fonts() {
    let pdf = shipped();
    let catalog = pdf.catalog();
    assert_eq!((catalog["lang"].as_str(), catalog["marked"].as_str()), ("en-GB", "true"));
    assert!(catalog["xmp"].contains("pdfuaid:part"));
    let elements = pdf.elements();
    let count = |kind: &str| elements.iter().filter(|element| element.kind == kind).count();
    assert_eq!(count("H1"), 1, "one title");
    assert_eq!(count("H2"), 3 + 6, "the path, the chapters, what happened next, our words");
    assert_eq!(count("Table"), count("THead"), "a table without a head");
    assert!(elements.iter().filter(|element| element.kind == "Figure").all(|figure| figure.alt));
    assert_eq!(pdf.fonts_not_embedded(), Vec::<String>::new());
    let bookmarks = pdf.bookmarks();
    for title in TITLES.iter().chain(&["Your path", "Hear it to the end", "What happened next", "Our words"]) {
        assert!(bookmarks.iter().any(|bookmark| bookmark == title), "{title}: {bookmarks:?}");
    }
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let again = Project::shipped().make_forms(&[Form::Workbook]);
    assert!(SHIPPED.files[BOOK] == again.files[BOOK]);
}

#[test]
fn every_kind_of_block_and_every_list_of_the_brand_has_its_place() {
    let project = with_text(include_str!("../fixtures/workbook/blocks.md"));
    let path = "brands/harbour/brand.yaml";
    let more = include_str!("../fixtures/workbook/brand.yaml");
    project.write(path, format!("{}{more}", project.read(path)));
    let pdf = book(&project);
    let text = pdf.text();
    in_order(
        &text,
        &[
            "Why it matters here",
            "For this.",
            "A heading",
            "First thing",
            "deeper",
            "Monday",
            "ten",
            "As they say",
            "let x = 1;",
            "Number 1",
            "If it rains,",
            "Under the tree",
            "Step inside.",
            "A drizzle",
            "One line goes wrong",
            "Bring a coat.",
            "choose one",
            "dry",
            "choose all that are right",
            "coat",
            "number 1 to 3",
            "write the letter",
            "write the words in",
            "Take an",
            "Rain at noon",
            "It pours.",
            "Stay in",
            "Step 2",
            "The story ends here.",
            "Count clouds",
            "3 min, alone",
            "Nobody marks this.",
            "My plan",
            "Cut here",
            "Seen by",
            "Looks up",
        ],
    );
    for words in [
        "our promise",
        "what we stand for",
        "what comes first",
        "when two things clash",
        "what you may decide",
        "who takes over",
        "the standards",
        "who comes to us",
        "how we say hello",
        "how we say goodbye",
        "the tools",
        "what we always do, and what we never do",
        "what the law asks",
        "how we sound",
        "our words",
        "mended at once",
    ] {
        assert!(text.to_lowercase().contains(words), "{words} in: {text}");
    }
    // A footnote is called by its number, and stands at the chapter's end.
    in_order(&text, &["Looks up", "Clouds hold water."]);
    in_order(&text, &["What happened next", "The coat came late.", "Put right:", "You are dry."]);
    for kept in ["Later one", "For the coach", "For the room", "On the card", "Before one"] {
        assert!(!text.contains(kept), "{kept} is not for the book");
    }
    let levels = pdf.elements().into_iter().filter(|element| element.kind.starts_with('H')).count();
    assert!(levels > 20);
}

#[test]
fn a_pack_without_a_site_a_mark_or_a_promise_has_its_book_too() {
    let project = with_text("Only a paragraph.\n");
    let path = "brands/harbour/brand.yaml";
    project.write(path, project.read(path).replace("promise: You will ride home today.\n", ""));
    let text = book(&project).text();
    in_order(&text, &["Harbour Bikes", "Workbook", "Your path", "Saying sorry", "Only a paragraph.", "Our words"]);
    assert!(!text.contains("What happened next"), "there is no story in it");
}

#[test]
fn a_value_with_more_than_a_page_keeps_its_tab_on_each() {
    let project = with_text("## Values {#values}\n\n::: ours values\n:::\n");
    let path = "brands/harbour/brand.yaml";
    let more: String = (0..60)
        .map(|n| {
            format!("      - {{moment: listen, id: act-{n}, we: \"Do thing {n} well.\", not: \"Skip thing {n}.\"}}\n")
        })
        .collect();
    project.write(path, project.read(path).replace("priorities:", &format!("{more}priorities:")));
    let pages = book(&project).page_texts();
    let with_acts: Vec<&String> = pages.iter().filter(|page| page.contains("Do thing")).collect();
    assert!(with_acts.len() >= 3, "{}", with_acts.len());
    assert!(with_acts.iter().all(|page| page.contains("How we do it here")), "{with_acts:?}");
    let all = pages.join(" ");
    assert!((0..60).all(|n| all.contains(&format!("Do thing {n} well."))), "{all}");
}

#[test]
fn a_letter_that_no_font_has_is_said_once_for_handout_and_book() {
    let project = with_text("## One {#one}\n\n::: why\nA 手 here.\n:::\n");
    let path = "brands/harbour/packs/workshop.yaml";
    project.write(path, project.read(path).replace("forms: [workbook]", "forms: [handouts, workbook]"));
    let made = project.make();
    assert_eq!(made.places(), ["letter-without-font content/modules/sorry.md:10"]);
    assert!(made.findings.has_errors());
}

#[test]
fn notes_of_what_is_for_others_are_not_in_the_book() {
    let project = Project::base();
    let path = "brands/harbour/packs/workshop.yaml";
    project.write(path, project.read(path).replace("[site, handouts]", "[workbook]"));
    let text = "## One {#one}\n\n::: facilitator\nAsk about pay[^a].\n:::\n\nLate[^b].\n\n[^a]: For the leader.\n[^b]: For all[^c].\n[^c]: And this.\n";
    project.write("content/modules/sorry.md", format!("---\nid: sorry\ntitle: Saying sorry\n---\n\n{text}"));
    let made = project.make();
    assert!(!made.findings.has_errors(), "{}", made.text());
    let text = Pdf::new(&made.files["harbour/workshop/print/workbook.pdf"]).text();
    assert!(!text.contains("For the leader.") && text.contains("For all") && text.contains("And this."), "{text}");
}
