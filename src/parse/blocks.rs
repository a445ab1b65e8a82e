//! The blocks that mean something: their names, what stands behind a name, and which hold others. The reader, its
//! hints and the reference page go by this table.

use crate::model::names::nearest;

/// A block as data.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct BlockShape {
    pub name: &'static str,
    /// What it is for.
    pub doc: &'static str,
    pub behind: Behind,
    /// Keys that mean something in its braces, besides those that every block takes.
    pub options: &'static [&'static str],
    /// Whether other blocks may stand in it.
    pub holds_blocks: bool,
    /// A whole one, as an author may type it.
    pub example: &'static str,
}

/// What stands on a block's line behind its name.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Behind {
    Nothing,
    May(&'static str),
    Must(&'static str),
}

use Behind::{May, Must, Nothing};

const fn block(name: &'static str, behind: Behind, doc: &'static str, example: &'static str) -> BlockShape {
    BlockShape { name, doc, behind, options: &[], holds_blocks: false, example }
}

const fn holding(block: BlockShape) -> BlockShape {
    BlockShape { holds_blocks: true, ..block }
}

const fn taking(options: &'static [&'static str], block: BlockShape) -> BlockShape {
    BlockShape { options, ..block }
}

pub const BLOCKS: [BlockShape; 24] = [
    holding(block(
        "why",
        Nothing,
        "Why this matters: a true story or a reason, at the start.",
        "\
::: why
A rider's brake was mended three times in a month. Nobody ever said that they knew.
:::",
    )),
    holding(block(
        "pre-check",
        Nothing,
        "A few questions before the module. Whoever has them all right may take the short way.",
        "\
:::: pre-check
::: quiz Which of these is an apology? {#pre-sorry}
- [x] I'm sorry. You waited an hour for nothing.
  > It names what happened, and it stops.
- [ ] I'm sorry you feel that way.
  > This is sorry about the feeling.
:::
::::",
    )),
    block(
        "rule",
        Must("the rule's name"),
        "One rule to remember, as *if … then …*. Handouts and cards carry it.",
        "\
::: rule Sorry first {#sorry}
**If** it went wrong here, **then** say sorry once, for what happened.
:::",
    ),
    block(
        "dialogue",
        May("a title"),
        "A conversation, one line for each thing that is said. A line may name the rule that it follows.",
        "\
::: dialogue The parcel on the step
**Customer:** Nobody rang the bell.
**You:** You were in, and nobody rang. I'm sorry. {rule=sorry}
:::",
    ),
    block(
        "near-miss",
        May("a title"),
        "A conversation that nearly goes well: with one fault, then what the fault was, then mended.",
        "\
::: near-miss
**Customer:** Nobody rang the bell.
**You:** Can I take your tracking number?
---
The question came first, and nobody has said the problem back.
---
**You:** You were in, and nobody rang. I'm sorry.
:::",
    ),
    block(
        "say",
        Nothing,
        "Words that work beside words that do not. `Does:` is what the good words do, `Why:` the reason.",
        "\
::: say
- Say: That should not have happened.
- Not: To be fair, we were very busy.
  Does: Owns it
  Why: They were not there when it was busy.
:::",
    ),
    block(
        "quiz",
        Must("the question"),
        "A question with answers to choose from: an x marks what is right, and each answer says why.",
        "\
::: quiz You gave a time, and there is no news. Do you ring? {#ring}
- [x] Yes, and say so, with the next time.
  > A call with no news still says that somebody has it.
- [ ] No, wait until there is news.
  > They are looking at the clock you gave them.
:::",
    ),
    block(
        "order",
        Must("the question"),
        "Things to be put in order. Type them in the right order; the page mixes them.",
        "\
::: order Something went wrong. What comes first? {#steps}
1. Say the problem back.
2. Say sorry.
3. Offer two ways.
:::",
    ),
    block(
        "match",
        Must("the question"),
        "Pairs to be found. Type each pair with an arrow between its halves.",
        "\
::: match Which words go with which act? {#acts}
- You waited an hour for nothing. -> Says it back
- I'm sorry. -> Says sorry
- This now, or that by five? -> Offers a choice
:::",
    ),
    block(
        "gap",
        Must("the question"),
        "A text with gaps to be filled. Other right answers stand behind an upright line.",
        "\
::: gap From memory: the acts, in order. {#recall}
Say it [[back]]. Say [[sorry]]. Offer [[two|2]] ways.
:::",
    ),
    block(
        "scenario",
        Must("a title"),
        "A story with choices. `##` begins a step, an arrow leads to the next, and a step without choices is an end.",
        "\
::: scenario The wrong name {#cake}
A man brings back a birthday cake. It says Alan. The party is at six.

## He opens the box

- “It should say Alana. I'm sorry. Ten minutes, or a plain one now?” {act=holds} -> Ten to five
  > His words back, one sorry, two ways.
- “What did you put on the form?” {act=harder} -> He goes
  > Today it asks him to prove it.

## Ten to five

He leaves with the right name.

## He goes

There is a party at six, and a cake for somebody else.
:::",
    ),
    block(
        "our-way",
        Nothing,
        "Puts *How we do it here* in this place, instead of at the section's end. The brand fills it.",
        "\
::: our-way
:::",
    ),
    block(
        "our-quiz",
        Nothing,
        "Practice questions made of the brand's own situations in this section's moment.",
        "\
::: our-quiz
:::",
    ),
    block(
        "ours",
        Must("which list"),
        "One of the brand's lists, whole.",
        "\
::: ours limits
:::",
    ),
    block(
        "readiness",
        May("which part; all of them without it"),
        "What people are asked about what stands in their way, from `content/organisation/readiness.yaml`.",
        "\
::: readiness clarity
:::",
    ),
    block(
        "checklist",
        Nothing,
        "Acts that somebody else can see, for watching each other. The brand's `see` lines join it.",
        "\
::: checklist
- Says the problem back before any offer
- Gives a name and a time
:::",
    ),
    holding(taking(
        &["minutes"],
        block(
            "activity",
            Must("a title, and in brackets how long and how"),
            "Something to do.",
            "\
::: activity Your own shift (15 min, pairs)
Think of the last thing that went wrong while you were there. What would you say today?
:::",
        ),
    )),
    taking(
        &["lines"],
        block(
            "reflect",
            May("how many lines to leave"),
            "A question to think about, with room to write.",
            "\
::: reflect (2 lines)
Which part of this is hardest on a busy day?
:::",
        ),
    ),
    taking(
        &["lines"],
        block(
            "plan",
            May("how many lines to leave"),
            "Room to write what one will do. It may be empty.",
            "\
::: plan (3 lines)
:::",
        ),
    ),
    holding(block(
        "facilitator",
        Nothing,
        "For whoever leads the group; learners do not see it.",
        "\
::: facilitator
Hands up for the questions at the start; talk about those that divide the room.
:::",
    )),
    holding(block(
        "coach",
        Nothing,
        "For the manager: what to ask and what to thank for. Learners do not see it.",
        "\
::: coach
**After a week:** Tell me about one you put right.
:::",
    )),
    block(
        "pocket",
        Nothing,
        "What goes on the pocket card: few words.",
        "\
::: pocket
**Say it back. Say sorry. Offer two ways.**
:::",
    ),
    holding(block(
        "reminder",
        Nothing,
        "Questions and a scenario that are kept for later, when half of it is forgotten.",
        "\
:::: reminder
::: quiz The job shows as done. What is left for you? {#rem-done}
- [x] Asking the person whether it worked.
  > Only they know.
- [ ] Nothing. It is closed.
  > Those who did it have closed it.
:::
::::",
    )),
    holding(block(
        "if",
        Must("when it is shown"),
        "Shown only for brands that have a channel, or have told something.",
        "\
::: if channel=phone
Smile all the same: it can be heard.
:::",
    )),
];

/// The names of all blocks.
pub const NAMES: [&str; BLOCKS.len()] = {
    let mut names = [""; BLOCKS.len()];
    let mut n = 0;
    while n < names.len() {
        names[n] = BLOCKS[n].name;
        n += 1;
    }
    names
};

/// The block that was meant: the name itself, else the nearest.
pub fn known_name(typed: &str) -> &'static str {
    let exact = NAMES.into_iter().find(|name| *name == typed);
    exact.or_else(|| nearest(typed, NAMES)).unwrap_or("")
}

pub fn shape(name: &str) -> Option<&'static BlockShape> {
    const TABLE: &[BlockShape] = &BLOCKS;
    TABLE.iter().find(|block| block.name == name)
}

/// Whether other blocks may stand in it.
pub fn holds_blocks(name: &str) -> bool {
    shape(name).is_some_and(|block| block.holds_blocks)
}
