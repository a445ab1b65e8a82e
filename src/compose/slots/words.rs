//! Words for slots: a name as an author types it, and a word in the form that was asked for.

use crate::model::brand::Period;
use crate::model::names::language;
use crate::model::plain::capital;
use crate::model::slot::{OurField, RouteField, SlotName, StandardField, ToolField, WordForm};

/// The slot's name as an author types it.
pub(super) fn written(name: &SlotName) -> String {
    match name {
        SlotName::BrandName => "brand.name".to_owned(),
        SlotName::BrandPromise => "brand.promise".to_owned(),
        SlotName::Word { key, form } => match form {
            WordForm::Plain => format!("word.{key}"),
            WordForm::Capital => format!("word.{key}.Cap"),
            WordForm::WithArticle => format!("word.{key}.a"),
        },
        SlotName::Greeting(channel) => format!("greeting.{}", channel.key()),
        SlotName::Closing(channel) => format!("closing.{}", channel.key()),
        SlotName::Our(field) => format!(
            "our.{}",
            match field {
                OurField::We => "we",
                OurField::Not => "not",
                OurField::Say => "say",
                OurField::Why => "why",
                OurField::Situation => "situation",
                OurField::Value => "value",
                OurField::Limit => "limit",
                OurField::Route => "route",
                OurField::Standard => "standard",
                OurField::Tool => "tool",
            }
        ),
        SlotName::Limit { id, role: None } => format!("limit.{id}"),
        SlotName::Limit { id, role: Some(role) } => format!("limit.{id}.{}", role.key()),
        SlotName::Standard { id, field } => match field {
            StandardField::Target => format!("standard.{id}"),
            StandardField::Text => format!("standard.{id}.text"),
            StandardField::SeeIt => format!("standard.{id}.see_it"),
            StandardField::HowOften => format!("standard.{id}.how_often"),
        },
        SlotName::Route { id, field } => match field {
            RouteField::To => format!("route.{id}"),
            RouteField::When => format!("route.{id}.when"),
            RouteField::Contact => format!("route.{id}.contact"),
            RouteField::Within => format!("route.{id}.within"),
            RouteField::CloseLoop => format!("route.{id}.close_loop"),
        },
        SlotName::Tool { id, field } => match field {
            ToolField::Name => format!("tool.{id}"),
            ToolField::Version => format!("tool.{id}.version"),
            ToolField::Help => format!("tool.{id}.help"),
        },
        SlotName::Person(id) => format!("person.{id}"),
        SlotName::Blank(_) => "me".to_owned(),
    }
}

/// The same slot of something else: what was meant by a name that is not there.
pub(super) fn called(name: &SlotName, id: &str) -> SlotName {
    let mut name = name.clone();
    match &mut name {
        SlotName::Word { key: old, .. }
        | SlotName::Limit { id: old, .. }
        | SlotName::Standard { id: old, .. }
        | SlotName::Route { id: old, .. }
        | SlotName::Tool { id: old, .. }
        | SlotName::Person(old) => *old = id.into(),
        SlotName::BrandName
        | SlotName::BrandPromise
        | SlotName::Greeting(_)
        | SlotName::Closing(_)
        | SlotName::Our(_)
        | SlotName::Blank(_) => {}
    }
    name
}

/// `daily`, in running text.
pub(super) fn often(period: Period, locale: &str) -> &'static str {
    let (polish, arabic) = match period {
        Period::Shift => ("na każdej zmianie", "في كل وردية"),
        Period::Day => ("codziennie", "يوميًا"),
        Period::Week => ("co tydzień", "أسبوعيًا"),
        Period::Month => ("co miesiąc", "شهريًا"),
        Period::Quarter => ("co kwartał", "كل ثلاثة أشهر"),
        Period::Year => ("co rok", "سنويًا"),
    };
    of(locale, period.word(), polish, arabic)
}

/// An amount without a limit, in running text.
pub(super) fn any_amount(locale: &str) -> &'static str {
    of(locale, "any amount", "dowolna kwota", "أي مبلغ")
}

fn of(locale: &str, english: &'static str, polish: &'static str, arabic: &'static str) -> &'static str {
    match language(locale) {
        "pl" => polish,
        "ar" => arabic,
        _ => english,
    }
}

/// `guest`, `Guest`, `a guest`. The article is English only; elsewhere the word stands as it is.
pub(super) fn inflect(word: &str, form: WordForm, locale: &str) -> String {
    match form {
        WordForm::Plain => word.to_owned(),
        WordForm::Capital => capital(word),
        WordForm::WithArticle if locale.starts_with("en") => {
            let lower = word.to_lowercase();
            let silent_h = ["hour", "honest", "heir", "honour"].iter().any(|start| lower.starts_with(start));
            let said_you = ["use", "uni", "euro", "one"].iter().any(|start| lower.starts_with(start));
            let vowel = lower.starts_with(['a', 'e', 'i', 'o', 'u']);
            let article = if (vowel && !said_you) || silent_h { "an" } else { "a" };
            format!("{article} {word}")
        }
        WordForm::WithArticle => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::inflect;
    use crate::model::slot::WordForm;

    #[test]
    fn articles_are_chosen_by_sound() {
        let a = |word| inflect(word, WordForm::WithArticle, "en-GB");
        assert_eq!(a("guest"), "a guest");
        assert_eq!(a("owner"), "an owner");
        assert_eq!(a("user"), "a user");
        assert_eq!(a("hourly worker"), "an hourly worker");
        assert_eq!(inflect("pacjent", WordForm::WithArticle, "pl"), "pacjent");
    }
}
