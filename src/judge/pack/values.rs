//! Each value is practised, in more than one place, and somebody looks for it. A value that is only read about is a poster:
//! people remember what they have tried, and keep what somebody notices.

use super::super::PackAsked;
use super::{PRACTICE, called, moments, of_these};
use crate::align::coverage::Rung;
use crate::model::brand::{Behaviour, Value};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::Composed;
use crate::model::names::sentence_list;
use crate::model::pack::{Pack, PackModule};
use crate::model::plain::plain_text;
use crate::model::source::Id;

pub fn judge(asked: &PackAsked<'_>, d: &mut Diagnostics) {
    let PackAsked { pack, alignment, settings } = asked;
    // A pack of overviews and tools has no place for a value to climb.
    if alignment.modules.iter().all(|module| module.exempt) {
        return;
    }
    let modules = |n: usize| if n == 1 { "one module".to_owned() } else { format!("{n} modules") };
    for (n, value) in pack.brand.values.iter().enumerate() {
        let (practised, checked) = (alignment.modules_at(n, Rung::Practised), alignment.modules_at(n, Rung::Checked));
        let named = alignment.modules_at(n, Rung::Named);
        let not_there = alignment.modules.iter().zip(&pack.modules).filter(|(module, _)| {
            !module.exempt && module.cells.get(n).is_some_and(|cell| cell.rung < Rung::Practised)
        });
        let others = moments(not_there.map(|(_, made)| made));
        if practised == 0 {
            let why = if named == 0 {
                "its modules teach none of the moments that this value has behaviours for"
            } else {
                "no practice question can be made of its behaviours"
            };
            let nearest = nearest(value, pack);
            d.push(
                Diagnostic::warning(
                    "value-not-practised",
                    nearest.as_ref().map_or(value.span, |(behaviour, _)| behaviour.span),
                    format!("Nobody practises “{}” in “{}”: {why}", value.name, pack.title),
                )
                .help(if named == 0 {
                    format!("The modules of this pack are about {}. In brand.yaml, under `behaviours:` of the value, add one for {}, with its `moment:` and `we:`; or add a module about one of its moments to the list under `path:` of the pack.", called(&others),
                        of_these(&others))
                } else {
                    match &nearest {
                        Some((behaviour, lacks)) => {
                            format!("Begin with “{}”: {lacks}. {PRACTICE}", plain_text(&behaviour.we))
                        }
                        None => PRACTICE.to_owned(),
                    }
                }),
            );
        } else if practised < usize::from(settings.value_practised_in) {
            d.push(
                Diagnostic::warning(
                    "value-practised-little",
                    value.span,
                    format!(
                        "People practise “{}” in {} of “{}”; they remember what they practise in {} modules or more",
                        value.name,
                        modules(practised),
                        pack.title,
                        settings.value_practised_in
                    ),
                )
                .help(format!("The modules of this pack are also about {}. In brand.yaml, under `behaviours:` of the value, add one for {}, with its `moment:` and `we:`. {PRACTICE}", called(&others),
                        of_these(&others))),
            );
        }
        if practised > 0 && checked < usize::from(settings.value_checked_in) {
            d.push(
                Diagnostic::warning(
                    "value-not-checked",
                    value.span,
                    format!("No checklist in “{}” asks anyone to watch for “{}”", pack.title, value.name),
                )
                .help("Take a behaviour of it that has a `situation:`, and add `see:` below: something that a second person could watch, as in see: Says sorry before asking anything."),
            );
        }
    }
}

/// Of a value that is not practised, the behaviour that lacks least for it in this pack, and what it lacks.
fn nearest<'p>(value: &'p Value<Composed>, pack: &'p Pack) -> Option<(&'p Behaviour<Composed>, String)> {
    let taught: Vec<&Id> = pack.modules.iter().flat_map(PackModule::moments).collect();
    let all = || pack.brand.values.iter().flat_map(|value| &value.behaviours);
    let lacking = |behaviour: &&'p Behaviour<Composed>| {
        let moment = behaviour.moments.iter().find(|moment| taught.contains(moment))?;
        let other =
            all().any(|other| other.id != behaviour.id && other.not.is_some() && other.moments.contains(moment));
        let mut lacks = Vec::new();
        if behaviour.situation.is_none() {
            lacks.push("it has no `situation:`".to_owned());
        }
        if behaviour.not.is_none() {
            lacks.push("it has no `not:`".to_owned());
        }
        if !other {
            lacks.push(format!("no other behaviour for `{moment}` has a `not:`"));
        }
        Some((lacks.len(), sentence_list(lacks.iter().map(String::as_str), 3)))
    };
    let found = value.behaviours.iter().filter_map(|behaviour| Some((behaviour, lacking(&behaviour)?)));
    let (behaviour, (_, lacks)) = found.filter(|(_, (many, _))| *many > 0).min_by_key(|(_, (many, _))| *many)?;
    Some((behaviour, lacks))
}
