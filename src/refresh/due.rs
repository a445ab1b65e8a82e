//! What is to be done, and in which order: findings, pages that changed and things with a day in; out comes a list of what is
//! wrong, changed, old or coming, each with who is asked and what to do.

use super::dated::{Dated, What};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Severity};
use crate::model::edition::Number;
use crate::model::names::sentence_list;
use crate::model::source::{Id, Room};

/// Pages that are named one by one.
const MOST_NAMED: usize = 8;

/// In the order of doing.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// People would go by it, or a pack cannot be made.
    Wrong,
    /// It says something else than when it was issued.
    Changed,
    /// Its day is past.
    Old,
    /// Its day is near.
    Coming,
}

impl Rule {
    pub const ALL: [Rule; 4] = [Rule::Wrong, Rule::Changed, Rule::Old, Rule::Coming];

    /// As other programs read it.
    pub fn key(self) -> &'static str {
        match self {
            Rule::Wrong => "wrong",
            Rule::Changed => "changed",
            Rule::Old => "old",
            Rule::Coming => "coming",
        }
    }
}

/// A finding with what a project knows of it.
pub struct Finding<'a> {
    pub diagnostic: &'a Diagnostic,
    /// Whose file it is in.
    pub room: Option<&'a Room>,
    /// What an allowance would call it.
    pub at: Option<String>,
    pub owner: Option<String>,
    /// `content/modules/put-right.md:19`
    pub place: String,
}

/// A page that says something else than in the edition that was last issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPage {
    pub brand: Id,
    pub pack: Id,
    /// What people call it in commands: `put-right`.
    pub page: String,
    pub title: String,
    /// The edition that it was last the same in.
    pub since: Number,
    /// What brought it about, as a sentence has it: `limits.noise is £60, and was £40`.
    pub cause: String,
    /// The roles that will be asked to approve it.
    pub asks: Vec<String>,
    /// It says the same, and what it shows is another.
    pub stale: bool,
}

/// An edition of which pages are not approved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unapproved {
    pub brand: Id,
    pub pack: Id,
    pub edition: Number,
    /// What people call them in commands, each once.
    pub pages: Vec<String>,
    /// The roles that are still asked.
    pub asks: Vec<String>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub rule: Rule,
    /// Whose; `None` for the library's.
    pub brand: Option<Id>,
    pub id: String,
    pub cause: String,
    pub owner: Option<String>,
    pub next: Next,
    /// The day that is past or near; `None` where there is none.
    pub due: Option<Date>,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    pub say: String,
    /// To be typed, where that is how it ends.
    pub command: Option<String>,
}

/// What the list is made from.
pub struct Asked<'a> {
    pub findings: &'a [Finding<'a>],
    pub changed: &'a [ChangedPage],
    pub unapproved: &'a [Unapproved],
    pub dated: &'a [Dated],
    /// There is more than one brand, so that a command must say which.
    pub several: bool,
}

/// The list, in the order of doing: by rule, then the longest overdue first, and before these what has no day.
pub fn due(asked: &Asked<'_>) -> Vec<Due> {
    let of_finding = |finding: &Finding<'_>| of_finding(finding, asked);
    let mut list: Vec<Due> = asked.findings.iter().filter_map(of_finding).collect();
    list.extend(asked.changed.iter().map(of_page));
    list.extend(asked.unapproved.iter().map(of_unapproved));
    // Stable: what is alike stays as it stands in the files.
    list.sort_by_key(|due| (due.rule, due.due));
    list
}

/// What to type where somebody has looked, and nothing need change.
pub fn keep(dated: &Dated, several: bool) -> String {
    let brand = dated.brand().filter(|_| several || dated.what == What::Module);
    let brand = brand.map(|brand| format!(" --brand {brand}")).unwrap_or_default();
    format!("induct keep {}{brand} --by NAME --why TEXT", dated.id)
}

