//! Whether a published folder still is what was issued, file by file and, for a page, block by block.

use crate::model::artifact::hash;
use crate::model::changes::Difference;
use crate::model::edition::Said;
use crate::model::edition::{Content, Issue, IssuedPage};

use super::compare::compare;

/// A file of an edition that is not as it was issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tampered {
    /// From the pack's folder.
    pub path: String,
    /// Of a page or sheet.
    pub title: Option<String>,
    pub how: How,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    Missing,
    /// A page that says something else.
    Says(Vec<Difference>),
    /// A page that says between header and foot what was issued, and is another file all the same: its foot, its title, its
    /// links or how it is set.
    Around,
    /// A sheet, or a file that says nothing: other bytes.
    Bytes,
}

/// What came of looking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub tampered: Vec<Tampered>,
    /// Files that are as issued.
    pub whole: usize,
    /// Of these, so many bear the mark of a draft.
    pub drafts: usize,
}

/// Looks at every file that the edition lists, and at no other. `read` gives a file's bytes by its path from the pack's
/// folder, if it is there; `said` what a page says.
pub fn verify(issue: &Issue, read: &dyn Fn(&str) -> Option<Vec<u8>>, said: &dyn Fn(&[u8]) -> Vec<Said>) -> Verified {
    let mut verified = Verified::default();
    for page in &issue.pages {
        let path = &page.content.path;
        let how = match read(path) {
            None => Some(How::Missing),
            Some(bytes) => {
                let found = hash(&bytes);
                verified.drafts += usize::from(found == page.draft && found != page.approved);
                (found != page.approved && found != page.draft).then(|| how(page, &bytes, said))
            }
        };
        verified.note(path, Some(&page.content.title), how);
    }
    for (path, issued) in &issue.files {
        let how = match read(path) {
            None => Some(How::Missing),
            Some(bytes) => (hash(&bytes) != *issued).then_some(How::Bytes),
        };
        verified.note(path, None, how);
    }
    verified
}

impl Verified {
    fn note(&mut self, path: &str, title: Option<&String>, how: Option<How>) {
        match how {
            None => self.whole += 1,
            Some(how) => self.tampered.push(Tampered { path: path.to_owned(), title: title.cloned(), how }),
        }
    }
}

fn how(page: &IssuedPage, bytes: &[u8], said: &dyn Fn(&[u8]) -> Vec<Said>) -> How {
    if !page.content.path.ends_with(".html") {
        return How::Bytes;
    }
    let blocks = said(bytes);
    let differences = compare(&page.content, &Content { blocks, ..(*page.content).clone() });
    if differences.is_empty() { How::Around } else { How::Says(differences) }
}
