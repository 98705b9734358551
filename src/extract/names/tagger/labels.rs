//! The labels of words: outside, and for each kind of name its beginning, its inside, its last word and a name of one word.
//!
//! Not their scores.

use crate::model::NameKind;

pub const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Organisation, NameKind::Place];

/// Outside, and four for each kind.
pub const N_LABELS: usize = 1 + 4 * KINDS.len();

/// Labels as they are laid out in memory: sixteen bytes a row, so that a row is one read.
pub const LANES: usize = 16;

pub const OUTSIDE: usize = 0;
const BEGIN: usize = 0;
const INSIDE: usize = 1;
const LAST: usize = 2;
const UNIT: usize = 3;

pub const fn kind_of(label: usize) -> Option<NameKind> {
    if label == OUTSIDE || label >= N_LABELS {
        None
    } else {
        Some(KINDS[(label - 1) / 4])
    }
}

/// Is a name still open after this label?
const fn is_open(label: usize) -> bool {
    label != OUTSIDE && matches!((label - 1) % 4, BEGIN | INSIDE)
}

const fn goes_on(label: usize) -> bool {
    label != OUTSIDE && matches!((label - 1) % 4, INSIDE | LAST)
}

/// May `label` stand right after `before`? A stretch begins after, and ends before, [`OUTSIDE`].
pub const fn may_follow(before: usize, label: usize) -> bool {
    if is_open(before) {
        goes_on(label) && (before - 1) / 4 == (label - 1) / 4
    } else {
        !goes_on(label)
    }
}

/// For each label those that may stand before it, ended by [`N_LABELS`].
pub const BEFORE: [[u8; N_LABELS + 1]; N_LABELS] = {
    let mut out = [[N_LABELS as u8; N_LABELS + 1]; N_LABELS];
    let mut label = 0;
    while label < N_LABELS {
        let (mut before, mut n) = (0, 0);
        while before < N_LABELS {
            if may_follow(before, label) {
                out[label][n] = before as u8;
                n += 1;
            }
            before += 1;
        }
        label += 1;
    }
    out
};

/// Labels the words `from..to` as one name.
pub fn write(labels: &mut [u8], from: usize, to: usize, kind: NameKind) {
    let Some(k) = KINDS.iter().position(|x| *x == kind) else {
        return;
    };
    let first = (1 + 4 * k) as u8;
    match labels.get_mut(from..to) {
        None | Some([]) => {}
        Some([only]) => *only = first + UNIT as u8,
        Some([begin, inside @ .., last]) => {
            *begin = first + BEGIN as u8;
            inside.fill(first + INSIDE as u8);
            *last = first + LAST as u8;
        }
    }
}

/// Calls `each` with the names that the labels spell: from, to, kind.
pub fn spans(labels: &[u8], mut each: impl FnMut(usize, usize, NameKind)) {
    let mut i = 0;
    while i < labels.len() {
        let Some(kind) = kind_of(labels[i] as usize) else {
            i += 1;
            continue;
        };
        let from = i;
        while is_open(labels[i] as usize) && i + 1 < labels.len() {
            i += 1;
        }
        i += 1;
        each(from, i, kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut labels = [0; 8];
        write(&mut labels, 0, 2, NameKind::Person);
        write(&mut labels, 2, 3, NameKind::Place);
        write(&mut labels, 4, 8, NameKind::Organisation);
        let mut got = Vec::new();
        spans(&labels, |a, b, k| got.push((a, b, k)));
        assert_eq!(
            got,
            [
                (0, 2, NameKind::Person),
                (2, 3, NameKind::Place),
                (4, 8, NameKind::Organisation)
            ]
        );
        assert!(
            labels
                .windows(2)
                .all(|w| may_follow(w[0] as usize, w[1] as usize))
        );
        // A project is no kind of the model's.
        write(&mut labels, 3, 4, NameKind::Project);
        assert_eq!(labels[3], 0);
    }

    #[test]
    fn a_name_is_closed_before_the_next_begins() {
        let first = 1;
        assert!(may_follow(first + BEGIN, first + LAST) && may_follow(OUTSIDE, first + UNIT));
        assert!(!may_follow(first + BEGIN, OUTSIDE) && !may_follow(OUTSIDE, first + LAST));
        assert!(!may_follow(first + INSIDE, first + 4 + LAST));
    }
}
