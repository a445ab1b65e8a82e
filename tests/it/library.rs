//! The library beside each shipped brand: every module is made the brand's own, no two teach the same, and every question
//! and story can be answered to its end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use induct::align::{Alignment, Verdict};
use induct::model::doc::{Block, BlockKind, Composed, Inlines, Quiz};
use induct::model::library::{Form, PackSpec};
use induct::model::module::ModuleKind;
use induct::model::pack::{Joined, OurQuiz, Pack, PackModule};
use induct::model::plain::plain_text;
use induct::model::span::Spanned;
use induct::model::walk::{blocks_of, each_block};
use induct::pipeline;

use crate::support::{TODAY, repository, shown};

pub const BRANDS: [&str; 3] = ["lanternhouse", "clearwell", "fennimore"];

/// One brand with every skill of the library, in one pack.
pub struct Whole {
    pub pack: Pack,
    pub alignment: Alignment,
    /// What the site's pages say, without their mark-up, by module.
    pub pages: BTreeMap<String, String>,
}

impl Whole {
    pub fn module(&self, id: &str) -> &PackModule {
        self.pack.modules.iter().find(|module| &*module.meta.id == id).unwrap_or_else(|| panic!("no {id}"))
    }
}

static PROJECT: LazyLock<pipeline::Project> = LazyLock::new(|| pipeline::load(repository()).expect("read"));

/// The skills and the overview of the library, as one would learn them.
pub fn skills() -> Vec<&'static str> {
    let skills = pipeline::shelf::modules()
        .iter()
        .filter(|shelved| matches!(shelved.module.meta.kind, ModuleKind::Skill | ModuleKind::Overview));
    skills.map(|shelved| &*shelved.module.meta.id).collect()
}

/// The brands with all of the library, made once for all tests.
pub fn brands() -> &'static BTreeMap<&'static str, Whole> {
    static ALL: LazyLock<BTreeMap<&'static str, Whole>> =
        LazyLock::new(|| BRANDS.into_iter().map(|brand| (brand, whole(brand))).collect());
    &ALL
}

fn whole(brand: &str) -> Whole {
    let project = &*PROJECT;
    let first = project.library.packs.iter().find(|spec| &*spec.brand == brand && spec.whole);
    let mut spec: PackSpec = first.unwrap_or_else(|| panic!("{brand} has no pack")).clone();
    let leg = &mut spec.path[0];
    let span = leg.span;
    leg.modules = skills().into_iter().map(|id| Spanned::new(id.into(), span)).collect();
    spec.path.truncate(1);
    let made = pipeline::make(project, &spec, &[Form::Site], TODAY);
    assert!(!made.diagnostics.has_errors(), "{}", induct::report::text(&made.diagnostics, &project.sources, false));
    let pack = made.pack.expect("a pack");
    let lenders = pipeline::lenders(project, &[&spec]);
    let alignment = pipeline::judge(project, &spec, &pack, &lenders).expect("a brand").alignment;
    let pages = made.artifacts.iter().filter_map(|file| {
        let id = file.path.strip_prefix("site/")?.strip_suffix(".html")?;
        Some((id.to_owned(), words_of_page(std::str::from_utf8(&file.bytes).ok()?)))
    });
    Whole { pages: pages.collect(), pack, alignment }
}

/// The words of a page as one line.
fn words_of_page(html: &str) -> String {
    let text = flat(&shown(html)).replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// With straight marks and plain spaces, as texts are held against pages.
pub fn flat(text: &str) -> String {
    text.replace(['’', '‘'], "'").replace(['“', '”'], "\"").replace(['\u{a0}', '\u{202f}'], " ").replace('–', "-")
}

/// Every run of so many words.
pub fn shingles(text: &str, of: usize) -> BTreeSet<Vec<String>> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('\'', "’"))
        .collect();
    words.windows(of).map(<[String]>::to_vec).collect()
}

/// How many in a hundred of the smaller one's runs of words are the other's too.
pub fn shared(a: &BTreeSet<Vec<String>>, b: &BTreeSet<Vec<String>>) -> usize {
    100 * a.intersection(b).count() / a.len().min(b.len()).max(1)
}

