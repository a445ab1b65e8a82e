//! The page's own stylesheet and mark: the brand's colours and letters, put into the page itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::model::look::{FontFile, LogoImage};
use crate::model::pack::Pack;
use crate::model::source::{Asset, Sources};
use crate::render::html::ink::escape;
use crate::render::logo::{opened, recolour};
use crate::render::tokens::{GENERIC_MONO, colours, font_face, nearest, packed, stack};

/// Fonts of more bytes than this in all would make a page that nobody can send: those that do not fit are left out.
const MOST_FONT_BYTES: usize = 1_200_000;
/// A mark of more is left out.
const MOST_MARK_BYTES: usize = 100_000;

pub fn style(pack: &Pack, sources: &Sources) -> String {
    let look = &pack.look;
    let (head, base) = (&look.fonts.headings, &look.fonts.base);
    let files = &look.fonts.files;
    let head_weight = nearest(files, head, head.weight.unwrap_or(700));
    let bold = nearest(files, base, 700);
    let wanted = [(base, nearest(files, base, 400)), (head, head_weight), (base, bold)];
    let mut css = String::new();
    let mut left = MOST_FONT_BYTES;
    let mut put: Vec<&FontFile> = Vec::new();
    for (face, weight) in wanted {
        let file = files.iter().find(|file| {
            file.family == face.family && !file.italic && (file.weight.0..=file.weight.1).contains(&weight)
        });
        let Some((file, asset)) = file.and_then(|file| Some((file, sources.asset(&file.path)?))) else { continue };
        if asset.bytes.len() > left || put.contains(&file) {
            continue;
        }
        left -= asset.bytes.len();
        put.push(file);
        font_face(&mut css, file, &address("font/ttf", &asset.bytes));
    }
    css.push_str(&format!(
        ":root{{color-scheme:light dark;--head-face:{};--text-face:{};--mono-face:{};--w-head:{head_weight};--w-bold:{bold};{}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        stack(head),
        stack(base),
        look.fonts.monospace.as_ref().map_or_else(|| GENERIC_MONO.to_owned(), stack),
        colours(&look.light),
        colours(&look.dark),
    ));
    css.push_str(&packed(include_str!("report.css")));
    css
}

/// The brand's mark as HTML; empty where it has none that fits.
pub fn mark(pack: &Pack, sources: &Sources) -> String {
    let Some(logo) = &pack.look.logo else { return String::new() };
    if let LogoImage::Svg { svg, one_colour: true } = &logo.mark
        && svg.len() <= MOST_MARK_BYTES
        && let Some((frame, drawing)) = opened(svg)
    {
        return format!(
            "<svg viewBox=\"{}\" style=\"aspect-ratio:{}\" aria-hidden=\"true\">{}</svg>",
            escape(&frame.view),
            frame.ratio,
            recolour(drawing, "currentColor")
        );
    }
    let Some(light) = picture(&logo.mark, sources) else { return String::new() };
    let image = format!("<img src=\"{light}\" alt=\"\">");
    match logo.mark_dark.as_ref().and_then(|dark| picture(dark, sources)) {
        Some(dark) => format!(
            "<picture><source srcset=\"{dark}\" media=\"screen and (prefers-color-scheme: dark)\">{image}</picture>"
        ),
        None => image,
    }
}

fn picture(image: &LogoImage, sources: &Sources) -> Option<String> {
    match image {
        LogoImage::Svg { svg, one_colour: _ } => {
            (svg.len() <= MOST_MARK_BYTES).then(|| address("image/svg+xml", svg.as_bytes()))
        }
        LogoImage::Raster { path } => {
            let Asset { bytes, .. } = sources.asset(path)?;
            let kind = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
            (bytes.len() <= MOST_MARK_BYTES).then(|| address(kind, bytes))
        }
    }
}

/// A file as an address that holds it.
fn address(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}
