//! The ground floor: plain data that the stages hand to each other.
//! No IO, no outside crate's types, nothing that knows how a thing is read or shown.

pub mod allow;
pub mod artifact;
pub mod brand;
pub mod changes;
pub mod date;
pub mod diag;
pub mod digits;
pub mod doc;
pub mod edition;
pub mod library;
pub mod look;
pub mod memo;
pub mod module;
pub mod money;
pub mod names;
pub mod pack;
pub mod plain;
pub mod readiness;
pub mod slot;
pub mod source;
pub mod span;
pub mod walk;
