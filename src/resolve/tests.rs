use super::resolve;
use crate::model::diag::{Diagnostics, Place};
use crate::model::library::Library;
use crate::model::source::{Kind, Of, Room, SourceFile, Sources};

const MOMENTS: &str = "moments:\n  - {id: welcome, name: Welcome}\n  - {id: put-right, name: Put it right}\n";
const TOPICS: &str = "topics: [{id: upsell, name: Offers}]\nconditions: [{id: after-no, name: After a no}]\n";
const MODULE: &str = "---\ntitle: Put things right\n---\n\n## Say sorry {#say-sorry}\n";

/// A project of files by path, read and resolved.
fn project(files: &[(&str, &str)]) -> (Library, Vec<String>) {
    let mut sources = Sources::default();
    for (path, text) in files {
        let parts: Vec<&str> = path.split('/').collect();
        let room = if parts[0] == "brands" { Room::Brand(parts[1].into()) } else { Room::Library };
        let name = *parts.last().expect("a path");
        // `brand.pl.yaml`
        let (stem, ending) = name.rsplit_once('.').expect("an ending");
        let source = stem.rsplit_once('.').map(|(stem, _language)| format!("{stem}.{ending}"));
        let kind = match source.as_deref().unwrap_or(name) {
            "moments.yaml" => Kind::Moments,
            "topics.yaml" => Kind::Topics,
            "settings.yaml" => Kind::Settings,
            "readiness.yaml" => Kind::Readiness,
            "brand.yaml" => Kind::Brand,
            "_brand.yml" => continue,
            _ if path.starts_with("content/lists/") => Kind::Lists,
            name if name.ends_with(".md") => Kind::Module,
            _ => Kind::Pack,
        };
        let kind = match (source, kind) {
            (None, kind) => kind,
            (Some(_), Kind::Moments) => Kind::Translation(Of::Moments),
            (Some(_), Kind::Brand) => Kind::Translation(Of::Brand),
            (Some(_), Kind::Module) => Kind::Translation(Of::Module),
            (Some(_), Kind::Pack) => Kind::Translation(Of::Pack),
            (Some(_), kind) => kind,
        };
        if let Room::Brand(id) = &room
            && !sources.brands.contains(id)
        {
            sources.brands.push(id.clone());
        }
        let (path, hash) = ((*path).to_owned(), String::new());
        sources.files.push(SourceFile { path, room, kind, text: (*text).into(), broken_at: None, hash });
    }
    let mut d = Diagnostics::default();
    let parsed = crate::parse::project(&sources, &mut d);
    let library = resolve(parsed, &sources, &mut d);
    let shown = d
        .iter()
        .map(|found| {
            let at = match &found.place {
                Place::Span(span) => {
                    let file = sources.file(span.file);
                    format!("{}:{}", file.path, file.text[..span.start as usize].matches('\n').count() + 1)
                }
                Place::File(file) => sources.file(*file).path.clone(),
                Place::Path(path) => path.clone(),
            };
            format!("{} {at} {} | {}", found.code, found.message, found.help.as_deref().unwrap_or(""))
        })
        .collect();
    (library, shown)
}

fn brand(text: &str) -> (Library, Vec<String>) {
    project(&[
        ("brands/a/brand.yaml", text),
        ("brands/b/brand.yaml", "name: Other\n"),
        ("content/modules/put-right.md", MODULE),
        ("content/moments.yaml", MOMENTS),
        ("content/topics.yaml", TOPICS),
    ])
}

/// One bad text, the finding wanted, and words that its help or message must hold; the other brand stands.
fn bad(text: &str, code: &str, line: usize, words: &str) {
    let (library, found) = brand(text);
    assert_eq!(found.len(), 1, "{text}\n{found:#?}");
    assert!(found[0].starts_with(&format!("{code} brands/a/brand.yaml:{line} ")), "{text}\n{found:#?}");
    assert!(found[0].contains(words), "{text}\n{found:#?}");
    assert!(library.brands.contains_key("b"), "{text}");
}

fn good(text: &str) -> Library {
    let (library, found) = brand(text);
    assert_eq!(found, Vec::<String>::new(), "{text}");
    assert!(library.brands.contains_key("a"), "{text}");
    library
}

