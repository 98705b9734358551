//! What one picture hands to the next, so that what is read stays where it is while one zooms and pans.
//!
//! Decides nothing: a label that was shown is only asked first whether it still fits.

use super::group::Lanes;
use super::pack::Packed;
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
    /// By the lane's number, then by position in it.
    lanes: FxHashMap<usize, FxHashMap<usize, Was>>,
}

/// One label that was shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Was {
    pub row: usize,
    pub widest: f32,
    /// The least time that a picture with this label showed.
    pub since: f64,
}

/// Those of one lane, by position.
pub(super) struct KeptLane<'a>(Option<&'a FxHashMap<usize, Was>>);

/// Zoomed out from where it came by more than this, a label has to stand back behind what matters more.
const FADES: f64 = 16.0;

impl Kept {
    /// Only what holds for these lanes.
    pub(super) fn of(&self, lanes: &Arc<Lanes>) -> Self {
        let same = |l: &&Arc<Labels>| l.of == Arc::as_ptr(lanes) as usize;
        Self(self.0.as_ref().filter(same).cloned())
    }

    pub(super) fn lane(&self, nth: usize) -> KeptLane<'_> {
        KeptLane(self.0.as_ref().and_then(|l| l.lanes.get(&nth)))
    }

    pub(super) fn from<'a>(
        lanes: &Arc<Lanes>,
        span: f64,
        packed: impl Iterator<Item = (usize, &'a Packed)>,
    ) -> Self {
        let labels = |packed: &Packed| {
            let mut out: FxHashMap<usize, Was> = FxHashMap::default();
            for put in &packed.placed {
                if put.label.is_some() && span <= put.since * FADES {
                    let was = Was {
                        row: put.row,
                        widest: put.widest,
                        since: put.since,
                    };
                    out.insert(put.position, was);
                }
            }
            out
        };
        Self(Some(Arc::new(Labels {
            of: Arc::as_ptr(lanes) as usize,
            lanes: packed
                .map(|(nth, p)| (nth, labels(p)))
                .filter(|(_, l)| !l.is_empty())
                .collect(),
        })))
    }
}

impl KeptLane<'_> {
    pub fn was(&self, position: usize) -> Option<Was> {
        self.0?.get(&position).copied()
    }

    pub fn positions(&self) -> impl Iterator<Item = usize> {
        self.0.into_iter().flatten().map(|(position, _)| *position)
    }
}
