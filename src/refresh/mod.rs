//! What becomes of a pack over time: editions compared, what changed for whom, what is due. Pure: records and findings in,
//! answers out.

pub mod calendar;
pub mod compare;
pub mod dated;
pub mod due;
pub mod impact;
pub mod kept;
mod lines;
pub mod notes;
pub mod place;
pub mod record;
pub mod told;
pub mod verify;
pub mod words;
