//! One declaration of a format's fields drives the reader, the near-miss hints and (as data) the reference:
//! `record!` makes an as-written struct, all fields optional and placed, and says what its fields are.

use super::yaml::{Node, Value};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Inlines, Written};
use crate::model::money::Money;
use crate::model::names::{is_id, nearest, sentence_list};
use crate::model::source::Id;
use crate::model::span::{Span, Spanned};

/// What an author may type in a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Words, as they are.
    Text,
    /// Words with slots and *emphasis*.
    RichText,
    /// A short name: small letters, figures and `-`.
    Id,
    Bool,
    Number,
    Date,
    Money,
    /// One of these words.
    Choice(&'static [&'static str]),
    List(Box<Shape>),
    /// Fields with any names, or one of a closed list of names.
    Map {
        keys: Option<&'static [&'static str]>,
        value: Box<Shape>,
    },
    Record {
        what: &'static str,
        shorthand: Option<&'static str>,
        fields: Vec<Field>,
    },
    /// Either of two.
    Either(Box<Shape>, Box<Shape>),
}

/// A named field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub name: &'static str,
    pub shape: Shape,
    /// One sentence for the reference page.
    pub doc: &'static str,
}

/// Something that can be read from a value in a file.
pub trait Read: Sized {
    fn shape() -> Shape;
    /// `None` when the value is not of this shape; the mistake has then been reported.
    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self>;
}

/// Says that a value is of another kind than its place asks for.
pub fn wrong(node: &Node, wanted: &str, help: &str, d: &mut Diagnostics) {
    let found = node.what();
    d.push(
        Diagnostic::error("wrong-kind", node.span, format!("{wanted} belongs here, and this is {found}")).help(help),
    );
}

impl Read for String {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let Value::Scalar { text, quoted } = &node.value else {
            let help = match node.value {
                Value::Map(_) => "Type the words in quotes; without them, `: ` or `{` makes fields of a text.",
                _ => "Type words, on one line.",
            };
            wrong(node, "A text", help, d);
            return None;
        };
        let text = text.trim();
        let inner = text.trim_matches(['“', '”', '„', '‘', '’']);
        let curly = text.starts_with(['“', '„', '‘']) && text.ends_with(['”', '“', '’']);
        if curly && !quoted && !inner.contains(['“', '”']) {
            d.push(
                Diagnostic::error("curly-quotes", node.span, "A word processor's curly quotes stand round this text")
                    .help(format!("Take them out, or type straight ones: \"{inner}\".")),
            );
            return None;
        }
        if text.is_empty() {
            d.push(
                Diagnostic::warning("empty-text", node.span, "There is nothing between the quotes")
                    .help("Fill it in, or take the line out."),
            );
            return None;
        }
        Some(text.to_owned())
    }
}

impl Read for Inlines<Written> {
    fn shape() -> Shape {
        Shape::RichText
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, d)?;
        Some(super::text::brand_text(node.span, &text, d))
    }
}

/// A short name, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(pub Id);

impl Read for Name {
    fn shape() -> Shape {
        Shape::Id
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, d)?;
        if is_id(&text) {
            return Some(Name(text.into()));
        }
        d.push(
            Diagnostic::error("not-an-id", node.span, format!("“{text}” cannot be used as an id"))
                .help(format!("Type `{}`: small letters, figures and `-`.", as_id(&text))),
        );
        None
    }
}

/// What an id for these words would be.
pub fn as_id(text: &str) -> String {
    let mut id = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "a-name".to_owned() } else { id.to_owned() }
}

impl Read for bool {
    fn shape() -> Shape {
        Shape::Bool
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let text = match &node.value {
            Value::Scalar { text, .. } => text.as_str(),
            Value::Null | Value::List(_) | Value::Map(_) => "",
        };
        let meant = match text.to_lowercase().as_str() {
            "true" => return Some(true),
            "false" => return Some(false),
            "yes" | "on" | "y" => "Type `true`.",
            "no" | "off" | "n" => "Type `false`.",
            _ => "Type `true` or `false`.",
        };
        let said = if text.is_empty() { node.what().to_owned() } else { format!("`{text}`") };
        d.push(
            Diagnostic::error("not-true-or-false", node.span, format!("This is {said}, and it must be true or false"))
                .help(meant),
        );
        None
    }
}

impl Read for u16 {
    fn shape() -> Shape {
        Shape::Number
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        if let Value::Scalar { text, .. } = &node.value
            && let Ok(number) = text.trim().parse()
        {
            return Some(number);
        }
        d.push(
            Diagnostic::error("not-a-number", node.span, "A whole number belongs here")
                .help("Type figures only, without a unit: 25."),
        );
        None
    }
}

