//! Real quotation marks, dashes and spaces for what was typed straight. The same on screen and on paper: letters in,
//! letters out; escaping and markup are their renderers' business.

use crate::model::names::language;

/// A language's quotation marks, the single pair for quotes in quotes, and its customs with small things.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Quotes {
    pub open: &'static str,
    pub close: &'static str,
    pub single_open: &'static str,
    pub single_close: &'static str,
    /// One-letter words stay on the line of the word after them, as `w` and `z` do in Polish.
    pub letters_cling: bool,
    /// A full stop stands behind the closing mark, not before it.
    pub stop_behind: bool,
}

impl Quotes {
    /// The pairs changed over: for what stands inside quotation marks already.
    pub fn inner(self) -> Quotes {
        Quotes {
            open: self.single_open,
            close: self.single_close,
            single_open: self.open,
            single_close: self.close,
            ..self
        }
    }
}

/// Of a BCP 47 locale; where no custom is known here, the English marks. Source: Unicode CLDR, delimiters.
pub fn quotes(locale: &str) -> Quotes {
    let (open, close, single_open, single_close) = match language(locale) {
        "de" | "cs" | "sk" | "bg" => ("„", "“", "‚", "‘"),
        "pl" | "ro" | "hu" => ("„", "”", "«", "»"),
        "fr" => ("«\u{a0}", "\u{a0}»", "“", "”"),
        "ar" | "fa" | "ru" | "uk" | "es" | "it" | "pt" | "el" => ("«", "»", "“", "”"),
        "sv" | "fi" => ("”", "”", "’", "’"),
        "ja" | "zh" => ("「", "」", "『", "』"),
        _ => ("“", "”", "‘", "’"),
    };
    let letters_cling = matches!(language(locale), "pl" | "cs" | "sk");
    let stop_behind = language(locale) == "pl";
    Quotes { open, close, single_open, single_close, letters_cling, stop_behind }
}

/// Whether a locale's script runs from right to left.
pub fn right_to_left(locale: &str) -> bool {
    matches!(language(locale), "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "ckb")
}

/// A text for a page from right to left, with the numbers in it that are read from left to right, such as those of phones,
/// apart: their groups would be turned around.
pub fn runs(text: &str) -> Vec<(bool, &str)> {
    let mut runs = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let begins = (c == '+' || c.is_ascii_digit()) && !before.is_alphanumeric();
        before = c;
        let end = if begins { number_end(&text[at..]) } else { 0 };
        if end == 0 {
            continue;
        }
        if from < at {
            runs.push((false, &text[from..at]));
        }
        runs.push((true, &text[at..at + end]));
        from = at + end;
        while letters.next_if(|(next, _)| *next < from).is_some() {}
        before = '0';
    }
    if from < text.len() {
        runs.push((false, &text[from..]));
    }
    runs
}

/// The bytes of a number in groups at a text's start: a plus, or five figures at least in two groups. Nought for none.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let (mut figures, mut groups, mut in_group) = (0, 0, false);
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                groups += usize::from(!in_group);
                figures += 1;
                in_group = true;
                end = at + 1;
            }
            '+' if at == 0 => {}
            ' ' | '\u{a0}' | '-' | '/' | '(' | ')' => in_group = false,
            _ => break,
        }
    }
    let plus = text.starts_with('+') && figures > 0;
    if plus || (groups > 1 && figures >= 5) { end } else { 0 }
}

/// Whether a letter may stand in a text that is shown. Overrides and embeddings of direction would turn what stands
/// around them, and control characters are no text: both are left out, on screen and on paper.
pub fn is_shown(c: char) -> bool {
    !matches!(c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

/// A text with a capital: fragments of a brand file begin small, since they also stand in sentences. A tag, an escape or
/// a name such as iPad stays as it is.
pub fn first_up(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() && !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        Some(_) | None => text.to_owned(),
    }
}

/// A text as it goes on in a sentence: small, unless it begins with a name such as VIP.
pub fn first_down(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_uppercase() && letters.as_str().starts_with(|c: char| !c.is_uppercase()) => {
            first.to_lowercase().chain(letters).collect()
        }
        Some(_) | None => text.to_owned(),
    }
}

