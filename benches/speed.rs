//! How fast packs are made: many brands, each with the same twenty-four modules of about 800 words, as whole commands.
//! `cargo bench` prints the table of docs/speed.md; `cargo bench -- --brands 200` the large one. Nothing is asserted by
//! the clock. CPU and memory are read from /proc, so on Linux only.

// A bench reads the clock, prints, and stops where something is not as it must be.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use camino::Utf8Path;
use induct::compose::compose;
use induct::model::diag::Diagnostics;
use induct::model::library::PackSpec;
use induct::pipeline;
use induct::render::html::{Html, Kept, Pictures};
use induct::render::texts::Texts;
use rayon::prelude::*;

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MODULES: usize = 24;
const MOMENTS: [&str; 8] = ["welcome", "listen", "ask", "answer", "apologise", "put-right", "hand-over", "goodbye"];
/// Words that sentences are made of: their number matters here, not their sense.
const WORDS: [&str; 32] = [
    "people", "ask", "for", "what", "they", "need", "and", "we", "say", "when", "it", "will", "be", "there", "so",
    "that", "nobody", "waits", "longer", "than", "told", "look", "up", "before", "the", "next", "one", "comes", "to",
    "a", "desk", "today",
];

/// A steady stream of numbers: the same project each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % n as u64).unwrap_or(0)
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut text = String::new();
        for n in 0..words {
            let word = WORDS[self.below(WORDS.len())];
            if n == 0 {
                text.push_str(&word[..1].to_uppercase());
                text.push_str(&word[1..]);
            } else {
                let _ = write!(text, " {word}");
            }
        }
        text.push('.');
        text
    }

    fn paragraph(&mut self, sentences: usize) -> String {
        (0..sentences)
            .map(|_| {
                let words = 8 + self.below(9);
                self.sentence(words)
            })
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn module(n: usize, dice: &mut Dice) -> String {
    let mut text = format!(
        "---\nid: module-{n}\ntitle: Module {n}\nsummary: {}\nobjectives: [{{verb: Do one thing, moment: {}}}]\nversion: 1\n---\n\n",
        dice.sentence(12),
        MOMENTS[n % MOMENTS.len()]
    );
    let _ = write!(text, "::: why\n{}\n:::\n\n", dice.paragraph(3));
    for section in 0..4 {
        let moment = MOMENTS[(n + section) % MOMENTS.len()];
        let _ = write!(
            text,
            "## Section {section} {{#section-{section} moment={moment}}}\n\n{}\n\nHere a {{{{ word.customer, or \"customer\" }}}} hears {{{{ our.value, or \"it\" }}}}.\n\n::: rule Rule {section} {{#rule-{section}}}\n**If** {}, **then** {}\n:::\n\n",
            dice.paragraph(5),
            dice.sentence(6).trim_end_matches('.').to_lowercase(),
            dice.sentence(8).to_lowercase(),
        );
        let _ = write!(
            text,
            "::: say\n- Say: {}\n- Not: {}\n  Does: Names it\n  Why: {}\n:::\n\n",
            dice.sentence(7),
            dice.sentence(6),
            dice.sentence(9)
        );
    }
    let _ = write!(
        text,
        "::: dialogue\n**Customer:** {}\n**You:** {} {{rule=rule-0}}\n**Customer:** {}\n**You:** {} {{rule=rule-1}}\n:::\n\n",
        dice.sentence(9),
        dice.sentence(11),
        dice.sentence(7),
        dice.sentence(10)
    );
    for quiz in 0..4 {
        let _ = write!(
            text,
            "::: quiz {} {{#quiz-{quiz}}}\n- [x] {}\n  > {}\n- [ ] {}\n  > {}\n:::\n\n",
            dice.sentence(9),
            dice.sentence(6),
            dice.sentence(8),
            dice.sentence(6),
            dice.sentence(8)
        );
    }
    text + "::: checklist\n- Does the one thing\n- Says when\n:::\n\n::: plan (3 lines)\n:::\n"
}

fn brand(n: usize) -> String {
    let mut text = format!(
        "schema: 1\nname: Brand {n}\npromise: Promise number {n}.\ncurrency: GBP\nwords: {{customer: guest-{n}, customers: guests-{n}}}\nvalues:\n"
    );
    for value in 0..3 {
        let _ = writeln!(text, "  - id: value-{value}\n    name: Value {value} of {n}\n    behaviours:");
        for moment in MOMENTS {
            let _ = writeln!(
                text,
                "      - {{id: b-{value}-{moment}, moment: {moment}, we: \"Do thing {value} of brand {n}.\", not: \"Leave it {value}.\", situation: \"Case {value} of {n} at the desk.\", see: \"Does {value}\"}}"
            );
        }
    }
    text + "limits: [{id: a, moment: put-right, situation: Noise, may: {front-line: {money: 40}}}]\nroutes: [{id: b, moment: hand-over, when: it is beyond your limit, to: the lead, within: 5 minutes}]\n"
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

/// A project of so many brands, each with one pack of all modules.
fn project(root: &Path, brands: usize, forms: &str) {
    let mut dice = Dice(7);
    let moments: Vec<String> = MOMENTS.iter().map(|id| format!("  - {{id: {id}, name: When {id}}}")).collect();
    write(&root.join("content/moments.yaml"), &format!("moments:\n{}\n", moments.join("\n")));
    for n in 0..MODULES {
        write(&root.join(format!("content/modules/module-{n}.md")), &module(n, &mut dice));
    }
    let ids: Vec<String> = (0..MODULES).map(|n| format!("module-{n}")).collect();
    for n in 0..brands {
        let folder = root.join(format!("brands/brand-{n}"));
        write(&folder.join("brand.yaml"), &brand(n));
        write(&folder.join("_brand.yml"), "color: {primary: \"#1F5673\"}\n");
        let pack =
            format!("title: Pack {n}\npath: [{{when: Week 1, modules: [{}]}}]\nforms: [{forms}]\n", ids.join(", "));
        write(&folder.join("packs/all.yaml"), &pack);
    }
}

/// A run of the program: how long by the clock, of the processors, and its most memory.
struct Run {
    wall: Duration,
    cpu: Duration,
    peak_kib: u64,
}

fn run(root: &Path, args: &[&str]) -> Run {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_induct"))
        .args(args)
        .current_dir(root)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("runs");
    let place = PathBuf::from(format!("/proc/{}", child.id()));
    let (mut cpu, mut peak_kib) = (Duration::ZERO, 0);
    loop {
        if let Ok(stat) = std::fs::read_to_string(place.join("stat")) {
            // Fields 14 and 15, in hundredths of a second, after the name in brackets.
            let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
            let ticks: u64 = fields.get(11..13).into_iter().flatten().filter_map(|n| n.parse::<u64>().ok()).sum();
            cpu = cpu.max(Duration::from_millis(ticks * 10));
        }
        if let Ok(status) = std::fs::read_to_string(place.join("status")) {
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kib = peak.and_then(|text| text.trim().trim_end_matches(" kB").parse().ok());
            peak_kib = peak_kib.max(kib.unwrap_or(0));
        }
        match child.try_wait().expect("waits") {
            Some(status) => {
                assert!(status.success(), "{args:?}");
                break;
            }
            None => std::thread::sleep(Duration::from_micros(500)),
        }
    }
    Run { wall: started.elapsed(), cpu, peak_kib }
}

/// The fastest of some runs by the clock; `before` puts things in place for each.
fn best(times: usize, root: &Path, args: &[&str], before: &dyn Fn(usize)) -> Run {
    let runs = (0..times).map(|n| {
        before(n);
        run(root, args)
    });
    runs.min_by_key(|run| run.wall).expect("a run")
}

fn line(what: &str, count: usize, unit: &str, run: &Run) {
    let seconds = run.wall.as_secs_f64();
    let rate =
        if count > 0 { format!("{:>9.0} {unit}/s", count as f64 / seconds) } else { " ".repeat(11 + unit.len()) };
    println!(
        "{what:<34} {:>9.1} ms {rate}  cpu {:>8.0} ms  peak {:>5.0} MiB",
        seconds * 1e3,
        run.cpu.as_secs_f64() * 1e3,
        run.peak_kib as f64 / 1024.0
    );
}

/// The same pages with the least of templates, in this process: what composing and rendering cost by themselves.
fn plain_pages(root: &Path, out: &Path) -> (usize, Duration) {
    let root = Utf8Path::from_path(root).expect("UTF-8");
    let started = Instant::now();
    let project = pipeline::load(root).expect("read");
    let (pictures, kept) = (Pictures::new(), Kept::default());
    let plain = |spec: &PackSpec| {
        let mut pages = 0;
        let mut d = Diagnostics::default();
        let pack = compose(&project.library, spec, &mut d).expect("a pack");
        let texts = Texts::get(&pack.locale);
        let folder = out.join(&*spec.brand);
        std::fs::create_dir_all(&folder).expect("made");
        for module in &pack.modules {
            let html = Html::new(&pack, &texts, &pictures, "", &kept).of_module(module);
            let mut page = format!("<!doctype html><title>{}</title>", html.plain(&module.meta.title));
            page.push_str(&html.intro(module));
            for section in html.sections(module) {
                let _ = write!(page, "<h2 id=\"{}\">{}</h2>{}", section.id, section.title, section.body);
            }
            std::fs::write(folder.join(format!("{}.html", module.meta.id)), page).expect("written");
            pages += 1;
        }
        pages
    };
    let pages = project.library.packs.par_iter().map(plain).sum();
    (pages, started.elapsed())
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let given = |name: &str, otherwise: usize| {
        let at = args.iter().position(|arg| arg == name);
        at.and_then(|at| args.get(at + 1)?.parse().ok()).unwrap_or(otherwise)
    };
    let brands = given("--brands", 20);
    // On a memory file system where there is one, so that the disk is not what is measured.
    let memory = Path::new("/dev/shm");
    let builder = tempfile::Builder::new();
    let folder = if memory.is_dir() { builder.tempdir_in(memory) } else { builder.tempdir() }.expect("a folder");
    let root = folder.path().join("site");
    project(&root, brands, "site");
    let pages = brands * (MODULES + 3);
    println!("{brands} brands, {MODULES} modules each: {pages} pages");

    let output = root.join("output");
    let clear = |_: usize| {
        if output.exists() {
            std::fs::remove_dir_all(&output).expect("removed");
        }
    };
    let site = ["build", "--only", "site"];
    line("site, nothing there", pages, "pages", &best(3, &root, &site, &clear));
    line("site, nothing changed", pages, "pages", &best(5, &root, &site, &|_| {}));
    let edited = root.join("content/modules/module-3.md");
    let original = std::fs::read_to_string(&edited).expect("there");
    let edit = |n: usize| write(&edited, &original.replace("::: why\n", &format!("::: why\nEdit {n}. ")));
    line("site, one module edited", 0, "pages", &best(3, &root, &site, &edit));
    let of_one = root.join("brands/brand-0/brand.yaml");
    let one = brand(0);
    let rename = |n: usize| write(&of_one, &one.replace("Promise number 0", &format!("Edit {n}")));
    line("site, one brand edited", 0, "pages", &best(3, &root, &site, &rename));
    line("align, one pack of all modules", 0, "pages", &best(5, &root, &["align", "--brand", "brand-0"], &|_| {}));
    let plain = folder.path().join("plain");
    let (count, took) = (0..3).map(|_| plain_pages(&root, &plain)).min_by_key(|(_, took)| *took).expect("a run");
    println!(
        "{:<34} {:>9.1} ms {:>9.0} pages/s  (read to written)",
        "plain pages, in this process",
        took.as_secs_f64() * 1e3,
        count as f64 / took.as_secs_f64()
    );

    let few = brands.min(4);
    let sheets = folder.path().join("sheets");
    project(&sheets, few, "handouts");
    let output = sheets.join("output");
    let clear = |_: usize| {
        if output.exists() {
            std::fs::remove_dir_all(&output).expect("removed");
        }
    };
    let handouts = ["build", "--only", "handouts"];
    line("handouts, nothing there", few * MODULES * 2, "PDF pages", &best(2, &sheets, &handouts, &clear));
    line("handouts, nothing changed", 0, "PDF pages", &best(3, &sheets, &handouts, &|_| {}));

    let book = folder.path().join("book");
    project(&book, 1, "workbook");
    let pack = book.join("brands/brand-0/packs/all.yaml");
    let ids: Vec<String> = (0..10).map(|n| format!("module-{n}")).collect();
    write(&pack, &format!("title: Book\npath: [{{when: Week 1, modules: [{}]}}]\nforms: [workbook]\n", ids.join(", ")));
    let output = book.join("output");
    let clear = |_: usize| {
        if output.exists() {
            std::fs::remove_dir_all(&output).expect("removed");
        }
    };
    let run = best(3, &book, &["build", "--only", "workbook"], &clear);
    let pdf = lopdf::Document::load(output.join("brand-0/all/print/workbook.pdf")).expect("a PDF");
    let pages = pdf.get_pages().len();
    line("a workbook of ten modules", pages, "PDF pages", &run);
    line("the same, nothing changed", 0, "PDF pages", &best(3, &book, &["build", "--only", "workbook"], &|_| {}));
}
