//! Who may import whom: read from the `use crate::` lines. Also what a public project never says.

use crate::support::repository;

/// Rooms and what they may import besides their own files.
const MAY: [(&str, &[&str]); 20] = [
    ("model", &[]),
    ("discover", &["model"]),
    ("parse", &["model"]),
    ("resolve", &["model", "parse"]),
    ("compose", &["model"]),
    ("align", &["model"]),
    ("check", &["model", "align"]),
    ("judge", &["model", "align"]),
    ("render", &["model", "align"]),
    ("write", &["model"]),
    ("report", &["model", "align", "refresh"]),
    ("reference", &["model", "parse"]),
    ("refresh", &["model"]),
    (
        "pipeline",
        &["model", "discover", "parse", "resolve", "compose", "align", "check", "judge", "render", "refresh", "write"],
    ),
    ("starter", &["model"]),
    ("serve", &["model", "pipeline", "report"]),
    ("cli", &[]),
    ("cmd", &["model", "align", "cli", "pipeline", "reference", "refresh", "report", "serve", "starter", "write"]),
    ("main", &["cmd"]),
    ("lib", &[]),
];

/// Outside crates and their one home.
const HOMES: [(&str, &[&str]); 20] = [
    ("base64", &["src/render/report/"]),
    ("html5gum", &["src/render/said.rs"]),
    ("serde_yaml", &["src/parse/yaml"]),
    ("pulldown_cmark", &["src/parse/markdown"]),
    ("tera", &["src/render/templates.rs"]),
    ("fluent_bundle", &["src/render/texts.rs"]),
    ("typst", &["src/render/print/"]),
    ("typst_pdf", &["src/render/print/"]),
    ("clap", &["src/cli.rs", "src/cli/", "src/cmd/mod.rs", "src/cmd/completions.rs"]),
    ("clap_complete", &["src/cli.rs", "src/cmd/completions.rs"]),
    ("annotate_snippets", &["src/report.rs"]),
    ("walkdir", &["src/discover.rs"]),
    ("axum", &["src/serve/mod.rs"]),
    ("tokio", &["src/serve/mod.rs"]),
    ("notify_debouncer_full", &["src/serve/watch.rs"]),
    ("rust_embed", &["src/render/site/files.rs", "src/starter/mod.rs"]),
    ("usvg", &["src/resolve/look/logo.rs"]),
    ("image", &["src/discover/picture.rs", "src/resolve/look/logo.rs"]),
    ("similar", &["src/refresh/"]),
    ("roxmltree", &["src/discover/picture.rs", "src/resolve/look/drawing.rs"]),
];

fn sources() -> Vec<(String, String)> {
    let root = repository();
    walkdir::WalkDir::new(root.join("src"))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("readable"))
        .filter(|entry| entry.path().extension().is_some_and(|ext| ext == "rs"))
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("inside").display().to_string();
            (path, std::fs::read_to_string(entry.path()).expect("read"))
        })
        .collect()
}

/// The room a file belongs to: `parse` of `src/parse/brand.rs`.
fn room(path: &str) -> &str {
    path.trim_start_matches("src/").split(['/', '.']).next().expect("a room")
}

