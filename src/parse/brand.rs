//! `brand.yaml` as written: what a brand stands for, its rules and its facts, every field with its place.
//! This declaration is the format: the reader, the hints and the reference page come from it.

use super::fields::{Keyed, Many, record, whole};
use super::kinds::{Name, RawAmount, SchemaNumber, Text};
use super::yaml::{self, Value};
use crate::model::brand::{Channel, MeasureKind, Period, Role};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::Stance;
use crate::model::source::Id;
use crate::model::span::FileId;

record! {
    /// A brand file.
    RawBrand, "a brand", example "\
name: Harbour Bikes
promise: You will ride home today.
values:
  - name: Straight with you
    behaviours:
      - {moment: apologise, we: Say sorry before we look at the bike.}" {
        schema: SchemaNumber, "The format this file is written in: 1";
        name: String, "What the brand is called", required "name: Lanternhouse Hotels";
        promise: Text, "What every customer may count on, in one sentence";
        locale: String, "Language and region of the texts; en-GB when left out";
        currency: String, "Three letters, such as GBP; needed where a limit names money";
        words: Keyed<Id, String>, "The brand's own words for customer, customers, place, team and any other; modules ask for them";
        owner: RawOwner, "Who answers for this file";
        review_by: Date, "The day on which this file has to be looked at again";
        values: Many<RawValue>, "What the brand stands for, each with the behaviours that show it";
        priorities: Many<Text>, "What comes first when not everything can be done; the higher one wins";
        tie_breaks: Many<RawTieBreak>, "Clashes that really happen, and what to do";
        policies: Many<RawPolicy>, "What is always, preferably, possibly, rarely or never done";
        voice: RawVoice, "How the brand sounds";
        standards: Many<RawStandard>, "What customers can expect, with its target";
        measures: Many<RawMeasure>, "How people can see how they are doing";
        limits: Many<RawLimit>, "What one may decide without asking";
        routes: Many<RawRoute>, "Who takes it from there, and how to reach them";
        channels: Many<Channel>, "How customers reach the brand; all when left out";
        tools: Many<RawTool>, "The programs and devices people work with";
        customers: Many<RawCustomer>, "What brings customers here";
        people: Many<RawPerson>, "People whom texts call by name";
        legal: Many<RawLegal>, "Wording that the law or the lawyers ask for";
    }
}

record! {
    RawOwner, "an owner", short "role", example "\
role: Head of Guest Experience
name: Priya Nandakumar" {
        role: String, "The role, which outlasts the person", required "owner: {role: Head of Guest Experience, name: Priya Nandakumar}";
        name: String, "Who it is today";
    }
}

record! {
    RawValue, "a value", example "\
id: own-it
name: Own it to the end
means: Whoever hears the problem keeps it until the guest says it is fixed.
behaviours:
  - {moment: put-right, we: Say what happens next and by when.}
thank_for: Keeping a problem that was not theirs." {
        id: Id, "Its short name; made from the name when left out";
        name: String, "What it is called", required "name: Own it to the end";
        means: Text, "What it means, in one sentence";
        behaviours: Many<RawBehaviour>, "What it looks like in a moment";
        hire_for: Text, "A question for choosing people";
        thank_for: Text, "What to thank people for";
        leader: RawLeader, "What a leader does, where people see it";
        gives_up: Keyed<Role, Text>, "What people of each role give up for it";
        survey: Many<String>, "The names of survey questions that speak to it";
    }
}

record! {
    RawBehaviour, "a behaviour", example "\
moment: put-right
we: Say what happens next and by when.
not: Pass a guest on without a name and a time.
situation: It is ten at night. The drilling next door will start again at six.
say: \"I'm {{ me }}. I'll ring you by half past ten, fixed or not.\"
why: A time they can hold us to is worth more than a promise to try.
see: Gives a name and a time before the guest goes" {
        id: Id, "Its short name; made from value and moment when left out";
        moment: Many<Name>, "The moment it belongs to, or several", required "moment: put-right";
        we: Text, "What we do, as it reads after the word We", required "we: Say what happens next and by when.";
        not: Text, "What we do not do";
        say: Text, "Words that work";
        situation: Text, "A real moment that calls for it; it becomes practice";
        why: Text, "One reason a new starter would nod at";
        see: Text, "The act, as a second person could see it";
    }
}

