//! Records as the text of their files: YAML that reads well in a diff, one line for each block. `parse::records` reads them
//! back.

use std::fmt::Write as _;

use crate::model::artifact::hash;
use crate::model::edition::{Approval, Content, Issue, Number};
use crate::model::source::{Hash, Id};

/// Letters of a role in a file's name.
const LONGEST: usize = 60;

/// Where the record of an edition stands, from the project's root.
pub fn path(brand: &str, pack: &str, number: Number) -> String {
    format!("brands/{brand}/records/editions/{pack}/{number}.yaml")
}

/// Where the record of an approval stands: named by its day, whose it is and its words.
pub fn approval_path(brand: &Id, approval: &Approval, text: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let role: String = approval.role.chars().map(letter).collect();
    let role = role.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let role = role.get(..role.len().min(LONGEST)).unwrap_or_default();
    let mark = hash(text.as_bytes());
    let mark = mark.get(..6).unwrap_or_default();
    format!("brands/{brand}/records/approvals/{}/{}-{role}-{mark}.yaml", approval.pack, approval.day)
}

/// An edition, and the one before it with the hash of its record.
pub fn edition(issue: &Issue, brand: &str, before: Option<(&Issue, &Hash)>) -> String {
    let mut out = format!(
        "# Edition {} of “{}”, {}. Written by induct refresh, and never changed afterwards.\n",
        issue.number,
        issue.title.replace(['\n', '\r'], " "),
        brand.replace(['\n', '\r'], " ")
    );
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line("schema: 1".to_owned());
    line(format!("brand: {}", quoted(&issue.brand)));
    line(format!("pack: {}", quoted(&issue.pack)));
    line(format!("edition: \"{}\"", issue.number));
    line(format!("day: {}", issue.day));
    line(format!("title: {}", quoted(&issue.title)));
    if let Some((before, record)) = before {
        line(format!("after: {{edition: \"{}\", record: {}}}", before.number, quoted(record)));
    }
    line("pages:".to_owned());
    for page in &issue.pages {
        let Content { path, page: called, title, blocks, facts } = &*page.content;
        line(format!("\n- path: {}", quoted(path)));
        line(format!("  page: {}", quoted(called)));
        line(format!("  title: {}", quoted(title)));
        line(format!("  edition: \"{}\"", page.since));
        line(format!("  day: {}", page.day));
        line(format!("  code: {}", quoted(&page.code)));
        line(format!("  says: {}", quoted(&page.says)));
        if !page.asks.is_empty() {
            let roles: Vec<String> = page.asks.iter().map(|role| quoted(role)).collect();
            line(format!("  asks: [{}]", roles.join(", ")));
        }
        line(format!("  approved: {}", quoted(&page.approved)));
        line(format!("  draft: {}", quoted(&page.draft)));
        // What an earlier edition says already stands in its record.
        let new = page.since == issue.number;
        let told = before.and_then(|(before, _)| before.page(path)).map(|page| &page.content.facts);
        if new && !facts.is_empty() || !new && told != Some(facts) {
            line(if facts.is_empty() { "  facts: {}".to_owned() } else { "  facts:".to_owned() });
            facts.iter().for_each(|(name, told)| line(format!("    {}: {}", quoted(name), quoted(told))));
        }
        if !new {
            continue;
        }
        line(if blocks.is_empty() { "  blocks: {}".to_owned() } else { "  blocks:".to_owned() });
        for block in blocks {
            let key = format!("{} {}", block.id, block.mark());
            line(format!("    {}: {}", quoted(&key), quoted(&block.text)));
        }
    }
    line(if issue.files.is_empty() { "\nfiles: {}".to_owned() } else { "\nfiles:".to_owned() });
    issue.files.iter().for_each(|(path, hash)| line(format!("  {}: {}", quoted(path), quoted(hash))));
    out
}

/// An approval of pages of an edition.
pub fn approval(brand: &Id, approval: &Approval, edition: Number) -> String {
    let mut out = "# Written by induct approve, and never changed afterwards.\nschema: 1\n".to_owned();
    let Approval { pack, says, role, name, day } = approval;
    let (brand, pack, role, name) = (quoted(brand), quoted(pack), quoted(role), quoted(name));
    let _ = writeln!(out, "brand: {brand}\npack: {pack}\nday: {day}\nrole: {role}\nname: {name}");
    let _ = writeln!(out, "edition: \"{edition}\"\napproves:");
    for (path, says) in says {
        let _ = writeln!(out, "  {}: {}", quoted(path), quoted(says));
    }
    out
}

/// A text as YAML and JSON both write it: on one line, in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // What YAML would take for the end of a line, or not at all.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
