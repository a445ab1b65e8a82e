//! *How we do it here*: what the brand has told about one moment, on its ground with its tab. One look everywhere.

use super::ink::escape;
use super::{Html, Words, mark};
use crate::model::brand::{Amount, Behaviour, Legal, Limit, Role, Route, Standard, Tool};
use crate::model::doc::Composed;
use crate::model::names::language;
use crate::model::pack::OurWay;
use crate::render::typography::first_up;

impl Html<'_> {
    /// The block that all that is ours stands in.
    pub(super) fn ours(&self, title: &str, inner: &str) -> String {
        self.ours.set(self.ours.get() + 1);
        let calm = if self.calm && self.ours.get() > 1 { " calm" } else { "" };
        let id = format!("ours.{}", self.next());
        let head = self.title(&format!(" class=\"tab\" id=\"{id}\""), &format!("{}{title}", self.tab_mark));
        format!(
            "<section class=\"ours{calm}\" aria-labelledby=\"{id}\">{head}<div class=\"in\">{inner}</div></section>"
        )
    }

    pub(super) fn our_way(&self, way: &OurWay) -> String {
        let behaviours: Vec<&Behaviour<Composed>> = way.behaviours.iter().map(|way| &way.behaviour).collect();
        let mut inner = self.ways(&behaviours, false);
        let says: Vec<&Words> = behaviours.iter().filter_map(|behaviour| behaviour.say.as_deref()).collect();
        inner.push_str(&self.words_to_say("ours-say", "", &says));
        for legal in &way.legal {
            inner.push_str(&self.legal(legal));
        }
        let mut facts = String::new();
        match way.limits.as_slice() {
            [] => {}
            [limit] => self.limit_fact(&mut facts, limit),
            limits => inner.push_str(&self.limits_of_moment(limits)),
        }
        self.route_facts(&mut facts, &way.routes);
        self.standard_facts(&mut facts, &way.standards);
        self.tool_facts(&mut facts, &way.tools);
        if !facts.is_empty() {
            inner.push_str(&format!("<dl class=\"facts\">{facts}</dl>"));
        }
        if inner.is_empty() {
            return inner;
        }
        self.ours(
            &format!("{}<span class=\"vh\">: {}</span>", self.t("ours-tab"), self.plain(&way.moment.name)),
            &inner,
        )
    }

    /// *We* beside *We do not*. On a desk the labels stand once above, on a phone beside each. `moments` says under each
    /// which moment it is about, where no section says it.
    pub(super) fn ways(&self, behaviours: &[&Behaviour<Composed>], moments: bool) -> String {
        if behaviours.is_empty() {
            return String::new();
        }
        let (we, not) = (self.t("ours-we"), self.t("ours-not"));
        let any_not = behaviours.iter().any(|behaviour| behaviour.not.is_some());
        let head_not = if any_not { not.as_str() } else { "" };
        let rows: String = behaviours
            .iter()
            .map(|behaviour| {
                let moment = if moments { self.moments(behaviour) } else { String::new() };
                let right = format!(
                    "<div class=\"we\">{}<span class=\"label\">{we}</span><p class=\"head\">{}</p>{moment}</div>",
                    mark("tick"),
                    self.sentences(&[Some(&behaviour.we)])
                );
                let wrong = behaviour.not.as_ref().map(|words| {
                    format!(
                        "<div class=\"wenot\">{}<span class=\"label\">{not}</span><p>{}</p></div>",
                        mark("not"),
                        self.sentences(&[Some(words)])
                    )
                });
                format!("<li>{right}{}</li>", wrong.unwrap_or_default())
            })
            .collect();
        format!(
            "<div class=\"ways-head\" aria-hidden=\"true\"><span>{we}</span><span>{head_not}</span></div><ul class=\"ways\">{rows}</ul>"
        )
    }

    fn moments(&self, behaviour: &Behaviour<Composed>) -> String {
        let known = self.pack.moments.iter().filter(|moment| behaviour.moments.contains(&moment.id));
        let names: Vec<String> = known.map(|moment| self.plain(&moment.name)).collect();
        format!("<p class=\"moment note\">{}</p>", names.join(self.texts.comma()))
    }

    /// Nothing for nothing to say.
    fn words_to_say(&self, label: &str, class: &str, says: &[&Words]) -> String {
        let said: Vec<String> = says.iter().map(|say| self.quoted(say)).collect();
        if said.is_empty() { String::new() } else { self.to_say(&self.t(label), class, &said) }
    }

    fn to_say(&self, label: &str, class: &str, quoted: &[String]) -> String {
        let said: String = quoted.iter().map(|say| format!("<p class=\"q\">{say}</p>")).collect();
        format!("<div class=\"words{class}\"><p class=\"label\">{label}</p>{said}</div>")
    }

    /// The row *Say exactly*, with what the law wants beside it.
    pub(super) fn legal(&self, legal: &Legal<Composed>) -> String {
        let say = legal.say.as_deref().map(|say| match &legal.say_in {
            None => self.to_say(&self.t("ours-exact"), " exact", &[self.quoted(say)]),
            Some(locale) => {
                let label = self.tw("ours-exact-in", &[("language", language(locale).into())]);
                self.to_say(&label, " exact", &[self.quoted_in(say, locale)])
            }
        });
        let say = say.unwrap_or_default();
        let text = legal.text.as_deref().map(|text| self.sentences(&[Some(text)]));
        let text = text.map(|text| format!("<p class=\"note legal\">{text}</p>")).unwrap_or_default();
        format!("<div class=\"law\">{say}{text}</div>")
    }

    /// Regulated wording that stands in no section.
    pub(super) fn legal_block(&self, items: &[Legal<Composed>]) -> String {
        let items: String = items.iter().map(|legal| self.legal(legal)).collect();
        self.ours(&self.t("ours-legal"), &items)
    }

    /// `up to £40`, `whatever it takes`, `Ask first`; and what else one may do.
    pub fn amount<'l>(&self, limit: &'l Limit<Composed>, role: Role, bare: bool) -> (String, Option<&'l Words>) {
        match limit.amount(role) {
            Some(Amount::Any) => (self.t("ours-any"), None),
            Some(Amount::Text(words)) => (self.words(words), None),
            Some(Amount::Money { money, text }) => {
                let also = text.as_deref();
                if money.hundredths == 0 {
                    return (self.t("ours-ask"), also);
                }
                let currency = self.pack.brand.currency.as_deref().unwrap_or("");
                let figure = money.show(currency, &self.pack.locale);
                let figure =
                    if bare { escape(&figure) } else { self.tw("ours-up-to", &[("amount", figure.as_str().into())]) };
                (format!("<span class=\"nw\">{figure}</span>"), also)
            }
            // Told for others only: this role decides nothing alone.
            None => (self.t("ours-ask"), None),
        }
    }

    /// A fact's group: its label, then each thing in the heading face with its small line below.
    fn fact(&self, facts: &mut String, label: &str, things: &[(String, String)], class: &str) {
        if things.is_empty() {
            return;
        }
        facts.push_str(&format!("<div><dt class=\"label\">{}</dt>", self.t(label)));
        for (n, (head, note)) in things.iter().enumerate() {
            let class = if n == 0 { class } else { " again" };
            facts.push_str(&format!("<dd class=\"head{class}\">{head}</dd>"));
            if !note.is_empty() {
                facts.push_str(&format!("<dd class=\"note\">{note}</dd>"));
            }
        }
        facts.push_str("</div>");
    }

    /// Where a limit is written down.
    fn record(&self, limit: &Limit<Composed>) -> String {
        let record = limit.record.as_ref();
        record.map(|place| format!("{}: {}", self.t("ours-limits-write"), self.closed(place))).unwrap_or_default()
    }

    /// One limit: its amount is the largest thing in the block.
    fn limit_fact(&self, facts: &mut String, limit: &Limit<Composed>) {
        let (amount, also) = self.amount(limit, self.pack.audience, false);
        let what = match also {
            Some(also) => format!("{}: {}", self.open(&limit.situation), self.closed(also)),
            None => self.closed(&limit.situation),
        };
        let note = format!("{what} {}", self.record(limit));
        self.fact(facts, "ours-limit", &[(first_up(&amount), note.trim().to_owned())], " big");
    }

    /// Several limits stand side by side above the other facts, each under its situation.
    fn limits_of_moment(&self, limits: &[Limit<Composed>]) -> String {
        let entries: String = limits
            .iter()
            .map(|limit| {
                let (amount, also) = self.amount(limit, self.pack.audience, false);
                let also = also.map(|also| format!("{} ", first_up(&self.closed(also)))).unwrap_or_default();
                let situation = first_up(&self.words(&limit.situation));
                format!(
                    "<div><dt class=\"label\">{situation}</dt><dd class=\"head\">{}</dd><dd class=\"note\">{also}{}</dd></div>",
                    first_up(&amount),
                    self.record(limit)
                )
            })
            .collect();
        let four = if limits.len() % 3 == 1 { " four" } else { "" };
        format!(
            "<div class=\"many\"><p class=\"label\">{}</p><dl class=\"stds{four}\">{entries}</dl></div>",
            self.t("ours-limits-yours")
        )
    }

    fn route_facts(&self, facts: &mut String, routes: &[Route<Composed>]) {
        let things: Vec<(String, String)> = routes
            .iter()
            .map(|route| {
                let when = format!("{} {}", self.t("ours-when"), self.closed(&route.when));
                let after = self.sentences(&[route.close_loop.as_deref()]);
                (first_up(&self.route_to(route, true)), format!("{when} {after}").trim().to_owned())
            })
            .collect();
        self.fact(facts, "ours-route", &things, "");
    }

    /// `Duty manager, ext 4400, within 10 minutes`
    pub fn route_to(&self, route: &Route<Composed>, with_time: bool) -> String {
        let mut parts = vec![self.open(&route.to)];
        parts
            .extend(route.contact.as_deref().map(|contact| format!("<bdi class=\"nw\">{}</bdi>", self.plain(contact))));
        if with_time {
            let within = route.within.as_ref();
            parts.extend(within.map(|within| format!("{} {}", self.t("ours-within-word"), self.words(within))));
        }
        parts.join(self.texts.comma())
    }

    fn standard_facts(&self, facts: &mut String, standards: &[Standard<Composed>]) {
        let things: Vec<(String, String)> = standards
            .iter()
            .map(|standard| match &standard.target {
                Some(target) => {
                    let text = self.sentences(&[Some(&standard.text)]);
                    (first_up(&self.words(target)), [text, self.seen(standard)].join(" ").trim().to_owned())
                }
                None => (first_up(&self.words(&standard.text)), self.seen(standard)),
            })
            .collect();
        self.fact(facts, "ours-standard", &things, "");
    }

    /// `See it: desk screen, daily.`
    pub(super) fn seen(&self, standard: &Standard<Composed>) -> String {
        let place = standard.see_it.as_ref().map(|words| self.open(words));
        let often = standard.how_often.map(|period| escape(&self.texts.period(period)));
        let both: Vec<String> = [place, often].into_iter().flatten().collect();
        if both.is_empty() {
            String::new()
        } else {
            format!("{} {}.", self.t("ours-see-word"), both.join(self.texts.comma()))
        }
    }

    fn tool_facts(&self, facts: &mut String, tools: &[Tool<Composed>]) {
        let things: Vec<(String, String)> =
            tools.iter().map(|tool| (self.tool_name(tool), self.tool_note(tool))).collect();
        self.fact(facts, "ours-tool", &things, "");
    }

    pub(super) fn tool_name(&self, tool: &Tool<Composed>) -> String {
        format!("<bdi>{}</bdi>", first_up(&self.plain(&tool.name)))
    }

    pub(super) fn tool_note(&self, tool: &Tool<Composed>) -> String {
        let tasks: Vec<String> = tool.tasks.iter().map(|task| self.open(task)).collect();
        let tasks =
            if tasks.is_empty() { String::new() } else { format!("{}.", first_up(&tasks.join(self.texts.comma()))) };
        let help = tool
            .help
            .as_deref()
            .map(|help| format!("{} <bdi class=\"nw\">{}</bdi>.", self.t("ours-help-word"), self.plain(help)));
        [tasks, help.unwrap_or_default()].join(" ").trim().to_owned()
    }
}
