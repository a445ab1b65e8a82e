//! Whether a file can be shown as a picture: of a kind that pages and sheets know, of a size that a machine can bear,
//! and, for an SVG, inert: nothing in it runs, nothing is fetched, wherever it is opened. Told from its bytes alone.

use image::{ImageFormat, ImageReader};
use roxmltree::{Document, Node, ParsingOptions};

/// Pixels of one side, and of the whole: more than any page shows, and what a machine unpacks in a moment.
const LONGEST_SIDE: u32 = 16_000;
const MOST_PIXELS: u64 = 25_000_000;
const LARGEST_SVG: usize = 1 << 20;
const MOST_NODES: u32 = 50_000;

/// Why a file cannot be shown as a picture, to be read after *it*; `None` when it can.
/// `extension` in small letters.
pub fn flaw(extension: &str, bytes: &[u8]) -> Option<String> {
    match extension {
        _ if bytes.is_empty() => Some("is empty".to_owned()),
        "svg" => svg(bytes),
        "png" | "jpg" | "jpeg" => raster(bytes),
        _ => Some("is of a kind that not every page and sheet can show".to_owned()),
    }
}

fn raster(bytes: &[u8]) -> Option<String> {
    let format = match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => ImageFormat::Png,
        [0xff, 0xd8, 0xff, ..] => ImageFormat::Jpeg,
        _ => return Some("is neither a PNG nor a JPEG, whatever its name says".to_owned()),
    };
    // A profile is unpacked whole by whoever shows the picture.
    if format == ImageFormat::Png && longest_profile(bytes) > MOST_PROFILE {
        return Some("has a larger colour profile than a picture needs".to_owned());
    }
    let mut reader = ImageReader::new(std::io::Cursor::new(bytes));
    reader.set_format(format);
    match reader.into_dimensions() {
        Ok((0, _) | (_, 0)) | Err(_) => Some("is damaged".to_owned()),
        Ok((width, height))
            if width.max(height) > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS =>
        {
            Some(format!("is {width} by {height} pixels, and nothing needs so many"))
        }
        Ok(_) => None,
    }
}

/// Packed bytes. Profiles of screens have a few thousand; these many could unfold to a hundred million.
const MOST_PROFILE: usize = 128 << 10;

/// Bytes of the longest `iCCP` chunk of a PNG.
fn longest_profile(png: &[u8]) -> usize {
    let mut rest = png.get(8..).unwrap_or_default();
    let mut longest = 0;
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        if &head[4..] == b"iCCP" {
            longest = longest.max(length);
        }
        rest = after.get(length.saturating_add(4)..).unwrap_or_default();
    }
    longest
}

fn svg(bytes: &[u8]) -> Option<String> {
    if bytes.len() > LARGEST_SVG {
        return Some(format!("is larger than {} KB", LARGEST_SVG / 1024));
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("is no SVG in UTF-8".to_owned()) };
    if text.contains("<!ENTITY") {
        return Some("defines entities".to_owned());
    }
    let declared = text.trim_start_matches('\u{feff}').strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    if let Some(declared) = declared
        && declared.contains("encoding")
        && !declared.to_lowercase().contains("utf-8")
    {
        return Some("says that it is not in UTF-8".to_owned());
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text, options) else {
        return Some("cannot be read as SVG".to_owned());
    };
    if document.root_element().tag_name().namespace() != Some(SVG)
        || !document.root_element().has_tag_name((SVG, "svg"))
    {
        return Some("cannot be read as SVG".to_owned());
    }
    document.descendants().find_map(active)
}

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that draw, and those that hold or describe them. Whatever is not here may run, fetch or move.
const INERT: [&str; 58] = [
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
    "view",
    "font",
    "glyph",
    "missing-glyph",
];

