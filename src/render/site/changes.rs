//! The page that says what has changed since the edition before, for those who have had the induction. Change notes in, a
//! view out: what is different for the reader first, then which sheets to throw away, then what managers ask.

use serde::Serialize;

use crate::model::changes::{Ask, ChangeLine, Changes, FactChange, Named, PageChange, Piece, Sheets};
use crate::render::html::Html;
use crate::render::html::ink::escape;

#[derive(Serialize)]
pub struct ChangesPage {
    lede: String,
    /// Shown while the edition is not approved.
    not_yet: String,
    /// Nothing of what is said is different.
    nothing: bool,
    looks: bool,
    pages: Vec<ChangedView>,
    came: Vec<Leads>,
    went: Vec<String>,
    sheets: Vec<SheetGroup>,
    facts: Vec<LineView>,
    asks: Vec<String>,
}

#[derive(Serialize)]
struct ChangedView {
    file: String,
    title: String,
    renamed: Option<String>,
    lines: Vec<LineView>,
    more: Option<String>,
}

/// A difference: one row, or what was and what is.
#[derive(Serialize)]
struct LineView {
    rows: Vec<DiffRow>,
}

#[derive(Serialize)]
struct DiffRow {
    label: Option<String>,
    body_html: String,
    /// It says so no longer.
    old: bool,
}

#[derive(Serialize)]
struct Leads {
    file: String,
    title: String,
}

#[derive(Serialize)]
struct SheetGroup {
    key: &'static str,
    sheets: Vec<SheetView>,
}

#[derive(Serialize)]
struct SheetView {
    title: String,
    code_html: String,
}

impl ChangesPage {
    pub fn new(html: &Html, changes: &Changes) -> ChangesPage {
        let Changes { old, old_day, new, new_day, pages, came, went, sheets, facts, asks, looks } = changes;
        let texts = html.texts;
        let (old, new) = (old.to_string(), new.to_string());
        let (old_day, new_day) = (texts.date(*old_day), texts.date(*new_day));
        let editions = [
            ("old", old.as_str().into()),
            ("old-day", old_day.as_str().into()),
            ("new", new.as_str().into()),
            ("new-day", new_day.as_str().into()),
        ];
        ChangesPage {
            lede: texts.with("differs-lede", &editions),
            not_yet: texts.with("differs-not-yet", &editions),
            nothing: changes.says_the_same(),
            looks: *looks,
            pages: pages.iter().map(|page| changed(html, page)).collect(),
            came: came.iter().map(|page| Leads { file: file(&page.path), title: html.letters(&page.title) }).collect(),
            went: went.iter().map(|page| html.letters(&page.title)).collect(),
            sheets: sheet_groups(html, sheets),
            facts: facts.iter().map(|fact| fact_line(html, fact)).collect(),
            asks: asks.iter().map(|ask| asked(html, ask)).collect(),
        }
    }
}

