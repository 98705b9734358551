//! What is done to lanes: folded, pinned, moved, sorted.
//!
//! Where they stand then is decided in [`crate::scene`].

use super::State;
use crate::model::EventId;
use crate::model::view::{LaneKey, LaneSort};

impl State {
    /// Moves a lane one up or down among those that show, `keys` from top to bottom; a pinned one among the pinned.
    pub fn step_lane(&mut self, keys: &[LaneKey], lane: &LaneKey, up: bool) {
        let Some(at) = keys.iter().position(|k| k == lane) else {
            return;
        };
        let pinned = &mut self.view.order.pinned;
        if let Some(p) = pinned.iter().position(|k| k == lane) {
            let to = if up { p.checked_sub(1) } else { Some(p + 1) };
            if let Some(to) = to.filter(|to| *to < pinned.len()) {
                pinned.swap(p, to);
            }
            return;
        }
        let before = match up {
            true => at.checked_sub(1).and_then(|i| keys.get(i)),
            false if at + 1 < keys.len() => Some(keys.get(at + 2).unwrap_or(lane)),
            false => None,
        };
        if let Some(before) = before.cloned() {
            self.move_lane(lane, &before);
        }
    }

    /// Puts a lane before another, or last where that is itself.
    pub fn move_lane(&mut self, lane: &LaneKey, before: &LaneKey) {
        let order = &mut self.view.order;
        order.moved.retain(|(k, _)| k != lane);
        // Next to what is pinned it becomes one of those.
        if let Some(at) = order.pinned.iter().position(|k| k == before)
            && lane != before
        {
            order.pinned.retain(|k| k != lane);
            order
                .pinned
                .insert(at.min(order.pinned.len()), lane.clone());
            return;
        }
        order.pinned.retain(|k| k != lane);
        order.moved.push((lane.clone(), before.clone()));
    }

    pub fn toggle_pin(&mut self, lane: &LaneKey) {
        let pinned = &mut self.view.order.pinned;
        match pinned.iter().position(|k| k == lane) {
            Some(at) => drop(pinned.remove(at)),
            None => pinned.push(lane.clone()),
        }
    }

    /// By a rule again: what was moved by hand goes back.
    pub fn sort_lanes(&mut self, sort: LaneSort) {
        self.view.order.sort = sort;
        self.view.order.moved.clear();
    }

    pub fn toggle_lane(&mut self, lane: &LaneKey) {
        let folded = &mut self.view.folded_lanes;
        if !folded.remove(lane) {
            folded.insert(lane.clone());
        }
    }

    pub fn toggle_each_time(&mut self, id: EventId) {
        let unfolded = &mut self.view.unfolded;
        if !unfolded.remove(&id) {
            unfolded.insert(id);
        }
    }
}
