//! What checks of words leave alone, and what they take for the same word; and what counts as tools and as practice. That
//! they find what they look for, and where, the fixtures of `bad-input` show.

use crate::support::Project;

const MODULE: &str = "content/modules/sorry.md";
const BRAND: &str = "brands/harbour/brand.yaml";

/// The small project with a paragraph in place of its own.
fn with(text: &str) -> Project {
    let project = Project::base();
    project.write(MODULE, project.read(MODULE).replace("Sorry is short.", text));
    project
}

fn avoiding(project: &Project, avoid: &str) {
    let was = "avoid: [{word: unfortunately, use: the plain reason}]";
    let brand = project.read(BRAND);
    assert!(brand.contains(was));
    project.write(BRAND, brand.replace(was, &format!("avoid: [{avoid}]")));
}

/// How often a finding of this code is made.
fn count(project: &Project, code: &str) -> usize {
    project.make_forms(&[]).findings.iter().filter(|found| found.code == code).count()
}

/// The places of findings of this code, as `line:what stands there`.
fn found(project: &Project, code: &str) -> Vec<String> {
    let outcome = project.make_forms(&[]);
    let at = outcome.findings.iter().filter(|found| found.code == code).filter_map(|found| match found.place {
        induct::model::diag::Place::Span(span) => Some(span),
        _ => None,
    });
    at.map(|span| {
        let text = &outcome.project.sources.file(span.file).text;
        let line = text[..span.range().start].matches('\n').count() + 1;
        format!("{line}:{}", &text[span.range()])
    })
    .collect()
}

#[test]
fn an_avoided_word_is_met_in_all_that_is_shown_and_at_its_own_place() {
    let project = with("We say *unfort*unately, UNFORTUNATELY and “it is, unfortunately, late”.");
    let page = project.read(MODULE);
    project.write(
        MODULE,
        format!(
            "{page}\n- An item, unfortunately\n\n| Head | unfortunately |\n| --- | --- |\n| cell | unfortunately |\n\n\
             ::: coach\nUnfortunately.\n:::\n\n:::: reminder\n::: quiz Unfortunately? {{#again}}\n- [x] Yes.\n  > Unfortunately so.\n\
             - [ ] No.\n  > It is, unfortunately.\n:::\n::::\n"
        ),
    );
    assert_eq!(found(&project, "avoided-word").len(), 3 + 1 + 2 + 1 + 3);
    let outcome = project.make_forms(&[]).text();
    assert!(outcome.contains("“unfortunately” is a word that Harbour Bikes avoids, in “"), "{outcome}");
}

#[test]
fn the_same_word_twice_in_a_line_is_shown_where_each_stands() {
    let project = with("Unfortunately late, unfortunately cold.");
    assert_eq!(found(&project, "avoided-word"), ["14:Unfortunately", "14:unfortunately"]);
    let project = Project::base();
    let brand = project.read(BRAND);
    let we = "we: \"Unfortunately {{ limit.refit.front-line }} is all, *unfortunately*.\"";
    project.write(BRAND, brand.replace("we: Let people finish.", we));
    assert_eq!(found(&project, "avoided-word"), ["17:Unfortunately", "17:unfortunately"]);
}

#[test]
fn the_name_of_a_slot_is_none_of_the_words_of_a_text() {
    let project = Project::base();
    avoiding(&project, "{word: limit}");
    let we = "we: \"{{ limit.refit.front-line }} is our limit.\"";
    project.write(BRAND, project.read(BRAND).replace("we: Let people finish.", we));
    assert_eq!(found(&project, "avoided-word"), ["17:limit"]);
    let outcome = project.make_forms(&[]);
    assert!(outcome.text().contains("avoids, in “£30 is our limit.”"), "{}", outcome.text());
    assert!(outcome.text().contains("brand.yaml:17:50"), "{}", outcome.text());
}

