//! What `induct new` begins with: answers in, the files of a project, a brand, a pack or a module out. Pure; what an
//! author typed is written so that it reads back as the same text.

use crate::model::names::{id_like, nearest};
use crate::model::plain::capital;

/// A file to be written: path from the project's folder, and its bytes.
pub struct NewFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What one is asked about a brand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    pub name: String,
    pub promise: Option<String>,
    /// What one calls a customer, and several of them.
    pub customer: String,
    pub customers: String,
    pub values: [ValueAnswer; 2],
    /// Whether the brand is the made-up one, which has limits and routes to look at.
    pub sample: bool,
}

/// A value, and what it looks like when something went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueAnswer {
    pub name: String,
    /// What we do.
    pub we: String,
    /// What decent people do on a busy day instead.
    pub not: String,
    /// Whom it asks for, what it thanks for and what it costs, as lines of its file: only where it is made up.
    pub people: Option<&'static str>,
}

impl Answers {
    /// A made-up bicycle workshop, to look at and to write over.
    pub fn sample() -> Answers {
        let text = str::to_owned;
        Answers {
            name: text("Harbour Bikes"),
            promise: Some(text("You will ride home today.")),
            customer: text("rider"),
            customers: text("riders"),
            values: [
                ValueAnswer {
                    name: text("Straight with you"),
                    we: text("Say sorry before we look at the bike."),
                    not: text("Ask for the receipt first."),
                    people: Some(STRAIGHT),
                },
                ValueAnswer {
                    name: text("Stay with it"),
                    we: text("Say what happens next and by when."),
                    not: text("Say that somebody will be in touch."),
                    people: Some(STAY),
                },
            ],
            sample: true,
        }
    }
}

const BRAND: &str = include_str!("brand.yaml");
const LOOK: &str = include_str!("look.yml");
const PACK: &str = include_str!("pack.yaml");
const MODULE: &str = include_str!("module.md");
const GUIDE: &str = include_str!("guide.md");

const STRAIGHT: &str = "    hire_for: When did you last tell somebody what they did not want to hear?
    thank_for: Saying what went wrong before anybody asked.
    gives_up:
      front-line: A good excuse.
      team-leader: Sorting it out quietly in the back.
      manager: The last word on whose fault it was.
      executive: Offers that need small print.";

const STAY: &str = "    hire_for: What did you last put right that was not your fault?
    thank_for: Ringing back when there was nothing new to say.
    gives_up:
      front-line: Leaving a hard one for the next shift.
      team-leader: Closing a job so that the list looks short.
      manager: Rotas that leave nobody time to ring back.
      executive: A tidy figure at the end of the month.";

/// For a real brand to write over.
const PEOPLE: &str = "    # hire_for: When did you last …?
    # thank_for: …
    # gives_up: {front-line: …, team-leader: …, manager: …, executive: …}";

/// A path of modules: when, and which.
pub type Path<'a> = Vec<(&'a str, Vec<&'a str>)>;

/// A project that builds at once: one brand, a pack for those who begin, and one for their managers where there is
/// something for these; with these files of the library.
pub fn project(answers: &Answers, library: Vec<NewFile>, learners: &Path<'_>, managers: &Path<'_>) -> Vec<NewFile> {
    let mut files = vec![
        NewFile { path: "README.md".to_owned(), bytes: GUIDE.replace("%name%", &answers.name).into_bytes() },
        NewFile { path: ".gitignore".to_owned(), bytes: b"output/\n".to_vec() },
    ];
    files.extend(library);
    let id = id_like(&answers.name, "brand");
    files.extend(brand(&id, answers));
    files.push(pack(&id, "first-weeks", "First weeks", "front-line", learners));
    if !managers.is_empty() {
        files.push(pack(&id, "managers", "For managers", "manager", managers));
    }
    files
}

