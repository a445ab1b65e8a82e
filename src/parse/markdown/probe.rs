//! What of a text is code or HTML, found before its blocks and slots are marked, by the same rules as the reading itself.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// What Markdown means here, option by option.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// What a text holds that is no Markdown text, in order.
pub struct Probed {
    /// Blocks of code; true for one whose end was never typed.
    pub code: Vec<(Range<usize>, bool)>,
    pub html: Vec<Range<usize>>,
}

pub fn probe(text: &str) -> Probed {
    let mut probed = Probed { code: Vec::new(), html: Vec::new() };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let typed = text[range.clone()].trim_end();
                let last = typed.lines().last().unwrap_or_default().trim_start_matches(['>', ' ', '\t']);
                let ends = typed.lines().count() > 1 && (last.starts_with("```") || last.starts_with("~~~"));
                let open = matches!(kind, CodeBlockKind::Fenced(_)) && !ends && text[range.end..].trim().is_empty();
                probed.code.push((range, open));
            }
            Event::Start(Tag::HtmlBlock) => probed.html.push(range),
            _ => {}
        }
    }
    probed
}
