//! A day of the calendar, as written `2027-05-31`.

use std::fmt;

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
}