#[test]
fn rooms_import_only_what_they_may() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room(&path);
        let (_, may) = MAY.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{path}: a new room"));
        for (at, _) in text.match_indices("crate::") {
            let name: String = text[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let own = name == room || name.is_empty();
            if !own && !may.contains(&name.as_str()) {
                wrong.push(format!("{path} imports {name}"));
            }
        }
        for (krate, homes) in HOMES {
            let uses = text.contains(&format!("use {krate}::")) || text.contains(&format!(" {krate}::"));
            if uses && !homes.iter().any(|home| path.starts_with(home)) {
                wrong.push(format!("{path} uses {krate}"));
            }
        }
    }
    wrong.dedup();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn siblings_do_not_know_each_other() {
    let checks: std::collections::BTreeSet<String> = sources()
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("src/check/")?.strip_suffix(".rs"))
        .filter(|name| *name != "mod")
        .map(str::to_owned)
        .collect();
    assert!(checks.contains("links"));
    for (path, text) in sources() {
        let siblings: &[(&str, &str)] = &[("src/render/site/", "render::print"), ("src/render/print/", "render::site")];
        for (folder, other) in siblings {
            assert!(!path.starts_with(folder) || !text.contains(other), "{path} knows of {other}");
        }
        if path.starts_with("src/check/") && !path.ends_with("mod.rs") {
            assert!(!text.contains("crate::check::"), "{path} knows another check");
            // Checks stand beside each other: `super::lists` would be one of them.
            for (at, _) in text.match_indices("super::") {
                let behind = &text[at + 7..];
                let names =
                    behind.strip_prefix('{').and_then(|list| list.split_once('}')).map_or(behind, |(list, _)| list);
                for name in names.split(',').take(if behind.starts_with('{') { 50 } else { 1 }) {
                    let end = name.trim().find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.trim().len());
                    let name = &name.trim()[..end];
                    assert!(!checks.contains(name), "{path} knows the check {name}");
                }
            }
        }
    }
}

/// Codes of findings that no file of the base project can bring about, and the test that does; or why there is none.
const ELSEWHERE: [(&str, &str); 26] = [
    ("not-translated", "tests/it/languages.rs"),
    ("translation-differs", "tests/it/languages.rs"),
    ("translation-behind", "tests/it/languages.rs"),
    ("translation-alone", "tests/it/languages.rs"),
    ("face-without-letters", "tests/it/languages.rs"),
    ("no-questionnaire", "tests/it/questions.rs"),
    ("record-changed", "tests/it/editions.rs"),
    ("allowance-idle", "tests/it/allow.rs"),
    ("allowance-unknown", "tests/it/allow.rs"),
    ("allowance-past", "tests/it/allow.rs"),
    ("allowance-of-an-error", "tests/it/allow.rs"),
    ("too-much", "src/parse/yaml/tests.rs"),
    ("link-out", "tests/it/found.rs"),
    ("link-folder", "tests/it/found.rs"),
    ("not-readable", "tests/it/found.rs"),
    ("too-large", "tests/it/found.rs"),
    ("handout-too-long", "tests/it/sheets.rs"),
    // Only a fault of ours, or of what sets the pages and sheets, brings these about.
    ("fault", ""),
    ("page-failed", ""),
    ("handout-not-set", ""),
    ("workbook-not-set", ""),
    ("worksheet-not-set", ""),
    ("changes-not-set", ""),
    // Six megabytes of text.
    ("workbook-too-long", ""),
    ("worksheet-too-long", "tests/it/worksheet.rs"),
    ("no-moments", "tests/it/worksheet.rs"),
];

