//! An author's pictures, as far as the typesetter can show them; elsewhere their words stand.

use std::collections::BTreeMap;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::model::diag::{Diagnostic, Diagnostics, Place};
use crate::model::doc::BlockKind;
use crate::model::pack::Pack;
use crate::model::source::{Asset, Sources};
use crate::model::walk::{blocks_of, each_block};

/// From the project's path to the typesetter's, and the bytes.
#[derive(Default)]
pub struct Pictures(BTreeMap<String, (String, Bytes)>);

impl Pictures {
    /// Where the typesetter finds a picture; `None` for one that it is not handed.
    pub fn path(&self, picture: &str) -> Option<&str> {
        self.0.get(picture).map(|(path, _)| path.as_str())
    }

    pub fn into_files(self) -> impl Iterator<Item = (String, Bytes)> {
        self.0.into_values()
    }
}

/// The pictures that stand alone in a paragraph, each once.
pub fn gather(pack: &Pack, sources: &Sources, d: &mut Diagnostics) -> Pictures {
    let mut wanted: Vec<&str> = Vec::new();
    for blocks in pack.modules.iter().flat_map(|module| blocks_of(&module.body)) {
        each_block(blocks, &mut |block| {
            if let BlockKind::Figure(image) = &block.kind
                && !wanted.contains(&image.path.as_str())
            {
                wanted.push(&image.path);
            }
        });
    }
    let mut pictures = Pictures::default();
    for picture in wanted {
        // One that is not there, or is not what it says, was reported where it is used.
        let Some(asset) = sources.asset(picture).filter(|asset| asset.flaw.is_none()) else { continue };
        match kind(asset) {
            Ok(kind) => {
                let path = format!("/picture-{}.{kind}", pictures.0.len() + 1);
                pictures.0.insert(picture.to_owned(), (path, Bytes::new(asset.bytes.to_vec())));
            }
            Err(help) => d.push(
                Diagnostic::warning(
                    "picture-not-printed",
                    Place::Path(picture.to_owned()),
                    "The workbook cannot show this picture; its words stand there instead",
                )
                .help(help),
            ),
        }
    }
    pictures
}

/// The extension that the typesetter knows it by; what to do where it cannot show it.
fn kind(asset: &Asset) -> Result<&'static str, &'static str> {
    let raster = |format, kind| {
        let read = RasterImage::new(Bytes::new(asset.bytes.to_vec()), format, typst::foundations::Smart::Auto);
        read.map(|_| kind).map_err(|_| "It is damaged. Save it again, as PNG or JPEG.")
    };
    if asset.bytes.starts_with(b"\x89PNG") {
        return raster(ExchangeFormat::Png, "png");
    }
    if asset.bytes.starts_with(b"\xff\xd8\xff") {
        return raster(ExchangeFormat::Jpg, "jpg");
    }
    let text = String::from_utf8_lossy(&asset.bytes);
    if FOLDED.iter().any(|element| text.contains(element)) {
        return Err("Its drawing refers to parts of itself, which may unfold without end. Save it as PNG.");
    }
    Ok("svg")
}

/// What lets a small drawing unfold to a very large one.
const FOLDED: [&str; 8] = ["<use", ":use", "<pattern", ":pattern", "<marker", ":marker", "<mask", "<filter"];
