//! The command line: verbs and flags, and what `--help` says. Nothing happens here.

mod due;
mod editions;
mod library;
mod new;

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub use due::{Due, Keep};
pub use editions::{Approve, Diff, History, Impact, Of, Refresh, Trace, Verify};
pub use library::{Library, LibraryVerb};
pub use new::{New, NewThing};

const AFTER: &str = "\
EXIT CODES
  0   no errors
  1   errors, or warnings under --strict
  2   the machine failed: a disk, a folder that cannot be written
  64  the command was typed wrong

FILES
  content/                 the library: modules, moments, topics, settings
  brands/<brand>/          brand.yaml, _brand.yml, packs/, modules/, assets/
  brands/<brand>/records/  what is recorded: editions, approvals, what was looked at and kept; and
                           allow.yaml, which you write
  output/<brand>/<pack>/   what a build makes: site/, print/, pack.json; and alignment.html, which
                           `induct align` makes
  output/<brand>/          worksheet.pdf, which `induct worksheet` makes
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
  induct check --explain orphan          what `advice[orphan]` means, and what to do
  induct check --format json             for other programs: a list of
                                         {code, severity, message, file, line, column, help,
                                         owner, at}
  induct check --format sarif > findings.sarif
                                         for code hosts and editors that show findings at their lines"
    )]
    Check(Check),
    /// Show how far each pack is its brand's own
    #[command(
        long_about = "\
Holds each pack beside its twin: the same pack with everything of the brand taken away but its name, its words and its \
greetings, which is what a logo swap would give. Shows for each module and each value how far the value gets, how much \
of the text is the brand's own, and how many of its facts stand there; then what weighs most of what is wrong or \
missing, and whether the pack is ready to approve. The same with its evidence, to read, to send on or to print, goes to \
output/<brand>/<pack>/alignment.html.",
        after_long_help = "\
READING IT
  ·  no section of the module has a moment of this value
  N  named: a section is about such a moment
  S  shown: the section has a model, and prints what your people do or say
  P  practised: a question is made of your own situation
  C  checked: an act that somebody can see stands on the checklist because of it

  A module is off the shelf when two of these are so, and thin when one is:
    under 5 % of its text is the brand's own
    fewer than three facts of the brand stand in it
    no value is practised in it
    its own words are another brand's (this counts double)

EXAMPLES
  induct align                           every pack
  induct align --brand lanternhouse      one brand's packs
  induct align --strict                  fail unless every pack is ready to approve
  induct align --format json             for other programs: a list of {brand, pack, verdict,
                                         values, modules: [{id, verdict, swap, facts,
                                         borrowed, cells}], findings: as `check` has them}"
    )]
    Align(Align),
    /// Show the packs in the browser, and follow what is saved
    #[command(
        long_about = "\
Shows every pack in the browser as a build would make it, and shows it again when a brand, a module or a list is \
saved: the page stays where the reader was. A mistake is shown over the page, with its place, until it is mended. The \
handouts are made when one is asked for. Nothing is written. Only this machine's own browser is answered. The first \
line that is printed is the address; Ctrl-c ends the preview.",
        after_long_help = "\
EXAMPLES
  induct serve --open                    start, and open the list of packs
  induct serve --port 8080               begin at another port"
    )]
    Serve(Serve),
    /// Begin a project, or add a brand, a pack or a module to one
    #[command(long_about = new::NEW, after_long_help = new::NEW_EXAMPLES)]
    New(New),
    /// Show what the library holds, and bring more of it into a project
    #[command(long_about = library::LIBRARY, after_long_help = library::LIBRARY_EXAMPLES)]
    Library(Library),
    /// Make a sheet for a workshop: what a brand has said, and what nobody has said yet
    #[command(
        long_about = "\
Makes a sheet to print for the workshop in which behaviours are written, for each brand: output/<brand>/worksheet.pdf. \
Page one shows every moment against every value: what is there, and what nobody has written yet. Then each value has a \
page to write on, which takes the gaps first, and what the brand has said already in full, so that the room writes more \
and not the same again. A brand that has told only its name gets one too. The paper is A4, and Letter for a brand whose \
locale is en-US or whose currency is USD. Nothing else in the output folder is touched, and a build leaves the sheet \
where it is.",
        after_long_help = "\
EXAMPLES
  induct worksheet                       a sheet for each brand
  induct worksheet --brand lanternhouse  one brand's
  induct worksheet --out ~/workshop      to ~/workshop/<brand>/worksheet.pdf

