//! The typography of a `_brand.yml` as written: which families, from which files, for what.

use super::{RawFace, RawFont, RawLook, Reader};
use crate::model::diag::Diagnostic;
use crate::model::names::nearest;
use crate::model::span::Spanned;
use crate::parse::yaml::{Node, Value};

impl Reader<'_> {
    pub(super) fn typography(&mut self, node: &Node, look: &mut RawLook) {
        for (key, value) in self.map(node, "typography") {
            match key.value.as_str() {
                "fonts" => {
                    if let Value::List(fonts) = &value.value {
                        for font in fonts {
                            look.fonts.extend(self.font(font));
                        }
                    }
                }
                "base" => look.base = self.face(value, key),
                "headings" => look.headings = self.face(value, key),
                "monospace" => look.monospace = self.face(value, key),
                "monospace-inline" | "monospace_inline" | "monospace-block" | "monospace_block" | "link" => {}
                "heading" => {
                    self.alias(key, "headings");
                    look.headings = look.headings.take().or(self.face(value, key));
                }
                "body" => {
                    self.alias(key, "base");
                    look.base = look.base.take().or(self.face(value, key));
                }
                other => {
                    let known =
                        ["fonts", "base", "headings", "monospace", "monospace-inline", "monospace-block", "link"];
                    self.unknown(key, nearest(other, known), &known.join(", "));
                }
            }
        }
    }

    fn font(&mut self, node: &Node) -> Option<RawFont> {
        let Value::Map(parts) = &node.value else { return None };
        let mut family = None;
        let mut source = None;
        let mut files = Vec::new();
        for (key, value) in parts {
            match key.value.as_str() {
                "family" => family = self.text(value, key),
                "source" => source = self.text(value, key),
                "files" => match &value.value {
                    Value::List(list) => {
                        for file in list {
                            match &file.value {
                                Value::Map(parts) => {
                                    if let Some((key, value)) = parts.iter().find(|(key, _)| key.value == "path") {
                                        files.extend(self.text(value, key));
                                    }
                                }
                                _ => files.extend(self.text(file, key)),
                            }
                        }
                    }
                    _ => files.extend(self.text(value, key)),
                },
                _ => {}
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

    fn face(&mut self, node: &Node, key: &Spanned<String>) -> Option<RawFace> {
        let Value::Map(parts) = &node.value else {
            return self.text(node, key).map(|family| RawFace { family: Some(family), ..RawFace::default() });
        };
        let mut face = RawFace::default();
        for (key, value) in parts {
            match key.value.as_str() {
                "family" => face.family = self.text(value, key),
                "weight" => face.weight = self.text(value, key),
                "style" => face.style = self.text(value, key),
                "line-height" | "line_height" => face.line_height = self.text(value, key),
                "size" | "color" | "background-color" => {}
                other => {
                    let known = ["family", "weight", "style", "line-height", "size", "color"];
                    self.unknown(key, nearest(other, known), &known.join(", "));
                }
            }
        }
        Some(face)
    }
}
