//! A brand: its name told, every moment, value, topic and module it names known.

use super::{Known, check_moment, missing, once, unknown};
use crate::model::brand::{
    Amount, Avoid, Behaviour, Brand, Customer, Leader, Legal, Limit, Measure, MeasureKind, Owner, Person, Policy,
    Route, Standard, TieBreak, Tool, Trait, Value, Voice,
};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Inlines, PolicyTag, Written};
use crate::model::library::{Library, Named};
use crate::model::names::nearest;
use crate::model::source::Id;
use crate::model::span::{FileId, Span, Spanned};
use crate::parse::brand::{
    RawAmount, RawBehaviour, RawBrand, RawLegal, RawLimit, RawMeasure, RawPerson, RawPolicy, RawRoute, RawStandard,
    RawTieBreak, RawTool, RawValue, RawVoice,
};
use crate::parse::fields::{Keyed, Name, as_id};

type Text = Inlines<Written>;
type Raw<T> = Option<Spanned<Vec<Spanned<T>>>>;

/// The one version of the formats.
pub fn check_schema(schema: Option<&Spanned<u16>>, d: &mut Diagnostics) {
    if let Some(schema) = schema
        && schema.value != 1
    {
        d.push(
            Diagnostic::error(
                "schema",
                schema.span,
                format!("This program reads version 1 of the format, not {}", schema.value),
            )
            .help("Type `schema: 1`, or use a newer program."),
        );
    }
}

/// What every part of a brand is checked against.
struct Resolver<'a> {
    library: &'a Library,
    known: &'a Known,
    brand: &'a Id,
    d: &'a mut Diagnostics,
}

