//! Everything the handout's template gets, as one tree of strings and numbers: what every document bears, and the
//! handout's own part.

use serde::Serialize;

use super::data::plain;
use super::fit::{Fit, Tries};
use super::handout::{self, Handout};
use super::handouts::path_of;
use super::stationery::{About, Common, Stationery};
use crate::model::artifact::Shown;
use crate::model::pack::PackModule;
use crate::render::code::code_of_json;
use crate::render::label;
use crate::render::said::of_data;

/// What a module's sheet is made of, the same for every try to fit it.
pub struct Sheet<'a> {
    pub stationery: Stationery<'a>,
    pub module: &'a PackModule,
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    leg: Option<String>,
    minutes: Option<String>,
    #[serde(flatten)]
    handout: Handout,
}

/// What makes it another sheet: not when in the path it is taken, nor how long that takes.
#[derive(Serialize)]
struct Says<'a> {
    title: &'a str,
    #[serde(flatten)]
    handout: &'a Handout,
}

/// Labels that the templates show.
const LABELS: [&str; 35] = [
    "ours-tab",
    "block-near-miss",
    "block-mended",
    "print-objectives",
    "print-why",
    "print-rules",
    "print-words",
    "print-say",
    "print-not",
    "print-not-label",
    "print-decide",
    "print-beyond",
    "print-exactly",
    "print-limits-note",
    "print-limit-when",
    "print-limit-do",
    "print-limit-you",
    "print-limit-record",
    "print-promise",
    "print-clashes",
    "print-beyond-when",
    "print-routes-who",
    "print-routes-within",
    "print-model",
    "print-model-note",
    "print-seen",
    "print-seen-note",
    "print-tick",
    "print-seen-by",
    "print-date",
    "print-plan",
    "print-plan-when",
    "print-plan-will",
    "print-out-of-date",
    "print-first",
];

impl Sheet<'_> {
    /// The tries to fit it on two sides, widest first.
    pub fn tries(&self) -> Tries {
        self.stationery.tries()
    }

    /// The data of one try, as JSON, and what it shows.
    pub fn data(&self, fit: &Fit) -> serde_json::Result<(Vec<u8>, Shown)> {
        let Sheet { stationery, module } = self;
        let Stationery { pack, texts, .. } = *stationery;
        let handout = handout::handout(pack, module, fit, texts);
        let set = |text: &str| plain(text, texts);
        let at = pack.modules.iter().position(|other| other.meta.id == module.meta.id).unwrap_or_default();
        let leg = pack.path.iter().find(|leg| leg.modules.contains(&at));
        let minutes = module.meta.minutes.alone.map(u32::from);
        let title = set(&module.meta.title);
        let leg = leg.map(|leg| set(&leg.when));
        let minutes = minutes.map(|minutes| texts.texts.with("print-minutes", &[("minutes", minutes.into())]));
        // All but the foot and the measures.
        let content = (&title, stationery.says(), &leg, &minutes, &handout);
        let code = code_of_json(&pack.brand.id, &module.meta.id, &content)?;
        let id = &module.meta.id;
        let blocks = of_data(id, &Says { title: &title, handout: &handout })?;
        let shown = label::shown(pack, &path_of(id), id, &module.meta.title, blocks);
        let version =
            texts.texts.with("print-version", &[("version", texts.texts.figure(&module.meta.version).as_str().into())]);
        let about = About {
            title: &module.meta.title,
            kind: &texts.say("print-handout"),
            what: format!("{title}{}{version}", texts.comma()),
            review: module.review_by,
            code,
            label: Some(shown.label.clone()),
        };
        let data = Data { common: stationery.common(about, fit, &LABELS), leg, minutes, handout };
        Ok((serde_json::to_vec(&data)?, shown))
    }
}