/// Pages stand beside each other.
fn file(path: &str) -> String {
    path.strip_prefix("site/").unwrap_or(path).to_owned()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn changed(html: &Html, page: &PageChange) -> ChangedView {
    let texts = html.texts;
    let renamed = page.old_title.as_deref().map(|title| {
        let title = html.letters(title);
        texts.with("differs-title", &[("title", title.as_str().into())])
    });
    ChangedView {
        file: file(&page.path),
        title: html.letters(&page.title),
        renamed,
        lines: page.lines.iter().map(|line| line_view(html, line, &page.title)).collect(),
        more: (page.more > 0).then(|| texts.with("differs-more", &[("count", number(page.more).into())])),
    }
}

fn line_view(html: &Html, line: &ChangeLine, title: &str) -> LineView {
    let texts = html.texts;
    let counted = |alone: &str, under: &str, count: usize, heading: &str| {
        let name = html.letters(heading);
        let args = [("count", number(count).into()), ("under", name.as_str().into())];
        let said = texts.with(if heading == title { alone } else { under }, &args);
        vec![DiffRow { label: None, body_html: escape(&said), old: false }]
    };
    let rows = match line {
        ChangeLine::Words(pieces) => vec![
            DiffRow { label: Some(texts.say("differs-was")), body_html: was(html, pieces), old: true },
            DiffRow { label: Some(texts.say("differs-now")), body_html: is(html, pieces), old: false },
        ],
        ChangeLine::Said { text, under } => {
            let name = html.letters(under);
            let label = if under == title {
                texts.say("differs-said")
            } else {
                texts.with("differs-said-under", &[("under", name.as_str().into())])
            };
            vec![DiffRow { label: Some(label), body_html: escape(&html.letters(text)), old: false }]
        }
        ChangeLine::Added { count, under } => counted("differs-added", "differs-added-under", *count, under),
        ChangeLine::Removed { count, under } => counted("differs-removed", "differs-removed-under", *count, under),
        ChangeLine::Moved { count } => counted("differs-moved", "differs-moved", *count, title),
    };
    LineView { rows }
}

/// The old text, with what went marked.
fn was(html: &Html, pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => Some(escape(&html.letters(text))),
        Piece::Gone(text) => Some(format!("<del>{}</del>", escape(&html.letters(text)))),
        Piece::New(_) => None,
    };
    pieces.iter().filter_map(piece).collect::<Vec<_>>().join(" ")
}

/// The new text, with what came marked.
fn is(html: &Html, pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Same(text) => Some(escape(&html.letters(text))),
        Piece::New(text) => Some(format!("<ins>{}</ins>", escape(&html.letters(text)))),
        Piece::Gone(_) => None,
    };
    pieces.iter().filter_map(piece).collect::<Vec<_>>().join(" ")
}

/// Groups that hold something, what is to be done first.
fn sheet_groups(html: &Html, sheets: &Sheets) -> Vec<SheetGroup> {
    let Sheets { replaced, gone, kept, new } = sheets;
    let bdi = |code: &str| format!("<bdi>{}</bdi>", escape(code));
    let named = |list: &[Named]| -> Vec<SheetView> {
        list.iter().map(|one| SheetView { title: html.letters(&one.title), code_html: bdi(&one.code) }).collect()
    };
    // Codes go in as tokens, so that the sentence can be escaped and each code kept together.
    let said = |key: &str, old: &str, new: &str| {
        html.tw(key, &[("old", "%old%".into()), ("new", "%new%".into())])
            .replace("%old%", &bdi(old))
            .replace("%new%", &bdi(new))
    };
    let mut throw: Vec<SheetView> = replaced
        .iter()
        .map(|one| SheetView {
            title: html.letters(&one.title),
            code_html: said("differs-throw-one", &one.old_code, &one.new_code),
        })
        .collect();
    throw.extend(
        gone.iter().map(|one| SheetView {
            title: html.letters(&one.title),
            code_html: said("differs-gone-one", &one.code, ""),
        }),
    );
    let groups = [("differs-throw", throw), ("differs-new", named(new)), ("differs-keep", named(kept))];
    groups
        .into_iter()
        .filter(|(_, sheets)| !sheets.is_empty())
        .map(|(key, sheets)| SheetGroup { key, sheets })
        .collect()
}

fn fact_line(html: &Html, fact: &FactChange) -> LineView {
    let told = |text: &Option<String>| match text {
        Some(text) => escape(&html.letters(text)),
        None => html.t("differs-not-shown"),
    };
    let row = |key, text, old| DiffRow { label: Some(html.texts.say(key)), body_html: told(text), old };
    LineView { rows: vec![row("differs-was", &fact.old, true), row("differs-now", &fact.new, false)] }
}

fn asked(html: &Html, ask: &Ask) -> String {
    let titles: Vec<String> = ask.titles.iter().map(|title| html.letters(title)).collect();
    let titles = titles.join(", ");
    let role = ask.role.as_deref().map(|role| html.letters(role));
    match &role {
        Some(role) => {
            html.texts.with("differs-ask", &[("role", role.as_str().into()), ("titles", titles.as_str().into())])
        }
        None => html.texts.with("differs-ask-any", &[("titles", titles.as_str().into())]),
    }
}
