//! A brand's own texts with their slots filled, for one pack's audience.

use super::slots::Filler;
use crate::model::brand::{
    Amount, Behaviour, Brand, Customer, Leader, Legal, Limit, Measure, Policy, Route, Standard, TieBreak, Tool, Value,
    Voice,
};
use crate::model::diag::Diagnostics;
use crate::model::doc::{Composed, Inlines, Written};

/// The brand as this pack shows it. Full destructuring: a new field must say how it is filled.
pub fn brand(f: &Filler<'_>, brand: &Brand<Written>, d: &mut Diagnostics) -> Brand<Composed> {
    let Brand {
        id,
        file,
        name,
        promise,
        locale,
        currency,
        words,
        owner,
        review_by,
        review_at,
        values,
        priorities,
        tie_breaks,
        policies,
        voice,
        standards,
        measures,
        limits,
        routes,
        channels,
        tools,
        customers,
        people,
        legal,
    } = brand;
    Brand {
        id: id.clone(),
        file: *file,
        name: name.clone(),
        promise: some(f, promise, d),
        locale: locale.clone(),
        currency: currency.clone(),
        words: words.clone(),
        owner: owner.clone(),
        review_by: *review_by,
        review_at: *review_at,
        values: values.iter().map(|v| value(f, v, d)).collect(),
        priorities: priorities.iter().map(|p| f.inlines(p, d)).collect(),
        tie_breaks: tie_breaks.iter().map(|t| tie_break(f, t, d)).collect(),
        policies: policies.iter().map(|p| policy(f, p, d)).collect(),
        voice: Voice {
            traits: voice.traits.clone(),
            use_words: voice.use_words.clone(),
            avoid: voice.avoid.clone(),
            greetings: voice.greetings.iter().map(|(c, text)| (*c, f.inlines(text, d))).collect(),
            closings: voice.closings.iter().map(|(c, text)| (*c, f.inlines(text, d))).collect(),
        },
        standards: standards.iter().map(|s| standard(f, s, d)).collect(),
        measures: measures.iter().map(|m| measure(f, m, d)).collect(),
        limits: limits.iter().map(|l| limit(f, l, d)).collect(),
        routes: routes.iter().map(|r| route(f, r, d)).collect(),
        channels: channels.clone(),
        tools: tools.iter().map(|t| tool(f, t, d)).collect(),
        customers: customers.iter().map(|c| customer(f, c, d)).collect(),
        people: people.clone(),
        legal: legal.iter().map(|l| self::legal(f, l, d)).collect(),
    }
}

fn some(f: &Filler<'_>, text: &Option<Inlines<Written>>, d: &mut Diagnostics) -> Option<Inlines<Composed>> {
    text.as_ref().map(|text| f.inlines(text, d))
}

fn value(f: &Filler<'_>, v: &Value<Written>, d: &mut Diagnostics) -> Value<Composed> {
    Value {
        id: v.id.clone(),
        span: v.span,
        name: v.name.clone(),
        means: some(f, &v.means, d),
        behaviours: v.behaviours.iter().map(|b| behaviour(f, b, d)).collect(),
        hire_for: some(f, &v.hire_for, d),
        thank_for: some(f, &v.thank_for, d),
        leader: v.leader.as_ref().map(|l| Leader {
            span: l.span,
            who: l.who.clone(),
            does: f.inlines(&l.does, d),
            every: l.every,
            last_seen: l.last_seen,
        }),
        gives_up: v.gives_up.iter().map(|(role, text)| (*role, f.inlines(text, d))).collect(),
        survey: v.survey.clone(),
    }
}

/// In a behaviour, `our.…` speaks of its own first moment.
fn behaviour(f: &Filler<'_>, b: &Behaviour<Written>, d: &mut Diagnostics) -> Behaviour<Composed> {
    let f = &f.at(b.moments.first().map(|m| &**m));
    Behaviour {
        id: b.id.clone(),
        span: b.span,
        moments: b.moments.clone(),
        we: f.inlines(&b.we, d),
        not: some(f, &b.not, d),
        say: some(f, &b.say, d),
        situation: some(f, &b.situation, d),
        why: some(f, &b.why, d),
        see: some(f, &b.see, d),
    }
}

