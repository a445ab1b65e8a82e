//! Fonts for paper: the brand's own files, then the built-in faces. Sizes follow the text face's x-height.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontInfo};

pub use super::world::FontSet;
use crate::model::look::{FontFormat, Fonts};
use crate::model::source::Sources;

/// Open faces with their licences beside them: a sans, and two for Arabic; the serif comes with the typesetter.
const BUILT_IN: [&[u8]; 7] = [
    include_bytes!("fonts/SourceSans3-Regular.ttf"),
    include_bytes!("fonts/SourceSans3-Italic.ttf"),
    include_bytes!("fonts/SourceSans3-Bold.ttf"),
    include_bytes!("fonts/IBMPlexSansArabic-Regular.ttf"),
    include_bytes!("fonts/IBMPlexSansArabic-Bold.ttf"),
    include_bytes!("fonts/Amiri-Regular.ttf"),
    include_bytes!("fonts/Amiri-Bold.ttf"),
];

/// The families that stand in where a brand's have no letter; the templates name the same.
pub const STAND_INS: [&str; 4] = ["Source Sans 3", "Libertinus Serif", "IBM Plex Sans Arabic", "Amiri"];

static FALLBACKS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let own = BUILT_IN.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes)));
    own.chain(typst_kit::fonts::embedded().map(|(font, _): (Font, FontInfo)| font)).collect()
});

/// The brand's fonts and the built-in ones. A file that the typesetter cannot read is left out; it was reported when
/// it was found.
pub fn load(fonts: &Fonts, sources: &Sources) -> FontSet {
    let (mut all, mut hashes) = (Vec::new(), Vec::new());
    for file in &fonts.files {
        let Some(asset) = sources.asset(&file.path) else { continue };
        let bytes = match file.format {
            FontFormat::Ttf | FontFormat::Otf => Bytes::new(asset.bytes.to_vec()),
            FontFormat::Woff => match wuff::decompress_woff1(&asset.bytes) {
                Ok(plain) => Bytes::new(plain),
                Err(_) => continue,
            },
            FontFormat::Woff2 => match wuff::decompress_woff2(&asset.bytes) {
                Ok(plain) => Bytes::new(plain),
                Err(_) => continue,
            },
        };
        all.extend(Font::iter(bytes));
        hashes.push(asset.hash.clone());
    }
    all.extend(FALLBACKS.iter().cloned());
    FontSet::new(all, hashes)
}

/// x-height as a share of the em: the brand's own family's, else a built-in one's; 0.5 when the font does not say.
pub fn x_height(fonts: &Fonts, family: &str) -> f64 {
    let built_in = || {
        let regular = FALLBACKS.iter().find(|font| font.info().family.as_str().eq_ignore_ascii_case(family))?;
        let face = ttf_parser::Face::parse(regular.data(), regular.index()).ok()?;
        Some(f32::from(face.x_height()?) / f32::from(face.units_per_em()))
    };
    f64::from(fonts.x_height(family).or_else(built_in).unwrap_or(0.5))
}

/// Body size: 5.05 pt over the x-height, up to a quarter point, kept between 10.25 and 11 pt.
pub fn body_size(x_height: f64) -> f64 {
    ((5.05 / x_height * 4.0).ceil() / 4.0).clamp(10.25, 11.0)
}

#[cfg(test)]
mod tests {
    use super::body_size;

    #[test]
    fn body_follows_the_x_height() {
        assert_eq!(body_size(0.46), 11.0); // Alegreya Sans
        assert_eq!(body_size(0.486), 10.5); // Source Sans 3
        assert_eq!(body_size(0.52), 10.25); // larger faces stay readable, not huge
    }
}
