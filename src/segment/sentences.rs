//! The tokens of one block → where its sentences end.
//!
//! Not which words are abbreviations; a token that kept its stop is taken as one.

use super::words::{Abbreviation, WORDS};
use crate::model::{TextRange, Token, TokenKind};
use std::ops::Range;

/// Splits a block's tokens into sentences: index ranges into `tokens`, in order, covering all of them.
pub(super) fn split(text: &str, tokens: &[Token], lang: &str) -> Vec<Range<usize>> {
    let block = Block { text, tokens, lang };
    let mut out = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        let end = match block.stop_at(i) {
            Some(Stop::Mark) => {
                let end = block.after_closers(i);
                block.ends_after_mark(start, i, end).then_some(end)
            }
            Some(Stop::Abbreviation) => {
                let end = block.after_closers(i);
                block.ends_after_abbreviation(start, i, end).then_some(end)
            }
            None => None,
        };
        match end {
            Some(end) => {
                out.push(start..end);
                start = end;
                i = end;
            }
            None => i += 1,
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

enum Stop {
    /// A full stop, a question mark and so on.
    Mark,
    /// A word that kept its stop.
    Abbreviation,
}

struct Block<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lang: &'t str,
}

impl<'t> Block<'t> {
    fn word(&self, i: usize) -> &'t str {
        self.tokens[i].range.of(self.text)
    }

    fn first_char(&self, i: usize) -> Option<char> {
        self.tokens.get(i)?.range.of(self.text).chars().next()
    }

    fn stop_at(&self, i: usize) -> Option<Stop> {
        let token = self.tokens[i];
        let word = self.word(i);
        match token.kind {
            TokenKind::Mark => word
                .chars()
                .next()
                .is_some_and(|c| is_terminator(c) || c == ';' && self.lang == "el")
                .then_some(Stop::Mark),
            TokenKind::Word => word.ends_with('.').then_some(Stop::Abbreviation),
            TokenKind::Number | TokenKind::Mixed => None,
        }
    }

    /// The index after the terminators, closing quotation marks, brackets and footnote marks that follow token `i`.
    fn after_closers(&self, i: usize) -> usize {
        let mut end = i + 1;
        while let Some(token) = self.tokens.get(end) {
            let Some(c) = self
                .first_char(end)
                .filter(|_| token.kind == TokenKind::Mark)
            else {
                break;
            };
            let is_footnote = c == '['
                && !token.spaced
                && self
                    .tokens
                    .get(end + 1)
                    .is_some_and(|t| t.kind == TokenKind::Number)
                && self.first_char(end + 2) == Some(']');
            if is_footnote {
                end += 3;
            } else if is_terminator(c) && !token.spaced
                || is_closer(c) && (!token.spaced || c == '»' && self.nothing_glued_after(end))
            {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// A guillemet closes even after a space (as French sets it), unless a word hangs on it (as German sets it).
    fn nothing_glued_after(&self, i: usize) -> bool {
        self.tokens.get(i + 1).is_none_or(|next| next.spaced)
    }

    /// Whether the sentence that began at `start` ends with the mark at `i`; the next one would begin at `end`.
    fn ends_after_mark(&self, start: usize, i: usize, end: usize) -> bool {
        let Some(next) = self.tokens.get(end) else {
            return true;
        };
        let mark = self.first_char(i).unwrap_or('.');
        if is_wide_terminator(mark) {
            return true;
        }
        if !next.spaced && !self.glued_sentences(i, end) {
            return false;
        }
        if mark == '.' && end == i + 1 && self.number_keeps_stop(start, i) {
            return false;
        }
        if mark == '.' && end == i + 1 && self.two_initials(i) {
            return false;
        }
        self.may_begin_sentence(end)
    }

    /// "reserved.The": the space was forgotten. Not "Ph.D", not "iom.int", not "3.5".
    fn glued_sentences(&self, i: usize, end: usize) -> bool {
        let before = i.checked_sub(1).map_or("", |b| self.word(b));
        let next = self.word(end);
        let is_word_end = before.chars().count() >= 3
            && before.chars().all(char::is_alphabetic)
            && before.ends_with(char::is_lowercase);
        let mut letters = next.chars();
        let is_sentence_start =
            letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
        self.tokens[end].kind == TokenKind::Word && is_word_end && is_sentence_start
    }

    /// "a. C.", "d. C.": a small letter and a capital, each with its stop, are one abbreviation.
    fn two_initials(&self, i: usize) -> bool {
        let letter = |at: usize| {
            let mut letters = self.word(at).trim_end_matches('.').chars();
            letters
                .next()
                .filter(|c| c.is_alphabetic() && letters.next().is_none())
        };
        let stopped = |at: usize| {
            self.word(at).ends_with('.')
                || self.first_char(at + 1) == Some('.') && !self.tokens[at + 1].spaced
        };
        // The first stop is a token of its own or the letter's.
        let small = match letter(i) {
            Some(letter) => Some(letter),
            None if self.tokens[i].spaced => None,
            None => i.checked_sub(1).and_then(letter),
        };
        small.is_some_and(char::is_lowercase)
            && letter(i + 1).is_some_and(char::is_uppercase)
            && stopped(i + 1)
    }

    /// "3. Oktober", "3. 10. 2019", "die 114. Sitzung", "1. The Council": the stop belongs to the number.
    fn number_keeps_stop(&self, start: usize, i: usize) -> bool {
        let Some(number_at) = i.checked_sub(1).filter(|_| !self.tokens[i].spaced) else {
            return false;
        };
        let number = self.word(number_at);
        let kind = self.tokens[number_at].kind;
        let is_roman =
            kind == TokenKind::Word && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        if kind != TokenKind::Number && !is_roman {
            return false;
        }
        if number_at == start && number.len() <= 3 {
            return true; // An enumerator is part of what it numbers.
        }
        let next = self.word(i + 1);
        if is_roman {
            return WORDS.has_ordinal_stop(self.lang) && !WORDS.is_starter(next, self.lang);
        }
        let value: u32 = number.parse().unwrap_or(u32::MAX);
        // Korean writes "2019. 12. 18." with a stop behind each part.
        if self.lang == "ko"
            && (1000..2200).contains(&value) | (1..=12).contains(&value)
            && self.tokens[i + 1].kind == TokenKind::Number
            && next.len() <= 2
        {
            return true;
        }
        if (1..=31).contains(&value) && number.len() <= 2 {
            // English writes no stop there, unless a year follows and it must be a date: "12. October 2019".
            let is_date = self.lang != "en"
                || self
                    .tokens
                    .get(i + 2)
                    .is_some_and(|t| t.kind == TokenKind::Number);
            if is_date && WORDS.is_month(next.trim_end_matches('.')) {
                return true;
            }
            if self.tokens[i + 1].kind == TokenKind::Number && self.spaced_date(number_at, i + 1) {
                return true;
            }
        }
        number.len() <= 3
            && WORDS.has_ordinal_stop(self.lang)
            && self.tokens[i + 1].kind == TokenKind::Word
            && !WORDS.is_starter(next, self.lang)
    }

    /// "3. 10. 2019", at either of its stops.
    fn spaced_date(&self, number_at: usize, next_at: usize) -> bool {
        let stop_after_next = self.tokens.get(next_at + 1).is_some_and(|t| !t.spaced)
            && self.first_char(next_at + 1) == Some('.');
        let next = self.word(next_at);
        if next.len() <= 2 && stop_after_next {
            return next
                .parse()
                .is_ok_and(|month: u32| (1..=12).contains(&month));
        }
        let stop_before = number_at >= 2
            && self.word(number_at - 1) == "."
            && self.tokens[number_at - 2].kind == TokenKind::Number;
        next.len() == 4 && stop_before
    }

    /// Whether the sentence ends with the abbreviation at `i`.
    fn ends_after_abbreviation(&self, start: usize, i: usize, end: usize) -> bool {
        let Some(next) = self.tokens.get(end) else {
            return true;
        };
        // "etc.)" in the middle of a sentence; "U.S.," needs no closer to say the same.
        if !next.spaced || end == i + 1 && self.two_initials(i) {
            return false;
        }
        // "etc.”" and "p.m.!" end like any word does.
        let more_stops = (i + 1..end).any(|k| {
            self.first_char(k)
                .is_some_and(|c| is_terminator(c) || is_quote(c))
        });
        if more_stops {
            return self.may_begin_sentence(end);
        }
        let word_at = self.skip_openers(end);
        let Some(first) = self.first_char(word_at) else {
            return false;
        };
        if !(first.is_uppercase() || is_uncased_letter(first)) {
            return false;
        }
        let next_word = self.word(word_at);
        let starter = WORDS.is_starter(next_word, self.lang);
        let word = self.word(i);
        let bare = word.trim_end_matches('.');
        if bare.contains('.') {
            // "the U.S. Embassy" goes on; "the U.S. The" and "10 p.m. Baku" do not.
            let is_small = bare.chars().all(|c| c == '.' || c.is_lowercase());
            let goes_on = WORDS.goes_on_after_hour(next_word);
            return starter || is_small && may_close(bare) && !goes_on;
        }
        match WORDS.abbreviation(bare) {
            Some(Abbreviation::Title | Abbreviation::BeforeNumber) if bare.chars().count() > 1 => {
                false
            }
            Some(Abbreviation::MayEnd) => true,
            _ if bare.chars().count() == 1 => {
                let after_number = i > 0
                    && self.tokens[i - 1].kind != TokenKind::Mark
                    && self.word(i - 1).ends_with(|c: char| c.is_ascii_digit());
                if bare.chars().all(char::is_lowercase) {
                    // "2019 г. Министр" ends, "г. Баку" does not.
                    after_number && !self.only_a_date(start, i)
                } else {
                    starter && !WORDS.is_particle(next_word)
                }
            }
            _ => false,
        }
    }

    /// "18 декабря 1990 г. Ассамблея приняла": a date at a sentence's beginning, or after a mark, is no sentence.
    fn only_a_date(&self, start: usize, year_letter: usize) -> bool {
        let before = self.tokens[start..year_letter].iter().rposition(|t| {
            let word = t.range.of(self.text);
            let is_date = match t.kind {
                TokenKind::Number | TokenKind::Mixed => true,
                TokenKind::Word => WORDS.is_month(word) || word.chars().count() <= 2,
                TokenKind::Mark => matches!(word, "–" | "—" | "-"),
            };
            !is_date
        });
        before.is_none_or(|at| self.tokens[start + at].kind == TokenKind::Mark)
    }

    /// The index of the first token from `at` that is no opening quotation mark or bracket.
    fn skip_openers(&self, at: usize) -> usize {
        let mut i = at;
        while self
            .first_char(i)
            .is_some_and(|c| is_quote(c) || is_opener(c))
        {
            i += 1;
        }
        i
    }

    /// Whether a sentence can begin with token `at`: with a capital, a number, a quotation or a letter without case.
    fn may_begin_sentence(&self, at: usize) -> bool {
        let Some(c) = self.first_char(at) else {
            return true;
        };
        if is_quote(c) || is_opener(c) || matches!(c, '¿' | '¡') {
            let inner = self.skip_openers(at);
            return self.first_char(inner).is_none_or(|c| !c.is_lowercase());
        }
        if c.is_alphabetic() {
            return !c.is_lowercase() && !WORDS.is_never_first(self.word(at).trim_end_matches('.'));
        }
        c.is_numeric() || matches!(c, '•' | '·' | '©' | '№' | '#' | '*' | '$' | '€' | '£' | '@')
    }
}

/// Lower-case dotted abbreviations that may be a sentence's last word.
fn may_close(bare: &str) -> bool {
    matches!(
        bare,
        "p.m"
            | "a.m"
            | "т.д"
            | "т.п"
            | "т.к"
            | "u.s.w"
            | "u.a"
            | "u.ä"
            | "s.a"
            | "i.a"
            | "n.e"
            | "b.c"
            | "н.э"
            | "v.s"
            | "və s"
    )
}

fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '।' | '॥' | '։' | '\u{37e}'
    ) || is_wide_terminator(c)
}

/// Full stops that need no space after them.
fn is_wide_terminator(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．')
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '《'
            | '》'
    )
}

fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '【')
}

fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '】')
        || is_quote(c) && !matches!(c, '„' | '‚' | '「' | '『' | '《')
}

fn is_uncased_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// From the first token of `range` to its last.
pub(super) fn cover(tokens: &[Token], range: &Range<usize>) -> TextRange {
    tokens[range.start].range.cover(tokens[range.end - 1].range)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokens::tokenize;

    /// Sentences with a bar between them must come out as they are written here.
    #[track_caller]
    fn check_in(lang: &str, expected: &str) {
        let text = expected.replace(" | ", " ");
        let mut tokens = Vec::new();
        tokenize(&text, 0, text.len(), &mut tokens);
        let got: Vec<&str> = split(&text, &tokens, lang)
            .iter()
            .map(|r| cover(&tokens, r).of(&text))
            .collect();
        assert_eq!(got.join(" | "), expected);
    }

    #[track_caller]
    fn check(expected: &str) {
        check_in("en", expected);
    }

    #[test]
    fn plain_sentences() {
        check("It rained. | It stopped! | Did it? | Yes.");
        check("Prices rose by 3.5 per cent. | 25 countries took part.");
        check("It ended in 1990. | Nobody came.");
        check("What?! | Nobody knew.");
        check("a line without a stop");
    }

    #[test]
    fn years_before_christ_in_two_letters() {
        check_in(
            "es",
            "Murió en el año 44 a. C. en Roma. | Nació en el siglo V d. C. en Cádiz.",
        );
        check_in("it", "Era il 44 a. C. e pioveva. | Poi venne il sole.");
        check_in("en", "It was plan a. | Bees came.");
    }

    #[test]
    fn initials_and_titles() {
        check("In the end V. Huseynov spoke. | H.E. Mr. Almutairi thanked him.");
        check("Dr. A. B. Lind of the U.S. Embassy met Prof. Moss.");
        check("She lives in the U.S. | The rest stayed.");
        check("See Annex B. | The list is long.");
        check("It exploded in shed C. | Three men were hurt.");
        check("F. La Guardia was mayor.");
        check("He met St. John and Gen. Marsh at 5 p.m. sharp.");
        check("They left at 10 p.m. | Nobody saw them.");
        check("They left at 10 p.m. Tuesday. | It shuts at 5 p.m. EST, Nov. 6.");
        check("Food, water, etc. were sent. | Tents, beds, etc. | Then it rained.");
    }

    #[test]
    fn dates_and_numbers() {
        check("It runs till Nov. 29 and closes. | It began in Nov. | The rest is known.");
        check_in(
            "de",
            "Am 3. Oktober tagte die 114. Sitzung. | Die nächste folgt.",
        );
        check_in("de", "Es kamen 25. | Die anderen blieben fort.");
        check_in(
            "de",
            "Im 3. Jh. v. Chr. wurde es gebaut. | Im Jahr 79 n. Chr. brannte es.",
        );
        check_in("de", "Geöffnet ist Mi. 18. Dezember. | Mi. | Danach nicht.");
        check_in("pl", "Początek o godz. 10.30 w sali. | Wstęp wolny.");
        check_in("cs", "Dne 3. 10. 2019 se konala schůze. | Potom skončila.");
        check_in(
            "ru",
            "18.12.2019 г. в Баку прошло заседание. | Это было в 1990 г. | Министр согласился.",
        );
        check_in(
            "ru",
            "18 декабря 1990 г. Ассамблея приняла решение. | Он помнил: 3 мая 1990 г. Министр молчал.",
        );
        check_in("ru", "Он родился в г. Баку. | В. Гусейнов выступил.");
        check("Resolution No. 45/158 was adopted. | No. | Nobody objected.");
        check("1. The Council opened. | It closed.");
        check("He spoke on page 12. | October came.");
    }

    #[test]
    fn abbreviations_inside() {
        check("Some, e.g. Sweden, agreed (i.e. signed).");
        check("Acme Ltd. and Smith Inc. merged. | Acme Inc. | Both closed.");
    }

    #[test]
    fn quotations_close_after_the_stop() {
        check("“We came.” | Then they left.");
        check("He said: \"We came.\" | \"We left,\" she said.");
        check("“Where?” he asked. | (It was late.) | Nobody answered.");
        check_in("fr", "« Nous sommes venus. » | Puis ils partirent.");
        check_in("de", "»Wir kamen.« | »Wir gingen.«");
        check("The text ends.[12] | The next begins.");
    }

    #[test]
    fn ellipses() {
        check("He waited … and waited... then went. | He came back... | She smiled.");
    }

    #[test]
    fn wide_full_stops() {
        let text = "国际移民日。会议结束！";
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        assert_eq!(split(text, &tokens, "zh").len(), 2);
    }

    #[test]
    fn a_forgotten_space_and_its_lookalikes() {
        let pieces = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, 0, text.len(), &mut tokens);
            split(text, &tokens, "en").len()
        };
        assert_eq!(pieces("The session closed.The delegates left."), 2);
        assert_eq!(pieces("Visit iom.int or read report.pdf today."), 1);
        assert_eq!(pieces("He has a Ph.D in law."), 1);
    }
}
