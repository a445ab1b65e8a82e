//! The examples that come with the program: what is like them is borrowed, in whatever project it stands.

use std::sync::LazyLock;

use super::shelf;
use crate::discover::text_file;
use crate::model::diag::Diagnostics;
use crate::model::library::{BrandEntry, Library};
use crate::model::source::{Id, Kind, Room, SourceFile, Sources};
use crate::{parse, resolve};

/// Example brands, by id: each with its file.
const BRANDS: [(&str, &str); 3] = [
    ("clearwell", include_str!("../../brands/clearwell/brand.yaml")),
    ("fennimore", include_str!("../../brands/fennimore/brand.yaml")),
    ("lanternhouse", include_str!("../../brands/lanternhouse/brand.yaml")),
];

pub fn is_shipped(brand: &str) -> bool {
    BRANDS.iter().any(|(id, _)| *id == brand)
}

/// The examples that are not in a project.
pub fn missing(known: &Library) -> impl Iterator<Item = &'static BrandEntry> {
    let some = BRANDS.iter().any(|(id, _)| !known.brands.contains_key(*id));
    let shipped = some.then(|| LazyLock::force(&SHIPPED));
    let brands = shipped.into_iter().flat_map(|library| &library.brands);
    brands.filter(|(id, _)| !known.brands.contains_key(*id)).map(|(_, entry)| entry)
}

static SHIPPED: LazyLock<Library> = LazyLock::new(|| {
    let brand = |(id, text): &(&str, &str)| {
        let path = format!("brands/{id}/brand.yaml");
        text_file(path, Room::Brand(Id::from(*id)), Kind::Brand, text.as_bytes().to_vec())
    };
    let mut files: Vec<SourceFile> = BRANDS.iter().map(brand).collect();
    files.extend(["content/moments.yaml", "content/topics.yaml"].into_iter().filter_map(shelf::source));
    let sources = Sources { files, assets: Vec::new(), brands: BRANDS.iter().map(|(id, _)| Id::from(*id)).collect() };
    // The shipped files are sound, which a test holds; what is said of them is nobody's business here.
    let mut nobodys = Diagnostics::default();
    let parsed = parse::project(&sources, &mut nobodys);
    resolve::resolve(parsed, &sources, &mut nobodys)
});

#[cfg(test)]
mod tests {
    use super::{BRANDS, SHIPPED, missing};
    use crate::model::library::Library;

    #[test]
    fn every_example_is_whole() {
        assert_eq!(SHIPPED.brands.len(), BRANDS.len());
        let lanternhouse = &SHIPPED.brands["lanternhouse"].brand;
        assert!(lanternhouse.values.iter().map(|value| value.behaviours.len()).sum::<usize>() > 30);
    }

    #[test]
    fn an_example_lends_where_the_project_does_not_have_it() {
        assert_eq!(missing(&Library::default()).count(), BRANDS.len());
        assert_eq!(missing(&SHIPPED).count(), 0);
    }
}
