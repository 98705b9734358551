//! A set of words, one bit for each, with their ranks.
//!
//! What the sets are for is [`super`]'s business.

use super::super::lexicon::WordId;

/// A set of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(Box<[u64]>);

impl Bits {
    pub fn new(width: usize) -> Self {
        Self(vec![0; width.div_ceil(64)].into())
    }

    pub fn add(&mut self, word: WordId) {
        self.0[word.0 as usize / 64] |= 1 << (word.0 % 64);
    }

    pub fn add_all(&mut self, other: &Self) {
        for (to, from) in self.0.iter_mut().zip(&other.0) {
            *to |= from;
        }
    }

    pub fn has(&self, word: WordId) -> bool {
        self.0
            .get(word.0 as usize / 64)
            .is_some_and(|b| b >> (word.0 % 64) & 1 == 1)
    }

    /// How many are in before each block of 64.
    pub fn ranks(&self) -> Box<[u16]> {
        let mut rank = 0;
        let before = |block: &u64| {
            let before = rank as u16;
            rank += block.count_ones();
            before
        };
        self.0.iter().map(before).collect()
    }

    /// The place of a word that is in among those that are.
    #[inline]
    pub fn rank(&self, ranks: &[u16], word: WordId) -> Option<usize> {
        let at = word.0 as usize;
        let block = *self.0.get(at / 64)?;
        let bit = 1 << (at % 64);
        (block & bit != 0)
            .then(|| usize::from(ranks[at / 64]) + (block & (bit - 1)).count_ones() as usize)
    }

    pub fn iter(&self) -> impl Iterator<Item = WordId> {
        (0..self.0.len() as u32 * 64)
            .map(WordId)
            .filter(|w| self.has(*w))
    }
}
