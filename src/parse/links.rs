//! Where links may lead and where pictures may come from; anything else is reported.

use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::LinkTo;
use crate::model::names::is_id;
use crate::model::span::Span;

/// Letters; browsers and readers of PDFs cut longer ones off.
const LONGEST: usize = 2_000;

const ADDRESSES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// What a link's address means; `None` when it is not accepted.
pub fn link(url: &str, span: Span, d: &mut Diagnostics) -> Option<LinkTo> {
    let url = url.trim();
    let refuse = |what: String, help: &str, d: &mut Diagnostics| {
        d.push(Diagnostic::error("link-not-allowed", span, what).help(help));
        None
    };
    if url.is_empty() || url == "#" {
        let help = "Put its address between the round brackets: [the refund form](https://…).";
        return refuse("This link leads nowhere".to_owned(), help, d);
    }
    if url.len() > LONGEST {
        let help = "Look for a shorter address of the same page.";
        return refuse(format!("The address `{}` is too long to be followed", short(url)), help, d);
    }
    if url.contains("{{") {
        let help = "Write the address itself, or set the slot as text without a link.";
        return refuse("A slot cannot stand in the address of a link".to_owned(), help, d);
    }
    if let Some(section) = url.strip_prefix('#') {
        return Some(LinkTo::Section(section.into()));
    }
    let start = url.to_ascii_lowercase();
    if let Some(known) = ADDRESSES.iter().find(|known| start.starts_with(**known)) {
        let rest = &url[known.len()..];
        if rest.is_empty() || rest.starts_with('/') || rest.contains(|c: char| c.is_whitespace() || c.is_control()) {
            let help = "Copy the address from your browser once more.";
            return refuse(format!("`{}` is not a complete address", short(url)), help, d);
        }
        return Some(LinkTo::Address(format!("{known}{rest}")));
    }
    let (page, section) = url.split_once('#').map_or((url, None), |(page, section)| (page, Some(section)));
    if let Some(id) = page.strip_prefix("./").unwrap_or(page).strip_suffix(".md")
        && is_id(id)
    {
        let section = section.filter(|section| !section.is_empty());
        return Some(LinkTo::Module { id: id.into(), section: section.map(Into::into) });
    }
    let help = if start.starts_with("www.") {
        format!("Type `https://{}`.", short(url))
    } else if !start.contains(['/', ':']) && start.contains('@') {
        format!("Type `mailto:{}`.", short(url))
    } else {
        "Link to https://…, mailto:…, tel:…, a section (#say-sorry) or another module (put-right.md).".to_owned()
    };
    refuse(format!("A link cannot lead to `{}`", short(url)), &help, d)
}

/// The path of a picture from the project's root; `folder` is the module's own.
pub fn picture(url: &str, folder: &str, span: Span, d: &mut Diagnostics) -> Option<String> {
    let decoded = decode(url);
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let room = path.len().min(if path.first() == Some(&"brands") { 2 } else { 1 });
    let mut good = !decoded.is_empty()
        && !decoded.starts_with('/')
        && !decoded.contains([':', '\\', '?', '#', '{', '}'])
        && !decoded.contains(char::is_control);
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                good &= path.len() > room;
                path.pop();
            }
            part => path.push(part),
        }
    }
    if good && !decoded.ends_with('/') {
        return Some(path.join("/"));
    }
    let what = if url.trim().is_empty() {
        "This picture has no file".to_owned()
    } else {
        format!("A picture cannot come from `{}`", short(url))
    };
    d.push(
        Diagnostic::error("picture-outside", span, what)
            .help("Put the file into the assets folder beside the modules: ![What it shows](../assets/till.svg)."),
    );
    None
}

/// `%20` is a space; what is no UTF-8 stays as it is.
fn decode(url: &str) -> String {
    let mut bytes = Vec::with_capacity(url.len());
    let mut rest = url.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|hex| *first == b'%' && hex.bytes().all(|b| b.is_ascii_hexdigit())) {
            Some(hex) => {
                bytes.push(u8::from_str_radix(hex, 16).unwrap_or(b'%'));
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| url.to_owned())
}

fn short(url: &str) -> String {
    let mut short: String = url.chars().take(60).collect();
    if short.len() < url.len() {
        short.push('…');
    }
    short
}