/// Each is left alone, and each with what is left alone taken away is met.
#[test]
fn what_is_not_said_by_us_is_left_alone() {
    let alone = [
        ("**Customer:** It broke again.", "**Customer:** Unfortunately.", "**Mechanic:** Unfortunately."),
        (
            "**Customer:** It broke again.",
            "**{{ word.customer.Cap, or \"Customer\" }}:** Unfortunately.",
            "**Lee:** Unfortunately.",
        ),
        ("**Customer:** It broke again.", "**{{ customer }}:** Unfortunately.", "**{{ me }}:** Unfortunately."),
        (
            "**Customer:** It broke again.",
            "**An angry rider:** Unfortunately.",
            "**The rider's brother:** Unfortunately.",
        ),
        ("- [ ] The receipt.", "- [ ] Unfortunately.", "- [x] Unfortunately."),
        ("Sorry is short.", "See https://example.org/unfortunately/late.", "See unfortunately."),
        (
            "Sorry is short.",
            "Write to unfortunately@example.org or unfortunately.example.",
            "Write, unfortunately. Then wait.",
        ),
        ("Sorry is short.", "Type `unfortunately`.", "Type *unfortunately*."),
        ("Sorry is short.", "```\nunfortunately\n```", "> unfortunately"),
        ("Sorry is short.", "Nobody says “unfortunately”.", "Nobody says “so, unfortunately”."),
        (
            "Sorry is short.",
            "::: say\n- Say: Sorry.\n- Not: Unfortunately.\n:::",
            "::: say\n- Say: Unfortunately.\n- Not: Well.\n:::",
        ),
        (
            "Sorry is short.",
            "::: near-miss\n**You:** Unfortunately.\n---\nIt is long.\n---\n**You:** Sorry.\n:::",
            "::: near-miss\n**You:** Well.\n---\nIt is long.\n---\n**You:** Unfortunately.\n:::",
        ),
    ];
    for (was, left, met) in alone {
        for (words, expected) in [(left, 0), (met, 1)] {
            let project = Project::base();
            let page = project.read(MODULE);
            assert!(page.contains(was));
            project.write(MODULE, page.replace(was, words));
            assert_eq!(count(&project, "avoided-word"), expected, "{words}");
        }
    }
}

#[test]
fn choices_that_do_not_hold_may_say_what_they_like() {
    let scenario = |good: &str, half: &str, bad: &str| {
        format!(
            "::: scenario The bell {{#bell}}\nSix o'clock.\n\n## A rider\n\n- “{good}” {{act=holds}} -> Ends\n  > Good.\n- “{half}” \
             {{act=half}} -> Ends\n  > Half.\n- “{bad}” {{act=harder}} -> Ends\n  > Bad.\n\n## Ends\n\nDone.\n:::"
        )
    };
    let late = "It is late, unfortunately.";
    assert_eq!(count(&with(&scenario("Sorry.", late, late)), "avoided-word"), 0);
    assert_eq!(count(&with(&scenario(late, "Sorry.", "Sorry.")), "avoided-word"), 1);
}

#[test]
fn regulated_wording_and_not_lines_of_a_brand_are_left_alone() {
    let project = Project::base();
    let brand = project.read(BRAND).replace("not: Guess the fault.", "not: Say unfortunately.");
    let legal =
        "legal: [{id: rights, moment: apologise, say: Unfortunately no right is lost., text: Say unfortunately.}]\n";
    project.write(BRAND, format!("{brand}{legal}"));
    assert_eq!(count(&project, "avoided-word"), 0);
    project.write(BRAND, project.read(BRAND).replace("we: Let people finish.", "we: Say unfortunately."));
    assert_eq!(found(&project, "avoided-word"), ["17:unfortunately"]);
}

#[test]
fn other_forms_count_only_where_they_are_listed_and_longer_words_never() {
    let text = "Late, lateness, too-late and relate; late's and l’ate.";
    let project = with(text);
    avoiding(&project, "{word: late}");
    assert_eq!(found(&project, "avoided-word"), ["14:Late", "14:late"]);
    avoiding_again(&project, "{word: late}", "{word: late, forms: [lateness, l'ate]}");
    assert_eq!(found(&project, "avoided-word"), ["14:Late", "14:lateness", "14:late", "14:l’ate"]);
}

fn avoiding_again(project: &Project, was: &str, now: &str) {
    project.write(BRAND, project.read(BRAND).replace(was, now));
}

#[test]
fn a_phrase_of_several_words_counts_across_lines_and_hyphens_and_not_across_sentences() {
    let project = with("Any incon-\nvenience. For any\ninconvenience, for-any-inconvenience. For any. Inconvenience.");
    avoiding(&project, "{word: for any inconvenience}");
    assert_eq!(found(&project, "avoided-word"), ["15:For any\ninconvenience", "16:for-any-inconvenience"]);
}

