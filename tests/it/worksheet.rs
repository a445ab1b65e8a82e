//! The sheet for the workshop: it shows every gap, and holds in full what the brand has said.

use std::process::Output;

use induct::model::diag::Diagnostics;
use induct::pipeline;

use crate::pdf::Pdf;
use crate::support::{Project, run};

/// One brand's sheet as bytes, and what was found on the way.
fn made(project: &Project, brand: &str) -> (Option<Vec<u8>>, Diagnostics) {
    let loaded = pipeline::load(&project.root()).expect("read");
    let sheet = pipeline::worksheet(&loaded, &brand.into());
    (sheet.pdf, sheet.diagnostics)
}

fn sheet(project: &Project, brand: &str) -> Pdf {
    let (pdf, findings) = made(project, brand);
    assert!(!findings.has_errors(), "{findings:?}");
    Pdf::new(&pdf.expect("a sheet"))
}

fn induct(project: &Project, args: &[&str]) -> Output {
    run(project.root(), args)
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Letters alone, as they were typed: lines, typography and what may break are the sheet's.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Everything written below a folder, by path.
fn files(project: &Project, folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = project.root().join(folder);
    let all = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(|entry| entry.expect("readable"));
    all.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("inside").display().to_string();
            (path, std::fs::read(entry.path()).expect("read"))
        })
        .collect()
}

#[test]
fn the_overview_is_one_page_with_every_moment_and_every_value() {
    let project = Project::shipped();
    let pages = sheet(&project, "lanternhouse").page_texts();
    let overview = letters(&pages[0]);
    let loaded = pipeline::load(&project.root()).expect("read");
    assert!(loaded.library.moments.len() > 20);
    for moment in &loaded.library.moments {
        assert!(overview.contains(&letters(&moment.name)), "{}: {}", moment.name, pages[0]);
        assert!(overview.contains(&letters(moment.means.as_deref().unwrap_or_default())), "{}", moment.name);
    }
    assert!(pages[1].contains("Value 1 of 3"), "the overview runs on to a second page: {}", pages[1]);
    for value in &loaded.library.brands["lanternhouse"].brand.values {
        assert!(overview.contains(&letters(&value.name)), "{}", value.name);
    }
    assert!(pages[0].contains("1 written Not, situation"), "{}", pages[0]);
}

#[test]
fn what_the_brand_has_said_is_there_in_full() {
    let project = Project::shipped();
    let loaded = pipeline::load(&project.root()).expect("read");
    let text = letters(&sheet(&project, "lanternhouse").text());
    let mut looked = 0;
    for value in &loaded.library.brands["lanternhouse"].brand.values {
        assert!(text.contains(&letters(&value.name)));
        for behaviour in &value.behaviours {
            let texts =
                [Some(&behaviour.we), behaviour.not.as_ref(), behaviour.situation.as_ref(), behaviour.see.as_ref()];
            for said in texts.into_iter().flatten() {
                let place = said.first().expect("words").span.range();
                let end = said.last().expect("words").span.range().end;
                let file = loaded.sources.file(said.first().expect("words").span.file);
                let typed = &file.text[place.start..end];
                if !typed.contains("{{") {
                    looked += 1;
                    assert!(text.contains(&letters(typed)), "{typed} is not on the sheet");
                }
            }
        }
    }
    assert!(looked > 100, "{looked}");
}

#[test]
fn the_gaps_come_first_and_a_page_has_room_for_a_moment_of_ones_own() {
    let project = Project::base();
    let pages = sheet(&project, "harbour").page_texts();
    assert_eq!(pages.len(), 2, "what is short stands on the page to write on");
    // Of three moments nobody has written for one, and of the others each has one Not.
    assert!(pages[0].contains("Nobody has written for Welcome"), "{}", pages[0]);
    assert!(pages[0].contains("Fewer than two Nots Listen, Say sorry"), "{}", pages[0]);
    assert!(pages[0].contains("1 of 2") && pages[0].contains("0 of 2"), "{}", pages[0]);
    let at = |part: &str| pages[1].find(part).unwrap_or_else(|| panic!("no {part}: {}", pages[1]));
    assert!(at("Say sorry before we look at the bike.") < at("When we welcome"));
    assert!(at("When we welcome") < at("A moment of your own choice"));
    assert!(!pages[1].contains("When we listen"), "it has a behaviour already");
    for label in ["We…", "Not…", "It happens when…", "We say…", "Somebody can see…"] {
        assert_eq!(pages[1].matches(label).count(), 2, "{label}");
    }
}

