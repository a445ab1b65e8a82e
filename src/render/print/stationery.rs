//! What every document of a pack bears, whatever it says: its language, faces and measures, the brand's mark, the foot.
//! A pack in, the templates' common data out.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data::{Language, Marks, plain};
use super::fit::{Fit, Tries};
use super::fonts::{body_size, x_height};
use super::marks::Paths;
use crate::model::brand::Role;
use crate::model::date::Date;
use crate::model::digits::is_arabic_indic;
use crate::model::edition::Label;
use crate::model::library::Paper;
use crate::model::look::{Figures, PrintLine, Shape};
use crate::model::names::language;
use crate::model::pack::Pack;
use crate::render::label;
use crate::render::typography::right_to_left;

/// One pack's paper.
pub struct Stationery<'a> {
    pub pack: &'a Pack,
    pub texts: &'a Language,
    pub paths: Paths,
    /// The web page that the code leads to.
    pub address: Option<&'a str>,
    /// x-heights of the text and the heading face, as shares of the em.
    text_x: f64,
    head_x: f64,
}

/// What one document says of itself, at its head, in its properties and at its foot.
pub struct About<'a> {
    pub title: &'a str,
    /// `Handout`
    pub kind: &'a str,
    /// At the foot, beside the pack: `Putting it right, version 1`.
    pub what: String,
    pub review: Option<Date>,
    /// Where it is a draft.
    pub code: String,
    /// None for what is no part of a pack.
    pub label: Option<Label>,
}

/// The part of the data that is alike in all documents.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Common<'a> {
    lang: &'a str,
    region: Option<&'a str>,
    rtl: bool,
    /// The ten figures, where they are not the Western ones.
    digits: &'static str,
    paper: &'static str,
    title: String,
    kind: String,
    brand: String,
    audience: String,
    look: LookData<'a>,
    fit: &'a Fit,
    t: BTreeMap<&'static str, String>,
    marks: Marks,
    /// `Page {page} of {pages}`: the typesetter counts.
    page_of: String,
    foot: Foot,
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
    what: String,
    edition: String,
    /// The mark of a draft, at the head of its first page.
    draft: Option<String>,
    review: Option<String>,
    code: String,
    qr: Option<&'static str>,
    /// In millimetres.
    qr_width: f64,
    qr_alt: String,
}

impl<'a> Stationery<'a> {
    pub fn new(pack: &'a Pack, texts: &'a Language, paths: Paths, address: Option<&'a str>) -> Stationery<'a> {
        let faces = &pack.look.fonts;
        let (text_x, head_x) = (x_height(faces, &faces.base.family), x_height(faces, &faces.headings.family));
        Stationery { pack, texts, paths, address, text_x, head_x }
    }

    /// The brand's own measures, and the way from them to tighter ones.
    pub fn tries(&self) -> Tries {
        let arabic = language(&self.pack.locale) == "ar";
        let g = match (arabic, self.pack.look.density < 0.9) {
            (true, _) => 16.0,
            (false, true) => 14.0,
            (false, false) => 15.0,
        };
        Tries::new(g, body_size(self.text_x))
    }

    /// The common data of one document. `labels` are the keys of the words that its template shows.
    pub fn common<'b>(&'b self, about: About<'_>, fit: &'b Fit, labels: &[&'static str]) -> Common<'b> {
        let Stationery { pack, texts, .. } = self;
        let set = |text: &str| plain(text, texts);
        Common {
            lang: language(&pack.locale),
            region: pack.locale.split('-').nth(1).filter(|region| region.len() == 2),
            rtl: right_to_left(&pack.locale),
            digits: if is_arabic_indic(&pack.locale) { "٠١٢٣٤٥٦٧٨٩" } else { "" },
            paper: match pack.paper {
                Paper::A4 => "a4",
                Paper::Letter => "us-letter",
            },
            title: set(about.title),
            kind: about.kind.to_owned(),
            brand: set(&pack.brand.name),
            audience: self.audience(),
            look: self.look(fit),
            fit,
            t: labels.iter().map(|key| (*key, texts.say(key))).collect(),
            marks: texts.quotes.into(),
            page_of: texts.texts.with("print-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
            foot: self.foot(about),
        }
    }

    fn audience(&self) -> String {
        self.texts.say(match self.pack.audience {
            Role::FrontLine => "print-audience-front-line",
            Role::TeamLeader => "print-audience-team-leader",
            Role::Manager => "print-audience-manager",
            Role::Executive => "print-audience-executive",
        })
    }

    /// What every document of the pack says above its foot: part of what its code is made of.
    pub fn says(&self) -> impl Serialize {
        (plain(&self.pack.brand.name, self.texts), self.audience())
    }

    /// The size of the voice face, in points.
    fn voice(&self, fit: &Fit) -> f64 {
        let faces = &self.pack.look.fonts;
        let naskh = language(&self.pack.locale) == "ar" && !faces.has_arabic(&faces.headings.family);
        // The Naskh that stands in is as large to the eye as the text at a sixth more; its Latin letters say nothing of that.
        let (ratio, most) = if naskh { (12.25 / 10.5, 13.0) } else { (self.text_x / self.head_x, 12.5) };
        ((fit.body * ratio * 4.0).round() / 4.0).clamp(9.5, most)
    }

    fn look(&self, fit: &Fit) -> LookData<'_> {
        let look = &self.pack.look;
        LookData {
            accent: look.print_accent.hex(),
            head: &look.fonts.headings.family,
            text: &look.fonts.base.family,
            code: look.fonts.monospace.iter().map(|face| face.family.as_str()).collect(),
            head_weight: look.fonts.headings.weight.unwrap_or(700),
            voice: self.voice(fit),
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

    fn foot(&self, about: About<'_>) -> Foot {
        let Stationery { pack, texts, .. } = self;
        let (qr, qr_width) = self.paths.qr.map_or((None, 0.0), |(path, width)| (Some(path), width));
        Foot {
            pack: plain(&pack.title, texts),
            what: about.what,
            edition: label::edition(about.label.as_ref().unwrap_or(&Label::Draft), &texts.texts),
            draft: about
                .label
                .as_ref()
                .and_then(|label| label::draft(label, &texts.texts))
                .map(|_| texts.say("draft-mark")),
            review: about
                .review
                .map(|day| texts.texts.with("print-review", &[("date", texts.texts.date(day).as_str().into())])),
            code: match &about.label {
                Some(label) => label::code(label, about.code),
                None => about.code,
            },
            qr,
            qr_width,
            qr_alt: self
                .address
                .map(|address| texts.texts.with("print-qr", &[("address", address.into())]))
                .unwrap_or_default(),
        }
    }
}
