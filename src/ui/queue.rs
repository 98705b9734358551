//! What the user is asked in Review, in which order, and which question is being looked at.
//!
//! Knows no egui: how it is shown is [`super::review`], what an answer means is [`crate::edit`].

use super::state::Selection;
use crate::model::{Entity, EntityId, Event, EventId, Timeline};
use std::collections::{BTreeMap, BTreeSet};

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// Are these two one? The more mentioned first.
    Pair(EntityId, EntityId),
    /// Sources disagree on when it was: which is right?
    Date(EventId),
}

/// Names that hang together by their questions (a family of one surname), each with one of them that stands for all.
pub type Families = BTreeMap<EntityId, EntityId>;

/// Every open question, what is most doubtful and matters most first.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Of a family the weightiest alone, so that it is asked about once.
    pub items: Vec<Item>,
    pub families: Families,
    /// The other questions of each family: one is asked for each that is skipped.
    pub others: BTreeMap<EntityId, Vec<Item>>,
}

impl Asked {
    pub fn contains(&self, item: &Item) -> bool {
        self.items.contains(item)
    }

    fn is_open(&self, item: &Item) -> bool {
        self.items.contains(item) || self.others_of(*item).contains(item)
    }

    fn others_of(&self, item: Item) -> &[Item] {
        let family = match item {
            Item::Pair(a, b) => {
                let family = self.families.get(&a);
                family.filter(|f| self.families.get(&b) == Some(f))
            }
            Item::Date(_) => None,
        };
        let others = family.and_then(|f| self.others.get(f));
        others.map_or(&[], Vec::as_slice)
    }
}

/// By doubt times importance.
pub fn asked<'t>(timeline: &'t Timeline, entity: impl Fn(EntityId) -> Option<&'t Entity>) -> Asked {
    let mut found: Vec<(f32, Item)> = Vec::new();
    let mut pairs: Vec<(EntityId, EntityId)> = Vec::new();
    for d in &timeline.doubtful {
        if let (Some(a), Some(b)) = (entity(d.a), entity(d.b)) {
            let importance = (a.importance + b.importance) / 2.0;
            found.push((doubt(d.likely) * importance, Item::Pair(d.a, d.b)));
            // Nobody answers of a person and a body at once.
            if a.kind == b.kind {
                pairs.push((d.a, d.b));
            }
        }
    }
    let families = families(&pairs);
    for event in timeline.events.iter().filter(|e| e.is_disputed()) {
        let weight = doubt(best_share(event)) * event.importance;
        found.push((weight, Item::Date(event.id)));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut first: BTreeSet<EntityId> = BTreeSet::new();
    let mut asked = Asked::default();
    for (_, item) in found {
        // The two of a pair of one kind are of one family.
        let family = match item {
            Item::Pair(a, b) => families.get(&a).filter(|f| families.get(&b) == Some(f)),
            Item::Date(_) => None,
        };
        match family.filter(|f| !first.insert(**f)) {
            Some(family) => asked.others.entry(*family).or_default().push(item),
            None => asked.items.push(item),
        }
    }
    asked.families = families;
    asked
}

fn families(pairs: &[(EntityId, EntityId)]) -> Families {
    let mut up: Families = BTreeMap::new();
    fn root(up: &mut Families, id: EntityId) -> EntityId {
        let mut top = id;
        while let Some(&next) = up.get(&top).filter(|next| **next != top) {
            top = next;
        }
        // So that the next way is short.
        let mut at = id;
        while at != top {
            at = up.insert(at, top).unwrap_or(top);
        }
        top
    }
    for (a, b) in pairs {
        let (a, b) = (root(&mut up, *a), root(&mut up, *b));
        // The smaller id leads, so that chains stay short and the order of questions plays no part.
        up.insert(a.max(b), a.min(b));
        up.insert(a.min(b), a.min(b));
    }
    let ids: Vec<EntityId> = up.keys().copied().collect();
    ids.into_iter().map(|id| (id, root(&mut up, id))).collect()
}

/// Nothing at 0 and at 1, where there is nothing to ask; most in the middle.
fn doubt(likely: f32) -> f32 {
    1.0 - (2.0 * likely.clamp(0.0, 1.0) - 1.0).abs()
}

