//! `induct refresh`

use super::{Chosen, End, chosen, looked_at, say, say_stopped, which};
use crate::cli::Refresh;
use crate::model::diag::Diagnostics;
use crate::pipeline::editions::{self, Next, Refreshed, refresh as next};
use crate::report::{self, editions::counted};
use crate::write::records;

pub fn refresh(args: &Refresh) -> anyhow::Result<End> {
    let which = which(&args.of);
    let (project, today, root) = match looked_at(&which)? {
        Ok(looked_at) => looked_at,
        Err(message) => return Ok(End::Typed(message)),
    };
    let Chosen { packs, lost } = match chosen(&project, &which) {
        Ok(chosen) => chosen,
        Err(message) => return Ok(End::Typed(message)),
    };
    let mut findings = Diagnostics::default();
    let mut stopped = lost;
    let mut made = 0;
    let mut taken = editions::taken(&project);
    for spec in packs {
        let name = format!("{}/{}", spec.brand, spec.id);
        let text = match next(&project, spec, today, &mut taken) {
            Refreshed::Day(why) => {
                return Ok(End::Typed(format!("--today: {name}: {why}. Is this machine's clock right?")));
            }
            Refreshed::Fault => anyhow::bail!(
                "the record of {name} could not be read back, so nothing was recorded. This is a fault in induct; please report it"
            ),
            Refreshed::Stopped(found) => {
                findings.extend(found);
                stopped.push(name);
                continue;
            }
            Refreshed::Same(last) => format!("{name}: nothing has changed since edition {}\n", last.number),
            Refreshed::Next(next) => {
                let Next { issue, path, record } = *next;
                records::add(&root, &path, record.as_bytes())?;
                made += 1;
                let says = match issue.new_in_it().count() {
                    0 => "only how it looks is new".to_owned(),
                    all if all == issue.own().count() => counted(issue.own()),
                    _ => format!("new in it: {}; the others stay as they were", counted(issue.new_in_it())),
                };
                format!("{name}: edition {} of {}: {says}\n    {path}\n", issue.number, issue.day)
            }
        };
        say(&mut anstream::stdout(), &report::clean_lines(&text));
    }
    let stop = !stopped.is_empty();
    if stop {
        say_stopped(&project, &which, findings, &stopped, |pack| {
            format!("No edition of {pack}: it has mistakes. Mend them, and give this again.\n")
        });
    }
    if made > 0 {
        say(
            &mut anstream::stdout(),
            "Now `induct build` puts the edition on the pages, and `induct approve` says who is asked to approve them.\n",
        );
    }
    Ok(if stop { End::Findings } else { End::Good })
}
