//! What a reader does: questions, stories that branch, lines to write on. All of it works without scripts: answers
//! wait behind "Check your answer", choices open, steps are links. Nothing claims to be kept.

use super::ink::slug;
use super::{Html, Text, mark};
use crate::model::doc::{Act, ActHolds, ActSource, Choice, Composed, Gap, GapPart, Match, Order, Quiz, Scenario, Step};
use crate::model::pack::{OurQuiz, PracticeItem};
use crate::render::order::{letters, shuffled};

/// One option of a question, set.
struct Set {
    right: bool,
    text: String,
    why: String,
}

/// Marks that close something: none of them begins a line.
const CLOSING: [char; 13] = ['.', ',', ';', ':', '!', '?', '…', ')', '”', '»', '،', '؛', '؟'];

impl Html<'_> {
    pub(super) fn quiz(&self, quiz: &Quiz<Composed>) -> String {
        let options: Vec<Set> = quiz
            .options
            .iter()
            .map(|option| Set {
                right: option.right,
                text: self.words(&option.text),
                why: self.inner_blocks(&option.why),
            })
            .collect();
        self.question(&format!("quiz.{}", slug(&quiz.id)), &self.words(&quiz.question), "", &options)
    }

    fn question(&self, id: &str, question: &str, after: &str, options: &[Set]) -> String {
        let several = options.iter().filter(|option| option.right).count() > 1;
        let kind = if several { "checkbox" } else { "radio" };
        let hint =
            if several { format!(" <span class=\"quiet\">{}</span>", self.t("block-several")) } else { String::new() };
        let mut rows = String::new();
        let mut key = String::new();
        for (option, letter) in options.iter().zip(letters(&self.pack.locale)) {
            rows.push_str(&format!(
                "<label class=\"opt\"><input type=\"{kind}\" name=\"{id}\"><b>{letter}</b><span>{}</span></label>",
                option.text
            ));
            let (class, sign, verdict) = match (option.right, several) {
                (true, false) => (" right", "tick", "block-right"),
                (true, true) => (" right", "tick", "block-right-too"),
                (false, _) => ("", "cross", "block-not-this"),
            };
            let verdict = self.tw(verdict, &[("letter", letter.as_str().into())]);
            let why =
                if option.why.is_empty() { String::new() } else { format!("<div class=\"why\">{}</div>", option.why) };
            key.push_str(&format!("<div class=\"ans{class}\">{}<p><b>{verdict}</b></p>{why}</div>", mark(sign)));
        }
        format!(
            "<div class=\"block inner quiz\" id=\"{id}\"><fieldset><legend>{question}{hint}</legend><div class=\"rows\">{rows}</div></fieldset>{}</div>",
            self.key("block-check", &format!("<div>{key}{after}</div>"))
        )
    }

    /// What opens on demand, and stays shut on paper.
    fn key(&self, label: &str, inner: &str) -> String {
        format!("<details class=\"key\"><summary><span class=\"t\">{}</span></summary>{inner}</details>", self.t(label))
    }

    pub(super) fn order(&self, order: &Order<Composed>) -> String {
        let rows: String = shuffled(&order.id, order.items.len())
            .into_iter()
            .map(|n| {
                let label = self.t("block-place-of");
                format!(
                    "<label class=\"opt\"><input class=\"num\" inputmode=\"numeric\" maxlength=\"2\" autocomplete=\"off\"><span><span class=\"vh\">{} </span>{}</span></label>",
                    label,
                    self.words(&order.items[n])
                )
            })
            .collect();
        let right: String = order.items.iter().map(|item| format!("<li>{}</li>", self.words(item))).collect();
        format!(
            "<div class=\"block inner quiz order\" id=\"quiz.{}\"><fieldset><legend>{}</legend><div class=\"rows\">{rows}</div></fieldset>{}</div>",
            slug(&order.id),
            self.words(&order.prompt),
            self.key("block-check-order", &format!("<ol class=\"plain\">{right}</ol>"))
        )
    }

    pub(super) fn match_up(&self, pairs: &Match<Composed>) -> String {
        let label = self.t("block-letter-for");
        let left: String = pairs
            .pairs
            .iter()
            .map(|(left, _)| {
                format!(
                    "<label class=\"opt\"><input class=\"num\" maxlength=\"1\" autocomplete=\"off\"><span><span class=\"vh\">{label} </span>{}</span></label>",
                    self.words(left)
                )
            })
            .collect();
        let order = shuffled(&pairs.id, pairs.pairs.len());
        let right: String = order
            .iter()
            .zip(letters(&self.pack.locale))
            .map(|(n, letter)| {
                format!("<p class=\"opt\"><b>{letter}</b><span>{}</span></p>", self.words(&pairs.pairs[*n].1))
            })
            .collect();
        let mut letter_of = vec![String::new(); pairs.pairs.len()];
        for (n, letter) in order.iter().zip(letters(&self.pack.locale)) {
            letter_of[*n] = letter.to_string();
        }
        let key: String = pairs
            .pairs
            .iter()
            .zip(letter_of)
            .map(|((left, right), letter)| {
                format!("<li>{}: <b>{letter}</b>{}{}</li>", self.words(left), self.texts.comma(), self.words(right))
            })
            .collect();
        format!(
            "<div class=\"block inner quiz\" id=\"quiz.{}\"><fieldset><legend>{}</legend><div class=\"match\"><div class=\"rows\">{left}</div><div class=\"rows\">{right}</div></div></fieldset>{}</div>",
            slug(&pairs.id),
            self.words(&pairs.prompt),
            self.key("block-check-pairs", &format!("<ul class=\"plain\">{key}</ul>"))
        )
    }

    pub(super) fn gap(&self, gap: &Gap<Composed>) -> String {
        let mut number = 0;
        let mut open = String::new();
        let mut full = String::new();
        let mut after_gap = false;
        for part in &gap.parts {
            match part {
                GapPart::Text(words) => {
                    // The words around a gap keep their spaces, and a mark after it does not begin a line.
                    let text = self.words(words);
                    let held =
                        if after_gap { text.find(|c: char| !CLOSING.contains(&c)).unwrap_or(text.len()) } else { 0 };
                    let (mark, rest) = text.split_at(held);
                    open.push_str(mark);
                    open.push_str(if after_gap { "</span>" } else { "" });
                    open.push_str(rest);
                    full.push_str(&self.flat(words));
                    after_gap = false;
                }
                GapPart::Gap(answers) => {
                    number += 1;
                    let label = self.tw("block-gap", &[("number", number.into())]);
                    open.push_str(if after_gap { "</span>" } else { "" });
                    open.push_str(&format!(
                        "<span class=\"nw\"><input class=\"word\" aria-label=\"{label}\" autocomplete=\"off\">"
                    ));
                    after_gap = true;
                    full.push_str(&format!(
                        "<b>{}</b>",
                        answers.first().map(|word| self.plain(word)).unwrap_or_default()
                    ));
                }
            }
        }
        open.push_str(if after_gap { "</span>" } else { "" });
        format!(
            "<div class=\"block inner quiz\" id=\"quiz.{}\"><fieldset><legend>{}</legend><p class=\"gap\">{open}</p></fieldset>{}</div>",
            slug(&gap.id),
            self.words(&gap.prompt),
            self.key("block-check-words", &format!("<p>{full}</p>"))
        )
    }

    pub(super) fn scenario(&self, scenario: &Scenario<Composed>) -> String {
        let title = self.title_unless_above(&self.words(&scenario.title));
        let opening = self.inner_blocks(&scenario.opening);
        let steps: String =
            self.deeper(|| scenario.steps.iter().enumerate().map(|(n, step)| self.step(scenario, n, step)).collect());
        format!("<div class=\"block inner deep\">{title}{opening}<ol class=\"thread\">{steps}</ol></div>")
    }

    fn step(&self, scenario: &Scenario<Composed>, n: usize, step: &Step<Composed>) -> String {
        let id = slug(&scenario.id);
        let count = [("number", count(n + 1).into()), ("count", count(scenario.steps.len()).into())];
        let of = self.tw("block-step", &count);
        let title = self.title("", &format!("{of} <span>{}</span>", self.words(&step.title)));
        let blocks = self.inner_blocks(&step.blocks);
        let choices: String =
            step.choices.iter().map(|choice| self.choice(scenario, &format!("{id}.{}", n + 1), choice)).collect();
        let rest = if step.choices.is_empty() {
            let again = self.t("block-again");
            let again = format!("<a class=\"go\" href=\"#scenario.{id}.1\">{again}</a>");
            format!("<p><b>{}</b> {}</p>", self.t("block-end"), if n > 0 { again } else { String::new() })
        } else {
            format!("<div class=\"rows\">{choices}</div>")
        };
        let number = n + 1;
        format!(
            "<li id=\"scenario.{id}.{number}\"><span class=\"disc\" aria-hidden=\"true\">{}</span>{title}{blocks}{rest}</li>",
            self.texts.figure(number)
        )
    }

    fn choice(&self, scenario: &Scenario<Composed>, group: &str, choice: &Choice<Composed>) -> String {
        let (sign, verdict) = match choice.act {
            ActHolds::Holds => ("tick", "act-holds"),
            ActHolds::Half => ("half", "act-half"),
            ActHolds::Harder => ("cross", "act-harder"),
        };
        let go = choice.to.and_then(|to| Some((to, scenario.steps.get(to)?))).map(|(to, step)| {
            let title = self.flat(&step.title);
            let label = (to + 1).to_string();
            let text = self.tw("block-go", &[("number", count(to + 1).into())]);
            let colon = if title.is_empty() { "" } else { ": " };
            format!(
                "<p><a class=\"go\" href=\"#scenario.{}.{label}\">{}{colon}{title}</a></p>",
                slug(&scenario.id),
                text
            )
        });
        format!(
            "<details name=\"{group}\"><summary><span class=\"t\">{}</span></summary><div class=\"fb\"><p class=\"act\">{}{}</p>{}{}</div></details>",
            self.words(&choice.text),
            mark(sign),
            self.t(verdict),
            self.inner_blocks(&choice.feedback),
            go.unwrap_or_default()
        )
    }

    pub(super) fn checklist(&self, acts: &[Act<Composed>]) -> String {
        let title = self.title_unless_above(&self.t("block-checklist"));
        let (act, seen, date) = (self.t("block-act"), self.t("block-seen-by"), self.t("block-date"));
        let rows: String = acts
            .iter()
            .map(|act| {
                let from = match &act.source {
                    ActSource::Module => String::new(),
                    ActSource::Behaviour { section, value, behaviour: _ } => {
                        let value = self.pack.brand.value(value).map(|value| value.name.as_str());
                        let from: Vec<String> = [Some(section.as_str()), value]
                            .into_iter()
                            .flatten()
                            .map(|text| self.plain(text))
                            .collect();
                        format!("<span class=\"from\">{}</span>", from.join(self.texts.comma()))
                    }
                };
                format!(
                    "<tr><td>{}{}{from}</td><td data-label=\"{seen}\"></td><td data-label=\"{date}\"></td></tr>",
                    mark("box"),
                    self.words(&act.text)
                )
            })
            .collect();
        format!(
            "<div class=\"block inner\">{title}<p class=\"small quiet\">{}</p><table class=\"acts\"><thead><tr><th scope=\"col\">{act}</th><th scope=\"col\">{seen}</th><th scope=\"col\">{date}</th></tr></thead><tbody>{rows}</tbody></table></div>",
            self.t("block-checklist-how")
        )
    }

    /// Lines to write on, of use on paper and on screen.
    fn lines(label: &str, lines: u8) -> String {
        let lines = lines.clamp(1, 12);
        format!(
            "<label>{label}<textarea class=\"write\" rows=\"{lines}\" style=\"--n:{lines}\" autocomplete=\"off\"></textarea></label>"
        )
    }

    pub(super) fn reflect(&self, prompt: &Text, lines: u8) -> String {
        let title = self.title_unless_above(&self.t("block-reflect"));
        let label = format!("<span class=\"vh\">{}</span>", self.t("block-reflect-label"));
        format!(
            "<div class=\"block inner lined\">{title}{}{}</div>",
            self.inner_blocks(prompt),
            Self::lines(&label, lines)
        )
    }

    pub(super) fn plan(&self, prompt: &Text, lines: u8) -> String {
        let title = self.title_unless_above(&self.t("block-plan"));
        let stem = |key| format!("<span class=\"stem\">{}</span>", self.t(key));
        format!(
            "<div class=\"block inner\">{title}{}<div class=\"plan\">{}{}</div><p class=\"small quiet\">{}</p></div>",
            self.inner_blocks(prompt),
            Self::lines(&stem("block-plan-when"), lines.div_ceil(2)),
            Self::lines(&stem("block-plan-will"), lines.div_ceil(2)),
            self.t("block-plan-kept")
        )
    }

    pub(super) fn our_quiz(&self, quiz: &OurQuiz) -> String {
        let title = self.title("", &self.t("block-practice"));
        let inner: String = match quiz {
            OurQuiz::Items(items) => {
                let how = format!("<p class=\"quiet\">{}</p>", self.t("block-practice-how"));
                std::iter::once(how).chain(items.iter().map(|item| self.practice_item(item))).collect()
            }
            OurQuiz::Reflect { situations, missing_nots: _ } => {
                let situations: String =
                    situations.iter().map(|words| format!("<li>{}</li>", self.words(words))).collect();
                let label = format!("<span class=\"vh\">{}</span>", self.t("block-reflect-label"));
                let how = self.t("block-practice-think");
                format!(
                    "<ul class=\"plain\">{situations}</ul><p class=\"small quiet\">{how}</p>{}",
                    Self::lines(&label, 3)
                )
            }
        };
        format!("<div class=\"block inner lined\">{title}{inner}</div>")
    }

    fn practice_item(&self, item: &PracticeItem) -> String {
        let options: Vec<Set> = item
            .options
            .iter()
            .map(|option| Set { right: option.right, text: self.words(&option.text), why: String::new() })
            .collect();
        let why = self.sentences(&[item.why.as_deref()]);
        let value = self.plain(&item.value_name);
        let after = format!("<p><b class=\"lit\">{value}</b> {why}</p>");
        self.question(&format!("practice.{}", self.next()), &self.words(&item.situation), &after, &options)
    }
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
