//! Translations as written. A translated YAML file has the shape of its source: it is read through it, so that what comes out
//! is whole, each text in the other language and all else the source's. A translated module has front matter of that kind
//! and a text of its own; whether that has its source's structure, `resolve` asks.

mod merge;
mod terms;
mod tree;

use std::ops::Range;

use super::brand::RawBrand;
use super::fields::{Read, Shape, whole};
use super::front::{self, RawMeta};
use super::lists::{RawMoments, RawTopics};
use super::pack::RawPack;
use super::yaml::{self, Doc, Node, Value};
use super::{markdown, module};
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::doc::{Body, Written};
use crate::model::source::{Id, Of, Room, SourceFile, Sources};
use crate::model::span::FileId;

/// A translation with what it translates.
#[derive(Clone, Debug)]
pub struct ParsedTranslation {
    pub language: Id,
    pub room: Room,
    /// Its source's name without the ending.
    pub stem: Id,
    pub file: FileId,
    /// The file that it translates.
    pub source: FileId,
    pub said: Said,
    /// What is missing or differs: to be said where a pack asks for this language.
    pub found: Diagnostics,
}

/// What a translation says. `None` where it could not be read, which has been reported.
#[derive(Clone, Debug)]
pub enum Said {
    Moments(Option<RawMoments>),
    Topics(Option<RawTopics>),
    Brand(Option<Box<RawBrand>>),
    Pack(Option<Box<RawPack>>),
    Module(Option<Box<RawMeta>>, Box<Body<Written>>),
}

/// Reads a translation beside its source. `None`: there is nothing that it translates, which is reported.
pub fn read(
    file: FileId,
    this: &SourceFile,
    of: Of,
    sources: &Sources,
    d: &mut Diagnostics,
) -> Option<ParsedTranslation> {
    let language = this.language()?;
    let path = this.translated()?;
    let Some(source) = sources.at(&path) else {
        let name = path.rsplit('/').next().unwrap_or_default();
        d.push(
            Diagnostic::warning(
                "translation-alone",
                file,
                format!("This is a translation of {name}, and there is no {path}"),
            )
            .help(format!("Write {path} first: a translation says the same in other words. Or rename this file.")),
        );
        return None;
    };
    let mut found = Diagnostics::default();
    let pair = Pair { file, this, source, of: sources.file(source) };
    let said = match of {
        Of::Moments => Said::Moments(pair.list(&RawMoments::SHAPE, &mut found, d)),
        Of::Topics => Said::Topics(pair.list(&RawTopics::SHAPE, &mut found, d)),
        Of::Brand => Said::Brand(pair.list(&RawBrand::SHAPE, &mut found, d).map(Box::new)),
        Of::Pack => Said::Pack(pair.list(&RawPack::SHAPE, &mut found, d).map(Box::new)),
        Of::Module => {
            let (meta, body) = pair.module(&mut found, d);
            Said::Module(meta.map(Box::new), Box::new(body))
        }
    };
    let stem = this.stem().into();
    Some(ParsedTranslation { language: language.into(), room: this.room.clone(), stem, file, source, said, found })
}

/// A translation and its source.
struct Pair<'a> {
    file: FileId,
    this: &'a SourceFile,
    source: FileId,
    of: &'a SourceFile,
}

