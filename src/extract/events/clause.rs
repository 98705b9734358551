//! Cuts a sentence between its finite verbs, so that a date and a participant can be given to the happening they stand with.
//!
//! Knows positions of tokens, not what they mean.

use super::lexicon::Class;
use super::lists::List;
use super::predicate::Predicate;
use std::ops::Range;

/// The part of a sentence around one finite verb. All positions count the sentence's tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Everything nearer to this verb than to the next, leading adverbials included.
    pub whole: Range<usize>,
    /// Who or what the verb is about; may lie in an earlier clause ("met … and signed").
    pub subject: Range<usize>,
    pub object: Range<usize>,
    /// "the ground, which it bought": what the verb is done to stands before it.
    pub fronted: Range<usize>,
    /// "how they were asked", "what was signed": a question inside a sentence, which tells nothing.
    pub asked: bool,
    /// "the meeting at which he refused": the preposition, where the next clause tells of the meeting.
    pub at_which: Option<usize>,
}

/// One clause for each predicate, in order. `named[i]` is true inside a name or a quotation, which is never cut.
pub fn clauses(words: &[String], named: &[bool], predicates: &[Predicate]) -> Vec<Clause> {
    let mut out: Vec<Clause> = Vec::with_capacity(predicates.len());
    let mut from = 0;
    // The word at which the clause before was cut off.
    let mut opener: Option<usize> = None;
    for (k, p) in predicates.iter().enumerate() {
        let cut = predicates
            .get(k + 1)
            .map(|next| cut_between(words, named, p.end, next.start));
        // "The men, who were freed after a visit of the board, had gone home": the aside is over with its comma.
        let cut = match predicates.get(k + 1) {
            Some(next) if in_an_aside(words, from..p.start) && words[next.start - 1] == "," => {
                Some((next.start - 1, next.start))
            }
            // "During the course, which was led by Lund and Moll, participants learned": so it is where somebody of the next verb follows.
            Some(next) if in_an_aside(words, from..p.start) => {
                only_comma(words, named, p.end..next.start)
                    .map(|comma| (comma, comma + 1))
                    .or(cut)
            }
            _ => cut,
        };
        // "After the case closed Ms. Lund left": no mark says where the first clause ends, and its verb does.
        // "Moll said the repair would take a year": nor does any say where what is said begins.
        let cut = match (cut, predicates.get(k + 1)) {
            (Some(_), Some(next)) if k == 0 && runs_on(words, p, next) => Some((p.end, p.end)),
            (Some((at, _)), Some(next)) => {
                let own = says_on(words, named, p, at, next)
                    .filter(|_| at_which(words, from..p.start).is_none());
                own.map(|at| (at, at)).or(cut)
            }
            (cut, _) => cut,
        };
        let placed = at_which(words, from..p.start);
        let to = cut.map_or(words.len(), |c| c.0);
        let own = own_subject(words, from..p.start);
        let bare_own = without_copula(words, own.clone());
        let only_to_come = bare_own != own;
        let own = bare_own;
        // "the subsidies it received": a clause without its "which".
        let bare = bare_relative(words, named, &own);
        let own = bare.as_ref().map_or(own, |(_, pronoun)| pronoun.clone());
        // "was closed in March, when the roads were shut because of the snow, and reopened": nobody of its own.
        let own = match before_the_aside(words, named, predicates, k) {
            Some(_) => p.start..p.start,
            None => own,
        };
        let has_own = !own.is_empty();
        let relative = opener.filter(|&i| matches!(words[i].as_str(), "which" | "who"));
        let subject = match out.last() {
            // "Founded in 1911 by Emil Hart, the brewery closed": what stands behind the comma.
            None if p.participial && p.start == 0 => {
                let comma = words.iter().position(|w| w == ",").unwrap_or(p.end);
                let end = predicates.get(1).map_or(words.len(), |next| next.start);
                own_subject(words, (comma + 1).min(end)..end)
            }
            // "The memorandum with the Forest Agency, signed in May, opened a door": the whole of it was.
            None if p.participial && opening_thing(words, p.start).is_some() => {
                opening_thing(words, p.start).unwrap_or(0..0)
            }
            // "the barn (completed 1851, converted 1990)": the second too is said of the barn.
            Some(first) if p.participial && in_one_bracket(words, predicates, k) => {
                first.subject.clone()
            }
            // "the project, launched in February 2019": the words just before the comma.
            _ if p.participial => {
                // "Her handbook, first published in 1987".
                let adverb =
                    p.start > 1 && words[p.start - 2] == "," && is_of_its_verb(&words[p.start - 1]);
                let end = before_comma(words, p.start - usize::from(adverb));
                // "signed the petition, launched in May": not the verb before.
                let begin = out
                    .last()
                    .map_or(0, |earlier| match earlier.object.start < end {
                        true => earlier.object.start,
                        false => earlier.whole.start,
                    });
                // "had a discussion on the declaration adopted last November": not whoever had it.
                let has = (begin..end).rfind(|&i| List::BeOrHave.has(&words[i]) && !named[i]);
                let begin = has.map_or(begin, |i| i + 1);
                let thing = phrase_before(words, named, begin..end.max(begin));
                // "By application lodged on 12 May".
                let leads = thing.len() > 1 && is_preposition(&words[thing.start]);
                // "At the meeting with Eva Moll held on 3 May": the meeting was held.
                // "the cooperation with German colleagues, launched in 2016".
                let with = thing
                    .start
                    .checked_sub(1)
                    .filter(|&i| i > begin && words[i] == "with");
                let whole = |i: usize| {
                    p.verb.class == Class::Light && List::Occasion.has(&words[i - 1])
                        || List::WithSomebody.has(&words[i - 1])
                };
                match with.filter(|&i| whole(i)) {
                    Some(with) => with - 1..thing.end,
                    None => thing.start + usize::from(leads)..thing.end,
                }
            }
            // "exchanged views on the project, which was begun in May and will be finished in June, and discussed": back to who did.
            Some(_)
                if own.is_empty() && before_the_aside(words, named, predicates, k).is_some() =>
            {
                let told = before_the_aside(words, named, predicates, k).unwrap_or(0);
                out[told].subject.clone()
            }
            // "the convention, opened for signature in May, which entered into force": not what stands in the aside.
            Some(aside)
                if own.is_empty()
                    && k > 0
                    && predicates[k - 1].participial
                    && !aside.subject.is_empty()
                    && relative.is_some_and(|at| words[at - 1] == ",")
                    && words[predicates[k - 1].start - 1] == "," =>
            {
                aside.subject.clone()
            }
            // "Dr Meier, who replaced her in April": the words just before the pronoun.
            Some(earlier) if own.is_empty() && relative.is_some() => {
                let end = before_comma(words, relative.unwrap_or(p.start));
                let begin = if earlier.object.start < end {
                    earlier.object.start
                } else {
                    earlier.whole.start
                };
                antecedent(words, named, begin..end.max(begin))
            }
            // "Its head is Dr Meier, who came in April", "It shares the market with Fenix, which was founded in 1987".
            None if p.start > 0
                && is_relative(&words[p.start - 1])
                && says_before(words, named, &own) =>
            {
                antecedent(words, named, 0..before_comma(words, p.start - 1))
            }
            // "informed them about the campaign to be carried out": the words just before are what is to be.
            Some(earlier)
                if own.is_empty()
                    && !only_to_come
                    && words[p.start] == "to"
                    && words[p.start - 1] != "and"
                    && earlier.object.start < p.start =>
            {
                // "informed the participants about the campaign": not who was told of it.
                let about =
                    (earlier.object.start..p.start).rfind(|&i| words[i] == "about" && !named[i]);
                let from = about.map_or(earlier.object.start, |i| i + 1);
                phrase_before(words, named, from..p.start)
            }
            // "congratulated Ms. Lund, who is attending for the first time, and discussed": back to the main clause.
            Some(_)
                if relative.is_some()
                    && p.start >= from + 2
                    && words[p.start - 1] == "and"
                    && words[p.start - 2] == "," =>
            {
                let told = (0..k)
                    .rev()
                    .find(|&i| !predicates[i].participial)
                    .unwrap_or(0);
                out[told].subject.clone()
            }
            // "and that the project, launched in 2018 and financed by the ministry, was completed": the aside is over with its comma.
            Some(aside)
                if k > 0
                    && predicates[k - 1].participial
                    && words[p.start - 1] == ","
                    && !aside.subject.is_empty()
                    && words[..predicates[k - 1].start]
                        .last()
                        .is_some_and(|w| w == ",") =>
            {
                aside.subject.clone()
            }
            // "said that few had come, but praised them": back to who said it.
            Some(_) if own.is_empty() && words[p.start - 1] == "but" => {
                let told = predicates[..k].iter().position(|p| !p.participial);
                out[told.unwrap_or(0)].subject.clone()
            }
            // "The house he built burned down": what he built did.
            Some(earlier)
                if own.is_empty()
                    && from == p.start
                    && !earlier.fronted.is_empty()
                    && earlier.fronted.end <= earlier.subject.start =>
            {
                earlier.fronted.clone()
            }
            // "the meeting at which he refused took place in May": it did.
            Some(Clause {
                at_which: Some(at),
                whole,
                ..
            }) if own.is_empty() && from == p.start => {
                phrase_before(words, named, whole.start..*at)
            }
            // "the conventions to which it acceded entered into force": they did.
            Some(earlier)
                if own.is_empty()
                    && from == p.start
                    && to_which(words, earlier.whole.start..earlier.subject.start).is_some() =>
            {
                let at = to_which(words, earlier.whole.start..earlier.subject.start);
                own_subject(
                    words,
                    earlier.whole.start..at.unwrap_or(earlier.subject.start),
                )
            }
            // "met with him and signed": nothing of its own between the cut and the verb.
            Some(_) if own.is_empty() => {
                let told = (0..k).rev().find(|&i| !predicates[i].participial);
                match told {
                    Some(i) => out[i].subject.clone(),
                    // "The minutes of the meeting, held in May, were approved".
                    None => own_subject(words, 0..before_comma(words, predicates[0].start)),
                }
            }
            _ => own,
        };
        // "The meeting, which the council refused, was held": the refusing is said of it, and the meeting was held.
        let beyond = predicates.get(k + 1).is_some_and(|next| {
            let between = &words[p.end..next.start];
            opener.is_none() && !p.participial && is_bare(between, words, next.start)
        });
        let told_of = if beyond && bare.is_none() {
            object_relative(words, from..subject.start)
        } else {
            None
        };
        let fronted = match relative {
            _ if told_of.is_some() && !p.passive => told_of.unwrap_or(0..0),
            _ if bare.is_some() && !p.passive => bare.map_or(0..0, |(thing, _)| thing),
            // "for which she was decorated", "of which the Fund gave half": not that is what the verb is done to.
            Some(at)
                if has_own
                    && words[at] == "which"
                    && at + 1 < p.start
                    && !p.passive
                    && !at.checked_sub(1).is_some_and(|i| is_preposition(&words[i])) =>
            {
                let end = before_comma(words, at);
                let begin = out.last().map_or(0, |earlier: &Clause| earlier.whole.start);
                let article = (begin..end)
                    .rev()
                    .find(|&i| List::OwnerOrArticle.has(&words[i]));
                article.map_or(0..0, |i| i + 1..end)
            }
            _ => 0..0,
        };
        // "(appointed in June)" is over with its bracket.
        let closed = (p.end..to).find(|&i| words[i] == ")" && p.participial);
        let to = closed.filter(|_| in_bracket(words, p)).unwrap_or(to);
        // "was signed before I joined the unit, by Mr. Moll": the aside is over with its comma.
        let aside = from > 0 && List::Joint.has(&words[from - 1]);
        let to = match (p.end..to).find(|&i| words[i] == "," && !named[i]) {
            Some(comma) if aside && words.get(comma + 1).is_some_and(|w| w == "by") => comma,
            _ => to,
        };
        out.push(Clause {
            fronted,
            whole: match p.participial {
                true => p.start..to,
                // "finds that it closed in May, and that the delay was excused": the May is that of the first.
                false => second_of_that(words, from..subject.start)..to,
            },
            subject,
            object: p.end..if p.participial {
                // "filed in May, claims": the aside is over with its comma. "agreed last summer is an improvement": with the verb.
                (p.end..to)
                    .find(|&i| {
                        !named[i]
                            && matches!(words[i].as_str(), "," | "is" | "are" | "was" | "were")
                    })
                    .unwrap_or(to)
            } else {
                to
            },
            at_which: placed.filter(|_| cut.is_some_and(|(end, next)| end == next)),
            asked: asks_first(words, k, p)
                || opener
                .is_some_and(|i| matches!(words[i].as_str(), "how" | "why" | "what"))
                // "recalled why: the convention had been adopted" tells after the mark.
                && !words[from.min(p.start)..p.start].iter().any(|w| w == ":"),
        });
        // Behind an aside that was left out, the word before.
        opener = cut
            .map(
                |(end, next)| match next > end + 1 && List::And.has(&words[next - 1]) {
                    true => next - 1,
                    false => end,
                },
            )
            .filter(|&i| i < words.len());
        from = cut.map_or(words.len(), |c| c.1);
    }
    out
}

