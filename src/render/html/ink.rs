//! Letters on the page: what an author typed, escaped, with the marks of the language. Nothing here knows a block;
//! nothing an author types can leave the text it stands in.

use crate::render::typography::{Quotes, Typographer, is_shown, right_to_left, runs};

/// The `dir` of a page in this locale.
pub fn direction(locale: &str) -> &'static str {
    if right_to_left(locale) { "rtl" } else { "ltr" }
}

/// Text for an element or a quoted attribute, letter for letter.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_escaped(&mut out, text);
    out
}

fn push_escaped(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            c if is_shown(c) => continue,
            _ => "",
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

/// A name that is safe as an anchor or a file: letters, figures, `-` and `_`.
pub fn slug(id: &str) -> String {
    id.chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
}

/// One run of text being set.
pub struct Ink {
    pub out: String,
    pub setter: Typographer,
    /// The page runs from right to left: what runs from left to right is kept apart.
    rtl: bool,
}

impl Ink {
    pub fn new(quotes: Quotes, rtl: bool) -> Ink {
        Ink { out: String::new(), setter: Typographer::new(quotes), rtl }
    }

    /// For words that stand between the marks of their language.
    pub fn within(quotes: Quotes, rtl: bool) -> Ink {
        Ink { setter: Typographer::within(quotes), ..Ink::new(quotes, rtl) }
    }

    /// Ready-made HTML that is not a letter: a tag. Does not change how the next quote turns.
    pub fn tag(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Ready-made HTML that stands for a word.
    pub fn word(&mut self, html: &str) {
        self.out.push_str(html);
        self.setter.passed("x");
    }

    pub fn space(&mut self) {
        if self.setter.broke() {
            self.out.push(' ');
        }
    }

    /// An author's text.
    pub fn text(&mut self, text: &str) {
        let Ink { out, setter, rtl } = self;
        if !*rtl {
            setter.set_to(text, &mut |piece| push_escaped(out, piece));
            return;
        }
        for (number, run) in runs(text) {
            out.push_str(if number { "<bdi dir=\"ltr\" class=\"nw\">" } else { "" });
            setter.set_to(run, &mut |piece| push_escaped(out, piece));
            out.push_str(if number { "</bdi>" } else { "" });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ink, escape, slug};
    use crate::render::typography::quotes;

    #[test]
    fn nothing_typed_leaves_its_text() {
        let set = |text: &str| {
            let mut ink = Ink::new(quotes("en"), false);
            ink.text(text);
            ink.out
        };
        assert_eq!(escape("<script>&\"'"), "&lt;script&gt;&amp;&quot;&#39;");
        let hostile = set("\"><img src=x onerror=alert(1)>");
        assert!(!hostile.contains('<') && !hostile.contains('"'), "{hostile}");
        assert_eq!(set("{{ 7*7 }}{% raw %}"), "{{ 7*7 }}{% raw %}");
        assert_eq!(set("a\u{202e}b\u{2066}c\0d\u{200f}"), "abcd\u{200f}");
        assert_eq!(slug("../x\" y"), "---x--y");
    }
}
