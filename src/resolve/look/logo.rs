//! The brand's mark: found, told apart from what is no picture, and made safe.

use super::Finder;
use super::drawing::too_much;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::look::{Logo, LogoImage};
use crate::model::names::nearest;
use crate::model::source::Asset;
use crate::model::span::Spanned;
use crate::parse::look::RawLogo;

impl Finder<'_> {
    pub(super) fn logo(&mut self, brand_name: &str) -> Option<Logo> {
        // The smallest first, as for a header; one that cannot be used gives way to the next.
        let raw = self.raw;
        let all = [raw.small.as_ref(), raw.medium.as_ref(), raw.large.as_ref()];
        all.into_iter().flatten().find_map(|chosen| self.one_logo(chosen, brand_name))
    }

    fn one_logo(&mut self, chosen: &RawLogo, brand_name: &str) -> Option<Logo> {
        let RawLogo { light, dark, alt } = chosen;
        let (mark, image_alt) = self.logo_image(light.as_ref().or(dark.as_ref())?)?;
        let mark_dark = match (light, dark) {
            (Some(_), Some(dark)) => self.logo_image(dark).map(|(image, _)| image),
            _ => None,
        };
        let alt = alt.as_ref().map(|alt| alt.value.clone()).or(image_alt).unwrap_or_else(|| brand_name.to_owned());
        Some(Logo { mark, mark_dark, alt })
    }

    fn logo_image(&mut self, name: &Spanned<String>) -> Option<(LogoImage, Option<String>)> {
        let image = self.raw.images.iter().find(|(known, _)| known.value == name.value).map(|(_, image)| image);
        let written = image.map_or(name, |image| &image.path);
        let alt = image.and_then(|image| image.alt.as_ref()).map(|alt| alt.value.clone());
        let say = |d: &mut Diagnostics, code, message: String, help: &str| {
            d.push(Diagnostic::warning(code, written.span, message).help(help));
        };
        let address = written.value.contains("://");
        if address {
            say(
                self.d,
                "logo-on-the-web",
                "The logo is an address on the web, and nothing is fetched from there".to_owned(),
                "Save the file into the brand's assets folder, and type its path. Until then another of its logos stands there, or the name.",
            );
            return None;
        }
        let Some(path) = self.path(&written.value) else {
            say(
                self.d,
                "logo-outside",
                format!("The logo `{}` lies outside the brand's folder", written.value),
                "Copy it into the brand's assets folder, and type its path from there: assets/logo.svg.",
            );
            return None;
        };
        let Some(asset) = self.sources.asset(&path) else {
            let names = self.raw.images.iter().map(|(name, _)| name.value.as_str());
            let help = match nearest(&written.value, names) {
                Some(near) => format!(
                    "Did you mean the image `{near}`? Until then another of its logos stands there, or the name."
                ),
                None => {
                    "Put the file there, or mend the path. Until then another of its logos stands there, or the name."
                        .to_owned()
                }
            };
            say(self.d, "logo-missing", format!("The logo {path} is not there"), &help);
            return None;
        };
        match usable(asset) {
            Ok(image) => Some((image, alt)),
            Err(why) => {
                say(
                    self.d,
                    "logo-not-an-image",
                    format!("The logo {path} is not a picture that can be used: {why}"),
                    "Save it as SVG, PNG or JPEG. Until then another of its logos stands there, or the name.",
                );
                None
            }
        }
    }
}

/// The picture a logo's file holds, made safe; else why it cannot be used.
fn usable(asset: &Asset) -> Result<LogoImage, String> {
    let bytes = &asset.bytes;
    let format = match &bytes[..] {
        [] => return Err(format!("it {}", asset.flaw.as_deref().unwrap_or("is empty"))),
        [0x89, b'P', b'N', b'G', ..] => image::ImageFormat::Png,
        [0xff, 0xd8, 0xff, ..] => image::ImageFormat::Jpeg,
        _ => return safe_svg(bytes).map(|(svg, one_colour)| LogoImage::Svg { svg, one_colour }),
    };
    if let Some(flaw) = &asset.flaw {
        return Err(format!("it {flaw}"));
    }
    // Decoded once, since what sets the sheets stops at a damaged one.
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes));
    reader.set_format(format);
    reader.decode().map_err(|_| "it is damaged".to_owned())?;
    Ok(LogoImage::Raster { path: asset.path.clone() })
}

/// An SVG rewritten to plain shapes: no script, no handlers, nothing fetched or read. With whether it paints in one
/// colour only.
fn safe_svg(bytes: &[u8]) -> Result<(String, bool), String> {
    const LARGEST: usize = 512 * 1024;
    if bytes.len() > LARGEST {
        return Err("it is larger than 512 KB".to_owned());
    }
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    // Read as text, not as data: data may be packed, and a small packed file can unfold without end.
    if let Some(kind) = kind_of(bytes) {
        return Err(format!("it is {kind}"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "it is neither SVG, PNG nor JPEG".to_owned())?;
    if text.contains("<!ENTITY") {
        return Err("it defines entities".to_owned());
    }
    too_much(text).map_err(|why| format!("it {why}"))?;
    let tree = usvg::Tree::from_str(text, &options).map_err(|_| "it cannot be read as SVG".to_owned())?;
    let svg = tree.to_string(&usvg::WriteOptions { indent: usvg::Indent::None, ..usvg::WriteOptions::default() });
    if !tree.root().has_children() {
        return Err("nothing in it can be seen".to_owned());
    }
    // What it writes is read again before anybody relies on it: an id that holds a `<` comes out as it was.
    if too_much(&svg).is_err() {
        return Err("it cannot be redrawn".to_owned());
    }
    let mut paints: Vec<&str> = Vec::new();
    for part in svg.split(['"', ' ', ';']) {
        if part.starts_with('#') && part.len() == 7 && !paints.contains(&part) {
            paints.push(part);
        }
    }
    let gradients = svg.contains("Gradient") || svg.contains("<image") || svg.contains("<pattern");
    Ok((svg.clone(), paints.len() <= 1 && !gradients))
}

/// A kind of picture that is sometimes given for a logo and does not serve, told by the file's first bytes.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'G', b'I', b'F', b'8', ..] => Some("a GIF"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("a WebP"),
        [0x1f, 0x8b, ..] => Some("a packed SVG (.svgz)"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        _ => None,
    }
}
