//! The next edition of a pack: what its pages and sheets say, which of them are new, and the bytes they come to, whether
//! approved or not. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Made, Project, make, rendered, stops};
use crate::align::facts;
use crate::model::artifact::{Artifact, ArtifactKind, Standing, hash};
use crate::model::brand::Legal;
use crate::model::changes::Changes;
use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::doc::Composed;
use crate::model::edition::{CHANGES, Content, History, Issue, Issued, IssuedPage, Number, same_role};
use crate::model::library::{ApprovalWanted, Form, PackSpec};
use crate::model::names::sentence_list;
use crate::model::pack::{Edition, Pack, PackModule};
use crate::model::slot::{Fact, FactKind};
use crate::model::source::Hash;
use crate::model::span::FileId;
use crate::parse::records::RawPage;
use crate::refresh::compare::compare;
use crate::refresh::due::{ChangedPage, Unapproved};
use crate::refresh::notes::notes;
use crate::refresh::verify::{self, Verified};
use crate::refresh::{record, told};
use crate::render::code::code_of_edition;
use crate::render::said::of_page;

/// What came of asking for the next edition.
pub enum Refreshed {
    /// The pack has errors: no edition is made of it.
    Stopped(Diagnostics),
    /// Every file is as it was issued.
    Same(Arc<Issue>),
    /// Why the day will not do.
    Day(String),
    /// What would be recorded could not be read back: a fault of the program, met before it does harm.
    Fault,
    Next(Box<Next>),
}

/// An edition that is not recorded yet.
pub struct Next {
    pub issue: Issue,
    /// Where its record belongs, from the project's root, and the record.
    pub path: String,
    pub record: String,
}

/// What the last edition has changed since the one before it; `None` where there is none before.
pub fn changes(edition: &Edition) -> Option<Changes> {
    let Edition::Issued(issued) = edition else { return None };
    let after = issued.last.after?;
    let before = issued.history.issues.iter().find(|issue| issue.number == after)?;
    Some(notes(before, &issued.last))
}

/// The next edition of a pack, on a day. `taken` are the codes of all editions of the project, and gets those of this one.
pub fn refresh(project: &Project, spec: &PackSpec, today: Date, taken: &mut BTreeSet<String>) -> Refreshed {
    let Made { pack, artifacts, diagnostics, .. } = make(project, spec, &spec.forms, today);
    let Some(pack) = pack.filter(|pack| !stops(project, spec, pack, &diagnostics)) else {
        return Refreshed::Stopped(diagnostics);
    };
    let last = project.library.history(&spec.brand, &spec.id).and_then(|history| history.last());
    let mut contents = contents(&pack, &artifacts);
    contents.retain(|content| content.page != CHANGES);
    if let Some(last) = last.filter(|last| is_as_issued(last, &pack, &contents, &artifacts)) {
        return Refreshed::Same(Arc::clone(last));
    }
    if let Some(last) = last.filter(|last| today < last.day) {
        return Refreshed::Day(format!("edition {} is of {}, and {today} is before that", last.number, last.day));
    }
    if today.year < FIRST_YEAR {
        return Refreshed::Day(format!("no edition is of the year {}", today.year));
    }
    let number = Number::next(last.map(|last| last.number), today);
    let files = artifacts.iter().filter(|file| file.shown.is_none());
    let issue = Issue {
        number,
        day: today,
        brand: spec.brand.clone(),
        pack: spec.id.clone(),
        title: spec.title.clone(),
        after: last.map(|last| last.number),
        pages: pages(&pack, contents, last, (number, today), taken),
        files: files.map(|file| (file.path.clone(), hash(&file.bytes))).collect(),
    };
    let changes = last.map(|last| notes(last, &issue));
    let issue = issued(project, spec, Pack { changes, ..pack.clone() }, issue, taken);
    let before = last.and_then(|last| {
        let path = record::path(&spec.brand, &spec.id, last.number);
        let file = project.sources.file_at(&path)?;
        Some((last, crate::parse::records::whole(&file.text)))
    });
    let before = before.as_ref().map(|(last, record)| (&***last, record));
    let record = record::edition(&issue, &pack.brand.name, before);
    if !reads_back(&issue, &record) {
        return Refreshed::Fault;
    }
    let path = record::path(&spec.brand, &spec.id, number);
    Refreshed::Next(Box::new(Next { issue, path, record }))
}

