//! What becomes of a pack over time: editions compared, what changed for whom, what is due. Pure: records and findings in,
//! answers out.

<<<<<<< HEAD
pub mod record;
pub mod told;
=======
pub mod compare;
mod lines;
pub mod notes;
pub mod words;
>>>>>>> dd04717cd5f888c80b1172d38777e60c3b9eb0e7
