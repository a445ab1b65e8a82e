//! As-written types go in, the library comes out: complete, every name in it exists. What is not complete is left
//! out, and why is among the findings; a mistake in one brand leaves the others as they are.

mod allow;
mod blocks;
mod brand;
mod colours;
mod facts;
mod lists;
mod look;
mod module;
mod names;
mod pack;
mod readiness;
mod records;
mod translated;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::library::{BrandEntry, Library};
use crate::model::source::{Id, Room, Sources};
use crate::model::span::{Span, Spanned};
use crate::parse::{Parsed, ParsedModule};

use names::{Known, Names};

const QUESTIONS: &str = "content/organisation/readiness.yaml";

/// Completes a project.
pub fn resolve(parsed: Parsed, sources: &Sources, d: &mut Diagnostics) -> Library {
    let Parsed {
        moments,
        topics,
        settings,
        readiness,
        allow: allowances,
        shipped,
        lists,
        brands,
        mut looks,
        packs,
        modules,
        editions,
        approvals,
        translations,
    } = parsed;
    let mut library = Library::default();
    library.shared_files.extend(moments.as_ref().map(|read| read.file));
    library.shared_files.extend(topics.as_ref().map(|read| read.file));
    library.shared_files.extend(settings.as_ref().map(|read| read.file));
    library.shared_files.extend(readiness.as_ref().map(|read| read.file));
    library.shared_files.extend(lists.iter().map(|(_, read)| read.file));

    let mut names = Names {
        sources,
        moments: Known::default(),
        topics: Known::default(),
        conditions: Known::default(),
        questions: Known::default(),
    };
    let unread = |path: &str, d: &Diagnostics| d.iter().any(|found| found.place == Place::Path(path.to_owned()));
    match moments {
        // That it cannot be read has been said.
        None if unread("content/moments.yaml", d) => {}
        None => d.push(
            Diagnostic::error(
                "missing-file",
                Place::Path("content/moments.yaml".to_owned()),
                "The list of moments is missing, and everything is joined by it",
            )
            .help("Copy content/moments.yaml from the examples into the folder content."),
        ),
        Some(read) => {
            if let Some(raw) = read.raw {
                let (moments, places) = lists::moments(raw, sources, d);
                names.moments = known(moments.iter().map(|moment| &moment.id), &places);
                library.moments = moments;
            }
        }
    }
    match topics {
        None if unread("content/topics.yaml", d) => {}
        None => {
            names.topics = Known::of([]);
            names.conditions = Known::of([]);
        }
        Some(read) => {
            if let Some(raw) = read.raw {
                let ((topics, topic_places), (conditions, condition_places)) = lists::topics(raw, sources, d);
                names.topics = known(topics.iter().map(|topic| &topic.id), &topic_places);
                names.conditions = known(conditions.iter().map(|condition| &condition.id), &condition_places);
                (library.topics, library.conditions) = (topics, conditions);
            }
        }
    }
    match readiness {
        None if unread(QUESTIONS, d) => {}
        None => names.questions = Known::of([]),
        Some(read) => {
            if let Some(raw) = read.raw {
                let (readiness, places) = readiness::readiness(raw, sources, d);
                names.questions = known(readiness.blocks.iter().map(|block| &block.id), &places);
                library.readiness = Some(readiness);
            }
        }
    }
    if let Some(raw) = settings.and_then(|read| read.raw) {
        library.settings = lists::settings(raw);
    }
    library.allowances.extend(allowances.into_iter().flat_map(|(room, raw)| allow::allow(raw, &room)));
    let own = lists.into_iter().filter_map(|(language, read)| Some((language, read.raw?))).collect();
    library.settings.phrases = lists::phrases(shipped, own, d);

    let (shared, own): (Vec<ParsedModule>, Vec<ParsedModule>) =
        modules.into_iter().partition(|module| module.room == Room::Library);
    let module_ids = module::ids(&shared, &[]);
    let resolved = module::resolve(shared, &module_ids, None, &names, d);
    library.modules = resolved.modules;

    let mut own_modules: BTreeMap<Id, Vec<ParsedModule>> = BTreeMap::new();
    for module in own {
        if let Room::Brand(brand) = &module.room {
            own_modules.entry(brand.clone()).or_default().push(module);
        }
    }
    let mut known_by_brand: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for parsed in brands {
        let own = own_modules.remove(&parsed.id).unwrap_or_default();
        let known = module::ids(&own, &module_ids);
        let resolved = module::resolve(own, &known, Some(&library.modules), &names, d);
        let brand = parsed.raw.and_then(|raw| brand::brand(raw, &parsed.id, parsed.file, &known, &names, d));
        let (look_file, raw_look) = looks.remove(&parsed.id).map_or((None, None), |read| (Some(read.file), read.raw));
        if let Some(brand) = brand {
            let look = Arc::new(look::look(raw_look.as_ref(), look_file, &parsed.id, &brand.name, sources, d));
            look::letters(&look, &brand.locale, brand.file, d);
            let entry = BrandEntry {
                brand: Arc::new(brand),
                look,
                modules: resolved.modules,
                sections: resolved.sections,
                translation: None,
            };
            library.brands.insert(parsed.id.clone(), entry);
        }
        known_by_brand.insert(parsed.id, known);
    }
    for id in &sources.brands {
        let path = format!("brands/{id}/brand.yaml");
        if !known_by_brand.contains_key(id) && !unread(&path, d) {
            d.push(
                Diagnostic::error(
                    "missing-file",
                    Place::Path(path),
                    format!("The folder brands/{id} has no file brand.yaml"),
                )
                .help("Write one with a line `name:` in it, or take the folder out of brands."),
            );
        }
    }

    for parsed in packs {
        let known = known_by_brand.get(&parsed.brand).unwrap_or(&module_ids);
        let Some(raw) = parsed.raw else { continue };
        let mut spec = pack::pack(raw, parsed.id, &parsed.brand, parsed.file, known, d);
        if let (Some(spec), Some(entry)) = (&mut spec, library.brands.get(&parsed.brand)) {
            translated::languages(spec, &entry.brand.locale, d);
        }
        library.packs.extend(spec.filter(|_| library.brands.contains_key(&parsed.brand)));
    }
    library.histories = records::histories(editions, approvals, sources, d);
    translated::resolve(translations, &mut library, &known_by_brand, &names, d);
    names.point_back(d);
    library.packs.sort_by(|a, b| (&a.brand, &a.id).cmp(&(&b.brand, &b.id)));
    library
}

fn known<'a>(ids: impl Iterator<Item = &'a Id>, places: &[Span]) -> Known {
    Known::of(ids.zip(places).map(|(id, place)| Spanned::new(id.clone(), *place)))
}

#[cfg(test)]
mod tests;