fn of_finding(finding: &Finding<'_>, asked: &Asked<'_>) -> Option<Due> {
    let d = finding.diagnostic;
    let rule = match (d.code, d.severity) {
        (_, Severity::Error) | ("wording-past", _) => Rule::Wrong,
        ("review-past" | "person-past" | "leader-overdue" | "leader-never-seen", _) => Rule::Old,
        ("review-due" | "person-due" | "wording-due", _) => Rule::Coming,
        (_, Severity::Warning | Severity::Advice) => return None,
    };
    let called = |dated: &&Dated| {
        Some(&dated.room) == finding.room && finding.at.as_deref().is_some_and(|at| dated.is_called(at))
    };
    // An error in a module has to do with no day of it.
    let dated = asked.dated.iter().filter(|_| d.severity != Severity::Error).find(called);
    let brand = finding.room.and_then(|room| match room {
        Room::Brand(id) => Some(id.clone()),
        Room::Library => None,
    });
    let next = match dated {
        Some(dated) => Next { say: ask(dated, &finding.place), command: Some(keep(dated, asked.several)) },
        None => mend(d, &finding.place),
    };
    Some(Due {
        rule,
        brand,
        id: dated.map(|dated| dated.id.clone()).or_else(|| finding.at.clone()).unwrap_or_else(|| finding.place.clone()),
        cause: d.message.clone(),
        owner: finding.owner.clone(),
        next,
        due: dated.and_then(|dated| dated.due),
    })
}

/// What has to be mended by hand.
fn mend(d: &Diagnostic, place: &str) -> Next {
    let help = d.help.as_deref().unwrap_or("Mend it there.");
    Next { say: format!("In {place}: {help}"), command: None }
}

/// Before the command to type.
fn ask(dated: &Dated, place: &str) -> String {
    let who = dated.who.as_deref().unwrap_or(&dated.title);
    let owner = &dated.owner;
    match dated.what {
        What::Brand => format!(
            "Read it through. If something must change, correct it, and type the day of the next review after `review_by:` ({place}). If not:"
        ),
        What::Module => format!(
            "Read it through. If something must change, correct it, and type that day after `last_reviewed:` ({place}). If not:"
        ),
        What::Wording => format!(
            "Ask {owner} whether the wording is still right. If not, correct it, and type the day of the next review after `review_by:` ({place}). If it is:"
        ),
        What::Person => format!(
            "Ask whether {who} still does this. If not, type the new name, and a new day after `until:` ({place}). If so:"
        ),
        What::Leader => format!("Agree a day with {who}. Once somebody has seen it done:"),
    }
}

/// Something that became due since an edition; `asks` are the roles whose word it takes.
fn since_edition(brand: &Id, id: String, cause: String, asks: &[String], (say, command): (String, String)) -> Due {
    Due {
        rule: Rule::Changed,
        brand: Some(brand.clone()),
        id,
        cause,
        owner: (!asks.is_empty()).then(|| asks.join(", ")),
        next: Next { say, command: Some(command) },
        due: None,
    }
}

fn of_page(changed: &ChangedPage) -> Due {
    let ChangedPage { brand, pack, page, title, since, cause, asks, stale } = changed;
    let refresh = format!("induct refresh --brand {brand} --pack {pack}");
    let (cause, next) = if *stale {
        (
            format!("“{title}” shows a tool that is another now: {cause}"),
            (
                format!(
                    "See whether what the page says of it still holds, and correct it if not. Then `{refresh}`. If nothing need change, say so first:"
                ),
                format!("induct keep {page} --by NAME --why TEXT"),
            ),
        )
    } else {
        (
            format!("“{title}” no longer says what edition {since} says: {cause}"),
            (
                "See what else it touches with `induct impact`. When the change stands, make the next edition, in which only these pages are to be approved again:".to_owned(),
                refresh,
            ),
        )
    };
    since_edition(brand, format!("{brand}/{pack}/{page}"), cause, asks, next)
}

fn of_unapproved(open: &Unapproved) -> Due {
    let Unapproved { brand, pack, edition, pages, asks } = open;
    let some = match pages.as_slice() {
        [one] => format!("{one} is not approved yet"),
        several => format!(
            "{} pages are not approved yet: {}",
            several.len(),
            sentence_list(several.iter().map(String::as_str), MOST_NAMED)
        ),
    };
    let cause = format!("Of edition {edition}, {some}. Until then they bear the mark Draft");
    let say = "Have them read. What is asked of whom, and what to type when it is read:".to_owned();
    let command = format!("induct approve --brand {brand} --pack {pack}");
    since_edition(brand, format!("{brand}/{pack}"), cause, asks, (say, command))
}

#[cfg(test)]
mod tests {
    use super::{Asked, ChangedPage, Finding, Rule, due};
    use crate::model::date::Date;
    use crate::model::diag::{Diagnostic, Place};
    use crate::model::edition::Number;
    use crate::model::source::Room;
    use crate::model::span::FileId;
    use crate::refresh::dated::{Dated, What};

