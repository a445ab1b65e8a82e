//! Modules, complete: title and id settled, the moments, modules and sections they name exist.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::blocks;
use super::names::{Names, id, look_up};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Body, Written};
use crate::model::module::{Meta, Minutes, Module, ModuleKind, Objective, Replaces};
use crate::model::names::{id_like, is_id, nearest, sentence_list};
use crate::model::source::Id;
use crate::model::span::{FileId, Span, Spanned};
use crate::model::walk::{blocks_of, each_block};
use crate::parse::ParsedModule;
use crate::parse::dates;
use crate::parse::front::{RawMeta, RawMinutes, RawObjective};

/// The modules of one room.
#[derive(Default)]
pub(super) struct Resolved {
    pub modules: BTreeMap<Id, Arc<Module>>,
    /// Those that stand in for one section.
    pub sections: Vec<Arc<Module>>,
}

const LIST: &str = "The modules are the files in content/modules and in the brand's own folder modules";

/// All ids that may be named, also of modules that could not be read: those have been reported once.
pub(super) fn ids(modules: &[ParsedModule], others: &[Id]) -> Vec<Id> {
    let mut ids: Vec<Id> = others.to_vec();
    for module in modules {
        let section = module.meta.as_ref().is_some_and(|meta| meta.replaces.get().is_some());
        if !section {
            ids.push(module.stem.clone());
        }
    }
    ids.sort();
    ids.dedup();
    ids
}

/// `library`: the shared modules, when these are a brand's own.
pub(super) fn resolve(
    parsed: Vec<ParsedModule>,
    known: &[Id],
    library: Option<&BTreeMap<Id, Arc<Module>>>,
    names: &Names<'_>,
    d: &mut Diagnostics,
) -> Resolved {
    let mut resolved = Resolved::default();
    let own: Vec<Id> = ids(&parsed, &[]);
    for parsed in parsed {
        let ParsedModule { file, room, stem, meta, body } = parsed;
        blocks::check(&body, names, d);
        let Some(raw) = meta else { continue };
        let replaces = raw.replaces.get().cloned();
        let Some(meta) = meta_of(raw, &stem, file, known, names, d) else { continue };
        match replaces {
            None => {
                if let Some(first) = resolved.modules.get(&meta.id) {
                    d.push(
                        Diagnostic::error("duplicate-id", file, format!("Two modules have the id `{}`", meta.id)).help(
                            format!(
                                "The other is {}. Give one of the two files another name.",
                                names.sources.file(first.file).path
                            ),
                        ),
                    );
                    continue;
                }
                let id = meta.id.clone();
                resolved.modules.insert(id, Arc::new(Module { file, source: None, room, meta, body, replaces: None }));
            }
            Some(target) => {
                let replaces = replaces_of(&target, library, known, &own, d);
                let Some(replaces) = replaces else { continue };
                if body.sections.len() != 1 || !body.intro.is_empty() {
                    d.push(
                        Diagnostic::error(
                            "one-section",
                            target.span,
                            "A file that stands in for one section holds that section and nothing else",
                        )
                        .help("Begin its text with one heading of two hashes, ## Title, and put everything below it."),
                    );
                    continue;
                }
                if let Some(other) = resolved
                    .sections
                    .iter()
                    .find(|other| other.replaces.as_ref().is_some_and(|place| place.is(&replaces)))
                {
                    let other = &names.sources.file(other.file).path;
                    d.push(
                        Diagnostic::error(
                            "replaces",
                            target.span,
                            format!("{other} stands in for this section already"),
                        )
                        .help("Keep one of the two files."),
                    );
                    continue;
                }
                ids_twice(&body, &replaces, library, &resolved.sections, d);
                resolved.sections.push(Arc::new(Module {
                    file,
                    source: None,
                    room,
                    meta,
                    body,
                    replaces: Some(replaces),
                }));
            }
        }
    }
    resolved
}

