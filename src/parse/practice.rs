//! What people try: questions, things to order and match, gaps.

use super::blocks::known_name;
use super::directive::Head;
use super::markdown::{Md, MdItem, MdKind};
use super::module::{Builder, trim, written_text};
use crate::model::diag::Diagnostic;
use crate::model::doc::{
    Block, BlockKind, Gap, GapPart, Inline, InlineKind, Inlines, Match, Order, Quiz, QuizOption, Written,
};
use crate::model::span::Span;

impl Builder<'_> {
    pub(super) fn pre_check(&mut self, head: &Head, blocks: Vec<Md>) -> BlockKind<Written> {
        let mut items = Vec::new();
        let none = blocks.is_empty();
        for md in blocks {
            let span = md.span;
            match md.kind {
                MdKind::Fenced(inner) if matches!(known_name(&inner.name.value), "quiz" | "") => {
                    items.extend(self.fenced(*inner, span).into_iter().filter_map(|block| match block.kind {
                        BlockKind::Quiz(quiz) => Some(quiz),
                        _ => None,
                    }));
                }
                kind => self.stray(
                    "not-a-question",
                    &Md { span, kind },
                    "Only questions can stand in a pre-check",
                    "Put `::: quiz` blocks into it, and close each; the pre-check around them has more colons.",
                ),
            }
        }
        if none {
            self.empty(head, "five `::: quiz` blocks");
        }
        BlockKind::PreCheck(items)
    }

    pub(super) fn quiz(&mut self, head: &Head, blocks: Vec<Md>) -> Option<Quiz<Written>> {
        if head.title.is_empty() {
            self.d.push(
                Diagnostic::error("no-question", head.line, "This quiz does not ask anything")
                    .help("Type the question on the same line: `::: quiz What do you do first? {#first}`."),
            );
        }
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title));
        let mut options: Vec<QuizOption<Written>> = Vec::new();
        let mut answers = 0;
        for md in blocks {
            match md.kind {
                MdKind::List { items, .. } => {
                    answers += items.len();
                    for item in items {
                        options.extend(self.option(item));
                    }
                }
                MdKind::Quote(why) if !options.is_empty() => {
                    self.d.push(
                        Diagnostic::error("reason-outside", md.span, "This reason stands outside its answer")
                            .help("Put two spaces before the `>`, so that it stands below the words of the answer."),
                    );
                    let why = self.blocks(why);
                    if let Some(option) = options.last_mut() {
                        option.why.extend(why);
                    }
                }
                kind => self.stray(
                    "not-an-option",
                    &Md { span: md.span, kind },
                    "Only answers can stand in a quiz",
                    "Begin each answer with `- [ ] `, the right one with `- [x] `, and its reason below with `  > `.",
                ),
            }
        }
        if answers < 2 {
            self.d.push(
                Diagnostic::error(
                    "too-few-options",
                    head.line,
                    match answers {
                        0 => "This quiz has no answers to choose from",
                        _ => "This quiz has one answer, so there is nothing to choose",
                    },
                )
                .help("Type two at least: `- [x] the right one`, and `- [ ] another`."),
            );
            return None;
        }
        if options.len() == answers && !options.iter().any(|option| option.right) {
            self.d.push(
                Diagnostic::error("no-right-answer", head.line, "No answer of this quiz is marked as right")
                    .help("Put an x between the brackets of the right one: `- [x] …`."),
            );
            return None;
        }
        Some(Quiz { id, span: head.line, question: head.title.clone(), options })
    }

    fn option(&mut self, item: MdItem) -> Option<QuizOption<Written>> {
        let Some(right) = item.task else {
            self.d.push(
                Diagnostic::error(
                    "option-without-box",
                    first_line(&item),
                    "This answer does not say whether it is right",
                )
                .help("Begin it with `- [x] ` if it is right, `- [ ] ` if not: with the spaces."),
            );
            return None;
        };
        let span = first_line(&item);
        let mut blocks = item.blocks.into_iter();
        let Some(Md { kind: MdKind::Paragraph(text), .. }) = blocks.next() else {
            self.d.push(
                Diagnostic::error("option-without-words", span, "This answer says nothing")
                    .help("Write it behind the box, on the same line."),
            );
            return None;
        };
        let why = self.quoted(blocks);
        if why.is_empty() {
            self.d.push(
                Diagnostic::advice("option-without-reason", span, "Nobody hears why this answer is right or wrong")
                    .help("Say it below, two spaces further in: `  > It mends the tap, and not the morning.`"),
            );
        }
        Some(QuizOption { right, text, why })
    }

    /// What stands behind `>`; other text below an answer counts as well.
    pub(super) fn quoted(&mut self, blocks: impl Iterator<Item = Md>) -> Vec<Block<Written>> {
        let mut out = Vec::new();
        for md in blocks {
            match md.kind {
                MdKind::Quote(inner) => out.extend(self.blocks(inner)),
                kind => out.extend(self.blocks(vec![Md { span: md.span, kind }])),
            }
        }
        out
    }

    /// The items of lists, each one text; anything else is reported.
    pub(super) fn items(
        &mut self,
        blocks: Vec<Md>,
        code: &'static str,
        what: &str,
        help: &str,
    ) -> Vec<Inlines<Written>> {
        let mut found = Vec::new();
        for md in blocks {
            let MdKind::List { items, .. } = md.kind else {
                self.stray(code, &md, what, help);
                continue;
            };
            for item in items {
                let span = first_line(&item);
                let mut blocks = item.blocks.into_iter();
                match blocks.next() {
                    Some(Md { kind: MdKind::Paragraph(text), .. }) => found.push(text),
                    Some(md) => self.stray(code, &md, what, help),
                    None => self.d.push(
                        Diagnostic::error("empty-item", span, "Nothing stands behind this mark")
                            .help("Write its words on the same line, or take the mark out."),
                    ),
                }
                if let Some(more) = blocks.next() {
                    let what = "This stands below a line of the list, where only one line each can be shown";
                    self.stray(code, &more, what, "Put it into the line itself, or begin a line of its own with `- `.");
                }
            }
        }
        found
    }

    pub(super) fn order(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let help = "Number the steps in their right order: 1. … 2. …; the page shuffles them.";
        let items = self.items(blocks, "not-a-list", "Only a numbered list can stand in this block", help);
        self.asks(head, "::: order Put these in order {#steps}");
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title));
        if items.len() < 2 {
            self.empty(head, "two steps at least, numbered in their right order: `1. …`, `2. …`");
            return None;
        }
        Some(BlockKind::Order(Order { id, prompt: head.title.clone(), items }))
    }

    pub(super) fn pairs(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let help = "Type each pair as `- left -> right`.";
        let items = self.items(blocks, "not-a-list", "Only a list of pairs can stand in this block", help);
        self.asks(head, "::: match What goes with what? {#who}");
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title));
        let mut pairs = Vec::new();
        let count = items.len();
        for item in items {
            let span = item.first().map_or(head.line, |first| first.span);
            match arrow(item, self.source) {
                (left, Some(right)) if !left.is_empty() && !right.is_empty() => pairs.push((left, right)),
                (_, Some(_)) => self
                    .d
                    .push(Diagnostic::error("pair-without-half", span, "One side of this pair is empty").help(help)),
                (_, None) => self.d.push(
                    Diagnostic::error("pair-without-arrow", span, "This line has no `->` between its two halves")
                        .help(help),
                ),
            }
        }
        if count < 2 {
            self.empty(head, "two pairs at least: `- left -> right`");
        }
        (pairs.len() >= 2).then(|| BlockKind::Match(Match { id, prompt: head.title.clone(), pairs }))
    }

    fn asks(&mut self, head: &Head, example: &str) {
        if head.title.is_empty() {
            self.d.push(
                Diagnostic::error("no-question", head.line, "This block does not say what to do")
                    .help(format!("Type it on the same line: `{example}`.")),
            );
        }
    }

    pub(super) fn gap(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        self.asks(head, "::: gap Finish the sentence {#gap}");
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title));
        let before = self.d.len();
        let mut text: Inlines<Written> = Vec::new();
        for md in blocks {
            match md.kind {
                MdKind::Paragraph(more) => {
                    if let Some(first) = more.first().filter(|_| !text.is_empty()) {
                        text.push(Inline { span: first.span, kind: InlineKind::HardBreak });
                    }
                    text.extend(more);
                }
                kind => self.stray(
                    "not-a-sentence",
                    &Md { span: md.span, kind },
                    "Only sentences with gaps can stand in this block",
                    "Type a sentence with the answer in two brackets: I will ring you at [[nine|9]].",
                ),
            }
        }
        let parts = self.gaps(text);
        if !parts.iter().any(|part| matches!(part, GapPart::Gap(_))) {
            if self.d.len() == before {
                self.empty(head, "a sentence with a gap: I will ring you at [[nine|9]]");
            }
            return None;
        }
        Some(BlockKind::Gap(Gap { id, prompt: head.title.clone(), parts }))
    }

    fn gaps(&mut self, text: Inlines<Written>) -> Vec<GapPart<Written>> {
        let mut parts = Vec::new();
        for inline in text {
            let InlineKind::Text(words) = &inline.kind else {
                push_text(&mut parts, inline);
                continue;
            };
            let mut rest = words.as_str();
            while let Some((before, after)) = rest.split_once("[[") {
                let Some((answers, behind)) = after.split_once("]]") else {
                    self.d.push(
                        Diagnostic::error("gap-open", inline.span, "A gap opens here and does not close")
                            .help("End it with `]]`: [[nine|9]]."),
                    );
                    break;
                };
                if !before.is_empty() {
                    push_text(&mut parts, Inline { span: inline.span, kind: InlineKind::Text(before.to_owned()) });
                }
                let answers: Vec<String> =
                    answers.split('|').map(str::trim).filter(|answer| !answer.is_empty()).map(str::to_owned).collect();
                if answers.is_empty() {
                    self.d.push(
                        Diagnostic::error("gap-without-answer", inline.span, "This gap has no answer")
                            .help("Type what belongs there: [[nine|9]]."),
                    );
                } else {
                    parts.push(GapPart::Gap(answers));
                }
                rest = behind;
            }
            if !rest.is_empty() {
                push_text(&mut parts, Inline { span: inline.span, kind: InlineKind::Text(rest.to_owned()) });
            }
        }
        parts
    }
}

