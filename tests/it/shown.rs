//! What stands on a page and on a sheet, and how it is put: nothing twice, nothing lost, nothing that is for others.

use crate::pdf::Pdf;
use crate::support::{Outcome, Project};

const SORRY: &str = "harbour/workshop/site/sorry.html";
const HOME: &str = "harbour/workshop/site/index.html";
const LIMITS: &str = "harbour/workshop/site/limits.html";
const SHEET: &str = "harbour/workshop/print/handout-sorry.pdf";

fn page(outcome: &Outcome, path: &str) -> String {
    assert!(!outcome.findings.has_errors(), "{}", outcome.text());
    String::from_utf8(outcome.files[path].clone()).expect("UTF-8")
}

fn sheet(outcome: &Outcome) -> String {
    assert!(!outcome.findings.has_errors(), "{}", outcome.text());
    Pdf::new(&outcome.files[SHEET]).text()
}

/// The base project with another text of its module, and changes to its brand.
fn with(text: &str, brand: &[(&str, &str)]) -> Project {
    let project = Project::base();
    project.write("content/modules/sorry.md", format!("---\nid: sorry\ntitle: Saying sorry\n---\n\n{text}"));
    change(&project, "brands/harbour/brand.yaml", brand);
    project
}

fn change(project: &Project, path: &str, changes: &[(&str, &str)]) {
    let mut text = project.read(path);
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    project.write(path, text);
}

const LAW: (&str, &str) = ("voice:\n", "legal: [{id: r, moment: apologise, say: These very words.}]\nvoice:\n");

#[test]
fn our_way_is_added_where_the_authors_own_place_is_on_no_page() {
    for hidden in ["::: if channel=phone\n", "::: facilitator\n", "::: coach\n", "::: if has=limit.none\n"] {
        let text = format!("## Say it {{#say-it moment=apologise}}\n\nShort.\n\n:{hidden}::: our-way\n:::\n::::\n");
        let project = with(&text, &[LAW, ("currency: GBP\n", "currency: GBP\nchannels: [face]\n")]);
        let html = page(&project.make(), SORRY);
        assert_eq!(html.matches("How we do it here").count(), 1, "{hidden}");
        assert_eq!(html.matches("These very words.").count(), 1, "{hidden}");
    }
}

#[test]
fn what_the_law_asks_is_on_the_page_though_the_leaders_text_has_it_too() {
    let text = "## One {#one}\n\nShort.\n\n:::: facilitator\n::: our-way {moment=apologise}\n:::\n::::\n";
    let law = ("voice:\n", "legal: [{id: r, modules: [sorry], moment: apologise, say: These very words.}]\nvoice:\n");
    assert!(page(&with(text, &[law]).make(), SORRY).contains("These very words."));
}

#[test]
fn several_items_of_the_law_at_a_modules_end_share_one_block() {
    let law = (
        "voice:\n",
        "legal: [{id: a, modules: [sorry], say: First.}, {id: b, modules: [sorry], say: Second.}]\nvoice:\n",
    );
    let html = page(&with("## One {#one}\n\nShort.\n", &[law]).make(), SORRY);
    assert!(html.contains("First.") && html.contains("Second."));
    assert_eq!(html.matches("What the law asks").count(), 1);
}

#[test]
fn notes_of_what_only_the_leader_reads_are_not_on_the_page() {
    let text = "## One {#one}\n\n::: facilitator\nAsk about pay[^a].\n:::\n\nLate[^b], and late again[^b].\n\n[^a]: For the leader.\n[^b]: For all[^c].\n[^c]: And this.\n";
    let html = page(&with(text, &[]).make(), SORRY);
    assert!(!html.contains("For the leader.") && html.contains("For all") && html.contains("And this."));
    // Counted as the page shows them, each with one way back.
    assert!(html.contains("Late<a class=\"fn\" id=\"ref.1\" href=\"#note.1\""), "{html}");
    assert!(html.contains("<li id=\"note.1\">") && html.contains("<li id=\"note.2\">") && !html.contains("note.3"));
    assert_eq!(html.matches("id=\"ref.1\"").count(), 1);
}

#[test]
fn blocks_that_only_the_leader_reads_are_no_second_ones() {
    let text = "## One {#one}\n\n::: ours limits\n:::\n\n::: checklist\n- Says sorry once\n:::\n\n:::: facilitator\n::: ours limits\n:::\n\n::: checklist\n- Reads it out\n:::\n::::\n";
    let outcome = with(text, &[]).make();
    assert!(!outcome.findings.has_errors(), "{}", outcome.text());
    assert!(!outcome.places().iter().any(|place| place.starts_with("checklist-twice")), "{:?}", outcome.places());
}

