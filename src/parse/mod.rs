//! Text goes in, as-written types come out; nothing here ever fails. Every field may be missing, every name may be
//! wrong: `resolve` asks for what must be there.

pub mod allow;
pub mod attrs;
pub mod blocks;
pub mod brand;
pub mod dates;
mod directive;
pub mod edit;
mod emphasis;
mod fences;
pub mod fields;
pub mod front;
pub mod ids;
pub mod joins;
pub mod kinds;
mod links;
pub mod lists;
pub mod look;
mod markdown;
mod marked;
mod module;
pub mod pack;
mod practice;
pub mod quoting;
pub mod readiness;
pub mod records;
mod scenario;
pub mod shape;
pub mod slots;
mod talk;
pub mod text;
pub mod translated;
mod words;
pub mod yaml;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::diag::Diagnostics;
use crate::model::doc::{Body, Written};
use crate::model::source::{Id, Kind, Room, SourceFile, Sources};
use crate::model::span::FileId;

/// A file as written: `None` where it could not be read, which has been reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<T> {
    pub file: FileId,
    pub raw: Option<T>,
}

/// Everything a project's files say, before any name is looked up.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    pub moments: Option<Read<lists::RawMoments>>,
    pub topics: Option<Read<lists::RawTopics>>,
    pub settings: Option<Read<lists::RawSettings>>,
    pub readiness: Option<Read<readiness::RawReadiness>>,
    /// Whose, and what they allow.
    pub allow: Vec<(Room, allow::RawAllow)>,
    /// The program's own phrase lists, by language.
    pub shipped: Vec<(&'static str, lists::RawLists)>,
    /// The project's.
    pub lists: Vec<(String, Read<lists::RawLists>)>,
    pub brands: Vec<ParsedBrand>,
    /// By brand.
    pub looks: BTreeMap<Id, Read<look::RawLook>>,
    pub packs: Vec<ParsedPack>,
    pub modules: Vec<ParsedModule>,
    pub editions: Vec<ParsedEdition>,
    pub approvals: Vec<ParsedApproval>,
    pub translations: Vec<translated::ParsedTranslation>,
}

/// A record of an edition that could be read.
#[derive(Clone, Debug)]
pub struct ParsedEdition {
    pub brand: Id,
    pub pack: Id,
    pub file: FileId,
    pub raw: records::RawIssue,
}

/// A record of an approval that could be read.
#[derive(Clone, Debug)]
pub struct ParsedApproval {
    pub brand: Id,
    pub pack: Id,
    pub file: FileId,
    pub raw: records::RawApproval,
}

#[derive(Clone, Debug)]
pub struct ParsedBrand {
    pub id: Id,
    pub file: FileId,
    pub raw: Option<brand::RawBrand>,
}

#[derive(Clone, Debug)]
pub struct ParsedPack {
    /// The file's name.
    pub id: Id,
    pub brand: Id,
    pub file: FileId,
    pub raw: Option<pack::RawPack>,
}

#[derive(Clone, Debug)]
pub struct ParsedModule {
    pub file: FileId,
    pub room: Room,
    /// The file's name without its extension.
    pub stem: Id,
    pub meta: Option<front::RawMeta>,
    pub body: Body<Written>,
}

/// One file as written.
enum Piece {
    Moments(Read<lists::RawMoments>),
    Topics(Read<lists::RawTopics>),
    Settings(Read<lists::RawSettings>),
    Readiness(Read<readiness::RawReadiness>),
    Allow(Room, Option<allow::RawAllow>),
    Lists(String, Read<lists::RawLists>),
    Brand(ParsedBrand),
    Look(Id, Read<look::RawLook>),
    Pack(ParsedPack),
    Module(ParsedModule),
    Edition(Option<ParsedEdition>),
    Approval(Option<ParsedApproval>),
    Translation(Option<translated::ParsedTranslation>),
}

