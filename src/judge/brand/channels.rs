//! How the brand says hello and goodbye on each channel that it says it works by. Until it has written that, pages show words of
//! the library, which are anybody's.

use super::super::BrandAsked;
use crate::model::brand::Channel;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Composed, Inlines};

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    let brand = asked.brand;
    let voice = &brand.voice;
    let has = |told: &[(Channel, Inlines<Composed>)], channel: Channel| told.iter().any(|(known, _)| *known == channel);
    for channel in &brand.channels {
        let missing: Vec<(&str, &str, &str)> = [
            ("hello", "greetings", "Hello …", &voice.greetings),
            ("goodbye", "closings", "Thank you for …", &voice.closings),
        ]
        .into_iter()
        .filter(|(.., told)| !has(told, *channel))
        .map(|(what, key, words, _)| (what, key, words))
        .collect();
        let key = channel.key();
        let (what, help) = match missing.as_slice() {
            [] => continue,
            [(what, field, words)] => ((*what).to_owned(), format!("{field}: {{{key}: \"{words}\"}}")),
            [(one, field, words), (other, others, others_words), ..] => (
                format!("{one} and {other}"),
                format!("{field}: {{{key}: \"{words}\"}} and {others}: {{{key}: \"{others_words}\"}}"),
            ),
        };
        d.push(
            Diagnostic::warning(
                "channel-without-words",
                brand.file,
                format!("{} works by {key}, and how it says {what} there is not written yet: pages show the library's words", brand.name),
            )
            .help(format!("Under `voice:`, add it in your own words, as in {help}. Where greetings or closings are there already, add only this channel to them.")),
        );
    }
}
