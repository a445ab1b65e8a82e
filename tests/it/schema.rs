//! Schema, reader, hints and reference page say the same of every field: all come from its one declaration, and here
//! each is asked. Also the verbs that print them.

use std::process::Command;

use camino::Utf8PathBuf;
use induct::model::diag::{Diagnostics, Severity};
use induct::model::span::FileId;
use induct::parse::blocks::BLOCKS;
use induct::parse::shape::{FieldShape, Shape, Type, Word};
use induct::parse::{allow, brand, front, lists, pack, readiness};
use induct::pipeline;
use induct::reference::{FORMATS, Format, page, schema};
use serde_json::{Map, Value, json};
use snapbox::{assert_data_eq, file};

use crate::support::{Project, repository};

/// A format's schema, ready to be held against documents.
struct Schema {
    all: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Schema {
    /// Fails where it is no JSON Schema.
    fn of(format: &Format) -> Schema {
        let text = schema(format);
        let (mut all, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        let name = format!("file:///{}", format.file());
        compiler.add_resource(&name, serde_json::from_str(&text).expect("JSON")).expect("a place");
        let index = compiler.compile(&name, &mut all).unwrap_or_else(|why| panic!("{}: {why}", format.name));
        Schema { all, index }
    }

    fn takes(&self, document: &Value) -> bool {
        self.all.validate(document, self.index).is_ok()
    }
}

/// What a format's reader finds in a document: code, and what to type.
struct Reader {
    name: &'static str,
    looks: Option<Project>,
}

impl Reader {
    fn of(format: &Format) -> Reader {
        Reader { name: format.name, looks: (format.name == "look").then(Project::base) }
    }

    fn findings(&self, document: &Value) -> Vec<(&'static str, String)> {
        let text = document.to_string();
        let mut d = Diagnostics::default();
        let file = FileId(0);
        match self.name {
            "brand" => drop(brand::read(file, &text, &mut d)),
            "pack" => drop(pack::read(file, &text, &mut d)),
            "moments" => drop(lists::moments(file, &text, &mut d)),
            "topics" => drop(lists::topics(file, &text, &mut d)),
            "allow" => drop(allow::read(file, &text, &mut d)),
            "settings" => drop(lists::settings(file, &text, &mut d)),
            "lists" => drop(lists::lists(file, &text, &mut d)),
            "readiness" => drop(readiness::read(file, &text, &mut d)),
            "module" => drop(front::read(file, &format!("---\n{text}\n---\n"), &mut d)),
            "look" => return self.look(&text),
            other => panic!("no reader for {other}"),
        }
        let errors = d.iter().filter(|found| found.severity == Severity::Error);
        errors.map(|found| (found.code, found.help.clone().unwrap_or_default())).collect()
    }

    /// Words of closed lists are told in looks only when they are resolved; files and colours are no matter of fields.
    fn look(&self, text: &str) -> Vec<(&'static str, String)> {
        let of_fields = [
            "unknown-field",
            "unknown-word",
            "wrong-kind",
            "missing-field",
            "empty-item",
            "not-a-list",
            "not-a-density",
        ];
        let project = self.looks.as_ref().expect("a project");
        project.write("brands/harbour/_brand.yml", text);
        let read = pipeline::load(&project.root()).expect("read");
        let found = read.diagnostics.iter().filter(|found| of_fields.contains(&found.code));
        found.map(|found| (found.code, found.help.clone().unwrap_or_default())).collect()
    }
}

/// A field with the document round it.
struct Spot<'a> {
    format: &'static Format,
    shape: &'static Shape,
    field: &'static FieldShape,
    /// A whole document for a record of the field's shape.
    document: &'a dyn Fn(Value) -> Value,
}

impl Spot<'_> {
    /// The smallest document in which the field holds this.
    fn with(&self, value: Value) -> Value {
        let mut record = minimal(self.shape);
        record.insert(self.field.name.to_owned(), value);
        (self.document)(Value::Object(record))
    }

    fn name(&self) -> String {
        format!("{}: `{}` of {}", self.format.name, self.field.name, self.shape.what)
    }
}

/// Goes through every field of a format, groups in groups included.
fn walk(format: &'static Format, visit: &mut dyn FnMut(&Spot<'_>)) {
    inside(format, format.shape, &|record| record, visit);
}

