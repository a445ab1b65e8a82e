//! Text that means something to other programs is text here: on pages and sheets it is shown as typed, or it is refused
//! with a place. Nothing of it runs.

use induct::model::diag::{Place, Severity};

use crate::pdf::Pdf;
use crate::support::{Outcome, Project};

/// In a brand's text and in a module's, without what Markdown itself means something by.
const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'-alert(1)-'",
    "</style><style>body{display:none}",
    "javascript:alert(1)",
    "#panic(\"x\")",
    "#sys.version",
    "$x^2$",
    "#read(\"/etc/passwd\")",
    "{{ '{{' }} 7*7 }}",
    "{% include \"/etc/passwd\" %}",
    "{# note #}",
    "${jndi:ldap://x}",
    "&lt;b&gt; &amp; &#60;",
];

/// The place of each hostile text in the brand: a behaviour's `we`, quoted as YAML wants it.
fn brand_with(text: &str) -> Project {
    let project = Project::base();
    let path = "brands/harbour/brand.yaml";
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
    let brand = project.read(path);
    project.write(path, brand.replace("we: Let people finish.", &format!("we: \"Let people {quoted} finish.\"")));
    project.write(
        "content/modules/sorry.md",
        project.read("content/modules/sorry.md").replace("moment=apologise}\n\nSorry", "moment=listen}\n\nSorry"),
    );
    project
}

fn module_with(text: &str) -> Project {
    let project = Project::base();
    let path = "content/modules/sorry.md";
    project.write(path, project.read(path).replace("They cannot say", &format!("They {text} cannot say")));
    project
}

