//! What each finding means, why it matters and what to do: `docs/findings.md`, section by section.

/// A heading `## code` begins each section, a heading `# group` ends it.
const PAGE: &str = include_str!("../../docs/findings.md");

/// As wide as a terminal is anywhere.
const WIDTH: usize = 80;

/// The findings that are explained, in the page's order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PAGE.lines().filter_map(|line| line.strip_prefix("## "))
}

/// A finding's section for a terminal: its code, and what the page says, in lines that fit.
pub fn section(code: &str) -> Option<String> {
    let text = written(code)?;
    Some(format!("{code}\n\n{}\n", wrapped(text)))
}

/// What a finding means, in one sentence.
pub fn in_short(code: &str) -> Option<&'static str> {
    written(code)?.lines().next()
}

/// The code in what somebody copied from a finding: `warning[no-promise]:`.
pub fn copied(text: &str) -> &str {
    let text = text.trim();
    let behind = text.split_once('[').map_or(text, |(_, behind)| behind);
    behind.split_once(']').map_or(behind, |(code, _)| code)
}

/// A section without its heading, as the page has it.
fn written(code: &str) -> Option<&'static str> {
    let mut at = 0;
    let mut begins = None;
    for line in PAGE.split_inclusive('\n') {
        match begins {
            None if line.strip_prefix("## ").is_some_and(|name| name.trim_end() == code) => {
                begins = Some(at + line.len())
            }
            Some(from) if line.starts_with("# ") || line.starts_with("## ") => {
                return PAGE.get(from..at).map(str::trim);
            }
            None | Some(_) => {}
        }
        at += line.len();
    }
    begins.and_then(|from| PAGE.get(from..)).map(str::trim)
}

/// Paragraphs in lines that fit; what is set apart stays as it is, since its spaces count.
fn wrapped(text: &str) -> String {
    let paragraph = |text: &str| {
        if text.starts_with("    ") {
            return text.trim_end().to_owned();
        }
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                    line.push(' ');
                    line.push_str(word);
                }
                Some(_) | None => lines.push(word.to_owned()),
            }
        }
        lines.join("\n")
    };
    text.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::{codes, copied, in_short, section, wrapped};

    #[test]
    fn a_section_is_its_own_and_ends_where_the_next_one_or_the_next_group_begins() {
        let all: Vec<&str> = codes().collect();
        for code in &all {
            let text = section(code).unwrap();
            assert!(text.starts_with(&format!("{code}\n\n")) && text.ends_with('\n'), "{text}");
            assert!(!text.contains("\n# ") && !text.contains("\n## "), "{text}");
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
            assert!(text.lines().filter(|line| !line.is_empty()).count() >= 3, "{code} says too little:\n{text}");
            // A sentence by itself, since other programs show it alone.
            let short = in_short(code).unwrap();
            assert!(short.ends_with('.') && short.len() <= 120, "{code}: {short}");
        }
        assert_eq!(section("no-such"), None);
        assert_eq!(section(""), None);
    }

    #[test]
    fn lines_fit_a_terminal_and_what_is_typed_stays_as_it_is() {
        let long = "word ".repeat(40);
        let text = wrapped(&format!("{long}\n\n    wrong   {long}"));
        let (prose, typed) = text.split_once("\n\n").unwrap();
        assert!(prose.lines().count() == 3 && prose.lines().all(|line| line.chars().count() <= 80), "{prose}");
        assert!(typed.starts_with("    wrong   word") && typed.lines().count() == 1, "{typed}");
    }

    #[test]
    fn a_code_may_be_copied_with_what_stands_round_it() {
        for text in ["no-promise", "[no-promise]", "warning[no-promise]", " warning[no-promise]: x", "no-promise]"] {
            assert_eq!(copied(text), "no-promise", "{text}");
        }
    }
}
