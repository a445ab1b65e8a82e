//! What a page or a sheet says, block by block, as a reader meets it: a page's HTML or a sheet's data in, plain texts out.
//! Also of a page that somebody has changed, or broken. Looks, links and the foot are no part of it.

mod data;

use html5gum::{EndTag, StartTag, Token, Tokenizer};

use crate::model::edition::Said;
use crate::model::plain;
pub use data::{of_data, of_json};

/// Elements that stand as blocks of their own: where one begins or ends, a text ends.
const BLOCKS: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "label",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Parts of a page that only lead elsewhere or say when and for how long, by class: who has read the page has not missed
/// anything when they change. That a page was looked over again is no reason to approve it again.
const PASSED_OVER: [&str; 6] = ["toc", "where", "times", "changes", "nextlink", "prevlink"];

/// Elements that have no end.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Elements of which nothing is read.
const MUTE: [&str; 4] = ["nav", "script", "style", "svg"];

/// The texts of a page between its header and its foot.
pub fn of_page(html: &str) -> Vec<Said> {
    let mut reader = Reader::default();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&tag),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.flush();
    reader.said
}

#[derive(Default)]
struct Reader {
    /// Between `<main>` and `</main>`.
    inside: bool,
    /// The name of the element that is passed over, and how many of that name are open in it.
    over: Option<(String, usize)>,
    /// The text begun.
    text: String,
    /// An element ended just here: what the next begins with is no part of the same word.
    ended: bool,
    /// Id of the last heading that has one.
    section: String,
    said: Vec<Said>,
    in_section: usize,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |key: &[u8]| {
            let found = tag.attributes.iter().find(|(name, _)| name.as_slice() == key);
            found.map(|(_, value)| String::from_utf8_lossy(value).into_owned()).unwrap_or_default()
        };
        if let Some((over, open)) = &mut self.over {
            *open += usize::from(*over == name);
            return;
        }
        if name == "main" {
            self.inside = true;
        }
        if !self.inside {
            return;
        }
        let is_way = || attribute(b"class").split(' ').any(|class| PASSED_OVER.contains(&class));
        if MUTE.contains(&name.as_str()) || !VOID.contains(&name.as_str()) && is_way() {
            self.flush();
            self.over = Some((name, 1));
            return;
        }
        if BLOCKS.contains(&name.as_str()) {
            self.flush();
            let id = attribute(b"id");
            if name == "h2" && !id.is_empty() {
                self.section = id.strip_prefix("page.").unwrap_or(&id).to_owned();
                self.in_section = 0;
            }
        } else if name == "br" || name == "span" && self.is_apart(&attribute(b"class")) {
            self.text.push(' ');
        } else if name == "img" {
            self.text.push_str(&format!(" [{}] ", attribute(b"alt")));
        }
        self.ended = false;
    }

    /// Whether a part of a line that begins here is set apart from what stands before it: no word is marked in its middle,
    /// but the colon that only readers aloud are told stands at a word.
    fn is_apart(&self, class: &str) -> bool {
        let at_word = self.text.ends_with(|c: char| c.is_alphanumeric() || ".,;:!?)”’%".contains(c));
        class != "vh" && (self.ended || at_word)
    }

    fn end(&mut self, tag: &EndTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some((over, open)) = &mut self.over {
            *open -= usize::from(*over == name);
            if *open == 0 {
                self.over = None;
            }
            return;
        }
        if BLOCKS.contains(&name.as_str()) {
            self.flush();
        }
        if name == "main" {
            self.inside = false;
        }
        self.ended = true;
    }

    fn text(&mut self, text: &str) {
        if self.inside && self.over.is_none() {
            self.text.push_str(text);
            self.ended = false;
        }
    }

    fn flush(&mut self) {
        let text = one_line(&self.text);
        self.text.clear();
        if !text.is_empty() {
            self.in_section += 1;
            let section = if self.section.is_empty() { "top" } else { &self.section };
            self.said.push(Said { id: format!("{section}/{}", self.in_section), text });
        }
    }
}

/// On one line, without the hyphens that only show where a line breaks.
fn one_line(text: &str) -> String {
    plain::one_line(&text.replace(['\u{ad}', '\u{200b}', '\u{2060}'], ""))
}

#[cfg(test)]
mod tests {
    use super::of_page;

    fn said(html: &str) -> Vec<(String, String)> {
        of_page(html).into_iter().map(|said| (said.id, said.text)).collect()
    }

    #[test]
    fn a_page_is_read_between_header_and_foot_without_what_only_leads_elsewhere() {
        let html = "<title>x</title><header>Hotel</header><main id=\"page.main\"><h1>Putting&nbsp;it right</h1>
            <nav class=\"toc\"><nav>a</nav><p>In this module</p></nav><details class=\"toc phone\"><summary>7</summary>
            <details>x</details></details><h2 id=\"say-sorry\">Say <em>sorry</em></h2><ul><li><p>One.</p></li>
            <li>Two</li></ul><label><b>A</b><span>Ask &amp; wait.</span></label><svg><text>no</text></svg>
            <p>Names what was lost<span class=\"from\">Say sorry</span></p><p><b>You<span class=\"vh\">:</span></b> “<span>I</span>.”</p>
            <img alt=\"A desk\"><a class=\"nextlink\" href=\"x\">Next</a></main><footer>Draft</footer>";
        let text = |id: &str, text: &str| (id.to_owned(), text.to_owned());
        assert_eq!(
            said(html),
            [
                text("top/1", "Putting it right"),
                text("say-sorry/1", "Say sorry"),
                text("say-sorry/2", "One."),
                text("say-sorry/3", "Two"),
                text("say-sorry/4", "A Ask & wait."),
                text("say-sorry/5", "Names what was lost Say sorry"),
                text("say-sorry/6", "You: “I.”"),
                text("say-sorry/7", "[A desk]"),
            ]
        );
    }

    #[test]
    fn a_broken_page_is_read_as_far_as_it_goes() {
        assert_eq!(said("<main><p>One<p>Two</b></p></nav><svg>"), said("<main><p>One</p><p>Two</p></main>"));
        assert_eq!(said("no page at all"), []);
        assert_eq!(said(""), []);
    }
}
