//! What a brand adds, replaces and leaves out, seen on its pages and sheets.

use crate::pdf::Pdf;
use crate::support::{Outcome, Project};

const SORRY: &str = "harbour/workshop/site/sorry.html";
const SHEET: &str = "harbour/workshop/print/handout-sorry.pdf";

fn page(outcome: &Outcome, path: &str) -> String {
    assert!(!outcome.findings.has_errors(), "{}", outcome.text());
    String::from_utf8(outcome.files[path].clone()).expect("UTF-8")
}

/// The module of the base project with another text.
fn module(text: &str) -> String {
    format!("---\nid: sorry\ntitle: Saying sorry\nminutes: 1\n---\n\n{text}")
}

fn brand(project: &Project, from: &str, to: &str) {
    let path = "brands/harbour/brand.yaml";
    let brand = project.read(path);
    assert!(brand.contains(from), "{from}");
    project.write(path, brand.replace(from, to));
}

#[test]
fn our_way_ends_the_first_section_of_its_moment_and_no_other() {
    let project = Project::base();
    let two = "## One {#one moment=listen}\n\nFirst.\n\n## Two {#two moment=listen}\n\nSecond.\n";
    project.write("content/modules/sorry.md", module(two));
    let html = page(&project.make(), SORRY);
    assert_eq!(html.matches("How we do it here").count(), 1);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(at("First.") < at("Let people finish.") && at("Let people finish.") < at("Second."));
}

#[test]
fn our_way_goes_where_the_author_put_it_also_in_an_activity() {
    let project = Project::base();
    let text = "## One {#one moment=listen}\n\nFirst.\n\n:::: activity Try (1 min)\nDo it.\n\n::: our-way\n:::\n::::\n\nLast.\n";
    project.write("content/modules/sorry.md", module(text));
    let html = page(&project.make(), SORRY);
    assert_eq!(html.matches("How we do it here").count(), 1);
    assert!(html.find("Let people finish.") < html.find("Last."));
}

#[test]
fn acts_of_the_brand_join_the_one_checklist_under_their_sections_name() {
    let project = Project::base();
    let text = "## Say it {#say-it moment=apologise}\n\nShort.\n\n## See it {#see-it}\n\n::: checklist\n- Says sorry once\n:::\n";
    project.write("content/modules/sorry.md", module(text));
    let html = page(&project.make(), SORRY);
    assert_eq!(html.matches("<table class=\"acts\">").count(), 1);
    assert!(html.find("Says sorry once") < html.find("The sorry comes before the first question"));
    assert!(html.contains("<span class=\"from\">Say it, Straight with you</span>"), "{html}");
}

