//! What single values of a file may be: texts, ids, numbers, dates, money, words out of closed lists.

use super::dates;
use super::fields::{Key, Read, Reader, Type, record};
use super::quoting::brief;
use super::text::brand_text;
use super::yaml::{Node, Value};
use crate::model::date::Date;
use crate::model::diag::Diagnostic;
use crate::model::doc::{Inlines, Written};
use crate::model::money::Money;
use crate::model::names::{id_like, is_id};
use crate::model::plain;
use crate::model::source::Id;
use crate::model::span::{Span, Spanned};

/// A text with slots and *emphasis*.
#[derive(Clone, Debug, PartialEq)]
pub struct Text(pub Inlines<Written>);

/// The id of something declared elsewhere; whether it exists, `resolve` asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(pub Id);

/// `schema: 1`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct SchemaNumber;

/// `6 months`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    pub count: u16,
    pub unit: DurationUnit,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum DurationUnit {
    Day,
    Week,
    Month,
    Year,
}

record! {
    /// What somebody may decide, when it is an amount and more.
    RawMoneyAmount, "an amount", example "\
money: 40
text: move the room" {
        money: Money, "How much, in the brand's currency; 0 means: ask first", required "money: 40";
        text: Text, "What else one may do";
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum RawAmount {
    Any,
    Text(Text),
    /// With what the group says besides.
    Money {
        money: Spanned<Money>,
        text: Option<Text>,
    },
}

/// A single value's text on one line, without white space around it.
pub(super) fn one_line(node: &Node) -> Option<String> {
    let text = node.text()?;
    Some(if text.contains('\n') { plain::one_line(text) } else { text.trim().to_owned() })
}

impl Read for String {
    const TYPE: Type = Type::Text;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let text = text_of(node, field, r)?;
        if text.contains("{{") {
            r.report(
                Diagnostic::error("slot-not-here", node.span, format!("A slot cannot stand in `{field}`"))
                    .help("Write out what it stands for: this text is shown as it is typed."),
            );
        }
        Some(text)
    }
}

impl Read for Text {
    const TYPE: Type = Type::Prose;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let text = text_of(node, field, r)?;
        Some(Text(brand_text(node.span, &text, r.d)))
    }
}

/// A text on one line; anything else is reported.
fn text_of(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<String> {
    let text = one_line(node);
    if text.is_none() {
        not_a_text(node, field, r);
    }
    text
}

/// A list or fields where one text belongs.
fn not_a_text(node: &Node, field: &str, r: &mut Reader<'_>) {
    if let Value::Map(entries) = &node.value
        && let [(key, _)] = entries.as_slice()
        && key.value.contains(' ')
    {
        r.report(
            Diagnostic::error(
                "colon-in-text",
                key.span,
                format!("The text of `{field}` holds a colon and was read as a field of its own"),
            )
            .help("Put the whole text in quotes."),
        );
        return;
    }
    r.wrong::<String>(node, field);
}

impl Read for Id {
    const TYPE: Type = Type::Id;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = one_line(node) else {
            r.wrong::<Id>(node, field);
            return None;
        };
        id(&text, node.span, r)
    }
}

/// Small letters, figures and hyphens.
fn id(text: &str, span: Span, r: &mut Reader<'_>) -> Option<Id> {
    if is_id(text) {
        return Some(text.into());
    }
    let help =
        format!("Type something like `{}`: small letters from a to z, figures and hyphens", id_like(text, "put-right"));
    r.report(Diagnostic::error("bad-id", span, format!("`{}` cannot be an id", brief(text))).help(help));
    None
}

impl Key for Id {
    const TYPE: Type = Type::Id;

    fn key(key: &Spanned<String>, _: &str, r: &mut Reader<'_>) -> Option<Self> {
        id(&key.value, key.span, r)
    }
}

impl Read for Name {
    const TYPE: Type = Type::Name;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = one_line(node) else {
            r.wrong::<Name>(node, field);
            return None;
        };
        Some(Name(text.into()))
    }
}

impl Read for bool {
    const TYPE: Type = Type::YesNo;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        if let Value::Bool(yes) = node.value {
            return Some(yes);
        }
        let word = node.text().unwrap_or("").trim().to_lowercase();
        let meant = match word.as_str() {
            "yes" | "y" | "on" | "true" | "1" => true,
            "no" | "n" | "off" | "false" | "0" => false,
            _ => {
                r.wrong::<bool>(node, field);
                return None;
            }
        };
        r.report(
            Diagnostic::error("yes-no", node.span, format!("`{field}` takes true or false, not `{}`", node.source))
                .help(format!("Type: {field}: {meant}")),
        );
        None
    }
}

impl Read for u16 {
    const TYPE: Type = Type::Number;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        if let Value::Int(n) = node.value
            && let Ok(n) = u16::try_from(n)
        {
            return Some(n);
        }
        let figures: String = node.text().unwrap_or("").chars().take_while(char::is_ascii_digit).collect();
        let whole = matches!(node.value, Value::Int(_)) || figures.len() == node.source.trim().len();
        if !figures.is_empty() && whole && figures.parse::<u16>().is_err() {
            r.report(
                Diagnostic::error(
                    "wrong-kind",
                    node.span,
                    format!("`{field}` takes a whole number up to {}", u16::MAX),
                )
                .help(format!("Type, for instance: {field}: {}", Type::Number.example())),
            );
            return None;
        }
        let plain = figures.trim_start_matches('0');
        let plain = if plain.is_empty() { "0" } else { plain };
        if figures.is_empty() || matches!(node.value, Value::Float(_)) || figures.parse::<u16>().is_err() {
            r.wrong::<u16>(node, field);
        } else {
            let what = if whole { "without a 0 before it" } else { "and nothing else" };
            r.report(
                Diagnostic::error("wrong-kind", node.span, format!("`{field}` takes a whole number {what}"))
                    .help(format!("Type: {field}: {plain}")),
            );
        }
        None
    }
}

