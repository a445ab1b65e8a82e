//! One brand joined with its modules: every slot filled, every `if` answered, the brand's part in its place.
//! Reads the library, changes nothing; what a brand lacks is reported, never invented.

mod body;
mod brand;
mod questions;
mod replace;
mod slots;
mod twin;
mod way;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::brand::{Brand, Role};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Composed, Written};
use crate::model::edition::Issued;
use crate::model::library::{ApprovalWanted, BrandEntry, Library, PackSpec};
use crate::model::module::Module;
use crate::model::names::{pack_of, sentence_list};
use crate::model::pack::{Edition, InLanguage, Leg, Pack, PackModule};
use crate::model::span::FileId;

use slots::{Filler, Spent};

/// Joins the pack's brand with the modules of its path. A module the brand has no channel for is left out and
/// said so. `None` when the pack's brand is not in the library.
pub fn compose(library: &Library, spec: &PackSpec, d: &mut Diagnostics) -> Option<Pack> {
    let own = library.of(spec)?;
    let entry = own.brands.get(&spec.brand)?;
    Some(Pack { others: others(library, spec), ..composed(own, spec, entry, d) })
}

/// The pack's twin: the same with everything of the brand taken away but what a logo swap would give. Modules that the
/// library does not have are not in it; what is wrong with it is nobody's business.
pub fn compose_twin(library: &Library, spec: &PackSpec) -> Option<Pack> {
    let library = library.of(spec)?;
    let entry = twin::of(library.brands.get(&spec.brand)?);
    Some(composed(library, spec, &entry, &mut Diagnostics::default()))
}

/// A brand by itself, its own slots filled; what is wrong with it is said where a pack is made of it.
pub fn compose_brand(entry: &BrandEntry, audience: Role) -> Brand<Composed> {
    let spent = Spent::default();
    brand::brand(&Filler::new(&entry.brand, audience, &spent), &entry.brand, &mut Diagnostics::default())
}

fn composed(library: &Library, spec: &PackSpec, entry: &BrandEntry, d: &mut Diagnostics) -> Pack {
    let spent = Spent::default();
    let filler = Filler::new(&entry.brand, spec.audience, &spent);
    let brand = brand::brand(&filler, &entry.brand, d);

    let asked = RefCell::default();
    let mut modules: Vec<PackModule> = Vec::new();
    let mut left_out = Vec::new();
    let mut path = Vec::new();
    for leg in &spec.path {
        let mut stops = Vec::new();
        for id in &leg.modules {
            let Some(module) = entry.modules.get(&id.value).or_else(|| library.modules.get(&id.value)) else {
                continue; // resolved packs name only modules that exist; one with errors stops the pack there
            };
            if let Some(reason) = out_of_reach(module, &entry.brand) {
                d.push(
                    Diagnostic::advice(
                        "module-left-out",
                        id.span,
                        format!("“{}” is left out: {reason}", module.meta.title),
                    )
                    .help("Nothing to do, if that is right. Take it out of the path to quiet this."),
                );
                left_out.push(id.value.clone());
                continue;
            }
            stops.push(modules.len());
            modules.push(join(library, entry, &brand, filler, module, &asked, d));
        }
        if !stops.is_empty() {
            path.push(Leg { when: leg.when.clone(), modules: stops });
        }
    }

    if modules.is_empty() && !left_out.is_empty() {
        d.push(
            Diagnostic::error("empty-pack", spec.file, format!("{} can use none of this pack's modules", brand.name))
                .help("Name one in the path that is for the brand's channels, or add a channel to brand.yaml."),
        );
    }
    Pack {
        id: spec.id.clone(),
        file: spec.file,
        title: spec.title.clone(),
        whom: spec.whom.clone(),
        audience: spec.audience,
        locale: entry.brand.locale.clone(),
        forms: spec.forms.clone(),
        paper: spec.paper,
        site_url: spec.site_url.clone(),
        edition: edition(library, spec),
        look: Arc::clone(&entry.look),
        moments: library.moments.clone(),
        files: files(library, spec, entry, &modules),
        brand,
        modules,
        path,
        left_out,
        changes: None,
        others: Vec::new(),
    }
}

/// The pack in the other languages that it is made in.
fn others(library: &Library, spec: &PackSpec) -> Vec<InLanguage> {
    let source = pack_of(&spec.id);
    let there = |library: &Library, id: String| {
        let entry = library.brands.get(&spec.brand)?;
        Some(InLanguage { id: id.into(), locale: entry.brand.locale.clone() })
    };
    let translated = spec
        .languages
        .iter()
        .filter_map(|asked| there(library.languages.get(&*asked.value)?, format!("{source}.{}", asked.value)));
    let all = there(library, source.to_owned()).into_iter().chain(translated);
    all.filter(|other| other.id != spec.id).collect()
}

/// One module joined: replaced sections first, then the text, then what the brand adds at its end.
fn join(
    library: &Library,
    entry: &BrandEntry,
    brand: &Brand<Composed>,
    filler: Filler<'_>,
    module: &Module,
    asked: &RefCell<way::Asked>,
    d: &mut Diagnostics,
) -> PackModule {
    let replaced = replace::replaced(module, &entry.sections);
    let written = replaced.as_ref().map_or(&module.body, |replaced| &replaced.body);
    let numbers = replaced.as_ref().map(|replaced| &replaced.numbers);
    asked.borrow_mut().turn_page();
    let joiner = body::Joiner::new(library, brand, filler, module, numbers, asked);
    let composed = joiner.body(written, d);
    let legal_days = brand.legal.iter().filter(|legal| composed.legal.contains(&legal.id)).filter_map(|l| l.review_by);
    let review_by = legal_days.chain(brand.review_by).chain(module.meta.review_by).min();
    let mut files = vec![module.file];
    files.extend(module.source);
    files.extend(replaced.into_iter().flat_map(|replaced| replaced.files));
    PackModule { meta: module.meta.clone(), body: composed.body, files, review_by }
}

/// Why a brand cannot use a module: none of its channels.
fn out_of_reach(module: &Module, brand: &Brand<Written>) -> Option<String> {
    if module.meta.is_for(&brand.channels) {
        return None;
    }
    let wanted = sentence_list(module.meta.channels.iter().map(|channel| channel.key()), 6);
    let have = sentence_list(brand.channels.iter().map(|channel| channel.key()), 6);
    Some(format!("it is for {wanted}, and {} works by {have}", brand.name))
}

/// Its last edition, if there is one.
fn edition(library: &Library, spec: &PackSpec) -> Edition {
    let history = library.history(&spec.brand, &spec.id);
    match history.and_then(|history| Some((history, history.last()?))) {
        None => Edition::Draft,
        Some((history, last)) => Edition::Issued(Issued {
            last: Arc::clone(last),
            history: Arc::clone(history),
            needs_approval: spec.approval == ApprovalWanted::Needed,
        }),
    }
}

fn files(library: &Library, spec: &PackSpec, entry: &BrandEntry, modules: &[PackModule]) -> Vec<FileId> {
    let mut files: BTreeSet<FileId> = library.shared_files.iter().copied().collect();
    files.insert(spec.file);
    files.extend(spec.translation);
    files.insert(entry.brand.file);
    files.extend(entry.translation);
    files.extend(entry.look.file);
    files.extend(modules.iter().flat_map(|module| module.files.iter().copied()));
    files.into_iter().collect()
}