fn inside(
    format: &'static Format,
    shape: &'static Shape,
    document: &dyn Fn(Value) -> Value,
    visit: &mut dyn FnMut(&Spot<'_>),
) {
    for field in shape.fields {
        let spot = Spot { format, shape, field, document };
        visit(&spot);
        if let Some((inner, held)) = group(&field.ty) {
            inside(format, inner, &|record| spot.with(held(record)), visit);
        }
    }
}

type Held = Box<dyn Fn(Value) -> Value>;

/// The group that a type holds, and how one stands in it.
fn group(ty: &'static Type) -> Option<(&'static Shape, Held)> {
    match ty {
        Type::Group(shape) | Type::Amount(shape) => Some((shape, Box::new(|record| record))),
        Type::List(inner) => group(inner).map(|(shape, held)| (shape, Box::new(move |r| json!([held(r)])) as Held)),
        Type::Keyed { keys, values } => group(values).map(|(shape, held)| {
            let key = key(keys);
            (shape, Box::new(move |r| json!({ key: held(r) })) as Held)
        }),
        _ => None,
    }
}

fn key(keys: &Type) -> &'static str {
    if let Type::OneOf([first, ..]) = keys { first.word } else { "a-name" }
}

fn minimal(shape: &'static Shape) -> Map<String, Value> {
    let needed = shape.fields.iter().filter(|field| field.required.is_some());
    needed.map(|field| (field.name.to_owned(), right(&field.ty).swap_remove(0))).collect()
}

fn spellings(words: &'static [Word]) -> Vec<Value> {
    words.iter().flat_map(|known| std::iter::once(&known.word).chain(known.also)).map(|word| json!(word)).collect()
}

/// What a type takes, in every way it can be written.
fn right(ty: &'static Type) -> Vec<Value> {
    match ty {
        Type::Text | Type::Name => vec![json!("some words"), json!(7), json!(7.5)],
        Type::Prose => vec![json!("some words"), json!("{{ brand.name }} and *this*"), json!(7), json!(7.5)],
        Type::Id => vec![json!("put-right"), json!("7"), json!(7)],
        Type::YesNo => vec![json!(true), json!(false)],
        Type::Number => vec![json!(25), json!(0), json!(65535)],
        Type::Date => vec![json!("2027-05-31")],
        Type::Money => vec![json!(40), json!(12.5), json!("40"), json!("12.50"), json!(0)],
        Type::Duration => vec![json!("6 months"), json!("1 year"), json!("1200 days")],
        Type::Schema => vec![json!(1), json!("1")],
        Type::Figure(words) => {
            let mut all = vec![json!(1), json!("1")];
            all.extend(spellings(words));
            all
        }
        Type::OneOf(words) => spellings(words),
        Type::List(inner) => {
            let items = right(inner);
            // One alone will do, where it is no group of fields.
            let alone = items.iter().filter(|item| !item.is_object()).cloned();
            let mut all = vec![json!([items[0]]), Value::Array(items.clone()), json!([])];
            all.extend(alone);
            all
        }
        Type::Group(shape) => {
            let mut all = vec![Value::Object(minimal(shape))];
            let short =
                shape.short.map(|short| shape.fields.iter().find(|field| field.name == short).expect("a field"));
            all.extend(short.into_iter().flat_map(|field| right(&field.ty)).filter(|alone| !alone.is_object()));
            all
        }
        Type::Keyed { keys, values } => {
            let names =
                if let Type::OneOf(words) = keys { spellings(words) } else { vec![json!("guest"), json!("a-7")] };
            let one = &right(values)[0];
            let mut all: Vec<Value> = names.iter().map(|name| json!({ name.as_str().expect("a word"): one })).collect();
            all.push(json!({}));
            all
        }
        Type::Amount(shape) => {
            vec![json!("any"), json!(40), json!(12.5), json!("move the room"), Value::Object(minimal(shape))]
        }
        Type::Anything => vec![json!("x"), json!([1]), json!({"a": "b"})],
    }
}

