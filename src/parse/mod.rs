//! Text in, as-written types out. Never fails: mistakes become findings, and reading goes on.

mod attrs;
pub mod brand;
mod directive;
mod fences;
pub mod fields;
pub mod front;
mod links;
pub mod lists;
pub mod look;
mod markdown;
mod marked;
mod module;
#[cfg(test)]
mod module_tests;
pub mod pack;
mod practice;
mod scenario;
mod slots;
mod talk;
pub mod text;
pub mod yaml;
mod yaml_slips;

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Body, Written};
use crate::model::source::{Id, Kind, Room, SourceFile, Sources};
use crate::model::span::{FileId, Span};

/// Everything a project says, as written. `None` stands for a file of which nothing could be read.
#[derive(Default)]
pub struct Parsed {
    pub moments: Option<(FileId, Option<lists::RawMoments>)>,
    pub topics: Option<(FileId, Option<lists::RawTopics>)>,
    pub settings: Option<(FileId, Option<lists::RawSettings>)>,
    pub brands: Vec<(Id, FileId, Option<brand::RawBrand>)>,
    pub looks: Vec<(Id, FileId, Option<look::RawLook>)>,
    pub packs: Vec<(Id, FileId, Option<pack::RawPack>)>,
    pub modules: Vec<RawModule>,
}

/// A module file.
pub struct RawModule {
    pub file: FileId,
    pub room: Room,
    /// The file's name without `.md`.
    pub stem: Id,
    pub meta: Option<front::RawMeta>,
    pub body: Body<Written>,
}

/// Reads every file once.
pub fn parse(sources: &Sources, d: &mut Diagnostics) -> Parsed {
    let mut parsed = Parsed::default();
    for (id, file) in sources.iter() {
        if let Some(at) = file.broken_at {
            let span = Span::new(id, at..at);
            d.push(
                Diagnostic::error("not-utf8", span, "This file is not saved as UTF-8; a letter here cannot be read")
                    .help("Open it in your editor and save it again with the encoding UTF-8."),
            );
        }
        let brand = match &file.room {
            Room::Brand(brand) => brand.clone(),
            Room::Library => "".into(),
        };
        match file.kind {
            Kind::Moments => parsed.moments = Some((id, lists::moments(id, &file.text, d))),
            Kind::Topics => parsed.topics = Some((id, lists::topics(id, &file.text, d))),
            Kind::Settings => parsed.settings = Some((id, lists::settings(id, &file.text, d))),
            Kind::Brand => parsed.brands.push((brand, id, brand::read(id, &file.text, d))),
            Kind::Look => parsed.looks.push((brand, id, look::read(id, &file.text, d))),
            Kind::Pack => parsed.packs.push((brand, id, pack::read(id, &file.text, d))),
            Kind::Module => parsed.modules.push(module_file(id, file, d)),
        }
    }
    parsed
}

fn module_file(id: FileId, file: &SourceFile, d: &mut Diagnostics) -> RawModule {
    let (meta, start) = front::read(id, &file.text, d);
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let rules = markdown::Rules { library: file.room == Room::Library };
    let body = module::body(id, &file.text, start, folder, rules, d);
    RawModule { file: id, room: file.room.clone(), stem: file.stem().into(), meta, body }
}
