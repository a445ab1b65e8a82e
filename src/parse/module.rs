//! A module's text: Markdown blocks become sections and the blocks that mean something.

use std::collections::{BTreeMap, BTreeSet};

use super::attrs::{Braces, OF_BLOCKS, OF_SECTIONS, take};
use super::blocks::known_name;
use super::markdown::{self, Md, MdItem, MdKind, Rules};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{
    Attrs, Block, BlockKind, Body, Inline, InlineKind, Inlines, List, ListItem, RuleRef, Section, Table, Written,
};
use crate::model::names::slug;
use crate::model::source::Id;
use crate::model::span::{FileId, Span, Spanned};

/// The text of a module from byte `start`, joined to nothing yet. `folder` is the file's, for its pictures.
pub fn body(file: FileId, text: &str, start: usize, folder: &str, rules: Rules, d: &mut Diagnostics) -> Body<Written> {
    let page = markdown::page(file, text, start, folder, rules, d);
    let mut builder = Builder {
        source: text,
        rules: Vec::new(),
        written: BTreeSet::new(),
        used: BTreeSet::new(),
        made: BTreeMap::new(),
        moment: false,
        d,
    };
    builder.find_ids(&page.blocks);
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
                let blocks = builder.block(Md { span: md.span, kind });
                match sections.last_mut() {
                    Some(section) => {
                        section.span.end = section.span.end.max(end);
                        section.blocks.extend(blocks);
                    }
                    None => intro.extend(blocks),
                }
            }
        }
    }
    let footnotes = page.footnotes.into_iter().map(|note| builder.blocks(note)).collect();
    Body { intro, sections, footnotes }
}