/// Whether a text closes as a sentence does, quotation marks and brackets aside.
pub fn is_closed(text: &str) -> bool {
    text.trim_end_matches(['”', '»', '“', '’', ')']).ends_with(['.', '!', '?', '…', ':', '؟', '。'])
}

/// A whole text of a brand or a front matter with real marks, as letters: where it stands is its renderer's business.
pub fn typeset(text: &str, quotes: Quotes) -> String {
    let mut set = Typographer::new(quotes).set(text);
    set.retain(is_shown);
    set
}

/// What a figure stays on one line with.
const UNITS: [&str; 33] = [
    "min", "minute", "minutes", "second", "seconds", "hour", "hours", "h", "am", "pm", "%", "kg", "g", "km", "m", "cm",
    "mm", "p", "pence", "°C", "€", "£", "$", "zł", "minut", "minuty", "godzin", "godziny", "funtów", "funty", "GB",
    "MB", "kB",
];
/// What stays on one line with the figure after it.
const BEFORE_FIGURES: [&str; 11] = ["ext", "Ext", "no", "No", "room", "Room", "£", "$", "wewn", "klawisz", "nr"];

/// Sets the marks of one text, piece by piece: a quote's direction depends on what came before it.
#[derive(Clone, Debug)]
pub struct Typographer {
    quotes: Quotes,
    before: char,
    /// The word so far, across pieces.
    word: String,
    /// The marks around the whole text, where it stands inside some: typed within, they are the inner ones.
    around: Option<(char, char)>,
    /// Letter for letter: no dashes of hyphens, no ellipses of stops (a brand's facts, whose codes may hold them).
    pub plain: bool,
}

/// Whether a single quotation mark in a text that goes on so is closed again, within a sentence or two.
fn closes_ahead(ahead: &str) -> bool {
    const FAR: usize = 400;
    let near = &ahead[..ahead.floor_char_boundary(FAR)];
    near.match_indices('\'').any(|(at, _)| !ahead[at + 1..].starts_with(char::is_alphanumeric))
}

impl Typographer {
    pub fn new(quotes: Quotes) -> Self {
        Typographer { quotes, before: ' ', word: String::new(), around: None, plain: false }
    }

    /// For words that the page sets between the marks of their language.
    pub fn within(quotes: Quotes) -> Self {
        let around = quotes.open.chars().next().zip(quotes.close.chars().next_back());
        Typographer { around, ..Typographer::new(quotes.inner()) }
    }

    /// A piece of running text.
    pub fn set(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        self.set_to(text, &mut |piece| out.push_str(piece));
        out
    }

    /// The same, handed on in pieces: what stays as it was typed in one, what stands instead of it in another.
    pub fn set_to(&mut self, text: &str, put: &mut impl FnMut(&str)) {
        // What was handed on, what was looked at, where to look on.
        let (mut from, mut seen, mut at) = (0, 0, 0);
        let around = self.around;
        let outer = |c: char| around.is_some_and(|(open, close)| c == open || c == close);
        while let Some(found) = text[at..].find(|c| matches!(c, '"' | '\'' | '-' | '.' | ' ') || outer(c)) {
            let here = at + found;
            let typed = &text[here..text.ceil_char_boundary(here + 1)];
            at = here + typed.len();
            let ahead = &text[at..];
            if matches!(typed, "-" | ".") && (self.plain || !(ahead.starts_with(typed))) {
                continue;
            }
            self.saw(&text[seen..here]);
            let (instead, letters) = match typed {
                mark if mark == "\"" || mark.chars().all(outer) => {
                    let opens = self.opens();
                    self.before = if opens { '“' } else { '”' };
                    self.word.clear();
                    (if opens { self.quotes.open } else { self.quotes.close }, mark.len())
                }
                "'" => {
                    // ’90s and o’clock hold apostrophes; an opening quote stands before a word that another closes,
                    // or before what is set apart: a slot, a word leant on.
                    let opens = self.opens()
                        && (ahead.is_empty() || (ahead.starts_with(char::is_alphabetic) && closes_ahead(ahead)));
                    self.before = if opens { '‘' } else { '’' };
                    (if opens { self.quotes.single_open } else { "’" }, 1)
                }
                "-" if ahead.starts_with("--") => (self.put("—"), 3),
                "-" => (self.put("–"), 2),
                "." if ahead.starts_with("..") => (self.put("…"), 3),
                " " if self.keeps(ahead) => (self.put("\u{a0}"), 1),
                _ => {
                    // A space or two stops, as they were typed.
                    self.saw(typed);
                    seen = at;
                    continue;
                }
            };
            put(&text[from..here]);
            put(instead);
            at = here + letters;
            (from, seen) = (at, at);
        }
        self.saw(&text[seen..]);
        put(&text[from..]);
    }

