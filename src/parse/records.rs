//! Records as written by this program: editions and approvals. One that is not as it was written is reported with its
//! place, and nothing of it is believed.

use std::collections::BTreeMap;

use super::dates;
use super::yaml::{self, Node, Value};
use crate::model::artifact::hash;
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::edition::{Number, Said};
use crate::model::source::Hash;
use crate::model::span::{FileId, Span};

/// Values of a record: of all that a pack of several hundred modules says.
const MOST_NODES: usize = 2_000_000;

/// An edition's record.
#[derive(Clone, Debug)]
pub struct RawIssue {
    /// Whose it is.
    pub of: (String, String),
    pub number: Number,
    pub day: Date,
    pub title: String,
    /// The edition before, and the BLAKE3 of its record.
    pub after: Option<(Number, Hash)>,
    pub pages: Vec<RawPage>,
    pub files: BTreeMap<String, Hash>,
}

/// A page or sheet of it; what it says stands in the record of the edition in which it came to say it.
#[derive(Clone, Debug)]
pub struct RawPage {
    pub span: Span,
    pub path: String,
    pub page: String,
    pub title: String,
    pub since: Number,
    pub day: Date,
    pub code: String,
    pub says: Hash,
    pub asks: Vec<String>,
    pub approved: Hash,
    pub draft: Hash,
    /// None where they are those of an earlier record.
    pub facts: Option<BTreeMap<String, String>>,
    /// None where an earlier record has them.
    pub blocks: Option<Vec<Said>>,
}

#[derive(Clone, Debug)]
pub struct RawApproval {
    /// Whose it is.
    pub of: (String, String),
    pub says: BTreeMap<String, Hash>,
    pub role: String,
    pub name: String,
    pub day: Date,
}

/// A record's bytes as they are hashed for the one after it: a line may end as other systems end it.
pub fn whole(text: &str) -> Hash {
    hash(text.replace("\r\n", "\n").as_bytes())
}

/// Why a record is not as it was written, and where.
struct Wrong(Span, String);

type Read<T> = Result<T, Wrong>;

