//! What people say: dialogues, near misses, pairs of words to say and not to say.

use super::attrs::{Braces, take};
use super::directive::Head;
use super::markdown::{Md, MdKind};
use super::module::{Builder, lines, trim, written_text};
use crate::model::diag::Diagnostic;
use crate::model::doc::{
    Attrs, BlockKind, Dialogue, DialoguePart, Inline, InlineKind, Inlines, Line, NearMiss, RuleRef, SayPair, Written,
};
use crate::model::names::nearest;
use crate::model::span::Span;

const NEAR_MISS: &str =
    "First the lines with the fault, then a line `---`, what was wrong, another `---`, then the lines mended.";

/// The learner, in a dialogue, in the languages that the program has.
const LEARNER: [&str; 3] = ["you", "ty", "أنت"];

impl Builder<'_> {
    pub(super) fn dialogue(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let before = self.d.len();
        let parts = self.parts(blocks);
        if !parts.iter().any(|part| matches!(part, DialoguePart::Line(_))) {
            if self.d.len() == before {
                self.empty(head, "lines that each begin with who speaks: `**Customer:** …`, `**You:** …`");
            }
            return None;
        }
        let title = Some(head.title.clone()).filter(|title| !title.is_empty());
        Some(BlockKind::Dialogue(Dialogue { title, parts }))
    }

    /// Spoken lines and stage directions.
    fn parts(&mut self, blocks: Vec<Md>) -> Vec<DialoguePart<Written>> {
        let mut parts: Vec<DialoguePart<Written>> = Vec::new();
        for md in blocks {
            let MdKind::Paragraph(text) = md.kind else {
                self.stray(
                    "not-a-line",
                    &md,
                    "Only spoken lines and *stage directions* can stand in a dialogue",
                    "Begin a line with who speaks, between stars: `**You:** I am sorry.`",
                );
                continue;
            };
            // A direction may go over several lines of the source.
            if let [Inline { kind: InlineKind::Emphasis(_), .. }] = &text[..] {
                parts.extend(text.into_iter().filter_map(direction));
                continue;
            }
            for line in lines(text) {
                match <[Inline<Written>; 1]>::try_from(line) {
                    Ok([one]) if matches!(one.kind, InlineKind::Emphasis(_)) => parts.extend(direction(one)),
                    Ok([one]) => self.spoken(vec![one], &mut parts),
                    Err(line) => self.spoken(line, &mut parts),
                }
            }
        }
        parts
    }

    /// A line that begins with **Somebody:**; otherwise it goes on the line before.
    fn spoken(&mut self, mut text: Inlines<Written>, parts: &mut Vec<DialoguePart<Written>>) {
        let Some(span) = place(&text) else { return };
        let braces = take(&mut text, self.source, self.d);
        let (speaker, mut rest) = speaker(text);
        let Some(speaker) = speaker else {
            let named = name_without_stars(&rest, parts);
            match parts.last_mut() {
                Some(DialoguePart::Line(line)) if named.is_none() => {
                    line.says.push(Inline { span, kind: InlineKind::SoftBreak });
                    line.says.extend(rest);
                    if !braces.pairs.is_empty() {
                        let (attrs, rule) = self.line_attrs(&braces);
                        if let Some(DialoguePart::Line(line)) = parts.last_mut() {
                            line.attrs = attrs;
                            line.rule = rule;
                            line.span.end = span.end;
                        }
                    }
                }
                _ => {
                    let help = match named {
                        Some(name) => format!("Put two stars on each side of who speaks: `**{name}:** …`."),
                        None => "Begin it with who speaks: `**You:** …`; or make it a *stage direction* with a star on each side.".to_owned(),
                    };
                    self.d.push(Diagnostic::error("line-without-speaker", span, "Nobody says this line").help(help));
                }
            }
            return;
        };
        trim(&mut rest);
        if rest.is_empty() {
            self.d.push(
                Diagnostic::error("line-without-words", span, "Somebody speaks here and says nothing")
                    .help("Write what is said behind the colon, on the same line."),
            );
            return;
        }
        self.unquote(&mut rest, span);
        let (attrs, rule) = self.line_attrs(&braces);
        let you = written_text(&speaker).trim().to_lowercase();
        let you = LEARNER.contains(&you.as_str());
        parts.push(DialoguePart::Line(Box::new(Line { span, attrs, speaker, you, says: rest, rule })));
    }

    fn line_attrs(&mut self, braces: &Braces) -> (Attrs, Option<RuleRef<Written>>) {
        let attrs = self.attrs(braces, &["rule"]);
        let rule = braces.get("rule").and_then(|id| {
            let found = self.rule(&id.value).cloned();
            if found.is_none() {
                let found =
                    Diagnostic::error("unknown-rule", id.span, format!("This module has no rule `{}`", id.value));
                let near = nearest(&id.value, self.rule_ids()).and_then(|near| self.rule_with_line(near));
                self.d.push(match near {
                    Some((line, rule)) => found
                        .also(line, format!("`{}` is opened here", rule.id))
                        .help(format!("Did you mean `{{rule={}}}`?", rule.id)),
                    None => {
                        found.help("Name a rule of this module: `::: rule Sorry first {#sorry}`, then `{rule=sorry}`.")
                    }
                });
            }
            found
        });
        (attrs, rule)
    }

    /// Takes away quotation marks around the whole of what is said: the program sets them.
    fn unquote(&mut self, says: &mut Inlines<Written>, span: Span) {
        const OPEN: [char; 5] = ['"', '“', '„', '«', '”'];
        const CLOSE: [char; 5] = ['"', '”', '“', '»', '«'];
        let words = written_text(says);
        let inside = words.trim().strip_prefix(OPEN).and_then(|words| words.strip_suffix(CLOSE));
        if !inside.is_some_and(|inside| !inside.contains(OPEN) && !inside.contains(CLOSE)) {
            return;
        }
        let text = |inline: &Inline<Written>| matches!(inline.kind, InlineKind::Text(_));
        if !says.first().is_some_and(text) || !says.last().is_some_and(text) {
            return;
        }
        self.d.push(
            Diagnostic::warning("quotes-typed", span, "Quotation marks are typed around what is said")
                .help("Leave them out here: the program sets the right ones for the language."),
        );
        if let Some(Inline { kind: InlineKind::Text(first), .. }) = says.first_mut() {
            *first = first.trim_start().trim_start_matches(OPEN).to_owned();
        }
        if let Some(Inline { kind: InlineKind::Text(last), .. }) = says.last_mut() {
            *last = last.trim_end().trim_end_matches(CLOSE).to_owned();
        }
        says.retain(|inline| !matches!(&inline.kind, InlineKind::Text(text) if text.is_empty()));
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
        let found = match three.len() {
            1 => "is one".to_owned(),
            found => format!("are {found}"),
        };
        let Ok([fault, what, mended]) = <[Vec<Md>; 3]>::try_from(three) else {
            self.d.push(
                Diagnostic::error(
                    "near-miss-parts",
                    head.line,
                    format!("A near miss has three parts with a line `---` between them, and here {found}"),
                )
                .help(NEAR_MISS),
            );
            return None;
        };
        let fault = self.parts(fault);
        let what = self.blocks(what);
        let mended = self.parts(mended);
        let parts = [
            ("lines with the fault", fault.is_empty()),
            ("words on what was wrong", what.is_empty()),
            ("lines as they are mended", mended.is_empty()),
        ];
        for (missing, _) in parts.into_iter().filter(|(_, empty)| *empty) {
            self.d.push(
                Diagnostic::error("near-miss-parts", head.line, format!("This near miss has no {missing}"))
                    .help(NEAR_MISS),
            );
        }
        let title = Some(head.title.clone()).filter(|title| !title.is_empty());
        Some(BlockKind::NearMiss(NearMiss { title, fault, what, mended }))
    }

    /// `- Say: …`, `- Not: …` with `Does: …` and `Why: …`.
    pub(super) fn say(&mut self, head: &Head, blocks: Vec<Md>) -> Option<BlockKind<Written>> {
        let before = self.d.len();
        let mut pairs: Vec<SayPair<Written>> = Vec::new();
        for md in blocks {
            let MdKind::List { items, .. } = md.kind else {
                self.stray("not-a-pair", &md, "Only pairs can stand in this block", PAIR);
                continue;
            };
            for md in items.into_iter().flat_map(|item| item.blocks) {
                match md.kind {
                    MdKind::Paragraph(text) => lines(text).into_iter().for_each(|line| self.say_line(line, &mut pairs)),
                    kind => self.stray(
                        "not-a-pair",
                        &Md { span: md.span, kind },
                        "Only lines that begin with Say, Not, Does or Why can stand here",
                        PAIR,
                    ),
                }
            }
        }
        if pairs.is_empty() {
            if self.d.len() == before {
                self.empty(head, "pairs: `- Say: I am sorry.`, and below it `- Not: Calm down.`");
            }
            return None;
        }
        Some(BlockKind::Say(pairs))
    }

    fn say_line(&mut self, mut line: Inlines<Written>, pairs: &mut Vec<SayPair<Written>>) {
        let Some(span) = place(&line) else { return };
        let key = key(&mut line);
        let typed = key.clone().unwrap_or_default();
        let Some(key) = KEYS.into_iter().find(|known| known.eq_ignore_ascii_case(&typed)) else {
            return self.no_key(line, &typed, span, pairs);
        };
        trim(&mut line);
        if line.is_empty() {
            self.d.push(
                Diagnostic::error("empty-key", span, format!("Nothing stands behind `{key}:`"))
                    .help("Write it on the same line, or take the line out."),
            );
            return;
        }
        if matches!(key, "Say" | "Not") {
            self.unquote(&mut line, span);
        }
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
        let place = match key {
            "Not" => &mut pair.not,
            "Does" => &mut pair.does,
            _ => &mut pair.why,
        };
        if place.is_some() {
            let help = match key {
                "Not" => "Begin a new pair with `- Say: …` above it: each has one thing to say instead.",
                _ => "Take one of the two out.",
            };
            self.d.push(Diagnostic::error("key-twice", span, format!("This pair has a second `{key}:`")).help(help));
            return;
        }
        *place = Some(line);
    }

    /// A line without a key goes on the one before, unless a key was meant.
    fn no_key(&mut self, line: Inlines<Written>, typed: &str, span: Span, pairs: &mut [SayPair<Written>]) {
        if let Some(near) = nearest(typed, KEYS).filter(|_| !typed.is_empty()) {
            self.d.push(
                Diagnostic::error("unknown-key", span, format!("`{typed}:` means nothing here"))
                    .help(format!("Did you mean `{near}:`?")),
            );
            return;
        }
        let Some(pair) = pairs.last_mut() else {
            self.d.push(Diagnostic::error("not-a-pair", span, "This line is neither `Say:` nor `Not:`").help(PAIR));
            return;
        };
        let end = [&mut pair.why, &mut pair.does, &mut pair.not].into_iter().flatten().next();
        let end = match end {
            Some(end) => end,
            None => &mut pair.say,
        };
        end.push(Inline { span, kind: InlineKind::SoftBreak });
        end.extend(line);
    }
}

