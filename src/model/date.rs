//! A day of the calendar, as written `2027-05-31`.

use std::fmt;

use super::brand::Period;

/// A day that exists; ordered in time. Only `parse` makes one from text.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// How many days after `earlier` this is; negative before it.
    pub fn days_since(self, earlier: Date) -> i32 {
        self.number() - earlier.number()
    }

    /// The day so many days later; earlier where they are negative.
    pub fn plus_days(self, days: i32) -> Date {
        // Of the years and months that come near, the last that is not too late.
        let number = self.number() + days;
        let near = number.div_euclid(366);
        let first = |year: i32, month: u8| Date { year: i16::try_from(year).unwrap_or(i16::MAX), month, day: 1 };
        let mut year = near;
        while first(year + 1, 1).number() <= number && year < i32::from(i16::MAX) {
            year += 1;
        }
        let month = (1..=12).rev().find(|month| first(year, *month).number() <= number).unwrap_or(1);
        let start = first(year, month);
        Date { day: u8::try_from(number - start.number() + 1).unwrap_or(1), ..start }
    }

    /// The same day a year later; the last of February where the year has no 29th.
    pub fn a_year_later(self) -> Date {
        let next = Date { year: self.year.saturating_add(1), ..self };
        if self.month == 2 && self.day == 29 { Date { day: 28, ..next } } else { next }
    }

    /// Until when somebody should have seen again what is done so often and was seen on this day. The longest that a month,
    /// a quarter and a year can be; a week for what is done daily, since nobody opens a file every day to say so.
    pub fn seen_again_by(self, every: Period) -> Date {
        self.plus_days(match every {
            Period::Shift | Period::Day | Period::Week => 7,
            Period::Month => 31,
            Period::Quarter => 92,
            Period::Year => 366,
        })
    }

    /// Days from one fixed day, by the Gregorian calendar: years are counted from March, so that a leap day ends one.
    fn number(self) -> i32 {
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        let year = i32::from(self.year) - i32::from(month < 3);
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        // Months of 31, 30, 31, 30 and 31 days, and again: 153 in five.
        year * 365 + leap_days + (153 * ((month + 9) % 12) + 2) / 5 + day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_counted_over_ends_of_months_and_leap_days() {
        let days = |from: (i16, u8, u8), to: (i16, u8, u8)| {
            let date = |(year, month, day)| Date { year, month, day };
            date(to).days_since(date(from))
        };
        assert_eq!(days((2026, 11, 24), (2026, 11, 24)), 0);
        assert_eq!(days((2026, 11, 24), (2026, 12, 24)), 30);
        assert_eq!(days((2026, 12, 31), (2027, 1, 1)), 1);
        assert_eq!(days((2028, 2, 28), (2028, 3, 1)), 2);
        assert_eq!(days((2027, 2, 28), (2027, 3, 1)), 1);
        assert_eq!(days((2100, 2, 28), (2100, 3, 1)), 1);
        assert_eq!(days((2000, 2, 28), (2000, 3, 1)), 2);
        assert_eq!(days((2026, 1, 1), (2027, 1, 1)), 365);
        assert_eq!(days((2027, 3, 1), (2026, 11, 24)), -97);
    }

    #[test]
    fn days_are_added_as_they_are_counted() {
        let start = Date { year: 2026, month: 11, day: 27 };
        for days in -1500..1500 {
            let then = start.plus_days(days);
            assert_eq!(then.days_since(start), days, "{then}");
            assert!((1..=12).contains(&then.month) && (1..=31).contains(&then.day), "{then}");
        }
        assert_eq!(Date { year: 2028, month: 2, day: 28 }.plus_days(1).to_string(), "2028-02-29");
        assert_eq!(Date { year: 2026, month: 12, day: 31 }.plus_days(1).to_string(), "2027-01-01");
        assert_eq!(Date { year: 2028, month: 2, day: 29 }.a_year_later().to_string(), "2029-02-28");
        assert_eq!(start.a_year_later().to_string(), "2027-11-27");
    }
}
