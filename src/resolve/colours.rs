//! All colours of a brand from one or two of its own, in OKLCH; whatever fails its contrast is moved in lightness
//! until it holds. Contrast is WCAG 2.2's, measured on the rounded 8-bit colour.

use color::{AlphaColor, Oklch, OpaqueColor, Srgb};

use crate::model::look::{Rgb, Scheme};

/// Lightness is moved in steps of this.
const STEP: f32 = 0.005;

/// A colour that was moved so that it can be read: what, from, to, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    pub what: &'static str,
    pub from: Rgb,
    pub to: Rgb,
    pub why: String,
}

/// The schemes of both modes, the accent on paper, and what had to be moved for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Colours {
    pub light: Scheme,
    pub dark: Scheme,
    pub print_accent: Rgb,
    pub moved: Vec<Moved>,
}

const WHITE: Rgb = Rgb(255, 255, 255);

/// Lightness 0 to 1, chroma, hue in degrees.
#[derive(Copy, Clone, Debug)]
struct Lch {
    l: f32,
    c: f32,
    h: f32,
}

fn lch(l: f32, c: f32, h: f32) -> Lch {
    Lch { l, c, h }
}

impl Lch {
    fn of(rgb: Rgb) -> Lch {
        let [l, c, h] = OpaqueColor::<Srgb>::from_rgb8(rgb.0, rgb.1, rgb.2).convert::<Oklch>().components;
        Lch { l, c, h: if h.is_finite() { h.rem_euclid(360.0) } else { 0.0 } }
    }

    /// The nearest colour a screen can show with this lightness and hue: chroma gives way.
    fn rgb(self) -> Rgb {
        let mut c = self.c.max(0.0);
        loop {
            let components =
                OpaqueColor::<Oklch>::new([self.l.clamp(0.0, 1.0), c, self.h]).convert::<Srgb>().components;
            if c <= 0.0 || components.iter().all(|part| (-0.0005..=1.0005).contains(part)) {
                let byte = |part: f32| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
                return Rgb(byte(components[0]), byte(components[1]), byte(components[2]));
            }
            c -= 0.002;
        }
    }
}