/// The file with a first line by which an editor finds the schema of its format in the project's folder `schemas`;
/// files of no format stay as they are.
pub fn hinted(file: NewFile) -> NewFile {
    let parts: Vec<&str> = file.path.split('/').collect();
    let format = match parts.as_slice() {
        ["brands", _, "brand.yaml"] => "brand",
        ["brands", _, "_brand.yml"] => "look",
        ["brands", _, "packs", _] => "pack",
        ["content", "moments.yaml"] => "moments",
        ["content", "topics.yaml"] => "topics",
        ["content", "settings.yaml"] => "settings",
        _ => return file,
    };
    let up = "../".repeat(parts.len() - 1);
    let line = format!("# yaml-language-server: $schema={up}schemas/{format}.schema.json\n");
    NewFile { bytes: [line.as_bytes(), &file.bytes].concat(), path: file.path }
}

/// A brand's folder, without a pack.
pub fn brand(id: &str, answers: &Answers) -> Vec<NewFile> {
    let [first, second] = &answers.values;
    let first_id = id_like(&first.name, "value-1");
    let mut second_id = id_like(&second.name, "value-2");
    if second_id == first_id {
        second_id.push_str("-2");
    }
    let promise = match &answers.promise {
        Some(promise) => format!("promise: {}", text(promise)),
        None => "# promise: One sentence that you keep every time.".to_owned(),
    };
    let facts = include_str!("facts.yaml");
    let facts = if answers.sample { facts.to_owned() } else { as_comment(facts) };
    let filled = BRAND
        .replace("%facts%", facts.trim_end())
        .replace("%people-1%", first.people.unwrap_or(PEOPLE))
        .replace("%people-2%", second.people.unwrap_or(PEOPLE))
        .replace("%name%", &text(&answers.name))
        .replace("%promise%", &promise)
        .replace("%customer%", &in_flow(&answers.customer))
        .replace("%customers%", &in_flow(&answers.customers))
        .replace("%value-1-id%", &first_id)
        .replace("%value-1%", &text(&first.name))
        .replace("%we-1%", &text(&first.we))
        .replace("%not-1%", &text(&first.not))
        .replace("%value-2-id%", &second_id)
        .replace("%value-2%", &text(&second.name))
        .replace("%we-2%", &text(&second.we))
        .replace("%not-2%", &text(&second.not));
    vec![
        NewFile { path: format!("brands/{id}/brand.yaml"), bytes: filled.into_bytes() },
        NewFile { path: format!("brands/{id}/_brand.yml"), bytes: LOOK.as_bytes().to_vec() },
    ]
}

/// A pack of a brand: legs with their modules, for people in this role.
pub fn pack(brand: &str, id: &str, title: &str, audience: &str, path: &[(&str, Vec<&str>)]) -> NewFile {
    let legs: Vec<String> = path
        .iter()
        .map(|(when, modules)| format!("  - {{when: {}, modules: [{}]}}", in_flow(when), modules.join(", ")))
        .collect();
    let filled =
        PACK.replace("%title%", &text(title)).replace("%audience%", audience).replace("%path%", &legs.join("\n"));
    NewFile { path: format!("brands/{brand}/packs/{id}.yaml"), bytes: filled.into_bytes() }
}

/// A module to write over: of the library, or of one brand.
pub fn module(brand: Option<&str>, id: &str, title: &str, moments: &[&str]) -> NewFile {
    // The moment that its name speaks of, else the first there is.
    let moment = nearest(id, moments.iter().copied()).or(moments.first().copied());
    let folder = brand.map_or_else(|| "content/modules".to_owned(), |brand| format!("brands/{brand}/modules"));
    let filled =
        MODULE.replace("%id%", id).replace("%title%", &text(title)).replace("%moment%", moment.unwrap_or("welcome"));
    NewFile { path: format!("{folder}/{id}.md"), bytes: filled.into_bytes() }
}

/// One of a brand's tools, for a module about it.
pub struct Tool<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub moment: &'a str,
    /// What people do with it.
    pub tasks: &'a [String],
}

