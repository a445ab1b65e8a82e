//! Files beside the pages: fonts, pictures, the brand's mark. Each is named by what it holds, so that a changed
//! picture is a new address.

use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::doc::{BlockKind, Composed, Image, InlineKind};
use crate::model::look::{FontFile, LogoImage};
use crate::model::pack::Pack;
use crate::model::source::{Asset, Sources};
use crate::model::walk::{blocks_of, each_block, each_inline, each_text};
use crate::render::html::Pictures;
use crate::render::html::ink::{escape, slug};
use crate::render::logo::{opened, recolour};

/// The brand's mark as the pages need it; empty where it has none.
#[derive(Default)]
pub struct Marks {
    /// In the header, beside the name.
    pub header: String,
    /// On the tab of what is ours: only a mark of one colour, which takes the tab's own.
    pub tab: String,
    /// The drawing that the two refer to, once on each page.
    pub symbol: String,
}

pub struct Assets<'a> {
    pub files: Vec<Artifact>,
    pub pictures: Pictures,
    /// Fonts with their addresses, from the stylesheet.
    pub fonts: Vec<(&'a FontFile, String)>,
    marks: Marks,
}

impl<'a> Assets<'a> {
    pub fn gather(pack: &'a Pack, sources: &Sources) -> Assets<'a> {
        let mut assets =
            Assets { files: Vec::new(), pictures: Pictures::new(), fonts: Vec::new(), marks: Marks::default() };
        for font in &pack.look.fonts.files {
            if let Some(asset) = sources.asset(&font.path) {
                let name = assets.keep(&asset.path, &asset.hash, &asset.bytes);
                assets.fonts.push((font, name));
            }
        }
        for image in pictures(pack) {
            // One that is missing was found by the check of links and pictures.
            if let Some(asset) = sources.asset(&image.path) {
                assets.picture(asset);
            }
        }
        assets.logo(pack, sources);
        assets
    }

    pub fn marks(&mut self) -> Marks {
        std::mem::take(&mut self.marks)
    }

    fn picture(&mut self, asset: &Asset) {
        let name = self.keep(&asset.path, &asset.hash, &asset.bytes);
        self.pictures.insert(asset.path.clone(), format!("assets/{name}"));
    }

    /// Adds the file once; gives its name below `assets/`.
    fn keep(&mut self, path: &str, hash: &str, bytes: &[u8]) -> String {
        let file = path.rsplit('/').next().unwrap_or(path);
        let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
        let short = hash.get(..8).unwrap_or(hash);
        let name = format!("{}-{short}.{}", slug(stem), slug(&extension.to_lowercase()));
        let path = format!("site/assets/{name}");
        if !self.files.iter().any(|file| file.path == path) {
            self.files.push(Artifact {
                path,
                bytes: bytes.to_vec(),
                kind: ArtifactKind::Asset,
                modules: Vec::new(),
                fingerprint: None,
                shown: None,
            });
        }
        name
    }

    fn logo(&mut self, pack: &Pack, sources: &Sources) {
        let Some(logo) = &pack.look.logo else { return };
        if let LogoImage::Svg { svg, one_colour: true } = &logo.mark
            && let Some((frame, drawing)) = opened(svg)
        {
            self.marks.symbol = format!(
                "<symbol id=\"page.mark\" viewBox=\"{}\">{}</symbol>",
                escape(&frame.view),
                recolour(drawing, "currentColor")
            );
            let drawn = format!(
                "<svg viewBox=\"{}\" style=\"aspect-ratio:{}\" aria-hidden=\"true\"><use href=\"#page.mark\"/></svg>",
                escape(&frame.view),
                frame.ratio
            );
            self.marks.tab.clone_from(&drawn);
            self.marks.header = drawn;
            return;
        }
        let Some(light) = self.logo_file(&logo.mark, sources) else { return };
        let image = format!("<img src=\"assets/{light}\" alt=\"\">");
        let dark = logo.mark_dark.as_ref().and_then(|dark| self.logo_file(dark, sources));
        self.marks.header = match dark {
            Some(dark) => format!(
                "<picture><source srcset=\"assets/{dark}\" media=\"screen and (prefers-color-scheme: dark)\">{image}</picture>"
            ),
            None => image,
        };
    }

    fn logo_file(&mut self, image: &LogoImage, sources: &Sources) -> Option<String> {
        match image {
            LogoImage::Svg { svg, one_colour: _ } => {
                Some(self.keep("mark.svg", &crate::model::artifact::hash(svg.as_bytes()), svg.as_bytes()))
            }
            LogoImage::Raster { path } => {
                let asset = sources.asset(path)?;
                Some(self.keep(&asset.path, &asset.hash, &asset.bytes))
            }
        }
    }
}

/// Every picture that the pack's modules show, in order; some twice.
fn pictures(pack: &Pack) -> Vec<&Image<Composed>> {
    let mut found = Vec::new();
    for module in &pack.modules {
        for blocks in blocks_of(&module.body) {
            each_block(blocks, &mut |block| {
                if let BlockKind::Figure(image) = &block.kind {
                    found.push(image);
                }
            });
        }
        each_text(&module.body, &mut |text| {
            each_inline(text, &mut |inline| {
                if let InlineKind::Image(image) = &inline.kind {
                    found.push(image);
                }
            });
        });
    }
    found
}