    /// Something stood here that was not set: a name, a code.
    pub fn passed(&mut self, text: &str) {
        if let Some(last) = text.chars().last() {
            self.before = last;
            self.word.clear();
            self.word.push_str(text.rsplit(char::is_whitespace).next().unwrap_or_default());
        }
    }

    /// A line ends here; `false` where a space stands already.
    pub fn broke(&mut self) -> bool {
        let new = self.before != ' ';
        self.before = ' ';
        self.word.clear();
        new
    }

    /// A letter that stands instead of what was typed.
    fn put(&mut self, instead: &'static str) -> &'static str {
        self.saw(instead);
        instead
    }

    /// What stands in the text now.
    fn saw(&mut self, piece: &str) {
        let Some(last) = piece.chars().next_back() else { return };
        self.before = last;
        match piece.rfind(char::is_whitespace) {
            None => self.word.push_str(piece),
            Some(at) => {
                self.word.clear();
                self.word.push_str(piece[at..].trim_start());
            }
        }
    }

    fn opens(&self) -> bool {
        self.before.is_whitespace() || "([{–—“‘„‚«/".contains(self.before)
    }

    /// Whether the space before `ahead` must not break: `25 min`, `85 %`, `3 pm`, `ext 4400`, `w domu`.
    fn keeps(&self, ahead: &str) -> bool {
        let mut word = self.word.trim_start_matches(['(', '„', '«', '“', '‘']).chars();
        if self.quotes.letters_cling && word.next().is_some_and(char::is_alphabetic) && word.next().is_none() {
            return true;
        }
        // A dash in a sentence does not begin a line.
        if ahead.starts_with("– ") {
            return true;
        }
        let figure = |word: &str| word.chars().next_back().is_some_and(|c| c.is_ascii_digit());
        let figure_ahead = ahead.starts_with(|c: char| c.is_ascii_digit());
        if !figure_ahead && !figure(&self.word) {
            return false;
        }
        let next = ahead.split(|c: char| c.is_whitespace() || ".,;:!?)”’\"'".contains(c)).next().unwrap_or(ahead);
        (figure(&self.word) && UNITS.contains(&next))
            || (figure_ahead
                && BEFORE_FIGURES.contains(&self.word.trim_start_matches(['(', '“', '‘']).trim_end_matches('.')))
    }
}

#[cfg(test)]
mod tests {
    use super::{Typographer, first_down, first_up, quotes};

    fn set(locale: &str, text: &str) -> String {
        Typographer::new(quotes(locale)).set(text)
    }

    #[test]
    fn numbers_in_groups_are_kept_apart() {
        let apart =
            |text| super::runs(text).into_iter().filter(|(number, _)| *number).map(|(_, run)| run).collect::<Vec<_>>();
        assert_eq!(apart("اتصل +44 20 7946 0018 الآن"), ["+44 20 7946 0018"]);
        assert_eq!(apart("داخلي 4400، 25 كم، 2026.1"), Vec::<&str>::new());
        let whole: String = super::runs("م 020 7946-0018.").into_iter().map(|(_, run)| run).collect();
        assert_eq!(whole, "م 020 7946-0018.");
    }

