//! `induct due`

use std::collections::BTreeSet;

use super::check::owner;
use super::{Chosen, End, about, answer, chosen, from_here, looked_at, say, whole};
use crate::cli::{Due, Format};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::source::Room;
use crate::model::span::FileId;
use crate::pipeline::{self, Allowing, Called, Project, editions};
use crate::refresh::calendar::{calendar, is_ours};
use crate::refresh::dated::{Dated, What};
use crate::refresh::due::{Asked, ChangedPage, Finding, Rule, Unapproved, due as list};
use crate::report::{self, due as page, place};
use crate::write::named::put;

pub fn due(args: &Due) -> anyhow::Result<End> {
    if args.ics.as_ref().is_some_and(|file| file.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("ics"))) {
        return Ok(End::Typed("the name of a calendar ends in .ics: --ics due.ics".to_owned()));
    }
    let which = args.which();
    let (project, today, _) = match looked_at(&which)? {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(End::Typed(message)),
    };
    let Chosen { packs, lost } = match chosen(&project, &which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    // Composed and checked, not rendered.
    let review = pipeline::review(&project, &packs, &whole(&project, &which), &[], today);
    let mut allowing = Allowing::new(&project, today);
    let mut found = allowing.sift(None, project.diagnostics.iter().cloned());
    let mut taught: BTreeSet<FileId> = BTreeSet::new();
    for (spec, (made, judged)) in packs.iter().zip(review.packs) {
        taught.extend(made.pack.iter().flat_map(|pack| &pack.modules).flat_map(|module| module.files.iter().copied()));
        found.extend(allowing.sift(Some(&spec.brand), made.diagnostics));
        found.extend(allowing.sift(Some(&spec.brand), judged.into_iter().flat_map(|judged| judged.findings)));
    }
    for (brand, of_brand) in review.brands {
        found.extend(allowing.sift(Some(&brand), of_brand));
    }
    found.retain(|d| about(&project, &which, d));
    found.sort();

    let several = project.sources.brands.len() > 1;
    let dated = project.dated();
    let changed: Vec<ChangedPage> = packs.iter().flat_map(|spec| editions::changed(&project, spec)).collect();
    let unapproved: Vec<Unapproved> = packs.iter().filter_map(|spec| editions::unapproved(&project, spec)).collect();
    let due = list(&Asked {
        findings: &findings(&found, &project),
        changed: &changed,
        unapproved: &unapproved,
        dated: &dated,
        several,
    });
    let asked_for = |dated: &Dated| match (&dated.room, dated.what) {
        // A brand is asked after with the modules that its packs teach.
        (_, What::Module) if which.brand.is_some() || which.pack.is_some() => taught.contains(&dated.file),
        (Room::Brand(id), _) => which.brand.as_deref().is_none_or(|brand| *brand == **id),
        (Room::Library, _) => true,
    };
    let dated: Vec<Dated> = dated.into_iter().filter(asked_for).collect();
    match args.format {
        Format::Json => answer(&mut anstream::stdout(), &page::json(&due))?,
        Format::Text => {
            let ahead = dated.iter().filter(|dated| dated.due >= Some(today)).min_by_key(|dated| dated.due);
            say(&mut anstream::stdout(), &page::text(&due, several, ahead));
        }
    }
    for pack in &lost {
        let pack = report::clean(pack);
        let line = format!("Not looked at: {pack}, whose file or brand has a mistake. See `induct check`.\n");
        say(&mut anstream::stderr(), &line);
    }
    if let Some(file) = &args.ics {
        let days = dated.iter().filter(|dated| dated.due.is_some()).count();
        put(file, calendar(&dated, several, today).as_bytes(), is_ours)?;
        let many = if days == 1 { "day" } else { "days" };
        let line = format!("{} holds {days} {many}. Open it with your mail program.\n", from_here(file));
        // Not among what another program reads.
        match args.format {
            Format::Json => say(&mut anstream::stderr(), &line),
            Format::Text => say(&mut anstream::stdout(), &line),
        }
    }
    let pressing = due.iter().any(|due| matches!(due.rule, Rule::Wrong | Rule::Changed));
    Ok(if args.strict && pressing { End::Findings } else { End::Good })
}

/// Each with what the project knows of it.
fn findings<'a>(found: &'a Diagnostics, project: &'a Project) -> Vec<Finding<'a>> {
    let called = Called::new(project);
    let one = |diagnostic: &'a Diagnostic| {
        let (file, at) = place(diagnostic, &project.sources);
        Finding {
            diagnostic,
            room: diagnostic.file().map(|file| &project.sources.file(file).room),
            at: called.of(diagnostic),
            owner: owner(project, diagnostic),
            place: at.map_or_else(|| file.to_owned(), |(line, _)| format!("{file}:{line}")),
        }
    };
    found.iter().map(one).collect()
}
