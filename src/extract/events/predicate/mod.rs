//! Finds the finite verbs of a sentence and says of each whether it tells of something done, planned, recurring or only said.
//!
//! Not a parser: a window of auxiliaries before the verb and of two words after it decides.

mod tense;

use tense::{dated_participle, english_tense};

use super::lexicon::{Class, Form, Verb, Words};
use super::lists::List;
use crate::model::SentenceRole;

/// A verb group in a sentence; positions count the sentence's tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicate {
    /// First auxiliary, or the verb itself.
    pub start: usize,
    /// The verb.
    pub head: usize,
    /// One past the verb (phrase).
    pub end: usize,
    pub verb: Verb,
    /// In no list: taken only where a date stands beside it.
    pub known: bool,
    pub tense: Tense,
    pub passive: bool,
    /// "the project, launched in 2019": no finite verb, but with a date of its own.
    pub participial: bool,
    /// "never took place", "was not held": what was to be held was not.
    pub failed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    /// "has adopted", "have been organized": over by the time of writing, but not told in order.
    Perfect,
    /// "adopts": a headline's past.
    Headline,
    /// "will adopt", "is to be signed".
    Future,
    /// "is held": a habit, or a state.
    Present,
    /// "takes place on 10 January": tells something only of a day still to come.
    Scheduled,
}

/// What a line of a diary, or one that says how often, may leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineKind {
    /// "Left Oslo at noon.", below a day: nobody needs to be named.
    pub in_entry: bool,
    /// "Every May the town holds a fair": the plain present tells what recurs.
    pub recurs: bool,
}

