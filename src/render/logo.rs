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
