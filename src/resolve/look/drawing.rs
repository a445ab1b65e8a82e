//! How much an SVG unfolds to when it is drawn: a few hundred bytes can stand for millions of shapes. Refused before any
//! library draws it; a mark is small.

use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId, ParsingOptions};

const MOST_NODES: u32 = 20_000;
/// Shapes, everything that is referred to counted as often as it is drawn.
const MOST_SHAPES: u64 = 20_000;
/// Masks, clips and patterns: each is a picture of its own in memory while it is drawn.
const MOST_LAYERS: u64 = 200;
const DEEPEST: usize = 64;

/// Why a drawing is too much for a mark, to be read after *it*.
pub fn too_much(text: &str) -> Result<(), String> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| "cannot be read as SVG".to_owned())?;
    let mut ids = HashMap::new();
    for node in document.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "filter" => return Err("has a filter, such as a shadow or a blur".to_owned()),
            "image" => return Err("holds a picture of another kind".to_owned()),
            "foreignObject" => return Err("holds something that is no drawing".to_owned()),
            // Drawn with fonts of the machine it was made on; here it would vanish from the mark.
            "text" => return Err("holds letters as text: save it with its letters turned into paths".to_owned()),
            _ => {}
        }
        if let Some(id) = node.attribute("id") {
            ids.entry(id).or_insert(node);
        }
    }
    let mut drawing = Drawing { ids, styles: styles(&document), known: HashMap::new() };
    let cost = drawing.cost(document.root_element(), 0)?;
    if cost.shapes > MOST_SHAPES || cost.layers > MOST_LAYERS {
        return Err("unfolds to more shapes than a mark has".to_owned());
    }
    Ok(())
}

#[derive(Copy, Clone, Default)]
struct Cost {
    shapes: u64,
    layers: u64,
}

struct Drawing<'a> {
    ids: HashMap<&'a str, Node<'a, 'a>>,
    /// What rules of a style sheet refer to: by class; and for every element, where a rule is not of classes alone.
    styles: (HashMap<String, Vec<String>>, Vec<String>),
    known: HashMap<NodeId, Option<Cost>>,
}

impl<'a> Drawing<'a> {
    fn cost(&mut self, node: Node<'a, 'a>, depth: usize) -> Result<Cost, String> {
        if depth > DEEPEST {
            return Err("is nested too deeply".to_owned());
        }
        match self.known.get(&node.id()) {
            Some(Some(cost)) => return Ok(*cost),
            Some(None) => return Err("refers to itself".to_owned()),
            None => {}
        }
        self.known.insert(node.id(), None);
        let mut cost = Cost { shapes: 1, layers: 0 };
        for child in node.children().filter(Node::is_element) {
            let inner = self.cost(child, depth + 1)?;
            cost.shapes = cost.shapes.saturating_add(inner.shapes);
            cost.layers = cost.layers.saturating_add(inner.layers);
        }
        for (id, times) in self.references(node) {
            let Some(target) = self.ids.get(id.as_str()).copied() else { continue };
            let layer = match target.tag_name().name() {
                // Painted as they are, whatever they refer to.
                "linearGradient" | "radialGradient" => continue,
                "mask" | "clipPath" | "pattern" => 1,
                _ => 0,
            };
            let inner = self.cost(target, depth + 1)?;
            cost.shapes = cost.shapes.saturating_add(inner.shapes.saturating_mul(times));
            cost.layers = cost.layers.saturating_add(inner.layers.saturating_add(layer).saturating_mul(times));
        }
        self.known.insert(node.id(), Some(cost));
        Ok(cost)
    }

    /// Ids that an element refers to, and how often each is drawn: a marker at every point of its path.
    fn references(&self, node: Node<'a, 'a>) -> Vec<(String, u64)> {
        let points = node.attribute("d").or_else(|| node.attribute("points")).map_or(0, |points| points.len() as u64);
        let times = |name: &str| if name.starts_with("marker") || name == "style" { 1 + points } else { 1 };
        let mut found = Vec::new();
        for attribute in node.attributes() {
            if attribute.name() == "href" {
                found.extend(attribute.value().trim().strip_prefix('#').map(|id| (id.to_owned(), 1)));
            }
            found.extend(urls(attribute.value()).map(|id| (id.to_owned(), times(attribute.name()))));
        }
        let (by_class, by_all) = &self.styles;
        let classes = node.attribute("class").unwrap_or_default().split_whitespace();
        let styled = classes.filter_map(|class| by_class.get(class)).flatten().chain(by_all);
        found.extend(styled.map(|id| (id.clone(), 1 + points)));
        found
    }
}

