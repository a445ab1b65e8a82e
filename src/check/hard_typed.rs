//! Figures that belong to the brand are taken from the brand. Typed into a module, “you may refund £30” goes on saying so
//! after the brand has changed its mind, and for every other brand it was never true. An amount of money or a share
//! within six words of refund, limit, answer, reply or wait is held against the brand's limits and standards of the
//! section's moment: equal, it is a warning; none of them, an error, since people would go by it. An error needs the word
//! in the same sentence: “A bell costs £9. If it breaks, refund it” is about a price. Where the brand has told no such
//! figure for the moment, nothing is said. A share near refund or limit is held against limits only, one near answer,
//! reply or wait against standards only: nine answers in ten have nothing to do with a tenth off the bill. Of minutes only
//! advice is given. What a customer says, what is there to be seen as wrong, regulated wording and code are not looked at.

use super::Checked;
use super::text::figures::{self, Figure, Unit};
use super::text::{Came, Run, Whose};
use crate::model::brand::{Amount, Brand, Role};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Composed, Inlines};
use crate::model::names::sentence_list;
use crate::model::source::Room;
use crate::model::span::Span;

/// How many words lie between at most.
const NEAR: usize = 6;

/// What one may decide.
const LIMITS: [&str; 7] = ["refund", "refunds", "refunded", "refunding", "limit", "limits", "limited"];

/// What people can expect.
const STANDARDS: [&str; 12] = [
    "answer",
    "answers",
    "answered",
    "answering",
    "reply",
    "replies",
    "replied",
    "replying",
    "wait",
    "waits",
    "waited",
    "waiting",
];

/// Behind a slot with words of its own.
const WORDS: &str = " The words in quotes appear only where a brand has no figure; change them to fit.";

/// A figure that the brand has told.
struct Told {
    /// Of a limit; else of a standard, or how long somebody takes.
    limit: bool,
    unit: Unit,
    hundredths: i64,
    shown: String,
    /// What to type for it.
    slot: String,
    span: Span,
}

pub fn check(checked: &Checked<'_>, runs: &[Run], d: &mut Diagnostics) {
    // The words that it goes by are English.
    if checked.pack.language() != "en" {
        return;
    }
    for run in runs {
        let (Whose::Module(_), Some(moment), true) = (run.whose, &run.moment, run.is_said_by_us()) else { continue };
        let about = |words: &[&str], range: std::ops::RangeInclusive<usize>| {
            let tokens = run.tokens.iter().enumerate();
            tokens.filter(|(at, _)| range.contains(at)).any(|(_, token)| words.contains(&&*token.folded))
        };
        let whole = 0..=run.tokens.len();
        if !about(&LIMITS, whole.clone()) && !about(&STANDARDS, whole) {
            continue;
        }
        let typed = |figure: &Figure| run.tokens.get(figure.first).is_some_and(|token| run.from(token) == Came::Typed);
        for figure in figures::of(run).into_iter().filter(typed) {
            let near = figure.first.saturating_sub(NEAR)..=figure.last + NEAR;
            let (limits, standards) = (about(&LIMITS, near.clone()), about(&STANDARDS, near.clone()));
            let is_alike = |told: &Told| match figure.unit {
                Unit::Pounds | Unit::Euros | Unit::Dollars => told.unit.is_money() && (limits || standards),
                Unit::Percent => told.unit == figure.unit && if told.limit { limits } else { standards },
                Unit::Minutes => told.unit == figure.unit && (limits || standards),
            };
            // A section of the brand's own may stand in a module of the library.
            let shared = checked.sources.file(run.span.file).room == Room::Library;
            let told = told(&checked.pack.brand, moment, checked.pack.audience, shared);
            let told: Vec<Told> = told.into_iter().filter(is_alike).collect();
            let sentence = run.sentences.iter().find(|(first, last)| (*first..=*last).contains(&figure.first));
            let (first, last) = sentence.copied().unwrap_or_default();
            let within = first.max(*near.start())..=last.min(*near.end());
            let same = about(&LIMITS, within.clone()) || about(&STANDARDS, within);
            one(checked, run, figure, &told, same, shared, d);
        }
    }
}