/// How much of what is said speaks for the date that the program took. Never quite all: there is another.
fn best_share(event: &Event) -> f32 {
    let claims = |r: &crate::model::Reading| r.claims.len().max(1) as f32;
    let all: f32 = event.readings.iter().map(claims).sum();
    event.readings.first().map_or(0.5, |r| claims(r) / all)
}

/// Where the user is in the questions.
#[derive(Debug, Default)]
pub struct Queue {
    at: Option<Item>,
    /// Where [`Self::at`] stood: what took its place is next once it is gone.
    place: usize,
    /// In the order they were skipped: they come last.
    skipped: Vec<Item>,
    /// What was answered, each with the revision that was shown then: until a newer one is there, the answer counts.
    said: Vec<(Item, u64)>,
    /// The revision this was last compared with.
    seen: u64,
    /// What was looked at when the list was last drawn: where it is another, the list scrolls to it.
    drawn: Option<Item>,
    /// A pair of a family that is not the one asked about, which the user went to.
    wanted: Option<Item>,
    /// What was selected before the first question.
    aside: Option<Selection>,
}

impl Queue {
    pub fn at(&self) -> Option<Item> {
        self.at
    }

    /// Which row of the list to scroll to: once, when another question is looked at.
    pub fn reveal(&mut self) -> Option<usize> {
        let is_new = self.at != self.drawn;
        self.drawn = self.at;
        (is_new && self.at.is_some()).then_some(self.place)
    }

    /// Only the first counts: what comes later was selected by the questions themselves.
    pub fn lay_aside(&mut self, selection: Selection) {
        if selection != Selection::default() && self.aside.is_none() {
            self.aside = Some(selection);
        }
    }

    pub fn take_aside(&mut self) -> Option<Selection> {
        self.aside.take()
    }

    pub fn is_skipped(&self, item: Item) -> bool {
        self.skipped.contains(&item)
    }

    /// The open questions: those not skipped first.
    pub fn list(&self, asked: &Asked) -> Vec<Item> {
        let items = &asked.items;
        if self.skipped.is_empty() && self.said.is_empty() && self.wanted.is_none() {
            return items.clone();
        }
        let said: BTreeSet<Item> = self.under_way().collect();
        let later: BTreeSet<Item> = self.skipped.iter().copied().collect();
        let is_new = |i: &Item| !later.contains(i) && !said.contains(i);
        let mut list: Vec<Item> = items.iter().copied().filter(is_new).collect();
        // A family of which one question was skipped has others: the next of them is asked.
        for first in items.iter().filter(|i| later.contains(i)) {
            let next = asked.others_of(*first).iter().copied();
            list.extend(next.filter(|i| !later.contains(i)).take(1).filter(is_new));
        }
        let wanted = self.wanted.filter(|w| is_new(w) && !list.contains(w));
        list.splice(0..0, wanted);
        let last = self.skipped.iter().filter(|i| asked.is_open(i));
        list.extend(last.filter(|i| !said.contains(i)));
        list
    }

    /// How many questions are open; of a family one, and those that were skipped beside it.
    pub fn left(&self, asked: &Asked) -> usize {
        match self.skipped.is_empty() && self.said.is_empty() {
            true => asked.items.len(),
            false => self.list(asked).len(),
        }
    }

    fn under_way(&self) -> impl Iterator<Item = Item> {
        let newer = self.said.iter().filter(|(_, at)| *at >= self.seen);
        newer.map(|(item, _)| *item)
    }

    pub fn go_to(&mut self, item: Item, asked: &Asked) {
        self.at = Some(item);
        self.wanted = None;
        self.wanted = (!self.list(asked).contains(&item)).then_some(item);
        let list = self.list(asked);
        self.place = list.iter().position(|i| *i == item).unwrap_or(self.place);
    }

    /// To the next or previous question, stopping at the ends.
    pub fn step(&mut self, forward: bool, asked: &Asked) {
        let list = self.list(asked);
        let wanted = match forward {
            true => (self.place + 1).min(list.len().saturating_sub(1)),
            false => self.place.saturating_sub(1),
        };
        if let Some(item) = list.get(wanted) {
            (self.at, self.place) = (Some(*item), wanted);
        }
    }

