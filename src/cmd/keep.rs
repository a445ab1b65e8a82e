//! `induct keep`

use super::{End, no_such, root_of, say, today_of};
use crate::cli::Keep;
use crate::model::date::Date;
use crate::model::names::{nearest, sentence_list};
use crate::model::source::{Kind, Room};
use crate::pipeline::{self, Project};
use crate::refresh::dated::Dated;
use crate::refresh::kept::Kept;
use crate::report::clean;
use crate::write::{project, records};

pub fn keep(args: &Keep) -> anyhow::Result<End> {
    let found = root_of(args.project.as_deref())?.and_then(|root| Ok((root, today_of(args.today.as_deref())?)));
    let (root, today) = match found {
        Ok(found) => found,
        Err(message) => return Ok(End::Typed(message)),
    };
    let project = pipeline::load(&root)?;
    let all = project.dated();
    let asked = one(&project, &all, args).and_then(|dated| Ok((dated, new_day(dated, args, today)?)));
    let (dated, to) = match asked {
        Ok(asked) => asked,
        Err(message) => return Ok(End::Typed(message)),
    };
    let days = (dated.told, to);
    let Some(kept) = Kept::new(&dated.room, &dated.id, &args.why, &args.by, today, days) else {
        return Ok(End::Typed("--why and --by need some words: why nothing need change, and who says so".to_owned()));
    };
    let file = project.sources.file(dated.file);
    let text = match project.with_day(dated, to) {
        Ok(text) => text,
        Err(why) => {
            let line = format!("error: {}: {}\nNothing was recorded.\n", clean(&file.path), clean(&why));
            say(&mut anstream::stderr(), &line);
            return Ok(End::Findings);
        }
    };
    let kept = begun(&root, kept, dated.told)?;
    let path = kept.path();
    // The record first: cut off behind it, the same command finds it and goes on.
    let new = records::add(&root, &path, kept.text().as_bytes())?;
    let changed = *text != *file.text;
    if changed {
        project::replace(&root, &file.path, file.text.as_bytes(), text.as_bytes())?;
    }
    if new || changed {
        let field = dated.way().last().copied().unwrap_or_default().to_owned();
        let set = if changed { "is set to" } else { "is" };
        let said = format!(
            "Recorded: {}\n  {}: {field} {set} {to}\n  {path}: the record\n",
            clean(&dated.id),
            clean(&file.path)
        );
        say(&mut anstream::stdout(), &said);
    } else {
        say(&mut anstream::stdout(), &format!("This was recorded before: {path}. Nothing was changed.\n"));
    }
    Ok(End::Good)
}

/// The record of this very command where it was begun earlier, else `kept`: the day before it may be in the record only.
fn begun(root: &camino::Utf8Path, kept: Kept, told: Option<Date>) -> anyhow::Result<Kept> {
    if told != Some(kept.to()) {
        return Ok(kept);
    }
    for (path, text) in records::named(root, &kept.folder(), &kept.beginning())? {
        let before = text.lines().find_map(|line| line.strip_prefix("from: "));
        let before = before.and_then(|day| pipeline::date(day).ok());
        let same = kept.clone().after(before);
        if same.path() == path && same.text() == text {
            return Ok(same);
        }
    }
    Ok(kept)
}

/// The thing that is meant.
fn one<'d>(project: &Project, all: &'d [Dated], args: &Keep) -> Result<&'d Dated, String> {
    if let Some(brand) = &args.brand {
        let known: Vec<&str> = project.sources.brands.iter().map(|id| &**id).collect();
        if !known.contains(&brand.as_str()) {
            return Err(no_such("brand", brand, known));
        }
        if !project.library.brands.contains_key(&**brand) {
            return Err(mistaken(brand));
        }
    }
    let may =
        |dated: &&Dated| args.brand.as_deref().is_none_or(|brand| dated.brand().is_none_or(|own| **own == *brand));
    let called: Vec<&Dated> = all.iter().filter(may).filter(|dated| dated.is_called(&args.id)).collect();
    let own: Vec<&&Dated> = called.iter().filter(|dated| dated.room != Room::Library).collect();
    let library = called.iter().find(|dated| dated.room == Room::Library);
    // What a brand holds whose file is not read is not known: it may be the one that is meant.
    let mut unread = project.sources.brands.iter().filter(|brand| !project.library.brands.contains_key(&***brand));
    if let (None, None, Some(brand), true) = (&args.brand, library, unread.next(), args.id.starts_with("brand:")) {
        return Err(format!("{}. If another brand is meant, add --brand NAME", mistaken(brand)));
    }
    match (library, own.as_slice(), args.brand.is_some()) {
        // Without a brand the library's is meant; with one, the brand's own before it.
        (Some(library), _, false) | (Some(library), [], true) => Ok(library),
        (_, [own, ..], true) | (None, [own], false) => Ok(own),
        (None, [_, _, ..], false) => {
            let brands = own.iter().filter_map(|dated| dated.brand()).map(|brand| &**brand);
            Err(format!("`{}` is there in {}. Say which: add --brand NAME", args.id, sentence_list(brands, 6)))
        }
        (None, [], _) => Err(unknown(project, all.iter().filter(may), &args.id)),
    }
}

fn mistaken(brand: &str) -> String {
    format!("brands/{brand}/brand.yaml has a mistake, and is not read: see `induct check --brand {brand}`")
}

fn unknown<'d>(project: &Project, all: impl Iterator<Item = &'d Dated>, id: &str) -> String {
    // What a mistake keeps from being read has another name than the nearest.
    let module = id.split('#').next().unwrap_or(id);
    let file = project.sources.files.iter().find(|file| file.kind == Kind::Module && file.stem() == module);
    if let Some(file) = file {
        return format!("{} has a mistake, and is not read: see `induct check`", clean(&file.path));
    }
    let id = clean(id);
    match nearest(&id, all.map(|dated| dated.id.as_str())) {
        Some(near) => format!("nothing with a day is called `{id}`. Did you mean `{near}`?"),
        None => format!(
            "nothing with a day is called `{id}`. `induct due` names what is due; `induct keep --help` says what there can be"
        ),
    }
}

/// The day to set.
fn new_day(dated: &Dated, args: &Keep, today: Date) -> Result<Date, String> {
    let until =
        args.until.as_deref().map(|day| pipeline::date(day).map_err(|why| format!("--until: {why}"))).transpose()?;
    let id = &dated.id;
    let field = dated.way().last().copied().unwrap_or_default().to_owned();
    match (dated.looks_back(), until, dated.told) {
        (true, Some(_), _) => Err(format!(
            "`{id}` has no day to look again: `{field}` says when somebody looked, and becomes today. Leave --until out, or say another day with --today"
        )),
        (true, None, Some(told)) if told > today => {
            Err(format!("`{id}` has the day {told} already, which is after {today}. Nothing was changed"))
        }
        (true, None, _) => Ok(today),
        (false, Some(day), _) if day <= today => Err(format!("--until: {day} is not after {today}")),
        (false, Some(day), _) => Ok(day),
        (false, None, Some(told)) if told > today.a_year_later() => Err(format!(
            "`{id}` is not due before {told}, which is later than a year from now. To set another day all the same, add --until DAY"
        )),
        (false, None, _) => Ok(today.a_year_later()),
    }
}
