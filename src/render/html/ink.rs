//! Letters on the page: what an author typed, escaped, with the quotation marks, dashes and spaces of the language.
//! Nothing here knows a block; nothing an author types can leave the text it stands in.

/// Quotation marks of a language; the inner pair is for quotes in quotes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    pub open: &'static str,
    pub close: &'static str,
    pub open_inner: &'static str,
    pub close_inner: &'static str,
}

/// By the language of a BCP 47 locale; where no custom is known here, the English marks.
pub fn marks(locale: &str) -> Marks {
    let (open, close, open_inner, close_inner) = match language(locale) {
        "de" | "cs" | "sk" | "bg" => ("„", "“", "‚", "‘"),
        "pl" | "ro" | "hu" => ("„", "”", "«", "»"),
        "fr" => ("«\u{a0}", "\u{a0}»", "“", "”"),
        "ar" | "fa" | "ru" | "uk" | "es" | "it" | "pt" | "el" => ("«", "»", "“", "”"),
        "sv" | "fi" => ("”", "”", "’", "’"),
        "ja" | "zh" => ("「", "」", "『", "』"),
        _ => ("“", "”", "‘", "’"),
    };
    Marks { open, close, open_inner, close_inner }
}

pub fn language(locale: &str) -> &str {
    locale.split(['-', '_']).next().unwrap_or(locale)
}

/// `rtl` for scripts written from right to left.
pub fn direction(locale: &str) -> &'static str {
    match language(locale) {
        "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "ckb" => "rtl",
        _ => "ltr",
    }
}

/// Text for an element or a quoted attribute, letter for letter.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    text.chars().for_each(|c| push_escaped(&mut out, c));
    out
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        // Overrides and embeddings would turn the page around them; direction is the elements' business.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
        // Controls that HTML forbids.
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {}
        c => out.push(c),
    }
}

/// A name that is safe as an anchor or a file: letters, figures, `-` and `_`.
pub fn slug(id: &str) -> String {
    id.chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
}

/// One run of text being set: what is written so far, and the last letter, which decides how a quote turns.
pub struct Ink {
    pub out: String,
    last: char,
    marks: Marks,
    /// Letter for letter: no dashes from hyphens (a brand's names and codes).
    pub plain: bool,
}

impl Ink {
    pub fn new(marks: Marks) -> Ink {
        Ink { out: String::new(), last: '\0', marks, plain: false }
    }

    /// Ready-made HTML that is not a letter: a tag. Does not change how the next quote turns.
    pub fn tag(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Ready-made HTML that stands for a word.
    pub fn word(&mut self, html: &str) {
        self.out.push_str(html);
        self.last = 'x';
    }

    pub fn space(&mut self) {
        if self.last != ' ' {
            self.out.push(' ');
            self.last = ' ';
        }
    }

    fn opens(&self) -> bool {
        self.last == '\0' || self.last.is_whitespace() || "([{–—“‘„«/".contains(self.last)
    }

    /// An author's text: escaped, with real quotes, dashes, ellipses, and figures kept with their units.
    pub fn text(&mut self, text: &str) {
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            let ahead = rest.as_str();
            match c {
                '"' => {
                    let mark = if self.opens() && !ahead.is_empty() { self.marks.open } else { self.marks.close };
                    self.out.push_str(mark);
                    self.last = mark.chars().last().unwrap_or('”');
                    if mark == self.marks.close {
                        self.last = 'x';
                    }
                }
                '\'' => {
                    // ’90s and o’clock are apostrophes; an opening quote stands before a word that another closes.
                    let quote = self.opens()
                        && ahead.starts_with(char::is_alphabetic)
                        && ahead.match_indices('\'').any(|(at, _)| !starts_word(ahead, at + 1));
                    self.out.push_str(if quote { self.marks.open_inner } else { "’" });
                    self.last = if quote { '‘' } else { 'x' };
                }
                '-' if !self.plain && ahead.starts_with("--") => {
                    self.put('—');
                    rest.next();
                    rest.next();
                }
                '-' if !self.plain && ahead.starts_with('-') => {
                    self.put('–');
                    rest.next();
                }
                '.' if !self.plain && ahead.starts_with("..") => {
                    self.put('…');
                    rest.next();
                    rest.next();
                }
                ' ' if self.binds(ahead) => self.put('\u{a0}'),
                c => self.put(c),
            }
        }
    }

    fn put(&mut self, c: char) {
        push_escaped(&mut self.out, c);
        self.last = c;
    }

    /// Whether the space before `ahead` must not break: `25 min`, `85 %`, `3 pm`, `ext 4400`.
    fn binds(&self, ahead: &str) -> bool {
        const UNITS: [&str; 16] =
            ["min", "h", "%", "am", "pm", "kg", "g", "km", "m", "cm", "mm", "°C", "€", "zł", "GB", "MB"];
        if self.last.is_ascii_digit() {
            let word = ahead.split(|c: char| c.is_whitespace() || ".,;:!?)".contains(c)).next().unwrap_or(ahead);
            return UNITS.contains(&word);
        }
        ahead.starts_with(|c: char| c.is_ascii_digit())
            && ["ext", "Ext", "No.", "no.", "£", "$"].iter().any(|short| {
                self.out.strip_suffix(short).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
            })
    }
}

fn starts_word(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{Ink, escape, marks, slug};

    fn set(locale: &str, text: &str) -> String {
        let mut ink = Ink::new(marks(locale));
        ink.text(text);
        ink.out
    }

    #[test]
    fn quotes_turn_as_the_language_has_them() {
        assert_eq!(set("en-GB", "\"I'll pass that on\", she said"), "“I’ll pass that on”, she said");
        assert_eq!(set("de-DE", "Er sagte \"gleich\"."), "Er sagte „gleich“.");
        assert_eq!(set("fr", "\"tout de suite\""), "«\u{a0}tout de suite\u{a0}»");
        assert_eq!(set("ar", "\"نعم\""), "«نعم»");
        assert_eq!(set("pl", "\"tak\""), "„tak”");
        assert_eq!(
            set("en", "at seven o'clock in the '90s, 'twas 'well kept' they said"),
            "at seven o’clock in the ’90s, ‘twas ‘well kept’ they said"
        );
    }

    #[test]
    fn figures_stay_with_their_units() {
        assert_eq!(
            set("en", "25 min, 85 % at 3 pm, ext 4400, 5 guests"),
            "25\u{a0}min, 85\u{a0}% at 3\u{a0}pm, ext\u{a0}4400, 5 guests"
        );
        assert_eq!(set("en", "wait -- then... go---now"), "wait – then… go—now");
    }

    #[test]
    fn nothing_typed_leaves_its_text() {
        assert_eq!(escape("<script>&\"'"), "&lt;script&gt;&amp;&quot;&#39;");
        let hostile = set("en", "\"><img src=x onerror=alert(1)>");
        assert!(!hostile.contains('<') && !hostile.contains('"'), "{hostile}");
        assert_eq!(set("en", "{{ 7*7 }}{% raw %}"), "{{ 7*7 }}{% raw %}");
        assert_eq!(set("en", "a\u{202e}b\u{2066}c\0d\u{200f}"), "abcd\u{200f}");
        assert_eq!(slug("../x\" y"), "---x--y");
    }
}
