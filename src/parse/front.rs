//! A module's front matter: the YAML between two lines `---` at the top of the file.

use super::fields::{Name, Read, Shape, choice, record};
use super::yaml::{self, Node, Value};
use crate::model::brand::{Channel, Role};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::module::ModuleKind;
use crate::model::span::{FileId, Span, Spanned};

choice!("a kind of module", ModuleKind, {
    "skill" => ModuleKind::Skill,
    "overview" => ModuleKind::Overview,
    "tool" => ModuleKind::Tool,
    "organisation" => ModuleKind::Organisation,
});

record! {
    "a module" RawMeta {
        /// The format's version: 1.
        schema: u16,
        /// Its short name: the file's name. Never used again for another.
        id: Name,
        /// Its title on the page.
        title: String,
        /// skill, overview, tool or organisation.
        kind: ModuleKind,
        /// What it is about, in one sentence.
        summary: String,
        /// How long it takes, alone and led.
        minutes: RawMinutes,
        /// Whom it is for; everyone when left out.
        audience: Vec<Spanned<Role>>,
        /// The channels it is for; all when left out.
        channels: Vec<Spanned<Channel>>,
        /// What it trains.
        skills: Vec<Spanned<String>>,
        /// What people can do afterwards.
        objectives: Vec<Spanned<RawObjective>>,
        /// Modules to have done first.
        needs: Vec<Spanned<Name>>,
        /// The tool it teaches.
        tool: Name,
        /// Who keeps it.
        owner: String,
        /// Who checks it.
        reviewer: String,
        /// Its version.
        version: String,
        /// What changed last, in one line.
        changed: String,
        /// The day it was last read through.
        last_reviewed: Date,
        /// How long that holds: 6 months.
        review_in: Months,
        /// The section it stands in for: put-right#say-sorry.
        replaces: String,
    }
}

record! {
    "the minutes" RawMinutes or alone {
        /// On one's own.
        alone as "self": u16,
        /// Led by a facilitator.
        led: u16,
    }
}

record! {
    "an objective" RawObjective or verb {
        /// What people can do: begins with a verb.
        verb: String,
        /// Under which condition.
        condition: String,
        /// How well.
        standard: String,
        /// The moment it belongs to.
        moment: Name,
    }
}

/// A length of time in months: `6 months`, `1 year`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Months(pub u16);

impl Read for Months {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        let text = match &node.value {
            Value::Scalar { text, .. } => text.trim(),
            Value::Null | Value::List(_) | Value::Map(_) => "",
        };
        let (figure, unit) = text.split_once(' ').unwrap_or((text, ""));
        let months = match (figure.parse::<u16>(), unit.trim()) {
            (Ok(n @ 1..=120), "month" | "months") => Some(n),
            (Ok(n @ 1..=10), "year" | "years") => Some(n * 12),
            _ => None,
        };
        if months.is_none() {
            d.push(
                Diagnostic::error("not-a-length", node.span, "A length of time belongs here")
                    .help("Type `6 months` or `1 year`."),
            );
        }
        months.map(Months)
    }
}

/// The front matter, and the byte where the text begins. Without front matter the text begins at once.
pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> (Option<RawMeta>, usize) {
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let top = Span::new(file, bom..bom + text[bom..].find('\n').unwrap_or(text.len() - bom));
    let mut lines = text[bom..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        d.push(
            Diagnostic::error(
                "no-front-matter",
                top,
                "A module begins with a line `---`, its fields, and a line `---`",
            )
            .help("Put at the top of the file:\n---\nid: its-file-name\ntitle: Its title\n---"),
        );
        return (None, bom);
    }
    let start = bom + first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            let meta = yaml::read(file, &text[start..at], start, d).and_then(|node| RawMeta::read(&node, d));
            return (meta, at + line.len());
        }
        at += line.len();
    }
    d.push(
        Diagnostic::error("front-matter-open", top, "The fields at the top of the module have no end")
            .help("Put a line `---` after the last field, before the text."),
    );
    (None, text.len())
}
