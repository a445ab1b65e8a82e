//! `_brand.yml` files shaped like real ones, with the mistakes that real ones hold: what each looks like, and what is
//! said of it. `tests/fixtures/looks/<case>/_brand.yml` in, `expected.txt` out. SNAPSHOTS=overwrite refreshes.

use std::fmt::Write as _;

use induct::model::look::{Face, LogoImage, Look};
use induct::pipeline;
use snapbox::{Data, assert_data_eq};

use crate::pdf::Pdf;
use crate::support::{Project, repository};

const MARK: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\" fill=\"#005A9C\"><path d=\"M0 0h10v10z\"/></svg>";

#[test]
fn a_brand_that_has_one_drops_it_in() {
    let folder = repository().join("tests/fixtures/looks");
    let mut cases: Vec<_> = folder.read_dir_utf8().expect("fixtures").map(|entry| entry.expect("a case")).collect();
    cases.sort_by(|a, b| a.file_name().cmp(b.file_name()));
    assert!(cases.len() >= 10);
    for case in cases {
        let project = Project::base();
        let file = std::fs::read(case.path().join("_brand.yml")).expect("a look");
        project.write("brands/harbour/_brand.yml", file);
        project.write("brands/harbour/assets/mark.svg", MARK);
        project.write("brands/harbour/assets/mark-dark.svg", MARK.replace("#005A9C", "#F2A6CC"));
        let outcome = project.make();
        let brand = pipeline::load(&project.root()).expect("read").library.brands;
        let mut text = brand.get("harbour").map(|entry| shown(&entry.look)).unwrap_or_default();
        let _ = write!(text, "\n{}", outcome.text());
        let expected = case.path().join("expected.txt");
        assert_data_eq!(text, Data::read_from(expected.as_std_path(), None).raw());
        // Whatever it says, a look that is not an error gives pages and a sheet with its fonts inside.
        if !outcome.findings.has_errors() {
            assert!(outcome.files.contains_key("harbour/workshop/site/index.html"), "{}", case.file_name());
            let sheet = Pdf::new(&outcome.files["harbour/workshop/print/handout-sorry.pdf"]);
            assert_eq!(sheet.fonts_not_embedded(), Vec::<String>::new(), "{}", case.file_name());
        }
    }
}

fn shown(look: &Look) -> String {
    let face = |face: &Face| {
        let missing = face.missing.as_ref().map(|wanted| format!(" (wanted {wanted})")).unwrap_or_default();
        let weight = face.weight.map(|weight| format!(" {weight}")).unwrap_or_default();
        format!("{}{weight}{missing}", face.family)
    };
    let logo = look.logo.as_ref().map_or("none".to_owned(), |logo| {
        let mark = match &logo.mark {
            LogoImage::Svg { one_colour: true, .. } => "a drawing of one colour",
            LogoImage::Svg { one_colour: false, .. } => "a drawing",
            LogoImage::Raster { .. } => "a picture",
        };
        format!("{mark}{}, “{}”", if logo.mark_dark.is_some() { ", another for dark" } else { "" }, logo.alt)
    });
    format!(
        "name    {}\nlogo    {logo}\naccent  {} on {}, on paper {}\nours    {} with {}\nhead    {}\ntext    {}\nshape   {:?} {:?} {} {:?}\n",
        look.short_name,
        look.light.accent.hex(),
        look.light.paper.hex(),
        look.print_accent.hex(),
        look.light.ours.hex(),
        look.light.on_ours.hex(),
        face(&look.fonts.headings),
        face(&look.fonts.base),
        look.shape,
        look.print_line,
        look.density,
        look.figures,
    )
}
