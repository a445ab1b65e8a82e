//! What the brand has told: once as its own file has it, and once more wherever a module's page shows it. On a page, what
//! is shown as a table is left out: only whoever reads for sentences looks at it there.

use super::{Around, Form, Run, Shown, Voice, Whose, each, one, plain};
use crate::model::brand::{Amount, Behaviour, Brand, Legal, Route};
use crate::model::doc::{Composed, OursList};
use crate::model::pack::{Joined, OurQuiz, OurWay, Pack};
use crate::model::source::Sources;
use crate::model::span::Span;

/// The brand's file.
pub(super) fn read(pack: &Pack, sources: &Sources, runs: &mut Vec<Run>) {
    let brand = &pack.brand;
    let around = Around {
        whose: Whose::Brand,
        voice: Voice::Ours,
        shown: Shown::Page,
        form: Form::Running,
        moment: None,
        span: Span::new(brand.file, 0..0),
    };
    let (label, cell) = (around.label(), around.cell());
    let leader = around.shown(Shown::Leader);
    for (key, word) in &brand.words {
        plain(word, key, label, sources, runs);
    }
    for list in OursList::ALL {
        self::list(list, brand, around, runs);
    }
    for value in &brand.values {
        plain(&value.name, "name", Around { span: value.span, ..label }, sources, runs);
        let leads = Around { span: value.span, ..leader };
        each(value.hire_for.iter().chain(&value.thank_for), leads, runs);
        each(value.leader.iter().map(|leader| &leader.does), leads, runs);
        each(value.gives_up.iter().map(|(_, text)| text), leads, runs);
        for behaviour in &value.behaviours {
            let around = Around { span: behaviour.span, ..around };
            each(behaviour.situation.iter().chain(&behaviour.say).chain(&behaviour.why), around, runs);
            each(&behaviour.see, around, runs);
        }
    }
    for limit in &brand.limits {
        let cell = Around { span: limit.span, ..cell };
        each(std::iter::once(&limit.situation).chain(&limit.record), cell, runs);
        for (_, amount) in &limit.may {
            match amount {
                Amount::Any => {}
                Amount::Money { money: _, text } => each(text, cell, runs),
                Amount::Text(text) => one(&[text], cell, runs),
            }
        }
    }
    for route in &brand.routes {
        each([&route.when, &route.to].into_iter().chain(&route.within), Around { span: route.span, ..cell }, runs);
    }
    for standard in &brand.standards {
        let cell = Around { span: standard.span, ..cell };
        each(std::iter::once(&standard.text).chain(&standard.target).chain(&standard.see_it), cell, runs);
    }
    for measure in &brand.measures {
        each(std::iter::once(&measure.label).chain(&measure.see_it), Around { span: measure.span, ..cell }, runs);
    }
    for tool in &brand.tools {
        let cell = Around { span: tool.span, ..cell };
        plain(&tool.name, "name", cell, sources, runs);
        each(&tool.tasks, cell, runs);
    }
    for customer in &brand.customers {
        each(std::iter::once(&customer.who).chain(&customer.came_for), Around { span: customer.span, ..cell }, runs);
    }
}

/// What the pack itself is called.
pub(super) fn pack(pack: &Pack, sources: &Sources, runs: &mut Vec<Run>) {
    let around = Around {
        whose: Whose::Pack,
        voice: Voice::Ours,
        shown: Shown::Page,
        form: Form::Label,
        moment: None,
        span: Span::new(pack.file, 0..0),
    };
    plain(&pack.title, "title", around, sources, runs);
    if let Some(whom) = &pack.whom {
        plain(whom, "for", around, sources, runs);
    }
    for leg in &pack.path {
        plain(&leg.when, "when", around, sources, runs);
    }
}

/// What a module's page shows of the brand.
pub(super) fn joined(joined: &Joined, brand: &Brand<Composed>, around: Around<'_>, runs: &mut Vec<Run>) {
    match joined {
        Joined::OurWay(way) => self::way(way, around, runs),
        Joined::OurQuiz(OurQuiz::Items(items)) => {
            for item in items {
                one(&[&item.situation], around, runs);
                for option in &item.options {
                    one(&[&option.text], around.wrong_unless(option.right), runs);
                }
                each(&item.why, around, runs);
            }
        }
        Joined::OurQuiz(OurQuiz::Reflect { situations, missing_nots: _ }) => each(situations, around, runs),
        Joined::Ours(list) => self::list(*list, brand, around, runs),
        Joined::Legal(items) => items.iter().for_each(|legal| self::legal(legal, around, runs)),
    }
}

fn way(way: &OurWay, around: Around<'_>, runs: &mut Vec<Run>) {
    let OurWay { moment: _, behaviours, limits: _, routes, standards: _, tools: _, legal } = way;
    for way in behaviours {
        behaviour(&way.behaviour, around, runs);
        each(&way.behaviour.say, around, runs);
    }
    routes.iter().for_each(|route| self::route(route, around, runs));
    legal.iter().for_each(|legal| self::legal(legal, around, runs));
}

fn behaviour(behaviour: &Behaviour<Composed>, around: Around<'_>, runs: &mut Vec<Run>) {
    let around = Around { span: behaviour.span, ..around };
    one(&[&behaviour.we], around, runs);
    each(&behaviour.not, around.voice(Voice::Wrong), runs);
}

fn route(route: &Route<Composed>, around: Around<'_>, runs: &mut Vec<Run>) {
    each(&route.close_loop, Around { span: route.span, ..around }, runs);
}

fn legal(legal: &Legal<Composed>, around: Around<'_>, runs: &mut Vec<Run>) {
    each(legal.say.iter().chain(&legal.text), Around { span: legal.span, ..around.voice(Voice::Legal) }, runs);
}

/// A list of the brand, as far as it is sentences.
fn list(list: OursList, brand: &Brand<Composed>, around: Around<'_>, runs: &mut Vec<Run>) {
    match list {
        OursList::Promise => each(&brand.promise, around, runs),
        OursList::Values => {
            for value in &brand.values {
                each(&value.means, Around { span: value.span, ..around }, runs);
                value.behaviours.iter().for_each(|behaviour| self::behaviour(behaviour, around, runs));
            }
        }
        OursList::Priorities => each(&brand.priorities, around.label(), runs),
        OursList::TieBreaks => {
            for tie in &brand.tie_breaks {
                each([&tie.when, &tie.then], Around { span: tie.span, ..around }, runs);
            }
        }
        OursList::Routes => brand.routes.iter().for_each(|route| self::route(route, around, runs)),
        OursList::Customers => {
            for customer in &brand.customers {
                each(&customer.first, Around { span: customer.span, ..around }, runs);
            }
        }
        OursList::Greetings => each(brand.voice.greetings.iter().map(|(_, text)| text), around, runs),
        OursList::Closings => each(brand.voice.closings.iter().map(|(_, text)| text), around, runs),
        OursList::Policies => {
            for policy in &brand.policies {
                one(&[&policy.text], Around { span: policy.span, ..around }, runs);
            }
        }
        OursList::Legal => brand.legal.iter().for_each(|legal| self::legal(legal, around, runs)),
        // Tables, and words spoken about.
        OursList::Limits
        | OursList::Standards
        | OursList::Measures
        | OursList::Tools
        | OursList::Voice
        | OursList::Words
        // Read with each value.
        | OursList::HireFor
        | OursList::ThankFor
        | OursList::Leaders
        | OursList::GivesUp => {}
    }
}
