//! What the model is told of each word, as hashes: one small function for each group of features that depend on the same things.
//!
//! Not what they are worth, nor where they are asked for. Training and reading call the same functions, so that the two can't differ;
//! reading may keep the sum of a group for as long as what it depends on stays the same.

use super::known::{HONORIFIC, LEGAL_FORM, NAMED, ORG_HEAD, OWN, ROLE_HEAD, SMALL};
use super::numbers::{hash, mix};
use crate::model::{NameForm, NameKind};

/// Marks a feature that is a word itself: training hides some of them, so that the model learns to do without.
pub const LEXICAL: u64 = 1 << 63;

/// What a spelling is by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looks {
    pub mark: bool,
    pub text: u64,
    /// The same for all spellings that differ in case and accents only; all numbers of a length are one.
    pub key: u64,
    pub shape: u64,
    pub bits: u32,
}

impl Looks {
    fn class(&self) -> u64 {
        class(self.bits)
    }
}

/// A few of the bits together, so that they can be told in one feature.
fn class(bits: u32) -> u64 {
    u64::from(bits & (0x1fff | 0b11 << 24 | SMALL))
}

/// A word's own features as those of the word left of (0), at (1), right of (2) the one that is labelled.
#[inline]
pub fn around_seed(feature: u64, side: usize) -> u64 {
    const SIDES: [u64; 3] = [
        0x1b87_3593_2c1b_3c6d & !LEXICAL,
        0,
        0x62e2_ac0d_85eb_ca6b & !LEXICAL,
    ];
    feature ^ SIDES[side]
}

/// Where no word is beside the one that is labelled.
pub fn nobody_beside(side: usize) -> u64 {
    around_seed(mix(60, 0), side)
}

/// Capitals, letters, digits and marks; of a run at most `keep` count.
pub fn shape(text: &str, keep: usize) -> u64 {
    let (mut out, mut last, mut n) = (7u64, 0, 0);
    for c in text.chars() {
        let kind = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_numeric() => 3,
            '.' => 4,
            '-' => 5,
            '\'' | '’' => 6,
            _ => 7,
        };
        n = if kind == last { n + 1 } else { 1 };
        last = kind;
        if n <= keep {
            out = out.wrapping_mul(31).wrapping_add(kind);
        }
    }
    out
}

/// The word by itself, wherever it stands. With the side ([`around_seed`]) it is told to its neighbors too.
pub fn own(looks: &Looks, text: &str, add: &mut impl FnMut(u64)) {
    add(LEXICAL | mix(1, looks.text));
    add(LEXICAL | mix(2, looks.key));
    add(mix(3, looks.shape));
    add(mix(4, shape(text, 2)));
    if looks.mark {
        return;
    }
    let lower: String = text.chars().flat_map(char::to_lowercase).collect();
    let cut = |back: usize| lower.char_indices().rev().nth(back - 1).map(|(at, _)| at);
    for n in 2..=4 {
        if let Some(at) = cut(n).filter(|at| *at > 0) {
            let seldom = if n == 4 { LEXICAL } else { 0 };
            add(seldom | mix(5 + n as u64, hash(&lower[at..])));
        }
    }
    for n in 2..=3 {
        if let Some((at, _)) = lower.char_indices().nth(n) {
            add(mix(15 + n as u64, hash(&lower[..at])));
        }
    }
    let bits = looks.bits;
    for bit in 0..u32::BITS {
        if bits >> bit & 1 == 1 {
            add(mix(30, u64::from(bit)));
        }
    }
    add(mix(31, u64::from(bits & SMALL != 0)));
    add(mix(32, u64::from(bits & NAMED)));
    add(mix(33, u64::from(bits & (NAMED | SMALL))));
    add(mix(34, u64::from(bits & OWN)));
}

/// What the document as a whole shows of a capitalised word, each as a small number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    /// How it is written elsewhere, and how often with a capital: up to [`Shown::WRITTEN`].
    pub written: u8,
    /// What the rules take it for: up to [`Shown::TAKEN`].
    pub taken: u8,
    /// First or last word of somebody's full name: up to [`Shown::ENDS`].
    pub ends: u8,
}

