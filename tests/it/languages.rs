//! A pack in other languages: made beside its source from translations, right to left where that is the custom, and with
//! nothing of English left; and translations that miss something or say something else.

use std::collections::BTreeSet;

use crate::support::{Outcome, Project, induct, repository, run, shown};
use induct::model::library::Form;

fn project() -> Project {
    Project::base().overlay(&repository().join("tests/fixtures/languages"))
}

/// With one text of a file replaced.
fn with(path: &str, from: &str, to: &str) -> Project {
    let project = project();
    let text = project.read(path);
    assert!(text.contains(from), "{path} has no {from}");
    project.write(path, text.replacen(from, to, 1));
    project
}

const BRAND: &str = "brands/harbour/brand.pl.yaml";
const MODULE: &str = "content/modules/sorry.pl.md";
const PACK: &str = "brands/harbour/packs/workshop.yaml";

fn page<'o>(made: &'o Outcome, path: &str) -> &'o str {
    std::str::from_utf8(made.files.get(path).unwrap_or_else(|| panic!("no {path}"))).expect("UTF-8")
}

/// The words of English that the program says of its own.
fn english() -> BTreeSet<String> {
    let texts = include_str!("../../src/render/texts/en.ftl");
    let told = texts.lines().filter(|line| !line.starts_with('#') && !line.starts_with("language"));
    let told = told.map(|line| line.split_once(" = ").map_or(line, |(_, text)| text));
    told.flat_map(|text| {
        // Not the names of what is filled in, and not the forms that are chosen from.
        let text: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, text)| text)).collect();
        let text = text.split_once(']').map_or(text.clone(), |(_, text)| text.to_owned());
        words(&text).into_iter().collect::<Vec<_>>()
    })
    .collect()
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    words.filter(|word| word.len() > 1).map(str::to_lowercase).collect()
}

fn of_pdf(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.pdf");
    #[allow(clippy::disallowed_methods)] // a temporary folder
    std::fs::write(&file, bytes).expect("written");
    let text = std::process::Command::new("pdftotext").arg(&file).arg("-").output().expect("poppler is there");
    String::from_utf8(text.stdout).expect("UTF-8")
}

#[test]
fn a_pack_is_made_in_each_language_that_it_asks_for() {
    let made = project().make();
    assert!(!made.findings.has_errors(), "{}", made.text());
    for pack in ["workshop", "workshop.pl", "workshop.ar"] {
        for file in ["site/index.html", "site/sorry.html", "print/handout-sorry.pdf", "print/workbook.pdf"] {
            assert!(made.files.contains_key(&format!("harbour/{pack}/{file}")), "{pack}/{file}");
        }
    }
    let polish = page(&made, "harbour/workshop.pl/site/sorry.html");
    assert!(
        polish.contains("<html lang=\"pl-PL\" dir=\"ltr\">") && polish.contains("Najpierw przepraszam"),
        "{polish}"
    );
    assert!(polish.contains("W\u{a0}tym module: 3 części") && polish.contains("„To nie powinno było się zdarzyć”."));
    // The ids are the source's, so that what is known of a section is known in every language.
    for id in ["id=\"listen-first\"", "id=\"say-it\"", "id=\"quiz.what\"", "id=\"scenario.wedding.1\""] {
        assert!(polish.contains(id), "{id}");
    }
    // Polish is held against LIX; Arabic has no formula.
    let hard: Vec<String> = made.places().into_iter().filter(|line| line.starts_with("hard-to-read")).collect();
    assert_eq!(hard, ["hard-to-read content/modules/sorry.pl.md:96"], "{}", made.text());
    // Each names the others, page by page.
    for (here, there, name) in [
        ("workshop", "../../workshop.pl/site/sorry.html", "Polski"),
        ("workshop.pl", "../../workshop.ar/site/sorry.html", "العربية"),
        ("workshop.ar", "../../workshop/site/sorry.html", "English"),
    ] {
        let text = page(&made, &format!("harbour/{here}/site/sorry.html")).to_owned();
        assert!(text.contains(&format!("href=\"{there}\"")) && text.contains(&format!(">{name}</a>")), "{here}");
    }
    // Money and identities are the source's; names too where the translation has none.
    let limits = page(&made, "harbour/workshop.pl/site/limits.html");
    assert!(
        limits.contains("30\u{a0}£") && limits.contains("GearBook") && limits.contains("wewn.\u{a0}4400"),
        "{limits}"
    );
    assert!(page(&made, "harbour/workshop.pl/site/index.html").contains("Harbour Bikes"));
}

