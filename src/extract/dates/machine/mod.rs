//! All patterns of a language as one machine: tries with shared beginnings, and for every step the words that can take it.
//!
//! Walking it is [`super::matcher`]'s business; [`make`] builds it, once.

mod bits;
mod make;
mod trie;

use super::lexicon::{NameId, WordId};
use super::pattern::Builtin;
use super::pieces::Piece;
pub use bits::Bits;
use make::Continued;
pub use make::{begins, lengths, words_of};

#[derive(Debug)]
pub struct Machine {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    accepts: Vec<u32>,
    jumps: Vec<Jump>,
    tests: Vec<Check>,
    /// Each group's first node.
    roots: Vec<u32>,
    /// Each group's first two pieces.
    openings: Vec<Opening>,
    continued: Continued,
    /// By a number's length: nothing can match without such numbers in digits, or other triggers.
    digit_triggers: u8,
    /// So it is with numbers that one of these hangs on: "18th".
    ending_triggers: Bits,
    dash: WordId,
    /// What each word is good for: [`TAKEN`], [`TRIGGER`].
    uses: Box<[u8]>,
    top: Option<GroupId>,
    full: Option<GroupId>,
}

/// Some pattern can take the word: each other word ends a match.
pub const TAKEN: u8 = 1;
/// Every match of a whole text holds at least one such word, or a number that is one.
pub const TRIGGER: u8 = 2;
/// From this bit on, how long the digits are before which a mark is a trigger: of "18/12", but not of "and/or".
const JOINT_SHIFT: u32 = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupId(pub u16);

/// What of a piece decides which edges it may take.
#[derive(Clone, Copy, Debug)]
pub struct Next {
    word: WordId,
    /// One bit by the number's length, no bit where it is none.
    digits: u8,
}

impl Next {
    #[inline]
    pub fn of(piece: &Piece) -> Self {
        Self {
            word: piece.word,
            digits: if piece.is_digits() {
                1 << usize::from(piece.places).clamp(1, LONGEST)
            } else {
                0
            },
        }
    }
}

/// Numbers are told apart by length up to so many digits.
const LONGEST: usize = 5;

#[derive(Clone, Copy, Debug)]
struct Node {
    edges: (u32, u32),
    accepts: (u32, u32),
    /// A place in [`Machine::jumps`] for a node with many edges, else [`NO_JUMP`].
    jump: u32,
    /// What its edges take together where there is no jump: a filter of one bit for 32 words each.
    words: u32,
    digits: u8,
}

impl Node {
    /// Of a node without a jump. Blurred, so that only a `false` is sure.
    #[inline]
    fn may(&self, next: Next) -> bool {
        match next.digits {
            0 => next.word != WordId::NONE && self.words & blur(next.word) != 0,
            digits => self.digits & digits != 0,
        }
    }
}

/// From so many edges on they are looked up by the word.
const MANY_EDGES: usize = 6;
const NO_JUMP: u32 = u32::MAX;

fn blur(word: WordId) -> u32 {
    1 << (word.0.wrapping_mul(0x9e37_79b9) >> 27)
}

/// The edges of a node with many of them, by the word that may take them.
#[derive(Debug)]
struct Jump {
    words: Bits,
    /// Words before each block of 64.
    ranks: Box<[u16]>,
    /// For each word that is in, and one more, where its edges begin.
    starts: Box<[u32]>,
    edges: Box<[u32]>,
    /// By a number's length.
    digits: [Box<[u32]>; LONGEST + 1],
}

impl Jump {
    #[inline]
    fn edges(&self, next: Next) -> &[u32] {
        if next.digits != 0 {
            return &self.digits[next.digits.trailing_zeros() as usize];
        }
        let Some(rank) = self.words.rank(&self.ranks, next.word) else {
            return &[];
        };
        &self.edges[self.starts[rank] as usize..self.starts[rank + 1] as usize]
    }
}

/// The first piece of a group's matches, and what may come after it.
#[derive(Debug, Default)]
struct Opening {
    words: Bits,
    /// Words before each block of 64.
    ranks: Box<[u16]>,
    /// For each word that is in, what may follow.
    after: Box<[Follow]>,
    /// By a number's length.
    digits: [Follow; LONGEST + 1],
}

impl Opening {
    #[inline]
    fn may(&self, here: Next, after: Option<&Piece>) -> bool {
        self.follow(here).may(after)
    }

    #[inline]
    fn follow(&self, here: Next) -> Follow {
        if here.digits != 0 {
            return self.digits[here.digits.trailing_zeros() as usize];
        }
        match self.words.rank(&self.ranks, here.word) {
            Some(rank) => self.after[rank],
            None => Follow::default(),
        }
    }
}

/// What may come after a piece, blurred as in [`Node`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Follow {
    words: u32,
    digits: u8,
    /// Nothing need follow: a match may end here.
    end: bool,
}

impl Follow {
    fn add(&mut self, other: Self) {
        self.words |= other.words;
        self.digits |= other.digits;
        self.end |= other.end;
    }