/// Does a bracket open before this verb that was not closed again?
fn in_bracket(words: &[String], p: &Predicate) -> bool {
    let mark = (0..p.start)
        .rev()
        .find(|&i| matches!(words[i].as_str(), "(" | ")"));
    mark.is_some_and(|i| words[i] == "(")
}

/// "(completed 1851, converted 1990)": this participle and the one before it.
fn in_one_bracket(words: &[String], predicates: &[Predicate], k: usize) -> bool {
    let Some(before) = k.checked_sub(1).map(|i| &predicates[i]) else {
        return false;
    };
    let own = &predicates[k];
    let between = &words[before.end..own.start];
    before.participial
        && in_bracket(words, before)
        && in_bracket(words, own)
        && !between.iter().any(|w| w == ")")
}

/// "The meeting, which" before the subject of another: what it says something of.
fn object_relative(words: &[String], before: Range<usize>) -> Option<Range<usize>> {
    let pronoun = before.end.checked_sub(1).filter(|i| *i > before.start)?;
    // "the which the council": the subject's own article stands between.
    let at = [Some(pronoun), pronoun.checked_sub(1)]
        .into_iter()
        .flatten()
        .find(|&i| i > before.start && matches!(words[i].as_str(), "which" | "that" | "whom"))?;
    let placed = is_preposition(&words[at - 1]);
    let thing = own_subject(words, before.start..before_comma(words, at));
    (!placed && !thing.is_empty()).then_some(thing)
}

