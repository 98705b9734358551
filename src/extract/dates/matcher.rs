//! Walks a language's machine over a sentence's pieces: one pass, the longest match at each place.
//!
//! Decides nothing about meaning beyond what a rule's own template refuses.

use super::machine::{Checked, Edge, GroupId, Next, TAKEN, TRIGGER};
use super::pattern::Builtin;
use super::pieces::{Piece, PieceKind, is_apostrophe};
use super::rules::{Language, known};
use super::value::{Capture, Captures, Core, NO_DATE, Sem};
use std::cmp::Reverse;

#[derive(Clone, Debug)]
pub struct Hit {
    /// Pieces `start..end`.
    pub start: usize,
    pub end: usize,
    pub rule: u32,
    pub sem: Sem,
}

/// What a walk needs besides its pieces; kept from sentence to sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    /// For each piece and group what was found there: 0 is not tried, 1 nothing, else the place in `inner` plus 2.
    memo: Vec<u32>,
    inner: Vec<Inner>,
    /// What those mean, in the same order.
    sems: Vec<Sem>,
    captures: Captures,
    /// Ends of patterns that the walks under way have come to.
    ends: Vec<End>,
    /// What had been captured there.
    kept: Captures,
    /// How many tests were made: what the time is bounded by.
    #[cfg(test)]
    pub steps: u64,
}

impl Hit {
    /// Does it say that its words are no date?
    pub fn is_refusal(&self) -> bool {
        self.sem.core == Core::Ref(NO_DATE)
    }
}

/// A match of a group inside another: where it ends.
#[derive(Clone, Copy, Debug)]
struct Inner {
    end: usize,
}

/// A pattern that fits up to here, its meaning not yet worked out: that is done for the longest one only.
#[derive(Clone, Copy, Debug)]
struct End {
    at: usize,
    rule: u32,
    /// Its captures in [`Scratch::kept`].
    captures: (u32, u32),
}

/// Every match in the pieces, left to right, none overlapping, with those that say what is no date.
pub fn matches(
    lang: &Language,
    group: Option<GroupId>,
    pieces: &[Piece],
    text: &str,
    scratch: &mut Scratch,
    out: &mut Vec<Hit>,
) {
    let Some(group) = group else {
        return;
    };
    // A word no pattern takes ends every match, so only the runs between such words are walked, and of those only the ones
    // that hold a word without which nothing can match.
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start;
        let mut last_trigger = None;
        while end < pieces.len() {
            let uses = lang.machine.uses(pieces, end);
            if uses & TAKEN == 0 {
                break;
            }
            if uses & TRIGGER != 0 {
                last_trigger = Some(end);
            }
            end += 1;
        }
        if let Some(last) = last_trigger {
            scratch.reset((end - start) * lang.machine.groups());
            let mut walker = Walker {
                lang,
                pieces,
                text,
                run: start,
                scratch,
            };
            let mut at = start;
            while at <= last {
                match walker.best(group, at, true) {
                    Some(hit) => {
                        at = hit.end.max(at + 1);
                        out.push(hit);
                    }
                    None => at += 1,
                }
            }
        }
        start = end + 1;
    }
}

impl Scratch {
    fn reset(&mut self, size: usize) {
        self.memo.clear();
        self.memo.resize(size, 0);
        self.inner.clear();
        self.sems.clear();
        self.captures.clear();
        self.ends.clear();
        self.kept.clear();
    }
}

struct Walker<'a> {
    lang: &'a Language,
    pieces: &'a [Piece],
    text: &'a str,
    /// Where the run of words begins that is walked.
    run: usize,
    scratch: &'a mut Scratch,
}

/// Where a match begins, and where its captures do.
#[derive(Clone, Copy)]
struct Walk {
    base: usize,
    start: usize,
}

