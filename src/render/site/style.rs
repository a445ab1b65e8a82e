//! The stylesheet of one brand: its fonts, its colours and shape as custom properties, then the sheet all brands share.

use std::fmt::Write as _;

use super::files;
use crate::model::look::{Face, FaceKind, Figures, FontFile, FontFormat, Scheme, Shape};
use crate::model::pack::Pack;

/// The least x-height of a text face, as a share of its size.
const X_HEIGHT: f32 = 0.485;

/// `fonts` come with their file names beside the stylesheet.
pub fn sheet(pack: &Pack, fonts: &[(&FontFile, String)]) -> String {
    let look = &pack.look;
    let sheet = files::text("style.css");
    let mut css = String::with_capacity(sheet.len() + 4096);
    for (font, file) in fonts {
        font_face(&mut css, font, file);
    }
    let (head, base) = (&look.fonts.headings, &look.fonts.base);
    let shape = match look.shape {
        Shape::Arch => "--bar:3px;--track:-.012em;--r-btn:3px;--r-small:2px;--r-ours:0;--r-tab:40px",
        Shape::Square => "--bar:5px;--track:-.018em;--r-btn:0;--r-small:0;--r-ours:0;--r-tab:0",
        Shape::Round => "--bar:2px;--track:-.008em;--r-btn:999px;--r-small:5px;--r-ours:18px;--r-tab:18px",
    };
    let figures = match look.figures {
        Figures::OldStyle => "oldstyle-nums",
        Figures::Lining => "lining-nums",
        Figures::SlashedZero => "lining-nums slashed-zero",
    };
    let line = base.line_height.unwrap_or(match look.shape {
        Shape::Square => 1.5,
        Shape::Arch | Shape::Round => 1.55,
    });
    // A text face with small letters is set a little larger, so that 18 pixels of it read like 18 of another.
    let adjust = match look.fonts.x_height(&base.family) {
        Some(share) if share < X_HEIGHT => X_HEIGHT.to_string(),
        Some(_) | None => "none".to_owned(),
    };
    let mono = match &look.fonts.monospace {
        Some(face) => stack(face),
        None => GENERIC_MONO.to_owned(),
    };
    let _ = write!(
        css,
        ":root{{color-scheme:light dark;{shape};--figures:{figures};--density:{};--lh:{};--head-face:{};--text-face:{};--mono-face:{mono};\
         --adjust:{adjust};--head-adjust:none;--w-head:{};--w-quote:{};--w-bold:{};{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        look.density.clamp(0.8, 1.0),
        line.clamp(1.3, 1.9),
        stack(head),
        stack(base),
        nearest(fonts, head, head.weight.unwrap_or(700)),
        nearest(fonts, head, 500),
        nearest(fonts, base, 700),
        colours(&look.light),
        colours(&look.dark),
    );
    css.push_str(&packed(&sheet));
    css
}

fn font_face(css: &mut String, font: &FontFile, file: &str) {
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
        "@font-face{{font-family:{};src:url(\"{file}\") format(\"{format}\");font-weight:{weight};font-style:{style};font-display:swap}}",
        family(&font.family)
    );
}

const GENERIC_MONO: &str = "ui-monospace,Menlo,Consolas,\"DejaVu Sans Mono\",monospace";

/// A family's name as a CSS string: only what names are made of.
fn family(name: &str) -> String {
    let name: String = name.chars().filter(|c| c.is_alphanumeric() || " -_.'".contains(*c)).collect();
    format!("\"{name}\"")
}

/// The family, then what stands in for it, Arabic faces included. One that no file provides comes first all the same:
/// the reader's device may have it.
fn stack(face: &Face) -> String {
    let rest = match face.kind {
        FaceKind::Sans => "system-ui,\"Segoe UI\",\"Noto Sans\",\"Noto Sans Arabic\",sans-serif",
        FaceKind::Serif => "Georgia,\"Noto Serif\",\"Noto Naskh Arabic\",Amiri,serif",
        FaceKind::Monospace => GENERIC_MONO,
    };
    let wanted = face.missing.as_deref().map(|name| format!("{},", family(name))).unwrap_or_default();
    format!("{wanted}{},{rest}", family(&face.family))
}

/// The weight nearest to the wanted one that the family has; the wanted one where no file says.
fn nearest(fonts: &[(&FontFile, String)], face: &Face, wanted: u16) -> u16 {
    let ranges =
        fonts.iter().filter(|(font, _)| font.family == face.family && !font.italic).map(|(font, _)| font.weight);
    ranges
        .map(|(low, high)| wanted.clamp(low.min(high), high.max(low)))
        .min_by_key(|weight| weight.abs_diff(wanted))
        .unwrap_or(wanted)
}

fn colours(scheme: &Scheme) -> String {
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
fn packed(sheet: &str) -> String {
    let mut rest = sheet;
    let mut out = String::with_capacity(sheet.len());
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map(|(_, after)| after).unwrap_or_default();
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
