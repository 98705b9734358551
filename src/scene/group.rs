//! Which lane each event belongs to, and in which order lanes stand.
//!
//! Not what is in a lane; that is [`super::lane`].

use super::gaps::Gap;
use super::index::{AS_MEMBER, Index, Kind};
use super::lane::{GroupEvents, LaneEvents};
use crate::model::timeline::UserSaid;
use crate::model::view::{LaneKey, LaneOrder, LaneSort};
use crate::model::{Filter, GroupBy, Timeline, View};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// All that the lanes of a view depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub group_by: GroupBy,
    pub filter: Filter,
    pub order: LaneOrder,
    pub dims: bool,
}

impl From<&View> for Wanted {
    fn from(view: &View) -> Self {
        Self {
            group_by: view.group_by,
            filter: view.filter.clone(),
            order: view.order.clone(),
            dims: view.dims,
        }
    }
}

impl Wanted {
    /// The same lanes, whatever order they stand in.
    pub(super) fn same_lanes(&self, other: &Self) -> bool {
        self.group_by == other.group_by && self.filter == other.filter && self.dims == other.dims
    }
}

/// All lanes of one grouping under one filter, in the order they are drawn.
pub(super) struct Lanes {
    pub lanes: Vec<Arc<LaneEvents>>,
    /// How many of the first are pinned.
    pub pinned: usize,
}

impl Lanes {
    pub fn new(lanes: Vec<Arc<LaneEvents>>, order: &LaneOrder) -> Self {
        let mut lanes = lanes;
        let rest = |l: &LaneEvents| l.key == LaneKey::Rest;
        lanes.sort_by(|a, b| {
            let by_name = || a.called.cmp(&b.called).then_with(|| a.key.cmp(&b.key));
            let by = match order.sort {
                LaneSort::First => a.first().total_cmp(&b.first()),
                LaneSort::Name => std::cmp::Ordering::Equal,
                LaneSort::Count => b.count.cmp(&a.count),
            };
            rest(a).cmp(&rest(b)).then(by).then_with(by_name)
        });
        let at =
            |lanes: &[Arc<LaneEvents>], key: &LaneKey| lanes.iter().position(|l| l.key == *key);
        for (key, before) in &order.moved {
            if let Some(from) = at(&lanes, key) {
                let lane = lanes.remove(from);
                let to = match key == before {
                    true => lanes.len(),
                    // Where the other is not there now, it stays where it was.
                    false => at(&lanes, before).unwrap_or(from),
                };
                lanes.insert(to, lane);
            }
        }
        let mut pinned = 0;
        for key in &order.pinned {
            if let Some(from) = at(&lanes, key)
                && from >= pinned
            {
                let lane = lanes.remove(from);
                lanes.insert(pinned, lane);
                pinned += 1;
            }
        }
        Self { lanes, pinned }
    }
}

/// The lanes of a grouping, in no order yet. With `passing` only those, or, where the rest `dims`, all, and the rest faint.
pub(super) fn group(
    index: &Index,
    timeline: &Timeline,
    group_by: GroupBy,
    passing: Option<Arc<Vec<bool>>>,
    dims: bool,
) -> Vec<Arc<LaneEvents>> {
    let grouping = Grouping::new(index, timeline, group_by);
    let is_passing = |i: u32| passing.as_ref().is_none_or(|p| p[i as usize]);
    let shows = |i: u32| dims || is_passing(i);
    let mut groups: Vec<Group> = Vec::new();
    groups.resize_with(grouping.rest + 1, Group::default);
    for i in 0..index.len() {
        if shows(i) {
            let dated = usize::from(index.placed(i).kind != Kind::Undated);
            let counts = usize::from(is_passing(i));
            grouping.each(i, |g| {
                groups[g].dated += dated;
                groups[g].all += 1;
                groups[g].count += counts;
            });
        }
    }
    for group in &mut groups {
        group.events = GroupEvents::with_capacity(group.dated);
        group.ends.reserve_exact(group.dated);
    }
    for &number in index.by_start().iter().filter(|i| shows(**i)) {
        let mut placed = index.placed(number);
        if !is_passing(number) {
            placed.importance -= FAINTER;
        }
        grouping.each(number, |g| groups[g].events.push(number, &placed));
    }
    for &number in index.by_end().iter().filter(|i| shows(**i)) {
        let end = index.placed(number).end;
        grouping.each(number, |g| groups[g].ends.push(end));
    }
    for gap in &index.gaps {
        if is_passing(gap.before) && is_passing(gap.behind) {
            grouping.each(gap.behind, |g| groups[g].gaps.push(gap.clone()));
        }
    }
    let faint = passing.filter(|_| dims);
    groups
        .into_iter()
        .enumerate()
        .filter(|(_, g)| g.all > 0)
        .map(|(i, g)| {
            let named = grouping.named(timeline, (i < grouping.rest).then_some(i));
            let events = (g.events, g.ends);
            let mut lane = LaneEvents::new(named, g.count, events, faint.clone());
            lane.gaps = g.gaps;
            Arc::new(lane)
        })
        .collect()
}