record! {
    RawLeader, "a leader", example "\
who: Ana Ferreira
does: Rings three guests who complained
every: month
last_seen: 2026-10-28" {
        who: String, "The leader's name", required "who: Ana Ferreira";
        does: Text, "What the leader does", required "does: Rings three guests who complained";
        every: Period, "How often";
        last_seen: Date, "When somebody last saw it";
    }
}

record! {
    RawTieBreak, "a tie-break", example "\
id: queue
about: behind-scenes
between: [speed, the guest in front of you]
when: the phone rings while a guest is at the desk
then: Stay with the guest.
value: own-it" {
        id: Id, "Its short name", required "id: queue";
        about: Name, "What it is about: a topic of content/topics.yaml";
        between: Many<String>, "The two priorities that clash, in the words of `priorities`";
        when: Text, "When they clash, as it reads after the word When", required "when: the phone rings while a guest is at the desk";
        then: Text, "What to do", required "then: Stay with the guest.";
        value: Name, "The value that decides it";
    }
}

record! {
    RawPolicy, "a policy", example "\
id: upsell-stop
topic: upsell
stance: never
when: [after-no]
text: After the first no, offer nothing more." {
        id: Id, "Its short name", required "id: upsell-stop";
        topic: Name, "What it is about: a topic of content/topics.yaml", required "topic: upsell";
        stance: Stance, "How firm it is", required "stance: never";
        when: Many<Name>, "Conditions of content/topics.yaml under which it holds; always when left out";
        except: Many<Name>, "Conditions under which it does not hold";
        text: Text, "The policy, as people read it", required "text: After the first no, offer nothing more.";
    }
}

record! {
    RawVoice, "a voice", example "\
traits: [{is: warm, not: gushing}]
use: [guest, put right]
avoid: [{word: unfortunately, use: the plain reason}]
greetings: {phone: \"Lanternhouse, this is {{ me }}.\"}" {
        traits: Many<RawTrait>, "What it is, and what it is not";
        uses as "use": Many<String>, "Words the brand uses";
        avoid: Many<RawAvoid>, "Words the brand does not use";
        greetings: Keyed<Channel, Text>, "How a contact begins, by channel";
        closings: Keyed<Channel, Text>, "How a contact ends, by channel";
    }
}

record! {
    RawTrait, "a trait", short "is", example "\
is: warm
not: gushing" {
        is: String, "What the brand sounds like", required "is: warm";
        not: String, "What it is easily mistaken for";
    }
}

record! {
    RawAvoid, "a word to avoid", short "word", example "\
word: unfortunately
use: the plain reason" {
        word: String, "The word", required "word: unfortunately";
        forms: Many<String>, "Other forms that count as the word";
        except: Many<String>, "Phrases in which it may stand all the same; regulated wording is left alone in any case";
        uses as "use": String, "What to say instead";
    }
}

record! {
    RawStandard, "a standard", example "\
id: phone
moment: welcome
text: Answer the phone
target: within 20 seconds
see_it: the screen behind the desk
how_often: day" {
        id: Id, "Its short name", required "id: phone";
        moment: Name, "The moment it belongs to";
        text: Text, "What is done", required "text: Answer the phone";
        target: Text, "How well or how fast";
        see_it: Text, "Where people can see how they are doing at it";
        how_often: Period, "How often there is a new figure";
    }
}

record! {
    RawMeasure, "a measure", example "\
id: nps
label: Would recommend us
kind: service
rewarded: true
supports: [own-it]
see_it: the team board
how_often: month" {
        id: Id, "Its short name", required "id: nps";
        label: Text, "What it measures", required "label: Would recommend us";
        kind: MeasureKind, "What sort of figure it is", required "kind: service";
        rewarded: bool, "Whether anybody is praised or paid for it";
        supports: Many<Name>, "The values it speaks to";
        see_it: Text, "Where people can see it";
        how_often: Period, "How often there is a new figure";
    }
}

