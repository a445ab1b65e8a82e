//! What a change touches, for a terminal and for other programs.

use serde::Serialize;

use super::clean;
use super::editions::differences;
use crate::model::changes::Difference;
use crate::refresh::impact::{Beside, Impact, Touch, Touched};

pub fn text(told: &Impact) -> String {
    let beside = match told.beside {
        Beside::Edition(number) => format!("since edition {number}"),
        Beside::Build => "since the last build".to_owned(),
        Beside::Now => "with --if, beside what is there now".to_owned(),
        Beside::Nothing => "nothing was made before".to_owned(),
    };
    let names = if told.beside == Beside::Now { ("now", "then") } else { ("was", "now") };
    let name = clean(&format!("{}/{}", told.brand, told.pack));
    if told.touched.is_empty() {
        return format!("{name}, {beside}: nothing is different; all {} files are the same\n", told.same);
    }
    let kind = |path: &str| match path {
        path if path.ends_with(".html") => "page",
        path if path.ends_with(".pdf") => "sheet",
        _ => "other file",
    };
    let count = |wanted: &str| told.touched.iter().filter(|one| kind(&one.path) == wanted).count();
    let many = |n: usize, one: &str| (n > 0).then(|| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") });
    let counts: Vec<String> =
        ["page", "sheet", "other file"].into_iter().filter_map(|name| many(count(name), name)).collect();
    let mut out = format!("{name}, {beside}: {}; {} would stay as they are\n", counts.join(", "), told.same);
    for one in &told.touched {
        let title = one.page.as_ref().map(|(_, title)| format!("  {}", clean(title))).unwrap_or_default();
        let how = match &one.how {
            Touch::New => " (new)",
            Touch::Gone => " (would be gone)",
            Touch::Says(..) => "",
            Touch::Around => ": says the same; its foot, what leads elsewhere or how it looks differs",
            Touch::Bytes if kind(&one.path) == "sheet" => ": another sheet; what differs stands with its page",
            Touch::Bytes => ": another file",
        };
        out.push_str(&format!("\n  {}{title}{how}\n", clean(&one.path)));
        if let Touch::Says(all, content) = &one.how {
            out.push_str(&differences(all, content, names));
        }
    }
    out
}

#[derive(Serialize)]
struct PackJson<'a> {
    brand: &'a str,
    pack: &'a str,
    /// `2026.1`, `build`, `now`, `nothing`
    beside: String,
    same: usize,
    touched: Vec<TouchedJson<'a>>,
}

#[derive(Serialize)]
struct TouchedJson<'a> {
    path: &'a str,
    page: Option<&'a str>,
    title: Option<&'a str>,
    how: &'static str,
    blocks: Vec<BlockJson<'a>>,
}

#[derive(Serialize)]
struct BlockJson<'a> {
    how: &'static str,
    id: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

pub fn json(packs: &[Impact]) -> String {
    let packs: Vec<PackJson<'_>> = packs
        .iter()
        .map(|told| PackJson {
            brand: &told.brand,
            pack: &told.pack,
            beside: match told.beside {
                Beside::Edition(number) => number.to_string(),
                Beside::Build => "build".to_owned(),
                Beside::Now => "now".to_owned(),
                Beside::Nothing => "nothing".to_owned(),
            },
            same: told.same,
            touched: told.touched.iter().map(touched_json).collect(),
        })
        .collect();
    // Strings and numbers always become JSON.
    serde_json::to_string_pretty(&packs).unwrap_or_default() + "\n"
}

fn touched_json(one: &Touched) -> TouchedJson<'_> {
    let (how, blocks) = match &one.how {
        Touch::New => ("new", Vec::new()),
        Touch::Gone => ("gone", Vec::new()),
        Touch::Says(differences, _) => ("says", differences.iter().map(block_json).collect()),
        Touch::Around => ("around", Vec::new()),
        Touch::Bytes => ("bytes", Vec::new()),
    };
    let (page, title) = one.page.as_ref().map(|(page, title)| (page.as_str(), title.as_str())).unzip();
    TouchedJson { path: &one.path, page, title, how, blocks }
}

fn block_json(difference: &Difference) -> BlockJson<'_> {
    match difference {
        Difference::Changed { old, new } => {
            BlockJson { how: "changed", id: &new.id, before: Some(&old.text), after: Some(&new.text) }
        }
        Difference::Moved { old, new } => {
            BlockJson { how: "moved", id: &new.id, before: Some(&old.text), after: Some(&new.text) }
        }
        Difference::Added(said) => BlockJson { how: "added", id: &said.id, before: None, after: Some(&said.text) },
        Difference::Removed(said) => BlockJson { how: "removed", id: &said.id, before: Some(&said.text), after: None },
    }
}
