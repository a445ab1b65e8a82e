//! A pack as asked for, complete: its modules exist, its forms can be made.

use super::names::{id, look_up};
use crate::model::brand::Role;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::{ApprovalWanted, Form, LegSpec, PackSpec, Paper};
use crate::model::names::{nearest, sentence_list};
use crate::model::source::Id;
use crate::model::span::{FileId, Spanned};
use crate::parse::kinds::Name;
use crate::parse::pack::{RawLeg, RawPack};

/// Forms that are planned: named in the documents, not made by this version.
const NOT_BUILT: [&str; 10] = [
    "facilitator",
    "manager",
    "coach-cards",
    "pocket-cards",
    "observation",
    "reminders",
    "lms",
    "scorm",
    "changes",
    "calendar",
];

/// `None`: nothing can be made of it, and why is among the findings. Where only a part had to be left out, it says so.
pub(super) fn pack(
    raw: RawPack,
    pack: Id,
    brand: &Id,
    file: FileId,
    modules: &[Id],
    d: &mut Diagnostics,
) -> Option<PackSpec> {
    if !crate::model::names::is_id(&pack) {
        let name = crate::model::names::id_like(&pack, "first-day");
        d.push(
            Diagnostic::error("odd-name", file, format!("A pack's file cannot be called `{pack}.yaml`"))
                .help(format!("Call it something like {name}.yaml: small letters from a to z, figures and `-`.")),
        );
    }
    let RawPack { at: _, schema: _, title, whom, audience, path, forms, paper, languages, approval, site_url } = raw;
    let named = crate::model::names::is_id(&pack);
    let mut whole = true;
    let mut seen: Vec<Id> = Vec::new();
    let mut legs = Vec::new();
    let path_span = path.get().map(|path| path.span);
    for leg in path.spanned().map(|path| path.value).unwrap_or_default() {
        let RawLeg { at, when, modules: named } = leg.value;
        let mut found = Vec::new();
        let empty = named.get().is_some_and(|named| named.value.is_empty());
        if empty {
            d.push(
                Diagnostic::error("empty-leg", at, "This leg of the path has no modules")
                    .help("Name one at least, as in modules: [principles], or take the leg out."),
            );
        }
        for name in named.told().unwrap_or_default() {
            let list = "The modules are the files in content/modules and in the brand's own folder modules";
            let Some(module) = look_up(&id(name), modules, "a module", list, d) else {
                whole = false;
                continue;
            };
            if seen.contains(&module.value) {
                d.push(
                    Diagnostic::error(
                        "module-twice",
                        module.span,
                        format!("The path names the module `{}` a second time", module.value),
                    )
                    .label("a second time")
                    .help("Take one of the two out: people take each module once."),
                );
                whole = false;
                continue;
            }
            seen.push(module.value.clone());
            found.push(module);
        }
        match when.told() {
            Some(when) if !found.is_empty() => legs.push(LegSpec { span: at, when, modules: found }),
            _ => whole = false,
        }
    }
    if let Some(span) = path_span.filter(|_| legs.is_empty() && whole) {
        d.push(
            Diagnostic::error("empty-path", span, "The path has no modules")
                .help("Type, for instance: path: [{when: Day 1, modules: [principles]}]"),
        );
        whole = false;
    }
    let forms = match forms.spanned() {
        None => Form::ALL.to_vec(),
        Some(forms) => {
            let span = forms.span;
            let mut made = Vec::new();
            for name in forms.value {
                match form(&name, d) {
                    Some(form) if !made.contains(&form) => made.push(form),
                    Some(_) => {}
                    None => whole = false,
                }
            }
            if made.is_empty() && whole {
                d.push(
                    Diagnostic::error("empty-forms", span, "`forms` is empty, so nothing would be made")
                        .help("Take it out to make everything, or name a form: forms: [site, handouts, workbook]"),
                );
                whole = false;
            }
            made
        }
    };
    let site_url = site_url.spanned().and_then(|url| address(url, d));
    let spec = PackSpec {
        id: pack,
        brand: brand.clone(),
        file,
        title: title.told()?,
        whom: whom.told(),
        audience: audience.told().unwrap_or(Role::FrontLine),
        path: legs,
        forms,
        paper: paper.told().unwrap_or(Paper::A4),
        languages: languages.told().unwrap_or_default(),
        language: None,
        translation: None,
        site_url,
        approval: approval.told().unwrap_or(ApprovalWanted::Needed),
        whole,
    };
    (named && !spec.path.is_empty()).then_some(spec)
}

fn form(name: &Spanned<Name>, d: &mut Diagnostics) -> Option<Form> {
    let text = &*name.value.0;
    if let Some(form) = Form::ALL.into_iter().find(|form| form.key() == text) {
        return Some(form);
    }
    let built = sentence_list(Form::ALL.map(Form::key), 9);
    if NOT_BUILT.contains(&text) {
        d.push(
            Diagnostic::error("not-built", name.span, format!("The form `{text}` is planned, but not built yet"))
                .label("not yet")
                .help(format!("Take it out for now. This version makes {built}.")),
        );
        return None;
    }
    let message = format!("`{text}` is not a form");
    d.push(match nearest(text, Form::ALL.map(Form::key).into_iter().chain(NOT_BUILT)) {
        Some(near) if !NOT_BUILT.contains(&near) => {
            Diagnostic::error("unknown-form", name.span, format!("{message}. Did you mean `{near}`?"))
                .help(format!("Type `{near}`. This version makes {built}."))
        }
        _ => Diagnostic::error("unknown-form", name.span, message).help(format!("This version makes {built}.")),
    });
    None
}

/// A web address, ending in `/`.
fn address(url: Spanned<String>, d: &mut Diagnostics) -> Option<String> {
    let text = url.value.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    if rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace)) {
        // Pages' names are put after it.
        let folder = text.split(['?', '#']).next().unwrap_or(text);
        let folder = match folder.rsplit_once('/') {
            Some((folder, page)) if page.ends_with(".html") || page.ends_with(".htm") => folder,
            Some(_) | None => folder,
        };
        if folder != text {
            d.push(
                Diagnostic::error("bad-address", url.span, "This is the address of a page, and a folder's is wanted")
                    .help(format!("Pages' names are put after it. Type: site_url: {}/", folder.trim_end_matches('/'))),
            );
            return None;
        }
        let end = if text.ends_with('/') { "" } else { "/" };
        return Some(format!("{text}{end}"));
    }
    let bare = text.trim_start_matches('/');
    d.push(
        Diagnostic::error("bad-address", url.span, "This is not a whole web address")
            .help(format!("Type it with https:// in front: site_url: https://{bare}")),
    );
    None
}
