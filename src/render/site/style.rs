//! The stylesheet of one brand: its fonts, its colours and shape as custom properties, then the sheet all brands share.

use std::fmt::Write as _;

use super::arabic::Faces;
use crate::model::digits::is_arabic_indic;
use crate::model::look::{Figures, FontFile, Shape};
use crate::model::pack::Pack;
use crate::render::tokens::{GENERIC_MONO, colours, font_face, nearest, packed, stack};

/// The least x-height of a text face, as a share of its size.
const X_HEIGHT: f32 = 0.485;

/// `fonts` come with their file names beside the stylesheet.
pub fn sheet(pack: &Pack, fonts: &[(&FontFile, String)], arabic: &Faces) -> String {
    let look = &pack.look;
    let files = || fonts.iter().map(|(font, _)| *font);
    let sheet = super::files::text("style.css");
    let mut css = String::with_capacity(sheet.len() + 4096);
    for (font, file) in fonts {
        font_face(&mut css, font, file);
    }
    arabic.declare(&mut css);
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
        arabic.in_stack(&stack(head), true),
        arabic.in_stack(&stack(base), false),
        nearest(files(), head, head.weight.unwrap_or(700)),
        nearest(files(), head, 500),
        nearest(files(), base, 700),
        colours(&look.light),
        colours(&look.dark),
    );
    css.push_str(&packed(&sheet));
    if is_arabic_indic(&pack.locale) {
        css.push_str("\nol.plain>li::before,.ladder li::before{content:counter(n,arabic-indic)}\n");
    }
    css
}
