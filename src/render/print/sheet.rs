//! Everything a template gets, as one tree of strings and numbers: the brand's measures, the labels, the foot, and the
//! document's own part.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data::{Language, plain};
use super::fit::{Fit, Tries};
use super::fonts::{body_size, x_height};
use super::handout::{self, Handout};
use super::marks::Paths;
use crate::model::brand::Role;
use crate::model::library::Paper;
use crate::model::look::{Figures, Look, PrintLine, Shape};
use crate::model::pack::{Edition, Pack, PackModule};
use crate::render::code::code;
use crate::render::typography::{language, right_to_left};

/// What a module's sheet is made of, the same for every try to fit it.
pub struct Sheet<'a> {
    pub pack: &'a Pack,
    pub module: &'a PackModule,
    pub texts: &'a Language,
    pub paths: Paths,
    /// The web page that the code leads to.
    pub address: Option<&'a str>,
    /// x-heights of the text and the heading face, as shares of the em.
    text_x: f64,
    head_x: f64,
}

#[derive(Serialize)]
struct Data<'a> {
    lang: &'a str,
    region: Option<&'a str>,
    rtl: bool,
    paper: &'static str,
    title: String,
    brand: String,
    audience: String,
    leg: Option<String>,
    minutes: Option<String>,
    look: LookData<'a>,
    fit: &'a Fit,
    t: BTreeMap<&'static str, String>,
    quotes: [&'static str; 2],
    /// `Page {page} of {pages}`: the typesetter counts.
    #[serde(rename = "page-of")]
    page_of: String,
    foot: Foot,
    #[serde(flatten)]
    handout: Handout,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct LookData<'a> {
    accent: String,
    head: &'a str,
    text: &'a str,
    /// The brand's face for code, if it names one.
    code: Vec<&'a str>,
    head_weight: u16,
    /// The voice face has the same x-height as the text; in points.
    voice: f64,
    shape: &'static str,
    double: bool,
    figures: &'static str,
    mark: Option<&'static str>,
    mark_alt: String,
    tab_mark: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Foot {
    pack: String,
    module: String,
    version: String,
    edition: String,
    review: Option<String>,
    code: String,
    qr: Option<&'static str>,
    /// In millimetres.
    qr_width: f64,
    qr_alt: String,
}

/// Labels that the templates show.
const LABELS: [&str; 36] = [
    "ours-tab",
    "block-near-miss",
    "block-mended",
    "print-handout",
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

impl<'a> Sheet<'a> {
    pub fn new(
        pack: &'a Pack,
        module: &'a PackModule,
        texts: &'a Language,
        paths: Paths,
        address: Option<&'a str>,
    ) -> Sheet<'a> {
        let faces = &pack.look.fonts;
        let (text_x, head_x) = (x_height(faces, &faces.base.family), x_height(faces, &faces.headings.family));
        Sheet { pack, module, texts, paths, address, text_x, head_x }
    }

    /// The tries to fit it on two sides, widest first.
    pub fn tries(&self) -> Tries {
        let arabic = language(&self.pack.locale) == "ar";
        let g = match (arabic, self.pack.look.density < 0.9) {
            (true, _) => 16.0,
            (false, true) => 14.0,
            (false, false) => 15.0,
        };
        Tries::new(g, body_size(self.text_x))
    }

    /// The data of one try, as JSON.
    pub fn data(&self, fit: &Fit) -> serde_json::Result<Vec<u8>> {
        let Sheet { pack, module, texts, .. } = self;
        let handout = handout::handout(pack, module, fit, texts);
        let set = |text: &str| plain(text, texts);
        let at = pack.modules.iter().position(|other| other.meta.id == module.meta.id).unwrap_or_default();
        let leg = pack.path.iter().find(|leg| leg.modules.contains(&at));
        let minutes = module.meta.minutes.alone.map(u32::from);
        let (title, brand) = (set(&module.meta.title), set(&pack.brand.name));
        let audience = texts.say(match pack.audience {
            Role::FrontLine => "print-audience-front-line",
            Role::TeamLeader => "print-audience-team-leader",
            Role::Manager => "print-audience-manager",
            Role::Executive => "print-audience-executive",
        });
        let leg = leg.map(|leg| set(&leg.when));
        let minutes = minutes.map(|minutes| texts.texts.with("print-minutes", &[("minutes", minutes.into())]));
        // All but the foot and the measures.
        let content = serde_json::to_string(&(&title, &brand, &audience, &leg, &minutes, &handout))?;
        let data = Data {
            lang: language(&pack.locale),
            region: pack.locale.split('-').nth(1).filter(|region| region.len() == 2),
            rtl: right_to_left(&pack.locale),
            paper: match pack.paper {
                Paper::A4 => "a4",
                Paper::Letter => "us-letter",
            },
            title,
            brand,
            audience,
            leg,
            minutes,
            look: self.look(&pack.look, fit),
            fit,
            t: LABELS.into_iter().map(|key| (key, texts.say(key))).collect(),
            quotes: [texts.quotes.open, texts.quotes.close],
            page_of: texts.texts.with("print-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
            foot: self.foot(code(&pack.brand.id, &module.meta.id, &content)),
            handout,
        };
        serde_json::to_vec(&data)
    }

    fn look(&self, look: &'a Look, fit: &Fit) -> LookData<'a> {
        LookData {
            accent: look.print_accent.hex(),
            head: &look.fonts.headings.family,
            text: &look.fonts.base.family,
            code: look.fonts.monospace.iter().map(|face| face.family.as_str()).collect(),
            head_weight: look.fonts.headings.weight.unwrap_or(700),
            voice: ((fit.body * self.text_x / self.head_x * 4.0).round() / 4.0).clamp(9.5, 12.5),
            shape: match look.shape {
                Shape::Arch => "arch",
                Shape::Square => "square",
                Shape::Round => "round",
            },
            double: look.print_line == PrintLine::Double,
            figures: match look.figures {
                Figures::OldStyle => "old-style",
                Figures::Lining => "lining",
                Figures::SlashedZero => "slashed-zero",
            },
            mark: self.paths.mark,
            mark_alt: look.logo.as_ref().map(|logo| plain(&logo.alt, self.texts)).unwrap_or_default(),
            tab_mark: self.paths.tab,
        }
    }

    fn foot(&self, code: String) -> Foot {
        let Sheet { pack, module, texts, .. } = self;
        let (qr, qr_width) = self.paths.qr.map_or((None, 0.0), |(path, width)| (Some(path), width));
        let version = module.meta.version.as_str();
        Foot {
            pack: plain(&pack.title, texts),
            module: plain(&module.meta.title, texts),
            version: texts.texts.with("print-version", &[("version", version.into())]),
            edition: match pack.edition {
                Edition::Draft => texts.say("print-draft"),
            },
            review: module
                .review_by
                .map(|day| texts.texts.with("print-review", &[("date", texts.texts.date(day).as_str().into())])),
            code,
            qr,
            qr_width,
            qr_alt: self
                .address
                .map(|address| texts.texts.with("print-qr", &[("address", address.into())]))
                .unwrap_or_default(),
        }
    }
}
