//! A pack as composed: one brand joined with its modules, every slot filled, ready to be rendered.

use std::sync::Arc;

use super::brand::{Behaviour, Brand, Legal, Limit, Role, Route, Standard, Tool};
use super::changes::Changes;
use super::date::Date;
use super::doc::{Body, Composed, Inlines, OursList};
use super::edition::Issued;
use super::library::{Form, Moment, Paper};
use super::look::Look;
use super::module::Meta;
use super::names::language;
use super::source::Id;
use super::span::FileId;

#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    pub id: Id,
    /// The file that asks for it.
    pub file: FileId,
    pub title: String,
    /// `people new to the front desk`
    pub whom: Option<String>,
    pub audience: Role,
    /// BCP 47.
    pub locale: String,
    pub forms: Vec<Form>,
    pub paper: Paper,
    pub site_url: Option<String>,
    pub edition: Edition,
    pub brand: Brand<Composed>,
    pub look: Arc<Look>,
    /// The project's moments, in order.
    pub moments: Vec<Moment>,
    /// In the order of the path; each module once.
    pub modules: Vec<PackModule>,
    pub path: Vec<Leg>,
    /// Modules that the path names and this brand cannot use.
    pub left_out: Vec<Id>,
    /// Every source file the pack is made from, sorted.
    pub files: Vec<FileId>,
    /// What is different from the edition before; `None` for the first, and for a draft.
    pub changes: Option<Changes>,
    /// The same in other languages, its source among them.
    pub others: Vec<InLanguage>,
}

/// A pack in another language: its id, and the locale of its readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InLanguage {
    pub id: Id,
    pub locale: String,
}

impl Pack {
    /// The first part of its locale: `en`.
    pub fn language(&self) -> &str {
        language(&self.locale)
    }

    /// Minutes of all modules, on one's own.
    pub fn minutes(&self) -> u32 {
        self.modules.iter().map(PackModule::minutes).sum()
    }
}

/// Which issue of the pack this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Never issued: says *draft*, bears no date.
    Draft,
    Issued(Issued),
}

/// A day or week of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    pub when: String,
    /// Indices into the pack's modules.
    pub modules: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PackModule {
    pub meta: Meta,
    pub body: Body<Composed>,
    /// Its own file, then those of replaced sections.
    pub files: Vec<FileId>,
    /// The earliest of the brand's, the module's and the legal items' on it.
    pub review_by: Option<Date>,
}

impl PackModule {
    /// The moments that its sections are about, in their order; some twice.
    pub fn moments(&self) -> impl Iterator<Item = &Id> {
        self.body.sections.iter().filter_map(|section| section.moment.as_ref()).map(|moment| &moment.value)
    }

    /// Minutes on one's own, nought when not told.
    pub fn minutes(&self) -> u32 {
        u32::from(self.meta.minutes.alone.unwrap_or(0))
    }
}

/// The brand's part in a module.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// *How we do it here.*
    OurWay(Box<OurWay>),
    OurQuiz(OurQuiz),
    /// The whole list: render it from the pack's brand.
    Ours(OursList),
    /// Regulated wording that stands in no section of the module, at its end.
    Legal(Vec<Legal<Composed>>),
}

/// Everything the brand has told about one moment. A list that is empty leaves no gap.
#[derive(Clone, Debug, PartialEq)]
pub struct OurWay {
    pub moment: Moment,
    pub behaviours: Vec<WayBehaviour>,
    pub limits: Vec<Limit<Composed>>,
    pub routes: Vec<Route<Composed>>,
    pub standards: Vec<Standard<Composed>>,
    pub tools: Vec<Tool<Composed>>,
    /// To be said word for word: the row *Say exactly*.
    pub legal: Vec<Legal<Composed>>,
}

/// A behaviour with the value it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct WayBehaviour {
    pub value: Id,
    pub value_name: String,
    pub behaviour: Behaviour<Composed>,
}

/// Practice from the brand's own situations.
#[derive(Clone, Debug, PartialEq)]
pub enum OurQuiz {
    Items(Vec<PracticeItem>),
    /// Fewer than three options could be made: think it through instead.
    Reflect {
        situations: Vec<Inlines<Composed>>,
        missing_nots: usize,
    },
}

/// What would we do here? Right is the behaviour's `we`.
#[derive(Clone, Debug, PartialEq)]
pub struct PracticeItem {
    pub behaviour: Id,
    pub value_name: String,
    pub situation: Inlines<Composed>,
    /// Three at least, in the order to be shown.
    pub options: Vec<PracticeOption>,
    pub why: Option<Inlines<Composed>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PracticeOption {
    pub right: bool,
    pub text: Inlines<Composed>,
}
