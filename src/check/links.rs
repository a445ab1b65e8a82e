//! Links and pictures lead somewhere. A link to a section that the module does not have, or to a module that this
//! pack does not hold, would end nowhere; a picture that is not there would leave a hole.

use super::Checked;
use crate::model::brand::Role;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{BlockKind, Body, Composed, InlineKind, LinkTo};
use crate::model::names::nearest;
use crate::model::pack::PackModule;
use crate::model::source::{Id, Room};
use crate::model::span::Span;
use crate::model::walk::{blocks_of, each_block, each_block_on_page, each_inline, each_text};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    for module in &checked.pack.modules {
        for blocks in blocks_of(&module.body) {
            each_block(blocks, &mut |block| {
                if let BlockKind::Figure(image) = &block.kind {
                    picture(checked, &image.path, block.span, d);
                }
            });
        }
        each_text(&module.body, &mut |text| {
            each_inline(text, &mut |inline| match &inline.kind {
                InlineKind::Image(image) => picture(checked, &image.path, inline.span, d),
                InlineKind::Link { to, .. } => link(checked, module, to, inline.span, d),
                _ => {}
            });
        });
    }
}

fn link(checked: &Checked<'_>, module: &PackModule, to: &LinkTo, span: Span, d: &mut Diagnostics) {
    let pack = checked.pack;
    let held = |module: &PackModule, section: &Id, d: &mut Diagnostics| {
        let known = anchors(&module.body, pack.audience);
        if !known.contains(&&**section) {
            section_missing(section, &module.meta.title, known.into_iter(), span, d);
        }
    };
    match to {
        LinkTo::Address(_) => {}
        LinkTo::Section(id) => held(module, id, d),
        LinkTo::Module { id, section } => {
            let Some(other) = pack.modules.iter().find(|other| other.meta.id == *id) else {
                d.push(
                    Diagnostic::warning(
                        "link-leaves-pack",
                        span,
                        format!("This leads to the module `{id}`, which is not in the pack “{}”", pack.title),
                    )
                    .help("The words stay, without the link. Add the module to the path, or say it without a link."),
                );
                return;
            };
            if let Some(section) = section {
                held(other, section, d);
            }
        }
    }
}

/// What a link into a module can lead to: its sections, and headings on the page that have an id.
fn anchors(body: &Body<Composed>, audience: Role) -> Vec<&str> {
    let mut ids: Vec<&str> = body.sections.iter().map(|section| &*section.id).collect();
    for blocks in blocks_of(body) {
        each_block_on_page(blocks, audience, &mut |block| {
            if let (BlockKind::Heading { .. }, Some(id)) = (&block.kind, &block.attrs.id) {
                ids.push(&id.value);
            }
        });
    }
    ids
}

fn section_missing<'a>(id: &str, title: &str, known: impl Iterator<Item = &'a str>, span: Span, d: &mut Diagnostics) {
    let near = nearest(id, known).map(|near| format!("Did you mean `#{near}`?"));
    let help = near.unwrap_or_else(|| "Give the section an id: `## Its title {#its-id}`.".to_owned());
    d.push(Diagnostic::error("unknown-section", span, format!("“{title}” has no section `{id}`")).help(help));
}

fn picture(checked: &Checked<'_>, path: &str, span: Span, d: &mut Diagnostics) {
    if let Some(asset) = checked.sources.asset(path) {
        if let Some(flaw) = &asset.flaw {
            d.push(
                Diagnostic::error("picture-not-usable", span, format!("The picture {path} {flaw}"))
                    .help("Save it again as a PNG, a JPEG or a plain SVG."),
            );
        }
        return;
    }
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let wanted = name(path);
    let brand = Room::Brand(checked.pack.brand.id.clone());
    let in_reach = checked.sources.assets.iter().filter(|asset| asset.room == Room::Library || asset.room == brand);
    let near = in_reach.into_iter().find(|asset| name(&asset.path).eq_ignore_ascii_case(&wanted));
    let help = match near {
        Some(asset) => format!("There is {}. Check the folder, and capital letters.", asset.path),
        None => "Put the file there, or mend its name. Pictures are SVG, PNG or JPEG.".to_owned(),
    };
    d.push(Diagnostic::error("picture-missing", span, format!("The picture {path} is not there")).help(help));
}
