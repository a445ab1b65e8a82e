//! Real quotation marks, dashes and spaces for what was typed straight. The same on screen and on paper.

/// A language's quotation marks.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Quotes {
    pub open: &'static str,
    pub close: &'static str,
    pub single_open: &'static str,
    pub single_close: &'static str,
}

/// Of a BCP 47 locale. Source: Unicode CLDR, delimiters.
pub fn quotes(locale: &str) -> Quotes {
    let (open, close, single_open, single_close) = match locale.split('-').next().unwrap_or(locale) {
        "de" => ("„", "“", "‚", "‘"),
        "fr" => ("«\u{a0}", "\u{a0}»", "“", "”"),
        "pl" => ("„", "”", "«", "»"),
        "ar" => ("«", "»", "“", "”"),
        _ => ("“", "”", "‘", "’"),
    };
    Quotes { open, close, single_open, single_close }
}

/// Sets the marks of one text, piece by piece: a quote's direction depends on what came before it.
pub struct Typographer {
    quotes: Quotes,
    before: char,
}

impl Typographer {
    pub fn new(quotes: Quotes) -> Self {
        Typographer { quotes, before: ' ' }
    }

    /// A piece of running text.
    pub fn set(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        let letters: Vec<char> = text.chars().collect();
        let mut n = 0;
        while n < letters.len() {
            let c = letters[n];
            let next = letters.get(n + 1).copied().unwrap_or(' ');
            let opens = self.before.is_whitespace()
                || matches!(self.before, '(' | '[' | '{' | '—' | '–' | '“' | '‘' | '„' | '«' | '\u{a0}');
            match c {
                '"' => out.push_str(if opens { self.quotes.open } else { self.quotes.close }),
                // ’90s, rock ’n’ roll: a figure after it makes an apostrophe.
                '\'' if opens && !next.is_ascii_digit() && !next.is_whitespace() => {
                    out.push_str(self.quotes.single_open)
                }
                '\'' => out.push('’'),
                '-' if next == '-' && letters.get(n + 2) != Some(&'-') => {
                    out.push('–');
                    n += 1;
                }
                '.' if next == '.' && letters.get(n + 2) == Some(&'.') => {
                    out.push('…');
                    n += 2;
                }
                ' ' if keeps(&letters, n) => out.push('\u{a0}'),
                c => out.push(c),
            }
            self.before = letters[n];
            n += 1;
        }
        out
    }

    /// Something stood here that was not set: a name, a code.
    pub fn passed(&mut self, text: &str) {
        if let Some(last) = text.chars().last() {
            self.before = last;
        }
    }

    /// A new line or paragraph begins.
    pub fn broke(&mut self) {
        self.before = ' ';
    }
}

/// Whether the space at `at` stands between a figure and its unit, which stay on one line.
fn keeps(letters: &[char], at: usize) -> bool {
    let before: String =
        letters[..at].iter().rev().take_while(|c| c.is_alphanumeric()).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = letters[at + 1..].iter().take_while(|c| c.is_alphanumeric() || **c == '%').collect();
    let figure = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let units = [
        "min", "minute", "minutes", "second", "seconds", "hour", "hours", "h", "am", "pm", "%", "km", "m", "p", "pence",
    ];
    (figure(&before) && units.contains(&after.as_str()))
        || (matches!(before.as_str(), "ext" | "no" | "Room" | "room") && figure(&after))
}

#[cfg(test)]
mod tests {
    use super::{Typographer, quotes};

    fn set(text: &str) -> String {
        Typographer::new(quotes("en-GB")).set(text)
    }

    #[test]
    fn straight_marks_become_real_ones() {
        assert_eq!(set("\"It's ours,\" she said."), "“It’s ours,” she said.");
        assert_eq!(set("the 'late' one"), "the ‘late’ one");
        assert_eq!(set("a wet Tuesday -- nine in the queue..."), "a wet Tuesday – nine in the queue…");
        assert_eq!(set("back in '98"), "back in ’98");
    }

    #[test]
    fn figures_keep_their_units() {
        assert_eq!(set("within 10 minutes, ext 4400, at 3 pm"), "within 10\u{a0}minutes, ext\u{a0}4400, at 3\u{a0}pm");
        assert_eq!(set("10 guests"), "10 guests");
    }
}
