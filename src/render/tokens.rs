//! What every stylesheet of a brand takes from its look: colours as custom properties, fonts and what stands in for them.

use std::fmt::Write as _;

use crate::model::look::{Face, FaceKind, FontFile, FontFormat, Scheme};

/// A font as a stylesheet declares it; `address` is where its file is.
pub fn font_face(css: &mut String, font: &FontFile, address: &str) {
    let format = match font.format {
        FontFormat::Ttf => "truetype",
        FontFormat::Otf => "opentype",
        FontFormat::Woff => "woff",
        FontFormat::Woff2 => "woff2",
    };
    let (low, high) = font.weight;
    let weight = if low == high { low.to_string() } else { format!("{low} {high}") };
    let style = if font.italic { "italic" } else { "normal" };
    let _ = writeln!(
        css,
        "@font-face{{font-family:{};src:url(\"{address}\") format(\"{format}\");font-weight:{weight};font-style:{style};font-display:swap}}",
        family(&font.family)
    );
}

pub const GENERIC_MONO: &str = "ui-monospace,Menlo,Consolas,\"DejaVu Sans Mono\",monospace";

/// A family's name as a CSS string: only what names are made of.
fn family(name: &str) -> String {
    let name: String = name.chars().filter(|c| c.is_alphanumeric() || " -_.'".contains(*c)).collect();
    format!("\"{name}\"")
}

/// A family, then what stands in for it, Arabic faces included. One that no file provides comes first all the same:
/// the reader's device may have it.
pub fn stack(face: &Face) -> String {
    let rest = match face.kind {
        FaceKind::Sans => "system-ui,\"Segoe UI\",\"Noto Sans\",\"Noto Sans Arabic\",sans-serif",
        FaceKind::Serif => "Georgia,\"Noto Serif\",\"Noto Naskh Arabic\",Amiri,serif",
        FaceKind::Monospace => GENERIC_MONO,
    };
    let wanted = face.missing.as_deref().map(|name| format!("{},", family(name))).unwrap_or_default();
    format!("{wanted}{},{rest}", family(&face.family))
}

/// The weight nearest to the wanted one that the family has; the wanted one where no file says.
pub fn nearest<'f>(fonts: impl IntoIterator<Item = &'f FontFile>, face: &Face, wanted: u16) -> u16 {
    let ranges = fonts.into_iter().filter(|font| font.family == face.family && !font.italic).map(|font| font.weight);
    ranges
        .map(|(low, high)| wanted.clamp(low.min(high), high.max(low)))
        .min_by_key(|weight| weight.abs_diff(wanted))
        .unwrap_or(wanted)
}

/// A mode's colours as custom properties.
pub fn colours(scheme: &Scheme) -> String {
    let Scheme {
        paper,
        ink,
        ink2,
        line,
        hair,
        accent,
        on_accent,
        tint,
        ours,
        on_ours,
        on_ours_quiet,
        ours_line,
        ours_head,
        tab,
        on_tab,
        button,
        on_button,
        lit,
        on_lit,
    } = scheme;
    let named = [
        ("paper", paper),
        ("ink", ink),
        ("ink2", ink2),
        ("line", line),
        ("hair", hair),
        ("accent", accent),
        ("on-accent", on_accent),
        ("tint", tint),
        ("ours", ours),
        ("on-ours", on_ours),
        ("ours-quiet", on_ours_quiet),
        ("ours-line", ours_line),
        ("ours-head", ours_head),
        ("tab", tab),
        ("on-tab", on_tab),
        ("button", button),
        ("on-button", on_button),
        ("lit", lit),
        ("on-lit", on_lit),
    ];
    named.map(|(name, colour)| format!("--{name}:{}", colour.hex())).join(";")
}

/// Without comments, line ends and indents: what a browser need not read.
pub fn packed(sheet: &str) -> String {
    let mut rest = sheet;
    let mut out = String::with_capacity(sheet.len());
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map(|(_, after)| after).unwrap_or_default();
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
