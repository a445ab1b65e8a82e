//! A pack as a web site: pages that open from a file, a stick or an intranet, with relative links only and no scripts.
//! `Pack` in, pages, stylesheet, fonts and pictures out; nothing is read but the assets that were found.

mod arabic;
mod assets;
mod changes;
mod files;
mod style;
mod tongues;
mod views;

use std::sync::{Arc, OnceLock};

use assets::Assets;
use changes::ChangesPage;
use serde::Serialize;
use views::{Home, Limits, Matters, ModulePage, Shared};

use super::code::code_of_json;
use super::html::{Html, Kept, page_of};
use super::label;
use super::said::of_page;
use super::templates::{Engine, Templates, TeraResult};
use super::texts::Texts;
use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::edition::Label;
use crate::model::pack::{Edition, Pack};
use crate::model::source::Sources;

/// A page before it is set: the view's content also makes its code.
#[derive(Serialize)]
struct Page<'a, V: Serialize> {
    /// The file, to mark where the reader is.
    here: &'a str,
    code: &'a str,
    edition: String,
    /// Where it is a draft.
    draft: Option<String>,
    title: &'a str,
    /// The earliest day by which something on the page is to be looked at.
    review: Option<String>,
    #[serde(flatten)]
    view: &'a V,
}

/// All files of the pack's site, below `site/`. A page that cannot be set is an error that names it.
pub fn render(pack: &Pack, sources: &Sources, kept: &Kept, diagnostics: &mut Diagnostics) -> Vec<Artifact> {
    let texts = Arc::new(Texts::get(&pack.locale));
    let mut assets = Assets::gather(pack, sources);
    let marks = assets.marks();
    let shared = Shared::new(pack, &texts, &marks);
    let templates = match engine().and_then(|engine| Templates::new(&engine, Arc::clone(&texts), &shared)) {
        Ok(templates) => templates,
        Err(why) => {
            diagnostics.push(page_failed("site", &why));
            return Vec::new();
        }
    };
    let mut pages = Pages { pack, texts: &texts, shared: &shared, templates, artifacts: Vec::new(), diagnostics };
    let html = || Html::new(pack, &texts, &assets.pictures, &marks.tab, kept);
    let brand = pack.brand.review_by;
    let about = |id, template, title: &str| About {
        file: format!("{id}.html"),
        id,
        title: texts.say(title),
        template,
        module: None,
        review: brand,
    };
    pages.add(&about("index", "home.html", "nav-path"), Home::new(&html()));
    for (n, module) in pack.modules.iter().enumerate() {
        let view = ModulePage::new(&html().of_module(module), n);
        let id = &*module.meta.id;
        let module_page = About {
            file: page_of(id),
            id,
            title: html().letters(&module.meta.title),
            template: "module.html",
            module: Some(id),
            review: module.review_by,
        };
        pages.add(&module_page, view);
    }
    pages.add(&about("what-matters", "what-matters.html", "nav-matters"), Matters::new(&html()));
    let legal = pack.brand.legal.iter().filter_map(|legal| legal.review_by);
    let limits = About { review: legal.chain(brand).min(), ..about("limits", "limits.html", "nav-limits") };
    pages.add(&limits, Limits::new(&html()));
    if let Some(changes) = &pack.changes {
        let changed = About { review: None, ..about("changes", "changes.html", "nav-changes") };
        pages.add(&changed, ChangesPage::new(&html(), changes));
    }
    let mut artifacts = pages.artifacts;
    let faces = arabic::Faces::of(&pack.locale, &pack.look);
    let style = style::sheet(pack, &assets.fonts, &faces);
    let beside = |name: &str, bytes: Vec<u8>| Artifact {
        path: format!("site/assets/{name}"),
        bytes,
        kind: ArtifactKind::Asset,
        modules: Vec::new(),
        fingerprint: None,
        shown: None,
    };
    artifacts.push(beside("style.css", style.into_bytes()));
    artifacts.extend(faces.files().map(|(name, bytes)| beside(name, bytes.to_vec())));
    artifacts.append(&mut assets.files);
    artifacts
}

/// The templates, read once for all packs; in a build for development each time, since the preview shows an edit to one.
fn engine() -> TeraResult<Arc<Engine>> {
    static READ: OnceLock<Arc<Engine>> = OnceLock::new();
    if let Some(engine) = READ.get() {
        return Ok(Arc::clone(engine));
    }
    let engine = Arc::new(Engine::read(&files::TEMPLATES.map(|name| (name, files::text(name))))?);
    if cfg!(debug_assertions) {
        return Ok(engine);
    }
    Ok(Arc::clone(READ.get_or_init(|| engine)))
}

struct Pages<'a> {
    pack: &'a Pack,
    texts: &'a Texts,
    shared: &'a Shared<'a>,
    templates: Templates,
    artifacts: Vec<Artifact>,
    diagnostics: &'a mut Diagnostics,
}

/// What a page is, besides what it shows.
struct About<'a> {
    file: String,
    id: &'a str,
    title: String,
    template: &'static str,
    module: Option<&'a str>,
    review: Option<Date>,
}

impl Pages<'_> {
    fn add(&mut self, about: &About, view: impl Serialize) {
        // All but the foot: its edition and day may change while the page does not.
        let content = (&about.title, self.shared.content(), &view);
        let code = match code_of_json(&self.pack.brand.id, about.id, &content) {
            Ok(code) => code,
            Err(why) => return self.diagnostics.push(page_failed(&about.file, &why)),
        };
        let review = about.review.map(|date| {
            let date = self.texts.date(date);
            self.texts.with("foot-review", &[("date", date.as_str().into())])
        });
        let path = format!("site/{}", about.file);
        let page = |label: &Label| {
            let page = Page {
                here: &about.file,
                code: &label::code(label, code.clone()),
                edition: label::edition(label, self.texts),
                draft: label::draft(label, self.texts),
                title: &about.title,
                review: review.clone(),
                view: &view,
            };
            self.templates.page(about.template, &page)
        };
        let made = page(&Label::Draft).and_then(|html| {
            // Which edition a page is follows from what it says, which is known when it is set.
            let blocks = match self.pack.edition {
                Edition::Draft => Vec::new(),
                Edition::Issued(_) => of_page(&html),
            };
            let shown = label::shown(self.pack, &path, about.id, &about.title, blocks);
            let html = if shown.label == Label::Draft { html } else { page(&shown.label)? };
            Ok((html, shown))
        });
        match made {
            Ok((html, shown)) => self.artifacts.push(Artifact {
                path,
                bytes: html.into_bytes(),
                kind: ArtifactKind::Page,
                modules: about.module.iter().map(|id| (*id).to_owned()).collect(),
                fingerprint: None,
                shown: Some(shown),
            }),
            Err(why) => self.diagnostics.push(page_failed(&about.file, &why)),
        }
    }
}

/// A fault of the program, not of an author: said with all that helps to mend it.
fn page_failed(file: &str, why: &dyn std::error::Error) -> Diagnostic {
    let mut reasons = vec![why.to_string()];
    let mut cause = why.source();
    while let Some(deeper) = cause {
        reasons.push(deeper.to_string());
        cause = deeper.source();
    }
    Diagnostic::error("page-failed", Place::Path(format!("site/{file}")), format!("The page {file} could not be made"))
        .help(format!("This is a fault in induct; please report it with these words: {}", reasons.join("; ")))
}

#[cfg(test)]
mod tests;
