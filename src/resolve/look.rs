//! A look ready for screen and paper: colours followed to their values, the logo found and made safe, fonts read.

use std::borrow::Cow;

use super::colours;
use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::look::{
    Face, FaceKind, Figures, FontFile, FontFormat, Fonts, Logo, LogoImage, Look, PrintLine, Rgb, Shape,
};
use crate::model::names::nearest;
use crate::model::source::Sources;
use crate::model::span::{FileId, Spanned};
use crate::parse::look::{RawFace, RawLogo, RawLook};

/// What stands in when no file provides a family; built into the program.
pub const SANS: &str = "Source Sans 3";
pub const SERIF: &str = "Libertinus Serif";
pub const MONO: &str = "DejaVu Sans Mono";

/// A calm blue-black for a brand that has told no colour.
const PLAIN: Rgb = Rgb(0x24, 0x3b, 0x5c);

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
    let place = file.map(Place::File).unwrap_or_else(|| Place::Path(format!("brands/{brand_id}/_brand.yml")));
    let mut finder = Finder { raw, folder: format!("brands/{brand_id}"), sources, d };

    let primary = finder.role("primary");
    let second = finder.role("secondary").map(|(_, rgb)| rgb);
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
    let shape = finder.word(&raw.shape, &[("arch", Shape::Arch), ("square", Shape::Square), ("round", Shape::Round)]);
    let print_line = finder.word(&raw.print_line, &[("single", PrintLine::Single), ("double", PrintLine::Double)]);
    let figures = finder.word(
        &raw.figures,
        &[("old-style", Figures::OldStyle), ("lining", Figures::Lining), ("slashed-zero", Figures::SlashedZero)],
    );
    let _ = place;
    Look {
        file,
        short_name: raw.short_name.as_ref().map_or_else(|| brand_name.to_owned(), |name| name.value.clone()),
        home: raw.home.as_ref().map(|home| home.value.clone()),
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
        let text = colour.light.clone();
        self.colour(&text).map(|rgb| (text.span, rgb))
    }

    /// A name of the palette or another role, followed to its value; else a colour of CSS.
    fn colour(&mut self, text: &Spanned<String>) -> Option<Rgb> {
        let mut value: Cow<'_, str> = Cow::Borrowed(text.value.trim());
        let mut seen: Vec<String> = Vec::new();
        loop {
            let role = self.raw.roles.iter().find(|(name, _)| name.value == *value).map(|(_, colour)| &colour.light);
            let named = self.raw.palette.iter().find(|(name, _)| name.value == *value).map(|(_, colour)| colour);
            // A palette entry may be called as its role: then the entry is meant.
            let next = if seen.is_empty() { named.or(role) } else { named.or(role) };
            let Some(next) = next else { break };
            if seen.contains(&value.to_string()) {
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

    fn logo(&mut self, brand_name: &str) -> Option<Logo> {
        let raw = self.raw;
        let chosen = raw.small.as_ref().or(raw.medium.as_ref()).or(raw.large.as_ref())?;
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
                "Save the file into the brand's assets folder, and type its path. Until then pages show the name.",
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
                Some(near) => format!("Did you mean the image `{near}`? Until then pages show the name."),
                None => "Put the file there, or mend the path. Until then pages show the name.".to_owned(),
            };
            say(self.d, "logo-missing", format!("The logo {path} is not there"), &help);
            return None;
        };
        let bytes = &asset.bytes;
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            return Some((LogoImage::Raster { path }, alt));
        }
        match safe_svg(bytes) {
            Ok((svg, one_colour)) => Some((LogoImage::Svg { svg, one_colour }, alt)),
            Err(why) => {
                say(
                    self.d,
                    "logo-not-an-image",
                    format!("The logo {path} is not a picture that can be used: {why}"),
                    "Save it as SVG, PNG or JPEG. Until then pages show the name.",
                );
                None
            }
        }
    }

    fn fonts(&mut self) -> Fonts {
        let raw = self.raw;
        let mut files = Vec::new();
        for font in &raw.fonts {
            for written in &font.files {
                let missing = match self.path(&written.value).and_then(|path| self.sources.asset(&path)) {
                    Some(asset) => match font_file(&asset.path, &asset.bytes) {
                        Some(found) => {
                            files.push(FontFile { family: font.family.value.clone(), ..found });
                            continue;
                        }
                        None => "is not a font that can be used",
                    },
                    None => "is not there",
                };
                self.d.push(
                    Diagnostic::warning("font-missing", written.span, format!("The font file `{}` {missing}", written.value))
                        .help("Put a TTF, OTF, WOFF or WOFF2 file into the brand's assets folder, and type its path from the brand's folder."),
                );
            }
        }
        let base = self.face(raw.base.as_ref(), &files, FaceKind::Sans);
        let headings = match &raw.headings {
            Some(headings) if headings.family.is_some() => self.face(Some(headings), &files, base.kind),
            Some(headings) => Face { weight: weight(headings), ..base.clone() },
            None => Face { weight: Some(700), ..base.clone() },
        };
        let monospace = raw.monospace.as_ref().map(|face| self.face(Some(face), &files, FaceKind::Monospace));
        Fonts { headings, base, monospace, files }
    }

    fn face(&mut self, raw: Option<&RawFace>, files: &[FontFile], kind: FaceKind) -> Face {
        let told = raw.and_then(|raw| raw.family.as_ref());
        let mut face = Face {
            family: String::new(),
            missing: None,
            weight: raw.and_then(weight),
            italic: raw.and_then(|raw| raw.style.as_ref()).is_some_and(|style| style.value == "italic"),
            line_height: raw.and_then(|raw| raw.line_height.as_ref()).and_then(|height| height.value.parse().ok()),
            kind,
        };
        let Some(told) = told else {
            face.family = fallback(kind).to_owned();
            return face;
        };
        let name = told.value.split(',').next().unwrap_or_default().trim().trim_matches(['"', '\'']).to_owned();
        face.kind = kind_of(&told.value, kind);
        if let Some(file) = files.iter().find(|file| file.family.eq_ignore_ascii_case(&name)) {
            face.family = file.family.clone();
            return face;
        }
        face.family = fallback(face.kind).to_owned();
        face.missing = Some(name.clone());
        if [SANS, SERIF, MONO].iter().any(|built_in| built_in.eq_ignore_ascii_case(&name)) {
            face.missing = None;
            return face;
        }
        let declared = self.raw.fonts.iter().find(|font| {
            let family = font.family.value.to_lowercase();
            name.to_lowercase().starts_with(&family) && name.len() > family.len()
        });
        let on_the_web = self.raw.fonts.iter().any(|font| {
            font.family.value.eq_ignore_ascii_case(&name)
                && font
                    .source
                    .as_ref()
                    .is_some_and(|source| matches!(source.value.as_str(), "google" | "bunny" | "system"))
        });
        let help = match declared {
            Some(font) => {
                format!("The file declares `{}`: use that name here, with `weight:` for its cut.", font.family.value)
            }
            None if on_the_web => {
                "Nothing is fetched from the web. Put its files into the brand's assets folder, with `source: file`."
                    .to_owned()
            }
            None => "Put its files into the brand's assets folder, and name them under `fonts:` with `source: file`."
                .to_owned(),
        };
        self.d.push(
            Diagnostic::warning(
                "font-missing",
                told.span,
                format!("No file provides the family “{name}”; pages and sheets use {} instead", face.family),
            )
            .help(help),
        );
        face
    }
}

