//! The worksheet: a brand's values and the moments as a sheet to fill in at a workshop, with what the brand has said
//! already. A brand composed without modules goes in, one PDF comes out; nothing is asked of the brand, gaps are the point.

mod overview;
mod pages;
mod told;

use serde::Serialize;

use super::data::Language;
use super::documents::WORKSHEET;
use super::stationery::{About, Common, Stationery};
use super::world::{self, Job};
use super::{fonts, letters, marks};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::pack::Pack;
use crate::model::source::Sources;
use crate::render::code::code;
use overview::Overview;
use pages::ValuePage;
use told::Told;

/// Bytes of data that a worksheet may be set from; the shipped brand's is a fiftieth of it.
const MOST_DATA: usize = 3_000_000;

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    #[serde(flatten)]
    content: Content,
}

#[derive(Serialize)]
struct Content {
    overview: Overview,
    pages: Vec<ValuePage>,
}

/// Labels that the template shows.
const LABELS: [&str; 29] = [
    "ours-tab",
    "print-not-label",
    "print-out-of-date",
    "fill-beside",
    "fill-how",
    "fill-hours",
    "fill-legend-full",
    "fill-legend-half",
    "fill-legend-open",
    "fill-legend-letters",
    "fill-moment",
    "fill-nots",
    "fill-open",
    "fill-value",
    "fill-means",
    "fill-means-hint",
    "fill-copy",
    "fill-when",
    "fill-free",
    "fill-we",
    "fill-we-hint",
    "fill-not",
    "fill-not-hint",
    "fill-happens",
    "fill-happens-hint",
    "fill-say",
    "fill-say-hint",
    "fill-see",
    "fill-see-hint",
];

/// The worksheet of a pack's brand; `None` when it cannot be set, which is reported.
pub fn make(pack: &Pack, sources: &Sources, d: &mut Diagnostics) -> Option<Vec<u8>> {
    let bytes = worksheet(pack, sources, d);
    world::tidy();
    bytes
}

fn worksheet(pack: &Pack, sources: &Sources, d: &mut Diagnostics) -> Option<Vec<u8>> {
    let texts = Language::of(&pack.locale);
    let told = Told::of(pack);
    let content = Content { overview: overview::overview(&told, &texts), pages: pages::pages(&told, &texts) };
    let (paths, files) = marks::files(&pack.look, None, sources);
    let stationery = Stationery::new(pack, &texts, paths, None);
    let said = match serde_json::to_string(&(stationery.says(), &content)) {
        Ok(said) => said,
        Err(why) => return failed(&why.to_string(), pack, d),
    };
    if said.len() > MOST_DATA {
        d.push(
            Diagnostic::error(
                "worksheet-too-long",
                pack.brand.file,
                format!("The worksheet of {} would have far more pages than a workshop can use", pack.brand.name),
            )
            .help("Shorten the texts of its behaviours."),
        );
        return None;
    }
    let kind = texts.say("fill-kind");
    let about = About {
        title: &texts.say("fill-title"),
        kind: &kind,
        what: kind.clone(),
        review: None,
        code: code(&pack.brand.id, "worksheet", &said),
        label: None,
    };
    let fit = stationery.tries().fit();
    let data = match serde_json::to_vec(&Data { common: stationery.common(about, &fit, &LABELS), content }) {
        Ok(data) => data,
        Err(why) => return failed(&why.to_string(), pack, d),
    };
    let fonts = fonts::load(&pack.look.fonts, sources);
    let missing = letters::missing(&data, &fonts);
    if !missing.is_empty() {
        missing.into_iter().for_each(|letter| {
            d.push(letters::error(letter, "the worksheet", &[pack.brand.file], pack, sources));
        });
        return None;
    }
    let code = letters::in_code(&data);
    let ident = format!("{}/worksheet", pack.brand.id);
    let job = Job { template: WORKSHEET.0, data, files, fonts: &fonts, ident, day: None };
    let set = world::set(&job).and_then(|document| Ok((world::pdf(&job, &document)?, document)));
    let (bytes, document) = match set {
        Ok(set) => set,
        Err(why) => return failed(&why, pack, d),
    };
    for (letter, family) in letters::borrowed(&document, &pack.look.fonts, &code) {
        d.push(letters::warning(letter, &family, &[pack.brand.file], pack, sources));
    }
    Some(bytes)
}

fn failed(why: &str, pack: &Pack, d: &mut Diagnostics) -> Option<Vec<u8>> {
    let message = format!("The worksheet of {} cannot be set", pack.brand.name);
    d.push(letters::fault(Diagnostic::error("worksheet-not-set", pack.brand.file, message), why));
    None
}

#[cfg(test)]
mod tests {
    use super::{LABELS, WORKSHEET};
    use crate::render::print::documents::SHARED;

    #[test]
    fn every_label_is_shown_and_every_one_of_its_own_that_is_shown_is_given() {
        let templates: Vec<&str> = SHARED.into_iter().chain([WORKSHEET]).map(|(_, text)| text).collect();
        for label in LABELS {
            assert!(templates.iter().any(|text| text.contains(&format!("d.t.{label}"))), "{label} is not shown");
        }
        for rest in WORKSHEET.1.split("d.t.").skip(1) {
            let key: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            assert!(LABELS.contains(&key.as_str()), "{key} is not given");
        }
    }
}
