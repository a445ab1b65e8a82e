//! One declaration of a file's fields drives its reader, the hints at near misses and what is shown of the format.
//! A node goes in, an as-written record comes out; what does not fit is reported with what to type, and the field
//! counts as broken, so that nobody reports it again as missing.

pub use super::shape::{FieldShape, Shape, Type};

use super::quoting::brief;
use super::yaml::split_tight;
use super::yaml::{Node, Style, Value};
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::names::{nearest, sentence_list};
use crate::model::span::{FileId, Span, Spanned};

/// A field of a record as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Field<T> {
    /// Not told: the field is not there, or nothing stands after its colon.
    Absent,
    /// Told in a way that was reported.
    Broken,
    Told(Spanned<T>),
}

impl<T> Field<T> {
    /// What was told, without its place.
    pub fn told(self) -> Option<T> {
        self.spanned().map(|spanned| spanned.value)
    }

    pub fn spanned(self) -> Option<Spanned<T>> {
        match self {
            Field::Told(spanned) => Some(spanned),
            Field::Absent | Field::Broken => None,
        }
    }

    pub fn get(&self) -> Option<&Spanned<T>> {
        match self {
            Field::Told(spanned) => Some(spanned),
            Field::Absent | Field::Broken => None,
        }
    }

    pub fn is_broken(&self) -> bool {
        matches!(self, Field::Broken)
    }

    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }
}

/// A list, each item with its place.
pub type Many<T> = Vec<Spanned<T>>;

/// A group whose field names are the author's, or come from a closed list.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed<K, T>(pub Vec<(Spanned<K>, Spanned<T>)>);

/// What reading needs to look at and to report to.
pub struct Reader<'a> {
    pub file: FileId,
    pub d: &'a mut Diagnostics,
}

/// Something that a node can hold. `field` is the field's name, for the sentence.
pub trait Read: Sized {
    const TYPE: Type;

    /// `None`: it has been reported.
    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self>;
}

/// What may stand before the colon of a [`Keyed`] group.
pub trait Key: Sized {
    const TYPE: Type;

    fn key(key: &Spanned<String>, field: &str, r: &mut Reader<'_>) -> Option<Self>;
}

impl Reader<'_> {
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.d.push(diagnostic);
    }

    /// The finding for a value of the wrong kind.
    pub fn wrong<T: Read>(&mut self, node: &Node, field: &str) {
        if node.value == Value::Broken {
            return;
        }
        let (is, span) = match &node.value {
            Value::Map(_) => ("fields of its own", node.head()),
            Value::List(_) => ("a list", node.head()),
            Value::Null => ("nothing", node.span),
            Value::Bool(_) => ("yes or no", node.span),
            Value::Int(_) | Value::Float(_) => ("a number", node.span),
            Value::Text | Value::Broken => ("a text", node.span),
        };
        self.report(
            Diagnostic::error("wrong-kind", span, format!("`{field}` takes {}", T::TYPE.takes()))
                .label(format!("this is {is}"))
                .help(format!("Type: {field}: {}", T::TYPE.example())),
        );
    }

    /// Opens a record: reports fields that it does not have.
    pub fn open<'n>(&mut self, node: &'n Node, field: &str, shape: &'static Shape) -> Option<Group<'n>> {
        let group = |entries, short| Group { node, shape, entries, short, file: field.is_empty() };
        match &node.value {
            Value::Broken => None,
            Value::Map(entries) => {
                for (key, value) in entries {
                    if !shape.fields.iter().any(|f| f.name == key.value) && value.value != Value::Broken {
                        self.unknown_field(key, shape);
                    }
                }
                Some(group(entries, None))
            }
            Value::List(items) => {
                let dash = if node.style == Style::Flow { "the brackets [ ]" } else { "the dash" };
                let (what, help) = if field.is_empty() {
                    ("This file".to_owned(), "It begins with a field, such as `schema: 1`, without a dash.".to_owned())
                } else {
                    (format!("`{field}`"), format!("Take {dash} out: {field}: {}", Type::Group(shape).example()))
                };
                let message = format!("{what} takes fields, and this is a list");
                self.report(
                    Diagnostic::error("wrong-kind", items.first().map_or(node.span, Node::head), message).help(help),
                );
                None
            }
            Value::Null => Some(group(&[], None)),
            _ => {
                if self.tight(node, shape) {
                    return None;
                }
                if let Some(short) = shape.short {
                    return Some(group(&[], Some((short, node))));
                }
                if field.is_empty() {
                    let fields = sentence_list(shape.fields.iter().map(|f| f.name), 6);
                    self.report(
                        Diagnostic::error(
                            "wrong-kind",
                            node.span,
                            "This file holds a plain text, and fields belong here",
                        )
                        .help(format!("Each line is a field, a colon, a space and a text. The fields are {fields}.")),
                    );
                } else {
                    let ty = Type::Group(shape);
                    self.report(
                        Diagnostic::error("wrong-kind", node.span, format!("`{field}` takes {}", ty.takes()))
                            .label("this is a plain text")
                            .help(format!("Type: {field}: {}", ty.example())),
                    );
                }
                None
            }
        }
    }

    /// `name:Own it`, read as a text: reported as the field that was meant.
    fn tight(&mut self, node: &Node, shape: &Shape) -> bool {
        let split = split_tight(&node.source).filter(|_| node.style == Style::Plain);
        let Some((name, value)) = split.filter(|(name, _)| shape.fields.iter().any(|f| f.name == *name)) else {
            return false;
        };
        self.report(
            Diagnostic::error("space-after-colon", node.span, format!("After `{name}:` a space is missing"))
                .label("no space after the colon")
                .help(format!("Type: {name}: {}", brief(value))),
        );
        true
    }

    fn unknown_field(&mut self, key: &Spanned<String>, shape: &Shape) {
        let name = key.value.trim_matches(['“', '”', '„', '‘', '’', '"']);
        let fields = || shape.fields.iter().map(|f| f.name);
        let message = format!("`{}` is not a field of {}.", brief(&key.value), shape.what);
        let found = match nearest(name, fields()) {
            Some(near) => Diagnostic::error("unknown-field", key.span, format!("{message} Did you mean `{near}`?"))
                .help(format!("Type `{near}:`")),
            None => Diagnostic::error("unknown-field", key.span, message.trim_end_matches('.')).help(format!(
                "The fields of {} are {}. A note for yourself begins with # and a space.",
                shape.what,
                sentence_list(fields(), 40)
            )),
        };
        self.report(found.label("not known here"));
    }
}

