//! Everything that has a day on which it is to be looked at, or could have one: brands and modules in; out comes what it is
//! called, whose it is, the day that is typed and the day that follows from it.

use crate::model::brand::Brand;
use crate::model::date::Date;
use crate::model::doc::Composed;
use crate::model::module::Module;
use crate::model::plain::plain_text;
use crate::model::source::{Id, Room};
use crate::model::span::FileId;

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A brand's file as a whole.
    Brand,
    Module,
    /// Regulated wording.
    Wording,
    /// Somebody who is named until a day.
    Person,
    /// What a leader does where people see it.
    Leader,
}

/// A thing with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    pub what: What,
    pub room: Room,
    pub file: FileId,
    /// As findings and allowances name it: `put-right`, `brand:legal.refunds`.
    pub id: String,
    /// To be read: `Putting it right`, `Rings three guests who complained`.
    pub title: String,
    /// The one who is named, or who does it.
    pub who: Option<String>,
    /// Who is asked.
    pub owner: String,
    /// As it is typed.
    pub told: Option<Date>,
    /// The last day on which all is well.
    pub due: Option<Date>,
}

impl Dated {
    /// The way to the field of its day, by names and ids.
    pub fn way(&self) -> Vec<&str> {
        let way = self.id.strip_prefix("brand:").unwrap_or_default().split('.').filter(|part| !part.is_empty());
        match self.what {
            What::Brand => way.collect(),
            What::Module => vec!["last_reviewed"],
            What::Wording => way.chain(["review_by"]).collect(),
            What::Person => way.chain(["until"]).collect(),
            What::Leader => way.chain(["last_seen"]).collect(),
        }
    }

    /// Whether its day says when somebody last looked, and not when somebody is to look again.
    pub fn looks_back(&self) -> bool {
        match self.what {
            What::Module | What::Leader => true,
            What::Brand | What::Wording | What::Person => false,
        }
    }

    /// Whether a name is this one's, or of a part of it: `brand:people.learning.name`, `put-right#say-sorry`.
    pub fn is_called(&self, name: &str) -> bool {
        name.strip_prefix(&self.id).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '#']))
    }

    /// Whose it is; `None` for the library's.
    pub fn brand(&self) -> Option<&Id> {
        match &self.room {
            Room::Brand(id) => Some(id),
            Room::Library => None,
        }
    }
}

/// What a brand's file holds.
pub fn of_brand(brand: &Brand<Composed>) -> Vec<Dated> {
    let one = |what, id: String, title: String| Dated {
        what,
        room: Room::Brand(brand.id.clone()),
        file: brand.file,
        id,
        title,
        who: None,
        owner: brand.keeper(),
        told: None,
        due: None,
    };
    let mut all = vec![Dated {
        told: brand.review_by,
        due: brand.review_by,
        ..one(What::Brand, "brand:review_by".to_owned(), brand.name.clone())
    }];
    for legal in &brand.legal {
        let owner = legal.owner.clone().unwrap_or_else(|| brand.keeper());
        let this = one(What::Wording, format!("brand:legal.{}", legal.id), legal.id.to_string());
        all.push(Dated { owner, told: legal.review_by, due: legal.review_by, ..this });
    }
    for person in &brand.people {
        let title = person.role.clone().unwrap_or_else(|| person.id.to_string());
        let this = one(What::Person, format!("brand:people.{}", person.id), title);
        all.push(Dated { who: Some(person.name.clone()), told: person.until, due: person.until, ..this });
    }
    for value in &brand.values {
        let Some(leader) = &value.leader else { continue };
        let due = leader.last_seen.zip(leader.every).map(|(seen, every)| seen.seen_again_by(every));
        let does = plain_text(&leader.does).trim_end_matches('.').to_owned();
        let this = one(What::Leader, format!("brand:values.{}.leader", value.id), does);
        all.push(Dated { who: Some(leader.who.clone()), told: leader.last_seen, due, ..this });
    }
    all
}

/// A module, by the name of its file; `keeper` is asked where it names no owner.
pub fn of_module(module: &Module, stem: &str, keeper: &str) -> Dated {
    Dated {
        what: What::Module,
        room: module.room.clone(),
        file: module.file,
        id: stem.to_owned(),
        title: module.meta.title.clone(),
        who: None,
        owner: module.meta.owner.clone().unwrap_or_else(|| keeper.to_owned()),
        told: module.meta.last_reviewed,
        due: module.meta.review_by,
    }
}
