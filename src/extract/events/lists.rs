//! Small words by what they do in a sentence ("the", "until", "yours sincerely"), loaded from `data/events/<lang>/lists.toml`.
//!
//! Words for happenings stand in [`lexicon`](super::lexicon); how the lists are used, in the rules that ask for them.

use crate::model::text::fold;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The name of a list; what it holds is told in `data/events/en/lists.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum List {
    LeadsOn,
    And,
    WillBe,
    IsDone,
    WasDone,
    Helping,
    ItWas,
    WithSomebody,
    Holder,
    Preamble,
    TalkedOf,
    OnSomething,
    Or,
    Opener,
    Unit,
    Joint,
    SentenceAdverb,
    Telling,
    LeadingPreposition,
    Leading,
    OwnerOrArticle,
    Asking,
    Somebody,
    BeOrHave,
    RoleBegins,
    ToCome,
    Intending,
    PlainPreposition,
    PhraseBegins,
    PhraseOpens,
    Afterwards,
    PhraseEdge,
    Auxiliary,
    ThingEnds,
    Dangling,
    Introducing,
    FiniteAgain,
    SaidOfDate,
    Particle,
    BehindParticle,
    KindOfBody,
    Vague,
    LedBy,
    BehindName,
    Foreseen,
    AsideBegins,
    LeadIn,
    PartOfTime,
    RankOfTime,
    CutPhrase,
    OfAThing,
    LeadsLabel,
    Occasion,
    Definite,
    OfOccasion,
    Minutes,
    Present,
    Chronicle,
    PaperOf,
    BehindNoun,
    BeforeNoun,
    Forthcoming,
    Determiner,
    Describing,
    Preposition,
    Finite,
    IrregularPassive,
    NumberWord,
    HasMade,
    ClauseEnds,
    PlaceOrTime,
    NounInLy,
    Planning,
    DayWord,
    BehindDate,
    VagueDay,
    AnotherOne,
    NotThen,
    DatedPaper,
    UpTo,
    Alleged,
    Denying,
    PartBegins,
    CutOff,
    Office,
    AnyOf,
    ObjectBegins,
    Giving,
    NothingDone,
    General,
    GoesOn,
    Closing,
    Salutation,
    NoThing,
    Observance,
    ComparedWith,
    NewDate,
    Installing,
    Post,
    AnyPaper,
    OwnDay,
    Shifted,
    NumberedPart,
    AheadHeading,
    StillDue,
    LeadingJoint,
    DonePaper,
    BothTimes,
    Record,
    Recorded,
    KindOfRecord,
    Resolving,
    Ruling,
    Adopted,
    Operative,
    Inviting,
    Holding,
    OwnPaper,
    ResolvedThere,
    NoPast,
}

impl List {
    /// Does the list hold this folded word, in any language?
    pub fn has(self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let Some(first) = bytes.first() else {
            return false;
        };
        let known = &*WORDS;
        // Most words asked for are in no list: their first letter and their length say so without a look at the rest.
        let may = known.by_first[*first as usize] & known.by_length[bytes.len().min(LONGEST)];
        may & self.bit() != 0
            && known
                .lists
                .get(word)
                .is_some_and(|lists| lists & self.bit() != 0)
    }

    /// The same of a whole line as it is written.
    pub fn has_line(self, line: &str) -> bool {
        // Each of these letters is one byte of the folded line.
        let letters = line.bytes().filter(u8::is_ascii_alphanumeric);
        let longest = WORDS.longest[self as usize];
        letters.take(longest + 1).count() <= longest && self.has(&fold(line))
    }

    fn bit(self) -> u128 {
        1 << self as u32
    }
}

/// One set of lists for all languages: what is a preposition in one is hardly a noun in another where a rule asks.
const FILES: [(&str, &str); 6] = [
    ("en", include_str!("../../../data/events/en/lists.toml")),
    ("de", include_str!("../../../data/events/de/lists.toml")),
    ("fr", include_str!("../../../data/events/fr/lists.toml")),
    ("ru", include_str!("../../../data/events/ru/lists.toml")),
    ("az", include_str!("../../../data/events/az/lists.toml")),
    ("xx", include_str!("../../../data/events/xx/lists.toml")),
];

struct Words {
    /// Every word with the lists that hold it, a bit for each.
    lists: FxHashMap<String, u128>,
    /// The lists with a word that begins with this byte.
    by_first: [u128; 256],
    /// The lists with a word of so many bytes; of so many or more in the last place.
    by_length: [u128; LONGEST + 1],
    /// The longest word of each list, in bytes.
    longest: [usize; 128],
}

/// Longer words are told apart by looking them up.
const LONGEST: usize = 31;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words {
        lists: FxHashMap::default(),
        by_first: [0; 256],
        by_length: [0; LONGEST + 1],
        longest: [0; 128],
    };
    for (lang, text) in FILES {
        let file: BTreeMap<List, Vec<String>> = toml::from_str(text)
            .unwrap_or_else(|e| panic!("{e}  —  data/events/{lang}/lists.toml"));
        for (list, listed) in file {
            for word in listed {
                let bytes = word.as_bytes();
                if let Some(first) = bytes.first() {
                    words.by_first[*first as usize] |= list.bit();
                }
                words.by_length[bytes.len().min(LONGEST)] |= list.bit();
                let longest = &mut words.longest[list as usize];
                *longest = bytes.len().max(*longest);
                *words.lists.entry(word).or_default() |= list.bit();
            }
        }
    }
    words
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words_and_no_word_twice() {
        let mut seen: BTreeMap<List, Vec<String>> = BTreeMap::new();
        for (lang, text) in FILES {
            let file: BTreeMap<List, Vec<String>> =
                toml::from_str(text).unwrap_or_else(|e| panic!("{lang}: {e}"));
            for (list, words) in file {
                for word in words {
                    let known = seen.entry(list).or_default();
                    assert!(
                        !known.contains(&word),
                        "{lang}: {list:?} has “{word}” twice"
                    );
                    assert!(list.has(&word), "{lang}: {list:?} “{word}”");
                    known.push(word);
                }
            }
        }
        // As many as there are: every list has its words in some language.
        assert_eq!(seen.len(), List::NoPast as usize + 1);
        assert!(List::Closing.has("yours sincerely"));
        assert!(!List::Closing.has("the report"));
        assert!(List::Closing.has_line("Yours  sincerely,"));
        assert!(!List::Closing.has_line("Yours sincerely, and with the report that was asked for"));
        assert!(!List::Closing.has_line(""));
    }
}
