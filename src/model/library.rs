//! Everything a project holds, resolved: the library, the brands with their looks, the packs asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::allow::Allowance;
use super::brand::{Brand, Role};
use super::doc::Written;
use super::edition::History;
use super::look::Look;
use super::module::Module;
use super::readiness::Readiness;
use super::source::Id;
use super::span::{FileId, Span, Spanned};

#[derive(Clone, Debug, Default)]
pub struct Library {
    /// In their natural order.
    pub moments: Vec<Moment>,
    pub topics: Vec<Named>,
    pub conditions: Vec<Named>,
    pub settings: Settings,
    /// The questionnaire about what stands in people's way.
    pub readiness: Option<Readiness>,
    /// What is left as it is for a while: the library's, then the brands', as they are written.
    pub allowances: Vec<Allowance>,
    /// The library's modules, by id.
    pub modules: BTreeMap<Id, Arc<Module>>,
    /// The brands that could be completed, by id.
    pub brands: BTreeMap<Id, BrandEntry>,
    /// The packs that could be completed, in order of brand and id.
    pub packs: Vec<PackSpec>,
    /// What is recorded of packs, by brand and pack; also of packs that there are no more.
    pub histories: BTreeMap<(Id, Id), Arc<History>>,
    /// Files of `content/` that every pack uses: moments, topics, settings, phrase lists.
    pub shared_files: Vec<FileId>,
    /// The same in other languages that packs are made in: moments, and the brands and modules of those packs.
    pub languages: BTreeMap<Id, Library>,
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
    /// The file that translates it, where these are its texts in another language.
    pub translation: Option<FileId>,
}

impl Library {
    /// As the readers of a pack see it: in their language.
    pub fn of(&self, spec: &PackSpec) -> Option<&Library> {
        spec.language.as_ref().map_or(Some(self), |language| self.languages.get(language))
    }

    /// What is recorded of a pack.
    pub fn history(&self, brand: &Id, pack: &Id) -> Option<&Arc<History>> {
        self.histories.get(&(brand.clone(), pack.clone()))
    }

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

/// `content/settings.yaml`, each with its default; and with them what else checks go by.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub words_per_minute: u16,
    pub seconds_per_question: u16,
    pub seconds_per_choice: u16,
    pub seconds_per_line_to_write: u16,
    /// In how many modules each value is practised, at least.
    pub value_practised_in: u16,
    /// In how many modules somebody looks for it, at least.
    pub value_checked_in: u16,
    /// How many values each module practises, at least.
    pub module_practises: u16,
    /// A module that practises more values than this, and more than `spread_percent` of them, is spread thin.
    pub spread_values: u16,
    pub spread_percent: u16,
    pub own: OwnSettings,
    /// Worn phrases for each thousand words.
    pub generic_per_1000_words: u16,
    /// School years (Flesch-Kincaid) that a reader needs, at most.
    pub grade_cards: u16,
    pub grade_learner: u16,
    pub grade_manager: u16,
    /// For languages without a formula of their own.
    pub lix: u16,
    pub words_in_a_sentence: u16,
    pub words_on_a_card: u16,
    pub minutes_off_percent: u16,
    /// Of a pack's minutes with tools, knowledge and practice, those that are not practice, in a hundred.
    pub tools_percent: u16,
    /// Phrases to look for, by the first part of a locale.
    pub phrases: BTreeMap<String, PhraseLists>,
}

/// Phrases that checks look for in one language: the program's own, and the project's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhraseLists {
    /// Worn.
    pub generic: Vec<String>,
    /// Talk down to people.
    pub patronising: Vec<String>,
    /// Names of peoples, as they stand before what is said of all of them.
    pub peoples: Vec<String>,
    pub inclusive: Vec<Inclusive>,
    /// Orders about what somebody should be.
    pub character: Vec<String>,
    /// What one can see somebody do, or hear somebody say.
    pub acts: Vec<String>,
}

/// A word that leaves somebody out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusive {
    pub word: String,
    /// Inflections that count as the word.
    pub forms: Vec<String>,
    pub why: String,
    pub instead: String,
}

/// From where on a module is off the shelf.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct OwnSettings {
    /// Own sentences in a hundred.
    pub red_percent: u16,
    pub amber_percent: u16,
    pub facts_at_least: u16,
    /// Runs of five words that are another brand's too, in a hundred.
    pub borrowed_percent: u16,
}

impl Default for OwnSettings {
    fn default() -> Self {
        OwnSettings { red_percent: 5, amber_percent: 10, facts_at_least: 3, borrowed_percent: 60 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            words_per_minute: 180,
            seconds_per_question: 40,
            seconds_per_choice: 35,
            seconds_per_line_to_write: 30,
            value_practised_in: 2,
            value_checked_in: 1,
            module_practises: 1,
            spread_values: 3,
            spread_percent: 50,
            own: OwnSettings::default(),
            generic_per_1000_words: 2,
            grade_cards: 6,
            grade_learner: 8,
            grade_manager: 10,
            lix: 40,
            words_in_a_sentence: 25,
            words_on_a_card: 45,
            minutes_off_percent: 25,
            tools_percent: 40,
            phrases: BTreeMap::new(),
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
    /// Those it is made in besides.
    pub languages: Vec<Spanned<String>>,
    /// The one it is translated into, which its id names; `None` for a pack in its brand's own.
    pub language: Option<Id>,
    /// The file that translates the one that asks for it.
    pub translation: Option<FileId>,
    /// Ends in `/`.
    pub site_url: Option<String>,
    pub approval: ApprovalWanted,
    /// Nothing of the file had to be left out for a mistake, which then keeps the pack from being written.
    pub whole: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LegSpec {
    pub span: Span,
    pub when: String,
    /// Modules of the library or the brand; they exist.
    pub modules: Vec<Spanned<Id>>,
}

/// Where the sheet of what an edition has changed stands in its pack: it comes with the handouts, since it says which of
/// them to throw away.
pub const CHANGES_SHEET: &str = "print/changes.pdf";

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

    /// What the paths of its files in a pack's folder begin with, and no other form's do; but for the sheet of changes.
    pub fn place(self) -> &'static str {
        match self {
            Form::Site => "site/",
            Form::Handouts => "print/handout-",
            Form::Workbook => "print/workbook.",
        }
    }

    /// Whether a file of a pack, by its path there, is one of this form's.
    pub fn owns(self, path: &str) -> bool {
        path.starts_with(self.place()) || self == Form::Handouts && path == CHANGES_SHEET
    }
}

/// Whether pages of an edition that nobody has approved say DRAFT.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum ApprovalWanted {
    /// They do.
    Needed,
    /// They bear their edition all the same.
    Optional,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    A4,
    Letter,
}
