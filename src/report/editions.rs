//! Editions as a person reads them in a terminal: the list, what stood under a code, what still asks for approval, and what of
//! a published folder is not as issued.

use super::clean;
use super::difference::{at, beside};
use crate::model::changes::Difference;
use crate::model::edition::{Approval, Content, History, Issue, IssuedPage, Number, same_role};
use crate::refresh::compare::compare;
use crate::refresh::verify::{How, Tampered, Verified};

/// Letters of a text, where a whole one would be too much.
const LONGEST: usize = 160;
/// Differences of one page that are shown.
const MOST: usize = 12;

/// One pack's editions, the last one first.
pub fn history(brand: &str, pack: &str, history: &History) -> String {
    let Some(last) = history.last() else {
        return format!("{}/{}: no edition yet\n", clean(brand), clean(pack));
    };
    let mut out = format!("{} ({}/{})\n\n", clean(&last.title), clean(brand), clean(pack));
    for (n, issue) in history.issues.iter().enumerate().rev() {
        let approved = issue.own().filter(|page| history.is_approved(page)).count();
        let says = match (n, issue.new_in_it().count()) {
            (0, _) => counted(issue.own()),
            (_, 0) => "only how it looks".to_owned(),
            (_, _) => format!("{} changed", counted(issue.new_in_it())),
        };
        let approved = match approved {
            0 => "nobody has approved it yet".to_owned(),
            all if all == issue.own().count() => "approved".to_owned(),
            some => format!("{some} of {} approved", issue.own().count()),
        };
        out.push_str(&format!("  {:<8} {}   {says}; {approved}\n", issue.number.to_string(), issue.day));
    }
    out
}

/// `9 pages and 7 sheets`
pub fn counted<'a>(pages: impl Iterator<Item = &'a IssuedPage>) -> String {
    let (sites, sheets): (Vec<_>, Vec<_>) = pages.partition(|page| page.content.is_page());
    let many = |n: usize, one: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    };
    match (sites.len(), sheets.len()) {
        (pages, 0) => many(pages, "page"),
        (0, sheets) => many(sheets, "sheet"),
        (pages, sheets) => format!("{} and {}", many(pages, "page"), many(sheets, "sheet")),
    }
}

/// Exactly what was printed under a code.
pub fn trace(history: &History, issue: &Issue, page: &IssuedPage) -> String {
    let content = &page.content;
    let stood: Vec<Number> = history
        .issues
        .iter()
        .filter(|issue| issue.pages.iter().any(|other| other.code == page.code))
        .map(|issue| issue.number)
        .collect();
    let kind = if content.is_page() { "page of the site" } else { "sheet" };
    let mut out = format!(
        "{}\n{}: a {kind} of “{}” ({}/{})\n\n",
        clean(&page.code),
        clean(&content.title),
        clean(&issue.title),
        clean(&issue.brand),
        clean(&issue.pack)
    );
    out.push_str(&format!("Edition    {}, of {}\n", page.since, page.day));
    let today = history.last().and_then(|last| last.page(&content.path));
    let later = stood.last().filter(|number| **number != page.since);
    let until = match (today, later) {
        (Some(last), _) if last.code == page.code => "It is what the last edition says, too.".to_owned(),
        (Some(last), _) if !history.is_approved(last) => {
            format!(
                "Edition {} says something else, and is not approved yet: this is still good. {}",
                last.since, last.code
            )
        }
        (Some(last), Some(later)) => {
            format!(
                "It stood so up to edition {later}. Throw it away: since {} it says something else, {}",
                last.since, last.code
            )
        }
        (Some(last), None) => {
            format!("Throw it away: since edition {} it says something else, {}", last.since, last.code)
        }
        (None, _) => "Throw it away: the last edition has no such page any more.".to_owned(),
    };
    out.push_str(&format!("           {}\n", clean(&until)));
    out.push_str(&format!("File       {}\n", clean(&content.path)));
    let approvals: Vec<String> = history
        .approvals_of(page)
        .map(|one| format!("{}, {}, on {}", clean(&one.name), clean(&one.role), one.day))
        .collect();
    let still = history.still_asked(page);
    let lines = match (approvals.is_empty(), still.is_empty()) {
        (true, true) => vec!["nobody".to_owned()],
        (true, false) => vec![format!("nobody; {} asked", who_is(&still))],
        (false, true) => approvals,
        (false, false) => approvals.into_iter().chain([format!("not yet: {}", clean(&still.join(", ")))]).collect(),
    };
    for (n, line) in lines.iter().enumerate() {
        out.push_str(&format!("{:<11}{line}\n", if n == 0 { "Approved" } else { "" }));
    }
    out.push_str("\nWhat it says, without its foot\n");
    let mut section = "";
    for block in &content.blocks {
        let of = block.id.rsplit_once('/').map_or("", |(of, _)| of);
        if of != section {
            out.push('\n');
            section = of;
        }
        out.push_str(&format!("  {}\n", clean(&block.text)));
    }
    if !content.facts.is_empty() {
        out.push_str(
            "\nWhat brand.yaml said of it on that day: its rules, not all of which need stand there word for word\n",
        );
        for (name, told) in &content.facts {
            out.push_str(&format!("  {}\n      {}\n", clean(name), clean(told)));
        }
    }
    out
}

