//! What two tellings share of what they say: words, the rare ones counting more, and what the titles above them add.
//!
//! Of dates and of who takes part it knows nothing.

use crate::model::Source;
use crate::resolve::telling::{Telling, TellingId, content_words};

/// How rare each word is, and the titles of all sources.
pub(super) struct Content {
    /// In how many labels each word stands, words of one slot together: that makes a word more common at worst.
    counts: Vec<u32>,
    /// Twice as many tellings, one bit more.
    all: u32,
    /// Of each source the words of its title, sorted.
    titles: Vec<Vec<u32>>,
}

/// As many slots as there are short of a megabyte.
const SLOTS_LOG: u32 = 18;

/// In a folder of a few sentences no word is common yet: it is taken as one of so many.
const FEWEST: usize = 64;

/// What is the same in two tellings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shared {
    /// Of the telling that says less, the part that the other says too; each word by its rarity, but not the word for what happened
    /// where another is used for it.
    pub overlap: f32,
    pub words: u32,
    /// How many of them are of nobody's name.
    pub things: u32,
    /// Does each say something beside names and the word for what happened?
    pub both_say_things: bool,
    /// How unlikely it is that the same is said of something else: in halvings.
    pub bits: u32,
    /// The same of words that one says and the other has above it, or that both have above them.
    pub topic: u32,
}

impl Content {
    pub fn new(tellings: &[Telling<'_>], sources: &[Source]) -> Self {
        let mut counts = vec![0; 1 << SLOTS_LOG];
        for word in tellings.iter().flat_map(|t| &t.words) {
            counts[slot(*word)] += 1;
        }
        let title = |s: &Source| s.facts.title.as_deref().map_or(Vec::new(), content_words);
        Self {
            counts,
            all: tellings.len().max(FEWEST).ilog2(),
            titles: sources.iter().map(title).collect(),
        }
    }

    /// How many halvings of all tellings lead to those with this word: by powers of two, so that a document more changes few of them.
    fn bits(&self, word: u32) -> u32 {
        let n = self.counts[slot(word)].max(1).ilog2();
        1 + self.all.saturating_sub(n)
    }

    /// So much has to be the same before two tellings speak of one thing: more than chance gives any two of all there are.
    pub fn enough(&self) -> u32 {
        /// An eighth of a chance in all of the folder.
        const SURE: u32 = 3;
        self.all + SURE
    }

    pub fn shared(&self, tellings: &[Telling<'_>], i: TellingId, j: TellingId) -> Shared {
        let (a, b) = (&tellings[i], &tellings[j]);
        let mut out = Shared::default();
        let (mut of_a, mut of_b) = (0, 0);
        let (mut x, mut y) = (0, 0);
        let (mut things_a, mut things_b) = (false, false);
        let is_named =
            |t: &Telling<'_>, at: usize| t.named.checked_shr(at as u32).unwrap_or(0) & 1 == 1;
        let (ta, tb) = (&self.titles[a.source], &self.titles[b.source]);
        let has = |title: &[u32], word: u32| title.binary_search(&word).is_ok();
        while x < a.words.len() || y < b.words.len() {
            let (u, v) = (a.words.get(x).copied(), b.words.get(y).copied());
            let next = u.into_iter().chain(v).min().unwrap_or_default();
            let bits = self.bits(next);
            let (in_a, in_b) = (u == Some(next), v == Some(next));
            if in_a && in_b {
                (out.words, out.bits) = (out.words + 1, out.bits + bits);
                let named = is_named(a, x) || is_named(b, y);
                let verb = next == a.verb && next == b.verb;
                out.things += u32::from(!named && !verb);
                (of_a, of_b) = (of_a + bits, of_b + bits);
            } else {
                of_a += if in_a && next != a.verb { bits } else { 0 };
                of_b += if in_b && next != b.verb { bits } else { 0 };
                let above = if in_a { has(tb, next) } else { has(ta, next) };
                out.topic += if above { bits } else { 0 };
            }
            things_a |= in_a && next != a.verb && !is_named(a, x);
            things_b |= in_b && next != b.verb && !is_named(b, y);
            x += usize::from(in_a);
            y += usize::from(in_b);
        }
        let said = |word: &&u32| !a.words.contains(word) && !b.words.contains(word);
        // The same title stands above every issue of a newsletter and all minutes of a board.
        if ta != tb {
            let both = ta.iter().filter(|w| has(tb, **w)).filter(said);
            out.topic += both.map(|w| self.bits(*w)).sum::<u32>();
        }
        out.both_say_things = things_a && things_b;
        let less = of_a.min(of_b);
        out.overlap = if less == 0 {
            0.0
        } else {
            (out.bits as f32 / less as f32).min(1.0)
        };
        out
    }
}

fn slot(word: u32) -> usize {
    (word >> (u32::BITS - SLOTS_LOG)) as usize
}
