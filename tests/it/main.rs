//! ONE integration binary: each further one would link the typesetter again.

mod bad_input;
mod cli;
mod house;
mod kills;
mod mutations;
mod support;
