//! Sheets: a module's composed text as data, an embedded template, a PDF. No markup is ever made of anybody's text.

mod data;
mod fit;
mod fonts;
mod handout;
mod world;

use std::collections::BTreeMap;

use serde::Serialize;
use typst::foundations::Bytes;

use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::brand::Role;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::Paper;
use crate::model::look::{Figures, LogoImage, Look, PrintLine, Shape};
use crate::model::pack::{Edition, Pack, PackModule};
use crate::model::source::Sources;
use crate::render::code;
use crate::render::texts::Texts;
use crate::render::typography::quotes;

use data::Language;
use fit::Fit;
use world::{FontSet, Job};

/// A handout for each module of the pack.
pub fn render(pack: &Pack, sources: &Sources, d: &mut Diagnostics) -> Vec<Artifact> {
    let texts = Language { texts: Texts::get(&pack.locale), quotes: quotes(&pack.locale) };
    let fonts = fonts::load(&pack.look.fonts, sources);
    let mut sheets = Vec::new();
    for module in &pack.modules {
        let place = module.files.first().copied().unwrap_or(pack.brand.file);
        match sheet(pack, module, &fonts, sources, &texts) {
            Ok(Sheet::Fits(bytes)) => sheets.push(Artifact {
                path: format!("print/handout-{}.pdf", module.meta.id),
                bytes,
                kind: ArtifactKind::Pdf,
                modules: vec![module.meta.id.to_string()],
            }),
            Ok(Sheet::TooLong { pages }) => d.push(
                Diagnostic::error(
                    "handout-too-long",
                    place,
                    format!("The handout of “{}” needs {pages} pages, and two is what a handout has", module.meta.title),
                )
                .help("Shorten what it is made of: the objectives, the `why`, the rules, the say pairs, the first dialogue, the checklist."),
            ),
            Err(why) => d.push(
                Diagnostic::error("handout-not-set", place, format!("The handout of “{}” cannot be set: {why}", module.meta.title))
                    .help("If a letter cannot be shown, a font lacks it: take it out, or give the brand a font that has it."),
            ),
        }
        world::tidy();
    }
    sheets
}

enum Sheet {
    Fits(Vec<u8>),
    TooLong { pages: usize },
}

/// Everything a template gets.
#[derive(Serialize)]
struct Data<'a> {
    lang: &'a str,
    region: Option<&'a str>,
    rtl: bool,
    paper: &'static str,
    title: &'a str,
    brand: &'a str,
    audience: String,
    leg: Option<&'a str>,
    minutes: Option<String>,
    look: LookData<'a>,
    fit: &'a Fit,
    t: BTreeMap<&'static str, String>,
    quotes: [&'static str; 2],
    /// `Page {page} of {pages}`: the typesetter counts.
    #[serde(rename = "page-of")]
    page_of: String,
    foot: Foot<'a>,
    #[serde(flatten)]
    handout: handout::Handout,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct LookData<'a> {
    accent: String,
    head: &'a str,
    text: &'a str,
    head_weight: u16,
    /// The voice face has the same x-height as the text: its size over the text's.
    voice: f64,
    shape: &'static str,
    double: bool,
    figures: &'static str,
    mark: bool,
    mark_alt: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Foot<'a> {
    pack: &'a str,
    module: &'a str,
    version: String,
    edition: String,
    review: Option<String>,
    code: String,
    qr: bool,
    qr_alt: String,
}

