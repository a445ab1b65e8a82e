//! What each skill's module must show, for each shipped brand: one test for each row of the table of skills.

use induct::model::brand::Channel;
use induct::model::doc::{Block, BlockKind, Composed, Dialogue, DialoguePart, Line};
use induct::model::pack::{Joined, PackModule};
use induct::model::plain::plain_text;
use induct::model::walk::{blocks_of, each_block};

use crate::library::{BRANDS, Whole, brands, flat, shared, shingles};
use crate::support::{Project, repository};

fn each(check: impl Fn(&str, &Whole)) {
    BRANDS.into_iter().for_each(|brand| check(brand, &brands()[brand]));
}

fn blocks<'m>(module: &'m PackModule, see: &mut dyn FnMut(&'m Block<Composed>)) {
    blocks_of(&module.body).for_each(|blocks| each_block(blocks, see));
}

/// The conversations of a module, the correct ones and those with a fault, each with its first words.
fn dialogues(module: &PackModule) -> Vec<&Dialogue<Composed>> {
    let mut found = Vec::new();
    blocks(module, &mut |block| {
        if let BlockKind::Dialogue(dialogue) = &block.kind {
            found.push(dialogue);
        }
    });
    found
}

fn lines(dialogue: &Dialogue<Composed>) -> impl Iterator<Item = &Line<Composed>> {
    dialogue.parts.iter().filter_map(|part| match part {
        DialoguePart::Line(line) => Some(&**line),
        DialoguePart::Direction(_) => None,
    })
}

/// A text of a brand as it is looked for on a page: its longest part that no blank or quotation mark interrupts.
fn sought(text: &[induct::model::doc::Inline<Composed>]) -> String {
    let text = flat(&plain_text(text));
    let parts = text.split(['…', '"', '_', '*']).map(str::trim);
    parts.max_by_key(|part| part.len()).unwrap_or_default().to_owned()
}

fn source(id: &str) -> String {
    std::fs::read_to_string(repository().join(format!("content/modules/{id}.md"))).expect("read")
}

/// The codes of findings when a shipped file says something else.
fn codes_with(path: &str, change: impl Fn(&str) -> String, pack: &str) -> Vec<String> {
    let project = Project::with_library();
    project.write(path, change(&project.read(path)));
    project.write(
        "brands/lanternhouse/packs/front-desk.yaml",
        format!("title: One\naudience: front-line\npath: [{{when: Day 1, modules: [{pack}]}}]\n"),
    );
    project.make_forms(&[]).findings.iter().map(|found| found.code.to_owned()).collect()
}

fn has(codes: &[String], code: &str) -> bool {
    codes.iter().any(|found| found == code)
}

/// A module of the library with a paragraph more in the section with this moment.
fn with_words(id: &str, heading: &str, words: &str) -> Vec<String> {
    let path = format!("content/modules/{id}.md");
    let change = |text: &str| {
        let is_it = |line: &&str| line.starts_with("## ") && line.contains(heading);
        let line = text.lines().find(is_it).unwrap_or_else(|| panic!("{id} has no section {heading}"));
        text.replacen(line, &format!("{line}\n\n{words}"), 1)
    };
    codes_with(&path, change, &format!("principles, {id}"))
}

#[test]
fn adding_value_says_of_each_example_who_it_is_and_what_they_came_for() {
    let text = source("adding-value");
    let mut examples = 0;
    for block in text.split("\n:::").filter(|block| {
        let head = block.trim_start_matches(':').trim_start();
        ["dialogue ", "near-miss ", "scenario "].iter().any(|name| head.starts_with(name))
    }) {
        examples += 1;
        let first = block.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
        let came = ["came", "come", "comes", "rings", "rang", "writes", "wrote"];
        let words: Vec<&str> = first.split(|c: char| !c.is_alphanumeric()).collect();
        let at = words.iter().position(|word| came.contains(word));
        let what = at.is_some_and(|at| words[at..].iter().any(|word| ["for", "about", "to"].contains(word)));
        assert!(what, "{first}");
    }
    assert!(examples >= 3, "{examples}");
    each(|brand, whole| {
        let page = &whole.pages["adding-value"];
        for customer in &whole.pack.brand.customers {
            assert!(page.contains(&sought(&customer.who)), "{brand}: {}", customer.id);
        }
        assert!(whole.pack.brand.limits.iter().any(|limit| limit.moment.as_deref() == Some("surprise")), "{brand}");
    });
}

