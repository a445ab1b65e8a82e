//! How hard the texts are to read. Many of those who learn here read in a second language, at the end of a shift, or have
//! not sat over a page since school. What learners read of a module is one text, and all cards of a pack are another;
//! fewer than a hundred words say nothing about how hard a text is. Tables, headings, names, regulated wording and who
//! speaks are not counted. English is held against school years; other languages in Latin letters against LIX, which asks
//! the same of all of them, with the figure of their own formula beside it; other scripts are not scored. More than one
//! above the target is advice, and so is every sentence of more than `words_in_a_sentence`, which is what a writer can do
//! something about.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use super::Checked;
use super::text::{Form, Run, Shown, Voice, Whose};
use crate::align::reading::{Counts, Score, lix, score, sentence};
use crate::model::brand::Role;
use crate::model::diag::{Diagnostic, Diagnostics};

/// A text of fewer words is not scored.
const WORDS: u32 = 100;

/// A sentence of fewer words is called the hardest only where there are no others.
const FEW: u32 = 6;

pub fn check(checked: &Checked<'_>, runs: &[Run], d: &mut Diagnostics) {
    let (pack, settings) = (checked.pack, checked.settings);
    let names = names(checked);
    let of = |run: &&Run| match run.whose {
        Whose::Module(n) | Whose::OnPage(n) => Some(n),
        Whose::Brand | Whose::Pack => None,
    };
    let page = match pack.audience {
        Role::Manager => settings.grade_manager,
        Role::FrontLine | Role::TeamLeader | Role::Executive => settings.grade_learner,
    };
    for (n, module) in pack.modules.iter().enumerate() {
        let texts = runs.iter().filter(|run| of(run) == Some(n) && run.shown == Shown::Page);
        one(&format!("“{}”", module.meta.title), texts, page, &names, checked, d);
    }
    let cards = runs.iter().filter(|run| of(run).is_some() && run.shown == Shown::Card);
    one("What the cards say", cards, settings.grade_cards, &names, checked, d);
    sentences(checked, runs, d);
}

/// One text against its target.
fn one<'r>(
    name: &str,
    runs: impl Iterator<Item = &'r Run>,
    grade_at_most: u16,
    names: &BTreeSet<String>,
    checked: &Checked<'_>,
    d: &mut Diagnostics,
) {
    let language = checked.pack.language();
    let mut all = Counts::default();
    let mut hardest: Option<Hardest<'_>> = None;
    for run in runs.filter(|run| is_read(run)) {
        for &(first, last) in &run.sentences {
            let found = sentence(without_names(run, first, last, names, language), language);
            all += found;
            // One of the module's own: what the brand has told stands in another file. Among short ones a single word decides.
            let how = (found.words >= FEW, how_hard(found, language));
            if is_typed(run, first, last) && hardest.is_none_or(|(most, ..)| how > most) {
                hardest = Some((how, run, (first, last)));
            }
        }
    }
    let Some((_, run, (first, last))) = hardest.filter(|_| all.words >= WORDS) else { return };
    let Counts { words: w, sentences: s, syllables: y, letters, long_words: long } = all;
    let latin = |formula: &str, ease: f64| {
        (
            lix(all),
            checked.settings.lix,
            format!("LIX {:.0}, with {long} words of more than six letters; {formula} {ease:.0}", lix(all)),
        )
    };
    let (figure, most, how) = match score(all, language) {
        Score::NotScored => return,
        Score::English { ease: _, grade } => {
            (grade, grade_at_most, format!("Flesch-Kincaid {grade:.1}, with about {y} syllables"))
        }
        Score::Amstad(ease) => latin("Amstad", ease),
        Score::Douma(ease) => latin("Douma", ease),
        Score::KandelMoles(ease) => latin("Kandel and Moles", ease),
        Score::Szigriszt(ease) => latin("Szigriszt", ease),
        Score::Gulpease(ease) => latin(&format!("Gulpease ({letters} letters)"), ease),
        Score::Lix(figure) => {
            (figure, checked.settings.lix, format!("LIX {figure:.0}, with {long} words of more than six letters"))
        }
    };
    if most == 0 || figure <= f64::from(most) + 1.0 {
        return;
    }
    let takes = if language == "en" {
        // Past school, the formula's years are nobody's any more.
        let years = if figure > 16.0 { "more than 16".to_owned() } else { format!("{figure:.0}") };
        format!("{name} takes {years} years of school to read with ease; the aim is {most}")
    } else {
        format!("{name} is hard to read; the aim is {most}")
    };
    let each = |many: u32, of: u32| f64::from(many) / f64::from(of.max(1));
    let long_sentences = each(w, s) > LONG_SENTENCES;
    let cause = if long_sentences {
        format!("its sentences are long, {:.0} words on average", each(w, s))
    } else {
        "its words are long".to_owned()
    };
    let mend = match (long_sentences, language) {
        (true, _) => "split it in two",
        (false, "en") => "take shorter words, such as “use” for “utilise”",
        (false, _) => "take shorter words",
    };
    d.push(
        Diagnostic::advice(
            "hard-to-read",
            run.place(first, last, checked.sources),
            format!("{takes}; {cause} ({how}, in {w} words and {s} sentences)"),
        )
        .label("its hardest sentence")
        .help(format!("Begin with the sentence that is marked: {mend}. The aim is in content/settings.yaml.")),
    );
}

