//! Two rules that cannot both be followed: what a module says against what the brand says, and each against itself. Only
//! what is tagged with a topic of `content/topics.yaml` can be held against anything.

use std::collections::BTreeSet;

use crate::model::doc::{BlockKind, DialoguePart, PolicyTag, Stance};
use crate::model::pack::Pack;
use crate::model::source::Id;
use crate::model::span::{Span, Spanned};
use crate::model::walk::{blocks_of, each_block_on_page};

/// A stance that something in a pack takes on a topic.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Stand<'p> {
    pub tag: &'p PolicyTag,
    /// The brand's policy; the rule or the line of a module.
    pub span: Span,
    /// `None`: the brand's own policy.
    pub module: Option<&'p str>,
}

/// Two that clash.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Clash<'p> {
    pub one: Stand<'p>,
    pub other: Stand<'p>,
}

/// All pairs of a pack that clash; of a module and the brand, the module's comes first.
pub fn of(pack: &Pack) -> Vec<Clash<'_>> {
    let stands = stands(pack);
    let mut found = Vec::new();
    for (n, one) in stands.iter().enumerate() {
        found.extend(
            stands[n + 1..]
                .iter()
                .filter(|other| clash(one.tag, other.tag))
                .map(|other| Clash { one: *one, other: *other }),
        );
    }
    found
}

fn stands(pack: &Pack) -> Vec<Stand<'_>> {
    let mut all = Vec::new();
    for module in &pack.modules {
        for blocks in blocks_of(&module.body) {
            each_block_on_page(blocks, pack.audience, &mut |block| {
                let title = Some(module.meta.title.as_str());
                if let Some(tag) = &block.attrs.policy {
                    all.push(Stand { tag, span: block.span, module: title });
                }
                if let BlockKind::Dialogue(dialogue) = &block.kind {
                    for part in &dialogue.parts {
                        if let DialoguePart::Line(line) = part
                            && let Some(tag) = &line.attrs.policy
                        {
                            all.push(Stand { tag, span: line.span, module: title });
                        }
                    }
                }
            });
        }
    }
    all.extend(pack.brand.policies.iter().map(|policy| Stand { tag: &policy.tag, span: policy.span, module: None }));
    all
}

/// From −2 to 2.
fn weight(stance: Stance) -> i8 {
    match stance {
        Stance::Never => -2,
        Stance::Avoid => -1,
        Stance::May => 0,
        Stance::Prefer => 1,
        Stance::Always => 2,
    }
}

/// Whether two stances on one topic cannot both be followed where both hold.
pub fn clash(one: &PolicyTag, other: &PolicyTag) -> bool {
    let (a, b) = (weight(one.stance), weight(other.stance));
    let opposed = a * b < 0 || (a.abs() == 2 && b == 0) || (b.abs() == 2 && a == 0);
    one.topic.value == other.topic.value && opposed && overlap(one, other)
}

/// Whether there is a condition under which both hold. A rule without conditions holds under all but those it excepts.
fn overlap(one: &PolicyTag, other: &PolicyTag) -> bool {
    let set = |ids: &[Spanned<Id>]| -> BTreeSet<Id> { ids.iter().map(|id| id.value.clone()).collect() };
    let (when, except) = (set(&one.when), set(&one.except));
    let (others_when, others_except) = (set(&other.when), set(&other.except));
    let shared: BTreeSet<&Id> = match (when.is_empty(), others_when.is_empty()) {
        // There are always conditions that neither of them excepts.
        (true, true) => return true,
        (true, false) => others_when.iter().collect(),
        (false, true) => when.iter().collect(),
        (false, false) => when.intersection(&others_when).collect(),
    };
    shared.into_iter().any(|condition| !except.contains(condition) && !others_except.contains(condition))
}

#[cfg(test)]
mod tests {
    use super::clash;
    use crate::model::doc::{PolicyTag, Stance};
    use crate::model::span::{FileId, Span, Spanned};

    fn tag(topic: &str, stance: Stance, when: &[&str], except: &[&str]) -> PolicyTag {
        let at = |text: &str| Spanned::new(text.into(), Span::new(FileId(0), 0..0));
        PolicyTag {
            topic: at(topic),
            stance,
            when: when.iter().map(|id| at(id)).collect(),
            except: except.iter().map(|id| at(id)).collect(),
        }
    }

    /// The three that were worked out when the rule was made.
    #[test]
    fn what_was_worked_out_by_hand() {
        use Stance::{Always, May, Never, Prefer};
        let may = tag("upsell", May, &["check-in", "calm"], &[]);
        assert!(clash(&tag("upsell", Always, &[], &[]), &may));
        let after_no = tag("upsell", Never, &["after-no"], &[]);
        assert!(!clash(&may, &after_no));
        assert!(!clash(&tag("upsell", Prefer, &[], &["after-no"]), &after_no));
    }

    #[test]
    fn only_what_is_opposed_about_one_thing_at_one_time_clashes() {
        use Stance::{Always, Avoid, May, Never, Prefer};
        let both_ways = |a: &PolicyTag, b: &PolicyTag| {
            assert_eq!(clash(a, b), clash(b, a));
            clash(a, b)
        };
        let plain = |stance| tag("upsell", stance, &[], &[]);
        let opposed = [(Always, Never), (Always, Avoid), (Prefer, Never), (Prefer, Avoid), (Always, May), (Never, May)];
        for (a, b) in opposed {
            assert!(both_ways(&plain(a), &plain(b)), "{a:?} {b:?}");
        }
        for (a, b) in [(Always, Prefer), (Never, Avoid), (May, Prefer), (May, Avoid), (May, May), (Always, Always)] {
            assert!(!both_ways(&plain(a), &plain(b)), "{a:?} {b:?}");
        }
        assert!(!both_ways(&plain(Always), &tag("gifts", Never, &[], &[])));
        // A condition that one of them excepts is none that both hold under.
        let queue = tag("upsell", Always, &["queue"], &[]);
        assert!(!both_ways(&queue, &tag("upsell", Never, &["queue"], &["queue"])));
        assert!(both_ways(&queue, &tag("upsell", Never, &["queue", "calm"], &[])));
    }
}