fn fallback(kind: FaceKind) -> &'static str {
    match kind {
        FaceKind::Sans => SANS,
        FaceKind::Serif => SERIF,
        FaceKind::Monospace => MONO,
    }
}

fn weight(face: &RawFace) -> Option<u16> {
    let text = face.weight.as_ref()?.value.to_lowercase();
    Some(match text.as_str() {
        "thin" => 100,
        "extra-light" | "ultra-light" => 200,
        "light" => 300,
        "normal" | "regular" => 400,
        "medium" => 500,
        "semi-bold" | "demi-bold" => 600,
        "bold" => 700,
        "extra-bold" | "ultra-bold" => 800,
        "black" => 900,
        figure => figure.parse().ok().filter(|n| (1..=1000).contains(n))?,
    })
}

/// A guess from the family's name, for the faces that stand in for it.
fn kind_of(family: &str, otherwise: FaceKind) -> FaceKind {
    let name = family.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["mono", "code", "courier", "consol"]) {
        FaceKind::Monospace
    } else if has(&["sans", "inter", "arial", "helvetica", "roboto", "lato", "figtree", "verdana", "hyperlegible"]) {
        FaceKind::Sans
    } else if has(&[
        "serif",
        "georgia",
        "times",
        "garamond",
        "baskerville",
        "alegreya",
        "besley",
        "slab",
        "bodoni",
        "caslon",
        "merriweather",
        "lora",
    ]) {
        FaceKind::Serif
    } else {
        otherwise
    }
}

/// What a font file holds; `None` for what is no font.
fn font_file(path: &str, bytes: &[u8]) -> Option<FontFile> {
    let format = match bytes.get(..4)? {
        b"wOFF" => FontFormat::Woff,
        b"wOF2" => FontFormat::Woff2,
        b"OTTO" => FontFormat::Otf,
        [0, 1, 0, 0] | b"true" => FontFormat::Ttf,
        _ => return None,
    };
    let plain: Cow<'_, [u8]> = match format {
        FontFormat::Woff => Cow::Owned(wuff::decompress_woff1(bytes).ok()?),
        FontFormat::Woff2 => Cow::Owned(wuff::decompress_woff2(bytes).ok()?),
        FontFormat::Ttf | FontFormat::Otf => Cow::Borrowed(bytes),
    };
    let face = ttf_parser::Face::parse(&plain, 0).ok()?;
    let axis = face.variation_axes().into_iter().find(|axis| axis.tag == ttf_parser::Tag::from_bytes(b"wght"));
    let own = face.weight().to_number();
    let weight = axis.map_or((own, own), |axis| (axis.min_value as u16, axis.max_value as u16));
    Some(FontFile { path: path.to_owned(), family: String::new(), weight, italic: face.is_italic(), format })
}

/// An SVG rewritten to plain shapes: no script, no handlers, nothing fetched or read. With whether it paints in one
/// colour only.
fn safe_svg(bytes: &[u8]) -> Result<(String, bool), String> {
    const LARGEST: usize = 512 * 1024;
    if bytes.len() > LARGEST {
        return Err("it is larger than 512 KB".to_owned());
    }
    if std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<!ENTITY")) {
        return Err("it defines entities".to_owned());
    }
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = usvg::Tree::from_data(bytes, &options).map_err(|_| "it cannot be read as SVG".to_owned())?;
    let svg = tree.to_string(&usvg::WriteOptions { indent: usvg::Indent::None, ..usvg::WriteOptions::default() });
    if !tree.root().has_children() {
        return Err("nothing in it can be seen".to_owned());
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