const KEYS: [&str; 4] = ["Say", "Not", "Does", "Why"];
const PAIR: &str = "Type `- Say: …` and below it `- Not: …`, with `  Why: …` under it.";

fn place(text: &[Inline<Written>]) -> Option<Span> {
    let (first, last) = (text.first()?, text.last()?);
    Some(Span { end: last.span.end.max(first.span.end), ..first.span })
}

fn direction(inline: Inline<Written>) -> Option<DialoguePart<Written>> {
    match inline.kind {
        InlineKind::Emphasis(inner) => Some(DialoguePart::Direction(inner)),
        _ => None,
    }
}

/// Who speaks, without the colon, and the rest.
fn speaker(mut text: Inlines<Written>) -> (Option<Inlines<Written>>, Inlines<Written>) {
    let mut rest = text.split_off(text.len().min(1));
    match text.pop() {
        Some(Inline { kind: InlineKind::Strong(mut speaker), span }) => {
            let whole = speaker.clone();
            let colon = match (speaker.last_mut(), rest.first_mut()) {
                (Some(Inline { kind: InlineKind::Text(last), .. }), _) if last.trim_end().ends_with(':') => {
                    *last = last.trim_end().trim_end_matches(':').trim_end().to_owned();
                    true
                }
                (_, Some(Inline { kind: InlineKind::Text(first), .. })) if first.starts_with(':') => {
                    first.remove(0);
                    true
                }
                _ => false,
            };
            speaker.retain(|inline| !matches!(&inline.kind, InlineKind::Text(text) if text.is_empty()));
            if colon && !speaker.is_empty() {
                return (Some(speaker), rest);
            }
            rest.insert(0, Inline { kind: InlineKind::Strong(whole), span });
        }
        other => rest.splice(0..0, other).for_each(drop),
    }
    (None, rest)
}