    /// This one is answered: on to the next, the first again after the last.
    pub fn answered(&mut self, item: Item, revision: u64, asked: &Asked) {
        self.wanted = None;
        self.said.retain(|(i, _)| *i != item);
        self.said.push((item, revision));
        self.skipped.retain(|i| *i != item);
        self.settle(revision, asked);
    }

    /// This one is left open: it goes to the end, and the next is asked.
    pub fn skip(&mut self, item: Item, asked: &Asked) {
        let was = self.list(asked);
        let place = was.iter().position(|i| *i == item);
        let after = place.and_then(|at| was.get(at + 1)).copied();
        self.skipped.retain(|i| *i != item);
        self.skipped.push(item);
        // What comes up in its place is asked before what was skipped earlier.
        let list = self.list(asked);
        let is_fresh = |i: &Item| !self.skipped.contains(i);
        let fresh = || list.iter().copied().find(is_fresh);
        let next = after.filter(is_fresh).or_else(fresh).or(after);
        if let Some(next) = next.or(list.first().copied()) {
            self.go_to(next, asked);
        }
    }

    /// Compares with the timeline that is shown now. True where another question is looked at than before.
    pub fn settle(&mut self, revision: u64, asked: &Asked) -> bool {
        let before = self.at;
        if self.seen != revision {
            self.seen = revision;
            // An answer that was taken back is a question again, and the one the user thinks of.
            let is_back = |(item, at): &(Item, u64)| *at < revision && asked.is_open(item);
            if let Some(i) = self.said.iter().rposition(is_back) {
                let (item, _) = self.said[i];
                self.said.retain(|s| !is_back(s));
                self.go_to(item, asked);
            }
        }
        let list = self.list(asked);
        match self.at.and_then(|at| list.iter().position(|i| *i == at)) {
            Some(place) => self.place = place,
            None => {
                let next = list.get(self.place).or(list.first()).copied();
                self.place = next.map_or(0, |_| {
                    if self.place < list.len() {
                        self.place
                    } else {
                        0
                    }
                });
                self.at = next;
            }
        }
        self.at != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(n: u64) -> Item {
        Item::Pair(EntityId(n), EntityId(n + 100))
    }

    /// Questions of no family.
    fn open(items: &[Item]) -> Asked {
        Asked {
            items: items.to_vec(),
            ..Asked::default()
        }
    }

    #[test]
    fn what_is_most_doubtful_comes_first_and_what_is_certain_last() {
        assert!(doubt(0.5) > doubt(0.3) && doubt(0.3) > doubt(0.95));
        assert_eq!(doubt(0.0), 0.0);
        assert_eq!(doubt(1.0), 0.0);
    }

    #[test]
    fn a_family_of_one_name_is_asked_about_once() {
        use crate::model::{Doubtful, EntityData, EntityKind};
        let kind = |id: u64| match id {
            9 => EntityKind::Organisation,
            _ => EntityKind::Person,
        };
        let entities: Vec<Entity> = (1..10)
            .map(|id| {
                let mut lind = EntityData::named(EntityId(id), kind(id), "Lind");
                lind.importance = 0.5;
                lind.into()
            })
            .collect();
        let doubtful = [
            (1, 2, 0.5),
            (2, 3, 0.4),
            (1, 3, 0.6),
            (7, 8, 0.3),
            (3, 9, 0.2),
        ];
        let timeline = Timeline {
            doubtful: doubtful
                .map(|(a, b, likely)| Doubtful {
                    a: EntityId(a),
                    b: EntityId(b),
                    likely,
                    why: Vec::new(),
                    against: Vec::new(),
                })
                .to_vec(),
            entities,
            ..Timeline::default()
        };
        let find = |id| timeline.entities.iter().find(|e| e.id == id);
        let all = asked(&timeline, find);
        let families = &all.families;
        let pair = |a, b| Item::Pair(EntityId(a), EntityId(b));
        // Three of one family are one question; what is of two kinds is asked by itself.
        assert_eq!(all.items, [pair(1, 2), pair(7, 8), pair(3, 9)]);
        assert_eq!(families.get(&EntityId(3)), families.get(&EntityId(1)));
        assert_ne!(families.get(&EntityId(7)), families.get(&EntityId(1)));
        assert_eq!(families.get(&EntityId(9)), None);
        // Who goes to another of them from its page sees that one.
        let mut queue = Queue::default();
        queue.go_to(pair(1, 3), &all);
        queue.settle(1, &all);
        assert_eq!(queue.at(), Some(pair(1, 3)));
        queue.answered(pair(1, 3), 1, &all);
        assert_eq!(queue.at(), Some(pair(1, 2)));
        // Skipped, it hides none of the others: they come one after the other, before what was skipped.
        let mut queue = Queue::default();
        queue.settle(1, &all);
        queue.skip(pair(1, 2), &all);
        let rest = [pair(7, 8), pair(3, 9), pair(2, 3), pair(1, 2)];
        assert_eq!(queue.list(&all), rest);
        queue.skip(pair(7, 8), &all);
        queue.skip(pair(3, 9), &all);
        assert_eq!(queue.at(), Some(pair(2, 3)));
        queue.skip(pair(2, 3), &all);
        assert_eq!(queue.at(), Some(pair(1, 3)));
        queue.skip(pair(1, 3), &all);
        assert_eq!(queue.at(), Some(pair(1, 2)));
        assert_eq!(queue.left(&all), 5);
    }

    #[test]
    fn an_answer_moves_on_and_the_first_comes_after_the_last() {
        let asked = open(&[pair(1), pair(2), pair(3)]);
        let mut queue = Queue::default();
        queue.settle(1, &asked);
        queue.step(true, &asked);
        assert_eq!(queue.at(), Some(pair(2)));
        queue.answered(pair(2), 1, &asked);
        assert_eq!(queue.at(), Some(pair(3)));
        queue.answered(pair(3), 1, &asked);
        assert_eq!(queue.at(), Some(pair(1)));
        assert_eq!(queue.left(&asked), 1);
        // The timeline that obeys the answers no longer asks.
        queue.settle(2, &open(&[pair(1)]));
        assert_eq!(queue.list(&open(&[pair(1)])), [pair(1)]);
        queue.answered(pair(1), 2, &open(&[pair(1)]));
        assert_eq!(queue.at(), None);
    }

    #[test]
    fn what_is_skipped_comes_last_and_comes_back() {
        let asked = open(&[pair(1), pair(2), pair(3)]);
        let mut queue = Queue::default();
        queue.settle(1, &asked);
        queue.skip(pair(1), &asked);
        assert_eq!(queue.list(&asked), [pair(2), pair(3), pair(1)]);
        queue.skip(pair(2), &asked);
        queue.skip(pair(3), &asked);
        assert_eq!(queue.at(), Some(pair(1)));
        assert_eq!(queue.left(&asked), 3);
        queue.skip(pair(1), &asked);
        assert_eq!(queue.at(), Some(pair(2)));
        // Skipped alone it stays: there is nothing else to look at.
        let mut one = Queue::default();
        one.settle(1, &open(&[pair(1)]));
        one.skip(pair(1), &open(&[pair(1)]));
        assert_eq!(one.at(), Some(pair(1)));
    }

    #[test]
    fn an_answer_taken_back_is_asked_again_at_once() {
        let asked = open(&[pair(1), pair(2), pair(3)]);
        let mut queue = Queue::default();
        queue.settle(1, &asked);
        queue.answered(pair(1), 1, &asked);
        assert!(!queue.settle(2, &open(&[pair(2), pair(3)])));
        assert_eq!(queue.at(), Some(pair(2)));
        assert!(queue.settle(3, &asked));
        assert_eq!(queue.at(), Some(pair(1)));
        assert_eq!(queue.reveal(), Some(0));
        assert_eq!(queue.reveal(), None);
        // What nobody answered and is new does not take the place of what is being looked at.
        queue.go_to(pair(3), &asked);
        assert!(!queue.settle(4, &open(&[pair(4), pair(1), pair(2), pair(3)])));
        assert_eq!(queue.at(), Some(pair(3)));
    }
}