/// What stands before a verb: "has not yet been".
#[derive(Default)]
struct Before {
    be: Option<Be>,
    have: bool,
    future: bool,
    modal: bool,
    negated: bool,
    to: bool,
    start: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Be {
    Past,
    Present,
    /// "be", "been", "being"
    Bare,
}

/// The auxiliaries before a verb, read backwards.
fn before(words: &[String], head: usize) -> Before {
    let mut b = Before {
        start: head,
        ..Before::default()
    };
    for i in (head.saturating_sub(6)..head).rev() {
        match words[i].as_str() {
            "was" | "were" => b.be = b.be.or(Some(Be::Past)),
            "is" | "are" | "am" => b.be = b.be.or(Some(Be::Present)),
            "be" | "been" | "being" => b.be = Some(Be::Bare),
            "has" | "have" | "had" | "'ve" => b.have = true,
            "will" | "shall" | "'ll" => b.future = true,
            "would" | "could" | "should" | "may" | "might" | "must" | "can" | "cannot" => {
                b.modal = true
            }
            "not" | "never" | "n't" | "nor" => b.negated = true,
            "to" if i + 1 == head || words[i + 1] == "be" || b.start == i + 1 => b.to = true,
            "did" | "does" | "do" => {}
            // "is going to meet".
            "going" if words[i + 1] == "to" => {}
            w if is_adverb(w)
                || [
                    "also",
                    "then",
                    "later",
                    "first",
                    "last",
                    "once",
                    "even",
                    "still",
                    "just",
                    "since",
                    "already",
                    "yet",
                    "again",
                    "now",
                    "both",
                    "all",
                    "thus",
                    "therefore",
                ]
                .contains(&w) =>
            {
                // An adverb between is crossed, but does not begin the group.
                continue;
            }
            _ => break,
        }
        b.start = i;
    }
    b
}

/// The finite verbs among a sentence's folded words, in order. `named[i]` is true inside a name, where no verb is looked for.
#[allow(clippy::too_many_arguments)] // The sentence as four views of its words, and what kind of line it is.
pub fn predicates(
    words: &[String],
    named: &[bool],
    timed: &[bool],
    lang: &Words,
    english: bool,
    role: SentenceRole,
    kind: LineKind,
) -> Vec<Predicate> {
    let mut found: Vec<Predicate> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        // "by Decree No. 114 dated 3 March": says of a paper from when it is.
        if english && words[i] == "dated" && timed.get(i + 1) == Some(&true) {
            i += 1;
            continue;
        }
        let known = if named[i] {
            None
        } else {
            lang.verb(&words[i..])
        };
        let (verb, len) = match known {
            Some(it) => it,
            None if english && !named[i] && looks_past(&words[i]) => (UNKNOWN, 1),
            None if english && !named[i] && is_to_be_done(words, i) => (
                Verb {
                    form: Form::Base,
                    ..UNKNOWN
                },
                1,
            ),
            None => {
                i += 1;
                continue;
            }
        };
        // "2019 – Reported secret meeting of the two sides": says what kind of meeting.
        if english
            && kind.in_entry
            && matches!(
                words[i].as_str(),
                "reported" | "alleged" | "suspected" | "attempted" | "proposed" | "rumoured"
            )
            && (0..i).all(|j| timed[j] || !words[j].chars().any(char::is_alphanumeric))
            && words.get(i + 1).is_some_and(|next| {
                next.chars().all(char::is_alphabetic)
                    && next != "that"
                    && !List::Determiner.has(next)
                    && !List::Preposition.has(next)
            })
        {
            i += 1;
            continue;
        }
        // "exploratory talks broke off", "talks begin in May": a noun, where a verb of its own follows.
        if english
            && verb.form == Form::Third
            && !matches!(
                words[i].as_str(),
                "helps" | "lets" | "makes" | "goes" | "comes"
            )
            && lang
                .verb(&words[(i + len).min(words.len())..])
                .is_some_and(|(next, _)| match next.form {
                    Form::Past => !next.participle,
                    // Not "stays open", "comes close".
                    Form::Base => {
                        let behind = words.get(i + len + 1).map_or("", String::as_str);
                        let when =
                            matches!(behind, "on" | "in" | "at" | "from" | "again" | "effect");
                        when && !matches!(words[i + len].as_str(), "open" | "close")
                    }
                    Form::Third | Form::Ing | Form::Participle => false,
                })
        {
            i += 1;
            continue;
        }
        let plain = verb.class == Class::Plain;
        let known = known.filter(|_| !plain);
        let mut verb = if plain {
            Verb {
                class: Class::Happening,
                concept: u16::MAX,
                ..verb
            }
        } else {
            verb
        };
        if english
            && !verb.act
            && verb.class != Class::Opinion
            && words.get(i + len).is_some_and(|w| w == "that")
        {
            // "showed that", "agreed that": what follows is told, not done.
            verb.class = Class::Saying;
        }
        let tense = if english {
            english_tense(words, timed, i, len, verb, known.is_some(), role, &found)
        } else {
            let from = found.last().map_or(0, |l| l.end);
            let running = matches!(role, SentenceRole::Body | SentenceRole::Lead);
            let tense = if verb.form == Form::Base || List::WillBe.has(&words[i.max(1) - 1]) {
                Tense::Future
            } else if running
                && (verb.form == Form::Third
                    || lang.is_present(words, i)
                    || is_being_done(words, from, i + len))
            {
                Tense::Scheduled
            } else {
                Tense::Past
            };
            Some((tense, false, i))
        };
        // "was moved to 4 June": to another day, not to another place.
        if english
            && List::Shifted.has(&words[i])
            && let Some((_, true, _)) = tense
            && behind_is_a_day(words, timed, i + len)
        {
            verb.class = Class::Moved;
        }
        let participial = tense.is_none()
            && english
            // "Taken prisoner in 1945, he spent two years there".
            && (known.is_some() || plain && i == 0)
            && verb.class != Class::Saying
            && !(kind.in_entry && i == 0)
            && dated_participle(words, timed, i, len, verb, found.last());
        let tense = if participial {
            Some((Tense::Past, true, i))
        } else {
            tense
        };
        if let Some((tense, passive, start)) = tense {
            // "will already hold", "will all help": the word taken for a verb stands in the group of the real one.
            while found.last().is_some_and(|l| start < l.end && !l.known) {
                found.pop();
            }
            // Invariant: verb groups do not overlap; clauses are cut between them.
            let start = start.max(found.last().map_or(0, |l| l.end)).min(i);
            found.push(Predicate {
                start,
                head: i,
                end: i + len,
                verb,
                known: known.is_some() || verb.class == Class::Moved,
                tense,
                passive,
                participial,
                failed: english && verb.class == Class::Light && before(words, i).negated,
            });
        }
        i += len;
    }
    if found.is_empty() && english && kind.in_entry {
        found.extend(first_verb(words, named, timed, lang));
    }
    if found.is_empty() && english && kind.recurs {
        found.extend(habit(words, named, timed, lang));
    }
    if found.is_empty() && english && matches!(role, SentenceRole::Body | SentenceRole::Lead) {
        found.extend(only_verb(words, named, lang));
    }
    found
}

