//! `induct new`

use std::io::{BufRead, IsTerminal, Write};

use camino::{Utf8Path, Utf8PathBuf};

use super::library::not_in_library;
use super::{End, from_here, no_such, root_of, say};
use crate::cli::{New, NewThing};
use crate::model::module::ModuleKind;
use crate::model::names::{id_like, is_id};
use crate::model::plain::plain_text;
use crate::model::source::{Kind, Room};
use crate::pipeline::shelf::{self, Shelved};
use crate::pipeline::{self, Project};
use crate::reference::{FORMATS, Format};
use crate::starter::{self, Answers, NewFile, Tool, ValueAnswer};
use crate::write::project::{add, create};

pub fn new(args: &New) -> anyhow::Result<End> {
    match (&args.thing, &args.folder) {
        (Some(NewThing::Brand { name, yes, project }), _) => brand(name, *yes, project.as_deref()),
        (Some(NewThing::Pack { name, brand, project }), _) => pack(name, brand.as_deref(), project.as_deref()),
        (Some(NewThing::Module { name, brand, tool, project }), _) => {
            module(name, brand.as_deref(), tool.as_deref(), project.as_deref())
        }
        (None, Some(folder)) => project(folder, args),
        (None, None) => Ok(End::Typed("name the folder to make: induct new harbour".to_owned())),
    }
}

/// What a small project begins with.
const FIRST: [&str; 3] = ["principles", "rapport", "put-right"];