#[test]
fn practice_is_made_of_situations_with_what_we_do_not_as_wrong_answers() {
    let project = Project::base();
    project.write(
        "content/modules/sorry.md",
        module("## Say it {#say-it moment=apologise}\n\nShort.\n\n::: our-quiz\n:::\n"),
    );
    // One `not` in the moment is too few for three options: think it through instead, and it is said.
    let outcome = project.make();
    assert!(outcome.places().iter().any(|place| place.starts_with("practice-too-thin ")), "{:?}", outcome.places());
    assert!(page(&outcome, SORRY).contains("Say what you would do here"));
    brand(
        &project,
        "      - moment: listen\n",
        "      - moment: apologise\n        we: Say it once.\n        not: Say it three times.\n      - moment: listen\n",
    );
    let html = page(&project.make(), SORRY);
    for text in [
        "The brake we mended yesterday has gone again.",
        "Say sorry before we look at the bike.",
        "Say it three times.",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert_eq!(html.matches("type=\"radio\"").count(), 3);
}

#[test]
fn slots_take_the_brands_words_else_the_fallback() {
    let project = Project::base();
    let text = "## Say it {#say-it moment=apologise}\n\nA {{ word.customer, or \"customer\" }} and {{ word.team, or \"colleagues\" }}: {{ our.limit, or \"your limit\" }}, {{ our.route, or \"your lead\" }}. {{ word.customer.Cap, or \"Customer\" }}, {{ word.customer.a, or \"a customer\" }}.\n";
    project.write("content/modules/sorry.md", module(text));
    let html = page(&project.make(), SORRY);
    assert!(html.contains("A rider and colleagues: £30, your lead. Rider, a rider."), "{html}");
}

#[test]
fn what_stands_under_a_condition_is_there_only_where_it_holds() {
    let project = Project::base();
    let text = "## One {#one}\n\n::: if channel=phone\nOn the phone.\n:::\n\n::: if has=limit.refit\nUp to {{ limit.refit }}.\n:::\n\n::: if has=limit.other\nNever seen.\n:::\n";
    project.write("content/modules/sorry.md", module(text));
    brand(&project, "currency: GBP\n", "currency: GBP\nchannels: [face]\n");
    let html = page(&project.make(), SORRY);
    assert!(!html.contains("On the phone.") && html.contains("Up to £30.") && !html.contains("Never seen."));
    brand(&project, "channels: [face]", "channels: [face, phone]");
    assert!(page(&project.make(), SORRY).contains("On the phone."));
}

#[test]
fn a_module_whose_channels_the_brand_lacks_is_left_out_and_said_so() {
    let project = Project::base();
    let call = "---\nid: call\ntitle: On the phone\nchannels: [phone]\n---\n\n## Ring {#ring}\n\nRing.\n";
    project.write("content/modules/call.md", call);
    project.write(
        "brands/harbour/packs/workshop.yaml",
        "title: Workshop induction\npath: [{when: Day 1, modules: [sorry, call]}]\n",
    );
    brand(&project, "currency: GBP\n", "currency: GBP\nchannels: [face]\n");
    let outcome = project.make();
    assert!(outcome.places().iter().any(|p| p.starts_with("module-left-out ")), "{:?}", outcome.places());
    assert!(!outcome.files.contains_key("harbour/workshop/site/call.html"));
    assert!(!page(&outcome, "harbour/workshop/site/index.html").contains("On the phone"));
    // With nothing left, there is no pack to hand out.
    project.write(
        "brands/harbour/packs/workshop.yaml",
        "title: Workshop induction\npath: [{when: Day 1, modules: [call]}]\n",
    );
    assert!(project.make().places().iter().any(|p| p.starts_with("empty-pack ")));
}

#[test]
fn a_brands_own_module_stands_in_for_the_librarys() {
    let project = Project::base();
    project.write("brands/harbour/modules/sorry.md", module("## Ours {#ours moment=apologise}\n\nAltogether ours.\n"));
    let html = page(&project.make(), SORRY);
    assert!(html.contains("Altogether ours.") && !html.contains("Sorry is short."));
    // Then a mistake in the library's does not matter to this brand.
    let library = project.read("content/modules/sorry.md");
    project.write("content/modules/sorry.md", library.replace("moment=apologise", "moment=apologize"));
    let read = project.make();
    assert!(read.findings.has_errors() && read.files.contains_key(SORRY));
    assert!(!induct::pipeline::stops(
        &read.project,
        &read.project.library.packs[0],
        &induct::pipeline::make(&read.project, &read.project.library.packs[0], &[], crate::support::TODAY)
            .pack
            .expect("a pack"),
        &induct::model::diag::Diagnostics::default(),
    ));
}

#[test]
fn a_replaced_section_is_counted_with_the_rest() {
    let project = Project::base();
    let library = "## One {#one}\n\nKept[^a].\n\n::: rule First {#first}\n**If** a, **then** b.\n:::\n\n## Two {#two}\n\nGoes[^b].\n\n::: rule Second {#second}\n**If** c, **then** d.\n:::\n\n## Three {#three}\n\nLast[^c].\n\n::: dialogue\n**You:** So. {rule=second}\n**You:** And so. {rule=first}\n:::\n\n[^a]: Note of one.\n[^b]: Note of two.\n[^c]: Note of three.\n";
    project.write("content/modules/sorry.md", module(library));
    let own = "---\ntitle: Ours\nreplaces: sorry#two\n---\n\n## Ours\n\nComes[^x].\n\n::: rule Our rule {#our-rule}\n**If** it is ours, **then** we[^y].\n:::\n\n[^x]: Our note.\n[^y]: Our rule's note.\n";
    project.write("brands/harbour/modules/our-two.md", own);
    let html = page(&project.make(), SORRY);
    assert!(!html.contains("Goes") && !html.contains("Note of two.") && html.contains("Comes"));
    for rule in ["Rule 1: First", "Rule 2: Our rule"] {
        assert_eq!(html.matches(rule).count(), 1, "{rule}");
    }
    assert!(!html.contains("Second"), "a rule that is gone is not named");
    // Notes in the order in which the text refers to them, each referred to by its own number.
    let notes = ["Note of one.", "Our note.", "Our rule’s note.", "Note of three."];
    let places: Vec<usize> = notes.iter().map(|note| html.find(note).unwrap_or_else(|| panic!("{note}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    let called =
        |word: &str, n: u32| html.contains(&format!("{word}<a class=\"fn\" id=\"ref.{n}\" href=\"#note.{n}\""));
    assert!(called("Kept", 1) && called("Comes", 2) && called("we", 3) && called("Last", 4), "{html}");
}

#[test]
fn a_replacing_section_with_a_mistake_stops_its_pack() {
    let project = Project::base();
    for own in [
        "---\ntitle: Ours\nreplaces: sorry#say-itt\n---\n\n## Ours\n\nText.\n",
        "---\ntitle: [Ours\nreplaces: sorry#say-it\n---\n\n## Ours\n\nText.\n",
        "---\ntitle: Ours\nreplaces: sorry#say-it\n---\n\n## Ours\n\nText.\n\n## And more\n\nText.\n",
    ] {
        project.write("brands/harbour/modules/ours.md", own);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_induct"))
            .arg("build")
            .current_dir(project.root())
            .output()
            .expect("runs");
        assert_eq!(output.status.code(), Some(1), "{own}");
        assert!(!project.root().join("output/harbour").exists(), "written in spite of: {own}");
    }
}

#[test]
fn regulated_wording_is_on_page_and_sheet_wherever_it_stands() {
    for (module_text, legal) in [
        ("## Say it {#say-it moment=apologise}\n\nShort.\n", "{id: r, moment: apologise, say: These very words.}"),
        ("## Say it {#say-it moment=apologise}\n\nShort.\n", "{id: r, modules: [sorry], say: These very words.}"),
        ("Only a paragraph.\n", "{id: r, modules: [sorry], moment: listen, say: These very words.}"),
    ] {
        let project = Project::base();
        project.write("content/modules/sorry.md", module(module_text));
        brand(&project, "voice:\n", &format!("legal: [{legal}]\nvoice:\n"));
        let outcome = project.make();
        let html = page(&outcome, SORRY);
        assert_eq!(html.matches("These very words.").count(), 1, "{legal}");
        assert!(html.contains("Say exactly"));
        let sheet = Pdf::new(&outcome.files[SHEET]).text();
        assert!(sheet.contains("Say exactly") && sheet.contains("These very words."), "{legal}: {sheet}");
    }
}

#[test]
fn times_and_versions_are_shown_as_they_were_typed_with_quotes_or_without() {
    let project = Project::base();
    project.write(
        "content/modules/sorry.md",
        module("By {{ standard.back.target, or \"nine\" }}, on {{ standard.back.see_it, or \"it\" }}.\n"),
    );
    brand(
        &project,
        "voice:\n",
        "standards: [{id: back, moment: listen, text: Ring back, target: 07:20, see_it: 7.20}]\nvoice:\n",
    );
    let html = page(&project.make(), SORRY);
    assert!(html.contains("By 07:20, on 7.20."), "{html}");
}

#[test]
fn texts_that_ask_for_each_other_are_refused_at_once() {
    let project = Project::base();
    let many = "{{ brand.promise }} ".repeat(12);
    brand(&project, "promise: You will ride home today.", &format!("promise: \"{many}\""));
    let outcome = project.make();
    assert!(outcome.places().contains(&"slot-circle brands/harbour/brand.yaml:3".to_owned()), "{:?}", outcome.places());
    assert_eq!(outcome.findings.iter().filter(|found| found.code == "slot-circle").count(), 1);
}

#[test]
fn links_that_lead_out_of_the_project_are_not_followed() {
    let project = Project::base();
    let outside = project.root().with_file_name(format!("{}-outside", project.root().file_name().expect("a name")));
    std::fs::create_dir_all(&outside).expect("made");
    #[allow(clippy::disallowed_methods)] // a temporary folder
    std::fs::write(outside.join("secret.md"), module("## Secret {#secret}\n\nSecret.\n")).expect("written");
    std::os::unix::fs::symlink(outside.join("secret.md"), project.root().join("content/modules/secret.md"))
        .expect("linked");
    std::os::unix::fs::symlink(&outside, project.root().join("brands/outside")).expect("linked");
    let outcome = project.make();
    let mut places = outcome.places();
    places.retain(|place| place.starts_with("link-out "));
    assert_eq!(places, ["link-out brands/outside", "link-out content/modules/secret.md"]);
    assert!(!outcome.project.sources.files.iter().any(|file| file.text.contains("Secret")));
    #[allow(clippy::disallowed_methods)] // a temporary folder
    std::fs::remove_dir_all(outside).expect("removed");
}

#[test]
fn what_to_say_may_be_typed_bold_with_the_colon_on_either_side_of_the_stars() {
    let [plain, inside, behind] = [
        "- Say: Of course.\n- Not: Are you sure?",
        "- **Say:** Of course.\n- **Not:** Are you sure?",
        "- **Say**: Of course.\n- **Not**: Are you sure?",
    ]
    .map(|pair| {
        let project = Project::base();
        project.write("content/modules/sorry.md", module(&format!("## One {{#one}}\n\n::: say\n{pair}\n:::\n")));
        page(&project.make_forms(&[induct::model::library::Form::Site]), SORRY)
    });
    assert!(plain.contains("Are you sure?"));
    assert!(plain == inside && plain == behind);
}

#[test]
fn a_condition_may_be_typed_with_quotes_spaces_and_braces() {
    for condition in ["has=limit.refit", "has=\"limit.refit\"", "has = limit.refit", "{has=limit.refit}"] {
        let project = Project::base();
        let text = format!("## One {{#one}}\n\n::: if {condition}\nGive back {{{{ limit.refit }}}}.\n:::\n");
        project.write("content/modules/sorry.md", module(&text));
        let html = page(&project.make_forms(&[induct::model::library::Form::Site]), SORRY);
        assert!(html.contains("Give back "), "{condition}");
    }
}

#[test]
fn an_address_for_letters_between_angles_is_a_link() {
    let project = Project::base();
    project.write("content/modules/sorry.md", module("## One {#one}\n\nWrite to <learn@house.example>.\n"));
    let html = page(&project.make_forms(&[induct::model::library::Form::Site]), SORRY);
    assert!(html.contains("<a href=\"mailto:learn@house.example\">learn@house.example</a>"), "{html}");
}
