//! `induct align`

use super::check::owner;
use super::{Chosen, End, answer, chosen, from_here, looked_at, output, say};
use crate::align::{Alignment, PackVerdict};
use crate::cli::{Align, Format};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::pack::Pack;
use crate::pipeline;
use crate::report;
use crate::report::alignment::{Judged, json, text, where_is};
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
    let review = pipeline::review(&project, &packs, &[], today);
    let mut found = Vec::new();
    for (spec, (made, judged)) in packs.iter().zip(review.packs) {
        let (Some(pack), Some(judged)) = (made.pack, judged) else { continue };
        let mut findings = made.diagnostics;
        pipeline::concerning(&project, spec, &pack).into_iter().for_each(|d| findings.push(d.clone()));
        findings.extend(judged.findings);
        findings.extend(review.brands.get(&spec.brand).cloned().unwrap_or_default());
        findings.sort();
        found.push(Found { pack, alignment: judged.alignment, findings });
    }
    let owner = |d: &Diagnostic| owner(&project, d);
    let judged: Vec<Judged<'_>> = found
        .iter()
        .map(|Found { pack, alignment, findings }| Judged {
            pack,
            alignment,
            findings,
            sources: &project.sources,
            owner: &owner,
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
    let pages: Vec<(String, Vec<u8>)> = judged
        .iter()
        .map(|judged| {
            let path = format!("{}/{}/alignment.html", judged.pack.brand.id, judged.pack.id);
            Ok((path, pipeline::report(&told(judged, today))?.into_bytes()))
        })
        .collect::<anyhow::Result<_>>()?;
    let folder = output(&root, args.out.as_deref())?;
    let out = OutDir::open(&folder)?;
    let files: Vec<(&str, &[u8])> = pages.iter().map(|(path, page)| (path.as_str(), page.as_slice())).collect();
    out.write_loose(&files)?;
    if args.format == Format::Text {
        let named: Vec<String> =
            pages.iter().take(NAMED).map(|(path, _)| format!("Open {}\n", from_here(&folder.join(path)))).collect();
        say(&mut anstream::stdout(), &format!("\n{}", named.concat()));
        if pages.len() > NAMED {
            let more = pages.len() - NAMED;
            say(&mut anstream::stdout(), &format!("And {more} more like these in {}\n", from_here(&folder)));
        }
    }
    let good = lost.is_empty() && judged.iter().all(|judged| judged.verdict() == PackVerdict::ReadyToApprove);
    Ok(if good || !args.which.strict && lost.is_empty() { End::Good } else { End::Findings })
}

/// What a pack's page tells.
fn told<'a>(judged: &'a Judged<'_>, today: Date) -> pipeline::Told<'a> {
    let finding = |d: &'a Diagnostic| pipeline::Finding {
        code: d.code,
        severity: d.severity,
        message: &d.message,
        help: d.help.as_deref(),
        place: where_is(d, judged.sources),
        at: None,
        owner: (judged.owner)(d),
    };
    pipeline::Told {
        pack: judged.pack,
        alignment: judged.alignment,
        sources: judged.sources,
        verdict: judged.verdict(),
        findings: judged.ordered().into_iter().map(finding).collect(),
        allowed: Vec::new(),
        today,
    }
}
