//! What becomes of a pack over time: editions compared, what changed for whom, what is due. Pure: records and findings in,
//! answers out.

pub mod compare;
pub mod impact;
mod lines;
pub mod notes;
pub mod record;
pub mod told;
pub mod verify;
pub mod words;
