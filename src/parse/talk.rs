//! What people say: dialogues, near misses, pairs of words to say and not to say.

use super::attrs::take;
use super::directive::Head;
use super::markdown::{Md, MdKind};
use super::module::{Builder, lines, trim, written_text};
use crate::model::diag::Diagnostic;
use crate::model::doc::{BlockKind, DialoguePart, Inline, InlineKind, Inlines, Line, NearMiss, SayPair, Written};
use crate::model::names::nearest;

impl Builder<'_> {
    /// Spoken lines and stage directions.
    pub(super) fn parts(&mut self, blocks: Vec<Md>, head: &Head) -> Vec<DialoguePart<Written>> {
        let mut parts: Vec<DialoguePart<Written>> = Vec::new();
        for md in blocks {
            let MdKind::Paragraph(text) = md.kind else {
                self.d.push(
                    Diagnostic::error(
                        "not-a-line",
                        md.span,
                        "Only spoken lines and *stage directions* can stand in a dialogue",
                    )
                    .help("Begin a line with who speaks: **You:** I am sorry."),
                );
                continue;
            };
            if let [Inline { kind: InlineKind::Emphasis(inner), .. }] = &text[..] {
                parts.push(DialoguePart::Direction(inner.clone()));
                continue;
            }
            for line in lines(text) {
                let said = self.spoken(line, &mut parts);
                if let Some(line) = said {
                    parts.push(DialoguePart::Line(Box::new(line)));
                }
            }
        }
        let _ = head;
        parts
    }

    /// A line that begins with **Somebody:**; otherwise it goes on the line before.
    fn spoken(&mut self, mut text: Inlines<Written>, parts: &mut [DialoguePart<Written>]) -> Option<Line<Written>> {
        let span = match (text.first(), text.last()) {
            (Some(first), Some(last)) => crate::model::span::Span { end: last.span.end, ..first.span },
            _ => return None,
        };
        let braces = take(&mut text, self.d);
        let mut rest = text.split_off(usize::from(!text.is_empty()));
        let speaker = match text.pop() {
            Some(Inline { kind: InlineKind::Strong(mut speaker), span }) => {
                let colon = match speaker.last_mut() {
                    Some(Inline { kind: InlineKind::Text(last), .. }) if last.trim_end().ends_with(':') => {
                        last.truncate(last.trim_end().len() - 1);
                        true
                    }
                    _ => match rest.first_mut() {
                        Some(Inline { kind: InlineKind::Text(first), .. }) if first.starts_with(':') => {
                            first.remove(0);
                            true
                        }
                        _ => false,
                    },
                };
                speaker.retain(|inline| !matches!(&inline.kind, InlineKind::Text(text) if text.is_empty()));
                if colon && !speaker.is_empty() {
                    Some(speaker)
                } else {
                    rest.insert(0, Inline { kind: InlineKind::Strong(speaker), span });
                    None
                }
            }
            Some(other) => {
                rest.insert(0, other);
                None
            }
            None => None,
        };
        let Some(speaker) = speaker else {
            match parts.last_mut() {
                Some(DialoguePart::Line(line)) => {
                    line.says.push(Inline { span, kind: InlineKind::SoftBreak });
                    line.says.extend(rest);
                }
                _ => self.d.push(
                    Diagnostic::error("line-without-speaker", span, "Nobody says this line")
                        .help("Begin it with who speaks: **You:** …; or make it a *stage direction*."),
                ),
            }
            return None;
        };
        trim(&mut rest);
        if rest.is_empty() {
            self.d.push(
                Diagnostic::error("line-without-words", span, "Somebody speaks here and says nothing")
                    .help("Write what is said after the colon, on the same line."),
            );
            return None;
        }
        let attrs = self.attrs(&braces, &["rule"]);
        let rule = braces.get("rule").and_then(|id| {
            let found = self.rule(&id.value).cloned();
            if found.is_none() {
                let help = match nearest(&id.value, self.rule_ids()) {
                    Some(near) => format!("Did you mean `rule={near}`?"),
                    None => {
                        "Name a rule of this module: `::: rule Sorry first {#sorry}`, then `{rule=sorry}`.".to_owned()
                    }
                };
                self.d.push(
                    Diagnostic::error("unknown-rule", id.span, format!("This module has no rule `{}`", id.value))
                        .help(help),
                );
            }
            found
        });
        let you = written_text(&speaker).trim().eq_ignore_ascii_case("you");
        Some(Line { span, attrs, speaker, you, says: rest, rule })
    }

    /// A dialogue with a fault, `---`, what was wrong, `---`, how it is mended.
    pub(super) fn near_miss(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let mut three: Vec<Vec<Md>> = vec![Vec::new()];
        for md in blocks {
            match md.kind {
                MdKind::Divider => three.push(Vec::new()),
                kind => three.last_mut()?.push(Md { span: md.span, kind }),
            }
        }
        let Ok([fault, what, mended]) = <[Vec<Md>; 3]>::try_from(three) else {
            self.d.push(
                Diagnostic::error(
                    "near-miss-parts",
                    head.line,
                    "A near miss has three parts with a line `---` between them",
                )
                .help("First the lines with the fault, then `---`, what was wrong, `---`, then the lines mended."),
            );
            return None;
        };
        let fault = self.parts(fault, head);
        let what = self.blocks(what);
        let mended = self.parts(mended, head);
        let title = Some(head.title.clone()).filter(|title| !title.is_empty());
        Some(BlockKind::NearMiss(NearMiss { title, fault, what, mended }))
    }

    /// `- Say: …`, `- Not: …` with `Does: …` and `Why: …`.
    pub(super) fn say(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let mut pairs: Vec<SayPair<Written>> = Vec::new();
        for md in blocks {
            let MdKind::List { items, .. } = md.kind else {
                self.d.push(
                    Diagnostic::error("not-a-pair", md.span, "Only pairs can stand in this block")
                        .help("Type `- Say: …` and below it `- Not: …`."),
                );
                continue;
            };
            for item in items {
                for md in item.blocks {
                    if let MdKind::Paragraph(text) = md.kind {
                        for line in lines(text) {
                            self.say_line(line, &mut pairs);
                        }
                    }
                }
            }
        }
        if pairs.is_empty() {
            self.empty(head, "- Say: I am sorry. / - Not: Calm down");
            return None;
        }
        Some(BlockKind::Say(pairs))
    }

    fn say_line(&mut self, mut line: Inlines<Written>, pairs: &mut Vec<SayPair<Written>>) {
        let Some(first) = line.first_mut() else { return };
        let span = first.span;
        let key = match &mut first.kind {
            InlineKind::Text(text) => {
                text.split_once(':').map(|(key, rest)| (key.trim().to_owned(), rest.trim_start().to_owned()))
            }
            _ => None,
        };
        let known = ["Say", "Not", "Does", "Why"];
        match key {
            Some((key, rest)) if known.contains(&key.as_str()) => {
                first.kind = InlineKind::Text(rest);
                trim(&mut line);
                if key == "Say" {
                    pairs.push(SayPair { say: line, not: None, does: None, why: None });
                    return;
                }
                let Some(pair) = pairs.last_mut() else {
                    self.d.push(
                        Diagnostic::error("not-without-say", span, format!("`{key}:` stands here before any `Say:`"))
                            .help("Begin each pair with `- Say: …`: what to say comes first."),
                    );
                    return;
                };
                let place = match key.as_str() {
                    "Not" => &mut pair.not,
                    "Does" => &mut pair.does,
                    _ => &mut pair.why,
                };
                *place = Some(line);
            }
            _ => {
                let typed = key.map(|(key, _)| key).unwrap_or_default();
                let near = nearest(&typed, known).filter(|_| !typed.is_empty());
                match (near, pairs.last_mut()) {
                    (Some(near), _) => self.d.push(
                        Diagnostic::error("unknown-key", span, format!("`{typed}:` means nothing here"))
                            .help(format!("Did you mean `{near}:`?")),
                    ),
                    (None, Some(pair)) => {
                        let end = [&mut pair.why, &mut pair.does, &mut pair.not].into_iter().flatten().next();
                        let end = match end {
                            Some(end) => end,
                            None => &mut pair.say,
                        };
                        end.push(Inline { span, kind: InlineKind::SoftBreak });
                        end.extend(line);
                    }
                    (None, None) => self.d.push(
                        Diagnostic::error("not-a-pair", span, "This line is neither `Say:` nor `Not:`")
                            .help("Type `- Say: …` and below it `- Not: …`."),
                    ),
                }
            }
        }
    }
}
