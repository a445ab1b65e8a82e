//! Which fields of the formats a translation tells, which it may, and which stay as they are.

/// What a translation does with a field.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A text has to be translated; anything else stays.
    Plain,
    /// Its own where it tells one, else its source's: names, and lists that differ from language to language.
    Own,
    /// Stays, although it is a text.
    Stays,
    /// Its own, and never its source's.
    Here,
    /// Texts by key; the translation may have more of them.
    Keys,
}

/// By the record and its field, as the formats declare them.
pub(super) fn term(record: &str, field: &str) -> Term {
    match (record, field) {
        (_, "schema") => Term::Own,
        ("a brand", "locale") | ("a pack", "site_url") => Term::Here,
        // Languages have cases: a word may need more forms than its source.
        ("a brand", "words") => Term::Keys,
        ("a brand" | "an owner" | "a person" | "a tool", "name") | ("a leader", "who") => Term::Own,
        ("a tool", "version" | "help") | ("a route" | "a person", "contact") => Term::Own,
        // Other words are worn or wanted in another language.
        ("a voice", "use" | "avoid") => Term::Own,
        // Regulated wording is said as its owner gave it, until there is wording of the owner's in the other language.
        ("a legal item", "say") => Term::Own,
        // Texts differ in length.
        ("a module", "minutes" | "owner" | "reviewer" | "changed") | ("a legal item", "owner") => Term::Own,
        ("a brand", "currency") | ("a value", "survey") | ("a pack", "languages") => Term::Stays,
        ("a module", "replaces" | "version") => Term::Stays,
        _ => Term::Plain,
    }
}