impl Read for Date {
    fn shape() -> Shape {
        Shape::Date
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, d)?;
        match date(&text) {
            Ok(date) => Some(date),
            Err(why) => {
                d.push(
                    Diagnostic::error("not-a-date", node.span, format!("`{text}` is not a day: {why}"))
                        .help("Type year-month-day, such as 2027-05-31."),
                );
                None
            }
        }
    }
}

/// A day that exists, written `2027-05-31`.
pub fn date(text: &str) -> Result<Date, &'static str> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return Err("it must have a year, a month and a day") };
    if year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return Err("the year has four figures, month and day have two");
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse::<i16>(), month.parse::<i8>(), day.parse::<i8>()) else {
        return Err("it must be figures");
    };
    jiff::civil::Date::new(year, month, day).map_err(|_| "there is no such day in the calendar")?;
    Ok(Date { year, month: month.unsigned_abs(), day: day.unsigned_abs() })
}

impl Read for Money {
    fn shape() -> Shape {
        Shape::Money
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let text = match &node.value {
            Value::Scalar { text, .. } => text.trim(),
            Value::Null | Value::List(_) | Value::Map(_) => "",
        };
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let figures = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if !whole.is_empty() && whole.len() < 12 && figures(whole) && figures(rest) && rest.len() <= 2 {
            let hundredths = format!("{whole}{rest:0<2}").parse().unwrap_or(0);
            return Some(Money { hundredths });
        }
        d.push(
            Diagnostic::error("not-money", node.span, "An amount of money belongs here")
                .help("Type figures only: 40 or 12.50. The currency is told once, as `currency:`."),
        );
        None
    }
}

impl<T: Read> Read for Vec<Spanned<T>> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        match &node.value {
            Value::List(items) => Some(
                items.iter().filter_map(|item| T::read(item, d).map(|value| Spanned::new(value, item.span))).collect(),
            ),
            // One word where a list of words may stand.
            Value::Scalar { .. } => T::read(node, d).map(|value| vec![Spanned::new(value, node.span)]),
            Value::Null | Value::Map(_) => {
                wrong(node, "A list", "Begin each item on a line of its own with `- `.", d);
                None
            }
        }
    }
}

/// Fields whose names the author chooses, or takes from a closed list.
#[derive(Clone, Debug, Default)]
pub struct Keyed<K, V>(pub Vec<(Spanned<K>, Spanned<V>)>);

impl<K: Key, V: Read> Read for Keyed<K, V> {
    fn shape() -> Shape {
        Shape::Map { keys: K::KEYS, value: Box::new(V::shape()) }
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            wrong(node, "A group of fields", "Write each on a line of its own, further in: `name: text`.", d);
            return None;
        };
        let mut read = Vec::new();
        for (key, value) in entries {
            let (Some(name), Some(value_read)) = (K::key(key, d), V::read(value, d)) else { continue };
            read.push((Spanned::new(name, key.span), Spanned::new(value_read, value.span)));
        }
        Some(Keyed(read))
    }
}

/// What may be the name of a field.
pub trait Key: Sized {
    const KEYS: Option<&'static [&'static str]>;
    fn key(name: &Spanned<String>, d: &mut Diagnostics) -> Option<Self>;
}

impl Key for Id {
    const KEYS: Option<&'static [&'static str]> = None;

    fn key(name: &Spanned<String>, _: &mut Diagnostics) -> Option<Self> {
        Some(name.value.as_str().into())
    }
}

/// Says that a word is none of those that may stand here.
pub fn not_a_choice(what: &str, found: &str, known: &[&str], span: Span, d: &mut Diagnostics) {
    let help = match nearest(found, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Type one of: {}.", sentence_list(known.iter().copied(), 12)),
    };
    d.push(Diagnostic::error("unknown-word", span, format!("`{found}` is not {what}")).help(help));
}

