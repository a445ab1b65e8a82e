//! Everything that has a day, as a calendar that mail programs and telephones read: RFC 5545, a whole day each. Pure; the
//! same input gives the same bytes, and a day that moves keeps its UID, so that a calendar moves it too.

use super::dated::{Dated, What};
use super::due::keep;
use crate::model::date::Date;
use crate::model::source::Room;

/// How every calendar of ours begins: by this it is known again.
const BEGINS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//induct//induct due//EN\r\n";
/// Octets of a line, without what ends it.
const LONGEST: usize = 75;

/// Whether a file is a calendar that this made.
pub fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINS.as_bytes())
}

/// What has a day, in order of the days. `several` says that a command must name the brand.
pub fn calendar(dated: &[Dated], several: bool, today: Date) -> String {
    let mut days: Vec<(Date, String, &Dated)> =
        dated.iter().filter_map(|dated| Some((dated.due?, uid(dated), dated))).collect();
    days.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    let mut out = BEGINS.to_owned();
    out.push_str("CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    property(&mut out, "X-WR-CALNAME", "Induction: what is due");
    for (day, uid, dated) in days {
        out.push_str("BEGIN:VEVENT\r\n");
        property(&mut out, "UID", &uid);
        line(&mut out, &format!("DTSTAMP:{}T000000Z", plain(today)));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", plain(day)));
        line(&mut out, &format!("DTEND;VALUE=DATE:{}", plain(day.plus_days(1))));
        property(&mut out, "SUMMARY", &summary(dated));
        property(&mut out, "DESCRIPTION", &description(dated, several));
        // Nobody is busy all day because of it.
        out.push_str("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
    }
    out.push_str("END:VCALENDAR\r\n");
    out
}

/// `lanternhouse-brand:legal.refunds@induct`. No id has a colon, so that no two things come to the same.
fn uid(dated: &Dated) -> String {
    let id = match dated.what {
        What::Module => format!("module:{}", dated.id),
        What::Brand | What::Wording | What::Person | What::Leader => dated.id.clone(),
    };
    match &dated.room {
        Room::Brand(brand) => format!("{brand}-{id}@induct"),
        Room::Library => format!("{id}@induct"),
    }
}

fn summary(dated: &Dated) -> String {
    let brand = dated.brand().map(|brand| format!(" ({brand})")).unwrap_or_default();
    let (title, who) = (&dated.title, dated.who.as_deref().unwrap_or_default());
    match dated.what {
        What::Brand => format!("Review the brand file of {title}"),
        What::Module => format!("Review “{title}”{brand}"),
        What::Wording => format!("Review the regulated wording “{title}”{brand}"),
        What::Person => format!("Does {who} still do this: {title}?{brand}"),
        What::Leader => format!("{who}: {title}{brand}"),
    }
}

fn description(dated: &Dated, several: bool) -> String {
    let said = match dated.what {
        What::Brand | What::Module | What::Wording => "Read it through. If all of it still holds, type:",
        What::Person => "Ask. If nothing has changed, type:",
        What::Leader => "When somebody has seen it done, type:",
    };
    format!("Who: {}\n{said}\n{}", dated.owner, keep(dated, several))
}

fn plain(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year, day.month, day.day)
}

/// A text as a property (RFC 5545, 3.3.11).
fn property(out: &mut String, name: &str, text: &str) {
    let mut escaped = format!("{name}:");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    line(out, &escaped);
}

/// A line, folded (RFC 5545, 3.1): what goes on begins with a space, which counts. No letter is cut.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{calendar, is_ours, property};
    use crate::model::date::Date;
    use crate::model::source::Room;
    use crate::model::span::FileId;
    use crate::refresh::dated::{Dated, What};

    const TODAY: Date = Date { year: 2026, month: 11, day: 27 };

    fn one(what: What, room: Room, id: &str, title: &str, due: Option<Date>) -> Dated {
        let (id, title) = (id.to_owned(), title.to_owned());
        let who = Some("Ana Ferreira".to_owned());
        Dated { what, room, file: FileId(0), id, title, who, owner: "Legal".to_owned(), told: None, due }
    }

    #[test]
    fn a_line_is_folded_between_letters_and_reads_back_the_same() {
        for text in ["x".repeat(300), "Grüße, ; \\ und 灯籠の宿 ".repeat(20), "👩‍🍳".repeat(60), "x".repeat(73)]
        {
            let mut out = String::new();
            property(&mut out, "S", &text);
            assert!(out.ends_with("\r\n"));
            let lines: Vec<&str> = out.trim_end().split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= 75), "{lines:?}");
            assert!(lines.iter().skip(1).all(|line| line.starts_with(' ')));
            let whole = out.replace("\r\n ", "");
            let unescaped =
                whole.trim_end_matches("\r\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
            assert_eq!(unescaped.strip_prefix("S:"), Some(text.as_str()));
        }
        let mut out = String::new();
        property(&mut out, "S", "one\ntwo\u{7}\r");
        assert_eq!(out, "S:one\\ntwo  \r\n");
    }

    #[test]
    fn a_calendar_is_in_order_of_days_and_has_what_has_one() {
        let harbour = || Room::Brand("harbour".into());
        let all = [
            one(What::Module, Room::Library, "put-right", "Putting it right", Some(TODAY.plus_days(180))),
            one(What::Wording, harbour(), "brand:legal.refunds", "refunds", Some(TODAY.plus_days(-3))),
            one(What::Module, harbour(), "put-right", "Putting it right", Some(TODAY.plus_days(180))),
            one(What::Person, harbour(), "brand:people.ana", "Manager", None),
        ];
        let text = calendar(&all, false, TODAY);
        assert!(is_ours(text.as_bytes()) && !is_ours(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        let uids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("UID:")).collect();
        let order =
            ["harbour-brand:legal.refunds@induct", "harbour-module:put-right@induct", "module:put-right@induct"];
        assert_eq!(uids, order);
        assert!(text.contains("DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n"));
        assert!(text.contains("DTSTAMP:20261127T000000Z\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(!text.contains("Manager"));
        let mut turned = all.to_vec();
        turned.reverse();
        assert_eq!(calendar(&turned, false, TODAY), text);
    }
}