/// Makes meaning of Markdown blocks; knows the module's rules and ids.
pub(super) struct Builder<'a> {
    /// The whole file.
    pub source: &'a str,
    /// With the place of the line that opens each; in the order of their numbers.
    rules: Vec<(Span, RuleRef<Written>)>,
    /// Ids that the author wrote somewhere.
    written: BTreeSet<String>,
    used: BTreeSet<String>,
    /// How often words have been made an id.
    made: BTreeMap<String, usize>,
    /// The section being read names its moment.
    pub moment: bool,
    pub d: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn section(&mut self, span: Span, mut title: Inlines<Written>) -> Section<Written> {
        let braces = take(&mut title, self.source, self.d);
        braces.only(&OF_SECTIONS, self.d);
        if title.is_empty() {
            self.d.push(
                Diagnostic::error("section-without-title", span, "This section has no title")
                    .help("Write it behind the `##`: `## Say sorry and mean it {#say-sorry moment=apologise}`."),
            );
        }
        let id = self.id(braces.id.as_ref(), &written_text(&title));
        Section {
            span,
            id,
            explicit_id: braces.id.is_some(),
            title,
            moment: braces.get("moment").map(|m| Spanned::new(Id::from(m.value.as_str()), m.span)),
            minutes: braces.number("minutes", self.d),
            blocks: Vec::new(),
        }
    }

    /// A unique id: the one written, else one made of the words.
    pub(super) fn id(&mut self, written: Option<&Spanned<String>>, words: &str) -> Id {
        if let Some(id) = written {
            if !self.used.insert(id.value.clone()) {
                self.d.push(
                    Diagnostic::error("id-twice", id.span, format!("The id `{}` stands here a second time", id.value))
                        .help("Give one of the two another id: each is used once in a module."),
                );
            }
            return id.value.as_str().into();
        }
        let base: String = slug(words).chars().take(40).collect();
        let base = base.trim_end_matches('-');
        let base = if base.is_empty() { "a-name" } else { base };
        // The number that the last of the same words took: a thousand alike are not counted a thousand times.
        let n = self.made.entry(base.to_owned()).or_insert(0);
        loop {
            *n += 1;
            let id = if *n == 1 { base.to_owned() } else { format!("{base}-{n}") };
            if !self.written.contains(&id) && self.used.insert(id.clone()) {
                return id.into();
            }
        }
    }

    /// Ids that are written anywhere are not made for anything else.
    fn find_ids(&mut self, blocks: &[Md]) {
        for md in blocks {
            let id = match &md.kind {
                MdKind::Heading { text, .. } => {
                    let mut text = text.clone();
                    take(&mut text, self.source, &mut Diagnostics::default()).id
                }
                MdKind::Fenced(fenced) => {
                    self.find_ids(&fenced.blocks);
                    fenced.braces.id.clone()
                }
                MdKind::Quote(blocks) => {
                    self.find_ids(blocks);
                    None
                }
                MdKind::Paragraph(_)
                | MdKind::List { .. }
                | MdKind::Table { .. }
                | MdKind::Code { .. }
                | MdKind::Divider => None,
            };
            self.written.extend(id.map(|id| id.value));
        }
    }

    /// Rules are referred to from dialogues that may stand before them.
    fn find_rules(&mut self, blocks: &[Md]) {
        for md in blocks {
            match &md.kind {
                MdKind::Fenced(fenced) => {
                    if known_name(&fenced.name.value) == "rule" {
                        let id = self.id(fenced.braces.id.as_ref(), &written_text(&fenced.title));
                        let number = u32::try_from(self.rules.len() + 1).unwrap_or(u32::MAX);
                        self.rules.push((fenced.line, RuleRef { id, number, title: fenced.title.clone() }));
                    }
                    self.find_rules(&fenced.blocks);
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

    /// The rule with this id.
    pub(super) fn rule(&self, id: &str) -> Option<&RuleRef<Written>> {
        self.rules.iter().map(|(_, rule)| rule).find(|rule| &*rule.id == id)
    }

    /// The same, with the line that opens it.
    pub(super) fn rule_with_line(&self, id: &str) -> Option<(Span, RuleRef<Written>)> {
        self.rules.iter().find(|(_, rule)| &*rule.id == id).cloned()
    }

    /// The rule that this line opens.
    pub(super) fn rule_at(&self, line: Span) -> Option<&RuleRef<Written>> {
        let at = self.rules.binary_search_by_key(&line.start, |(known, _)| known.start).ok()?;
        self.rules.get(at).map(|(_, rule)| rule)
    }

    pub(super) fn rule_ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|(_, rule)| &*rule.id)
    }

    pub(super) fn blocks(&mut self, blocks: Vec<Md>) -> Vec<Block<Written>> {
        blocks.into_iter().flat_map(|md| self.block(md)).collect()
    }

    /// Mostly one; what stands in a block of an unknown name are several.
    fn block(&mut self, md: Md) -> Vec<Block<Written>> {
        let span = md.span;
        let mut attrs = Attrs::default();
        let kind = match md.kind {
            MdKind::Paragraph(text) => match <[Inline<Written>; 1]>::try_from(text) {
                Ok([Inline { kind: InlineKind::Image(image), .. }]) => BlockKind::Figure(image),
                Ok([one]) => BlockKind::Paragraph(vec![one]),
                Err(text) => BlockKind::Paragraph(text),
            },
            MdKind::Heading { level, mut text } => {
                let braces = take(&mut text, self.source, self.d);
                braces.only(&[], self.d);
                if let Some(id) = &braces.id {
                    self.id(Some(id), "");
                    attrs.id = Some(Spanned::new(id.value.as_str().into(), id.span));
                }
                if level < 3 {
                    self.d.push(misplaced_heading(level, span));
                }
                BlockKind::Heading { level: level.max(3), text }
            }
            MdKind::List { start, items } => {
                let items = items.into_iter().map(|item| self.item(item)).collect();
                BlockKind::List(List { start, items })
            }
            MdKind::Table { align, head, mut rows } => {
                for row in &mut rows {
                    row.resize(head.len(), Vec::new());
                }
                BlockKind::Table(Table { align, head, rows })
            }
            MdKind::Quote(blocks) => BlockKind::Quote(self.blocks(blocks)),
            MdKind::Code { language, text, .. } => BlockKind::Code { language, text },
            MdKind::Divider => BlockKind::Divider,
            MdKind::Fenced(fenced) => return self.fenced(*fenced, span),
        };
        vec![Block { span, attrs, kind }]
    }

    fn item(&mut self, mut item: MdItem) -> ListItem<Written> {
        let mut attrs = Attrs::default();
        if let Some(Md { kind: MdKind::Paragraph(text), .. }) = item.blocks.first_mut() {
            let braces = take(text, self.source, self.d);
            attrs = self.attrs(&braces, &[]);
        }
        ListItem { task: item.task, attrs, blocks: self.blocks(item.blocks) }
    }

    /// The attributes of a block, checked against what it may have besides an id.
    pub(super) fn attrs(&mut self, braces: &Braces, also: &[&'static str]) -> Attrs {
        let mut known = OF_BLOCKS.to_vec();
        known.extend(also);
        braces.only(&known, self.d);
        braces.attrs(self.d)
    }
}

fn misplaced_heading(level: u8, span: Span) -> Diagnostic {
    if level == 1 {
        Diagnostic::error(
            "title-in-text",
            span,
            "The title of a module stands in its first lines, as `title:`, not here",
        )
        .help("Take this heading out, or begin it with `##` to make a section.")
    } else {
        Diagnostic::error("section-in-block", span, "A section cannot begin inside a block")
            .help("Use `###` here, or close the block first.")
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