#[test]
fn links_and_pictures_in_titles_and_names_are_looked_at() {
    let text = "## See [the form](#nowhere) {#a}\n\n::: dialogue\n**![Till](till.svg):** Hello.\n:::\n\nTo [there](#run).\n\n:::: facilitator\n### Run {#run}\n::::\n";
    let places = with(text, &[]).make().places();
    let found = |code: &str| places.iter().filter(|place| place.starts_with(code)).count();
    assert_eq!((found("unknown-section "), found("picture-missing ")), (2, 1), "{places:?}");
}

#[test]
fn a_situation_is_asked_once_in_a_module() {
    let text =
        "## One {#one moment=apologise}\n\n::: our-quiz\n:::\n\n## Two {#two moment=listen}\n\n::: our-quiz\n:::\n";
    let more = "      - moment: [apologise, listen]\n        we: Say it once.\n        not: Say it three times.\n        situation: The bell will not ring.\n      - moment: listen\n";
    let html = page(&with(text, &[("      - moment: listen\n", more)]).make(), SORRY);
    assert_eq!(html.matches("The bell will not ring.").count(), 1, "{html}");
}

#[test]
fn quotation_marks_turn_before_what_is_set_apart() {
    let text = "## One {#one}\n\nHe said \"*stay*\" to me, and \"{{ word.customer, or \"guest\" }}\".\n";
    let html = page(&with(text, &[]).make(), SORRY);
    assert!(html.contains("“<em>stay</em>” to me, and “rider”."), "{html}");
}

#[test]
fn titles_have_real_marks_wherever_they_stand() {
    let project = with("## One {#one}\n\nShort.\n", &[]);
    change(&project, "content/modules/sorry.md", &[("title: Saying sorry", "title: When it's hard\u{202e}")]);
    change(
        &project,
        "brands/harbour/packs/workshop.yaml",
        &[("title: Workshop induction", "title: The workshop's own")],
    );
    let outcome = project.make();
    for path in [HOME, SORRY] {
        let html = page(&outcome, path);
        assert!(html.contains("When it’s hard") && html.contains("The workshop’s own"), "{path}");
        assert!(!html.contains("it&#39;s") && !html.contains('\u{202e}'), "{path}");
    }
}

#[test]
fn nothing_to_decide_is_not_shown_as_a_decision() {
    let text = "## Say it {#say-it moment=apologise}\n\nUp to {{ our.limit, or \"your limit\" }}.\n";
    let nought = ("may: {front-line: {money: 30}}", "may: {front-line: 0, manager: any}");
    let outcome = with(text, &[nought]).make();
    assert!(page(&outcome, SORRY).contains("Up to your limit."));
    assert!(!page(&outcome, HOME).contains("You decide"));
    assert!(page(&outcome, LIMITS).contains("Ask first"));
    let sheet = sheet(&outcome);
    assert!(!sheet.contains("You may decide") && sheet.contains("Ask first"), "{sheet}");
}

#[test]
fn the_next_role_is_the_one_that_is_told() {
    let executive = ("may: {front-line: {money: 30}}", "may: {manager: {money: 30}, executive: any}");
    let project = with("## Say it {#say-it moment=apologise}\n\nShort.\n", &[executive]);
    change(&project, "brands/harbour/packs/workshop.yaml", &[("audience: front-line", "audience: manager")]);
    let sheet = sheet(&project.make());
    assert!(sheet.contains("Executive") && !sheet.contains("Manager\n"), "{sheet}");
    let far = ("may: {front-line: {money: 30}}", "may: {front-line: {money: 30}, manager: any}");
    let outcome = with("## Say it {#say-it moment=apologise}\n\nShort.\n", &[far]).make();
    assert!(self::sheet(&outcome).contains("Manager") && page(&outcome, LIMITS).contains("Manager"));
}

#[test]
fn a_sentence_ends_once_though_its_parts_bring_their_own_stops() {
    let stops = [
        ("situation: A repair that did not hold", "situation: A repair that did not hold.\n    record: Workshop book."),
        (
            "voice:\n",
            "routes: [{id: boss, moment: apologise, when: it is beyond your limit., to: the workshop lead., within: 10 minutes.}]\nvoice:\n",
        ),
    ];
    let project = with("## Say it {#say-it moment=apologise}\n\nShort.\n", &stops);
    change(&project, "brands/harbour/packs/workshop.yaml", &[("title:", "for: People new here.\ntitle:")]);
    let outcome = project.make();
    for path in [SORRY, HOME, LIMITS] {
        let html = page(&outcome, path);
        assert!(!html.contains("..") && !html.contains(".,") && !html.contains(".:"), "{path}: {html}");
    }
    let sheet = sheet(&outcome);
    assert!(!sheet.contains("..") && !sheet.contains(".,") && !sheet.contains(".:"), "{sheet}");
}