/// Nothing between two verbs but marks, dates and where: no subject for the second.
fn is_bare(between: &[String], words: &[String], next: usize) -> bool {
    let joined = next
        .checked_sub(1)
        .is_some_and(|i| matches!(words[i].as_str(), "and" | "or" | "but"));
    let opens = |w: &String| List::Opener.has(w) || List::Joint.has(w);
    !joined && !between.iter().any(opens)
}

/// "What went well: …", "Whoever damaged it …": no question, and nothing told either.
fn asks_first(words: &[String], k: usize, p: &Predicate) -> bool {
    let asks = |w: &String| List::Asking.has(w);
    // "to correct what I said".
    let somebody = |w: &str| List::Somebody.has(w);
    let at = p.start.checked_sub(1);
    let at = at.map(|i| i - usize::from(i > 0 && somebody(&words[i])));
    let just_before = at.is_some_and(|i| words[i] == "what");
    just_before || k == 0 && words.iter().take(2).take(p.start).any(asks)
}

/// "the meeting at which he": where what is said of stands, up to the preposition.
fn at_which(words: &[String], before: Range<usize>) -> Option<usize> {
    let place = |i: &usize| {
        *i > before.start
            && words[*i] == "which"
            && matches!(words[*i - 1].as_str(), "at" | "in" | "during" | "on")
    };
    before.clone().rev().find(place).map(|i| i - 1)
}

