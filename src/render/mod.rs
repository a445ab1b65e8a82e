//! A pack in, files out: pure, one room per form. Rooms share the words, the page code and the HTML of blocks.

pub mod code;
pub mod html;
pub mod site;
pub mod templates;
pub mod texts;
