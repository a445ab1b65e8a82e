//! Blocks that read the same in every brand are set once for all packs. What is kept is given out only for a block that
//! is equal to the letter, in the same surroundings: keeping makes a build quicker, and changes nothing on any page.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use super::{Html, Text};
use crate::model::brand::Role;
use crate::model::doc::{ActSource, Block, BlockKind, Composed, Inline, InlineKind, LinkTo};
use crate::model::span::Span;
use crate::model::walk::{inside, texts};

/// A block is met in so many different surroundings at most: other languages, other readers, under other headings.
const MOST_SURROUNDINGS: usize = 8;

/// Blocks as set, for the packs of one reading of a project.
#[derive(Default)]
pub struct Kept {
    set: RwLock<HashMap<Span, Vec<Entry>>>,
}

struct Entry {
    around: Around,
    block: Block<Composed>,
    html: String,
    /// The level of the last heading after it.
    heading: u8,
}

/// All that how a block is set depends on, besides itself.
#[derive(PartialEq, Eq)]
struct Around {
    locale: String,
    audience: Role,
    heading: u8,
    depth: u8,
    above: String,
}

impl Html<'_> {
    /// A block, from what is kept where that holds it.
    pub(super) fn kept(&self, block: &Block<Composed>, set: impl FnOnce() -> String) -> String {
        // What stands in a block that is about to be kept need not be kept a second time.
        if self.keeping.get() {
            return set();
        }
        let is_this = |entry: &&Entry| {
            let Around { locale, audience, heading, depth, above } = &entry.around;
            *heading == self.heading.get()
                && *depth == self.depth.get()
                && *audience == self.pack.audience
                && *locale == self.pack.locale
                && *above == *self.above.borrow()
                && entry.block == *block
        };
        let kept = self.kept.set.read().unwrap_or_else(PoisonError::into_inner);
        let entries = kept.get(&block.span);
        if let Some(entry) = entries.and_then(|entries| entries.iter().find(is_this)) {
            self.heading.set(entry.heading);
            return entry.html.clone();
        }
        let full = entries.is_some_and(|entries| entries.len() >= MOST_SURROUNDINGS);
        drop(kept);
        if full || !is_everyones(block) {
            return set();
        }
        let around = Around {
            locale: self.pack.locale.clone(),
            audience: self.pack.audience,
            heading: self.heading.get(),
            depth: self.depth.get(),
            above: self.above.borrow().clone(),
        };
        self.keeping.set(true);
        let html = set();
        self.keeping.set(false);
        let entry = Entry { around, block: block.clone(), html: html.clone(), heading: self.heading.get() };
        self.kept.set.write().unwrap_or_else(PoisonError::into_inner).entry(block.span).or_default().push(entry);
        html
    }
}

/// Whether nothing in a block is a brand's or a pack's, or is counted through the page.
fn is_everyones(block: &Block<Composed>) -> bool {
    let own = match &block.kind {
        // Regions are counted through the page; pictures stand where the pack has them.
        BlockKind::Table(_) | BlockKind::Code { .. } | BlockKind::Figure(_) | BlockKind::Join(_) => false,
        BlockKind::Checklist(acts) => acts.iter().all(|act| act.source == ActSource::Module),
        BlockKind::Paragraph(_)
        | BlockKind::Heading { .. }
        | BlockKind::List(_)
        | BlockKind::Quote(_)
        | BlockKind::Divider
        | BlockKind::Why(_)
        | BlockKind::PreCheck(_)
        | BlockKind::Rule(_)
        | BlockKind::Dialogue(_)
        | BlockKind::NearMiss(_)
        | BlockKind::Say(_)
        | BlockKind::Quiz(_)
        | BlockKind::Order(_)
        | BlockKind::Match(_)
        | BlockKind::Gap(_)
        | BlockKind::Scenario(_)
        | BlockKind::Activity(_)
        | BlockKind::Reflect { .. }
        | BlockKind::Plan { .. }
        | BlockKind::Facilitator(_)
        | BlockKind::Coach(_)
        | BlockKind::Pocket(_)
        | BlockKind::Reminder(_) => true,
    };
    own && texts(block).into_iter().all(|text| text.iter().all(is_everyones_text))
        && inside(&block.kind).into_iter().all(|blocks: &Text| blocks.iter().all(is_everyones))
}

fn is_everyones_text(inline: &Inline<Composed>) -> bool {
    match &inline.kind {
        InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
            inner.iter().all(is_everyones_text)
        }
        // Another module is linked to only where the pack holds it.
        InlineKind::Link { to, text } => match to {
            LinkTo::Address(_) | LinkTo::Section(_) => text.iter().all(is_everyones_text),
            LinkTo::Module { .. } => false,
        },
        InlineKind::Image(_) | InlineKind::Footnote(_) | InlineKind::Slot(_) => false,
    }
}