pub fn edition(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawIssue> {
    read(file, text, d, |root| {
        Ok(RawIssue {
            of: (text_of(root, "brand")?, text_of(root, "pack")?),
            number: number(root, "edition")?,
            day: day(root, "day")?,
            title: text_of(root, "title")?,
            after: match get(root, "after") {
                None => None,
                Some(after) => Some((number(after, "edition")?, text_of(after, "record")?)),
            },
            pages: items(root, "pages")?.iter().map(page).collect::<Read<_>>()?,
            files: texts(root, "files")?,
        })
    })
}

pub fn approval(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawApproval> {
    read(file, text, d, |root| {
        Ok(RawApproval {
            of: (text_of(root, "brand")?, text_of(root, "pack")?),
            says: texts(root, "approves")?,
            role: text_of(root, "role")?,
            name: text_of(root, "name")?,
            day: day(root, "day")?,
        })
    })
}

fn read<T>(file: FileId, text: &str, d: &mut Diagnostics, take: impl Fn(&Node) -> Read<T>) -> Option<T> {
    let mut found = Diagnostics::default();
    let doc = yaml::read_up_to(MOST_NODES, file, text, 0..text.len(), &mut found);
    let taken = match doc {
        Some(doc) if doc.whole => match text_of(&doc.root, "schema") {
            Ok(schema) if schema != "1" => Err(Wrong(doc.root.span, "a newer version of this program wrote it".into())),
            _ => take(&doc.root),
        },
        Some(_) | None => {
            let at = found.iter().find_map(|found| match &found.place {
                crate::model::diag::Place::Span(span) => Some(*span),
                _ => None,
            });
            Err(Wrong(at.unwrap_or(Span::new(file, 0..0)), "it cannot be read here".into()))
        }
    };
    taken.map_err(|Wrong(span, why)| d.push(changed(span, &why))).ok()
}

/// What is said of a record that somebody or something has changed.
pub fn changed(span: Span, why: &str) -> Diagnostic {
    Diagnostic::error("record-changed", span, format!("This record is not as it was written: {why}"))
        .help("Records are never changed by hand, or they would prove nothing. Take the file back from a copy or from your version control.")
}

fn page(node: &Node) -> Read<RawPage> {
    let blocks = match get(node, "blocks") {
        None => None,
        Some(Node { value: Value::Map(blocks), .. }) => {
            let block = |(key, text): &(crate::model::span::Spanned<String>, Node)| {
                let (id, hash) = key.value.rsplit_once(' ').ok_or_else(|| wrong(node, "a block has no hash"))?;
                let text = text.text().ok_or_else(|| wrong(text, "a block says nothing"))?.to_owned();
                let said = Said { id: id.to_owned(), text };
                if said.mark() != hash {
                    return Err(Wrong(key.span, format!("`{id}` says something else than its hash")));
                }
                Ok(said)
            };
            Some(blocks.iter().map(block).collect::<Read<_>>()?)
        }
        Some(other) => return Err(wrong(other, "`blocks` is no list of blocks")),
    };
    Ok(RawPage {
        span: node.head(),
        path: text_of(node, "path")?,
        page: text_of(node, "page")?,
        title: text_of(node, "title")?,
        since: number(node, "edition")?,
        day: day(node, "day")?,
        code: text_of(node, "code")?,
        says: text_of(node, "says")?,
        asks: match get(node, "asks") {
            None => Vec::new(),
            Some(_) => items(node, "asks")?
                .iter()
                .map(|role| role.text().map(str::to_owned).ok_or_else(|| wrong(role, "a role is no text")))
                .collect::<Read<_>>()?,
        },
        approved: text_of(node, "approved")?,
        draft: text_of(node, "draft")?,
        facts: if get(node, "facts").is_some() { Some(texts(node, "facts")?) } else { None },
        blocks,
    })
}

fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(fields) => fields.iter().find(|(name, _)| name.value == key).map(|(_, value)| value),
        _ => None,
    }
}

fn wrong(node: &Node, why: &str) -> Wrong {
    Wrong(node.head(), why.to_owned())
}

fn needed<'n>(node: &'n Node, key: &str) -> Read<&'n Node> {
    get(node, key).ok_or_else(|| wrong(node, &format!("`{key}` is missing")))
}

fn text_of(node: &Node, key: &str) -> Read<String> {
    let value = needed(node, key)?;
    value.text().map(str::to_owned).ok_or_else(|| wrong(value, &format!("`{key}` is no text")))
}

fn number(node: &Node, key: &str) -> Read<Number> {
    Number::read(&text_of(node, key)?).ok_or_else(|| wrong(node, &format!("`{key}` is no edition")))
}

fn day(node: &Node, key: &str) -> Read<Date> {
    dates::read(&text_of(node, key)?).map_err(|_| wrong(node, &format!("`{key}` is no day")))
}

fn items<'n>(node: &'n Node, key: &str) -> Read<&'n [Node]> {
    match &needed(node, key)?.value {
        Value::List(items) => Ok(items),
        _ => Err(wrong(node, &format!("`{key}` is no list"))),
    }
}

/// A map of texts; empty where there is none.
fn texts(node: &Node, key: &str) -> Read<BTreeMap<String, String>> {
    match get(node, key).map(|node| &node.value) {
        None | Some(Value::Null) => Ok(BTreeMap::new()),
        Some(Value::Map(fields)) => fields
            .iter()
            .map(|(name, value)| {
                let text = value.text().ok_or_else(|| wrong(value, &format!("`{}` is no text", name.value)))?;
                Ok((name.value.clone(), text.to_owned()))
            })
            .collect(),
        Some(_) => Err(wrong(node, &format!("`{key}` is no list of texts"))),
    }
}