/// No pack of this program is older.
const FIRST_YEAR: i16 = 2000;

/// The codes of all editions of a project.
pub fn taken(project: &Project) -> BTreeSet<String> {
    let issues = project.library.histories.values().flat_map(|history| &history.issues);
    issues.flat_map(|issue| &issue.pages).map(|page| page.code.clone()).collect()
}

/// Whether a record says, when it is read, what it was written from.
fn reads_back(issue: &Issue, record: &str) -> bool {
    let read = crate::parse::records::edition(FileId(0), record, &mut Diagnostics::default());
    read.is_some_and(|read| {
        let same = |(page, raw): (&IssuedPage, &RawPage)| {
            let blocks = raw.blocks.as_ref().is_none_or(|blocks| *blocks == page.content.blocks);
            raw.path == page.content.path && raw.says == page.says && raw.code == page.code && blocks
        };
        let all = issue.pages.len() == read.pages.len() && issue.pages.iter().zip(&read.pages).all(same);
        all && read.number == issue.number && read.day == issue.day && read.files == issue.files
    })
}

/// Whether every file is to the byte what was issued, and the same people are asked about it.
fn is_as_issued(last: &Issue, pack: &Pack, contents: &[Content], artifacts: &[Artifact]) -> bool {
    let issued = last.pages.len() + last.files.len() == artifacts.len();
    let same = |file: &Artifact| {
        let hash = hash(&file.bytes);
        let page = last.page(&file.path).is_some_and(|page| page.approved == hash || page.draft == hash);
        page || last.files.get(&file.path) == Some(&hash)
    };
    let asked =
        contents.iter().all(|content| last.page(&content.path).is_some_and(|page| page.asks == asks(pack, content)));
    issued && asked && last.title == pack.title && artifacts.iter().all(same)
}

/// The edition with the bytes that its files will have, made as they will be from its record: once with everyone's approval
/// and once without, whether or not it is wanted today. What its page of changes says is known when that is made, and then
/// it is made once more.
fn issued(project: &Project, spec: &PackSpec, pack: Pack, mut issue: Issue, taken: &mut BTreeSet<String>) -> Issue {
    let passes: &[bool] = if pack.changes.is_some() { &[true, false, true] } else { &[true, false] };
    // What is set already the same way is not set again.
    let mut stands: BTreeMap<bool, Standing> = BTreeMap::new();
    for needs_approval in passes {
        let issued = Issued {
            last: Arc::new(issue.clone()),
            history: Arc::new(History::default()),
            needs_approval: *needs_approval,
        };
        let pack = Pack { edition: Edition::Issued(issued), ..pack.clone() };
        // What there is to say was said when the pack was made.
        let standing = stands.entry(*needs_approval).or_default();
        let made = rendered(project, &pack, &spec.forms, standing, &mut Diagnostics::default());
        let prints = made.artifacts.iter().filter_map(|file| Some((file.path.clone(), file.fingerprint.clone()?)));
        standing.extend(prints);
        let new = contents(&pack, &made.artifacts).into_iter().filter(|content| issue.page(&content.path).is_none());
        for content in new.collect::<Vec<_>>() {
            let page = new_page(&pack, content, Vec::new(), (issue.number, issue.day), taken);
            issue.pages.push(page);
        }
        for file in made.artifacts {
            let found = hash(&file.bytes);
            match issue.pages.iter_mut().find(|page| page.content.path == file.path) {
                Some(page) if *needs_approval => page.draft = found,
                Some(page) => page.approved = found,
                // It says nothing, and is what it was.
                None => {}
            }
        }
    }
    issue
}

/// The pages and sheets of the next edition: what says the same as in the last one stays of that edition.
fn pages(
    pack: &Pack,
    contents: Vec<Content>,
    last: Option<&Arc<Issue>>,
    edition: (Number, Date),
    taken: &mut BTreeSet<String>,
) -> Vec<IssuedPage> {
    let page = |content: Content| {
        let says = content.hash();
        let asks = asks(pack, &content);
        match last.and_then(|last| last.page(&content.path)).filter(|page| page.says == says) {
            Some(known) => {
                let content = Arc::new(Content { facts: content.facts, ..(*known.content).clone() });
                IssuedPage { content, asks, approved: Hash::new(), draft: Hash::new(), ..known.clone() }
            }
            None => new_page(pack, content, asks, edition, taken),
        }
    };
    contents.into_iter().map(page).collect()
}

