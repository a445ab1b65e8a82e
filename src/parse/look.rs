//! `_brand.yml` as written: the open brand.yml standard, with the mistakes that real files hold.
//! Source: posit-dev/brand-yml, `schema/brand.schema.yml` and its prose (MIT).

mod faces;
pub mod shapes;

use shapes::{COLOURS, LIGHT_AND_DARK, LOGO, LOGOS, LOOK, OURS};

use super::shape::Shape;
use super::yaml::{self, Node, Value};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::names::nearest;
use crate::model::span::{FileId, Span, Spanned};

/// What the file says; colours and families are still names.
#[derive(Clone, Debug, Default)]
pub struct RawLook {
    pub short_name: Option<Spanned<String>>,
    pub home: Option<Spanned<String>>,
    pub images: Vec<(Spanned<String>, RawImage)>,
    pub small: Option<RawLogo>,
    pub medium: Option<RawLogo>,
    pub large: Option<RawLogo>,
    pub palette: Vec<(Spanned<String>, Spanned<String>)>,
    pub roles: Vec<(Spanned<String>, Spanned<String>)>,
    pub fonts: Vec<RawFont>,
    pub base: Option<RawFace>,
    pub headings: Option<RawFace>,
    pub monospace: Option<RawFace>,
    /// Colours that typography asks for.
    pub text_colours: Vec<Spanned<String>>,
    pub ours: Option<Spanned<String>>,
    pub shape: Option<Spanned<String>>,
    pub print_line: Option<Spanned<String>>,
    pub density: Option<Spanned<String>>,
    pub figures: Option<Spanned<String>>,
}

#[derive(Clone, Debug)]
pub struct RawImage {
    pub path: Spanned<String>,
    pub alt: Option<Spanned<String>>,
}

/// A path or the name of an image, for light and for dark grounds.
#[derive(Clone, Debug, Default)]
pub struct RawLogo {
    pub light: Option<Spanned<String>>,
    pub dark: Option<Spanned<String>>,
    pub alt: Option<Spanned<String>>,
}

#[derive(Clone, Debug)]
pub struct RawFont {
    pub span: Span,
    pub family: Spanned<String>,
    pub source: Option<Spanned<String>>,
    pub files: Vec<Spanned<String>>,
}

#[derive(Clone, Debug, Default)]
pub struct RawFace {
    pub family: Option<Spanned<String>>,
    pub weight: Option<Spanned<String>>,
    pub style: Option<Spanned<String>>,
    pub line_height: Option<Spanned<String>>,
}

/// Colours by what they are for.
pub fn is_role(name: &str) -> bool {
    name != "palette" && COLOURS.names().any(|role| role == name)
}

/// The file as written; `None` when nothing of it could be read. An empty file is a plain look.
pub fn read(file: FileId, text: &str, d: &mut Diagnostics) -> Option<RawLook> {
    if text.trim_start_matches('\u{feff}').lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#')) {
        return Some(RawLook::default());
    }
    let node = yaml::read(file, text, 0..text.len(), d)?.root;
    let mut reader = Reader { d };
    let mut look = RawLook::default();
    for (key, value) in reader.map(&node, "a look") {
        match key.value.as_str() {
            "meta" => reader.meta(value, &mut look),
            "logo" => reader.logos(value, &mut look),
            "color" => reader.colours(value, &mut look),
            "typography" => reader.typography(value, &mut look),
            "defaults" => reader.defaults(value, &mut look),
            _ => {
                let meant = match key.value.as_str() {
                    "colors" | "colour" | "colours" => Some("color"),
                    "fonts" | "font" => Some("typography"),
                    _ => None,
                };
                reader.unknown(key, meant, &LOOK);
            }
        }
    }
    Some(look)
}

