//! Findings as SARIF 2.1.0 (the OASIS standard, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>), which code hosts and
//! editors show at their lines. Text out, no IO; files by their paths from the project's root.

use serde::Serialize;

use super::{Who, explain, place, position};
use crate::model::diag::{Diagnostic, Diagnostics, Severity};
use crate::model::source::Sources;
use crate::model::span::Span;

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    /// Columns are counted in characters.
    column_kind: &'static str,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    /// Of the codes that were met, in order of their names.
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

/// What the standard has no field for.
#[derive(Serialize)]
struct Properties {
    /// Who is to mend it.
    owner: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Said<'a>>,
}

#[derive(Serialize)]
struct Said<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    /// None for a finding about a whole file.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    /// Both from 1.
    start_line: usize,
    start_column: usize,
}

/// All findings, with the rules that they met.
pub fn sarif(diagnostics: &Diagnostics, who: &Who<'_>) -> String {
    let mut codes: Vec<&'static str> = diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let result = |d| result(d, &codes, who.sources, (who.owner)(d));
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            column_kind: "unicodeCodePoints",
            results: diagnostics.iter().map(result).collect(),
            tool: Tool {
                driver: Driver {
                    name: "induct",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.iter().map(|code| rule(code)).collect(),
                },
            },
        }],
    };
    // Strings and numbers always become JSON.
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn rule(code: &'static str) -> Rule {
    Rule { id: code, short_description: Text { text: explain::in_short(code).unwrap_or(code).to_owned() } }
}

fn result<'a>(
    d: &'a Diagnostic,
    codes: &[&'static str],
    sources: &'a Sources,
    owner: Option<String>,
) -> SarifResult<'a> {
    let (file, at) = place(d, sources);
    SarifResult {
        rule_id: d.code,
        // Every code is among them.
        rule_index: codes.binary_search(&d.code).unwrap_or_default(),
        level: level(d.severity),
        message: Text { text: message(d) },
        locations: [Location { physical_location: physical(file, at), message: None }],
        related_locations: d.also.iter().map(|(span, label)| also(*span, label, sources)).collect(),
        properties: owner.map(|owner| Properties { owner }),
    }
}

fn also<'a>(span: Span, label: &'a str, sources: &Sources) -> Location<'a> {
    let file = sources.file(span.file);
    let at = position(&file.text, span.range().start);
    Location { physical_location: physical(&file.path, Some(at)), message: Some(Said { text: label }) }
}

fn physical(file: &str, at: Option<(usize, usize)>) -> Physical {
    Physical {
        artifact_location: Artifact { uri: uri(file) },
        region: at.map(|(start_line, start_column)| Region { start_line, start_column }),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// What is wrong, then what to do.
fn message(d: &Diagnostic) -> String {
    match &d.help {
        None => d.message.clone(),
        Some(help) => {
            let stop = if d.message.ends_with(['.', '?', '!', '…']) { "" } else { "." };
            format!("{}{stop} {help}", d.message)
        }
    }
}

/// A path as a relative address: what is neither a plain letter, a figure nor one of `-._~/` as the bytes of its UTF-8.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_an_address_that_every_reader_takes() {
        assert_eq!(uri("brands/har-bour/brand.yaml"), "brands/har-bour/brand.yaml");
        assert_eq!(uri("brands/Har Bour/50%.yaml"), "brands/Har%20Bour/50%25.yaml");
        assert_eq!(uri("content/modules/é#a:b?.md"), "content/modules/%C3%A9%23a%3Ab%3F.md");
    }
}
