//! How a brand looks, ready for screen and paper: colours derived, fonts and logo found.

use super::span::FileId;

/// A brand's look, complete: what `_brand.yml` did not tell has its plain default.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The `_brand.yml`, when there is one.
    pub file: Option<FileId>,
    /// `meta.name.short`, else the brand's name.
    pub short_name: String,
    pub logo: Option<Logo>,
    pub light: Scheme,
    pub dark: Scheme,
    /// Primary darkened until 7:1 on white: labels, numbers, bracket and mark on paper.
    pub print_accent: Rgb,
    pub fonts: Fonts,
    pub shape: Shape,
    pub print_line: PrintLine,
    /// 0.8 to 1.
    pub density: f32,
    pub figures: Figures,
}

/// An 8-bit sRGB colour; contrast is checked on this, not on what it was rounded from.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// `#7a1f52`
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// All colours of one mode. Every pair of text and ground reaches the contrast `site-look` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    pub paper: Rgb,
    pub ink: Rgb,
    /// Quiet text.
    pub ink2: Rgb,
    /// A line that means something.
    pub line: Rgb,
    /// A line that only parts.
    pub hair: Rgb,
    pub accent: Rgb,
    pub on_accent: Rgb,
    pub tint: Rgb,
    /// The ground of what is ours.
    pub ours: Rgb,
    pub on_ours: Rgb,
    pub on_ours_quiet: Rgb,
    pub ours_line: Rgb,
    /// Headings and marks on the ours ground.
    pub ours_head: Rgb,
    pub tab: Rgb,
    pub on_tab: Rgb,
    /// A button on the ours ground.
    pub button: Rgb,
    pub on_button: Rgb,
    /// Behind a value's name in running text.
    pub lit: Rgb,
    pub on_lit: Rgb,
}

/// Pictures of the mark. `mark` is for small sizes; SVGs are rewritten to plain shapes, without scripts.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    pub mark: LogoImage,
    /// For dark grounds, when the brand has one.
    pub mark_dark: Option<LogoImage>,
    pub alt: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum LogoImage {
    /// A safe SVG document of plain shapes; `one_colour` when all it paints is one colour.
    Svg { svg: String, one_colour: bool },
    /// PNG or JPEG, by asset path from the project's root.
    Raster { path: String },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fonts {
    pub headings: Face,
    pub base: Face,
    pub monospace: Option<Face>,
    /// Every file the brand provides for these families.
    pub files: Vec<FontFile>,
}

impl Fonts {
    /// Whether a file of the brand's for this family has Arabic letters.
    pub fn has_arabic(&self, family: &str) -> bool {
        self.files.iter().any(|file| file.arabic && file.family.eq_ignore_ascii_case(family))
    }

    /// The x-height of a family, from the file nearest to its regular face; `None` when no file of the brand tells it.
    pub fn x_height(&self, family: &str) -> Option<f32> {
        let files = self.files.iter().filter(|file| file.family.eq_ignore_ascii_case(family));
        let regular =
            files.min_by_key(|file| (file.italic, 400_u16.abs_diff(400_u16.clamp(file.weight.0, file.weight.1))));
        regular.and_then(|file| file.x_height)
    }
}

/// One typographic role.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// A family that `files` provide, or one of the built-in fallbacks.
    pub family: String,
    /// What the brand asked for, when no file provides it.
    pub missing: Option<String>,
    pub weight: Option<u16>,
    pub italic: bool,
    pub line_height: Option<f32>,
    /// Serif, sans or monospace: which fallbacks follow.
    pub kind: FaceKind,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum FaceKind {
    Sans,
    Serif,
    Monospace,
}

/// A font file: an asset, and what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct FontFile {
    /// Asset path from the project's root.
    pub path: String,
    pub family: String,
    /// Lowest and highest weight; equal for a static face.
    pub weight: (u16, u16),
    pub italic: bool,
    /// The height of its small letters as a share of the em, where the font tells it.
    pub x_height: Option<f32>,
    /// It has letters for Arabic.
    pub arabic: bool,
    pub format: FontFormat,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum FontFormat {
    Ttf,
    Otf,
    Woff,
    Woff2,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    Arch,
    Square,
    Round,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum PrintLine {
    Single,
    Double,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Figures {
    OldStyle,
    Lining,
    SlashedZero,
}