#[test]
fn arabic_runs_from_right_to_left_with_its_own_figures_and_marks() {
    let made = project().make_forms(&[Form::Site]);
    let text = page(&made, "harbour/workshop.ar/site/sorry.html");
    assert!(text.contains("<html lang=\"ar-EG\" dir=\"rtl\">"));
    assert!(text.contains("«ما كان ينبغي أن يحدث هذا.»"), "quotation marks");
    assert!(text.contains("٣٠\u{a0}دقيقة") && text.contains("الوحدة ٢ من ٢"), "figures");
    assert!(text.contains("<bdi dir=\"ltr\" class=\"nw\">+44 20 7946 0018</bdi>"), "a phone's number is kept apart");
    assert!(text.contains("<b>أ</b>"), "letters of answers");
    let style = page(&made, "harbour/workshop.ar/site/assets/style.css");
    assert!(style.contains("IBM Plex Sans Arabic") && style.contains("counter(n,arabic-indic)"));
    assert!(made.files.contains_key("harbour/workshop.ar/site/assets/ibm-plex-sans-arabic-regular.woff2"));
    assert!(!made.files.contains_key("harbour/workshop.pl/site/assets/ibm-plex-sans-arabic-regular.woff2"));
    // In the Emirates figures are Western.
    let made = with("brands/harbour/brand.ar.yaml", "ar-EG", "ar-AE").make_forms(&[Form::Site]);
    let text = page(&made, "harbour/workshop.ar/site/sorry.html");
    assert!(text.contains("30\u{a0}دقيقة") && text.contains("الوحدة 2 من 2"));
}

#[test]
fn nothing_of_english_is_left_on_a_page_or_a_sheet() {
    let made = project().make();
    let english = english();
    assert!(english.len() > 300 && english.contains("minutes"), "{}", english.len());
    for (path, bytes) in &made.files {
        let Some((_, rest)) = path.split_once("harbour/workshop.ar/") else { continue };
        let text = match rest.rsplit_once('.') {
            Some((_, "html")) => shown(std::str::from_utf8(bytes).expect("UTF-8")),
            Some((_, "pdf")) => of_pdf(bytes),
            Some(_) | None => continue,
        };
        // Codes at the foot, addresses and what the languages are called are no words of the interface.
        let code =
            |word: &&str| !word.contains("harbour") && !word.contains('@') && *word != "English" && *word != "Polski";
        let said: String = text.split_whitespace().filter(code).collect::<Vec<_>>().join(" ");
        let left: Vec<String> = words(&said).intersection(&english).cloned().collect();
        assert_eq!(left, Vec::<String>::new(), "{path}");
        assert!(words(&said).iter().all(|word| word == "gearbook"), "{path}: {:?}", words(&said));
    }
}

#[test]
fn words_that_begin_with_a_figure_are_translated() {
    let project = with("brands/harbour/brand.yaml", "manager: any}", "manager: 2 days more}");
    let text = project.read(BRAND);
    let from = "may: {front-line: {text: napraw od razu jeszcze raz}}";
    assert!(text.contains(from));
    project.write(BRAND, text.replace(from, "may: {front-line: {text: napraw od razu}, manager: 2 dni dłużej}"));
    let made = project.make_forms(&[Form::Site]);
    let text = made.text();
    assert!(made.files.contains_key("harbour/workshop.pl/site/index.html"), "{text}");
    assert!(text.contains("brand.ar.yaml has no `limits.refit.may.manager`"), "{text}");
}

#[test]
fn regulated_wording_that_a_translation_leaves_out_is_said_as_its_owner_gave_it() {
    let project = with("brands/harbour/brand.ar.yaml", "{id: rights, say: لا يمسّ ذلك حقوقك القانونية.}", "{id: rights}");
    let made = project.make_forms(&[Form::Site, Form::Handouts]);
    assert!(!made.findings.has_errors(), "{}", made.text());
    let text = page(&made, "harbour/workshop.ar/site/sorry.html");
    let exact = "<bdi lang=\"en-GB\" dir=\"ltr\">“Your statutory rights are not affected.”</bdi>";
    assert!(text.contains(exact) && text.contains("يُقال حرفيًا بالإنجليزية"), "{text}");
    let sheet = of_pdf(&made.files["harbour/workshop.ar/print/handout-sorry.pdf"]);
    assert!(sheet.contains("“Your statutory rights are not affected."), "{sheet}");
    // Told, it is in the language of the page.
    let polish = page(&made, "harbour/workshop.pl/site/sorry.html");
    assert!(polish.contains("„Nie ogranicza to Twoich ustawowych praw”.") && !polish.contains("<bdi lang"));
}