/// What a type does not take.
fn wrong(ty: &'static Type) -> Vec<Value> {
    let (list, fields) = (json!([["x"]]), json!({"no-such": "b"}));
    match ty {
        Type::Text => vec![list, fields, json!("{{ me }}")],
        Type::Prose | Type::Name => vec![list, fields],
        Type::Id => vec![json!("Put Right"), json!("a--b"), json!(7.5), json!(-7), list, fields],
        Type::YesNo => vec![json!("yes"), json!("maybe"), json!(1), list, fields],
        Type::Number => vec![json!("many"), json!("25"), json!(1.5), json!(-1), json!(70_000), list, fields],
        Type::Date => vec![json!("31.05.2027"), json!("2027-13-01"), json!("soon"), json!(2027), list, fields],
        Type::Money => vec![json!("£40"), json!("12.345"), json!(-1), json!(true), list, fields],
        Type::Duration => vec![json!("soon"), json!("6"), json!(6), json!("0 days"), json!("1201 days"), list, fields],
        Type::Schema => vec![json!(2), json!("2"), list, fields],
        Type::Figure(_) => vec![json!("no-such-word"), list, fields],
        Type::OneOf(_) => vec![json!("no-such-word"), json!(7), list, fields],
        Type::List(inner) => {
            let mut all: Vec<Value> = wrong(inner).into_iter().map(|item| json!([item])).collect();
            all.extend([json!([null]), fields]);
            if let Type::Group(shape) = inner {
                all.push(Value::Object(minimal(shape)));
                all.extend(shape.short.is_none().then(|| json!("some words")));
            }
            all.retain(|value| !opens(inner, value));
            all
        }
        Type::Group(shape) => {
            let mut all = vec![json!([["x"]])];
            all.extend(shape.short.is_none().then(|| json!("some words")));
            all.extend((!shape.open).then_some(fields));
            all
        }
        Type::Keyed { keys, values } => {
            let mut all = vec![json!("some words"), json!([["x"]])];
            all.extend(wrong(values).into_iter().map(|value| json!({ key(keys): value })));
            match keys {
                Type::OneOf(_) => all.push(json!({ "no-such-word": right(values)[0] })),
                Type::Id => all.push(json!({ "Put Right": right(values)[0] })),
                _ => {}
            }
            all
        }
        Type::Amount(_) => vec![json!(true), json!(-5), json!({"text": "x"}), list, fields],
        Type::Anything => vec![],
    }
}

/// An open group takes any field, in a list too.
fn opens(inner: &Type, value: &Value) -> bool {
    matches!(inner, Type::Group(shape) if shape.open) && value == &json!([{"no-such": "b"}])
}

#[test]
fn what_is_right_is_taken_by_reader_and_schema() {
    for format in &FORMATS {
        let (schema, reader) = (Schema::of(format), Reader::of(format));
        walk(format, &mut |spot| {
            for value in right(&spot.field.ty) {
                let document = spot.with(value);
                let found = reader.findings(&document);
                assert!(found.is_empty(), "{}: {document}\n{found:?}", spot.name());
                assert!(schema.takes(&document), "{}: the schema refuses {document}", spot.name());
            }
        });
    }
}

#[test]
fn what_is_wrong_is_refused_by_reader_and_schema() {
    for format in &FORMATS {
        let (schema, reader) = (Schema::of(format), Reader::of(format));
        walk(format, &mut |spot| {
            for value in wrong(&spot.field.ty) {
                // In a public standard's file, a slot is a text like any other.
                if spot.shape.open && value.to_string().contains("{{") {
                    continue;
                }
                let document = spot.with(value);
                assert!(!reader.findings(&document).is_empty(), "{}: the reader takes {document}", spot.name());
                assert!(!schema.takes(&document), "{}: the schema takes {document}", spot.name());
            }
        });
    }
}

