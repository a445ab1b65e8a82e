//! A brand's rules and facts, complete: what one may decide, who takes over, what is promised and measured.

use std::collections::BTreeSet;

use super::brand::{Work, text};
use super::names::{id, look_up};
use crate::model::brand::{
    Amount, Customer, Legal, Limit, Measure, Person, Policy, Role, Route, Standard, TieBreak, Tool,
};
use crate::model::diag::Diagnostic;
use crate::model::doc::{InlineKind, Inlines, PolicyTag, Written};
use crate::model::source::Id;
use crate::model::span::Spanned;
use crate::parse::brand::{
    RawCustomer, RawLegal, RawLimit, RawMeasure, RawPerson, RawPolicy, RawRoute, RawStandard, RawTieBreak, RawTool,
};
use crate::parse::fields::{Field, Many};
use crate::parse::kinds::{Name, RawAmount, Text};

/// The words of a text, without their marks.
fn plain(inlines: &Inlines<Written>) -> String {
    let mut words = String::new();
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => words.push_str(text),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                words.push_str(&plain(inner));
            }
            InlineKind::Link { text, .. } => words.push_str(&plain(text)),
            InlineKind::SoftBreak | InlineKind::HardBreak => words.push(' '),
            InlineKind::Image(_) | InlineKind::Footnote(_) | InlineKind::Slot(_) => {}
        }
    }
    words
}

/// Where the two sides of a tie-break stand among the priorities, the higher one first.
pub(super) fn ranks(tie: &TieBreak<Written>, priorities: &[Spanned<Inlines<Written>>]) -> Vec<usize> {
    let rank = |side: &String| {
        let side = side.trim().to_lowercase();
        priorities.iter().position(|priority| plain(&priority.value).trim().to_lowercase() == side)
    };
    let mut ranks: Vec<usize> = tie.between.iter().map(|side| rank(side).unwrap_or(usize::MAX)).collect();
    ranks.sort_unstable();
    ranks
}

