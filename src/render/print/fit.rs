//! How a handout is brought to two sides: spacing first, then how much it holds, the type last and never under 10 pt.
//! Each side is tightened only when it is the one that runs over.

use serde::Serialize;

/// One try.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fit {
    /// Space before a table or the signature block, in `g`.
    pub before: f64,
    /// Space between parts, in `g`.
    pub gap: f64,
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
    /// The first limit stands in the block too, with the whole table overleaf.
    #[serde(skip)]
    pub decide: bool,
    #[serde(skip)]
    pub dialogue: bool,
    #[serde(skip)]
    pub near: bool,
}

/// How many pages each side took.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    pub front: usize,
    pub back: usize,
}

impl Sides {
    pub fn fit(self) -> bool {
        self.front <= 1 && self.back <= 1
    }

    pub fn pages(self) -> usize {
        self.front + self.back
    }
}

/// The way from the widest try to the tightest.
#[derive(Clone, Debug)]
pub struct Tries {
    /// The brand's own, in points.
    g: f64,
    body: f64,
    /// Steps taken on each side, then those of a sheet that flows from one side to the other.
    front: usize,
    back: usize,
    flow: usize,
}

type Step = fn(&mut Fit, g: f64, body: f64);

const FRONT: [Step; 11] = [
    |fit, _, _| fit.before = 0.75,
    |fit, _, _| fit.list = 0.25,
    |fit, _, _| fit.rows = 4,
    |fit, _, _| fit.rows = 3,
    |fit, g, _| fit.g = fit.g.min((g - 0.5).max(14.0)),
    |fit, g, _| fit.g = fit.g.min(14.0_f64.min(g)),
    |fit, _, _| fit.gap = 0.75,
    |fit, _, _| fit.pairs = 4,
    |fit, _, _| fit.pairs = 3,
    |fit, _, _| fit.decide = false,
    |fit, _, body| fit.body = smaller(body),
];

const BACK: [Step; 9] = [
    |fit, _, _| fit.near = false,
    |fit, _, _| fit.acts = 6,
    |fit, _, _| fit.before = 0.75,
    |fit, _, _| fit.acts = 5,
    |fit, _, _| fit.list = 0.25,
    |fit, g, _| fit.g = fit.g.min((g - 0.5).max(14.0)),
    |fit, g, _| fit.g = fit.g.min(14.0_f64.min(g)),
    |fit, _, _| fit.gap = 0.75,
    |fit, _, body| fit.body = smaller(body),
];

/// What does not part into a front and a back flows on.
const FLOW: [Step; 4] = [
    |fit, _, _| {
        (fit.split, fit.near, fit.before, fit.list, fit.rows, fit.acts, fit.pairs) = (false, false, 0.75, 0.25, 3, 5, 4)
    },
    |fit, g, _| fit.g = 14.0_f64.min(g),
    |fit, _, body| (fit.pairs, fit.body) = (3, smaller(body)),
    |fit, _, _| fit.dialogue = false,
];

fn smaller(body: f64) -> f64 {
    (body - 0.25).max(10.0)
}

impl Tries {
    pub fn new(g: f64, body: f64) -> Tries {
        Tries { g, body, front: 0, back: 0, flow: 0 }
    }

    /// The try to make now.
    pub fn fit(&self) -> Fit {
        let Tries { g, body, front, back, flow } = *self;
        let mut fit = Fit {
            before: 1.25,
            gap: 1.0,
            list: 0.5,
            g,
            body,
            split: true,
            rows: 5,
            pairs: 5,
            acts: 7,
            decide: true,
            dialogue: true,
            near: true,
        };
        let parted = FRONT.iter().take(front).chain(BACK.iter().take(back));
        let steps: Vec<&Step> = if flow == 0 { parted.collect() } else { FLOW.iter().take(flow).collect() };
        for step in steps {
            step(&mut fit, g, body);
        }
        fit
    }

    /// One step tighter; `false` when there is none left. The front first: what it gains in spacing, the back gains too.
    pub fn tighten(&mut self, sides: Sides) -> bool {
        if self.flow == 0 && sides.front > 1 && self.front < FRONT.len() {
            self.front += 1;
            return true;
        }
        if self.flow == 0 && sides.front <= 1 && self.back < BACK.len() {
            self.back += 1;
            return true;
        }
        self.flow += 1;
        self.flow <= FLOW.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Sides, Tries};

    #[test]
    fn only_the_side_that_runs_over_is_tightened() {
        let mut tries = Tries::new(15.0, 11.0);
        for _ in 0..4 {
            assert!(tries.tighten(Sides { front: 2, back: 1 }));
        }
        let fit = tries.fit();
        assert_eq!((fit.rows, fit.acts, fit.g), (3, 7, 15.0));
    }

    #[test]
    fn the_way_ends_and_type_never_goes_under_ten() {
        let mut tries = Tries::new(15.0, 10.1);
        let mut count = 1;
        // The front gives way half-way, the back never.
        while tries.tighten(Sides { front: if count < 5 { 2 } else { 1 }, back: 2 }) {
            count += 1;
            let fit = tries.fit();
            assert!(fit.body >= 10.0 && fit.g >= 14.0, "{fit:?}");
        }
        assert!(count < 25 && !tries.fit().dialogue && !tries.fit().split);
    }
}
