//! Records, complete: each page of an edition with what it says, wherever that is written. What does not fit together was
//! changed, and is reported.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::diag::Diagnostics;
use crate::model::edition::{Approval, Content, History, Issue, IssuedPage, Number};
use crate::model::source::{Hash, Id, Sources};
use crate::model::span::{FileId, Span};
use crate::parse::records::{RawPage, changed, whole};
use crate::parse::{ParsedApproval, ParsedEdition};

pub(super) fn histories(
    mut editions: Vec<ParsedEdition>,
    approvals: Vec<ParsedApproval>,
    sources: &Sources,
    d: &mut Diagnostics,
) -> BTreeMap<(Id, Id), Arc<History>> {
    editions.sort_by(|a, b| (&a.brand, &a.pack, a.raw.number).cmp(&(&b.brand, &b.pack, b.raw.number)));
    let mut histories: BTreeMap<(Id, Id), History> = BTreeMap::new();
    // The hashes of the records so far, by pack and edition.
    let mut read: BTreeMap<(Id, Id), BTreeMap<Number, (FileId, Hash)>> = BTreeMap::new();
    for ParsedEdition { brand, pack, file, raw } in editions {
        let start = Span::new(file, 0..0);
        if (raw.of.0.as_str(), raw.of.1.as_str()) != (&*brand, &*pack) {
            d.push(changed(start, &format!("it is one of {}/{}, and stands in another's folder", raw.of.0, raw.of.1)));
            continue;
        }
        let history = histories.entry((brand.clone(), pack.clone())).or_default();
        let known = read.entry((brand.clone(), pack.clone())).or_default();
        if sources.file(file).name() != format!("{}.yaml", raw.number) {
            d.push(changed(start, &format!("it is that of edition {}, and has another name", raw.number)));
            continue;
        }
        // Two that follow the same one were made apart from each other, and brought together.
        match raw.after.as_ref().map(|(number, told)| (number, told, known.get(number))) {
            None if known.is_empty() => {}
            None => d.push(changed(start, "it does not know the one before it")),
            Some((_, told, Some((_, hash)))) if told == hash => {}
            Some((_, _, Some((other, _)))) => {
                d.push(changed(Span::new(*other, 0..0), "the one after it knows it with other words"));
            }
            Some((number, _, None)) => d.push(changed(start, &format!("the one before it, {number}, is missing"))),
        }
        known.insert(raw.number, (file, whole(&sources.file(file).text)));
        let pages: Option<Vec<IssuedPage>> =
            raw.pages.into_iter().map(|page| complete(page, &history.issues, d)).collect();
        let Some(pages) = pages else { continue };
        history.issues.push(Arc::new(Issue {
            number: raw.number,
            day: raw.day,
            brand,
            pack,
            title: raw.title,
            after: raw.after.map(|(number, _)| number),
            pages,
            files: raw.files,
        }));
    }
    for ParsedApproval { brand, pack, file, raw } in approvals {
        if (raw.of.0.as_str(), raw.of.1.as_str()) != (&*brand, &*pack) {
            let why = format!("it is one of {}/{}, and stands in another's folder", raw.of.0, raw.of.1);
            d.push(changed(Span::new(file, 0..0), &why));
            continue;
        }
        let approval = Approval { pack: pack.clone(), says: raw.says, role: raw.role, name: raw.name, day: raw.day };
        histories.entry((brand, pack)).or_default().approvals.push(approval);
    }
    for history in histories.values_mut() {
        history.approvals.sort_by(|a, b| (a.day, &a.role, &a.name).cmp(&(b.day, &b.role, &b.name)));
    }
    histories.into_iter().map(|(pack, history)| (pack, Arc::new(history))).collect()
}

/// A page with what it says; `None` where that is not to be found.
fn complete(raw: RawPage, earlier: &[Arc<Issue>], d: &mut Diagnostics) -> Option<IssuedPage> {
    let RawPage { span, path, page, title, since, day, code, says, asks, approved, draft, facts, blocks } = raw;
    let content = match blocks {
        Some(blocks) => {
            let content = Content { path, page, title, blocks, facts: facts.unwrap_or_default() };
            if content.hash() != says {
                d.push(changed(span, &format!("{} says something else than its hash", content.path)));
                return None;
            }
            Arc::new(content)
        }
        None => {
            let known = earlier.iter().rev().filter_map(|issue| issue.page(&path)).find(|page| page.says == says);
            let Some(known) = known else {
                d.push(changed(span, &format!("what {path} says stands in the record of {since}, and is not there")));
                return None;
            };
            match facts {
                Some(facts) => Arc::new(Content { facts, ..(*known.content).clone() }),
                None => Arc::clone(&known.content),
            }
        }
    };
    Some(IssuedPage { content, says, since, day, code, asks, approved, draft })
}
