//! `induct build`

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::{Chosen, End, about, chosen, colour, counted_up, ended, from_here, output, root, say, today, wrote};
use crate::cli::Build;
use crate::model::artifact::ArtifactKind;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::{Form, PackSpec};
use crate::model::names::nearest;
use crate::pipeline::{self, Made};
use crate::report;
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
    let project = pipeline::load(&root)?;
    let Chosen { packs, lost } = match chosen(&project, &args.which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    let folder = output(&root, args.out.as_deref())?;
    let out = OutDir::open(&folder)?;

    let bar = progress(packs.len());
    let mut findings = project.diagnostics.clone();
    let mut written = Written::default();
    let (mut pages, mut sheets, mut made_packs) = (0, 0, 0);
    let mut stopped = lost;
    let mut first_page = None;
    // A pack that cannot be written is no reason to leave out the next; what was found is said all the same.
    let mut failed = None;
    // A few at a time: memory grows with the packs in hand, not with all of them.
    for some in packs.chunks(rayon::current_num_threads() * 2) {
        let make = |spec: &&PackSpec| {
            pipeline::make_beside(&project, spec, &forms, today, &out.standing(&spec.brand, &spec.id))
        };
        let made: Vec<Made> = some.par_iter().map(make).collect();
        for (spec, made) in some.iter().zip(made) {
            bar.inc(1);
            let stops = made.pack.as_ref().is_none_or(|pack| pipeline::stops(&project, spec, pack, &made.diagnostics));
            findings.extend(made.diagnostics);
            let Some(pack) = made.pack.filter(|_| !stops) else {
                stopped.push(format!("{}/{}", spec.brand, spec.id));
                continue;
            };
            match pipeline::publish(&out, &project, &pack, &made.artifacts, &made.standing, &forms) {
                Ok(done) => written += done,
                Err(why) => {
                    stopped.push(format!("{}/{}", spec.brand, spec.id));
                    failed.get_or_insert(why);
                    continue;
                }
            }
            made_packs += 1;
            pages += made.artifacts.iter().filter(|artifact| artifact.kind == ArtifactKind::Page).count();
            sheets += made.artifacts.iter().filter(|artifact| artifact.kind == ArtifactKind::Pdf).count();
            // Only what takes long to make is left standing.
            sheets += made.standing.len();
            let index = format!("{}/{}/site/index.html", spec.brand, spec.id);
            if first_page.is_none() && folder.join(&index).is_file() {
                first_page = Some(index);
            }
        }
    }
    if made_packs > 0
        && let Err(why) = pipeline::publish_index(&out)
    {
        failed.get_or_insert(why);
    }
    bar.finish_and_clear();

    let findings = only_about(findings, |d| about(&project, &args.which, d));
    let stderr = std::io::stderr();
    let text = report::text(&findings, &project.sources, colour(&stderr));
    say(&mut anstream::stderr(), &text);
    stopped.sort_unstable();
    for pack in &stopped {
        say(
            &mut anstream::stderr(),
            &format!("Not written: {}. Its last good output, if any, is as it was.\n", report::clean(pack)),
        );
    }
    if let Some(why) = failed {
        return Err(why);
    }
    say(
        &mut anstream::stdout(),
        &summary(&Summary { made_packs, pages, sheets, written, findings: &findings, took: started.elapsed() }),
    );
    let index = folder.join("index.html");
    if let Some(page) = first_page.filter(|_| made_packs == 1) {
        say(&mut anstream::stdout(), &format!("Open {}\n", from_here(&folder.join(page))));
    } else if index.is_file() && made_packs > 0 {
        say(&mut anstream::stdout(), &format!("Open {}\n", from_here(&index)));
    }
    Ok(ended(&findings, args.which.strict))
}

struct Summary<'a> {
    made_packs: usize,
    pages: usize,
    sheets: usize,
    written: Written,
    findings: &'a Diagnostics,
    took: Duration,
}

fn summary(s: &Summary<'_>) -> String {
    let many = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    let files = wrote(s.written);
    format!(
        "{}: {}, {}; {files}. {}. {:.1} s\n",
        many(s.made_packs, "pack", "packs"),
        many(s.pages, "page", "pages"),
        many(s.sheets, "PDF", "PDFs"),
        counted_up(s.findings),
        s.took.as_secs_f32()
    )
}

fn only_about(all: Diagnostics, keep: impl Fn(&Diagnostic) -> bool) -> Diagnostics {
    let mut kept = Diagnostics::default();
    for d in all {
        if keep(&d) {
            kept.push(d);
        }
    }
    kept.sort();
    kept
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