AFTER THE WORKSHOP
  What the room wrote goes into brands/<brand>/brand.yaml, under the value:

      behaviours:
        - moment: apologise
          we: Say sorry before we ask for the booking number.
          not: Explain the policy first.
          situation: A guest stands at the desk with a bag that is not hers.
          say: I'm sorry. That should not have happened.
          see: The apology comes before the first question

  Then run this again for a sheet of what is still open."
    )]
    Worksheet(Worksheet),
    /// Say what is wrong, changed or old, and what to do about it
    #[command(long_about = due::DUE, after_long_help = due::DUE_EXAMPLES)]
    Due(Due),
    /// Record that something has been looked at and stays as it is
    #[command(long_about = due::KEEP, after_long_help = due::KEEP_EXAMPLES)]
    Keep(Keep),
    Impact(Impact),
    Refresh(Refresh),
    Approve(Approve),
    History(History),
    Diff(Diff),
    Trace(Trace),
    Verify(Verify),
    /// Print or write what editors need to give hints while you type
    #[command(
        long_about = "\
Prints the JSON Schema of a format: which fields there are, what each is for, what it takes. An editor that knows it \
shows that while you type, offers what can stand there, and underlines what cannot. Without a format, it lists them.",
        after_long_help = "\
EXAMPLES
  induct schema                          the formats
  induct schema brand                    that of brand.yaml
  induct schema --out schemas            all of them, as files in schemas/

IN YOUR EDITOR
  For VS Code, install the extension YAML (by Red Hat). Other editors have the same under the name
  YAML language server. Then say in the first line of a file which schema is its own, as a path from
  that file. In brands/lanternhouse/brand.yaml:

      # yaml-language-server: $schema=../../schemas/brand.schema.json"
    )]
    Schema(Schema),
    /// Print the reference page: every file, field by field
    #[command(
        long_about = "\
Prints, as Markdown, what each file that people write is for, where it stands and which fields it has; then the blocks \
and slots of a module's text. In the project of induct itself, the same page is docs/reference.md.",
        after_long_help = "\
EXAMPLES
  induct reference                       to read here
  induct reference > reference.md        to keep"
    )]
    Reference,
    /// Print what lets a shell complete the commands
    #[command(
        long_about = "\
Prints a script for your shell. Once the shell has read it, the Tab key completes the commands and flags of induct.",
        after_long_help = "\
EXAMPLES
  induct completions bash > ~/.local/share/bash-completion/completions/induct
  induct completions fish > ~/.config/fish/completions/induct.fish
  induct completions zsh > _induct       in a folder of your $fpath"
    )]
    Completions(Completions),
}

#[derive(Debug, Args)]
pub struct Serve {
    /// The port to listen on; when it is taken, the next free one
    #[arg(long, default_value_t = 4400)]
    pub port: u16,
    /// Open the list of packs in the browser
    #[arg(long)]
    pub open: bool,
    /// The day that dates are held against, such as 2026-11-22, instead of today
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// The project's folder, instead of the nearest one upwards from here
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<Utf8PathBuf>,
}

#[derive(Debug, Args)]
pub struct Worksheet {
    /// Only this brand (the name of its folder)
    #[arg(long)]
    pub brand: Option<String>,
    /// Write here instead of output/
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<Utf8PathBuf>,
    /// The project's folder, instead of the nearest one upwards from here
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<Utf8PathBuf>,
}

#[derive(Debug, Args)]
pub struct Schema {
    /// Which one; without it, the formats are listed
    pub format: Option<String>,
    /// Write to files in this folder, making it if need be
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<Utf8PathBuf>,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// Which shell
    #[arg(value_enum)]
    pub shell: Shell,
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
    #[arg(long, value_enum, default_value_t = FindingsFormat::Text)]
    pub format: FindingsFormat,
    /// Say what a finding means and what to do, by the name in its brackets, and check nothing
    #[arg(long, value_name = "CODE", exclusive = true)]
    pub explain: Option<String>,
}

#[derive(Debug, Args)]
pub struct Align {
    #[command(flatten)]
    pub which: Which,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write the reports here instead of output/
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<Utf8PathBuf>,
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

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    /// For people
    Text,
    /// For other programs
    Json,
    /// For code hosts and editors that show findings at their lines: SARIF 2.1.0
    Sarif,
}
