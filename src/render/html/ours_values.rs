//! What a brand tells of each of its values: what it means, where it is taught, and what those who lead ask, do, thank for and
//! give up because of it.

use super::ink::{escape, slug};
use super::practice::count;
use super::{Html, page_of};
use crate::model::brand::{Behaviour, Value};
use crate::model::doc::{BlockKind, Composed, Inlines};
use crate::model::pack::{Joined, PackModule};
use crate::model::walk::{blocks_of, each_block_on_page};

impl Html<'_> {
    /// `rest`: behaviours that are shown when they are asked for.
    pub(super) fn value(
        &self,
        value: &Value<Composed>,
        behaviours: &[Behaviour<Composed>],
        rest: &[Behaviour<Composed>],
    ) -> String {
        let id = slug(&value.id);
        let title = self.title(&format!(" id=\"value.{id}.name\""), &self.plain(&value.name));
        let means = value.means.as_ref().map(|words| format!("<p>{}</p>", self.words(words))).unwrap_or_default();
        let (pages, all) = self.taught_in(&value.id);
        let taught: Vec<String> =
            pages.into_iter().map(|(page, title)| format!("<a href=\"{page}\">{title}</a>")).collect();
        let taught = if taught.is_empty() {
            String::new()
        } else {
            let label = if all { "ours-taught" } else { "ours-taught-most" };
            format!("<p class=\"taught\">{} {}</p>", self.t(label), taught.join(self.texts.comma()))
        };
        let ways = self.ways(&behaviours.iter().collect::<Vec<_>>(), true);
        let rest = if rest.is_empty() {
            String::new()
        } else {
            let label = self.tw("ours-values-rest", &[("count", count(rest.len()).into())]);
            let name = self.plain(&value.name);
            let ways = self.ways(&rest.iter().collect::<Vec<_>>(), true);
            format!(
                "<details class=\"rest\"><summary><span class=\"t\">{label}<span class=\"vh\">: {name}</span></span></summary>{ways}</details>"
            )
        };
        format!(
            "<div class=\"value\" id=\"value.{id}\"><div>{title}{means}{taught}</div><div class=\"ways-box\">{ways}{rest}</div></div>"
        )
    }

    /// Pages and titles of the modules on whose page most behaviours of the value stand, in their order; and whether
    /// these are all that have any.
    fn taught_in(&self, value: &str) -> (Vec<(String, String)>, bool) {
        const MOST: usize = 6;
        let teaches = |module: &PackModule| {
            let mut found = 0_usize;
            for blocks in blocks_of(&module.body) {
                each_block_on_page(blocks, self.pack.audience, &mut |block| {
                    if let BlockKind::Join(Joined::OurWay(way)) = &block.kind {
                        found += way.behaviours.iter().filter(|behaviour| &*behaviour.value == value).count();
                    }
                });
            }
            found
        };
        let counted = self.pack.modules.iter().enumerate().map(|(n, module)| (teaches(module), n, module));
        let mut modules: Vec<(usize, usize, &PackModule)> = counted.filter(|(found, _, _)| *found > 0).collect();
        let all = modules.len() <= MOST;
        modules.sort_by_key(|(found, n, _)| (std::cmp::Reverse(*found), *n));
        modules.truncate(MOST);
        modules.sort_by_key(|(_, n, _)| *n);
        let page =
            |(_, _, module): (usize, usize, &PackModule)| (page_of(&module.meta.id), self.plain(&module.meta.title));
        (modules.into_iter().map(page).collect(), all)
    }

    /// One text of each value, under its name.
    fn of_each(&self, text: impl Fn(&Value<Composed>) -> Option<&Inlines<Composed>>) -> String {
        let told = self.pack.brand.values.iter().filter_map(|value| Some((value, text(value)?)));
        let entries = told.map(|(value, text)| (self.plain(&value.name), self.words(text), String::new()));
        Self::list_of("stds lines", entries)
    }

    pub(super) fn hire_for(&self) -> String {
        self.of_each(|value| value.hire_for.as_ref())
    }

    pub(super) fn thank_for(&self) -> String {
        self.of_each(|value| value.thank_for.as_ref())
    }

    /// When somebody was last seen doing it is no part of the page: it would be another page each month.
    pub(super) fn leaders(&self) -> String {
        let told = self.pack.brand.values.iter().filter_map(|value| Some((value, value.leader.as_ref()?)));
        let entries = told.map(|(value, leader)| {
            let often = leader.every.map(|period| escape(&self.texts.period(period))).unwrap_or_default();
            let does = format!("{}: {}", self.plain(&leader.who), self.words(&leader.does));
            (self.plain(&value.name), does, often)
        });
        Self::list_of("stds lines", entries)
    }

    /// At every level, since a change that costs only one of them is not meant.
    pub(super) fn gives_up(&self) -> String {
        let one = |value: &Value<Composed>| {
            let rows = value
                .gives_up
                .iter()
                .map(|(role, text)| (escape(&self.texts.role(*role)), self.words(text), String::new()));
            let rows = Self::list_of("stds lines", rows);
            if rows.is_empty() { rows } else { format!("{}{rows}", self.title("", &self.plain(&value.name))) }
        };
        self.pack.brand.values.iter().map(one).collect()
    }
}
