//! `induct check`

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Chosen, End, about, answer, chosen, colour, counted, ended, looked_at, say};
use crate::cli::{Check, FindingsFormat};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::{Form, PackSpec};
use crate::model::names::nearest;
use crate::model::source::{Id, Room};
use crate::pipeline::{self, Judged, Project, Taught};
use crate::report::{self, explain, sarif};

pub fn check(args: &Check) -> anyhow::Result<End> {
    if let Some(code) = &args.explain {
        return explained(code);
    }
    let (project, today) = match looked_at(&args.which)? {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(End::Typed(message)),
    };
    let Chosen { packs, lost } = match chosen(&project, &args.which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    // Pages and sheets are made too, and thrown away: a sheet that is too long is found only when it is set.
    let lenders = pipeline::lenders(&project, &packs);
    let looked_at = |spec: &&PackSpec| {
        let made = pipeline::make(&project, spec, &Form::ALL, today);
        let judged = made.pack.as_ref().and_then(|pack| pipeline::judge(&project, spec, pack, &lenders));
        (made.diagnostics, judged)
    };
    let made: Vec<(Diagnostics, Option<Judged>)> = packs.par_iter().map(looked_at).collect();
    let mut taught: BTreeMap<Id, BTreeMap<Id, Taught>> = BTreeMap::new();
    let mut found: Vec<Diagnostics> = Vec::new();
    for (spec, (own, judged)) in packs.iter().zip(made) {
        found.push(own);
        let by_pack = taught.entry(spec.brand.clone()).or_default();
        if let Some(judged) = judged {
            found.push(judged.findings);
            by_pack.insert(spec.id.clone(), judged.taught);
        }
    }
    // A brand without packs has its gaps too, and writes its file first.
    let wanted =
        |id: &&Id| args.which.pack.is_none() && args.which.brand.as_deref().is_none_or(|brand| brand == &***id);
    for id in project.library.brands.keys().filter(wanted) {
        taught.entry(id.clone()).or_default();
    }
    found.extend(taught.iter().map(|(brand, made)| pipeline::judge_brand(&project, brand, made, today)));
    let mut findings = Diagnostics::default();
    let all = project.diagnostics.iter().cloned().chain(found.into_iter().flatten());
    for d in all.filter(|d| about(&project, &args.which, d)) {
        findings.push(d);
    }
    findings.sort();
    match args.format {
        FindingsFormat::Json => {
            let text = report::json(&findings, &project.sources, &|d| owner(&project, d));
            answer(&mut anstream::stdout(), &text)?;
        }
        FindingsFormat::Sarif => {
            let text = sarif::sarif(&findings, &project.sources, &|d| owner(&project, d));
            answer(&mut anstream::stdout(), &text)?;
        }
        FindingsFormat::Text => {
            let stdout = std::io::stdout();
            say(&mut anstream::stdout(), &report::text(&findings, &project.sources, colour(&stdout)));
            let all = packs.len() + lost.len();
            let many = if all == 1 { "pack" } else { "packs" };
            say(&mut anstream::stdout(), &format!("{all} {many} checked: {}.\n", counted(&findings)));
            if let Some(first) = findings.iter().min_by_key(|d| std::cmp::Reverse(d.severity)) {
                say(&mut anstream::stdout(), &format!("More about one: induct check --explain {}\n", first.code));
            }
        }
    }
    Ok(ended(&findings, args.which.strict))
}

/// What one finding means; it needs no project.
fn explained(typed: &str) -> anyhow::Result<End> {
    let code = explain::copied(typed);
    let Some(text) = explain::section(code) else {
        let code = report::clean(code);
        return Ok(End::Typed(match nearest(&code, explain::codes()) {
            Some(near) => format!("there is no finding `{code}`. Did you mean `{near}`?"),
            None => format!(
                "there is no finding `{code}`. Type the name in the brackets: for warning[no-promise], --explain no-promise"
            ),
        }));
    };
    answer(&mut anstream::stdout(), &text)?;
    Ok(End::Good)
}

/// Who is asked to mend a finding: whom it names itself, else the brand's owner, or whoever keeps the library.
fn owner(project: &Project, d: &Diagnostic) -> Option<String> {
    if d.owner.is_some() {
        return d.owner.clone();
    }
    let room = &project.sources.file(d.file()?).room;
    Some(match room {
        Room::Library => "the library's author".to_owned(),
        Room::Brand(id) => match project.library.brands.get(id).and_then(|entry| entry.brand.owner.as_ref()) {
            Some(owner) => match &owner.name {
                Some(name) => format!("{name}, {}", owner.role),
                None => owner.role.clone(),
            },
            None => format!("whoever keeps brands/{id}"),
        },
    })
}