fn project(folder: &Utf8Path, args: &New) -> anyhow::Result<End> {
    if folder.read_dir_utf8().is_ok_and(|mut inside| inside.next().is_some()) || folder.is_file() {
        return Ok(End::Typed(format!("{folder} is there already, and is not empty. Give another name")));
    }
    if let Some(unknown) = args.modules.iter().find(|id| shelf::module(id).is_none()) {
        return Ok(End::Typed(not_in_library(unknown)));
    }
    let answers = if args.yes { Some(Answers::sample()) } else { ask(None)? };
    let Some(answers) = answers else { return Ok(no_answer()) };
    let wanted: Vec<&str> = match (args.all, args.modules.as_slice()) {
        (true, _) => shelf::modules().iter().map(|shelved| &*shelved.module.meta.id).collect(),
        (false, []) => FIRST.to_vec(),
        (false, named) => named.iter().map(String::as_str).collect(),
    };
    let taken = shelf::with_needs(&wanted);
    let (managers, learners): (Vec<&Shelved>, Vec<&Shelved>) = taken
        .iter()
        .filter(|shelved| shelved.module.meta.kind != ModuleKind::Tool)
        .partition(|shelved| shelved.is_for_managers());
    let ids = |modules: &[&'static Shelved]| -> Vec<&str> { modules.iter().map(|m| &*m.module.meta.id).collect() };
    let mut library: Vec<String> = shelf::LISTS.map(str::to_owned).to_vec();
    library.extend(taken.iter().map(|shelved| shelved.path.clone()));
    if !managers.is_empty() {
        library.push(shelf::questions());
    }
    let library = library.into_iter().filter_map(|path| Some(NewFile { bytes: shelf::file(&path)?, path })).collect();
    let learning = shelf::path(&ids(&learners), &shelf::INDUCTION);
    let managing = shelf::path(&ids(&managers), &shelf::FOR_MANAGERS);
    let count = learners.len() + managers.len();
    let mut files: Vec<NewFile> =
        starter::project(&answers, library, &learning, &managing).into_iter().map(starter::hinted).collect();
    let schema = |format: &Format| NewFile {
        path: format!("schemas/{}", format.file()),
        bytes: crate::reference::schema(format).into_bytes(),
    };
    files.extend(FORMATS.iter().map(schema));
    create(folder, &relative(files, Utf8Path::new("")))?;
    let brand = id_like(&answers.name, "brand");
    let packs = if managing.is_empty() { "one pack" } else { "a pack for learners and one for managers" };
    say(
        &mut anstream::stdout(),
        &format!(
            "{folder} is ready: the brand {}, {packs}, {count} modules.\n\nNext:\n  cd {folder}\n  induct serve --open\n\nThen change brands/{brand}/brand.yaml, and look at the page.\n",
            crate::report::clean(&answers.name)
        ),
    );
    Ok(End::Good)
}

fn brand(name: &str, yes: bool, at: Option<&Utf8Path>) -> anyhow::Result<End> {
    let root = match root_of(at)? {
        Ok(root) => root,
        Err(message) => return Ok(End::Typed(message)),
    };
    let id = id_like(name, "brand");
    let folder = root.join("brands").join(&id);
    if folder.symlink_metadata().is_ok() {
        return Ok(End::Typed(format!("there is a brand {id} already: {}", from_here(&folder))));
    }
    let answers = if yes {
        Some(Answers { name: name.to_owned(), promise: None, sample: false, ..Answers::sample() })
    } else {
        ask(Some(name))?
    };
    let Some(answers) = answers else { return Ok(no_answer()) };
    let files = starter::brand(&id, &answers).into_iter().map(|file| hinted(file, &root)).collect();
    create(&folder, &relative(files, &Utf8PathBuf::from(format!("brands/{id}"))))?;
    said(&[&format!("brands/{id}/brand.yaml"), &format!("brands/{id}/_brand.yml")], &root);
    say(&mut anstream::stdout(), &format!("Give it a pack: induct new pack \"First weeks\" --brand {id}\n"));
    Ok(End::Good)
}

fn pack(name: &str, brand: Option<&str>, at: Option<&Utf8Path>) -> anyhow::Result<End> {
    let root = match root_of(at)? {
        Ok(root) => root,
        Err(message) => return Ok(End::Typed(message)),
    };
    let project = pipeline::load(&root)?;
    let brand = match brand_of(&project, brand) {
        Ok(brand) => brand,
        Err(message) => return Ok(End::Typed(message)),
    };
    let id = id_like(name, "pack");
    // What opens a pack first, then a few to begin with.
    let mut modules = modules(&project, &brand);
    modules.sort_by_key(|module| (module != "principles", module.clone()));
    let Some((first, rest)) = modules.split_first() else {
        return Ok(End::Typed("there is no module yet. Write one first: induct new module NAME".to_owned()));
    };
    let rest: Vec<&str> = rest.iter().take(2).map(String::as_str).collect();
    let mut path = vec![("Day 1", vec![first.as_str()])];
    if !rest.is_empty() {
        path.push(("Week 1", rest));
    }
    one(starter::pack(&brand, &id, name, "front-line", &path), &root)
}

fn module(name: &str, brand: Option<&str>, tool: Option<&str>, at: Option<&Utf8Path>) -> anyhow::Result<End> {
    let root = match root_of(at)? {
        Ok(root) => root,
        Err(message) => return Ok(End::Typed(message)),
    };
    let project = pipeline::load(&root)?;
    let brand = match brand.map(|brand| brand_of(&project, Some(brand))).transpose() {
        Ok(brand) => brand,
        Err(message) => return Ok(End::Typed(message)),
    };
    let id = id_like(name, "module");
    let moments: Vec<&str> = project.library.moments.iter().map(|moment| &*moment.id).collect();
    let file = match tool {
        None => starter::module(brand.as_deref(), &id, name, &moments),
        Some(tool) => match about_tool(&project, brand.as_deref(), tool, &id, name) {
            Ok(file) => file,
            Err(message) => return Ok(End::Typed(message)),
        },
    };
    let ended = one(file, &root)?;
    if matches!(ended, End::Good) {
        say(&mut anstream::stdout(), &format!("Name it in a pack's path: modules: [{id}]\n"));
    }
    Ok(ended)
}

/// A module about one of a brand's tools, with a part for each of its tasks.
fn about_tool(project: &Project, brand: Option<&str>, tool: &str, id: &str, title: &str) -> Result<NewFile, String> {
    let brand = brand_of(project, brand)?;
    let tools = pipeline::tools(project, &brand);
    let Some(known) = tools.iter().find(|known| &*known.id == tool) else {
        if tools.is_empty() {
            return Err(format!("{brand} has no tools yet. Tell of them in brands/{brand}/brand.yaml, under `tools`"));
        }
        return Err(no_such("tool", tool, tools.iter().map(|known| &*known.id).collect()));
    };
    let tasks: Vec<String> = known.tasks.iter().map(|task| plain_text(task)).collect();
    let moment = known.moment.as_deref().unwrap_or("record");
    let pattern = shelf::tool_pattern(&project.sources);
    starter::tool(&pattern, &brand, id, title, &Tool { id: tool, name: &known.name, moment, tasks: &tasks })
        .ok_or_else(|| format!("{} has no part with {{#task}} to repeat for each task", shelf::TOOL))
}

/// One file where there is none.
fn one(file: NewFile, root: &Utf8Path) -> anyhow::Result<End> {
    if root.join(&file.path).symlink_metadata().is_ok() {
        return Ok(End::Typed(format!("there is {} already. Give another name", file.path)));
    }
    let file = hinted(file, root);
    add(root, &file.path, &file.bytes)?;
    said(&[&file.path], root);
    Ok(End::Good)
}

/// With the line for editors, where the project has the schemas.
fn hinted(file: NewFile, root: &Utf8Path) -> NewFile {
    if root.join("schemas").is_dir() { starter::hinted(file) } else { file }
}

fn said(paths: &[&str], root: &Utf8Path) {
    for path in paths {
        say(&mut anstream::stdout(), &format!("Made {}\n", from_here(&root.join(path))));
    }
}

/// The brand that was named, or the only one there is.
fn brand_of(project: &Project, named: Option<&str>) -> Result<String, String> {
    let brands: Vec<&str> = project.sources.brands.iter().map(|id| &**id).collect();
    match (named, brands.as_slice()) {
        (Some(brand), _) if brands.contains(&brand) => Ok(brand.to_owned()),
        (Some(brand), _) => Err(no_such("brand", brand, brands)),
        (None, [only]) => Ok((*only).to_owned()),
        (None, []) => Err("there is no brand yet. Make one first: induct new brand NAME".to_owned()),
        (None, _) => Err(format!("say for which brand: --brand {}", brands.join(" or --brand "))),
    }
}

/// The modules that a brand's pack may name: the library's and its own, without those that stand in for a section.
fn modules(project: &Project, brand: &str) -> Vec<String> {
    let own = |room: &Room| *room == Room::Library || matches!(room, Room::Brand(id) if **id == *brand);
    let files = project.sources.files.iter().filter(|file| file.kind == Kind::Module && own(&file.room));
    let whole = files.filter(|file| pipeline::replaces(file).is_none());
    let mut ids: Vec<String> = whole.map(|file| file.stem().to_owned()).filter(|id| is_id(id)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Files with their paths from a folder of the project.
fn relative(files: Vec<NewFile>, folder: &Utf8Path) -> Vec<(String, Vec<u8>)> {
    let from = |path: &str| Utf8Path::new(path).strip_prefix(folder).map_or(path.to_owned(), Utf8Path::to_string);
    files.into_iter().map(|file| (from(&file.path), file.bytes)).collect()
}

fn no_answer() -> End {
    End::Typed("no answer came. To be asked nothing, add --yes".to_owned())
}

/// Asks about a brand; `None` when nobody answers any more.
fn ask(name: Option<&str>) -> anyhow::Result<Option<Answers>> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        say(&mut anstream::stdout(), "A few questions. Enter alone takes what stands in [brackets].\n\n");
    }
    let mut lines = stdin.lock().lines();
    let mut question = |text: &str, default: &str| -> anyhow::Result<Option<String>> {
        loop {
            let brackets = if default.is_empty() { String::new() } else { format!(" [{default}]") };
            say(&mut anstream::stdout(), &format!("{text}{brackets}\n> "));
            std::io::stdout().flush()?;
            let Some(line) = lines.next() else { return Ok(None) };
            let line = line?;
            let answer = if line.trim().is_empty() { default } else { line.trim() };
            if !answer.is_empty() {
                return Ok(Some(answer.to_owned()));
            }
        }
    };
    let name = match name {
        Some(name) => name.to_owned(),
        None => match question("What is the brand called?", "")? {
            Some(name) => name,
            None => return Ok(None),
        },
    };
    let Some(customer) = question("What do you call a customer: guest, patient, rider?", "customer")? else {
        return Ok(None);
    };
    let Some(customers) = question("And several of them?", &format!("{customer}s"))? else { return Ok(None) };
    let sample = Answers::sample().values;
    let mut values = Vec::new();
    for (n, example) in sample.iter().enumerate() {
        let which = if n == 0 { "Name one thing you stand for, as you would say it." } else { "And a second." };
        let Some(value) = question(which, &example.name)? else { return Ok(None) };
        let Some(we) = question(
            &format!("Something went wrong. What do you do, because of “{value}”? Begin with the verb."),
            &example.we,
        )?
        else {
            return Ok(None);
        };
        let Some(not) = question("And what do good people do instead, on a busy day?", &example.not)? else {
            return Ok(None);
        };
        values.push(ValueAnswer { name: value, we, not, people: None });
    }
    let Ok(values) = <[ValueAnswer; 2]>::try_from(values) else { return Ok(None) };
    Ok(Some(Answers { name, promise: None, customer, customers, values, sample: false }))
}
