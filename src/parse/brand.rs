//! `brand.yaml` as written: the one declaration of its fields.

use super::fields::{Keyed, Name, Read, Shape, choice, record};
use super::yaml::{self, Node, Value};
use crate::model::brand::{Channel, MeasureKind, Period, Role};
use crate::model::date::Date;
use crate::model::diag::Diagnostics;
use crate::model::doc::{Inlines, Stance, Written};
use crate::model::money::Money;
use crate::model::source::Id;
use crate::model::span::{FileId, Span, Spanned};

type Text = Inlines<Written>;
type List<T> = Vec<Spanned<T>>;

choice!("a role", Role, {
    "front-line" => Role::FrontLine,
    "team-leader" => Role::TeamLeader,
    "manager" => Role::Manager,
    "executive" => Role::Executive,
});

choice!("a channel", Channel, {
    "face" => Channel::Face,
    "phone" => Channel::Phone,
    "chat" => Channel::Chat,
    "e-mail" => Channel::Email,
    "letter" => Channel::Letter,
    "social" => Channel::Social,
});

choice!("how often something is done", Period, {
    "shift" => Period::Shift,
    "every shift" => Period::Shift,
    "day" => Period::Day,
    "daily" => Period::Day,
    "week" => Period::Week,
    "weekly" => Period::Week,
    "month" => Period::Month,
    "monthly" => Period::Month,
    "quarter" => Period::Quarter,
    "quarterly" => Period::Quarter,
    "year" => Period::Year,
    "yearly" => Period::Year,
});

choice!("a kind of measure", MeasureKind, {
    "service" => MeasureKind::Service,
    "sales" => MeasureKind::Sales,
    "speed" => MeasureKind::Speed,
    "cost" => MeasureKind::Cost,
});

choice!("a stance", Stance, {
    "never" => Stance::Never,
    "avoid" => Stance::Avoid,
    "may" => Stance::May,
    "prefer" => Stance::Prefer,
    "always" => Stance::Always,
});

record! {
    "a brand" RawBrand {
        /// The format's version: 1.
        schema: u16,
        /// The brand's name, as people say it.
        name: String,
        /// What a customer can count on, in one sentence.
        promise: Text,
        /// Language and country, such as en-GB.
        locale: String,
        /// The currency of all amounts, such as GBP.
        currency: String,
        /// What this brand calls customers, places, teams; used in texts as {{ word.customer }}.
        words: Keyed<Id, String>,
        /// Who keeps this file.
        owner: RawOwner,
        /// The day by which the file is to be read through again.
        review_by: Date,
        /// What the brand stands for.
        values: List<RawValue>,
        /// What wins when not everything can be done; the first wins.
        priorities: List<Text>,
        /// What to do when two priorities clash.
        tie_breaks: List<RawTieBreak>,
        /// What the brand always, never or sometimes does.
        policies: List<RawPolicy>,
        /// How the brand sounds.
        voice: RawVoice,
        /// What customers can expect, with its figure.
        standards: List<RawStandard>,
        /// What is counted, and who sees it.
        measures: List<RawMeasure>,
        /// What one may decide without asking.
        limits: List<RawLimit>,
        /// Who takes it from there.
        routes: List<RawRoute>,
        /// How customers reach us.
        channels: List<Channel>,
        /// The screens and tills people work with.
        tools: List<RawTool>,
        /// The kinds of customer, and what they came for.
        customers: List<RawCustomer>,
        /// People named in texts.
        people: List<RawPerson>,
        /// Wording that the law or a regulator asks for.
        legal: List<RawLegal>,
    }
}

record! {
    "an owner" RawOwner or role {
        /// The role that answers for it.
        role: String,
        /// Who that is now.
        name: String,
    }
}

record! {
    "a value" RawValue {
        /// Its short name in files.
        id: Name,
        /// Its name, as people say it.
        name: String,
        /// What it means, in one sentence.
        means: Text,
        /// What it looks like, moment by moment.
        behaviours: List<RawBehaviour>,
        /// A question that finds people who have it.
        hire_for: Text,
        /// What managers thank people for.
        thank_for: Text,
        /// What a leader does, where people see it.
        leader: RawLeader,
        /// What each role gives up for it.
        gives_up: Keyed<Role, Text>,
        /// Survey questions that speak to it.
        survey: List<String>,
    }
}

record! {
    "a behaviour" RawBehaviour {
        /// Its short name; made from value and moment when left out.
        id: Name,
        /// The point of serving a customer it belongs to; one or a list.
        moment: List<Name>,
        /// What we do.
        we: Text,
        /// What we do not do.
        not: Text,
        /// Words to say.
        say: Text,
        /// A real situation that calls for it.
        situation: Text,
        /// Why we do it.
        why: Text,
        /// What a second person can see.
        see: Text,
    }
}

record! {
    "a leader's action" RawLeader {
        /// Who does it.
        who: String,
        /// What they do.
        does: Text,
        /// How often.
        every: Period,
        /// When people last saw it.
        last_seen: Date,
    }
}

record! {
    "a tie-break" RawTieBreak {
        /// Its short name.
        id: Name,
        /// The topic it is about.
        about: Name,
        /// The two priorities that clash.
        between: List<String>,
        /// When they clash.
        when: Text,
        /// What to do then.
        then: Text,
        /// The value that decides it.
        value: Name,
    }
}

record! {
    "a policy" RawPolicy {
        /// Its short name.
        id: Name,
        /// A topic of content/topics.yaml.
        topic: Name,
        /// never, avoid, may, prefer or always.
        stance: Stance,
        /// Conditions under which it holds.
        when: List<Name>,
        /// Conditions under which it does not.
        except: List<Name>,
        /// The policy in one sentence.
        text: Text,
    }
}

