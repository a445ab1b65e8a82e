//! A module that practises everything practises nothing well: half an hour holds two or three things to try.

use super::super::PackAsked;
use crate::model::diag::{Diagnostic, Diagnostics};

pub fn judge(asked: &PackAsked<'_>, d: &mut Diagnostics) {
    let PackAsked { pack, alignment, settings } = asked;
    let values = alignment.values.len();
    for (module, made) in alignment.modules.iter().zip(&pack.modules) {
        let practises = module.practises();
        let many = practises > usize::from(settings.spread_values)
            && practises * 100 > values * usize::from(settings.spread_percent);
        if module.exempt || !many {
            continue;
        }
        if let Some(file) = made.files.first() {
            d.push(
                Diagnostic::advice(
                    "spread-thin",
                    *file,
                    format!(
                        "In “{}”, people practise {practises} of your {values} values in “{}”; two or three are enough for one sitting",
                        module.title, pack.title
                    ),
                )
                .help("In brand.yaml, change the `moment:` of some of these behaviours to the one in which people will need them most. The module itself stays as it is.")
                .mended_in(pack.brand.file),
            );
        }
    }
}