/// Where the last "…, and that" before a subject is over; else where the range begins.
fn second_of_that(words: &[String], before: Range<usize>) -> usize {
    let Range { start, end } = before;
    let told = end.checked_sub(1).filter(|&i| {
        i > start + 1
            && words[i] == "that"
            && words[i - 1] == "and"
            && words[start..i - 1].iter().any(|w| w == "that")
    });
    told.map_or(start, |i| i + 1)
}

/// "the conventions to which it": the preposition right before the pronoun, where the next verb tells of the conventions.
fn to_which(words: &[String], before: Range<usize>) -> Option<usize> {
    let pair = |i: &usize| {
        *i > before.start + 1
            && words[*i] == "which"
            && is_preposition(&words[*i - 1])
            && words[*i - 2] != ","
    };
    before.clone().rev().find(pair).map(|i| i - 1)
}

/// ", who" between the words before a verb: what the verb tells is said in passing.
fn in_an_aside(words: &[String], before: Range<usize>) -> bool {
    let pronoun = before.clone().find(|&i| is_relative(&words[i]));
    pronoun.is_some_and(|i| i > before.start && words[i - 1] == ",")
}

fn is_relative(word: &str) -> bool {
    matches!(word, "who" | "which")
}

/// A subject that holds a sentence of its own: "Its head is Dr Meier", "It shares the market with Fenix".
fn says_before(words: &[String], named: &[bool], subject: &Range<usize>) -> bool {
    let first = words[subject.clone()].first().map(String::as_str);
    let pronoun = matches!(
        first,
        Some("it" | "he" | "she" | "they" | "we" | "i" | "there")
    );
    let is = |w: &String| List::BeOrHave.has(w);
    let closed = words.get(subject.end).is_some_and(|w| w == ",");
    pronoun && subject.len() > 1
        || words[subject.clone()].iter().any(is)
        || closed && does_something(words, named, subject)
}

/// "The building occupies the former sheds, which": with a verb that no list knows.
fn does_something(words: &[String], named: &[bool], range: &Range<usize>) -> bool {
    (range.start + 1..range.end).any(|i| {
        let word = words[i].as_str();
        let verb = word.ends_with('s') && !word.ends_with("ss") || word.ends_with("ed");
        verb && !named[i] && words.get(i + 1).is_some_and(|w| List::Determiner.has(w))
    })
}

