//! What people try: questions, things to order and match, gaps, scenarios.

use super::attrs::take;
use super::directive::Head;
use super::markdown::{Md, MdItem, MdKind};
use super::module::{Builder, trim, written_text};
use crate::model::diag::Diagnostic;
use crate::model::doc::{
    ActHolds, BlockKind, Choice, Gap, GapPart, Inline, InlineKind, Inlines, Match, Order, Quiz, QuizOption, Scenario,
    Step, Written,
};
use crate::model::names::nearest;
use crate::model::span::Span;

const ACTS: [(&str, ActHolds); 3] =
    [("holds", ActHolds::Holds), ("half", ActHolds::Half), ("harder", ActHolds::Harder)];

impl Builder<'_> {
    pub(super) fn pre_check(&mut self, head: &Head, blocks: Vec<Md>) -> BlockKind<Written> {
        let mut items = Vec::new();
        for md in blocks {
            let span = md.span;
            match self.fenced_quiz(md) {
                Some(quiz) => items.extend(quiz),
                None => self.d.push(
                    Diagnostic::error("not-a-question", span, "Only questions can stand in a pre-check").help(
                        "Put `::: quiz` blocks into it, and close each; the pre-check around them has more colons.",
                    ),
                ),
            }
        }
        if items.is_empty() {
            self.empty(head, "five `::: quiz` blocks");
        }
        BlockKind::PreCheck(items)
    }

    /// `Some` when the block is a quiz; inside, `None` when the quiz made no sense.
    fn fenced_quiz(&mut self, md: Md) -> Option<Option<Quiz<Written>>> {
        let MdKind::Fenced { head, head_at, line, blocks } = md.kind else { return None };
        if head.split_whitespace().next() != Some("quiz") {
            return None;
        }
        let fence = super::directive::Fence { span: md.span, line, head, head_at, blocks };
        match self.fenced(fence) {
            Some(block) => match block.kind {
                BlockKind::Quiz(quiz) => Some(Some(quiz)),
                _ => None,
            },
            None => Some(None),
        }
    }

    pub(super) fn quiz(&mut self, head: &Head, blocks: Vec<Md>) -> Option<Quiz<Written>> {
        if head.title.is_empty() {
            self.d.push(
                Diagnostic::error("no-question", head.line, "This quiz does not ask anything")
                    .help("Type the question on the same line: `::: quiz What do you do first? {#first}`."),
            );
            return None;
        }
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title), head.line);
        let mut options = Vec::new();
        for md in blocks {
            let MdKind::List { items, .. } = md.kind else {
                self.d.push(Diagnostic::error("not-an-option", md.span, "Only answers can stand in a quiz").help(
                    "Begin each answer with `- [ ] `, the right one with `- [x] `, and its reason below with `  > `.",
                ));
                continue;
            };
            for item in items {
                options.extend(self.option(item));
            }
        }
        if options.len() < 2 {
            self.empty(head, "two answers at least: - [x] the right one, - [ ] another");
            return None;
        }
        if !options.iter().any(|option| option.right) {
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
                Diagnostic::error("option-without-box", item.span, "This answer does not say whether it is right")
                    .help("Begin it with `- [x] ` if it is right, `- [ ] ` if not."),
            );
            return None;
        };
        let mut blocks = item.blocks.into_iter();
        let Some(Md { kind: MdKind::Paragraph(text), .. }) = blocks.next() else {
            self.d.push(
                Diagnostic::error("option-without-words", item.span, "This answer says nothing")
                    .help("Write it after the box."),
            );
            return None;
        };
        Some(QuizOption { right, text, why: self.quoted(blocks) })
    }

    /// What stands behind `>`.
    fn quoted(&mut self, blocks: impl Iterator<Item = Md>) -> Vec<crate::model::doc::Block<Written>> {
        let mut out = Vec::new();
        for md in blocks {
            match md.kind {
                MdKind::Quote(inner) => out.extend(self.blocks(inner)),
                kind => out.extend(self.blocks(vec![Md { span: md.span, kind }])),
            }
        }
        out
    }

    fn items(&mut self, blocks: Vec<Md>, help: &str) -> Vec<Inlines<Written>> {
        let mut found = Vec::new();
        for md in blocks {
            let MdKind::List { items, .. } = md.kind else {
                self.d.push(Diagnostic::error("not-a-list", md.span, "Only a list can stand in this block").help(help));
                continue;
            };
            for item in items {
                if let Some(Md { kind: MdKind::Paragraph(text), .. }) = item.blocks.into_iter().next() {
                    found.push(text);
                }
            }
        }
        found
    }

    pub(super) fn order(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let items = self.items(blocks, "Number the steps in their right order: 1. … 2. …; the page shuffles them.");
        if items.len() < 2 {
            self.empty(head, "two steps at least, numbered in their right order");
            return None;
        }
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title), head.line);
        Some(BlockKind::Order(Order { id, prompt: head.title.clone(), items }))
    }

    pub(super) fn pairs(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let items = self.items(blocks, "Type each pair as `- left -> right`.");
        let mut pairs = Vec::new();
        for item in items {
            let span = item.first().map_or(head.line, |first| first.span);
            match arrow(item) {
                (left, Some(right)) => pairs.push((left, right)),
                (_, None) => self.d.push(
                    Diagnostic::error("pair-without-arrow", span, "This line has no `->` between its two halves")
                        .help("Type `- left -> right`."),
                ),
            }
        }
        if pairs.len() < 2 {
            self.empty(head, "two pairs at least: - left -> right");
            return None;
        }
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title), head.line);
        Some(BlockKind::Match(Match { id, prompt: head.title.clone(), pairs }))
    }

    pub(super) fn gap(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let Some(Md { kind: MdKind::Paragraph(text), .. }) = blocks.into_iter().next() else {
            self.empty(head, "a sentence with a gap: I will ring you at [[nine|9]]");
            return None;
        };
        let mut parts = Vec::new();
        let mut gaps = 0;
        for inline in text {
            let InlineKind::Text(words) = &inline.kind else {
                push_text(&mut parts, inline);
                continue;
            };
            let mut rest = words.as_str();
            while let Some((before, after)) = rest.split_once("[[") {
                let Some((answers, behind)) = after.split_once("]]") else { break };
                if !before.is_empty() {
                    push_text(&mut parts, Inline { span: inline.span, kind: InlineKind::Text(before.to_owned()) });
                }
                let answers: Vec<String> = answers
                    .split('|')
                    .map(|answer| answer.trim().to_owned())
                    .filter(|answer| !answer.is_empty())
                    .collect();
                if answers.is_empty() {
                    self.d.push(
                        Diagnostic::error("gap-without-answer", inline.span, "This gap has no answer")
                            .help("Type what belongs there: [[nine|9]]."),
                    );
                } else {
                    gaps += 1;
                    parts.push(GapPart::Gap(answers));
                }
                rest = behind;
            }
            if !rest.is_empty() {
                push_text(&mut parts, Inline { span: inline.span, kind: InlineKind::Text(rest.to_owned()) });
            }
        }
        if gaps == 0 {
            self.empty(head, "a sentence with a gap: I will ring you at [[nine|9]]");
            return None;
        }
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title), head.line);
        Some(BlockKind::Gap(Gap { id, prompt: head.title.clone(), parts }))
    }

    pub(super) fn scenario(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title), head.line);
        let mut opening = Vec::new();
        let mut drafts: Vec<Draft> = Vec::new();
        for md in blocks {
            match md.kind {
                MdKind::Heading { text, .. } => {
                    let mut title = text;
                    take(&mut title, self.d).only(&[], self.d);
                    drafts.push(Draft { span: md.span, title, blocks: Vec::new(), items: Vec::new() });
                }
                MdKind::List { items, start: None } if drafts.last().is_some() => {
                    if let Some(draft) = drafts.last_mut() {
                        draft.items.extend(items);
                    }
                }
                kind => {
                    let md = Md { span: md.span, kind };
                    match drafts.last_mut() {
                        Some(draft) => draft.blocks.push(md),
                        None => opening.push(md),
                    }
                }
            }
        }
        if drafts.is_empty() {
            self.empty(head, "steps, each with its heading: ## The guest comes back");
            return None;
        }
        let names: Vec<String> = drafts.iter().map(|draft| fold(&written_text(&draft.title))).collect();
        let spans: Vec<Span> = drafts.iter().map(|draft| draft.span).collect();
        let steps: Vec<Step<Written>> = drafts.into_iter().map(|draft| self.step(draft, &names)).collect();
        self.walk(head, &steps, &spans);
        Some(BlockKind::Scenario(Scenario { id, title: head.title.clone(), opening: self.blocks(opening), steps }))
    }

    fn step(&mut self, draft: Draft, names: &[String]) -> Step<Written> {
        let blocks = self.blocks(draft.blocks);
        let choices = draft.items.into_iter().filter_map(|item| self.choice(item, names)).collect();
        Step { title: draft.title, blocks, choices }
    }

    fn choice(&mut self, item: MdItem, names: &[String]) -> Option<Choice<Written>> {
        let span = item.span;
        let mut blocks = item.blocks.into_iter();
        let Some(Md { kind: MdKind::Paragraph(text), .. }) = blocks.next() else { return None };
        let (mut text, target) = arrow(text);
        let braces = take(&mut text, self.d);
        let attrs = self.attrs(&braces, &["act"]);
        let first = Span { end: text.last().map_or(span.end, |last| last.span.end), ..span };
        let act = braces.choice("act", "what a choice does", &ACTS, self.d);
        let act = match (act, braces.get("act")) {
            (Some(act), _) => act,
            (None, Some(_)) => ActHolds::Half,
            (None, None) => {
                self.d.push(
                    Diagnostic::error(
                        "choice-without-act",
                        first,
                        "This choice does not say what it does to the situation",
                    )
                    .help("Put `{act=holds}`, `{act=half}` or `{act=harder}` behind it."),
                );
                ActHolds::Half
            }
        };
        let to = target.and_then(|target| {
            let wanted = fold(&written_text(&target));
            let found = names.iter().position(|name| *name == wanted);
            if found.is_none() {
                let place = target.first().map_or(first, |inline| inline.span);
                let help = match nearest(&wanted, names.iter().map(String::as_str)) {
                    Some(near) => format!("Did you mean “{near}”?"),
                    None => "After `->` stands the heading of a step of this scenario, word for word.".to_owned(),
                };
                self.d.push(
                    Diagnostic::error("unknown-step", place, format!("No step here is called “{wanted}”")).help(help),
                );
            }
            found
        });
        let feedback = self.quoted(blocks);
        if feedback.is_empty() {
            self.d.push(
                Diagnostic::warning("choice-without-feedback", first, "Nobody hears what came of this choice")
                    .help("Say it below, further in: `  > Sorry came first, and it helped.`"),
            );
        }
        Some(Choice { span, attrs, text, act, to, feedback })
    }

    /// Every step can be reached, and every way comes to an end.
    fn walk(&mut self, head: &Head, steps: &[Step<Written>], spans: &[Span]) {
        let mut reached = vec![false; steps.len()];
        let mut next = vec![0];
        while let Some(step) = next.pop() {
            if std::mem::replace(&mut reached[step], true) {
                continue;
            }
            next.extend(steps[step].choices.iter().filter_map(|choice| choice.to));
        }
        for (step, span) in spans.iter().enumerate() {
            if !reached[step] {
                self.d.push(
                    Diagnostic::warning("step-not-reached", *span, "No choice leads to this step")
                        .help("Lead a choice to it with `-> ` and its heading, or take it out."),
                );
            }
        }
        let ends =
            |step: &Step<Written>| step.choices.is_empty() || step.choices.iter().any(|choice| choice.to.is_none());
        if !steps.iter().zip(&reached).any(|(step, reached)| *reached && ends(step)) {
            self.d.push(
                Diagnostic::error("scenario-without-end", head.line, "This scenario goes round and round")
                    .help("A step without choices is an end: lead a choice to one."),
            );
        }
    }
}

