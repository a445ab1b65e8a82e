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

/// A name as an id: small letters, figures and single hyphens.
pub fn slug(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain: &str = match c {
            'a'..='z' | '0'..='9' => {
                id.push(c);
                continue;
            }
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'à'..='å' | 'ą' => "a",
            'ß' => "ss",
            'è'..='ë' | 'ę' => "e",
            'ì'..='ï' => "i",
            'ò'..='ô' => "o",
            'ù'..='û' => "u",
            'ç' | 'ć' => "c",
            'ñ' | 'ń' => "n",
            'ł' => "l",
            'ś' => "s",
            'ź' | 'ż' => "z",
            '\'' | '’' => "",
            _ => "-",
        };
        if plain == "-" && (id.is_empty() || id.ends_with('-')) {
            continue;
        }
        id.push_str(plain);
    }
    let id = id.trim_end_matches('-');
    if !id.is_empty() {
        return id.to_owned();
    }
    // A name in another script is its own id.
    let letter = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let own: String = text.chars().flat_map(char::to_lowercase).map(letter).collect();
    own.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::{quoted, slug};

    #[test]
    fn quotes_fit_the_text() {
        assert_eq!(quoted("a: b"), "\"a: b\"");
        assert_eq!(quoted("say \"no\""), "'say \"no\"'");
        assert_eq!(quoted("don't say \"no\""), "\"don't say \\\"no\\\"\"");
    }

    #[test]
    fn slugs_are_ids() {
        assert_eq!(slug("Own it, to the end!"), "own-it-to-the-end");
        assert_eq!(slug("Żółw & Größe"), "zolw-groesse");
        assert_eq!(slug("Честность и забота"), "честность-и-забота");
    }
}
