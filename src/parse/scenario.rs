//! Branching stories: steps, choices, and whether every way through comes to an end.

use super::attrs::take;
use super::directive::Head;
use super::markdown::{Md, MdItem, MdKind};
use super::module::{Builder, written_text};
use super::practice::{arrow, first_line};
use crate::model::diag::Diagnostic;
use crate::model::doc::{ActHolds, BlockKind, Choice, Inlines, Scenario, Step, Written};
use crate::model::names::nearest;
use crate::model::plain;
use crate::model::span::Span;

const ACTS: [(&str, ActHolds); 3] =
    [("holds", ActHolds::Holds), ("half", ActHolds::Half), ("harder", ActHolds::Harder)];

/// A step before its choices are read.
struct Draft {
    span: Span,
    title: Inlines<Written>,
    blocks: Vec<Md>,
    items: Vec<MdItem>,
}

/// What a step is called: as compared, and as typed.
struct Name {
    folded: String,
    typed: String,
}

impl Builder<'_> {
    pub(super) fn scenario(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let id = self.id(head.braces.id.as_ref(), &written_text(&head.title));
        if head.title.is_empty() {
            self.d.push(
                Diagnostic::error("scenario-without-title", head.line, "This scenario has no title")
                    .help("Write it behind `scenario`: `:::: scenario A cot that never came {#cot}`."),
            );
        }
        let mut opening = Vec::new();
        let mut drafts: Vec<Draft> = Vec::new();
        for md in blocks {
            match (md.kind, drafts.last_mut()) {
                (MdKind::Heading { level: 1 | 2, text: mut title }, _) => {
                    take(&mut title, self.source, self.d).only(&[], self.d);
                    drafts.push(Draft { span: md.span, title, blocks: Vec::new(), items: Vec::new() });
                }
                (MdKind::List { items, start: None }, Some(draft)) => draft.items.extend(items),
                (kind, Some(draft)) => draft.blocks.push(Md { span: md.span, kind }),
                (kind, None) => opening.push(Md { span: md.span, kind }),
            }
        }
        if drafts.is_empty() {
            let sub = opening.iter().find(|md| matches!(md.kind, MdKind::Heading { .. }));
            match sub {
                Some(sub) => self.d.push(
                    Diagnostic::error("step-heading", sub.span, "A step of a scenario begins with two `#`")
                        .help("Type `## ` before the name of each step."),
                ),
                None => self.empty(head, "steps, each with its heading: `## The guest comes back`"),
            }
            return None;
        }
        let names = self.names(&drafts);
        let spans: Vec<Span> = drafts.iter().map(|draft| draft.span).collect();
        let steps: Vec<Step<Written>> = drafts.into_iter().map(|draft| self.step(draft, &names)).collect();
        self.walk(head, &steps, &spans);
        Some(BlockKind::Scenario(Scenario { id, title: head.title.clone(), opening: self.blocks(opening), steps }))
    }

    fn names(&mut self, drafts: &[Draft]) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        for draft in drafts {
            let typed = plain::one_line(&written_text(&draft.title));
            let folded = typed.to_lowercase();
            if typed.is_empty() {
                self.d.push(
                    Diagnostic::error("step-without-name", draft.span, "This step has no name")
                        .help("Write it behind the `##`: choices lead to it by this name."),
                );
            } else if names.iter().any(|known| known.folded == folded) {
                self.d.push(
                    Diagnostic::error("step-twice", draft.span, format!("A second step here is called “{typed}”"))
                        .help("Give it another name: a choice could not tell the two apart."),
                );
            }
            names.push(Name { folded, typed });
        }
        names
    }

    fn step(&mut self, draft: Draft, names: &[Name]) -> Step<Written> {
        let blocks = self.blocks(draft.blocks);
        let choices: Vec<Choice<Written>> =
            draft.items.into_iter().filter_map(|item| self.choice(item, names)).collect();
        if blocks.is_empty() && choices.is_empty() {
            self.d.push(
                Diagnostic::error("empty-step", draft.span, "Nothing happens in this step")
                    .help("Write below its heading what happens."),
            );
        }
        Step { title: draft.title, blocks, choices }
    }

    fn choice(&mut self, item: MdItem, names: &[Name]) -> Option<Choice<Written>> {
        let span = item.span;
        let first = first_line(&item);
        let mut blocks = item.blocks.into_iter();
        let wordless = Diagnostic::error("choice-without-words", first, "This choice says nothing")
            .help("Write what one says or does: `- Say sorry first. {act=holds} -> The guest comes back`.");
        let Some(Md { kind: MdKind::Paragraph(text), .. }) = blocks.next() else {
            self.d.push(wordless);
            return None;
        };
        let (mut text, mut target) = arrow(text, self.source);
        let mut braces = take(&mut text, self.source, self.d);
        if let Some(target) = &mut target {
            // Written behind the step instead of before the arrow.
            let behind = take(target, self.source, self.d);
            braces.pairs.extend(behind.pairs);
        }
        if written_text(&text).trim().is_empty() {
            self.d.push(wordless);
        }
        let attrs = self.attrs(&braces, &["act"]);
        let act = braces.choice("act", "what a choice does", &ACTS, self.d);
        if act.is_none() && braces.get("act").is_none() {
            self.d.push(
                Diagnostic::error(
                    "choice-without-act",
                    first,
                    "This choice does not say what it does to the situation",
                )
                .help("Put `{act=holds}`, `{act=half}` or `{act=harder}` behind its words."),
            );
        }
        let to = target.and_then(|target| self.target(&target, first, names));
        let feedback = self.quoted(blocks);
        if feedback.is_empty() {
            self.d.push(
                Diagnostic::warning("choice-without-feedback", first, "Nobody hears what came of this choice")
                    .help("Say it below, two spaces further in: `  > Sorry came first, and it helped.`"),
            );
        }
        Some(Choice { span, attrs, text, act: act.unwrap_or(ActHolds::Half), to, feedback })
    }

    fn target(&mut self, target: &Inlines<Written>, choice: Span, names: &[Name]) -> Option<usize> {
        let wanted = plain::one_line(&written_text(target));
        let folded = wanted.to_lowercase();
        let bare = |name: &str| name.trim_end_matches(['.', '!', '?', '…']).to_owned();
        let found = names.iter().position(|name| name.folded == folded);
        if let Some(found) = found.or_else(|| names.iter().position(|name| bare(&name.folded) == bare(&folded))) {
            return Some(found);
        }
        let place = target.first().map_or(choice, |inline| inline.span);
        let (what, help) = match nearest(&wanted, names.iter().map(|name| name.typed.as_str())) {
            _ if wanted.is_empty() => (
                "This choice leads nowhere".to_owned(),
                "Behind `->` stands the heading of a step of this scenario, word for word.".to_owned(),
            ),
            Some(near) => (format!("No step here is called “{wanted}”"), format!("Did you mean `-> {near}`?")),
            None => (
                format!("No step here is called “{wanted}”"),
                format!("Add a step `## {wanted}`, or lead to one that is there."),
            ),
        };
        self.d.push(Diagnostic::error("unknown-step", place, what).help(help));
        None
    }

    /// Every step can be reached, and every way comes to an end.
    fn walk(&mut self, head: &Head, steps: &[Step<Written>], spans: &[Span]) {
        let reached = spread(steps.len(), vec![0], |step| steps[step].choices.iter().filter_map(|c| c.to).collect());
        for (span, _) in spans.iter().zip(&reached).filter(|(_, reached)| !**reached) {
            self.d.push(
                Diagnostic::warning("step-not-reached", *span, "No choice leads to this step")
                    .help("Lead a choice to it with `->` and its heading, or take it out."),
            );
        }
        // Backwards from the steps where the story can stop.
        let mut from: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
        let mut ends = Vec::new();
        for (n, step) in steps.iter().enumerate() {
            if step.choices.is_empty() || step.choices.iter().any(|choice| choice.to.is_none()) {
                ends.push(n);
            }
            for to in step.choices.iter().filter_map(|choice| choice.to) {
                from[to].push(n);
            }
        }
        let ending = spread(steps.len(), ends, |step| from[step].clone());
        let stuck: Vec<usize> = (0..steps.len()).filter(|step| reached[*step] && !ending[*step]).collect();
        if stuck.contains(&0) {
            self.d.push(
                Diagnostic::error("scenario-without-end", head.line, "This scenario goes round and never ends")
                    .help("A step without choices is an end: lead a choice to one."),
            );
        } else if let Some(step) = stuck.first() {
            self.d.push(
                Diagnostic::error("scenario-without-end", spans[*step], "From this step on the story never ends")
                    .help("Lead one of its choices to a step without choices."),
            );
        }
    }
}

/// All that can be reached from some places.
fn spread(count: usize, mut next: Vec<usize>, ways: impl Fn(usize) -> Vec<usize>) -> Vec<bool> {
    let mut reached = vec![false; count];
    while let Some(place) = next.pop() {
        if !std::mem::replace(&mut reached[place], true) {
            next.extend(ways(place));
        }
    }
    reached
}