/// What a relative pronoun behind this range stands for: the name it ends with, else its last noun phrase.
fn antecedent(words: &[String], named: &[bool], range: Range<usize>) -> Range<usize> {
    // "Emil Moll, a former teacher, who": he is the name before.
    let aside = (range.start + 1..range.end)
        .rev()
        .find(|&i| words[i] == ",");
    let range = match aside {
        Some(i)
            if named[i - 1]
                && words.get(i + 1).is_some_and(|w| {
                    // "Eva Moll, chief clerk of the Harbor Trust, who".
                    let bare = !named[i + 1]
                        && !matches!(w.as_str(), "and" | "or" | "but" | "of")
                        && w.chars().all(char::is_alphabetic)
                        && !is_preposition(w);
                    bare || List::RoleBegins.has(w)
                })
                && i + 2 < range.end
                // "Designed by Aalund Brask, the building occupies the former sheds, which".
                && !does_something(words, named, &(i..range.end)) =>
        {
            range.start..i
        }
        _ => range,
    };
    let from_name = range.clone().rev().take_while(|&i| named[i]).last();
    match from_name {
        // "opened a desk at the Central Station, which was staffed": the desk was.
        Some(start) if thing_at(words, named, range.start..start).is_some() => {
            thing_at(words, named, range.start..start).unwrap_or(start)..range.end
        }
        Some(start) => start..range.end,
        None => {
            // "presented to 25 inspectors who": they are no less than that.
            let Range { start, end } = phrase_before(words, named, range.clone());
            let leads = start + 1 < end && is_preposition(&words[start]);
            // "a survey of 2,300 workers, which was made in May": the survey was.
            let of = |i: usize| i > range.start + 1 && words[i - 1] == "of" && !named[i - 1];
            let start = start + usize::from(leads);
            let whole = of(start) && !begins_phrase(&words[start]);
            // "the agreement on readmission, which was signed": the agreement was.
            let about = |i: usize| {
                i > range.start + 1 && words[i - 1] == "on" && List::OnSomething.has(&words[i - 2])
            };
            if about(start) {
                return phrase_before(words, named, range.start..start - 1).start..end;
            }
            if !whole {
                return start..end;
            }
            // "the meeting of heads of customs administrations, which opened": the meeting did.
            let mut thing = phrase_before(words, named, range.start..start - 1).start;
            while of(thing) && !begins_phrase(&words[thing]) {
                thing = phrase_before(words, named, range.start..thing - 1).start;
            }
            thing..end
        }
    }
}

/// "an emergency desk at the": where the thing begins that is said to be at, in or near a name behind it.
fn thing_at(words: &[String], named: &[bool], before: Range<usize>) -> Option<usize> {
    let last = before.end.checked_sub(1).filter(|&i| i > before.start)?;
    let place = match words[last].as_str() {
        // "the advice office in Holm, which".
        "in" => last,
        "the" => last
            .checked_sub(1)
            .filter(|&i| matches!(words[i].as_str(), "at" | "near"))?,
        _ => return None,
    };
    let from = (before.start.max(place.saturating_sub(4))..place)
        .rev()
        .find(|&i| matches!(words[i].as_str(), "a" | "an" | "the"))?;
    let plain = |i: usize| {
        !named[i] && words[i].chars().all(char::is_alphabetic) && !is_preposition(&words[i])
    };
    (from + 1 < place && (from + 1..place).all(plain)).then_some(from + 1)
}

/// Does the sentence begin with a conjunction, and does nothing part its first verb from the second's subject?
fn runs_on(words: &[String], first: &Predicate, next: &Predicate) -> bool {
    let joint = |w: &String| {
        matches!(
            w.as_str(),
            "after" | "before" | "when" | "once" | "while" | "as"
        )
    };
    let parts =
        |w: &String| matches!(w.as_str(), "," | "and" | ";" | ":" | "but") || List::Opener.has(w);
    // "Two years after the book came out she left".
    let counted = || {
        words[..first.start.min(4)].iter().any(joint)
            && words.get(1).is_some_and(|w| List::Unit.has(w))
    };
    (words.first().is_some_and(joint) || counted())
        && first.start > 1
        && next.start > first.end
        && !words[..first.start].iter().any(|w| w == ",")
        && !words[first.end..next.start].iter().any(parts)
}

/// "Moll said the repair would take a year", "announced Monday it has settled": between two verbs that nothing parts stands
/// somebody of the second's own.
fn says_on(
    words: &[String],
    named: &[bool],
    p: &Predicate,
    cut: usize,
    next: &Predicate,
) -> Option<usize> {
    let says = matches!(p.verb.class, Class::Saying) || p.verb.act;
    let parted = !says || p.passive || p.participial || next.participial || cut != next.start;
    // "told the board to close it": who was told is not who said so.
    // Nor is what is asked told: "asked whether the mill would close".
    let other = |w: &String| matches!(w.as_str(), "to" | "whether" | "if" | "how" | "why");
    if parted || words[p.end..next.start].iter().any(other) {
        return None;
    }
    // Not "on Friday", "in Oslo", which still belong to the saying.
    (p.end..next.start).find(|&i| {
        let begins = begins_phrase(&words[i]) && !matches!(words[i].as_str(), "of" | ",");
        (begins || named[i]) && (i == p.end || !is_preposition(&words[i - 1]))
    })
}

