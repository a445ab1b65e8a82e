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
    pub shown: Shown,
    #[serde(skip)]
    pub rows: usize,
    #[serde(skip)]
    pub pairs: usize,
    #[serde(skip)]
    pub acts: usize,
    /// The first limit stands in the block too, with the whole table overleaf.
    #[serde(skip)]
    pub decide: bool,
    /// Who takes over stands in the block too, with the table overleaf.
    #[serde(skip)]
    pub beyond: bool,
    /// How many clashes of two priorities.
    #[serde(skip)]
    pub clashes: usize,
    #[serde(skip)]
    pub why: bool,
    #[serde(skip)]
    pub dialogue: bool,
    #[serde(skip)]
    pub near: bool,
}

/// What of a sheet is set: to find out whether one side fits, the other need not be.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    Both,
    Front,
    Back,
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
    shown: Shown,
    /// As far as they have been set.
    sides: Sides,
    /// The side that ran over when no step was left that spares it.
    over: Option<Side>,
}

/// A side of a sheet.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Side {
    Front,
    Back,
}

type Step = fn(&mut Fit, g: f64, body: f64);

const FRONT: [Step; 14] = [
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
    |fit, _, _| fit.beyond = false,
    |fit, _, body| fit.body = smaller(body),
    |fit, _, _| fit.pairs = 2,
    |fit, _, _| fit.rows = 2,
];

const BACK: [Step; 13] = [
    |fit, _, _| fit.near = false,
    |fit, _, _| fit.acts = 6,
    |fit, _, _| fit.before = 0.75,
    |fit, _, _| fit.acts = 5,
    |fit, _, _| fit.list = 0.25,
    |fit, g, _| fit.g = fit.g.min((g - 0.5).max(14.0)),
    |fit, g, _| fit.g = fit.g.min(14.0_f64.min(g)),
    |fit, _, _| fit.gap = 0.75,
    |fit, _, body| fit.body = smaller(body),
    |fit, _, _| fit.acts = 4,
    // All of them stand on the page and in the book.
    |fit, _, _| fit.clashes = 4,
    |fit, _, _| fit.clashes = 3,
    |fit, _, _| fit.clashes = 2,
];

/// What does not part into a front and a back flows on.
const FLOW: [Step; 7] = [
    |fit, _, _| {
        (fit.split, fit.near, fit.before, fit.list, fit.rows, fit.acts, fit.pairs) = (false, false, 0.75, 0.25, 3, 5, 4)
    },
    |fit, g, _| (fit.g, fit.decide, fit.beyond) = (14.0_f64.min(g), false, false),
    |fit, _, body| (fit.pairs, fit.body) = (3, smaller(body)),
    |fit, _, _| (fit.gap, fit.pairs, fit.rows, fit.acts) = (0.75, 2, 2, 4),
    // A story can be read on the page; the model can be practised from the sheet.
    |fit, _, _| fit.why = false,
    |fit, _, _| fit.dialogue = false,
    |fit, _, _| fit.clashes = 3,
];

fn smaller(body: f64) -> f64 {
    (body - 0.25).max(10.0)
}

impl Tries {
    pub fn new(g: f64, body: f64) -> Tries {
        Tries {
            g,
            body,
            front: 0,
            back: 0,
            flow: 0,
            shown: Shown::Both,
            sides: Sides { front: 0, back: 0 },
            over: None,
        }
    }

    /// The side that could not be brought to one page.
    pub fn over(&self) -> Option<Side> {
        self.over
    }

    /// The try to make now.
    pub fn fit(&self) -> Fit {
        let Tries { g, body, front, back, flow, shown, sides: _, over: _ } = *self;
        let mut fit = Fit {
            before: 1.25,
            gap: 1.0,
            list: 0.5,
            g,
            body,
            split: true,
            shown,
            rows: 5,
            pairs: 5,
            acts: 7,
            decide: true,
            beyond: true,
            clashes: usize::MAX,
            why: true,
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

    /// How many pages it came to, after a try that came to so many: of both sides, or of the one that was shown.
    pub fn came_to(&mut self, front: usize, back: usize) -> Sides {
        match self.shown {
            Shown::Both => self.sides = Sides { front, back },
            Shown::Front => self.sides.front = front,
            Shown::Back => self.sides.back = back,
        }
        self.sides
    }

    /// Goes on to the next try; `false` when there is none left. A side is set alone until it fits, then the other; both
    /// at the end.
    pub fn go_on(&mut self) -> bool {
        let Sides { front, back } = self.sides;
        match self.shown {
            // What the front has gained in spacing, the back has gained too: it may fit by now, or did before.
            Shown::Front if front <= 1 && back > 1 => self.shown = Shown::Back,
            Shown::Front if front <= 1 => self.shown = Shown::Both,
            Shown::Back if back <= 1 => self.shown = Shown::Both,
            Shown::Both | Shown::Front | Shown::Back => {
                if !self.tighten(self.sides) {
                    return false;
                }
                self.shown = match (self.flow, front > 1) {
                    (0, true) => Shown::Front,
                    (0, false) => Shown::Back,
                    (_, _) => Shown::Both,
                };
            }
        }
        true
    }

    /// One step tighter; `false` when there is none left. The front first.
    fn tighten(&mut self, sides: Sides) -> bool {
        if self.flow == 0 && sides.front > 1 && self.front < FRONT.len() {
            self.front += 1;
            return true;
        }
        if self.flow == 0 && sides.front <= 1 && self.back < BACK.len() {
            self.back += 1;
            return true;
        }
        self.over.get_or_insert(if sides.front > 1 { Side::Front } else { Side::Back });
        self.flow += 1;
        self.flow <= FLOW.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Shown, Side, Tries};

    #[test]
    fn a_side_that_runs_over_is_set_alone_until_it_fits_and_both_at_the_end() {
        let mut tries = Tries::new(15.0, 11.0);
        // Pages of front and back, as they come to be; what is not shown is not counted.
        let came_to = [(2, 2), (2, 9), (1, 9), (9, 2), (9, 1), (1, 1)];
        let mut shown = Vec::new();
        for (n, (front, back)) in came_to.into_iter().enumerate() {
            shown.push(tries.fit().shown);
            let done = tries.came_to(front, back).fit() && tries.fit().shown == Shown::Both;
            assert_eq!(done, n == 5);
            assert!(done || tries.go_on());
        }
        assert_eq!(shown, [Shown::Both, Shown::Front, Shown::Front, Shown::Back, Shown::Back, Shown::Both]);
        assert_eq!((tries.front, tries.back, tries.flow), (2, 1, 0));
    }

    #[test]
    fn only_the_side_that_runs_over_is_tightened() {
        let mut tries = Tries::new(15.0, 11.0);
        for _ in 0..4 {
            tries.came_to(2, 1);
            assert!(tries.go_on());
        }
        let fit = tries.fit();
        assert_eq!((fit.rows, fit.acts, fit.g), (3, 7, 15.0));
    }

    #[test]
    fn the_way_ends_and_type_never_goes_under_ten() {
        let mut tries = Tries::new(15.0, 10.1);
        let mut count = 1;
        // The front gives way half-way, the back never.
        while {
            tries.came_to(if count < 5 { 2 } else { 1 }, 2);
            tries.go_on()
        } {
            count += 1;
            let fit = tries.fit();
            assert!(fit.body >= 10.0 && fit.g >= 14.0, "{fit:?}");
        }
        assert_eq!(tries.over(), Some(Side::Back));
        assert!(count < 32 && !tries.fit().dialogue && !tries.fit().split);
    }
}
