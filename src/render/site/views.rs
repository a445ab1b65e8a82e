//! What the templates see: views that borrow from the pack. A field whose name ends in `html` is set HTML; every other
//! text is plain and is escaped by the templates.

use serde::Serialize;

use super::assets::Marks;
use crate::model::brand::Person;
use crate::model::pack::{Edition, Leg, Pack, PackModule};
use crate::render::html::ink::{direction, escape, first_up, slug};
use crate::render::html::{Html, page_of};
use crate::render::texts::Texts;

/// On every page.
#[derive(Serialize)]
pub struct Shared<'a> {
    lang: &'a str,
    dir: &'static str,
    pack: &'a str,
    brand: &'a str,
    short_name: &'a str,
    mark_html: &'a str,
    symbol_html: &'a str,
    edition: String,
    wrong_html: Option<String>,
    has_limits: bool,
}

impl<'a> Shared<'a> {
    pub fn new(pack: &'a Pack, texts: &Texts, marks: &'a Marks) -> Shared<'a> {
        let Edition::Draft = pack.edition;
        Shared {
            lang: &pack.locale,
            dir: direction(&pack.locale),
            pack: &pack.title,
            brand: &pack.brand.name,
            short_name: &pack.look.short_name,
            mark_html: &marks.header,
            symbol_html: &marks.symbol,
            edition: texts.say("foot-draft"),
            wrong_html: contact(pack).map(|who| {
                // The name goes in as a token, so that the sentence can be escaped and the address kept together.
                let sentence = escape(&texts.with("foot-wrong", &[("who", "%who%".into())]));
                sentence.replace("%who%", &who)
            }),
            has_limits: !(pack.brand.limits.is_empty()
                && pack.brand.routes.is_empty()
                && pack.brand.standards.is_empty()),
        }
    }
}

/// Whom to tell: the first person with an address, else the brand's owner.
fn contact(pack: &Pack) -> Option<String> {
    let person = |person: &Person| {
        let contact = person.contact.as_deref()?;
        Some(format!("{}, <bdi>{}</bdi>", escape(&person.name), escape(contact)))
    };
    let owner = || {
        let owner = pack.brand.owner.as_ref()?;
        let name = owner.name.as_deref().map(|name| format!("{}, ", escape(name))).unwrap_or_default();
        Some(format!("{name}{}", escape(&owner.role)))
    };
    pack.brand.people.iter().find_map(person).or_else(owner)
}

#[derive(Serialize)]
pub struct Home<'a> {
    promise_html: Option<String>,
    whom: Option<String>,
    sum: String,
    start: Option<Start>,
    legs: Vec<LegView<'a>>,
    values: Vec<ValueView>,
    shift: Vec<ShiftRow>,
}

/// What somebody on shift needs at once: what it is, and what they do.
#[derive(Serialize)]
struct ShiftRow {
    when_html: String,
    then_html: String,
}

#[derive(Serialize)]
struct Start {
    line: String,
    time: Option<String>,
    page: String,
}

#[derive(Serialize)]
struct LegView<'a> {
    when: &'a str,
    time: Option<String>,
    minutes: u32,
    modules: Vec<Row<'a>>,
}

/// A module in a list.
#[derive(Serialize)]
struct Row<'a> {
    number: usize,
    title: &'a str,
    summary: Option<&'a str>,
    page: String,
    time: Option<String>,
    /// As wide in the drawing as it is long; a module without minutes counts as one.
    minutes: u32,
}

#[derive(Serialize)]
struct ValueView {
    anchor: String,
    name_html: String,
    means_html: Option<String>,
}

fn time(texts: &Texts, minutes: u32) -> Option<String> {
    (minutes > 0).then(|| texts.minutes(minutes))
}

impl<'a> Row<'a> {
    fn new(html: &Html<'a>, n: usize, module: &'a PackModule) -> Row<'a> {
        Row {
            number: n + 1,
            title: &module.meta.title,
            summary: module.meta.summary.as_deref(),
            page: page_of(&module.meta.id),
            time: time(html.texts, module.minutes()),
            minutes: module.minutes().max(1),
        }
    }
}

