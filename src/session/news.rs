//! What is new in a timeline since it was last looked at, also where that was days ago.
//!
//! Keeps fingerprints, not the timeline; knows nothing of files and windows.

use crate::model::{Event, EventId, PlaceNow, Timeline, Unplaced};
use std::path::PathBuf;
use std::sync::Arc;

/// A timeline that was looked at, as fingerprints: enough to say how many events are new or changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    // Each sorted and without repetition.
    ids: Vec<u64>,
    labels: Vec<u64>,
    /// Of a label and a date together.
    told: Vec<u64>,
    /// Of what had no sure place.
    unplaced: Vec<u64>,
}

/// How much is new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    pub new: usize,
    pub changed: usize,
    /// Something the user said has no sure place now and had one.
    pub unplaced: bool,
}

/// What a timeline is compared with.
#[derive(Clone, Debug)]
pub enum Since {
    /// What was shown before it.
    Shown(Arc<Timeline>),
    /// What was seen when it was last open: in this file of the program's own, if it is there.
    LastOpen(PathBuf),
}

impl Seen {
    pub fn of(timeline: &Timeline) -> Self {
        let events = &timeline.events;
        let all = |of: &dyn Fn(&Event) -> u64| sorted(events.iter().map(of));
        Self {
            ids: all(&|e| e.id.0),
            labels: all(&|e| label(e)),
            told: all(&told),
            unplaced: sorted(timeline.unplaced.iter().map(unplaced)),
        }
    }

    /// What the user has put in words of their own or dated is not counted: there the documents' news is told apart.
    pub fn news(&self, now: &Timeline) -> News {
        let has = |list: &[u64], key: u64| list.binary_search(&key).is_ok();
        let mut news = News::default();
        let found = |e: &&Event| !e.user.edited && !e.user.dated && e.user.by_hand.is_none();
        for event in now.events.iter().filter(found) {
            if has(&self.told, told(event)) {
                continue;
            }
            match has(&self.ids, event.id.0) || has(&self.labels, label(event)) {
                true => news.changed += 1,
                false => news.new += 1,
            }
        }
        news.unplaced = now
            .unplaced
            .iter()
            .any(|u| !has(&self.unplaced, unplaced(u)));
        news
    }

    fn lists(&self) -> [&Vec<u64>; 4] {
        let Self {
            ids,
            labels,
            told,
            unplaced,
        } = self;
        [ids, labels, told, unplaced]
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        for list in self.lists() {
            out.extend((list.len() as u64).to_le_bytes());
            out.extend(list.iter().flat_map(|key| key.to_le_bytes()));
        }
        out
    }

    /// `None` for anything but what [`Self::to_bytes`] made.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(HEAD)?;
        let mut list = || {
            let (len, after) = rest.split_at_checked(8)?;
            let len = u64::from_le_bytes(len.try_into().ok()?);
            let bytes = usize::try_from(len).ok()?.checked_mul(8)?;
            let (keys, after) = after.split_at_checked(bytes)?;
            rest = after;
            let keys = keys.as_chunks::<8>().0.iter();
            let keys: Vec<u64> = keys.map(|key| u64::from_le_bytes(*key)).collect();
            keys.is_sorted().then_some(keys)
        };
        let (ids, labels, told, unplaced) = (list()?, list()?, list()?, list()?);
        rest.is_empty().then_some(Self {
            ids,
            labels,
            told,
            unplaced,
        })
    }
}

const HEAD: &[u8] = b"dateline seen 1\n";

fn sorted(keys: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut keys: Vec<u64> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn label(event: &Event) -> u64 {
    EventId::of(&[&event.label]).0
}

fn told(event: &Event) -> u64 {
    let when = event.when.edtf.as_ref().map(ToString::to_string);
    EventId::of(&[&event.label, &when.unwrap_or_default()]).0
}

fn unplaced(unplaced: &Unplaced) -> u64 {
    let Unplaced {
        title,
        said_of,
        of: _,
        now,
    } = unplaced;
    let now = match now {
        PlaceNow::Lost(why) | PlaceNow::Refused { why, .. } => why.as_str(),
        PlaceNow::Guessed(..) => "guessed",
        PlaceNow::Differs { now, .. } => now.as_str(),
    };
    EventId::of(&[title, &said_of.quote, now]).0
}

/// Why everything was read: it begins the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occasion {
    /// It was opened.
    Opened,
    /// Something in its folders has changed.
    Noticed,
    /// The user asked for it.
    Asked,
}

