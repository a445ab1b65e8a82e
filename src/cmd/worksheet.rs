//! `induct worksheet`

use rayon::prelude::*;

use super::{End, colour, counted_up, ended, from_here, no_such, output, root_of, say, wrote};
use crate::cli::Worksheet;
use crate::model::diag::Diagnostics;
use crate::model::source::Id;
use crate::pipeline::{self, worksheet as make};
use crate::report;
use crate::write::output::{OutDir, Written};

/// Worksheets that are named one by one at the end.
const NAMED: usize = 12;

pub fn worksheet(args: &Worksheet) -> anyhow::Result<End> {
    let root = match root_of(args.project.as_deref())? {
        Ok(root) => root,
        Err(message) => return Ok(End::Typed(message)),
    };
    let project = pipeline::load(&root)?;
    let all = &project.sources.brands;
    let chosen: Vec<&Id> = all.iter().filter(|id| args.brand.as_deref().is_none_or(|brand| brand == &***id)).collect();
    if chosen.is_empty() {
        return Ok(End::Typed(match &args.brand {
            Some(brand) => no_such("brand", brand, all.iter().map(|id| &**id).collect()),
            None => "there is no brand yet. Make one first: induct new brand NAME".to_owned(),
        }));
    }
    let folder = output(&root, args.out.as_deref())?;
    let out = OutDir::open(&folder)?;

    let mut findings = Diagnostics::default();
    let mut done = Written::default();
    let mut made = Vec::new();
    let mut skipped = Vec::new();
    // One that cannot be written is no reason to leave out the next; what was found is said all the same.
    let mut failed = None;
    // A few at a time: memory grows with the sheets in hand, not with all of them.
    for some in chosen.chunks(rayon::current_num_threads() * 2) {
        let sheets: Vec<_> = some.par_iter().map(|id| make(&project, id)).collect();
        for (id, sheet) in some.iter().zip(sheets) {
            for found in sheet.diagnostics.iter() {
                // A mistake in a list of the library is every brand's, and is said once.
                if !findings.iter().any(|known| known == found) {
                    findings.push(found.clone());
                }
            }
            let path = format!("{id}/worksheet.pdf");
            match sheet.pdf.map(|pdf| out.write_loose(&[(path.as_str(), pdf.as_slice())])) {
                Some(Ok(written)) => {
                    done += written;
                    made.push(path);
                }
                Some(Err(why)) => {
                    skipped.push(*id);
                    failed.get_or_insert(why);
                }
                None => skipped.push(*id),
            }
        }
    }
    findings.sort();
    let text = report::text(&findings, &project.sources, colour(&std::io::stderr()));
    say(&mut anstream::stderr(), &text);
    for id in &skipped {
        let id = report::clean(id);
        let line = format!("Not written: the worksheet of {id}. The last good one, if any, is as it was.\n");
        say(&mut anstream::stderr(), &line);
    }
    if let Some(why) = failed {
        return Err(why);
    }
    let many = if made.len() == 1 { "worksheet" } else { "worksheets" };
    say(&mut anstream::stdout(), &format!("{} {many}; {}. {}.\n", made.len(), wrote(done), counted_up(&findings)));
    for path in made.iter().take(NAMED) {
        say(&mut anstream::stdout(), &format!("Open {}\n", from_here(&folder.join(path))));
    }
    if made.len() > NAMED {
        let more = made.len() - NAMED;
        say(&mut anstream::stdout(), &format!("And {more} more like these in {}\n", from_here(&folder)));
    }
    Ok(if skipped.is_empty() { ended(&findings, false) } else { End::Findings })
}
