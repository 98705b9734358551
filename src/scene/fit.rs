//! Which window of time to look at.
//!
//! Never drops anything: the window for all holds all, outliers too.

use crate::model::{Event, Filter, Timeline};

/// Share of the span left free on both sides; labels stand to the right of marks, so that side gets more.
const FREE_LEFT: f64 = 0.04;
const FREE_RIGHT: f64 = 0.12;
/// A window is never shorter than this by itself: three days.
const SHORTEST: f64 = 3.0 * 86_400.0;
/// Around a single moment: two months on both sides.
const AROUND: f64 = 61.0 * 86_400.0;

/// Start and end, in seconds since 1970, of the window that holds every dated event the filter lets through.
///
/// The years 1970 to 2030 where there is none.
pub fn fit(timeline: &Timeline, filter: &Filter) -> (f64, f64) {
    let words = filter.words();
    let mut span: Option<(f64, f64)> = None;
    for event in &timeline.events {
        if !filter.is_empty() && !filter.accepts(event, timeline, &words) {
            continue;
        }
        let when = &event.when;
        for t in [when.earliest, when.latest].into_iter().flatten() {
            let t = t.seconds();
            span = Some(span.map_or((t, t), |(a, b)| (a.min(t), b.max(t))));
        }
    }
    match span {
        Some(span) => padded(span),
        None => (0.0, 1_893_456_000.0),
    }
}

/// Start and end of a window around one event, wide enough to see what happened before and after.
pub fn neighborhood(event: &Event) -> Option<(f64, f64)> {
    let when = &event.when;
    let (a, b) = match (when.earliest, when.latest) {
        (Some(a), Some(b)) => (a.seconds(), b.seconds()),
        (Some(a), None) | (None, Some(a)) => (a.seconds(), a.seconds()),
        (None, None) => return None,
    };
    let around = ((b - a) * 1.5).max(AROUND);
    Some((a - around, b + around))
}

fn padded((a, b): (f64, f64)) -> (f64, f64) {
    let span = b - a;
    if span < SHORTEST {
        return (a - AROUND, b + AROUND);
    }
    (a - span * FREE_LEFT, b + span * FREE_RIGHT)
}
