//! A module as a chapter: its title, what one can do after it, every block of its text. What belongs to facilitators,
//! managers and later weeks is left out, and so is the check before it, whose point is to skip pages.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::data::{Language, Line, Piece, Tag, breakable, joined, line, tagged, words};
use super::super::parts::{pair, rule, spoken};
use super::parts::{Acts, Item, Label, Part};
use super::pictures::Pictures;
use super::told::{self, Story, Told};
use crate::model::brand::Role;
use crate::model::doc::{Act, ActSource, Align, Block, BlockKind, Composed, Inlines, List, Table};
use crate::model::pack::{Joined, Pack};
use crate::model::plain::plain_text;

/// A chapter as the template gets it.
#[derive(Debug, Serialize)]
pub struct Chapter {
    n: usize,
    title: Line,
    /// At the foot of its pages: `Putting it right, version 1`.
    what: String,
    leg: Option<String>,
    minutes: Option<String>,
    standfirst: Option<Line>,
    objectives: Vec<Line>,
    intro: Vec<Part>,
    sections: Vec<Section>,
    /// Those that something in the chapter calls: notes of what is for others are not in the book.
    footnotes: Vec<Note>,
    /// For the last section of the book.
    told: Vec<Told>,
}

/// A footnote, by the number that it is called by.
#[derive(Debug, Serialize)]
struct Note {
    n: usize,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Section {
    title: Line,
    minutes: Option<String>,
    parts: Vec<Part>,
}

/// The chapter of the pack's module at `at`, which must exist for there to be one.
pub fn chapter(pack: &Pack, at: usize, texts: &Language, pictures: &Pictures) -> Option<Chapter> {
    let module = pack.modules.get(at)?;
    let meta = &module.meta;
    let mut setter = Setter::new(pack, texts, pictures, at + 1);
    let leg = pack.path.iter().find(|leg| leg.modules.contains(&at));
    let version = texts.texts.with("print-version", &[("version", texts.texts.figure(&meta.version).as_str().into())]);
    let intro = setter.blocks(&module.body.intro);
    let sections = module.body.sections.iter().map(|section| {
        setter.level = 3;
        setter.in_section = true;
        setter.above = plain_text(&section.title);
        Section {
            title: line(&section.title, texts),
            minutes: section.minutes.map(|minutes| texts.texts.minutes(u32::from(minutes))),
            parts: setter.blocks(&section.blocks),
        }
    });
    let sections: Vec<Section> = sections.collect();
    setter.above.clear();
    let notes: Vec<Note> =
        (1..).zip(&module.body.footnotes).map(|(n, note)| Note { n, parts: setter.inner(note) }).collect();
    let told = told::told(setter);
    let footnotes = called(notes, &(&intro, &sections, &told));
    Some(Chapter {
        n: at + 1,
        title: words(&meta.title, texts),
        what: format!("{}{}{version}", super::super::data::plain(&meta.title, texts), texts.comma()),
        leg: leg.map(|leg| super::super::data::plain(&leg.when, texts)),
        minutes: meta
            .minutes
            .alone
            .map(|minutes| texts.texts.with("print-minutes", &[("minutes", u32::from(minutes).into())])),
        standfirst: meta.summary.as_deref().map(|summary| words(summary, texts)),
        objectives: meta.objectives.iter().map(|objective| words(&objective.sentence(texts.comma()), texts)).collect(),
        intro,
        sections,
        footnotes,
        told,
    })
}

/// The notes that a text calls, and those that they call in turn.
fn called(mut notes: Vec<Note>, text: &impl Serialize) -> Vec<Note> {
    let calls = |value: serde_json::Result<serde_json::Value>| -> Vec<usize> {
        let numbers = value.map(|value| tagged(&value, Tag::Note)).unwrap_or_default();
        numbers.iter().filter_map(|number| number.parse().ok()).collect()
    };
    let mut wanted = BTreeSet::new();
    let mut next = calls(serde_json::to_value(text));
    while let Some(number) = next.pop() {
        if wanted.insert(number) {
            let note = notes.iter().find(|note| note.n == number);
            next.extend(note.into_iter().flat_map(|note| calls(serde_json::to_value(&note.parts))));
        }
    }
    notes.retain(|note| wanted.contains(&note.n));
    notes
}

/// How deep lists and quotes are set inside each other; what stands deeper is set as if it stood here.
const DEEPEST: u8 = 6;

/// Sets one chapter's blocks, in order: it counts questions, and sees that headings skip no level.
pub struct Setter<'a> {
    pub pack: &'a Pack,
    pub texts: &'a Language,
    pictures: &'a Pictures,
    /// The chapter's number.
    pub chapter: usize,
    /// Of the last heading.
    pub level: u8,
    pub in_section: bool,
    depth: u8,
    pub questions: u32,
    /// What the last section tells the end of.
    pub stories: Vec<Story<'a>>,
    /// The title above, so that a label does not say it again.
    above: String,
}