impl Shown {
    pub const WRITTEN: usize = 60;
    pub const TAKEN: usize = 33;
    pub const ENDS: usize = 4;

    pub fn of(told: &Told, bits: u32) -> Self {
        let inside = match told.inside {
            0 => 0,
            1 | 2 => 1,
            _ => 2,
        };
        let small = u32::from(bits & SMALL != 0);
        let written = u32::from(told.written_small) * 3 + inside;
        let total: u32 = told.kinds.iter().sum();
        let most = (0..4)
            .rev()
            .max_by_key(|k| told.kinds[*k])
            .unwrap_or_default();
        let n = told.kinds[most];
        let taken = match (n * 3).checked_div(total) {
            None => 0,
            Some(thirds) => 1 + (most as u32 * 4 + thirds) * 2 + u32::from(total > n),
        };
        Self {
            written: ((written * 2 + small) * 5 + told.capital.min(4)) as u8,
            taken: taken as u8,
            ends: u8::from(told.ends_person) | u8::from(told.begins_person) << 1,
        }
    }

    pub fn tell(self, add: &mut impl FnMut(u64)) {
        Self::tell_written(self.written, add);
        Self::tell_taken(self.taken, add);
        Self::tell_ends(self.ends, add);
    }

    pub fn tell_written(written: u8, add: &mut impl FnMut(u64)) {
        let (rest, capital) = (u64::from(written / 5), u64::from(written % 5));
        let (written, small) = (rest / 2, rest % 2);
        add(mix(35, written / 3));
        add(mix(36, written));
        add(mix(37, written * 2 + small));
        add(mix(38, capital));
    }

    pub fn tell_taken(taken: u8, add: &mut impl FnMut(u64)) {
        let Some(taken) = taken.checked_sub(1).map(u64::from) else {
            add(mix(39, 9));
            return;
        };
        let (rest, others) = (taken / 2, taken % 2);
        let (most, thirds) = (rest / 4, rest % 4);
        add(mix(39, most));
        add(mix(40, most * 4 + thirds));
        add(mix(41, most * 2 + others));
    }

    pub fn tell_ends(ends: u8, add: &mut impl FnMut(u64)) {
        for bit in 0..2 {
            if ends >> bit & 1 == 1 {
                add(mix(42, bit + 1));
            }
        }
    }
}

/// What the document as a whole shows of a word.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub written_small: bool,
    pub capital: u32,
    /// With a capital where grammar asks for none.
    pub inside: u32,
    /// How often the rules took it as part of a person, an organisation, a place, anything else.
    pub kinds: [u32; 4],
    pub ends_person: bool,
    pub begins_person: bool,
}

/// Told of every word.
pub fn always(add: &mut impl FnMut(u64)) {
    add(mix(50, 0));
}

/// The word two to the left (side 0) or two to the right (side 1).
pub fn two_off(looks: Option<&Looks>, side: u64, add: &mut impl FnMut(u64)) {
    let (key, shape, class) = looks.map_or((1, 1, 1), |p| (p.key, p.shape, p.class()));
    add(LEXICAL | mix(110 + 4 * side, key));
    add(mix(120 + 4 * side, shape));
    add(mix(130 + 4 * side, class));
}

/// The words around: two left, left, here, right, two right.
pub struct Around<'l> {
    pub l2: Option<&'l Looks>,
    pub l1: Option<&'l Looks>,
    pub here: &'l Looks,
    pub r1: Option<&'l Looks>,
    pub r2: Option<&'l Looks>,
}

