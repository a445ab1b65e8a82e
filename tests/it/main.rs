//! ONE integration binary: each further one would link the typesetter again.

// A test's helpers end it when they cannot go on, too; the lints know test functions only.
#![allow(clippy::expect_used, clippy::panic)]

mod bad_input;
mod changes;
mod cli;
mod hostile;
mod house;
mod kills;
mod looks;
mod mutations;
mod own;
mod pdf;
mod sheets;
mod support;
mod workbook;