#[test]
fn names_that_do_not_exist_are_met_with_the_nearest() {
    let value = |moment: &str| {
        format!("name: A\nvalues:\n  - name: Own it\n    behaviours:\n      - moment: {moment}\n        we: Do\n")
    };
    bad(&value("putright"), "unknown-moment", 5, "Type `put-right`");
    bad(&value("breakfast"), "unknown-moment", 5, "welcome and put-right");
    let library = good(&value("[put-right, welcome]"));
    let brand = &library.brands["a"].brand;
    assert_eq!(&*brand.values[0].id, "own-it");
    assert_eq!(&*brand.values[0].behaviours[0].id, "own-it-put-right");

    let measure =
        "name: A\nvalues: [{name: Own it}]\nmeasures:\n  - {id: n, label: L, kind: service, supports: [own-itt]}\n";
    bad(measure, "unknown-value", 4, "Type `own-it`");
    good(&measure.replace("own-itt", "own-it"));
    let policy = "name: A\npolicies:\n  - {id: p, topic: upsel, stance: never, text: T}\n";
    bad(policy, "unknown-topic", 3, "Type `upsell`");
    good(&policy.replace("upsel,", "upsell, when: after-no,"));
    bad(&policy.replace("upsel,", "upsell, when: [after-know],"), "unknown-condition", 3, "after-no");
    let tie = "name: A\npriorities: [speed, the sale]\ntie_breaks:\n  - {id: t, between: [sped, the sale], when: w, then: t}\n";
    bad(tie, "unknown-priority", 4, "Type `speed`");
    good(&tie.replace("sped", "speed"));
    let legal = "name: A\nlegal:\n  - {id: l, modules: [put-rigth], text: T}\n";
    bad(legal, "unknown-module", 3, "Type `put-right`");
    good(&legal.replace("rigth", "right"));
}

#[test]
fn what_stands_twice_is_reported_once() {
    let limits = "name: A\nlimits:\n  - {id: n, situation: S, may: {manager: any}}\n  - {id: n, situation: T, may: {manager: any}}\n";
    bad(limits, "duplicate-id", 4, "line 3");
    good(&limits.replacen("id: n", "id: m", 1));
    bad("name: A\npriorities: [speed, the sale, Speed]\n", "priority-twice", 2, "Take one");
    bad("name: A\nvalues:\n  - {name: Warm}\n  - {name: Warm}\n", "duplicate-id", 4, "warm-2");
}

#[test]
fn money_needs_a_currency_and_says_so_once() {
    let limits = "name: A\nlimits:\n  - {id: n, situation: S, may: {front-line: {money: 40}, manager: {money: 90}}}\n";
    bad(limits, "no-currency", 3, "currency: GBP");
    good(&format!("currency: GBP\n{limits}"));
    bad(&format!("currency: £\n{limits}"), "bad-currency", 1, "currency: GBP");
    bad("name: A\nlocale: en_gb\n", "bad-locale", 2, "locale: en-GB");
}

#[test]
fn what_must_be_there_is_asked_for() {
    let (library, found) = brand("promise: You will rest.\n");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("missing-field brands/a/brand.yaml This file has no `name`"), "{found:#?}");
    assert!(!library.brands.contains_key("a") && library.brands.contains_key("b"));
    bad("name:\n", "missing-field", 1, "name: Lanternhouse");
    bad("name: A\nvalues:\n  - id: x\n    means: M\n", "missing-field", 3, "name: Own it to the end");
    bad("name: A\nvalues:\n  - name: X\n    behaviours:\n      - moment: welcome\n", "missing-field", 5, "we: Say");
    bad("name: A\nlegal: [{id: x}]\n", "missing-field", 2, "`say:`");
    let (_, found) = project(&[("brands/a/brand.yaml", "name: A\n")]);
    assert!(found[0].starts_with("missing-file content/moments.yaml"), "{found:#?}");
}

fn pack(text: &str) -> (Library, Vec<String>) {
    project(&[
        ("brands/a/brand.yaml", "name: A\n"),
        ("brands/a/packs/desk.yaml", text),
        ("content/modules/hello.md", MODULE),
        ("content/modules/put-right.md", MODULE),
        ("content/moments.yaml", MOMENTS),
    ])
}

