//! The sheet that says what has changed since the edition before: which sheets to throw away and which are still good, then
//! what is different and what managers ask. Change notes in, one PDF out: a page where it can be, two at most but for a
//! pack with so many sheets that to name them takes more.

use serde::Serialize;

use super::data::{Language, Line, Piece as Set, Tag, plain, words};
use super::documents::CHANGES;
use super::fit::Fit;
use super::stationery::{About, Common, Stationery};
use super::world::{self, Job};
use super::{fonts, letters, marks};
use crate::model::artifact::{Artifact, ArtifactKind, Rendered, Shown, Standing};
use crate::model::changes::{Ask, ChangeLine, Changes, FactChange, Named, PageChange, Piece};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::edition::CHANGES as CALLED;
use crate::model::library::{CHANGES_SHEET, Form};
use crate::model::pack::Pack;
use crate::model::source::Sources;
use crate::render::{code::code, label, said::of_data};

/// Where it stands in its pack.
pub const PATH: &str = CHANGES_SHEET;

/// Pages that a sheet may have.
const MOST_PAGES: usize = 2;

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    common: Common<'a>,
    /// Shown while the edition is not approved.
    not_yet: String,
    #[serde(flatten)]
    content: &'a Content,
}

#[derive(Serialize)]
struct Content {
    edition: String,
    lede: String,
    nothing: bool,
    looks: bool,
    throw: Vec<Throw>,
    new: Vec<Sheet>,
    kept: Vec<Sheet>,
    pages: Vec<Page>,
    /// How much of each, where there is no room for more.
    counted: Option<String>,
    came: Option<String>,
    went: Option<String>,
    /// Something is told on the web site only.
    shortened: bool,
    facts: Vec<Vec<Row>>,
    asks: Vec<String>,
}

#[derive(Serialize)]
struct Throw {
    title: String,
    old: String,
    /// `None`: there is no such sheet any more.
    new: Option<String>,
}

#[derive(Serialize)]
struct Sheet {
    title: String,
    code: String,
}

#[derive(Serialize)]
struct Page {
    title: String,
    lines: Vec<Vec<Row>>,
    more: Option<String>,
}

/// A row of a difference: `It was`, `Now`.
#[derive(Serialize)]
struct Row {
    label: Option<String>,
    text: Line,
    old: bool,
}

/// Labels that the template shows.
const LABELS: [&str; 20] = [
    "print-out-of-date",
    "differs-nothing",
    "differs-looks",
    "differs-throw",
    "differs-sheets-how",
    "differs-throw-sheet",
    "differs-throw-old",
    "differs-throw-new",
    "differs-gone",
    "differs-code",
    "differs-new",
    "differs-keep",
    "differs-learners",
    "differs-came",
    "differs-went",
    "differs-managers",
    "differs-all",
    "differs-much",
    "differs-facts",
    "differs-asks",
];

/// How much of the differences is told, the most first.
const TOLD: [Told; 3] =
    [Told { lines: 2, close: false }, Told { lines: 1, close: true }, Told { lines: 0, close: true }];

#[derive(Copy, Clone)]
struct Told {
    /// Of each page.
    lines: usize,
    close: bool,
}

/// The sheet, where there is something to compare with.
pub fn make(pack: &Pack, sources: &Sources, standing: &Standing, d: &mut Diagnostics) -> Rendered {
    let Some(changes) = &pack.changes else { return Rendered::default() };
    let texts = Language::of(&pack.locale);
    let made = sheet(pack, changes, &texts, sources, standing, d);
    world::tidy();
    made.unwrap_or_else(|why| {
        d.push(not_set(&why, pack));
        Rendered::default()
    })
}