fn who_is(roles: &[&str]) -> String {
    let verb = if roles.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", clean(&roles.join(", ")))
}

/// One difference of a page or sheet, for a list: where, what stood there and what stands there. `was` and `is` are what these
/// are called.
pub fn difference(difference: &Difference, content: &Content, (was, is): (&str, &str)) -> String {
    let at = |said| at(content, said);
    let wide = was.chars().count().max(is.chars().count()) + 1;
    match difference {
        Difference::Changed { old, new } => {
            let (before, after) = beside(old, new);
            let (was, is) = (format!("{was}:"), format!("{is}:"));
            format!("    {}\n      {was:<wide$} {before}\n      {is:<wide$} {after}\n", at(new))
        }
        Difference::Moved { old: _, new } => format!("    moved, now {}: {}\n", at(new), short(&new.text)),
        Difference::Added(said) => format!("    {}, {is}: {}\n", at(said), short(&said.text)),
        Difference::Removed(said) => format!("    no longer there: {}\n", short(&said.text)),
    }
}

/// As many differences as help anybody.
pub fn differences(all: &[Difference], content: &Content, names: (&str, &str)) -> String {
    let mut out: String = all.iter().take(MOST).map(|one| difference(one, content, names)).collect();
    if all.len() > MOST {
        out.push_str(&format!("    … and {} more\n", all.len() - MOST));
    }
    out
}

fn short(text: &str) -> String {
    let text = clean(text);
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
    }
}

/// What of a published folder is not as issued.
pub fn verified(history: &History, issue: &Issue, verified: &Verified) -> String {
    let Verified { tampered, whole, drafts } = verified;
    let files = |n: usize| if n == 1 { "1 file".to_owned() } else { format!("{n} files") };
    let mut out = format!("“{}”, edition {} of {}\n\n", clean(&issue.title), issue.number, issue.day);
    for Tampered { path, title, how } in tampered {
        let title = title.as_ref().map(|title| format!(" (“{}”)", clean(title))).unwrap_or_default();
        let how_said = match how {
            How::Missing => "is missing".to_owned(),
            How::Says(differences) if differences.len() == 1 => "says something else than was issued:".to_owned(),
            How::Says(differences) => format!("says something else than was issued, in {} places:", differences.len()),
            How::Around => {
                "says what was issued, but its header, its foot, its links or how it is set are others".to_owned()
            }
            How::Bytes => "is not the file that was issued".to_owned(),
        };
        out.push_str(&format!("  {}{title} {how_said}\n", clean(path)));
        if let (How::Says(all), Some(page)) = (how, issue.page(path)) {
            out.push_str(&differences(all, &page.content, ("issued", "there now")));
        }
    }
    if !tampered.is_empty() {
        out.push('\n');
    }
    out.push_str(&match (tampered.len(), *whole) {
        (0, whole) => format!("All {} are as they were issued.", files(whole)),
        (wrong, whole) => format!("Not as issued: {}. As issued: {}.", files(wrong), files(whole)),
    });
    if *drafts > 0 {
        let bears = if *drafts == 1 { "1 of them bears".to_owned() } else { format!("{drafts} of them bear") };
        let open = issue.own().filter(|page| !history.is_approved(page)).count();
        let then = match open {
            0 => "They are approved by now: build again, and publish what that gives.",
            _ => "They are not to be handed out until they are approved: `induct approve` says what is asked of whom.",
        };
        out.push_str(&format!("\n{bears} the mark Draft. {then}"));
    }
    if !tampered.is_empty() {
        out.push_str(
            "\nTo put it right, build the pack as it was issued and publish it again; and find out who changed it.",
        );
    }
    out.push_str("\nOther files in this folder were not looked at.");
    out.push('\n');
    out
}

