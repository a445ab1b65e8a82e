//! “No change needed”: somebody has looked, and says why it stays as it is. The record's text and the name of its file.

use super::record::quoted;
use crate::model::artifact::hash;
use crate::model::date::Date;
use crate::model::plain;
use crate::model::source::Room;

/// What was kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    room: Room,
    id: String,
    why: String,
    by: String,
    day: Date,
    /// The day that was typed before.
    from: Option<Date>,
    to: Date,
}

impl Kept {
    /// `why` and `by` on one line each. `None` where one of them says nothing.
    pub fn new(
        room: &Room,
        id: &str,
        why: &str,
        by: &str,
        day: Date,
        (from, to): (Option<Date>, Date),
    ) -> Option<Kept> {
        let (why, by) = (one_line(why), one_line(by));
        let told = !why.is_empty() && !by.is_empty();
        told.then(|| Kept { room: room.clone(), id: id.to_owned(), why, by, day, from, to })
    }

    /// The record: YAML.
    pub fn text(&self) -> String {
        let from = self.from.map(|from| format!("from: {from}\n")).unwrap_or_default();
        let Kept { room: _, id, why, by, day, from: _, to } = self;
        let (id, why, by) = (scalar(id), scalar(why), scalar(by));
        format!("schema: 1\nkept: {id}\nwhy: {why}\nby: {by}\nday: {day}\n{from}to: {to}\n")
    }

    /// The day that is set.
    pub fn to(&self) -> Date {
        self.to
    }

    /// The folder of its file, from the project's root.
    pub fn folder(&self) -> String {
        match &self.room {
            Room::Library => "content/records/kept".to_owned(),
            Room::Brand(brand) => format!("brands/{brand}/records/kept"),
        }
    }

    /// How the names of all records of this thing and day begin.
    pub fn beginning(&self) -> String {
        format!("{}-{}-", self.day, self.id.replace(['/', '#', ':', '.'], "-"))
    }

    /// The path of its file.
    pub fn path(&self) -> String {
        let hash = hash(self.text().as_bytes());
        format!("{}/{}{}.yaml", self.folder(), self.beginning(), hash.get(..6).unwrap_or(&hash))
    }

    /// The same with another day before it: a command that was cut off and is given again finds the file changed already.
    #[must_use]
    pub fn after(self, from: Option<Date>) -> Kept {
        Kept { from, ..self }
    }
}

/// Single spaces, and nothing that a terminal or YAML would take for more than a letter.
fn one_line(text: &str) -> String {
    let letters: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain::one_line(&letters)
}

/// A text so that it reads back the same: plain where it can be.
fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || " .,;’'!?()-_/".contains(c);
    let word = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"].contains(&text.to_lowercase().as_str());
    if text.starts_with(char::is_alphabetic) && !word && text.chars().all(plain) {
        return text.to_owned();
    }
    quoted(text)
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::model::date::Date;
    use crate::model::source::Room;

    #[test]
    fn a_record_reads_well_and_is_named_by_what_it_says() {
        let day = Date { year: 2026, month: 11, day: 27 };
        let room = Room::Brand("harbour".into());
        let new = |why: &str, by: &str| {
            Kept::new(&room, "brand:legal.refunds", why, by, day, (Some(day), day.a_year_later()))
        };
        let kept = new("Read with Legal:\n all is  as it was.", "Priya Nandakumar").unwrap();
        assert_eq!(
            kept.text(),
            "schema: 1\nkept: \"brand:legal.refunds\"\nwhy: \"Read with Legal: all is as it was.\"\nby: Priya Nandakumar\nday: 2026-11-27\nfrom: 2026-11-27\nto: 2027-11-27\n"
        );
        let path = kept.path();
        let name = path.strip_prefix("brands/harbour/records/kept/2026-11-27-brand-legal-refunds-").unwrap();
        assert!(name.len() == 11 && name.ends_with(".yaml"), "{path}");
        assert_ne!(new("Another reason", "Priya Nandakumar").unwrap().path(), path);
        assert!(!kept.after(None).text().contains("from"));
        assert_eq!(new(" \n", "Priya"), None);
        assert_eq!(new("Read", "\u{1b}"), None);
        let library = Kept::new(&Room::Library, "put-right", "no", "Al", day, (None, day)).unwrap();
        assert!(library.text().contains("why: \"no\"\n"));
        assert!(library.path().starts_with("content/records/kept/2026-11-27-put-right-"));
    }
}
