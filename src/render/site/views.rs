//! What the templates see: views that borrow from the pack. A field whose name ends in `html` is set HTML; every other
//! text is plain and is escaped by the templates.

use serde::Serialize;

use super::assets::Marks;
use super::tongues::Tongue;
use crate::model::brand::{Amount, Limit, Person};
use crate::model::doc::Composed;
use crate::model::pack::{Leg, Pack, PackModule};
use crate::render::html::ink::{direction, escape, slug};
use crate::render::html::{Html, page_of};
use crate::render::texts::Texts;
use crate::render::typography::{first_up, quotes, typeset};

/// On every page.
#[derive(Serialize)]
pub struct Shared<'a> {
    lang: &'a str,
    dir: &'static str,
    pack: String,
    brand: String,
    short_name: String,
    mark_html: &'a str,
    symbol_html: &'a str,
    /// There is a page of what has changed. Not part of what a page says: every page would differ with the first one.
    changes: bool,
    /// The pack in other languages: no part of what a page says.
    tongues: Vec<Tongue<'a>>,
    wrong_html: Option<String>,
}

impl<'a> Shared<'a> {
    pub fn new(pack: &'a Pack, texts: &Texts, marks: &'a Marks) -> Shared<'a> {
        let set = |text: &str| typeset(text, quotes(&pack.locale));
        Shared {
            lang: &pack.locale,
            dir: direction(&pack.locale),
            pack: set(&pack.title),
            brand: set(&pack.brand.name),
            short_name: set(&pack.look.short_name),
            mark_html: &marks.header,
            symbol_html: &marks.symbol,
            changes: pack.changes.is_some(),
            tongues: pack.others.iter().map(Tongue::new).collect(),
            wrong_html: contact(pack, texts).map(|who| {
                // The name goes in as a token, so that the sentence can be escaped and the address kept together.
                let sentence = escape(&texts.with("foot-wrong", &[("who", "%who%".into())]));
                sentence.replace("%who%", &who)
            }),
        }
    }
}

impl Shared<'_> {
    /// What of it stands above the foot.
    pub fn content(&self) -> impl Serialize {
        (self.lang, &self.brand, &self.short_name, self.mark_html, self.symbol_html)
    }
}

/// Whom to tell: the first person with an address, else the brand's owner.
fn contact(pack: &Pack, texts: &Texts) -> Option<String> {
    let person = |person: &Person| {
        let contact = person.contact.as_deref()?;
        Some(format!("{}{}<bdi>{}</bdi>", escape(&person.name), texts.comma(), escape(contact)))
    };
    let owner = || {
        let owner = pack.brand.owner.as_ref()?;
        let name = owner.name.as_deref().map(|name| format!("{}{}", escape(name), texts.comma())).unwrap_or_default();
        Some(format!("{name}{}", escape(&owner.role)))
    };
    pack.brand.people.iter().find_map(person).or_else(owner)
}

#[derive(Serialize)]
pub struct Home {
    promise_html: Option<String>,
    whom: Option<String>,
    sum: String,
    start: Option<Start>,
    legs: Vec<LegView>,
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
struct LegView {
    when: String,
    time: Option<String>,
    minutes: u32,
    modules: Vec<Row>,
}

/// A module in a list.
#[derive(Serialize)]
struct Row {
    number: usize,
    title: String,
    summary: Option<String>,
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

impl Row {
    fn new(html: &Html, n: usize, module: &PackModule) -> Row {
        Row {
            number: n + 1,
            title: html.letters(&module.meta.title),
            summary: module.meta.summary.as_deref().map(|summary| html.letters(summary)),
            page: page_of(&module.meta.id),
            time: time(html.texts, module.minutes()),
            minutes: module.minutes().max(1),
        }
    }
}

impl Home {
    pub fn new(html: &Html) -> Home {
        let (pack, texts) = (html.pack, html.texts);
        let leg = |leg: &Leg| {
            let modules: Vec<Row> =
                leg.modules.iter().filter_map(|n| Some(Row::new(html, *n, pack.modules.get(*n)?))).collect();
            let told = leg.modules.iter().filter_map(|n| pack.modules.get(*n)).map(PackModule::minutes).sum();
            LegView {
                when: html.letters(&leg.when),
                time: time(texts, told),
                minutes: modules.iter().map(|row| row.minutes).sum(),
                modules,
            }
        };
        let legs: Vec<LegView> = pack.path.iter().map(leg).filter(|leg| !leg.modules.is_empty()).collect();
        let start = legs.first().and_then(|leg| Some((leg, leg.modules.first()?))).map(|(leg, row)| Start {
            line: texts
                .with("home-start-line", &[("when", leg.when.as_str().into()), ("module", row.title.as_str().into())]),
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
            whom: pack.whom.as_deref().map(|whom| {
                let whom = html.letters(whom);
                texts.with("home-for", &[("whom", whom.trim_end_matches('.').into())])
            }),
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
    let decides = |limit: &&Limit<Composed>| limit.amount(pack.audience).is_some_and(Amount::decides);
    let limit = brand.limits.iter().find(decides);
    let limit = limit.map(|limit| {
        let (amount, also) = html.amount(limit, pack.audience, false);
        let also = also.map(|also| format!("{}{}", html.words(also), html.texts.comma())).unwrap_or_default();
        ShiftRow {
            when_html: first_up(&html.open(&limit.situation)),
            then_html: format!("{}: {also}{amount}", html.t("home-shift-you")),
        }
    });
    let routes = brand.routes.iter().take(2).map(|route| ShiftRow {
        when_html: first_up(&html.open(&route.when)),
        then_html: first_up(&html.route_to(route, true)),
    });
    limit.into_iter().chain(routes).collect()
}

#[derive(Serialize)]
pub struct ModulePage {
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
    next: Option<Row>,
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

impl ModulePage {
    /// The page of the pack's module `n`; `html` must be new, for it counts headings and notes.
    pub fn new(html: &Html, n: usize) -> ModulePage {
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
            line: texts.with("module-before", &[("module", html.letters(&before.meta.title).as_str().into())]),
        });
        ModulePage {
            where_line: where_line(html, n),
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
fn where_line(html: &Html, n: usize) -> Option<String> {
    let (pack, texts) = (html.pack, html.texts);
    let leg = pack.path.iter().find(|leg| leg.modules.contains(&n))?;
    let number = u32::try_from(n + 1).ok()?;
    let count = u32::try_from(pack.modules.len()).ok()?;
    let when = html.letters(&leg.when);
    let args = [("when", when.as_str().into()), ("number", number.into()), ("count", count.into())];
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
    /// The key of the sentence under the title.
    lede: &'static str,
    ours_html: String,
    tab_html: String,
    parts: Vec<Part>,
}

impl Limits {
    pub fn new(html: &Html) -> Limits {
        html.heading(2, "", "");
        let brand = &html.pack.brand;
        let lede = match (brand.limits.is_empty(), brand.routes.is_empty()) {
            (false, false) => "limits-lede",
            (false, true) => "limits-lede-yours",
            (true, false) => "limits-lede-routes",
            (true, true) if brand.standards.is_empty() => "limits-empty",
            (true, true) => "limits-lede-standards",
        };
        Limits {
            lede,
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
