//! ONE integration binary: each further one would link the typesetter again.

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
