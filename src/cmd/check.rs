//! `induct check`

use super::{Chosen, End, about, allowed, answer, chosen, colour, counted, ended, left_over, looked_at, say, whole};
use crate::cli::{Check, FindingsFormat};
use crate::model::diag::{Diagnostic, Diagnostics, Severity};
use crate::model::library::Form;
use crate::model::names::nearest;
use crate::model::source::Room;
use crate::pipeline::{self, Allowing, Called, Project};
use crate::report::{self, Who, explain, sarif};

pub fn check(args: &Check) -> anyhow::Result<End> {
    if let Some(code) = &args.explain {
        return explained(code);
    }
    let (project, today, _) = match looked_at(&args.which)? {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(End::Typed(message)),
    };
    let Chosen { packs, lost } = match chosen(&project, &args.which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    // Pages and sheets are made too, and thrown away: a sheet that is too long is found only when it is set.
    // A brand without packs has its gaps too, and writes its file first.
    let whole = whole(&project, &args.which);
    let review = pipeline::review(&project, &packs, &whole, &Form::ALL, today);
    let mut allowing = Allowing::new(&project, today);
    let mut findings = allowing.sift(None, project.diagnostics.iter().cloned());
    let mut gaps = Diagnostics::default();
    for (spec, (made, judged)) in packs.iter().zip(review.packs) {
        findings.extend(allowing.sift(Some(&spec.brand), made.diagnostics));
        gaps.extend(allowing.sift(Some(&spec.brand), judged.into_iter().flat_map(|judged| judged.findings)));
    }
    for (brand, found) in review.brands {
        gaps.extend(allowing.sift(Some(&brand), found));
    }
    findings.extend(left_over(&allowing, &project, &args.which, true));
    // On a screen, what is wrong comes first: what is missing would bury it.
    let waiting = args.format == FindingsFormat::Text && findings.has_errors();
    if !waiting {
        findings.extend(std::mem::take(&mut gaps));
    }
    for found in [&mut findings, &mut gaps] {
        found.retain(|d| about(&project, &args.which, d));
        found.sort();
    }
    let called = Called::new(&project);
    let who = Who { sources: &project.sources, owner: &|d| owner(&project, d), at: &|d| called.of(d) };
    match args.format {
        FindingsFormat::Json => {
            let text = report::json(&findings, &who);
            answer(&mut anstream::stdout(), &text)?;
        }
        FindingsFormat::Sarif => {
            let text = sarif::sarif(&findings, &who);
            answer(&mut anstream::stdout(), &text)?;
        }
        FindingsFormat::Text => {
            let stdout = std::io::stdout();
            // What must be mended, or allowed, is called by the name that an allowance would call it by.
            let at = |d: &Diagnostic| (d.severity == Severity::Warning).then(|| called.of(d)).flatten();
            say(&mut anstream::stdout(), &report::text_with(&findings, &project.sources, colour(&stdout), &at));
            let all = packs.len() + lost.len();
            let many = if all == 1 { "pack" } else { "packs" };
            say(
                &mut anstream::stdout(),
                &format!("{all} {many} checked: {}.{}\n", counted(&findings), allowed(allowing.count())),
            );
            if !gaps.is_empty() {
                let left = format!("What is missing is said once the errors are mended: {}.\n", counted(&gaps));
                say(&mut anstream::stdout(), &left);
            }
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
pub(super) fn owner(project: &Project, d: &Diagnostic) -> Option<String> {
    if d.owner.is_some() {
        return d.owner.clone();
    }
    let room = &project.sources.file(d.file()?).room;
    Some(match room {
        Room::Library => "the library's author".to_owned(),
        Room::Brand(id) => match project.library.brands.get(id) {
            Some(entry) => entry.brand.keeper(),
            None => format!("whoever answers for brands/{id}"),
        },
    })
}
