//! *How we do it here*: what the brand has told about one moment, on its ground with its tab. One look everywhere.

use super::ink::escape;
use super::{Html, Words, mark};
use crate::model::brand::{Amount, Behaviour, Legal, Limit, Role, Route, Standard, Tool};
use crate::model::doc::Composed;
use crate::model::pack::OurWay;

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
        let mut inner = self.ways(&behaviours);
        for say in behaviours.iter().filter_map(|behaviour| behaviour.say.as_ref()) {
            inner.push_str(&self.words_to_say("ours-say", "", say));
        }
        for legal in &way.legal {
            inner.push_str(&self.legal(legal));
        }
        let mut facts = String::new();
        self.limit_facts(&mut facts, &way.limits);
        self.route_facts(&mut facts, &way.routes, !way.limits.is_empty());
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

    /// *We* beside *We do not*. On a desk the labels stand once above, on a phone beside each.
    pub(super) fn ways(&self, behaviours: &[&Behaviour<Composed>]) -> String {
        if behaviours.is_empty() {
            return String::new();
        }
        let (we, not) = (self.t("ours-we"), self.t("ours-not"));
        let any_not = behaviours.iter().any(|behaviour| behaviour.not.is_some());
        let head_not = if any_not { not.as_str() } else { "" };
        let rows: String = behaviours
            .iter()
            .map(|behaviour| {
                let right = format!(
                    "<div class=\"we\">{}<span class=\"label\">{we}</span><p class=\"head\">{}</p></div>",
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

    fn words_to_say(&self, label: &str, class: &str, say: &Words) -> String {
        format!(
            "<div class=\"words{class}\"><p class=\"label\">{}</p><p class=\"q\">{}</p></div>",
            self.t(label),
            self.quoted(say)
        )
    }

    /// The row *Say exactly*, with what the law wants beside it.
    pub(super) fn legal(&self, legal: &Legal<Composed>) -> String {
        let say = legal.say.as_ref().map(|say| self.words_to_say("ours-exact", " exact", say)).unwrap_or_default();
        let text = match (&legal.text, &legal.say) {
            (Some(text), _) => format!("<p class=\"note legal\">{}</p>", self.sentences(&[Some(text)])),
            (None, _) => String::new(),
        };
        format!("{say}{text}")
    }

    /// Regulated wording without a moment.
    pub(super) fn legal_block(&self, legal: &Legal<Composed>) -> String {
        let inner = self.legal(legal);
        if inner.is_empty() { inner } else { self.ours(&self.t("ours-legal"), &inner) }
    }

    /// `up to £40`, `whatever it takes`, `Ask first`; and what else one may do.
    pub fn amount(&self, limit: &Limit<Composed>, role: Role, bare: bool) -> (String, Option<String>) {
        match limit.may.iter().find(|(who, _)| *who == role).map(|(_, amount)| amount) {
            Some(Amount::Any) => (self.t("ours-any"), None),
            Some(Amount::Text(words)) => (self.words(words), None),
            Some(Amount::Money { money, text }) => {
                let also = text.as_ref().map(|words| self.words(words));
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

    fn limit_facts(&self, facts: &mut String, limits: &[Limit<Composed>]) {
        let things: Vec<(String, String)> = limits
            .iter()
            .map(|limit| {
                let (amount, also) = self.amount(limit, self.pack.audience, false);
                let situation = self.words(&limit.situation);
                let situation = match also {
                    Some(also) => format!("{situation}: {also}"),
                    None => situation,
                };
                let record = limit.record.as_ref().map(|place| {
                    let line = self.t("ours-limits-write");
                    format!("{line}: {}.", self.words(place))
                });
                (
                    amount,
                    [Some(format!("{}.", situation.trim_end_matches('.'))), record]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" "),
                )
            })
            .collect();
        self.fact(facts, "ours-limit", &things, " big");
    }

    fn route_facts(&self, facts: &mut String, routes: &[Route<Composed>], beyond: bool) {
        let things: Vec<(String, String)> = routes
            .iter()
            .map(|route| {
                let note = self.sentences(&[Some(&route.when), route.close_loop.as_deref()]);
                (self.route_to(route, true), note)
            })
            .collect();
        self.fact(facts, if beyond { "ours-beyond" } else { "ours-route" }, &things, "");
    }

    /// `Duty manager, ext 4400, within 10 minutes`
    pub fn route_to(&self, route: &Route<Composed>, with_time: bool) -> String {
        let mut parts = vec![self.words(&route.to)];
        parts
            .extend(route.contact.as_deref().map(|contact| format!("<bdi class=\"nw\">{}</bdi>", self.plain(contact))));
        if with_time {
            parts.extend(route.within.as_ref().map(|within| {
                let within = self.words(within);
                let starts_with_figure = within.starts_with(|c: char| c.is_ascii_digit());
                let key = self.t("ours-within-word");
                if starts_with_figure { format!("{key} {within}") } else { within }
            }));
        }
        parts.join(", ")
    }

    fn standard_facts(&self, facts: &mut String, standards: &[Standard<Composed>]) {
        let things: Vec<(String, String)> = standards
            .iter()
            .map(|standard| match &standard.target {
                Some(target) => {
                    let text = self.sentences(&[Some(&standard.text)]);
                    (self.words(target), [text, self.seen(standard)].join(" ").trim().to_owned())
                }
                None => (self.words(&standard.text), self.seen(standard)),
            })
            .collect();
        self.fact(facts, "ours-standard", &things, "");
    }

    /// `See it: desk screen, daily.`
    pub(super) fn seen(&self, standard: &Standard<Composed>) -> String {
        let place = standard.see_it.as_ref().map(|words| self.words(words));
        let often = standard.how_often.map(|period| escape(&self.texts.period(period)));
        let both: Vec<String> = [place, often].into_iter().flatten().collect();
        if both.is_empty() { String::new() } else { format!("{} {}.", self.t("ours-see-word"), both.join(", ")) }
    }

    fn tool_facts(&self, facts: &mut String, tools: &[Tool<Composed>]) {
        let things: Vec<(String, String)> =
            tools.iter().map(|tool| (format!("<bdi>{}</bdi>", self.plain(&tool.name)), self.tool_note(tool))).collect();
        self.fact(facts, "ours-tool", &things, "");
    }

    pub(super) fn tool_note(&self, tool: &Tool<Composed>) -> String {
        let tasks: Vec<String> = tool.tasks.iter().map(|task| self.words(task)).collect();
        let tasks = if tasks.is_empty() { String::new() } else { format!("{}.", tasks.join(", ")) };
        let help = tool
            .help
            .as_deref()
            .map(|help| format!("{} <bdi class=\"nw\">{}</bdi>.", self.t("ours-help-word"), self.plain(help)));
        [tasks, help.unwrap_or_default()].join(" ").trim().to_owned()
    }
}