#[test]
fn a_field_that_is_misspelt_is_met_with_its_right_name_and_refused_by_the_schema() {
    for format in &FORMATS {
        let (schema, reader) = (Schema::of(format), Reader::of(format));
        walk(format, &mut |spot| {
            let Some(last) = spot.field.name.chars().last() else { panic!("{}", spot.name()) };
            let mut record = minimal(spot.shape);
            record.remove(spot.field.name);
            record.insert(format!("{}{last}", spot.field.name), right(&spot.field.ty).swap_remove(0));
            let document = (spot.document)(Value::Object(record));
            let found = reader.findings(&document);
            let met = found.iter().find(|(code, _)| *code == "unknown-field");
            if let Some((_, help)) = met {
                assert!(help.contains(&format!("`{}", spot.field.name)), "{}: {help}", spot.name());
            }
            if spot.shape.open {
                // A public standard: what is not known is left out, and is no mistake of the schema's.
                assert!(spot.field.required.is_some() || schema.takes(&document), "{}: {document}", spot.name());
            } else {
                assert!(met.is_some(), "{}: {document}\n{found:?}", spot.name());
                assert!(!schema.takes(&document), "{}: the schema takes {document}", spot.name());
            }
        });
    }
}

#[test]
fn a_needed_field_is_asked_for_by_reader_and_schema_and_no_other() {
    for format in &FORMATS {
        let (schema, reader) = (Schema::of(format), Reader::of(format));
        walk(format, &mut |spot| {
            let mut record = minimal(spot.shape);
            record.remove(spot.field.name);
            // A file of nothing at all is another matter.
            let (left, whole) = (record.clone(), std::ptr::eq(spot.shape, format.shape));
            let left = if whole && left.is_empty() { None } else { Some((spot.document)(Value::Object(left))) };
            let asked = |document: &Value| reader.findings(document).iter().any(|(code, _)| *code == "missing-field");
            match (spot.field.required, left) {
                (Some(example), left) => {
                    let left = left.unwrap_or_else(|| (spot.document)(json!({})));
                    let found = reader.findings(&left);
                    assert!(found.iter().any(|(_, help)| help.contains(example)), "{}: {found:?}", spot.name());
                    for document in [left, spot.with(json!("")), spot.with(Value::Null)] {
                        assert!(asked(&document), "{}: the reader takes {document}", spot.name());
                        assert!(!schema.takes(&document), "{}: the schema takes {document}", spot.name());
                    }
                }
                (None, Some(left)) => {
                    assert!(!asked(&left), "{}: the reader asks for it", spot.name());
                    assert!(schema.takes(&left), "{}: the schema asks for it", spot.name());
                }
                (None, None) => {}
            }
            // The one thing in which they differ: to the reader, a field with nothing behind its colon is not told;
            // in an editor it is still to be written.
            if spot.field.required.is_none() && !spot.shape.open {
                assert!(reader.findings(&spot.with(Value::Null)).is_empty(), "{}", spot.name());
                assert!(!schema.takes(&spot.with(Value::Null)), "{}", spot.name());
            }
        });
    }
}

/// The part of the page below a heading, up to the next.
fn below<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    rest.split("\n```\n\n#").next().unwrap_or(rest)
}

#[test]
fn the_reference_page_and_the_schema_tell_of_every_field_what_its_declaration_says() {
    let page = page();
    for format in &FORMATS {
        let text = schema(format);
        walk(format, &mut |spot| {
            let FieldShape { name, doc, required, .. } = spot.field;
            assert!(doc.starts_with(char::is_uppercase) && !doc.ends_with('.'), "{}: {doc}", spot.name());
            let what = format!("{}{}", spot.shape.what[..1].to_uppercase(), &spot.shape.what[1..]);
            let headings = match std::ptr::eq(spot.shape, format.shape) {
                true => [format!("## {}", format.title), String::new()],
                false => [format!("### {what}"), format!("### {what} of {}", format.title)],
            };
            let told = headings.iter().any(|heading| {
                let needed = if required.is_some() { " **Needed.**" } else { "" };
                let row = format!("| `{name}` | {doc}.{needed} |");
                page.contains(&format!("\n{heading}\n")) && below(&page, heading).contains(&row)
            });
            assert!(told, "{}: not on the page", spot.name());
            let described = serde_json::to_string(&format!("{doc}.")).expect("JSON");
            assert!(text.contains(described.trim_end_matches('"')), "{}: not in the schema", spot.name());
        });
    }
    let mut headings: Vec<&str> = page.lines().filter(|line| line.starts_with('#')).collect();
    let all = headings.len();
    headings.sort_unstable();
    headings.dedup();
    assert_eq!(headings.len(), all, "two headings are called the same, so that links lead to the wrong one");
    let links = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
    let anchor = |heading: &str| {
        let words = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        words.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect::<String>()
    };
    let anchors: Vec<String> = headings.iter().map(|heading| anchor(heading)).collect();
    let lost: Vec<&str> = links.filter(|link| !anchors.iter().any(|anchor| anchor == link)).collect();
    assert!(lost.is_empty(), "links to nowhere: {lost:?}");
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|why| panic!("{why}\n{text}"))
}

