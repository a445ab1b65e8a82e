//! The verbs: the only rooms that print, read the clock and decide how the program ends.

mod align;
mod approve;
mod build;
mod check;
mod completions;
mod due;
mod history;
mod impact;
mod keep;
mod library;
mod new;
mod reference;
mod refresh;
mod schema;
mod serve;
mod trace;
mod verify;
mod worksheet;

use std::collections::BTreeSet;
use std::io::Write;
use std::process::ExitCode;

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use clap::Parser;

use crate::cli::{Cli, Of, Verb, Which};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::library::PackSpec;
use crate::model::names::{language_in, language_of, nearest, pack_of, sentence_list};
use crate::model::plain::capital;
use crate::model::source::{Id, Room};
use crate::pipeline::{Allowing, Looked, Project, find_root, pack_files};
use crate::report::explain;
use crate::write::output::Written;

/// How a verb ended, besides the machine failing.
enum End {
    Good,
    /// Errors, or warnings under `--strict`.
    Findings,
    /// The command was typed wrong, in a way that only the project shows.
    Typed(String),
}

/// Runs the program on the process's own arguments.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { 64 } else { 0 };
            // Nobody is left to tell when even this cannot be printed.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let ended = match cli.verb {
        Verb::Build(args) => build::build(&args),
        Verb::Check(args) => check::check(&args),
        Verb::Align(args) => align::align(&args),
        Verb::Due(args) => due::due(&args),
        Verb::Keep(args) => keep::keep(&args),
        Verb::Serve(args) => serve::serve(&args),
        Verb::New(args) => new::new(&args),
        Verb::Library(args) => library::library(&args),
        Verb::Worksheet(args) => worksheet::worksheet(&args),
        Verb::Refresh(args) => refresh::refresh(&args),
        Verb::Approve(args) => approve::approve(&args),
        Verb::History(args) => history::history(&args),
        Verb::Diff(args) => history::diff(&args),
        Verb::Impact(args) => impact::impact(&args),
        Verb::Trace(args) => trace::trace(&args),
        Verb::Verify(args) => verify::verify(&args),
        Verb::Schema(args) => schema::schema(&args),
        Verb::Reference => reference::reference(),
        Verb::Completions(args) => completions::completions(&args),
    };
    match ended {
        Ok(End::Good) => ExitCode::SUCCESS,
        Ok(End::Findings) => ExitCode::from(1),
        Ok(End::Typed(message)) => {
            say(&mut anstream::stderr(), &crate::report::clean_lines(&format!("error: {message}\n")));
            ExitCode::from(64)
        }
        Err(error) => {
            say(&mut anstream::stderr(), &format!("error: {}\n", crate::report::clean(&format!("{error:#}"))));
            ExitCode::from(2)
        }
    }
}

/// Prints; a pipe that was closed is no one's mistake.
fn say(out: &mut dyn Write, text: &str) {
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints what another program waits for: that it could not be written is the machine's failure.
fn answer(out: &mut dyn Write, text: &str) -> anyhow::Result<()> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error).context("cannot print"),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Whether the stream takes colours: a terminal does, unless `NO_COLOR`, `CLICOLOR` or `CLICOLOR_FORCE` says otherwise.
fn colour(stream: &impl anstream::stream::RawStream) -> bool {
    anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never
}

/// The project that a command is about.
fn root(which: &Which) -> anyhow::Result<Result<Utf8PathBuf, String>> {
    root_of(which.project.as_deref())
}

fn root_of(named: Option<&Utf8Path>) -> anyhow::Result<Result<Utf8PathBuf, String>> {
    if let Some(folder) = named {
        let good = folder.join("brands").is_dir() && folder.join("content").is_dir();
        let found = if good {
            Ok(folder.to_owned())
        } else {
            Err(format!("{folder} is no project: it has no brands/ and content/"))
        };
        return Ok(found);
    }
    #[allow(clippy::disallowed_methods)] // where the command runs
    let here = std::env::current_dir().context("cannot tell which folder this is")?;
    let here = Utf8PathBuf::from_path_buf(here)
        .map_err(|path| anyhow::anyhow!("the name of {} cannot be read", path.display()))?;
    Ok(find_root(&here).ok_or_else(|| {
        format!("no project here: {here} and the folders above it have no brands/ and content/.\nGo into a project's folder, or name it with --project FOLDER")
    }))
}

