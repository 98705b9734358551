//! Finds the finite verbs of a sentence and says of each whether it tells of something done, planned, recurring or only said.
//!
//! Not a parser: a window of auxiliaries before the verb and of two words after it decides.

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
                    "also", "then", "later", "first", "just", "since", "already", "yet", "again",
                    "now", "both", "all",
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
        let known = if named[i] {
            None
        } else {
            lang.verb(&words[i..])
        };
        let (verb, len) = match known {
            Some(it) => it,
            None if english && !named[i] && looks_past(&words[i]) => (UNKNOWN, 1),
            None => {
                i += 1;
                continue;
            }
        };
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
            english_tense(
                words,
                timed,
                i,
                len,
                verb,
                known.is_some(),
                role,
                found.last(),
            )
        } else {
            Some((Tense::Past, false, i))
        };
        let participial = tense.is_none()
            && english
            && known.is_some()
            && verb.class != Class::Saying
            && dated_participle(words, timed, i, len, verb);
        let tense = if participial {
            Some((Tense::Past, true, i))
        } else {
            tense
        };
        if let Some((tense, passive, start)) = tense {
            found.push(Predicate {
                start,
                head: i,
                end: i + len,
                verb,
                known: known.is_some(),
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
        && word.bytes().all(|b| b.is_ascii_lowercase())
}

#[allow(clippy::too_many_arguments)] // One decision over everything that stands around one word.
fn english_tense(
    words: &[String],
    timed: &[bool],
    head: usize,
    len: usize,
    verb: Verb,
    known: bool,
    role: SentenceRole,
    last: Option<&Predicate>,
) -> Option<(Tense, bool, usize)> {
    let b = before(words, head);
    let headline = matches!(
        role,
        SentenceRole::Title
            | SentenceRole::Heading
            | SentenceRole::ListItem
            | SentenceRole::TableRow
    );
    let next = words.get(head + len).map_or("", String::as_str);
    let previous = head.checked_sub(1).map_or("", |p| words[p].as_str());
    let reported_future = b.modal
        && words[b.start..head].iter().any(|w| w == "would")
        && last.is_some_and(|l| l.verb.class == Class::Saying);
    // "never took place", "was not held", "did not take place": called off in all but the word.
    if b.negated && verb.class == Class::Light && !b.modal && !b.to && !headline {
        let held = matches!(
            words[head].as_str(),
            "held" | "took" | "take" | "taken" | "happened"
        );
        let over = words[b.start..head]
            .iter()
            .any(|w| matches!(w.as_str(), "was" | "were" | "did" | "never" | "had"));
        let passive = b.be == Some(Be::Past);
        return (held && over && (passive || len > 1)).then_some((Tense::Past, passive, b.start));
    }
    if b.negated || b.modal && !reported_future {
        return None;
    }
    // "later than planned", "as scheduled": compares with a plan and tells of none.
    if matches!(previous, "than" | "as") && b.be.is_none() {
        return None;
    }
    if reported_future {
        // "said that the agency would hold a seminar".
        let passive = b.be.is_some();
        let fits = if passive {
            verb.participle
        } else {
            verb.form == Form::Base
        };
        return fits.then_some((Tense::Future, passive, b.start));
    }
    match verb.form {
        Form::Ing => None,
        Form::Third
            if headline
                && known
                && !matches!(previous, ";" | "," | ":")
                && !List::Determiner.has(previous)
                && !List::Preposition.has(previous) =>
        {
            Some((Tense::Headline, false, head))
        }
        // "takes place on 10 January": a day stands near.
        Form::Third
            if known
                && !List::Determiner.has(previous)
                && !List::Preposition.has(previous)
                && (head + len..words.len())
                    .take(PRESENT_REACH)
                    .any(|i| timed.get(i).copied().unwrap_or(false)) =>
        {
            Some((Tense::Scheduled, false, head))
        }
        Form::Third => None,
        Form::Base
            if b.future
                || b.to
                    && (plans(words, b.start) || matches!(b.be, Some(Be::Present | Be::Past))) =>
        {
            // "will be put": past and base are alike.
            Some((Tense::Future, b.be == Some(Be::Bare), b.start))
        }
        Form::Base => None,
        Form::Past | Form::Participle => {
            let participle = verb.participle || verb.form == Form::Participle;
            if b.future || b.to && b.be == Some(Be::Bare) {
                // "will cut": base and participle are alike.
                return participle.then_some((Tense::Future, b.be.is_some(), b.start));
            }
            match b.be {
                Some(Be::Past) if participle => return Some((Tense::Past, true, b.start)),
                Some(Be::Bare) if b.have && participle => {
                    return Some((Tense::Perfect, true, b.start));
                }
                // "is scheduled for May" is no habit.
                Some(Be::Present) if matches!(verb.class, Class::Planned | Class::Moved) => {
                    return Some((Tense::Future, true, b.start));
                }
                Some(Be::Present) if participle => return Some((Tense::Present, true, b.start)),
                Some(_) => return None,
                None => {}
            }
            if b.have {
                return participle.then_some((Tense::Perfect, false, b.start));
            }
            if b.to || verb.form == Form::Participle || List::Determiner.has(previous) {
                return None;
            }
            // "was founded in 1921 and closed in 1974": the auxiliary serves both.
            // "was asked for but refused".
            if matches!(previous, "and" | "but")
                && participle
                && last.is_some_and(|l| l.passive && l.tense == Tense::Past)
            {
                return Some((Tense::Past, true, head));
            }
            active_past(words, head, verb, known, previous, next, headline, last).then_some((
                if headline && participle && List::Preposition.has(next) {
                    Tense::Headline
                } else {
                    Tense::Past
                },
                false,
                head,
            ))
        }
    }
}

/// "The Assembly adopted the text" against "the text adopted by the Assembly".
#[allow(clippy::too_many_arguments)] // One decision over everything that stands around one word.
fn active_past(
    words: &[String],
    head: usize,
    verb: Verb,
    known: bool,
    previous: &str,
    next: &str,
    headline: bool,
    last: Option<&Predicate>,
) -> bool {
    let behind = |n: usize| words.get(head + n).map_or("", String::as_str);
    // "called off", "called for"; "named Ms. Lund as her successor".
    let phrasal = verb.form != Form::Participle && matches!(behind(1), "off" | "for" | "on")
        || words[head] == "named"
            && matches!(
                behind(1),
                "mr" | "ms" | "mrs" | "dr" | "prof" | "professor" | "sir"
            );
    if head == 0 {
        return false;
    }
    // "Moll, who met Lund, called it a day": behind the comma that ends the aside the sentence goes on.
    // Also "The inquiry, chaired by Lund, opened in April", where no verb has come before.
    let aside = || {
        let open = words[..head - 1].iter().position(|w| w == ",")?;
        let (first, second) = (words.get(open + 1)?, words.get(open + 2)?);
        let says = matches!(first.as_str(), "who" | "which")
            || looks_past(first)
                && List::Preposition.has(second)
                && last.is_none_or(|l| l.participial);
        let one = !words[open + 1..head - 1].iter().any(|w| w == ",");
        (says && one && open > 0).then_some(())
    };
    if previous == "," && head > 1 && next != "by" && aside().is_some() {
        return true;
    }
    // "the subsidies it received in 2009", but "had it repaired in 2009".
    let made = |w: &str| List::HasMade.has(w);
    let does = match previous {
        "he" | "she" | "they" | "we" | "i" => true,
        "it" => head > 1 && !made(&words[head - 2]),
        _ => false,
    };
    // "He named it as an example".
    if does && next != "by" && words[head] != "named" {
        return true;
    }
    if List::Describing.has(&words[head]) && !phrasal {
        return false;
    }
    // "who came in August", "which appealed for help": a relative pronoun has a verb of its own.
    if matches!(previous, "who" | "which") && next != "by" {
        return true;
    }
    // "said on Friday it will close": who says it needs no object.
    if matches!(words[head].as_str(), "said" | "wrote" | "spoke")
        && matches!(next, "on" | "in" | "at" | "late")
        && !List::Determiner.has(previous)
        && !List::Preposition.has(previous)
        && !matches!(previous, "as" | "," | "and" | "or")
    {
        return true;
    }
    // "the calls dropped on the phone were few": another verb has the subject.
    let rest = &words[head + 1..];
    let own = rest
        .iter()
        .take_while(|w| !List::ClauseEnds.has(w))
        .any(|w| matches!(w.as_str(), "is" | "are" | "was" | "were"));
    let compared = words[..head].iter().rev().take(6).any(|w| w == "than");
    if verb.participle && (own || compared) && (List::Preposition.has(next) || compared) {
        return false;
    }
    // "released the long awaited lamp": it describes what was released.
    let describes = last.is_some_and(|l| {
        head == l.end + 2 && List::Determiner.has(&words[l.end]) && verb.participle
    });
    if describes {
        return false;
    }
    // "to have the roof replaced": done by others, and perhaps never.
    let has_it_done = words[..head]
        .windows(2)
        .any(|w| w[0] == "to" && matches!(w[1].as_str(), "have" | "get" | "see"));
    if has_it_done && verb.participle && last.is_none() {
        return false;
    }
    if headline {
        return known && !List::Preposition.has(previous);
    }
    // "fell by 4 per cent" is no passive.
    let by_how_much = next == "by"
        && (!verb.participle || verb.intransitive)
        && words.get(head + 2).is_some_and(|w| {
            w.starts_with(|c: char| c.is_ascii_digit())
                || !verb.participle
                || List::NumberWord.has(w)
        });
    if next == "by" && !by_how_much || List::Preposition.has(previous) {
        return false;
    }
    // "the newly appointed ambassador".
    let before_adverb = head.checked_sub(2).map_or("", |p| words[p].as_str());
    if is_adverb(previous)
        && (List::Determiner.has(before_adverb) || List::Preposition.has(before_adverb))
    {
        return false;
    }
    // "congratulated … and wished": carries on from the verb before.
    // Also from one that only says what is: "is a maker of bells and opened a branch".
    // Not where that is a passive, "is made by hand and marketed abroad".
    let is = || {
        let be = words[..head]
            .iter()
            .rposition(|w| matches!(w.as_str(), "is" | "are" | "was" | "were"));
        be.and_then(|i| words.get(i + 1))
            .is_some_and(|next| !looks_past(next) && !List::IrregularPassive.has(next))
    };
    if ["and", "then"].contains(&previous) && last.is_none() && !is() {
        return false;
    }
    verb.intransitive || !(verb.participle && (List::Preposition.has(next) || next.is_empty()))
}

/// "launched in February 2019", "held on 12 December 2017": a participle after a noun or comma, a preposition, a date.
fn dated_participle(words: &[String], timed: &[bool], head: usize, len: usize, verb: Verb) -> bool {
    let participle = verb.participle || verb.form == Form::Participle;
    let Some(previous) = head.checked_sub(1).map(|p| words[p].as_str()) else {
        return false;
    };
    let b = before(words, head);
    let bare = b.be.is_none() && !b.have && !b.to && !b.modal && !b.negated && !b.future;
    let next = words.get(head + len).map_or("", String::as_str);
    // "Lund, born in Bergen on 3 May 1950, …": up to the next comma.
    let aside = previous == ","
        && List::PlaceOrTime.has(next)
        && (head + len + 1..words.len())
            .take_while(|&i| words[i] != "," && i <= head + len + ASIDE_REACH)
            .any(|i| timed.get(i).copied().unwrap_or(false));
    if participle && bare && aside {
        return true;
    }
    participle
        && bare
        && !matches!(previous, "and" | "or" | "then")
        && !List::Determiner.has(previous)
        && !List::Preposition.has(previous)
        && matches!(next, "in" | "on" | "from" | "during")
        && (1..=2).any(|n| timed.get(head + len + n).copied().unwrap_or(false))
}

/// How far behind a verb in the present its day may stand.
const PRESENT_REACH: usize = 4;

/// How far behind a participle between commas its date may stand.
const ASIDE_REACH: usize = 10;

/// Ends in "-ly" and is none of the nouns that do.
fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && !List::NounInLy.has(word)
}

/// "plans to", "is scheduled to", "agreed to", "is to": what follows is still to come.
fn plans(words: &[String], to: usize) -> bool {
    let from = to.saturating_sub(4);
    let planned = words[from..to].iter().any(|w| List::Planning.has(w));
    // "is to", "are not to"; "are trying to" is none.
    let is_to = words[from..to]
        .iter()
        .rev()
        .find(|w| !is_adverb(w) && !matches!(w.as_str(), "also" | "now" | "then" | "to"))
        .is_some_and(|w| matches!(w.as_str(), "is" | "are"));
    planned || is_to
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
