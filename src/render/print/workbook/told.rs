//! *What happened next*: what each choice of a scenario did, and what was wrong in a near miss, by chapter. Nothing of a
//! question is in it.

use serde::Serialize;

use super::super::data::{Line, line};
use super::super::parts::{Spoken, spoken};
use super::chapter::Setter;
use super::parts::Part;
use super::practice::small_letters;
use crate::model::doc::{ActHolds, Composed, NearMiss, Scenario};

/// What the reader plays, or looks for the fault in.
#[derive(Copy, Clone, Debug)]
pub enum Story<'a> {
    Scenario(&'a Scenario<Composed>),
    Near(&'a NearMiss<Composed>),
}

/// One story's end.
#[derive(Debug, Serialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Told {
    Scenario { told: String, level: u8, title: Line, steps: Vec<ToldStep> },
    Near { told: String, level: u8, title: Line, what: Vec<Part>, mended: Vec<Spoken> },
}

#[derive(Debug, Serialize)]
pub struct ToldStep {
    n: usize,
    title: Line,
    choices: Vec<ToldChoice>,
}

#[derive(Debug, Serialize)]
pub struct ToldChoice {
    letter: String,
    /// `Holds`: said of the act.
    verdict: String,
    parts: Vec<Part>,
}

/// The name of a chapter's nth story, for references.
pub fn name(chapter: usize, n: usize) -> String {
    format!("told-{chapter}-{n}")
}

/// What a chapter's stories came to, in its order. A story that is met only here has its end here too.
pub fn told(mut setter: Setter<'_>) -> Vec<Told> {
    let mut out = Vec::new();
    while let Some(story) = setter.stories.get(out.len()).copied() {
        // The chapter's name stands above at the third level.
        setter.level = 3;
        let level = setter.heading(4);
        let told = name(setter.chapter, out.len() + 1);
        out.push(match story {
            Story::Scenario(scenario) => {
                let title = line(&scenario.title, setter.texts);
                Told::Scenario { told, level, title, steps: steps(&mut setter, scenario) }
            }
            Story::Near(near) => {
                let title = near.title.as_ref().map(|title| line(title, setter.texts));
                let title = title.unwrap_or_else(|| setter.say("block-near-miss"));
                let what = setter.inner(&near.what);
                Told::Near { told, level, title, what, mended: spoken(&near.mended, setter.texts) }
            }
        });
    }
    out
}

fn steps<'a>(setter: &mut Setter<'a>, scenario: &'a Scenario<Composed>) -> Vec<ToldStep> {
    let mut steps = Vec::new();
    for (n, step) in (1_usize..).zip(&scenario.steps).filter(|(_, step)| !step.choices.is_empty()) {
        let mut choices = Vec::new();
        for (letter, choice) in small_letters(&setter.texts.locale).zip(&step.choices) {
            let verdict = setter.texts.say(match choice.act {
                ActHolds::Holds => "act-holds",
                ActHolds::Half => "act-half",
                ActHolds::Harder => "act-harder",
            });
            choices.push(ToldChoice { letter, verdict, parts: setter.inner(&choice.feedback) });
        }
        steps.push(ToldStep { n, title: line(&step.title, setter.texts), choices });
    }
    steps
}