impl<'a> Setter<'a> {
    /// For what stands under a chapter's title.
    pub fn new(pack: &'a Pack, texts: &'a Language, pictures: &'a Pictures, chapter: usize) -> Setter<'a> {
        Setter {
            pack,
            texts,
            pictures,
            chapter,
            level: 2,
            in_section: false,
            depth: 0,
            questions: 0,
            stories: Vec::new(),
            above: String::new(),
        }
    }

    /// The wanted level, or the one that may follow the last heading.
    pub fn heading(&mut self, wanted: u8) -> u8 {
        self.level = wanted.min(self.level + 1).clamp(3, 6);
        self.level
    }

    /// The level of a label here.
    pub fn labelled(&mut self) -> u8 {
        self.heading(3 + u8::from(self.in_section) + self.depth)
    }

    /// A label that is empty is no heading.
    pub fn label(&mut self, text: Line, note: Line) -> Label {
        let level = if text.is_empty() { self.level } else { self.labelled() };
        Label { level, text, note }
    }

    /// A label of the program's own words; empty where the section's title says the same.
    pub fn named(&mut self, key: &str, note: Line) -> Label {
        let name = self.texts.say(key);
        if name == self.above {
            return Label { level: 0, text: Vec::new(), note };
        }
        self.label(vec![Piece::Text(name)], note)
    }

    pub fn set(&self, text: &Inlines<Composed>) -> Line {
        line(text, self.texts)
    }

    pub fn say(&self, key: &str) -> Line {
        vec![Piece::Text(self.texts.say(key))]
    }

    /// Blocks that stand inside another.
    pub fn inner(&mut self, blocks: &'a [Block<Composed>]) -> Vec<Part> {
        self.depth += 1;
        let parts = self.blocks(blocks);
        self.depth -= 1;
        parts
    }

    pub fn blocks(&mut self, blocks: &'a [Block<Composed>]) -> Vec<Part> {
        let mut out = Vec::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }

    fn block(&mut self, block: &'a Block<Composed>, out: &mut Vec<Part>) {
        match &block.kind {
            BlockKind::Paragraph(text) => out.push(Part::Text { text: self.set(text) }),
            BlockKind::Heading { level, text } => {
                let level = self.heading(level + 1 + self.depth);
                out.push(Part::Heading { level, text: self.set(text) });
            }
            BlockKind::List(list) => self.list(list, out),
            BlockKind::Table(table) => out.push(self.table(table)),
            BlockKind::Quote(inner) if self.depth < DEEPEST => {
                let parts = self.inner(inner);
                out.push(Part::Quote { parts });
            }
            BlockKind::Quote(inner) => out.extend(self.blocks(inner)),
            BlockKind::Code { language: _, text } => out.push(Part::Code { text: breakable(text) }),
            BlockKind::Figure(image) => out.push(match self.pictures.path(&image.path) {
                Some(path) => Part::Figure { path: path.to_owned(), alt: plain_text(&image.alt) },
                None => Part::Text { text: self.set(&image.alt) },
            }),
            BlockKind::Divider => out.push(Part::Divider),
            BlockKind::Why(inner) => {
                let label = self.named("print-why", Vec::new());
                let parts = self.inner(inner);
                out.push(Part::Task { label, parts, lines: 0, voice: false });
            }
            BlockKind::Rule(one) => {
                let number = self.texts.texts.with("block-rule", &[("number", one.number.into())]);
                let title = self.set(&one.title);
                let label = self.label(if title.is_empty() { vec![Piece::Text(number)] } else { title }, Vec::new());
                out.push(Part::Rule { label, rule: rule(one, self.texts) });
            }
            BlockKind::Dialogue(dialogue) => {
                let title = dialogue.title.as_ref().map(|title| self.set(title));
                let title = title.unwrap_or_else(|| self.say("block-dialogue"));
                let label = self.label(title, Vec::new());
                out.push(Part::Dialogue { label, spoken: spoken(&dialogue.parts, self.texts) });
            }
            BlockKind::NearMiss(near) => {
                let title = near.title.as_ref().map(|title| self.set(title)).unwrap_or_default();
                let label = self.named("block-near-miss", title);
                let told = self.story(Story::Near(near));
                out.push(Part::Near { label, spoken: spoken(&near.fault, self.texts), told });
            }
            BlockKind::Say(pairs) => {
                let set = pairs.iter().map(|one| {
                    let mut set = pair(one, self.texts);
                    set.why = one.why.as_ref().map(|why| self.set(why));
                    set
                });
                out.push(Part::Say { pairs: set.collect() });
            }
            BlockKind::Quiz(quiz) => out.push(self.quiz(quiz)),
            BlockKind::Order(order) => out.push(self.order(order)),
            BlockKind::Match(pairs) => out.push(self.match_up(pairs)),
            BlockKind::Gap(gap) => out.push(self.gap(gap)),
            BlockKind::Scenario(scenario) => out.push(self.scenario(scenario)),
            BlockKind::Checklist(acts) => {
                let label = self.named("print-seen", self.say("print-seen-note"));
                out.push(Part::Checklist { label, groups: groups(acts, self.texts) });
            }
            BlockKind::Activity(activity) => {
                let time = activity.minutes.map(|minutes| self.texts.texts.minutes(u32::from(minutes)));
                let time = time.map(|time| vec![Piece::Text(time)]);
                let how = activity.how.as_deref().map(|how| words(how, self.texts));
                let label = self
                    .label(self.set(&activity.title), joined([time, how].into_iter().flatten(), self.texts.comma()));
                let parts = self.inner(&activity.blocks);
                let lines = if writes(&parts) { 0 } else { lines_for(activity.minutes) };
                out.push(Part::Task { label, parts, lines, voice: true });
            }
            BlockKind::Reflect { prompt, lines } => {
                let label = self.named("block-reflect", self.say("book-unmarked"));
                let parts = self.inner(prompt);
                out.push(Part::Task { label, parts, lines: (*lines).clamp(1, 12), voice: true });
            }
            BlockKind::Plan { prompt, lines } => {
                let label = self.named("print-plan", self.say("book-plan-note"));
                let parts = self.inner(prompt);
                out.push(Part::Plan { label, parts, lines: (*lines).clamp(2, 12) });
            }
            BlockKind::Join(Joined::OurWay(way)) => {
                out.extend(super::lists::our_way(self.pack, way, self.texts).map(|ours| self.ours(ours)));
            }
            BlockKind::Join(Joined::Ours(list)) => {
                out.extend(super::lists::whole(self.pack, *list, self.texts).map(|ours| self.ours(ours)));
            }
            BlockKind::Join(Joined::Legal(legal)) => {
                out.extend(super::lists::law(legal, self.texts).map(|ours| self.ours(ours)));
            }
            BlockKind::Join(Joined::OurQuiz(quiz)) => self.our_quiz(quiz, out),
            // A manager's own book.
            BlockKind::Coach(blocks) if self.pack.audience == Role::Manager => {
                let label = self.named("block-coach", Vec::new());
                let parts = self.inner(blocks);
                out.push(Part::Task { label, parts, lines: 0, voice: false });
            }
            // Before the path is begun; for those who lead, manage, and for later.
            BlockKind::PreCheck(_)
            | BlockKind::Facilitator(_)
            | BlockKind::Coach(_)
            | BlockKind::Pocket(_)
            | BlockKind::Reminder(_) => {}
        }
    }

    fn ours(&mut self, ours: super::super::ours::Ours) -> Part {
        Part::Ours { level: self.labelled(), ours }
    }

    /// Keeps a story for the last section; the name by which it is found there.
    pub fn story(&mut self, story: Story<'a>) -> String {
        self.stories.push(story);
        told::name(self.chapter, self.stories.len())
    }

    fn list(&mut self, list: &'a List<Composed>, out: &mut Vec<Part>) {
        if self.depth >= DEEPEST {
            for item in &list.items {
                out.extend(self.blocks(&item.blocks));
            }
            return;
        }
        let items = list.items.iter().map(|item| Item { task: item.task, parts: self.inner(&item.blocks) });
        let items = items.collect();
        out.push(Part::List { start: list.start, items });
    }

    fn table(&self, table: &Table<Composed>) -> Part {
        let row = |cells: &[Inlines<Composed>]| cells.iter().map(|cell| self.set(cell)).collect();
        let align = |align: &Align| match align {
            Align::Start => "start",
            Align::Center => "center",
            Align::End => "end",
        };
        Part::Table {
            align: table.align.iter().map(align).collect(),
            head: row(&table.head),
            rows: table.rows.iter().map(|cells| row(cells)).collect(),
        }
    }
}

/// Whether somebody is asked to write in some parts already.
fn writes(parts: &[Part]) -> bool {
    parts.iter().any(|part| {
        matches!(part, Part::Plan { .. } | Part::Checklist { .. })
            || matches!(part, Part::Task { lines, .. } if *lines > 0)
    })
}

/// Lines to write on in an activity: a line a minute, within reason.
fn lines_for(minutes: Option<u16>) -> u8 {
    u8::try_from(minutes.unwrap_or(4)).unwrap_or(u8::MAX).clamp(3, 8)
}

/// The module's own acts, then the brand's by the section that they belong to.
fn groups(acts: &[Act<Composed>], texts: &Language) -> Vec<Acts> {
    let mut groups: Vec<(&str, Acts)> = Vec::new();
    for act in acts {
        let name = match &act.source {
            ActSource::Module => "",
            ActSource::Behaviour { section, .. } => section.as_str(),
        };
        let text = line(&act.text, texts);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, group)) => group.acts.push(text),
            None => {
                let shown = if name.is_empty() { Vec::new() } else { words(name, texts) };
                groups.push((name, Acts { name: shown, acts: vec![text] }));
            }
        }
    }
    groups.sort_by_key(|(name, _)| !name.is_empty());
    groups.into_iter().map(|(_, group)| group).collect()
}
