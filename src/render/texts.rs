//! The interface's own words: what the program says, never what an author wrote. Plain text, not HTML, asked for by key.
//! English stands in where a language is not there yet, which is said when the brand is read.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::brand::{Channel, Period, Role};
use crate::model::date::Date;
use crate::model::doc::Stance;

/// English, in which every key exists.
pub const ENGLISH: &str = include_str!("texts/en.ftl");

/// English as read: once, however many packs ask. A message that Fluent cannot read is left out; the tests below read
/// every one.
static READ: LazyLock<FluentResource> =
    LazyLock::new(|| FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(read, _)| read));

/// The words of one language.
pub struct Texts {
    bundle: FluentBundle<&'static FluentResource>,
    locale: String,
}

/// What stands in a text's `{ $name }`.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    Text(&'a str),
    Number(u32),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Arg::Number(number)
    }
}

impl Texts {
    /// The words for a BCP 47 locale.
    pub fn get(locale: &str) -> Texts {
        let mut bundle = FluentBundle::new_concurrent(vec![locale.parse().unwrap_or_default()]);
        // Isolating marks would stand in titles and file names; the pages mark directions by elements.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(&*READ);
        Texts { bundle, locale: locale.to_owned() }
    }

    /// A text without blanks.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text with its blanks filled.
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => filled.set((*name).to_owned(), FluentValue::from((*text).to_owned())),
                Arg::Number(number) => filled.set((*name).to_owned(), FluentValue::from(*number)),
            }
        }
        let mut mistakes = Vec::new();
        self.bundle.format_pattern(pattern, Some(&filled), &mut mistakes).into_owned()
    }

    /// `25 min`, `1 h`, `1 h 10 min`, with no-break spaces.
    pub fn minutes(&self, minutes: u32) -> String {
        match (minutes / 60, minutes % 60) {
            (0, rest) => self.with("minutes", &[("minutes", rest.into())]),
            (hours, 0) => self.with("hours", &[("hours", hours.into())]),
            (hours, rest) => self.with("hours-minutes", &[("hours", hours.into()), ("minutes", rest.into())]),
        }
    }

    /// `3 November 2026`, as the locale has it.
    pub fn date(&self, date: Date) -> String {
        let month = self.say(&format!("month-{}", date.month));
        // As text: a year takes no grouping mark.
        let (day, year) = (date.day.to_string(), date.year.to_string());
        let key = if self.locale.eq_ignore_ascii_case("en-US") { "date-us" } else { "date" };
        self.with(
            key,
            &[("day", day.as_str().into()), ("month", month.as_str().into()), ("year", year.as_str().into())],
        )
    }

    pub fn role(&self, role: Role) -> String {
        self.say(match role {
            Role::FrontLine => "role-front-line",
            Role::TeamLeader => "role-team-leader",
            Role::Manager => "role-manager",
            Role::Executive => "role-executive",
        })
    }

    pub fn channel(&self, channel: Channel) -> String {
        self.say(match channel {
            Channel::Face => "channel-face",
            Channel::Phone => "channel-phone",
            Channel::Chat => "channel-chat",
            Channel::Email => "channel-e-mail",
            Channel::Letter => "channel-letter",
            Channel::Social => "channel-social",
        })
    }

    pub fn stance(&self, stance: Stance) -> String {
        self.say(match stance {
            Stance::Never => "stance-never",
            Stance::Avoid => "stance-avoid",
            Stance::May => "stance-may",
            Stance::Prefer => "stance-prefer",
            Stance::Always => "stance-always",
        })
    }

    pub fn period(&self, period: Period) -> String {
        self.say(match period {
            Period::Shift => "period-shift",
            Period::Day => "period-day",
            Period::Week => "period-week",
            Period::Month => "period-month",
            Period::Quarter => "period-quarter",
            Period::Year => "period-year",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, Texts};
    use crate::model::brand::{Channel, LANGUAGES, Period, Role};
    use crate::model::date::Date;
    use fluent_bundle::FluentResource;

    #[test]
    fn every_message_can_be_read_once() {
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
        let mut keys: Vec<&str> = ENGLISH
            .lines()
            .filter(|l| !l.starts_with([' ', '#']))
            .filter_map(|l| l.split_once(" = "))
            .map(|p| p.0)
            .collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn what_is_said_to_be_there_is_there() {
        assert_eq!(LANGUAGES, ["en"], "a language needs its file of words, and `get` to choose it");
    }

    #[test]
    fn times_and_dates_read_as_people_write_them() {
        let texts = Texts::get("en-GB");
        assert_eq!(texts.minutes(25), "25\u{a0}min");
        assert_eq!(texts.minutes(60), "1\u{a0}h");
        assert_eq!(texts.minutes(130), "2\u{a0}h 10\u{a0}min");
        let date = Date { year: 2026, month: 11, day: 3 };
        assert_eq!(texts.date(date), "3\u{a0}November 2026");
        assert_eq!(Texts::get("en-US").date(date), "November\u{a0}3, 2026");
    }

    #[test]
    fn every_member_of_a_closed_set_has_its_word() {
        let texts = Texts::get("en-GB");
        let mut words: Vec<String> = Role::ALL.iter().map(|r| texts.role(*r)).collect();
        words.extend(Channel::ALL.iter().map(|c| texts.channel(*c)));
        let periods = [Period::Shift, Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year];
        words.extend(periods.iter().map(|p| texts.period(*p)));
        words.extend((1..=12).map(|n| texts.say(&format!("month-{n}"))));
        assert!(
            words.iter().all(|word| !word.contains("role-") && !word.contains("-") || word == "E-mail"),
            "{words:?}"
        );
    }
}