struct Reader<'a> {
    d: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn map<'n>(&mut self, node: &'n Node, what: &str) -> Vec<(&'n Spanned<String>, &'n Node)> {
        match &node.value {
            Value::Map(entries) => entries.iter().map(|(key, value)| (key, value)).collect(),
            Value::Null | Value::Broken => Vec::new(),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Text | Value::List(_) => {
                self.d.push(
                    Diagnostic::error("wrong-kind", node.head(), format!("The fields of {what} belong here"))
                        .help("Write each on a line of its own, further in: `name: value`."),
                );
                Vec::new()
            }
        }
    }

    /// A key that says nothing here. `meant` is what people mean by it, where that is no slip of the hand.
    fn unknown(&mut self, key: &Spanned<String>, meant: Option<&str>, shape: &Shape) {
        let help = match meant.or_else(|| nearest(&key.value, shape.names())) {
            Some(meant) => format!("Did you mean `{meant}`? It is left out until then."),
            None => {
                let known: Vec<&str> = shape.names().collect();
                format!("It is left out. What can stand here: {}.", known.join(", "))
            }
        };
        self.d.push(
            Diagnostic::warning("unknown-field", key.span, format!("`{}` is not a field here", key.value)).help(help),
        );
    }

    /// A key that real files have for another, and that is read as that.
    fn alias(&mut self, key: &Spanned<String>, meant: &str) {
        self.d.push(
            Diagnostic::warning("unknown-field", key.span, format!("`{}` is not a field here", key.value))
                .help(format!("Type `{meant}`. It is read as that until then.")),
        );
    }

    /// A text on one line.
    fn text(&mut self, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Value::List(_) | Value::Map(_) => {
                self.d.push(
                    Diagnostic::error("wrong-kind", node.head(), "A text belongs here, and this is more than one")
                        .help("Type it on one line, in quotes."),
                );
                None
            }
            Value::Null | Value::Broken => None,
            Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Text => {
                let text = node.source.trim();
                // Two quotation marks with nothing between them tell nothing.
                (!text.is_empty()).then(|| Spanned::new(text.to_owned(), node.span))
            }
        }
    }

    fn meta(&mut self, node: &Node, look: &mut RawLook) {
        for (key, value) in self.map(node, "meta") {
            match key.value.as_str() {
                "name" => match &value.value {
                    Value::Map(parts) => {
                        let named = |wanted: &str| parts.iter().find(|(key, _)| key.value == wanted);
                        if let Some((_, value)) = named("short").or_else(|| named("full")) {
                            look.short_name = self.text(value);
                        }
                    }
                    _ => look.short_name = self.text(value),
                },
                "link" | "links" => {
                    if key.value == "links" {
                        self.alias(key, "link");
                    }
                    match &value.value {
                        Value::Map(parts) => {
                            if let Some((_, value)) = parts.iter().find(|(key, _)| key.value == "home") {
                                look.home = self.text(value);
                            }
                        }
                        _ => look.home = self.text(value),
                    }
                }
                _ => {} // meta is open
            }
        }
    }

    fn logos(&mut self, node: &Node, look: &mut RawLook) {
        if let Some(text) = node.text() {
            let path = Spanned::new(text.to_owned(), node.span);
            look.medium = Some(RawLogo { light: Some(path), ..RawLogo::default() });
            return;
        }
        for (key, value) in self.map(node, "a logo") {
            match key.value.as_str() {
                "images" => {
                    for (name, image) in self.map(value, "images") {
                        if let Some(image) = self.image(image, name) {
                            look.images.push((name.clone(), image));
                        }
                    }
                }
                "small" => look.small = self.logo(value),
                "medium" => look.medium = self.logo(value),
                "large" => look.large = self.logo(value),
                _ => self.unknown(key, None, &LOGOS),
            }
        }
    }

    fn image(&mut self, node: &Node, key: &Spanned<String>) -> Option<RawImage> {
        let Value::Map(parts) = &node.value else {
            return self.text(node).map(|path| RawImage { path, alt: None });
        };
        let mut path = None;
        let mut alt = None;
        for (key, value) in parts {
            match key.value.as_str() {
                "path" => path = self.text(value),
                "alt" => alt = self.text(value),
                _ => {}
            }
        }
        if path.is_none() {
            self.d.push(
                Diagnostic::error("missing-field", key.span, format!("The image `{}` has no `path`", key.value))
                    .help("Type `path: assets/logo.svg`."),
            );
        }
        path.map(|path| RawImage { path, alt })
    }

    fn logo(&mut self, node: &Node) -> Option<RawLogo> {
        let Value::Map(parts) = &node.value else {
            return self.text(node).map(|path| RawLogo { light: Some(path), ..RawLogo::default() });
        };
        let mut logo = RawLogo::default();
        for (key, value) in parts {
            match key.value.as_str() {
                "light" | "path" => logo.light = self.path(value, key, &mut logo.alt),
                "dark" => logo.dark = self.path(value, key, &mut logo.alt),
                "alt" => logo.alt = self.text(value),
                _ => self.unknown(key, None, &LOGO),
            }
        }
        Some(logo)
    }

    /// A path alone, or with what it shows.
    fn path(
        &mut self,
        node: &Node,
        key: &Spanned<String>,
        alt: &mut Option<Spanned<String>>,
    ) -> Option<Spanned<String>> {
        if !matches!(node.value, Value::Map(_)) {
            return self.text(node);
        }
        let image = self.image(node, key)?;
        *alt = alt.take().or(image.alt);
        Some(image.path)
    }

    fn colours(&mut self, node: &Node, look: &mut RawLook) {
        for (key, value) in self.map(node, "colours") {
            if key.value == "palette" {
                for (name, colour) in self.map(value, "a palette") {
                    look.palette.extend(self.colour(colour).map(|colour| (name.clone(), colour)));
                }
                continue;
            }
            if !is_role(&key.value) {
                let meant = match key.value.as_str() {
                    "brand" | "accent" | "main" => Some("primary"),
                    "text" => Some("foreground"),
                    _ => None,
                };
                self.unknown(key, meant, &COLOURS);
                continue;
            }
            let colour = self.colour(value);
            look.roles.extend(colour.map(|light| (key.clone(), light)));
        }
        self.roles_in_palette(look);
    }

    /// A colour, or one for light and one for dark grounds: dark pages are derived from the one for light.
    fn colour(&mut self, node: &Node) -> Option<Spanned<String>> {
        let Value::Map(parts) = &node.value else { return self.text(node) };
        for (part, _) in parts.iter().filter(|(part, _)| !matches!(part.value.as_str(), "light" | "dark")) {
            self.unknown(part, None, &LIGHT_AND_DARK);
        }
        let named = |name: &str| parts.iter().find(|(part, _)| part.value == name);
        named("light").or_else(|| named("dark")).and_then(|(_, value)| self.text(value))
    }

    /// A role that stands only inside the palette was meant as the role.
    fn roles_in_palette(&mut self, look: &mut RawLook) {
        for (name, light) in &look.palette {
            let role = matches!(name.value.as_str(), "primary" | "secondary" | "foreground" | "background");
            if !role || look.roles.iter().any(|(known, _)| known.value == name.value) {
                continue;
            }
            self.d.push(
                Diagnostic::warning(
                    "role-in-palette",
                    name.span,
                    format!("`{}` stands inside `palette`, where it is only a name", name.value),
                )
                .help(format!(
                    "Move it out, level with `palette`: `{}: …`. It is used as the role until then.",
                    name.value
                )),
            );
            look.roles.push((name.clone(), light.clone()));
        }
    }

    fn defaults(&mut self, node: &Node, look: &mut RawLook) {
        let defaults = self.map(node, "defaults");
        let Some((_, ours)) = defaults.into_iter().find(|(key, _)| key.value == "induct") else { return };
        for (key, value) in self.map(ours, "induct") {
            let text = self.text(value);
            match key.value.as_str() {
                "ours" => look.ours = text,
                "shape" => look.shape = text,
                "print_line" => look.print_line = text,
                "density" => look.density = text,
                "figures" => look.figures = text,
                _ => self.unknown(key, None, &OURS),
            }
        }
    }
}
