//! What is read of a `_brand.yml`, as data: the reader's hints, the schema and the reference page go by it. Each group is
//! open, since the standard says more than is used here.

use crate::model::look::{Figures, PrintLine, Shape as Corners};
use crate::parse::shape::{FieldShape, Shape, Type, Word, words};

const fn field(name: &'static str, ty: Type, doc: &'static str) -> FieldShape {
    FieldShape::new(name, ty, doc)
}

const fn open(
    what: &'static str,
    short: Option<&'static str>,
    example: &'static str,
    fields: &'static [FieldShape],
) -> Shape {
    Shape { what, short, open: true, example, fields }
}

pub const LOOK: Shape = open(
    "a look",
    None,
    "\
meta:
  name: {full: Lanternhouse Hotels, short: Lanternhouse}
logo: assets/logo.svg
color:
  palette: {plum: \"#7A1F52\"}
  primary: plum
typography:
  fonts: [{family: Alegreya Sans, source: file, files: [assets/AlegreyaSans-Regular.ttf]}]
  base: Alegreya Sans",
    &[
        field("meta", Type::Group(&META), "What the brand is called, and where it is found"),
        field("logo", Type::Group(&LOGOS), "The mark: one path, or one for each size"),
        field("color", Type::Group(&COLOURS), "The brand's colours; put each #colour in quotes"),
        field("typography", Type::Group(&TYPOGRAPHY), "The brand's typefaces"),
        field("defaults", Type::Group(&DEFAULTS), "What programs know of the brand that the standard has no word for"),
    ],
);

pub const META: Shape = open(
    "the details",
    None,
    "\
name: {full: Lanternhouse Hotels, short: Lanternhouse}
link: {home: \"https://www.lanternhouse.example/\"}",
    &[
        field("name", Type::Group(&NAME), "What the brand is called"),
        field("link", Type::Group(&LINK), "Where the brand is on the web"),
    ],
);

pub const NAME: Shape = open(
    "the name",
    Some("short"),
    "\
full: Lanternhouse Hotels
short: Lanternhouse",
    &[
        field("full", Type::Text, "The whole name; used where there is no short one"),
        field("short", Type::Text, "The name as it stands at the head of a page"),
    ],
);

pub const LINK: Shape = open(
    "the links",
    Some("home"),
    "home: \"https://www.lanternhouse.example/\"",
    &[field("home", Type::Text, "The brand's own web site")],
);

pub const LOGOS: Shape = open(
    "the logos",
    Some("medium"),
    "\
images:
  lantern: {path: assets/logo.svg, alt: A lantern with a small flame}
medium: lantern",
    &[
        field(
            "images",
            Type::Keyed { keys: &Type::Text, values: &Type::Group(&IMAGE) },
            "Pictures by a name of yours, so that the sizes can refer to them",
        ),
        field("small", Type::Group(&LOGO), "For small places: a path, or the name of an image"),
        field("medium", Type::Group(&LOGO), "For most places: a path, or the name of an image"),
        field("large", Type::Group(&LOGO), "For large places: a path, or the name of an image"),
    ],
);

pub const IMAGE: Shape = open(
    "an image",
    Some("path"),
    "\
path: assets/logo.svg
alt: A lantern with a small flame",
    &[
        FieldShape {
            required: Some("path: assets/logo.svg"),
            ..field("path", Type::Text, "Where the picture is, from the brand's folder")
        },
        field("alt", Type::Text, "What it shows, for those who cannot see it"),
    ],
);

pub const LOGO: Shape = open(
    "a logo",
    Some("light"),
    "\
light: assets/logo.svg
dark: assets/logo-on-dark.svg",
    &[
        field("light", Type::Group(&IMAGE), "For light grounds: a path, or the name of an image"),
        field("dark", Type::Group(&IMAGE), "For dark grounds; made from the other when left out"),
        field("path", Type::Group(&IMAGE), "The same as light"),
        field("alt", Type::Text, "What it shows, for those who cannot see it"),
    ],
);

/// The palette, and colours by what they are for.
pub const COLOURS: Shape = open(
    "the colours",
    None,
    "\
palette: {plum: \"#7A1F52\", lamplight: \"#F6C95B\"}
primary: plum
secondary: lamplight",
    &[
        field(
            "palette",
            Type::Keyed { keys: &Type::Text, values: &COLOUR },
            "Colours by a name of yours, so that the others can refer to them",
        ),
        field("foreground", COLOUR, "The colour of text"),
        field("background", COLOUR, "The colour of the page"),
        field("primary", COLOUR, "The brand's main colour: headings, links and marks are made from it"),
        field("secondary", COLOUR, "A second colour"),
        field("tertiary", COLOUR, "A third colour"),
        field("success", COLOUR, "For what has gone well"),
        field("info", COLOUR, "For what is good to know"),
        field("warning", COLOUR, "For what to take care with"),
        field("danger", COLOUR, "For what has gone wrong"),
        field("light", COLOUR, "A light colour"),
        field("dark", COLOUR, "A dark colour"),
        field("link", COLOUR, "The colour of links"),
    ],
);

const COLOUR: Type = Type::Group(&LIGHT_AND_DARK);

pub const LIGHT_AND_DARK: Shape = open(
    "a colour",
    Some("light"),
    "\
light: \"#7A1F52\"
dark: \"#E3A9C8\"",
    &[
        field("light", Type::Text, "The colour on light pages: \"#7A1F52\", a name of CSS, or one of the palette"),
        field("dark", Type::Text, "The colour on dark pages; made from the other, so far"),
    ],
);

pub const TYPOGRAPHY: Shape = open(
    "the typography",
    None,
    "\
fonts:
  - {family: Alegreya Sans, source: file, files: [assets/fonts/AlegreyaSans-Regular.ttf]}
base: {family: Alegreya Sans, line-height: 1.55}
headings: Alegreya",
    &[
        field("fonts", Type::List(&Type::Group(&FONT)), "The families, and where their files are"),
        field("base", Type::Group(&FACE), "The type of the text"),
        field("headings", Type::Group(&FACE), "The type of headings"),
        field("monospace", Type::Group(&FACE), "The type of codes and figures to be copied"),
        field("monospace-inline", Type::Group(&FACE), "The same within a line; not used"),
        field("monospace-block", Type::Group(&FACE), "The same in lines of their own; not used"),
        field("link", Type::Group(&FACE), "The type of links; not used"),
    ],
);

pub const FONT: Shape = open(
    "a font",
    Some("family"),
    "\
family: Alegreya Sans
source: file
files:
  - {path: assets/fonts/AlegreyaSans-Regular.ttf, weight: 400, style: normal}",
    &[
        FieldShape {
            required: Some("family: Alegreya Sans"),
            ..field("family", Type::Text, "The family's name, as its files have it")
        },
        field("source", Type::OneOf(&SOURCES), "Where it comes from; nothing is ever fetched, so only file brings it"),
        field("files", Type::List(&Type::Group(&FONT_FILE)), "The family's files"),
        field("weight", Type::Anything, "Which weights there are; read from the files themselves"),
        field("style", Type::Anything, "Which styles there are; read from the files themselves"),
        field("display", Type::Anything, "How a browser waits for it; not used"),
    ],
);

pub const FONT_FILE: Shape = open(
    "a file of a font",
    Some("path"),
    "path: assets/fonts/AlegreyaSans-Regular.ttf",
    &[field("path", Type::Text, "Where the file is, from the brand's folder")],
);

pub const FACE: Shape = open(
    "a type",
    Some("family"),
    "\
family: Alegreya Sans
weight: 400
line-height: 1.55",
    &[
        field("family", Type::Text, "One of the families"),
        field("weight", Type::Figure(&WEIGHTS), "How heavy it is"),
        field("style", Type::OneOf(&STYLES), "Upright or slanted"),
        field("line-height", Type::Figure(&[]), "From line to line, as a multiple of the type's size"),
        field("size", Type::Anything, "How large it is; pages and sheets have sizes of their own"),
        field("color", Type::Text, "Its colour, as under color"),
        field("background-color", Type::Text, "The colour behind it, as under color"),
        field("decoration", Type::Anything, "Lines under or through it; not used"),
    ],
);

pub const SOURCES: [Word; 4] =
    [Word::plain("file"), Word::plain("google"), Word::plain("bunny"), Word::plain("system")];

pub const STYLES: [Word; 3] = [Word::plain("normal"), Word::plain("italic"), Word::plain("oblique")];

/// The names of weights, as the standard has them.
pub const WEIGHTS: [Word; 13] = [
    Word::plain("thin"),
    Word::plain("extra-light"),
    Word::plain("ultra-light"),
    Word::plain("light"),
    Word::plain("normal"),
    Word::plain("regular"),
    Word::plain("medium"),
    Word::plain("semi-bold"),
    Word::plain("demi-bold"),
    Word::plain("bold"),
    Word::plain("extra-bold"),
    Word::plain("ultra-bold"),
    Word::plain("black"),
];

pub const DEFAULTS: Shape = open(
    "the defaults",
    None,
    "induct: {shape: arch, figures: old-style}",
    &[field("induct", Type::Group(&OURS), "How pages and sheets of induct look")],
);

pub const OURS: Shape = open(
    "the look of induct",
    None,
    "\
ours: lamplight
shape: arch
print_line: single
density: 1
figures: old-style",
    &[
        field("ours", Type::Text, "The colour behind How we do it here: a colour, or one of the palette"),
        field("shape", Type::OneOf(&words(&SHAPES)), "How corners and marks are shaped; square when left out"),
        field(
            "print_line",
            Type::OneOf(&words(&PRINT_LINES)),
            "The line round what is ours on paper; single when left out",
        ),
        field(
            "density",
            Type::Figure(&[]),
            "How close together things stand, from 0.8 (close) to 1 (airy); 1 when left out",
        ),
        field("figures", Type::OneOf(&words(&FIGURES)), "How figures are drawn; lining when left out"),
    ],
);

pub const SHAPES: [(&str, Corners); 3] =
    [("arch", Corners::Arch), ("square", Corners::Square), ("round", Corners::Round)];

pub const PRINT_LINES: [(&str, PrintLine); 2] = [("single", PrintLine::Single), ("double", PrintLine::Double)];

pub const FIGURES: [(&str, Figures); 3] =
    [("old-style", Figures::OldStyle), ("lining", Figures::Lining), ("slashed-zero", Figures::SlashedZero)];
