//! The library in other languages: for each that a pack asks for, its moments, its brands and their modules, complete and of
//! their sources' structure; and the packs themselves. What is missing in a language is reported by file and field, and
//! keeps the packs in that language from being written, no others.

mod structure;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::names::Names;
use super::{brand, lists, module, pack};
use crate::model::brand::{Brand, LANGUAGES};
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::doc::Written;
use crate::model::library::{BrandEntry, Library, PackSpec};
use crate::model::look::Look;
use crate::model::module::Module;
use crate::model::names::{language, sentence_list};
use crate::model::source::{Id, Kind, Room};
use crate::model::span::{FileId, Spanned};
use crate::parse::ParsedModule;
use crate::parse::translated::{ParsedTranslation, Said};

/// The packs that are asked for in other languages, and the library in each of them. `modules` are those that each brand
/// may name.
pub(super) fn resolve(
    all: Vec<ParsedTranslation>,
    library: &mut Library,
    modules: &BTreeMap<Id, Vec<Id>>,
    names: &Names<'_>,
    d: &mut Diagnostics,
) {
    let asked: BTreeSet<Id> =
        library.packs.iter().flat_map(|spec| &spec.languages).map(|asked| Id::from(&*asked.value)).collect();
    let mut by_language: BTreeMap<Id, Vec<ParsedTranslation>> = BTreeMap::new();
    for one in all.into_iter().filter(|one| asked.contains(&one.language)) {
        by_language.entry(one.language.clone()).or_default().push(one);
    }
    let mut packs = Vec::new();
    for language in asked {
        let told = by_language.remove(&language).unwrap_or_default();
        let mut work = Language { language: &language, library, modules, names, told, d };
        let (translated, specs) = work.library();
        packs.extend(specs);
        library.languages.insert(language, translated);
    }
    library.packs.extend(packs);
}

/// One language.
struct Language<'a> {
    language: &'a Id,
    library: &'a Library,
    modules: &'a BTreeMap<Id, Vec<Id>>,
    names: &'a Names<'a>,
    told: Vec<ParsedTranslation>,
    d: &'a mut Diagnostics,
}