    fn day(text: &str) -> Option<Date> {
        let part = |range: std::ops::Range<usize>| text[range].parse::<i16>().unwrap();
        let small = |range| u8::try_from(part(range)).unwrap();
        Some(Date { year: part(0..4), month: small(5..7), day: small(8..10) })
    }

    fn dated(what: What, room: &Room, id: &str, due: &str) -> Dated {
        Dated {
            what,
            room: room.clone(),
            file: FileId(0),
            id: id.to_owned(),
            title: "Putting it right".to_owned(),
            who: Some("Tom Okafor".to_owned()),
            owner: "Legal".to_owned(),
            told: None,
            due: day(due),
        }
    }

    #[test]
    fn what_is_wrong_comes_first_and_of_what_is_old_the_oldest() {
        let (library, harbour) = (Room::Library, Room::Brand("harbour".into()));
        let all = [
            dated(What::Module, &library, "put-right", "2026-10-01"),
            dated(What::Module, &library, "put", "2026-01-01"),
            dated(What::Brand, &harbour, "brand:review_by", "2026-09-01"),
            dated(What::Wording, &harbour, "brand:legal.refunds", "2026-11-01"),
            dated(What::Person, &harbour, "brand:people.tom", "2026-12-01"),
            dated(What::Leader, &harbour, "brand:values.own.leader", "2026-08-01"),
        ];
        let place = || Place::File(FileId(0));
        let made = [
            (Diagnostic::advice("person-due", place(), "p"), &harbour, "brand:people.tom"),
            (Diagnostic::warning("review-past", place(), "m"), &library, "put-right"),
            (Diagnostic::warning("review-past", place(), "b"), &harbour, "brand:review_by"),
            (Diagnostic::warning("leader-overdue", place(), "l"), &harbour, "brand:values.own.leader.who"),
            (Diagnostic::warning("wording-past", place(), "w"), &harbour, "brand:legal.refunds"),
            (Diagnostic::warning("orphan", place(), "o"), &harbour, "brand:values.own"),
            (Diagnostic::error("hard-typed-wrong", place(), "e").help("Type 30."), &library, "put-right#say-sorry"),
        ];
        let findings: Vec<Finding<'_>> = made
            .iter()
            .map(|(diagnostic, room, at)| Finding {
                diagnostic,
                room: Some(room),
                at: Some((*at).to_owned()),
                owner: None,
                place: "file:1".to_owned(),
            })
            .collect();
        let changed = [ChangedPage {
            brand: "harbour".into(),
            pack: "first".into(),
            page: "put-right".to_owned(),
            title: "Putting it right".to_owned(),
            since: Number { year: 2026, count: 2 },
            cause: "limits.noise is £60, and was £40".to_owned(),
            asks: vec!["Legal".to_owned()],
            stale: false,
        }];
        let list = due(&Asked { findings: &findings, changed: &changed, unapproved: &[], dated: &all, several: false });
        let short: Vec<(Rule, &str)> = list.iter().map(|due| (due.rule, due.id.as_str())).collect();
        assert_eq!(
            short,
            [
                (Rule::Wrong, "put-right#say-sorry"),
                (Rule::Wrong, "brand:legal.refunds"),
                (Rule::Changed, "harbour/first/put-right"),
                (Rule::Old, "brand:values.own.leader"),
                (Rule::Old, "brand:review_by"),
                (Rule::Old, "put-right"),
                (Rule::Coming, "brand:people.tom"),
            ]
        );
        let next: Vec<Option<&str>> = list.iter().map(|due| due.next.command.as_deref()).collect();
        assert_eq!(next[0], None);
        assert_eq!(next[5], Some("induct keep put-right --by NAME --why TEXT"));
        assert_eq!(next[2], Some("induct refresh --brand harbour --pack first"));
        assert!(list[0].next.say.contains("file:1: Type 30."));
        assert_eq!(list[5].due, day("2026-10-01"));
        let several = due(&Asked { findings: &findings, changed: &[], unapproved: &[], dated: &all, several: true });
        let command = several[1].next.command.as_deref();
        assert_eq!(command, Some("induct keep brand:legal.refunds --brand harbour --by NAME --why TEXT"));
    }
}
