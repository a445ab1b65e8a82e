//! What a brand has said of each moment, counted: values by moments. A composed brand in, figures out; no words are
//! made here.

use crate::model::brand::{Behaviour, Value};
use crate::model::doc::Composed;
use crate::model::library::Moment;
use crate::model::pack::Pack;

/// Wrong answers that a practice question needs; they are the `not` lines of its moment.
pub const NOTS_WANTED: usize = 2;

/// A brand's behaviours, by value and moment.
pub struct Told<'a> {
    pub values: &'a [Value<Composed>],
    /// In their natural order.
    pub moments: &'a [Moment],
}

impl<'a> Told<'a> {
    pub fn of(pack: &'a Pack) -> Told<'a> {
        Told { values: &pack.brand.values, moments: &pack.moments }
    }

    /// The behaviours that show a value in a moment.
    pub fn at<'b>(
        &'b self,
        value: &'a Value<Composed>,
        moment: &'b Moment,
    ) -> impl Iterator<Item = &'a Behaviour<Composed>> + 'b {
        value.behaviours.iter().filter(|behaviour| behaviour.moments.contains(&moment.id))
    }

    /// How many behaviours of any value a moment has.
    pub fn behaviours(&self, moment: &Moment) -> usize {
        self.values.iter().map(|value| self.at(value, moment).count()).sum()
    }

    /// How many of them say what we do not do.
    pub fn nots(&self, moment: &Moment) -> usize {
        let of = |value| self.at(value, moment).filter(|behaviour| behaviour.not.is_some()).count();
        self.values.iter().map(of).sum()
    }

    /// The moments in which a value is seen, in order.
    pub fn moments_of(&self, value: &'a Value<Composed>) -> Vec<&'a Moment> {
        self.moments.iter().filter(|moment| self.at(value, moment).next().is_some()).collect()
    }
}
