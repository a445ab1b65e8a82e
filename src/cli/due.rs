//! What is due, and that something stays as it is: their flags, and what `--help` says.

use camino::Utf8PathBuf;
use clap::Args;

use super::{Format, Which};

pub const DUE: &str = "\
Lists what needs somebody, in the order of doing: what is wrong, what says something else than when it was issued, what \
is past its day, and what will be within thirty days. Each with who is asked, and what to do. Nothing is changed.

With --ics, everything that has a day goes into a calendar too, also what is due in months: reviews of brands, modules \
and regulated wording, people who are named until a day, and what leaders do where people see it.";

pub const DUE_EXAMPLES: &str = "\
THE LIST
  wrong    people would go by it, or a pack cannot be made: errors, and regulated wording past its
           day
  changed  a page that says something else than its edition
  old      a review whose day is past, somebody who was named until a day that is past, a leader
           who has not been seen for longer than was agreed
  coming   the same within thirty days

EXAMPLES
  induct due                             everything
  induct due --brand lanternhouse        one brand
  induct due --ics due.ics               also write a calendar, to open with your mail program.
                                         Write it again when something has moved: each day is
                                         known again by its UID, so that a calendar can move it
  induct due --strict                    fail while something is wrong or changed
  induct due --format json               for other programs: a list of
                                         {rule, brand, id, cause, owner, next, due}

When you have looked at something and it can stay as it is, say so with `induct keep`.";

pub const KEEP: &str = "\
Records that somebody has looked at something and that it stays as it is, and why: for a review in which nothing needed \
changing, or a leader who was seen doing what was promised. The record is a small file that is never changed again. Then \
the day is set in the file where it is typed; nothing else in that file changes. The same command given again does \
nothing more.";

pub const KEEP_EXAMPLES: &str = "\
WHAT ID CAN BE
  put-right                    a module, by the name of its file: last_reviewed becomes today
  brand:review_by              the brand's file as a whole
  brand:legal.refunds          regulated wording
  brand:people.learning        somebody who is named until a day
  brand:values.own-it.leader   what a leader does: last_seen becomes today

  `induct due` names them like this. The second to the fourth get a new day: in a year, or the day
  of --until.

EXAMPLES
  induct keep put-right --by \"Priya Nandakumar\" --why \"Read through with two team leaders\"
  induct keep brand:legal.refunds --until 2027-06-30 --by Legal --why \"No new rules before June\"
  induct keep brand:values.own-it.leader --by \"Tom Okafor\" --why \"Heard her ring two of the three\"

FILES
  brands/<brand>/records/kept/   the records of a brand
  content/records/kept/          those of the library's modules";

#[derive(Debug, Args)]
pub struct Due {
    /// Only this brand (the name of its folder)
    #[arg(long)]
    pub brand: Option<String>,
    /// Only packs of this name
    #[arg(long)]
    pub pack: Option<String>,
    /// Fail while something is wrong or changed
    #[arg(long)]
    pub strict: bool,
    /// The day that dates are held against, such as 2026-11-22, instead of today
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// The project's folder, instead of the nearest one upwards from here
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<Utf8PathBuf>,
    /// How to print the list
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write everything that has a day to this calendar file (its name ends in .ics)
    #[arg(long, value_name = "FILE")]
    pub ics: Option<Utf8PathBuf>,
}

impl Due {
    /// What it looks at, as the other verbs have it.
    pub fn which(&self) -> Which {
        Which {
            brand: self.brand.clone(),
            pack: self.pack.clone(),
            strict: self.strict,
            today: self.today.clone(),
            project: self.project.clone(),
        }
    }
}

#[derive(Debug, Args)]
pub struct Keep {
    /// What stays as it is, as `induct due` names it
    pub id: String,
    /// Why nothing need change
    #[arg(long, value_name = "TEXT")]
    pub why: String,
    /// Who says so
    #[arg(long, value_name = "NAME")]
    pub by: String,
    /// The day on which to look again, such as 2027-11-22, instead of in a year
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Whose (the name of the brand's folder), where more than one brand has it
    #[arg(long)]
    pub brand: Option<String>,
    /// The day on which it was looked at, such as 2026-11-22, instead of today
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// The project's folder, instead of the nearest one upwards from here
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<Utf8PathBuf>,
}
