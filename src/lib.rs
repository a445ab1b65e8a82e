//! `induct` is a compiler: a brand and a library of skill modules go in, induction packs come out.
//! The rooms below stand in reading order; `docs/architecture.md` says who may enter which.
#![forbid(unsafe_code)]

pub mod align;
pub mod check;
pub mod cli;
pub mod cmd;
pub mod compose;
pub mod discover;
pub mod judge;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod reference;
pub mod refresh;
pub mod render;
pub mod report;
pub mod resolve;
pub mod serve;
pub mod starter;
pub mod write;
