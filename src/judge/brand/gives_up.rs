//! What a value asks people to give up, at all four levels. Change is uncomfortable for everyone: where only the front line
//! has a line, the change is one-sided, and people see that before anything else. Obstacle G, leadership.

use super::super::BrandAsked;
use crate::model::brand::{Role, Value};
use crate::model::diag::{Diagnostic, Diagnostics};
use crate::model::doc::Composed;
use crate::model::names::sentence_list;

pub fn judge(asked: &BrandAsked<'_>, d: &mut Diagnostics) {
    for value in &asked.brand.values {
        let missing: Vec<Role> = Role::ALL.into_iter().filter(|role| !gives_up(value, *role)).collect();
        if missing.is_empty() {
            continue;
        }
        let names = |roles: &[Role]| {
            let names: Vec<&str> = roles.iter().map(|role| name(*role)).collect();
            sentence_list(names.iter().copied(), names.len())
        };
        let told: Vec<Role> = Role::ALL.into_iter().filter(|role| gives_up(value, *role)).collect();
        let message = if told.is_empty() {
            format!(
                "Nothing is written yet that people give up for “{}”, and change costs everyone something",
                value.name
            )
        } else if missing.contains(&Role::Executive) {
            format!(
                "“{}” asks {} to give something up and {} nothing so far: the change is one-sided",
                value.name,
                names(&told),
                names(&missing)
            )
        } else {
            format!("“{}” does not say yet what {} give up for it", value.name, names(&missing))
        };
        let lines: Vec<String> = missing.iter().map(|role| format!("`{}:`", role.key())).collect();
        d.push(Diagnostic::warning("gives-up-missing", value.span, format!("{message} (obstacle: leadership)")).help(
            format!(
                "Under `gives_up:` of the value (add it if it is not there yet), write a line for {}: what they will really miss, as in {}",
                sentence_list(lines.iter().map(String::as_str), lines.len()),
                missing.first().map_or("", |role| example(*role))
            ),
        ));
    }
}

fn gives_up(value: &Value<Composed>, role: Role) -> bool {
    value.gives_up.iter().any(|(who, _)| *who == role)
}

/// Several of them, in running text.
fn name(role: Role) -> &'static str {
    match role {
        Role::FrontLine => "the front line",
        Role::TeamLeader => "team leaders",
        Role::Manager => "managers",
        Role::Executive => "executives",
    }
}

fn example(role: Role) -> &'static str {
    match role {
        Role::FrontLine => "front-line: The easy excuse.",
        Role::TeamLeader => "team-leader: Sorting it out quietly in the back.",
        Role::Manager => "manager: Rotas that look good on paper.",
        Role::Executive => "executive: Small print that someone else has to explain.",
    }
}