/// The word and one beside it together.
pub fn pairs(at: &Around, add: &mut impl FnMut(u64)) {
    let key = |p: Option<&Looks>| p.map_or(1, |p| p.key);
    let shape = |p: Option<&Looks>| p.map_or(1, |p| p.shape);
    let class = |p: Option<&Looks>| p.map_or(1, |p| p.class());
    let (here, class_here) = (at.here, at.here.class());
    add(mix(140, mix(shape(at.l1), here.shape)));
    add(mix(141, mix(here.shape, shape(at.r1))));
    add(mix(142, mix(shape(at.l1), mix(here.shape, shape(at.r1)))));
    add(LEXICAL | mix(143, mix(key(at.l1), here.key)));
    add(LEXICAL | mix(144, mix(here.key, key(at.r1))));
    add(mix(145, mix(key(at.l1), here.shape)));
    add(mix(146, mix(key(at.r1), here.shape)));
    add(mix(147, mix(class(at.l1), class_here)));
    add(mix(148, mix(class_here, class(at.r1))));
    add(mix(149, class_here));
    add(mix(150, mix(key(at.l1), key(at.l2))));
    add(mix(151, mix(key(at.r1), key(at.r2))));
}

/// What kind of sentence it stands in and where: up to [`STANDS`].
pub const STANDS: usize = 8;

pub fn stands(stands: u64, add: &mut impl FnMut(u64)) {
    add(mix(152, stands));
}

pub fn stands_so(stands: u64, here: &Looks, add: &mut impl FnMut(u64)) {
    add(mix(153, mix(stands, here.shape)));
}

pub fn spaced(spaced: bool, add: &mut impl FnMut(u64)) {
    add(mix(154, u64::from(spaced)));
}

/// A run of capitalised words: what stands before and after it, its first and last word.
pub struct Run<'l> {
    pub length: u64,
    pub before: Option<&'l Looks>,
    pub after: Option<&'l Looks>,
    pub first: &'l Looks,
    pub last: &'l Looks,
    /// The bits of its first words together.
    pub any: u32,
}

/// Longer runs are headlines; their first words say enough.
pub const LONGEST_RUN: usize = 12;

impl Run<'_> {
    fn sides(&self) -> (u64, u64) {
        let key = |p: Option<&Looks>| p.map_or(1, |p| p.key);
        (key(self.before), key(self.after))
    }

    pub fn length(&self, add: &mut impl FnMut(u64)) {
        add(mix(160, self.length));
    }

    /// The word at `at` of the run.
    pub fn at(&self, at: u64, add: &mut impl FnMut(u64)) {
        add(mix(161, self.length * 8 + at.min(6)));
    }

    pub fn around(&self, add: &mut impl FnMut(u64)) {
        let (before, after) = self.sides();
        let short = self.length.min(4);
        add(mix(162, before));
        add(mix(163, after));
        add(mix(164, mix(before, short)));
        add(mix(165, mix(after, short)));
    }

    pub fn place(&self, place: u64, add: &mut impl FnMut(u64)) {
        let (before, after) = self.sides();
        add(mix(166, mix(before, place)));
        add(mix(167, mix(after, place)));
    }

    pub fn within(&self, add: &mut impl FnMut(u64)) {
        add(LEXICAL | mix(168, self.last.key));
        add(LEXICAL | mix(169, self.first.key));
        add(mix(170, self.last.class()));
        add(mix(171, self.first.class()));
        add(mix(
            172,
            u64::from(self.any & (HONORIFIC | ORG_HEAD | LEGAL_FORM | ROLE_HEAD)),
        ));
    }
}

/// What the rules take a word for: a kind and a place in the name, nothing, or there is no word. Up to [`Taken::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taken(pub u8);

impl Taken {
    pub const ALL: usize = 26;
    pub const NOTHING: Self = Self(24);
    pub const NOBODY: Self = Self(25);

    pub fn of(kind: u64, place: u64) -> Self {
        Self((kind * 4 + place) as u8)
    }

    fn number(self) -> u64 {
        match self {
            Self::NOTHING => 0,
            Self::NOBODY => 99,
            Self(n) => 10 + u64::from(n),
        }
    }
}

pub fn taken(here: Taken, add: &mut impl FnMut(u64)) {
    add(mix(180, here.number()));
}