/// A step before its choices are read.
struct Draft {
    span: Span,
    title: Inlines<Written>,
    blocks: Vec<Md>,
    items: Vec<MdItem>,
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn push_text(parts: &mut Vec<GapPart<Written>>, inline: Inline<Written>) {
    match parts.last_mut() {
        Some(GapPart::Text(text)) => text.push(inline),
        _ => parts.push(GapPart::Text(vec![inline])),
    }
}

/// A text at its last `->`.
fn arrow(text: Inlines<Written>) -> (Inlines<Written>, Option<Inlines<Written>>) {
    let found = text.iter().enumerate().rev().find_map(|(n, inline)| match &inline.kind {
        InlineKind::Text(words) => words.rfind("->").map(|at| (n, at)),
        _ => None,
    });
    let Some((n, at)) = found else { return (text, None) };
    let mut left = text;
    let mut right = left.split_off(n);
    if let Some(first) = right.first_mut()
        && let InlineKind::Text(words) = &mut first.kind
    {
        let after = words[at + 2..].to_owned();
        let before = words[..at].to_owned();
        let exact = (first.span.end - first.span.start) as usize == words.len();
        let mut before_span = first.span;
        if exact {
            before_span.end = first.span.start + u32::try_from(at).unwrap_or(0);
            first.span.start += u32::try_from(at + 2).unwrap_or(0);
        }
        *words = after;
        left.push(Inline { span: before_span, kind: InlineKind::Text(before) });
    }
    trim(&mut left);
    trim(&mut right);
    (left, Some(right))
}
