//! The only room that touches `output/`.

mod journal;
pub mod manifest;
pub mod output;
mod places;
