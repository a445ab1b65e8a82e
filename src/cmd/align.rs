//! `induct align`

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::check::owner;
use super::{Chosen, End, answer, chosen, from_here, left_over, looked_at, output, say};
use crate::align::{Alignment, PackVerdict};
use crate::cli::{Align, Format};
use crate::model::allow::Allowance;
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::pack::Pack;
use crate::model::source::{Room, Sources};
use crate::pipeline::{self, Allowing, Called};
use crate::report::alignment::{Judged, json, text};
use crate::report::{self, Who, place};
use crate::write::output::OutDir;

/// Reports that are named one by one at the end.
const NAMED: usize = 12;

/// A pack with all that is known of it.
struct Found {
    pack: Pack,
    alignment: Alignment,
    /// Its own, its brand's, and those of the files that it is made from.
    findings: Diagnostics,
}

pub fn align(args: &Align) -> anyhow::Result<End> {
    let (project, today, root) = match looked_at(&args.which)? {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(End::Typed(message)),
    };
    let Chosen { packs, lost } = match chosen(&project, &args.which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    // Composed and checked, not rendered.
    let review = pipeline::review(&project, &packs, &BTreeSet::new(), &[], today);
    let mut allowing = Allowing::new(&project, today);
    let mut found = Vec::new();
    for (spec, (made, judged)) in packs.iter().zip(review.packs) {
        let (Some(pack), Some(judged)) = (made.pack, judged) else { continue };
        let of_files = pipeline::concerning(&project, spec, &pack).into_iter().cloned();
        let of_brand = review.brands.get(&spec.brand).cloned().unwrap_or_default();
        let all = made.diagnostics.into_iter().chain(judged.findings).chain(of_files).chain(of_brand);
        let mut findings = allowing.sift(Some(&spec.brand), all);
        findings.sort();
        found.push(Found { pack, alignment: judged.alignment, findings });
    }
    // What no longer fits is only known when all has been looked at.
    let left_over = left_over(&allowing, &project, &args.which, false);
    for Found { pack, findings, .. } in &mut found {
        let ours = |d: &Diagnostic| match d.file().map(|file| &project.sources.file(file).room) {
            Some(Room::Brand(brand)) => *brand == pack.brand.id,
            Some(Room::Library) | None => true,
        };
        left_over.iter().filter(|d| ours(d)).for_each(|d| findings.push(d.clone()));
    }
    let called = Called::new(&project);
    let who = Who { sources: &project.sources, owner: &|d| owner(&project, d), at: &|d| called.of(d) };
    let in_force: Vec<Vec<&Allowance>> = found.iter().map(|found| allowing.in_force(&found.pack.brand.id)).collect();
    let judged: Vec<Judged<'_>> = found
        .iter()
        .zip(&in_force)
        .map(|(Found { pack, alignment, findings }, allowed)| Judged {
            pack,
            alignment,
            findings,
            who,
            allowed: allowed.len(),
        })
        .collect();
    match args.format {
        Format::Json => answer(&mut anstream::stdout(), &json(&judged))?,
        Format::Text => {
            let pages: Vec<String> = judged.iter().map(text).collect();
            say(&mut anstream::stdout(), &pages.join("\n\n"));
        }
    }
    for pack in &lost {
        let pack = report::clean(pack);
        say(
            &mut anstream::stderr(),
            &format!("Not looked at: {pack}, whose file or brand has a mistake. See `induct check`.\n"),
        );
    }
    let folder = output(&root, args.out.as_deref())?;
    let pages: Vec<(String, Vec<u8>)> = judged
        .iter()
        .zip(&in_force)
        .map(|(judged, allowed)| {
            let path = format!("{}/{}/{}", judged.pack.brand.id, judged.pack.id, pipeline::REPORT);
            let site = folder.join(&path).with_file_name("site").join("index.html").is_file();
            Ok((path, pipeline::report(&told(judged, allowed, today, site))?.into_bytes()))
        })
        .collect::<anyhow::Result<_>>()?;
    if !pages.is_empty() {
        put(&folder, &pages)?;
    }
    if args.format == Format::Text {
        let named: Vec<String> =
            pages.iter().take(NAMED).map(|(path, _)| format!("Open {}\n", from_here(&folder.join(path)))).collect();
        say(&mut anstream::stdout(), &format!("\n{}", named.concat()));
        if pages.len() > NAMED {
            let more = pages.len() - NAMED;
            say(&mut anstream::stdout(), &format!("And {more} more like these in {}\n", from_here(&folder)));
        }
    }
    let broken = !lost.is_empty() || found.iter().any(|found| found.findings.has_errors());
    let ready = judged.iter().all(|judged| judged.verdict() == PackVerdict::ReadyToApprove);
    Ok(if broken || args.which.strict && !ready { End::Findings } else { End::Good })
}

/// Puts the reports in place.
fn put(folder: &Utf8Path, pages: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    let out = OutDir::open(folder)?;
    let files: Vec<(&str, &[u8])> = pages.iter().map(|(path, page)| (path.as_str(), page.as_slice())).collect();
    out.write_loose(&files)?;
    // The list of packs leads to them.
    if out.root().join("index.html").is_file() {
        pipeline::publish_index(&out)?;
    }
    Ok(())
}

/// What a pack's page tells.
fn told<'a>(judged: &'a Judged<'_>, allowed: &[&'a Allowance], today: Date, site: bool) -> pipeline::Told<'a> {
    let finding = |d: &'a Diagnostic| pipeline::Finding {
        code: d.code,
        severity: d.severity,
        message: &d.message,
        help: d.help.as_deref(),
        file: place(d, judged.who.sources).0.to_owned(),
        mended_in: d.mended_in.map(|file| judged.who.sources.file(file).path.clone()),
        line: line(d, judged.who.sources),
        at: (judged.who.at)(d).filter(|_| d.severity == Severity::Warning),
        owner: (judged.who.owner)(d),
    };
    let allowance = |one: &&'a Allowance| pipeline::Allowed {
        code: &one.code.value,
        at: &one.at.value,
        why: &one.why,
        by: &one.by,
        until: one.until.value,
    };
    pipeline::Told {
        pack: judged.pack,
        alignment: judged.alignment,
        sources: judged.who.sources,
        verdict: judged.verdict(),
        findings: judged.ordered().into_iter().map(finding).collect(),
        allowed: allowed.iter().map(allowance).collect(),
        today,
        site,
    }
}

/// The line that a finding points at, and what stands in it.
fn line(d: &Diagnostic, sources: &Sources) -> Option<(usize, String)> {
    let Place::Span(span) = d.place else { return None };
    let (line, _) = place(d, sources).1?;
    let text = sources.file(span.file).text.lines().nth(line - 1).unwrap_or_default();
    Some((line, text.to_owned()))
}