#[test]
fn attitude_gives_no_order_that_nobody_can_see() {
    let codes = with_words("attitude", "moment=wait", "Be positive. It helps.");
    assert!(has(&codes, "character-order"), "{codes:?}");
    assert!(!has(&with_words("attitude", "moment=wait", "It helps."), "character-order"));
}

#[test]
fn body_language_is_for_those_who_are_seen() {
    each(|brand, whole| {
        let face = whole.pack.brand.channels.contains(&Channel::Face);
        assert_eq!(whole.pages.contains_key("body-language"), face, "{brand}");
    });
    assert!(!brands()["clearwell"].pages.contains_key("body-language"));
}

#[test]
fn cultures_says_nothing_of_a_people_and_is_read_by_somebody_named() {
    let codes = with_words("cultures", "moment=include", "Danish people are quiet.");
    assert!(has(&codes, "people-of-a-nation"), "{codes:?}");
    assert!(!has(&with_words("cultures", "moment=include", "One man from Aarhus was quiet."), "people-of-a-nation"));
    let reviewer = brands()["lanternhouse"].module("cultures").meta.reviewer.clone();
    assert_eq!(reviewer.as_deref(), Some("Inclusion lead"));
}

#[test]
fn the_right_thing_prints_every_tie_break_in_the_order_of_the_priorities() {
    each(|brand, whole| {
        let page = &whole.pages["right-thing"];
        let told = &whole.pack.brand;
        let rank = |side: &String| {
            let side = side.to_lowercase();
            told.priorities.iter().position(|priority| plain_text(priority).to_lowercase() == side).expect("a priority")
        };
        let mut last = (0, 0);
        assert!(told.tie_breaks.len() >= 4, "{brand}");
        for tie in &told.tie_breaks {
            let then = sought(&tie.then);
            let at = page.find(&then).unwrap_or_else(|| panic!("{brand}: {then}"));
            let highest = tie.between.iter().map(rank).min().expect("two");
            assert!(highest >= last.0, "{brand}: {} is out of order", tie.id);
            assert!(at > last.1 || highest == last.0, "{brand}: {} stands too early", tie.id);
            last = (highest, at);
        }
    });
}

#[test]
fn rapport_greets_in_the_brands_own_words() {
    assert!(source("rapport").contains("{{ greeting."), "a slot for the greeting");
    each(|brand, whole| {
        let (_, greeting) = whole.pack.brand.voice.greetings.first().unwrap_or_else(|| panic!("{brand} greets nobody"));
        assert!(whole.pages["rapport"].contains(&sought(greeting)), "{brand}: {}", sought(greeting));
    });
}

#[test]
fn first_impressions_shows_what_is_aimed_at_and_where_to_see_it() {
    each(|brand, whole| {
        let page = &whole.pages["first-impressions"];
        let arrival = whole.pack.brand.standards.iter().find(|standard| standard.moment.as_deref() == Some("welcome"));
        let arrival = arrival.unwrap_or_else(|| panic!("{brand} has no standard for a welcome"));
        let target = sought(arrival.target.as_ref().expect("a target"));
        let see = sought(arrival.see_it.as_ref().expect("where to see it"));
        assert!(page.contains(&target) && page.contains(&see), "{brand}: {target}; {see}");
    });
}

#[test]
fn go_large_clashes_where_a_brand_never_offers() {
    let change = |text: &str| {
        text.replace(
            "topic: upsell, stance: may, when: [check-in, calm], except: [after-no, complaint, queue]",
            "topic: upsell, stance: never",
        )
    };
    let codes = codes_with("brands/lanternhouse/brand.yaml", change, "principles, go-large, hearing-no");
    assert!(has(&codes, "clash"), "{codes:?}");
    let as_it_is = codes_with("brands/lanternhouse/brand.yaml", str::to_owned, "principles, go-large, hearing-no");
    assert!(!has(&as_it_is, "clash"), "{as_it_is:?}");
}

#[test]
fn not_knowing_ends_at_a_route_that_exists() {
    each(|brand, whole| {
        let route = whole.pack.brand.routes.iter().find(|route| route.moment.as_deref() == Some("find-out"));
        let route = route.unwrap_or_else(|| panic!("{brand} has nobody to ask"));
        assert!(whole.pages["answering"].contains(&sought(&route.to)), "{brand}: {}", route.id);
    });
}

