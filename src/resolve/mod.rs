//! As written to as used: required fields are there, names exist, or it is reported. A mistake in one brand leaves
//! the others whole.

mod brand;
mod colours;
mod look;
mod module;
mod pack;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::library::{BrandEntry, Library, Moment, Named, Settings};
use crate::model::names::nearest;
use crate::model::source::{Id, Room, Sources};
use crate::model::span::{Span, Spanned};
use crate::parse::lists::{RawMoments, RawSettings, RawTopics};
use crate::parse::{Parsed, RawModule};

/// The library, its brands and packs.
pub fn resolve(parsed: Parsed, sources: &Sources, d: &mut Diagnostics) -> Library {
    let mut library = Library::default();
    match parsed.moments {
        Some((file, raw)) => {
            library.shared_files.push(file);
            library.moments = raw.map(|raw| moments(raw, d)).unwrap_or_default();
        }
        None => d.push(
            Diagnostic::error("no-moments", Place::Path("content/moments.yaml".to_owned()), "The list of moments is missing: nothing can be joined without it")
                .help("Make the file content/moments.yaml, with `moments:` and below it `- {id: apologise, name: Saying sorry}`."),
        ),
    }
    if let Some((file, raw)) = parsed.topics {
        library.shared_files.push(file);
        (library.topics, library.conditions) = raw.map(|raw| topics(raw, d)).unwrap_or_default();
    }
    if let Some((file, raw)) = parsed.settings {
        library.shared_files.push(file);
        library.settings = settings(raw.unwrap_or_default());
    }

    // Which modules there are, also those with mistakes: a pack that names one of those is not to blame.
    let known = Known::new(&parsed.modules);
    let mut own: BTreeMap<Id, Vec<RawModule>> = BTreeMap::new();
    for raw in parsed.modules {
        match raw.room.clone() {
            Room::Library => {
                if let Some(module) = module::module(raw, &library, &known, d) {
                    library.modules.insert(module.meta.id.clone(), Arc::new(module));
                }
            }
            Room::Brand(brand) => own.entry(brand).or_default().push(raw),
        }
    }

    let mut looks: BTreeMap<Id, _> = parsed.looks.into_iter().map(|(id, file, raw)| (id, (file, raw))).collect();
    for (id, file, raw) in parsed.brands {
        let mut entry_modules = BTreeMap::new();
        let mut sections = Vec::new();
        for raw in own.remove(&id).unwrap_or_default() {
            if let Some(module) = module::module(raw, &library, &known, d) {
                let module = Arc::new(module);
                if module.replaces.is_some() {
                    sections.push(module);
                } else {
                    entry_modules.insert(module.meta.id.clone(), module);
                }
            }
        }
        let look = looks.remove(&id);
        let Some(raw) = raw else { continue };
        let Some(brand) = brand::brand(&id, file, raw, &library, &known, d) else { continue };
        let (look_file, raw_look) = look.map_or((None, None), |(file, raw)| (Some(file), raw));
        let look = look::look(raw_look.as_ref(), look_file, &id, &brand.name, sources, d);
        let entry = BrandEntry { brand: Arc::new(brand), look: Arc::new(look), modules: entry_modules, sections };
        library.brands.insert(id, entry);
    }
    for (brand, file, raw) in parsed.packs {
        let Some(raw) = raw else { continue };
        let stem: Id = sources.file(file).stem().into();
        library.packs.extend(pack::pack(&brand, stem, file, raw, &known, d));
    }
    library.packs.sort_by(|a, b| (&a.brand, &a.id).cmp(&(&b.brand, &b.id)));
    library
}

/// The ids of all modules, and the sections of each that have a written id.
pub struct Known {
    modules: Vec<(Room, Id, Vec<Id>)>,
}

impl Known {
    fn new(raws: &[RawModule]) -> Self {
        let modules =
            raws.iter().filter(|raw| raw.meta.as_ref().is_none_or(|meta| meta.replaces.is_none())).map(|raw| {
                let sections = raw.body.sections.iter().filter(|section| section.explicit_id);
                let id = raw.meta.as_ref().and_then(|meta| meta.id.as_ref()).map_or(&raw.stem, |id| &id.value.0);
                (raw.room.clone(), id.clone(), sections.map(|section| section.id.clone()).collect())
            });
        Known { modules: modules.collect() }
    }

    /// Modules that a brand can use: the library's and its own.
    fn usable<'a>(&'a self, brand: Option<&'a Id>) -> impl Iterator<Item = &'a (Room, Id, Vec<Id>)> {
        self.modules.iter().filter(move |(room, ..)| match room {
            Room::Library => true,
            Room::Brand(id) => brand == Some(id),
        })
    }