/// "Read again: 12 new, 3 changed, 1 differs from your edit". `None` where nobody asked and there is nothing to say.
pub(super) fn sentence(why: Occasion, news: News, unplaced: &[Unplaced]) -> Option<String> {
    if why != Occasion::Asked && news == News::default() {
        return None;
    }
    let News { new, changed, .. } = news;
    let mut parts = vec![format!("{new} new"), format!("{changed} changed")];
    let count = |f: fn(&PlaceNow) -> bool| unplaced.iter().filter(|u| f(&u.now)).count();
    let differs = count(|n| matches!(n, PlaceNow::Differs { .. }));
    let guessed = count(|n| matches!(n, PlaceNow::Guessed(..)));
    let lost = count(|n| matches!(n, PlaceNow::Lost(_)));
    let refused = count(|n| matches!(n, PlaceNow::Refused { .. }));
    for (n, one, many) in [
        (differs, "differs from your edit", "differ from your edits"),
        (
            guessed,
            "edit has to be looked at",
            "edits have to be looked at",
        ),
        (
            lost,
            "edit has lost its place",
            "edits have lost their place",
        ),
        (refused, "edit cannot be obeyed", "edits cannot be obeyed"),
    ] {
        match n {
            0 => {}
            1 => parts.push(format!("1 {one}")),
            n => parts.push(format!("{n} {many}")),
        }
    }
    let what = match why {
        Occasion::Opened => "Since it was last open",
        Occasion::Noticed => "The folder has changed",
        Occasion::Asked => "Read again",
    };
    Some(format!("{what}: {}", parts.join(", ")))
}

/// How many events have another date than before.
pub(super) fn moved(before: &Timeline, now: &Timeline) -> usize {
    let dates = |e: &Event| (e.when.earliest, e.when.latest);
    let old: std::collections::BTreeMap<EventId, _> =
        before.events.iter().map(|e| (e.id, dates(e))).collect();
    let is_moved = |e: &&Event| old.get(&e.id).is_none_or(|old| *old != dates(e));
    now.events.iter().filter(is_moved).count()
}

#[cfg(test)]
mod tests {
    use super::super::state::tests::told as event;
    use super::*;
    use proptest::prelude::*;

    fn timeline(events: &[(&str, &str)]) -> Timeline {
        Timeline {
            events: events.iter().map(|(l, d)| event(l, d)).collect(),
            ..Timeline::default()
        }
    }

    #[test]
    fn what_is_new_is_told_after_it_was_kept_on_the_disk() {
        let before = timeline(&[("Bridge opened", "1911-05-04"), ("Mill sold", "1932")]);
        let seen = Seen::from_bytes(&Seen::of(&before).to_bytes()).expect("as it was written");
        assert_eq!(seen, Seen::of(&before));
        assert_eq!(seen.news(&before), News::default());
        let now = timeline(&[
            ("Bridge opened", "1911-05-04"),
            ("Mill sold", "1933"),
            ("School closed", "1944"),
        ]);
        let news = seen.news(&now);
        assert_eq!((news.new, news.changed, news.unplaced), (1, 1, false));
        // What the user has dated is told by itself.
        let mut dated = now.clone();
        dated.events[1].user.dated = true;
        assert_eq!(seen.news(&dated).changed, 0);
    }

    #[test]
    fn nothing_is_said_where_nobody_asked_and_nothing_came_of_it() {
        let none = News::default();
        assert_eq!(sentence(Occasion::Opened, none, &[]), None);
        assert_eq!(sentence(Occasion::Noticed, none, &[]), None);
        let asked = sentence(Occasion::Asked, none, &[]);
        assert_eq!(asked.as_deref(), Some("Read again: 0 new, 0 changed"));
        let some = News { new: 2, ..none };
        let opened = sentence(Occasion::Opened, some, &[]);
        assert_eq!(
            opened.as_deref(),
            Some("Since it was last open: 2 new, 0 changed")
        );
    }

    proptest! {
        #[test]
        fn a_damaged_file_is_no_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..80), whole in any::<bool>()) {
            if whole {
                bytes.splice(0..0, HEAD.iter().copied());
            }
            let _ = Seen::from_bytes(&bytes);
            let seen = Seen::of(&timeline(&[("Mill sold", "1932")])).to_bytes();
            prop_assert!(Seen::from_bytes(&seen[..seen.len() - 1]).is_none());
        }
    }
}