    #[test]
    fn quotes_turn_as_the_language_has_them() {
        assert_eq!(set("en-GB", "\"I'll pass that on\", she said"), "“I’ll pass that on”, she said");
        assert_eq!(set("en-GB", "She said (\"no\"), and \"'no' is no\"."), "She said (“no”), and “‘no’ is no”.");
        assert_eq!(set("de-DE", "Er sagte \"gleich\"."), "Er sagte „gleich“.");
        assert_eq!(set("fr", "\"tout de suite\""), "«\u{a0}tout de suite\u{a0}»");
        assert_eq!(set("ar", "\"نعم\""), "«نعم»");
        assert_eq!(set("pl", "\"tak\""), "„tak”");
    }

    #[test]
    fn inside_quotation_marks_the_other_pair_stands() {
        let inside = |locale: &str, text: &str| Typographer::within(quotes(locale)).set(text);
        assert_eq!(inside("en-GB", "It says “from noon”, or \"at noon\"."), "It says ‘from noon’, or ‘at noon’.");
        assert_eq!(inside("en-GB", "It's mine."), "It’s mine.");
        assert_eq!(inside("pl", "Tu jest „od południa”."), "Tu jest «od południa».");
        assert_eq!(inside("ar", "كُتب «من الظهر»."), "كُتب “من الظهر”.");
        assert_eq!(set("en-GB", "It says “from noon”."), "It says “from noon”.");
    }

    #[test]
    fn a_word_of_one_letter_does_not_end_a_line_of_polish() {
        assert_eq!(
            set("pl-PL", "Z domu i w pracy, (a „o nas”)."),
            "Z\u{a0}domu i\u{a0}w\u{a0}pracy, (a\u{a0}„o\u{a0}nas”)."
        );
        assert_eq!(set("en-GB", "a house"), "a house");
    }

    #[test]
    fn apostrophes_are_no_quotes() {
        assert_eq!(set("en", "seven o'clock in the '90s, 'twas ours"), "seven o’clock in the ’90s, ’twas ours");
        assert_eq!(set("en", "the 'late' one"), "the ‘late’ one");
    }

    #[test]
    fn a_quote_turns_by_what_came_before_its_piece() {
        let mut setter = Typographer::new(quotes("en"));
        assert_eq!(setter.set("He said "), "He said ");
        assert_eq!(setter.set("\"stay\""), "“stay”");
        setter.passed("GuestBook");
        assert_eq!(setter.set("\" and \"go\""), "” and “go”");
    }

    #[test]
    fn a_quote_before_what_is_set_apart_opens() {
        let mut setter = Typographer::new(quotes("en"));
        assert_eq!(setter.set("He said \""), "He said “");
        assert_eq!(setter.set("stay"), "stay");
        assert_eq!(setter.set("\" to me, and '"), "” to me, and ‘");
        assert_eq!(setter.set("go"), "go");
        assert_eq!(setter.set("'."), "’.");
    }

    #[test]
    fn capitals_come_and_go_but_not_of_names() {
        assert_eq!(["move", "iPad", "<b>x"].map(first_up), ["Move", "iPad", "<b>x"]);
        assert_eq!(["Say sorry", "VIP arrivals", "A no"].map(first_down), ["say sorry", "VIP arrivals", "a no"]);
    }

    #[test]
    fn dashes_and_ellipses_are_set_but_not_in_what_is_plain() {
        assert_eq!(set("en", "wait -- then... go---now"), "wait – then… go—now");
        let mut setter = Typographer::new(quotes("en"));
        setter.plain = true;
        assert_eq!(setter.set("AB--12...x"), "AB--12...x");
    }

    #[test]
    fn figures_keep_their_units() {
        assert_eq!(
            set("en", "25 min, 85 % at 3 pm, (ext 4400), within 10 minutes, 5 guests"),
            "25\u{a0}min, 85\u{a0}% at 3\u{a0}pm, (ext\u{a0}4400), within 10\u{a0}minutes, 5 guests"
        );
    }
}