/// What of the last edition still asks to be approved.
pub fn asked(history: &History, issue: &Issue) -> String {
    let mut out = format!("“{}”, edition {} of {}\n", clean(&issue.title), issue.number, issue.day);
    let open: Vec<&IssuedPage> = issue.own().filter(|page| !history.is_approved(page)).collect();
    if open.is_empty() {
        out.push_str("\nEverything is approved.\n");
        return out;
    }
    let mut pages: Vec<&str> = open.iter().map(|page| page.content.page.as_str()).collect();
    pages.dedup();
    let mut told: Vec<&str> = Vec::new();
    for name in pages {
        if told.contains(&name) {
            continue;
        }
        told.push(name);
        let of_name: Vec<&&IssuedPage> = open.iter().filter(|page| page.content.page == name).collect();
        let Some(first) = of_name.first() else { continue };
        let kinds: Vec<&str> = of_name.iter().map(|page| kind(page)).collect();
        let mut roles: Vec<&str> = of_name.iter().flat_map(|page| history.still_asked(page)).collect();
        roles.sort_unstable();
        roles.dedup();
        let roles = if roles.is_empty() { "anyone’s word will do".to_owned() } else { clean(&roles.join(", ")) };
        out.push_str(&format!("\n  {:<16} {} ({})\n", clean(name), clean(&first.content.title), kinds.join(", ")));
        out.push_str(&format!("    asked: {roles}\n"));
        for page in of_name {
            let Some((since, before)) = approved_before(history, page) else { continue };
            let all = compare(&before.content, &page.content);
            out.push_str(&format!("    the {} was approved as it stood in {since}. Since then:\n", kind(page)));
            out.push_str(&differences(&all, &page.content, ("was", "now")));
        }
    }
    out.push_str("\nWho reads what, and what to type when it is read and right:\n");
    let mut roles: Vec<&str> = open.iter().flat_map(|page| history.still_asked(page)).collect();
    roles.sort_unstable();
    roles.dedup();
    let anyone = open.iter().any(|page| page.asks.is_empty());
    for role in roles.into_iter().map(Some).chain(anyone.then_some(None)) {
        let asked = |page: &&&IssuedPage| match role {
            Some(role) => history.still_asked(page).contains(&role),
            None => page.asks.is_empty(),
        };
        let mut names: Vec<&str> = open.iter().filter(asked).map(|page| page.content.page.as_str()).collect();
        names.sort_by_key(|name| told.iter().position(|one| one == name));
        names.dedup();
        let (who, role) =
            role.map_or(("Anyone".to_owned(), "ROLE".to_owned()), |role| (clean(role), format!("\"{}\"", clean(role))));
        out.push_str(&format!(
            "\n  {who}\n    induct approve {} --role {role} --name NAME --brand {} --pack {}\n",
            clean(&names.join(" ")),
            issue.brand,
            issue.pack
        ));
    }
    out.push_str("\nThen `induct build` takes the mark Draft off.\n");
    out
}

/// The last wording of a page that somebody approved, if it is another than today's.
fn approved_before<'h>(history: &'h History, page: &IssuedPage) -> Option<(Number, &'h IssuedPage)> {
    let before = history.issues.iter().rev().filter_map(|issue| issue.page(&page.content.path));
    let mut before = before.filter(|other| other.says != page.says && history.approvals_of(other).next().is_some());
    before.next().map(|other| (other.since, other))
}

fn kind(page: &IssuedPage) -> &'static str {
    if page.content.is_page() { "page" } else { "sheet" }
}

/// What an approval came to.
pub fn approved(history: &History, issue: &Issue, approval: &Approval) -> String {
    let Approval { pack: _, says, role, name, day } = approval;
    let mut out = format!("{name}, {role}, stands by edition {} of “{}” since {day}:\n", issue.number, issue.title);
    for page in issue.pages.iter().filter(|page| says.contains_key(&page.content.path)) {
        let still = history.still_asked(page);
        let rest = if still.is_empty() { String::new() } else { format!("; still asked: {}", still.join(", ")) };
        let heard = page.asks.is_empty() || page.asks.iter().any(|asked| same_role(asked, role));
        let unasked = if heard { "" } else { ", which had not asked this role" };
        out.push_str(&format!("  {} of {}{unasked}{rest}\n", kind(page), page.content.page));
    }
    out
}
