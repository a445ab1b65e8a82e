//! What a PDF says and how it is built, read from its own objects.

use std::collections::BTreeMap;

use lopdf::{Document, Object};

pub struct Pdf(Document);

impl Pdf {
    pub fn new(bytes: &[u8]) -> Pdf {
        Pdf(Document::load_mem(bytes).expect("a PDF"))
    }

    pub fn pages(&self) -> usize {
        self.0.get_pages().len()
    }

    /// Width and height of the first page, in whole points.
    pub fn size(&self) -> (i64, i64) {
        let page = self.0.get_pages().values().next().copied().expect("a page");
        let page = self.0.get_dictionary(page).expect("a page");
        let sides = page.get(b"MediaBox").and_then(Object::as_array).expect("a size");
        let side = |n: usize| sides[n].as_float().expect("a number").round() as i64;
        (side(2), side(3))
    }

    /// The words of all pages, with single spaces.
    pub fn text(&self) -> String {
        let pages: Vec<u32> = self.0.get_pages().keys().copied().collect();
        let text = self.0.extract_text(&pages).expect("text");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The words of each page, with single spaces, in order.
    pub fn page_texts(&self) -> Vec<String> {
        let text = |page: &u32| self.0.extract_text(&[*page]).expect("text");
        let clean = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        // The mark of a draft stands in the margin, before the text.
        let told = |text: String| text.strip_prefix("Draft ").map(str::to_owned).unwrap_or(text);
        self.0.get_pages().keys().map(text).map(clean).map(told).collect()
    }

    /// The titles of its bookmarks, in the order of the file.
    pub fn bookmarks(&self) -> Vec<String> {
        let titles = self.0.objects.iter().filter_map(|(id, object)| {
            let dict = object.as_dict().ok().filter(|dict| dict.has(b"Dest") || dict.has(b"A"))?;
            Some((id, lopdf::decode_text_string(dict.get(b"Title").ok()?).ok()?))
        });
        titles.map(|(_, title)| title).collect()
    }

    /// Language, title, whether it is tagged: from the catalog and its metadata.
    pub fn catalog(&self) -> BTreeMap<&'static str, String> {
        let catalog = self.0.catalog().expect("a catalog");
        let mut found = BTreeMap::new();
        if let Ok(lang) = catalog.get(b"Lang").and_then(Object::as_str) {
            found.insert("lang", String::from_utf8_lossy(lang).into_owned());
        }
        let marked =
            catalog.get(b"MarkInfo").ok().and_then(|info| self.dict(info)?.get(b"Marked").ok()?.as_bool().ok());
        found.insert("marked", marked.unwrap_or(false).to_string());
        let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).and_then(|id| self.0.get_object(id));
        if let Ok(stream) = metadata.and_then(Object::as_stream) {
            let xmp = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            found.insert("xmp", String::from_utf8_lossy(&xmp).into_owned());
        }
        found
    }

    fn dict<'a>(&'a self, object: &'a Object) -> Option<&'a lopdf::Dictionary> {
        match object {
            Object::Reference(id) => self.0.get_object(*id).ok()?.as_dict().ok(),
            other => other.as_dict().ok(),
        }
    }

    /// Every element of the structure tree: its kind, whether it has words for who cannot see it, its children's kinds.
    pub fn elements(&self) -> Vec<Element> {
        let mut found = Vec::new();
        for object in self.0.objects.values() {
            let Ok(dict) = object.as_dict() else { continue };
            let Ok(kind) = dict.get(b"S").and_then(Object::as_name) else { continue };
            if !dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"StructElem") {
                continue;
            }
            found.push(Element {
                kind: String::from_utf8_lossy(kind).into_owned(),
                alt: dict.has(b"Alt"),
                children: self.kinds(dict.get(b"K").ok()),
            });
        }
        found
    }

    fn kinds(&self, children: Option<&Object>) -> Vec<String> {
        let list = match children {
            Some(Object::Array(list)) => list.clone(),
            Some(one) => vec![one.clone()],
            None => Vec::new(),
        };
        let kind = |child: &Object| {
            let kind = self.dict(child)?.get(b"S").and_then(Object::as_name).ok()?;
            Some(String::from_utf8_lossy(kind).into_owned())
        };
        list.iter().filter_map(kind).collect()
    }

    /// Names of fonts whose file is not in the PDF.
    pub fn fonts_not_embedded(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for object in self.0.objects.values() {
            let Ok(dict) = object.as_dict() else { continue };
            if dict.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor")
                && ![&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| dict.has(key))
            {
                missing.push(format!("{dict:?}"));
            }
        }
        missing
    }

    pub fn has_fonts(&self) -> bool {
        self.0.objects.values().filter_map(|object| object.as_dict().ok()).any(|dict| dict.has(b"FontDescriptor"))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub kind: String,
    pub alt: bool,
    pub children: Vec<String>,
}
