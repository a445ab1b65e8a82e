//! What is due, as a list of things to do for a terminal, and as other programs read it. Text only: no IO.

use serde::Serialize;

use super::clean;
use crate::refresh::dated::Dated;
use crate::refresh::due::{Due, Rule};

/// Letters of a line.
const WIDTH: usize = 88;
/// More than this of one kind on one screen helps nobody.
const MOST: usize = 20;

fn heading(rule: Rule) -> &'static str {
    match rule {
        Rule::Wrong => "Do these first: people would go by them",
        Rule::Changed => "Changed since the last edition, or waiting for approval",
        Rule::Old => "Past the day",
        Rule::Coming => "Coming within thirty days",
    }
}

/// The list; `several` says that there is more than one brand. `ahead` is the next thing with a day, for when nothing is due.
pub fn text(list: &[Due], several: bool, ahead: Option<&Dated>) -> String {
    if list.is_empty() {
        let next = ahead.and_then(|dated| Some((dated.due?, dated)));
        let next = next.map(|(day, dated)| format!(" The next thing with a day is {}, on {day}.", clean(&dated.id)));
        return format!("Nothing is due.{}\n", next.unwrap_or_default());
    }
    let mut out = String::new();
    for rule in Rule::ALL {
        let these: Vec<&Due> = list.iter().filter(|due| due.rule == rule).collect();
        if these.is_empty() {
            continue;
        }
        out.push_str(&format!("{}\n\n", heading(rule)));
        // What the same step settles is told together.
        let shown = these.get(..these.len().min(MOST)).unwrap_or_default();
        shown.chunk_by(|a, b| a.next == b.next).for_each(|group| together(group, several, &mut out));
        if these.len() > MOST {
            out.push_str(&format!("  … and {} more like these.\n\n", these.len() - MOST));
        }
    }
    out.push_str(&counted(list));
    out
}

fn together(group: &[&Due], several: bool, out: &mut String) {
    for due in group {
        let whose = due.brand.as_ref().filter(|_| several).map(|brand| format!("[{brand}] ")).unwrap_or_default();
        wrapped(&format!("{whose}{}", clean(&due.cause)), "  - ", "    ", out);
        if let Some(owner) = &due.owner {
            wrapped(&clean(owner), "    Who:  ", "          ", out);
        }
    }
    let Some(due) = group.first() else { return };
    wrapped(&clean(&due.next.say), "    Next: ", "          ", out);
    // To be copied: never broken.
    if let Some(command) = &due.next.command {
        out.push_str(&format!("            {}\n", clean(command)));
    }
    out.push('\n');
}

/// Words in lines; a word that is longer than a line has one of its own.
fn wrapped(text: &str, first: &str, then: &str, out: &mut String) {
    let mut line = first.to_owned();
    let mut begun = false;
    for word in text.split_whitespace() {
        if begun && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = then.to_owned();
            begun = false;
        }
        if begun {
            line.push(' ');
        }
        line.push_str(word);
        begun = true;
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

/// `3 wrong, 1 past the day, 2 coming.`
fn counted(list: &[Due]) -> String {
    let word = |rule| match rule {
        Rule::Wrong => "wrong",
        Rule::Changed => "changed",
        Rule::Old => "past the day",
        Rule::Coming => "coming",
    };
    let count = |rule| list.iter().filter(|due| due.rule == rule).count();
    let counts = Rule::ALL.into_iter().map(|rule| (count(rule), word(rule))).filter(|(n, _)| *n > 0);
    format!("{}.\n", counts.map(|(n, word)| format!("{n} {word}")).collect::<Vec<_>>().join(", "))
}

#[derive(Serialize)]
struct DueJson<'a> {
    rule: &'static str,
    /// None for the library's.
    brand: Option<&'a str>,
    id: &'a str,
    cause: &'a str,
    owner: Option<&'a str>,
    next: String,
    due: Option<String>,
}

/// A list of `{rule, brand, id, cause, owner, next, due}`.
pub fn json(list: &[Due]) -> String {
    let list: Vec<DueJson<'_>> = list.iter().map(of).collect();
    // Strings and numbers always become JSON.
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_default();
    text.push('\n');
    text
}

fn of(due: &Due) -> DueJson<'_> {
    let next = match &due.next.command {
        Some(command) => format!("{} {command}", due.next.say),
        None => due.next.say.clone(),
    };
    DueJson {
        rule: due.rule.key(),
        brand: due.brand.as_deref(),
        id: &due.id,
        cause: &due.cause,
        owner: due.owner.as_deref(),
        next,
        due: due.due.map(|day| day.to_string()),
    }
}