fn tie_break(f: &Filler<'_>, t: &TieBreak<Written>, d: &mut Diagnostics) -> TieBreak<Composed> {
    TieBreak {
        id: t.id.clone(),
        span: t.span,
        about: t.about.clone(),
        between: t.between.clone(),
        when: f.inlines(&t.when, d),
        then: f.inlines(&t.then, d),
        value: t.value.clone(),
    }
}

fn policy(f: &Filler<'_>, p: &Policy<Written>, d: &mut Diagnostics) -> Policy<Composed> {
    Policy { id: p.id.clone(), span: p.span, tag: p.tag.clone(), text: f.inlines(&p.text, d) }
}

fn standard(f: &Filler<'_>, s: &Standard<Written>, d: &mut Diagnostics) -> Standard<Composed> {
    let f = &f.at(s.moment.as_deref());
    Standard {
        id: s.id.clone(),
        span: s.span,
        moment: s.moment.clone(),
        text: f.inlines(&s.text, d),
        target: some(f, &s.target, d),
        see_it: some(f, &s.see_it, d),
        how_often: s.how_often,
    }
}

fn measure(f: &Filler<'_>, m: &Measure<Written>, d: &mut Diagnostics) -> Measure<Composed> {
    Measure {
        id: m.id.clone(),
        span: m.span,
        label: f.inlines(&m.label, d),
        kind: m.kind,
        rewarded: m.rewarded,
        supports: m.supports.clone(),
        see_it: some(f, &m.see_it, d),
        how_often: m.how_often,
    }
}

fn limit(f: &Filler<'_>, l: &Limit<Written>, d: &mut Diagnostics) -> Limit<Composed> {
    let f = &f.at(l.moment.as_deref());
    Limit {
        id: l.id.clone(),
        span: l.span,
        moment: l.moment.clone(),
        situation: f.inlines(&l.situation, d),
        may: l.may.iter().map(|(role, amount)| (*role, self::amount(f, amount, d))).collect(),
        record: some(f, &l.record, d),
    }
}

fn amount(f: &Filler<'_>, a: &Amount<Written>, d: &mut Diagnostics) -> Amount<Composed> {
    match a {
        Amount::Any => Amount::Any,
        Amount::Money { money, text } => Amount::Money { money: *money, text: some(f, text, d) },
        Amount::Text(text) => Amount::Text(f.inlines(text, d)),
    }
}

fn route(f: &Filler<'_>, r: &Route<Written>, d: &mut Diagnostics) -> Route<Composed> {
    let f = &f.at(r.moment.as_deref());
    Route {
        id: r.id.clone(),
        span: r.span,
        moment: r.moment.clone(),
        when: f.inlines(&r.when, d),
        to: f.inlines(&r.to, d),
        contact: r.contact.clone(),
        within: some(f, &r.within, d),
        close_loop: some(f, &r.close_loop, d),
    }
}

fn tool(f: &Filler<'_>, t: &Tool<Written>, d: &mut Diagnostics) -> Tool<Composed> {
    let f = &f.at(t.moment.as_deref());
    Tool {
        id: t.id.clone(),
        span: t.span,
        moment: t.moment.clone(),
        name: t.name.clone(),
        kind: t.kind.clone(),
        version: t.version.clone(),
        tasks: t.tasks.iter().map(|task| f.inlines(task, d)).collect(),
        help: t.help.clone(),
    }
}

fn customer(f: &Filler<'_>, c: &Customer<Written>, d: &mut Diagnostics) -> Customer<Composed> {
    Customer {
        id: c.id.clone(),
        span: c.span,
        who: f.inlines(&c.who, d),
        came_for: some(f, &c.came_for, d),
        first: some(f, &c.first, d),
    }
}

fn legal(f: &Filler<'_>, l: &Legal<Written>, d: &mut Diagnostics) -> Legal<Composed> {
    let f = &f.at(l.moment.as_deref());
    Legal {
        id: l.id.clone(),
        span: l.span,
        modules: l.modules.clone(),
        moment: l.moment.clone(),
        say: some(f, &l.say, d),
        say_in: l.say_in.clone(),
        text: some(f, &l.text, d),
        owner: l.owner.clone(),
        review_by: l.review_by,
    }
}