/// "is due to be finished", "are likely to be moved": without what only says that it is to come.
fn without_copula(words: &[String], own: Range<usize>) -> Range<usize> {
    // "is next due to convene"
    let adverb = own.end > own.start + 2
        && matches!(
            words[own.end - 2].as_str(),
            "next" | "now" | "also" | "still" | "currently"
        );
    let is = own.end.saturating_sub(2 + usize::from(adverb));
    let to_come = own.end > own.start + 1
        && is >= own.start
        && List::ToCome.has(&words[own.end - 1])
        && matches!(words[is].as_str(), "is" | "are" | "was" | "were");
    // Not "the plan was signed".
    let planned = own.end > own.start + 1
        && List::Intending.has(&words[own.end - 1])
        && words.get(own.end).is_some_and(|w| w == "to");
    match (to_come, planned) {
        (true, _) => own.start..is,
        (_, true) => own.start..own.end - 1,
        _ => own,
    }
}

/// "the subsidies it received": the thing, and the pronoun that does something to it.
fn bare_relative(
    words: &[String],
    named: &[bool],
    own: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let last = own.end.checked_sub(1).filter(|&i| i > own.start)?;
    let pronoun = matches!(words[last].as_str(), "it" | "they" | "he" | "she" | "we");
    let noun = !named[last - 1]
        && words[last - 1].chars().all(char::is_alphabetic)
        && !is_preposition(&words[last - 1])
        && !List::Joint.has(&words[last - 1])
        && !matches!(
            words[last - 1].as_str(),
            "that" | "and" | "as" | "when" | "while"
        );
    let article = (own.start..last - 1).any(|i| words[i] == "the");
    (pronoun && noun && article)
        .then(|| (phrase_before(words, named, own.start..last), last..own.end))
}

fn is_preposition(word: &str) -> bool {
    List::PlainPreposition.has(word)
}

/// "The memorandum with the Forest Agency," before a participle: a thing with its article, and all that belongs to it.
fn opening_thing(words: &[String], verb: usize) -> Option<Range<usize>> {
    let comma = verb.checked_sub(1).filter(|&i| words[i] == ",")?;
    // "1. The minutes of the last meeting, held in May, were approved".
    let numbered = words[0].starts_with(|c: char| c.is_ascii_digit())
        && matches!(words[1].as_str(), "." | ")");
    let from = if numbered { 2 } else { 0 };
    let plain = from < comma
        && List::OwnerOrArticle.has(&words[from])
        && !words[from..comma].iter().any(|w| w == ",");
    (plain && comma - from < LONGEST_OPENING).then_some(from..comma)
}

/// The only comma in a stretch, where behind it stands nothing but one noun phrase.
fn only_comma(words: &[String], named: &[bool], range: Range<usize>) -> Option<usize> {
    let mut commas = range.clone().filter(|&i| words[i] == "," && !named[i]);
    let (first, None) = (commas.next()?, commas.next()) else {
        return None;
    };
    let phrase = &words[first + 1..range.end];
    let plain = |w: &String| w != "and" && w != "or" && w != "but" && !List::Opener.has(w);
    let noun = phrase
        .iter()
        .any(|w| !is_of_its_verb(w) && !List::Afterwards.has(w));
    (noun && phrase.iter().all(plain)).then_some(first)
}

/// ", which was begun and will be finished, and discussed": the last finite verb before the aside that a comma and an "and" close.
fn before_the_aside(
    words: &[String],
    named: &[bool],
    predicates: &[Predicate],
    k: usize,
) -> Option<usize> {
    let at = predicates[k]
        .start
        .checked_sub(2)
        .filter(|&i| words[i] == "," && words[i + 1] == "and")?;
    let comma = (0..at).rev().find(|&i| words[i] == "," && !named[i])?;
    let opens =
        is_relative(&words[comma + 1]) || matches!(words[comma + 1].as_str(), "when" | "where");
    opens.then_some(())?;
    (0..k)
        .rev()
        .find(|&i| !predicates[i].participial && predicates[i].end <= comma)
}

/// The place itself, or that of the comma just before it.
fn before_comma(words: &[String], at: usize) -> usize {
    // "Paulo Senghor (appointed in June)".
    if at > 0 && words[at - 1] == "(" {
        return at - 1;
    }
    match at.checked_sub(1) {
        Some(i) if words[i] == "," => i,
        _ => at,
    }
}

