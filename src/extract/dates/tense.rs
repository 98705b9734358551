//! What the words around a date say about its side: told as past, or still to come.
//!
//! Parses no sentence: verb groups are told by their first words, and the nearest group decides.

use super::lexicon::NameId;
use super::matcher::Hit;
use super::pieces::{Piece, PieceKind, fold_into};
use super::resolve::Tense;
use super::rules::{Language, known};
use crate::model::Signal;

/// What words by themselves say of tense.
const TELLING: u32 = 1 << known::FUTURE.0 | 1 << known::INFINITIVE.0 | 1 << known::PAST.0;

/// Words of tense are looked for so many pieces around a date.
const TENSE_WINDOW: usize = 10;

/// "will be held at St. Anne's Church on": where stands between verb and date.
const WILL_WINDOW: usize = 20;

/// "will have been completed", "to be held": a participle stands so many words after what opens its group, at most.
const GROUP_REACH: usize = 3;

/// "since the second session of the committee in May"
const LONGEST_SINCE: usize = 9;

/// What comes after a date counts as so much further off: "said Monday that it will".
const AFTER_PENALTY: usize = 2;

/// So does what a comma parts from it: "agreed to sell it, but in March a judge ruled".
const MARK_PENALTY: usize = 3;

/// "By the end of March the committee had signed": the subject takes so many words at most.
const DONE_REACH: usize = 4;

/// "workmen of Messrs. Moll & Lund begin": who does it stands so many words before, at most.
const MANY_REACH: usize = 8;

pub(super) fn tense_at(pieces: &[Piece], hit: &Hit, lang: &Language, text: &str) -> Tense {
    let from = hit.start.saturating_sub(TENSE_WINDOW);
    let to = (hit.end + TENSE_WINDOW).min(pieces.len());
    let reader = Reader { pieces, lang, text };
    // "by Friday", "until 9 a.m. Tuesday", "as early as March": still to come whatever the verb, but for "by Friday it was done".
    if let Some(lead) = hit.start.checked_sub(1)
        && reader.is(lead, known::AHEAD)
    {
        let done = (hit.end..to)
            .take(DONE_REACH)
            .any(|at| reader.is(at, known::AUXILIARY));
        // "had announced it as late as August"
        let twice = lead >= from + 2 && {
            let (first, second) = (&reader.pieces[lead - 2], &reader.pieces[lead]);
            first.range.of(text) == second.range.of(text)
        };
        let late = twice && {
            let told = |at| reader.tense_of(at, true);
            (from..lead - 2).rev().find_map(told) == Some(Tense::Past)
        };
        return if done || late {
            Tense::Past
        } else {
            Tense::Future
        };
    }
    // "The fair was put off to May": by a verb of the past, to a day that was still to come.
    if let Some(lead) = hit.start.checked_sub(2)
        && reader.is(lead, known::MOVED_TO)
        && reader.is(lead + 1, known::INFINITIVE)
    {
        return Tense::Future;
    }
    // "it had been expected since August"
    if let Some(lead) = hit.start.checked_sub(1)
        && reader.is(lead, known::BEHIND)
    {
        return Tense::Past;
    }
    // "to get around Wednesday's ruling", "to sell it under a June agreement": only what is said of the ruling counts.
    let owner = reader.is_possessive(hit.end) || reader.is_adjective(hit);
    let mut best: Option<(usize, Tense)> = None;
    // Outwards from the date on either side, so that marks on the way are counted once.
    let before = (from..hit.start).rev().map(|at| (at, hit.start - at, true));
    let after = (hit.end..to).map(|at| (at, at - hit.end + 1 + AFTER_PENALTY, false));
    let mut marks = 0;
    let mut leading = true;
    for (at, steps, is_before) in before.chain(after) {
        if leading != is_before {
            (leading, marks) = (is_before, 0);
        }
        if reader.is_mark(at) {
            marks += 1;
            continue;
        }
        // "on Friday, officials said": who tells it told it later.
        if !is_before && marks > 0 && reader.is(at, known::SPEECH) {
            continue;
        }
        let Some(tense) = reader.tense_of(at, is_before) else {
            continue;
        };
        if is_before && owner && tense == Tense::Future {
            continue;
        }
        let away = steps + marks * MARK_PENALTY;
        if best.is_none_or(|(nearest, _)| away < nearest) {
            best = Some((away, tense));
        }
    }
    best.map_or(Tense::Unclear, |(_, tense)| tense)
}

