//! Everything a project holds, resolved: the library, the brands with their looks, the packs asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::brand::{Brand, Role};
use super::doc::Written;
use super::look::Look;
use super::module::Module;
use super::source::Id;
use super::span::{FileId, Span, Spanned};

#[derive(Clone, Debug, Default)]
pub struct Library {
    /// In their natural order.
    pub moments: Vec<Moment>,
    pub topics: Vec<Named>,
    pub conditions: Vec<Named>,
    pub settings: Settings,
    /// The library's modules, by id.
    pub modules: BTreeMap<Id, Arc<Module>>,
    /// The brands that could be completed, by id.
    pub brands: BTreeMap<Id, BrandEntry>,
    /// The packs that could be completed, in order of brand and id.
    pub packs: Vec<PackSpec>,
    /// Files of `content/` that every pack uses: moments, topics, settings.
    pub shared_files: Vec<FileId>,
}

/// One brand with what belongs to it.
#[derive(Clone, Debug)]
pub struct BrandEntry {
    pub brand: Arc<Brand<Written>>,
    pub look: Arc<Look>,
    /// This brand's own modules, by id: new ones, and those that stand in for the library's.
    pub modules: BTreeMap<Id, Arc<Module>>,
    /// Sections that stand in for one section of a module.
    pub sections: Vec<Arc<Module>>,
}

impl Library {
    pub fn moment(&self, id: &str) -> Option<&Moment> {
        self.moments.iter().find(|moment| &*moment.id == id)
    }
}

/// A point in serving a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    pub id: Id,
    pub name: String,
    pub means: Option<String>,
}

/// A topic or a condition of policies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: Id,
    pub name: String,
}

/// `content/settings.yaml`; each with its default. What later checks go by is read and not yet kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub words_per_minute: u16,
    pub seconds_per_question: u16,
    pub seconds_per_choice: u16,
    pub seconds_per_line_to_write: u16,
    pub words_on_a_card: u16,
    pub minutes_off_percent: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            words_per_minute: 180,
            seconds_per_question: 40,
            seconds_per_choice: 35,
            seconds_per_line_to_write: 30,
            words_on_a_card: 45,
            minutes_off_percent: 25,
        }
    }
}

/// A pack as asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct PackSpec {
    /// The file's name.
    pub id: Id,
    pub brand: Id,
    pub file: FileId,
    pub title: String,
    /// `for: people new to the front desk`
    pub whom: Option<String>,
    pub audience: Role,
    pub path: Vec<LegSpec>,
    pub forms: Vec<Form>,
    pub paper: Paper,
    pub languages: Vec<Spanned<String>>,
    /// Ends in `/`.
    pub site_url: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LegSpec {
    pub span: Span,
    pub when: String,
    /// Modules of the library or the brand; they exist.
    pub modules: Vec<Spanned<Id>>,
}

/// An output form that a pack can ask for and this program can make.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    Site,
    Handouts,
    Workbook,
}

impl Form {
    pub const ALL: [Form; 3] = [Form::Site, Form::Handouts, Form::Workbook];

    /// As it is written in pack files and after `--only`.
    pub fn key(self) -> &'static str {
        match self {
            Form::Site => "site",
            Form::Handouts => "handouts",
            Form::Workbook => "workbook",
        }
    }

    /// What the paths of its files in a pack's folder begin with, and no other form's do.
    pub fn place(self) -> &'static str {
        match self {
            Form::Site => "site/",
            Form::Handouts => "print/handout-",
            Form::Workbook => "print/workbook.",
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    A4,
    Letter,
}
