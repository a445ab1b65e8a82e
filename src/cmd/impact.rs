//! `induct impact`

use camino::Utf8Path;

use super::{Chosen, End, answer, chosen, no_such, output, root, say_stopped, today, which};
use crate::cli::{Format, Impact};
use crate::model::diag::{Diagnostics, Severity};
use crate::pipeline::{self, Project, impact};
use crate::report;

pub fn impact(args: &Impact) -> anyhow::Result<End> {
    let which = which(&args.of);
    let root = match root(&which)? {
        Ok(root) => root,
        Err(message) => return Ok(End::Typed(message)),
    };
    let today = match today(&which) {
        Ok(day) => day,
        Err(message) => return Ok(End::Typed(message)),
    };
    let then = match instead(&root, &args.instead)? {
        Ok(then) => then,
        Err(message) => return Ok(End::Typed(message)),
    };
    let project = pipeline::load(&root)?;
    let Chosen { packs, lost } = match chosen(&project, &which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    let out = output(&root, args.out.as_deref())?;
    let mut told = Vec::new();
    let mut stopped = lost;
    let mut findings = Diagnostics::default();
    let mut wrong_then = false;
    for spec in packs {
        let answered = match &then {
            Some(then) => impact::impact_if(&project, then, spec, today),
            None => impact::impact(&project, spec, &out, args.build, today),
        };
        match answered {
            Ok(one) => told.push(one),
            Err(why) => {
                stopped.push(format!("{}/{}", spec.brand, spec.id));
                wrong_then |= why.then;
                why.findings.iter().filter(|d| d.severity == Severity::Error).for_each(|d| findings.push(d.clone()));
            }
        }
    }
    match args.format {
        Format::Json => answer(&mut anstream::stdout(), &report::impact::json(&told))?,
        Format::Text => {
            let texts: Vec<String> = told.iter().map(report::impact::text).collect();
            answer(&mut anstream::stdout(), &texts.join("\n"))?;
        }
    }
    if stopped.is_empty() {
        return Ok(End::Good);
    }
    let at_fault = then.as_ref().filter(|_| wrong_then).unwrap_or(&project);
    say_stopped(at_fault, &which, findings, &stopped, |pack| {
        format!("Not answered for: {pack}, which has mistakes and would not be made.\n")
    });
    Ok(End::Findings)
}

/// The project as it would be with other files in place of its own; `None` where nothing is to be another.
fn instead(root: &Utf8Path, typed: &[String]) -> anyhow::Result<Result<Option<Project>, String>> {
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let mut found = pipeline::find(root)?;
    for one in typed {
        let Some((path, other)) = one.split_once('=').filter(|(path, other)| !path.is_empty() && !other.is_empty())
        else {
            return Ok(Err(format!("--if {one}: type a file of the project, `=`, and the file to put in its place")));
        };
        let path = path.trim_start_matches("./").replace('\\', "/");
        let bytes = match fs_err::read(other) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(format!("--if: {error}"))),
        };
        if !found.replace(&path, &bytes) {
            return Ok(Err(format!("--if: {}", no_such("file of the project", &path, found.paths().collect()))));
        }
    }
    Ok(Ok(Some(found.read())))
}
