//! Where a block of a page or a sheet stands, as people say it: under which heading, in which part.

use crate::model::edition::Content;

/// Parts of a sheet, by the name of their field.
const PARTS: [(&str, &str); 14] = [
    ("acts", "What someone can see"),
    ("beyond", "Beyond your limit"),
    ("clashes", "When two things clash"),
    ("dialogue", "How it sounds"),
    ("limits", "What you may decide"),
    ("near", "Nearly right"),
    ("objectives", "After this you can"),
    ("ours", "How we do it here"),
    ("pairs", "Words that work"),
    ("plan", "My plan"),
    ("priorities", "What comes first"),
    ("rules", "The rules"),
    ("way", "How we do it here"),
    ("why", "Why it matters here"),
];

/// A heading longer than this is no heading.
const LONGEST: usize = 80;

/// `under “Say sorry and mean it”`, `in “How we do it here”`; empty where there is nothing to say.
pub fn place(content: &Content, id: &str) -> String {
    let said = |id: &str| {
        let found = content.blocks.iter().find(|block| block.id == id).map(|block| block.text.as_str());
        found.filter(|text| text.chars().count() <= LONGEST)
    };
    let Some((of, way)) = id.split_once('/') else { return String::new() };
    if content.is_page() {
        if of != "top" && way == "1" {
            return "the heading".to_owned();
        }
        let heading = said(&format!("{of}/1")).filter(|_| of != "top");
        return heading.map(|heading| format!("under “{heading}”")).unwrap_or_default();
    }
    let mut parts = way.split('.');
    let section = match (parts.next(), parts.next()) {
        (Some("sections"), Some(n)) => said(&format!("{of}/sections.{n}.title")),
        _ => None,
    };
    // A book holds the chapters of several modules, a handout is one module's.
    let chapter = if content.page == of { None } else { said(&format!("{of}/title")) };
    let part = PARTS.iter().find(|(field, _)| way.split('.').any(|part| part == *field)).map(|(_, name)| *name);
    let mut names: Vec<String> =
        [chapter, section, part].into_iter().flatten().map(|name| format!("“{name}”")).collect();
    names.dedup();
    if names.is_empty() { String::new() } else { format!("in {}", names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::model::edition::{Content, Said};
    use std::collections::BTreeMap;

    fn content(path: &str, page: &str, blocks: &[(&str, &str)]) -> Content {
        Content {
            path: path.to_owned(),
            page: page.to_owned(),
            title: String::new(),
            blocks: blocks.iter().map(|(id, text)| Said { id: (*id).to_owned(), text: (*text).to_owned() }).collect(),
            facts: BTreeMap::new(),
        }
    }

    #[test]
    fn a_block_is_placed_by_what_a_reader_sees_above_it() {
        let page =
            content("site/put-right.html", "put-right", &[("top/1", "Putting it right"), ("sorry/1", "Say sorry")]);
        assert_eq!(place(&page, "sorry/3"), "under “Say sorry”");
        assert_eq!(place(&page, "sorry/1"), "the heading");
        assert_eq!(place(&page, "top/2"), "");
        let sheet = content("print/handout-put-right.pdf", "put-right", &[("put-right/title", "Putting it right")]);
        assert_eq!(place(&sheet, "put-right/way.entries.5.says.1.text"), "in “How we do it here”");
        let said = [("put-right/title", "Putting it right"), ("put-right/sections.2.title", "Say sorry")];
        let book = content("print/workbook.pdf", "workbook", &said);
        let at = "put-right/sections.2.parts.10.ours.entries.2.says.1.text";
        assert_eq!(place(&book, at), "in “Putting it right”, “Say sorry”, “How we do it here”");
        assert_eq!(place(&book, "nowhere"), "");
    }
}