fn meta_of(
    raw: RawMeta,
    stem: &Id,
    file: FileId,
    known: &[Id],
    names: &Names<'_>,
    d: &mut Diagnostics,
) -> Option<Meta> {
    let RawMeta {
        at: _,
        schema: _,
        id: written,
        title,
        kind,
        summary,
        minutes,
        audience,
        channels,
        skills,
        objectives,
        needs,
        tool,
        replaces: _,
        owner,
        reviewer,
        version,
        changed,
        last_reviewed,
        review_in,
    } = raw;
    if let Some(written) = written.get().filter(|written| written.value != *stem) {
        d.push(
            Diagnostic::error(
                "id-and-file",
                written.span,
                format!("The id is `{}`, and the file is called {stem}.md", written.value),
            )
            .label("not the file's name")
            .help(format!("Type `id: {stem}`, or call the file {}.md.", written.value)),
        );
        return None;
    }
    if !is_id(stem) {
        d.push(Diagnostic::error("bad-id", file, format!("The file's name, {stem}.md, cannot be an id")).help(
            format!(
                "Call it something like {}.md: small letters from a to z, figures and hyphens.",
                id_like(stem, "put-right")
            ),
        ));
        return None;
    }
    let minutes = minutes.told().map_or(Minutes { alone: None, led: None, span: None }, |minutes| {
        let RawMinutes { at, alone, led } = minutes;
        Minutes { alone: alone.told(), led: led.told(), span: Some(at) }
    });
    let values = |list: Vec<Spanned<String>>| list.into_iter().map(|item| item.value).collect();
    let reviewed_at = last_reviewed.get().map(|day| day.span);
    let last_reviewed = last_reviewed.told();
    let needs = needs.told().unwrap_or_default().into_iter().filter_map(|need| {
        let need = id(need);
        if need.value == *stem {
            d.push(
                Diagnostic::error("needs-itself", need.span, "This module says that it needs itself first")
                    .help("Take it out of `needs`."),
            );
            return None;
        }
        look_up(&need, known, "a module", LIST, d)
    });
    let needs = needs.collect();
    let objectives = objectives.told().unwrap_or_default();
    let objectives = objectives.into_iter().filter_map(|objective| {
        let RawObjective { at: _, verb, condition, standard, moment } = objective.value;
        Some(Objective {
            verb: verb.told()?,
            condition: condition.told(),
            standard: standard.told(),
            moment: moment.spanned().and_then(|moment| names.moment(&id(moment), d)),
        })
    });
    let objectives = objectives.collect();
    Some(Meta {
        id: stem.clone(),
        title: title.told()?,
        kind: kind.told().unwrap_or(ModuleKind::Skill),
        summary: summary.told(),
        minutes,
        audience: audience.told().unwrap_or_default().into_iter().map(|role| role.value).collect(),
        channels: channels.told().unwrap_or_default().into_iter().map(|channel| channel.value).collect(),
        skills: values(skills.told().unwrap_or_default()),
        objectives,
        needs,
        tool: tool.spanned().map(id),
        owner: owner.told(),
        reviewer: reviewer.told(),
        version: version.told().unwrap_or_else(|| "1".to_owned()),
        changed: changed.told(),
        last_reviewed,
        review_by: last_reviewed.zip(review_in.told()).and_then(|(date, time)| dates::after(date, time)),
        reviewed_at,
    })
}