/// An unknown field, with the nearest right one. Inside `{…}` a text with a comma in it falls apart, and its second
/// half looks like a field without a value.
pub fn unknown_field(key: &Spanned<String>, value: &Node, what: &str, known: &[&'static str], d: &mut Diagnostics) {
    if value.value == Value::Null && key.value.contains(' ') {
        d.push(
            Diagnostic::error("text-in-braces", key.span, "Inside `{…}` a text with a comma in it needs quotes")
                .label("this became a field of its own")
                .help(format!(
                    "Put the whole text in quotes: \"…, {}\"; or write each field on a line of its own.",
                    key.value
                )),
        );
        return;
    }
    let help = match nearest(&key.value, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`? Type `{near}:`."),
        None => format!("Its fields are: {}.", known.join(", ")),
    };
    d.push(
        Diagnostic::error("unknown-field", key.span, format!("`{}` is not a field of {what}", key.value)).help(help),
    );
}

/// A field with its name and nothing after it.
pub fn empty_field(key: &Spanned<String>, d: &mut Diagnostics) {
    d.push(
        Diagnostic::warning("empty-field", key.span, format!("`{}` is left empty", key.value))
            .help("Fill it in, or take the line out."),
    );
}

/// Makes a closed list of words readable as values and as names of fields.
macro_rules! choice {
    ($what:literal, $type:ty, { $($key:literal => $value:expr),+ $(,)? }) => {
        impl $crate::parse::fields::Read for $type {
            fn shape() -> $crate::parse::fields::Shape {
                $crate::parse::fields::Shape::Choice(&[$($key),+])
            }

            fn read(node: &$crate::parse::yaml::Node, d: &mut $crate::model::diag::Diagnostics) -> Option<Self> {
                let text = <String as $crate::parse::fields::Read>::read(node, d)?;
                let name = $crate::model::span::Spanned::new(text, node.span);
                <$type as $crate::parse::fields::Key>::key(&name, d)
            }
        }

        impl $crate::parse::fields::Key for $type {
            const KEYS: Option<&'static [&'static str]> = Some(&[$($key),+]);

            fn key(name: &$crate::model::span::Spanned<String>, d: &mut $crate::model::diag::Diagnostics) -> Option<Self> {
                $(if name.value.eq_ignore_ascii_case($key) {
                    return Some($value);
                })+
                $crate::parse::fields::not_a_choice($what, &name.value, &[$($key),+], name.span, d);
                None
            }
        }
    };
}

/// Makes an as-written struct: each field optional and placed, with its documentation. `or field` names the field
/// that a bare text stands for.
macro_rules! record {
    ($(#[$meta:meta])* $what:literal $name:ident $(or $short:ident)? {
        $($(#[doc = $doc:literal])* $field:ident $(as $key:literal)? : $type:ty),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            $($(#[doc = $doc])* pub $field: Option<$crate::model::span::Spanned<$type>>,)+
        }

        impl $crate::parse::fields::Read for $name {
            fn shape() -> $crate::parse::fields::Shape {
                #[allow(unused_mut, unused_assignments)]
                let mut shorthand = None;
                $(shorthand = Some(stringify!($short));)?
                $crate::parse::fields::Shape::Record {
                    what: $what,
                    shorthand,
                    fields: vec![$($crate::parse::fields::Field {
                        name: record!(@key $field $($key)?),
                        shape: <$type as $crate::parse::fields::Read>::shape(),
                        doc: concat!($($doc),*).trim_ascii(),
                    }),+],
                }
            }

            fn read(node: &$crate::parse::yaml::Node, d: &mut $crate::model::diag::Diagnostics) -> Option<Self> {
                use $crate::parse::yaml::Value;
                let mut record = Self::default();
                match &node.value {
                    Value::Map(entries) => {
                        for (key, value) in entries {
                            match key.value.as_str() {
                                $(record!(@key $field $($key)?) => {
                                    if value.value == Value::Null {
                                        $crate::parse::fields::empty_field(key, d);
                                        continue;
                                    }
                                    record.$field = <$type as $crate::parse::fields::Read>::read(value, d)
                                        .map(|read| $crate::model::span::Spanned::new(read, value.span));
                                })+
                                _ => $crate::parse::fields::unknown_field(
                                    key, value, $what, &[$(record!(@key $field $($key)?)),+], d,
                                ),
                            }
                        }
                        Some(record)
                    }
                    $(Value::Scalar { .. } => {
                        record.$short = Some($crate::model::span::Spanned::new(
                            $crate::parse::fields::Read::read(node, d)?, node.span,
                        ));
                        Some(record)
                    })?
                    _ => {
                        let fields = [$(record!(@key $field $($key)?)),+];
                        let help = format!("Type its fields, each on a line of its own, further in: `{}: …`.", fields[0]);
                        let what = $what;
                        let wanted = what[..1].to_uppercase() + &what[1..];
                        $crate::parse::fields::wrong(node, &wanted, &help, d);
                        None
                    }
                }
            }
        }
    };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
}

pub(crate) use {choice, record};