/// `same`: the word that makes it a matter of the brand's stands in the same sentence.
fn one(
    checked: &Checked<'_>,
    run: &Run,
    figure: Figure,
    alike: &[Told],
    same: bool,
    shared: bool,
    d: &mut Diagnostics,
) {
    let Some(first) = alike.first() else { return };
    let equal = alike.iter().find(|told| told.unit == figure.unit && told.hundredths == figure.hundredths);
    if equal.is_none() && !same {
        return;
    }
    let place = run.place_of_figure(figure, checked.sources);
    let shown = run.shown_as(figure);
    // A brand that has no such figure needs words in its place.
    let slot = &equal.unwrap_or(first).slot;
    let (or, words) = match (shared, slot.contains("limit")) {
        (false, _) => ("", ""),
        (true, true) => (", or \"your limit\"", WORDS),
        (true, false) => (", or \"what we promise\"", WORDS),
    };
    let slot = format!("{{{{ {slot}{or} }}}}");
    let take = format!("Type this in its place: {slot}{words}");
    d.push(match (figure.unit, equal) {
        (Unit::Minutes, _) => Diagnostic::advice(
            "hard-typed-minutes",
            place,
            format!("“{shown}” is typed by hand here, and brand.yaml says {} for this moment", first.shown),
        )
        .help(format!("If both mean the same, type this in its place: {slot}. If not, leave it.{words}")),
        (Unit::Pounds | Unit::Euros | Unit::Dollars | Unit::Percent, Some(_)) => Diagnostic::warning(
            "hard-typed",
            place,
            format!("“{shown}” is typed by hand here: right today, and still {shown} when brand.yaml changes"),
        )
        .help(take),
        (Unit::Pounds | Unit::Euros | Unit::Dollars | Unit::Percent, None) => {
            let mut figures: Vec<&str> = alike.iter().map(|told| told.shown.as_str()).collect();
            figures.dedup();
            let list = sentence_list(figures, 6);
            Diagnostic::error(
                "hard-typed-wrong",
                place,
                format!("This page says “{shown}”, and brand.yaml says {list} for this moment: the pack is not made until they agree"),
            )
            .label("people would go by this")
            .also(first.span, "brand.yaml says it here")
            .help(format!("If brand.yaml is right, type this in its place: {slot}. If this page is right, correct brand.yaml.{words}"))
        }
    });
}

/// The figures of a moment's limits and standards, those for the pack's readers first. A module that brands share asks for
/// what it can without the id that one of them has chosen.
fn told(brand: &Brand<Composed>, moment: &str, audience: Role, shared: bool) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let here = |id: Option<&str>| id == Some(moment);
    let currency = brand.currency.as_deref().unwrap_or_default();
    let mut later: Vec<Told> = Vec::new();
    let limits = || brand.limits.iter().filter(|limit| here(limit.moment.as_deref()));
    let first = limits().find(|limit| limit.amount(audience).is_some_and(Amount::decides)).map(|limit| &limit.id);
    for limit in limits() {
        for (role, amount) in &limit.may {
            let slot = if shared && *role == audience && first == Some(&limit.id) {
                "our.limit".to_owned()
            } else {
                format!("limit.{}.{}", limit.id, role.key())
            };
            let list = if *role == audience { &mut told } else { &mut later };
            match amount {
                Amount::Money { money, text: _ } if money.hundredths > 0 => {
                    list.extend(Unit::of_currency(currency).map(|unit| Told {
                        limit: true,
                        unit,
                        hundredths: money.hundredths,
                        shown: money.show(currency, &brand.locale),
                        slot,
                        span: limit.span,
                    }))
                }
                Amount::Text(text) => in_text(text, &slot, limit.span, true, list),
                Amount::Any | Amount::Money { .. } => {}
            }
        }
    }
    told.extend(later);
    let standards = || brand.standards.iter().filter(|standard| here(standard.moment.as_deref()));
    let first = standards().find(|standard| standard.target.is_some()).map(|standard| &standard.id);
    for standard in standards() {
        if let Some(target) = &standard.target {
            let slot = if shared && first == Some(&standard.id) {
                "our.standard".to_owned()
            } else {
                format!("standard.{}", standard.id)
            };
            in_text(target, &slot, standard.span, false, &mut told);
        }
        in_text(&standard.text, &format!("standard.{}.text", standard.id), standard.span, false, &mut told);
    }
    for route in brand.routes.iter().filter(|route| here(route.moment.as_deref())) {
        if let Some(within) = &route.within {
            let slot = format!("route.{}.within", route.id);
            let mut found = Vec::new();
            in_text(within, &slot, route.span, false, &mut found);
            // How long somebody takes is a matter of minutes; no money is told there.
            told.extend(found.into_iter().filter(|told| told.unit == Unit::Minutes));
        }
    }
    told
}

fn in_text(text: &Inlines<Composed>, slot: &str, span: Span, limit: bool, told: &mut Vec<Told>) {
    told.extend(figures::in_text(text, span).into_iter().map(|(figure, shown)| Told {
        limit,
        unit: figure.unit,
        hundredths: figure.hundredths,
        shown,
        slot: slot.to_owned(),
        span,
    }));
}
