//! The only room that writes: the output folder, and new files of a project.

mod journal;
pub mod last;
pub mod manifest;
pub mod output;
mod places;
pub mod project;
pub mod records;