#[test]
fn no_link_stands_in_a_link_and_no_two_regions_share_a_name() {
    let table = "| a | b |\n| - | - |\n| c | d |\n";
    let text = format!(
        "## Say it {{#say-it moment=apologise}}\n\n[about {{{{ our.value, or \"it\" }}}}](https://a.example/)\n\n{table}\n{table}\n::: gap Fill it in. {{#fill}}\nSay[^n] [[sorry]].\n:::\n\n[^n]: A note.\n"
    );
    let html = page(&with(&text, &[]).make(), SORRY);
    assert!(html.contains("<a href=\"https://a.example/\">about <span class=\"lit\">Straight with you</span></a>"));
    assert!(html.contains("aria-label=\"Table\"") && html.contains("aria-label=\"Table 2\""));
    assert_eq!(html.matches("id=\"ref.1\"").count(), 1);
}

#[test]
fn what_stands_in_the_why_is_on_the_sheet() {
    let text = ":::: why\nBecause.\n\n::: rule Sorry first {#first}\n**If** it broke, **then** say sorry.\n:::\n\n::: checklist\n- Says it once\n:::\n::::\n\n## Say it {#say-it moment=apologise}\n\nShort.\n";
    let sheet = sheet(&with(text, &[]).make());
    for text in ["Because.", "say sorry.", "Says it once", "The sorry comes before"] {
        assert!(sheet.contains(text), "{text}: {sheet}");
    }
}

#[test]
fn code_on_a_sheet_is_set_in_its_own_face_without_a_warning() {
    let outcome = with("::: why\nType `£40` in the box.\n:::\n\n## One {#one}\n\nShort.\n", &[]).make();
    assert!(outcome.findings.is_empty(), "{}", outcome.text());
    assert!(sheet(&outcome).contains("£40"));
}

#[test]
fn sheets_and_pages_that_say_anything_else_bear_another_code() {
    let project = with("## One {#one}\n\nShort.\n", &[]);
    let code = |outcome: &Outcome| {
        let of = |text: String| {
            let at = text.find("harbour-sorry-draft-").unwrap_or_else(|| panic!("no code: {text}"));
            text[at..].chars().take("harbour-sorry-draft-".len() + 6).collect::<String>()
        };
        (of(page(outcome, SORRY)), of(sheet(outcome)))
    };
    let before = code(&project.make());
    change(&project, "content/modules/sorry.md", &[("title: Saying sorry", "title: Saying so")]);
    let after = code(&project.make());
    assert_ne!(before.0, after.0);
    assert_ne!(before.1, after.1);
}

#[test]
fn a_pack_is_not_written_without_a_module_that_could_not_be_read() {
    let project = Project::base();
    let own = "---\ntitle: Ours\nreplaces: sorry#say-it\n---\n\n## Ours\n\nText.\n";
    project.write("brands/harbour/modules/sorry.md", own);
    assert!(project.make().files.contains_key(SORRY));
    change(&project, "content/modules/sorry.md", &[("title: Saying sorry\n", "")]);
    let outcome = project.make();
    assert!(outcome.findings.has_errors() && outcome.files.is_empty(), "{}", outcome.text());
}

#[test]
fn ids_are_used_once_in_a_module_whoever_wrote_its_sections() {
    let library = "## One {#one}\n\nA.\n\n## Two {#two}\n\nB.\n\n## Three {#three}\n\nC.\n";
    let own = |name: &str, section: &str, inside: &str| {
        (
            format!("brands/harbour/modules/{name}.md"),
            format!("---\ntitle: Ours\nreplaces: sorry#{section}\n---\n\n## Ours\n\nText.\n\n{inside}\n"),
        )
    };
    let rule = "::: rule First {#first}\n**If** a, **then** b.\n:::";
    for files in [vec![own("a", "one", "### More {#three}")], vec![own("a", "one", rule), own("b", "two", rule)]] {
        let project = with(library, &[]);
        files.iter().for_each(|(path, text)| project.write(path, text));
        let places = project.make().places();
        assert!(places.iter().any(|place| place.starts_with("id-twice ")), "{places:?}");
    }
}

#[test]
fn a_slot_that_is_not_there_is_named_as_it_was_typed() {
    let project = with("## One {#one}\n\nShort.\n", &[]);
    let own = "---\ntitle: Own\n---\n\n## One {#one}\n\n{{ route.boss.contact }}\n\n{{ word.custmer.Cap }}\n";
    project.write("brands/harbour/modules/own.md", own);
    change(
        &project,
        "brands/harbour/brand.yaml",
        &[("voice:\n", "routes: [{id: boss, moment: listen, when: late, to: the lead}]\nvoice:\n")],
    );
    change(&project, "brands/harbour/packs/workshop.yaml", &[("sorry", "sorry, own")]);
    let text = project.make().text();
    assert!(text.contains("has not told `route.boss.contact`") && text.contains("route.boss.contact, or"), "{text}");
    assert!(text.contains("Did you mean `word.customer.Cap`?"), "{text}");
}

#[test]
fn words_of_a_language_that_is_not_there_yet_are_said_to_be_english() {
    let outcome = with("## One {#one}\n\nShort.\n", &[("locale: en-GB", "locale: fr-FR")]).make();
    assert_eq!(outcome.places(), ["language-not-built brands/harbour/brand.yaml:4"]);
}