#[test]
fn what_is_missing_is_said_by_file_and_field_and_stops_no_other_language() {
    let project = with(BRAND, "    means: Mówimy, jak jest, zanim ktoś zapyta.\n", "");
    let made = project.make_forms(&[Form::Site]);
    let text = made.text();
    assert!(text.contains("brand.pl.yaml has no `values.straight.means`"), "{text}");
    assert!(text.contains("We say what is, before anybody asks."), "{text}");
    assert!(made.files.contains_key("harbour/workshop/site/index.html"));
    assert!(made.files.contains_key("harbour/workshop.ar/site/index.html"));
    assert!(!made.files.contains_key("harbour/workshop.pl/site/index.html"));

    for (path, says) in [
        (MODULE, "“Saying sorry” is not there in `pl` yet"),
        (BRAND, "What Harbour Bikes stands for is not there in `pl` yet"),
        ("content/moments.pl.yaml", "The list of moments is not there in `pl` yet"),
        ("brands/harbour/packs/workshop.pl.yaml", "The pack “Workshop induction” is not there in `pl` yet"),
    ] {
        let project = self::project();
        std::fs::remove_file(project.root().join(path)).expect("gone");
        let made = project.make_forms(&[Form::Site]);
        assert!(made.places().contains(&format!("not-translated {path}")), "{:?}", made.places());
        assert!(made.text().contains(says), "{}", made.text());
        assert!(made.files.contains_key("harbour/workshop/site/index.html"), "{path}");
        assert!(!made.files.contains_key("harbour/workshop.pl/site/index.html"), "{path}");
    }
}

#[test]
fn a_translation_that_nobody_asks_for_is_not_missed() {
    let project = with(PACK, "languages: [pl, ar]\n", "");
    std::fs::remove_file(project.root().join(MODULE)).expect("gone");
    let made = project.make_forms(&[Form::Site]);
    assert!(!made.findings.has_errors(), "{}", made.text());
    assert!(!page(&made, "harbour/workshop/site/index.html").contains("Polski"));
}

#[test]
fn a_translation_changes_words_only() {
    let says = |project: Project, code: &str, says: &str| {
        let made = project.make_forms(&[Form::Site]);
        let text = made.text();
        assert!(text.contains(&format!("[{code}]")) && text.contains(says), "{says}\n{text}");
        assert!(made.files.contains_key("harbour/workshop/site/index.html"), "{text}");
        made
    };
    let differs = |path: &str, from: &str, to: &str, sentence: &str| {
        let made = says(with(path, from, to), "translation-differs", sentence);
        assert!(!made.files.contains_key("harbour/workshop.pl/site/index.html"), "{sentence}");
    };
    // In brand.yaml.
    differs(
        BRAND,
        "      - we: Nazywamy",
        "      - moment: listen\n        we: Nazywamy",
        "`values.straight.behaviours.2.moment` is apologise",
    );
    differs(
        BRAND,
        "{text: napraw od razu jeszcze raz}",
        "{money: 45, text: napraw}",
        "`limits.refit.may.front-line.money` is 30",
    );
    differs(BRAND, "{id: queue,", "{id: quue,", "Did you mean `queue`?");
    differs(BRAND, "kolejka]", "kolejka, sprzedaż]", "`priorities` holds 3 items, and here it holds 4");
    differs(
        BRAND,
        "        not: Mówimy, że",
        "        say: Bywa.\n        not: Mówimy, że",
        "brand.yaml tells no `values.straight.behaviours.2.say`",
    );
    // In a module.
    differs(MODULE, "{#say-it moment=apologise}", "{#say-this moment=apologise}", "Section 2 of sorry.md is `say-it`");
    differs(MODULE, "{#say-it moment=apologise}", "{#say-it moment=listen}", "this section's moment is `apologise`");
    differs(
        MODULE,
        "- [x] Przeprosiny.\n  > To najkrótsza droga.\n- [ ] Paragon.",
        "- [ ] Przeprosiny.\n  > To najkrótsza droga.\n- [x] Paragon.",
        "Mark the answers, from the first to the last: [x] [ ]",
    );
    differs(MODULE, " {rule=first}", "", "this line shows the rule `first`");
    differs(MODULE, "::: our-quiz\n:::\n", "", "has a block `our-quiz`");
    differs(
        MODULE,
        "{act=harder} -> Idzie pieszo",
        "{act=half} -> Idzie pieszo",
        "this choice holds, or leads, otherwise",
    );
    differs(MODULE, "3. Napraw.\n", "", "3 things to put in order");
    differs(MODULE, "{#wedding}", "{#slub}", "The `id` between the braces");
    // Behind, or alone: written all the same.
    let behind = says(
        with(MODULE, "version: 2", "version: 1"),
        "translation-behind",
        "version 1 of sorry.md, which is at version 2 now",
    );
    assert!(behind.files.contains_key("harbour/workshop.pl/site/index.html"));
    let project = project();
    project.write("content/modules/gone.pl.md", "---\ntitle: Nic\n---\n");
    says(project, "translation-alone", "there is no content/modules/gone.md");
}

