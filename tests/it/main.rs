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
mod hostile;
mod house;
mod keep;
mod kills;
mod languages;
mod looks;
mod mutations;
mod new;
mod own;
mod pdf;
mod schema;
mod sheets;
mod shown;
mod standing;
mod support;
mod words;
mod workbook;
mod worksheet;
