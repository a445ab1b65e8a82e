//! What a leader does for a value, where people see it, and when somebody last did. People believe what their leaders do: a
//! leader who has not been seen for longer than was promised says that the value is for others. Obstacle G, leadership.

use super::super::BrandAsked;
use crate::model::brand::Leader;
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::Composed;
use crate::model::plain::plain_text;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    for value in &asked.brand.values {
        match &value.leader {
            None => d.push(
                Diagnostic::advice(
                    "no-leader-action",
                    value.span,
                    format!("No leader is named who does something for “{}” where people see it (obstacle: leadership)", value.name),
                )
                .help("Under the value, name one who has agreed to it, as in leader: {who: Ana Ferreira, does: Rings three people who complained, every: month}"),
            ),
            Some(leader) => seen(leader, &value.name, asked, d),
        }
    }
}

fn seen(leader: &Leader<Composed>, value: &str, asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    let (who, does) = (&leader.who, plain_text(&leader.does));
    let does = does.trim_end_matches('.');
    let Some(last_seen) = leader.last_seen else {
        d.push(
            Diagnostic::warning(
                "leader-never-seen",
                leader.span,
                format!(
                    "“{value}”: no day is recorded yet on which {who} was seen doing this: {does} (obstacle: leadership)"
                ),
            )
            .help(format!(
                "Agree a date with {who}. When somebody has seen it done, type that date after `last_seen:`, as in last_seen: {}",
                asked.today
            )),
        );
        return;
    };
    let Some(every) = leader.every else { return };
    let overdue = asked.today.days_since(last_seen.seen_again_by(every));
    if overdue > 0 {
        let many = if overdue == 1 { "one day".to_owned() } else { format!("{overdue} days") };
        d.push(
            Diagnostic::warning(
                "leader-overdue",
                leader.span,
                format!(
                    "“{value}”: what {who} does {} was last recorded as seen on {last_seen}, {many} past due: {does} (obstacle: leadership)",
                    every.word()
                ),
            )
            .help(format!(
                "Agree a date for the next time with {who}. When somebody has seen it done, type that date after `last_seen:`, as in last_seen: {}",
                asked.today
            )),
        );
    }
}