impl Work<'_> {
    /// In their order; the same one twice is reported.
    pub(super) fn priorities(&mut self, field: Field<Many<Text>>) -> Vec<Spanned<Inlines<Written>>> {
        let told = if field.is_broken() { self.lost() } else { field.told().unwrap_or_default() };
        let mut seen = BTreeSet::new();
        let mut done = Vec::with_capacity(told.len());
        for Spanned { value: Text(inlines), span } in told {
            let words = plain(&inlines).trim().to_lowercase();
            if seen.contains(&words) {
                self.d.push(
                    Diagnostic::error("priority-twice", span, format!("The priority `{words}` is named a second time"))
                        .label("a second time")
                        .help("Take one of the two out: the higher one wins."),
                );
                continue;
            }
            seen.insert(words);
            done.push(Spanned::new(inlines, span));
        }
        done
    }

    pub(super) fn tie_break(
        &mut self,
        raw: RawTieBreak,
        priorities: &[Spanned<Inlines<Written>>],
        values: Option<&[Id]>,
    ) -> Option<TieBreak<Written>> {
        let RawTieBreak { at, id: own, about, between, when, then, value } = raw;
        let words: Vec<Id> =
            priorities.iter().map(|priority| Id::from(plain(&priority.value).trim().to_lowercase())).collect();
        let between_at = between.get().map(|list| list.span);
        let mut both = Vec::new();
        for side in between.told().unwrap_or_default() {
            let name = Spanned::new(Id::from(side.value.to_lowercase()), side.span);
            look_up(&name, &words, "a priority", "Use the words of `priorities`", self.d);
            both.push(side.value);
        }
        if let Some(span) = between_at.filter(|_| both.len() != 2) {
            self.d.push(
                Diagnostic::error("not-two", span, "A tie-break is between two priorities")
                    .help("Name two, as in between: [speed, the sale]. For three, write two tie-breaks."),
            );
        }
        Some(TieBreak {
            span: own.get().map_or(at, |own| own.span),
            id: own.told()?,
            about: about.spanned().and_then(|about| self.names.topic(&id(about), self.d)).map(|about| about.value),
            between: both,
            when: text(when)?,
            then: text(then)?,
            value: value.spanned().and_then(|value| self.value_named(value, values)),
        })
    }

    /// A value of this brand.
    fn value_named(&mut self, name: Spanned<Name>, values: Option<&[Id]>) -> Option<Id> {
        let name = id(name);
        match values {
            None => Some(name.value),
            Some(ids) => look_up(&name, ids, "a value", "The values of this brand stand under `values`", self.d)
                .map(|found| found.value),
        }
    }

    pub(super) fn policy(&mut self, raw: RawPolicy) -> Option<Policy<Written>> {
        let RawPolicy { at, id: own, topic, stance, when, except, text: says } = raw;
        let topic = topic.spanned().and_then(|topic| self.names.topic(&id(topic), self.d));
        let when = self.names.conditions(when, self.d);
        let except = self.names.conditions(except, self.d);
        if let Some(both) = except.iter().find(|condition| when.iter().any(|other| other.value == condition.value)) {
            self.d.push(
                Diagnostic::error(
                    "when-and-except",
                    both.span,
                    format!("`{}` stands in `when` and in `except`, so the policy holds and does not hold", both.value),
                )
                .help("Take it out of one of the two."),
            );
        }
        Some(Policy {
            span: own.get().map_or(at, |own| own.span),
            id: own.told()?,
            tag: PolicyTag { topic: topic?, stance: stance.told()?, when, except },
            text: text(says)?,
        })
    }

    pub(super) fn standard(&mut self, raw: RawStandard) -> Option<Standard<Written>> {
        let RawStandard { at, id, moment, text: says, target, see_it, how_often } = raw;
        Some(Standard {
            span: id.get().map_or(at, |own| own.span),
            id: id.told()?,
            moment: self.moment(moment),
            text: text(says)?,
            target: text(target),
            see_it: text(see_it),
            how_often: how_often.told(),
        })
    }

    pub(super) fn measure(&mut self, raw: RawMeasure, values: Option<&[Id]>) -> Option<Measure<Written>> {
        let RawMeasure { at, id, label, kind, rewarded, supports, see_it, how_often } = raw;
        let supports = supports.told().unwrap_or_default();
        Some(Measure {
            span: id.get().map_or(at, |own| own.span),
            id: id.told()?,
            label: text(label)?,
            kind: kind.told()?,
            rewarded: rewarded.told().unwrap_or(false),
            supports: supports.into_iter().filter_map(|name| self.value_named(name, values)).collect(),
            see_it: text(see_it),
            how_often: how_often.told(),
        })
    }

    /// `currency`: the brand has told one.
    pub(super) fn limits(&mut self, field: Field<Many<RawLimit>>, currency: bool) -> Vec<Limit<Written>> {
        let mut missing = !currency;
        self.items(field, "limits", |w, raw| w.limit(raw, &mut missing))
    }

    /// `currency_missing`: to be reported at the first amount, and then no more.
    fn limit(&mut self, raw: RawLimit, currency_missing: &mut bool) -> Option<Limit<Written>> {
        let RawLimit { at, id, moment, situation, may, record } = raw;
        if may.is_broken() {
            self.whole = false;
        }
        let mut amounts: Vec<(Role, Amount<Written>)> = Vec::new();
        for (role, amount) in may.told().map(|keyed| keyed.0).unwrap_or_default() {
            let amount = match amount.value {
                RawAmount::Any => Amount::Any,
                RawAmount::Text(Text(inlines)) => Amount::Text(inlines),
                RawAmount::Money { money, text } => {
                    if std::mem::take(currency_missing) {
                        self.d.push(
                            Diagnostic::error(
                                "no-currency",
                                money.span,
                                "An amount of money stands here, and the brand has not told its currency",
                            )
                            .help("Type a line such as `currency: GBP`, below the brand's name."),
                        );
                    }
                    Amount::Money { money: money.value, text: text.map(|Text(inlines)| inlines) }
                }
            };
            amounts.push((role.value, amount));
        }
        Some(Limit {
            span: id.get().map_or(at, |own| own.span),
            id: id.told()?,
            moment: self.moment(moment),
            situation: text(situation)?,
            may: amounts,
            record: text(record),
        })
    }

    pub(super) fn route(&mut self, raw: RawRoute) -> Option<Route<Written>> {
        let RawRoute { at, id, moment, when, to, contact, within, close_loop } = raw;
        Some(Route {
            span: id.get().map_or(at, |own| own.span),
            id: id.told()?,
            moment: self.moment(moment),
            when: text(when)?,
            to: text(to)?,
            contact: contact.told(),
            within: text(within),
            close_loop: text(close_loop),
        })
    }

    pub(super) fn tool(&mut self, raw: RawTool) -> Option<Tool<Written>> {
        let RawTool { at, id, moment, name, kind, version, tasks, help } = raw;
        Some(Tool {
            span: id.get().map_or(at, |own| own.span),
            id: id.told()?,
            moment: self.moment(moment),
            name: name.told()?,
            kind: kind.told(),
            version: version.told(),
            tasks: tasks.told().unwrap_or_default().into_iter().map(|task| task.value.0).collect(),
            help: help.told(),
        })
    }

    pub(super) fn customer(&mut self, raw: RawCustomer) -> Option<Customer<Written>> {
        let RawCustomer { at, id, who, came_for, first } = raw;
        Some(Customer {
            span: id.get().map_or(at, |own| own.span),
            id: id.told()?,
            who: text(who)?,
            came_for: text(came_for),
            first: text(first),
        })
    }

    pub(super) fn person(&mut self, raw: RawPerson) -> Option<Person> {
        let RawPerson { at, id, role, name, contact, until } = raw;
        Some(Person {
            span: id.get().map_or(at, |own| own.span),
            id: id.told()?,
            role: role.told(),
            name: name.told()?,
            contact: contact.told(),
            until: until.told(),
        })
    }

    pub(super) fn legal(&mut self, raw: RawLegal) -> Option<Legal<Written>> {
        let RawLegal { at, id: own, modules, moment, say, text: asks, owner, review_by } = raw;
        if say.is_absent() && asks.is_absent() {
            self.d.push(
                Diagnostic::error("missing-field", at, "This legal item has neither `say` nor `text`")
                    .help("Type what is said word for word after `say:`, or what people have to do after `text:`."),
            );
        }
        let list = "The modules are the files in content/modules and in the brand's own folder modules";
        let named = modules.told().unwrap_or_default();
        let modules = named.into_iter().filter_map(|name| look_up(&id(name), self.modules, "a module", list, self.d));
        Some(Legal {
            modules: modules.map(|module| module.value).collect(),
            span: own.get().map_or(at, |own| own.span),
            id: own.told()?,
            moment: self.moment(moment),
            say: text(say),
            say_in: None,
            text: text(asks),
            owner: owner.told(),
            review_by: review_by.told(),
        })
    }
}
