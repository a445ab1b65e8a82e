//! A module's blocks gathered by kind, as a sheet takes them: in the module's order, those inside activities and asides
//! included. A new block must say here whether paper takes anything of it.

use crate::model::brand::{Legal, Limit, Route};
use crate::model::doc::{Act, Block, BlockKind, Composed, Dialogue, NearMiss, OursList, Rule, SayPair};
use crate::model::pack::{Joined, OurWay, PackModule};

/// A module's blocks, in order, those inside activities and asides included.
pub struct Found<'a> {
    pub why: Vec<&'a [Block<Composed>]>,
    pub rules: Vec<&'a Rule<Composed>>,
    /// Block by block.
    pub pairs: Vec<&'a [SayPair<Composed>]>,
    /// With the minutes of their sections.
    pub ways: Vec<(u16, &'a OurWay)>,
    pub lists: Vec<OursList>,
    /// Regulated wording at the module's end.
    pub legal: Vec<&'a Legal<Composed>>,
    pub dialogue: Option<&'a Dialogue<Composed>>,
    pub near: Option<&'a NearMiss<Composed>>,
    pub acts: Vec<&'a Act<Composed>>,
    pub plan: Option<u8>,
}

impl<'a> Found<'a> {
    /// Those of the module's moments, in its order.
    pub fn limits(&self) -> impl Iterator<Item = &'a Limit<Composed>> + use<'a, '_> {
        self.ways.iter().flat_map(|(_, way)| &way.limits)
    }

    /// Those of the module's moments, in its order.
    pub fn routes(&self) -> impl Iterator<Item = &'a Route<Composed>> + use<'a, '_> {
        self.ways.iter().flat_map(|(_, way)| &way.routes)
    }

    /// Everything a sheet may take of a module.
    pub fn of(module: &'a PackModule) -> Found<'a> {
        let mut found = Found {
            why: Vec::new(),
            rules: Vec::new(),
            pairs: Vec::new(),
            ways: Vec::new(),
            lists: Vec::new(),
            legal: Vec::new(),
            dialogue: None,
            near: None,
            acts: Vec::new(),
            plan: None,
        };
        let intro = (0, module.body.intro.as_slice());
        let sections = module.body.sections.iter().map(|s| (s.minutes.unwrap_or(0), s.blocks.as_slice()));
        for (minutes, blocks) in std::iter::once(intro).chain(sections) {
            found.look(minutes, blocks);
        }
        found
    }

    fn look(&mut self, minutes: u16, blocks: &'a [Block<Composed>]) {
        for block in blocks {
            self.take(minutes, &block.kind);
        }
    }

    fn take(&mut self, minutes: u16, kind: &'a BlockKind<Composed>) {
        let found = self;
        match kind {
            BlockKind::Why(blocks) => {
                found.why.push(blocks);
                found.look(minutes, blocks);
            }
            BlockKind::Activity(activity) => found.look(minutes, &activity.blocks),
            BlockKind::Rule(rule) => found.rules.push(rule),
            BlockKind::Say(pairs) => found.pairs.push(pairs),
            BlockKind::Dialogue(dialogue) => found.dialogue = found.dialogue.or(Some(dialogue)),
            BlockKind::NearMiss(near) => found.near = found.near.or(Some(near)),
            BlockKind::Checklist(acts) => found.acts.extend(acts),
            BlockKind::Plan { lines, .. } => found.plan = found.plan.or(Some(*lines)),
            BlockKind::Join(Joined::OurWay(way)) => found.ways.push((minutes, way)),
            BlockKind::Join(Joined::Ours(list)) => found.lists.push(*list),
            BlockKind::Join(Joined::Legal(legal)) => found.legal.extend(legal),
            BlockKind::Paragraph(_)
            | BlockKind::Heading { .. }
            | BlockKind::List(_)
            | BlockKind::Table(_)
            | BlockKind::Quote(_)
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Divider
            | BlockKind::PreCheck(_)
            | BlockKind::Quiz(_)
            | BlockKind::Order(_)
            | BlockKind::Match(_)
            | BlockKind::Gap(_)
            | BlockKind::Scenario(_)
            | BlockKind::Reflect { .. }
            | BlockKind::Facilitator(_)
            | BlockKind::Coach(_)
            | BlockKind::Pocket(_)
            | BlockKind::Reminder(_)
            | BlockKind::Join(Joined::OurQuiz(_)) => {}
        }
    }
}
