//! `induct serve`

use super::{End, root_of, say, today_of};
use crate::cli::Serve;
use crate::model::date::Date;
use crate::serve::{Options, serve as run};

pub fn serve(args: &Serve) -> anyhow::Result<End> {
    let root = match root_of(args.project.as_deref())? {
        Ok(root) => root,
        Err(message) => return Ok(End::Typed(message)),
    };
    if let Err(message) = today_of(args.today.as_deref()) {
        return Ok(End::Typed(message));
    }
    let day = args.today.clone();
    // It could be read a moment ago.
    let today = move || today_of(day.as_deref()).unwrap_or(Date { year: 1970, month: 1, day: 1 });
    let open = args.open;
    let ready = move |address: &str| {
        say(&mut anstream::stdout(), &format!("{address}\n"));
        say(&mut anstream::stdout(), "Pages follow what you save in brands/ and content/. Ctrl-c ends the preview.\n");
        if open && let Err(why) = open::that_detached(address) {
            say(&mut anstream::stderr(), &format!("No browser could be opened ({why}). Open the address yourself.\n"));
        }
    };
    run(Options { root, port: args.port, today: Box::new(today), ready: Box::new(ready) })?;
    Ok(End::Good)
}
