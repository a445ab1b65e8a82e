//! `induct build`

use std::collections::BTreeMap;
use std::time::Duration;

use camino::Utf8Path;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::{
    Chosen, End, about, allowed, chosen, counted, counted_up, ended, from_here, left_over, output, root, say, today,
    wrote,
};
use crate::cli::{Build, Which};
use crate::model::artifact::ArtifactKind;
use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::library::{Form, PackSpec};
use crate::model::names::nearest;
use crate::model::source::Id;
use crate::pipeline::{self, Allowing, Judged, Lenders, Project, Taught};
use crate::report;
use crate::write::last::{self, Said};
use crate::write::output::{OutDir, Written};

pub fn build(args: &Build) -> anyhow::Result<End> {
    #[allow(clippy::disallowed_methods)] // how long a run took is said at its end
    let started = std::time::Instant::now();
    let root = match root(&args.which)? {
        Ok(root) => root,
        Err(message) => return Ok(End::Typed(message)),
    };
    let forms = match forms(&args.only) {
        Ok(forms) => forms,
        Err(message) => return Ok(End::Typed(message)),
    };
    let today = match today(&args.which) {
        Ok(day) => day,
        Err(message) => return Ok(End::Typed(message)),
    };
    let found = pipeline::find(&root)?;
    // All that was typed and what the clock says, but for where to write: that is where the answer is kept.
    let Which { project: _, brand, pack, today: _, strict } = &args.which;
    let asked = found.asked(&format!("build {:?}", (brand, pack, strict, &forms, today)));
    let folder = output(&root, args.out.as_deref())?;
    if let Some(said) = asked.as_ref().and_then(|asked| last::said(&folder, asked)) {
        return Ok(told(&said, &[], Written::default(), &folder, started.elapsed()));
    }
    let project = found.read();
    let Chosen { packs, lost } = match chosen(&project, &args.which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    let out = OutDir::open(&folder)?;

    let bar = progress(packs.len());
    let lenders = pipeline::lenders(&project, &packs);
    let make = |spec: &&PackSpec| {
        let done = one(&project, spec, &forms, today, &out, &lenders);
        bar.inc(1);
        done
    };
    // A few at a time, each written by whoever made it and then let go: memory grows with the packs in hand, not with all
    // of them.
    let some = packs.chunks(rayon::current_num_threads() * 2);
    let done: Vec<Done> = some.flat_map(|some| some.par_iter().map(make).collect::<Vec<_>>()).collect();
    bar.finish_and_clear();

    let mut allowing = Allowing::new(&project, today);
    let mut findings = allowing.sift(None, project.diagnostics.iter().cloned());
    let mut gaps = Diagnostics::default();
    let mut taught: BTreeMap<Id, BTreeMap<Id, Taught>> = BTreeMap::new();
    let mut written = Written::default();
    let mut said = Said::default();
    let mut stopped = lost;
    // A pack that cannot be written is no reason to leave out the next; what was found is said all the same.
    let mut failed = None;
    for (spec, done) in packs.iter().zip(done) {
        findings.extend(allowing.sift(Some(&spec.brand), done.findings));
        let by_pack = taught.entry(spec.brand.clone()).or_default();
        if let Some(judged) = done.judged {
            gaps.extend(allowing.sift(Some(&spec.brand), judged.findings));
            by_pack.insert(spec.id.clone(), judged.taught);
        }
        match done.written {
            Ok(Some(put)) => {
                written += put;
                said.packs += 1;
                said.pages += done.pages;
                said.sheets += done.sheets;
                let index = format!("{}/{}/site/index.html", spec.brand, spec.id);
                if said.first_page.is_none() && folder.join(&index).is_file() {
                    said.first_page = Some(index);
                }
            }
            Ok(None) => stopped.push(format!("{}/{}", spec.brand, spec.id)),
            Err(why) => {
                stopped.push(format!("{}/{}", spec.brand, spec.id));
                failed.get_or_insert(why);
            }
        }
    }
    let mut records = Vec::new();
    if said.packs > 0 {
        match pipeline::publish_index(&out) {
            Ok(all) => records = all,
            Err(why) => drop(failed.get_or_insert(why)),
        }
    }

    for (brand, made) in &taught {
        gaps.extend(allowing.sift(Some(brand), pipeline::judge_brand(&project, brand, made, today)));
    }
    findings.extend(left_over(&allowing, &project, &args.which, forms == Form::ALL));
    if args.which.strict {
        findings.extend(std::mem::take(&mut gaps));
    }
    for found in [&mut findings, &mut gaps] {
        found.retain(|d| about(&project, &args.which, d));
        found.sort();
    }
    said.report = report::text(&findings, &project.sources, true);
    if !gaps.is_empty() {
        said.report.push_str(&format!(
            "How far these packs are their brands' own: {}. See them with `induct align` or `induct check`.\n",
            counted(&gaps)
        ));
    }
    said.counted = format!("{}.{}", counted_up(&findings), allowed(allowing.count()));
    said.good = matches!(ended(&findings, args.which.strict), End::Good);
    stopped.sort_unstable();
    if let Some(why) = failed {
        say_findings(&said, &stopped);
        return Err(why);
    }
    if stopped.is_empty()
        && !findings.has_errors()
        && let Some(asked) = asked
    {
        out.remember(asked, said.clone(), &records);
    }
    Ok(told(&said, &stopped, written, &folder, started.elapsed()))
}

/// What came of one pack.
struct Done {
    findings: Diagnostics,
    judged: Option<Judged>,
    /// `None`: it is not to be written.
    written: anyhow::Result<Option<Written>>,
    pages: usize,
    sheets: usize,
}

/// Makes a pack and puts it in place.
fn one(project: &Project, spec: &PackSpec, forms: &[Form], today: Date, out: &OutDir, lenders: &Lenders) -> Done {
    let made = pipeline::make_beside(project, spec, forms, today, &out.standing(&spec.brand, &spec.id));
    let stops = made.pack.as_ref().is_none_or(|pack| pipeline::stops(project, spec, pack, &made.diagnostics));
    let count = |kind| made.artifacts.iter().filter(|artifact| artifact.kind == kind).count();
    let (pages, sheets) = (count(ArtifactKind::Page), count(ArtifactKind::Pdf));
    let judged = made.pack.as_ref().and_then(|pack| pipeline::judge(project, spec, pack, lenders));
    let written = match made.pack.filter(|_| !stops) {
        Some(pack) => pipeline::publish(out, project, &pack, &made.artifacts, &made.standing, forms).map(Some),
        None => Ok(None),
    };
    // Only what takes long to make is left standing.
    Done { findings: made.diagnostics, judged, written, pages, sheets: sheets + made.standing.len() }
}

/// The findings, then what was not written for them.
fn say_findings(said: &Said, stopped: &[String]) {
    // Where colours are not wanted, the stream takes them out.
    say(&mut anstream::stderr(), &said.report);
    for pack in stopped {
        let pack = report::clean(pack);
        say(&mut anstream::stderr(), &format!("Not written: {pack}. Its last good output, if any, is as it was.\n"));
    }
}

/// Says what a build came to: this one, or an earlier one that made all that this one would.
fn told(said: &Said, stopped: &[String], written: Written, folder: &Utf8Path, took: Duration) -> End {
    say_findings(said, stopped);
    let many = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    let summary = format!(
        "{}: {}, {}; {}. {} {:.1} s\n",
        many(said.packs, "pack", "packs"),
        many(said.pages, "page", "pages"),
        many(said.sheets, "PDF", "PDFs"),
        wrote(written),
        said.counted,
        took.as_secs_f32()
    );
    say(&mut anstream::stdout(), &summary);
    let index = folder.join("index.html");
    if let Some(page) = said.first_page.as_ref().filter(|_| said.packs == 1) {
        say(&mut anstream::stdout(), &format!("Open {}\n", from_here(&folder.join(page))));
    } else if index.is_file() && said.packs > 0 {
        say(&mut anstream::stdout(), &format!("Open {}\n", from_here(&index)));
    }
    if said.good { End::Good } else { End::Findings }
}

fn forms(only: &[String]) -> Result<Vec<Form>, String> {
    if only.is_empty() {
        return Ok(Form::ALL.to_vec());
    }
    let known = Form::ALL.map(Form::key);
    only.iter()
        .map(|name| {
            Form::ALL.into_iter().find(|form| form.key() == name).ok_or_else(|| match nearest(name, known) {
                Some(near) => format!("--only {name}: there is no such form. Did you mean `{near}`?"),
                None => format!(
                    "--only {name}: there is no such form, or it cannot be made yet. There is: {}",
                    known.join(", ")
                ),
            })
        })
        .collect()
}

/// On a terminal only.
fn progress(packs: usize) -> ProgressBar {
    let bar = ProgressBar::new(packs as u64);
    if let Ok(style) = ProgressStyle::with_template("{pos} of {len} packs {bar:24}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
