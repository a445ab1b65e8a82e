//! Days of the calendar, strictly: `2027-05-31`. The only home of the date library in `parse`.

use jiff::civil;

use super::kinds::{Duration, DurationUnit};
use crate::model::date::Date;

/// A date that is none, and what to type instead.
pub struct Wrong {
    pub code: &'static str,
    pub message: String,
    pub instead: String,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub fn read(text: &str) -> Result<Date, Wrong> {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let shape = |message: String, instead: Option<Date>| Wrong {
        code: "bad-date",
        message,
        instead: instead.map_or_else(|| "2027-05-31 (year, month, day)".to_owned(), |date| date.to_string()),
    };
    let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit()));
    let &[first, second, third] = parts.as_slice() else {
        return Err(shape(format!("`{text}` is not a date with year, month and day"), None));
    };
    let month = |part: &str| {
        number(part).or_else(|| {
            let lower = part.trim_end_matches(',').to_lowercase();
            let found = MONTHS.iter().position(|name| lower.len() >= 3 && name.to_lowercase().starts_with(&lower))?;
            i16::try_from(found + 1).ok()
        })
    };
    let strict = text.len() == 10
        && text.bytes().enumerate().all(|(n, b)| if n == 4 || n == 7 { b == b'-' } else { b.is_ascii_digit() });
    if strict && let (Some(y), Some(m), Some(d)) = (number(first), number(second), number(third)) {
        return civil(y, m, d).ok_or_else(|| missing(y, m, d));
    }
    let guess = if first.len() == 4 {
        number(first).zip(month(second)).zip(number(third)).map(|((y, m), d)| (y, m, d))
    } else {
        match (number(first), month(first), month(second), number(second.trim_end_matches(',')), number(third)) {
            // 31 May 2027, 31.05.2027; 05/31/2027 only where it can be nothing else.
            (Some(d), _, Some(m), _, Some(y)) if m <= 12 && (d > 12 || text.contains(['.', ' '])) => Some((y, m, d)),
            (_, Some(m), _, Some(d), Some(y)) if d > 12 => Some((y, m, d)),
            (None, Some(m), _, Some(d), Some(y)) => Some((y, m, d)),
            _ => None,
        }
    };
    let guess = guess.filter(|(y, ..)| *y > 1900).and_then(|(y, m, d)| civil(y, m, d));
    Err(shape(format!("`{text}` is not written as dates are written here: year, month, day"), guess))
}

/// A day in the right shape that the calendar does not have.
fn missing(y: i16, m: i16, d: i16) -> Wrong {
    let month = usize::try_from(m - 1).ok().and_then(|n| MONTHS.get(n));
    let (message, instead) = match month {
        None => (format!("There is no month {m}"), format!("{y:04}-05-31 (year, month, day)")),
        Some(name) => {
            let last = (28..=31).rev().find_map(|day| civil(y, m, day));
            let days = last.map_or(31, |date| date.day);
            (
                format!("{d} {name} {y} does not exist: {name} {y} has {days} days"),
                last.map_or_else(String::new, |date| date.to_string()),
            )
        }
    };
    Wrong { code: "no-such-date", message, instead }
}

fn civil(y: i16, m: i16, d: i16) -> Option<Date> {
    let date = civil::Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?;
    model(date)
}

fn model(date: civil::Date) -> Option<Date> {
    Some(Date { year: date.year(), month: u8::try_from(date.month()).ok()?, day: u8::try_from(date.day()).ok()? })
}

/// A date and some time; the month's last day when the day is not in that month.
pub fn after(date: Date, time: Duration) -> Option<Date> {
    let start = civil::Date::new(date.year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()?;
    let count = i64::from(time.count);
    let span = jiff::Span::new();
    let span = match time.unit {
        DurationUnit::Day => span.try_days(count),
        DurationUnit::Week => span.try_weeks(count),
        DurationUnit::Month => span.try_months(count),
        DurationUnit::Year => span.try_years(count),
    };
    start.checked_add(span.ok()?).ok().and_then(model)
}

#[cfg(test)]
mod tests {
    use super::{after, read};
    use crate::parse::kinds::{Duration, DurationUnit};

    fn instead(text: &str) -> String {
        read(text).err().map(|wrong| format!("{}: {}", wrong.code, wrong.instead)).unwrap_or_default()
    }

    #[test]
    fn a_date_is_read_strictly_and_a_wrong_one_is_put_right() {
        assert_eq!(read("2027-05-31").ok().map(|d| d.to_string()).as_deref(), Some("2027-05-31"));
        assert_eq!(instead("2027-02-30"), "no-such-date: 2027-02-28");
        assert_eq!(instead("31.05.2027"), "bad-date: 2027-05-31");
        assert_eq!(instead("31/05/2027"), "bad-date: 2027-05-31");
        assert_eq!(instead("5/31/2027"), "bad-date: 2027-05-31");
        assert_eq!(instead("31 May 2027"), "bad-date: 2027-05-31");
        assert_eq!(instead("May 31, 2027"), "bad-date: 2027-05-31");
        assert_eq!(instead("2027-5-1"), "bad-date: 2027-05-01");
        assert_eq!(instead("2027/05/01"), "bad-date: 2027-05-01");
        // Two readings: none is suggested.
        assert_eq!(instead("04/05/2027"), "bad-date: 2027-05-31 (year, month, day)");
        assert_eq!(instead("soon"), "bad-date: 2027-05-31 (year, month, day)");
        assert_eq!(instead("2027-13-01"), "no-such-date: 2027-05-31 (year, month, day)");
    }

    #[test]
    fn six_months_after_the_last_of_august_is_the_last_of_february() {
        let months = |count| Duration { count, unit: DurationUnit::Month };
        let start = read("2026-08-31").ok();
        let end = start.and_then(|start| after(start, months(6)));
        assert_eq!(end.map(|d| d.to_string()).as_deref(), Some("2027-02-28"));
    }
}
