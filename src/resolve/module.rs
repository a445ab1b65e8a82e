//! A module: its front matter complete, its moments known.

use super::{Known, check_moment, missing, unknown};
use crate::model::date::Date;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{Block, BlockKind, Join, Written};
use crate::model::library::Library;
use crate::model::module::{Meta, Minutes, Module, ModuleKind, Objective, Replaces};
use crate::model::names::nearest;
use crate::model::source::{Id, Room};
use crate::model::span::{FileId, Spanned};
use crate::parse::RawModule;
use crate::parse::front::{Months, RawMeta};

/// `None` when it cannot be used; what is missing has been reported.
pub fn module(raw: RawModule, library: &Library, known: &Known, d: &mut Diagnostics) -> Option<Module> {
    let RawModule { file, room, stem, meta, body } = raw;
    let meta = meta?;
    let brand = match &room {
        Room::Brand(brand) => Some(brand),
        Room::Library => None,
    };
    for section in &body.sections {
        if let Some(moment) = &section.moment {
            check_moment(library, moment, d);
        }
        block_moments(&section.blocks, library, d);
    }
    block_moments(&body.intro, library, d);
    if body.intro.is_empty() && body.sections.is_empty() {
        d.push(
            Diagnostic::error("no-text", file, "This module has fields and no text")
                .help("Write it below the second `---`: `## A section {#its-id moment=listen}` and what it teaches."),
        );
    }
    let replaces = match &meta.replaces {
        Some(place) => Some(replaces(place, known, brand, d)?),
        None => None,
    };
    let meta = self::meta(meta, file, stem, replaces.as_ref(), library, known, brand, d)?;
    Some(Module { file, room, meta, body, replaces })
}

fn block_moments(blocks: &[Block<Written>], library: &Library, d: &mut Diagnostics) {
    for block in blocks {
        if let Some(moment) = &block.attrs.moment {
            check_moment(library, moment, d);
        }
        if let BlockKind::Join(Join::If { blocks, .. }) = &block.kind {
            block_moments(blocks, library, d);
        }
    }
}

/// `put-right#say-sorry`
fn replaces(place: &Spanned<String>, known: &Known, brand: Option<&Id>, d: &mut Diagnostics) -> Option<Replaces> {
    if brand.is_none() {
        d.push(
            Diagnostic::error("replaces-in-library", place.span, "Only a brand can replace a section, not the library")
                .help("Move the file to brands/<brand>/modules/, or change the section itself."),
        );
        return None;
    }
    let Some((module, section)) = place.value.split_once('#') else {
        d.push(
            Diagnostic::error("replaces-what", place.span, "This does not say which section it stands in for")
                .help("Type the module and the section: `replaces: put-right#say-sorry`. To replace a whole module, give the file its id."),
        );
        return None;
    };
    let module = Spanned::new(Id::from(module.trim()), place.span);
    let section = Spanned::new(Id::from(section.trim()), place.span);
    if !known.check(&module, brand, d) {
        return None;
    }
    let sections = known.sections(&module.value, brand).unwrap_or_default();
    if !sections.contains(&section.value) {
        let near = nearest(&section.value, sections.iter().map(|id| &**id));
        let otherwise = "The section needs an id that is written: `## Say sorry {#say-sorry}`.";
        unknown("unknown-section", "section", place.span, &section.value, near, otherwise, d);
        return None;
    }
    Some(Replaces { module, section })
}

#[allow(clippy::too_many_arguments)] // all of it is what a module's fields are checked against
fn meta(
    raw: RawMeta,
    file: FileId,
    stem: Id,
    replaces: Option<&Replaces>,
    library: &Library,
    known: &Known,
    brand: Option<&Id>,
    d: &mut Diagnostics,
) -> Option<Meta> {
    let RawMeta {
        schema,
        id,
        title,
        kind,
        summary,
        minutes,
        audience,
        channels,
        skills,
        objectives,
        needs,
        tool,
        owner,
        reviewer,
        version,
        changed,
        last_reviewed,
        review_in,
        replaces: _,
    } = raw;
    super::brand::check_schema(schema.as_ref(), d);
    if let Some(id) = &id
        && id.value.0 != stem
    {
        d.push(
            Diagnostic::error(
                "id-not-file",
                id.span,
                format!("The file is called `{stem}.md`, and its id is `{}`", id.value.0),
            )
            .help(format!("Type `id: {stem}`, or rename the file.")),
        );
    }
    if title.is_none() && replaces.is_none() {
        missing("This module", "title", "Putting it right", file, d);
        return None;
    }
    let objectives = objectives.map(|list| list.value).unwrap_or_default();
    let mut complete = Vec::new();
    for objective in objectives {
        let Some(verb) = objective.value.verb else {
            missing("This objective", "verb", "Say sorry in one sentence", objective.span, d);
            continue;
        };
        let moment = objective.value.moment.map(|moment| moment.map(|name| name.0));
        if let Some(moment) = &moment {
            check_moment(library, moment, d);
        }
        complete.push(Objective {
            verb: verb.value,
            condition: objective.value.condition.map(|text| text.value),
            standard: objective.value.standard.map(|text| text.value),
            moment,
        });
    }
    let needs: Vec<Spanned<Id>> = list(needs).into_iter().map(|need| need.map(|name| name.0)).collect();
    for need in &needs {
        known.check(need, brand, d);
    }
    let last_reviewed = last_reviewed.map(|day| day.value);
    let review_by = last_reviewed.zip(review_in).map(|(day, length)| after(day, length.value));
    let minutes = minutes.map(|minutes| minutes.value).unwrap_or_default();
    Some(Meta {
        id: stem,
        title: title.map(|title| title.value).unwrap_or_default(),
        kind: kind.map_or(ModuleKind::Skill, |kind| kind.value),
        summary: summary.map(|text| text.value),
        minutes: Minutes { alone: minutes.alone.map(|n| n.value), led: minutes.led.map(|n| n.value) },
        audience: list(audience).into_iter().map(|role| role.value).collect(),
        channels: list(channels).into_iter().map(|channel| channel.value).collect(),
        skills: list(skills).into_iter().map(|skill| skill.value).collect(),
        objectives: complete,
        needs,
        tool: tool.map(|tool| tool.map(|name| name.0)),
        owner: owner.map(|text| text.value),
        reviewer: reviewer.map(|text| text.value),
        version: version.map_or_else(|| "1".to_owned(), |text| text.value),
        changed: changed.map(|text| text.value),
        last_reviewed,
        review_by,
    })
}

fn list<T>(list: Option<Spanned<Vec<Spanned<T>>>>) -> Vec<Spanned<T>> {
    list.map(|list| list.value).unwrap_or_default()
}

/// The same day so many months later, or the last day of that month.
fn after(day: Date, months: Months) -> Date {
    let Ok(date) = jiff::civil::Date::new(day.year, day.month.cast_signed(), day.day.cast_signed()) else { return day };
    let later = date.saturating_add(jiff::Span::new().months(i64::from(months.0)));
    Date { year: later.year(), month: later.month().unsigned_abs(), day: later.day().unsigned_abs() }
}
