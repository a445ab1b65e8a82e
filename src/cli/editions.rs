//! The verbs about editions: what each takes, and what its `--help` says.

use camino::Utf8PathBuf;
use clap::Args;

use super::Format;

/// Make the next edition of each pack, and record it
#[derive(Debug, Args)]
#[command(
    long_about = "\
Makes the next edition of each pack that has changed since its last one, such as 2026.2: records the day, what every \
page and sheet says, block by block, the facts of the brand that it shows, and who is asked to approve it. The record \
stands in brands/<brand>/records/editions/<pack>/ beside what you write, in plain text, and is never changed \
afterwards. Nothing is written to output/: the next `induct build` puts the edition, its day and its codes on every \
page. Until its pages are approved, they bear the mark Draft; a page that says the same as before keeps its edition, its code and \
its approval.",
    after_long_help = "\
EXAMPLES
  induct refresh                         every pack that has changed
  induct refresh --brand lanternhouse    one brand's

AFTERWARDS
  induct build                           the pages and sheets of the edition
  induct approve --name \"Priya Nandakumar\" --role \"Head of Guest Experience\" put-right
  induct history                         the editions so far"
)]
pub struct Refresh {
    #[command(flatten)]
    pub of: Of,
}

/// Record that somebody stands by pages of the last edition
#[derive(Debug, Args)]
#[command(
    long_about = "\
Records that somebody stands by pages of a pack's last edition: their role, their name, the day, and exactly what the \
pages say. A page and its sheet are approved together. Should the page ever say something else, also because a value or \
a limit of the brand has changed, it asks for approval again; its other pages do not. Without a page, shows what still \
asks to be approved, by whom, and which words are new since somebody last approved it.",
    after_long_help = "\
EXAMPLES
  induct approve                         what still asks to be approved
  induct approve put-right limits --role \"Head of Guest Experience\" --name \"Priya Nandakumar\"
  induct approve --all --role Legal --name \"Jo Brandt\"

AFTERWARDS
  induct build                           takes the mark Draft off what is approved; then publish and print

The program keeps what it is told: it does not know who holds which role. A pack whose pages need no
approval says so in its file: approval: optional"
)]
pub struct Approve {
    /// Pages by name, as in the addresses of the site: put-right, limits, what-matters, index, workbook
    #[arg(value_name = "PAGE")]
    pub pages: Vec<String>,
    /// All pages that this role is asked for
    #[arg(long, conflicts_with = "pages")]
    pub all: bool,
    /// In which role: one that is asked, such as the brand's owner
    #[arg(long)]
    pub role: Option<String>,
    /// Who stands by the pages
    #[arg(long)]
    pub name: Option<String>,
    #[command(flatten)]
    pub of: Of,
}

/// List the editions of each pack
#[derive(Debug, Args)]
#[command(
    long_about = "\
Lists the editions of each pack: their days, how many pages and sheets came to say something new in each, and who has \
approved them.",
    after_long_help = "\
EXAMPLES
  induct history
  induct history --brand lanternhouse --pack front-desk"
)]
pub struct History {
    #[command(flatten)]
    pub of: Of,
}

/// Show what was printed under a code
#[derive(Debug, Args)]
#[command(
    long_about = "\
Every page and sheet of an edition bears a short code at its foot. This leads from the code back to exactly what was \
printed: the edition and its day, the words, the facts of the brand in them, and who approved it. What the pack says \
today does not matter for it. Codes with `draft` in them belong to drafts, which are not kept; a sheet of an edition that nobody had approved \
yet bears the code of its edition, and the mark Draft.",
    after_long_help = "\
EXAMPLES
  induct trace lanternhouse-put-right-2026.2-k3f9qd
  induct trace k3f9qd                    the last part is enough"
)]
pub struct Trace {
    /// As it stands at the foot
    pub code: String,
    #[command(flatten)]
    pub of: Of,
}

/// Say whether a published folder still is what was issued
#[derive(Debug, Args)]
#[command(
    long_about = "\
Holds a published folder beside the record of an edition: each page, sheet, stylesheet and font. What differs is named \
by its path, for a page with the words that were issued and those that stand there now. Ends with 1 when anything \
differs or is missing. Files that the edition does not list are not looked at.",
    after_long_help = "\
EXAMPLES
  induct verify output/lanternhouse/front-desk
  induct verify /srv/intranet/front-desk --edition 2026.1"
)]
pub struct Verify {
    /// The folder of a pack: the one that holds site/ and print/
    #[arg(value_name = "DIR")]
    pub folder: Utf8PathBuf,
    /// Held against this edition instead of the last one
    #[arg(long, value_name = "EDITION")]
    pub edition: Option<String>,
    #[command(flatten)]
    pub of: Of,
}

/// Show what differs between two editions
#[derive(Debug, Args)]
#[command(
    long_about = "\
Shows what each page and sheet said in one edition and says in another: every block that was changed, with the words \
that went and the words that came, and what was moved, added or taken out.",
    after_long_help = "\
EXAMPLES
  induct diff 2026.1 2026.2
  induct diff 2026.1 2026.2 --brand lanternhouse --pack front-desk"
)]
pub struct Diff {
    /// The earlier edition, such as 2026.1
    #[arg(value_name = "EDITION")]
    pub from: String,
    /// The later one
    #[arg(value_name = "EDITION")]
    pub to: String,
    #[command(flatten)]
    pub of: Of,
}

/// Show what a change touches: every page and sheet that would be another
#[derive(Debug, Args)]
#[command(
    long_about = "\
Holds what you have written beside the last edition of each pack, or beside the last build where there is no edition, \
and lists every page, sheet and other file that would come out different, with each block as it was and as it would be. \
Nothing is written. With --if, tries a changed copy of a file without touching the real one: what would be different from \
now. Only what would read otherwise is found: the same thought in other words elsewhere is not.",
    after_long_help = "\
EXAMPLES
  induct impact                          since the last edition, else since the last build
  induct impact --build                  since the last build
  induct impact --if brands/lanternhouse/brand.yaml=drafts/brand-2027.yaml
  induct impact --format json            for other programs: a list of {brand, pack, beside, same,
                                         touched: [{path, page, title, how, blocks: [{how, id,
                                         before, after}]}]}"
)]
pub struct Impact {
    /// As if FILE of the project were OTHER; may be given more than once
    #[arg(long = "if", value_name = "FILE=OTHER")]
    pub instead: Vec<String>,
    /// Beside the last build, also where there is an edition
    #[arg(long, conflicts_with = "instead")]
    pub build: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The output folder, instead of output/
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<Utf8PathBuf>,
    #[command(flatten)]
    pub of: Of,
}

/// Which packs, and on which day.
#[derive(Debug, Args)]
pub struct Of {
    /// Only this brand (the name of its folder)
    #[arg(long)]
    pub brand: Option<String>,
    /// Only packs of this name
    #[arg(long)]
    pub pack: Option<String>,
    /// The day it happens on, such as 2026-11-22, instead of today
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// The project's folder, instead of the nearest one upwards from here
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<Utf8PathBuf>,
}