impl Language<'_> {
    fn library(&mut self) -> (Library, Vec<PackSpec>) {
        let asks = |spec: &&PackSpec| spec.languages.iter().any(|asked| *asked.value == **self.language);
        let specs: Vec<&PackSpec> = self.library.packs.iter().filter(asks).collect();
        let mut library = Library {
            topics: self.library.topics.clone(),
            conditions: self.library.conditions.clone(),
            settings: self.library.settings.clone(),
            // Not translated yet; in its own language rather than nowhere.
            readiness: self.library.readiness.clone(),
            histories: self.library.histories.clone(),
            shared_files: self.library.shared_files.clone(),
            moments: self.library.moments.clone(),
            ..Library::default()
        };
        self.lists(&mut library);
        let wanted = self.wanted(&specs);
        library.modules = self.modules(Room::Library, &wanted, None, &[]).modules;
        let brands: BTreeSet<&Id> = specs.iter().map(|spec| &spec.brand).collect();
        for id in brands {
            let entry = self.brand(id, &wanted, &library.modules);
            library.brands.extend(entry.map(|entry| (id.clone(), entry)));
        }
        let packs = specs.into_iter().map(|spec| self.pack(spec)).collect();
        (library, packs)
    }

    /// A translation by whose it is and what it is called.
    fn take(&mut self, of: impl Fn(&ParsedTranslation) -> bool) -> Option<ParsedTranslation> {
        let at = self.told.iter().position(of)?;
        let mut one = self.told.swap_remove(at);
        self.d.extend(std::mem::take(&mut one.found));
        Some(one)
    }

    /// Completes something that is the source's but for its texts: what is wrong with the source has been said, and what
    /// the texts bring about is said where it stands in the translation.
    fn heard<T>(&mut self, complete: impl FnOnce(&mut Diagnostics) -> T) -> T {
        let mut all = Diagnostics::default();
        let done = complete(&mut all);
        let sources = self.names.sources;
        all.retain(|d| d.file().is_none_or(|file| matches!(sources.file(file).kind, Kind::Translation(_))));
        self.d.extend(all);
        done
    }

    fn missing(&mut self, path: &str, source: &str, what: &str) {
        let module = source.strip_prefix("content/modules/").and_then(|name| name.strip_suffix(".md"));
        let shipped = module.map(|id| format!(" The program may have it: induct library add {id}")).unwrap_or_default();
        self.d.push(
            Diagnostic::error("not-translated", Place::Path(path.to_owned()), format!("{what} is not there in `{}` yet", self.language))
                .help(format!("Copy {source} to {path}, and put each text of it into that language. Or take `{}` out of the pack's `languages`.{shipped}", self.language)),
        );
    }

    fn lists(&mut self, library: &mut Library) {
        match self.take(|one| matches!(one.said, Said::Moments(_))) {
            None => {
                let path = format!("content/moments.{}.yaml", self.language);
                self.missing(&path, "content/moments.yaml", "The list of moments");
            }
            Some(one) => {
                library.shared_files.push(one.file);
                if let Said::Moments(Some(raw)) = one.said {
                    let sources = self.names.sources;
                    library.moments = self.heard(|d| lists::moments(raw, sources, d).0);
                }
            }
        }
        // Nobody is shown what topics are called; a translation of them is held to its source all the same.
        if let Some(one) = self.take(|one| matches!(one.said, Said::Topics(_))) {
            library.shared_files.push(one.file);
        }
    }

    /// The files of modules that packs in this language are made from.
    fn wanted(&self, specs: &[&PackSpec]) -> BTreeMap<FileId, Arc<Module>> {
        let mut wanted = BTreeMap::new();
        for spec in specs {
            let Some(entry) = self.library.brands.get(&spec.brand) else { continue };
            for id in spec.path.iter().flat_map(|leg| &leg.modules) {
                let module = entry.modules.get(&id.value).or_else(|| self.library.modules.get(&id.value));
                let Some(module) = module.filter(|module| module.meta.is_for(&entry.brand.channels)) else { continue };
                wanted.insert(module.file, Arc::clone(module));
                let stands_in = |section: &&Arc<Module>| {
                    section.replaces.as_ref().is_some_and(|place| place.module.value == id.value)
                };
                let sections = entry.sections.iter().filter(stands_in);
                wanted.extend(sections.map(|section| (section.file, Arc::clone(section))));
            }
        }
        wanted
    }

    /// The modules of one room that are wanted, translated.
    fn modules(
        &mut self,
        room: Room,
        wanted: &BTreeMap<FileId, Arc<Module>>,
        library: Option<&BTreeMap<Id, Arc<Module>>>,
        own: &[Id],
    ) -> module::Resolved {
        let mut parsed = Vec::new();
        let mut sources = BTreeMap::new();
        for (file, module) in wanted.iter().filter(|(_, module)| module.room == room) {
            let (file, source) = (*file, self.names.sources.file(*file));
            let Some(one) = self.take(|one| one.source == file) else {
                let path = source.path.strip_suffix(".md").unwrap_or(&source.path);
                let path = format!("{path}.{}.md", self.language);
                self.missing(&path, &source.path, &format!("“{}”", module.meta.title));
                continue;
            };
            let Said::Module(meta, mut body) = one.said else { continue };
            if meta.is_some() {
                let mut beside = structure::Beside { file: one.file, source: source.name(), d: self.d };
                beside.body(&module.body, &mut body);
            }
            sources.insert(one.file, file);
            let stem = source.stem().into();
            parsed.push(ParsedModule {
                file: one.file,
                room: room.clone(),
                stem,
                meta: meta.map(|meta| *meta),
                body: *body,
            });
        }
        let known = self.known(&room, own);
        let names = self.names;
        let mut resolved = self.heard(|d| module::resolve(parsed, &known, library, names, d));
        for module in resolved.modules.values_mut().chain(&mut resolved.sections) {
            let source = sources.get(&module.file).copied();
            Arc::make_mut(module).source = source;
        }
        resolved
    }

    fn known(&self, room: &Room, own: &[Id]) -> Vec<Id> {
        match room {
            Room::Library => self.library.modules.keys().cloned().collect(),
            Room::Brand(_) => own.to_vec(),
        }
    }

    fn brand(
        &mut self,
        id: &Id,
        wanted: &BTreeMap<FileId, Arc<Module>>,
        shared: &BTreeMap<Id, Arc<Module>>,
    ) -> Option<BrandEntry> {
        let entry = self.library.brands.get(id)?;
        let known = self.modules.get(id).map_or(&[][..], Vec::as_slice);
        let own = self.modules(Room::Brand(id.clone()), wanted, Some(shared), known);
        let path = format!("brands/{id}/brand.{}.yaml", self.language);
        let room = Room::Brand(id.clone());
        let Some(one) = self.take(|one| one.room == room && matches!(one.said, Said::Brand(_))) else {
            self.missing(&path, &format!("brands/{id}/brand.yaml"), &format!("What {} stands for", entry.brand.name));
            return None;
        };
        let Said::Brand(Some(raw)) = one.said else { return None };
        match raw.locale.get() {
            Some(locale) if language(&locale.value) == &**self.language => {}
            Some(locale) => self.d.push(
                Diagnostic::error(
                    "bad-locale",
                    locale.span,
                    format!("`{}` is not in `{}`", locale.value, self.language),
                )
                .help(format!("Type the language of the file's name first: locale: {}", likely(self.language))),
            ),
            None if raw.locale.is_broken() => {}
            None => {
                self.d.push(Diagnostic::error("missing-field", one.file, "This file has no `locale`").help(format!(
                    "Type the language and the country of its readers: locale: {}",
                    likely(self.language)
                )))
            }
        }
        let (names, file) = (self.names, entry.brand.file);
        let mut brand = self.heard(|d| brand::brand(*raw, id, file, known, names, d))?;
        as_its_owner_said(&mut brand, &entry.brand);
        super::look::letters(&entry.look, &brand.locale, one.file, self.d);
        Some(BrandEntry {
            look: look(&entry.look, &entry.brand.name, &brand.name),
            modules: own.modules,
            sections: own.sections,
            translation: Some(one.file),
            brand: Arc::new(brand),
        })
    }

    fn pack(&mut self, spec: &PackSpec) -> PackSpec {
        let id = Id::from(format!("{}.{}", spec.id, self.language));
        let room = Room::Brand(spec.brand.clone());
        let path = format!("brands/{}/packs/{id}.yaml", spec.brand);
        let translated = PackSpec { id, language: Some(self.language.clone()), whole: false, ..spec.clone() };
        let stem = spec.id.clone();
        let found = self.take(|one| one.room == room && one.stem == stem && matches!(one.said, Said::Pack(_)));
        let Some(one) = found else {
            self.missing(
                &path,
                &format!("brands/{}/packs/{}.yaml", spec.brand, spec.id),
                &format!("The pack “{}”", spec.title),
            );
            return translated;
        };
        let Said::Pack(Some(raw)) = one.said else { return translated };
        let known = self.modules.get(&spec.brand).map_or(&[][..], Vec::as_slice);
        match self.heard(|d| pack::pack(*raw, spec.id.clone(), &spec.brand, spec.file, known, d)) {
            Some(told) => PackSpec {
                id: translated.id,
                language: translated.language,
                translation: Some(one.file),
                languages: spec.languages.clone(),
                whole: told.whole && spec.whole,
                ..told
            },
            None => PackSpec { translation: Some(one.file), ..translated },
        }
    }
}