/// `None` when it has no name; everything else it lacks is left out.
pub fn brand(
    id: &Id,
    file: FileId,
    raw: RawBrand,
    library: &Library,
    known: &Known,
    d: &mut Diagnostics,
) -> Option<Brand<Written>> {
    let RawBrand {
        schema,
        name,
        promise,
        locale,
        currency,
        words,
        owner,
        review_by,
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
    } = raw;
    check_schema(schema.as_ref(), d);
    if name.is_none() {
        missing("This brand", "name", "Lanternhouse Hotels", file, d);
    }
    let mut r = Resolver { library, known, brand: id, d };
    let values: Vec<Value<Written>> = list(values).into_iter().filter_map(|value| r.value(value)).collect();
    once("value", values.iter().map(|value| (&value.id, value.span)), r.d);
    once("behaviour", values.iter().flat_map(|v| &v.behaviours).map(|b| (&b.id, b.span)), r.d);
    let limits: Vec<Limit<Written>> = list(limits).into_iter().filter_map(|limit| r.limit(limit)).collect();
    once("limit", limits.iter().map(|limit| (&limit.id, limit.span)), r.d);
    let routes: Vec<Route<Written>> = list(routes).into_iter().filter_map(|route| r.route(route)).collect();
    once("route", routes.iter().map(|route| (&route.id, route.span)), r.d);
    let standards: Vec<Standard<Written>> = list(standards).into_iter().filter_map(|s| r.standard(s)).collect();
    once("standard", standards.iter().map(|standard| (&standard.id, standard.span)), r.d);
    let tools: Vec<Tool<Written>> = list(tools).into_iter().filter_map(|tool| r.tool(tool)).collect();
    once("tool", tools.iter().map(|tool| (&tool.id, tool.span)), r.d);
    let people: Vec<Person> = list(people).into_iter().filter_map(|person| r.person(person)).collect();
    once("person", people.iter().map(|person| (&person.id, person.span)), r.d);
    let ids: Vec<Id> = values.iter().map(|value| value.id.clone()).collect();
    let tie_breaks = list(tie_breaks).into_iter().filter_map(|t| r.tie_break(t, &ids)).collect();
    let measures = list(measures).into_iter().filter_map(|m| r.measure(m, &ids)).collect();
    let policies = list(policies).into_iter().filter_map(|p| r.policy(p)).collect();
    let legal = list(legal).into_iter().filter_map(|l| r.legal(l)).collect();
    let customers = list(customers)
        .into_iter()
        .filter_map(|customer| {
            let Some(who) = customer.value.who else {
                missing("This kind of customer", "who", "Adults with children", customer.span, r.d);
                return None;
            };
            let id = id_or(customer.value.id, "customer", customer.span);
            Some(Customer {
                id,
                span: customer.span,
                who: who.value,
                came_for: plain(customer.value.came_for),
                first: plain(customer.value.first),
            })
        })
        .collect();
    let priorities = r.priorities(priorities);
    let money = limits.iter().flat_map(|limit| limit.may.iter().map(move |(_, amount)| (limit, amount)));
    if currency.is_none()
        && let Some((limit, _)) = money.into_iter().find(|(_, amount)| matches!(amount, Amount::Money { .. }))
    {
        r.d.push(
            Diagnostic::error(
                "no-currency",
                limit.span,
                "This limit names money, and the brand has not told its currency",
            )
            .help("Add a line `currency: GBP` near the top of the file."),
        );
    }
    let currency = currency.and_then(|code| {
        let good = code.value.len() == 3 && code.value.chars().all(|c| c.is_ascii_uppercase());
        if !good {
            r.d.push(
                Diagnostic::error("not-a-currency", code.span, format!("`{}` is no currency code", code.value))
                    .help("Type three capital letters: GBP, EUR, PLN."),
            );
        }
        good.then_some(code.value)
    });
    let locale = match locale {
        None => "en-GB".to_owned(),
        Some(locale) => {
            let language = locale.value.split('-').next().unwrap_or_default();
            let good = (2..=3).contains(&language.len())
                && locale.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            if !good {
                r.d.push(
                    Diagnostic::error(
                        "not-a-locale",
                        locale.span,
                        format!("`{}` is no language and country", locale.value),
                    )
                    .help("Type the language, `-`, the country: en-GB, pl-PL, de-DE."),
                );
            }
            locale.value
        }
    };
    let words = words.map(|words| words.value.0).unwrap_or_default();
    Some(Brand {
        id: id.clone(),
        file,
        name: name?.value,
        promise: plain(promise),
        locale,
        currency,
        words: words.into_iter().map(|(key, word)| (key.value, word.value)).collect(),
        owner: owner.and_then(|owner| {
            Some(Owner { role: owner.value.role?.value, name: owner.value.name.map(|name| name.value) })
        }),
        review_by: review_by.map(|day| day.value),
        values,
        priorities,
        tie_breaks,
        policies,
        voice: voice.map(|voice| self::voice(voice.value)).unwrap_or_else(|| self::voice(RawVoice::default())),
        standards,
        measures,
        limits,
        routes,
        channels: list(channels).into_iter().map(|channel| channel.value).collect(),
        tools,
        customers,
        people,
        legal,
    })
}