pub fn taken_left(left: Taken, add: &mut impl FnMut(u64)) {
    add(mix(181, left.number()));
}

pub fn taken_right(right: Taken, add: &mut impl FnMut(u64)) {
    add(mix(182, right.number()));
}

pub fn taken_and_left(here: Taken, left: Taken, add: &mut impl FnMut(u64)) {
    add(mix(183, mix(here.number(), left.number())));
}

pub fn taken_and_right(here: Taken, right: Taken, add: &mut impl FnMut(u64)) {
    add(mix(184, mix(here.number(), right.number())));
}

pub fn taken_so(here: Taken, looks: &Looks, add: &mut impl FnMut(u64)) {
    add(mix(185, mix(here.number(), looks.class())));
}

pub fn taken_standing(here: Taken, stands: u64, add: &mut impl FnMut(u64)) {
    add(mix(186, mix(here.number(), mix(stands, 1))));
}

/// Where a word stands in a body of the lists, and in which list: up to [`Listed::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Listed(pub u8);

impl Listed {
    /// Listed for sure, and listed as a body among other things.
    pub const KNOWN: u8 = 1;
    pub const DOUBTFUL: u8 = 2;
    pub const NOTHING: Self = Self(0);

    pub fn of(list: u8, place: u64) -> Self {
        Self(list * 4 + place as u8)
    }
}

/// The left neighbor, the word and the right neighbor; nothing is told where none of them is listed.
pub fn listed(listed: [Listed; 3], at: &Around, add: &mut impl FnMut(u64)) {
    if listed == [Listed::NOTHING; 3] {
        return;
    }
    let key = |p: Option<&Looks>| p.map_or(1, |p| p.key);
    let [left, here, right] = listed.map(|l| u64::from(l.0));
    add(mix(200, mix(left, mix(here, right))));
    add(mix(201, mix(here, at.here.shape)));
    add(mix(202, mix(here, key(at.l1))));
    add(mix(203, mix(here, key(at.r1))));
}

/// A name of the rules.
pub struct Witness {
    pub from: usize,
    pub to: usize,
    pub kind: u64,
    pub form: u64,
    pub rule: u64,
    pub sure: u64,
}

impl Witness {
    pub fn tell(&self, i: usize, add: &mut impl FnMut(u64)) {
        let place = place_in(i, self.from, self.to);
        add(mix(187, mix(self.rule, place)));
        add(mix(188, mix(self.rule, self.kind + 100)));
        add(mix(189, mix(self.sure, self.kind * 4 + place)));
        add(mix(190, mix(self.form, place)));
    }

    /// A name around or inside the one that has the word.
    pub fn tell_nested(&self, i: usize, add: &mut impl FnMut(u64)) {
        add(mix(195, self.kind * 4 + place_in(i, self.from, self.to)));
    }
}

/// A run of words that the rules have weighed as a person.
pub struct Weight {
    pub from: usize,
    pub to: usize,
    /// Half points, from far too little to more than enough.
    pub score: u64,
    pub rule: u64,
    pub honorific: bool,
}

impl Weight {
    pub fn tell(&self, i: usize, here: Taken, add: &mut impl FnMut(u64)) {
        let place = place_in(i, self.from, self.to);
        add(mix(191, self.score * 4 + place));
        add(mix(192, mix(self.rule, place)));
        add(mix(193, place * 2 + u64::from(self.honorific)));
        add(mix(194, mix(self.score, here.number())));
    }
}

/// Where the rules have weighed nothing.
pub fn unweighed(add: &mut impl FnMut(u64)) {
    add(mix(191, 999));
}

/// First, inner, last, only.
pub fn place_in(i: usize, from: usize, to: usize) -> u64 {
    if to == from + 1 {
        3
    } else if i == from {
        0
    } else if i + 1 == to {
        2
    } else {
        1
    }
}

/// What a form is called in a feature is stable: the numbers of these are part of the shipped weights.
const _: () = assert!(NameKind::Place as u64 == 3 && NameForm::Nominal as u64 == 3);
