//! `induct completions`

use clap::CommandFactory;

use super::{End, answer};
use crate::cli::{Cli, Completions};

pub fn completions(args: &Completions) -> anyhow::Result<End> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "induct", &mut script);
    answer(&mut anstream::stdout(), &String::from_utf8_lossy(&script))?;
    Ok(End::Good)
}