/// A section of a brand's own must not use ids that the rest of the module uses, the brand's other sections of it
/// included.
fn ids_twice(
    body: &Body<Written>,
    place: &Replaces,
    library: Option<&BTreeMap<Id, Arc<Module>>>,
    own: &[Arc<Module>],
    d: &mut Diagnostics,
) {
    let Some(module) = library.and_then(|library| library.get(&place.module.value)) else { return };
    let mine: Vec<(&Id, &Body<Written>)> = own
        .iter()
        .filter_map(|other| Some((other.replaces.as_ref()?, &other.body)))
        .filter(|(other, _)| other.module.value == place.module.value)
        .map(|(other, body)| (&other.section.value, body))
        .collect();
    let mut used: BTreeSet<&Id> = BTreeSet::new();
    let stays = |id: &Id| *id != place.section.value && !mine.iter().any(|(replaced, _)| *replaced == id);
    let others = module.body.sections.iter().filter(|section| stays(&section.id));
    let others = others.map(|section| section.blocks.as_slice()).chain([module.body.intro.as_slice()]);
    for blocks in others.chain(mine.iter().flat_map(|(_, body)| blocks_of(body))) {
        each_block(blocks, &mut |block| used.extend(block.attrs.id.as_ref().map(|id| &id.value)));
    }
    used.extend(module.body.sections.iter().map(|section| &section.id).filter(|id| **id != place.section.value));
    for blocks in blocks_of(body) {
        each_block(blocks, &mut |block| {
            if let Some(id) = block.attrs.id.as_ref().filter(|id| used.contains(&id.value)) {
                d.push(
                    Diagnostic::error(
                        "id-twice",
                        id.span,
                        format!("The id `{}` stands in another section of `{}` already", id.value, place.module.value),
                    )
                    .help("Give this one another id: each is used once in a module."),
                );
            }
        });
    }
}

/// `put-right#say-sorry`: a module of the library, and a section of it whose id is written there.
fn replaces_of(
    target: &Spanned<String>,
    library: Option<&BTreeMap<Id, Arc<Module>>>,
    known: &[Id],
    own: &[Id],
    d: &mut Diagnostics,
) -> Option<Replaces> {
    let Some(library) = library else {
        d.push(
            Diagnostic::error("replaces", target.span, "Only a brand's own module can stand in for a section")
                .help("Put this file into the brand's folder modules, or take `replaces` out."),
        );
        return None;
    };
    let Some((module, section)) = target.value.split_once('#').filter(|(m, s)| !m.is_empty() && !s.is_empty()) else {
        d.push(
            Diagnostic::error("replaces", target.span, "`replaces` names a module, a hash and the id of a section")
                .help("Type, for instance: replaces: put-right#say-sorry. To stand in for a whole module, give this file its name."),
        );
        return None;
    };
    let hash = target.span.start + u32::try_from(module.len()).unwrap_or(0);
    let module = Spanned::new(module.into(), Span { end: hash.min(target.span.end), ..target.span });
    let section = Spanned::new(Id::from(section), Span { start: (hash + 1).min(target.span.end), ..target.span });
    let module = look_up(&module, known, "a module", LIST, d)?;
    if !library.contains_key(&module.value) && own.contains(&module.value) {
        d.push(
            Diagnostic::error("replaces", module.span, format!("`{}` is this brand's own module", module.value))
                .help("Change the section in that file. `replaces` is for sections of the library."),
        );
        return None;
    }
    // A module that could not be read was reported; its sections are not known.
    let body = &library.get(&module.value)?.body;
    let open = |explicit: bool| body.sections.iter().filter(move |s| s.explicit_id == explicit).map(|s| &*s.id);
    if open(true).any(|id| id == &*section.value) {
        return Some(Replaces { module, section });
    }
    let message = format!("The module `{}` has no section with the id `{}`", module.value, section.value);
    let found = if open(false).any(|id| id == &*section.value) {
        Diagnostic::error(
            "unknown-section",
            section.span,
            "This section cannot be replaced, since its id is not written there",
        )
        .help(format!("Write it at its heading in {}.md: {{#{}}}.", module.value, section.value))
    } else if let Some(near) = nearest(&section.value, open(true)) {
        Diagnostic::error("unknown-section", section.span, format!("{message}. Did you mean `{near}`?"))
            .help(format!("Type `{}#{near}`.", module.value))
    } else {
        let all = sentence_list(open(true), 20);
        let help =
            if all.is_empty() { "It has none that can be replaced.".to_owned() } else { format!("It has {all}.") };
        Diagnostic::error("unknown-section", section.span, message).help(help)
    };
    d.push(found);
    None
}
