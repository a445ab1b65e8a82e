//! The command line: verbs and flags, and what `--help` says. Nothing happens here.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};

const AFTER: &str = "\
EXIT CODES
  0   no errors
  1   errors, or warnings under --strict
  2   the machine failed: a disk, a folder that cannot be written
  64  the command was typed wrong

FILES
  content/                 the library: modules, moments, topics, settings
  brands/<brand>/          brand.yaml, _brand.yml, packs/, modules/, assets/
  output/<brand>/<pack>/   what a build makes: site/, print/, pack.json
  output/index.html        the list of all packs

The project is the nearest folder, upwards from here, that holds brands/ and content/.";

/// Makes induction packs that are one brand's own: a web site to learn from, handouts and a workbook to print, from a
/// library of skill modules and what the brand stands for.
#[derive(Debug, Parser)]
#[command(name = "induct", version, after_long_help = AFTER, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make the packs and write them to output/
    #[command(
        long_about = "\
Reads the library and the brands, joins them, and writes each pack to output/<brand>/<pack>/. A pack with errors is \
not written: its last good output stays as it was, and the other packs are written. Files whose content has not \
changed are left alone. The same input gives the same bytes, on any machine and any day.",
        after_long_help = "\
EXAMPLES
  induct build                           every pack of every brand
  induct build --brand lanternhouse      one brand's packs
  induct build --only handouts           only the sheets, all else stays as it is
  induct build --only workbook           only the book that holds the whole pack
  induct build --strict                  fail on warnings too, as before handing out"
    )]
    Build(Build),
    /// Say what is wrong, and write nothing
    #[command(
        long_about = "\
Reads everything a build reads and says what is wrong: file, line, what it is, and what to type instead. Errors keep \
a pack from being written; warnings are written and fail under --strict; advice never fails anything.",
        after_long_help = "\
EXAMPLES
  induct check                           everything
  induct check --brand lanternhouse      one brand
  induct check --format json             for other programs: a list of
                                         {code, severity, message, file, line, column, help, owner}"
    )]
    Check(Check),
}

#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub which: Which,
    /// Make only this form (site, handouts, workbook); may be given more than once
    #[arg(long, value_name = "FORM")]
    pub only: Vec<String>,
    /// Write here instead of output/
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<Utf8PathBuf>,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub which: Which,
    /// How to print the findings
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Which {
    /// Only this brand (the name of its folder)
    #[arg(long)]
    pub brand: Option<String>,
    /// Only packs of this name
    #[arg(long)]
    pub pack: Option<String>,
    /// Let warnings fail too
    #[arg(long)]
    pub strict: bool,
    /// The day that dates are held against, such as 2026-11-22, instead of today
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// The project's folder, instead of the nearest one upwards from here
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<Utf8PathBuf>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For other programs
    Json,
}