    #[inline]
    fn may(self, after: Option<&Piece>) -> bool {
        self.end || after.is_some_and(|piece| self.has(Next::of(piece)))
    }

    #[inline]
    fn has(self, next: Next) -> bool {
        match next.digits {
            0 => next.word != WordId::NONE && self.words & blur(next.word) != 0,
            digits => self.digits & digits != 0,
        }
    }

    fn of_words(words: impl Iterator<Item = WordId>) -> Self {
        Self {
            words: words
                .filter(|word| *word != WordId::NONE)
                .fold(0, |all, word| all | blur(word)),
            ..Self::default()
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edge {
    pub test: Checked,
    /// What can pass it, in [`Machine::check`].
    pub check: u32,
    pub slot: NameId,
    pub glued: bool,
    pub next: u32,
}

/// A test and what can pass it: a word that is not among `words` needs not be looked at further.
#[derive(Debug)]
pub struct Check {
    test: Checked,
    words: Bits,
    digits: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Checked {
    /// Being among the words is all.
    Words,
    Class(NameId),
    Builtin(Builtin),
    Group(GroupId),
}

impl Check {
    #[inline]
    pub fn may(&self, next: Next) -> bool {
        if next.digits != 0 {
            return self.digits & next.digits != 0;
        }
        self.words.has(next.word)
    }
}

impl Machine {
    pub fn top(&self) -> Option<GroupId> {
        self.top
    }

    pub fn full(&self) -> Option<GroupId> {
        self.full
    }

    pub fn groups(&self) -> usize {
        self.roots.len()
    }

    /// [`TAKEN`] and [`TRIGGER`], as far as they hold of the piece at this place.
    #[inline]
    pub fn uses(&self, pieces: &[Piece], at: usize) -> u8 {
        let Some(piece) = pieces.get(at) else {
            return 0;
        };
        let glued = |at: usize| pieces.get(at).filter(|p| !p.spaced);
        if piece.is_digits() {
            let ending = |at: usize| {
                let word = glued(at).map(|p| p.word);
                word.is_some_and(|word| self.ending_triggers.has(word))
            };
            // "18-го": the dash is no ending by itself.
            let dash = glued(at + 1).is_some_and(|p| p.word == self.dash);
            let trigger = self.digit_triggers & Next::of(piece).digits != 0
                || ending(at + 1 + usize::from(dash));
            return TAKEN | (u8::from(trigger) * TRIGGER);
        }
        let uses = self.uses.get(piece.word.0 as usize).copied().unwrap_or(0);
        let joint = uses >> JOINT_SHIFT;
        if joint != 0
            && !piece.spaced
            && glued(at + 1).is_some_and(|p| Next::of(p).digits & joint != 0)
        {
            return uses | TRIGGER;
        }
        uses
    }

    /// Is it sure that the test takes a piece such as `here` alone, with `after` behind it?
    #[inline]
    pub fn takes_one(&self, test: Checked, here: Next, after: Option<&Piece>) -> bool {
        match test {
            Checked::Words | Checked::Class(_) => true,
            Checked::Group(_) => false,
            Checked::Builtin(builtin) => {
                let goes_on = self.continued.of(builtin, here.digits != 0);
                let ordinal = builtin == Builtin::Ordinal && here.digits != 0;
                !ordinal && after.is_none_or(|p| !goes_on.has(Next::of(p)))
            }
        }
    }

    /// Can a match of the group begin with such a piece, seeing the one after it?
    #[inline]
    pub fn may_begin(&self, group: GroupId, here: Next, after: Option<&Piece>) -> bool {
        self.openings[usize::from(group.0)].may(here, after)
    }

    pub fn root(&self, group: GroupId) -> u32 {
        self.roots[usize::from(group.0)]
    }

    /// The edges such a piece may take, in two parts: those that stand side by side, each still to be checked, and places of
    /// others that are. Not all of them lead anywhere.
    #[inline]
    pub fn edges(&self, node: u32, next: Next) -> (&[Edge], &[u32]) {
        let node = &self.nodes[node as usize];
        match self.jumps.get(node.jump as usize) {
            Some(jump) => (&[], jump.edges(next)),
            None if node.may(next) => {
                let (from, to) = node.edges;
                (&self.edges[from as usize..to as usize], &[])
            }
            None => (&[], &[]),
        }
    }

    pub fn edge(&self, at: u32) -> Edge {
        self.edges[at as usize]
    }

    /// Does a pattern end at this node, or may it go on with such a piece?
    #[inline]
    pub fn leads_on(&self, node: u32, next: Option<Next>) -> bool {
        let here = &self.nodes[node as usize];
        here.accepts.0 < here.accepts.1
            || next.is_some_and(|next| match self.jumps.get(here.jump as usize) {
                Some(jump) => !jump.edges(next).is_empty(),
                None => here.may(next),
            })
    }

    /// Rules that end here, first in the file first.
    pub fn accepts(&self, node: u32) -> &[u32] {
        let (from, to) = self.nodes[node as usize].accepts;
        &self.accepts[from as usize..to as usize]
    }

    pub fn check(&self, test: u32) -> &Check {
        &self.tests[test as usize]
    }
}
