//! A pack as a web site: pages that open from a file, a stick or an intranet, with relative links only and no scripts.
//! `Pack` in, pages, stylesheet, fonts and pictures out; nothing is read but the assets that were found.

mod assets;
mod style;
mod views;

use std::sync::Arc;

use assets::Assets;
use serde::Serialize;
use views::{Home, Limits, Matters, ModulePage, Shared};

use super::code::code;
use super::html::{Html, page_of};
use super::templates::Templates;
use super::texts::Texts;
use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::pack::Pack;
use crate::model::source::Sources;

const TEMPLATES: [(&str, &str); 9] = [
    ("page.html", include_str!("page.html")),
    ("header.html", include_str!("header.html")),
    ("contents.html", include_str!("contents.html")),
    ("parts.html", include_str!("parts.html")),
    ("sprite.html", include_str!("sprite.html")),
    ("home.html", include_str!("home.html")),
    ("module.html", include_str!("module.html")),
    ("what-matters.html", include_str!("what-matters.html")),
    ("limits.html", include_str!("limits.html")),
];

/// A page before it is set: the view's content also makes its code.
#[derive(Serialize)]
struct Page<'a, V: Serialize> {
    /// The file, to mark where the reader is.
    here: &'a str,
    code: &'a str,
    title: &'a str,
    #[serde(flatten)]
    view: V,
}

/// All files of the pack's site, below `site/`. A page that cannot be set is an error that names it.
pub fn render(pack: &Pack, sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Artifact> {
    let texts = Arc::new(Texts::get(&pack.locale));
    let mut assets = Assets::gather(pack, sources, diagnostics);
    let marks = assets.marks();
    let shared = Shared::new(pack, &texts, &marks);
    let templates = match Templates::new(&TEMPLATES, Arc::clone(&texts), &shared) {
        Ok(templates) => templates,
        Err(why) => {
            diagnostics.push(page_failed("site", &why));
            return Vec::new();
        }
    };
    let mut pages = Pages { pack, templates, artifacts: Vec::new(), diagnostics };
    let html = || Html::new(pack, &texts, &assets.pictures, &marks.tab);
    pages.add("index.html", "index", &texts.say("nav-path"), "home.html", &[], Home::new(&html()));
    for (n, module) in pack.modules.iter().enumerate() {
        let view = ModulePage::new(&html().of_module(module), n);
        pages.add(
            &page_of(&module.meta.id),
            &module.meta.id,
            &module.meta.title,
            "module.html",
            &[&module.meta.id],
            view,
        );
    }
    let title = texts.say("nav-matters");
    pages.add("what-matters.html", "what-matters", &title, "what-matters.html", &[], Matters::new(&html()));
    let title = texts.say("nav-limits");
    pages.add("limits.html", "limits", &title, "limits.html", &[], Limits::new(&html()));
    let mut artifacts = pages.artifacts;
    let style = style::sheet(pack, &assets.fonts);
    artifacts.push(Artifact {
        path: "site/assets/style.css".to_owned(),
        bytes: style.into_bytes(),
        kind: ArtifactKind::Asset,
        modules: Vec::new(),
    });
    artifacts.append(&mut assets.files);
    artifacts
}

struct Pages<'a> {
    pack: &'a Pack,
    templates: Templates,
    artifacts: Vec<Artifact>,
    diagnostics: &'a mut Diagnostics,
}

impl Pages<'_> {
    fn add(&mut self, file: &str, id: &str, title: &str, template: &str, modules: &[&str], view: impl Serialize) {
        let content = match serde_json::to_string(&view) {
            Ok(content) => content,
            Err(why) => return self.diagnostics.push(page_failed(file, &why)),
        };
        let code = code(&self.pack.brand.id, id, &content);
        let page = Page { here: file, code: &code, title, view };
        match self.templates.page(template, &page) {
            Ok(html) => self.artifacts.push(Artifact {
                path: format!("site/{file}"),
                bytes: html.into_bytes(),
                kind: ArtifactKind::Page,
                modules: modules.iter().map(|id| (*id).to_owned()).collect(),
            }),
            Err(why) => self.diagnostics.push(page_failed(file, &why)),
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
