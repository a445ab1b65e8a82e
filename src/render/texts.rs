//! The interface's words, by language: the only room that knows Fluent. Brand and module text never comes here.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

const ENGLISH: &str = include_str!("texts/en.ftl");

/// The words of one language; what it lacks is taken from English.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
    pub quotes: Quotes,
}

/// A language's quotation marks.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Quotes {
    pub open: &'static str,
    pub close: &'static str,
    pub single_open: &'static str,
    pub single_close: &'static str,
}

impl Texts {
    /// For a BCP 47 locale. Only English is written yet.
    pub fn of(locale: &str) -> Texts {
        let mut bundle = FluentBundle::new_concurrent(vec!["en-GB".parse().unwrap_or_default()]);
        // Marks of isolation would be shown as boxes by some fonts; mixed directions are isolated by the renderers.
        bundle.set_use_isolating(false);
        // The file is the program's own: what cannot be read of it is left out, and a test reads all of it.
        let resource = FluentResource::try_new(ENGLISH.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
        Texts { bundle, quotes: quotes(locale) }
    }

    /// A text without variables.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A text with variables.
    pub fn with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, FluentValue::from((*value).to_owned()));
        }
        self.format(key, Some(&args))
    }

    /// A text with a number, `$n`.
    pub fn count(&self, key: &str, n: usize) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(n));
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let mut errors = Vec::new();
        match pattern {
            Some(pattern) => self.bundle.format_pattern(pattern, args, &mut errors).into_owned(),
            None => key.to_owned(),
        }
    }
}

/// Source: Unicode CLDR, delimiters.
fn quotes(locale: &str) -> Quotes {
    let (open, close, single_open, single_close) = match locale.split('-').next().unwrap_or(locale) {
        "de" => ("„", "“", "‚", "‘"),
        "fr" => ("«\u{a0}", "\u{a0}»", "“", "”"),
        "pl" => ("„", "”", "«", "»"),
        "ar" => ("«", "»", "“", "”"),
        _ => ("“", "”", "‘", "’"),
    };
    Quotes { open, close, single_open, single_close }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, Texts};
    use fluent_bundle::FluentResource;

    #[test]
    fn every_text_can_be_read() {
        assert!(FluentResource::try_new(ENGLISH.to_owned()).is_ok());
        let texts = Texts::of("en-GB");
        assert_eq!(texts.say("our-way"), "How we do it here");
        assert_eq!(texts.count("minutes", 25), "25\u{a0}min");
    }
}