/// What a browser makes of the page's text: tags taken out, entities undone.
fn words_of_page(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = rest[at..].split_once('>').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

/// Only the program's own elements stand on a page, whatever the text.
fn is_clean(html: &str, what: &str) {
    let lower = html.to_lowercase();
    for tag in ["<script", "<img src=x", "<iframe", "onerror=alert(1)>"] {
        assert!(!lower.contains(tag), "{what}: {tag} on the page");
    }
    assert_eq!(lower.matches("<style").count(), 0, "{what}");
}

/// Letters that typography changes are compared as typed.
fn plain(text: &str) -> String {
    let straight = |c: char| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '\u{a0}' => ' ',
        c => c,
    };
    text.chars().map(straight).filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

fn shown(outcome: &Outcome, text: &str, page: &str) {
    let errors: Vec<_> = outcome.findings.iter().filter(|d| d.severity == Severity::Error).collect();
    if !errors.is_empty() {
        for error in errors {
            assert!(matches!(error.place, Place::Span(_)), "{text}: refused without a place: {error:?}");
            assert!(error.help.is_some(), "{text}: refused without what to type: {error:?}");
        }
        return;
    }
    let html = String::from_utf8(outcome.files[page].clone()).expect("UTF-8");
    is_clean(&html, text);
    assert!(plain(&words_of_page(&html)).contains(&plain(text)), "{text} is not on {page}");
}

#[test]
fn a_brands_text_is_shown_and_never_run() {
    for text in HOSTILE.into_iter().filter(|text| !text.contains("{{")) {
        let outcome = brand_with(text).make();
        assert!(!outcome.findings.has_errors(), "{text}: {}", outcome.text());
        shown(&outcome, text, "harbour/workshop/site/sorry.html");
        shown(&outcome, text, "harbour/workshop/site/what-matters.html");
        let sheet = Pdf::new(&outcome.files["harbour/workshop/print/handout-sorry.pdf"]);
        assert!(plain(&sheet.text()).contains(&plain(text)), "{text} is not on the sheet: {}", sheet.text());
    }
}

#[test]
fn a_modules_text_is_shown_or_refused_with_a_place() {
    let mut refused = 0;
    for text in HOSTILE {
        let outcome = module_with(text).make();
        // HTML is refused, and so is what looks like a slot; entities are Markdown's own.
        if text.starts_with('&') {
            assert!(!outcome.findings.has_errors(), "{}", outcome.text());
            is_clean(&String::from_utf8_lossy(&outcome.files["harbour/workshop/site/sorry.html"]), text);
            continue;
        }
        refused += usize::from(outcome.findings.has_errors());
        shown(&outcome, text, "harbour/workshop/site/sorry.html");
        if !outcome.findings.has_errors() {
            let sheet = Pdf::new(&outcome.files["harbour/workshop/print/handout-sorry.pdf"]);
            assert!(plain(&sheet.text()).contains(&plain(text)), "{text} is not on the sheet: {}", sheet.text());
        }
    }
    assert!((3..=6).contains(&refused), "{refused} were refused");
}

#[test]
fn sums_in_braces_are_not_done() {
    let outcome = module_with("{{ 7*7 }}").make();
    assert!(outcome.findings.has_errors());
    assert_eq!(outcome.places().len(), 1, "{:?}", outcome.places());
    assert!(outcome.places()[0].ends_with("content/modules/sorry.md:9"), "{:?}", outcome.places());
    let html = String::from_utf8(brand_with("1 \\{{ 7*7 }}").make().files["harbour/workshop/site/sorry.html"].clone());
    assert!(html.expect("UTF-8").contains("{{ 7*7 }}"));
}

#[test]
fn marks_that_turn_the_text_around_are_left_out() {
    for text in ["a\u{202e}b", "a\u{2067}b\u{2069}", "a\u{202d}b"] {
        for project in [brand_with(text), module_with(text)] {
            let outcome = project.make();
            assert!(!outcome.findings.has_errors(), "{}", outcome.text());
            for (path, bytes) in &outcome.files {
                let words = if path.ends_with(".pdf") {
                    Pdf::new(bytes).text()
                } else {
                    String::from_utf8_lossy(bytes).into_owned()
                };
                assert!(!words.contains(['\u{202e}', '\u{2067}', '\u{202d}']), "{path}");
            }
        }
    }
}

#[test]
fn a_word_of_ten_thousand_letters_stays_on_its_page() {
    let word = "x".repeat(10_000);
    for project in [brand_with(&word), module_with(&word)] {
        let outcome = project.make();
        if outcome.findings.has_errors() {
            assert_eq!(outcome.places(), ["handout-too-long content/modules/sorry.md"]);
        } else {
            assert!(outcome.files["harbour/workshop/print/handout-sorry.pdf"].starts_with(b"%PDF"));
        }
    }
}

#[test]
fn a_book_shows_it_too_or_it_is_refused() {
    let pack = "brands/harbour/packs/workshop.yaml";
    let word = "x".repeat(10_000);
    for text in HOSTILE.into_iter().chain([word.as_str()]) {
        for (project, own) in [(brand_with(text), false), (module_with(text), true)] {
            project.write(pack, project.read(pack).replace("forms: [site, handouts]", "forms: [workbook]"));
            let outcome = project.make();
            let Some(book) = outcome.files.get("harbour/workshop/print/workbook.pdf") else {
                let code = |code: &str| outcome.findings.iter().any(|found| found.code == code);
                assert!(!code("workbook-not-set") && !code("fault"), "{text}: {}", outcome.text());
                continue;
            };
            // Entities are Markdown's own.
            let entities = own && text.starts_with('&');
            let said = plain(&Pdf::new(book).text());
            // Over several pages, feet stand between the letters; none is lost.
            let whole = said.contains(&plain(text)) || (text == word && said.matches('x').count() >= word.len());
            assert!(entities || whole, "{text} is not in the book");
        }
    }
}

#[test]
fn lists_in_lists_and_quotes_in_quotes_end_on_a_page() {
    let project = Project::base();
    let pack = "brands/harbour/packs/workshop.yaml";
    project.write(pack, project.read(pack).replace("forms: [site, handouts]", "forms: [workbook]"));
    let list: String = (0..14).map(|n| format!("{}- item {n}\n", "  ".repeat(n))).collect();
    let quote = format!("{}deep\n", "> ".repeat(14));
    let text = format!("---\nid: sorry\ntitle: Sorry\n---\n\n## Deep {{#deep}}\n\n{list}\n{quote}");
    project.write("content/modules/sorry.md", text);
    let outcome = project.make();
    assert!(!outcome.findings.has_errors(), "{}", outcome.text());
    let said = Pdf::new(&outcome.files["harbour/workshop/print/workbook.pdf"]).text();
    assert!(said.contains("item 13") && said.contains("deep"), "{said}");
}

#[test]
fn a_letter_that_no_font_has_is_met_where_it_was_typed() {
    let outcome = module_with("手").make();
    assert_eq!(outcome.places(), ["letter-without-font content/modules/sorry.md:9"]);
    assert!(outcome.findings.has_errors());
    let outcome = brand_with("手").make();
    assert_eq!(outcome.places(), ["letter-without-font brands/harbour/brand.yaml:17"]);
}
