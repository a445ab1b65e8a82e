//! Five hundred slips of the hand in the shipped files: nothing panics, every place is inside its file, and what is
//! a mistake is found next to where it was made.

use induct::model::diag::{Place, Severity};
use induct::pipeline;

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
    let project = Project::shipped();
    let mut dice = Dice(20_261_124);
    let (mut mistakes, mut near) = (0, 0);
    let mut far = Vec::new();
    for _ in 0..500 {
        let path = files[dice.below(files.len())];
        let whole = project.read(path);
        let (bytes, line) = slip(&whole, &mut dice);
        project.write(path, &bytes);
        let read = pipeline::load(&project.root()).expect("read");
        let mut lines = Vec::new();
        let mut codes = Vec::new();
        for finding in read.diagnostics.iter().filter(|finding| finding.severity != Severity::Advice) {
            assert!(finding.help.is_some(), "{} does not say what to type", finding.code);
            if let Place::Span(span) = finding.place {
                let file = read.sources.file(span.file);
                let range = span.range();
                assert!(range.end <= file.text.len() && range.start <= range.end, "{}: {range:?}", file.path);
                assert!(file.text.is_char_boundary(range.start) && file.text.is_char_boundary(range.end));
                if file.path == path {
                    codes.push(finding.code);
                    lines.push(file.text[..range.start].matches('\n').count() + 1);
                }
            } else if let Place::File(file) = finding.place
                && read.sources.file(file).path == path
            {
                codes.push(finding.code);
                lines.push(1);
            }
        }
        induct::report::text(&read.diagnostics, &read.sources, true);
        // A name that others use may be changed or cut without a mistake in its own file: those are found where it is
        // used, and do not count here.
        if !lines.is_empty() {
            mistakes += 1;
            if lines.iter().any(|found| found.abs_diff(line) <= 1) {
                near += 1;
            } else {
                let was = whole.lines().nth(line - 1).unwrap_or_default();
                far.push(format!("{path}:{line}: `{was}` found at {lines:?} as {codes:?}"));
            }
        }
        project.write(path, &whole);
    }
    assert!(mistakes > 100, "only {mistakes} of the slips were mistakes");
    assert!(near * 10 >= mistakes * 9, "{near} of {mistakes} were found within a line:\n{}", far.join("\n"));
}