/// The folder to write to. The project's own may not lead out of it unseen.
fn output(root: &Utf8Path, named: Option<&Utf8Path>) -> anyhow::Result<Utf8PathBuf> {
    let folder = named.map_or_else(|| root.join("output"), Utf8Path::to_owned);
    if named.is_none()
        && let (Ok(real), Ok(project)) = (folder.canonicalize_utf8(), root.canonicalize_utf8())
        && !real.starts_with(&project)
    {
        anyhow::bail!(
            "{folder} is a link that leads out of the project. Take it away, or say that this is meant: --out {real}"
        );
    }
    Ok(folder)
}

/// The same as a command that looks at packs takes it.
fn which(of: &Of) -> Which {
    let Of { brand, pack, today, project } = of;
    Which { brand: brand.clone(), pack: pack.clone(), strict: false, today: today.clone(), project: project.clone() }
}

/// The day that dates are held against.
fn today(which: &Which) -> Result<Date, String> {
    today_of(which.today.as_deref())
}

fn today_of(named: Option<&str>) -> Result<Date, String> {
    match named {
        Some(text) => crate::pipeline::date(text).map_err(|why| format!("--today: {why}")),
        None => {
            let today = jiff::Zoned::now().date();
            Ok(Date { year: today.year(), month: today.month().unsigned_abs(), day: today.day().unsigned_abs() })
        }
    }
}

/// The project that a command looks at, the day it stands on, and its folder.
fn looked_at(which: &Which) -> anyhow::Result<Result<(Project, Date, Utf8PathBuf), String>> {
    let found = root(which)?.and_then(|root| Ok((root, today(which)?)));
    Ok(match found {
        Ok((root, today)) => Ok((crate::pipeline::load(&root)?, today, root)),
        Err(message) => Err(message),
    })
}

/// The packs that a command is about.
struct Chosen<'p> {
    packs: Vec<&'p PackSpec>,
    /// Packs whose file, or whose brand, has a mistake that left nothing to make: `<brand>/<pack>`.
    lost: Vec<String>,
}

fn chosen<'p>(project: &'p Project, which: &Which) -> Result<Chosen<'p>, String> {
    if let Some(brand) = &which.brand {
        let known: Vec<&str> = project.sources.brands.iter().map(|id| &**id).collect();
        if !known.contains(&brand.as_str()) {
            return Err(no_such("brand", brand, known));
        }
    }
    let wanted = |brand: &str, pack: &str| {
        which.brand.as_deref().is_none_or(|wanted| wanted == brand)
            && which.pack.as_deref().is_none_or(|wanted| wanted == pack)
    };
    let packs: Vec<&PackSpec> = project.library.packs.iter().filter(|spec| wanted(&spec.brand, &spec.id)).collect();
    let mut known = Vec::new();
    let mut lost = Vec::new();
    for (brand, pack) in pack_files(project) {
        if which.brand.as_deref().is_none_or(|wanted| wanted == brand) {
            known.push(pack);
        }
        if wanted(brand, pack) && !packs.iter().any(|spec| *spec.brand == *brand && *spec.id == *pack) {
            lost.push(format!("{brand}/{pack}"));
        }
    }
    match &which.pack {
        Some(pack) if !known.contains(&pack.as_str()) => Err(no_such("pack", pack, known)),
        Some(_) | None => Ok(Chosen { packs, lost }),
    }
}

/// Brands of which all packs are looked at.
fn whole(project: &Project, which: &Which) -> BTreeSet<Id> {
    let brands = project.sources.brands.iter().filter(|id| which.brand.as_deref().is_none_or(|brand| brand == &***id));
    brands.filter(|_| which.pack.is_none()).cloned().collect()
}

/// Allowances that do not fit, or no longer; `made` says that pages and sheets of all forms were made.
fn left_over(allowing: &Allowing<'_>, project: &Project, which: &Which, made: bool) -> Diagnostics {
    allowing.left_over(&Looked {
        brands: &whole(project, which),
        all: which.brand.is_none() && which.pack.is_none(),
        made,
        codes: explain::codes().collect(),
    })
}

/// Says that there is nothing of that name, with the nearest that there is.
fn no_such(kind: &str, name: &str, known: Vec<&str>) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("there is no {kind} `{name}`. Did you mean `{near}`?"),
        None if known.is_empty() => format!("there is no {kind} `{name}`, nor any other"),
        None => format!("there is no {kind} `{name}`. There is: {}", sentence_list(known, 12)),
    }
}