/// A record being read.
pub struct Group<'n> {
    node: &'n Node,
    shape: &'static Shape,
    entries: &'n [(Spanned<String>, Node)],
    short: Option<(&'static str, &'n Node)>,
    /// It is the whole file.
    file: bool,
}

impl Group<'_> {
    /// Reads one field; a required one that is not there is reported.
    pub fn take<T: Read>(&self, name: &str, r: &mut Reader<'_>) -> Field<T> {
        let entry = self
            .entries
            .iter()
            .find(|(key, _)| key.value == name)
            .map(|(_, node)| node)
            .or_else(|| self.short.filter(|(short, _)| *short == name).map(|(_, node)| node));
        let told = entry
            .filter(|node| node.value != Value::Null && !(node.value == Value::Text && node.source.trim().is_empty()));
        let Some(node) = told else {
            let required = self.shape.fields.iter().find(|f| f.name == name).and_then(|f| f.required);
            return match required {
                Some(example) => {
                    self.missing(name, example, entry, r);
                    Field::Broken
                }
                None => Field::Absent,
            };
        };
        T::read(node, name, r).map_or(Field::Broken, |value| Field::Told(Spanned::new(value, node.span)))
    }

    fn missing(&self, name: &str, example: &str, entry: Option<&Node>, r: &mut Reader<'_>) {
        let bare = self.shape.what.trim_start_matches("an ").trim_start_matches("a ");
        let before =
            self.shape.fields.iter().take_while(|field| field.name != name).filter_map(|field| {
                self.entries.iter().find(|(key, _)| key.value == field.name).map(|(key, _)| key.span)
            });
        let before = before.last();
        let place: Place = match (entry, before) {
            (Some(node), _) => node.span.into(),
            (None, Some(field)) => field.into(),
            (None, None) if self.file => r.file.into(),
            (None, None) => self.node.head().into(),
        };
        let found = if entry.is_some() {
            Diagnostic::error("missing-field", place, format!("After `{name}:` nothing stands")).label("nothing here")
        } else {
            let whose = if self.file { "This file".to_owned() } else { format!("This {bare}") };
            let found = Diagnostic::error("missing-field", place, format!("{whose} has no `{name}`"));
            if before.is_some() { found.label("it belongs after this") } else { found }
        };
        r.report(found.help(format!("Type, for instance: {example}")));
    }
}

