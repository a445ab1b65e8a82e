//! ONE integration binary: each further one would link the typesetter again.

// A test's helpers end it when they cannot go on, too; the lints know test functions only.
#![allow(clippy::expect_used, clippy::panic)]

mod align;
mod allow;
mod bad_input;
mod changes;
mod cli;
mod difference;
mod due;
mod editions;
mod fair;
mod findings;
mod found;
mod gaps;
mod guides;
mod hostile;
mod house;
mod keep;
mod kills;
mod languages;
mod library;
mod looks;
mod mutations;
mod new;
mod own;
mod pdf;
mod questions;
mod schema;
mod sheets;
mod shelf;
mod shown;
mod skills;
mod standing;
mod support;
mod words;
mod workbook;
mod worksheet;
