//! What of a project has a day to be looked at again, and its file's text with another day in it.

use super::Project;
use super::allowed::named;
use crate::compose::compose_brand;
use crate::model::brand::Role;
use crate::model::date::Date;
use crate::model::source::Room;
use crate::parse::edit;
use crate::refresh::dated::{Dated, of_brand, of_module};

/// Who keeps what no brand keeps.
const LIBRARY: &str = "the library's author";

impl Project {
    /// The library's modules, then the brands, each with its own modules.
    pub fn dated(&self) -> Vec<Dated> {
        let library = &self.library;
        let stem = |file| self.sources.file(file).stem();
        let mut all: Vec<Dated> =
            library.modules.values().map(|module| of_module(module, stem(module.file), LIBRARY)).collect();
        for entry in library.brands.values() {
            // What a text says to whom makes no difference to its days.
            all.extend(of_brand(&compose_brand(entry, Role::FrontLine)));
            let own = entry.modules.values().chain(&entry.sections);
            let own = own.filter(|module| module.room == Room::Brand(entry.brand.id.clone()));
            let keeper = entry.brand.keeper();
            all.extend(own.map(|module| of_module(module, stem(module.file), &keeper)));
        }
        all
    }

    /// The text of its file with another day in it, and nothing else changed. `Err` says why that cannot be done.
    pub fn with_day(&self, dated: &Dated, day: Date) -> Result<String, String> {
        let file = self.sources.file(dated.file);
        if file.broken_at.is_some() {
            return Err("It is not saved as UTF-8".to_owned());
        }
        // Places in a text on its own are those of the first file.
        let named = named(self, dated.file);
        edit::set_day(&file.text, file.kind, &dated.way(), &edit::on_its_own(&named), day)
    }
}