/// Reads every file of a project, once; several at a time.
pub fn project(sources: &Sources, d: &mut Diagnostics) -> Parsed {
    let read = |(file, source): (FileId, &SourceFile)| {
        let mut found = Diagnostics::default();
        let piece = piece(file, source, sources, &mut found);
        (piece, found)
    };
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let pieces: Vec<(Piece, Diagnostics)> = files.into_par_iter().map(read).collect();
    let mut parsed = Parsed { shipped: lists::shipped(), ..Parsed::default() };
    for (piece, found) in pieces {
        d.extend(found);
        match piece {
            Piece::Moments(moments) => parsed.moments = Some(moments),
            Piece::Topics(topics) => parsed.topics = Some(topics),
            Piece::Settings(settings) => parsed.settings = Some(settings),
            Piece::Readiness(readiness) => parsed.readiness = Some(readiness),
            Piece::Allow(room, raw) => parsed.allow.extend(raw.map(|raw| (room, raw))),
            Piece::Lists(language, list) => parsed.lists.push((language, list)),
            Piece::Brand(brand) => parsed.brands.push(brand),
            Piece::Look(brand, look) => drop(parsed.looks.insert(brand, look)),
            Piece::Pack(pack) => parsed.packs.push(pack),
            Piece::Module(module) => parsed.modules.push(module),
            Piece::Edition(edition) => parsed.editions.extend(edition),
            Piece::Approval(approval) => parsed.approvals.extend(approval),
            Piece::Translation(translation) => parsed.translations.extend(translation),
        }
    }
    parsed
}

fn piece(file: FileId, source: &SourceFile, sources: &Sources, d: &mut Diagnostics) -> Piece {
    let text = &source.text;
    let broken = source.broken_at;
    if let Some(at) = broken {
        d.push(yaml::not_utf8(file, text, at));
    }
    // A file that is not UTF-8 counts as there and unread.
    let whole = broken.is_none();
    let brand = || match &source.room {
        Room::Brand(id) => id.clone(),
        Room::Library => "".into(),
    };
    match source.kind {
        Kind::Moments => Piece::Moments(Read { file, raw: if whole { lists::moments(file, text, d) } else { None } }),
        Kind::Topics => Piece::Topics(Read { file, raw: if whole { lists::topics(file, text, d) } else { None } }),
        Kind::Settings => {
            Piece::Settings(Read { file, raw: if whole { lists::settings(file, text, d) } else { None } })
        }
        Kind::Readiness => {
            Piece::Readiness(Read { file, raw: if whole { readiness::read(file, text, d) } else { None } })
        }
        Kind::Allow => Piece::Allow(source.room.clone(), if whole { allow::read(file, text, d) } else { None }),
        Kind::Lists => {
            let raw = if whole { lists::lists(file, text, d) } else { None };
            Piece::Lists(source.stem().to_owned(), Read { file, raw })
        }
        Kind::Brand => {
            let raw = if whole { brand::read(file, text, d) } else { None };
            Piece::Brand(ParsedBrand { id: brand(), file, raw })
        }
        Kind::Look => Piece::Look(brand(), Read { file, raw: if whole { look::read(file, text, d) } else { None } }),
        Kind::Pack => {
            let raw = if whole { pack::read(file, text, d) } else { None };
            Piece::Pack(ParsedPack { id: source.stem().into(), brand: brand(), file, raw })
        }
        Kind::Edition => {
            let raw = if whole { records::edition(file, text, d) } else { None };
            let pack = source.folder().into();
            Piece::Edition(raw.map(|raw| ParsedEdition { brand: brand(), pack, file, raw }))
        }
        Kind::Approval => {
            let raw = if whole { records::approval(file, text, d) } else { None };
            let pack = source.folder().into();
            Piece::Approval(raw.map(|raw| ParsedApproval { brand: brand(), pack, file, raw }))
        }
        Kind::Translation(of) => Piece::Translation(translated::read(file, source, of, sources, d)),
        Kind::Module => {
            let (meta, body) = if whole {
                let (meta, start) = front::read(file, text, d);
                let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let rules = markdown::Rules { library: source.room == Room::Library };
                (meta, module::body(file, text, start, folder, rules, d))
            } else {
                (None, Body { intro: Vec::new(), sections: Vec::new(), footnotes: Vec::new() })
            };
            Piece::Module(ParsedModule { file, room: source.room.clone(), stem: source.stem().into(), meta, body })
        }
    }
}

/// How often this thread has read each file: for the test that says once, however many brands use it.
#[cfg(test)]
pub mod counted {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use crate::model::span::FileId;

    thread_local! {
        static READ: RefCell<BTreeMap<FileId, usize>> = const { RefCell::new(BTreeMap::new()) };
    }

    pub fn read(file: FileId) {
        // What the program has built in is no file of the project.
        if file == super::lists::BUILT_IN {
            return;
        }
        READ.with_borrow_mut(|read| *read.entry(file).or_default() += 1);
    }

    /// What was counted since the last time.
    pub fn taken() -> BTreeMap<FileId, usize> {
        READ.take()
    }
}