/// The findings of all golden files of fixtures.
fn met() -> std::collections::BTreeSet<String> {
    let mut met = std::collections::BTreeSet::new();
    for entry in walkdir::WalkDir::new(repository().join("tests/fixtures")) {
        let entry = entry.expect("readable");
        if entry.file_name() != "expected.txt" {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("read");
        met.extend(text.lines().filter_map(|line| {
            let (severity, rest) = line.split_once('[')?;
            let code = rest.split_once("]:")?.0;
            matches!(severity, "error" | "warning" | "advice").then(|| code.to_owned())
        }));
    }
    met
}

/// Every finding that there is: those that the sources make by a literal, and those that a fixture met.
#[test]
fn every_finding_is_explained_and_nothing_else() {
    let all: Vec<String> = codes().union(&met()).cloned().collect();
    let mut explained: Vec<&str> = induct::report::explain::codes().collect();
    explained.sort_unstable();
    assert_eq!(explained, all);
}

/// The code of each finding that the sources make, by how one is made.
fn codes() -> std::collections::BTreeSet<String> {
    let makers = ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::advice(", "found(", "stray(", "refuse("];
    let mut codes = std::collections::BTreeSet::new();
    for (path, text) in sources() {
        let text = text.split("#[cfg(test)]").next().unwrap_or(&text);
        if path.ends_with("tests.rs") {
            continue;
        }
        for maker in makers {
            for (at, _) in text.match_indices(maker) {
                let behind = text[at + maker.len()..].trim_start();
                let Some((code, _)) = behind.strip_prefix('"').and_then(|rest| rest.split_once('"')) else { continue };
                if code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
                    codes.insert(code.to_owned());
                }
            }
        }
    }
    codes
}

#[test]
fn every_finding_is_met_in_a_fixture_or_a_test_that_is_named() {
    let root = repository();
    let met = met();
    let codes = codes();
    assert!(codes.len() > 150, "{codes:?}");
    let left: Vec<&String> =
        codes.iter().filter(|code| !met.contains(*code) && !ELSEWHERE.iter().any(|(known, _)| known == code)).collect();
    assert!(left.is_empty(), "no fixture has {left:?}");
    for (code, test) in ELSEWHERE {
        assert!(codes.contains(code) && !met.contains(code), "`{code}` is out of date here");
        let named = |test: &str| std::fs::read_to_string(root.join(test)).expect("read").contains(code);
        assert!(test.is_empty() || named(test), "{test} does not look for {code}");
    }
}

#[test]
fn files_stay_small_enough_to_be_one_thing() {
    // Longer for a reason that its opening words give.
    let may = ["src/model/doc.rs", "src/compose/body.rs"];
    for (path, text) in sources() {
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(&text);
        let lines = code.lines().count();
        let tests = path.ends_with("tests.rs");
        assert!(lines <= 400 || tests || may.contains(&path.as_str()), "{path} has {lines} lines");
        assert!(text.trim_start().starts_with("//!") || tests, "{path} does not say what it is");
    }
}

/// The interface's words are asked for by key, and a key that is not there would be shown as it is.
#[test]
fn every_word_that_is_asked_for_is_there_and_every_other_is_used() {
    let words = include_str!("../../src/render/texts/en.ftl");
    let keys: std::collections::BTreeSet<&str> = words
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, _)| key)
        .filter(|key| !key.starts_with(' '))
        .collect();
    let groups: std::collections::BTreeSet<&str> = keys.iter().filter_map(|key| key.split('-').next()).collect();
    let mut asked = std::collections::BTreeSet::new();
    let mut unknown = Vec::new();
    for entry in walkdir::WalkDir::new(repository().join("src/render")).sort_by_file_name() {
        let path = entry.expect("readable").into_path();
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default().to_owned();
        if !["rs", "html", "typ"].contains(&kind.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("read");
        let shown = text.split("#[cfg(test)]").next().unwrap_or(&text);
        let is_key = |word: &&str| {
            !word.ends_with('-')
                && word.split('-').count() > 1
                && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        let mut found: Vec<&str> = shown.split('"').skip(1).step_by(2).collect();
        found.extend(shown.split("key=\"").skip(1).filter_map(|rest| rest.split('"').next()));
        found.extend(
            shown
                .split("d.t.")
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()),
        );
        for word in found.into_iter().filter(is_key) {
            asked.insert(word.to_owned());
            // Properties of the stylesheet have names of their own.
            let style = path.ends_with("site/style.rs") || path.ends_with("render/tokens.rs");
            let ours = groups.contains(word.split('-').next().unwrap_or_default()) && !style;
            if ours && !keys.contains(word) {
                unknown.push(format!("{}: {word}", path.display()));
            }
        }
    }
    assert_eq!(unknown, Vec::<String>::new());
    let idle: Vec<&&str> =
        keys.iter().filter(|key| key.contains('-') && !key.starts_with("month-") && !asked.contains(**key)).collect();
    assert_eq!(idle, Vec::<&&str>::new());
}