/// A module about one of a brand's tools, from a pattern: its section with the id `task` stands once for each task. `None`
/// where it has no such section.
pub fn tool(pattern: &str, brand: &str, id: &str, title: &str, tool: &Tool<'_>) -> Option<NewFile> {
    let named = pattern
        .replace("id: tool\n", &format!("id: {id}\ntool: {}\n", tool.id))
        .replace("title: The tool\n", &format!("title: {}\n", text(title)))
        .replace("moment=record", &format!("moment={}", tool.moment))
        .replace("moment: record", &format!("moment: {}", tool.moment))
        .replace("our.tool", &format!("tool.{}", tool.id));
    let start = named.lines().scan(0, |at, line| {
        let begins = *at;
        *at += line.len() + 1;
        Some((begins, line))
    });
    let (from, _) = start.into_iter().find(|(_, line)| line.starts_with("## ") && line.contains("{#task "))?;
    let to = named[from + 3..].find("\n## ").map_or(named.len(), |end| from + 3 + end + 1);
    let section = &named[from..to];
    let other = "one task".to_owned();
    let tasks: Vec<&String> = if tool.tasks.is_empty() { vec![&other] } else { tool.tasks.iter().collect() };
    let mut parts = String::new();
    for (n, task) in tasks.iter().enumerate() {
        let slug = id_like(task, &format!("task-{}", n + 1));
        parts.push_str(
            &section.replace("## One task", &format!("## {}", capital(task))).replace("#task", &format!("#{slug}")),
        );
    }
    let whole = format!("{}{parts}{}", &named[..from], &named[to..]).replace("the tool", tool.name);
    // What the pattern says of itself is not said of what is made of it.
    let notes =
        "# Lines that begin with # are notes to you. `induct check` tells you what is missing or mistyped, and where.";
    let lines = whole.lines().filter(|line| !line.starts_with("# "));
    let filled = lines.collect::<Vec<_>>().join("\n").replacen("---\n", &format!("---\n{notes}\n"), 1) + "\n";
    Some(NewFile { path: format!("brands/{brand}/modules/{id}.md"), bytes: filled.into_bytes() })
}

/// A text as a value in YAML: as it is where that reads back the same, in quotes where it would not.
fn text(text: &str) -> String {
    let text = text.trim();
    let plain = |c: char| c.is_alphanumeric() || " .,;’'!?()-".contains(c);
    let word = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"].contains(&text.to_lowercase().as_str());
    let begins = text.starts_with(|c: char| c.is_alphabetic());
    if begins && !word && text.chars().all(plain) {
        return text.to_owned();
    }
    // A string of JSON is one of YAML.
    serde_json::to_string(text).unwrap_or_default()
}

/// The same inside `{…}` and `[…]`, where a comma ends a text.
fn in_flow(text: &str) -> String {
    let set = self::text(text);
    if set.contains(',') && !set.starts_with('"') { serde_json::to_string(text).unwrap_or_default() } else { set }
}

/// Lines that the program does not read, for the author to make their own.
fn as_comment(text: &str) -> String {
    let line =
        |line: &str| if line.is_empty() || line.starts_with('#') { line.to_owned() } else { format!("# {line}") };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{as_comment, in_flow, text};

    #[test]
    fn what_was_typed_reads_back_the_same() {
        assert_eq!(text("Straight with you"), "Straight with you");
        assert_eq!(text("It's ours"), "It's ours");
        for odd in ["no", "12", "a: b", "# one", "- two", "{x}", "say \"hi\"", "", "*lean*", "50 % off", "@home"] {
            assert_eq!(text(odd), serde_json::to_string(odd).unwrap(), "{odd}");
        }
        assert_eq!(in_flow("day 1, early"), "\"day 1, early\"");
    }

    #[test]
    fn examples_become_comments_once() {
        assert_eq!(as_comment("# Limits\n\nlimits:\n  - id: a\n"), "# Limits\n\n# limits:\n#   - id: a");
    }
}
