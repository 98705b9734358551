//! What is spelled like a date but is part of a name: "August Palmer", "USA Today", the program “This Week”.
//!
//! Knows no names: capitals and the words beside them tell.

use super::Found;
use super::lexicon::NameId;
use super::pieces::{Piece, PieceKind};
use super::rules::{Language, known};
use super::value::Core;

pub(super) fn is_a_name(one: &Found, text: &str) -> bool {
    let beside = Beside {
        pieces: one.pieces,
        start: one.hit.start,
        end: one.hit.end,
        text,
        lang: one.lang,
    };
    match &one.hit.sem.core {
        Core::Date(_) => beside.is_person(),
        Core::Set { .. } => beside.is_newspaper(),
        Core::Shift { .. } | Core::Ref(_) | Core::Duration(..) => beside.is_title(),
        Core::Near { .. } | Core::Counted { .. } | Core::Range(..) => false,
    }
}

struct Beside<'a> {
    pieces: &'a [Piece],
    start: usize,
    end: usize,
    text: &'a str,
    lang: &'a Language,
}

impl Beside<'_> {
    /// "August Palmer", "Senatorin Ulrike Mai": a month that is a name too, beside another name, with no word before it
    /// that a month would need.
    fn is_person(&self) -> bool {
        let one_word =
            self.end == self.start + 1 && self.words(self.start).chars().all(char::is_alphabetic);
        if !one_word || !self.is(self.start, known::MONTH_NAME) || !self.is_capital(self.start) {
            return false;
        }
        let next = self.spaced(self.end) && self.is_proper(self.end);
        let before = self.before().filter(|_| self.spaced(self.start));
        let previous =
            before.is_some_and(|at| self.is_proper(at) && !self.words(at).ends_with('.'));
        let needs = before.is_some_and(|at| self.is(at, known::MONTH_LEAD));
        // "signed by June Harper" against "by June", "in June Harper said".
        let beside = next && before.is_some_and(|at| self.is(at, known::NAME_LEAD));
        (!needs || beside) && (next || previous)
    }

    /// "the Daily Mail"
    fn is_newspaper(&self) -> bool {
        self.is_capital(self.start) && self.is(self.end, known::PRESS)
    }

    /// “This Week”, "60 Minutes", "USA Today": words that are written small but in titles, each with a capital.
    fn is_title(&self) -> bool {
        let Some(before) = self.before() else {
            return false;
        };
        let mut words = (self.start..self.end)
            .filter(|at| self.is_letters(*at))
            .peekable();
        if words.peek().is_none()
            || !words.all(|at| self.is_proper(at) && self.is(at, known::TITLE_WORD))
        {
            return false;
        }
        if self.end == self.start + 1 {
            let acronym = self.words(before);
            return self.spaced(self.start)
                && acronym.chars().count() > 1
                && acronym.chars().all(char::is_uppercase);
        }
        let quoted = self.pieces[before].kind == PieceKind::Mark
            && matches!(self.words(before), "\"" | "“" | "'" | "‘" | "„" | "«" | "`");
        quoted || self.is_letters(before) && !self.is_capital(before)
    }

    fn before(&self) -> Option<usize> {
        self.start.checked_sub(1)
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    fn words(&self, at: usize) -> &str {
        self.piece(at).map_or("", |p| p.range.of(self.text))
    }

    fn spaced(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|p| p.spaced)
    }

    fn is_letters(&self, at: usize) -> bool {
        self.piece(at).is_some_and(Piece::is_letters)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|p| p.capital)
    }

    /// With a capital, but not in capitals.
    fn is_proper(&self, at: usize) -> bool {
        self.is_letters(at) && self.is_capital(at) && self.words(at).chars().any(char::is_lowercase)
    }

    fn is(&self, at: usize, class: NameId) -> bool {
        self.piece(at).is_some_and(|p| self.lang.is(p, class))
    }
}
