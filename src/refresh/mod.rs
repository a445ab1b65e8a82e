//! What becomes of a pack over time: editions compared, what changed for whom, what is due. Pure: records and findings in,
//! answers out.

pub mod calendar;
pub mod dated;
pub mod due;
pub mod kept;
