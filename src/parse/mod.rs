//! Text goes in, as-written types come out; nothing here ever fails. Every field may be missing, every name may be
//! wrong: `resolve` asks for what must be there.

pub mod attrs;
pub mod blocks;
pub mod brand;
pub mod dates;
mod directive;
mod emphasis;
mod fences;
pub mod fields;
pub mod front;
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
mod scenario;
pub mod shape;
pub mod slots;
mod talk;
pub mod text;
mod words;
pub mod yaml;

use std::collections::BTreeMap;

use crate::model::diag::Diagnostics;
use crate::model::doc::{Body, Written};
use crate::model::source::{Id, Kind, Room, Sources};
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
    pub brands: Vec<ParsedBrand>,
    /// By brand.
    pub looks: BTreeMap<Id, Read<look::RawLook>>,
    pub packs: Vec<ParsedPack>,
    pub modules: Vec<ParsedModule>,
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

/// Reads every file of a project, once.
pub fn project(sources: &Sources, d: &mut Diagnostics) -> Parsed {
    let mut parsed = Parsed::default();
    for (file, source) in sources.iter() {
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
            Kind::Moments => {
                let raw = if whole { lists::moments(file, text, d) } else { None };
                parsed.moments = Some(Read { file, raw });
            }
            Kind::Topics => {
                let raw = if whole { lists::topics(file, text, d) } else { None };
                parsed.topics = Some(Read { file, raw });
            }
            Kind::Settings => {
                let raw = if whole { lists::settings(file, text, d) } else { None };
                parsed.settings = Some(Read { file, raw });
            }
            Kind::Brand => {
                let raw = if whole { brand::read(file, text, d) } else { None };
                parsed.brands.push(ParsedBrand { id: brand(), file, raw });
            }
            Kind::Pack => {
                let raw = if whole { pack::read(file, text, d) } else { None };
                parsed.packs.push(ParsedPack { id: source.stem().into(), brand: brand(), file, raw });
            }
            Kind::Module => {
                let (meta, body) = if whole {
                    let (meta, start) = front::read(file, text, d);
                    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                    let rules = markdown::Rules { library: source.room == Room::Library };
                    (meta, module::body(file, text, start, folder, rules, d))
                } else {
                    (None, Body { intro: Vec::new(), sections: Vec::new(), footnotes: Vec::new() })
                };
                let room = source.room.clone();
                parsed.modules.push(ParsedModule { file, room, stem: source.stem().into(), meta, body });
            }
            Kind::Look => {
                let raw = if whole { look::read(file, text, d) } else { None };
                parsed.looks.insert(brand(), Read { file, raw });
            }
        }
    }
    parsed
}