#[test]
fn a_word_may_stand_in_a_phrase_that_is_listed_as_an_exception() {
    let project = with("The rider guide says: rider, ride the rider-guide way.");
    avoiding(&project, "{word: rider, except: [rider guide]}");
    // Its own word for a customer, and once in the text.
    let places = found(&project, "avoided-word");
    assert_eq!(places.iter().filter(|place| place.starts_with("14:")).count(), 1, "{places:?}");
}

#[test]
fn a_word_that_the_brand_brings_through_a_slot_is_met_once_in_its_own_file() {
    let project = with("A {{ word.customer, or \"customer\" }} and a {{ word.customer, or \"customer\" }}.");
    avoiding(&project, "{word: rider}");
    // Two as it happens: the word itself, and the second priority.
    assert_eq!(found(&project, "avoided-word"), ["6:rider", "19:rider"]);
}

#[test]
fn a_phrase_that_a_slot_begins_is_met_where_the_rest_is_typed() {
    let project =
        with("Every {{ word.customer, or \"customer\" }} journey, and a {{ word.customer, or \"customer\" }}.");
    avoiding(&project, "{word: rider journey}");
    assert_eq!(found(&project, "avoided-word"), ["14:journey"]);
}

#[test]
fn a_share_is_held_against_what_it_is_a_share_of() {
    let project = with("Take 10 % off, as a refund.");
    let standard = "standards: [{id: reply, moment: apologise, text: Answer a complaint, target: 90 % in a day}]\n";
    project.write(BRAND, format!("{}{standard}", project.read(BRAND)));
    assert_eq!(count(&project, "hard-typed-wrong"), 0);
    for (share, code) in
        [("80 per cent", "hard-typed-wrong"), ("eighty percent", "hard-typed-wrong"), ("90%", "hard-typed")]
    {
        project.write(
            MODULE,
            Project::base().read(MODULE).replace("Sorry is short.", &format!("We answer {share} of them.")),
        );
        assert_eq!(count(&project, code), 1, "{share}");
    }
}

#[test]
fn figures_of_the_brand_are_met_in_figures_and_in_words() {
    let wrong = [
        "£31",
        "£ 31",
        "31 pounds",
        "31 GBP",
        "thirty-one pounds",
        "thirty one quid",
        "a hundred pounds",
        "£30.50",
        "£1,000",
        "30 €",
        "$30",
    ];
    for figure in wrong {
        let project = with(&format!("You may refund {figure} at once."));
        assert_eq!((count(&project, "hard-typed-wrong"), count(&project, "hard-typed")), (1, 0), "{figure}");
    }
    for figure in ["£30", "£30.00", "30 pounds", "thirty pounds", "*£30*"] {
        let project = with(&format!("You may refund {figure} at once."));
        assert_eq!((count(&project, "hard-typed-wrong"), count(&project, "hard-typed")), (0, 1), "{figure}");
    }
    let project = with("You may refund £2,500, 2500 quid or two thousand five hundred pounds.");
    project.write(BRAND, project.read(BRAND).replace("{money: 30}", "{money: 2500}"));
    assert_eq!((count(&project, "hard-typed-wrong"), count(&project, "hard-typed")), (0, 3));
    // Shares are told nowhere for this moment, and room 30 is no money.
    for figure in ["10 %", "ten per cent", "the rider in room 31", "31 bells"] {
        let project = with(&format!("You may refund {figure} at once."));
        assert_eq!((count(&project, "hard-typed-wrong"), count(&project, "hard-typed")), (0, 0), "{figure}");
    }
}

#[test]
fn a_figure_counts_near_what_it_is_about_and_where_the_brand_has_told_one() {
    let near = "Refund them there and then, up £31.";
    let far = "Refund them there and then, up to £31.";
    assert_eq!(count(&with(near), "hard-typed-wrong"), 1);
    assert_eq!(count(&with(far), "hard-typed-wrong"), 0);
    let elsewhere = with(near);
    elsewhere.write(MODULE, elsewhere.read(MODULE).replace("{#say-it moment=apologise}", "{#say-it moment=listen}"));
    assert_eq!(count(&elsewhere, "hard-typed-wrong"), 0);
    let slot = with(
        "You may refund {{ limit.refit.front-line, or \"£31\" }} at once, and {{ limit.other, or \"£99\" }} of the limit.",
    );
    assert_eq!((count(&slot, "hard-typed-wrong"), count(&slot, "hard-typed")), (0, 0));
    let said = with(
        "::: quiz How much may you refund? {#much}\n- [ ] The limit is £99.\n  > No.\n- [x] What it says.\n  > Yes.\n:::",
    );
    assert_eq!(count(&said, "hard-typed-wrong"), 0);
    let customer = Project::base();
    customer.write(MODULE, customer.read(MODULE).replace("It broke again.", "I want a refund of £99."));
    assert_eq!(count(&customer, "hard-typed-wrong"), 0);
}