impl<'a> Home<'a> {
    pub fn new(html: &Html<'a>) -> Home<'a> {
        let (pack, texts) = (html.pack, html.texts);
        let leg = |leg: &'a Leg| {
            let modules: Vec<Row> =
                leg.modules.iter().filter_map(|n| Some(Row::new(html, *n, pack.modules.get(*n)?))).collect();
            let told = leg.modules.iter().filter_map(|n| pack.modules.get(*n)).map(PackModule::minutes).sum();
            LegView {
                when: &leg.when,
                time: time(texts, told),
                minutes: modules.iter().map(|row| row.minutes).sum(),
                modules,
            }
        };
        let legs: Vec<LegView> = pack.path.iter().map(leg).filter(|leg| !leg.modules.is_empty()).collect();
        let start = legs.first().and_then(|leg| Some((leg, leg.modules.first()?))).map(|(leg, row)| Start {
            line: texts.with("home-start-line", &[("when", leg.when.into()), ("module", row.title.into())]),
            time: row.time.as_deref().map(|time| texts.with("home-start-time", &[("time", time.into())])),
            page: row.page.clone(),
        });
        let count = u32::try_from(pack.modules.len()).unwrap_or(u32::MAX);
        let sum = match time(texts, pack.minutes()) {
            Some(time) => texts.with("home-modules-time", &[("count", count.into()), ("time", time.as_str().into())]),
            None => texts.with("home-modules", &[("count", count.into())]),
        };
        Home {
            promise_html: pack.brand.promise.as_ref().map(|words| html.words(words)),
            whom: pack.whom.as_deref().map(|whom| texts.with("home-for", &[("whom", whom.into())])),
            sum,
            start,
            legs,
            values: pack
                .brand
                .values
                .iter()
                .map(|value| ValueView {
                    anchor: slug(&value.id),
                    name_html: html.plain(&value.name),
                    means_html: value.means.as_ref().map(|words| html.words(words)),
                })
                .collect(),
            shift: shift(html),
        }
    }
}

/// The first limit of the reader, and the first two routes: a brand puts what matters most first.
fn shift(html: &Html) -> Vec<ShiftRow> {
    let (pack, brand) = (html.pack, &html.pack.brand);
    let limit = brand.limits.iter().find(|limit| limit.may.iter().any(|(role, _)| *role == pack.audience));
    let limit = limit.map(|limit| {
        let (amount, also) = html.amount(limit, pack.audience, false);
        let also = also.map(|also| format!("{also}, ")).unwrap_or_default();
        ShiftRow {
            when_html: first_up(&html.words(&limit.situation)),
            then_html: format!("{}: {also}{amount}", html.t("home-shift-you")),
        }
    });
    let routes = brand.routes.iter().take(2).map(|route| ShiftRow {
        when_html: first_up(&html.words(&route.when)),
        then_html: first_up(&html.route_to(route, true)),
    });
    limit.into_iter().chain(routes).collect()
}

#[derive(Serialize)]
pub struct ModulePage<'a> {
    where_line: Option<String>,
    heading_html: String,
    lede_html: Option<String>,
    alone: Option<String>,
    led: Option<String>,
    reviewed: Option<String>,
    contents_sum: String,
    goals_html: Vec<String>,
    intro_html: String,
    sections: Vec<SectionView>,
    notes_html: String,
    next: Option<Row<'a>>,
    next_line: String,
    before: Option<Before>,
}

#[derive(Serialize)]
struct SectionView {
    id: String,
    number: usize,
    part: String,
    time: Option<String>,
    name_html: String,
    title_html: String,
    body_html: String,
}

#[derive(Serialize)]
struct Before {
    page: String,
    line: String,
}

