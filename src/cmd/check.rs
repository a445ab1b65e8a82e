//! `induct check`

use super::{Chosen, End, about, answer, chosen, colour, counted, ended, looked_at, say, whole};
use crate::cli::{Check, Format};
use crate::model::diag::{Diagnostic, Severity};
use crate::model::library::Form;
use crate::model::source::Room;
use crate::pipeline::{self, Allowing, Project, called};
use crate::report::{self, Who};

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
    let mut allowing = Allowing::new(&project, today);
    let mut findings = allowing.sift(None, project.diagnostics.iter().cloned());
    for (spec, (made, judged)) in packs.iter().zip(review.packs) {
        let found = made.diagnostics.into_iter().chain(judged.into_iter().flat_map(|judged| judged.findings));
        findings.extend(allowing.sift(Some(&spec.brand), found));
    }
    for (brand, found) in review.brands {
        findings.extend(allowing.sift(Some(&brand), found));
    }
    findings.extend(allowing.left_over(&whole(&project, &args.which), args.which.is_all()));
    findings.retain(|d| about(&project, &args.which, d));
    findings.sort();
    let who = Who { sources: &project.sources, owner: &|d| owner(&project, d), at: &|d| called(&project, d) };
    match args.format {
        Format::Json => {
            let text = report::json(&findings, &who);
            answer(&mut anstream::stdout(), &text)?;
        }
        Format::Text => {
            let stdout = std::io::stdout();
            // What must be mended, or allowed, is called by the name that an allowance would call it by.
            let at = |d: &Diagnostic| (d.severity == Severity::Warning).then(|| called(&project, d)).flatten();
            say(&mut anstream::stdout(), &report::text_with(&findings, &project.sources, colour(&stdout), &at));
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