record! {
    RawLimit, "a limit", example "\
id: noise
moment: put-right
situation: Noisy room
may:
  front-line: {money: 40, text: move the room}
  team-leader: 120
  manager: any
record: GuestBook" {
        id: Id, "Its short name", required "id: noise";
        moment: Name, "The moment it belongs to";
        situation: Text, "What has happened", required "situation: Noisy room";
        may: Keyed<Role, RawAmount>, "What each role may decide: any, an amount, or words", required "may: {front-line: {money: 40}, manager: any}";
        record: Text, "Where it is written down";
    }
}

record! {
    RawRoute, "a route", example "\
id: duty
moment: hand-over
when: it is beyond your limit
to: the duty manager
contact: ext 4400
within: 10 minutes" {
        id: Id, "Its short name", required "id: duty";
        moment: Name, "The moment it belongs to";
        when: Text, "When to take it, as it reads after the word When", required "when: it is beyond your limit";
        to: Text, "Who takes it from there", required "to: the duty manager";
        contact: String, "How to reach them";
        within: Text, "How soon they come, as it reads after the word within";
        close_loop: Text, "How the one who passed it on hears how it ended";
    }
}

record! {
    RawTool, "a tool", example "\
id: crm
moment: record
name: GuestBook
version: \"2026.3\"
tasks: [find a guest, write a note]
help: ext 4412" {
        id: Id, "Its short name", required "id: crm";
        moment: Name, "The moment it belongs to";
        name: String, "What people call it", required "name: GuestBook";
        kind: String, "What sort of tool it is, such as booking system";
        version: String, "The version people have in front of them";
        tasks: Many<Text>, "What people do with it";
        help: String, "Where help is to be had";
    }
}

record! {
    RawCustomer, "a customer", example "\
id: family
who: Adults with children
came_for: ease
first: Say where the bags can go." {
        id: Id, "Its short name", required "id: family";
        who: Text, "Who they are", required "who: Adults with children";
        came_for: Text, "What they came for, besides the thing itself";
        first: Text, "What to do first";
    }
}

record! {
    RawPerson, "a person", example "\
id: learning
role: Learning lead
name: Morwenna Hale
contact: learn@lanternhouse.example
until: 2027-12-31" {
        id: Id, "The short name that texts use", required "id: learning";
        role: String, "The role";
        name: String, "The name", required "name: Morwenna Hale";
        contact: String, "How to reach them";
        until: Date, "The last day on which this is sure";
    }
}

record! {
    RawLegal, "a legal item", example "\
id: refunds
moment: put-right
say: Your statutory rights are not affected.
owner: Legal
review_by: 2027-01-31" {
        id: Id, "Its short name", required "id: refunds";
        modules: Many<Name>, "The modules it belongs in";
        moment: Name, "The moment it belongs to";
        say: Text, "What is said, word for word";
        text: Text, "What it asks of people";
        owner: String, "Who answers for the wording";
        review_by: Date, "The day on which it has to be looked at again";
    }
}

/// Reads a `brand.yaml`. `None`: it could not be read as a whole, and why is among the findings.
pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawBrand> {
    let doc = yaml::read(file, text, 0..text.len(), d)?;
    if doc.root.value == Value::Null {
        d.push(
            Diagnostic::error("empty-file", file, "This brand file is empty")
                .help("Begin with three lines: `name:`, `promise:` and `values:`. Only the name must be there."),
        );
        return None;
    }
    read_whole(&doc, file, d)
}

/// Reads what there is of a file; what could not be read whole is not passed on, since the gaps would be reported
/// as missing.
pub(super) fn read_whole<T: super::fields::Read>(doc: &yaml::Doc, file: FileId, d: &mut Diagnostics) -> Option<T> {
    if doc.whole {
        return whole(&doc.root, file, d);
    }
    let mut found = Diagnostics::default();
    let _ = whole::<T>(&doc.root, file, &mut found);
    for diagnostic in found {
        if diagnostic.code != "missing-field" && diagnostic.code != "empty-item" {
            d.push(diagnostic);
        }
    }
    None
}
