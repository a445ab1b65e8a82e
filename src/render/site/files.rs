//! The site's own templates and stylesheet: inside the program, and in a build for development read from the disk each
//! time, so that the preview shows an edit to one at once.

use std::borrow::Cow;

/// Of the page templates, those that others extend or include first.
pub const TEMPLATES: [&str; 10] = [
    "page.html",
    "header.html",
    "contents.html",
    "parts.html",
    "sprite.html",
    "home.html",
    "module.html",
    "what-matters.html",
    "limits.html",
    "changes.html",
];

#[derive(rust_embed::RustEmbed)]
#[folder = "src/render/site"]
#[include = "*.html"]
#[include = "*.css"]
struct Embedded;

/// A file's text by name; empty where a build for development does not find it.
pub fn text(name: &str) -> Cow<'static, str> {
    match Embedded::get(name).map(|file| file.data) {
        Some(Cow::Borrowed(bytes)) => String::from_utf8_lossy(bytes),
        Some(Cow::Owned(bytes)) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
        None => Cow::Borrowed(""),
    }
}
