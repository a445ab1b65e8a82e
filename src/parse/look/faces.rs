//! The typography of a `_brand.yml` as written: which families, from which files, for what.

use super::shapes::{FACE, FONT, SOURCES, STYLES, TYPOGRAPHY, WEIGHTS};
use super::{RawFace, RawFont, RawLook, Reader};
use crate::model::diag::Diagnostic;
use crate::model::names::nearest;
use crate::model::span::Spanned;
use crate::parse::shape::Word;
use crate::parse::yaml::{Node, Value};

impl Reader<'_> {
    /// A word of a closed list; another is left out.
    fn known(&mut self, told: &Spanned<String>, words: &[Word]) {
        let words: Vec<&str> = words.iter().map(|known| known.word).collect();
        if words.contains(&told.value.as_str()) {
            return;
        }
        let help = match nearest(&told.value, words.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`? It is left out until then."),
            None => format!("It is left out. What can stand here: {}.", words.join(", ")),
        };
        self.d.push(
            Diagnostic::warning("unknown-word", told.span, format!("`{}` cannot stand here", told.value)).help(help),
        );
    }

    pub(super) fn typography(&mut self, node: &Node, look: &mut RawLook) {
        for (key, value) in self.map(node, "typography") {
            match key.value.as_str() {
                "fonts" => match &value.value {
                    Value::List(fonts) => {
                        for font in self.items(fonts, key) {
                            look.fonts.extend(self.font(font));
                        }
                    }
                    Value::Null | Value::Broken => {}
                    _ if value.text().is_some() => look.fonts.extend(self.font(value)),
                    _ => self.d.push(
                        Diagnostic::error(
                            "not-a-list",
                            key.span,
                            "`fonts` is a list, and each font begins with a dash",
                        )
                        .help("Type: fonts: [{family: Alegreya, source: file, files: [assets/Alegreya.ttf]}]"),
                    ),
                },
                "base" => look.base = self.face(value, look),
                "headings" => look.headings = self.face(value, look),
                "monospace" => look.monospace = self.face(value, look),
                // Read for their slips alone: pages and sheets set code and links in their own way.
                "monospace-inline" | "monospace_inline" | "monospace-block" | "monospace_block" | "link" => {
                    self.face(value, look);
                }
                "heading" => {
                    self.alias(key, "headings");
                    let face = self.face(value, look);
                    look.headings = look.headings.take().or(face);
                }
                "body" => {
                    self.alias(key, "base");
                    let face = self.face(value, look);
                    look.base = look.base.take().or(face);
                }
                _ => self.unknown(key, None, &TYPOGRAPHY),
            }
        }
    }

    /// The items of a list that say something.
    fn items<'n>(&mut self, items: &'n [Node], key: &Spanned<String>) -> Vec<&'n Node> {
        for item in items.iter().filter(|item| item.value == Value::Null) {
            self.d.push(
                Diagnostic::error("empty-item", item.span, format!("An item of `{}` is empty", key.value))
                    .help("Type its text after the dash, or take the dash out."),
            );
        }
        items.iter().filter(|item| item.value != Value::Null).collect()
    }

    fn font(&mut self, node: &Node) -> Option<RawFont> {
        let Value::Map(parts) = &node.value else {
            // A family alone: from where, nobody has said.
            let family = self.text(node)?;
            return Some(RawFont { span: node.span, family, source: None, files: Vec::new() });
        };
        let mut family = None;
        let mut source = None;
        let mut files = Vec::new();
        for (key, value) in parts {
            match key.value.as_str() {
                "family" => family = self.text(value),
                "source" => {
                    source = self.text(value);
                    if let Some(told) = &source {
                        self.known(told, &SOURCES);
                    }
                }
                "files" => match &value.value {
                    Value::List(list) => {
                        for file in self.items(list, key) {
                            match &file.value {
                                Value::Map(parts) => {
                                    if let Some((_, value)) = parts.iter().find(|(key, _)| key.value == "path") {
                                        files.extend(self.text(value));
                                    }
                                }
                                _ => files.extend(self.text(file)),
                            }
                        }
                    }
                    _ => files.extend(self.text(value)),
                },
                "weight" | "style" | "display" => {}
                _ => self.unknown(key, None, &FONT),
            }
        }
        match family {
            Some(family) => Some(RawFont { span: node.span, family, source, files }),
            None => {
                self.d.push(
                    Diagnostic::error("missing-field", node.span, "This font has no `family`")
                        .help("Type `family: Alegreya Sans`."),
                );
                None
            }
        }
    }

    fn face(&mut self, node: &Node, look: &mut RawLook) -> Option<RawFace> {
        let Value::Map(parts) = &node.value else {
            return self.text(node).map(|family| RawFace { family: Some(family), ..RawFace::default() });
        };
        let mut face = RawFace::default();
        for (key, value) in parts {
            match key.value.as_str() {
                "family" => face.family = self.text(value),
                "weight" => {
                    face.weight = self.text(value);
                    if let Some(told) = face.weight.as_ref().filter(|told| told.value.parse::<u16>().is_err()) {
                        self.known(told, &WEIGHTS);
                    }
                }
                "style" => {
                    face.style = self.text(value);
                    if let Some(told) = &face.style {
                        self.known(told, &STYLES);
                    }
                }
                "line-height" | "line_height" => {
                    face.line_height = self.text(value);
                    if let Some(told) = face.line_height.take_if(|told| told.value.parse::<f32>().is_err()) {
                        self.d.push(
                            Diagnostic::warning("unknown-word", told.span, "A line height is a figure, such as 1.5")
                                .help("Type `line-height: 1.5`. It is left out until then."),
                        );
                    }
                }
                "color" | "background-color" => look.text_colours.extend(self.text(value)),
                "size" | "decoration" => {}
                _ => self.unknown(key, None, &FACE),
            }
        }
        Some(face)
    }
}
