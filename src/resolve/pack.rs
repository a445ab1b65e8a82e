//! A pack: a title, a path of modules that exist, forms that can be made.

use super::{Known, missing};
use crate::model::brand::Role;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::library::{Form, LegSpec, PackSpec, Paper};
use crate::model::source::Id;
use crate::model::span::{FileId, Spanned};
use crate::parse::pack::RawPack;

/// `None` when it cannot be made; what is missing has been reported.
pub fn pack(brand: &Id, id: Id, file: FileId, raw: RawPack, known: &Known, d: &mut Diagnostics) -> Option<PackSpec> {
    let RawPack { schema, title, whom, audience, path, forms, paper, languages, site_url } = raw;
    super::brand::check_schema(schema.as_ref(), d);
    if title.is_none() {
        missing("This pack", "title", "Front desk induction", file, d);
    }
    if path.is_none() {
        d.push(
            Diagnostic::error("missing-field", file, "This pack has no `path`")
                .help("Add `path:` and below it `- {when: Day 1, modules: [principles]}`."),
        );
    }
    if let Some(languages) = &languages {
        d.push(
            Diagnostic::error("languages-not-built", languages.span, "Packs in further languages cannot be made yet")
                .help("Leave `languages` out for now."),
        );
    }
    let mut legs = Vec::new();
    let mut seen: Vec<Id> = Vec::new();
    for leg in path.map(|path| path.value)? {
        let Some(when) = leg.value.when else {
            missing("This part of the path", "when", "Day 1", leg.span, d);
            continue;
        };
        let Some(modules) = leg.value.modules.filter(|modules| !modules.value.is_empty()) else {
            missing("This part of the path", "modules", "[principles]", leg.span, d);
            continue;
        };
        let mut stops: Vec<Spanned<Id>> = Vec::new();
        for module in modules.value {
            let module = module.map(|name| name.0);
            if seen.contains(&module.value) {
                d.push(
                    Diagnostic::error(
                        "module-twice",
                        module.span,
                        format!("`{}` stands in the path a second time", module.value),
                    )
                    .help("Keep it where people meet it first."),
                );
                continue;
            }
            seen.push(module.value.clone());
            if known.check(&module, Some(brand), d) {
                stops.push(module);
            }
        }
        legs.push(LegSpec { span: leg.span, when: when.value, modules: stops });
    }
    let site_url = site_url.and_then(|url| {
        if url.value.starts_with("https://") || url.value.starts_with("http://") {
            return Some(if url.value.ends_with('/') { url.value } else { format!("{}/", url.value) });
        }
        d.push(
            Diagnostic::error("not-an-address", url.span, "This is no address of a web site")
                .help("Type it in full: https://learn.example/front-desk/."),
        );
        None
    });
    let forms = match forms {
        Some(forms) => {
            let mut wanted: Vec<Form> = forms.value.into_iter().map(|form| form.value).collect();
            wanted.sort_unstable();
            wanted.dedup();
            wanted
        }
        None => Form::ALL.to_vec(),
    };
    Some(PackSpec {
        id,
        brand: brand.clone(),
        file,
        title: title.map(|title| title.value)?,
        whom: whom.map(|text| text.value),
        audience: audience.map_or(Role::FrontLine, |role| role.value),
        path: legs,
        forms,
        paper: paper.map_or(Paper::A4, |paper| paper.value),
        languages: languages.map(|list| list.value).unwrap_or_default(),
        site_url,
    })
}