#[test]
fn a_language_has_its_locale() {
    for (typed, says) in [("", "This file has no `locale`"), ("locale: en-GB\n", "`en-GB` is not in `pl`")] {
        let made = with(BRAND, "locale: pl-PL\n", typed).make_forms(&[Form::Site]);
        assert!(made.text().contains(says), "{}", made.text());
        assert!(!made.files.contains_key("harbour/workshop.pl/site/index.html"));
    }
    let made = with(PACK, "[pl, ar]", "[en, pl]").make_forms(&[Form::Site]);
    assert!(made.text().contains("The pack is in `en` already"), "{}", made.text());
}

#[test]
fn faces_without_arabic_are_said_once() {
    let project = project();
    let font = repository().join("src/render/print/fonts/SourceSans3-Regular.ttf");
    project.write("brands/harbour/assets/own.ttf", std::fs::read(font).expect("a font"));
    project.write(
        "brands/harbour/_brand.yml",
        "typography:\n  fonts: [{family: Source Sans 3, source: file, files: [assets/own.ttf]}]\n  base: Source Sans 3\n",
    );
    let made = project.make();
    let said: Vec<String> = made.places().into_iter().filter(|line| line.contains("letter")).collect();
    assert_eq!(said, ["face-without-letters brands/harbour/brand.ar.yaml"], "{}", made.text());
}

#[test]
fn a_translated_pack_is_a_pack_of_its_own() {
    let project = project();
    let (code, said) = induct(&project, &["build", "--pack", "workshop.pl", "--today", "2026-11-24"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(project.root().join("output/harbour/workshop.pl/pack.json").is_file());
    assert!(!project.root().join("output/harbour/workshop/pack.json").exists());
    let (code, said) = induct(&project, &["align", "--pack", "workshop.ar"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = induct(&project, &["refresh", "--pack", "workshop.pl", "--today", "2026-11-24"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(project.root().join("brands/harbour/records/editions/workshop.pl/2026.1.yaml").is_file(), "{said}");
    let (_, said) = induct(&project, &["history", "--pack", "workshop.pl"]);
    assert!(said.contains("2026.1"), "{said}");
    // A word of the translation changes that pack, and no other.
    let text = project.read(MODULE).replace("„Przepraszam” jest krótkie.", "„Przepraszam” to jedno słowo.");
    project.write(MODULE, text);
    let (_, said) = induct(&project, &["refresh", "--pack", "workshop.pl", "--today", "2026-12-24"]);
    assert!(project.root().join("brands/harbour/records/editions/workshop.pl/2026.2.yaml").is_file(), "{said}");
    let (_, said) = induct(&project, &["diff", "2026.1", "2026.2", "--pack", "workshop.pl"]);
    assert!(said.contains("jedno"), "{said}");
    let (code, said) = induct(&project, &["build", "--today", "2026-12-24"]);
    assert_eq!(code, Some(0), "{said}");
    let index = project.read("output/index.html");
    assert!(index.contains("<span lang=\"pl\" dir=\"auto\">Polski</span>") && index.contains("العربية"), "{index}");
    let changes = project.read("output/harbour/workshop.pl/site/changes.html");
    assert!(changes.contains("To jest wydanie 2026.2"), "{changes}");
    let verify = run(project.root(), &["verify", "output/harbour/workshop.pl"]);
    assert!(verify.status.success(), "{}", String::from_utf8_lossy(&verify.stderr));
}

/// The questionnaire is not translated yet: its statements stand there in their own language, and are not lost.
#[test]
fn what_has_no_translation_yet_stands_in_its_own_language() {
    let project = project();
    let statement = "We know which of two tasks comes first.";
    project.write(
        "content/organisation/readiness.yaml",
        format!("blocks: [{{id: clarity, name: Clarity, items: [{{id: a1, text: {statement}}}]}}]\n"),
    );
    for file in ["sorry.md", "sorry.pl.md", "sorry.ar.md"] {
        let path = format!("content/modules/{file}");
        let text = project.read(&path);
        assert!(text.contains("::: rule"), "{path}");
        project.write(&path, text.replacen("::: rule", "::: readiness\n:::\n\n::: rule", 1));
    }
    let made = project.make_forms(&[Form::Site]);
    for pack in ["workshop", "workshop.pl", "workshop.ar"] {
        assert!(page(&made, &format!("harbour/{pack}/site/sorry.html")).contains(statement), "{pack}");
    }
}