/// Whatever passes the filter matters more than what does not: importance is from 0 to 1.
pub(super) const FAINTER: f32 = 2.0;

/// One lane in the making.
#[derive(Default)]
struct Group {
    dated: usize,
    /// Undated ones, and what is drawn faintly, included.
    all: usize,
    /// Of those that pass.
    count: usize,
    events: GroupEvents,
    ends: Vec<f64>,
    gaps: Vec<Gap>,
}

/// Which groups an event belongs to, as numbers of entities, documents or kinds.
struct Grouping<'a> {
    index: &'a Index,
    by: GroupBy,
    /// Which entities are of the kind that is grouped by.
    of_kind: Vec<bool>,
    /// By kind of happening: of each event the number of its kind, and the kinds.
    kinds: (Vec<u32>, Vec<&'a str>),
    /// By the user's words: of the events that have any, the numbers of theirs, and the words.
    tags: (FxHashMap<u32, Vec<u32>>, Vec<&'a str>),
    /// The group of what belongs to none: the last.
    rest: usize,
}

impl<'a> Grouping<'a> {
    fn new(index: &'a Index, timeline: &'a Timeline, by: GroupBy) -> Self {
        let kind = by.entity_kind();
        let of = |e: &crate::model::Entity| Some(e.kind) == kind;
        let kinds = match by {
            GroupBy::Kind => kinds(timeline),
            _ => Default::default(),
        };
        let tags = match by {
            GroupBy::Tag => tags(timeline),
            _ => Default::default(),
        };
        Self {
            index,
            by,
            of_kind: timeline.entities.iter().map(of).collect(),
            rest: match by {
                GroupBy::None => 0,
                GroupBy::Document => timeline.documents.len(),
                GroupBy::Kind => kinds.1.len(),
                GroupBy::Tag => tags.1.len(),
                GroupBy::Project
                | GroupBy::Person
                | GroupBy::Organisation
                | GroupBy::Series
                | GroupBy::Place => timeline.entities.len(),
            },
            kinds,
            tags,
        }
    }

    #[inline]
    fn each(&self, number: u32, mut visit: impl FnMut(usize)) {
        let event = number as usize;
        let mut found = false;
        match self.by {
            GroupBy::None => {}
            GroupBy::Document => {
                for document in self.index.told_by.of(event) {
                    found = true;
                    visit(*document as usize);
                }
            }
            GroupBy::Kind => {
                found = true;
                visit(self.kinds.0[event] as usize);
            }
            GroupBy::Tag => {
                for tag in self.tags.0.get(&number).into_iter().flatten() {
                    found = true;
                    visit(*tag as usize);
                }
            }
            GroupBy::Project
            | GroupBy::Person
            | GroupBy::Organisation
            | GroupBy::Series
            | GroupBy::Place => {
                for entity in self.index.who.of(event) {
                    let number = (entity & !AS_MEMBER) as usize;
                    let counts = entity & AS_MEMBER == 0 || self.by == GroupBy::Series;
                    if counts && self.of_kind[number] {
                        found = true;
                        visit(number);
                    }
                }
            }
        }
        if !found {
            visit(self.rest);
        }
    }

    /// Key, name and color of a group by its number; `None` for what belongs to none.
    fn named(&self, timeline: &Timeline, group: Option<usize>) -> (LaneKey, String, Option<usize>) {
        match (self.by, group) {
            (GroupBy::None, _) => (LaneKey::All, String::new(), Some(0)),
            (_, None) => (LaneKey::Rest, String::new(), None),
            (GroupBy::Document, Some(at)) => {
                let document = &timeline.documents[at];
                let title = document.title.clone().filter(|t| !t.trim().is_empty());
                let title = title.unwrap_or_else(|| document.id.to_string());
                (LaneKey::Document(document.id.clone()), title, Some(at))
            }
            (GroupBy::Kind, Some(at)) => {
                let kind = self.kinds.1[at];
                (LaneKey::Kind(kind.to_owned()), kind.to_owned(), Some(at))
            }
            (GroupBy::Tag, Some(at)) => {
                let tag = self.tags.1[at];
                (LaneKey::Tag(tag.to_owned()), tag.to_owned(), Some(at))
            }
            (_, Some(at)) => {
                let entity = &timeline.entities[at];
                // Entities are sorted by kind, so counting from the first of the kind gives each its own color, the
                // same under every filter.
                let first = timeline.entities.partition_point(|o| o.kind < entity.kind);
                let nth = at.saturating_sub(first);
                (LaneKey::Entity(entity.id), entity.name.clone(), Some(nth))
            }
        }
    }
}

/// Of each event the number of its kind; of what has none, one past the last.
fn kinds(timeline: &Timeline) -> (Vec<u32>, Vec<&str>) {
    let mut names: Vec<&str> = Vec::new();
    let mut number: FxHashMap<&str, u32> = FxHashMap::default();
    for event in timeline.events.iter().filter(|e| !e.kind.is_empty()) {
        number.entry(event.kind.as_str()).or_insert_with(|| {
            names.push(event.kind.as_str());
            0
        });
    }
    names.sort_unstable();
    for (name, n) in names.iter().zip(0..) {
        number.insert(name, n);
    }
    let none = names.len() as u32;
    let of = |e: &crate::model::Event| number.get(e.kind.as_str()).copied().unwrap_or(none);
    (timeline.events.iter().map(of).collect(), names)
}

/// The lanes of the user's own choosing: the one it was put in, else one for each of its tags.
fn own_words(user: &UserSaid) -> impl Iterator<Item = &str> {
    let lane = Some(user.lane.as_str()).filter(|lane| !lane.is_empty());
    let tags = user.tags.iter().filter(move |_| lane.is_none());
    lane.into_iter().chain(tags.map(String::as_str))
}

/// Of each event that the user gave words to the numbers of these, and all words in the alphabet's order.
fn tags(timeline: &Timeline) -> (FxHashMap<u32, Vec<u32>>, Vec<&str>) {
    let tagged = || {
        let events = timeline.events.iter().zip(0..);
        events.filter(|(e, _): &(_, u32)| own_words(&e.user).next().is_some())
    };
    let mut names: Vec<&str> = tagged().flat_map(|(e, _)| own_words(&e.user)).collect();
    names.sort_unstable();
    names.dedup();
    let number = |word: &str| names.binary_search(&word).ok().map(|n| n as u32);
    let of = tagged().map(|(e, i)| (i, own_words(&e.user).filter_map(number).collect()));
    (of.collect(), names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{ENGLISH, fixture};

    fn keys(index: &Index, timeline: &Timeline, order: &LaneOrder) -> (Vec<LaneKey>, usize) {
        let wanted = Wanted {
            group_by: GroupBy::Project,
            filter: Filter::default(),
            order: order.clone(),
            dims: false,
        };
        let lanes = index.lanes(timeline, &wanted);
        let keys = lanes.lanes.iter().map(|l| l.key.clone());
        (keys.collect(), lanes.pinned)
    }

    #[test]
    fn pinned_come_first_moved_where_they_were_put_and_the_rest_by_rule() {
        let timeline = fixture::many(300, 5);
        let index = Index::new(&timeline);
        let (usual, pinned) = keys(&index, &timeline, &LaneOrder::default());
        assert_eq!((pinned, usual.last()), (0, Some(&LaneKey::Rest)));
        let [a, b, c, d] = [0, 1, 2, 3].map(|i| usual[i].clone());
        let order = LaneOrder {
            pinned: vec![d.clone(), b.clone()],
            moved: vec![(a.clone(), a.clone()), (c.clone(), LaneKey::Rest)],
            ..LaneOrder::default()
        };
        let (keys_now, pinned) = keys(&index, &timeline, &order);
        assert_eq!(pinned, 2);
        assert_eq!(keys_now[..2], [d, b]);
        let n = keys_now.len();
        assert_eq!(keys_now[n - 3..], [c, LaneKey::Rest, a]);
        assert_eq!(n, usual.len());
        // What is not there is no reason to lose a lane, and the way back is the same lanes.
        let gone = LaneKey::Kind("gone".to_owned());
        let odd = LaneOrder {
            pinned: vec![gone.clone()],
            moved: vec![(gone.clone(), usual[0].clone()), (usual[2].clone(), gone)],
            ..LaneOrder::default()
        };
        assert_eq!(keys(&index, &timeline, &odd), (usual, 0));
    }

    #[test]
    fn lanes_are_sorted_by_name_and_by_number() {
        let timeline = fixture::many(300, 5);
        let index = Index::new(&timeline);
        for sort in [LaneSort::Name, LaneSort::Count] {
            let wanted = Wanted {
                group_by: GroupBy::Person,
                filter: Filter::default(),
                order: LaneOrder {
                    sort,
                    ..LaneOrder::default()
                },
                dims: false,
            };
            let lanes = index.lanes(&timeline, &wanted);
            let named = lanes.lanes.iter().filter(|l| l.key != LaneKey::Rest);
            let named: Vec<(&str, usize)> = named.map(|l| (l.called.as_str(), l.count)).collect();
            let sorted = named.windows(2).all(|w| match sort {
                LaneSort::Count => w[0].1 >= w[1].1,
                _ => w[0].0 <= w[1].0,
            });
            assert!(sorted, "{named:?}");
        }
    }

    /// A lane of the user's own choosing is a word given to events; what has two words stands in both lanes.
    #[test]
    fn a_tag_is_a_lane_and_two_tags_are_two() {
        let mut timeline = fixture::many(20, 2);
        timeline.events[3].user.tags = vec!["Ferry".to_owned()];
        timeline.events[5].user.tags = vec!["Bridge".to_owned(), "Ferry".to_owned()];
        // What was put in a lane stands there alone.
        timeline.events[7].user.tags = vec!["Bridge".to_owned()];
        timeline.events[7].user.lane = "Roads".to_owned();
        let index = Index::new(&timeline);
        let wanted = Wanted {
            group_by: GroupBy::Tag,
            filter: Filter::default(),
            order: LaneOrder {
                sort: LaneSort::Name,
                ..LaneOrder::default()
            },
            dims: false,
        };
        let lanes = index.lanes(&timeline, &wanted);
        let of = |l: &Arc<LaneEvents>| (l.title(&ENGLISH).into_owned(), l.count);
        let rows: Vec<(String, usize)> = lanes.lanes.iter().map(of).collect();
        let rows: Vec<(&str, usize)> = rows.iter().map(|(t, n)| (t.as_str(), *n)).collect();
        let expect = [
            ("Bridge", 1),
            ("Ferry", 2),
            ("Roads", 1),
            ("Other events", 17),
        ];
        assert_eq!(rows, expect);
        assert_eq!(lanes.lanes[1].key, LaneKey::Tag("Ferry".to_owned()));
    }

    #[test]
    fn what_is_dimmed_has_its_place_and_counts_for_nothing() {
        let timeline = fixture::many(300, 5);
        let index = Index::new(&timeline);
        let filter = Filter {
            search: "agreement".to_owned(),
            ..Filter::default()
        };
        let lanes = |dims: bool| {
            let wanted = Wanted {
                group_by: GroupBy::None,
                filter: filter.clone(),
                order: LaneOrder::default(),
                dims,
            };
            Arc::clone(&index.lanes(&timeline, &wanted).lanes[0])
        };
        let (gone, dimmed) = (lanes(false), lanes(true));
        assert_eq!(gone.count, dimmed.count);
        let all = (f64::NEG_INFINITY, f64::INFINITY);
        let in_window = |l: &LaneEvents| l.count_in(all.0, all.1, usize::MAX);
        assert!(in_window(&dimmed) > 2 * in_window(&gone));
        let passing = index.passing(&timeline, &filter);
        let best = dimmed.best(0..in_window(&dimmed), gone.count.min(5), &index);
        for position in best {
            let number = dimmed.member(position);
            assert!(passing[number as usize] && !dimmed.is_faint(number));
        }
    }
}