/// Whether the nearest word of the future before a date says that it is ahead of who writes: "will", not "would" or "planned".
pub(super) fn will(pieces: &[Piece], hit: &Hit, lang: &Language) -> bool {
    let from = hit.start.saturating_sub(WILL_WINDOW);
    let ahead = pieces[from..hit.start]
        .iter()
        .rfind(|p| lang.is(p, known::FUTURE));
    ahead.is_some_and(|p| lang.is(p, known::WILL))
}

/// "The road has been closed since the flood in May": since May. "Since its launch in March 2015 the project has trained 300 people": at
/// some time after. Neither for "since the museum opened in May", which says what it did in May.
pub(super) fn since_what_was_then(
    pieces: &[Piece],
    hit: &Hit,
    lang: &Language,
    text: &str,
) -> Option<Signal> {
    let told = [
        known::PAST,
        known::AUXILIARY,
        known::PRESENT,
        known::FUTURE,
        known::SPEECH,
    ];
    let reader = Reader { pieces, lang, text };
    let verb = |p: &Piece| told.iter().any(|class| lang.is(p, *class)) || reader.has_past_ending(p);
    let since = (2..=LONGEST_SINCE)
        .map_while(|back| hit.start.checked_sub(back))
        .take_while(|at| pieces[*at].is_letters() && !verb(&pieces[*at]))
        .find(|at| lang.is(&pieces[*at], known::EVER_SINCE))?;
    let leads = since
        .checked_sub(1)
        .is_none_or(|before| reader.is_mark(before));
    // "the largest survey since the Bergholm exhibition of 1974": the exhibition was of that year.
    if !leads && pieces[hit.start - 1].range.of(text) == "of" {
        return None;
    }
    Some(if leads { Signal::After } else { Signal::Since })
}

struct Reader<'a> {
    pieces: &'a [Piece],
    lang: &'a Language,
    text: &'a str,
}

