//! Where lanes stand: one below the other, each as high as its content, however many there are.
//!
//! Not what is in them; that is [`super::pack`], which is asked only for lanes that show where there are many.
//!
//! ```text
//! lane 1..411   higher by no more than this ─▶ how far one can scroll
//! lane 412      ┌──────────┐
//! lane 413      │ the room │  packed, and as high as it needs
//! lane 414      └──────────┘
//! ```

use super::gaps::MOST_GAP_ROWS;
use super::lane::LaneEvents;
use super::pack::{Cap, Packed, Packer};
use crate::model::View;
use crate::model::view::LaneKey;
use std::sync::Arc;

/// Distance of two rows of marks.
pub(super) const ROW: f32 = 24.0;
/// Above the first and below the last row of a lane.
pub(super) const PAD: f32 = 6.0;
/// Height of a lane that is folded to its header.
const FOLDED: f32 = 32.0;
/// Rows that a lane may have where there is room for all.
const MOST_ROWS: usize = 60;
/// Rows that each lane may have however many lanes there are.
const FEWEST_ROWS: usize = 4;

/// The lanes that show, from top to bottom.
pub(super) struct Stack {
    pub shown: Vec<Shown>,
    /// Of all lanes together; of those that do not show, what they have at most.
    pub height: f32,
    /// How far it is scrolled: what was asked for, as far as that goes.
    pub scroll_y: f32,
}

pub(super) struct Shown {
    /// Which lane of the picture.
    pub nth: usize,
    /// Upper edge, below the axis.
    pub y: f32,
    pub height: f32,
    pub packed: Packed,
}

/// Lanes are all packed at every frame while that is no more work than this many events to find a place for …
const CHEAP: usize = 1_200;
/// … or while they need no more than so many rooms: then each may have more rows than the fewest.
const NEARLY_FITS: f32 = 1.25;

/// `before` are lanes of the same picture that stand above these. `held` is a lane that is to stand at a height, whatever that
/// makes of `scroll_y`. Where all lanes together would be higher than `tallest`, labels of the picture before have to go.
pub(super) fn stack(
    packer: &Packer,
    (lanes, before): (&[Arc<LaneEvents>], usize),
    view: &View,
    room: Option<f32>,
    tallest: f32,
    scroll_y: f32,
    held: Option<(&LaneKey, f32)>,
) -> Stack {
    let folded = |nth: usize| view.folded_lanes.contains(&lanes[nth].key);
    let (from, to) = (packer.scale.start, packer.scale.end);
    let heights = |of: &dyn Fn(usize) -> f32| (0..lanes.len()).map(of).collect::<Vec<f32>>();
    /// What a lane is taken to cost at most: beyond this many, its events are only counted.
    const MOST_WORK: usize = 300;
    // As high as each may be at most with the fewest rows: as many rows as there are events, and one of folds.
    let mut work = 0;
    let most: Vec<f32> = match room {
        Some(_) => heights(&|nth| {
            let n = lanes[nth].count_in(from, to, FEWEST_ROWS + 1);
            let gaps = lanes[nth].gaps.len().min(MOST_GAP_ROWS);
            height_of(n + gaps, folded(nth))
        }),
        None => Vec::new(),
    };
    if room.is_some() {
        for lane in lanes {
            work += lane.count_in(from, to, MOST_WORK);
            if work > CHEAP {
                break;
            }
        }
    }
    let is_small =
        room.is_none_or(|room| work <= CHEAP || most.iter().sum::<f32>() <= room * NEARLY_FITS);
    let mut packed: Vec<Option<Packed>> = Vec::new();
    let most = match is_small {
        true => {
            let all = pack_all(packer, (lanes, before), view, room, tallest);
            let exact = heights(&|nth| lane_height(&all[nth], folded(nth)));
            packed.extend(all.into_iter().map(Some));
            exact
        }
        false => {
            packed.resize_with(lanes.len(), || None);
            most
        }
    };
    let few = Cap {
        rows: FEWEST_ROWS,
        kept: match tallest.is_finite() {
            true => FEWEST_ROWS,
            false => MOST_ROWS,
        },
    };
    let mut most = most;
    if !is_small && few.kept > few.rows {
        // What showed before may be higher than others are at most; how far one can scroll has to know.
        for nth in (0..lanes.len()).filter(|nth| packer.kept.has(before + nth) && !folded(*nth)) {
            let packed = packed[nth].insert(packer.pack(&lanes[nth], before + nth, few));
            most[nth] = most[nth].max(lane_height(packed, false));
        }
    }
    let height: f32 = most.iter().sum();
    let Some(room) = room else {
        return Stack {
            shown: shown(
                0,
                0.0,
                f32::INFINITY,
                &mut |nth| (packed[nth].take().unwrap_or_default(), most[nth]),
                lanes.len(),
            ),
            height,
            scroll_y: 0.0,
        };
    };
    let farthest = (height - room).max(0.0);
    let mut pack = |nth: usize| -> f32 {
        let cap = if folded(nth) { Cap::of(0) } else { few };
        let packed = packed[nth].get_or_insert_with(|| packer.pack(&lanes[nth], before + nth, cap));
        lane_height(packed, folded(nth))
    };
    let mut scroll_y = scroll_y.clamp(0.0, farthest);
    if let Some((key, y)) = held
        && let Some(at) = lanes.iter().position(|l| l.key == *key)
    {
        // Upwards from the lane that is held to the first that shows.
        let (mut first, mut y) = (at, y);
        while y > 0.0 && first > 0 {
            first -= 1;
            y -= pack(first);
        }
        while y + pack(first) <= 0.0 && first + 1 < lanes.len() {
            y += pack(first);
            first += 1;
        }
        let share = (-y / pack(first)).clamp(0.0, 1.0);
        let above: f32 = most[..first].iter().sum();
        scroll_y = (above + share * most[first]).clamp(0.0, farthest);
    }
    // The share of the first lane that is scrolled away is the same, whether it is as high as it may be or not: scrolling
    // goes on without a jump from one lane to the next.
    let mut above = 0.0;
    let mut first = 0;
    while first + 1 < lanes.len() && above + most[first] <= scroll_y {
        above += most[first];
        first += 1;
    }
    let y = match most.get(first) {
        Some(most) if *most > 0.0 => -((scroll_y - above) / most) * pack(first),
        _ => 0.0,
    };
    let shown = shown(
        first,
        y,
        room,
        &mut |nth| {
            let height = pack(nth);
            (Packed::default(), height)
        },
        lanes.len(),
    );
    let shown = shown
        .into_iter()
        .map(|s| Shown {
            packed: packed[s.nth].take().unwrap_or_default(),
            nth: before + s.nth,
            ..s
        })
        .collect();
    Stack {
        shown,
        height,
        scroll_y,
    }
}