#[test]
fn what_to_type_for_a_figure_is_what_its_file_can_hold() {
    let text = "You may refund £30 at once.";
    assert!(with(text).make_forms(&[]).text().contains("{{ our.limit, or \"your limit\" }}"));
    let project = Project::base();
    project.write(
        "brands/harbour/modules/say-it.md",
        format!("---\nid: say-it\ntitle: Say it\nreplaces: sorry#say-it\n---\n\n## Say it {{#say-it moment=apologise}}\n\n{text}\n"),
    );
    let said = project.make_forms(&[]).text();
    assert!(said.contains("say-it.md:9:16") && said.contains("in its place: {{ limit.refit.front-line }}"), "{said}");
}

#[test]
fn an_order_about_character_is_let_stand_beside_an_act() {
    let met = [
        "Be positive.",
        "Please always be positive.",
        "Be positive. It helps. Say so.",
        "- Be positive\n- Have a plan",
    ];
    for text in met {
        assert_eq!(count(&with(text), "character-order"), 1, "{text}");
    }
    let left = [
        "Be positive: say what you can do.",
        "Be positive. Say what you can do.",
        "Nobody has to be positive.",
        "- Be positive\n- Say what you can do",
        "“Be positive” is no help.",
    ];
    for text in left {
        assert_eq!(count(&with(text), "character-order"), 0, "{text}");
    }
}

#[test]
fn a_project_adds_phrases_and_takes_some_out() {
    let text = "As we all know, he takes it offline. Ask the foreman.";
    let project = with(text);
    assert_eq!((count(&project, "patronising"), count(&project, "inclusive")), (1, 1));
    project.write(
        "content/lists/en.yaml",
        "patronising: [takes it offline]\nexcept: [As we all know]\ninclusive: [{word: foreman, why: ours are crew leads, instead: crew lead}]\n",
    );
    assert_eq!(found(&project, "patronising"), ["14:takes it offline"]);
    let said = project.make_forms(&[]).text();
    assert!(said.contains("ours are crew leads") && !said.contains("not everyone who leads"), "{said}");
    // What stands in a list of the project as it does in the program's counts once.
    project.write("content/lists/en.yaml", "patronising: [as we all know]\n");
    assert_eq!(count(&project, "patronising"), 1);
}

#[test]
fn a_language_is_held_against_its_own_lists() {
    let project = with("As we all know, das weiß jedes Kind.");
    project.write(BRAND, project.read(BRAND).replace("locale: en-GB", "locale: de-DE"));
    assert_eq!(count(&project, "patronising"), 0);
    project.write("content/lists/de.yaml", "patronising: [das weiß jedes Kind]\n");
    assert_eq!(found(&project, "patronising"), ["14:das weiß jedes Kind"]);
}

#[test]
fn worn_phrases_are_let_stand_until_there_are_many() {
    let twice = "Go the extra mile. Think outside the box.";
    assert_eq!(count(&with(twice), "generic-phrases"), 1);
    assert_eq!(count(&with("Go the extra mile."), "generic-phrases"), 0);
    let long = format!("{twice}{}", "\n\nWe look at the brake and say what it was.".repeat(120));
    assert_eq!(count(&with(&long), "generic-phrases"), 0);
    let project = with(twice);
    project.write("content/settings.yaml", "thresholds: {generic_per_1000_words: 0}\n");
    assert_eq!(count(&project, "generic-phrases"), 0, "nought asks for nothing");
}

/// A hundred and more words that are hard, with what stands between them.
fn hard() -> String {
    "Apologising immediately demonstrates professional responsibility towards everybody affected by deterioration. "
        .repeat(12)
}