impl<'a> ModulePage<'a> {
    /// The page of the pack's module `n`; `html` must be new, for it counts headings and notes.
    pub fn new(html: &Html<'a>, n: usize) -> ModulePage<'a> {
        let (pack, texts) = (html.pack, html.texts);
        let module = &pack.modules[n];
        let intro_html = html.intro(module);
        let sections: Vec<SectionView> =
            html.sections(module)
                .into_iter()
                .enumerate()
                .map(|(at, section)| {
                    let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
                    let time = section.minutes.map(|minutes| texts.minutes(minutes));
                    SectionView {
                        id: section.id,
                        number: at + 1,
                        part: match &time {
                            Some(time) => texts
                                .with("module-part-time", &[("number", number.into()), ("time", time.as_str().into())]),
                            None => texts.with("module-part", &[("number", number.into())]),
                        },
                        time,
                        name_html: section.name,
                        title_html: section.title,
                        body_html: section.body,
                    }
                })
                .collect();
        let parts = u32::try_from(sections.len()).unwrap_or(u32::MAX);
        let next = pack.modules.get(n + 1).map(|next| Row::new(html, n + 1, next));
        let next_line = match next.as_ref().and_then(|next| next.time.as_deref()) {
            Some(time) => texts.with("module-next-time", &[("time", time.into())]),
            None => texts.say("module-next"),
        };
        let before = n.checked_sub(1).and_then(|n| pack.modules.get(n)).map(|before| Before {
            page: page_of(&before.meta.id),
            line: texts.with("module-before", &[("module", before.meta.title.as_str().into())]),
        });
        ModulePage {
            where_line: where_line(pack, texts, n),
            heading_html: html.plain(&module.meta.title),
            lede_html: module.meta.summary.as_deref().map(|summary| html.plain(summary)),
            alone: time(texts, module.minutes()),
            led: time(texts, u32::from(module.meta.minutes.led.unwrap_or(0))),
            reviewed: module.meta.last_reviewed.map(|date| {
                let date = texts.date(date);
                texts.with("module-reviewed", &[("date", date.as_str().into())])
            }),
            contents_sum: texts.with("module-contents-sum", &[("count", parts.into())]),
            goals_html: html.objectives(&module.meta.objectives),
            intro_html,
            sections,
            notes_html: html.notes(module),
            next,
            next_line,
            before,
        }
    }
}

/// `Week 2, module 9 of 12`, counted through the pack as the home page does.
fn where_line(pack: &Pack, texts: &Texts, n: usize) -> Option<String> {
    let leg = pack.path.iter().find(|leg| leg.modules.contains(&n))?;
    let number = u32::try_from(n + 1).ok()?;
    let count = u32::try_from(pack.modules.len()).ok()?;
    let args = [("when", leg.when.as_str().into()), ("number", number.into()), ("count", count.into())];
    Some(texts.with("module-where", &args))
}

/// A part of a long page: its heading by key, its matter.
#[derive(Serialize)]
struct Part {
    key: &'static str,
    body_html: String,
}

fn parts(parts: Vec<(&'static str, String)>) -> Vec<Part> {
    let told = parts.into_iter().filter(|(_, body)| !body.is_empty());
    told.map(|(key, body_html)| Part { key, body_html }).collect()
}

#[derive(Serialize)]
pub struct Matters {
    ours_html: String,
    tab_html: String,
    parts: Vec<Part>,
}

impl Matters {
    pub fn new(html: &Html) -> Matters {
        // The values stand under an `h2`; so do the parts below.
        html.heading(2, "", "");
        Matters {
            ours_html: html.values(),
            tab_html: html.tab_mark.to_owned(),
            parts: parts(vec![
                ("ours-priorities", html.priorities()),
                ("ours-tie-breaks", html.tie_breaks()),
                ("ours-policies", html.policies()),
                ("ours-voice", html.voice()),
                ("ours-words", html.our_words()),
                ("ours-greetings", html.greetings()),
                ("ours-closings", html.closings()),
                ("ours-customers", html.customers()),
            ]),
        }
    }
}

#[derive(Serialize)]
pub struct Limits {
    ours_html: String,
    tab_html: String,
    parts: Vec<Part>,
}

impl Limits {
    pub fn new(html: &Html) -> Limits {
        html.heading(2, "", "");
        Limits {
            ours_html: html.limits(),
            tab_html: html.tab_mark.to_owned(),
            parts: parts(vec![
                ("ours-routes", html.routes()),
                ("ours-standards", html.standards()),
                ("ours-legal", html.legal_list()),
                ("ours-tools", html.tools()),
                ("ours-measures", html.measures()),
            ]),
        }
    }
}
