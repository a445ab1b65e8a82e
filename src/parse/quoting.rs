//! How a help line shows what to type: texts in the quotes that fit them, long ones shortened.

/// The longest text a help line repeats, in characters.
const LONGEST: usize = 70;

/// A text in quotes that hold it, as it should be typed; shortened in its middle when long.
pub fn quoted(text: &str) -> String {
    let text = brief(text.trim());
    if text.contains('"') && !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A text as it is, or its beginning and its last words.
pub fn brief(text: &str) -> String {
    let count = text.chars().count();
    if count <= LONGEST {
        return text.to_owned();
    }
    let head: String = text.chars().take(LONGEST - 20).collect();
    let tail: String = text.chars().skip(count - 15).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_fit_the_text() {
        assert_eq!(quoted("a: b"), "\"a: b\"");
        assert_eq!(quoted("say \"no\""), "'say \"no\"'");
        assert_eq!(quoted("don't say \"no\""), "\"don't say \\\"no\\\"\"");
    }
}
