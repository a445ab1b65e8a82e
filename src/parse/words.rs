//! Words out of closed lists: roles, channels, how often, and the like.

use super::fields::{Key, Read, Reader, Type};
use super::kinds::one_line;
use super::quoting::brief;
use super::shape::Word;
use super::yaml::Node;
use crate::model::brand::{Channel, MeasureKind, Period, Role};
use crate::model::diag::Diagnostic;
use crate::model::doc::Stance;
use crate::model::library::{ApprovalWanted, Paper};
use crate::model::module::ModuleKind;
use crate::model::names::nearest;
use crate::model::span::{Span, Spanned};

/// A word out of a closed list. `also` are other ways to write it that need no remark.
macro_rules! closed {
    ($ty:ty, $what:literal, $( $word:literal $(| $also:literal)* => $variant:expr ),+ $(,)?) => {
        impl Read for $ty {
            const TYPE: Type = Type::OneOf(&[$( Word { word: $word, also: &[$( $also ),*] } ),+]);

            fn read(node: &Node, field: &str, r: &mut Reader<'_>) -> Option<Self> {
                let Some(text) = one_line(node) else {
                    r.wrong::<$ty>(node, field);
                    return None;
                };
                match text.as_str() {
                    $( $word $(| $also)* => Some($variant), )+
                    _ => {
                        unknown_word(&text, node.span, $what, &[$( $word ),+], r);
                        None
                    }
                }
            }
        }

        impl Key for $ty {
            const TYPE: Type = Type::OneOf(&[$( Word { word: $word, also: &[$( $also ),*] } ),+]);

            fn key(key: &Spanned<String>, _: &str, r: &mut Reader<'_>) -> Option<Self> {
                match key.value.as_str() {
                    $( $word $(| $also)* => Some($variant), )+
                    other => {
                        unknown_word(other, key.span, $what, &[$( $word ),+], r);
                        None
                    }
                }
            }
        }
    };
}

fn unknown_word(text: &str, span: Span, what: &str, words: &[&str], r: &mut Reader<'_>) {
    let text = text.trim_matches(['“', '”', '„', '‘', '’']);
    let message = format!("`{}` is not {what}.", brief(text));
    let list = words.join(", ");
    r.report(match nearest(text, words.iter().copied()) {
        Some(near) => Diagnostic::error("unknown-word", span, format!("{message} Did you mean `{near}`?"))
            .help(format!("Type `{near}`. It can be {list}.")),
        None => Diagnostic::error("unknown-word", span, message.trim_end_matches('.'))
            .help(format!("Type one of these: {list}.")),
    });
}

closed!(Role, "a role",
    "front-line" => Role::FrontLine,
    "team-leader" => Role::TeamLeader,
    "manager" => Role::Manager,
    "executive" => Role::Executive,
);
closed!(Channel, "a channel",
    "face" => Channel::Face,
    "phone" => Channel::Phone,
    "chat" => Channel::Chat,
    "e-mail" | "email" => Channel::Email,
    "letter" => Channel::Letter,
    "social" => Channel::Social,
);
closed!(Period, "how often something can be",
    "shift" | "every shift" => Period::Shift,
    "day" | "daily" | "every day" => Period::Day,
    "week" | "weekly" | "every week" => Period::Week,
    "month" | "monthly" | "every month" => Period::Month,
    "quarter" | "quarterly" | "every quarter" => Period::Quarter,
    "year" | "yearly" | "annually" | "every year" => Period::Year,
);
closed!(MeasureKind, "a kind of measure",
    "service" => MeasureKind::Service,
    "sales" => MeasureKind::Sales,
    "speed" => MeasureKind::Speed,
    "cost" => MeasureKind::Cost,
);
closed!(Stance, "a stance",
    "never" => Stance::Never,
    "avoid" => Stance::Avoid,
    "may" => Stance::May,
    "prefer" => Stance::Prefer,
    "always" => Stance::Always,
);
closed!(Paper, "a paper size", "A4" | "a4" => Paper::A4, "Letter" | "letter" | "US Letter" => Paper::Letter);
closed!(ApprovalWanted, "whether approval is wanted", "needed" => ApprovalWanted::Needed, "optional" => ApprovalWanted::Optional);
closed!(ModuleKind, "a kind of module",
    "skill" => ModuleKind::Skill,
    "overview" => ModuleKind::Overview,
    "tool" => ModuleKind::Tool,
    "organisation" => ModuleKind::Organisation,
);