impl Read for Money {
    const TYPE: Type = Type::Money;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = one_line(node) else {
            r.wrong::<Money>(node, field);
            return None;
        };
        if let Some(money) = hundredths(&text) {
            return Some(money);
        }
        let words = text.chars().filter(|c| c.is_alphabetic()).count();
        let figures: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
        // 1e3 is a figure to a programmer only.
        let figures = if words == 1 && text.contains(['e', 'E']) { String::new() } else { figures };
        let decimal = figures.rfind([',', '.']).filter(|n| figures.len() - n <= 3);
        let plain: String = figures
            .char_indices()
            .filter_map(|(n, c)| match c {
                ',' | '.' if Some(n) == decimal => Some('.'),
                ',' | '.' => None,
                figure => Some(figure),
            })
            .collect();
        // 12.345 may be twelve or twelve thousand.
        let unsure = decimal.is_none() && figures.contains('.');
        let help = if hundredths(&plain).is_some() && !text.starts_with('-') && !unsure {
            format!("Type the figure alone: {field}: {plain}. The currency is told once, in `currency`.")
        } else {
            format!("Type a plain figure: {field}: 40, or {field}: 12.50")
        };
        r.report(
            Diagnostic::error(
                "bad-amount",
                node.span,
                format!("`{}` is not an amount as a plain figure", brief(&text)),
            )
            .help(help),
        );
        None
    }
}

/// Figures with at most two after a point.
fn hundredths(text: &str) -> Option<Money> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() || rest.len() > 2 || whole.len() > 12 || (rest.is_empty() && text.contains('.')) {
        return None;
    }
    if !whole.bytes().chain(rest.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let rest: i64 = format!("{rest:0<2}").parse().ok()?;
    Some(Money { hundredths: whole.parse::<i64>().ok()? * 100 + rest })
}

impl Read for RawAmount {
    const TYPE: Type = Type::Amount(&RawMoneyAmount::SHAPE);

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => {
                let raw = RawMoneyAmount::read(node, field, r)?;
                Some(RawAmount::Money { money: raw.money.spanned()?, text: raw.text.told() })
            }
            Value::Int(_) | Value::Float(_) => {
                let money = Money::read(node, field, r)?;
                Some(RawAmount::Money { money: Spanned::new(money, node.span), text: None })
            }
            Value::Text if node.source.trim().eq_ignore_ascii_case("any") => Some(RawAmount::Any),
            Value::Text => Text::read(node, field, r).map(RawAmount::Text),
            _ => {
                r.wrong::<RawAmount>(node, field);
                None
            }
        }
    }
}

impl Read for Date {
    const TYPE: Type = Type::Date;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = one_line(node) else {
            r.wrong::<Date>(node, field);
            return None;
        };
        match dates::read(&text) {
            Ok(date) => Some(date),
            Err(wrong) => {
                r.report(
                    Diagnostic::error(wrong.code, node.span, wrong.message)
                        .help(format!("Type: {field}: {}", wrong.instead)),
                );
                None
            }
        }
    }
}

impl Read for SchemaNumber {
    const TYPE: Type = Type::Schema;

    fn read(node: &Node, _: &str, r: &mut Reader<'_>) -> Option<Self> {
        if node.text() == Some("1") {
            return Some(SchemaNumber);
        }
        let text = node.text().unwrap_or("something else");
        r.report(
            Diagnostic::error(
                "schema",
                node.head(),
                format!(
                    "This file says it is written in format {}, and this version of induct reads format 1",
                    brief(text)
                ),
            )
            .help("Type `schema: 1`. If somebody made the file with a newer induct, get that version."),
        );
        None
    }
}

impl Read for Duration {
    const TYPE: Type = Type::Duration;

    fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
        let text = one_line(node).unwrap_or_default();
        let (count, unit) = text.split_once(' ').unwrap_or(("", &text));
        let unit = match unit.trim().trim_end_matches('s') {
            "day" => Some(DurationUnit::Day),
            "week" => Some(DurationUnit::Week),
            "month" => Some(DurationUnit::Month),
            "year" => Some(DurationUnit::Year),
            _ => None,
        };
        match (count.parse(), unit) {
            (Ok(count), Some(unit)) if (1..=1200).contains(&count) => Some(Duration { count, unit }),
            _ => {
                let example =
                    if text.parse::<u16>().is_ok() { format!("{text} months") } else { "6 months".to_owned() };
                r.report(
                    Diagnostic::error(
                        "wrong-kind",
                        node.head(),
                        format!("`{field}` takes a number and days, weeks, months or years"),
                    )
                    .help(format!("Type: {field}: {example}")),
                );
                None
            }
        }
    }
}
