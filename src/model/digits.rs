//! Figures as the readers of a locale write them: Western ones, or Arabic-Indic ones.

/// Arabic is written with Arabic-Indic figures where that is the custom: everywhere but in the Maghreb and the Emirates, by
/// Unicode CLDR (default numbering systems). A locale may say it itself: `ar-EG-u-nu-latn`.
pub fn is_arabic_indic(locale: &str) -> bool {
    let mut parts = locale.split('-');
    if parts.next() != Some("ar") {
        return false;
    }
    if locale.ends_with("-u-nu-latn") || locale.ends_with("-u-nu-arab") {
        return locale.ends_with("arab");
    }
    !matches!(parts.next(), Some("AE" | "DZ" | "EH" | "LY" | "MA" | "TN"))
}

/// The same text with its figures as the locale has them.
pub fn figures(text: &str, locale: &str) -> String {
    if !is_arabic_indic(locale) {
        return text.to_owned();
    }
    text.chars().map(arabic_indic).collect()
}

/// `٥` of `5`; any other letter as it is.
pub fn arabic_indic(c: char) -> char {
    c.to_digit(10).filter(|_| c.is_ascii_digit()).and_then(|n| char::from_u32('٠' as u32 + n)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{figures, is_arabic_indic};

    #[test]
    fn figures_are_those_of_the_country() {
        assert_eq!(figures("25 of 10", "ar-EG"), "٢٥ of ١٠");
        assert_eq!(figures("25", "ar-AE"), "25");
        assert_eq!(figures("25", "pl-PL"), "25");
        assert!(is_arabic_indic("ar") && is_arabic_indic("ar-MA-u-nu-arab") && !is_arabic_indic("ar-EG-u-nu-latn"));
    }
}