/// Regulated wording that a translation leaves as it stands is in its source's language.
fn as_its_owner_said(brand: &mut Brand<Written>, source: &Brand<Written>) {
    for legal in &mut brand.legal {
        // The very words of the source, at their place there: not the same ones told again.
        let stays = source.legal.iter().any(|other| other.id == legal.id && other.say == legal.say);
        legal.say_in = (stays && legal.say.is_some()).then(|| source.locale.clone());
    }
}

/// The look, with the brand called as it is in this language.
fn look(look: &Arc<Look>, source: &str, name: &str) -> Arc<Look> {
    let mut own = Arc::clone(look);
    if source != name {
        let look = Arc::make_mut(&mut own);
        if let Some(logo) = look.logo.as_mut().filter(|logo| logo.alt == source || logo.alt == look.short_name) {
            name.clone_into(&mut logo.alt);
        }
        name.clone_into(&mut look.short_name);
    }
    own
}

/// A locale of a language, for what to type.
fn likely(language: &str) -> String {
    match language {
        "ar" => "ar-EG".to_owned(),
        "en" => "en-GB".to_owned(),
        other => format!("{other}-{}", other.to_uppercase()),
    }
}

/// Keeps of the languages that a pack asks for those that it can be made in.
pub(super) fn languages(spec: &mut PackSpec, locale: &str, d: &mut Diagnostics) {
    let own = language(locale);
    let mut good: Vec<Spanned<String>> = Vec::new();
    for one in std::mem::take(&mut spec.languages) {
        if good.iter().any(|known| known.value == one.value) {
            continue;
        }
        let found = if own == one.value {
            Diagnostic::error("not-built", one.span, format!("The pack is in `{}` already", one.value))
                .help("Take it out: `languages` names the others that it is made in, too.")
        } else if LANGUAGES.contains(&one.value.as_str()) {
            good.push(one);
            continue;
        } else {
            let all = sentence_list(LANGUAGES.into_iter().filter(|known| *known != own), 20);
            Diagnostic::error("not-built", one.span, format!("This version cannot make packs in `{}`", one.value))
                .help(format!("Take it out for now. It can be made in {all}."))
        };
        d.push(found);
        spec.whole = false;
    }
    spec.languages = good;
}
