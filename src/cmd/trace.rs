//! `induct trace`

use super::history::recorded;
use super::{End, answer};
use crate::cli::Trace;
use crate::model::names::nearest;
use crate::report::{clean, editions};

/// Letters of a code's last part: fewer would lead to another page.
const SHORTEST: usize = 6;

pub fn trace(args: &Trace) -> anyhow::Result<End> {
    let (project, packs) = match recorded(&args.of)? {
        Ok(recorded) => recorded,
        Err(message) => return Ok(End::Typed(message)),
    };
    let code = args.code.trim().to_lowercase();
    let histories: Vec<_> = packs.iter().filter_map(|(brand, pack)| project.library.history(brand, pack)).collect();
    let pages = || {
        histories.iter().copied().flat_map(|history| {
            history.issues.iter().flat_map(move |issue| {
                issue.pages.iter().filter(|page| page.since == issue.number).map(move |page| (history, issue, page))
            })
        })
    };
    let last_part = |whole: &str| whole.rsplit('-').next() == Some(code.as_str()) && code.len() >= SHORTEST;
    let found: Vec<_> = pages().filter(|(_, _, page)| page.code == code || last_part(&page.code)).collect();
    match found.as_slice() {
        [(history, issue, page)] => {
            answer(&mut anstream::stdout(), &editions::trace(history, issue, page))?;
            Ok(End::Good)
        }
        [] if code.contains("-draft-") => Ok(End::Typed(format!(
            "{} is the code of a draft, and drafts are not kept. Whoever printed it can say when",
            clean(&code)
        ))),
        [] => {
            let near = nearest(&code, pages().map(|(_, _, page)| page.code.as_str()));
            let near = near.map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
            Ok(End::Typed(format!(
                "no edition in this project has a page or sheet with the code {}.{near} It stands at the foot, at its end",
                clean(&code)
            )))
        }
        // A record of old may bear the code of another pack's: they say the same.
        [(_, _, first), rest @ ..] if rest.iter().all(|(_, _, page)| page.code == first.code) => {
            let texts: Vec<String> =
                found.iter().map(|(history, issue, page)| editions::trace(history, issue, page)).collect();
            answer(&mut anstream::stdout(), &texts.join("\n\n"))?;
            Ok(End::Good)
        }
        several => {
            let codes: Vec<&str> = several.iter().map(|(_, _, page)| page.code.as_str()).collect();
            Ok(End::Typed(format!("several pages bear that: {}. Type the whole code", codes.join(", "))))
        }
    }
}