impl<T: Read> Read for Many<T> {
    const TYPE: Type = Type::List(&T::TYPE);

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            Value::Map(_) if matches!(T::TYPE, Type::Group(_)) => {
                r.report(
                    Diagnostic::error("not-a-list", node.head(), format!("`{field}` is a list, and each item begins with a dash"))
                        .label("no dash before it")
                        .help("Type a dash and a space before the first field of each item, and begin its other fields under the first."),
                );
                return None;
            }
            Value::Text if node.source.contains(", ") && node.style == Style::Plain => {
                r.report(
                    Diagnostic::error("not-a-list", node.span, format!("`{field}` is a list, and this is one text"))
                        .help(format!("Type square brackets: {field}: [{}]", brief(&node.source))),
                );
                return None;
            }
            Value::Broken => return None,
            _ if node.text().is_some() => std::slice::from_ref(node),
            _ => {
                r.wrong::<Self>(node, field);
                return None;
            }
        };
        let mut read = Vec::with_capacity(items.len());
        for item in items {
            if item.value == Value::Null {
                r.report(
                    Diagnostic::error("empty-item", item.span, format!("An item of `{field}` is empty"))
                        .help("Type its text after the dash, or take the dash out."),
                );
            } else if let (Type::Group(shape), Some(_)) = (T::TYPE, item.text().filter(|_| takes_no_text(&T::TYPE))) {
                if r.tight(item, shape) {
                    continue;
                }
                r.report(
                    Diagnostic::error(
                        "wrong-kind",
                        item.span,
                        format!("An item of `{field}` takes fields, and this is a plain text"),
                    )
                    .help(format!("Type: {field}: [{}]", Type::Group(shape).example())),
                );
            } else if let Some(value) = T::read(item, field, r) {
                let span = if matches!(item.value, Value::Map(_)) { item.head() } else { item.span };
                read.push(Spanned::new(value, span));
            }
        }
        // Nothing read of what was written: reported above, and not the same as an empty list.
        (!read.is_empty() || items.is_empty()).then_some(read)
    }
}

/// A record for which no single text will do.
fn takes_no_text(ty: &Type) -> bool {
    matches!(ty, Type::Group(shape) if shape.short.is_none())
}

impl<K: Key, T: Read> Read for Keyed<K, T> {
    const TYPE: Type = Type::Keyed { keys: &K::TYPE, values: &T::TYPE };

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            r.wrong::<Self>(node, field);
            return None;
        };
        let mut read = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if let Some(name) = K::key(key, field, r)
                && value.value != Value::Null
                && let Some(told) = T::read(value, &key.value, r)
            {
                read.push((Spanned::new(name, key.span), Spanned::new(told, value.span)));
            }
        }
        Some(Keyed(read))
    }
}

/// The whole file as one record. `None`: it could not be read, or nothing of it, and that has been reported.
pub fn whole<T: Read>(root: &Node, file: FileId, d: &mut Diagnostics) -> Option<T> {
    T::read(root, "", &mut Reader { file, d })
}

/// A small span for a record that is pointed at.
pub fn place(node: &Node) -> Span {
    node.head()
}

/// Declares a record as written: the struct, its reader, and its fields as data.
///
/// `name: Type, "what it is"` with `required "what to type"`, and `name as "key"` where the key is a word of Rust's.
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $name:ident, $what:literal $(, short $short:literal)?, example $sample:literal {
            $( $field:ident $(as $key:literal)? : $ty:ty, $doc:literal $(, required $example:literal)? ; )*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// Where to point when it is spoken of as a whole.
            pub at: $crate::model::span::Span,
            $( #[doc = $doc] pub $field: $crate::parse::fields::Field<$ty>, )*
        }

        impl $name {
            pub const SHAPE: $crate::parse::fields::Shape = $crate::parse::fields::Shape {
                what: $what,
                short: record!(@option $($short)?),
                open: false,
                example: $sample,
                fields: &[ $( $crate::parse::fields::FieldShape {
                    name: record!(@key $field $($key)?),
                    doc: $doc,
                    ty: <$ty as $crate::parse::fields::Read>::TYPE,
                    required: record!(@option $($example)?),
                }, )* ],
            };
        }

        impl $crate::parse::fields::Read for $name {
            const TYPE: $crate::parse::fields::Type = $crate::parse::fields::Type::Group(&Self::SHAPE);

            fn read(
                node: &$crate::parse::yaml::Node,
                field: &str,
                r: &mut $crate::parse::fields::Reader<'_>,
            ) -> Option<Self> {
                const SHAPE: &$crate::parse::fields::Shape = &$name::SHAPE;
                let group = r.open(node, field, SHAPE)?;
                Some($name {
                    at: $crate::parse::fields::place(node),
                    $( $field: group.take(record!(@key $field $($key)?), r), )*
                })
            }
        }
    };
    (@option) => { None };
    (@option $value:literal) => { Some($value) };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}
pub(crate) use record;
