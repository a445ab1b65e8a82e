//! The interface's own words: what the program says, never what an author wrote. Plain text, not HTML, asked for by key.
//! English stands in where a language is not there yet, which is said when the brand is read.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::brand::{Channel, Period, Role};
use crate::model::date::Date;
use crate::model::digits;
use crate::model::doc::{Composed, Inline, Stance};
use crate::model::names::language;
use crate::model::plain::plain_text;

/// English, in which every key exists.
pub const ENGLISH: &str = include_str!("texts/en.ftl");

/// The languages besides, each with all of those keys.
pub const OTHERS: [(&str, &str); 2] = [("pl", include_str!("texts/pl.ftl")), ("ar", include_str!("texts/ar.ftl"))];

/// Languages whose figures are other ones in some countries.
static READ_INDIC: LazyLock<FluentResource> = LazyLock::new(|| read(&with_figures(OTHERS[1].1)));

/// English as read: once, however many packs ask. A message that Fluent cannot read is left out; the tests below read
/// every one.
static READ: LazyLock<FluentResource> = LazyLock::new(|| read(ENGLISH));

static READ_OTHERS: LazyLock<Vec<(&str, FluentResource)>> =
    LazyLock::new(|| OTHERS.iter().map(|(language, text)| (*language, read(text))).collect());

/// The same words with Arabic-Indic figures: what is said of a text, not what is asked of it.
fn with_figures(text: &str) -> String {
    let figures = |text: &str| text.chars().map(digits::arabic_indic).collect::<String>();
    let line = |line: &str| match line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
        Some((key, words)) => format!("{key} = {}\n", figures(words)),
        None => format!("{}\n", figures(line)),
    };
    text.lines().map(line).collect()
}

fn read(text: &str) -> FluentResource {
    FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read)
}

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
        // What a locale says beyond language and country, such as its figures, is no part of a language's identifier.
        let plain = locale.split_once("-u-").map_or(locale, |(plain, _)| plain);
        let mut bundle = FluentBundle::new_concurrent(vec![plain.parse().unwrap_or_default()]);
        // Isolating marks would stand in titles and file names; the pages mark directions by elements.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(&*READ);
        let language = language(locale);
        if let Some((_, own)) = READ_OTHERS.iter().find(|(known, _)| *known == language) {
            bundle.add_resource_overriding(own);
        }
        if digits::is_arabic_indic(locale) {
            bundle.add_resource_overriding(&*READ_INDIC);
            bundle.set_formatter(Some(arabic_indic));
        }
        Texts { bundle, locale: locale.to_owned() }
    }

    /// A text without blanks.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// Whether a word of a rule only joins its halves, `then`, and says nothing of what to do. In Arabic the fa is part of
    /// the word that does.
    pub fn is_then(&self, word: &[Inline<Composed>]) -> bool {
        plain_text(word).trim().eq_ignore_ascii_case(&self.say("rule-then"))
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

    /// A number with the locale's figures.
    pub fn figure(&self, number: impl std::fmt::Display) -> String {
        digits::figures(&number.to_string(), &self.locale)
    }

    /// `a, b and c`; of more than `most` the first, `and others`.
    pub fn list(&self, items: &[String], most: usize) -> String {
        let joined = |items: &[String]| items.join(self.comma());
        let two = |items: &str, last: &str| self.with("list-last", &[("items", items.into()), ("last", last.into())]);
        match items.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some(_) if items.len() > most => {
                let shown = joined(items.get(..most).unwrap_or(items));
                self.with("list-others", &[("items", shown.as_str().into())])
            }
            Some((last, rest)) => two(&joined(rest), last),
        }
    }

    /// What stands between the items of a list.
    pub fn comma(&self) -> &'static str {
        if language(&self.locale) == "ar" { "، " } else { ", " }
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
        let (day, year) = (self.figure(date.day), self.figure(date.year));
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

/// Numbers with Arabic-Indic figures.
fn arabic_indic<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number.as_string().chars().map(digits::arabic_indic).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, OTHERS, Texts};
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
    fn a_locale_that_says_its_figures_keeps_its_plurals() {
        let parts = |locale: &str| Texts::get(locale).with("home-modules", &[("count", 3.into())]);
        assert_eq!(parts("ar-GB-u-nu-latn"), "3 وحدات.");
        assert_eq!(parts("ar-GB"), "٣ وحدات.");
    }

    #[test]
    fn what_is_said_to_be_there_is_there() {
        let there: Vec<&str> = std::iter::once("en").chain(OTHERS.iter().map(|(language, _)| *language)).collect();
        assert_eq!(LANGUAGES.as_slice(), there, "a language needs its file of words, and `get` to choose it");
    }

    /// Key by key, the names of what is filled in.
    fn keys(text: &str) -> std::collections::BTreeMap<String, std::collections::BTreeSet<String>> {
        let mut all = std::collections::BTreeMap::new();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut key);
            }
            let names = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>());
            all.entry(key.clone()).or_insert_with(std::collections::BTreeSet::new).extend(names);
        }
        all.remove("");
        all
    }

    #[test]
    fn every_language_has_every_text_with_the_same_blanks_and_its_own_plurals() {
        let english = keys(ENGLISH);
        for (language, text) in OTHERS {
            assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{language}");
            let own = keys(text);
            for (key, names) in &english {
                assert_eq!(own.get(key), Some(names), "{language}: {key}");
            }
            assert_eq!(own.len(), english.len(), "{language}");
            // Wherever English tells one from many, so does it, in all its forms.
            let forms: &[&str] = match language {
                "pl" => &["one", "few", "many", "other"],
                _ => &["zero", "one", "two", "few", "many", "other"],
            };
            for key in english.keys() {
                let of = |text: &str| -> Option<String> {
                    let (_, rest) = text.split_once(&format!("\n{key} = {{ $"))?;
                    let selects = rest.lines().next()?.ends_with("->");
                    selects.then(|| rest.split("\n  }\n").next().unwrap_or_default().to_owned())
                };
                if of(ENGLISH).is_some_and(|english| english.contains("[one]")) {
                    let own = of(text).unwrap_or_default();
                    for form in forms {
                        assert!(own.contains(&format!("[{form}]")), "{language}: {key}: {form}");
                    }
                }
            }
        }
    }

    #[test]
    fn counts_take_their_form() {
        let said = |locale, count: u32| Texts::get(locale).with("home-modules", &[("count", count.into())]);
        let polish = [1, 2, 5, 12, 22, 25].map(|count| said("pl-PL", count));
        assert_eq!(polish, ["Jeden moduł.", "2 moduły.", "5 modułów.", "12 modułów.", "22 moduły.", "25 modułów."]);
        let arabic = [1, 2, 3, 11, 100].map(|count| said("ar-EG", count));
        assert_eq!(arabic, ["وحدة واحدة.", "وحدتان.", "٣ وحدات.", "١١ وحدة.", "١٠٠ وحدة."]);
        assert_eq!(said("ar-AE", 3), "3 وحدات.");
        assert_eq!(Texts::get("ar-EG").minutes(70), "ساعة و١٠\u{a0}دقائق");
        let date = Date { year: 2026, month: 11, day: 3 };
        assert_eq!(Texts::get("ar-EG").date(date), "٣\u{a0}نوفمبر ٢٠٢٦");
        assert_eq!(Texts::get("pl-PL").date(date), "3\u{a0}listopada 2026");
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
