//! The packed weights: for each feature a row of sixteen bytes, thirteen small weights and three bytes that tell it from others.
//!
//! Not how they are found (`train`) nor what is asked (`page`).
//!
//! ```text
//! file: "DLNAMES1" · rows u32 · one u16 · 13 × 13 transitions i16 · rows × (key 6 bytes, 13 weights i8), by rising key
//! ```

use super::labels::{LANES, N_LABELS};

const MAGIC: &[u8; 8] = b"DLNAMES1";

/// Bits of a feature's hash that are kept.
const KEY: u64 = (1 << 48) - 1;

pub struct Model {
    /// Open addressing, at most six of ten places taken: the upper bits of a feature's key, and which row plus one.
    ///
    /// Rows stand apart from it, for most features have none: what has to be read for those should be small.
    index: Vec<u32>,
    mask: usize,
    /// A bit for each row at another place of its key, so few that they stay at hand: most features that have none are told by it.
    any: Vec<u64>,
    rows: Vec<Weights>,
    /// `[before][label]`
    pub transitions: [[i16; N_LABELS]; N_LABELS],
    /// What a score of one natural logarithm is in the weights' units.
    pub one: i32,
}

/// One feature's weights as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    pub key: u64,
    pub weights: [i8; N_LABELS],
}

pub fn key(feature: u64) -> u64 {
    feature & KEY
}

/// A feature's weights, and the upper bits of its key in the last lanes.
#[derive(Clone, Copy)]
#[repr(align(16))]
struct Weights([i8; LANES]);

/// Bits of an entry of the index that say which row; the others are of the key.
const ROW_BITS: u32 = 20;

/// The bits of a key that stand in the index. The place is made of the lowest, so these are the highest.
fn in_index(key: u64) -> u32 {
    (key >> 16) as u32 & !((1 << ROW_BITS) - 1)
}

/// How many bits there are of [`Model::any`]: some twelve for each row, 128 kB.
const ANY: usize = 1 << 20;

/// Which of them is the key's.
fn in_any(key: u64) -> (usize, u64) {
    let at = (key >> 21) as usize & (ANY - 1);
    (at / 64, 1 << (at % 64))
}

/// The bits of a key that stand in the row.
fn in_row(key: u64) -> [i8; 3] {
    let [a, b, c, ..] = (key >> 12).to_le_bytes();
    [a, b, c].map(|b| b as i8)
}

impl Model {
    /// `None` where the bytes are not such a file.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(MAGIC)?;
        let (n, bytes) = bytes.split_first_chunk::<4>()?;
        let n = u32::from_le_bytes(*n) as usize;
        let (one, bytes) = bytes.split_first_chunk::<2>()?;
        let one = i32::from(u16::from_le_bytes(*one)).max(1);
        let mut transitions = [[0; N_LABELS]; N_LABELS];
        let (head, bytes) = bytes.split_at_checked(2 * N_LABELS * N_LABELS)?;
        for (cell, two) in transitions.iter_mut().flatten().zip(head.chunks_exact(2)) {
            *cell = i16::from_le_bytes([two[0], two[1]]);
        }
        const ROW: usize = 6 + N_LABELS;
        if bytes.len() != n.checked_mul(ROW)? || n >= 1 << ROW_BITS {
            return None;
        }
        let size = (n * 5 / 3 + 1).next_power_of_two();
        let mut model = Self {
            index: vec![0; size],
            mask: size - 1,
            any: vec![0; ANY / 64],
            rows: Vec::with_capacity(n),
            transitions,
            one,
        };
        for row in bytes.chunks_exact(ROW) {
            let (key, weights) = row.split_at(6);
            let key = key.iter().rev().fold(0, |k, b| k << 8 | u64::from(*b));
            let mut place = key as usize & model.mask;
            while model.index[place] != 0 {
                place = (place + 1) & model.mask;
            }
            let mut cells = [0; LANES];
            for (cell, weight) in cells.iter_mut().zip(weights) {
                *cell = *weight as i8;
            }
            cells[N_LABELS..].copy_from_slice(&in_row(key));
            model.rows.push(Weights(cells));
            let (at, bit) = in_any(key);
            model.any[at] |= bit;
            model.index[place] = in_index(key) | model.rows.len() as u32;
        }
        Some(model)
    }

    /// The feature's weights, if it has any; what is in the lanes after those of the labels is nonsense that nobody reads.
    #[inline(always)]
    pub fn find(&self, feature: u64) -> Option<&[i8; LANES]> {
        let key = key(feature);
        let (at, bit) = in_any(key);
        if self.any[at] & bit == 0 {
            return None;
        }
        let wanted = in_index(key);
        let mut place = key as usize & self.mask;
        loop {
            let entry = self.index[place];
            if entry == 0 {
                return None;
            }
            if entry & !((1 << ROW_BITS) - 1) == wanted {
                let row = &self.rows[(entry & ((1 << ROW_BITS) - 1)) as usize - 1].0;
                if row[N_LABELS..] == in_row(key) {
                    return Some(row);
                }
            }
            place = (place + 1) & self.mask;
        }
    }

    /// Adds the feature's weights to the scores, if it has any.
    pub fn add(&self, feature: u64, scores: &mut [i16; LANES]) {
        for (score, weight) in scores
            .iter_mut()
            .zip(self.find(feature).unwrap_or(&[0; LANES]))
        {
            *score = score.wrapping_add(i16::from(*weight));
        }
    }
}

/// The file; `rows` need not be sorted, a key given twice counts once.
pub fn pack(rows: &[Row], transitions: &[[i16; N_LABELS]; N_LABELS], one: u16) -> Vec<u8> {
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    rows.dedup_by_key(|r| r.key);
    let mut out = MAGIC.to_vec();
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend(one.to_le_bytes());
    for cell in transitions.iter().flatten() {
        out.extend(cell.to_le_bytes());
    }
    for row in &rows {
        out.extend(&row.key.to_le_bytes()[..6]);
        out.extend(row.weights.map(|w| w as u8));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_found_and_nothing_else() {
        let features: Vec<u64> = (0..5000u64)
            .map(|i| super::super::numbers::mix(9, i))
            .collect();
        let rows: Vec<Row> = features
            .iter()
            .enumerate()
            .map(|(i, f)| Row {
                key: key(*f),
                weights: [(i % 200) as u8 as i8; N_LABELS],
            })
            .collect();
        let bytes = pack(&rows, &[[3; N_LABELS]; N_LABELS], 20);
        let model = Model::parse(&bytes).expect("what was just packed");
        assert_eq!((model.one, model.transitions[4][2]), (20, 3));
        for (i, f) in features.iter().enumerate() {
            let mut scores = [0; LANES];
            model.add(*f, &mut scores);
            assert_eq!(scores[12], i16::from((i % 200) as u8 as i8));
        }
        let mut scores = [0; LANES];
        for i in 0..5000 {
            model.add(super::super::numbers::mix(10, i), &mut scores);
        }
        assert_eq!(scores, [0; LANES]);
    }

    #[test]
    fn odd_bytes_are_no_model() {
        for bytes in [
            &b""[..],
            b"DLNAMES1",
            b"DLNAMES1\xff\xff\xff\xff\x01\x00",
            b"PK",
        ] {
            assert!(Model::parse(bytes).is_none());
        }
        let mut bytes = pack(&[], &[[0; N_LABELS]; N_LABELS], 0);
        let model = Model::parse(&bytes).expect("an empty model");
        let mut scores = [0; LANES];
        model.add(1, &mut scores);
        assert_eq!(scores, [0; LANES]);
        bytes.push(0);
        assert!(Model::parse(&bytes).is_none());
    }
}