impl Walker<'_> {
    /// The longest match that begins at `start`; of two as long, that of the rule which comes first.
    fn best(&mut self, group: GroupId, start: usize, top: bool) -> Option<Hit> {
        let machine = &self.lang.machine;
        let piece = self.pieces.get(start)?;
        let here = Next::of(piece);
        if !machine.may_begin(group, here, self.pieces.get(start + 1)) {
            return None;
        }
        let walk = Walk {
            base: self.scratch.captures.len(),
            start,
        };
        let (first, kept) = (self.scratch.ends.len(), self.scratch.kept.len());
        self.go_on(machine.root(group), walk, start, here);
        let found = self.longest(first, start, top);
        self.scratch.ends.truncate(first);
        self.scratch.kept.truncate(kept);
        found
    }

    /// The best of the ends from `first` on whose captures go together.
    fn longest(&mut self, first: usize, start: usize, top: bool) -> Option<Hit> {
        loop {
            let ends = self.scratch.ends.get(first..)?;
            // Of two ways through one rule, the first as well.
            let order = |end: &End| (end.at, Reverse(end.rule), Reverse(end.captures.0));
            let best = (0..ends.len()).max_by_key(|at| order(&ends[*at]))?;
            let end = self.scratch.ends.swap_remove(first + best);
            let captures = end.captures.0 as usize..end.captures.1 as usize;
            let template = &self.lang.rule(end.rule).template;
            if let Some(sem) = template.fill(&self.scratch.kept[captures], &self.scratch.sems)
                && (!top || self.stands_free(start, end.at, &sem))
            {
                return Some(Hit {
                    start,
                    end: end.at,
                    rule: end.rule,
                    sem,
                });
            }
        }
    }

    /// The same for a group inside another, which may be asked for at one place by many patterns: its end and its meaning.
    fn inner(&mut self, group: GroupId, at: usize) -> Option<(usize, u32)> {
        let slot = (at - self.run) * self.lang.machine.groups() + usize::from(group.0);
        match self.scratch.memo.get(slot) {
            Some(0) => {}
            Some(1) | None => return None,
            Some(known) => {
                let known = known - 2;
                let inner = self.scratch.inner.get(known as usize)?;
                return Some((inner.end, known));
            }
        }
        let found = self.best(group, at, false);
        let known = self.scratch.inner.len() as u32;
        self.scratch.memo[slot] = if found.is_some() { known + 2 } else { 1 };
        let hit = found?;
        self.scratch.inner.push(Inner { end: hit.end });
        self.scratch.sems.push(hit.sem);
        Some((hit.end, known))
    }

    /// Tries every edge of a node on the piece at `at`.
    fn go_on(&mut self, node: u32, walk: Walk, at: usize, next: Next) {
        let machine = &self.lang.machine;
        let (all, some) = machine.edges(node, next);
        for edge in all {
            if machine.check(edge.check).may(next) {
                self.step(*edge, walk, at, next);
            }
        }
        for edge in some {
            self.step(machine.edge(*edge), walk, at, next);
        }
    }

    fn step(&mut self, edge: Edge, walk: Walk, at: usize, here: Next) {
        #[cfg(test)]
        {
            self.scratch.steps += 1;
        }
        let Some(piece) = self.pieces.get(at) else {
            return;
        };
        if edge.glued && piece.spaced {
            return;
        }
        let machine = &self.lang.machine;
        // A look at the next piece spares most numbers a closer one.
        let after = self.pieces.get(at + 1);
        if machine.takes_one(edge.test, here, after)
            && !machine.leads_on(edge.next, after.map(Next::of))
        {
            return;
        }
        let Some((used, capture)) = self.test(edge.test, at) else {
            return;
        };
        let depth = self.scratch.captures.len();
        if let Some(capture) = capture {
            self.scratch.captures.push((edge.slot, capture));
        }
        let end = at + used;
        self.arrive(edge.next, walk, end);
        if let Some(next) = self.pieces.get(end) {
            self.go_on(edge.next, walk, end, Next::of(next));
        }
        self.scratch.captures.truncate(depth);
    }

    /// Notes the rules that end at this node, as far as what stands beside the match lets them.
    fn arrive(&mut self, node: u32, walk: Walk, end: usize) {
        let rules = self.lang.machine.accepts(node);
        if rules.is_empty() {
            return;
        }
        let before = walk.start.checked_sub(1).and_then(|i| self.pieces.get(i));
        let after = self.pieces.get(end);
        let scratch = &mut *self.scratch;
        let from = scratch.kept.len() as u32;
        for rule in rules {
            let guarded = self.lang.rule(*rule);
            if guarded.before.allows(before, self.lang) && guarded.after.allows(after, self.lang) {
                if scratch.kept.len() as u32 == from {
                    let own = scratch.captures.get(walk.base..).unwrap_or(&[]);
                    scratch.kept.extend_from_slice(own);
                }
                scratch.ends.push(End {
                    at: end,
                    rule: *rule,
                    captures: (from, scratch.kept.len() as u32),
                });
            }
        }
    }

    /// A number that is part of a longer one ("45/158", "1.2.2019.5", "$2,000", "№2018") is no date. Only hours may hang on
    /// each other by a dash, because the last one says what they are ("10-18 Uhr").
    fn stands_free(&self, start: usize, end: usize, sem: &Sem) -> bool {
        let piece = |i: usize| self.pieces.get(i);
        let joined = |i: usize| piece(i).is_some_and(Piece::is_joined);
        let first = &self.pieces[start];
        let hours = sem.clock.is_some() && (sem.listed || !self.pieces[end - 1].is_digits());
        // ", 87 ans": a mark belongs to nothing before it.
        let opens = matches!(first.range.of(self.text), "," | "(");
        if start > 0 && first.is_joined() && !opens {
            let before = &self.pieces[start - 1];
            match before.kind {
                PieceKind::Mark => {
                    let mark = before.range.of(self.text);
                    let digits_before =
                        start >= 2 && !before.spaced && self.pieces[start - 2].is_digits();
                    if matches!(
                        mark,
                        "$" | "€" | "£" | "¥" | "№" | "#" | "=" | "_" | "@" | "+" | "&" | "\\"
                    ) {
                        return false;
                    }
                    let hours = hours && matches!(mark, "-" | "–" | "/");
                    if first.is_digits()
                        && !hours
                        && (digits_before
                            && matches!(mark, "." | "," | "/" | ":" | "-" | "–" | "'")
                            || matches!(mark, "." | "/" | "’") && start >= 2 && !before.spaced)
                    {
                        return false;
                    }
                    // "user-Friday", "non-January": a word's second half is not a date; "mid-May" has its own rule.
                    if mark == "-"
                        && first.is_letters()
                        && start >= 2
                        && !before.spaced
                        && self.pieces[start - 2].is_letters()
                        && !first.capital
                    {
                        return false;
                    }
                    if matches!(mark, "/" | ".")
                        && first.is_letters()
                        && start >= 2
                        && !before.spaced
                    {
                        return false;
                    }
                }
                // "dell'anno", "l'80": an elided word stands apart although no space says so.
                PieceKind::Letters if before.range.of(self.text).ends_with(is_apostrophe) => {}
                PieceKind::Letters | PieceKind::Digits(_) => return false,
            }
        } else if start > 0 && first.is_digits() {
            let before = self.pieces[start - 1].range.of(self.text);
            if matches!(before, "$" | "€" | "£" | "¥" | "№" | "#") {
                return false;
            }
        }
        let last = &self.pieces[end - 1];
        if joined(end) {
            let after = &self.pieces[end];
            match after.kind {
                PieceKind::Letters | PieceKind::Digits(_) => {
                    return last.kind == PieceKind::Mark;
                }
                PieceKind::Mark => {
                    let mark = after.range.of(self.text);
                    let next_joined = joined(end + 1);
                    let next_digits = next_joined && piece(end + 1).is_some_and(Piece::is_digits);
                    let hours = hours && matches!(mark, "-" | "–" | "/");
                    if last.is_digits()
                        && !hours
                        && (mark == "%"
                            || next_digits && matches!(mark, "." | "," | "/" | ":" | "-" | "–"))
                    {
                        return false;
                    }
                    if matches!(mark, "_" | "@" | "=")
                        || matches!(mark, "/" | ".")
                            && next_joined
                            && end + 1 < self.pieces.len()
                            && piece(end + 1).is_some_and(|p| p.kind != PieceKind::Mark)
                            && last.is_letters()
                            && !last.capital
                    {
                        return false;
                    }
                    // "day-care", "now-defunct", "year-end": half of another word.
                    if mark == "-"
                        && last.is_letters()
                        && !last.capital
                        && next_joined
                        && piece(end + 1).is_some_and(Piece::is_letters)
                    {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// How many pieces pass the test, and what is kept of them.
    fn test(&mut self, test: Checked, at: usize) -> Option<(usize, Option<Capture>)> {
        match test {
            Checked::Words => Some((1, None)),
            Checked::Class(class) => {
                let piece = self.pieces.get(at)?;
                self.lang
                    .senses(piece.word)
                    .value(class, piece.capital)
                    .map(|v| (1, Some(Capture::Int(v))))
            }
            Checked::Builtin(builtin) => self.builtin(builtin, at),
            Checked::Group(group) => {
                let (end, meaning) = self.inner(group, at)?;
                Some((end - at, Some(Capture::Sem(meaning))))
            }
        }
    }

    fn builtin(&self, builtin: Builtin, at: usize) -> Option<(usize, Option<Capture>)> {
        let piece = self.pieces.get(at)?;
        let digits = |most: usize, range: std::ops::RangeInclusive<u32>| {
            let (value, len) = piece.digits()?;
            (len <= most && range.contains(&value)).then_some((1, Some(Capture::Int(value as i32))))
        };
        match builtin {
            Builtin::Number => {
                let (used, n) = self.number(at)?;
                Some((used, Some(Capture::Number(n))))
            }
            Builtin::Ordinal => {
                let (used, n) = self.ordinal(at)?;
                Some((used, Some(Capture::Int(n))))
            }
            Builtin::Day => {
                let (_, capture) = digits(2, 1..=31)?;
                Some((1 + self.ordinal_ending(at + 1), capture))
            }
            Builtin::Month => digits(2, 1..=12),
            Builtin::Year => {
                let found = digits(4, 1000..=2199)?;
                (piece.places == 4).then_some(found)
            }
            Builtin::Recent => digits(4, 1900..=2049),
            Builtin::OldYear => digits(4, 1..=9999),
            Builtin::TwoDigits => {
                let found = digits(2, 0..=99)?;
                (piece.places == 2).then_some(found)
            }
            Builtin::FourDigits => {
                let found = digits(4, 0..=9999)?;
                (piece.range.len() == 4).then_some(found)
            }
            Builtin::Hour => digits(2, 0..=24),
            Builtin::Minute => {
                let found = digits(2, 0..=59)?;
                (piece.places == 2).then_some(found)
            }
        }
    }

    /// Pieces of an ordinal's ending glued to its digits: "th", "-го", "er".
    fn ordinal_ending(&self, at: usize) -> usize {
        let class = known::ORDINAL_ENDING;
        let ending = |i: usize| {
            self.pieces
                .get(i)
                .is_some_and(|p| !p.spaced && self.lang.is(p, class))
        };
        if ending(at) {
            return 1;
        }
        let dash = self
            .pieces
            .get(at)
            .is_some_and(|p| !p.spaced && matches!(p.range.of(self.text), "-" | "º" | "°" | "ª"));
        match dash {
            true if ending(at + 1) => 2,
            true if self.pieces[at].range.of(self.text) != "-" => 1,
            _ => 0,
        }
    }

    fn ordinal(&self, at: usize) -> Option<(usize, i32)> {
        let piece = self.pieces.get(at)?;
        if let Some((value, len)) = piece.digits() {
            let ending = self.ordinal_ending(at + 1);
            return (len <= 3 && ending > 0).then_some((1 + ending, value as i32));
        }
        let sense = |i: usize, class| {
            self.pieces
                .get(i)
                .and_then(|p| self.lang.senses(p.word).value(class, p.capital))
        };
        if let Some(n) = sense(at, known::ORDINAL) {
            // Polish counts both: "dwudziestego piątego" is the 25th.
            let one =
                sense(at + 1, known::ORDINAL).filter(|one| n >= 20 && n % 10 == 0 && *one < 10);
            return Some(one.map_or((1, n), |one| (2, n + one)));
        }
        // "twenty-first"
        let tens = sense(at, known::NUMBER).filter(|n| *n >= 20 && *n % 10 == 0 && *n < 100)?;
        let dash = usize::from(
            self.pieces
                .get(at + 1)
                .is_some_and(|p| p.range.of(self.text) == "-"),
        );
        let one = sense(at + 1 + dash, known::ORDINAL).filter(|n| *n < 10)?;
        Some((2 + dash, tens + one))
    }

    /// "12", "2,019", "1.5", "twenty-four", "two hundred and six".
    fn number(&self, at: usize) -> Option<(usize, f64)> {
        let piece = self.pieces.get(at)?;
        if piece.is_digits() {
            let (value, len) = piece.digits()?;
            let mut n = f64::from(value);
            let mut used = 1;
            if len <= 3 {
                while let (Some(mark), Some(next)) =
                    (self.pieces.get(at + used), self.pieces.get(at + used + 1))
                    && !mark.spaced
                    && !next.spaced
                    && mark.range.of(self.text) == ","
                    && let Some((group, 3)) = next.digits()
                {
                    n = n * 1000.0 + f64::from(group);
                    used += 2;
                    if used > 7 {
                        return None;
                    }
                }
            }
            if let (Some(mark), Some(next)) =
                (self.pieces.get(at + used), self.pieces.get(at + used + 1))
                && !mark.spaced
                && !next.spaced
                && matches!(mark.range.of(self.text), "." | ",")
                && let Some((fraction, len)) = next.digits()
                && len < 3
            {
                n += f64::from(fraction) / 10f64.powi(len as i32);
                used += 2;
            }
            return Some((used, n));
        }
        let sense = |i: usize| {
            self.pieces
                .get(i)
                .and_then(|p| self.lang.senses(p.word).value(known::NUMBER, p.capital))
        };
        let mut total = 0i64;
        let mut current = i64::from(sense(at)?);
        let mut used = 1;
        let mut last = current;
        // Number words never run on for more than a dozen.
        while used < 24 {
            let dash = self
                .pieces
                .get(at + used)
                .is_some_and(|p| p.range.of(self.text) == "-" && !p.spaced);
            let and = self.pieces.get(at + used).is_some_and(|p| {
                self.lang
                    .senses(p.word)
                    .value(known::NUMBER_AND, p.capital)
                    .is_some()
            });
            let skip = usize::from(dash || and);
            let Some(next) = sense(at + used + skip).map(i64::from) else {
                break;
            };
            if next >= 1000 {
                total = (total + current).saturating_mul(next);
                current = 0;
            } else if next == 100 {
                current = current.saturating_mul(100);
            } else if last >= 100 || last >= 20 && last % 10 == 0 && next < 10 && !and {
                current += next;
            } else {
                break;
            }
            last = next;
            used += 1 + skip;
        }
        Some((used, (total + current) as f64))
    }
}
