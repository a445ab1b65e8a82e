//! Five hundred slips of the hand in the shipped files: nothing panics, every place is inside its file, and what is
//! a mistake is found next to where it was made.

use induct::model::diag::{Place, Severity};
use induct::model::library::Form;

use crate::support::Project;

/// A small generator: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// One slip; the line it was made on, from 1.
fn slip(text: &str, dice: &mut Dice) -> (Vec<u8>, usize) {
    let mut bytes = text.as_bytes().to_vec();
    let at = dice.below(bytes.len());
    let line_of = |at: usize| text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = text.as_bytes()[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |n| n + 1);
    let end = text.as_bytes()[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |n| at + n + 1);
    match dice.below(7) {
        0 => {
            bytes.remove(at);
        }
        1 => bytes.insert(at, bytes[at]),
        2 if at + 1 < bytes.len() => bytes.swap(at, at + 1),
        3 => {
            bytes.drain(start..end);
        }
        4 => {
            let curled = text[start..].lines().next().unwrap_or_default().replacen('"', "“", 1).replacen('"', "”", 1);
            bytes.splice(start..start + curled.len().min(end - start), curled.into_bytes());
        }
        5 => {
            bytes.splice(start..start, *b" ");
        }
        _ if bytes[start] == b' ' => {
            bytes.remove(start);
        }
        _ => {
            bytes[at] = b'\t';
        }
    }
    (bytes, line_of(at))
}

/// What a run said of one slip: the lines of the file it was made in, and how many findings stand elsewhere.
struct Said {
    lines: Vec<usize>,
    codes: Vec<&'static str>,
    elsewhere: usize,
    errors: bool,
}

fn run(project: &Project, path: &str, forms: &[Form]) -> Said {
    let outcome = project.make_forms(forms);
    let mut said = Said { lines: Vec::new(), codes: Vec::new(), elsewhere: 0, errors: outcome.findings.has_errors() };
    for finding in outcome.findings.iter().filter(|finding| finding.severity != Severity::Advice) {
        assert!(finding.help.is_some(), "{} does not say what to type", finding.code);
        let here = match finding.place {
            Place::Span(span) => {
                let file = outcome.project.sources.file(span.file);
                let range = span.range();
                assert!(range.end <= file.text.len() && range.start <= range.end, "{}: {range:?}", file.path);
                assert!(file.text.is_char_boundary(range.start) && file.text.is_char_boundary(range.end));
                (file.path == path).then(|| file.text[..range.start].matches('\n').count() + 1)
            }
            Place::File(file) => (outcome.project.sources.file(file).path == path).then_some(1),
            Place::Path(_) => None,
        };
        // A finding may show a second place: where the slip may have been made.
        let also = finding.also.as_ref().and_then(|(span, _)| {
            let file = outcome.project.sources.file(span.file);
            (file.path == path).then(|| file.text[..span.range().start].matches('\n').count() + 1)
        });
        said.lines.extend(also);
        match here {
            Some(line) => {
                said.lines.push(line);
                said.codes.push(finding.code);
            }
            None => said.elsewhere += 1,
        }
    }
    // What is printed of it must not fall over either.
    induct::report::text(&outcome.findings, &outcome.project.sources, true);
    said
}

/// The shipped files, with a pack of the three modules that the slips are made in: what is not slipped in need not be
/// set five hundred times.
fn shipped() -> Project {
    let project = Project::shipped();
    let path = "brands/lanternhouse/packs/front-desk.yaml";
    let mut pack = project.read(path);
    for (from, to) in [
        ("[principles, hello-goodbye]", "[principles]"),
        ("[rapport, answering]", "[rapport]"),
        ("[put-right, hearing-no]", "[put-right]"),
    ] {
        assert!(pack.contains(from), "{from}");
        pack = pack.replace(from, to);
    }
    project.write(path, pack);
    project
}

#[test]
fn slips_are_survived_and_found_where_they_were_made() {
    let files = [
        "brands/lanternhouse/brand.yaml",
        "brands/lanternhouse/_brand.yml",
        "brands/lanternhouse/packs/front-desk.yaml",
        "content/moments.yaml",
        "content/topics.yaml",
        "content/modules/put-right.md",
        "content/modules/rapport.md",
        "content/modules/principles.md",
    ];
    let project = shipped();
    let mut dice = Dice(20_261_124);
    let (mut mistakes, mut near, mut only_elsewhere) = (0, 0, 0);
    let mut far = Vec::new();
    for n in 0..500 {
        let path = files[dice.below(files.len())];
        let whole = project.read(path);
        let (bytes, line) = slip(&whole, &mut dice);
        project.write(path, &bytes);
        // Sheets take longest to set, and a book longest of all: some of the slips go all the way.
        let forms: &[Form] = match n {
            _ if n % 50 == 0 => &Form::ALL,
            _ if n % 25 == 0 => &[Form::Site, Form::Handouts],
            _ => &[Form::Site],
        };
        let said = run(&project, path, forms);
        if !said.lines.is_empty() || said.elsewhere > 0 {
            mistakes += 1;
            if said.lines.iter().any(|found| found.abs_diff(line) <= 1) {
                near += 1;
            } else {
                only_elsewhere += usize::from(said.lines.is_empty());
                let was = whole.lines().nth(line - 1).unwrap_or_default();
                let is = String::from_utf8_lossy(&bytes).lines().nth(line - 1).unwrap_or_default().to_owned();
                far.push(format!(
                    "{path}:{line}: `{was}` became `{is}`: found at {:?} ({:?}), and {} elsewhere",
                    said.lines, said.codes, said.elsewhere
                ));
            }
        }
        project.write(path, &whole);
    }
    #[allow(clippy::print_stderr)] // the figures, for whoever runs it with --nocapture
    {
        eprintln!(
            "{mistakes} of 500 slips were mistakes; {near} found within a line, {only_elsewhere} only where they were used"
        );
    }
    assert!(mistakes > 100, "only {mistakes} of the slips were mistakes");
    assert!(near * 10 >= mistakes * 9, "{near} of {mistakes} were found within a line:\n{}", far.join("\n"));
}

#[test]
fn a_slip_that_is_an_error_leaves_the_output_as_it_was() {
    let project = shipped();
    let build = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_induct"));
        command.arg("build").current_dir(project.root()).output().expect("runs")
    };
    assert_eq!(build().status.code(), Some(0));
    let before = tree(&project);
    let mut dice = Dice(7);
    let mut errors = 0;
    while errors < 12 {
        let path = ["brands/lanternhouse/brand.yaml", "content/modules/put-right.md"][dice.below(2)];
        let whole = project.read(path);
        let (bytes, _) = slip(&whole, &mut dice);
        project.write(path, &bytes);
        if run(&project, path, &[Form::Site]).errors {
            errors += 1;
            assert_eq!(build().status.code(), Some(1));
            assert!(tree(&project) == before, "the output changed");
        }
        project.write(path, &whole);
    }
}

/// Every file of the output with its bytes and when it was written.
fn tree(project: &Project) -> Vec<(String, Vec<u8>, std::time::SystemTime)> {
    walkdir::WalkDir::new(project.root().join("output"))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".lock")
        .map(|entry| {
            let written = entry.metadata().expect("there").modified().expect("time");
            (entry.path().display().to_string(), std::fs::read(entry.path()).expect("read"), written)
        })
        .collect()
}
