//! What one picture hands to the next, so that what is read stays where it is while one zooms and pans.
//!
//! Decides nothing: a label that was shown is only asked first whether it still fits.

use super::group::Lanes;
use super::pack::{Packed, Put};
use crate::model::view::LaneKey;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What the picture before leaves to this one. Nothing, for a picture that stands for itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    /// The labels it showed: [`super::Scene::kept`].
    pub kept: Kept,
    /// This lane's upper edge is to stand at this height, whatever that makes of `scroll_y`.
    pub anchor: Option<(LaneKey, f32)>,
}

/// The labels that a picture shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept(Option<Arc<Labels>>);

#[derive(Debug, PartialEq)]
struct Labels {
    /// Which lanes these are of, by where they lie in memory: others have other positions.
    of: usize,
    /// How much time the picture showed.
    span: f64,
    /// How high the lanes that scroll were, and what of that showed.
    height: f32,
    room: Option<f32>,
    /// By the lane's number.
    lanes: FxHashMap<usize, OfLane>,
}

/// By position in the lane.
#[derive(Debug, Default, PartialEq)]
struct OfLane {
    shown: FxHashMap<usize, Was>,
    /// Labels that had to make room while one zoomed out, and how much time the last picture with them showed.
    gone: FxHashMap<usize, f64>,
}

/// One label that was shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Was {
    pub row: usize,
    pub widest: f32,
    /// The least time that a picture with this label showed.
    pub since: f64,
    /// It has to stand back behind what matters more.
    faded: bool,
}

/// Those of one lane, by position.
pub(super) struct KeptLane<'a> {
    of: Option<&'a OfLane>,
    /// How much time the picture that is made shows.
    span: f64,
}

/// Zoomed out from where it came by more than this, a label has to stand back behind what matters more.
const FADES: f64 = 16.0;

/// What made room for another comes back when that one has to make room in turn: going out, labels would come and go. So
/// none comes back before one has zoomed out by this from where it was last, or in again to there.
const STAYS_AWAY: f64 = 2.0;

impl Kept {
    /// Only what holds for these lanes.
    pub(super) fn of(&self, lanes: &Arc<Lanes>) -> Self {
        let same = |l: &&Arc<Labels>| l.of == Arc::as_ptr(lanes) as usize;
        Self(self.0.as_ref().filter(same).cloned())
    }

    pub(super) fn lane(&self, nth: usize, span: f64) -> KeptLane<'_> {
        let of = self.0.as_ref().and_then(|l| l.lanes.get(&nth));
        KeptLane { of, span }
    }

    /// Whether any label of this lane was shown.
    pub(super) fn has(&self, nth: usize) -> bool {
        let of = self.0.as_ref().and_then(|l| l.lanes.get(&nth));
        of.is_some_and(|of| !of.shown.is_empty())
    }

    /// How high all lanes may become before labels have to go. Going in, what was shown comes to need no more room than it had, or a
    /// little for a mark that changes its form: it never has to. Going out, no more than there is, or as was used.
    pub(super) fn tallest(&self, span: f64, room: Option<f32>) -> f32 {
        match (&self.0, room) {
            (Some(last), Some(room)) if span > last.span => match last.room == Some(room) {
                true => last.height.max(room),
                false => room,
            },
            _ => f32::INFINITY,
        }
    }

    /// `before` is what the picture before left to this one; `height` is that of all lanes that scroll, `room` what there is for them.
    pub(super) fn from<'a>(
        before: &Self,
        lanes: &Arc<Lanes>,
        (span, room, height): (f64, Option<f32>, f32),
        packed: impl Iterator<Item = (usize, &'a Packed)>,
    ) -> Self {
        let zoomed_out_from = before.0.as_ref().map(|l| l.span).filter(|s| *s < span);
        let of_lane = |nth: usize, packed: &Packed| {
            let named = packed.placed.iter().filter(|put| put.label.is_some());
            let was = |put: &Put| Was {
                row: put.row,
                widest: put.widest,
                since: put.since,
                faded: span > put.since * FADES,
            };
            let shown: FxHashMap<usize, Was> = named.map(|put| (put.position, was(put))).collect();
            let mut gone = FxHashMap::default();
            if let Some(last) = before.0.as_ref().and_then(|l| l.lanes.get(&nth)) {
                let away = last.gone.iter().map(|(position, span)| (*position, *span));
                gone.extend(away.filter(|(_, since)| stays_away(*since, span)));
                if let Some(since) = zoomed_out_from {
                    gone.extend(last.shown.keys().map(|position| (*position, since)));
                }
                gone.retain(|position, _| !shown.contains_key(position));
            }
            OfLane { shown, gone }
        };
        Self(Some(Arc::new(Labels {
            of: Arc::as_ptr(lanes) as usize,
            span,
            height,
            room,
            lanes: packed
                .map(|(nth, p)| (nth, of_lane(nth, p)))
                .filter(|(_, l)| *l != OfLane::default())
                .collect(),
        })))
    }
}

/// Whether a label that was last seen where one saw so much time is still kept away.
fn stays_away(since: f64, span: f64) -> bool {
    since < span && span <= since * STAYS_AWAY
}

impl KeptLane<'_> {
    pub fn was(&self, position: usize) -> Option<Was> {
        let was = self.of?.shown.get(&position).copied();
        was.filter(|was| !was.faded)
    }

    pub fn is_away(&self, position: usize) -> bool {
        let since = self.of.and_then(|of| of.gone.get(&position));
        since.is_some_and(|since| stays_away(*since, self.span))
    }

    pub fn positions(&self) -> impl Iterator<Item = usize> {
        let shown = self.of.into_iter().flat_map(|of| &of.shown);
        shown
            .filter(|(_, was)| !was.faded)
            .map(|(position, _)| *position)
    }
}
