//! Documents on paper: a pack's composed text as data, an embedded template, a PDF. No markup is ever made of anybody's
//! text.

mod changes;
mod data;
mod documents;
mod fit;
mod fonts;
mod found;
mod handout;
mod handouts;
mod letters;
mod limits;
mod marks;
mod ours;
mod parts;
mod sheet;
mod stationery;
mod workbook;
mod worksheet;
mod world;

pub use changes::PATH as CHANGES;
pub use documents::render;
pub use handouts::path_of;
pub use workbook::PATH as WORKBOOK;
pub use worksheet::make as worksheet;
