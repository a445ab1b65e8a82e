//! The brand's whole lists: values, priorities, limits, routes and the rest. A module asks for one by `ours`, the pages
//! *What matters here* and *Limits and routes* show them all; both get the same HTML from here.

use super::Html;
use super::ink::{escape, slug};
use crate::model::brand::{Amount, Channel, Policy, Value, role_beside};
use crate::model::doc::{Composed, Inlines, OursList, Stance};
use crate::model::walk::foremost;
use crate::render::typography::first_up;

impl Html<'_> {
    /// A list on its ground, in a module. Nothing told, nothing shown.
    pub(super) fn ours_list(&self, list: OursList) -> String {
        let (title, set): (&str, fn(&Self) -> String) = match list {
            OursList::Promise => ("ours-promise", Self::promise),
            OursList::Values => ("ours-values", Self::values_in_brief),
            OursList::Priorities => ("ours-priorities", Self::priorities),
            OursList::TieBreaks => ("ours-tie-breaks", Self::tie_breaks),
            OursList::Limits => ("ours-limits", Self::limits),
            OursList::Routes => ("ours-routes", Self::routes),
            OursList::Standards => ("ours-standards", Self::standards),
            OursList::Measures => ("ours-measures", Self::measures),
            OursList::Customers => ("ours-customers", Self::customers),
            OursList::Greetings => ("ours-greetings", Self::greetings),
            OursList::Closings => ("ours-closings", Self::closings),
            OursList::Tools => ("ours-tools", Self::tools),
            OursList::Policies => ("ours-policies", Self::policies),
            OursList::Legal => ("ours-legal", Self::legal_list),
            OursList::Voice => ("ours-voice", Self::voice),
            OursList::Words => ("ours-words", Self::our_words),
            OursList::HireFor => ("ours-hire-for", Self::hire_for),
            OursList::ThankFor => ("ours-thank-for", Self::thank_for),
            OursList::Leaders => ("ours-leaders", Self::leaders),
            OursList::GivesUp => ("ours-gives-up", Self::gives_up),
        };
        // The tab is a heading above what it holds: set an empty one first, so that levels count in reading order.
        let level = self.heading.get();
        self.heading.set((3 + self.depth.get()).min(level + 1));
        let inner = self.deeper(|| set(self));
        self.heading.set(level);
        if inner.is_empty() {
            return inner;
        }
        let name = self.t(title);
        // Under a section of the same name the tab says whose it is instead.
        let tab = if *self.above.borrow() == name {
            format!("{}<span class=\"vh\">: {name}</span>", self.t("ours-tab"))
        } else {
            name
        };
        self.ours(&tab, &inner)
    }

    pub fn promise(&self) -> String {
        let promise = self.pack.brand.promise.as_ref();
        promise.map(|words| format!("<p class=\"q-big head\">{}</p>", self.words(words))).unwrap_or_default()
    }

    pub fn values(&self) -> String {
        self.pack.brand.values.iter().map(|value| self.value(value, &value.behaviours, &[])).collect()
    }

    /// In a module: of each value what stands first, and the rest to be opened.
    fn values_in_brief(&self) -> String {
        let value = |value: &Value<Composed>| {
            let (first, rest) = foremost(value);
            self.value(value, first, rest)
        };
        self.pack.brand.values.iter().map(value).collect()
    }

    /// Steps down in size: the order is seen before it is read.
    pub fn priorities(&self) -> String {
        let priorities = &self.pack.brand.priorities;
        if priorities.is_empty() {
            return String::new();
        }
        let rows: String = priorities
            .iter()
            .enumerate()
            .map(|(n, words)| {
                let up = ["3", "2.4", "1.9", "1.5", "1.2"].get(n).copied().unwrap_or("1.1");
                format!("<li><span class=\"head\" style=\"--up:{up}\">{}</span></li>", first_up(&self.words(words)))
            })
            .collect();
        format!("<p>{}</p><ol class=\"ladder\">{rows}</ol>", self.t("ours-priorities-how"))
    }

    pub fn tie_breaks(&self) -> String {
        let when = self.t("ours-when");
        let rows: String = self
            .pack
            .brand
            .tie_breaks
            .iter()
            .map(|tie| {
                let by = tie.value.as_ref().and_then(|id| self.pack.brand.value(id)).map(|value| {
                    let name = self.plain(&value.name);
                    format!("<p class=\"by\"><a href=\"what-matters.html#value.{}\">{name}</a></p>", slug(&value.id))
                });
                format!(
                    "<li><p><b class=\"lead\">{when}</b> {}:</p><div><p><b>{}</b></p>{}</div></li>",
                    self.open(&tie.when),
                    self.sentences(&[Some(&tie.then)]),
                    by.unwrap_or_default()
                )
            })
            .collect();
        if rows.is_empty() { rows } else { format!("<ul class=\"clash\">{rows}</ul>") }
    }

    /// What the reader decides; beside it what the next role may, and where it is written down.
    pub fn limits(&self) -> String {
        let limits = &self.pack.brand.limits;
        if limits.is_empty() {
            return String::new();
        }
        let you = self.pack.audience;
        let beside = role_beside(limits, you);
        let records = limits.iter().any(|limit| limit.record.is_some());
        let mut heads = vec![(self.t("ours-limits-when"), "3fr"), (self.t("ours-limits-you"), "2fr")];
        heads.extend(beside.map(|role| (escape(&self.texts.role(role)), "1.5fr")));
        heads.extend(records.then(|| (self.t("ours-limits-write"), "2fr")));
        let rows: String = limits
            .iter()
            .map(|limit| {
                let (amount, also) = self.amount(limit, you, true);
                // Words instead of a figure are set smaller, so that they stay on their lines.
                let spoken = match limit.amount(you) {
                    Some(Amount::Money { money, .. }) => money.hundredths == 0,
                    Some(Amount::Any | Amount::Text(_)) | None => true,
                };
                let spoken = if spoken { " spoken" } else { "" };
                let amount = first_up(&amount);
                let also = also.map(|also| format!("<span class=\"small\">{}</span>", self.words(also))).unwrap_or_default();
                let cell = |head: &str, text: String| {
                    if text.is_empty() {
                        return "<p class=\"cell\"></p>".to_owned();
                    }
                    format!("<p class=\"cell small\"><span class=\"label only\">{head}: </span>{text}</p>")
                };
                let mut cells = String::new();
                if let Some(role) = beside {
                    let told = limit.amount(role).is_some();
                    let text = if told { first_up(&self.amount(limit, role, true).0) } else { String::new() };
                    cells.push_str(&cell(&escape(&self.texts.role(role)), text));
                }
                if records {
                    let text = limit.record.as_ref().map(|words| first_up(&self.words(words))).unwrap_or_default();
                    cells.push_str(&cell(&self.t("ours-limits-write"), text));
                }
                format!(
                    "<li>{}<p class=\"amount\"><span class=\"vh\">{}: </span><span class=\"head{spoken}\">{amount}</span>{also}</p>{cells}</li>",
                    self.row_head(&limit.situation),
                    self.t("ours-limits-you"),
                )
            })
            .collect();
        rows_under(&heads, "", &rows)
    }

    fn row_head(&self, words: &Inlines<Composed>) -> String {
        format!("<p class=\"head cell\">{}</p>", first_up(&self.words(words)))
    }

    pub fn routes(&self) -> String {
        let routes = &self.pack.brand.routes;
        if routes.is_empty() {
            return String::new();
        }
        let heads = [
            (self.t("ours-when"), "3fr"),
            (self.t("ours-routes-who"), "2.2fr"),
            (self.t("ours-routes-fast"), "1.5fr"),
            (self.t("ours-routes-after"), "2fr"),
        ];
        let rows: String = routes
            .iter()
            .map(|route| {
                let fast = route.within.as_ref().map(|words| {
                    format!("<span class=\"vh\">{}: </span><span class=\"head\">{}</span>", heads[2].0, first_up(&self.words(words)))
                });
                let after = route.close_loop.as_ref().map(|words| self.words(words)).unwrap_or_default();
                format!(
                    "<li>{}<p class=\"cell\"><b>{}</b></p><p class=\"amount\">{}</p><p class=\"cell small\">{after}</p></li>",
                    self.row_head(&route.when),
                    first_up(&self.route_to(route, false)),
                    fast.unwrap_or_default()
                )
            })
            .collect();
        rows_under(&heads, " routes", &rows)
    }

    /// Small entries side by side, three in a row, or four where a fourth would stand alone: a label, a line in the
    /// heading face, a note.
    fn entries(entries: impl ExactSizeIterator<Item = (String, String, String)>) -> String {
        let class = if entries.len() > 3 && entries.len() % 3 == 1 { "stds four" } else { "stds" };
        Self::list_of(class, entries)
    }

    pub(super) fn list_of(class: &str, entries: impl Iterator<Item = (String, String, String)>) -> String {
        let entries: String = entries
            .map(|(label, head, note)| {
                let head = if head.is_empty() { head } else { format!("<dd class=\"head\">{head}</dd>") };
                let note = if note.is_empty() { note } else { format!("<dd class=\"note\">{note}</dd>") };
                format!("<div><dt class=\"label\">{label}</dt>{head}{note}</div>")
            })
            .collect();
        if entries.is_empty() { entries } else { format!("<dl class=\"{class}\">{entries}</dl>") }
    }

    pub fn standards(&self) -> String {
        Self::entries(self.pack.brand.standards.iter().map(|standard| {
            let target = standard.target.as_ref().map(|words| first_up(&self.words(words))).unwrap_or_default();
            (self.words(&standard.text), target, self.seen(standard))
        }))
    }

    pub fn measures(&self) -> String {
        Self::entries(self.pack.brand.measures.iter().map(|measure| {
            let values: Vec<String> = measure
                .supports
                .iter()
                .filter_map(|id| self.pack.brand.value(id))
                .map(|value| self.plain(&value.name))
                .collect();
            let supports = if values.is_empty() {
                String::new()
            } else {
                format!("{} {}", self.t("ours-measures-supports"), values.join(self.texts.comma()))
            };
            let place = measure.see_it.as_ref().map(|words| self.words(words));
            let often = measure.how_often.map(|period| escape(&self.texts.period(period)));
            let seen: Vec<String> = [place, often].into_iter().flatten().collect();
            (self.words(&measure.label), first_up(&seen.join(self.texts.comma())), supports)
        }))
    }

    pub fn customers(&self) -> String {
        Self::entries(self.pack.brand.customers.iter().map(|customer| {
            let came = customer.came_for.as_ref().map(|words| self.words(words)).unwrap_or_default();
            let first = customer
                .first
                .as_ref()
                .map(|words| format!("{}: {}", self.t("ours-customers-first"), self.words(words)));
            (self.words(&customer.who), first_up(&came), first.unwrap_or_default())
        }))
    }

    fn by_channel(&self, lines: &[(Channel, Inlines<Composed>)]) -> String {
        Self::list_of(
            "stds lines",
            lines
                .iter()
                .map(|(channel, words)| (escape(&self.texts.channel(*channel)), self.quoted(words), String::new())),
        )
    }

    pub fn greetings(&self) -> String {
        self.by_channel(&self.pack.brand.voice.greetings)
    }

    pub fn closings(&self) -> String {
        self.by_channel(&self.pack.brand.voice.closings)
    }

    pub fn tools(&self) -> String {
        Self::entries(self.pack.brand.tools.iter().map(|tool| {
            let version = tool.version.as_deref();
            let version = version.map(|version| {
                format!(" <bdi class=\"small quiet\">{}</bdi>", self.tw("ours-version", &[("version", version.into())]))
            });
            let kind = tool.kind.as_deref().map(|kind| self.plain(kind)).unwrap_or_else(|| self.t("ours-tool"));
            (first_up(&kind), format!("{}{}", self.tool_name(tool), version.unwrap_or_default()), self.tool_note(tool))
        }))
    }

    /// By stance, the firmest first.
    pub fn policies(&self) -> String {
        let rows: String = Stance::FIRMEST_FIRST
            .into_iter()
            .filter_map(|stance| {
                let policies = self.pack.brand.policies.iter().filter(|policy| policy.tag.stance == stance);
                let set = |policy: &Policy<Composed>| format!("<li>{}</li>", self.sentences(&[Some(&policy.text)]));
                let texts: String = policies.map(set).collect();
                let row = format!(
                    "<li><p><b class=\"lead\">{}</b></p><ul>{texts}</ul></li>",
                    escape(&self.texts.stance(stance))
                );
                (!texts.is_empty()).then_some(row)
            })
            .collect();
        if rows.is_empty() { rows } else { format!("<ul class=\"clash stances\">{rows}</ul>") }
    }

    pub fn legal_list(&self) -> String {
        self.pack.brand.legal.iter().map(|legal| self.legal(legal)).collect()
    }

    pub fn voice(&self) -> String {
        let traits: String = self
            .pack
            .brand
            .voice
            .traits
            .iter()
            .map(|quality| {
                let is = first_up(&quality.is);
                let text = match &quality.not {
                    Some(not) => {
                        self.texts.with("ours-voice-not", &[("is", is.as_str().into()), ("not", not.as_str().into())])
                    }
                    None => is,
                };
                let text = self.plain(&text);
                format!("<li class=\"head h3\">{text}</li>")
            })
            .collect();
        if traits.is_empty() { traits } else { format!("<ul class=\"three traits\">{traits}</ul>") }
    }

    pub fn our_words(&self) -> String {
        let voice = &self.pack.brand.voice;
        let used: Vec<String> = voice.use_words.iter().map(|word| format!("<b>{}</b>", self.plain(word))).collect();
        let avoided: String = voice
            .avoid
            .iter()
            .map(|avoid| {
                let instead = avoid
                    .instead
                    .as_deref()
                    .map(|instead| format!(" {} {}.", self.t("ours-words-instead"), self.plain(instead)));
                let mut words = vec![avoid.word.as_str()];
                words.extend(avoid.forms.iter().map(String::as_str));
                let words: Vec<String> = words
                    .into_iter()
                    .map(|word| format!("{}{}{}", self.quotes.open, self.plain(word), self.quotes.close))
                    .collect();
                format!("<li>{}.{}</li>", words.join(self.texts.comma()), instead.unwrap_or_default())
            })
            .collect();
        let used = if used.is_empty() {
            String::new()
        } else {
            format!(
                "<li><p><b class=\"lead\">{}</b></p><p>{}.</p></li>",
                self.t("ours-words-say"),
                used.join(self.texts.comma())
            )
        };
        let avoided = if avoided.is_empty() {
            String::new()
        } else {
            format!("<li><p><b class=\"lead\">{}</b></p><ul>{avoided}</ul></li>", self.t("ours-words-avoid"))
        };
        let rows = used + &avoided;
        if rows.is_empty() { rows } else { format!("<ul class=\"clash stances\">{rows}</ul>") }
    }
}

/// Rows with a head of columns above; on a phone each cell bears its own label.
fn rows_under(heads: &[(String, &str)], class: &str, rows: &str) -> String {
    let columns: Vec<&str> = heads.iter().map(|(_, width)| *width).collect();
    let columns = columns.join(" ");
    let heads: String = heads.iter().map(|(head, _)| format!("<span>{head}</span>")).collect();
    format!(
        "<div class=\"table-head\" aria-hidden=\"true\" style=\"--cols:{columns}\">{heads}</div><ul class=\"table{class}\" style=\"--cols:{columns}\">{rows}</ul>"
    )
}