/// A page that came to say this in an edition, its bytes not yet known.
fn new_page(
    pack: &Pack,
    content: Content,
    asks: Vec<String>,
    (since, day): (Number, Date),
    taken: &mut BTreeSet<String>,
) -> IssuedPage {
    let says = content.hash();
    let code = code_of_edition(&pack.brand.id, &content.page, since, &says, taken);
    taken.insert(code.clone());
    let (approved, draft) = (Hash::new(), Hash::new());
    IssuedPage { content: Arc::new(content), says, since, day, code, asks, approved, draft }
}

/// What a pack says today, in those of `forms` that it asks for; `None` where it has mistakes.
pub fn today(project: &Project, spec: &PackSpec, forms: &[Form]) -> Option<Vec<Content>> {
    // What is due on a day is no part of what a page says.
    let made = make(project, spec, forms, Date { year: 2000, month: 1, day: 1 });
    let pack = made.pack.filter(|pack| !stops(project, spec, pack, &made.diagnostics))?;
    Some(contents(&pack, &made.artifacts))
}

/// Pages of a pack's site that say something else today than in its last edition, or that came or went; nothing where it
/// has no edition, or mistakes.
pub fn changed(project: &Project, spec: &PackSpec) -> Vec<ChangedPage> {
    let history = project.library.history(&spec.brand, &spec.id);
    let Some(last) = history.and_then(|history| history.last()) else { return Vec::new() };
    let Some(mut today) = today(project, spec, &[Form::Site]) else { return Vec::new() };
    today.retain(|content| content.page != CHANGES);
    let changed = |content: &Content, since, cause, asks: &[String]| ChangedPage {
        brand: spec.brand.clone(),
        pack: spec.id.clone(),
        page: content.page.clone(),
        title: content.title.clone(),
        since,
        cause,
        asks: asks.to_vec(),
        stale: false,
    };
    let mut pages: Vec<ChangedPage> = today
        .iter()
        .filter_map(|content| match last.page(&content.path) {
            None => Some(changed(content, last.number, "it is new".to_owned(), &[])),
            Some(page) if page.says == content.hash() => {
                let cause = other_tool(&page.content, content)?;
                Some(ChangedPage { stale: true, ..changed(content, page.since, cause, &page.asks) })
            }
            Some(page) => Some(changed(content, page.since, causes(&page.content, content), &page.asks)),
        })
        .collect();
    let gone = last.own().filter(|page| page.content.is_page());
    let gone = gone.filter(|page| !today.iter().any(|content| content.path == page.content.path));
    pages.extend(gone.map(|page| changed(&page.content, page.since, "the pack has it no longer".to_owned(), &[])));
    pages
}

/// A tool that a page shows and that is another now, though the page reads the same: somebody should look.
fn other_tool(was: &Content, is: &Content) -> Option<String> {
    let differs = |(name, now): (&String, &String)| {
        let before = was.facts.get(name).filter(|before| name.starts_with("tools.") && *before != now)?;
        Some(format!("`{name}` is {now} now, and was {before}"))
    };
    is.facts.iter().find_map(differs)
}

/// Facts that are named as the cause of a change.
const MOST_CAUSES: usize = 3;

/// What brought it about that a page says something else: what the brand has told since, else its own words.
fn causes(was: &Content, is: &Content) -> String {
    let names: BTreeSet<&String> = was.facts.keys().chain(is.facts.keys()).collect();
    let causes: Vec<String> = names
        .into_iter()
        .filter_map(|name| match (was.facts.get(name), is.facts.get(name)) {
            (Some(old), Some(new)) => (old != new).then(|| format!("`{name}` has changed")),
            (Some(_), None) => Some(format!("`{name}` is gone")),
            (None, Some(_)) => Some(format!("`{name}` is new")),
            (None, None) => None,
        })
        .collect();
    let count = compare(was, is).len();
    match causes.len() {
        0 if count == 1 => "one line of it is another".to_owned(),
        0 => format!("{count} lines of it are others"),
        _ => format!("in brand.yaml {}", sentence_list(causes.iter().map(String::as_str), MOST_CAUSES)),
    }
}

