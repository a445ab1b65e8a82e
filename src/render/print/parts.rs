//! Parts that more than one document shows: rules, words that work, lines of a dialogue. Composed blocks in, the
//! templates' data out.

use serde::Serialize;

use super::data::{self, Language, Line, joined, line};
use crate::model::doc::{self, Composed, DialoguePart, RuleText, SayPair};

#[derive(Debug, Serialize)]
pub struct Rule {
    n: u32,
    /// `If …,`; nothing for a plain sentence.
    head: Option<Line>,
    text: Line,
}

/// A rule, without its title. Its `then` can be spared, unless it is part of a word that says what to do: the fa of Arabic.
pub fn rule(rule: &doc::Rule<Composed>, texts: &Language) -> Rule {
    match &rule.says {
        RuleText::IfThen { if_word, condition, then_word, action } => {
            let then = if texts.texts.is_then(then_word) { Vec::new() } else { line(then_word, texts) };
            Rule {
                n: rule.number,
                head: Some(joined([line(if_word, texts), line(condition, texts)], " ")),
                text: joined([then, line(action, texts)], " "),
            }
        }
        RuleText::Sentence(text) => Rule { n: rule.number, head: None, text: line(text, texts) },
    }
}

#[derive(Debug, Serialize)]
pub struct Pair {
    does: Line,
    say: Line,
    not: Line,
    /// Only where there is room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Line>,
}

/// A pair, without its reason.
pub fn pair(pair: &SayPair<Composed>, texts: &Language) -> Pair {
    let set = |text: &doc::Inlines<Composed>| line(text, texts);
    Pair {
        does: pair.does.as_ref().map(set).unwrap_or_default(),
        say: data::spoken(&pair.say, texts),
        not: pair.not.as_ref().map(set).unwrap_or_default(),
        why: None,
    }
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Spoken {
    Direction { direction: Line },
    Said { who: Line, says: Line, rule: Option<u32> },
}

pub fn spoken(parts: &[DialoguePart<Composed>], texts: &Language) -> Vec<Spoken> {
    let set = |part: &DialoguePart<Composed>| match part {
        DialoguePart::Direction(text) => Spoken::Direction { direction: line(text, texts) },
        DialoguePart::Line(said) => Spoken::Said {
            who: line(&said.speaker, texts),
            says: data::spoken(&said.says, texts),
            rule: said.rule.as_ref().map(|rule| rule.number),
        },
    };
    parts.iter().map(set).collect()
}