/// Findings that a command with `--brand` or `--pack` speaks of: the library's, that brand's, and not those of other
/// packs' files.
fn about(project: &Project, which: &Which, d: &Diagnostic) -> bool {
    let path = match (d.file(), &d.place) {
        (Some(file), _) => project.sources.file(file).path.as_str(),
        (None, Place::Path(path)) => path,
        (None, Place::Span(_) | Place::File(_)) => return about_brand(project, which, d),
    };
    let of_another = which.pack.as_deref().is_some_and(|pack| {
        let stem = path.split_once("/packs/").map(|(_, name)| name.split('.').next().unwrap_or(name));
        // What is in another language is another pack's.
        let language = language_in(path).map(|(language, _)| language);
        stem.is_some_and(|stem| stem != pack_of(pack)) || language.is_some() && language != language_of(pack)
    });
    !of_another && about_brand(project, which, d)
}

fn about_brand(project: &Project, which: &Which, d: &Diagnostic) -> bool {
    let Some(brand) = &which.brand else { return true };
    match d.file() {
        Some(file) => match &project.sources.file(file).room {
            Room::Library => true,
            Room::Brand(id) => **id == **brand,
        },
        None => match &d.place {
            Place::Path(path) => {
                let of_brand = path.strip_prefix("brands/").map(|rest| rest.split('/').next().unwrap_or(rest));
                of_brand.is_none_or(|named| named == brand)
            }
            Place::Span(_) | Place::File(_) => true,
        },
    }
}

/// Says what is wrong with packs that nothing was done for, each mistake once: their own findings, and what is wrong with the
/// files of a project. `line` is said of each.
fn say_stopped(project: &Project, which: &Which, own: Diagnostics, stopped: &[String], line: impl Fn(&str) -> String) {
    let mut findings = own;
    let of_files = project.diagnostics.iter().filter(|d| d.severity == Severity::Error && about(project, which, d));
    of_files.for_each(|d| findings.push(d.clone()));
    findings.sort();
    say(&mut anstream::stderr(), &crate::report::text(&findings, &project.sources, true));
    for pack in stopped {
        say(&mut anstream::stderr(), &line(&crate::report::clean(pack)));
    }
}

fn ended(findings: &Diagnostics, strict: bool) -> End {
    let worst = findings.iter().map(|d| d.severity).max();
    match worst {
        Some(Severity::Error) => End::Findings,
        Some(Severity::Warning) if strict => End::Findings,
        Some(Severity::Warning | Severity::Advice) | None => End::Good,
    }
}

/// `2 errors, 1 warning`
fn counted(findings: &Diagnostics) -> String {
    let count = |severity| findings.iter().filter(|d| d.severity == severity).count();
    let parts: Vec<String> = [
        (count(Severity::Error), "error", "errors"),
        (count(Severity::Warning), "warning", "warnings"),
        (count(Severity::Advice), "piece of advice", "pieces of advice"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }))
    .collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}

/// ` One allowance is in force.`; nothing where none is.
fn allowed(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " One allowance is in force.".to_owned(),
        n => format!(" {n} allowances are in force."),
    }
}

/// The same where a sentence begins.
fn counted_up(findings: &Diagnostics) -> String {
    capital(&counted(findings))
}

/// `3 files written, 1 removed`; what there was nothing to do is said so.
fn wrote(done: Written) -> String {
    let files = |n: usize| format!("{n} {}", if n == 1 { "file" } else { "files" });
    match (done.written, done.removed) {
        (0, 0) => "nothing had changed".to_owned(),
        (written, 0) => format!("{} written", files(written)),
        (written, removed) => format!("{} written, {removed} removed", files(written)),
    }
}

/// A path as the reader can open it from where they are: below here, else whole.
fn from_here(path: &Utf8Path) -> String {
    let whole = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
    #[allow(clippy::disallowed_methods)] // where the command runs
    let here = std::env::current_dir().ok().and_then(|here| Utf8PathBuf::from_path_buf(here).ok());
    let here = here.and_then(|here| here.canonicalize_utf8().ok());
    here.and_then(|here| whole.strip_prefix(here).ok().map(Utf8Path::to_string)).unwrap_or(whole.into_string())
}