/// Where the clause of the earlier verb ends and where that of the later begins.
fn cut_between(words: &[String], named: &[bool], from: usize, to: usize) -> (usize, usize) {
    let free = || (from..to).filter(|&i| !named[i]);
    // "decided to reconvene the group, which has not met since May, and tasked": back to the main clause, and what is said of the group
    // is nobody's.
    if to >= from + 2 && List::And.has(&words[to - 1]) && words[to - 2] == "," && !named[to - 1] {
        let aside = (from..to - 2).find(|&i| {
            !named[i] && matches!(words[i].as_str(), "which" | "who" | "where" | "whose")
        });
        return (aside.unwrap_or(to - 1), to);
    }
    let opener = free().find(|&i| List::Opener.has(&words[i]));
    // "was drafted, a library and a website were launched": the comma ends what the verb says.
    let opener = opener.or_else(|| free().next().filter(|&i| i == from && words[i] == ","));
    let last = |mark: &str| free().rev().find(|&i| words[i] == mark);
    // "was closed after workers found a crack": who found it stands behind the conjunction.
    let joint = free().rev().find(|&i| {
        let joint = i + 1 < to && List::Joint.has(&words[i]);
        // "was elected as chair" has no second clause behind its "as".
        // Nor has "has been closed since 2011"; "closed since a storm broke the roof" has one.
        let number = || {
            words
                .get(i + 1)
                .is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        };
        let after_verb = i == from && words[i] == "as" || words[i] == "since" && number();
        List::And.has(&words[i]) || joint && !after_verb
    });
    match opener.or(joint).or_else(|| last(",")) {
        Some(i) => (i, i + 1),
        None => (to, to),
    }
}

/// "announce", "informs"
fn tells(word: &str) -> bool {
    let has = |w: &str| List::Telling.has(w);
    has(word) || word.strip_suffix('s').is_some_and(has)
}

fn begins_phrase(word: &str) -> bool {
    List::PhraseBegins.has(word)
}

/// Does the word go with a verb behind it: "had been due" before "to open", "last" before "met"?
fn is_of_its_verb(word: &str) -> bool {
    List::BeOrHave.has(word)
        || List::ToCome.has(word)
        || List::Planning.has(word)
        || matches!(word, "been" | "being" | "first" | "last" | "only" | "once")
}

