//! `induct` is a compiler: a brand and a library of skill modules go in, induction packs come out.
//! The rooms below stand in reading order; `docs/architecture.md` says who may enter which.
#![forbid(unsafe_code)]

pub mod model;
pub mod render;