/// The ids in `url(#…)`.
fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let inside = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        inside.trim().strip_prefix('#')
    })
}

fn styles(document: &Document<'_>) -> (HashMap<String, Vec<String>>, Vec<String>) {
    let mut by_class: HashMap<String, Vec<String>> = HashMap::new();
    let mut by_all = Vec::new();
    let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
    for rule in
        sheets.flat_map(|sheet| sheet.descendants().filter_map(|node| node.text())).flat_map(|css| css.split('}'))
    {
        let Some((selector, body)) = rule.split_once('{') else { continue };
        let ids: Vec<String> = urls(body).map(str::to_owned).collect();
        if ids.is_empty() {
            continue;
        }
        let parts: Vec<&str> = selector.split([',', ' ', '\n', '\t', '\r']).filter(|part| !part.is_empty()).collect();
        if parts.iter().all(|part| part.starts_with('.')) {
            for class in parts.iter().flat_map(|part| part.split('.')).filter(|class| !class.is_empty()) {
                by_class.entry(class.to_owned()).or_default().extend(ids.iter().cloned());
            }
        } else {
            by_all.extend(ids);
        }
    }
    (by_class, by_all)
}

#[cfg(test)]
mod tests {
    use super::too_much;

    fn svg(inside: &str) -> Result<(), String> {
        too_much(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>"))
    }

    /// Twenty things, each drawing the one before it eight times.
    fn nested(open: &str, close: &str, refer: &str) -> String {
        let mut text = String::from("<defs>");
        for n in 0..20 {
            let refer = if n == 0 { String::new() } else { refer.replace('N', &(n - 1).to_string()) };
            let shapes = format!("<rect width=\"9\" height=\"9\" {refer}/>").repeat(8);
            text.push_str(&format!("<{open} id=\"p{n}\">{shapes}</{close}>"));
        }
        text + "</defs>"
    }

    #[test]
    fn marks_as_programs_save_them_are_drawn() {
        for inside in [
            "<path d=\"M0 0h9v9z\"/>",
            "<defs><clipPath id=\"c\"><rect width=\"9\" height=\"9\"/></clipPath></defs><g clip-path=\"url(#c)\"><path d=\"M0 0\"/></g>",
            "<style>.cls-1{fill:url(#a)}</style><linearGradient id=\"a\" href=\"#b\"/><linearGradient id=\"b\"/><path class=\"cls-1\" d=\"M0 0\"/>",
            "<symbol id=\"s\"><path d=\"M0 0\"/></symbol><use href=\"#s\"/><use href=\"#s\" x=\"4\"/>",
        ] {
            assert_eq!(svg(inside), Ok(()), "{inside}");
        }
    }

    #[test]
    fn what_unfolds_without_end_is_refused_before_it_is_drawn() {
        for (open, refer) in [
            ("pattern", "fill=\"url(#pN)\""),
            ("clipPath", "clip-path=\"url('#pN')\""),
            ("mask", "style=\"mask: url(#pN)\""),
            ("marker", "marker-mid=\"url(#pN)\""),
        ] {
            let defs = nested(open, open, refer);
            assert!(svg(&format!("{defs}<rect {}/>", refer.replace('N', "19"))).is_err(), "{open}");
        }
        let uses = nested("g", "g", "").replace("<rect", "<use href=\"#p0\"");
        assert!(svg(&uses).is_err(), "refers to itself");
        let styled = nested("pattern", "pattern", "class=\"cN\"");
        let rules: String = (0..20).map(|n| format!(".c{n}{{fill:url(#p{n})}}")).collect();
        assert!(svg(&format!("<style>{rules}</style>{styled}<rect class=\"c19\"/>")).is_err());
        let points = " L1 1".repeat(6_000);
        let marker = format!(
            "<marker id=\"m\"><path d=\"M0 0{points}\"/></marker><path marker-mid=\"url(#m)\" d=\"M0 0{points}\"/>"
        );
        assert!(svg(&marker).is_err());
        assert!(svg("<filter id=\"f\"/>").is_err());
        assert!(svg(&("<g>".repeat(100) + &"</g>".repeat(100))).is_err());
    }
}
