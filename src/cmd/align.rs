//! `induct align`

use rayon::prelude::*;

use super::{Chosen, End, answer, chosen, looked_at, say};
use crate::align::{Alignment, PackVerdict};
use crate::cli::{Align, Format};
use crate::model::diag::Severity;
use crate::model::library::PackSpec;
use crate::model::pack::Pack;
use crate::pipeline;
use crate::report;
use crate::report::alignment::{Judged, json, text};

pub fn align(args: &Align) -> anyhow::Result<End> {
    let (project, today) = match looked_at(&args.which)? {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(End::Typed(message)),
    };
    let Chosen { packs, lost } = match chosen(&project, &args.which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    let lenders = pipeline::lenders(&project, &packs);
    let judge = |spec: &&PackSpec| -> Option<(Pack, Alignment, usize)> {
        // Composed and checked, not rendered.
        let made = pipeline::make(&project, spec, &[], today);
        let pack = made.pack?;
        let own = made.diagnostics.iter().filter(|d| d.severity >= Severity::Warning).count();
        let wrong = own + pipeline::stopping(&project, spec, &pack).len();
        let judged = pipeline::judge(&project, spec, &pack, &lenders)?;
        Some((pack, judged.alignment, wrong))
    };
    let found: Vec<(Pack, Alignment, usize)> = packs.par_iter().filter_map(judge).collect();
    let judged: Vec<Judged<'_>> =
        found.iter().map(|(pack, alignment, wrong)| Judged { pack, alignment, wrong: *wrong }).collect();
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
    let good = lost.is_empty() && judged.iter().all(|judged| judged.verdict() == PackVerdict::ReadyToApprove);
    Ok(if good || !args.which.strict && lost.is_empty() { End::Good } else { End::Findings })
}
