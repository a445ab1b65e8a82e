//! A module's text: Markdown blocks become sections and the blocks that mean something.

use std::collections::{BTreeMap, BTreeSet};

use super::attrs::{Braces, take};
use super::markdown::{self, Md, MdItem, MdKind, Rules};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{
    Attrs, Block, BlockKind, Body, Inline, InlineKind, Inlines, List, ListItem, RuleRef, Section, Table, Written,
};
use crate::model::names::as_id;
use crate::model::source::Id;
use crate::model::span::{FileId, Span, Spanned};

/// The text of a module from byte `start`, joined to nothing yet. `folder` is the file's, for its pictures.
pub fn body(file: FileId, text: &str, start: usize, folder: &str, rules: Rules, d: &mut Diagnostics) -> Body<Written> {
    let page = markdown::page(file, text, start, folder, rules, d);
    let mut builder = Builder { rules: BTreeMap::new(), ids: BTreeSet::new(), next_rule: 0, moment: false, d };
    builder.find_rules(&page.blocks);
    let mut intro = Vec::new();
    let mut sections: Vec<Section<Written>> = Vec::new();
    for md in page.blocks {
        match md.kind {
            MdKind::Heading { level: 2, text } => {
                let section = builder.section(md.span, text);
                builder.moment = section.moment.is_some();
                sections.push(section);
            }
            kind => {
                let end = md.span.end;
                let block = builder.block(Md { span: md.span, kind });
                match sections.last_mut() {
                    Some(section) => {
                        section.span.end = section.span.end.max(end);
                        section.blocks.extend(block);
                    }
                    None => intro.extend(block),
                }
            }
        }
    }
    let footnotes = page.footnotes.into_iter().map(|note| builder.blocks(note)).collect();
    Body { intro, sections, footnotes }
}

/// Makes meaning of Markdown blocks; knows the module's rules and ids.
pub(super) struct Builder<'a> {
    rules: BTreeMap<String, RuleRef<Written>>,
    ids: BTreeSet<String>,
    next_rule: u32,
    /// The section being read names its moment.
    pub moment: bool,
    pub d: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn section(&mut self, span: Span, mut title: Inlines<Written>) -> Section<Written> {
        let braces = take(&mut title, self.d);
        braces.only(&["moment", "minutes"], self.d);
        let written = braces.id.clone();
        let id = self.id(written.as_ref(), &written_text(&title), span);
        Section {
            span,
            id,
            explicit_id: written.is_some(),
            title,
            moment: braces.get("moment").map(|m| Spanned::new(Id::from(m.value.as_str()), m.span)),
            minutes: braces.number("minutes", self.d),
            blocks: Vec::new(),
        }
    }

    /// A unique id: the one written, else one made of the words.
    pub(super) fn id(&mut self, written: Option<&Spanned<String>>, words: &str, span: Span) -> Id {
        if let Some(id) = written {
            if !self.ids.insert(id.value.clone()) {
                self.d.push(
                    Diagnostic::error("id-twice", id.span, format!("The id `{}` stands here a second time", id.value))
                        .help("Give one of the two another id: each is used once in a module."),
                );
            }
            return id.value.as_str().into();
        }
        let _ = span;
        let base: String = as_id(words).chars().take(40).collect();
        let base = base.trim_end_matches('-');
        let mut id = base.to_owned();
        let mut n = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{base}-{n}");
            n += 1;
        }
        id.into()
    }

    /// Rules are referred to from dialogues that may stand before them.
    fn find_rules(&mut self, blocks: &[Md]) {
        for md in blocks {
            match &md.kind {
                MdKind::Fenced { head, blocks, line, .. } => {
                    let (name, rest) = head.split_once(char::is_whitespace).unwrap_or((head, ""));
                    if name == "rule" {
                        self.next_rule += 1;
                        let mut ignored = Diagnostics::default();
                        let (title, braces) = super::attrs::take_from_head(rest, &|_| *line, &mut ignored);
                        let id = braces.id.map_or_else(|| as_id(title), |id| id.value);
                        let title = vec![Inline { span: *line, kind: InlineKind::Text(title.to_owned()) }];
                        let rule = RuleRef { id: id.as_str().into(), number: self.next_rule, title };
                        self.rules.entry(id).or_insert(rule);
                    }
                    self.find_rules(blocks);
                }
                MdKind::Quote(blocks) => self.find_rules(blocks),
                MdKind::Paragraph(_)
                | MdKind::Heading { .. }
                | MdKind::List { .. }
                | MdKind::Table { .. }
                | MdKind::Code { .. }
                | MdKind::Divider => {}
            }
        }
    }

    /// The number of the rule with this id, from 1 through the module.
    pub(super) fn rule(&self, id: &str) -> Option<&RuleRef<Written>> {
        self.rules.get(id)
    }

    pub(super) fn rule_ids(&self) -> impl Iterator<Item = &str> {
        self.rules.keys().map(String::as_str)
    }

    pub(super) fn blocks(&mut self, blocks: Vec<Md>) -> Vec<Block<Written>> {
        blocks.into_iter().filter_map(|md| self.block(md)).collect()
    }

    fn block(&mut self, md: Md) -> Option<Block<Written>> {
        let span = md.span;
        let plain = |kind| Some(Block { span, attrs: Attrs::default(), kind });
        match md.kind {
            MdKind::Paragraph(text) => match <[Inline<Written>; 1]>::try_from(text) {
                Ok([Inline { kind: InlineKind::Image(image), .. }]) => plain(BlockKind::Figure(image)),
                Ok([one]) => plain(BlockKind::Paragraph(vec![one])),
                Err(text) => plain(BlockKind::Paragraph(text)),
            },
            MdKind::Heading { level, mut text } => {
                let level = if level < 3 {
                    self.d.push(if level == 1 {
                        Diagnostic::error(
                            "title-in-text",
                            span,
                            "The module's title stands in its first lines, not here",
                        )
                        .help("Take this heading out, or begin it with `##` to make a section.")
                    } else {
                        Diagnostic::error("section-in-block", span, "A section cannot begin inside a block")
                            .help("Use `###` here, or close the block first.")
                    });
                    3
                } else {
                    level
                };
                let braces = take(&mut text, self.d);
                braces.only(&[], self.d);
                plain(BlockKind::Heading { level, text })
            }
            MdKind::List { start, items } => {
                let items = items.into_iter().map(|item| self.item(item)).collect();
                plain(BlockKind::List(List { start, items }))
            }
            MdKind::Table { align, head, rows } => {
                let rows = rows
                    .into_iter()
                    .map(|mut row| {
                        row.resize(head.len(), Vec::new());
                        row
                    })
                    .collect();
                plain(BlockKind::Table(Table { align, head, rows }))
            }
            MdKind::Quote(blocks) => {
                let blocks = self.blocks(blocks);
                plain(BlockKind::Quote(blocks))
            }
            MdKind::Code { language, text } => plain(BlockKind::Code { language, text }),
            MdKind::Divider => plain(BlockKind::Divider),
            MdKind::Fenced { head, head_at, line, blocks } => {
                self.fenced(super::directive::Fence { span, line, head, head_at, blocks })
            }
        }
    }

    fn item(&mut self, item: MdItem) -> ListItem<Written> {
        ListItem { task: item.task, attrs: Attrs::default(), blocks: self.blocks(item.blocks) }
    }

    /// The attributes of a block, checked against what it may have besides an id.
    pub(super) fn attrs(&mut self, braces: &Braces, also: &[&'static str]) -> Attrs {
        let mut known = vec!["moment", "shows", "fails", "policy", "stance", "when", "except"];
        known.extend(also);
        braces.only(&known, self.d);
        braces.attrs(self.d)
    }
}