impl Resolver<'_> {
    fn value(&mut self, value: Spanned<RawValue>) -> Option<Value<Written>> {
        let span = value.span;
        let RawValue { id, name, means, behaviours, hire_for, thank_for, leader, gives_up, survey } = value.value;
        let Some(name) = name else {
            missing("This value", "name", "Own it to the end", span, self.d);
            return None;
        };
        let id = id.map_or_else(|| Id::from(as_id(&name.value)), |id| id.value.0);
        let behaviours = list(behaviours).into_iter().filter_map(|b| self.behaviour(b, &id)).collect();
        let leader = leader.and_then(|leader| {
            let span = leader.span;
            let raw = leader.value;
            match (raw.who, raw.does) {
                (Some(who), Some(does)) => Some(Leader {
                    who: who.value,
                    does: does.value,
                    every: raw.every.map(|period| period.value),
                    last_seen: raw.last_seen.map(|day| day.value),
                }),
                (None, _) => {
                    missing("This leader's action", "who", "Ana Ferreira", span, self.d);
                    None
                }
                (_, None) => {
                    missing("This leader's action", "does", "Rings three guests who complained", span, self.d);
                    None
                }
            }
        });
        Some(Value {
            id,
            span,
            name: name.value,
            means: plain(means),
            behaviours,
            hire_for: plain(hire_for),
            thank_for: plain(thank_for),
            leader,
            gives_up: keyed(gives_up),
            survey: list(survey).into_iter().map(|question| question.value).collect(),
        })
    }

    fn behaviour(&mut self, behaviour: Spanned<RawBehaviour>, value: &Id) -> Option<Behaviour<Written>> {
        let span = behaviour.span;
        let RawBehaviour { id, moment, we, not, say, situation, why, see } = behaviour.value;
        let moments: Vec<Spanned<Id>> = list(moment).into_iter().map(|name| name.map(|name| name.0)).collect();
        if moments.is_empty() {
            missing("This behaviour", "moment", "apologise", span, self.d);
        }
        if we.is_none() {
            missing("This behaviour", "we", "Say sorry before we ask for anything.", span, self.d);
        }
        for moment in &moments {
            check_moment(self.library, moment, self.d);
        }
        let first = moments.first()?;
        let id = id.map_or_else(|| Id::from(format!("{value}-{}", first.value)), |id| id.value.0);
        Some(Behaviour {
            id,
            span,
            moments: moments.iter().map(|moment| moment.value.clone()).collect(),
            we: we?.value,
            not: plain(not),
            say: plain(say),
            situation: plain(situation),
            why: plain(why),
            see: plain(see),
        })
    }

    fn moment(&mut self, moment: Option<Spanned<Name>>) -> Option<Id> {
        let moment = moment?.map(|name| name.0);
        check_moment(self.library, &moment, self.d).then_some(moment.value)
    }

    fn value_named(&mut self, value: &Spanned<Name>, values: &[Id]) -> Option<Id> {
        let id = &value.value.0;
        if values.contains(id) {
            return Some(id.clone());
        }
        let near = nearest(id, values.iter().map(|id| &**id));
        unknown("unknown-value", "value", value.span, id, near, "Name the `id` of one of this brand's values.", self.d);
        None
    }

    fn named(&mut self, kind: &str, name: Spanned<Name>, list: &[Named]) -> Spanned<Id> {
        let name = name.map(|name| name.0);
        if !list.is_empty() && !list.iter().any(|known| known.id == name.value) {
            let near = nearest(&name.value, list.iter().map(|known| &*known.id));
            let code = if kind == "topic" { "unknown-topic" } else { "unknown-condition" };
            unknown(code, kind, name.span, &name.value, near, "They are listed in content/topics.yaml.", self.d);
        }
        name
    }

    fn tie_break(&mut self, raw: Spanned<RawTieBreak>, values: &[Id]) -> Option<TieBreak<Written>> {
        let span = raw.span;
        let RawTieBreak { id, about, between, when, then, value } = raw.value;
        if when.is_none() {
            missing("This tie-break", "when", "The phone rings while a guest is at the desk", span, self.d);
        }
        if then.is_none() {
            missing("This tie-break", "then", "Stay with the guest", span, self.d);
        }
        let topics = &self.library.topics;
        Some(TieBreak {
            id: id_or(id, "tie-break", span),
            span,
            about: about.map(|about| self.named("topic", about, topics).value),
            between: list(between).into_iter().map(|text| text.value).collect(),
            value: value.and_then(|value| self.value_named(&value, values)),
            when: when?.value,
            then: then?.value,
        })
    }

    fn policy(&mut self, raw: Spanned<RawPolicy>) -> Option<Policy<Written>> {
        let span = raw.span;
        let RawPolicy { id, topic, stance, when, except, text } = raw.value;
        if topic.is_none() {
            missing("This policy", "topic", "upsell", span, self.d);
        }
        if stance.is_none() {
            missing("This policy", "stance", "never", span, self.d);
        }
        if text.is_none() {
            missing("This policy", "text", "We stop at the first no.", span, self.d);
        }
        let (topics, conditions) = (&self.library.topics, &self.library.conditions);
        let tag = PolicyTag {
            topic: self.named("topic", topic?, topics),
            stance: stance?.value,
            when: list(when).into_iter().map(|name| self.named("condition", name, conditions)).collect(),
            except: list(except).into_iter().map(|name| self.named("condition", name, conditions)).collect(),
        };
        Some(Policy { id: id_or(id, "policy", span), span, tag, text: text?.value })
    }

    fn standard(&mut self, raw: Spanned<RawStandard>) -> Option<Standard<Written>> {
        let span = raw.span;
        let RawStandard { id, moment, text, target, see_it, how_often } = raw.value;
        if text.is_none() {
            missing("This standard", "text", "Answer the phone", span, self.d);
        }
        Some(Standard {
            id: id_or(id, "standard", span),
            span,
            moment: self.moment(moment),
            text: text?.value,
            target: plain(target),
            see_it: plain(see_it),
            how_often: how_often.map(|period| period.value),
        })
    }

    fn measure(&mut self, raw: Spanned<RawMeasure>, values: &[Id]) -> Option<Measure<Written>> {
        let span = raw.span;
        let RawMeasure { id, label, kind, rewarded, supports, see_it, how_often } = raw.value;
        if label.is_none() {
            missing("This measure", "label", "Would recommend us", span, self.d);
        }
        Some(Measure {
            id: id_or(id, "measure", span),
            span,
            label: label?.value,
            kind: kind.map_or(MeasureKind::Service, |kind| kind.value),
            rewarded: rewarded.is_some_and(|rewarded| rewarded.value),
            supports: list(supports).iter().filter_map(|value| self.value_named(value, values)).collect(),
            see_it: plain(see_it),
            how_often: how_often.map(|period| period.value),
        })
    }

    fn limit(&mut self, raw: Spanned<RawLimit>) -> Option<Limit<Written>> {
        let span = raw.span;
        let RawLimit { id, moment, situation, may, record } = raw.value;
        if id.is_none() {
            missing("This limit", "id", "noise", span, self.d);
        }
        if situation.is_none() {
            missing("This limit", "situation", "Noisy room", span, self.d);
        }
        let may = keyed(may).into_iter().map(|(role, amount)| {
            let amount = match amount {
                RawAmount::Any => Amount::Any,
                RawAmount::Text(text) => Amount::Text(text),
                RawAmount::Money { money, text } => Amount::Money { money, text },
            };
            (role, amount)
        });
        Some(Limit {
            may: may.collect(),
            moment: self.moment(moment),
            id: id?.value.0,
            span,
            situation: situation?.value,
            record: plain(record),
        })
    }

    fn route(&mut self, raw: Spanned<RawRoute>) -> Option<Route<Written>> {
        let span = raw.span;
        let RawRoute { id, moment, when, to, contact, within, close_loop } = raw.value;
        if when.is_none() {
            missing("This route", "when", "beyond your limit", span, self.d);
        }
        if to.is_none() {
            missing("This route", "to", "Duty manager", span, self.d);
        }
        Some(Route {
            id: id_or(id, "route", span),
            span,
            moment: self.moment(moment),
            when: when?.value,
            to: to?.value,
            contact: contact.map(|text| text.value),
            within: plain(within),
            close_loop: plain(close_loop),
        })
    }

    fn tool(&mut self, raw: Spanned<RawTool>) -> Option<Tool<Written>> {
        let span = raw.span;
        let RawTool { id, moment, name, kind, version, tasks, help } = raw.value;
        if name.is_none() {
            missing("This tool", "name", "GuestBook", span, self.d);
        }
        Some(Tool {
            id: id_or(id, "tool", span),
            span,
            moment: self.moment(moment),
            name: name?.value,
            kind: kind.map(|text| text.value),
            version: version.map(|text| text.value),
            tasks: list(tasks).into_iter().map(|task| task.value).collect(),
            help: help.map(|text| text.value),
        })
    }

    fn person(&mut self, raw: Spanned<RawPerson>) -> Option<Person> {
        let span = raw.span;
        let RawPerson { id, role, name, contact, until } = raw.value;
        if name.is_none() {
            missing("This person", "name", "Morwenna Hale", span, self.d);
        }
        Some(Person {
            id: id_or(id, "person", span),
            span,
            role: role.map(|text| text.value),
            name: name?.value,
            contact: contact.map(|text| text.value),
            until: until.map(|day| day.value),
        })
    }

    fn legal(&mut self, raw: Spanned<RawLegal>) -> Option<Legal<Written>> {
        let span = raw.span;
        let RawLegal { id, modules, moment, say, text, owner, review_by } = raw.value;
        if say.is_none() && text.is_none() {
            missing("This legal item", "say", "The exact words", span, self.d);
            return None;
        }
        let modules: Vec<Spanned<Id>> = list(modules).into_iter().map(|name| name.map(|name| name.0)).collect();
        for module in &modules {
            self.known.check(module, Some(self.brand), self.d);
        }
        Some(Legal {
            id: id_or(id, "legal", span),
            span,
            modules: modules.into_iter().map(|module| module.value).collect(),
            moment: self.moment(moment),
            say: plain(say),
            text: plain(text),
            owner: owner.map(|text| text.value),
            review_by: review_by.map(|day| day.value),
        })
    }

    fn priorities(&mut self, raw: Raw<Text>) -> Vec<Text> {
        let mut seen: Vec<String> = Vec::new();
        let mut kept = Vec::new();
        for priority in list(raw) {
            let words =
                format!("{:?}", priority.value.iter().map(|inline| &inline.kind).collect::<Vec<_>>()).to_lowercase();
            if seen.contains(&words) {
                self.d.push(
                    Diagnostic::error(
                        "priority-twice",
                        priority.span,
                        "This priority stands in the list a second time",
                    )
                    .help("Keep it where it belongs: the first wins."),
                );
                continue;
            }
            seen.push(words);
            kept.push(priority.value);
        }
        kept
    }
}

