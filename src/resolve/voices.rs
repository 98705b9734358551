//! Which documents are copies of one release: however many print it, it is one source.
//!
//! By what they tell, sentence by sentence; words that were changed make it another telling of the same release, not another one.

use super::telling::Telling;
use crate::model::Source;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// For each source, the first source whose text it copies (itself, where it copies none).
pub struct Voices {
    of_source: Vec<u32>,
}

/// Shorter sentences are the same by chance.
const LONG_BYTES: u32 = 40;

impl Voices {
    pub fn of(tellings: &[Telling<'_>], sources: &[Source]) -> Self {
        let n_sources = sources.len();
        let mut sentences: Vec<Vec<u64>> = vec![Vec::new(); n_sources];
        for t in tellings.iter().filter(|t| t.sentence_bytes >= LONG_BYTES) {
            sentences[t.source].push(t.sentence);
        }
        let mut of_source: Vec<u32> = (0..n_sources as u32).collect();
        // The sources so far by their rarest words' stand-ins: the smallest hashes of their sentences.
        let mut first_with: FxHashMap<u64, u32> = FxHashMap::default();
        for (s, own) in sentences.iter_mut().enumerate() {
            own.sort_unstable();
            own.dedup();
            let earlier = own
                .iter()
                .take(LOOKED_UP)
                .filter_map(|h| first_with.get(h).copied())
                .min();
            for h in own.iter().take(LOOKED_UP) {
                first_with.entry(*h).or_insert(s as u32);
            }
            if let Some(first) = earlier {
                of_source[s] = first;
            }
        }
        // Half of what the shorter one tells has to be the same, word by word.
        for s in 0..n_sources {
            let first = of_source[s] as usize;
            if first == s {
                continue;
            }
            let (a, b) = (&sentences[first], &sentences[s]);
            let shared = b.iter().filter(|h| a.binary_search(h).is_ok()).count();
            of_source[s] = if shared * 2 >= a.len().min(b.len()) {
                of_source[first]
            } else {
                s as u32
            };
        }
        let mut voices = Self { of_source };
        voices.heed_marks(sources);
        voices
    }

    /// What was seen to be a copy before anything was read out of it is one, whatever each of the two tells: a copy may print a part
    /// only, or have nothing in it that was understood. `sources` are sorted by document.
    fn heed_marks(&mut self, sources: &[Source]) {
        for (s, source) in sources.iter().enumerate() {
            let original = source.document.copy_of.as_ref().and_then(|id| {
                let at = sources.binary_search_by(|o| o.document.id.cmp(id));
                at.ok()
            });
            let Some(original) = original else { continue };
            let (a, b) = (self.first(s), self.first(original));
            self.of_source[a.max(b)] = a.min(b) as u32;
        }
        for s in 0..self.of_source.len() {
            self.of_source[s] = self.first(s) as u32;
        }
    }

    /// The first of all that are one voice with it.
    pub fn first(&self, mut source: usize) -> usize {
        while self.of_source[source] as usize != source {
            source = self.of_source[source] as usize;
        }
        source
    }

    /// How many independent voices tell this: copies are one, of whole documents and of single sentences.
    pub fn count<'t>(&self, told: impl Iterator<Item = &'t Telling<'t>>) -> usize {
        let (mut sources, mut sentences) = (BTreeSet::new(), BTreeSet::new());
        for t in told {
            sources.insert(self.of_source.get(t.source).copied());
            // Short sentences are not copies of each other only because they are the same.
            let short = (t.sentence_bytes < LONG_BYTES).then_some(t.source);
            sentences.insert((t.sentence, short));
        }
        sources.len().min(sentences.len())
    }
}

/// So many sentences of each document are looked up: a copy of most of it shares one of them.
const LOOKED_UP: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Constraints;
    use crate::resolve::{spread::Alone, telling, tests::sources, who};

    #[track_caller]
    fn check(docs: &[(&str, &str)], voices: usize) {
        let sources = sources(docs);
        let who = who::who(&sources, &Constraints::default());
        let tellings = telling::tellings(&sources, &who, &Alone);
        assert!(!tellings.is_empty());
        let all = Voices::of(&tellings, &sources);
        assert_eq!(all.count(tellings.iter()), voices);
    }

    /// What the engine has seen to be copies counts as such, and what it has not seen counts by what is told.
    #[test]
    fn documents_marked_as_copies_are_one_voice() {
        let mut sources = sources(&[("a.txt", RELEASE), ("b.txt", OTHER), ("c.txt", OTHER2)]);
        let voices = |sources: &[crate::model::Source]| {
            let who = who::who(sources, &Constraints::default());
            let tellings = telling::tellings(sources, &who, &Alone);
            Voices::of(&tellings, sources).count(tellings.iter())
        };
        assert_eq!(voices(&sources), 3);
        let mark = |source: &mut crate::model::Source, of: &str| {
            std::sync::Arc::make_mut(&mut source.document).copy_of =
                Some(crate::model::DocId::new(of));
        };
        // A copy of a copy, and a mark that points at no document that is there.
        mark(&mut sources[2], "b.txt");
        assert_eq!(voices(&sources), 2);
        mark(&mut sources[1], "a.txt");
        assert_eq!(voices(&sources), 1);
        mark(&mut sources[1], "gone.txt");
        assert_eq!(voices(&sources), 2);
    }

    const OTHER2: &str =
        "Eva Lund has opened a quay at Velmark that took four years to build, on 3 May 2011.\n";

    const RELEASE: &str = "The harbor of Velmark opened a new quay on 3 May 2011. Ms. Eva Lund cut the ribbon before two hundred guests.\n";
    const OTHER: &str =
        "On 3 May 2011 Ms. Eva Lund opened the new quay of Velmark, which had cost nine million.\n";

    #[test]
    fn copies_of_one_release_are_one_voice() {
        check(
            &[("a.txt", RELEASE), ("b.txt", RELEASE), ("c.txt", RELEASE)],
            1,
        );
        check(&[("a.txt", RELEASE), ("b.txt", OTHER)], 2);
        check(
            &[("a.txt", RELEASE), ("b.txt", RELEASE), ("c.txt", OTHER)],
            2,
        );
    }
}