/// `You: …`: somebody known here, typed without stars.
fn name_without_stars(text: &[Inline<Written>], parts: &[DialoguePart<Written>]) -> Option<String> {
    let Inline { kind: InlineKind::Text(words), .. } = text.first()? else { return None };
    let (name, _) = words.split_once(':')?;
    let folded = name.trim().to_lowercase();
    let known = parts.iter().any(|part| match part {
        DialoguePart::Line(line) => written_text(&line.speaker).trim().to_lowercase() == folded,
        DialoguePart::Direction(_) => false,
    });
    (known || LEARNER.contains(&folded.as_str())).then(|| name.trim().to_owned())
}

/// Takes `Say:` off the start of a line, also a bold one: `**Say:** …`, `**Say**: …`.
fn key(line: &mut Inlines<Written>) -> Option<String> {
    match &mut line.first_mut()?.kind {
        InlineKind::Text(text) => {
            let (key, rest) = text.split_once(':')?;
            let key = key.trim().to_owned();
            if nearest(&key, KEYS).is_some() {
                *text = rest.trim_start().to_owned();
            }
            Some(key)
        }
        InlineKind::Strong(inner) => {
            let bold = written_text(inner);
            let within = bold.trim().strip_suffix(':');
            let key = within.unwrap_or(bold.trim()).trim_end().to_owned();
            let behind = match line.get_mut(1).map(|next| &mut next.kind) {
                Some(InlineKind::Text(next)) if within.is_none() => next.strip_prefix(':').map(str::to_owned),
                _ => None,
            };
            if within.is_none() && behind.is_none() {
                return None;
            }
            if KEYS.iter().any(|known| known.eq_ignore_ascii_case(&key)) {
                line.remove(0);
                if let (Some(rest), Some(Inline { kind: InlineKind::Text(text), .. })) = (behind, line.first_mut()) {
                    *text = rest;
                }
            }
            Some(key)
        }
        _ => None,
    }
}
