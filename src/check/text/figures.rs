//! Amounts of money, shares and minutes in running text, in figures or in words: “£30”, “thirty pounds”, “10 %”, “ten per
//! cent”. In words they are read in English.

use super::{Around, Form, Run, Shown, Voice, Whose, one};
use crate::model::doc::{Composed, Inlines};
use crate::model::source::Sources;
use crate::model::span::Span;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    Pounds,
    Euros,
    Dollars,
    Percent,
    Minutes,
}

impl Unit {
    /// That of a currency by its letters of ISO 4217.
    pub fn of_currency(currency: &str) -> Option<Unit> {
        match currency {
            "GBP" => Some(Unit::Pounds),
            "EUR" => Some(Unit::Euros),
            dollar if dollar.ends_with('D') => Some(Unit::Dollars),
            _ => None,
        }
    }

    pub fn is_money(self) -> bool {
        match self {
            Unit::Pounds | Unit::Euros | Unit::Dollars => true,
            Unit::Percent | Unit::Minutes => false,
        }
    }
}

/// A figure with what it counts, and the words that it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub unit: Unit,
    pub hundredths: i64,
    pub first: usize,
    pub last: usize,
}

/// All figures of a run that count money, shares or minutes.
pub fn of(run: &Run) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < run.tokens.len() {
        match number(run, at) {
            Some((hundredths, last)) => {
                let unit = unit(run, at, last);
                found.extend(unit.map(|(unit, last)| Figure { unit, hundredths, first: at, last }));
                at = unit.map_or(last, |(_, last)| last) + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// The same of a text that stands in no run.
pub fn in_text(text: &Inlines<Composed>, span: Span) -> Vec<(Figure, String)> {
    let around =
        Around { whose: Whose::Brand, voice: Voice::Ours, shown: Shown::Page, form: Form::Cell, moment: None, span };
    let mut runs = Vec::new();
    one(&[text], around, &mut runs);
    runs.iter().flat_map(|run| of(run).into_iter().map(|figure| (figure, run.shown_as(figure)))).collect()
}

impl Run {
    /// A figure with its sign, as it is typed.
    pub fn shown_as(&self, figure: Figure) -> String {
        let (before, after) = self.signs(figure);
        format!("{before}{}{after}", self.between(figure.first, figure.last))
    }

    /// Where a figure stands, with its sign.
    pub fn place_of_figure(&self, figure: Figure, sources: &Sources) -> Span {
        let place = self.place(figure.first, figure.last, sources);
        let (before, after) = self.signs(figure);
        let Some(text) = sources.files.get(place.file.0 as usize).map(|file| &file.text) else { return place };
        let range = place.range();
        let (start, end) = (range.start.saturating_sub(before.len()), range.end + after.len());
        // What an author wrote in another way is left out.
        let start = if text.get(start..range.start) == Some(before) { start } else { range.start };
        let end = if text.get(range.end..end) == Some(after) { end } else { range.end };
        Span::new(place.file, start..end)
    }

    /// The signs right before and right behind a figure, with the space between.
    fn signs(&self, figure: Figure) -> (&str, &str) {
        let (before, after) = (self.before(figure.first), self.after(figure.last));
        if let Some(c) = before.trim_end().chars().next_back().filter(|c| sign(*c).is_some()) {
            return (before.get(before.trim_end().len() - c.len_utf8()..).unwrap_or_default(), "");
        }
        let worded = |unit: &str| self.between(figure.first, figure.last).to_lowercase().ends_with(unit);
        let space = after.len() - after.trim_start().len();
        match after.trim_start().chars().next() {
            Some(c) if (c == '%' && !worded("cent")) || sign(c).is_some() => {
                ("", after.get(..space + c.len_utf8()).unwrap_or_default())
            }
            Some(_) | None => ("", ""),
        }
    }

    fn before(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.words.get(..token.start)).unwrap_or_default()
    }

    fn after(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.words.get(token.end..)).unwrap_or_default()
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &*token.folded)
    }

    /// Whether nothing but a space or a hyphen stands before the next word.
    fn goes_on(&self, at: usize) -> bool {
        let start = self.tokens.get(at + 1).map_or(0, |next| next.start);
        let end = self.tokens.get(at).map_or(0, |token| token.end);
        self.words.get(end..start).is_some_and(|between| between.chars().all(|c| c.is_whitespace() || c == '-'))
    }
}

fn sign(c: char) -> Option<Unit> {
    match c {
        '£' => Some(Unit::Pounds),
        '€' => Some(Unit::Euros),
        '$' => Some(Unit::Dollars),
        _ => None,
    }
}

/// What a number counts, and the last word of both.
fn unit(run: &Run, first: usize, last: usize) -> Option<(Unit, usize)> {
    if let Some(unit) = run.before(first).trim_end().chars().next_back().and_then(sign) {
        return Some((unit, last));
    }
    let behind = run.after(last).trim_start().chars().next();
    if let Some(unit) = behind.and_then(|c| if c == '%' { Some(Unit::Percent) } else { sign(c) }) {
        return Some((unit, last));
    }
    if !run.goes_on(last) {
        return None;
    }
    let unit = match (run.word(last + 1), run.word(last + 2)) {
        ("pound" | "pounds" | "quid" | "gbp", _) => Unit::Pounds,
        ("euro" | "euros" | "eur", _) => Unit::Euros,
        ("dollar" | "dollars" | "usd", _) => Unit::Dollars,
        ("percent", _) => Unit::Percent,
        ("per", "cent") => return Some((Unit::Percent, last + 2)),
        ("minute" | "minutes" | "min" | "mins", _) => Unit::Minutes,
        _ => return None,
    };
    Some((unit, last + 1))
}

/// The number that begins at a word, in hundredths, and its last word.
fn number(run: &Run, at: usize) -> Option<(i64, usize)> {
    let word = run.word(at);
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((in_figures(word)?, at));
    }
    let article = matches!(word, "a" | "one") && matches!(run.word(at + 1), "hundred" | "thousand");
    let mut value = if article { 1 } else { in_words(word)? };
    let mut sum = 0;
    let mut last = at;
    while run.goes_on(last) {
        let next = run.word(last + 1);
        match next {
            "hundred" => value *= 100,
            "thousand" => (sum, value) = (sum + value.max(1) * 1000, 0),
            "and" if value % 100 == 0 && in_words(run.word(last + 2)).is_some() && run.goes_on(last + 1) => {}
            word => match in_words(word) {
                // Twenty-five, a hundred and twenty; not five ten.
                Some(small) if (value % 10 == 0 && value % 100 >= 20 && small < 10) || value % 100 == 0 => {
                    value += small
                }
                Some(_) | None => break,
            },
        }
        last += 1;
        if sum + value > 1_000_000 {
            break;
        }
    }
    Some(((sum + value) * 100, last))
}

/// `30`, `12.50`, `1,200`, in hundredths.
fn in_figures(word: &str) -> Option<i64> {
    // A comma before three figures parts thousands; before two it is a point.
    let (whole, rest) = match word.rsplit_once(['.', ',']) {
        Some((whole, rest)) if rest.len() <= 2 => (whole, rest),
        Some(_) | None => (word, ""),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !digits(&whole) || !digits(rest) || whole.len() > 9 {
        return None;
    }
    let rest: i64 = format!("{rest:0<2}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 100 + rest)
}

fn in_words(word: &str) -> Option<i64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let place = |list: &[&str]| list.iter().position(|known| *known == word).and_then(|n| i64::try_from(n).ok());
    place(&SMALL).or_else(|| place(&TENS).map(|n| (n + 2) * 10))
}