/// WCAG 2.2 contrast ratio, 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f32 {
    let luminance = |c: Rgb| {
        let part = |byte: u8| {
            let v = f32::from(byte) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(c.0) + 0.7152 * part(c.1) + 0.0722 * part(c.2)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Moves lightness away from the ground until the ratio holds; black or white is the end of the way.
fn reach(colour: Lch, grounds: &[Rgb], ratio: f32) -> Rgb {
    let ground_light = grounds.first().is_none_or(|ground| contrast(*ground, WHITE) < contrast(*ground, Rgb(0, 0, 0)));
    let step = if ground_light { -STEP } else { STEP };
    let mut at = colour;
    loop {
        let rgb = at.rgb();
        if grounds.iter().all(|ground| contrast(rgb, *ground) >= ratio) || !(0.0..=1.0).contains(&at.l) {
            return rgb;
        }
        at.l += step;
    }
}

/// Whichever of two reads better on a ground.
fn better(ground: Rgb, a: Rgb, b: Rgb) -> Rgb {
    if contrast(a, ground) >= contrast(b, ground) { a } else { b }
}

/// A colour of CSS, one that lets through as it looks on white paper; `None` for what is no colour.
pub fn parse(text: &str) -> Option<Rgb> {
    let parsed = color::parse_color(text.trim()).ok()?;
    let srgb: AlphaColor<Srgb> = parsed.to_alpha_color();
    if srgb.components[3] < 0.999 {
        // Shown on paper-white, as it would look there.
        let alpha = srgb.components[3].clamp(0.0, 1.0);
        let over = |part: f32| ((part.clamp(0.0, 1.0) * alpha + (1.0 - alpha)) * 255.0).round() as u8;
        return Some(Rgb(over(srgb.components[0]), over(srgb.components[1]), over(srgb.components[2])));
    }
    let byte = |part: f32| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    Some(Rgb(byte(srgb.components[0]), byte(srgb.components[1]), byte(srgb.components[2])))
}

/// Everything from the primary colour, the *ours* ground if one is told, and a second colour for brands whose primary
/// is too pale to be read.
pub fn derive(primary: Rgb, ours: Option<Rgb>, second: Option<Rgb>) -> Colours {
    let mut moved = Vec::new();
    let told = Lch::of(primary);
    let first_paper = lch(0.992, (0.02 * told.c).min(0.003), told.h).rgb();
    let reached = reach(told, &[first_paper, WHITE], 5.5);
    let ink_of = |p: Lch| lch(0.235, (0.35 * p.c).min(0.045), p.h).rgb();

    // Too pale: it becomes the ground of what is ours, and something darker the accent.
    let too_pale = told.l - Lch::of(reached).l > 0.20;
    let (p, accent, ours) = if too_pale {
        let dark_second = second.filter(|second| contrast(*second, first_paper) >= 5.5);
        let accent = dark_second.unwrap_or_else(|| ink_of(told));
        moved.push(Moved {
            what: "primary",
            from: primary,
            to: accent,
            why:
                "it is too pale to be read as text, so it is the ground of “How we do it here”, and text takes this one"
                    .to_owned(),
        });
        (Lch::of(accent), accent, ours.or(Some(primary)))
    } else {
        if reached != primary {
            moved.push(Moved {
                what: "primary",
                from: primary,
                to: reached,
                why: format!(
                    "on the page it reaches {:.1}:1, and links and labels need 5.5:1",
                    contrast(primary, first_paper)
                ),
            });
        }
        (told, reached, ours)
    };

    let light = light(p, accent, ours);
    let dark = dark(p, light.ours, ours.is_some());
    let print_accent = reach(Lch::of(accent), &[WHITE], 7.0);
    if print_accent != accent {
        moved.push(Moved {
            what: "primary",
            from: accent,
            to: print_accent,
            why: format!("on paper it reaches {:.1}:1, and survives a copier from 7:1", contrast(accent, WHITE)),
        });
    }
    Colours { light, dark, print_accent, moved }
}

fn light(p: Lch, accent: Rgb, told: Option<Rgb>) -> Scheme {
    let paper = lch(0.992, (0.02 * p.c).min(0.003), p.h).rgb();
    let ink = lch(0.235, (0.35 * p.c).min(0.045), p.h).rgb();
    let ours = told.unwrap_or_else(|| one_colour_ground(p));
    let o_dark = contrast(ours, WHITE) > contrast(ours, ink);
    let on = |wanted: Lch, ratio: f32| reach(wanted, &[ours], ratio);
    let (on_ours, on_ours_quiet) = if o_dark {
        (on(lch(1.0, 0.0, p.h), 5.3), on(lch(0.86, 0.01, p.h), 5.0))
    } else {
        (on(lch(0.235, (0.35 * p.c).min(0.045), p.h), 5.3), on(lch(0.40, (0.25 * p.c).min(0.04), p.h), 5.0))
    };
    let o = Lch::of(ours);
    let line_from = if o_dark { lch(o.l + 0.12, o.c, o.h) } else { lch(o.l - 0.12, o.c, o.h) };
    let ours_line = reach(line_from, &[ours], 1.6);
    let tab = if o_dark {
        ours
    } else if contrast(accent, ours) >= 3.0 {
        accent
    } else {
        ink
    };
    let on_tab = if o_dark { on_ours } else { better(tab, WHITE, ink) };
    let (button, on_button) = if o_dark { (on_ours, ours) } else { (tab, on_tab) };
    let tint = lch(0.93, (0.22 * p.c).min(0.03), p.h).rgb();
    let (lit, on_lit) = if o_dark { (tint, ink) } else { (ours, on_ours) };
    Scheme {
        paper,
        ink,
        ink2: reach(lch(0.47, (0.2 * p.c).min(0.03), p.h), &[paper], 5.2),
        line: reach(lch(0.64, (0.1 * p.c).min(0.015), p.h), &[paper], 3.2),
        hair: lch(0.885, (0.06 * p.c).min(0.008), p.h).rgb(),
        accent,
        on_accent: better(accent, WHITE, ink),
        tint,
        ours,
        on_ours,
        on_ours_quiet,
        ours_line,
        ours_head: on_ours,
        tab,
        on_tab,
        button,
        on_button,
        lit,
        on_lit,
    }
}

/// Light enough to write on; for reds so pale that it is not pink.
fn one_colour_ground(p: Lch) -> Rgb {
    if p.c < 0.02 {
        return Rgb(0xe4, 0xe4, 0xe4);
    }
    if p.h < 60.0 || p.h > 345.0 {
        return lch(0.905, 0.018, p.h).rgb();
    }
    lch(0.885, (0.55 * p.c).min(0.085), p.h).rgb()
}

fn dark(p: Lch, ours_light: Rgb, told: bool) -> Scheme {
    let paper = lch(0.185, (0.16 * p.c).min(0.018), p.h).rgb();
    let mut o = Lch::of(ours_light);
    let o_dark = contrast(ours_light, WHITE) > 4.5 && told;
    if (60.0..=115.0).contains(&o.h) {
        o.h -= 24.0; // else yellow goes olive
    }
    let ground_hue = if o_dark { p.h } else { o.h };
    let ours = lch(0.285, (0.45 * o.c).min(0.05), ground_hue).rgb();
    let told_o = Lch::of(ours_light);
    let lit_words = if o_dark {
        lch(0.88, (0.8 * told_o.c).max(0.05), told_o.h)
    } else {
        lch(told_o.l.min(0.88), 0.8 * told_o.c, told_o.h)
    };
    let ours_head = reach(lit_words, &[ours], 5.3);
    let tab = if o_dark {
        lch(0.86, 0.8 * told_o.c, told_o.h).rgb()
    } else {
        lch(told_o.l.min(0.86), told_o.c, told_o.h).rgb()
    };
    let on_tab = reach(lch(0.2, (0.2 * o.c).min(0.03), o.h), &[tab], 5.3);
    let lit = lch(0.36, (0.5 * o.c).min(0.07), ground_hue).rgb();
    let accent = reach(lch(0.80, (0.6 * p.c).min(0.08), p.h), &[paper], 6.0);
    let ink = lch(0.93, 0.008, p.h).rgb();
    Scheme {
        paper,
        ink,
        ink2: reach(lch(0.74, 0.014, p.h), &[paper], 5.2),
        line: reach(lch(0.55, 0.012, p.h), &[paper], 3.2),
        hair: lch(0.32, 0.012, p.h).rgb(),
        accent,
        on_accent: reach(lch(0.17, (0.1 * p.c).min(0.02), p.h), &[accent], 5.3),
        tint: lch(0.32, (0.35 * p.c).min(0.05), p.h).rgb(),
        ours,
        on_ours: reach(lch(0.95, 0.01, o.h), &[ours], 5.3),
        on_ours_quiet: reach(lch(0.82, 0.02, o.h), &[ours], 5.0),
        ours_line: reach(lch(0.42, (0.4 * o.c).min(0.05), o.h), &[ours], 1.6),
        ours_head,
        tab,
        on_tab,
        button: tab,
        on_button: on_tab,
        lit,
        on_lit: reach(lch(0.95, 0.01, o.h), &[lit], 5.3),
    }
}

#[cfg(test)]
mod tests {
    use super::{Colours, contrast, derive, parse};
    use crate::model::look::{Rgb, Scheme};
    use proptest::prelude::{any, proptest};

    /// Every pair of text and ground, with the ratio it must hold.
    fn pairs(s: &Scheme) -> Vec<(&'static str, Rgb, Rgb, f32)> {
        vec![
            ("ink", s.ink, s.paper, 7.0),
            ("quiet text", s.ink2, s.paper, 5.2),
            ("line", s.line, s.paper, 3.0),
            ("accent", s.accent, s.paper, 5.3),
            ("on accent", s.on_accent, s.accent, 4.5),
            ("ink on tint", s.ink, s.tint, 4.5),
            ("on ours", s.on_ours, s.ours, 4.5),
            ("quiet on ours", s.on_ours_quiet, s.ours, 4.5),
            ("head on ours", s.ours_head, s.ours, 4.5),
            ("on tab", s.on_tab, s.tab, 4.5),
            ("on button", s.on_button, s.button, 4.5),
            ("on lit", s.on_lit, s.lit, 4.5),
        ]
    }

    fn holds(colours: &Colours) {
        for (mode, scheme) in [("light", &colours.light), ("dark", &colours.dark)] {
            for (what, text, ground, ratio) in pairs(scheme) {
                let measured = contrast(text, ground);
                assert!(measured >= ratio, "{mode}: {what} {} on {} is {measured:.2}", text.hex(), ground.hex());
            }
        }
        assert!(contrast(colours.print_accent, Rgb(255, 255, 255)) >= 7.0);
    }

    fn css(text: &str) -> Rgb {
        parse(text).expect("a colour")
    }

    #[test]
    fn the_shipped_brands_hold_and_keep_their_colour() {
        let lantern = derive(css("#7A1F52"), Some(css("#F6C95B")), None);
        holds(&lantern);
        assert_eq!(lantern.light.accent, css("#7A1F52"));
        assert_eq!(lantern.light.ours, css("#F6C95B"));
        assert_eq!(lantern.moved, []);
        holds(&derive(css("#005A9C"), Some(css("#A8DFF3")), None));
        let pharmacy = derive(css("#0B6B53"), Some(css("#0E4A3C")), None);
        holds(&pharmacy);
        assert_ne!(pharmacy.print_accent, css("#0B6B53"), "6.5:1 is darkened for paper, and said so");
        assert_eq!(pharmacy.moved.len(), 1);
    }

    #[test]
    fn hard_brands_hold() {
        for primary in ["red", "yellow", "black", "white", "#c8102e", "#ffe600", "#f2f2f2", "#00ffff"] {
            holds(&derive(css(primary), None, None));
            holds(&derive(css(primary), Some(css("#ffd400")), Some(css("#222222"))));
        }
    }

    #[test]
    fn what_is_no_colour_is_none() {
        assert_eq!(parse("bluish"), None);
        assert_eq!(parse("#12345"), None);
        assert_eq!(parse("rgb(0, 90, 156)"), Some(Rgb(0, 90, 156)));
    }

    proptest! {
        #[test]
        fn any_two_colours_hold(p in any::<[u8; 3]>(), o in any::<[u8; 3]>(), told in any::<bool>()) {
            let rgb = |c: [u8; 3]| Rgb(c[0], c[1], c[2]);
            holds(&derive(rgb(p), told.then(|| rgb(o)), None));
        }
    }
}