#[test]
fn packs_are_complete_or_reported() {
    let text = "title: Desk\npath: [{when: Day 1, modules: [hello, put-right]}]\nsite_url: https://a.example/x\n";
    let (library, found) = pack(text);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(library.packs[0].site_url.as_deref(), Some("https://a.example/x/"));
    let wrong = |text: &str, code: &str, line: usize, words: &str| {
        let (library, found) = pack(text);
        assert_eq!(found.len(), 1, "{text}\n{found:#?}");
        assert!(found[0].starts_with(&format!("{code} brands/a/packs/desk.yaml:{line} ")), "{found:#?}");
        assert!(found[0].contains(words), "{found:#?}");
        assert!(library.brands.contains_key("a"));
    };
    wrong(&text.replace("hello", "helo"), "unknown-module", 2, "Type `hello`");
    wrong(&text.replace("hello", "put-right"), "module-twice", 2, "Take one");
    wrong(&text.replace("hello, put-right", ""), "empty-leg", 2, "Name one");
    wrong(&format!("{text}forms: [site, lms]\n"), "not-built", 4, "site, handouts and workbook");
    wrong(&format!("{text}forms: [site, handout]\n"), "unknown-form", 4, "Type `handouts`");
    wrong(&format!("{text}languages: [fr]\n"), "not-built", 4, "It can be made in pl and ar");
    wrong(&text.replace("https://", ""), "bad-address", 3, "https://a.example");
    wrong(&format!("{text}audience: frontline\n"), "unknown-word", 4, "Type `front-line`");
    wrong("title: Desk\npath: []\n", "empty-path", 2, "modules: [principles]");
}

#[test]
fn modules_are_known_by_their_file() {
    let modules = |name: &str, text: &str| {
        project(&[
            ("brands/a/brand.yaml", "name: A\n"),
            (name, text),
            ("content/modules/put-right.md", MODULE),
            ("content/moments.yaml", MOMENTS),
        ])
    };
    let one = |name: &str, text: &str, code: &str, words: &str| {
        let (_, found) = modules(name, text);
        assert_eq!(found.len(), 1, "{text}\n{found:#?}");
        assert!(found[0].starts_with(code) && found[0].contains(words), "{found:#?}");
    };
    let own = "brands/a/modules/own.md";
    one("content/modules/x.md", "---\nid: y\ntitle: T\n---\n", "id-and-file", "Type `id: x`");
    one("content/organisation/put-right.md", MODULE, "duplicate-id", "content/");
    one("content/modules/x.md", "---\ntitle: T\nneeds: [put-rite]\n---\n", "unknown-module", "put-right");
    one(
        own,
        "---\ntitle: T\nreplaces: put-right#say-sory\n---\n## X\n",
        "unknown-section",
        "Type `put-right#say-sorry`",
    );
    one(own, "---\ntitle: T\nreplaces: put-right\n---\n## X\n", "replaces", "put-right#say-sorry");
    one(own, "---\ntitle: T\nreplaces: put-right#say-sorry\n---\nX\n", "one-section", "## Title");
    let (library, found) = modules(own, "---\ntitle: T\nreplaces: put-right#say-sorry\n---\n## X\n");
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(library.brands["a"].sections.len(), 1);
    let (library, found) = modules(
        "content/modules/x.md",
        "---\ntitle: T\nversion: 2026.10\nminutes: 25\nlast_reviewed: 2026-08-31\nreview_in: 6 months\n---\n",
    );
    assert_eq!(found, Vec::<String>::new());
    let meta = &library.modules["x"].meta;
    assert_eq!((meta.version.as_str(), meta.minutes.alone), ("2026.10", Some(25)));
    assert_eq!(meta.review_by.map(|date| date.to_string()).as_deref(), Some("2027-02-28"));
}

/// The project in the repository, where there is one: no finding that is none.
#[test]
fn the_shipped_example_reads_without_a_finding() {
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join("brands"), root.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if (name.ends_with(".yaml") || name.ends_with(".md")) && !name.contains("/assets/") {
                files.push((name, std::fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    assert!(!files.is_empty(), "the shipped files are not here");
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (_, found) = project(&files);
    assert_eq!(found, Vec::<String>::new());
}