fn voice(raw: RawVoice) -> Voice<Written> {
    let RawVoice { traits, use_words, avoid, greetings, closings } = raw;
    Voice {
        traits: list(traits)
            .into_iter()
            .filter_map(|t| Some(Trait { is: t.value.is?.value, not: t.value.not.map(|not| not.value) }))
            .collect(),
        use_words: list(use_words).into_iter().map(|word| word.value).collect(),
        avoid: list(avoid)
            .into_iter()
            .filter_map(|avoid| {
                Some(Avoid {
                    word: avoid.value.word?.value,
                    forms: list(avoid.value.forms).into_iter().map(|form| form.value).collect(),
                    except: list(avoid.value.except).into_iter().map(|place| place.value).collect(),
                    instead: avoid.value.instead.map(|word| word.value),
                })
            })
            .collect(),
        greetings: keyed(greetings),
        closings: keyed(closings),
    }
}

fn list<T>(list: Raw<T>) -> Vec<Spanned<T>> {
    list.map(|list| list.value).unwrap_or_default()
}

fn keyed<K, V>(keyed: Option<Spanned<Keyed<K, V>>>) -> Vec<(K, V)> {
    keyed
        .map(|keyed| keyed.value.0)
        .unwrap_or_default()
        .into_iter()
        .map(|(key, value)| (key.value, value.value))
        .collect()
}

fn plain(text: Option<Spanned<Text>>) -> Option<Text> {
    text.map(|text| text.value)
}

/// The id written, else one that its place makes unique in the file.
fn id_or(id: Option<Spanned<Name>>, kind: &str, span: Span) -> Id {
    id.map_or_else(|| Id::from(format!("{kind}-{}", span.start)), |id| id.value.0)
}