#[test]
fn positive_words_have_a_say_for_each_not() {
    let mut pairs = 0;
    blocks(brands()["lanternhouse"].module("positive"), &mut |block| {
        if let BlockKind::Say(all) = &block.kind {
            pairs += all.len();
            assert!(all.iter().all(|pair| !pair.say.is_empty() && pair.not.is_some()), "a pair with one half");
        }
    });
    assert!(pairs >= 5, "{pairs}");
    // A word that the brand avoids may stand in what one does not say, and nowhere else.
    assert!(has(&with_words("positive", "moment=say-no", "Unfortunately it is full."), "avoided-word"));
    let not = "::: say\n- Say: It is full.\n- Not: Unfortunately it is full.\n:::";
    assert!(!has(&with_words("positive", "moment=say-no", not), "avoided-word"));
}

#[test]
fn non_verbal_is_read_on_the_phone_and_in_a_chat_and_is_not_about_posture() {
    let lanternhouse = &brands()["lanternhouse"];
    let clearwell = &brands()["clearwell"].pages["non-verbal"];
    assert!(clearwell.contains("caller") || clearwell.contains("line"), "the phone");
    assert!(clearwell.to_lowercase().contains("chat"), "a chat");
    let share =
        shared(&shingles(&lanternhouse.pages["non-verbal"], 8), &shingles(&lanternhouse.pages["body-language"], 8));
    assert!(share < 20, "{share} %");
}

#[test]
fn principles_are_nearly_all_the_brands_own() {
    let mut lists = 0;
    blocks(brands()["lanternhouse"].module("principles"), &mut |block| {
        lists += usize::from(matches!(block.kind, BlockKind::Join(Joined::Ours(_))));
    });
    assert!(lists >= 8, "{lists}");
    each(|brand, whole| {
        let row = whole.alignment.modules.iter().find(|row| &*row.id == "principles").expect("a row");
        let swap = row.swap.as_ref().expect("a twin");
        assert!(row.exempt && swap.percent() >= 50.0, "{brand}: {}", swap.percent());
    });
}

#[test]
fn putting_it_right_prints_every_limit_and_types_none() {
    each(|brand, whole| {
        let page = &whole.pages["put-right"];
        let here = whole.pack.brand.limits.iter().filter(|limit| limit.moment.as_deref() == Some("put-right"));
        let mut rows = 0;
        for limit in here {
            rows += 1;
            assert!(page.contains(&sought(&limit.situation)), "{brand}: {}", limit.id);
        }
        assert!(rows >= 2, "{brand}");
    });
    let typed = "You may refund up to £35 on the spot.";
    assert!(has(&with_words("put-right", "moment=put-right", typed), "hard-typed-wrong"));
}

#[test]
fn hello_and_goodbye_shows_each_channel_and_misses_one_without_words() {
    each(|brand, whole| {
        let page = &whole.pages["hello-goodbye"];
        for channel in &whole.pack.brand.channels {
            let greeting = whole.pack.brand.voice.greetings.iter().find(|(known, _)| known == channel);
            let (_, greeting) = greeting.unwrap_or_else(|| panic!("{brand} has no greeting for {}", channel.key()));
            assert!(page.contains(&sought(greeting)), "{brand}, {}: {}", channel.key(), sought(greeting));
        }
    });
    let change = |text: &str| text.replace("channels: [face, phone]", "channels: [face, phone, chat]");
    let project = Project::with_library();
    project.write("brands/lanternhouse/brand.yaml", change(&project.read("brands/lanternhouse/brand.yaml")));
    let (_, said) = crate::support::induct(&project, &["check", "--today", "2026-11-26"]);
    assert!(said.contains("channel-without-words"), "{said}");
}

#[test]
fn solving_ends_in_a_note_that_somebody_can_act_on() {
    let module = brands()["lanternhouse"].module("solving");
    let mut note = false;
    blocks(module, &mut |block| {
        if let BlockKind::Scenario(scenario) = &block.kind {
            for end in scenario.steps.iter().filter(|step| step.choices.is_empty()) {
                let mut words = 0;
                each_block(&end.blocks, &mut |block| {
                    if let BlockKind::Quote(_) | BlockKind::List(_) | BlockKind::Table(_) = &block.kind {
                        note = true;
                    }
                    if let BlockKind::Paragraph(text) = &block.kind {
                        words += plain_text(text).split_whitespace().count();
                    }
                });
                note |= words >= 40;
            }
        }
    });
    assert!(note, "a note, printed whole");
}

