//! The pack in other languages, as its pages name them: each called by its own name, with where its pages are.

use serde::Serialize;

use crate::model::pack::InLanguage;
use crate::render::html::ink::direction;
use crate::render::texts::Texts;

/// A language, called by its own name, and where its pages are.
#[derive(Serialize)]
pub struct Tongue<'a> {
    lang: &'a str,
    dir: &'static str,
    name: String,
    folder: String,
}

impl<'a> Tongue<'a> {
    pub fn new(other: &'a InLanguage) -> Tongue<'a> {
        Tongue {
            lang: &other.locale,
            dir: direction(&other.locale),
            name: Texts::get(&other.locale).say("language"),
            folder: format!("../../{}/site/", other.id),
        }
    }
}