impl Reader<'_> {
    /// `is_before`: it stands before the date. What is done after "on Friday to …" says no more of Friday.
    fn tense_of(&self, at: usize, is_before: bool) -> Option<Tense> {
        let piece = self.pieces.get(at)?;
        // "The school opens on 5 June", "On Monday workmen begin": told in the present, and still to come.
        if self.is(at, known::OPENS) || self.is(at, known::OPEN_MANY) && self.is_done_by_many(at) {
            return Some(Tense::Future);
        }
        if !is_before && self.is_now_called_off(at) {
            return Some(Tense::Future);
        }
        // Most words say nothing of tense.
        if !self.lang.is_any(piece, TELLING) && !self.has_past_ending(piece) {
            return None;
        }
        if self.opens_future(at) {
            return Some(Tense::Future);
        }
        if self.is(at, known::INFINITIVE) {
            // "according to police", "close to the river": no verb follows.
            let verb = self.pieces.get(at + 1).is_some_and(|next| {
                next.is_letters() && !next.capital && !self.is(at + 1, known::NO_VERB)
            });
            let governed = at
                .checked_sub(1)
                .is_some_and(|before| self.is(before, known::NO_INFINITIVE));
            return (verb && !governed && is_before).then_some(Tense::Future);
        }
        let past = self.is(at, known::PAST) || self.has_past_ending(piece);
        if !past {
            return None;
        }
        // "were planning", "had been scheduled": the plan decides.
        if self.is(at, known::AUXILIARY)
            && (1..=GROUP_REACH)
                .find(|on| !self.is(at + on, known::AUXILIARY))
                .is_some_and(|on| self.is(at + on, known::FUTURE))
        {
            return None;
        }
        // "will be completed", "is expected to have closed": the group's first word decides.
        for back in 1..=GROUP_REACH {
            let Some(before) = at.checked_sub(back) else {
                break;
            };
            if self.is_mark(before) {
                break;
            }
            // "the case is heard in May"
            if self.is(before, known::PRESENT) {
                return None;
            }
            // "the ambassador to Norway said": an infinitive goes with a participle only by "be" or "have".
            let infinitive = self.is(before, known::INFINITIVE)
                && self.is(before + 1, known::INFINITIVE_AUXILIARY);
            if infinitive || self.opens_future(before) {
                return Some(Tense::Future);
            }
        }
        Some(Tense::Past)
    }

    /// "Has been cancelled", "is postponed", and bare in a headline; not "was cancelled", which may be long ago.
    fn is_now_called_off(&self, at: usize) -> bool {
        let word = |n: usize| {
            let piece = at.checked_sub(n).and_then(|i| self.pieces.get(i));
            piece.map_or("", |p| p.range.of(self.text))
        };
        // "Has been": by the first word of the group, which is the nearest to the date.
        let group = self.is(at, known::AUXILIARY)
            && !self.is(at, known::CALLED_OFF)
            && self.is(at + 2, known::CALLED_OFF);
        if group {
            let have = self.pieces[at].range.of(self.text);
            let been = self.pieces[at + 1].range.of(self.text);
            return matches!(have, "has" | "have") && been == "been";
        }
        let done = matches!(word(1), "was" | "were" | "be" | "been" | "being");
        self.is(at, known::CALLED_OFF) && !done
    }

    /// "will", "may"; not "fell ill in May and left at the end of June", which is a month.
    fn opens_future(&self, at: usize) -> bool {
        let capital = self.pieces.get(at).is_some_and(|p| p.capital);
        self.is(at, known::FUTURE) && !(capital && at > 0 && self.is(at, known::MONTH_NAME))
    }

    /// "workmen of the mill begin", "we leave", but not "to begin", "the open house".
    fn is_done_by_many(&self, at: usize) -> bool {
        let before = |n: usize| at.checked_sub(n).and_then(|i| self.pieces.get(i));
        let letters = |p: &Piece| p.is_letters();
        let Some(last) = before(1).filter(|p| letters(p)) else {
            return false;
        };
        let who = last.range.of(self.text);
        if matches!(who, "we" | "We" | "I" | "they" | "They") {
            return true;
        }
        let near = (1..=MANY_REACH).map_while(before);
        let many = near
            .into_iter()
            .take_while(|p| !self.lang.is(p, known::INFINITIVE))
            .any(|p| {
                let word = p.range.of(self.text);
                let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
                p.is_letters()
                    && !p.capital
                    && (plural || word.ends_with("men") || word == "people")
            });
        let thing = self.is(at - 1, known::NO_VERB) || self.is(at - 1, known::INDEFINITE);
        many && !thing && !self.is(at - 1, known::AUXILIARY)
    }

    /// "Wednesday's"
    fn is_possessive(&self, end: usize) -> bool {
        let glued = |at: usize, words: &[&str]| {
            self.pieces
                .get(at)
                .is_some_and(|p| !p.spaced && words.contains(&p.range.of(self.text)))
        };
        glued(end, &["'", "’"]) && glued(end + 1, &["s"]) || glued(end, &["'s", "’s"])
    }

    /// "a June agreement", "the Nov. 1 deadline"
    fn is_adjective(&self, hit: &Hit) -> bool {
        let article = hit
            .start
            .checked_sub(1)
            .is_some_and(|at| self.is(at, known::INDEFINITE));
        let noun = self
            .pieces
            .get(hit.end)
            .is_some_and(|p| p.spaced && p.is_letters() && !p.capital);
        article && noun && !self.is(hit.end, known::NO_NOUN)
    }

    fn is_mark(&self, at: usize) -> bool {
        self.pieces
            .get(at)
            .is_some_and(|p| p.kind == PieceKind::Mark)
    }

    fn is(&self, at: usize, class: NameId) -> bool {
        self.pieces.get(at).is_some_and(|p| self.lang.is(p, class))
    }

    /// How many letters stand before the last two; three are enough.
    fn stem_letters(&self, piece: &Piece) -> usize {
        let word = piece.range.of(self.text);
        word.chars().rev().skip(2).take(3).count()
    }

    /// "announced", "dropped": the ending says it, where the word is none of the few that merely look so ("hundred").
    fn has_past_ending(&self, piece: &Piece) -> bool {
        if !piece.is_letters() || piece.capital {
            return false;
        }
        let ending = match self.lang.ascii_ending(piece, self.text) {
            Some(ending) => ending,
            None => {
                let word = piece.range.of(self.text);
                let Some((start, _)) = word.char_indices().nth_back(1) else {
                    return false;
                };
                let mut ending = String::new();
                fold_into(&word[start..], &mut ending);
                self.lang.lexicon.word(ending.as_bytes())
            }
        };
        let senses = self.lang.senses(ending);
        senses.value(known::PAST_ENDING, false).is_some()
            && self.stem_letters(piece) == 3
            && self
                .lang
                .senses(piece.word)
                .value(known::NO_VERB, false)
                .is_none()
    }
}
