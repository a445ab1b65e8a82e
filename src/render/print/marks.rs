//! Pictures of a sheet that are not an author's: the brand's mark in its colours, and the code that leads to the web
//! page. Each becomes a file that the typesetter is handed.

use std::collections::BTreeMap;

use typst::foundations::Bytes;

use crate::model::look::{LogoImage, Look};
use crate::model::source::Sources;
use crate::render::logo::recolour;

/// Where the typesetter finds the pictures; `None` for one that the brand or the pack does not have.
#[derive(Copy, Clone, Debug, Default)]
pub struct Paths {
    /// The mark on white paper, in the accent where it has one colour.
    pub mark: Option<&'static str>,
    /// The mark in white, for the tab: only of a mark of one colour, since others would be a white shape.
    pub tab: Option<&'static str>,
    /// The code, and how wide it is set, in millimetres.
    pub qr: Option<(&'static str, f64)>,
}

/// The pictures by path. `address` is the web page that the code leads to; one too long for a code gets none.
pub fn files(look: &Look, address: Option<&str>, sources: &Sources) -> (Paths, BTreeMap<String, Bytes>) {
    let mut paths = Paths::default();
    let mut files = BTreeMap::new();
    let mut add = |path: &'static str, bytes: Bytes| {
        files.insert(path.to_owned(), bytes);
        Some(path)
    };
    match look.logo.as_ref().map(|logo| &logo.mark) {
        None => {}
        Some(LogoImage::Svg { svg, one_colour: true }) => {
            paths.mark = add("/mark.svg", Bytes::from_string(recolour(svg, &look.print_accent.hex())));
            paths.tab = add("/mark-white.svg", Bytes::from_string(recolour(svg, "#ffffff")));
        }
        Some(LogoImage::Svg { svg, one_colour: false }) => {
            paths.mark = add("/mark.svg", Bytes::from_string(svg.clone()));
        }
        Some(LogoImage::Raster { path }) => {
            if let Some(asset) = sources.asset(path) {
                let name = if asset.bytes.starts_with(b"\x89PNG") { "/mark.png" } else { "/mark.jpg" };
                paths.mark = add(name, Bytes::new(asset.bytes.to_vec()));
            }
        }
    }
    if let Some((svg, width)) = address.and_then(qr) {
        paths.qr = add("/qr.svg", Bytes::from_string(svg)).map(|path| (path, width));
    }
    (paths, files)
}

/// A code of error level M as SVG, and its width: modules of 0.55 mm, which a worn office copy keeps and a telephone
/// reads. `None` for an address that would need more than 37 of them (84 letters).
fn qr(address: &str) -> Option<(String, f64)> {
    use fast_qr::convert::{Builder, svg::SvgBuilder};
    const MODULE: f64 = 0.55;
    const MOST: usize = 37;
    let code = fast_qr::QRBuilder::new(address).ecl(fast_qr::ECL::M).build().ok()?;
    (code.size <= MOST).then(|| (SvgBuilder::default().margin(0).to_str(&code), code.size as f64 * MODULE))
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_code_is_as_wide_as_it_must_be_to_be_read() {
        let width = |address: &str| qr(address).map(|(_, width)| width.round());
        assert_eq!(width("https://l.example/fd/put-right.html"), Some(16.0));
        assert_eq!(width("https://learn.lanternhouse.example/front-desk/put-right.html"), Some(18.0));
        assert_eq!(width(&"x".repeat(85)), None);
    }
}