/// What of a node is not inert.
fn active(node: Node<'_, '_>) -> Option<String> {
    if let Some(instruction) = node.pi() {
        return Some(format!("holds an instruction, `<?{}`", instruction.target));
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name().name();
    match node.tag_name().namespace() {
        Some(SVG) if INERT.contains(&name) => {}
        Some(SVG) => return Some(format!("holds `{name}`, and a picture only draws")),
        // Drawing programs leave their own notes; nothing shows or runs them.
        Some("http://www.w3.org/1999/xhtml") => return Some(format!("holds HTML, `{name}`")),
        Some(_) | None => {}
    }
    for attribute in node.attributes() {
        // Drawing programs leave notes here too, such as where they last saved a copy.
        if !matches!(attribute.namespace(), None | Some(SVG | XLINK | XML)) {
            continue;
        }
        let name = attribute.name().to_ascii_lowercase();
        if name.starts_with("on") {
            return Some(format!("holds a handler, `{name}`"));
        }
        if (name == "href" || name == "src") && !own(attribute.value()) {
            return Some("refers to something outside it".to_owned());
        }
        let words = name == "id" || name == "class" || name.starts_with("data-") || name.starts_with("aria-");
        if !words && fetches(attribute.value()) {
            return Some("refers to something outside it".to_owned());
        }
    }
    let style = name == "style";
    (style && node.descendants().filter_map(|node| node.text()).any(fetches))
        .then(|| "refers to something outside it, in its styles".to_owned())
}

/// A place in the drawing itself, or a picture written out in it.
fn own(address: &str) -> bool {
    let address = address.trim();
    let written_out = ["data:image/png;base64,", "data:image/jpeg;base64,"];
    address.is_empty() || address.starts_with('#') || written_out.iter().any(|kind| address.starts_with(kind))
}

/// Whether styles reach outside: an import, or a `url(…)` that is no place in the drawing.
fn fetches(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    // An escape could spell either.
    let hidden = style.contains('\\') && style.contains(['(', '@']);
    let outside = style.split("url(").skip(1).any(|rest| !own(rest.trim_start_matches([' ', '\t', '\n', '"', '\''])));
    hidden || outside || style.contains("@import") || style.contains("image-set(") || style.contains("javascript:")
}

#[cfg(test)]
mod tests {
    use super::flaw;

    fn svg(inside: &str) -> Option<String> {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>");
        flaw("svg", text.as_bytes())
    }

    #[test]
    fn drawings_as_programs_save_them_are_shown() {
        for inside in [
            "<path d=\"M0 0h9v9z\"/>",
            "<defs><linearGradient id=\"a\"/></defs><rect fill=\"url(#a)\" width=\"9\" height=\"9\"/><use href=\"#b\"/>",
            "<style>.a{fill:url('#a')}</style><text class=\"a\">Till</text>",
            "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></metadata><g/>",
            "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
            "<g xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" i:export-filename=\"C:\\Users\\anna\\till (1).png\"/>",
            "<g id=\"till_(1)\" data-name=\"Till \\ (1)\" aria-label=\"A till \\ (open)\"/>",
        ] {
            assert_eq!(svg(inside), None, "{inside}");
        }
        let doctype = "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
            \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(flaw("svg", doctype.as_bytes()), None);
    }

    #[test]
    fn drawings_that_run_or_fetch_are_not() {
        for inside in [
            "<script>alert(1)</script>",
            "<g onload=\"alert(1)\"/>",
            "<a href=\"javascript:alert(1)\"><g/></a>",
            "<a href=\" https://else.example\"><g/></a>",
            "<image href=\"https://else.example/x.png\"/>",
            "<image href=\"data:image/svg+xml;base64,PHN2Zz4=\"/>",
            "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
            "<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>",
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<style>@import 'https://else.example/x.css';</style>",
            "<style>g{fill:u\\72l(https://else.example)}</style>",
            "<g style=\"fill:url( 'https://else.example')\"/>",
            "<g fill=\"u\\72l(https://else.example)\"/>",
            "<g xmlns:x=\"http://www.w3.org/XML/1998/namespace\" x:href=\"https://else.example\"/>",
            "<g xmlns:s=\"http://www.w3.org/2000/svg\" s:style=\"fill:url(https://else.example)\"/>",
            "<g xmlns:x=\"http://www.w3.org/1999/xlink\"><use x:href=\"else.svg#a\"/></g>",
            "<?xml-stylesheet href=\"https://else.example\"?>",
        ] {
            assert!(svg(inside).is_some(), "{inside}");
        }
        assert!(flaw("svg", b"<svg/>").is_some());
        assert!(
            flaw("svg", b"<?xml version=\"1.0\" encoding=\"utf-7\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>")
                .is_some()
        );
    }

    #[test]
    fn pictures_are_what_they_say_and_of_a_size_to_be_shown() {
        let png = |width: u32, height: u32| {
            let mut bytes = Vec::new();
            let image = image::GrayImage::new(width, height);
            image.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).expect("a PNG");
            bytes
        };
        assert_eq!(flaw("png", &png(3, 2)), None);
        assert!(flaw("png", &png(16_001, 1)).is_some());
        assert!(flaw("png", b"").is_some());
        assert!(flaw("png", b"<script>alert(1)</script>").is_some());
        assert!(flaw("png", b"\x89PNG\r\n\x1a\n<script>").is_some());
        assert!(flaw("gif", b"GIF89a").is_some());
    }
}
