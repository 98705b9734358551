//! Where to go: the whole, an event's neighbourhood, or just so far that an event shows.

use crate::model::EventId;
use crate::ui::cx::Cx;
use crate::ui::lookup::{Lookup, middle};
use crate::ui::overview::whole;

pub fn fit_all(cx: &mut Cx<'_>) {
    if let Some(range) = whole(cx.look.range) {
        cx.state.moved = true;
        cx.state.glide_to(range, cx.now);
    }
}

/// How many events before and after an event its neighbourhood shows.
pub(super) const NEIGHBOURS: usize = 4;

/// The window of time around an event: as wide as the event needs, and wide enough for its nearest neighbours.
pub fn neighbourhood(look: &Lookup, id: EventId) -> Option<(f64, f64)> {
    let event = look.event(id)?;
    if event.when.is_undated() {
        return None;
    }
    let at = middle(event);
    let own = event
        .when
        .span()
        .map_or(0.0, |(a, b)| b.seconds() - a.seconds());
    let dated = &look.passed().dated;
    let of = |i: &u32| &look.timeline.events[*i as usize];
    let place = dated.iter().position(|i| of(i).id == id);
    let near = place.map_or(0.0, |p| {
        let reach = |i: usize| {
            dated
                .get(i)
                .map(|i| (middle(of(i)) - at).abs())
                .filter(|d| d.is_finite())
        };
        let before = p.checked_sub(NEIGHBOURS).and_then(reach);
        let after = reach(p + NEIGHBOURS);
        // The denser side decides; the other side only shows less.
        match (before, after) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b).unwrap_or(0.0),
        }
    });
    /// At least a month on both sides, so that a day is seen in its month.
    const LEAST: f64 = 31.0 * 86_400.0;
    let half = (own * 1.2).max(near * 1.15).max(LEAST);
    Some((at - half, at + half))
}

pub fn go_to_neighbourhood(cx: &mut Cx<'_>, id: EventId) {
    if let Some(range) = neighbourhood(cx.look, id) {
        cx.state.moved = true;
        cx.state.glide_to(range, cx.now);
    }
}

/// Brings an event into the window without changing the zoom.
pub fn bring_into_view(cx: &mut Cx<'_>, id: EventId) {
    let Some(event) = cx.look.event(id) else {
        return;
    };
    let at = middle(event);
    let (start, end) = cx.state.goal();
    let span = end - start;
    let inside = at > start + span * 0.05 && at < end - span * 0.05;
    if at.is_finite() && !inside {
        cx.state.moved = true;
        cx.state
            .glide_to((at - span / 2.0, at + span / 2.0), cx.now);
    }
}

/// What is missing of a series, with what is told of before and behind it.
pub(super) fn go_to_gap(cx: &mut Cx<'_>, start: f64, end: f64) {
    let air = (end - start) * 0.25;
    cx.state.moved = true;
    cx.state.glide_to((start - air, end + air), cx.now);
}

/// All of a stretch of time that the user has named; of one without an end, its beginning.
pub(super) fn go_to_period(cx: &mut Cx<'_>, name: &str) {
    let Some(period) = cx.look.timeline.periods.iter().find(|p| p.name == name) else {
        return;
    };
    let (start, end) = cx.state.goal();
    let range = match period.span.bounds() {
        (Some(a), Some(b)) => {
            let air = (b.seconds() - a.seconds()) * 0.05;
            (a.seconds() - air, b.seconds() + air)
        }
        (Some(a), None) => (
            a.seconds() - (end - start) * 0.1,
            a.seconds() + (end - start) * 0.9,
        ),
        (None, Some(b)) => (
            b.seconds() - (end - start) * 0.9,
            b.seconds() + (end - start) * 0.1,
        ),
        (None, None) => return,
    };
    cx.state.moved = true;
    cx.state.glide_to(range, cx.now);
}