    /// Reports a module that a brand cannot use because there is none.
    pub fn check(&self, id: &Spanned<Id>, brand: Option<&Id>, d: &mut Diagnostics) -> bool {
        if self.usable(brand).any(|(_, known, _)| *known == id.value) {
            return true;
        }
        let near = nearest(&id.value, self.usable(brand).map(|(_, known, _)| &**known));
        unknown(
            "unknown-module",
            "module",
            id.span,
            &id.value,
            near,
            "Put its file into content/modules/, or mend the name.",
            d,
        );
        false
    }

    pub fn sections<'a>(&'a self, id: &str, brand: Option<&'a Id>) -> Option<&'a [Id]> {
        self.usable(brand).find(|(_, known, _)| **known == *id).map(|(_, _, sections)| sections.as_slice())
    }
}

/// Reports a name that stands for nothing.
pub fn unknown(
    code: &'static str,
    kind: &str,
    span: Span,
    typed: &str,
    near: Option<&str>,
    otherwise: &str,
    d: &mut Diagnostics,
) {
    let help = near.map_or_else(|| otherwise.to_owned(), |near| format!("Did you mean `{near}`?"));
    d.push(Diagnostic::error(code, span, format!("There is no {kind} `{typed}`")).help(help));
}

/// A moment of the project's list, or a finding.
pub fn check_moment(library: &Library, id: &Spanned<Id>, d: &mut Diagnostics) -> bool {
    // Without a list nothing can be checked, and that has been said.
    if library.moments.is_empty() || library.moment(&id.value).is_some() {
        return true;
    }
    let near = nearest(&id.value, library.moments.iter().map(|moment| &*moment.id));
    unknown("unknown-moment", "moment", id.span, &id.value, near, "The moments are listed in content/moments.yaml.", d);
    false
}

/// Reports an id that stands a second time among its kind.
pub fn once<'a>(what: &str, ids: impl Iterator<Item = (&'a Id, Span)>, d: &mut Diagnostics) {
    let mut seen: Vec<&Id> = Vec::new();
    for (id, span) in ids {
        if seen.contains(&id) {
            d.push(
                Diagnostic::error("id-twice", span, format!("There is a second {what} with the id `{id}`"))
                    .help("Give one of the two another id."),
            );
        }
        seen.push(id);
    }
}

/// A field that must be there.
pub fn missing(what: &str, field: &str, example: &str, place: impl Into<Place>, d: &mut Diagnostics) {
    d.push(
        Diagnostic::error("missing-field", place, format!("{what} has no `{field}`"))
            .help(format!("Add a line `{field}: {example}`.")),
    );
}

fn settings(raw: RawSettings) -> Settings {
    let plain = Settings::default();
    let speed = raw.reading_speed.map(|speed| speed.value).unwrap_or_default();
    let limits = raw.thresholds.map(|limits| limits.value).unwrap_or_default();
    let told = |figure: Option<Spanned<u16>>, otherwise: u16| figure.map_or(otherwise, |figure| figure.value.max(1));
    Settings {
        words_per_minute: told(speed.words_per_minute, plain.words_per_minute),
        seconds_per_question: told(speed.seconds_per_question, plain.seconds_per_question),
        seconds_per_choice: told(speed.seconds_per_choice, plain.seconds_per_choice),
        seconds_per_line_to_write: told(speed.seconds_per_line_to_write, plain.seconds_per_line_to_write),
        words_on_a_card: told(limits.words_on_a_card, plain.words_on_a_card),
        minutes_off_percent: told(limits.minutes_off_percent, plain.minutes_off_percent),
    }
}

fn moments(raw: RawMoments, d: &mut Diagnostics) -> Vec<Moment> {
    let mut list = Vec::new();
    let mut ids = Vec::new();
    for moment in raw.moments.map(|list| list.value).unwrap_or_default() {
        let Some(id) = moment.value.id else {
            missing("This moment", "id", "apologise", moment.span, d);
            continue;
        };
        ids.push((id.value.0.clone(), id.span));
        let name = moment.value.name.map_or_else(|| id.value.0.replace('-', " "), |name| name.value);
        list.push(Moment { id: id.value.0, name, means: moment.value.means.map(|means| means.value) });
    }
    once("moment", ids.iter().map(|(id, span)| (id, *span)), d);
    list
}

fn topics(raw: RawTopics, d: &mut Diagnostics) -> (Vec<Named>, Vec<Named>) {
    let mut named = |list: Option<Spanned<Vec<Spanned<crate::parse::lists::RawTopic>>>>, what: &str| {
        let mut out: Vec<Named> = Vec::new();
        for topic in list.map(|list| list.value).unwrap_or_default() {
            let Some(id) = topic.value.id else {
                missing(what, "id", "upsell", topic.span, d);
                continue;
            };
            let name = topic.value.name.map_or_else(|| id.value.0.replace('-', " "), |name| name.value);
            out.push(Named { id: id.value.0, name });
        }
        out
    };
    (named(raw.topics, "This topic"), named(raw.conditions, "This condition"))
}
