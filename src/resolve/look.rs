//! A look ready for screen and paper: colours followed to their values, the logo found and made safe, fonts read.

mod drawing;
mod faces;
mod logo;

use std::borrow::Cow;

use super::colours;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::look::{Figures, Look, PrintLine, Rgb, Shape};
use crate::model::names::{language, nearest};
use crate::model::source::Sources;
use crate::model::span::{FileId, Spanned};
use crate::parse::look::shapes::{FIGURES, PRINT_LINES, SHAPES};
use crate::parse::look::{RawLook, is_role};

/// What stands in when no file provides a family; built into the program.
pub const SANS: &str = "Source Sans 3";
pub const SERIF: &str = "Libertinus Serif";
pub const MONO: &str = "DejaVu Sans Mono";

/// A calm blue-black for a brand that has told no colour.
const PLAIN: Rgb = Rgb(0x24, 0x3b, 0x5c);

/// Says once that a brand's own faces lack the letters of a language, and what stands in.
pub fn letters(look: &Look, locale: &str, at: FileId, d: &mut Diagnostics) {
    if language(locale) != "ar" {
        return;
    }
    let fonts = &look.fonts;
    let own = |family: &str| fonts.files.iter().any(|file| file.family.eq_ignore_ascii_case(family));
    let mut lacks: Vec<&str> = vec![&fonts.headings.family, &fonts.base.family];
    lacks.dedup();
    lacks.retain(|family| own(family) && !fonts.has_arabic(family));
    if !lacks.is_empty() {
        let (faces, have) = (lacks.join(" and "), if lacks.len() == 1 { "has" } else { "have" });
        d.push(
            Diagnostic::advice("face-without-letters", at, format!("{faces} {have} no Arabic letters: Amiri and IBM Plex Sans Arabic stand in"))
                .help("Nothing to do, if that is right. A face of the brand's with Arabic letters goes into its folder, and its name into _brand.yml."),
        );
    }
}

/// Without a `_brand.yml`, a plain look. What cannot be used is reported with what stands in for it.
pub fn look(
    raw: Option<&RawLook>,
    file: Option<FileId>,
    brand_id: &str,
    brand_name: &str,
    sources: &Sources,
    d: &mut Diagnostics,
) -> Look {
    let nothing = RawLook::default();
    let raw = raw.unwrap_or(&nothing);
    let mut finder = Finder { raw, folder: format!("brands/{brand_id}"), sources, d };

    let primary = finder.role("primary");
    let second = finder.role("secondary").map(|(_, rgb)| rgb);
    finder.other_roles();
    let ours = match &raw.ours {
        Some(ours) => finder.colour(ours),
        None => second.filter(|second| {
            // A second colour can be the ground of what is ours only where it can be written on.
            colours::contrast(*second, Rgb(255, 255, 255)) < 3.0 || colours::contrast(*second, Rgb(255, 255, 255)) > 7.0
        }),
    };
    let derived = colours::derive(primary.as_ref().map_or(PLAIN, |(_, rgb)| *rgb), ours, second);
    if let Some((span, _)) = &primary {
        for moved in &derived.moved {
            finder.d.push(
                Diagnostic::advice(
                    "colour-moved",
                    *span,
                    format!("{} {} became {}: {}", moved.what, moved.from.hex(), moved.to.hex(), moved.why),
                )
                .help("Nothing to do, if the new colour is right. Another `primary` changes it."),
            );
        }
    }
    let logo = finder.logo(brand_name);
    let fonts = finder.fonts();
    let density = match &raw.density {
        None => 1.0,
        Some(text) => text.value.parse::<f32>().ok().filter(|n| (0.8..=1.0).contains(n)).unwrap_or_else(|| {
            finder.d.push(
                Diagnostic::error("not-a-density", text.span, "Density is a figure from 0.8 to 1")
                    .help("Type `density: 1`, or less for tighter pages."),
            );
            1.0
        }),
    };
    let shape = finder.word(&raw.shape, &SHAPES);
    let print_line = finder.word(&raw.print_line, &PRINT_LINES);
    let figures = finder.word(&raw.figures, &FIGURES);
    Look {
        file,
        short_name: raw.short_name.as_ref().map_or_else(|| brand_name.to_owned(), |name| name.value.clone()),
        logo,
        light: derived.light,
        dark: derived.dark,
        print_accent: derived.print_accent,
        fonts,
        shape: shape.unwrap_or(Shape::Square),
        print_line: print_line.unwrap_or(PrintLine::Single),
        density,
        figures: figures.unwrap_or(Figures::Lining),
    }
}