/// The pages of a pack's last edition that are not approved yet; `None` where all are, or need not be.
pub fn unapproved(project: &Project, spec: &PackSpec) -> Option<Unapproved> {
    let history = project.library.history(&spec.brand, &spec.id)?;
    let last = history.last().filter(|_| spec.approval == ApprovalWanted::Needed)?;
    let open: Vec<&IssuedPage> = last.own().filter(|page| !history.is_approved(page)).collect();
    let mut pages: Vec<String> = Vec::new();
    let mut asks: BTreeSet<String> = BTreeSet::new();
    for page in &open {
        if !pages.contains(&page.content.page) {
            pages.push(page.content.page.clone());
        }
        asks.extend(history.still_asked(page).into_iter().map(str::to_owned));
    }
    (!pages.is_empty()).then(|| Unapproved {
        brand: spec.brand.clone(),
        pack: spec.id.clone(),
        edition: last.number,
        pages,
        asks: asks.into_iter().collect(),
    })
}

/// Whether a published folder still is what was issued; `read` gives a file's bytes by its path in it.
pub fn verify(issue: &Issue, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Verified {
    verify::verify(issue, read, &|page| of_page(&String::from_utf8_lossy(page)))
}

pub(super) fn by_path(contents: Vec<Content>) -> BTreeMap<String, Content> {
    contents.into_iter().map(|content| (content.path.clone(), content)).collect()
}

/// What the pages and sheets of a pack say.
pub fn contents(pack: &Pack, artifacts: &[Artifact]) -> Vec<Content> {
    let content = |artifact: &Artifact| {
        let shown = artifact.shown.as_ref()?;
        let blocks = match artifact.kind {
            ArtifactKind::Page if shown.blocks.is_empty() => of_page(&String::from_utf8_lossy(&artifact.bytes)),
            ArtifactKind::Page | ArtifactKind::Pdf | ArtifactKind::Asset => shown.blocks.clone(),
        };
        let shown_facts = facts_on(pack, &shown.page);
        Some(Content {
            path: artifact.path.clone(),
            page: shown.page.clone(),
            title: shown.title.clone(),
            blocks,
            facts: shown_facts.iter().filter_map(|fact| told::told(&pack.brand, fact)).collect(),
        })
    };
    artifacts.iter().filter_map(content).collect()
}

/// The module of that page, if it is one's.
fn module<'a>(pack: &'a Pack, page: &str) -> Option<&'a PackModule> {
    pack.modules.iter().find(|module| &*module.meta.id == page)
}

/// What the brand has told that a page and its sheet show.
fn facts_on(pack: &Pack, page: &str) -> BTreeSet<Fact> {
    let lists = |kinds: &[FactKind]| told::all(&pack.brand, kinds).into_iter().collect();
    match (module(pack, page), page) {
        (Some(module), _) => facts::of(module, pack),
        (None, "what-matters") => lists(&[FactKind::Behaviour, FactKind::TieBreak]),
        (None, "limits") => lists(&[FactKind::Limit, FactKind::Route, FactKind::Legal]),
        (None, "workbook") => pack.modules.iter().flat_map(|module| facts::of(module, pack)).collect(),
        (None, _) => BTreeSet::new(),
    }
}

/// Who is asked to stand by a page: the brand's owner, and whoever answers for regulated wording on it.
fn asks(pack: &Pack, content: &Content) -> Vec<String> {
    let mut roles: Vec<String> = pack.brand.owner.iter().map(|owner| owner.role.clone()).collect();
    let shown = |item: &&Legal<Composed>| {
        let fact = Fact { kind: FactKind::Legal, id: item.id.clone() };
        told::told(&pack.brand, &fact).is_some_and(|(name, _)| content.facts.contains_key(&name))
    };
    for owner in pack.brand.legal.iter().filter(shown).filter_map(|item| item.owner.clone()) {
        if !roles.iter().any(|role| same_role(role, &owner)) {
            roles.push(owner);
        }
    }
    roles
}
