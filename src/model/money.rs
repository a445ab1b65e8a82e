//! Amounts of money as a reader of the brand's locale expects to see them.

use super::{digits, names};

/// An amount in hundredths of the brand's currency unit, whatever the currency's own smallest coin.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money {
    pub hundredths: i64,
}

impl Money {
    /// `£40`, `£12.50`, `40 €`, `1 200 zł`: by ISO 4217 code and BCP 47 locale. A currency without a sign
    /// of its own here is shown by its code. The space is U+00A0, so that figure and unit stay together.
    pub fn show(self, currency: &str, locale: &str) -> String {
        let language = names::language(locale);
        let (english, arabic) = (language == "en", language == "ar");
        let sign = match currency {
            "GBP" => "£",
            "EUR" => "€",
            "USD" if english => "$",
            "USD" => "US$",
            "PLN" => "zł",
            "EGP" if arabic => "ج.م.",
            "SAR" if arabic => "ر.س.",
            "AED" if arabic => "د.إ.",
            "JPY" => "¥",
            "INR" => "₹",
            "CHF" => "CHF",
            other => other,
        };
        let (group, point) = match language {
            "ar" if digits::is_arabic_indic(locale) => ("٬", "٫"),
            "en" | "ar" | "ja" | "zh" | "he" => (",", "."),
            "de" | "nl" | "es" | "it" | "pt" | "da" | "id" | "tr" => (".", ","),
            _ => ("\u{a0}", ","),
        };
        let whole = (self.hundredths / 100).unsigned_abs().to_string();
        let mut figure = String::new();
        for (n, digit) in whole.chars().enumerate() {
            if n > 0 && (whole.len() - n).is_multiple_of(3) && (whole.len() > 4 || english) {
                figure.push_str(group);
            }
            figure.push(digit);
        }
        let rest = (self.hundredths % 100).unsigned_abs();
        if rest != 0 {
            figure.push_str(&format!("{point}{rest:02}"));
        }
        let figure = digits::figures(&figure, locale);
        let minus = if self.hundredths < 0 { "−" } else { "" };
        let before = matches!(language, "en" | "ja" | "zh" | "nl") && sign.chars().count() <= 3 && currency != "PLN";
        if before && sign.chars().all(char::is_alphabetic) {
            format!("{minus}{sign}\u{a0}{figure}")
        } else if before {
            format!("{minus}{sign}{figure}")
        } else {
            format!("{minus}{figure}\u{a0}{sign}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn money_reads_as_its_locale_writes_it() {
        let show = |hundredths, currency, locale| Money { hundredths }.show(currency, locale);
        assert_eq!(show(4000, "GBP", "en-GB"), "£40");
        assert_eq!(show(1250, "GBP", "en-GB"), "£12.50");
        assert_eq!(show(120_000, "USD", "en-US"), "$1,200");
        assert_eq!(show(120_000, "PLN", "pl"), "1200\u{a0}zł");
        assert_eq!(show(1_200_050, "EUR", "de-DE"), "12.000,50\u{a0}€");
        assert_eq!(show(4000, "CHF", "en"), "CHF\u{a0}40");
        assert_eq!(show(1_200_050, "EGP", "ar-EG"), "١٢٬٠٠٠٫٥٠\u{a0}ج.م.");
        assert_eq!(show(4000, "AED", "ar-AE"), "40\u{a0}د.إ.");
    }
}