/// "Die Brücke wird am 3. Mai eröffnet": what is done, or to be done, by the date beside it.
fn is_being_done(words: &[String], from: usize, end: usize) -> bool {
    let group = &words[from..words.len().min(end + 1)];
    group.iter().any(|w| List::IsDone.has(w)) && !group.iter().any(|w| List::WasDone.has(w))
}

/// "will brief the board", "will also brief": whatever verb stands behind "will".
fn is_to_be_done(words: &[String], at: usize) -> bool {
    if at < 2 {
        return false;
    }
    let plain = words[at].len() > 2
        && words[at].bytes().all(|b| b.is_ascii_lowercase())
        && !List::Finite.has(&words[at])
        && !List::BeOrHave.has(&words[at])
        && !List::Afterwards.has(&words[at])
        && !List::SentenceAdverb.has(&words[at])
        && !List::Preposition.has(&words[at])
        && !List::Determiner.has(&words[at])
        && !is_adverb(&words[at])
        && !matches!(
            words[at].as_str(),
            "not" | "never" | "also" | "only" | "then"
        );
    let will = |i: usize| words.get(i).is_some_and(|w| w == "will");
    let thing = |i: usize| i > 0 && List::OfAThing.has(&words[i - 1]);
    // "The group that will look after it is to meet": says which group.
    let says_which = |will: usize| {
        will > 1
            && matches!(words[will - 1].as_str(), "that" | "which" | "who")
            && words[will - 2] != ","
    };
    let by_itself = !says_which(at - 1) && !says_which(at - 2);
    // "it plans to offer", "is due to tour".
    let meant = at > 2
        && words[at - 1] == "to"
        && (List::Intending.has(&words[at - 2])
            || List::ToCome.has(&words[at - 2]) && matches!(words[at - 3].as_str(), "is" | "are"));
    plain
        && by_itself
        && (will(at - 1) && !thing(at - 1)
            || meant
            || at > 2 && will(at - 2) && words[at - 1] == "also" && !thing(at - 2))
}

/// "to 4 June", "forward from May": a date behind what says where to or from.
fn behind_is_a_day(words: &[String], timed: &[bool], at: usize) -> bool {
    let to = |i: usize| {
        matches!(
            words.get(i).map(String::as_str),
            Some("to" | "from" | "until")
        )
    };
    let day = |i: usize| timed.get(i) == Some(&true);
    let away = usize::from(
        words
            .get(at)
            .is_some_and(|w| matches!(w.as_str(), "forward" | "back")),
    );
    to(at + away) && (day(at + away) || day(at + away + 1))
}

/// "Left Oslo at noon.": a diary's line begins with what its writer did.
fn first_verb(words: &[String], named: &[bool], timed: &[bool], lang: &Words) -> Option<Predicate> {
    let first = words.first().filter(|_| named.first() == Some(&false))?;
    let (verb, len) = match lang.verb(words) {
        Some(known) => known,
        None => looks_past(first).then_some((UNKNOWN, 1))?,
    };
    let did = verb.form == Form::Past
        && !matches!(verb.class, Class::Saying | Class::Opinion)
        && !words.iter().any(|w| List::Finite.has(w));
    // "Closed on Sundays" tells of nobody's doing.
    let states = verb.participle && timed.get(len + 1).copied().unwrap_or(true);
    (did && !states).then(|| Predicate {
        start: 0,
        head: 0,
        end: len,
        verb,
        known: verb != UNKNOWN,
        tense: Tense::Past,
        passive: false,
        participial: false,
        failed: false,
    })
}

/// "Every December volunteers sell candles": the present of what is done again and again. Not "Check it every week".
fn habit(words: &[String], named: &[bool], timed: &[bool], lang: &Words) -> Option<Predicate> {
    if words
        .iter()
        .any(|w| List::Finite.has(w) || w == "if" || w == "whoever")
    {
        return None;
    }
    (1..words.len()).find_map(|i| {
        if named[i] || timed[i] || timed[i - 1] {
            return None;
        }
        let (verb, len) = lang.verb(&words[i..])?;
        let previous = words[i - 1].as_str();
        let fits = matches!(verb.form, Form::Base | Form::Third)
            && matches!(verb.class, Class::Happening | Class::Light | Class::Plain)
            && !List::Determiner.has(previous)
            && !List::Preposition.has(previous)
            && !matches!(previous, "to" | "," | "and" | "or" | "not" | "that" | "you");
        fits.then(|| Predicate {
            start: i,
            head: i,
            end: i + len,
            verb,
            known: true,
            tense: Tense::Present,
            passive: false,
            participial: false,
            failed: false,
        })
    })
}

