//! The only room that writes: the output folder, files of a project, and those that somebody asked for by name.

mod journal;
pub mod last;
pub mod manifest;
pub mod named;
pub mod output;
mod places;
pub mod project;
pub mod records;
mod whole;
