//! What the library holds, and more of it for a project: flags, and what `--help` says.

use camino::Utf8PathBuf;
use clap::{Args, Subcommand};

pub const LIBRARY: &str = "\
The library of skill modules travels with the program. `library list` shows what is in it, and what of it this project \
has. `library add` copies modules into the project, with those that they need first. What is there is never changed: a \
module that you have made your own stays as it is, also when the program brings a newer one. Some modules are there in \
other languages too: they come along where a pack of yours asks for the language.";

pub const LIBRARY_EXAMPLES: &str = "\
EXAMPLES
  induct library list                    every module: what it teaches, how long it takes, whether
                                         it is here
  induct library add put-right telephone these two, and `principles`, which they need
  induct library add readiness           the questionnaire about what stands in people's way
  induct library add --all               everything that is not here yet

  A module is in a pack once the pack's file names it: modules: [put-right, telephone]";

#[derive(Debug, Args)]
pub struct Library {
    #[command(subcommand)]
    pub verb: LibraryVerb,
}

#[derive(Debug, Subcommand)]
pub enum LibraryVerb {
    /// Show what the library holds, and what of it is here
    List {
        /// The project's folder, instead of the nearest one upwards from here
        #[arg(long, value_name = "FOLDER")]
        project: Option<Utf8PathBuf>,
    },
    /// Copy modules of the library into this project
    Add {
        /// Which modules, as `induct library list` names them; or readiness
        #[arg(value_name = "MODULE", required_unless_present = "all")]
        modules: Vec<String>,
        /// Everything that is not here yet
        #[arg(long, conflicts_with = "modules")]
        all: bool,
        /// The project's folder, instead of the nearest one upwards from here
        #[arg(long, value_name = "FOLDER")]
        project: Option<Utf8PathBuf>,
    },
}
