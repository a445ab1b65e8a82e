//! The page's sentences: the verdict, whether the pack can be handed out, what the figures come to.

use crate::align::{Alignment, PackVerdict, Verdict};
use crate::model::names::sentence_list;
use crate::render::typography::first_up;

/// Whether it can be handed out.
pub fn decision(verdict: PackVerdict, errors: usize) -> &'static str {
    match (verdict, errors) {
        (PackVerdict::ReadyToApprove, _) => "Nothing found stands in the way of handing it out.",
        (PackVerdict::NotYetYours | PackVerdict::FixTheseFirst, 0) => "Do not hand it out yet.",
        (PackVerdict::NotYetYours | PackVerdict::FixTheseFirst, _) => "It cannot be made yet.",
    }
}

/// Errors, what is to be mended, what to think about.
pub fn counts(errors: usize, mend: usize, think: usize) -> String {
    let errors = match errors {
        0 => "No errors".to_owned(),
        1 => "One error".to_owned(),
        n => format!("{n} errors"),
    };
    let some = |n: usize| if n == 0 { "nothing".to_owned() } else { n.to_string() };
    format!("{errors}, {} to mend before handing out, {} to think about", some(mend), some(think))
}

pub fn title(verdict: PackVerdict, weighty: usize) -> String {
    match verdict {
        PackVerdict::NotYetYours => "Not yet yours".to_owned(),
        PackVerdict::ReadyToApprove => "Ready to approve".to_owned(),
        PackVerdict::FixTheseFirst if weighty == 1 => "Fix one thing first".to_owned(),
        PackVerdict::FixTheseFirst => format!("Fix {} things first", number(weighty)),
    }
}

/// Small numbers in words.
fn number(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// What the figures come to, in two or three sentences.
pub fn lead(alignment: &Alignment, brand: &str, values: &[String]) -> String {
    let all: Vec<(Verdict, bool)> =
        alignment.modules.iter().filter_map(|module| Some((module.verdict()?, module.is_amber()))).collect();
    let of = |wanted: &dyn Fn(&(Verdict, bool)) -> bool| all.iter().filter(|module| wanted(module)).count();
    let clear = of(&|module| *module == (Verdict::Ours, false));
    let passes = of(&|module| *module == (Verdict::Ours, true));
    let (thin, shelf) =
        (of(&|(verdict, _)| *verdict == Verdict::Thin), of(&|(verdict, _)| *verdict == Verdict::OffTheShelf));
    let be = |n: usize| if n == 1 { "is" } else { "are" };
    let mut said = Vec::new();
    if all.is_empty() {
        said.push("No module of this pack is one that a brand would have to make its own.".to_owned());
    } else if clear == all.len() {
        let them = if clear == 1 {
            "The one module that counts is".to_owned()
        } else {
            format!("All {} modules that count are", number(clear))
        };
        said.push(format!("{them} clearly {brand}’s own."));
    } else {
        let many = if all.len() == 1 { "module that counts" } else { "modules that count" };
        let clearly = match clear {
            0 => "none is".to_owned(),
            n => format!("{} {}", number(n), be(n)),
        };
        said.push(format!("Of {} {many}, {clearly} clearly {brand}’s own.", number(all.len())));
        if passes > 0 {
            let has = if passes == 1 { "passes" } else { "pass" };
            said.push(format!("{} {has}, though little of the text is yours.", first_up(&number(passes))));
        }
        if thin > 0 {
            let has = if thin == 1 { "has" } else { "have" };
            said.push(format!("{} {has} one sign of training off the shelf.", first_up(&number(thin))));
        }
        match shelf {
            0 => {}
            1 => said.push("One is off the shelf: it could be any company’s.".to_owned()),
            n => said.push(format!("{} are off the shelf: they could be any company’s.", first_up(&number(n)))),
        }
    }
    let named = |value: usize| values.get(value).map(|name| format!("“{name}”"));
    let idle: Vec<String> = alignment.unpractised().filter(|_| !all.is_empty()).filter_map(named).collect();
    if !idle.is_empty() {
        said.push(format!("But nobody practises {}.", sentence_list(idle.iter().map(String::as_str), 3)));
    } else if !all.is_empty() && !values.is_empty() {
        said.push("Every value is practised.".to_owned());
    }
    said.join(" ")
}

/// What makes a module thin or off the shelf, as the settings have it.
pub fn signs(alignment: &Alignment) -> Vec<String> {
    let limits = alignment.limits;
    vec![
        format!("own text under {} %", limits.red_percent),
        format!("fewer than {} facts", limits.facts_at_least),
        "nothing practised".to_owned(),
        format!(
            "{} % or more of its own wording is the same as another brand’s, which counts double",
            limits.borrowed_percent
        ),
    ]
}
