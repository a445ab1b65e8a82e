//! The part of the page on what stands below a module's head: sections, blocks, what stands in braces, slots.

use crate::model::names::sentence_list;
use crate::parse::attrs::{KEYS, OF_BLOCKS, OF_SECTIONS};
use crate::parse::blocks::{BLOCKS, Behind, BlockShape};
use crate::parse::{joins, slots};

const SECTIONS: &str = "\
## The text of a module

Below its head, a module is Markdown: paragraphs, lists, tables, *stars* and **double stars**, links, pictures. It never
names a brand. Each `##` begins a section; what stands in braces behind it gives it an id, and names the moment it teaches:

```markdown
## Say sorry and mean it {#say-sorry moment=apologise}
```

";

const BLOCKS_OPENING: &str = "\
## Blocks

Some things mean more than a paragraph: a rule, a question, a conversation. Such a block begins with three colons and its
name, and ends with three colons. A block that holds others has more colons than those inside it. Braces at the end of
its first line, or of a line in it, may say more:

";

const SLOTS: &str = "\
## Slots

A slot is a place for the brand's own word. Behind a comma stand the words for a brand that has told none:
`{{ word.customer, or \"customer\" }}`. In the library's modules every slot needs such words, unless it stands inside a
block `if` that asks for it. What is written in capitals below is yours to choose: an id of the brand's, a channel, a role.

| slot | what stands there |
| --- | --- |
";

pub fn write(page: &mut String) {
    page.push_str(SECTIONS);
    page.push_str(&format!("A section takes {}.\n\n", keys(&OF_SECTIONS)));
    page.push_str(BLOCKS_OPENING);
    page.push_str(
        "| in braces | what it says |\n| --- | --- |\n| `#an-id` | Its id, by which other places refer to it |\n",
    );
    for (key, doc) in KEYS {
        page.push_str(&format!("| `{key}=…` | {doc} |\n"));
    }
    page.push_str(&format!(
        "\nEvery block takes an id and {}; the others stand where they are named.\n\n",
        keys(&OF_BLOCKS)
    ));
    for block in &BLOCKS {
        one(block, page);
    }
    page.push_str(SLOTS);
    for (name, gives) in slots::names::every() {
        page.push_str(&format!("| `{{{{ {name} }}}}` | {gives} |\n"));
    }
}

fn one(block: &BlockShape, page: &mut String) {
    page.push_str(&format!("### `{}`\n\n{}", block.name, block.doc));
    match block.behind {
        Behind::Nothing => {}
        Behind::May(what) => page.push_str(&format!(" Behind its name may stand {what}.")),
        Behind::Must(what) => page.push_str(&format!(" Behind its name stands {what}.")),
    }
    if !block.options.is_empty() {
        page.push_str(&format!(" It takes {}, too.", keys(block.options)));
    }
    if block.holds_blocks {
        page.push_str(" It may hold other blocks.");
    }
    page.push_str(match block.name {
        "ours" => "\n\nThe lists are ",
        "if" => "\n\nIt can ask for `channel=…`, or for `has=….ID`, where before the point stands ",
        _ => "",
    });
    match block.name {
        "ours" => page.push_str(&format!("{}.", code(joins::list_names(), "and"))),
        "if" => page.push_str(&format!("{}.", code(joins::asked_names(), "or"))),
        _ => {}
    }
    // The colons of the example must not end the code that shows it, so it stands between backticks.
    page.push_str(&format!("\n\n```markdown\n{}\n```\n\n", block.example));
}

fn keys(keys: &[&str]) -> String {
    code(keys.iter().copied(), "and")
}

fn code<'a>(names: impl Iterator<Item = &'a str>, and: &str) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let list = sentence_list(names.iter().map(String::as_str), names.len());
    if and == "and" { list } else { list.replacen(" and ", &format!(" {and} "), 1) }
}