/// "Ms. Lund apologized on television": what would be a participle beside another verb is the verb where there is no other.
fn only_verb(words: &[String], named: &[bool], lang: &Words) -> Option<Predicate> {
    if words.iter().any(|w| List::Finite.has(w)) {
        return None;
    }
    let begins = |w: &str| {
        List::Determiner.has(w)
            || List::Preposition.has(w)
            || matches!(w, "and" | "or" | "," | "to")
    };
    (1..words.len()).find_map(|i| {
        let (verb, len) = match lang.verb(&words[i..]) {
            Some((verb, len)) if verb.participle && verb.class != Class::Saying => (verb, len),
            None if looks_past(&words[i]) => (UNKNOWN, 1),
            Some(_) | None => return None,
        };
        let next = words.get(i + len)?;
        let fits = !named[i]
            && !begins(&words[i - 1])
            && !List::Describing.has(&words[i])
            && List::Preposition.has(next)
            && next != "by";
        fits.then(|| Predicate {
            start: i,
            head: i,
            end: i + len,
            verb,
            known: verb != UNKNOWN,
            tense: Tense::Past,
            passive: false,
            participial: false,
            failed: false,
        })
    })
}

/// A verb of no list, known only by its ending.
pub(super) const UNKNOWN: Verb = Verb {
    concept: u16::MAX,
    class: Class::Happening,
    form: Form::Past,
    participle: true,
    intransitive: false,
    act: false,
    weight: 0.3,
};

fn looks_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !List::NoPast.has(word)
        && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// Ends in "-ly" and is none of the nouns that do.
fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && !List::NounInLy.has(word)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::EventRules;
    use super::*;
    use crate::model::text::fold;

    fn check(sentence: &str, expect: &str) {
        let (role, text) = match sentence.strip_prefix("# ") {
            Some(title) => (SentenceRole::Title, title),
            None => (SentenceRole::Body, sentence),
        };
        let rules = EventRules::builtin();
        let words: Vec<String> = text.split(' ').map(fold).collect();
        let named = vec![false; words.len()];
        let timed: Vec<bool> = words.iter().map(|w| w.parse::<u32>().is_ok()).collect();
        let got: Vec<String> = predicates(
            &words,
            &named,
            &timed,
            rules.words("en").expect("English"),
            true,
            role,
            LineKind::default(),
        )
        .iter()
        .map(|p| {
            format!(
                "{}:{:?}{}",
                words[p.head],
                p.tense,
                if p.passive { " passive" } else { "" }
            )
        })
        .collect();
        assert_eq!(got.join(", "), expect, "{sentence}");
    }

    #[test]
    fn finite_or_not() {
        check("the assembly adopted the convention", "adopted:Past");
        check("the convention adopted by the assembly in paris", "");
        check("the adopted text", "");
        check("she apologized on television", "apologized:Past");
        check("the text adopted on monday is long", "");
        check(
            "the firm is a maker of bells and opened a branch",
            "opened:Past",
        );
        check("bells and opened boxes", "");
        check(
            "it was demolished later than planned",
            "demolished:Past passive",
        );
        check("the next concert takes place on 10", "takes:Scheduled");
        check("a concert takes place in the hall", "");
        check("the lot was to be sold", "sold:Future passive");
        check("it will be put on the shelf", "put:Future passive");
        check("the treaty was signed in geneva", "signed:Past passive");
        check("the treaty was not signed", "");
        check("the treaty could be signed", "");
        check("the treaty has been signed", "signed:Perfect passive");
        check(
            "the chief met with the delegation headed by her",
            "met:Past",
        );
        check(
            "trainings have been organized within the project",
            "organized:Perfect passive",
        );
        check(
            "a campaign to be carried out by the service",
            "carried:Future passive",
        );
        check("the council will meet in november", "meet:Future");
        check("they want to meet the press", "");
        check("the session is held annually", "held:Present passive");
        check(
            "# chief participates in the session",
            "participates:Headline",
        );
        check("# migrants day celebrated in baku", "celebrated:Headline");
        check("the chief participates in the session", "");
        check(
            "an event dedicated to the day was held",
            "held:Past passive",
        );
    }
}
