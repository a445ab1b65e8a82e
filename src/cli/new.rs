//! What a project begins with, and one more of each thing: flags, and what `--help` says.

use camino::Utf8PathBuf;
use clap::{Args, Subcommand};

pub const NEW: &str = "\
Makes a small project that builds at once: one brand from a few questions, three modules, one pack, with notes in the \
files that say what goes where. With --all it begins with the whole library: a pack of all skills in the order in which \
they are learnt, and one for managers. Inside a project, `new brand`, `new pack` and `new module` add one more. Nothing \
that is there is ever changed.";

pub const NEW_EXAMPLES: &str = "\
EXAMPLES
  induct new harbour                     asks a few questions
  induct new harbour --all               the same, with every module of the library
  induct new harbour --modules put-right,telephone
                                         the same, with these and what they need
  induct new try-out --yes               asks nothing: a made-up brand to write over
  induct new brand \"Quay Street\"        one more brand in this project
  induct new pack \"First weeks\" --brand quay-street
  induct new module \"Opening the shop\" --brand quay-street
  induct new module \"The till\" --brand quay-street --tool till
                                         a part for each thing that people do with this tool

  `induct library list` shows the modules.";

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct New {
    /// The folder to make
    #[arg(value_name = "DIR", required = true)]
    pub folder: Option<Utf8PathBuf>,
    /// Ask nothing: begin with a made-up brand to write over
    #[arg(long)]
    pub yes: bool,
    /// Begin with every module of the library, and a pack for managers
    #[arg(long, conflicts_with = "modules")]
    pub all: bool,
    /// Begin with these modules of the library, and those that they need
    #[arg(long, value_name = "MODULE,…", value_delimiter = ',')]
    pub modules: Vec<String>,
    #[command(subcommand)]
    pub thing: Option<NewThing>,
}

#[derive(Debug, Subcommand)]
pub enum NewThing {
    /// A brand in this project: brands/NAME/
    Brand {
        /// What it is called
        name: String,
        /// Ask nothing: begin with made-up values to write over
        #[arg(long)]
        yes: bool,
        /// The project's folder, instead of the nearest one upwards from here
        #[arg(long, value_name = "FOLDER")]
        project: Option<Utf8PathBuf>,
    },
    /// A pack of a brand: brands/BRAND/packs/NAME.yaml
    Pack {
        /// What it is called
        name: String,
        /// Of this brand; may be left out where there is only one
        #[arg(long)]
        brand: Option<String>,
        /// The project's folder, instead of the nearest one upwards from here
        #[arg(long, value_name = "FOLDER")]
        project: Option<Utf8PathBuf>,
    },
    /// A module, with notes that say what goes where: content/modules/NAME.md
    Module {
        /// What it is called
        name: String,
        /// For this brand alone: brands/BRAND/modules/NAME.md
        #[arg(long)]
        brand: Option<String>,
        /// About one of the brand's tools: a part for each of its tasks, to be filled
        #[arg(long, value_name = "TOOL")]
        tool: Option<String>,
        /// The project's folder, instead of the nearest one upwards from here
        #[arg(long, value_name = "FOLDER")]
        project: Option<Utf8PathBuf>,
    },
}