/// From the first lane down to the end of the room.
fn shown(
    first: usize,
    y: f32,
    room: f32,
    packed: &mut dyn FnMut(usize) -> (Packed, f32),
    n: usize,
) -> Vec<Shown> {
    let mut out = Vec::new();
    let mut y = y;
    for nth in first..n {
        if y >= room {
            break;
        }
        let (packed, height) = packed(nth);
        out.push(Shown {
            nth,
            y,
            height,
            packed,
        });
        y += height;
    }
    out
}

/// Everything unfolded where it fits; else each lane gets at most so many rows that all together fit, as far as that
/// leaves each a few. What is kept from the picture before comes first: others get the room that leaves.
fn pack_all(
    packer: &Packer,
    (lanes, before): (&[Arc<LaneEvents>], usize),
    view: &View,
    room: Option<f32>,
    tallest: f32,
) -> Vec<Packed> {
    let is_folded = |nth: usize| view.folded_lanes.contains(&lanes[nth].key);
    let pack = |nth: usize, cap: Cap, most: usize| match is_folded(nth) {
        true => packer.pack(&lanes[nth], before + nth, Cap::of(0)),
        false => packer.pack_within(&lanes[nth], before + nth, cap, most),
    };
    let as_packed = |packed: &[Packed]| -> f32 {
        let heights = packed.iter().enumerate();
        heights.map(|(nth, p)| lane_height(p, is_folded(nth))).sum()
    };
    // First with the fewest rows, which is cheap: where that alone fills the room, it is the answer, as more rows are
    // never less high. What needed fewer rows than it might have stays as it is with any more.
    let few = Cap {
        rows: FEWEST_ROWS,
        kept: MOST_ROWS,
    };
    let first = if room.is_some() {
        few
    } else {
        Cap::of(MOST_ROWS)
    };
    let mut packed: Vec<Packed> = (0..lanes.len())
        .map(|nth| pack(nth, first, first.rows))
        .collect();
    let Some(room) = room else {
        return packed;
    };
    let height = as_packed(&packed);
    let grows = height <= room;
    if !grows && height <= tallest {
        return packed;
    }
    if grows {
        for (nth, packed) in packed.iter_mut().enumerate() {
            if packed.is_full || packed.rows >= FEWEST_ROWS {
                *packed = pack(nth, Cap::of(MOST_ROWS), MOST_ROWS);
            }
        }
    }
    // Labels that are kept go only where even the fewest rows of all others leave them no room.
    let limit = if grows { room } else { tallest };
    let rows_of = |p: &Packed, rows: usize| match grows {
        true => rows.max(p.kept),
        false => rows,
    };
    let total = |rows: usize| -> f32 {
        let lanes = packed.iter().enumerate();
        lanes
            .map(|(nth, p)| {
                // By the fewest rows: how many there are by order changes from frame to frame.
                let rows = rows_of(p, rows);
                let fold_row = !is_folded(nth) && (p.fewest > rows || !p.folds.is_empty());
                let extra = if fold_row { ROW } else { 0.0 };
                height_of(p.fewest.min(rows) + p.gap_rows, is_folded(nth)) + extra
            })
            .sum()
    };
    let rows = (FEWEST_ROWS..=MOST_ROWS)
        .rev()
        .find(|rows| total(*rows) <= limit)
        .unwrap_or(FEWEST_ROWS);
    let is_tight = as_packed(&packed) > limit;
    for (nth, packed) in packed.iter_mut().enumerate() {
        let may = rows_of(packed, rows);
        // Where the order costs rows that there is no room for, it has to do with the fewest.
        let most = match is_tight {
            true => may.min(packed.fewest),
            false => may,
        };
        if packed.rows > most {
            // Where the fewest are no more than there may be, no label has to go for that.
            let (new, kept) = match (packed.fewest <= may, grows) {
                (true, true) => (MOST_ROWS, MOST_ROWS),
                (true, false) => (FEWEST_ROWS, MOST_ROWS),
                (false, true) => (rows, MOST_ROWS),
                (false, false) => (FEWEST_ROWS, rows),
            };
            *packed = pack(nth, Cap { rows: new, kept }, most);
        }
    }
    packed
}

fn lane_height(packed: &Packed, folded: bool) -> f32 {
    let folds = usize::from(!packed.folds.is_empty());
    height_of(packed.rows + folds + packed.gap_rows, folded)
}

fn height_of(rows: usize, folded: bool) -> f32 {
    match folded {
        true => FOLDED,
        false => rows.max(1) as f32 * ROW + 2.0 * PAD,
    }
}
