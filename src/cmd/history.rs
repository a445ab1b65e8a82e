//! `induct history` and `induct diff`

use std::sync::Arc;

use super::{End, answer, looked_at, no_such, which};
use crate::cli::{Diff, History, Of};
use crate::model::edition::{self, Issue, Number};
use crate::model::names::sentence_list;
use crate::model::source::Id;
use crate::pipeline::{Project, pack_files};
use crate::report::editions;

pub fn history(args: &History) -> anyhow::Result<End> {
    let (project, packs) = match recorded(&args.of)? {
        Ok(recorded) => recorded,
        Err(message) => return Ok(End::Typed(message)),
    };
    let none = edition::History::default();
    let texts: Vec<String> = packs
        .iter()
        .map(|(brand, pack)| {
            let history = project.library.history(brand, pack);
            editions::history(brand, pack, history.map_or(&none, |history| history))
        })
        .collect();
    answer(&mut anstream::stdout(), &texts.join("\n"))?;
    Ok(End::Good)
}

pub fn diff(args: &Diff) -> anyhow::Result<End> {
    let project = match looked_at(&which(&args.of))? {
        Ok((project, ..)) => project,
        Err(message) => return Ok(End::Typed(message)),
    };
    let found = one(&project, &args.of).and_then(|(_, _, history)| {
        let issue = |typed: &str| issue(&history, typed);
        Ok((issue(&args.from)?, issue(&args.to)?))
    });
    match found {
        Ok((from, to)) => {
            answer(&mut anstream::stdout(), &crate::report::difference::text(&from, &to))?;
            Ok(End::Good)
        }
        Err(message) => Ok(End::Typed(message)),
    }
}

/// Brand and pack.
type Called = (Id, Id);

/// The project that a command is about, and its packs.
pub(super) fn recorded(of: &Of) -> anyhow::Result<Result<(Project, Vec<Called>), String>> {
    Ok(looked_at(&which(of))?.and_then(|(project, ..)| {
        let packs = packs(&project, of)?;
        Ok((project, packs))
    }))
}

/// The packs that a command is about: those of the project, and those of which there are only records left.
fn packs(project: &Project, of: &Of) -> Result<Vec<Called>, String> {
    let mut all: Vec<Called> = project.library.histories.keys().cloned().collect();
    all.extend(pack_files(project).into_iter().map(|(brand, pack)| (brand.into(), pack.into())));
    all.sort();
    all.dedup();
    if let Some(brand) = &of.brand {
        if !all.iter().any(|(id, _)| **id == **brand) {
            let mut known: Vec<&str> = all.iter().map(|(brand, _)| &**brand).collect();
            known.dedup();
            return Err(no_such("brand", brand, known));
        }
        all.retain(|(id, _)| **id == **brand);
    }
    if let Some(pack) = &of.pack {
        if !all.iter().any(|(_, id)| **id == **pack) {
            return Err(no_such("pack", pack, all.iter().map(|(_, pack)| &**pack).collect()));
        }
        all.retain(|(_, id)| **id == **pack);
    }
    Ok(all)
}

/// The one pack that a command is about, with what is recorded of it.
pub(super) fn one(project: &Project, of: &Of) -> Result<(Id, Id, Arc<edition::History>), String> {
    let mut packs = packs(project, of)?;
    let issued = |(brand, pack): &Called| project.library.history(brand, pack).is_some();
    if packs.iter().any(issued) {
        packs.retain(issued);
    }
    match packs.as_slice() {
        [(brand, pack)] => {
            let history = project.library.history(brand, pack).cloned().unwrap_or_default();
            if history.issues.is_empty() {
                return Err(format!(
                    "there is no edition of {brand}/{pack} yet. Make the first one with `induct refresh`"
                ));
            }
            Ok((brand.clone(), pack.clone(), history))
        }
        [] => Err("there is no pack here".to_owned()),
        several => {
            let names: Vec<String> = several.iter().map(|(brand, pack)| format!("{brand}/{pack}")).collect();
            let names = sentence_list(names.iter().map(String::as_str), 8);
            Err(format!("there are several packs: {names}. Say which one, with --brand and --pack"))
        }
    }
}

/// The edition of a number as typed.
pub(super) fn issue(history: &edition::History, typed: &str) -> Result<Arc<Issue>, String> {
    let number = Number::read(typed.trim());
    let found = history.issues.iter().find(|issue| Some(issue.number) == number).cloned();
    found.ok_or_else(|| {
        let known: Vec<String> = history.issues.iter().map(|issue| issue.number.to_string()).collect();
        no_such("edition", typed, known.iter().map(String::as_str).collect())
    })
}
