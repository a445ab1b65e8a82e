//! Names and ids: what can be one, the one that words make, the nearest right one to one that was typed wrong.

const MOST_CANDIDATES: usize = 500;

/// The candidate at most a third of its length away from `typed` (at least one edit is always allowed), the
/// nearest first; equal distances go to the one listed first. Case and `_`/`-` do not count as edits.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |s: &str| s.to_lowercase().replace(['_', ' '], "-");
    // Nobody means a name by a page of letters.
    if typed.len() > 200 {
        return None;
    }
    let typed = fold(typed);
    let length = typed.chars().count();
    candidates
        .into_iter()
        // Of a list longer than anybody keeps, the first.
        .take(MOST_CANDIDATES)
        // As many edits at least as their lengths differ by.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= (length.max(candidate.len()) / 3).max(1))
        .map(|candidate| (strsim::damerau_levenshtein(&typed, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| {
            let length = candidate.chars().count().max(typed.chars().count());
            *distance <= (length / 3).max(1)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Words as an id: small letters, figures and single hyphens; in another script its own letters, which no author can
/// type as an id. Empty where there is neither letter nor figure.
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

/// An id to suggest for what was typed; the example, where its letters make none.
pub fn id_like(typed: &str, example: &str) -> String {
    let slug = slug(typed);
    if is_id(&slug) { slug } else { example.to_owned() }
}

/// A list as a sentence has it: `a, b and c`; at most `most` of them, then `and others`.
pub fn sentence_list<'a>(items: impl IntoIterator<Item = &'a str>, most: usize) -> String {
    let items: Vec<&str> = items.into_iter().collect();
    if items.len() > most {
        return format!("{} and others", items[..most].join(", "));
    }
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// What can be an id: small letters from a to z, figures, and single hyphens between them.
pub fn is_id(text: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.split('-').all(|part| !part.is_empty() && part.chars().all(good))
}

/// A language before a file's ending, and behind a pack's name: `pl`, `pt-BR`
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The language of a BCP 47 locale: `en` of `en-GB`.
pub fn language(locale: &str) -> &str {
    locale.split(['-', '_']).next().unwrap_or(locale)
}

/// What a pack can be called: an id, and behind a point the language that it is translated into.
pub fn is_pack(text: &str) -> bool {
    let (name, language) = text.split_once('.').map_or((text, None), |(name, language)| (name, Some(language)));
    is_id(name) && language.is_none_or(is_language)
}

/// The language in a file's name, `pl` of `content/modules/put-right.pl.md`, and the path without it.
pub fn language_in(path: &str) -> Option<(&str, String)> {
    let (folder, name) = path.rsplit_once('/')?;
    let [stem, language, ending] = name.split('.').collect::<Vec<_>>()[..] else { return None };
    let translated = is_language(language) && matches!(ending, "md" | "yaml");
    translated.then(|| (language, format!("{folder}/{stem}.{ending}")))
}

/// The language that a pack's name ends in: `pl` of `first.pl`.
pub fn language_of(id: &str) -> Option<&str> {
    id.split_once('.').map(|(_, language)| language)
}

/// The pack that a translated one is of: `first` of `first.pl`, and of itself.
pub fn pack_of(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::{is_id, nearest, sentence_list, slug};

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_finds_none() {
        let names = ["apologise", "put-right", "say-no"];
        assert_eq!(nearest("apologize", names), Some("apologise"));
        assert_eq!(nearest("put_right", names), Some("put-right"));
        assert_eq!(nearest("breakfast", names), None);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(sentence_list(["a", "b", "c"], 5), "a, b and c");
        assert_eq!(sentence_list(["a", "b", "c"], 2), "a, b and others");
    }

    #[test]
    fn slugs_are_ids() {
        assert_eq!(slug("Own it, to the end!"), "own-it-to-the-end");
        assert_eq!(slug("Żółw & Größe"), "zolw-groesse");
        assert_eq!(slug("Честность и забота"), "честность-и-забота");
    }

    #[test]
    fn ids_are_plain() {
        assert!(is_id("put-right") && is_id("2026"));
        for odd in ["", "-", "put-", "put--right", "put_right", "Put", "честность"] {
            assert!(!is_id(odd), "{odd}");
        }
    }
}
