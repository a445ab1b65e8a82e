//! A build killed at any moment leaves whole files, and the next run ends as a clean build would.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::Project;

fn files(project: &Project, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let root = project.root().join(folder);
    walkdir::WalkDir::new(&root)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".lock")
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("inside").display().to_string();
            (path, std::fs::read(entry.path()).expect("read"))
        })
        .collect()
}

#[test]
fn killed_at_a_hundred_moments_nothing_is_half_written() {
    let project = Project::base();
    let build = |out: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_induct"));
        command.args(["build", "--out", out]).current_dir(project.root()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    // Two states of the project, and what a clean build of each gives.
    let module = "content/modules/sorry.md";
    let old_text = project.read(module);
    let new_text = old_text.replace("Sorry is short.", "Sorry is short, and it comes first.");
    assert!(build("clean-old").status().expect("runs").success());
    project.write(module, &new_text);
    assert!(build("clean-new").status().expect("runs").success());
    let (old, new) = (files(&project, "clean-old"), files(&project, "clean-new"));
    assert_ne!(old, new);

    let mut cut = 0;
    for n in 0..100_u64 {
        project.write(module, if n % 2 == 0 { &old_text } else { &new_text });
        let mut child = build("killed").spawn().expect("runs");
        // From before the first file is read to after the last is written.
        std::thread::sleep(Duration::from_micros(n * 2_999 % 300_000));
        let _ = child.kill();
        cut += usize::from(!child.wait().expect("ended").success());
        for (path, bytes) in files(&project, "killed") {
            if path.starts_with(".staging") {
                continue;
            }
            let whole = old.get(&path) == Some(&bytes) || new.get(&path) == Some(&bytes);
            assert!(whole, "{path} is neither the old nor the new file");
        }
    }
    assert!(cut > 10, "only {cut} builds were cut off");
    project.write(module, &new_text);
    assert!(build("killed").status().expect("runs").success());
    assert_eq!(files(&project, "killed"), new);
}