/// Words in a sentence, on average, from which on a text is hard for its sentences, and below for its words.
const LONG_SENTENCES: f64 = 15.0;

/// How hard a sentence is, its text, its first and last word.
type Hardest<'r> = ((bool, f64), &'r Run, (usize, usize));

/// By which sentences of one text are compared.
fn how_hard(counts: Counts, language: &str) -> f64 {
    match score(counts, language) {
        Score::English { ease: _, grade } => grade,
        Score::Amstad(_)
        | Score::Douma(_)
        | Score::KandelMoles(_)
        | Score::Gulpease(_)
        | Score::Szigriszt(_)
        | Score::Lix(_)
        | Score::NotScored => lix(counts),
    }
}

/// Sentences that are too long, each at its place.
fn sentences(checked: &Checked<'_>, runs: &[Run], d: &mut Diagnostics) {
    let most = usize::from(checked.settings.words_in_a_sentence);
    // Where words are written without spaces, nobody counts them.
    if most == 0 || ["ja", "zh", "th", "lo", "km", "my"].contains(&checked.pack.language()) {
        return;
    }
    for run in runs.iter().filter(|run| is_read(run)) {
        let shown = match run.shown {
            Shown::Page | Shown::Card | Shown::Later => true,
            Shown::Leader => false,
        };
        let whose = match run.whose {
            Whose::Module(_) | Whose::Brand => true,
            Whose::OnPage(_) | Whose::Pack => false,
        };
        for &(first, last) in run.sentences.iter().filter(|_| shown && whose) {
            let words = last + 1 - first;
            if words > most && is_typed(run, first, last) {
                d.push(
                    Diagnostic::advice(
                        "long-sentence",
                        run.place(first, last, checked.sources),
                        format!(
                            "This sentence has {words} words, and {most} are enough: “{}”",
                            run.between(first, last)
                        ),
                    )
                    .help("Split it in two, where the reader has to draw breath."),
                );
            }
        }
    }
}

/// Whether it is running text that counts, whoever says it.
fn is_read(run: &Run) -> bool {
    let form = match run.form {
        Form::Running => true,
        Form::Label | Form::Cell => false,
    };
    let voice = match run.voice {
        Voice::Ours | Voice::Customer | Voice::Wrong => true,
        Voice::Legal => false,
    };
    form && voice
}

/// Whether a sentence of a module, or a part of it, was typed there.
fn is_typed(run: &Run, first: usize, last: usize) -> bool {
    match run.whose {
        Whose::Module(_) | Whose::Brand | Whose::Pack => run.typed(first, last).is_some(),
        Whose::OnPage(_) => false,
    }
}

/// Names that nobody can make shorter: the brand's, its people's, those of its tools.
fn names(checked: &Checked<'_>) -> BTreeSet<String> {
    let brand = &checked.pack.brand;
    let people = brand.people.iter().map(|person| &person.name);
    let tools = brand.tools.iter().map(|tool| &tool.name);
    let named = std::iter::once(&brand.name).chain(people).chain(tools);
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    named.flat_map(|name| name.unicode_words().filter(capital).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The words of a sentence without names. In English any word with a capital inside it is taken for one.
fn without_names<'r>(
    run: &'r Run,
    first: usize,
    last: usize,
    names: &'r BTreeSet<String>,
    language: &'r str,
) -> impl Iterator<Item = &'r str> {
    let mut from = 0;
    let tokens = run.tokens.iter().enumerate().skip(first).take(last + 1 - first);
    tokens.filter_map(move |(n, token)| {
        let word = run.words.get(token.start..token.end).unwrap_or_default();
        let before = run.words.get(from..token.start).unwrap_or_default();
        from = token.end;
        let begins = n == first || before.ends_with(['“', '"', '‘', '(']) || before.trim_end().ends_with(':');
        let capital = word.starts_with(char::is_uppercase) && !begins && word != "I" && !token.folded.starts_with("i'");
        let named = names.contains(word) || (capital && language == "en");
        (!named).then_some(word)
    })
}
