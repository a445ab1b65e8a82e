//! A brand's mark in the colour of its place, on screen and on paper.

/// A mark of one colour in another, or in `currentColor`: its paints stand as `"#rrggbb"`, since the drawing was rewritten when it was read.
pub fn recolour(svg: &str, paint: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find("\"#") {
        let value = rest.get(at + 2..at + 8).unwrap_or_default();
        let colour = value.len() == 6 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        let painted = colour && rest.get(at + 8..at + 9) == Some("\"");
        let end = if painted { at + 9 } else { at + 2 };
        if painted {
            out.push_str(&rest[..at]);
            out.push_str(&format!("\"{paint}\""));
        } else {
            out.push_str(&rest[..end]);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// What a drawing's coordinates span, and its width over its height.
pub struct Frame {
    pub view: String,
    pub ratio: f32,
}

/// An SVG document's frame and what is drawn in it; none when it is not one plain `svg` element.
pub fn opened(svg: &str) -> Option<(Frame, &str)> {
    let start = svg.find("<svg")?;
    let open = start + svg.get(start..)?.find('>')?;
    let end = svg.rfind("</svg>")?;
    let tag = svg.get(start..open)?;
    let drawing = svg.get(open + 1..end)?;
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        tag.get(at..)?.split('"').next()
    };
    let size = |name| attribute(name)?.trim_end_matches("px").parse::<f32>().ok();
    let view = match attribute("viewBox") {
        Some(view) => view.to_owned(),
        None => format!("0 0 {} {}", size("width")?, size("height")?),
    };
    let numbers: Vec<f32> = view.split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
    let [_, _, width, height] = numbers.as_slice() else { return None };
    let ratio = if *width > 0.0 && *height > 0.0 { width / height } else { return None };
    Some((Frame { view, ratio }, drawing))
}

#[cfg(test)]
mod tests {
    use super::recolour;

    #[test]
    fn a_mark_changes_its_paint_and_nothing_else() {
        let svg =
            "<svg id=\"#a\"><path fill=\"#7a1f52\" d=\"M1 1\"/><use href=\"#7a1f5\"/><g stroke=\"#000000\"/></svg>";
        assert_eq!(
            recolour(svg, "#ffffff"),
            "<svg id=\"#a\"><path fill=\"#ffffff\" d=\"M1 1\"/><use href=\"#7a1f5\"/><g stroke=\"#ffffff\"/></svg>"
        );
    }
}