struct Finder<'a> {
    raw: &'a RawLook,
    folder: String,
    sources: &'a Sources,
    d: &'a mut Diagnostics,
}

impl Finder<'_> {
    fn word<T: Copy>(&mut self, text: &Option<Spanned<String>>, known: &[(&str, T)]) -> Option<T> {
        let text = text.as_ref()?;
        let found = known.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let names = known.iter().map(|(name, _)| *name);
            let help = match nearest(&text.value, names.clone()) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => format!("Type one of: {}.", names.collect::<Vec<_>>().join(", ")),
            };
            self.d.push(
                Diagnostic::error("unknown-word", text.span, format!("`{}` cannot stand here", text.value)).help(help),
            );
        }
        found
    }

    fn role(&mut self, role: &str) -> Option<(crate::model::span::Span, Rgb)> {
        let (_, colour) = self.raw.roles.iter().find(|(name, _)| name.value == role)?;
        let text = colour.clone();
        self.colour(&text).map(|rgb| (text.span, rgb))
    }

    /// Roles and colours of text that pages and sheets make no use of are held against the palette all the same.
    fn other_roles(&mut self) {
        let used = ["primary", "secondary"];
        let others: Vec<Spanned<String>> = self
            .raw
            .roles
            .iter()
            .filter(|(name, _)| !used.contains(&name.value.as_str()))
            .map(|(_, colour)| colour.clone())
            .chain(self.raw.text_colours.iter().cloned())
            .collect();
        for text in &others {
            self.colour(text);
        }
    }

    /// A name of the palette or another role, followed to its value; else a colour of CSS.
    fn colour(&mut self, text: &Spanned<String>) -> Option<Rgb> {
        let mut value: Cow<'_, str> = Cow::Borrowed(text.value.trim());
        let mut seen: Vec<String> = Vec::new();
        loop {
            let role = self.raw.roles.iter().find(|(name, _)| name.value == *value).map(|(_, colour)| colour);
            let named = self.raw.palette.iter().find(|(name, _)| name.value == *value).map(|(_, colour)| colour);
            // A role wins over a palette entry of its name, unless it asks for just that entry.
            let role = role.filter(|role| role.value.trim() != &*value);
            let Some(next) = role.or(named) else { break };
            // A name in a palette leads to another, and that to a colour; forty steps are as good as a circle.
            if seen.len() > 40 || seen.contains(&value.to_string()) {
                self.d.push(
                    Diagnostic::error(
                        "colour-circle",
                        text.span,
                        format!("The colour `{}` leads back to itself", text.value),
                    )
                    .help("Give one of the names a colour: \"#7A1F52\"."),
                );
                return None;
            }
            seen.push(value.to_string());
            value = Cow::Owned(next.value.trim().to_owned());
        }
        let rgb = colours::parse(&value);
        if rgb.is_none() {
            let names = self.raw.palette.iter().map(|(name, _)| name.value.as_str());
            let help = match nearest(&value, names) {
                _ if is_role(&value) => {
                    format!("The role `{value}` has no colour: add `{value}: \"#7A1F52\"` under `color:`.")
                }
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Type it as \"#7A1F52\", in quotes, or name one of the palette.".to_owned(),
            };
            self.d.push(Diagnostic::error("not-a-colour", text.span, format!("`{value}` is not a colour")).help(help));
        }
        rgb
    }

    /// A path of the file, from the project's root; `None` for one that leads elsewhere.
    fn path(&self, written: &str) -> Option<String> {
        if written.starts_with('/') || written.contains(['\\', ':']) {
            return None;
        }
        let mut parts: Vec<&str> = self.folder.split('/').collect();
        for part in written.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                    if parts.len() < 2 {
                        return None;
                    }
                }
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }
}