/// The place of an item without what stands below its first line.
pub(super) fn first_line(item: &MdItem) -> Span {
    match item.blocks.first() {
        Some(first) => Span { end: first.span.end.min(item.span.end).max(item.span.start), ..item.span },
        None => item.span,
    }
}

fn push_text(parts: &mut Vec<GapPart<Written>>, inline: Inline<Written>) {
    match parts.last_mut() {
        Some(GapPart::Text(text)) => text.push(inline),
        _ => parts.push(GapPart::Text(vec![inline])),
    }
}

/// A text at its last `->`; also `→`, which word processors make of it.
pub(super) fn arrow(text: Inlines<Written>, source: &str) -> (Inlines<Written>, Option<Inlines<Written>>) {
    let found = text.iter().enumerate().rev().find_map(|(n, inline)| match &inline.kind {
        InlineKind::Text(words) => {
            let arrows = ["->", "→", "\u{f0e0}"];
            let (at, arrow) = arrows.iter().filter_map(|arrow| Some((words.rfind(arrow)?, *arrow))).max()?;
            Some((n, at, at + arrow.len()))
        }
        _ => None,
    });
    let Some((n, at, after)) = found else { return (text, None) };
    let mut left = text;
    let mut right = left.split_off(n);
    if let Some(first) = right.first_mut()
        && let InlineKind::Text(words) = &mut first.kind
    {
        let exact = source.get(first.span.range()) == Some(words.as_str());
        let mut before = first.span;
        if exact {
            before.end = first.span.start + u32::try_from(at).unwrap_or(0);
            first.span.start += u32::try_from(after).unwrap_or(0);
        }
        left.push(Inline { span: before, kind: InlineKind::Text(words[..at].to_owned()) });
        *words = words[after..].to_owned();
    }
    trim(&mut left);
    trim(&mut right);
    (left, Some(right))
}
