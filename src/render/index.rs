//! `output/index.html`: every brand and pack in an output folder, on one plain page that needs no other file.

use super::html::ink::escape;
use super::texts::Texts;
use crate::model::names::language_of;

/// A pack as its record tells of it.
pub struct Listed<'a> {
    pub brand_id: &'a str,
    pub brand: &'a str,
    pub pack_id: &'a str,
    pub pack: &'a str,
    pub edition: &'a str,
    pub minutes: u32,
    pub modules: Vec<&'a str>,
    pub site: bool,
    /// Its alignment report is there.
    pub report: bool,
    /// Path in the pack's folder, and what it is.
    pub sheets: Vec<(&'a str, &'a str)>,
}

const STYLE: &str = include_str!("index.css");

/// The page, brand by brand in the order given.
pub fn page(packs: &[Listed<'_>]) -> String {
    let texts = Texts::get("en-GB");
    let mut body = String::new();
    let mut brand = None;
    for pack in packs {
        if brand != Some(pack.brand_id) {
            if brand.is_some() {
                body.push_str("</section>\n");
            }
            body.push_str(&format!("<section>\n<h2>{}</h2>\n", escape(pack.brand)));
            brand = Some(pack.brand_id);
        }
        let folder = format!("{}/{}", address(pack.brand_id), address(pack.pack_id));
        let title = escape(pack.pack);
        let title = if pack.site { format!("<a href=\"{folder}/site/index.html\">{title}</a>") } else { title };
        let language = language_of(pack.pack_id).map(|language| {
            let name = Texts::get(language).say("language");
            format!("<span lang=\"{}\" dir=\"auto\">{}</span>, ", escape(language), escape(&name))
        });
        let language = language.unwrap_or_default();
        let modules = match pack.modules.len() {
            1 => "1 module".to_owned(),
            n => format!("{n} modules"),
        };
        let time = if pack.minutes > 0 { format!(", {}", texts.minutes(pack.minutes)) } else { String::new() };
        let edition = escape(pack.edition);
        body.push_str(&format!(
            "<article>\n<h3 dir=\"auto\">{title}</h3>\n<p>{language}{modules}{time}, {edition}</p>\n"
        ));
        if pack.report || !pack.sheets.is_empty() {
            body.push_str("<ul>\n");
            if pack.report {
                body.push_str(&format!("<li><a href=\"{folder}/alignment.html\">How far it is our own</a></li>\n"));
            }
            for (path, what) in &pack.sheets {
                body.push_str(&format!(
                    "<li><a href=\"{folder}/{}\">{}</a> <span>PDF</span></li>\n",
                    address(path),
                    escape(what)
                ));
            }
            body.push_str("</ul>\n");
        }
        body.push_str("</article>\n");
    }
    if brand.is_some() {
        body.push_str("</section>\n");
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Induction packs</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<main>\n<h1>Induction packs</h1>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// A path as an address: folder and file names may hold what an address may not.
fn address(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if plain(c) {
            out.push(c);
        } else {
            c.to_string().bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        }
    }
    out
}
