//! What a module asks of the brand: `::: our-way`, `::: our-quiz`, `::: ours limits`, `::: if has=limit.noise`. The
//! words behind the name in, a request out; whether the brand has told it, composing finds out.

use super::attrs::condition;
use super::directive::Head;
use super::markdown::Md;
use super::module::{Builder, written_text};
use crate::model::brand::Channel;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{BlockKind, Condition, HasKind, Join, OursList, Written};
use crate::model::names::{nearest, sentence_list};
use crate::model::source::Id;
use crate::model::span::Spanned;

const OURS: [(&str, OursList); 20] = [
    ("promise", OursList::Promise),
    ("values", OursList::Values),
    ("priorities", OursList::Priorities),
    ("tie-breaks", OursList::TieBreaks),
    ("limits", OursList::Limits),
    ("routes", OursList::Routes),
    ("standards", OursList::Standards),
    ("measures", OursList::Measures),
    ("customers", OursList::Customers),
    ("greetings", OursList::Greetings),
    ("closings", OursList::Closings),
    ("tools", OursList::Tools),
    ("policies", OursList::Policies),
    ("legal", OursList::Legal),
    ("voice", OursList::Voice),
    ("words", OursList::Words),
    ("hire-for", OursList::HireFor),
    ("thank-for", OursList::ThankFor),
    ("leaders", OursList::Leaders),
    ("gives-up", OursList::GivesUp),
];

const HAS: [(&str, HasKind); 6] = [
    ("limit", HasKind::Limit),
    ("standard", HasKind::Standard),
    ("route", HasKind::Route),
    ("tool", HasKind::Tool),
    ("person", HasKind::Person),
    ("word", HasKind::Word),
];

/// The lists that `::: ours` can show.
pub fn list_names() -> impl Iterator<Item = &'static str> {
    OURS.into_iter().map(|(name, _)| name)
}

/// What `::: if has=…` can ask for.
pub fn asked_names() -> impl Iterator<Item = &'static str> {
    HAS.into_iter().map(|(name, _)| name)
}

impl Builder<'_> {
    /// What the brand fills is left empty.
    fn nothing_in(&mut self, head: &Head, blocks: &[Md]) {
        if let Some(first) = blocks.first() {
            let what = format!("Nothing can stand in a block `{}`: the brand fills it", head.name);
            self.stray("text-in-our-block", first, &what, "Move the text below the line that closes the block.");
        }
    }

    pub(super) fn leaf(
        &mut self,
        head: &Head,
        blocks: Vec<Md>,
        join: Join,
        own_moment: bool,
    ) -> Option<BlockKind<Written>> {
        self.nothing_in(head, &blocks);
        if !self.moment && !own_moment {
            self.d.push(
                Diagnostic::error(
                    "no-moment",
                    head.line,
                    "This block needs to know its moment, and the section names none",
                )
                .help("Give the section one: `## Title {#its-id moment=apologise}`."),
            );
            return None;
        }
        Some(BlockKind::Join(join))
    }

    pub(super) fn ours(&mut self, head: &Head, rest: &Spanned<String>, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        self.nothing_in(head, &blocks);
        let typed = written_text(&head.title);
        let typed = typed.trim();
        if let Some((_, list)) = OURS.iter().find(|(name, _)| *name == typed) {
            return Some(BlockKind::Join(Join::Ours(*list)));
        }
        let names = OURS.map(|(name, _)| name);
        let (said, help) = match nearest(typed, names) {
            _ if typed.is_empty() => (
                "This block does not say which list of the brand it shows".to_owned(),
                "Type `::: ours limits`.".to_owned(),
            ),
            Some(near) => (format!("A brand has no list `{typed}`"), format!("Did you mean `::: ours {near}`?")),
            None => (format!("A brand has no list `{typed}`"), format!("The lists are: {}.", sentence_list(names, 20))),
        };
        let place = if typed.is_empty() { head.line } else { rest.span };
        self.d.push(Diagnostic::error("unknown-list", place, said).help(help));
        None
    }

    /// The whole questionnaire, or the part that is named; whether there is one, resolving finds out.
    pub(super) fn readiness(&mut self, head: &Head, rest: &Spanned<String>, blocks: Vec<Md>) -> BlockKind<Written> {
        self.nothing_in(head, &blocks);
        let typed = written_text(&head.title);
        let part = Some(typed.trim()).filter(|typed| !typed.is_empty());
        BlockKind::Join(Join::Readiness(part.map(|part| Spanned::new(Id::from(part), rest.span))))
    }

    pub(super) fn condition(&mut self, rest: &Spanned<String>) -> Option<Condition> {
        let typed = rest.value.trim().trim_start_matches('{').trim_end_matches('}').trim();
        let span = rest.span;
        let unknown = |what: String, help: String, d: &mut Diagnostics| {
            d.push(Diagnostic::error("unknown-condition", span, what).help(help));
            None
        };
        let help = "Type `::: if channel=phone` or `::: if has=limit.noise`.".to_owned();
        if typed.matches('=').count() > 1 {
            let help = "Put one `::: if` block into another, with more colons on the outer one.".to_owned();
            return unknown("A block can have one condition, and here are two".to_owned(), help, self.d);
        }
        let Some((key, value)) = condition(&rest.value) else {
            let what = if typed.is_empty() {
                "This block does not say when it is shown"
            } else {
                "This condition cannot be understood"
            };
            return unknown(what.to_owned(), help, self.d);
        };
        match key {
            "channel" => {
                let found = Channel::ALL.into_iter().find(|channel| channel.key() == value);
                if let Some(channel) = found {
                    return Some(Condition::Channel(channel));
                }
                let names = Channel::ALL.map(Channel::key);
                let help = match nearest(value, names) {
                    Some(near) => format!("Did you mean `channel={near}`?"),
                    None => format!("The channels are: {}.", sentence_list(names, 9)),
                };
                unknown(format!("There is no channel `{value}`"), help, self.d)
            }
            "has" => {
                let (kind, id) = value.split_once('.').unwrap_or((value, ""));
                let Some((_, found)) = HAS.iter().find(|(name, _)| *name == kind) else {
                    let help = match nearest(kind, HAS.map(|(name, _)| name)) {
                        Some(near) => {
                            format!("Did you mean `has={near}.{}`?", if id.is_empty() { "noise" } else { id })
                        }
                        None => help,
                    };
                    return unknown(format!("A brand cannot be asked for `{kind}`"), help, self.d);
                };
                if !crate::model::names::is_id(id) {
                    let help = format!("Name one by its id: `has={kind}.noise`.");
                    return unknown(format!("This does not say which {kind} the brand must have"), help, self.d);
                }
                Some(Condition::Has { kind: *found, id: Spanned::new(Id::from(id), span) })
            }
            other => {
                let help = match nearest(other, ["channel", "has"]) {
                    Some(near) => format!("Did you mean `{near}={value}`?"),
                    None => help,
                };
                unknown(format!("`{other}` is not a condition"), help, self.d)
            }
        }
    }
}
