//! `induct approve`

use std::collections::{BTreeMap, BTreeSet};

use super::history::one;
use super::{End, answer, looked_at, no_such, say, which};
use crate::cli::Approve;
use crate::model::edition::{Approval, History, Issue, IssuedPage, same_role};
use crate::pipeline::{self, Project};
use crate::refresh::record;
use crate::report::{clean_lines, editions};
use crate::write::records;

pub fn approve(args: &Approve) -> anyhow::Result<End> {
    let (project, today, root) = match looked_at(&which(&args.of))? {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(End::Typed(message)),
    };
    let (brand, pack, history) = match one(&project, &args.of) {
        Ok(found) => found,
        Err(message) => return Ok(End::Typed(message)),
    };
    let Some(issue) = history.last() else { return Ok(End::Good) };
    if args.pages.is_empty() && !args.all {
        answer(&mut anstream::stdout(), &editions::asked(&history, issue))?;
        return Ok(End::Good);
    }
    let told =
        |field: &Option<String>| field.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (Some(role), Some(name)) = (told(&args.role), told(&args.name)) else {
        let asked: BTreeSet<&str> = issue.pages.iter().flat_map(|page| &page.asks).map(String::as_str).collect();
        let asked: Vec<&str> = asked.into_iter().collect();
        let asked = if asked.is_empty() { String::new() } else { format!(" Asked is: {}", asked.join(", ")) };
        return Ok(End::Typed(format!(
            "say who stands by the pages, and in which role: --name \"Ana Ferreira\" --role \"Duty manager\".{asked}"
        )));
    };
    let pages = match pages(args, issue, &role) {
        Ok(pages) => pages,
        Err(message) => return Ok(End::Typed(message)),
    };
    if let Some(moved_on) = moved_on(&project, (&brand, &pack), &pages) {
        say(&mut anstream::stderr(), &clean_lines(&moved_on));
        return Ok(End::Findings);
    }
    let already = |page: &&&IssuedPage| history.approvals_of(page).any(|one| same_role(&one.role, &role));
    let says: BTreeMap<String, String> =
        pages.iter().filter(|page| !already(page)).map(|page| (page.content.path.clone(), page.says.clone())).collect();
    if says.is_empty() {
        say(&mut anstream::stdout(), &clean_lines(&format!("{role} has approved this already.\n")));
        return Ok(End::Good);
    }
    let approval = Approval { pack, says, role, name, day: today };
    let text = record::approval(&brand, &approval, issue.number);
    let path = record::approval_path(&brand, &approval, &text);
    records::add(&root, &path, text.as_bytes())?;
    let after = History {
        approvals: history.approvals.iter().cloned().chain([approval.clone()]).collect(),
        ..(*history).clone()
    };
    say(&mut anstream::stdout(), &clean_lines(&editions::approved(&after, issue, &approval)));
    say(&mut anstream::stdout(), &format!("    {path}\n"));
    Ok(End::Good)
}

/// The pages of the last edition that a command names.
fn pages<'i>(args: &Approve, issue: &'i Issue, role: &str) -> Result<Vec<&'i IssuedPage>, String> {
    let asked = |page: &&IssuedPage| page.asks.is_empty() || page.asks.iter().any(|asked| same_role(asked, role));
    if args.all {
        let pages: Vec<&IssuedPage> = issue.own().filter(asked).collect();
        if pages.is_empty() {
            let known: BTreeSet<&str> = issue.pages.iter().flat_map(|page| &page.asks).map(String::as_str).collect();
            return Err(no_such("role that is asked", role, known.into_iter().collect()));
        }
        return Ok(pages);
    }
    let mut pages = Vec::new();
    for typed in &args.pages {
        let found: Vec<&IssuedPage> = issue.own().filter(|page| page.content.page == *typed).collect();
        if found.is_empty() {
            let known: BTreeSet<&str> = issue.own().map(|page| page.content.page.as_str()).collect();
            return Err(no_such("page", typed, known.into_iter().collect()));
        }
        pages.extend(found);
    }
    Ok(pages)
}

/// What to say where pages say something else today than in the edition, or nobody can tell: nobody approves what they have
/// not seen.
fn moved_on(project: &Project, (brand, pack): (&str, &str), pages: &[&IssuedPage]) -> Option<String> {
    let spec = project.library.packs.iter().find(|spec| *spec.brand == *brand && *spec.id == *pack)?;
    let Some(today) = pipeline::editions::today(project, spec, &spec.forms) else {
        return Some(format!(
            "error: the pack has mistakes, so that nobody can tell whether it still says what was issued. Nothing was approved.\nSee them with `induct check --brand {brand} --pack {pack}`.\n"
        ));
    };
    let same = |page: &&&IssuedPage| {
        today.iter().any(|content| content.path == page.content.path && content.hash() == page.says)
    };
    let changed: BTreeSet<&str> =
        pages.iter().filter(|page| !same(page)).map(|page| page.content.page.as_str()).collect();
    if changed.is_empty() {
        return None;
    }
    let names: Vec<&str> = changed.into_iter().collect();
    Some(format!(
        "error: changed since the last edition: {}. Nothing was approved.\nMake the next edition first, so that what is approved is what is there: induct refresh --brand {brand} --pack {pack}\n",
        names.join(", ")
    ))
}