impl Pair<'_> {
    fn list<T: Read>(&self, shape: &'static Shape, found: &mut Diagnostics, d: &mut Diagnostics) -> Option<T> {
        if self.this.broken_at.is_some() {
            return None;
        }
        let told = self.told(0..self.this.text.len(), d)?;
        let source = self.source(0..self.of.text.len())?;
        self.through(shape, &told, &source, found, d)
    }

    /// The translation's own tree. `None` where a mistake in how it is written leaves it in doubt.
    fn told(&self, range: Range<usize>, d: &mut Diagnostics) -> Option<Node> {
        let doc = yaml::read(self.file, &self.this.text, range, d)?;
        if doc.root.value == Value::Null {
            let source = self.of.name();
            d.push(
                Diagnostic::error("empty-file", self.file, "This translation is empty")
                    .help(format!("Copy {source} into it, and put each text into the other language.")),
            );
            return None;
        }
        doc.whole.then_some(doc.root)
    }

    /// What is wrong with the source has been said where that was read.
    fn source(&self, range: Range<usize>) -> Option<Doc> {
        yaml::read(self.source, &self.of.text, range, &mut Diagnostics::default())
    }

    /// The translation read through its source.
    fn through<T: Read>(
        &self,
        shape: &'static Shape,
        told: &Node,
        source: &Doc,
        found: &mut Diagnostics,
        d: &mut Diagnostics,
    ) -> Option<T> {
        if !source.whole || source.root.value == Value::Null || !matches!(told.value, Value::Map(_)) {
            // Read as it stands, so that what is wrong with it is said.
            let _: Option<T> = self.sift(told, d);
            return None;
        }
        let names = (self.file, self.this.name(), self.of.name());
        let node = merge::merged(shape, &source.root, told, names, found);
        self.sift(&node, d)
    }

    /// Reads a tree; of what is wrong with it, that is said which stands in the translation.
    fn sift<T: Read>(&self, node: &Node, d: &mut Diagnostics) -> Option<T> {
        let mut all = Diagnostics::default();
        let read = whole(node, self.file, &mut all);
        for one in all {
            let here = matches!(one.place, Place::Span(span) if span.file == self.file);
            if here && one.code != "missing-field" {
                d.push(one);
            }
        }
        read
    }

    fn module(&self, found: &mut Diagnostics, d: &mut Diagnostics) -> (Option<RawMeta>, Body<Written>) {
        let nothing = || Body { intro: Vec::new(), sections: Vec::new(), footnotes: Vec::new() };
        if self.this.broken_at.is_some() {
            return (None, nothing());
        }
        let (facts, start) = front::facts(self.file, &self.this.text, d);
        let of = front::facts(self.source, &self.of.text, &mut Diagnostics::default()).0;
        let meta = facts.zip(of).and_then(|(facts, of)| {
            let mut told = self.told(facts, d)?;
            let source = self.source(of);
            self.version(&mut told, source.as_ref(), found);
            self.through(&RawMeta::SHAPE, &told, &source?, found, d)
        });
        let folder = self.this.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let rules = markdown::Rules { library: self.this.room == Room::Library };
        (meta, module::body(self.file, &self.this.text, start, folder, rules, d))
    }

    /// A translation says which version it was made from; another one than its source's now is behind.
    fn version(&self, told: &mut Node, source: Option<&Doc>, found: &mut Diagnostics) {
        let version = |node: &Node| match &node.value {
            Value::Map(entries) => {
                let entry = entries.iter().find(|(key, _)| key.value == "version");
                entry.and_then(|(_, node)| Some((node.text()?.trim().to_owned(), node.span)))
            }
            _ => None,
        };
        let now = source.and_then(|doc| version(&doc.root));
        let then = version(told);
        if let Value::Map(entries) = &mut told.value {
            entries.retain(|(key, _)| key.value != "version");
        }
        let number = now.as_ref().map_or("1", |(version, _)| version);
        let source = self.of.name();
        let place = match &then {
            Some((then, _)) if then == number => return,
            None if number == "1" => return,
            Some((_, span)) => (*span).into(),
            None => Place::File(self.file),
        };
        let of = then.map_or_else(|| "an earlier version".to_owned(), |(then, _)| format!("version {then}"));
        let mut behind = Diagnostic::warning(
            "translation-behind",
            place,
            format!("This was translated from {of} of {source}, which is at version {number} now"),
        )
        .help(format!("Bring the text up to date with {source}, then type version: {number}"));
        if let Some((_, span)) = now {
            behind = behind.also(span, "the version now");
        }
        found.push(behind);
    }
}
