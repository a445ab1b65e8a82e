//! Who may import whom: read from the `use crate::` lines. Also what a public project never says.

use crate::support::repository;

/// Rooms and what they may import besides their own files.
const MAY: [(&str, &[&str]); 15] = [
    ("model", &[]),
    ("discover", &["model"]),
    ("parse", &["model"]),
    ("resolve", &["model", "parse"]),
    ("compose", &["model"]),
    ("check", &["model"]),
    ("render", &["model"]),
    ("write", &["model"]),
    ("report", &["model"]),
    ("reference", &["model", "parse"]),
    ("pipeline", &["model", "discover", "parse", "resolve", "compose", "check", "render", "write"]),
    ("cli", &[]),
    ("cmd", &["model", "cli", "pipeline", "reference", "report", "write"]),
    ("main", &["cmd"]),
    ("lib", &[]),
];

/// Outside crates and their one home.
const HOMES: [(&str, &[&str]); 13] = [
    ("serde_yaml", &["src/parse/yaml"]),
    ("pulldown_cmark", &["src/parse/markdown"]),
    ("tera", &["src/render/templates.rs"]),
    ("fluent_bundle", &["src/render/texts.rs"]),
    ("typst", &["src/render/print/"]),
    ("typst_pdf", &["src/render/print/"]),
    ("clap", &["src/cli.rs", "src/cmd/mod.rs", "src/cmd/completions.rs"]),
    ("clap_complete", &["src/cli.rs", "src/cmd/completions.rs"]),
    ("annotate_snippets", &["src/report.rs"]),
    ("walkdir", &["src/discover.rs"]),
    ("usvg", &["src/resolve/look/logo.rs"]),
    ("image", &["src/discover/picture.rs", "src/resolve/look/logo.rs"]),
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
    for (path, text) in sources() {
        let siblings: &[(&str, &str)] = &[("src/render/site/", "render::print"), ("src/render/print/", "render::site")];
        for (folder, other) in siblings {
            assert!(!path.starts_with(folder) || !text.contains(other), "{path} knows of {other}");
        }
        if path.starts_with("src/check/") && !path.ends_with("mod.rs") {
            assert!(!text.contains("use crate::check::"), "{path} knows another check");
        }
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