fn sheet(
    pack: &Pack,
    changes: &Changes,
    texts: &Language,
    sources: &Sources,
    standing: &Standing,
    d: &mut Diagnostics,
) -> Result<Rendered, String> {
    let address = pack.site_url.as_ref().map(|url| format!("{url}changes.html"));
    let (paths, files) = marks::files(&pack.look, address.as_deref(), sources);
    let stationery = Stationery::new(pack, texts, paths, address.as_deref());
    let fonts = fonts::load(&pack.look.fonts, sources);
    let data = |told| data(pack, changes, texts, &stationery, told);
    let (whole, _) = data(TOLD[0])?;
    let missing = letters::missing(&whole, &fonts);
    if !missing.is_empty() {
        missing.into_iter().for_each(|letter| {
            d.push(letters::error(letter, "the sheet of what has changed", &[pack.brand.file], pack, sources));
        });
        return Ok(Rendered::default());
    }
    // The first try holds all that any later one does.
    let made_of = [whole.as_slice(), &label::decides(pack, PATH)].concat();
    let mark = world::fingerprint(CHANGES.0, &made_of, &files, &fonts);
    if standing.get(PATH) == Some(&mark) {
        return Ok(Rendered { artifacts: Vec::new(), standing: vec![PATH.to_owned()] });
    }
    let job = |data, day| Job {
        template: CHANGES.0,
        data,
        files: files.clone(),
        fonts: &fonts,
        ident: format!("{}/{}/changes", pack.brand.id, pack.id),
        day,
    };
    let mut best = None;
    for told in TOLD {
        let (data, shown) = data(told)?;
        let job = job(data, shown.label.day());
        let document = world::set(&job)?;
        let pages = document.pages().len();
        // On one page, with at least one line of each; else as much as two hold; else as little as there is.
        if pages == 1 && told.lines > 0 {
            best = Some((pages, job, document, shown));
            break;
        }
        if best.as_ref().is_none_or(|(before, ..)| *before > MOST_PAGES) {
            best = Some((pages, job, document, shown));
        }
    }
    let Some((_, job, document, shown)) = best else { return Ok(Rendered::default()) };
    let borrowed = letters::borrowed(&document, &pack.look.fonts, &letters::in_code(&job.data));
    let fingerprint = borrowed.is_empty().then_some(mark);
    for (letter, family) in borrowed {
        d.push(letters::warning(letter, &family, &[pack.brand.file], pack, sources));
    }
    let bytes = world::pdf(&job, &document)?;
    let sheet = Artifact {
        path: PATH.to_owned(),
        bytes,
        kind: ArtifactKind::Pdf,
        modules: Vec::new(),
        fingerprint,
        shown: Some(shown),
    };
    Ok(Rendered { artifacts: vec![sheet], standing: Vec::new() })
}

fn data(
    pack: &Pack,
    changes: &Changes,
    texts: &Language,
    stationery: &Stationery<'_>,
    told: Told,
) -> Result<(Vec<u8>, Shown), String> {
    let whole = content(changes, texts, TOLD[0].lines, pack);
    let said = serde_json::to_string(&(stationery.says(), &whole)).map_err(|why| why.to_string())?;
    let kind = texts.say("differs-kind");
    let content = content(changes, texts, told.lines, pack);
    let blocks = of_data(CALLED, &content).map_err(|why| why.to_string())?;
    let shown = label::shown(pack, PATH, CALLED, &texts.say("nav-changes"), blocks);
    let about = About {
        title: &texts.say("nav-changes"),
        kind: &kind,
        what: kind.clone(),
        review: None,
        code: code(&pack.brand.id, CALLED, &said),
        label: Some(shown.label.clone()),
    };
    let wide = stationery.tries().fit();
    let fit = if told.close { Fit { g: wide.g.min(14.0), list: 0.25, ..wide } } else { wide };
    let old = changes.old.to_string();
    let not_yet = texts.texts.with("differs-not-yet", &[("old", old.as_str().into())]);
    let data = Data { not_yet, common: stationery.common(about, &fit, &LABELS), content: &content };
    Ok((serde_json::to_vec(&data).map_err(|why| why.to_string())?, shown))
}