#[test]
fn every_example_can_be_typed_as_it_stands() {
    for format in &FORMATS {
        let (schema, reader) = (Schema::of(format), Reader::of(format));
        let check = |shape: &Shape, document: &Value| {
            let found = reader.findings(document);
            assert!(found.is_empty(), "{} of {}: {found:?}", shape.what, format.name);
            assert!(schema.takes(document), "{} of {}: {document}", shape.what, format.name);
        };
        check(format.shape, &yaml(format.shape.example));
        walk(format, &mut |spot| {
            if let Some((shape, held)) = group(&spot.field.ty) {
                check(shape, &spot.with(held(yaml(shape.example))));
            }
        });
    }
    let page = page();
    let fenced = page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    fenced.for_each(|example| drop(yaml(example.trim_start_matches("---\n").trim_end_matches("\n---"))));
}

#[test]
fn every_block_is_told_with_an_example_that_can_be_typed() {
    let page = page();
    let mut text = "---\nid: sorry\ntitle: Sorry\n---\n\n## Say it {#say-it moment=apologise}\n\n".to_owned();
    for block in &BLOCKS {
        let told = below(&page, &format!("### `{}`", block.name));
        assert!(told.contains(block.doc) && told.contains(block.example), "{}", block.name);
        assert!(block.options.iter().all(|option| told.contains(option)), "{}", block.name);
        assert!(block.example.trim_start_matches(':').starts_with(&format!(" {}", block.name)), "{}", block.name);
        text.push_str(&format!("{}\n\n", block.example));
    }
    let project = Project::base();
    project.write("content/modules/sorry.md", text);
    let questions = "content/organisation/readiness.yaml";
    project.write(questions, std::fs::read(repository().join(questions)).expect("read"));
    let said: Vec<String> = project.make().places();
    // Of the small brand they are shown with, practice wants more than it has.
    let wrong: Vec<&String> = said.iter().filter(|place| !place.starts_with("practice-too-thin ")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Files below a folder of the repository with this ending. Translations are not among them: they have the texts of a
/// file's fields, and what it needs besides is its source's.
fn shipped(folder: &str, ending: &str) -> Vec<Utf8PathBuf> {
    let all = walkdir::WalkDir::new(repository().join(folder)).sort_by_file_name().into_iter();
    let paths = all.filter_map(|entry| Utf8PathBuf::from_path_buf(entry.expect("readable").into_path()).ok());
    let is_source = |path: &Utf8PathBuf| path.file_stem().is_some_and(|stem| !stem.contains('.'));
    paths.filter(|path| path.as_str().ends_with(ending)).filter(is_source).collect()
}

#[test]
fn every_shipped_file_is_right_by_its_schema() {
    let files = [
        ("brand", shipped("brands", "/brand.yaml")),
        ("look", shipped("brands", "/_brand.yml")),
        ("pack", shipped("brands", ".yaml").into_iter().filter(|path| path.as_str().contains("/packs/")).collect()),
        ("moments", shipped("content", "/moments.yaml")),
        ("topics", shipped("content", "/topics.yaml")),
        ("settings", shipped("content", "/settings.yaml")),
        ("lists", shipped("content/lists", ".yaml")),
        ("module", shipped("content", ".md").into_iter().chain(shipped("brands", ".md")).collect()),
    ];
    for (name, paths) in files {
        assert!(!paths.is_empty(), "{name}");
        let schema = Schema::of(FORMATS.iter().find(|format| format.name == name).expect("a format"));
        for path in paths {
            let text = std::fs::read_to_string(&path).expect("read");
            let head = text.split("---\n").nth(1).filter(|_| name == "module").unwrap_or(&text);
            let found = schema.all.validate(&yaml(head), schema.index).err().map(|why| why.to_string());
            assert_eq!(found, None, "{path}");
        }
    }
}

#[test]
fn every_file_of_a_new_project_names_its_schema_and_is_right_by_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path().to_str().expect("UTF-8");
    assert_eq!(induct(here, &["new", "x", "--yes"]).0, Some(0));
    let project = folder.path().join("x");
    let inside = project.to_str().expect("UTF-8");
    assert_eq!(induct(inside, &["new", "brand", "Quay Street", "--yes"]).0, Some(0));
    assert_eq!(induct(inside, &["new", "pack", "First day", "--brand", "quay-street"]).0, Some(0));
    assert_eq!(induct(inside, &["new", "module", "Opening up"]).0, Some(0));
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(&project) {
        let entry = entry.expect("readable");
        let name = entry.path().to_str().expect("UTF-8");
        let module = name.ends_with(".md") && name.contains("/modules/");
        if !module && !name.ends_with(".yaml") && !name.ends_with(".yml") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("read");
        let format = if module {
            "module".to_owned()
        } else {
            let line = text.lines().next().expect("a line");
            let path =
                line.strip_prefix("# yaml-language-server: $schema=").unwrap_or_else(|| panic!("{name}: {line}"));
            let place = entry.path().parent().expect("a folder").join(path);
            assert!(place.is_file(), "{name}: {path}");
            place.file_name().expect("a name").to_str().expect("UTF-8").replace(".schema.json", "")
        };
        let schema = Schema::of(FORMATS.iter().find(|known| known.name == format).expect("a format"));
        let head = text.split("---\n").nth(1).filter(|_| module).unwrap_or(&text);
        let found = schema.all.validate(&yaml(head), schema.index).err().map(|why| why.to_string());
        assert_eq!(found, None, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 13, "three lists, four modules, two brands with two files each, two packs");
}

#[test]
fn the_page_in_docs_is_the_one_that_is_printed() {
    // To refresh it: SNAPSHOTS=overwrite cargo test --test it -- the_page_in_docs
    assert_data_eq!(page(), file!["../../docs/reference.md"].raw());
}

fn induct(folder: &str, args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_induct")).args(args).current_dir(folder).output().expect("runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("UTF-8"))
}

#[test]
fn the_verbs_print_and_write_what_they_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path().to_str().expect("UTF-8");
    // None of them needs a project.
    let (code, listed) = induct(here, &["schema"]);
    assert_eq!(code, Some(0));
    assert!(FORMATS.iter().all(|format| listed.contains(format.place)), "{listed}");
    for format in &FORMATS {
        assert_eq!(induct(here, &["schema", format.name]), (Some(0), schema(format)));
    }
    let (code, said) = induct(here, &["schema", "brnad"]);
    assert_eq!((code, said.contains("Did you mean `brand`?")), (Some(64), true), "{said}");

    assert_eq!(induct(here, &["schema", "--out", "schemas"]), (Some(0), "schemas: 14 files written\n".to_owned()));
    for format in &FORMATS {
        let written = std::fs::read_to_string(folder.path().join("schemas").join(format.file())).expect("written");
        assert_eq!(written, schema(format));
    }
    assert_eq!(induct(here, &["schema", "--out", "schemas"]), (Some(0), "schemas: nothing had changed\n".to_owned()));
    assert_eq!(induct(here, &["schema", "pack", "--out", "one"]), (Some(0), "one: 1 file written\n".to_owned()));

    // All or nothing: where one cannot stand, none is written.
    std::fs::create_dir_all(folder.path().join("taken/topics.schema.json")).expect("made");
    let (code, said) = induct(here, &["schema", "--out", "taken"]);
    assert_eq!((code, said.contains("topics.schema.json is a folder")), (Some(2), true), "{said}");
    assert!(!folder.path().join("taken/brand.schema.json").exists());

    assert_eq!(induct(here, &["reference"]), (Some(0), page()));
    for (shell, sign) in [("bash", "complete -F"), ("fish", "complete -c induct"), ("zsh", "#compdef induct")] {
        let (code, script) = induct(here, &["completions", shell]);
        assert_eq!((code, script.contains(sign) && script.contains("schema")), (Some(0), true), "{shell}");
    }
}