/// A module's file without its front matter, slots and braces.
fn typed(path: &str) -> String {
    let text = std::fs::read_to_string(repository().join(path)).expect("read");
    let body = text.splitn(3, "---\n").nth(2).unwrap_or_default().to_owned();
    let mut out = String::new();
    let mut depth = 0_usize;
    for c in body.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn the_library_has_its_twenty_one_skills() {
    assert_eq!(skills().len(), 21, "{:?}", skills());
}

/// The shared test of all modules: practised, told, its own, and as long as one can give it.
#[test]
fn each_module_is_made_each_brands_own() {
    let mut wrong = Vec::new();
    for (brand, whole) in brands() {
        let channels = &whole.pack.brand.channels;
        for shelved in pipeline::shelf::modules() {
            let meta = &shelved.module.meta;
            if meta.kind != ModuleKind::Skill {
                continue;
            }
            let reached = meta.channels.is_empty() || meta.channels.iter().any(|channel| channels.contains(channel));
            let Some(row) = whole.alignment.modules.iter().find(|row| row.id == meta.id) else {
                if reached || !whole.pack.left_out.contains(&meta.id) {
                    wrong.push(format!("{brand}: {} is not there", meta.id));
                }
                continue;
            };
            if !reached {
                wrong.push(format!("{brand}: {} is there without a channel for it", meta.id));
            }
            if row.verdict() != Some(Verdict::Ours) {
                wrong.push(format!("{brand}: {} is {:?}: {:?}", meta.id, row.verdict(), row.signals));
            }
            if row.practises() == 0 || row.facts.len() < 3 {
                wrong.push(format!("{brand}: {} practises {}, {} facts", meta.id, row.practises(), row.facts.len()));
            }
            if !meta.minutes.alone.is_some_and(|minutes| (20..=40).contains(&minutes)) {
                wrong.push(format!("{}: {:?}", meta.id, meta.minutes));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_two_modules_teach_the_same() {
    let all: Vec<(&str, BTreeSet<Vec<String>>)> =
        pipeline::shelf::modules().iter().map(|m| (&*m.module.meta.id, shingles(&typed(&m.path), 8))).collect();
    let mut wrong = Vec::new();
    for (n, (one, a)) in all.iter().enumerate() {
        for (other, b) in &all[n + 1..] {
            if shared(a, b) >= 20 {
                wrong.push(format!("{one} and {other}: {} %", shared(a, b)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a brand has told for each moment, as one text.
fn told(whole: &Whole) -> BTreeMap<String, String> {
    let brand = &whole.pack.brand;
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    let mut tell = |moment: &str, texts: &[Option<&Inlines<Composed>>]| {
        let text = told.entry(moment.to_owned()).or_default();
        // One text's end does not run into the next one's beginning.
        texts.iter().flatten().for_each(|inlines| text.push_str(&format!("{} | ", plain_text(inlines))));
    };
    for behaviour in brand.values.iter().flat_map(|value| &value.behaviours) {
        for moment in &behaviour.moments {
            tell(
                moment,
                &[
                    Some(&behaviour.we),
                    behaviour.not.as_ref(),
                    behaviour.say.as_ref(),
                    behaviour.situation.as_ref(),
                    behaviour.why.as_ref(),
                    behaviour.see.as_ref(),
                ],
            );
        }
    }
    told
}

fn shingles_within(text: &str, of: usize) -> BTreeSet<Vec<String>> {
    text.split(" | ").flat_map(|one| shingles(one, of)).collect()
}

#[test]
fn three_employers_say_three_things() {
    let all: Vec<(&str, BTreeMap<String, String>)> =
        brands().iter().map(|(brand, whole)| (*brand, told(whole))).collect();
    let mut wrong = Vec::new();
    for (n, (one, a)) in all.iter().enumerate() {
        // Each has something to say in each moment.
        for moment in &PROJECT.library.moments {
            if a.get(&*moment.id).is_none_or(|text| shingles_within(text, 5).len() < 20) {
                wrong.push(format!("{one} says next to nothing in {}", moment.id));
            }
        }
        for (other, b) in &all[n + 1..] {
            for (moment, text) in a {
                let there = b.get(moment).map(|text| shingles_within(text, 5)).unwrap_or_default();
                let share = shared(&shingles_within(text, 5), &there);
                if share >= 10 {
                    wrong.push(format!("{one} and {other} in {moment}: {share} %"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every question with options, of the module and of the brand: whose, and what it shows.
struct Asked {
    place: String,
    options: Vec<(bool, String)>,
}

fn asked(place: &str, blocks: &[Block<Composed>], out: &mut Vec<Asked>) {
    let quiz = |quiz: &Quiz<Composed>| Asked {
        place: format!("{place}#{}", quiz.id),
        options: quiz.options.iter().map(|option| (option.right, plain_text(&option.text))).collect(),
    };
    each_block(blocks, &mut |block| match &block.kind {
        BlockKind::Quiz(item) => out.push(quiz(item)),
        BlockKind::PreCheck(items) => out.extend(items.iter().map(quiz)),
        BlockKind::Join(Joined::OurQuiz(OurQuiz::Items(items))) => {
            out.extend(items.iter().map(|item| Asked {
                place: format!("{place}: {}", plain_text(&item.situation)),
                options: item.options.iter().map(|option| (option.right, plain_text(&option.text))).collect(),
            }));
        }
        _ => {}
    });
}

#[test]
fn no_answer_gives_itself_away() {
    let mut wrong = Vec::new();
    for (brand, whole) in brands() {
        for module in &whole.pack.modules {
            let mut all = Vec::new();
            blocks_of(&module.body).for_each(|blocks| asked(&format!("{brand}/{}", module.meta.id), blocks, &mut all));
            let mut first = 0;
            let mut longest = 0;
            for question in &all {
                let lengths: Vec<usize> = question.options.iter().map(|(_, text)| text.chars().count()).collect();
                for (n, (_, text)) in question.options.iter().enumerate() {
                    let others: usize = lengths.iter().sum::<usize>() - lengths[n];
                    if lengths[n] * (lengths.len() - 1) > 2 * others {
                        wrong.push(format!("{}: “{text}” is more than twice as long as the others", question.place));
                    }
                }
                if question.options.first().is_some_and(|(right, _)| *right) {
                    first += 1;
                }
                let most = lengths.iter().max().copied().unwrap_or_default();
                if question.options.iter().zip(&lengths).any(|((right, _), length)| *right && *length == most) {
                    longest += 1;
                }
                if question.options.iter().filter(|(right, _)| *right).count() == 0 {
                    wrong.push(format!("{}: nothing is right", question.place));
                }
            }
            if all.len() > 3 && (first * 2 > all.len() || longest * 4 > all.len() * 3) {
                wrong.push(format!(
                    "{brand}/{}: of {} questions the right answer is first in {first}, longest in {longest}",
                    module.meta.id,
                    all.len()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every story leads somewhere from every step, no step is out of reach, and each choice is told what it did.
#[test]
fn every_story_can_be_walked_to_each_of_its_ends() {
    let mut wrong = Vec::new();
    let mut walked = 0;
    for (brand, whole) in brands() {
        for module in &whole.pack.modules {
            for blocks in blocks_of(&module.body) {
                each_block(blocks, &mut |block| {
                    let BlockKind::Scenario(scenario) = &block.kind else { return };
                    walked += 1;
                    let place = format!("{brand}/{}#{}", module.meta.id, scenario.id);
                    let mut reached = BTreeSet::from([0]);
                    let mut left = vec![0_usize];
                    while let Some(step) = left.pop() {
                        for choice in &scenario.steps[step].choices {
                            match choice.to {
                                Some(to) if reached.insert(to) => left.push(to),
                                Some(_) => {}
                                None => wrong.push(format!("{place}: a choice leads nowhere")),
                            }
                            if choice.feedback.is_empty() {
                                wrong.push(format!("{place}: a choice is not told what it did"));
                            }
                        }
                    }
                    // From every step there is a way to an end.
                    let mut ends: BTreeSet<usize> =
                        (0..scenario.steps.len()).filter(|step| scenario.steps[*step].choices.is_empty()).collect();
                    let of_story = ends.len();
                    loop {
                        let before = ends.len();
                        for (n, step) in scenario.steps.iter().enumerate() {
                            if step.choices.iter().any(|choice| choice.to.is_some_and(|to| ends.contains(&to))) {
                                ends.insert(n);
                            }
                        }
                        if ends.len() == before {
                            break;
                        }
                    }
                    if reached.len() != scenario.steps.len() || ends.len() != scenario.steps.len() || of_story < 2 {
                        wrong.push(format!(
                            "{place}: {} steps, {} reached, {} lead to an end, {of_story} ends",
                            scenario.steps.len(),
                            reached.len(),
                            ends.len()
                        ));
                    }
                });
            }
        }
    }
    assert!(walked >= 60, "{walked}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