#[test]
fn what_nobody_has_written_for_comes_before_what_lacks_a_not() {
    let project = Project::base();
    let welcome = "{moment: welcome, we: Look up., not: Type on.}, {moment: welcome, we: Smile., not: Sigh.}";
    let one = format!("{{name: Warm, behaviours: [{welcome}, {{moment: listen, we: Wait., not: Guess.}}]}}");
    project.write("brands/harbour/brand.yaml", format!("name: Harbour\nvalues:\n  - {one}\n  - {{name: Brisk}}\n"));
    let pages = sheet(&project, "harbour").page_texts();
    let brisk = pages.last().expect("a page");
    let at = |part: &str| brisk.find(part).unwrap_or_else(|| panic!("no {part}: {brisk}"));
    assert!(at("When we say sorry") < at("Nobody has written for it yet."));
    assert!(at("Nobody has written for it yet.") < at("When we listen"));
    assert!(at("When we listen") < at("Another Not, and it gives a practice question."));
    assert!(!brisk.contains("When we welcome"), "two fit, and it lacks least");
}

#[test]
fn a_brand_that_has_told_only_its_name_gets_a_sheet() {
    let project = Project::base();
    project.write("brands/harbour/brand.yaml", "name: Harbour Bikes\n");
    let pages = sheet(&project, "harbour").page_texts();
    assert!(pages[0].contains("Nobody has written for Welcome, Listen, Say sorry"), "{}", pages[0]);
    assert!(pages[1].contains("Copy this page") && pages[1].contains("When we listen"), "{}", pages[1]);
}

#[test]
fn a_value_without_a_behaviour_has_its_page() {
    let project = Project::base();
    let brand = "name: Harbour\nvalues:\n  - {id: straight, name: Straight with you, means: No tricks.}\n";
    project.write("brands/harbour/brand.yaml", brand);
    let pages = sheet(&project, "harbour").page_texts();
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("Straight with you (in none yet)"), "{}", pages[0]);
    assert!(pages[1].contains("No tricks.") && pages[1].contains("nothing written yet"), "{}", pages[1]);
    assert!(!pages[1].contains("How we do it here"), "nothing was said, and nothing is shown as said");
}

/// All moments, in the widest built-in face, on either paper, with lists of gaps: the worst case for one page.
#[test]
fn the_overview_of_a_new_brand_is_one_page_too() {
    let project = Project::shipped();
    for brand in ["name: Quay\n", "name: Quay\nlocale: en-US\n"] {
        project.write("brands/quay/brand.yaml", brand);
        assert_eq!(sheet(&project, "quay").pages(), 2);
    }
    let values = ["Straight with you", "Own it to the end", "Be early"].map(|name| {
        format!("  - name: {name}\n    behaviours: [{{moment: welcome, we: Look up.}}, {{moment: ask, we: Ask.}}]\n")
    });
    for head in ["name: Quay", "name: Quay\ncurrency: USD"] {
        project.write("brands/quay/brand.yaml", format!("{head}\nvalues:\n{}", values.concat()));
        let pages = sheet(&project, "quay").page_texts();
        assert!(pages[1].contains("Value 1 of 3"), "{}", pages[1]);
    }
}

#[test]
fn many_values_and_long_names_come_to_pages_all_the_same() {
    let project = Project::base();
    let mut brand = "name: Harbour\nvalues:\n".to_owned();
    for n in 0..40 {
        let name = if n == 3 { "x".repeat(10_000) } else { format!("Value number {n}") };
        brand.push_str(&format!("  - {{id: v{n}, name: {name}, behaviours: [{{moment: listen, we: Listen {n}.}}]}}\n"));
    }
    project.write("brands/harbour/brand.yaml", brand);
    let pdf = sheet(&project, "harbour");
    let text = pdf.text();
    for n in (0..40).filter(|n| *n != 3) {
        assert!(text.contains(&format!("Listen {n}.")), "{n}");
    }
    assert!(text.matches('x').count() >= 10_000, "no letter of it is lost");
}

#[test]
fn a_strangers_text_is_shown_and_never_run() {
    for text in ["#panic(\"x\")", "$x^2$", "</style><script>", "#read(\"/etc/passwd\")", "*/ @import", "\\u{202e}"] {
        let project = Project::base();
        let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
        let path = "brands/harbour/brand.yaml";
        let brand = project.read(path).replace("name: Straight with you", &format!("name: \"Straight {quoted}\""));
        let brand = brand.replace("we: Let people finish.", &format!("we: \"Let {quoted} finish.\""));
        project.write(path, brand.replace("not: Guess the fault.", &format!("not: \"Guess {quoted}\"")));
        let moments = "content/moments.yaml";
        project.write(moments, project.read(moments).replace("name: Listen", &format!("name: \"Listen {quoted}\"")));
        let said = letters(&sheet(&project, "harbour").text());
        for whole in ["Straight", "Let", "Guess", "Listen"] {
            assert!(said.contains(&letters(&format!("{whole} {text}"))), "{text}: {said}");
        }
    }
}

#[test]
fn it_is_tagged_and_its_fonts_are_inside() {
    let pdf = sheet(&Project::shipped(), "lanternhouse");
    let catalog = pdf.catalog();
    assert_eq!((catalog["lang"].as_str(), catalog["marked"].as_str()), ("en-GB", "true"));
    assert!(catalog["xmp"].contains("pdfuaid:part"));
    assert_eq!(pdf.fonts_not_embedded(), Vec::<String>::new());
    let elements = pdf.elements();
    assert_eq!(elements.iter().filter(|element| element.kind == "H1").count(), 1);
    assert_eq!(elements.iter().filter(|element| element.kind == "H2").count(), 3, "one for each value");
    assert!(elements.iter().any(|element| element.kind == "THead"));
    for text in pdf.page_texts() {
        assert!(text.contains("Draft") && text.contains("Page ") && text.contains("lanternhouse-worksheet-draft-"));
    }
}

