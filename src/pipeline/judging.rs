//! How far packs are their brands' own, and what is still missing: each pack beside its twin and beside what other brands
//! have told, each brand by all of its packs together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::shipped::{self, is_shipped};
use super::{Made, Project, leave_to_source, make, pack_files};
use crate::align::{Alignment, align, borrowed, facts};
use crate::compose::{compose, compose_brand, compose_twin};
use crate::judge;
pub use crate::judge::Taught;
use crate::model::brand::Role;
use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::library::{BrandEntry, Form, PackSpec};
use crate::model::module::Module;
use crate::model::names::language_of;
use crate::model::pack::Pack;
use crate::model::slot::Fact;
use crate::model::source::Id;

/// What the brands of a project and the program's examples have told, for packs of each audience to be held against.
pub struct Lenders(BTreeMap<Readers, borrowed::Lenders>);

/// For whom, and in which language where that is not the brand's own.
type Readers = (Role, Option<Id>);

fn readers(spec: &PackSpec) -> Readers {
    (spec.audience, spec.language.clone())
}

/// A pack judged.
pub struct Judged {
    pub alignment: Alignment,
    /// What it lacks.
    pub findings: Diagnostics,
    pub taught: Taught,
}

/// Once for all the packs that are to be looked at.
pub fn lenders(project: &Project, packs: &[&PackSpec]) -> Lenders {
    let all: BTreeMap<Readers, &PackSpec> = packs.iter().map(|spec| (readers(spec), *spec)).collect();
    let told = |spec: &PackSpec| {
        let audience = spec.audience;
        let mut lenders = borrowed::Lenders::default();
        let brands = project.library.of(spec).into_iter().flat_map(|library| library.brands.values());
        brands.for_each(|entry| lenders.add(&compose_brand(entry, audience)));
        // The examples are in English.
        if spec.language.is_none() {
            shipped::missing(&project.library).for_each(|entry| lenders.add(&compose_brand(entry, audience)));
        }
        lenders
    };
    Lenders(all.into_iter().map(|(readers, spec)| (readers, told(spec))).collect())
}

/// How far a pack is its brand's own, and what it lacks to be. `None` where its brand is not in the library.
pub fn judge(project: &Project, spec: &PackSpec, pack: &Pack, lenders: &Lenders) -> Option<Judged> {
    let twin = compose_twin(&project.library, spec)?;
    let settings = &project.library.settings;
    let nobody = borrowed::Lenders::default();
    let lenders = lenders.0.get(&readers(spec)).unwrap_or(&nobody);
    let may = |id: &Id| *id != spec.brand && (!is_shipped(&spec.brand) || is_shipped(id));
    let alignment = align(pack, &twin, &project.sources, (lenders, &may), settings.own);
    let mut findings = Diagnostics::default();
    // What a mistake has left out of a pack would be missed all over it.
    if spec.whole {
        judge::pack(&judge::PackAsked { pack, alignment: &alignment, settings }, &mut findings);
    }
    leave_to_source(project, spec, &mut findings);
    let taught = judge::taught(pack, alignment.modules.iter().flat_map(|module| &module.facts));
    Some(Judged { alignment, findings, taught })
}

/// What a brand's file leaves open. `made` are its packs that have been judged already, by id.
pub fn judge_brand(project: &Project, id: &Id, made: &BTreeMap<Id, Taught>, today: Date) -> Diagnostics {
    let mut findings = Diagnostics::default();
    let Some(entry) = project.library.brands.get(id) else { return findings };
    let mut taught = Taught::default();
    let specs: Vec<&PackSpec> =
        project.library.packs.iter().filter(|spec| spec.brand == *id && spec.language.is_none()).collect();
    for spec in &specs {
        match made.get(&spec.id) {
            Some(known) => taught.add(known),
            None => taught.add(&taught_in(project, spec)),
        }
    }
    let audience = specs.first().map_or(Role::FrontLine, |spec| spec.audience);
    let brand = compose_brand(entry, audience);
    let written =
        pack_files(project).into_iter().filter(|(brand, pack)| *brand == &**id && language_of(pack).is_none()).count();
    let whole = specs.len() == written && specs.iter().all(|spec| spec.whole);
    let asked = judge::BrandAsked { brand: &brand, taught: &taught, whole, could: &could(project, entry), today };
    judge::brand(&asked, &mut findings);
    findings
}

/// Packs made and judged, and their brands.
pub struct Review {
    /// In the order asked for; without the files that were made.
    pub packs: Vec<(Made, Option<Judged>)>,
    /// What the files of their brands leave open.
    pub brands: BTreeMap<Id, Diagnostics>,
}

/// Makes packs to see what is wrong, and judges them and their brands, and `brands` in any case; nothing is kept of what
/// was made.
pub fn review(project: &Project, packs: &[&PackSpec], brands: &BTreeSet<Id>, forms: &[Form], today: Date) -> Review {
    let lenders = lenders(project, packs);
    let look = |spec: &&PackSpec| {
        let made = Made { artifacts: Vec::new(), ..make(project, spec, forms, today) };
        let judged = made.pack.as_ref().and_then(|pack| judge(project, spec, pack, &lenders));
        (made, judged)
    };
    let done: Vec<(Made, Option<Judged>)> = packs.par_iter().map(look).collect();
    let mut taught: BTreeMap<Id, BTreeMap<Id, Taught>> =
        brands.iter().map(|id| (id.clone(), BTreeMap::new())).collect();
    for (spec, (_, judged)) in packs.iter().zip(&done) {
        let by_pack = taught.entry(spec.brand.clone()).or_default();
        by_pack.extend(judged.as_ref().map(|judged| (spec.id.clone(), judged.taught.clone())));
    }
    let brand = |(id, made): (Id, BTreeMap<Id, Taught>)| {
        let found = judge_brand(project, &id, &made, today);
        (id, found)
    };
    Review { packs: done, brands: taught.into_iter().map(brand).collect() }
}

/// What a pack teaches that nobody asked to judge.
fn taught_in(project: &Project, spec: &PackSpec) -> Taught {
    let Some(pack) = compose(&project.library, spec, &mut Diagnostics::default()) else { return Taught::default() };
    let facts: BTreeSet<Fact> = pack.modules.iter().flat_map(|module| facts::of(module, &pack)).collect();
    judge::taught(&pack, &facts)
}

/// Modules of the library and of a brand, by the moments that their sections are about; of those that it has a channel for.
fn could(project: &Project, entry: &BrandEntry) -> BTreeMap<Id, Vec<Id>> {
    let fits = |module: &&Arc<Module>| module.meta.is_for(&entry.brand.channels);
    let mut could: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for module in entry.modules.values().chain(project.library.modules.values()).filter(fits) {
        for moment in module.body.sections.iter().filter_map(|section| section.moment.as_ref()) {
            let modules = could.entry(moment.value.clone()).or_default();
            if !modules.contains(&module.meta.id) {
                modules.push(module.meta.id.clone());
            }
        }
    }
    could
}
