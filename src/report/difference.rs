//! What differs between two editions, as a page for a terminal: page by page and line by line, with before and after. The
//! words that went and came are marked by signs as well as by colour, so that it can be read on paper too.

use super::{Ink, clean, inked};
use crate::model::changes::{Counts, Difference, Piece};
use crate::model::edition::{Content, Issue, IssuedPage, Said};
use crate::model::names::sentence_list;
use crate::refresh::compare::{compare, words};
use crate::refresh::notes::counts;
use crate::refresh::place::place;

/// Of files that look otherwise, so many are named.
const FILES: usize = 3;

/// Two editions of one pack, with ANSI colours: to be printed through a stream that takes out those that are not wanted.
pub fn text(old: &Issue, new: &Issue) -> String {
    let (old_name, new_name) = (format!("{} ({})", old.number, old.day), format!("{} ({})", new.number, new.day));
    let title = format!("{}: what is different in {new_name} from {old_name}", clean(&new.title));
    let mut parts = vec![inked(Ink::Head, &title)];
    let mut same = Vec::new();
    for page in new.own() {
        let Some(before) = old.page(&page.content.path) else {
            parts.push(format!("{}\nNew: {}.", head(page), lines(page.content.blocks.len())));
            continue;
        };
        let differences = if before.says == page.says { Vec::new() } else { compare(&before.content, &page.content) };
        let renamed = before.content.title != page.content.title;
        if differences.is_empty() && !renamed {
            same.push(page);
            continue;
        }
        let mut part = head(page);
        if renamed {
            part.push_str(&format!("\nIt was called “{}”.", clean(&before.content.title)));
        }
        if !differences.is_empty() {
            part.push_str(&format!("\n{}", sum(counts(&differences, page.content.blocks.len()))));
        }
        part.push_str(&blocks(&differences, &before.content, &page.content));
        parts.push(part);
    }
    for page in old.own().filter(|page| new.page(&page.content.path).is_none()) {
        parts.push(format!("{}\nNo longer there: it had {}.", head(page), lines(page.content.blocks.len())));
    }
    if parts.len() == 1 {
        parts.push("Every page and sheet says the same.".to_owned());
    } else if !same.is_empty() {
        let names: Vec<String> = same.iter().map(|page| clean(&page.content.path)).collect();
        parts.push(format!("The same in both: {}.", sentence_list(names.iter().map(String::as_str), names.len())));
    }
    parts.extend(looks(old, new));
    let mut all = parts.join("\n\n");
    all.push('\n');
    all
}

/// `Putting it right, site/put-right.html`
fn head(page: &IssuedPage) -> String {
    inked(Ink::Head, &format!("{}, {}", clean(&page.content.title), clean(&page.content.path)))
}

fn lines(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}

/// `2 lines changed, 1 added. It has 24 lines now.`
fn sum(counts: Counts) -> String {
    let Counts { changed, moved, added, removed, of } = counts;
    let all = [(changed, "changed"), (moved, "moved"), (added, "added"), (removed, "taken out")];
    let told = all.into_iter().filter(|(count, _)| *count > 0).enumerate();
    let told = told
        .map(|(n, (count, what))| if n == 0 { format!("{} {what}", lines(count)) } else { format!("{count} {what}") });
    format!("{}. It has {} now.", told.collect::<Vec<_>>().join(", "), lines(of))
}

/// Each difference with its words. Those of one kind that follow each other stand under one head.
fn blocks(differences: &[Difference], was: &Content, content: &Content) -> String {
    let mut out = String::new();
    let mut last = None;
    for difference in differences {
        let kind = std::mem::discriminant(difference);
        let goes_on = last.replace(kind) == Some(kind);
        let mut listed = |head: &str, line: &str| {
            if !goes_on {
                out.push_str(&format!("\n\n{head}:"));
            }
            out.push_str(&format!("\n  {line}"));
        };
        match difference {
            Difference::Changed { old, new } => {
                let (before, after) = beside(old, new);
                out.push_str(&format!("\n\nChanged, {}:\n  Before: {before}\n  After:  {after}", at(content, new)));
            }
            Difference::Moved { old: _, new } => {
                listed("Moved", &format!("{}: {}", at(content, new), clean(&new.text)))
            }
            Difference::Added(new) => listed("Added", &format!("{}: {}", at(content, new), added(&clean(&new.text)))),
            Difference::Removed(old) => {
                listed("Taken out", &format!("{}: {}", at(was, old), gone(&clean(&old.text))));
            }
        }
    }
    out
}

/// `under “Say sorry”`: as people say where a line stands.
pub(super) fn at(content: &Content, said: &Said) -> String {
    let place = place(content, &said.id);
    match (place.is_empty(), content.is_page()) {
        (false, _) => clean(&place),
        (true, true) => "at the top".to_owned(),
        (true, false) => "on the sheet".to_owned(),
    }
}

/// The old text with what went marked, the new one with what came.
pub(super) fn beside(old: &Said, new: &Said) -> (String, String) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for piece in words(&clean(&old.text), &clean(&new.text)) {
        match piece {
            Piece::Same(text) => {
                before.push(text.clone());
                after.push(text);
            }
            Piece::Gone(text) => before.push(gone(&text)),
            Piece::New(text) => after.push(added(&text)),
        }
    }
    (before.join(" "), after.join(" "))
}

fn gone(text: &str) -> String {
    inked(Ink::Gone, &format!("[-{text}-]"))
}

fn added(text: &str) -> String {
    inked(Ink::New, &format!("{{+{text}+}}"))
}

/// Files that say nothing of their own, in one line.
fn looks(old: &Issue, new: &Issue) -> Option<String> {
    let differs = |path: &&String| old.files.get(*path) != new.files.get(*path);
    let gone = old.files.keys().filter(|path| !new.files.contains_key(*path));
    let names: Vec<String> = new.files.keys().filter(differs).chain(gone).map(|path| clean(path)).collect();
    let others = !names.is_empty();
    others.then(|| format!("How it looks differs too: {}.", sentence_list(names.iter().map(String::as_str), FILES)))
}