#[test]
fn only_what_learners_read_as_sentences_is_scored() {
    let hard = hard();
    let met = [hard.clone(), format!("::: why\n{hard}\n:::"), format!("- {hard}\n- {hard}")];
    for text in met {
        assert_eq!(count(&with(&text), "hard-to-read"), 1, "{text:.60}");
    }
    let left = [
        format!("::: facilitator\n{hard}\n:::"),
        format!("::: coach\n{hard}\n:::"),
        format!("| Head |\n| --- |\n| {hard} |"),
        hard.chars().take(220).collect(),
    ];
    for text in left {
        assert_eq!(count(&with(&text), "hard-to-read"), 0, "{text:.60}");
    }
    let unasked = with(&hard);
    unasked.write("content/settings.yaml", "thresholds: {grade_learner: 0, words_in_a_sentence: 0}\n");
    assert_eq!(count(&unasked, "hard-to-read"), 0, "nought asks for nothing");
    let coached = with(&format!("::: coach\n{hard}\n:::"));
    let pack = "brands/harbour/packs/workshop.yaml";
    coached.write(pack, coached.read(pack).replace("front-line", "manager"));
    assert_eq!(count(&coached, "hard-to-read"), 1, "a manager reads what is for managers");
}

#[test]
fn cards_are_scored_together() {
    let words = "Apologising immediately demonstrates professional responsibility. ";
    let card = |n: usize| format!("::: pocket\n{}\n:::\n\n", words.repeat(n));
    // 35 words each: two are too few to be scored, three are enough.
    assert_eq!(count(&with(&card(7).repeat(2)), "hard-to-read"), 0);
    assert_eq!(count(&with(&card(7).repeat(3)), "hard-to-read"), 1);
}

#[test]
fn a_language_without_a_formula_is_held_against_lix_and_another_script_against_nothing() {
    let project =
        with(&"Odpowiedzialność profesjonalna wszystkich pracowników przedsiębiorstwa zobowiązuje. ".repeat(30));
    project.write(BRAND, project.read(BRAND).replace("locale: en-GB", "locale: pl-PL"));
    let said = project.make_forms(&[]).text();
    assert!(said.contains("advice[hard-to-read]") && said.contains("LIX"), "{said}");
    let project = with(&"Ответственность профессиональных сотрудников предприятия обязывает. ".repeat(30));
    project.write(BRAND, project.read(BRAND).replace("locale: en-GB", "locale: ru-RU"));
    assert_eq!(count(&project, "hard-to-read"), 0);
}

#[test]
fn a_long_sentence_is_met_where_it_begins_once() {
    let long = "When they come back with it and tell you what it was this time and what they had to miss for it then you say sorry for that first.";
    let project = with(&format!("Sorry is short. {long} It is over."));
    assert_eq!(found(&project, "long-sentence"), [format!("14:{}", long.trim_end_matches('.'))]);
    let three_points = "They say “it is probably nothing, but…” They say it with one hand on the door, and they say it only when you are still there to hear it.";
    assert_eq!(count(&with(three_points), "long-sentence"), 0);
    let project = Project::base();
    project.write(BRAND, project.read(BRAND).replace("we: Let people finish.", &format!("we: {long}")));
    assert_eq!(
        found(&project, "long-sentence"),
        [format!("17:{}", long.trim_end_matches('.'))],
        "once, in the brand's file"
    );
}

/// Spans are cut from what people typed, so nothing may be assumed of it.
#[test]
fn odd_texts_are_read_to_their_end() {
    for text in [
        "“”",
        "£",
        "30",
        "£30 %",
        "a hundred and",
        "\u{202e}unfortunately",
        "un\u{ad}fortunately",
        "e\u{301}unfortunately 3%",
        "…",
        "one hundred thousand million pounds limit",
        "limit 99999999999999999999 pounds",
    ] {
        drop(with(text).make_forms(&[]).text());
    }
}

#[test]
fn practice_is_weighed_against_what_people_can_work_with() {
    let practice = "::: activity The bike that came back (40 min, in pairs)\nSwap.\n:::\n\n";
    let acts = "- Says sorry before anybody asks to see a receipt\n".repeat(600);
    let tools = format!("::: checklist\n{acts}:::\n\n");
    let reading = "It is short. ".repeat(1600);
    assert_eq!(count(&with(practice), "mostly-practice"), 1);
    assert_eq!(count(&with(&format!("{practice}{reading}")), "mostly-practice"), 1, "what is explained is neither");
    assert_eq!(count(&with(&format!("{practice}{tools}")), "mostly-practice"), 0);
    let unasked = with(practice);
    unasked.write("content/settings.yaml", "thresholds: {tools_percent: 0}\n");
    assert_eq!(count(&unasked, "mostly-practice"), 0, "nought asks for nothing");
}