record! {
    "the voice" RawVoice {
        /// What we sound like, and what that is not.
        traits: List<RawTrait>,
        /// Words we use.
        use_words as "use": List<String>,
        /// Words we avoid, and what we say instead.
        avoid: List<RawAvoid>,
        /// How a contact begins, by channel.
        greetings: Keyed<Channel, Text>,
        /// How it ends, by channel.
        closings: Keyed<Channel, Text>,
    }
}

record! {
    "a trait" RawTrait or is {
        /// What we are.
        is: String,
        /// What we are not.
        not: String,
    }
}

record! {
    "a word to avoid" RawAvoid or word {
        /// The word.
        word: String,
        /// Other forms of it that count too.
        forms: List<String>,
        /// Where it may stand.
        except: List<String>,
        /// What to say instead.
        instead as "use": String,
    }
}

record! {
    "a standard" RawStandard {
        /// Its short name.
        id: Name,
        /// The moment it belongs to.
        moment: Name,
        /// What is promised.
        text: Text,
        /// The figure.
        target: Text,
        /// Where people see how they do.
        see_it: Text,
        /// How often that is brought up to date.
        how_often: Period,
    }
}

record! {
    "a measure" RawMeasure {
        /// Its short name.
        id: Name,
        /// What it is called where people see it.
        label: Text,
        /// service, sales, speed or cost.
        kind: MeasureKind,
        /// Whether people are praised or paid for it.
        rewarded: bool,
        /// The values it speaks for.
        supports: List<Name>,
        /// Where people see it.
        see_it: Text,
        /// How often that is brought up to date.
        how_often: Period,
    }
}

record! {
    "a limit" RawLimit {
        /// Its short name.
        id: Name,
        /// The moment it belongs to.
        moment: Name,
        /// When it applies.
        situation: Text,
        /// What each role may do without asking.
        may: Keyed<Role, RawAmount>,
        /// Where it is written down.
        record: Text,
    }
}

/// `any`, a text, or `{money: 40, text: move the room}`.
#[derive(Clone, Debug)]
pub enum RawAmount {
    Any,
    Text(Text),
    Money { money: Money, text: Option<Text> },
}

record! {
    "an amount" MoneyAmount {
        /// Figures only; nought means: ask first.
        money: Money,
        /// What else one may do.
        text: Text,
    }
}

impl Read for RawAmount {
    fn shape() -> Shape {
        Shape::Either(Box::new(Shape::RichText), Box::new(MoneyAmount::shape()))
    }

    fn read(node: &Node, d: &mut Diagnostics) -> Option<Self> {
        match &node.value {
            Value::Scalar { text, .. } if text == "any" => Some(RawAmount::Any),
            Value::Scalar { text, quoted: false } if text.parse::<f64>().is_ok() => {
                Some(RawAmount::Money { money: Money::read(node, d)?, text: None })
            }
            Value::Scalar { .. } => Some(RawAmount::Text(Text::read(node, d)?)),
            Value::Null | Value::List(_) | Value::Map(_) => {
                let read = MoneyAmount::read(node, d)?;
                match (read.money, read.text) {
                    (Some(money), text) => {
                        Some(RawAmount::Money { money: money.value, text: text.map(|text| text.value) })
                    }
                    (None, Some(text)) => Some(RawAmount::Text(text.value)),
                    (None, None) => None,
                }
            }
        }
    }
}

record! {
    "a route" RawRoute {
        /// Its short name.
        id: Name,
        /// The moment it belongs to.
        moment: Name,
        /// When it is taken.
        when: Text,
        /// Who takes it from there.
        to: Text,
        /// How to reach them.
        contact: String,
        /// How fast they answer.
        within: Text,
        /// How the one who passed it on hears how it ended.
        close_loop: Text,
    }
}

record! {
    "a tool" RawTool {
        /// Its short name.
        id: Name,
        /// The moment it belongs to.
        moment: Name,
        /// What people call it.
        name: String,
        /// What kind of tool it is: crm, till, phone.
        kind: String,
        /// The version in use.
        version: String,
        /// What it is used for.
        tasks: List<Text>,
        /// Whom to ask.
        help: String,
    }
}

record! {
    "a kind of customer" RawCustomer {
        /// Its short name.
        id: Name,
        /// Who they are.
        who: Text,
        /// What they came for.
        came_for: Text,
        /// What to do first.
        first: Text,
    }
}

record! {
    "a person" RawPerson {
        /// Its short name.
        id: Name,
        /// What they do.
        role: String,
        /// Who it is now.
        name: String,
        /// How to reach them.
        contact: String,
        /// The last day this is sure.
        until: Date,
    }
}

record! {
    "a legal item" RawLegal {
        /// Its short name.
        id: Name,
        /// The modules it belongs in.
        modules: List<Name>,
        /// The moment it belongs to.
        moment: Name,
        /// To be said word for word.
        say: Text,
        /// What it asks for.
        text: Text,
        /// Who answers for it.
        owner: String,
        /// The day by which it is to be checked again.
        review_by: Date,
    }
}

/// The file as written; `None` when nothing of it could be read.
pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawBrand> {
    let node = yaml::read(file, text, 0, d)?;
    RawBrand::read(&node, d)
}

/// Where a whole file's findings stand when no field can bear them.
pub fn whole(file: FileId) -> Span {
    Span { file, start: 0, end: 0 }
}
