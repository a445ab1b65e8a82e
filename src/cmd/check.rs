//! `induct check`

use super::{Chosen, End, about, answer, chosen, colour, counted, ended, looked_at, say};
use crate::cli::{Check, Format};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::Form;
use crate::model::source::Room;
use crate::pipeline::{self, Project};
use crate::report;

pub fn check(args: &Check) -> anyhow::Result<End> {
    let (project, today, _) = match looked_at(&args.which)? {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(End::Typed(message)),
    };
    let Chosen { packs, lost } = match chosen(&project, &args.which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    // Pages and sheets are made too, and thrown away: a sheet that is too long is found only when it is set.
    let review = pipeline::review(&project, &packs, &Form::ALL, today);
    let of_packs = review.packs.into_iter().flat_map(|(made, judged)| {
        made.diagnostics.into_iter().chain(judged.into_iter().flat_map(|judged| judged.findings))
    });
    let found = of_packs.chain(review.brands.into_values().flatten());
    let mut findings = Diagnostics::default();
    let all = project.diagnostics.iter().cloned().chain(found);
    for d in all.filter(|d| about(&project, &args.which, d)) {
        findings.push(d);
    }
    findings.sort();
    match args.format {
        Format::Json => {
            let text = report::json(&findings, &project.sources, &|d| owner(&project, d));
            answer(&mut anstream::stdout(), &text)?;
        }
        Format::Text => {
            let stdout = std::io::stdout();
            say(&mut anstream::stdout(), &report::text(&findings, &project.sources, colour(&stdout)));
            let all = packs.len() + lost.len();
            let many = if all == 1 { "pack" } else { "packs" };
            say(&mut anstream::stdout(), &format!("{all} {many} checked: {}.\n", counted(&findings)));
        }
    }
    Ok(ended(&findings, args.which.strict))
}

/// Who is asked to mend a finding: the brand's owner, or whoever keeps the library.
pub(super) fn owner(project: &Project, d: &Diagnostic) -> Option<String> {
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
