//! What has changed between two editions, for each who has to know: learners what is different, facilitators which sheets
//! to throw away, managers how much, which facts, and whose word is asked for. Two issues in, plain data out.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::compare;
use super::lines::{Told, lines};
use crate::model::changes::{Ask, Changes, Counts, Difference, FactChange, Named, PageChange, Replaced, Sheets};
use crate::model::edition::{Issue, IssuedPage};

/// Two editions of one pack.
pub fn notes(old: &Issue, new: &Issue) -> Changes {
    let (was, is): (Vec<_>, Vec<_>) = (pages(old).collect(), pages(new).collect());
    let mut told = Told::new();
    let mut page_of = |page: &&IssuedPage| page_change(old.page(&page.content.path)?, page, &mut told);
    Changes {
        old: old.number,
        old_day: old.day,
        new: new.number,
        new_day: new.day,
        pages: is.iter().filter_map(&mut page_of).collect(),
        came: is.iter().filter(|page| old.page(&page.content.path).is_none()).map(|page| named(page)).collect(),
        went: was.iter().filter(|page| new.page(&page.content.path).is_none()).map(|page| named(page)).collect(),
        sheets: sheets_of(old, new),
        facts: facts(old, new),
        asks: asks(old, new),
        looks: old.files != new.files,
    }
}

/// Pages of the site.
fn pages(issue: &Issue) -> impl Iterator<Item = &IssuedPage> {
    issue.own().filter(|page| page.content.is_page())
}

/// What is printed.
fn sheets(issue: &Issue) -> impl Iterator<Item = &IssuedPage> {
    issue.own().filter(|page| !page.content.is_page())
}

fn named(page: &IssuedPage) -> Named {
    Named { path: page.content.path.clone(), title: page.content.title.clone(), code: page.code.clone() }
}

fn page_change(old: &IssuedPage, new: &IssuedPage, told: &mut Told) -> Option<PageChange> {
    let (was, is) = (&old.content, &new.content);
    // Most pages are the same, and their hash says so at once.
    let differences = if old.says == new.says { Vec::new() } else { compare(was, is) };
    if differences.is_empty() && was.title == is.title {
        return None;
    }
    let (lines, more) = lines(&differences, was, is, told);
    Some(PageChange {
        path: is.path.clone(),
        title: is.title.clone(),
        old_title: (was.title != is.title).then(|| was.title.clone()),
        counts: counts(&differences, is.blocks.len()),
        lines,
        more,
    })
}

/// How many blocks differ, of a page that has so many.
pub fn counts(differences: &[Difference], of: usize) -> Counts {
    let mut counts = Counts { of, ..Counts::default() };
    for difference in differences {
        match difference {
            Difference::Changed { .. } => counts.changed += 1,
            Difference::Moved { .. } => counts.moved += 1,
            Difference::Added(_) => counts.added += 1,
            Difference::Removed(_) => counts.removed += 1,
        }
    }
    counts
}

/// A sheet is good as long as the code at its foot is the one of the edition.
fn sheets_of(old: &Issue, new: &Issue) -> Sheets {
    let mut all = Sheets::default();
    for sheet in sheets(new) {
        match old.page(&sheet.content.path) {
            None => all.new.push(named(sheet)),
            Some(before) if before.code == sheet.code => all.kept.push(named(sheet)),
            Some(before) => all.replaced.push(Replaced {
                path: sheet.content.path.clone(),
                title: sheet.content.title.clone(),
                old_code: before.code.clone(),
                new_code: sheet.code.clone(),
            }),
        }
    }
    all.gone = sheets(old).filter(|sheet| new.page(&sheet.content.path).is_none()).map(named).collect();
    all
}

/// Facts that any page or sheet shows. One that pages tell in more than one way, as by role, is told in all of them.
fn facts(old: &Issue, new: &Issue) -> Vec<FactChange> {
    let told = |issue| {
        let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for page in pages(issue).chain(sheets(issue)) {
            for (name, text) in &page.content.facts {
                told.entry(name.clone()).or_default().insert(text.clone());
            }
        }
        told
    };
    let (was, is) = (told(old), told(new));
    let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let all = |texts: &BTreeSet<String>| texts.iter().map(String::as_str).collect::<Vec<_>>().join("; ");
    let changed = names.into_iter().filter(|name| was.get(*name) != is.get(*name));
    changed
        .map(|name| FactChange { name: name.clone(), old: was.get(name).map(all), new: is.get(name).map(all) })
        .collect()
}

/// Whose word is asked for: on what is new or says something else. A page and its sheet have one title, and are asked about
/// together.
fn asks(old: &Issue, new: &Issue) -> Vec<Ask> {
    let mut asks: Vec<Ask> = Vec::new();
    for page in pages(new).chain(sheets(new)) {
        if old.page(&page.content.path).is_some_and(|before| before.says == page.says) {
            continue;
        }
        let roles = page.asks.iter().map(|role| Some(role.clone()));
        for role in roles.chain(page.asks.is_empty().then_some(None)) {
            let at = asks.iter().position(|ask| ask.role == role).unwrap_or_else(|| {
                asks.push(Ask { role, titles: Vec::new() });
                asks.len() - 1
            });
            let titles = &mut asks[at].titles;
            if !titles.contains(&page.content.title) {
                titles.push(page.content.title.clone());
            }
        }
    }
    asks
}

#[cfg(test)]
mod tests;
