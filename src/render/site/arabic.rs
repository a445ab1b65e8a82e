//! Faces for Arabic that go with a site whose brand has none: files beside the stylesheet, never the network's. The brand's
//! own face stays first, for Latin words.

use std::fmt::Write as _;

use crate::model::look::Look;
use crate::model::names::language;

/// A face with its file: the same as on paper.
struct StandIn {
    family: &'static str,
    weight: u16,
    file: &'static str,
    bytes: &'static [u8],
}

/// A sans for text.
const TEXT: [StandIn; 2] = [
    StandIn {
        family: "IBM Plex Sans Arabic",
        weight: 400,
        file: "ibm-plex-sans-arabic-regular.woff2",
        bytes: include_bytes!("fonts/IBMPlexSansArabic-Regular.woff2"),
    },
    StandIn {
        family: "IBM Plex Sans Arabic",
        weight: 700,
        file: "ibm-plex-sans-arabic-bold.woff2",
        bytes: include_bytes!("fonts/IBMPlexSansArabic-Bold.woff2"),
    },
];

/// A Naskh for headings.
const HEADINGS: [StandIn; 1] = [StandIn {
    family: "Amiri",
    weight: 700,
    file: "amiri-bold.woff2",
    bytes: include_bytes!("fonts/Amiri-Bold.woff2"),
}];

/// Letters of Arabic, with their joined forms; the rest is the brand's.
const LETTERS: &str = "U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200F,U+FB50-FDFF,U+FE70-FEFF";

/// What a site brings for headings and for text; nothing where it is not in Arabic, or the brand's face has its letters.
pub struct Faces {
    headings: bool,
    text: bool,
}

impl Faces {
    pub fn of(locale: &str, look: &Look) -> Faces {
        let needs = |family: &str| language(locale) == "ar" && !look.fonts.has_arabic(family);
        Faces { headings: needs(&look.fonts.headings.family), text: needs(&look.fonts.base.family) }
    }

    fn all(&self) -> impl Iterator<Item = &'static StandIn> {
        let headings = HEADINGS.iter().filter(|_| self.headings);
        headings.chain(TEXT.iter().filter(|_| self.text))
    }

    /// Names below `assets/` and bytes.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &'static [u8])> {
        self.all().map(|face| (face.file, face.bytes))
    }

    pub fn declare(&self, css: &mut String) {
        for StandIn { family, weight, file, .. } in self.all() {
            let _ = writeln!(
                css,
                "@font-face{{font-family:\"{family}\";src:url(\"{file}\") format(\"woff2\");font-weight:{weight};font-display:swap;unicode-range:{LETTERS}}}"
            );
        }
    }

    /// A stack of families with the stand-in second.
    pub fn in_stack(&self, stack: &str, heading: bool) -> String {
        let (needed, family) = if heading { (self.headings, "Amiri") } else { (self.text, "IBM Plex Sans Arabic") };
        match stack.split_once(',') {
            Some((first, rest)) if needed => format!("{first},\"{family}\",{rest}"),
            Some(_) | None => stack.to_owned(),
        }
    }
}