#[test]
fn the_paper_is_that_of_the_brands_country() {
    let project = Project::base();
    let brand = project.read("brands/harbour/brand.yaml");
    assert_eq!(sheet(&project, "harbour").size(), (595, 842));
    project.write("brands/harbour/brand.yaml", brand.replace("locale: en-GB", "locale: en-US"));
    assert_eq!(sheet(&project, "harbour").size(), (612, 792));
    project.write("brands/harbour/brand.yaml", brand.replace("currency: GBP", "currency: USD"));
    assert_eq!(sheet(&project, "harbour").size(), (612, 792));
}

#[test]
fn it_is_written_once_and_a_build_leaves_it_where_it_is() {
    let project = Project::base();
    induct(&project, &["build"]);
    project.write("output/harbour/notes.txt", "mine");
    let before = files(&project, "output");
    let first = induct(&project, &["worksheet"]);
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    assert_eq!(stdout(&first), "1 worksheet; 1 file written. No findings.\nOpen output/harbour/worksheet.pdf\n");
    let after = files(&project, "output");
    let others: Vec<_> = after.iter().filter(|(path, _)| path != "harbour/worksheet.pdf").cloned().collect();
    assert_eq!(others, before, "nothing else is touched");
    let again = induct(&project, &["worksheet"]);
    assert!(stdout(&again).starts_with("1 worksheet; nothing had changed."), "{}", stdout(&again));
    induct(&project, &["worksheet", "--out", "elsewhere"]);
    let elsewhere = files(&project, "elsewhere");
    let sheet = after.iter().find(|(path, _)| path == "harbour/worksheet.pdf");
    assert_eq!(elsewhere.iter().find(|(path, _)| path == "harbour/worksheet.pdf"), sheet, "equal bytes");
    let module = project.read("content/modules/sorry.md");
    project.write("content/modules/sorry.md", module.replace("Sorry is short.", "Sorry is brief."));
    let build = induct(&project, &["build"]);
    assert!(!stdout(&build).contains("worksheet") && !stderr(&build).contains("worksheet"));
    assert_eq!(files(&project, "output").iter().find(|(path, _)| path == "harbour/worksheet.pdf"), sheet);
}

#[test]
fn a_brand_that_cannot_be_read_is_said_and_the_others_are_made() {
    let project = Project::base();
    let text = project.read("brands/harbour/brand.yaml");
    project.write("brands/quay/brand.yaml", text.replace("moment: listen", "moment: lisen"));
    project.write("brands/empty/packs/first.yaml", "title: First\n");
    let output = induct(&project, &["worksheet"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("lisen") && said.contains("Not written: the worksheet of quay."), "{said}");
    assert!(said.contains("Not written: the worksheet of empty."), "{said}");
    assert!(stdout(&output).contains("1 worksheet; 1 file written. 2 errors."), "{}", stdout(&output));
    assert!(project.root().join("output/harbour/worksheet.pdf").is_file());
    assert!(!project.root().join("output/quay").exists());
    // A brand that is well does not hear of the others.
    let one = induct(&project, &["worksheet", "--brand", "harbour"]);
    assert_eq!((one.status.code(), stderr(&one).as_str()), (Some(0), ""));
}

#[test]
fn what_is_typed_wrong_is_said_with_the_nearest_name() {
    let project = Project::base();
    let output = induct(&project, &["worksheet", "--brand", "harbor"]);
    assert_eq!(output.status.code(), Some(64));
    assert!(stderr(&output).contains("Did you mean `harbour`?"), "{}", stderr(&output));
    assert!(!project.root().join("output").exists());
    assert_eq!(induct(&project, &["worksheet", "--out", "/proc/nowhere"]).status.code(), Some(2));
}

#[test]
fn a_text_without_end_and_a_list_without_moments_are_refused() {
    let project = Project::base();
    let brand = project.read("brands/harbour/brand.yaml");
    project.write("brands/harbour/brand.yaml", brand.replace("Let people finish.", &"So it goes on. ".repeat(250_000)));
    let (pdf, findings) = made(&project, "harbour");
    assert!(pdf.is_none());
    let codes: Vec<&str> = findings.iter().map(|found| found.code).collect();
    assert!(codes == ["worksheet-too-long"] || codes == ["too-large"], "{codes:?}");

    project.write("brands/harbour/brand.yaml", "name: Harbour\n");
    project.write("content/moments.yaml", "schema: 1\nmoments: []\n");
    let (pdf, findings) = made(&project, "harbour");
    assert!(pdf.is_none());
    assert_eq!(findings.iter().map(|found| found.code).collect::<Vec<_>>(), ["no-moments"]);
}