/// With so many lines of each page.
fn content(changes: &Changes, texts: &Language, lines: usize, pack: &Pack) -> Content {
    let Changes { old, old_day, new, new_day, pages, came, went, sheets, facts, asks, looks } = changes;
    let words = &texts.texts;
    let (old, new) = (old.to_string(), new.to_string());
    let (old_day, new_day) = (words.date(*old_day), words.date(*new_day));
    let editions = [
        ("old", old.as_str().into()),
        ("old-day", old_day.as_str().into()),
        ("new", new.as_str().into()),
        ("new-day", new_day.as_str().into()),
    ];
    let named = |list: &[Named]| -> Vec<Sheet> {
        list.iter().map(|one| Sheet { title: plain(&one.title, texts), code: one.code.clone() }).collect()
    };
    let mut throw: Vec<Throw> = Vec::new();
    throw.extend(sheets.replaced.iter().map(|one| Throw {
        title: plain(&one.title, texts),
        old: one.old_code.clone(),
        new: Some(one.new_code.clone()),
    }));
    throw.extend(named(&sheets.gone).into_iter().map(|one| Throw { title: one.title, old: one.code, new: None }));
    let left_out = pages.iter().any(|page| page.lines.len() > lines);
    Content {
        edition: words.with("differs-edition", &[("number", new.as_str().into())]),
        lede: words.with("differs-lede", &editions),
        nothing: changes.says_the_same(),
        looks: *looks,
        throw,
        new: named(&sheets.new),
        kept: named(&sheets.kept),
        pages: pages.iter().filter(|_| lines > 0).map(|page| page_of(page, lines, texts)).collect(),
        counted: if lines == 0 { much(pages, texts) } else { None },
        came: listed(came.iter().map(|page| &page.title), texts),
        went: listed(went.iter().map(|page| &page.title), texts),
        shortened: left_out && pack.forms.contains(&Form::Site),
        facts: facts.iter().map(|fact| fact_rows(fact, texts)).collect(),
        asks: asks.iter().map(|ask| asked(ask, texts)).collect(),
    }
}