/// The words before the verb without what only leads in: "On 3 May, …", "Speaking at the event, …", "In addition, …".
pub(super) fn own_subject(words: &[String], before: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = before;
    // "The session, which is held annually": the subject stands before the relative pronoun.
    if let Some(relative) = (start..end).find(|&i| matches!(words[i].as_str(), "which" | "who")) {
        // "of which the Fund gave half": somebody of its own.
        let own = words
            .get(relative + 1)
            .filter(|_| relative + 1 < end)
            .is_some_and(|w| {
                // "which Parliament adopted", but "which in May closed", "which later closed".
                begins_phrase(w) && w != "," && w != "of"
                    // "at which 46 million dollars were pledged".
                    || w.starts_with(|c: char| c.is_ascii_digit())
                    || w.chars().all(char::is_alphabetic)
                        // Not "which employs 300 people, was founded".
                        && !words[relative + 1..end].iter().any(|w| w == ",")
                        && !begins_phrase(w)
                        && !is_preposition(w)
                        // "which had been due to open", "which last met".
                        && !words[relative + 1..end].iter().all(|w| is_of_its_verb(w))
                        && !w.ends_with("ly")
                        && !List::Afterwards.has(w)
                        && !List::SentenceAdverb.has(w)
                        && !List::Leading.has(w)
            });
        if own && words[relative] == "which" {
            start = relative + 1;
        } else {
            end = relative;
        }
    }
    // "recalled why: the convention had been adopted": a new sentence in all but its mark.
    if let Some(mark) = (start..end)
        .rev()
        .find(|&i| matches!(words[i].as_str(), ":" | ";"))
    {
        start = mark + 1;
    }
    // "The nano is the second model, after the Shuffle was introduced": what comes behind the conjunction.
    let copula = (start..end).find(|&i| matches!(words[i].as_str(), "is" | "are" | "was" | "were"));
    if let Some(copula) = copula
        && let Some(joint) = (copula + 1..end.saturating_sub(1))
            .rev()
            .find(|&i| List::Joint.has(&words[i]) && words[i - 1] == ",")
    {
        start = joint + 1;
    }
    // "It was noted that more than ten trainings …": what is noted stands behind the last "that".
    let told = |i: usize| {
        i > start
            && (words[i - 1].ends_with("ed")
                || matches!(words[i - 1].as_str(), "said" | "that" | "told" | "heard")
                // "finds that it was late, and that it was excused": the second of what is found.
                || words[i - 1] == "and" && words[start..i - 1].iter().any(|w| w == "that")
                || tells(&words[i - 1]))
    };
    match (start..end).rev().find(|&i| words[i] == "that") {
        Some(that) if told(that) => start = that + 1,
        Some(that) if that > start + 1 => end = that,
        _ => {}
    }
    while start < end {
        let leads_in = {
            let w = words[start].as_str();
            List::Leading.has(w) || w.ends_with("ing") || w.ends_with("ly") && w.len() > 4
        };
        let comma = (start..end).find(|&i| words[i] == ",");
        // "On 2 June the council, meeting in Orsk, elected": between the commas stands what the council did meanwhile.
        let meanwhile = comma.is_some_and(|comma| {
            // "the fair, organized by the board, opened": and what had been done to it.
            let done = || {
                words
                    .get(comma + 2)
                    .is_some_and(|w| List::PlaceOrTime.has(w))
            };
            let does = words.get(comma + 1).is_some_and(|w| {
                w.len() > 5 && w.ends_with("ing") || w.len() > 4 && w.ends_with("ed") && done()
            });
            let closed = words.get(end).is_some_and(|w| w == ",") || words[end - 1] == ",";
            let named = (start + 1..comma).rev().find(|&i| begins_phrase(&words[i]));
            does && closed && named.is_some_and(|i| comma - i <= LONGEST_ASIDE)
        });
        if meanwhile && List::LeadingPreposition.has(&words[start]) {
            break;
        }
        match comma {
            Some(comma) if leads_in && comma + 1 < end => {
                start = comma + 1;
                // "Under Moll's successor, Eva Lund, the number of readers": the name belongs to what leads in.
                let second = (start..end)
                    .find(|&i| words[i] == ",")
                    .filter(|_| words[end - 1] != ",");
                let article = |i: usize| {
                    words
                        .get(i + 1)
                        .is_some_and(|w| begins_phrase(w) && w != ",")
                };
                if let Some(second) = second.filter(|&i| i - start <= LONGEST_ASIDE && article(i)) {
                    start = second + 1;
                }
            }
            _ => break,
        }
    }
    loop {
        let word = |i: usize| words.get(i).filter(|_| i < end).map_or("", String::as_str);
        let leads_in = match (word(start), word(start + 1)) {
            (first, second) if List::SentenceAdverb.has(first) && !second.is_empty() => 1,
            ("this" | "that" | "last", "time") => 2,
            ("with" | "after" | "before" | "for", "it" | "this" | "that" | "them" | "him") => 2,
            // Not "after her father's death".
            ("with" | "after" | "before" | "for", "her") if begins_phrase(word(start + 2)) => 2,
            // "After the case closed", "Since our office in Oslo opened": a clause, where no other noun phrase follows.
            (first, second)
                if List::LeadingJoint.has(first)
                    && (List::Determiner.has(second) || List::Somebody.has(second))
                    && !(start + 2..end).any(|i| {
                        begins_phrase(&words[i])
                            && words[i] != "of"
                            && !is_preposition(&words[i - 1])
                    }) =>
            {
                1
            }
            // "Activity 1.1 The bridge was repaired", "2.1 The bridge".
            (first, number)
                if List::NumberedPart.has(first)
                    && number.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                2 + usize::from(matches!(word(start + 2), ":" | "." | "–" | "-"))
            }
            (first, "the" | "a" | "an")
                if first.starts_with(|c: char| c.is_ascii_digit()) && first.contains('.') =>
            {
                1
            }
            // "Recalling the treaty, which …".
            (first, "the" | "a" | "an" | "its" | "their")
                if first.ends_with("ing")
                    && first.len() > 5
                    && !matches!(first, "during" | "following") =>
            {
                1
            }
            _ => 0,
        };
        if leads_in == 0 || start + leads_in >= end {
            break;
        }
        start += leads_in;
    }
    // "In the afternoon the delegation", "At the airport he": the subject is what the next article or pronoun begins.
    if start < end && List::LeadingPreposition.has(&words[start]) {
        let begins = |w: &str| List::PhraseOpens.has(w);
        // Not "of the meeting", which still belongs to what leads in.
        let free = |i: usize| {
            !matches!(
                words[i - 1].as_str(),
                "of" | "in" | "at" | "to" | "for" | "on"
            )
        };
        if let Some(at) = (start + 2..end).find(|&i| begins(&words[i]) && free(i)) {
            start = at;
        }
    }
    while start < end
        && (matches!(words[start].as_str(), "," | "–" | "—") || List::And.has(&words[start]))
    {
        start += 1;
    }
    while start < end && words[end - 1] == "," {
        end -= 1;
    }
    // "and later signed": nobody of its own.
    let adverb = |w: &String| List::Afterwards.has(w);
    if words[start..end].iter().all(adverb) {
        return start..start;
    }
    start..end
}

/// A thing with what it is of, for or with, at the beginning of a sentence.
const LONGEST_OPENING: usize = 14;

/// A name between commas.
const LONGEST_ASIDE: usize = 4;

/// The noun phrase that ends where the range ends: after the last article, preposition or comma in it.
fn phrase_before(words: &[String], named: &[bool], range: Range<usize>) -> Range<usize> {
    let Range { start, end } = range;
    let cut = (start..end.saturating_sub(1)).rev().find(|&i| {
        // "Association of Beekeepers" is one name.
        let inside = named[i] && i > start && named[i - 1] && named[i + 1];
        !inside && List::PhraseEdge.has(&words[i])
    });
    cut.map_or(start, |i| i + 1)..end
}
