//! The overview: moments down, values across, in each cell what is there; and what to look for. Counts in, the
//! template's data out.

use serde::Serialize;

use super::super::data::{Language, plain};
use super::told::{NOTS_WANTED, Told};
use crate::model::brand::Value;
use crate::model::doc::Composed;
use crate::model::library::Moment;
use crate::render::typography::first_down;

#[derive(Debug, Serialize)]
pub struct Overview {
    /// One, but for a brand with more values than stand beside each other.
    grids: Vec<Grid>,
    looks: Vec<Look>,
}

#[derive(Debug, Serialize)]
struct Grid {
    /// Names stand in a list, letters above the columns, and cells say it in letters.
    narrow: bool,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Column {
    letter: char,
    /// `None`: to be written in.
    name: Option<String>,
}

#[derive(Debug, Serialize)]
struct Row {
    name: String,
    means: Option<String>,
    cells: Vec<Cell>,
    nots: String,
    /// No practice question can be made of the moment.
    few: bool,
}

#[derive(Debug, Serialize)]
struct Cell {
    state: State,
    /// `2 written`, or the figure alone.
    count: String,
    /// What there is besides what we do: `Not, situation`.
    parts: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// With a `not` and a situation.
    Full,
    Half,
    Open,
}

/// A line of what to look for.
#[derive(Debug, Serialize)]
struct Look {
    label: String,
    text: String,
    /// Nothing to be done.
    good: bool,
}

/// Values whose cells have room for words.
const WORDS: usize = 3;
/// Values that stand beside each other.
const ACROSS: usize = 6;
/// Names in one line of what to look for.
const NAMED: usize = 7;
/// Letters of a value's name at the head of a column; the whole name stands on its page.
const HEAD: usize = 48;

pub fn overview(told: &Told<'_>, texts: &Language) -> Overview {
    let values: Vec<Option<&Value<Composed>>> =
        if told.values.is_empty() { vec![None; WORDS] } else { told.values.iter().map(Some).collect() };
    let narrow = values.len() > WORDS;
    let lettered: Vec<(char, Option<&Value<Composed>>)> = ('A'..='Z').cycle().zip(values).collect();
    let grids = lettered.chunks(ACROSS).map(|some| grid(some, narrow, told, texts)).collect();
    Overview { grids, looks: looks(told, texts) }
}

fn grid(values: &[(char, Option<&Value<Composed>>)], narrow: bool, told: &Told<'_>, texts: &Language) -> Grid {
    let column = |(letter, value): &(char, Option<&Value<Composed>>)| Column {
        letter: *letter,
        name: value.map(|value| short(&value.name, texts)),
    };
    let row = |moment: &Moment| {
        let nots = told.nots(moment);
        let few = nots < NOTS_WANTED;
        let count = u32::try_from(nots).unwrap_or(u32::MAX);
        Row {
            name: plain(&moment.name, texts),
            means: moment.means.as_deref().map(|means| plain(means, texts)),
            cells: values.iter().map(|(_, value)| cell(*value, moment, narrow, told, texts)).collect(),
            nots: texts.texts.with(if few { "fill-nots-few" } else { "fill-nots-enough" }, &[("count", count.into())]),
            few,
        }
    };
    Grid { narrow, columns: values.iter().map(column).collect(), rows: told.moments.iter().map(row).collect() }
}

fn cell(value: Option<&Value<Composed>>, moment: &Moment, narrow: bool, told: &Told<'_>, texts: &Language) -> Cell {
    let behaviours = || value.into_iter().flat_map(move |value| told.at(value, moment));
    let has_not = behaviours().any(|behaviour| behaviour.not.is_some());
    let has_situation = behaviours().any(|behaviour| behaviour.situation.is_some());
    let count = u32::try_from(behaviours().count()).unwrap_or(u32::MAX);
    let key = |wide: &'static str, letter: &'static str| if narrow { letter } else { wide };
    let parts = match (has_not, has_situation) {
        (true, true) => key("fill-part-both", "fill-part-both-letters"),
        (true, false) => key("fill-part-not", "fill-part-not-letter"),
        (false, true) => key("fill-part-situation", "fill-part-situation-letter"),
        (false, false) => key("fill-part-we", "fill-part-we-letter"),
    };
    if count == 0 {
        return Cell { state: State::Open, count: String::new(), parts: String::new() };
    }
    Cell {
        state: if has_not && has_situation { State::Full } else { State::Half },
        count: texts.texts.with(key("fill-written", "fill-written-figure"), &[("count", count.into())]),
        parts: texts.say(parts),
    }
}

/// What a room looks for first. A line with nothing in it says so: that is worth knowing too.
fn looks(told: &Told<'_>, texts: &Language) -> Vec<Look> {
    let look = |label: &str, names: Vec<String>, none: &str| Look {
        label: texts.say(label),
        good: names.is_empty(),
        text: if names.is_empty() { texts.say(none) } else { listed(&names, texts) },
    };
    let name = |moment: &&Moment| plain(&moment.name, texts);
    let nobody = told.moments.iter().filter(|moment| told.behaviours(moment) == 0);
    // Those that nobody has written for stand in the line above.
    let few = told.moments.iter().filter(|m| told.behaviours(m) > 0 && told.nots(m) < NOTS_WANTED);
    let mut looks = vec![look("fill-look-nobody", nobody.map(|m| name(&m)).collect(), "fill-look-nobody-none")];
    if !told.values.is_empty() {
        let mut few = look("fill-look-few", few.map(|m| name(&m)).collect(), "fill-look-few-none");
        if !few.good {
            few.text = texts.texts.with("fill-look-few-names", &[("names", few.text.as_str().into())]);
        }
        looks.push(few);
        let seen = |value| match told.moments_of(value).as_slice() {
            [] => Some(texts.texts.with("fill-seen-nowhere", &[("value", short(&value.name, texts).as_str().into())])),
            [only] => {
                let (value, moment) = (short(&value.name, texts), first_down(&name(only)));
                let args = [("value", value.as_str().into()), ("moment", moment.as_str().into())];
                Some(texts.texts.with("fill-seen-once", &args))
            }
            [_, _, ..] => None,
        };
        looks.push(look("fill-look-once", told.values.iter().filter_map(seen).collect(), "fill-look-once-none"));
    }
    looks
}

/// Names in a row, as many as are read at a glance.
fn listed(names: &[String], texts: &Language) -> String {
    let shown = names.get(..NAMED).unwrap_or(names).join(texts.comma());
    match names.len().checked_sub(NAMED + 1) {
        // One more takes no more room than saying so.
        Some(0) | None => names.join(texts.comma()),
        Some(_) => {
            let more = u32::try_from(names.len() - NAMED).unwrap_or(u32::MAX);
            texts.texts.with("fill-more", &[("names", shown.as_str().into()), ("count", more.into())])
        }
    }
}

/// A value's name where there is little room.
pub fn short(name: &str, texts: &Language) -> String {
    let whole = plain(name, texts);
    match whole.char_indices().nth(HEAD) {
        Some((at, _)) => format!("{}…", whole.get(..at).unwrap_or(&whole).trim_end()),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, NAMED, listed, short};

    #[test]
    fn long_lists_and_names_are_cut_where_the_eye_would() {
        let texts = Language::of("en-GB");
        let names = |n: usize| (0..n).map(|n| n.to_string()).collect::<Vec<_>>();
        assert_eq!(listed(&names(2), &texts), "0, 1");
        assert_eq!(listed(&names(NAMED + 1), &texts), names(NAMED + 1).join(", "));
        assert!(listed(&names(NAMED + 3), &texts).ends_with("6 and 3 more"));
        assert_eq!(short("Notice first", &texts), "Notice first");
        assert_eq!(short(&"ab ".repeat(40), &texts).chars().count(), 48);
    }
}
