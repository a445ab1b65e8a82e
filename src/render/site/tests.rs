//! The templates and the views fit each other. A name that no view has would be an error where it is shown, and silently
//! false where it is asked about.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::files::{TEMPLATES, text};

/// The fields of the views, read off their declarations.
fn fields() -> BTreeSet<&'static str> {
    let declared = [
        include_str!("views.rs"),
        include_str!("tongues.rs"),
        include_str!("changes.rs"),
        include_str!("mod.rs"),
        include_str!("../report/view.rs"),
    ];
    let lines = declared.into_iter().flat_map(str::lines);
    let field = |line: &'static str| {
        let (name, _) = line.strip_prefix("    ")?.trim_start_matches("pub ").split_once(": ")?;
        name.chars().all(|c| c.is_ascii_lowercase() || c == '_').then_some(name)
    };
    lines.filter_map(field).collect()
}

/// What stands between the signs of a template, in order.
fn expressions(template: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        found.extend(template.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inner, _)| inner));
    }
    found
}

/// The names in an expression, texts in quotation marks left out.
fn names(expression: &str) -> Vec<String> {
    let bare: String = expression.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let words = bare.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).map(str::to_owned).collect()
}

#[test]
fn every_name_in_a_template_is_a_field_of_a_view() {
    const WORDS: [&str; 23] = [
        "if", "else", "elif", "endif", "for", "in", "endfor", "block", "endblock", "extends", "include", "and", "or",
        "not", "safe", "length", "loop", "index", "first", "t", "key", "figure", "n",
    ];
    let fields = fields();
    assert!(fields.len() > 40, "{fields:?}");
    let report = ("report.html", Cow::Borrowed(include_str!("../report/report.html")));
    for (file, template) in TEMPLATES.into_iter().map(|file| (file, text(file))).chain([report]) {
        assert!(!template.is_empty(), "{file}");
        // A loop gives a name to what it goes over, a block bears one.
        let own: BTreeSet<String> = expressions(&template)
            .into_iter()
            .map(names)
            .filter(|names| names.first().is_some_and(|first| first == "for" || first == "block"))
            .filter_map(|names| names.get(1).cloned())
            .collect();
        // A template that another includes in a loop knows that loop's names.
        let own_or_known =
            |name: &str| own.contains(name) || WORDS.contains(&name) || fields.contains(name) || name == "section";
        for expression in expressions(&template) {
            for name in names(expression) {
                assert!(own_or_known(&name), "{file}: `{name}` in {{% {expression} %}} is no field of a view");
            }
        }
    }
}

#[test]
fn a_misspelt_name_would_be_found() {
    assert_eq!(names(" if whomm and t(key=\"home-for\") "), ["if", "whomm", "and", "t", "key"]);
    assert!(fields().contains("whom") && !fields().contains("whomm"));
}
