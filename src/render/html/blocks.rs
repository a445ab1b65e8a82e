//! Blocks of a module: prose, rules, dialogues, pairs. What is practised stands in `practice`, what is ours in `ours`.

use super::ink::{escape, slug};
use super::{Html, Text, Words, mark};
use crate::model::doc::{
    Activity, Align, Block, BlockKind, Composed, Dialogue, DialoguePart, Line, List, NearMiss, Quiz, Rule, RuleText,
    SayPair, Table,
};
use crate::model::pack::Joined;
use crate::model::walk::{each_block_on_page, is_on_page};
use crate::render::typography::is_closed;

impl Html<'_> {
    /// How many blocks of ours stand in some blocks.
    pub(super) fn count_ours(&self, blocks: &Text) -> usize {
        let mut count = 0;
        each_block_on_page(blocks, self.pack.audience, &mut |block| {
            let ours = matches!(block.kind, BlockKind::Join(Joined::OurWay(_) | Joined::Ours(_) | Joined::Legal(_)));
            count += usize::from(ours);
        });
        count
    }

    pub fn blocks(&self, blocks: &Text) -> String {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    /// Blocks that stand inside another.
    pub(super) fn inner_blocks(&self, blocks: &Text) -> String {
        self.deeper(|| self.blocks(blocks))
    }

    fn block(&self, block: &Block<Composed>) -> String {
        if !is_on_page(&block.kind, self.pack.audience) {
            return String::new();
        }
        self.kept(block, || self.set(block))
    }

    fn set(&self, block: &Block<Composed>) -> String {
        match &block.kind {
            BlockKind::Paragraph(words) => format!("<p>{}</p>", self.words(words)),
            BlockKind::Heading { level, text } => {
                let id = block.attrs.id.as_ref().map(|id| format!(" id=\"{}\"", slug(&id.value))).unwrap_or_default();
                self.heading(level + self.depth.get(), &id, &self.words(text))
            }
            BlockKind::List(list) => self.list(list),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Quote(blocks) => {
                format!("<blockquote class=\"deep\">{}</blockquote>", self.inner_blocks(blocks))
            }
            BlockKind::Code { language: _, text } => {
                let label = self.named("block-code");
                format!(
                    "<pre tabindex=\"0\" role=\"region\" aria-label=\"{label}\" dir=\"ltr\"><code>{}</code></pre>",
                    escape(text)
                )
            }
            BlockKind::Figure(image) => format!("<figure>{}</figure>", self.image(image)),
            BlockKind::Divider => "<hr>".to_owned(),
            BlockKind::Why(blocks) => self.why(blocks),
            BlockKind::PreCheck(quizzes) => self.pre_check(quizzes),
            BlockKind::Rule(rule) => self.rule(rule),
            BlockKind::Dialogue(dialogue) => self.dialogue(dialogue),
            BlockKind::NearMiss(near) => self.near_miss(near),
            BlockKind::Say(pairs) => self.say(pairs),
            BlockKind::Quiz(quiz) => self.quiz(quiz),
            BlockKind::Order(order) => self.order(order),
            BlockKind::Match(pairs) => self.match_up(pairs),
            BlockKind::Gap(gap) => self.gap(gap),
            BlockKind::Scenario(scenario) => self.scenario(scenario),
            BlockKind::Checklist(acts) => self.checklist(acts),
            BlockKind::Activity(activity) => self.activity(activity),
            BlockKind::Reflect { prompt, lines } => self.reflect(prompt, *lines),
            BlockKind::Plan { prompt, lines } => self.plan(prompt, *lines),
            BlockKind::Coach(blocks) => {
                let title = self.title("", &self.t("block-coach"));
                format!("<div class=\"block inner lined\">{title}{}</div>", self.inner_blocks(blocks))
            }
            // For paper, and for later: not on the pages of the induction.
            BlockKind::Facilitator(_) | BlockKind::Pocket(_) | BlockKind::Reminder(_) => String::new(),
            BlockKind::Join(joined) => match joined {
                Joined::OurWay(way) => self.our_way(way),
                Joined::OurQuiz(quiz) => self.our_quiz(quiz),
                Joined::Ours(list) => self.ours_list(*list),
                Joined::Legal(legal) => self.legal_block(legal),
            },
        }
    }

    /// A title unless the same one stands right above.
    pub(super) fn title_unless_above(&self, inner: &str) -> String {
        if *self.above.borrow() == inner { String::new() } else { self.title("", inner) }
    }

    fn list(&self, list: &List<Composed>) -> String {
        let items: String = list
            .items
            .iter()
            .map(|item| {
                let (class, sign) = match item.task {
                    None => ("", String::new()),
                    Some(done) => (" class=\"task\"", mark(if done { "tick" } else { "box" })),
                };
                // A tight item is its paragraph's text alone.
                let inner = match item.blocks.as_slice() {
                    [Block { kind: BlockKind::Paragraph(words), .. }] => self.words(words),
                    blocks => self.blocks(blocks),
                };
                format!("<li{class}>{sign}{inner}</li>")
            })
            .collect();
        match list.start {
            None => format!("<ul class=\"plain\">{items}</ul>"),
            Some(1) => format!("<ol class=\"plain\">{items}</ol>"),
            Some(from) => format!("<ol class=\"plain\" start=\"{from}\" style=\"--from:{from}\">{items}</ol>"),
        }
    }

    fn table(&self, table: &Table<Composed>) -> String {
        let row = |cells: &[Vec<_>], tag: &str| -> String {
            let cells: String = cells
                .iter()
                .enumerate()
                .map(|(n, cell): (usize, &Vec<_>)| {
                    let class = match table.align.get(n) {
                        Some(Align::End) => " class=\"end\"",
                        Some(Align::Center) => " class=\"mid\"",
                        Some(Align::Start) | None => "",
                    };
                    let close = tag.split(' ').next().unwrap_or(tag);
                    format!("<{tag}{class}>{}</{close}>", self.words(cell))
                })
                .collect();
            format!("<tr>{cells}</tr>")
        };
        let head = row(&table.head, "th scope=\"col\"");
        let rows: String = table.rows.iter().map(|cells| row(cells, "td")).collect();
        let label = self.named("block-table");
        format!(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>"
        )
    }

    /// Before the first section it has a heading of its own; in a section the section's title says it.
    fn why(&self, blocks: &Text) -> String {
        let title = if self.heading.get() < 2 { self.heading(2, "", &self.t("block-why")) } else { String::new() };
        format!("<div class=\"why deep\">{title}{}</div>", self.inner_blocks(blocks))
    }

    fn pre_check(&self, quizzes: &[Quiz<Composed>]) -> String {
        let title = self.title_unless_above(&self.t("block-pre-check"));
        let quizzes: String = quizzes.iter().map(|quiz| self.quiz(quiz)).collect();
        format!(
            "<div class=\"block inner lined\">{title}<p class=\"quiet\">{}</p>{quizzes}</div>",
            self.t("block-pre-check-how")
        )
    }

    fn rule(&self, rule: &Rule<Composed>) -> String {
        let number = self.tw("block-rule", &[("number", rule.number.into())]);
        let title = self.words(&rule.title);
        let title = if title.is_empty() { number } else { format!("{number}: {title}") };
        let title = self.title("", &title);
        let says = match &rule.says {
            RuleText::IfThen { if_word, condition, then_word, action } => {
                let (then, action) = (self.words(then_word), self.words(action));
                // A word that says more than `then` belongs to what it says.
                let (then, action) = if self.texts.is_then(then_word) {
                    (then, action)
                } else {
                    (String::new(), format!("{then} {action}"))
                };
                format!(
                    "<p class=\"says\"><b>{}</b> <span>{}</span> <b>{then}</b> <span>{action}</span></p>",
                    self.words(if_word),
                    self.words(condition),
                )
            }
            RuleText::Sentence(words) => format!("<p class=\"says one\">{}</p>", self.words(words)),
        };
        format!("<div class=\"block rule\">{title}{says}</div>")
    }

    fn dialogue(&self, dialogue: &Dialogue<Composed>) -> String {
        let title = match &dialogue.title {
            Some(title) => self.words(title),
            None => self.t("block-dialogue"),
        };
        format!("<div class=\"block\">{}{}</div>", self.title_unless_above(&title), self.parts(&dialogue.parts))
    }

    fn parts(&self, parts: &[DialoguePart<Composed>]) -> String {
        parts
            .iter()
            .map(|part| match part {
                DialoguePart::Direction(words) => format!("<p class=\"dir\">{}</p>", self.words(words)),
                DialoguePart::Line(line) => self.line(line),
            })
            .collect()
    }

    fn line(&self, line: &Line<Composed>) -> String {
        let (class, who) = if line.you { (" you", self.t("block-you")) } else { ("", self.words(&line.speaker)) };
        let shows = line.rule.as_ref().map(|rule| {
            let title = self.flat(&rule.title);
            let name = self.tw("block-rule", &[("number", rule.number.into())]);
            format!(" <span class=\"shows\">{}</span>", if title.is_empty() { name } else { title })
        });
        format!(
            "<p class=\"line{class}\"><b class=\"who\">{who}<span class=\"vh\">:</span></b> <span class=\"what\">{}</span>{}</p>",
            self.words(&line.says),
            shows.unwrap_or_default()
        )
    }

    fn near_miss(&self, near: &NearMiss<Composed>) -> String {
        let title = match &near.title {
            Some(title) => format!("{}: {}", self.t("block-near-miss"), self.words(title)),
            None => self.t("block-near-miss"),
        };
        let title = self.title("", &title);
        let fault = self.parts(&near.fault);
        self.deeper(|| {
            let wrong = self.title("", &format!("{}{}", mark("half"), self.t("block-wrong")));
            let what = self.inner_blocks(&near.what);
            let mended = self.title("", &format!("{}{}", mark("tick"), self.t("block-mended")));
            format!(
                "<div class=\"block near\">{title}{fault}<div class=\"sub\">{wrong}{what}</div><div class=\"sub\">{mended}</div>{}</div>",
                self.parts(&near.mended)
            )
        })
    }

    fn say(&self, pairs: &[SayPair<Composed>]) -> String {
        let title = self.title_unless_above(&self.t("block-say"));
        let (say, not) = (self.t("block-pair-say"), self.t("block-pair-not"));
        let rows: String = pairs
            .iter()
            .map(|pair| {
                let right = format!(
                    "<div class=\"we\">{}<span class=\"label\">{say}</span><p class=\"said\">{}</p></div>",
                    mark("tick"),
                    self.quoted(&pair.say)
                );
                let wrong = pair.not.as_ref().map(|words| {
                    format!(
                        "<div class=\"wenot\">{}<span class=\"label\">{not}</span><p>{}</p></div>",
                        mark("not"),
                        self.quoted(words)
                    )
                });
                let why = self.sentences(&[pair.does.as_deref(), pair.why.as_deref()]);
                let why = if why.is_empty() { why } else { format!("<p class=\"why\">{why}</p>") };
                format!("<li>{right}{}{why}</li>", wrong.unwrap_or_default())
            })
            .collect();
        format!("<div class=\"block\">{title}<ul class=\"pairs\">{rows}</ul></div>")
    }

    /// Short texts one after the other, each closed as a sentence.
    pub(super) fn sentences(&self, parts: &[Option<&Words>]) -> String {
        let parts: Vec<String> =
            parts.iter().flatten().map(|words| self.closed(words)).filter(|text| !text.is_empty()).collect();
        parts.join(" ")
    }

    /// A text closed as a sentence, unless it closes itself.
    pub(super) fn closed(&self, words: &Words) -> String {
        let mut text = self.words(words);
        // What does not end in a tag or an escape ends as it does without them.
        let closed = if text.ends_with(['>', ';']) { is_closed(&self.flat(words)) } else { is_closed(&text) };
        if !text.is_empty() && !closed {
            text.push('.');
        }
        text
    }

    /// A text without the stop that an author put at its end, where it goes on here.
    pub fn open(&self, words: &Words) -> String {
        let text = self.words(words);
        match text.strip_suffix('.') {
            Some(open) if !open.ends_with('.') => open.to_owned(),
            Some(_) | None => text,
        }
    }

    /// An interface word as the name of a region; from the second of its kind on with a number, since no two regions of
    /// a page may bear one name.
    fn named(&self, key: &'static str) -> String {
        let mut regions = self.regions.borrow_mut();
        let count = regions.entry(key).or_insert(0_u32);
        *count += 1;
        if *count == 1 { self.t(key) } else { format!("{} {}", self.t(key), self.texts.figure(count)) }
    }

    fn activity(&self, activity: &Activity<Composed>) -> String {
        let title = self.title("", &self.words(&activity.title));
        let time = activity.minutes.map(|minutes| escape(&self.texts.minutes(u32::from(minutes))));
        let how = activity.how.as_deref().map(|how| self.plain(how));
        let how: Vec<String> = [time, how].into_iter().flatten().collect();
        let how = if how.is_empty() {
            String::new()
        } else {
            format!("<p class=\"small quiet\">{}</p>", how.join(self.texts.comma()))
        };
        format!("<div class=\"block inner lined deep\">{title}{how}{}</div>", self.inner_blocks(&activity.blocks))
    }
}
