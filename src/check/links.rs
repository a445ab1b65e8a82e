//! Links and pictures lead somewhere. A link to a section that the module does not have, or to a module that this
//! pack does not hold, would end nowhere; a picture that is not there would leave a hole.

use super::{Checked, each_block, each_inline, each_text};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{BlockKind, InlineKind, LinkTo};
use crate::model::names::nearest;
use crate::model::span::Span;

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let pack = checked.pack;
    for module in &pack.modules {
        let ids = || module.body.sections.iter().map(|section| &*section.id);
        each_block(&module.body, &mut |block| {
            if let BlockKind::Figure(image) = &block.kind {
                picture(checked, &image.path, block.span, d);
            }
            each_text(block, &mut |text| {
                each_inline(text, &mut |inline| match &inline.kind {
                    InlineKind::Image(image) => picture(checked, &image.path, inline.span, d),
                    InlineKind::Link { to: LinkTo::Section(id), .. } if !ids().any(|known| *known == **id) => {
                        section_missing(id, &module.meta.title, ids(), inline.span, d);
                    }
                    InlineKind::Link { to: LinkTo::Module { id, section }, .. } => {
                        let Some(other) = pack.modules.iter().find(|other| other.meta.id == *id) else {
                            d.push(
                                Diagnostic::warning(
                                    "link-leaves-pack",
                                    inline.span,
                                    format!("This leads to the module `{id}`, which is not in the pack “{}”", pack.title),
                                )
                                .help("The words stay, without the link. Add the module to the path, or say it without a link."),
                            );
                            return;
                        };
                        let known = || other.body.sections.iter().map(|section| &*section.id);
                        if let Some(section) = section
                            && !known().any(|id| *id == **section)
                        {
                            section_missing(section, &other.meta.title, known(), inline.span, d);
                        }
                    }
                    _ => {}
                });
            });
        });
    }
}

fn section_missing<'a>(id: &str, title: &str, known: impl Iterator<Item = &'a str>, span: Span, d: &mut Diagnostics) {
    let near = nearest(id, known).map(|near| format!("Did you mean `#{near}`?"));
    let help = near.unwrap_or_else(|| "Give the section an id: `## Its title {#its-id}`.".to_owned());
    d.push(Diagnostic::error("unknown-section", span, format!("“{title}” has no section `{id}`")).help(help));
}

fn picture(checked: &Checked<'_>, path: &str, span: Span, d: &mut Diagnostics) {
    if checked.sources.asset(path).is_some() {
        return;
    }
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let wanted = name(path);
    let near = checked.sources.assets.iter().find(|asset| name(&asset.path).eq_ignore_ascii_case(&wanted));
    let help = match near {
        Some(asset) => format!("There is {}. Check the folder, and capital letters.", asset.path),
        None => "Put the file there, or mend its name. Pictures are SVG, PNG or JPEG.".to_owned(),
    };
    d.push(Diagnostic::error("picture-missing", span, format!("The picture {path} is not there")).help(help));
}