/// Labels that the template shows.
const LABELS: [&str; 30] = [
    "ours-tab",
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
    "print-beyond-these",
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

fn sheet(
    pack: &Pack,
    module: &PackModule,
    fonts: &FontSet,
    sources: &Sources,
    texts: &Language,
) -> Result<Sheet, String> {
    let look = &pack.look;
    let text_x = fonts::x_height(fonts, &look.fonts.base.family);
    let head_x = fonts::x_height(fonts, &look.fonts.headings.family);
    let arabic = pack.locale.starts_with("ar");
    let g = if arabic {
        16.0
    } else if look.density < 0.9 {
        14.0
    } else {
        15.0
    };
    let mut files = BTreeMap::new();
    let marks = marks(look, sources);
    if let Some((tag, bytes)) = &marks {
        files.insert(format!("/mark.{tag}"), Bytes::new(bytes.clone()));
        let white = match &look.logo.as_ref().map(|logo| &logo.mark) {
            Some(LogoImage::Svg { svg, one_colour: true }) => recolour(svg, "#ffffff"),
            _ => String::new(),
        };
        files.insert("/mark-white.svg".to_owned(), Bytes::from_string(white));
    }
    let address = pack.site_url.as_ref().map(|url| format!("{url}{}.html", module.meta.id));
    if let Some(svg) = address.as_deref().and_then(qr) {
        files.insert("/qr.svg".to_owned(), Bytes::from_string(svg));
    }
    let mut shortest = usize::MAX;
    for fit in fit::tries(g, fonts::body_size(text_x)) {
        let data =
            data(pack, module, look, (text_x, head_x), &fit, files.contains_key("/qr.svg"), address.as_deref(), texts)?;
        let job = Job {
            template: "/handout.typ",
            data,
            files: files.clone(),
            fonts,
            ident: format!("{}/{}/handout-{}", pack.brand.id, pack.id, module.meta.id),
        };
        let set = world::set(&job)?;
        let pages = set.document.pages().len();
        if pages <= 2 {
            return Ok(Sheet::Fits(world::pdf(&job, &set.document)?));
        }
        shortest = shortest.min(pages);
    }
    Ok(Sheet::TooLong { pages: shortest })
}

#[allow(clippy::too_many_arguments)] // the parts of one document, gathered once
fn data(
    pack: &Pack,
    module: &PackModule,
    look: &Look,
    (text_x, head_x): (f64, f64),
    fit: &Fit,
    qr: bool,
    address: Option<&str>,
    texts: &Language,
) -> Result<Vec<u8>, String> {
    let mut locale = pack.locale.split('-');
    let lang = locale.next().unwrap_or("en");
    let handout = handout::handout(pack, module, fit, texts);
    let content = serde_json::to_string(&handout).map_err(|error| error.to_string())?;
    let page = pack.modules.iter().position(|other| other.meta.id == module.meta.id).unwrap_or_default();
    let leg = pack.path.iter().find(|leg| leg.modules.contains(&page));
    let data = Data {
        lang,
        region: locale.next().filter(|region| region.len() == 2),
        rtl: matches!(lang, "ar" | "he" | "fa" | "ur"),
        paper: match pack.paper {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        },
        title: &module.meta.title,
        brand: &pack.brand.name,
        audience: texts.say(match pack.audience {
            Role::FrontLine => "print-audience-front-line",
            Role::TeamLeader => "print-audience-team-leader",
            Role::Manager => "print-audience-manager",
            Role::Executive => "print-audience-executive",
        }),
        leg: leg.map(|leg| leg.when.as_str()),
        minutes: module
            .meta
            .minutes
            .alone
            .map(|n| texts.texts.with("print-minutes", &[("minutes", u32::from(n).into())])),
        look: LookData {
            accent: look.print_accent.hex(),
            head: &look.fonts.headings.family,
            text: &look.fonts.base.family,
            head_weight: look.fonts.headings.weight.unwrap_or(700),
            voice: ((fit.body * text_x / head_x * 4.0).round() / 4.0).clamp(9.5, 12.5),
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
            mark: look.logo.as_ref().is_some_and(|logo| matches!(logo.mark, LogoImage::Svg { .. })),
            mark_alt: look.logo.as_ref().map_or("", |logo| &logo.alt),
        },
        fit,
        t: LABELS.into_iter().map(|key| (key, texts.say(key))).collect(),
        quotes: [texts.quotes.open, texts.quotes.close],
        page_of: texts.texts.with("print-page", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
        foot: Foot {
            pack: &pack.title,
            module: &module.meta.title,
            version: texts.texts.with("print-version", &[("version", module.meta.version.as_str().into())]),
            edition: match pack.edition {
                Edition::Draft => texts.say("print-draft"),
            },
            review: module
                .review_by
                .map(|day| texts.texts.with("print-review", &[("date", texts.texts.date(day).as_str().into())])),
            code: code::code(&pack.brand.id, &module.meta.id, &content),
            qr,
            qr_alt: address
                .map(|address| texts.texts.with("print-qr", &[("address", address.into())]))
                .unwrap_or_default(),
        },
        handout,
    };
    serde_json::to_vec(&data).map_err(|error| error.to_string())
}

/// The mark for white paper, in the accent where it has one colour.
fn marks(look: &Look, sources: &Sources) -> Option<(&'static str, Vec<u8>)> {
    match &look.logo.as_ref()?.mark {
        LogoImage::Svg { svg, one_colour: true } => Some(("svg", recolour(svg, &look.print_accent.hex()).into_bytes())),
        LogoImage::Svg { svg, one_colour: false } => Some(("svg", svg.clone().into_bytes())),
        LogoImage::Raster { path } => sources.asset(path).map(|asset| ("png", asset.bytes.to_vec())),
    }
}

/// A mark of one colour in another.
fn recolour(svg: &str, hex: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find("\"#") {
        let value = &rest[at + 2..];
        let end = value.find('"').unwrap_or(value.len());
        let colour = end == 6 && value[..end].chars().all(|c| c.is_ascii_hexdigit());
        out.push_str(&rest[..at]);
        if colour {
            out.push_str(&format!("\"{hex}\""));
        } else {
            out.push_str(&rest[at..at + 2 + end]);
            out.push_str(if end < value.len() { "\"" } else { "" });
        }
        rest = value.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A QR code of error level M, as SVG; `None` for an address too long for one.
fn qr(address: &str) -> Option<String> {
    use fast_qr::convert::{Builder, svg::SvgBuilder};
    let code = fast_qr::QRBuilder::new(address).ecl(fast_qr::ECL::M).build().ok()?;
    Some(SvgBuilder::default().margin(0).to_str(&code))
}
