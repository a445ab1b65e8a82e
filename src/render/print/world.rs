//! The typesetter's one door: embedded templates, one document's data and pictures, the fonts in hand. No system
//! fonts, no packages, no clock, no disk.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, PackageError, Severity as TypstSeverity, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::introspection::Introspector;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::documents::{DOCUMENTS, SHARED, WORKSHEET};
use crate::model::artifact::Parts;
use crate::model::date::Date;
use crate::model::source::Hash;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// Fonts for one brand: its own first, then the built-in ones.
pub struct FontSet {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// Of the brand's files, in order; the built-in ones belong to the program.
    hashes: Vec<Hash>,
}

impl FontSet {
    pub fn new(fonts: Vec<Font>, hashes: Vec<Hash>) -> Self {
        FontSet { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, hashes }
    }

    /// Whether one of them has the letter.
    pub fn hold(&self, letter: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(letter as u32))
    }
}

/// The hash of all that decides a document's bytes: this program and its templates, the data, the pictures, the brand's
/// fonts. The identifier is of the place, which is the same where a fingerprint is compared.
pub fn fingerprint(template: &str, data: &[u8], files: &BTreeMap<String, Bytes>, fonts: &FontSet) -> Hash {
    let mut all = Parts::default();
    let mut part = |bytes: &[u8]| all.add(bytes);
    part(concat!("induct ", env!("CARGO_PKG_VERSION")).as_bytes());
    for (path, text) in SHARED.into_iter().chain(DOCUMENTS.map(|document| document.template)) {
        if path == template || SHARED.iter().any(|(shared, _)| *shared == path) {
            part(text.as_bytes());
        }
    }
    part(data);
    for (path, bytes) in files {
        part(path.as_bytes());
        part(bytes);
    }
    for hash in &fonts.hashes {
        part(hash.as_bytes());
    }
    all.hash()
}

/// One document to be set: which template, its data as JSON, its pictures by path.
pub struct Job<'a> {
    pub template: &'static str,
    pub data: Vec<u8>,
    pub files: BTreeMap<String, Bytes>,
    pub fonts: &'a FontSet,
    /// Stable over builds: it becomes the file's identifier.
    pub ident: String,
    /// Of an edition that is approved: the file is dated with it, and made to be kept.
    pub day: Option<Date>,
}

/// The page on which a template put a label, from 1; `None` when it did not.
pub fn page_of(document: &PagedDocument, label: &str) -> Option<usize> {
    let label = typst::foundations::Label::new(typst::utils::PicoStr::intern(label))?;
    let place = document.introspector().query_label(label).ok()?.location()?;
    document.introspector().page(place).map(std::num::NonZeroUsize::get)
}

/// Lays a document out. A failure is this program's own mistake, or a letter that no font has. Of warnings one counts: a
/// document that did not come to rest says wrong page numbers. A family that is not there was reported when the brand was
/// read.
pub fn set(job: &Job<'_>) -> Result<PagedDocument, String> {
    let world = JobWorld::new(job);
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    if let Some(restless) = warnings.iter().find(|warning| warning.message.contains("did not converge")) {
        return Err(restless.message.to_string());
    }
    output.map_err(|errors| messages(&errors, &world))
}

/// The PDF: tagged, PDF/UA-1 checked; an edition's is PDF/A-2a too, and bears the edition's day. Without an edition it has
/// no date, which PDF/A asks for; so that equal input gives equal bytes.
pub fn pdf(job: &Job<'_>, document: &PagedDocument) -> Result<Vec<u8>, String> {
    let day = job.day.and_then(|day| Datetime::from_ymd(i32::from(day.year), day.month, day.day));
    if let Some(kept) =
        day.and_then(|day| export(job, document, &[PdfStandard::Ua_1, PdfStandard::A_2a], Some(day)).ok())
    {
        return Ok(kept);
    }
    // A brand's font may hold letters that are not to be kept: the sheet is as good to read.
    export(job, document, &[PdfStandard::Ua_1], day)
}

fn export(
    job: &Job<'_>,
    document: &PagedDocument,
    standards: &[PdfStandard],
    day: Option<Datetime>,
) -> Result<Vec<u8>, String> {
    let options = PdfOptions {
        ident: Smart::Custom(job.ident.clone()),
        creator: Smart::Custom(Some("induct".to_owned())),
        timestamp: day.map(Timestamp::new_utc),
        standards: PdfStandards::new(standards).map_err(|error| error.message().to_string())?,
        tagged: true,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| messages(&errors, &JobWorld::new(job)))
}

/// Lets go of what the typesetter has kept and not used for some documents. Looking for it takes as long as there is
/// much of it: not after every try.
pub fn tidy() {
    typst::comemo::evict(2);
}

fn messages(errors: &[SourceDiagnostic], world: &JobWorld<'_>) -> String {
    let mut said: Vec<String> = errors
        .iter()
        .filter(|error| error.severity == TypstSeverity::Error)
        .map(|error| {
            let place = error.span.id().and_then(|id| {
                let source = world.source(id).ok()?;
                let range = typst::WorldExt::range(world, error.span)?;
                let (line, column) = source.lines().byte_to_line_column(range.start)?;
                Some(format!(" ({}:{}:{})", id.get().vpath().get_with_slash(), line + 1, column + 1))
            });
            format!("{}{}", error.message, place.unwrap_or_default())
        })
        .collect();
    said.dedup();
    said.join("; ")
}

/// The templates, read once for all documents.
static TEMPLATES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    let all = SHARED.into_iter().chain(DOCUMENTS.map(|document| document.template)).chain([WORKSHEET]);
    all.filter_map(|(path, text)| id(path).map(|id| (id, Source::new(id, text.to_owned())))).collect()
});

struct JobWorld<'a> {
    job: &'a Job<'a>,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

/// Paths are few and used again for every document: the typesetter can name only 65,535 in its life.
fn id(path: &str) -> Option<FileId> {
    VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

impl<'a> JobWorld<'a> {
    fn new(job: &'a Job<'a>) -> Self {
        let mut files: HashMap<FileId, Bytes> =
            job.files.iter().filter_map(|(path, bytes)| Some((id(path)?, bytes.clone()))).collect();
        if let Some(data) = id("/data.json") {
            files.insert(data, Bytes::new(job.data.clone()));
        }
        let main = id(job.template).unwrap_or_else(|| Source::detached("").id());
        JobWorld { job, main, files }
    }
}

impl World for JobWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.job.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        TEMPLATES.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.job.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    match id.get().root() {
        VirtualRoot::Project => FileError::NotFound(id.get().vpath().get_without_slash().into()),
        VirtualRoot::Package(package) => FileError::Package(PackageError::NotFound(package.clone())),
    }
}
