//! In which tense an English verb stands, by the words around it; or that it is a participle or noun and no verb.
//!
//! Looks at one word at a time.

use super::super::lexicon::{Class, Form, Verb};
use super::super::lists::List;
use super::{Be, Before, Predicate, Tense, before, is_adverb, looks_past};
use crate::model::SentenceRole;

#[allow(clippy::too_many_arguments)] // One decision over everything that stands around one word.
pub(super) fn english_tense(
    words: &[String],
    timed: &[bool],
    head: usize,
    len: usize,
    verb: Verb,
    known: bool,
    role: SentenceRole,
    found: &[Predicate],
) -> Option<(Tense, bool, usize)> {
    let last = found.last();
    let b = before(words, head);
    let headline = matches!(
        role,
        SentenceRole::Title
            | SentenceRole::Heading
            | SentenceRole::ListItem
            | SentenceRole::TableRow
    );
    let next = words.get(head + len).map_or("", String::as_str);
    // "organized jointly by the board": by the board.
    let by = words.get(head + len + 1).is_some_and(|w| w == "by");
    let next = if by && is_adverb(next) { "by" } else { next };
    let previous = head.checked_sub(1).map_or("", |p| words[p].as_str());
    // "opened three shelters on 15 January": a thing.
    if verb.form == Form::Third
        && !headline
        && (List::NumberWord.has(previous) || previous.bytes().all(|b| b.is_ascii_digit()))
        && !previous.is_empty()
    {
        return None;
    }
    let said = |l: &Predicate| l.verb.class == Class::Saying || l.verb.act && !l.passive;
    // "added that it had been approved and would enter into force".
    let goes_on = || b.start > 0 && words[b.start - 1] == "and" && found.iter().any(said);
    let reported_future = b.modal
        && words[b.start..head].iter().any(|w| w == "would")
        && (last.is_some_and(said) || goes_on())
        // "If they had agreed, it would have been saved."
        && !(b.have && last.is_some_and(|l| l.verb.act));
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
    // "was able to reopen", "had to be closed": that it could or must be done says that it was.
    if let Some(start) = did_so(words, &b).filter(|_| known) {
        let passive = b.be == Some(Be::Bare);
        let fits = match passive {
            true => verb.participle || verb.form == Form::Participle,
            false => verb.form == Form::Base || verb.form == Form::Past && verb.participle,
        };
        return fits.then_some((Tense::Past, passive, start));
    }
    match verb.form {
        Form::Ing => None,
        Form::Third
            if headline
                && known
                // "Hester, the last of the sisters, hands the firm to her nephew": the aside is over.
                && (!matches!(previous, ";" | "," | ":")
                    || previous == "," && words[..head - 1].iter().any(|w| w == ",")
                    // "Adjourned 2 December; resumes 16 January".
                    || previous == ";" && (head + len..words.len()).take(2).any(|i| timed[i]))
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
        // "opens its advice office for riders in Tromvik on 11 January": further off where no other verb stands between.
        Form::Third
            if known
                && last.is_none()
                && matches!(role, SentenceRole::Body | SentenceRole::Lead)
                && matches!(verb.class, Class::Happening | Class::Phase)
                && !List::Determiner.has(previous)
                && !List::Preposition.has(previous)
                && !has_finite(words, timed)
                && (head + len..words.len())
                    .take(OPENING_REACH)
                    .any(|i| timed.get(i).copied().unwrap_or(false)) =>
        {
            Some((Tense::Scheduled, false, head))
        }
        // "On Sunday the museum shows a film": a day leads in.
        Form::Third
            if known
                && matches!(verb.class, Class::Happening | Class::Phase)
                && head >= 3
                && matches!(words[0].as_str(), "on" | "next" | "tomorrow" | "tonight")
                && timed.iter().take(2).any(|t| *t)
                && !List::Determiner.has(previous)
                && !List::Preposition.has(previous)
                && !has_finite(words, timed) =>
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
        // "On Monday workmen begin to take it down".
        Form::Base
            if known
                && matches!(verb.class, Class::Happening | Class::Phase)
                && last.is_none()
                && head >= 3
                && b.start == head
                && matches!(words[0].as_str(), "on" | "next" | "tomorrow" | "tonight")
                && timed.iter().take(2).any(|t| *t)
                && words[2..head].iter().any(|w| is_many(w))
                && !List::Determiner.has(previous)
                && !List::Preposition.has(previous)
                && !has_finite(words, timed)
                && !words.iter().any(|w| w == "to") =>
        {
            Some((Tense::Scheduled, false, head))
        }
        // "Tickets go on sale on 1 March", "Talks begin on 3 May": of many, where no other verb stands and a day is near behind.
        Form::Base
            if known
                && matches!(verb.class, Class::Happening | Class::Phase | Class::Light)
                && last.is_none()
                && b.start == head
                && (1..=MANY_REACH).contains(&head)
                && is_many(previous)
                && !words[..head].iter().any(|w| {
                    List::Preposition.has(w) && w != "of" || List::Joint.has(w) || w == ","
                })
                && !has_finite(words, timed)
                && (head + len..words.len())
                    .take(PRESENT_REACH)
                    .any(|i| timed.get(i).copied().unwrap_or(false)) =>
        {
            Some((Tense::Scheduled, false, head))
        }
        // "We open on 5 June", "I arrive on Thursday": a day stands near, and whoever writes says what is to come.
        Form::Base
            if (known || verb.concept == u16::MAX && verb != super::UNKNOWN)
                && matches!(previous, "i" | "we")
                && b.start == head
                && (head + len..words.len())
                    .take(BASE_REACH)
                    .chain(0..head.min(BASE_REACH))
                    .any(|i| timed.get(i).copied().unwrap_or(false)) =>
        {
            Some((Tense::Scheduled, false, head))
        }
        Form::Base => None,
        // "(opened on 9 June)", "(appointed 9 June)": done to what stands before the bracket.
        Form::Past | Form::Participle
            if previous == "("
                && (verb.participle || verb.form == Form::Participle)
                && (List::Preposition.has(next) || timed.get(head + len) == Some(&true)) =>
        {
            None
        }
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
            // "was founded in 1921 and closed in 1974": the auxiliary serves both.
            // "was asked for but refused".
            // "was unveiled in 1903, stolen in 1944 and found again".
            // Not "was drafted by Eva Lund, elected in 2012".
            let by = words[head.saturating_sub(BY_REACH)..head]
                .iter()
                .any(|w| w == "by");
            let dated = previous == ","
                && List::PlaceOrTime.has(next)
                && (!by && (1..=2).any(|n| timed.get(head + len + n).copied().unwrap_or(false))
                    || is_one_of_a_series(words, timed, head + len));
            if (matches!(previous, "and" | "but") || dated)
                && participle
                && last.is_some_and(|l| l.passive && l.tense == Tense::Past)
                // "launched in 2018 and financed by the ministry,": says no more of it than by whom.
                && !(next == "by" && last.is_some_and(|l| l.participial))
            {
                return Some((Tense::Past, true, head));
            }
            if b.to || verb.form == Form::Participle || List::Determiner.has(previous) {
                return None;
            }
            if participle && !verb.intransitive && says_which(words, timed, head, len, last) {
                return None;
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

/// "visited the office, opened a month ago", "the declaration adopted last November", "the conditions created there": behind another verb, with
/// a time or place and nothing that it was done to, a participle says which thing is meant.
fn says_which(
    words: &[String],
    timed: &[bool],
    head: usize,
    len: usize,
    last: Option<&Predicate>,
) -> bool {
    // "had a discussion on the declaration adopted last November": a verb that is in no list.
    let plain_verb = || {
        let at = words[..head.saturating_sub(1)]
            .iter()
            .rposition(|w| List::BeOrHave.has(w))?;
        (at > 0).then_some(at + 1)
    };
    let behind = match last {
        Some(l) if l.end >= head || l.verb.class == Class::Saying => return false,
        Some(l) => Some(l.end),
        None => None,
    };
    let Some(from) = behind.max(plain_verb()) else {
        return false;
    };
    let next = head + len;
    let when_or_where = timed.get(next) == Some(&true)
        || words
            .get(next)
            .is_some_and(|w| matches!(w.as_str(), "there" | "here"));
    let marks = |w: &String| {
        w == "," || List::Joint.has(w) || List::Opener.has(w) || List::ClauseEnds.has(w)
    };
    let aside = words[head - 1] == "," && !words[from..head - 1].iter().any(marks);
    let plain = !words[from..head].iter().any(marks);
    // "when he opened there": somebody of its own.
    let somebody = matches!(
        words[head - 1].as_str(),
        "he" | "she" | "it" | "they" | "we" | "i" | "who" | "which"
    );
    // "The valve that we ordered in June broke last week": behind a time stands no noun.
    let noun = timed.get(head - 1) != Some(&true);
    when_or_where && (aside || plain && noun) && !somebody
}

/// ", which the board" right before a verb: nothing between but whoever did it.
fn is_done_to_what_stands_before(words: &[String], head: usize, last: Option<&Predicate>) -> bool {
    let from = head.saturating_sub(SUBJECT_REACH).max(1);
    let pronoun = (from..head.saturating_sub(1))
        .rev()
        .find(|&i| matches!(words[i].as_str(), "which" | "whom"));
    pronoun.is_some_and(|at| {
        let plain = |w: &String| {
            w.chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.'))
                && (!List::Preposition.has(w) || w == "of")
                && !List::Finite.has(w)
                && w != "and"
        };
        words[at - 1] == ","
            && last.is_none_or(|l| l.end <= at)
            && words[at + 1..head].iter().all(plain)
            && !is_adverb(&words[at + 1])
    })
}

/// "by Eva Lund,": a name, its comma and what leads it.
const BY_REACH: usize = 4;

/// A subject in a relative clause is this short: "which the State Migration Service".
const SUBJECT_REACH: usize = 7;

/// "was drafted by the clerk, checked at a workshop on 3 June and approved": a date, and then one more participle.
fn is_one_of_a_series(words: &[String], timed: &[bool], from: usize) -> bool {
    let to = (from + ASIDE_REACH).min(words.len());
    let next = (from..to).find(|&i| words[i] == "," || words[i] == "and");
    next.is_some_and(|next| {
        let behind = next + 1 + usize::from(words.get(next + 1).is_some_and(|w| w == "and"));
        timed[from..next].iter().any(|t| *t) && words.get(behind).is_some_and(|w| looks_past(w))
    })
}

/// Where "was able to", "had to" begins before a verb.
fn did_so(words: &[String], b: &Before) -> Option<usize> {
    let had = b.have && words[b.start] == "had";
    let able = |at: usize| words[at] == "able" && matches!(words[at - 1].as_str(), "was" | "were");
    let could = b.start.checked_sub(1).filter(|&at| at > 0 && able(at));
    match (b.to, had) {
        (false, _) => None,
        (true, true) => Some(b.start),
        (true, false) => could.map(|at| at - 1),
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
            || (looks_past(first) || List::IrregularPassive.has(first))
                && List::Preposition.has(second)
                && last.is_none_or(|l| l.participial);
        let one = !words[open + 1..head - 1].iter().any(|w| w == ",");
        (says && one && open > 0).then_some(())
    };
    if previous == "," && head > 1 && next != "by" && aside().is_some() {
        return true;
    }
    // "By decision of 9 May, served on 14 May, the board": behind a comma, and dated, it says something of what stands before.
    let by = matches!(words[0].as_str(), "by" | "under");
    if by && previous == "," && last.is_none() && List::PlaceOrTime.has(next) {
        return false;
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
    // "the law, which Parliament adopted in May, entered into force": what was adopted stands before the pronoun.
    if next != "by" && is_done_to_what_stands_before(words, head, last) {
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
    // Not "more than 120 delegates gathered".
    let compared = words[head.saturating_sub(6)..head].windows(2).any(|two| {
        two[0] == "than"
            && !two[1].starts_with(|c: char| c.is_ascii_digit())
            && !List::NumberWord.has(&two[1])
    }) || words[head - 1] == "than";
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
        return known && !List::Preposition.has(previous) && previous != "(";
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
    // "began in March 2017 and finished on 4 October 2019": what began is what ended.
    let carries_on = last.is_some_and(|l| {
        !l.passive && !l.participial && l.tense == Tense::Past && l.verb.class == Class::Phase
    });
    if previous == "and" && verb.class == Class::Phase && carries_on {
        return true;
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
pub(super) fn dated_participle(
    words: &[String],
    timed: &[bool],
    head: usize,
    len: usize,
    verb: Verb,
    last: Option<&Predicate>,
) -> bool {
    let participle = verb.participle || verb.form == Form::Participle;
    // "Founded in 1911 by Emil Hart, the brewery closed": up to the first comma.
    if head == 0 {
        let next = words.get(len).map_or("", String::as_str);
        let comma = words.iter().take(ASIDE_REACH).position(|w| w == ",");
        let dated = comma.is_some_and(|c| timed.iter().take(c).any(|t| *t));
        let goes_on = comma.is_some_and(|c| c + 2 < words.len());
        // "Appointed OBE in 1985, she was advanced": an honour stands between.
        let of_somebody = comma.is_some_and(|c| {
            words
                .get(c + 1)
                .is_some_and(|w| matches!(w.as_str(), "he" | "she"))
        });
        return participle && (List::PlaceOrTime.has(next) || of_somebody) && dated && goes_on;
    }
    let Some(previous) = head.checked_sub(1).map(|p| words[p].as_str()) else {
        return false;
    };
    let b = before(words, head);
    let bare = b.be.is_none() && !b.have && !b.to && !b.modal && !b.negated && !b.future;
    let next = words.get(head + len).map_or("", String::as_str);
    // "Lund, born in Bergen on 3 May 1950, …": up to the next comma.
    // "the convention, opened for signature at Calder Bay on 30 April 1982, entered into force".
    let aside = previous == ","
        && (List::PlaceOrTime.has(next)
            // Not "announced for 1901".
            || next == "for" && timed.get(head + len + 1) == Some(&false))
        && (head + len + 1..words.len())
            .take_while(|&i| words[i] != "," && i <= head + len + ASIDE_REACH)
            .any(|i| timed.get(i).copied().unwrap_or(false));
    // "the hall (opened on 9 June 2022)": up to the bracket.
    let bracketed = previous == "(" && {
        let close = (head..words.len().min(head + ASIDE_REACH)).find(|&i| words[i] == ")");
        close.is_some_and(|close| (head + len..close).any(|i| timed[i]))
    };
    if participle && bare && bracketed {
        return true;
    }
    // "the sub-office, opened a month ago, and", "the declaration adopted last November".
    let at_once = timed.get(head + len) == Some(&true) && !List::Preposition.has(previous);
    if participle && bare && (aside || at_once && !matches!(previous, "and" | "or" | "then")) {
        return true;
    }
    if participle && bare && is_of_what_is_talked_of(words, timed, head, len, last) {
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

/// "discussed the readmission of fourteen persons detained at the border on 27 August": what is only talked of was done on another day.
fn is_of_what_is_talked_of(
    words: &[String],
    timed: &[bool],
    head: usize,
    len: usize,
    last: Option<&Predicate>,
) -> bool {
    let marks = |w: &String| matches!(w.as_str(), "," | ";" | ":") || List::Opener.has(w);
    let talked = last.is_some_and(|l| {
        let said = List::TalkedOf.has(&words[l.head]);
        said && l.end + 1 < head && !words[l.end..head].iter().any(marks)
    });
    let previous = words[head - 1].as_str();
    let noun = !List::Determiner.has(previous)
        && !List::Preposition.has(previous)
        && !is_adverb(previous)
        && !matches!(previous, "and" | "or" | "then");
    let tied = words
        .get(head + len)
        .is_some_and(|w| List::Preposition.has(w) && w != "to" && w != "of");
    let behind = (head + len + 1..words.len().min(head + len + ASIDE_REACH))
        .take_while(|&i| !marks(&words[i]) && words[i] != "and")
        .any(|i| {
            timed[i]
                && matches!(
                    words[i - 1].as_str(),
                    "on" | "in" | "from" | "during" | "between"
                )
        });
    talked && noun && tied && behind
}

/// How far behind a verb in the present its day may stand.
const PRESENT_REACH: usize = 4;

/// The same where nothing but what is opened stands between.
const OPENING_REACH: usize = 12;

/// "is", "will", "may", but not the May of a date.
fn has_finite(words: &[String], timed: &[bool]) -> bool {
    let mut told = words.iter().zip(timed);
    told.any(|(w, timed)| !timed && List::Finite.has(w))
}

/// "workmen", "shops", "people": several who do something.
fn is_many(word: &str) -> bool {
    word.len() > 3
        && (word.ends_with('s') && !word.ends_with("ss")
            || word.ends_with("men")
            || word == "people")
}

/// The same where "I" or "we" do it: "We invite all of you to a party on 3 May", "On Saturday we open".
const BASE_REACH: usize = 10;

/// "Tickets for the autumn season": so many words before what many do.
const MANY_REACH: usize = 5;

/// How far behind a participle between commas its date may stand.
const ASIDE_REACH: usize = 10;

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
