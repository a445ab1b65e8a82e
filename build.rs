//! Tells the program which it is: a number over its own sources and its dependencies' versions. What an earlier build left
//! is passed over only where the same program made it.

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files(&path, found)? } else { found.push(path) }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let mut paths = vec![PathBuf::from("Cargo.lock")];
    files(Path::new("src"), &mut paths)?;
    paths.sort();
    // Without a seed of its own: the same sources are the same program on any machine.
    let mut hasher = DefaultHasher::new();
    for path in paths {
        hasher.write(path.to_string_lossy().replace('\\', "/").as_bytes());
        hasher.write(&fs::read(&path)?);
    }
    println!("cargo:rustc-env=INDUCT_BUILD={:016x}", hasher.finish());
    Ok(())
}