#[test]
fn telephone_prints_the_target_as_the_brands_file_has_it() {
    each(|brand, whole| {
        let phone = whole.pack.brand.standards.iter().find(|standard| &*standard.id == "phone");
        let phone = phone.unwrap_or_else(|| panic!("{brand} has no standard with the id phone"));
        let target = sought(phone.target.as_ref().expect("a target"));
        assert!(whole.pages["telephone"].contains(&target), "{brand}: {target}");
    });
}

#[test]
fn the_close_looks_for_a_next_step_and_a_time() {
    let mut acts = String::new();
    blocks(brands()["lanternhouse"].module("close"), &mut |block| {
        if let BlockKind::Checklist(all) = &block.kind {
            acts.extend(all.iter().map(|act| plain_text(&act.text).to_lowercase() + "\n"));
        }
    });
    assert!(acts.lines().any(|act| act.contains("next step") && act.contains("by when")), "{acts}");
}

#[test]
fn expectations_has_a_card_for_each_kind_of_customer() {
    each(|brand, whole| {
        let page = &whole.pages["expectations"];
        assert!(whole.pack.brand.customers.len() >= 3, "{brand}");
        for customer in &whole.pack.brand.customers {
            assert!(page.contains(&sought(&customer.who)), "{brand}: {}", customer.id);
        }
    });
}

#[test]
fn good_looks_like_shows_one_contact_three_times_and_where_to_see_ones_number() {
    let module = brands()["lanternhouse"].module("good-looks-like");
    let mut titles = String::new();
    blocks(module, &mut |block| match &block.kind {
        BlockKind::Dialogue(dialogue) => {
            titles.extend(dialogue.title.iter().map(|title| plain_text(title).to_lowercase()))
        }
        BlockKind::NearMiss(miss) => titles.extend(miss.title.iter().map(|title| plain_text(title).to_lowercase())),
        _ => {}
    });
    assert!(["poor", "fine", "ours"].iter().all(|kind| titles.contains(kind)), "{titles}");
    each(|brand, whole| {
        for measure in &whole.pack.brand.measures {
            let see = measure.see_it.as_ref().unwrap_or_else(|| panic!("{brand}: {} is seen nowhere", measure.id));
            let page = whole.pages["good-looks-like"].to_lowercase();
            assert!(page.contains(&sought(see).to_lowercase()), "{brand}: {}", measure.id);
        }
    });
}

/// A no is a no: nothing is offered behind it, but where it is shown what that does.
#[test]
fn hearing_no_makes_no_second_offer() {
    let offers = ["instead", "how about", "what about", "cheaper", "would you like", "smaller one", "also have"];
    for dialogue in dialogues(brands()["lanternhouse"].module("hearing-no")) {
        let mut refused = false;
        for line in lines(dialogue) {
            let says = plain_text(&line.says).to_lowercase();
            if line.you && refused {
                assert!(!offers.iter().any(|offer| says.contains(offer)), "{says}");
            }
            let no = ["no,", "no.", "another time", "no thank", "i’m fine"].iter().any(|no| says.contains(no));
            refused |= !line.you && no;
        }
    }
    each(|brand, whole| {
        let stop = whole.pack.brand.policies.iter().find(|policy| {
            &*policy.tag.topic.value == "upsell" && policy.tag.when.iter().any(|when| &*when.value == "after-no")
        });
        assert!(stop.is_some(), "{brand} has no rule for stopping after a no");
    });
}

#[test]
fn a_surprise_above_the_limit_is_found() {
    let change = |text: &str| {
        text.replace(
            "say: There's a vase in your room, in case you come back with flowers.",
            "say: I've put £40 behind the bar for you.",
        )
    };
    let codes = codes_with("brands/lanternhouse/brand.yaml", change, "principles, wow");
    assert!(has(&codes, "over-limit"), "{codes:?}");
    let say = "::: say\n- Say: I've put £40 behind the bar for you.\n- Not: Enjoy.\n:::";
    let codes = with_words("wow", "moment=surprise", say);
    assert!(has(&codes, "over-limit"), "{codes:?}");
    assert!(!has(&codes_with("brands/lanternhouse/brand.yaml", str::to_owned, "principles, wow"), "over-limit"));
}
