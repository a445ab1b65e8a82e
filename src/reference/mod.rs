//! The formats for those who write in them: the declared fields go in, JSON Schemas for editors and the reference page
//! come out. Nothing here reads a file, and nothing about a field is said here: that stands where it is declared.

mod blocks;
mod json;
mod page;
mod schema;
mod words;

pub use page::page;
pub use schema::{of_translations, schema};

use crate::parse::shape::Shape;
use crate::parse::{allow, brand, front, lists, look, pack, readiness};

/// A file that people write.
pub struct Format {
    /// As the command line has it.
    pub name: &'static str,
    /// As its heading has it.
    pub title: &'static str,
    /// Where such files stand.
    pub place: &'static str,
    /// What such a file is for, in a few words.
    pub about: &'static str,
    /// What else is to know, in whole sentences.
    pub more: &'static str,
    pub shape: &'static Shape,
    /// Where a translation of such a file stands, for Polish.
    pub translation: Option<&'static str>,
}

impl Format {
    /// What the file with its schema is called.
    pub fn file(&self) -> String {
        format!("{}.schema.json", self.name)
    }

    /// And the one with the schema of its translations.
    pub fn translation_file(&self) -> String {
        format!("{}.translation.schema.json", self.name)
    }
}

pub const FORMATS: [Format; 10] = [
    Format {
        name: "brand",
        title: "brand.yaml",
        place: "brands/<brand>/brand.yaml",
        about: "what a brand stands for, and what its people may decide",
        more: "Only the name must be there. Whatever else you leave out is left out of the pages; nothing is made up for \
               you. `brands/lanternhouse/brand.yaml` uses nearly every field there is.",
        shape: &brand::RawBrand::SHAPE,
        translation: Some("brands/<brand>/brand.pl.yaml"),
    },
    Format {
        name: "look",
        title: "_brand.yml",
        place: "brands/<brand>/_brand.yml",
        about: "how a brand looks: colours, type, logo",
        more: "This is the open [brand.yml](https://posit-dev.github.io/brand-yml/) standard, so a brand that has such a \
               file puts it in as it is. Below stands what is read of it; the file may be left out, and other fields may \
               stand in it. Put each #colour in quotes: without them, what follows # counts as a remark.",
        shape: &look::shapes::LOOK,
        translation: None,
    },
    Format {
        name: "pack",
        title: "A pack",
        place: "brands/<brand>/packs/<pack>.yaml",
        about: "which modules, for whom, in which order, in which forms",
        more: "The file's name is the name of the pack's folder in `output/`.",
        shape: &pack::RawPack::SHAPE,
        translation: Some("brands/<brand>/packs/<pack>.pl.yaml"),
    },
    Format {
        name: "moments",
        title: "moments.yaml",
        place: "content/moments.yaml",
        about: "the points of serving a customer, which modules and brands have in common",
        more: "A module's section names the moment it teaches, and so do a brand's behaviours, limits and routes. Where \
               the two meet, the page shows how that brand does it. You may add moments of your own.",
        shape: &lists::RawMoments::SHAPE,
        translation: Some("content/moments.pl.yaml"),
    },
    Format {
        name: "topics",
        title: "topics.yaml",
        place: "content/topics.yaml",
        about: "what policies can be about, and when they can hold",
        more: "Two rules that contradict each other are found only when they use the same word for what they are about. \
               So everybody takes the words from here.",
        shape: &lists::RawTopics::SHAPE,
        translation: Some("content/topics.pl.yaml"),
    },
    Format {
        name: "settings",
        title: "settings.yaml",
        place: "content/settings.yaml",
        about: "the figures that checks go by",
        more: "Each has a figure of its own that holds when it is left out.",
        shape: &lists::RawSettings::SHAPE,
        translation: None,
    },
    Format {
        name: "lists",
        title: "Phrase lists",
        place: "content/lists/<language>.yaml",
        about: "phrases that checks look for, by language",
        more: "The program has an English list built in, so a project needs no such file. What stands in yours, \
               `en.yaml` for English, is added to it; what stands under `except` is taken out of it.",
        shape: &lists::RawLists::SHAPE,
        translation: None,
    },
    Format {
        name: "readiness",
        title: "readiness.yaml",
        place: "content/organisation/readiness.yaml",
        about: "the questionnaire about what stands in people's way",
        more: "People answer it without their names. A page shows one part of it with `::: readiness clarity`, and all of \
               it with `::: readiness`.",
        shape: &readiness::RawReadiness::SHAPE,
        translation: None,
    },
    Format {
        name: "allow",
        title: "allow.yaml",
        place: "brands/<brand>/records/allow.yaml",
        about: "what is left as it is for a while",
        more: "A warning or a piece of advice that is right and cannot be mended yet is allowed here, with a reason and an \
               end; an error cannot be. Both the code and what to write behind `at` are shown by `induct check` below each \
               warning. What is allowed is counted in every report, and what is allowed and no longer found is said. \
               `content/allow.yaml` has the same form and is for the library's files, in all brands.",
        shape: &allow::RawAllow::SHAPE,
        translation: None,
    },
    Format {
        name: "module",
        title: "The head of a module",
        place: "content/modules/<module>.md",
        about: "a module's details, above its text",
        more: "A module begins with a line of three hyphens, then these fields, then such a line again; below it stands \
               [its text](#the-text-of-a-module). Only the title must be there. What only one brand teaches stands in \
               the same way in `brands/<brand>/modules/`.",
        shape: &front::RawMeta::SHAPE,
        translation: Some("content/modules/<module>.pl.md"),
    },
];
