//! The only room that touches `output/`.

pub mod manifest;
pub mod output;