/// Titles in a row; `None` of none.
fn listed<'a>(all: impl Iterator<Item = &'a String>, texts: &Language) -> Option<String> {
    let all: Vec<String> = all.map(|title| plain(title, texts)).collect();
    (!all.is_empty()).then(|| all.join(texts.comma()))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn page_of(page: &PageChange, lines: usize, texts: &Language) -> Page {
    let mut shown: Vec<Vec<Row>> = Vec::new();
    shown.extend(page.old_title.as_deref().map(|title| {
        let title = plain(title, texts);
        vec![row(None, texts.texts.with("differs-title", &[("title", title.as_str().into())]))]
    }));
    shown.extend(page.lines.iter().take(lines).map(|line| rows(line, &page.title, texts)));
    let more = page.more + page.lines.iter().skip(lines).map(ChangeLine::tells).sum::<usize>();
    let more = (more > 0).then(|| texts.texts.with("differs-more", &[("count", number(more).into())]));
    Page { title: plain(&page.title, texts), lines: shown, more }
}

/// How much of each page, in one row.
fn much(pages: &[PageChange], texts: &Language) -> Option<String> {
    let one = |page: &PageChange| {
        let title = plain(&page.title, texts);
        let (count, of) = (number(page.counts.all()), number(page.counts.of));
        let args = [("title", title.as_str().into()), ("count", count.into()), ("of", of.into())];
        texts.texts.with("differs-much-of", &args)
    };
    let all: Vec<String> = pages.iter().filter(|page| page.counts.all() > 0).map(one).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

fn row(label: Option<String>, text: String) -> Row {
    Row { label, text: vec![Set::Text(text)], old: false }
}

fn rows(line: &ChangeLine, title: &str, texts: &Language) -> Vec<Row> {
    let say = &texts.texts;
    let counted = |alone: &str, under: &str, count: usize, heading: &str| {
        let name = plain(heading, texts);
        let args = [("count", number(count).into()), ("under", name.as_str().into())];
        vec![row(None, say.with(if heading == title { alone } else { under }, &args))]
    };
    match line {
        ChangeLine::Words(pieces) => vec![
            Row { label: Some(say.say("differs-was")), text: was(pieces, texts), old: true },
            Row { label: Some(say.say("differs-now")), text: is(pieces, texts), old: false },
        ],
        ChangeLine::Said { text, .. } => {
            vec![Row { label: Some(say.say("differs-said")), text: words(text, texts), old: false }]
        }
        ChangeLine::Added { count, under } => counted("differs-added", "differs-added-under", *count, under),
        ChangeLine::Removed { count, under } => counted("differs-removed", "differs-removed-under", *count, under),
        ChangeLine::Moved { count } => counted("differs-moved", "differs-moved", *count, title),
    }
}

/// The old text, with what went in bold.
fn was(pieces: &[Piece], texts: &Language) -> Line {
    spaced(
        pieces.iter().filter_map(|piece| match piece {
            Piece::Same(text) => Some((text, false)),
            Piece::Gone(text) => Some((text, true)),
            Piece::New(_) => None,
        }),
        texts,
    )
}

/// The new text, with what came in bold.
fn is(pieces: &[Piece], texts: &Language) -> Line {
    spaced(
        pieces.iter().filter_map(|piece| match piece {
            Piece::Same(text) => Some((text, false)),
            Piece::New(text) => Some((text, true)),
            Piece::Gone(_) => None,
        }),
        texts,
    )
}

fn spaced<'a>(pieces: impl Iterator<Item = (&'a String, bool)>, texts: &Language) -> Line {
    let mut line = Line::new();
    for (text, strong) in pieces {
        if !line.is_empty() {
            line.push(Set::Text(" ".to_owned()));
        }
        let text = Set::Text(plain(text, texts));
        line.push(if strong { Set::Node { t: Tag::Strong, c: vec![text] } } else { text });
    }
    line
}

fn fact_rows(fact: &FactChange, texts: &Language) -> Vec<Row> {
    let told = |text: &Option<String>| match text {
        Some(text) => words(text, texts),
        None => vec![Set::Text(texts.say("differs-not-shown"))],
    };
    vec![
        Row { label: Some(texts.say("differs-was")), text: told(&fact.old), old: true },
        Row { label: Some(texts.say("differs-now")), text: told(&fact.new), old: false },
    ]
}

fn asked(ask: &Ask, texts: &Language) -> String {
    let titles: Vec<String> = ask.titles.iter().map(|title| plain(title, texts)).collect();
    let titles = titles.join(texts.comma());
    match ask.role.as_deref().map(|role| plain(role, texts)) {
        Some(role) => {
            texts.texts.with("differs-ask", &[("role", role.as_str().into()), ("titles", titles.as_str().into())])
        }
        None => texts.texts.with("differs-ask-any", &[("titles", titles.as_str().into())]),
    }
}

fn not_set(why: &str, pack: &Pack) -> Diagnostic {
    let message = format!("The sheet of what has changed in “{}” cannot be set", pack.title);
    letters::fault(Diagnostic::error("changes-not-set", pack.brand.file, message), why)
}

#[cfg(test)]
mod tests {
    use super::super::documents::SHARED;
    use super::{CHANGES, LABELS};

    #[test]
    fn every_label_is_shown_and_every_one_of_its_own_that_is_shown_is_given() {
        let templates: Vec<&str> = SHARED.into_iter().chain([CHANGES]).map(|(_, text)| text).collect();
        for label in LABELS {
            assert!(templates.iter().any(|text| text.contains(&format!("d.t.{label}"))), "{label} is not shown");
        }
        for rest in CHANGES.1.split("d.t.").skip(1) {
            let key: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            assert!(LABELS.contains(&key.as_str()), "{key} is not given");
        }
    }
}
