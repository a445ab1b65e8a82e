//! The brand's fonts: which files there are and what they hold, and what stands in for a family that no file provides.

use std::borrow::Cow;
use std::panic::catch_unwind;

use super::{Finder, MONO, SANS, SERIF};
use crate::model::diag::Diagnostic;
use crate::model::look::{Face, FaceKind, FontFile, FontFormat, Fonts};
use crate::model::source::Asset;
use crate::parse::look::RawFace;

impl Finder<'_> {
    pub(super) fn fonts(&mut self) -> Fonts {
        let raw = self.raw;
        let mut files: Vec<FontFile> = Vec::new();
        for font in &raw.fonts {
            let family = &font.family.value;
            for written in &font.files {
                let missing = match self.path(&written.value).and_then(|path| self.sources.asset(&path)) {
                    Some(asset) if files.iter().any(|known| known.path == asset.path && known.family == *family) => {
                        continue;
                    }
                    Some(_) if files.len() >= MOST_FILES => "is one too many: forty are read".to_owned(),
                    Some(Asset { flaw: Some(flaw), .. }) => flaw.clone(),
                    // A damaged font can make its reader fall over; that is the font's fault alone.
                    Some(asset) => match catch_unwind(|| font_file(&asset.path, &asset.bytes)).ok().flatten() {
                        Some(found) => {
                            files.push(FontFile { family: family.clone(), ..found });
                            continue;
                        }
                        None => "is not a font that can be used".to_owned(),
                    },
                    None => "is not there".to_owned(),
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
        // A list of families, as style sheets have it: the first that is there.
        let names: Vec<&str> = told
            .value
            .split(',')
            .map(|name| name.trim().trim_matches(['"', '\'']))
            .filter(|name| !name.is_empty())
            .collect();
        face.kind = kind_of(&told.value, kind);
        for name in &names {
            if let Some(file) = files.iter().find(|file| file.family.eq_ignore_ascii_case(name)) {
                face.family = file.family.clone();
                return face;
            }
            if let Some(built_in) = [SANS, SERIF, MONO].into_iter().find(|known| known.eq_ignore_ascii_case(name)) {
                face.family = built_in.to_owned();
                return face;
            }
        }
        face.family = fallback(face.kind).to_owned();
        let generic = ["sans-serif", "serif", "monospace", "system-ui", "ui-sans-serif", "ui-serif", "ui-monospace"];
        let Some(name) = names.first().filter(|name| !generic.contains(name)).map(|name| (*name).to_owned()) else {
            return face;
        };
        face.missing = Some(name.clone());
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

/// Families come in a dozen files, and a brand in two or three families.
const MOST_FILES: usize = 40;

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
        FontFormat::Woff => Cow::Owned(unpacks_small(bytes).then(|| wuff::decompress_woff1(bytes).ok())??),
        FontFormat::Woff2 => Cow::Owned(wuff::decompress_woff2(bytes).ok()?),
        FontFormat::Ttf | FontFormat::Otf => Cow::Borrowed(bytes),
    };
    let face = ttf_parser::Face::parse(&plain, 0).ok()?;
    if letters(&plain) > MOST_LETTERS {
        return None;
    }
    let axis = face.variation_axes().into_iter().find(|axis| axis.tag == ttf_parser::Tag::from_bytes(b"wght"));
    let own = face.weight().to_number();
    let weight = axis.map_or((own, own), |axis| (axis.min_value as u16, axis.max_value as u16));
    let em = f32::from(face.units_per_em());
    // A font that tells nonsense counts as one that does not tell.
    let x_height = face.x_height().map(|height| f32::from(height) / em).filter(|share| (0.2..0.9).contains(share));
    let italic = face.is_italic();
    let arabic = face.glyph_index('ع').is_some();
    Some(FontFile { path: path.to_owned(), family: String::new(), weight, italic, x_height, arabic, format })
}

/// Whether a WOFF says that it unpacks to no more than a large font has.
fn unpacks_small(woff: &[u8]) -> bool {
    const MOST: u64 = 32 << 20;
    let tables = usize::from(u16_at(woff, 12).unwrap_or(u16::MAX));
    let sizes = (0..tables).map(|n| u32_at(woff, 44 + n * 20 + 12).map_or(MOST + 1, u64::from));
    u32_at(woff, 16).is_some_and(|whole| u64::from(whole) <= MOST) && sizes.sum::<u64>() <= MOST
}

/// All of Unicode.
const MOST_LETTERS: u64 = 0x11_0000;

/// Letters that a font's `cmap` says it has, in the formats that give them by range (12 and 13): in a damaged font a
/// range can span everything a number can be, and whoever lists it runs out of memory.
fn letters(font: &[u8]) -> u64 {
    let Ok(raw) = ttf_parser::RawFace::parse(font, 0) else { return 0 };
    let Some(cmap) = raw.table(ttf_parser::Tag::from_bytes(b"cmap")) else { return 0 };
    let subtables = usize::from(u16_at(cmap, 2).unwrap_or(0));
    let mut most = 0;
    for n in 0..subtables {
        let Some(at) = u32_at(cmap, 4 + n * 8 + 4).map(|at| at as usize) else { break };
        if !matches!(u16_at(cmap, at), Some(12 | 13)) {
            continue;
        }
        let groups = u32_at(cmap, at.saturating_add(12)).unwrap_or(0) as usize;
        let group = |n: usize| {
            let at = at.checked_add(16)?.checked_add(n.checked_mul(12)?)?;
            Some(u64::from(u32_at(cmap, at + 4)?.checked_sub(u32_at(cmap, at)?)?) + 1)
        };
        most = most.max((0..groups.min(cmap.len() / 12)).filter_map(group).sum());
    }
    most
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}
