//! What is found in a project's folder and cannot be read as it is: met once, and where it matters.

use std::os::unix::fs::symlink;

use crate::support::Project;

#[allow(clippy::disallowed_methods)] // a temporary folder
fn remove(project: &Project, path: &str) {
    std::fs::remove_file(project.root().join(path)).expect("removed");
}

/// A file of so many bytes that takes no room.
fn large(project: &Project, path: &str, bytes: u64) {
    project.write(path, "x");
    let file = std::fs::OpenOptions::new().write(true).open(project.root().join(path)).expect("opened");
    file.set_len(bytes).expect("set");
}

#[test]
fn a_file_that_is_too_large_is_met_where_it_is_used_and_nowhere_else() {
    let project = Project::base();
    large(&project, "content/assets/shoot.psd", 30 << 20);
    large(&project, "brands/harbour/assets/film.png", 30 << 20);
    assert_eq!(project.make().places(), Vec::<String>::new());

    large(&project, "content/assets/till.png", 21 << 20);
    let path = "content/modules/sorry.md";
    project.write(path, project.read(path).replace("Sorry is short.", "![A till](../assets/till.png)"));
    large(&project, "brands/harbour/assets/head.ttf", 21 << 20);
    project.write(
        "brands/harbour/_brand.yml",
        "typography:\n  fonts: [{family: Head, source: file, files: [assets/head.ttf]}]\nlogo: assets/film.png\n",
    );
    let outcome = project.make();
    let said = outcome.text();
    for words in [
        "picture content/assets/till.png is too large to be read: 21504 KB, and it may have 20480",
        "font file `assets/head.ttf` is too large to be read: 21504 KB",
        "logo brands/harbour/assets/film.png is not a picture that can be used: it is too large to be read: 30720 KB",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert_eq!(outcome.places().len(), 3, "{said}");
}

#[test]
fn a_list_that_is_there_and_cannot_be_read_is_not_called_missing() {
    for path in ["content/moments.yaml", "content/topics.yaml"] {
        let project = Project::base();
        let brand = "brands/harbour/brand.yaml";
        let policy = "policies: [{id: no, topic: upsell, stance: never, text: Offer nothing more.}]\nvoice:";
        project.write(brand, project.read(brand).replace("voice:", policy));
        assert_eq!(project.make_forms(&[]).places(), Vec::<String>::new());
        large(&project, path, 2 << 20);
        assert_eq!(project.make_forms(&[]).places(), [format!("too-large {path}")]);
        remove(&project, path);
        project.write(&format!("{path}/note.txt"), "A folder.");
        assert_eq!(project.make_forms(&[]).places(), [format!("folder-not-file {path}")]);
    }
}

#[test]
fn a_folder_that_is_a_link_is_not_left_out_in_silence() {
    let project = Project::base();
    let root = project.root();
    std::fs::rename(root.join("content/modules"), root.join("shared")).expect("moved");
    symlink("../shared", root.join("content/modules")).expect("linked");
    symlink("../shared", root.join("content/drafts")).expect("linked");
    let outcome = project.make_forms(&[]);
    let found: Vec<String> = outcome.places().into_iter().filter(|place| place.starts_with("link-folder")).collect();
    assert_eq!(found, ["link-folder content/drafts", "link-folder content/modules"]);
    assert!(outcome.text().contains("error[link-folder]: This folder is a link, and nothing in it is read\n--> content/modules\n = help: Put the folder itself here."));
}

#[test]
fn a_file_that_is_no_plain_file_is_not_read() {
    let project = Project::base();
    symlink("/dev/null", project.root().join("content/modules/null.md")).expect("linked");
    symlink("nowhere.md", project.root().join("content/modules/gone.md")).expect("linked");
    let _kept_open =
        std::os::unix::net::UnixListener::bind(project.root().join("content/modules/door.md")).expect("made");
    let places = project.make_forms(&[]).places();
    let found = [
        "not-readable content/modules/door.md",
        "link-out content/modules/gone.md",
        "link-out content/modules/null.md",
    ];
    assert_eq!(places, found);
}
