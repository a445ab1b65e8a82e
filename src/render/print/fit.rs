//! How a handout is brought to two sides: spacing first, then how much it holds, the type last and never under 10 pt.

use serde::Serialize;

/// One try.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fit {
    /// Space before a table or the signature block, in `g`.
    pub before: f64,
    /// Space between list items, in `g`.
    pub list: f64,
    /// The baseline unit, in points.
    pub g: f64,
    /// Body size, in points.
    pub body: f64,
    /// The back begins on its own page.
    pub split: bool,
    #[serde(skip)]
    pub rows: usize,
    #[serde(skip)]
    pub pairs: usize,
    #[serde(skip)]
    pub acts: usize,
    #[serde(skip)]
    pub dialogue: bool,
}

/// The tries, widest first. `g` and `body` are the brand's own.
pub fn tries(g: f64, body: f64) -> Vec<Fit> {
    let widest = Fit { before: 1.25, list: 0.5, g, body, split: true, rows: 5, pairs: 5, acts: 7, dialogue: true };
    let mut tries = vec![widest];
    let mut step = |change: &dyn Fn(&mut Fit)| {
        if let Some(mut next) = tries.last().cloned() {
            change(&mut next);
            tries.push(next);
        }
    };
    step(&|fit| fit.before = 0.75);
    step(&|fit| (fit.rows, fit.acts) = (4, 6));
    step(&|fit| fit.list = 0.25);
    step(&|fit| (fit.rows, fit.acts) = (3, 5));
    step(&|fit| fit.g = (g - 0.5).max(14.0));
    step(&|fit| fit.g = 14.0_f64.min(g));
    step(&|fit| fit.pairs = 4);
    step(&|fit| fit.pairs = 3);
    step(&|fit| fit.body = (body - 0.25).max(10.0));
    // What does not part into a front and a back flows on.
    step(&|fit| (fit.split, fit.g, fit.body, fit.pairs) = (false, g, body, 4));
    step(&|fit| fit.g = 14.0_f64.min(g));
    step(&|fit| (fit.pairs, fit.body) = (3, (body - 0.25).max(10.0)));
    step(&|fit| fit.dialogue = false);
    tries
}