/// The words of a text as written; a slot gives its fallback.
pub fn written_text(text: &[Inline<Written>]) -> String {
    let mut out = String::new();
    for inline in text {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::Emphasis(text)
            | InlineKind::Strong(text)
            | InlineKind::Strikethrough(text)
            | InlineKind::Link { text, .. } => out.push_str(&written_text(text)),
            InlineKind::Image(image) => out.push_str(&written_text(&image.alt)),
            InlineKind::Footnote(_) => {}
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Slot(slot) => {
                out.push_str(&slot.fallback.as_deref().map_or_else(|| "…".to_owned(), written_text));
            }
        }
    }
    out
}

/// Takes the white space off both ends of a text.
pub fn trim(text: &mut Inlines<Written>) {
    while let Some(first) = text.first_mut() {
        match &mut first.kind {
            InlineKind::SoftBreak | InlineKind::HardBreak => {}
            InlineKind::Text(words) if words.trim().is_empty() => {}
            InlineKind::Text(words) => {
                let kept = words.trim_start();
                let cut = u32::try_from(words.len() - kept.len()).unwrap_or(0);
                first.span.start = (first.span.start + cut).min(first.span.end);
                *words = kept.to_owned();
                break;
            }
            _ => break,
        }
        text.remove(0);
    }
    while let Some(last) = text.last_mut() {
        match &mut last.kind {
            InlineKind::SoftBreak | InlineKind::HardBreak => {}
            InlineKind::Text(words) if words.trim().is_empty() => {}
            InlineKind::Text(words) => {
                words.truncate(words.trim_end().len());
                break;
            }
            _ => break,
        }
        text.pop();
    }
}

/// A text as its source lines.
pub fn lines(text: Inlines<Written>) -> Vec<Inlines<Written>> {
    let mut lines = vec![Vec::new()];
    for inline in text {
        if matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak) {
            lines.push(Vec::new());
        } else if let Some(line) = lines.last_mut() {
            line.push(inline);
        }
    }
    for line in &mut lines {
        trim(line);
    }
    lines.retain(|line| !line.is_empty());
    lines
}
