//! What a module has a place for, and the brand has not told: nothing stands there, and nobody would notice. One piece of
//! advice for each module, since it is the brand's next hour of writing and no mistake.

use super::Checked;
use crate::model::brand::Brand;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::{BlockKind, Composed, OursList};
use crate::model::names::sentence_list;
use crate::model::pack::Joined;
use crate::model::walk::{blocks_of, each_block_on_page, of_values};

pub fn check(checked: &Checked<'_>, d: &mut Diagnostics) {
    let brand = &checked.pack.brand;
    for module in &checked.pack.modules {
        let mut missing: Vec<&str> = Vec::new();
        for blocks in blocks_of(&module.body) {
            each_block_on_page(blocks, checked.pack.audience, &mut |block| {
                if let BlockKind::Join(Joined::Ours(list)) = &block.kind
                    && let Some(key) = untold(*list, brand)
                    && !missing.contains(&key)
                {
                    missing.push(key);
                }
            });
        }
        if missing.is_empty() {
            continue;
        }
        let them = if missing.len() == 1 { "that" } else { "these" };
        let keys: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
        let keys = sentence_list(keys.iter().map(String::as_str), keys.len());
        d.push(
            Diagnostic::advice(
                "not-told",
                brand.file,
                format!("“{}” has room for your {keys}, and brand.yaml has none of {them} yet", module.meta.title),
            )
            .help("Add what you can in brand.yaml; `induct reference` shows how each is written."),
        );
    }
}

/// The key under which the brand would tell a list, where it has told nothing of it.
fn untold(list: OursList, brand: &Brand<Composed>) -> Option<&'static str> {
    let voice = &brand.voice;
    let of_values = || !of_values(list, brand).is_empty();
    let (key, told) = match list {
        OursList::Promise => ("promise", brand.promise.is_some()),
        OursList::Values => ("values", !brand.values.is_empty()),
        OursList::Priorities => ("priorities", !brand.priorities.is_empty()),
        OursList::TieBreaks => ("tie_breaks", !brand.tie_breaks.is_empty()),
        OursList::Limits => ("limits", !brand.limits.is_empty()),
        OursList::Routes => ("routes", !brand.routes.is_empty()),
        OursList::Standards => ("standards", !brand.standards.is_empty()),
        OursList::Measures => ("measures", !brand.measures.is_empty()),
        OursList::Customers => ("customers", !brand.customers.is_empty()),
        OursList::Greetings => ("voice.greetings", !voice.greetings.is_empty()),
        OursList::Closings => ("voice.closings", !voice.closings.is_empty()),
        OursList::Tools => ("tools", !brand.tools.is_empty()),
        OursList::Policies => ("policies", !brand.policies.is_empty()),
        OursList::Legal => ("legal", !brand.legal.is_empty()),
        OursList::Voice => ("voice.traits", !voice.traits.is_empty()),
        OursList::Words => ("voice.use", !voice.use_words.is_empty() || !voice.avoid.is_empty()),
        OursList::HireFor => ("hire_for", of_values()),
        OursList::ThankFor => ("thank_for", of_values()),
        OursList::Leaders => ("leader", of_values()),
        OursList::GivesUp => ("gives_up", of_values()),
    };
    (!told).then_some(key)
}
