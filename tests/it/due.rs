//! What is due, as a person and as other programs read it, and as a calendar.

use serde_json::Value;
use snapbox::{Data, assert_data_eq};

use crate::support::{Project, induct, repository, run};

const BRAND: &str = "brands/harbour/brand.yaml";

/// The base project with everything that can have a day.
pub fn with_days() -> Project {
    let project = Project::base();
    let brand = project
        .read(BRAND)
        .replace("currency: GBP", "currency: GBP\nowner: {role: Head of Service, name: Ida Holm}\nreview_by: 2026-12-10")
        .replace(
            "priorities:",
            "    leader: {who: Ana Ferreira, does: Rings three riders who complained, every: month, last_seen: 2026-09-30}\npriorities:",
        );
    let more = "people:\n  - {id: workshop, role: Workshop lead, name: Tom Okafor, until: 2026-11-01}\nlegal:\n  - id: refunds\n    moment: apologise\n    say: This is on top of your rights in law.\n    owner: Legal\n    review_by: 2026-10-31\n";
    project.write(BRAND, brand + more);
    let module = "content/modules/sorry.md";
    let days = "minutes: 1\nowner: The library\nlast_reviewed: 2026-04-20\nreview_in: 6 months";
    project.write(module, project.read(module).replace("minutes: 1", days));
    project
}

fn golden(name: &str, text: &str) {
    let expected = repository().join("tests/fixtures/due").join(name);
    assert_data_eq!(text.to_owned(), Data::read_from(expected.as_std_path(), None).raw());
}

fn ids(project: &Project, args: &[&str]) -> Vec<String> {
    let (_, text) = induct(project, &[&["due", "--format", "json"], args].concat());
    let list: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let text = |one: &Value, name: &str| one[name].as_str().expect("a text").to_owned();
    list.iter().map(|one| format!("{} {}", text(one, "rule"), text(one, "id"))).collect()
}

#[test]
fn what_is_due_reads_like_a_list_of_things_to_do() {
    let project = with_days();
    let (code, text) = induct(&project, &["due", "--today", "2026-11-27"]);
    assert_eq!(code, Some(0));
    golden("list.txt", &text);
    let (_, json) = induct(&project, &["due", "--today", "2026-11-27", "--format", "json"]);
    golden("list.json", &json);
    assert_eq!(induct(&project, &["due", "--today", "2026-11-27", "--strict"]).0, Some(1));
    // What is old or coming fails nothing.
    let old = induct(&project, &["due", "--today", "2026-10-30", "--strict"]);
    assert!(old.0 == Some(0) && old.1.contains("\n1 past the day, 2 coming.\n"), "{old:?}");
    let (code, none) = induct(&project, &["due", "--today", "2026-09-01"]);
    assert_eq!(
        (code, none.as_str()),
        (Some(0), "Nothing is due. The next thing with a day is sorry, on 2026-10-20.\n")
    );
    assert_eq!(induct(&Project::base(), &["due"]).1, "Nothing is due.\n");
}

/// Each step ends with a command; who types them all has nothing left to do.
#[test]
fn what_the_list_says_to_type_empties_it() {
    let project = with_days();
    let today = ["--today", "2026-11-27"];
    let (_, text) = induct(&project, &[&["due"][..], &today].concat());
    let commands: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("induct ")).collect();
    assert_eq!(commands.len(), 5, "{text}");
    for command in commands {
        let typed: Vec<&str> = command.split(' ').chain(today).collect();
        assert_eq!(induct(&project, &typed).0, Some(0), "{command}");
    }
    let (_, left) = induct(&project, &[&["due"][..], &today].concat());
    assert!(left.starts_with("Nothing is due. "), "{left}");
}

#[test]
fn errors_come_before_all_else_and_what_is_allowed_is_left_out() {
    let project = with_days();
    let allow = "allow:\n  - {code: review-past, at: sorry, why: In spring., by: Ida Holm, until: 2027-03-31}\n";
    project.write("content/allow.yaml", allow);
    let path = "content/modules/sorry.md";
    project.write(path, project.read(path).replace("Sorry is short.", "You may refund £45 for it."));
    let list = ids(&project, &["--today", "2026-11-27"]);
    assert_eq!(
        list,
        [
            "wrong sorry#say-it",
            "wrong brand:legal.refunds",
            "old brand:values.straight.leader",
            "old brand:people.workshop",
            "coming brand:review_by",
        ]
    );
    // Of a brand that cannot be read, what is wrong is known, and no more.
    project.write(BRAND, project.read(BRAND).replace("moment: listen", "moment: lisen"));
    let output = run(project.root(), &["due", "--today", "2026-11-27", "--strict"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.starts_with("Not looked at: harbour/workshop"), "{said}");
}

#[test]
fn where_there_is_more_than_one_brand_it_is_said_whose() {
    let project = with_days();
    project.write("brands/quay/brand.yaml", project.read(BRAND).replace("Harbour", "Quay"));
    project.write("brands/quay/packs/workshop.yaml", project.read("brands/harbour/packs/workshop.yaml"));
    let (_, text) = induct(&project, &["due", "--today", "2026-11-27"]);
    assert!(text.contains("  - [quay] The regulated wording `refunds`"), "{text}");
    assert!(text.contains("induct keep brand:legal.refunds --brand quay --by NAME --why TEXT\n"), "{text}");
    // One of the library is said once.
    assert_eq!(text.matches("“Saying sorry” was due").count(), 1, "{text}");
    assert!(text.contains("induct keep sorry --by NAME --why TEXT\n"), "{text}");
    let (_, one) = induct(&project, &["due", "--today", "2026-11-27", "--brand", "quay"]);
    assert!(one.contains("[quay]") && !one.contains("harbour"), "{one}");
}

#[test]
fn a_calendar_holds_all_that_has_a_day_and_takes_no_stranger_s_place() {
    let project = with_days();
    let days = ["due", "--today", "2026-11-27", "--ics", "due.ics"];
    let (code, text) = induct(&project, &days);
    assert_eq!(code, Some(0));
    assert!(text.ends_with("due.ics holds 5 days. Open it with your mail program.\n"), "{text}");
    let calendar = project.read("due.ics");
    assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']));
    golden("due.ics", &calendar.replace("\r\n", "\n"));
    induct(&project, &days);
    assert_eq!(project.read("due.ics"), calendar);
    // What other programs read is not mixed with what people read.
    let (_, json) = induct(&project, &[&days[..], &["--format", "json"]].concat());
    assert!(serde_json::from_str::<Value>(&json).is_ok());

    // A day that moves keeps its name.
    induct(&project, &["keep", "brand:review_by", "--by", "Ida", "--why", "Read", "--today", "2026-11-28"]);
    induct(&project, &["due", "--today", "2026-11-28", "--ics", "due.ics"]);
    let moved = project.read("due.ics");
    let event = |text: &str| {
        let found = text.split("BEGIN:VEVENT").find(|event| event.contains("UID:harbour-brand:review_by@induct"));
        found.and_then(|event| event.split("DTSTART;VALUE=DATE:").nth(1)).map(|day| day[..8].to_owned())
    };
    assert_eq!((event(&calendar).as_deref(), event(&moved).as_deref()), (Some("20261210"), Some("20271128")));

    project.write("mine.ics", "BEGIN:VCALENDAR\r\n");
    let output = run(project.root(), &["due", "--ics", "mine.ics"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(project.read("mine.ics"), "BEGIN:VCALENDAR\r\n");
    assert_eq!(induct(&project, &["due", "--ics", BRAND]).0, Some(64));
}
