//! The reference page: every file that people write, field by field, in Markdown.

use super::words::takes;
use super::{FORMATS, Format, blocks};
use crate::model::plain::capital;
use crate::parse::shape::{Shape, Type};

const OPENING: &str = "\
# What the files hold

<!-- Printed by `induct reference`. Change the words where the fields are declared, in src/parse/, and print it again. -->

Every file that a brand or the library is made of, field by field. `induct check` says what is wrong in yours, with the
line and what to type instead. How to get hints while you type stands in the README.

";

const KINDS: &str = "\
## What a field takes

A field is a name, a colon, a space and what it holds: `name: Own it to the end`. Fields that belong together stand
under each other, as far in; or between braces on one line: `{name: Priya Nandakumar, role: Head of Guest Experience}`.

| it takes | which is |
| --- | --- |
| a text | words on one line. Put them in \"quotes\" when they hold a colon, or a comma inside braces |
| a text, with slots | the same, and it may hold [slots](#slots), such as `{{ brand.name }}`, and stars round a word that one leans on: `the *first* no` |
| an id | a short name in small letters, figures and hyphens: `put-right`. Other places refer to it, so it is never changed |
| a known id | the id of something that is told elsewhere: a moment, a value, a module |
| a list | one item a line, each with a dash and a space before it; or between brackets: `[face, phone]` |
| a date | year, month, day: `2027-05-31` |
| an amount | a plain figure, such as `40` or `12.50`; the currency is told once |
| true or false | the one word or the other, without quotes |

What is **needed** must be there; everything else may be left out. A line that begins with `#` and a space is a remark
for yourself.

";

const TRANSLATIONS: &str = "\
## Translations

A pack that says `languages: [pl, ar]` is made in those languages too, each in a folder of its own beside it,
`output/<brand>/<pack>.pl/`. The program has its own words in English, Polish (`pl`) and Arabic (`ar`). What people wrote is
translated in files that stand beside their sources, with the language before the ending:

| beside | stands | with |
| --- | --- | --- |
| `brand.yaml` | `brand.pl.yaml` | `locale`, which it needs, and every text |
| `packs/<pack>.yaml` | `packs/<pack>.pl.yaml` | `title`, `for`, the `when` of each leg; `site_url` of this language's site |
| `modules/<module>.md` | `modules/<module>.pl.md` | the texts of its head, and its text |
| `content/moments.yaml` | `content/moments.pl.yaml` | `name` and `means` of each moment |

A translated YAML file has the fields of its source, texts only; nothing else is told twice. Items of a list are matched by
`id`, and without one by their place. Names of the brand, of people and tools, contacts and versions may be left out, and
are the source's then; so may `use` and `avoid` of the voice, which are other words in another language, and have as many
as they like. So may the `say` of a legal item: it stays as its owner gave it, in its own language, until the owner has
wording in this one. `words` may have more keys than the source, for languages with cases: `customer-whom`. Everything else that
is a text there has to be told here.

A translated module repeats the structure of its source: the sections with their ids and moments, the blocks in their order
and with their English names, as many answers, steps, lines and pairs as there, the same of them right. Running text may be
divided otherwise. Its `version` is that of the source it was translated from.

Whoever speaks as the learner in a dialogue is **You**, **Ty** or **أنت**.

In Arabic pages and sheets run from right to left. Figures are those of the country in `locale`: Arabic-Indic ones, as in
`ar-EG` and `ar-SA`; Western ones in the Maghreb and the Emirates, as in `ar-MA` and `ar-AE`. A locale may say it itself:
`ar-EG-u-nu-latn`, `ar-AE-u-nu-arab`. What people type stays as they typed it. Numbers of phones stay as they are, from left to
right.

A translated pack is a pack of its own wherever a pack is named: `--pack front-desk.pl` has its own editions and
approvals. Minutes, owners, days and all that is measured is the source's.

";

/// The whole page.
pub fn page() -> String {
    let mut page = OPENING.to_owned();
    page.push_str("| file | what it is for |\n| --- | --- |\n");
    for format in &FORMATS {
        page.push_str(&format!("| [`{}`](#{}) | {} |\n", format.place, anchor(format.title), format.about));
    }
    page.push_str("| the text below a module's head | [sections](#the-text-of-a-module), [blocks](#blocks), [slots](#slots) |\n| the same with `.pl` before the ending | [translations](#translations) |\n\n");
    page.push_str(KINDS);
    for format in &FORMATS {
        file(format, &mut page);
    }
    page.push_str(TRANSLATIONS);
    blocks::write(&mut page);
    page
}

/// A group of fields and where in its file it stands.
struct Part {
    shape: &'static Shape,
    /// The fields that lead to it; several where the same group stands in several.
    ways: Vec<Vec<Step>>,
}

/// A field on the way to a group, and how the group stands in it.
#[derive(Clone)]
struct Step {
    field: &'static str,
    kind: Kind,
}

#[derive(Clone)]
enum Kind {
    Fields,
    Item,
    /// Under a name that is the author's, or out of a list.
    Under(&'static str),
}

fn file(format: &Format, page: &mut String) {
    page.push_str(&format!("## {}\n\n", format.title));
    page.push_str(&format!("`{}`: {}. {}\n\n", format.place, format.about, format.more));
    let mut parts = Vec::new();
    collect(format.shape, &[], &mut parts);
    table(format, format.shape, &parts, page);
    page.push_str("For example:\n\n```yaml\n");
    if format.name == "module" {
        page.push_str(&format!("---\n{}\n---\n", format.shape.example));
    } else {
        page.push_str(&format!("{}\n", format.shape.example));
    }
    page.push_str("```\n\n");
    for part in &parts {
        page.push_str(&format!("### {}\n\n{}", heading(format, part.shape), ways(part)));
        if let Some(short) = part.shape.short {
            page.push_str(&format!(" What stands there alone, without fields, is its `{short}`."));
        }
        page.push_str("\n\n");
        table(format, part.shape, &parts, page);
        if let Some(way) = part.ways.first() {
            page.push_str(&format!("```yaml\n{}\n```\n\n", in_place(part.shape.example, way)));
        }
    }
}

/// Every group below a shape, each once, in the order in which one meets them.
fn collect(shape: &'static Shape, way: &[Step], parts: &mut Vec<Part>) {
    for field in shape.fields {
        let Some((inner, kind)) = group(&field.ty) else { continue };
        let mut way = way.to_vec();
        way.push(Step { field: field.name, kind });
        match parts.iter_mut().find(|part| part.shape == inner) {
            Some(known) => known.ways.push(way),
            None => {
                parts.push(Part { shape: inner, ways: vec![way.clone()] });
                collect(inner, &way, parts);
            }
        }
    }
}

/// The group that a field holds, and how.
fn group(ty: &Type) -> Option<(&'static Shape, Kind)> {
    match ty {
        Type::Group(shape) => Some((shape, Kind::Fields)),
        Type::List(inner) => group(inner).map(|(shape, _)| (shape, Kind::Item)),
        Type::Amount(shape) => Some((shape, Kind::Fields)),
        Type::Keyed { keys, values } => {
            let name = if let Type::OneOf([first, ..]) = keys { first.word } else { "a-name" };
            group(values).map(|(shape, _)| (shape, Kind::Under(name)))
        }
        Type::Text
        | Type::Prose
        | Type::Id
        | Type::Name
        | Type::YesNo
        | Type::Number
        | Type::Date
        | Type::Money
        | Type::Duration
        | Type::Schema
        | Type::Figure(_)
        | Type::OneOf(_)
        | Type::Anything => None,
    }
}

/// `A behaviour`; with its file's name where another file has one, too.
fn heading(format: &Format, shape: &Shape) -> String {
    let holds = |other: &&Format| {
        let mut parts = Vec::new();
        collect(other.shape, &[], &mut parts);
        parts.iter().any(|part| part.shape.what == shape.what)
    };
    let what = capital(shape.what);
    if FORMATS.iter().filter(holds).count() > 1 { format!("{what} of {}", format.title) } else { what }
}

/// `In values, behaviours`: which fields lead there.
fn ways(part: &Part) -> String {
    let way = |way: &Vec<Step>| {
        let fields: Vec<String> = way.iter().map(|step| format!("`{}`", step.field)).collect();
        fields.join(", ")
    };
    match part.ways.as_slice() {
        [one] => format!("In {}.", way(one)),
        [one, two] => format!("In {}; and in {}.", way(one), way(two)),
        [one, two, ..] => format!("In {}; in {}; and so on.", way(one), way(two)),
        [] => String::new(),
    }
}

fn table(format: &Format, shape: &Shape, parts: &[Part], page: &mut String) {
    let link = |shape: &Shape| match parts.iter().find(|part| part.shape == shape) {
        Some(part) => format!("[{}](#{})", shape.what, anchor(&heading(format, part.shape))),
        None => shape.what.to_owned(),
    };
    page.push_str("| field | what it is for | takes |\n| --- | --- | --- |\n");
    for field in shape.fields {
        let needed = if field.required.is_some() { " **Needed.**" } else { "" };
        let takes = takes(&field.ty, &link);
        page.push_str(&format!("| `{}` | {}.{needed} | {takes} |\n", field.name, field.doc.replace('|', "\\|")));
    }
    page.push('\n');
}

/// An example where it stands in its file.
fn in_place(example: &str, way: &[Step]) -> String {
    let mut lines: Vec<String> = example.lines().map(str::to_owned).collect();
    for step in way.iter().rev() {
        let indent = |lines: &mut Vec<String>, first: &str| {
            for (n, line) in lines.iter_mut().enumerate() {
                line.insert_str(0, if n == 0 { first } else { "  " });
            }
        };
        match step.kind {
            Kind::Fields => indent(&mut lines, "  "),
            Kind::Item => {
                indent(&mut lines, "- ");
                indent(&mut lines, "  ");
            }
            Kind::Under(name) => {
                indent(&mut lines, "  ");
                lines.insert(0, format!("{name}:"));
                indent(&mut lines, "  ");
            }
        }
        lines.insert(0, format!("{}:", step.field));
    }
    lines.join("\n")
}

/// Where a heading is found on a page: small letters, hyphens for blanks, nothing else but letters and figures.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}
