//! `induct verify`

use camino::Utf8Path;

use super::history::{issue, one};
use super::{End, answer, looked_at, which};
use crate::cli::{Of, Verify};
use crate::pipeline;
use crate::report::editions;
use crate::write::manifest;
use crate::write::output::place_in;

/// Bytes of a file that is looked into.
const LARGEST: u64 = 256 << 20;

pub fn verify(args: &Verify) -> anyhow::Result<End> {
    let project = match looked_at(&which(&args.of))? {
        Ok((project, ..)) => project,
        Err(message) => return Ok(End::Typed(message)),
    };
    let folder = &args.folder;
    if !folder.is_dir() {
        return Ok(End::Typed(format!("{folder} is no folder. Give the one that holds site/ and print/")));
    }
    // A folder of a build says whose it is.
    let told = manifest::read(folder);
    let of = Of {
        brand: args.of.brand.clone().or_else(|| told.as_ref().map(|record| record.brand.id.clone())),
        pack: args.of.pack.clone().or_else(|| told.as_ref().map(|record| record.pack.id.clone())),
        today: None,
        project: None,
    };
    let found = one(&project, &of).and_then(|(_, _, history)| match (&args.edition, history.last()) {
        (Some(typed), _) => issue(&history, typed).map(|issue| (history, issue)),
        (None, Some(last)) => Ok((history.clone(), last.clone())),
        (None, None) => Err("there is no edition yet".to_owned()),
    });
    let (history, issue) = match found {
        Ok(found) => found,
        Err(message) => return Ok(End::Typed(message)),
    };
    let verified = pipeline::verify(&issue, &|path| read(folder, path));
    answer(&mut anstream::stdout(), &editions::verified(&history, &issue, &verified))?;
    Ok(if verified.tampered.is_empty() { End::Good } else { End::Findings })
}

/// A file of the folder, by a path that a record tells: nothing outside it, nothing that would be waited for.
fn read(folder: &Utf8Path, path: &str) -> Option<Vec<u8>> {
    let place = place_in(folder, path)?;
    let size = fs_err::metadata(&place).ok().filter(std::fs::Metadata::is_file)?.len();
    // None that was issued is as large: another file, whatever it holds.
    if size > LARGEST { Some(Vec::new()) } else { fs_err::read(&place).ok() }
}
