//! A stretch of text → its tokens, one pass over the bytes.
//!
//! Not where sentences end; but whether a full stop belongs to the word before it is said here, because
//! abbreviations and initials keep theirs.

use super::words::{Abbreviation, WORDS};
use crate::model::{TextRange, Token, TokenKind};

/// Appends the tokens of `text[from..to]`. Both must be on character boundaries.
pub(super) fn tokenize(text: &str, from: usize, to: usize, out: &mut Vec<Token>) {
    let mut scanner = Scanner {
        text: &text[..to],
        at: from,
    };
    // Offsets into the whole text: what stands right before a block counts for `spaced`.
    let mut spaced = text[..from].chars().next_back().is_none_or(is_space);
    while let Some(c) = scanner.peek() {
        if is_space(c) {
            scanner.at += c.len_utf8();
            spaced = true;
            continue;
        }
        let start = scanner.at;
        scanner.token(c, spaced, out);
        debug_assert!(scanner.at > start);
        spaced = false;
    }
}

/// White space of any kind, and what is as good as it: control characters, marks of the direction of writing, zero-width
/// spaces, a stray byte-order mark.
pub(super) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return c <= ' ' || c == '\u{7f}';
    }
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{feff}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '´' | '`' | '＇')
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5ea}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// What may stand inside a word without being a letter: combining marks, soft hyphens, joiners.
fn is_extender(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
        || unicode_normalization::char::is_combining_mark(c)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || (!c.is_ascii() && c.is_numeric() && !c.is_alphabetic())
}

fn is_letter(c: char) -> bool {
    // `ʼ` is a letter to Unicode and an apostrophe to everybody else.
    c.is_alphabetic() && c != 'ʼ'
}

/// Scripts written without spaces: there a run of letters is no word, so each character is a token of its own.
fn is_unspaced_script(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Longer Hebrew words before a straight apostrophe stand in quotation marks.
const MOST_SHORTENED: usize = 3;

/// Longest run of segments looked at for one dotted abbreviation ("u.s.w." has three).
const MAX_DOTTED_SEGMENTS: usize = 6;

/// Longest segment of a dotted abbreviation: "Ph.D." and "M.Sc." but not "it.The".
const MAX_DOTTED_LETTERS: usize = 2;

struct Scanner<'t> {
    /// The whole text up to the end of the stretch.
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn token(&mut self, first: char, spaced: bool, out: &mut Vec<Token>) {
        let start = self.at;
        let kind = if let Some(end) = self.web_address(first) {
            self.at = end;
            TokenKind::Mixed
        } else if is_unspaced_script(first) {
            self.at += first.len_utf8();
            TokenKind::Word
        } else if is_letter(first) || is_digit(first) {
            self.word(out.last().copied().filter(|_| spaced))
        } else if is_apostrophe(first)
            && !spaced
            && let Some(end) = self.possessive(start)
        {
            self.at = end;
            TokenKind::Word
        } else {
            self.at += first.len_utf8();
            TokenKind::Mark
        };
        out.push(Token {
            range: TextRange::new(start, self.at),
            kind,
            spaced,
        });
    }

    /// Letters and digits with their inner marks; then, if that makes it an abbreviation, its stop.
    fn word(&mut self, before: Option<Token>) -> TokenKind {
        let start = self.at;
        let (mut letters, mut digits, mut inner) = (0_usize, 0_usize, false);
        let mut last_is_digit = false;
        while let Some(c) = self.peek() {
            if is_letter(c) && !is_unspaced_script(c) {
                letters += 1;
                last_is_digit = false;
            } else if is_digit(c) {
                digits += 1;
                last_is_digit = true;
            } else if !is_extender(c) {
                if !self.joins(c, last_is_digit) {
                    break;
                }
                inner |= !is_hyphen(c) && !is_apostrophe(c) || digits > 0;
            }
            self.at += c.len_utf8();
        }
        if self.peek() == Some('@')
            && let Some(end) = self.mail_address()
        {
            self.at = end;
            return TokenKind::Mixed;
        }
        if digits > 0 {
            return if letters == 0 && !inner {
                TokenKind::Number
            } else {
                TokenKind::Mixed
            };
        }
        if self.peek() == Some('.') {
            self.take_stop(start, letters, before);
        }
        TokenKind::Word
    }

    /// Whether the mark `c` at the current place holds together what stands on both sides of it.
    fn joins(&self, c: char, after_digit: bool) -> bool {
        let next_at = self.at + c.len_utf8();
        let Some(next) = self.char_at(next_at) else {
            return false;
        };
        if is_hyphen(c) {
            return (is_letter(next) || is_digit(next)) && !is_unspaced_script(next);
        }
        // Hebrew abbreviations and numbers: "צה״ל", written with a quotation mark as often.
        if matches!(c, '״' | '"') {
            return is_hebrew(next) && self.text[..self.at].ends_with(is_hebrew);
        }
        // "כ'", "עמ׳": a short Hebrew word may end with its mark.
        if matches!(c, '׳' | '\'') {
            let before = self.text[..self.at].chars().rev();
            let letters = before
                .take(MOST_SHORTENED + 1)
                .take_while(|c| is_hebrew(*c))
                .count();
            if (1..=MOST_SHORTENED).contains(&letters) || c == '׳' && letters > 0 {
                return true;
            }
        }
        if is_apostrophe(c) {
            if after_digit {
                return is_digit(next);
            }
            // A backquote or an opening quotation mark inside a word is an apostrophe only between letters.
            return is_letter(next)
                && !is_unspaced_script(next)
                && self.possessive(self.at).is_none();
        }
        after_digit && is_digit(next) && matches!(c, '.' | ',' | '/' | ':')
    }

    /// The end of an English possessive ending (or "is") that begins with the apostrophe at `at`: "’s" and no letter after it.
    fn possessive(&self, at: usize) -> Option<usize> {
        let apostrophe = self.char_at(at)?;
        let s_at = at + apostrophe.len_utf8();
        if !matches!(self.char_at(s_at), Some('s' | 'S')) {
            return None;
        }
        let end = s_at + 1;
        let ends = self
            .char_at(end)
            .is_none_or(|c| !is_letter(c) && !is_digit(c) && !is_extender(c));
        ends.then_some(end)
    }

    /// Takes the stop after the word that began at `start`, if it belongs to it.
    fn take_stop(&mut self, start: usize, letters: usize, before: Option<Token>) {
        if letters <= MAX_DOTTED_LETTERS
            && let Some(end) = self.dotted_abbreviation()
        {
            self.at = end;
            return;
        }
        let word = &self.text[start..self.at];
        let after_stop = self.at + 1;
        let keeps = match WORDS.abbreviation(word) {
            Some(Abbreviation::Title | Abbreviation::MayEnd) => true,
            Some(Abbreviation::BeforeNumber) => self.number_follows(after_stop),
            None => false,
        };
        let is_capital_initial =
            letters == 1 && word.chars().next().is_some_and(char::is_uppercase);
        let is_year_letter = letters == 1
            && WORDS.is_year_letter(word)
            && before.is_some_and(|t| t.kind != TokenKind::Mark && self.ends_in_digit(t));
        let is_town_letter = word == "г" && !is_year_letter;
        if keeps || is_capital_initial || is_year_letter || is_town_letter {
            self.at = after_stop;
        }
    }

    fn ends_in_digit(&self, token: Token) -> bool {
        token.range.of(self.text).ends_with(|c: char| is_digit(c))
    }

    /// From a first short segment's stop to the last stop of "H.E.", "e.g.", "Ph.D.", "т.е."; nothing where there is
    /// no second segment.
    fn dotted_abbreviation(&self) -> Option<usize> {
        let mut at = self.at;
        let mut end = None;
        for _ in 0..MAX_DOTTED_SEGMENTS {
            if self.char_at(at) != Some('.') {
                break;
            }
            let mut next = at + 1;
            let mut letters = 0;
            while let Some(c) = self.char_at(next) {
                if letters > MAX_DOTTED_LETTERS || !(is_letter(c) || is_extender(c)) {
                    break;
                }
                letters += usize::from(is_letter(c));
                next += c.len_utf8();
            }
            if letters == 0 || letters > MAX_DOTTED_LETTERS || self.char_at(next) != Some('.') {
                break;
            }
            end = Some(next + 1);
            at = next;
        }
        end
    }

    fn number_follows(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        // "No. 5", "No.5", "Nos. №5"; more than a few blanks are a new cell or line.
        const MOST_BETWEEN: usize = 3;
        rest.chars()
            .take(MOST_BETWEEN + 1)
            .find(|&c| !(is_space(c) || matches!(c, '№' | '#' | '+' | '(')))
            .is_some_and(is_digit)
    }

    /// The end of a web address that begins here.
    fn web_address(&self, first: char) -> Option<usize> {
        if !matches!(first, 'h' | 'H' | 'f' | 'w' | 'W') {
            return None;
        }
        let rest = &self.text[self.at..];
        let begins = ["http://", "https://", "ftp://", "www."].iter().any(|p| {
            rest.get(..p.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(p))
        });
        if !begins {
            return None;
        }
        let stop = rest
            .find(|c: char| {
                is_space(c) || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '|')
            })
            .unwrap_or(rest.len());
        let address = rest[..stop].trim_end_matches(|c: char| {
            matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '\'' | '’' | '…'
            )
        });
        Some(self.at + address.len())
    }

    /// The end of a mail address whose "@" stands here.
    fn mail_address(&self) -> Option<usize> {
        let domain_at = self.at + 1;
        let rest = &self.text[domain_at..];
        let len = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
            .unwrap_or(rest.len());
        let domain = rest[..len].trim_end_matches(['.', '-']);
        (domain.contains('.') && !domain.starts_with(['.', '-']))
            .then_some(domain_at + domain.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<Token> {
        let mut out = Vec::new();
        tokenize(text, 0, text.len(), &mut out);
        out
    }

    /// Tokens separated by spaces; numbers marked with #, mixed ones with ~.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = tokens(text)
            .iter()
            .map(|t| {
                let sign = match t.kind {
                    TokenKind::Word | TokenKind::Mark => "",
                    TokenKind::Number => "#",
                    TokenKind::Mixed => "~",
                };
                format!("{sign}{}", t.range.of(text))
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn words_and_their_inner_marks() {
        check(
            "Charge d’affairs, South-Eastern Europe",
            "Charge d’affairs , South-Eastern Europe",
        );
        check("the Service’s chief's", "the Service ’s chief 's");
        check("migrants’ rights", "migrants ’ rights");
        check("O'Neill's 'quoted' word", "O'Neill 's ' quoted ' word");
        check("SERVICE’S 1990’s", "SERVICE ’S #1990 ’s");
        check("well - known", "well - known");
        check("Nguye\u{302}\u{303}n", "Nguye\u{302}\u{303}n");
        check("AT&T (IOM)", "AT & T ( IOM )");
        check("Bakı şəhərində", "Bakı şəhərində");
    }

    #[test]
    fn numbers_and_mixed_tokens() {
        check("1990 18 25th", "#1990 #18 ~25th");
        check(
            "45/158, 18.12.2019. 1,000 10:30",
            "~45/158 , ~18.12.2019 . ~1,000 ~10:30",
        );
        check("in 1990. Then", "in #1990 . Then");
        check(
            "COVID-19 B2 2019-cu 26–29",
            "~COVID-19 ~B2 ~2019-cu #26 – #29",
        );
        check("2019-12-18 26-29", "~2019-12-18 ~26-29");
        check("'90s", "' ~90s");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check("H.E. Mr. V. Huseynov", "H.E. Mr. V. Huseynov");
        check(
            "e.g. the U.S. and Ph.D. work",
            "e.g. the U.S. and Ph.D. work",
        );
        check("No. 45/158. No. Not", "No. ~45/158 . No . Not");
        check("Nov. 29 in Nov.", "Nov. #29 in Nov.");
        check("18.12.2019 г. в г. Баку", "~18.12.2019 г. в г. Баку");
        check("и т.д. Затем", "и т.д. Затем");
        check("Ə. Əliyev", "Ə. Əliyev");
        // A word at a sentence's end is no abbreviation.
        check("He sat. It ended.The", "He sat . It ended . The");
    }

    #[test]
    fn addresses_are_one_token() {
        check(
            "See https://iom.int/a-b?c=1. Or",
            "See ~https://iom.int/a-b?c=1 . Or",
        );
        check(
            "(www.iom.int), press@iom.int.",
            "( ~www.iom.int ) , ~press@iom.int .",
        );
        check("a @ b", "a @ b");
    }

    #[test]
    fn quotation_marks_inside_hebrew_words() {
        check("צה\"ל תשע״ט \"שלום\"", "צה\"ל תשע״ט \" שלום \"");
        check("בכ' בכסלו 'שלום' עמ׳ 5", "בכ' בכסלו ' שלום ' עמ׳ #5");
        check("a\"b", "a \" b");
    }

    #[test]
    fn marks_of_direction_are_no_tokens() {
        check("\u{200f}عام \u{202b}2019\u{202c}", "عام #2019");
    }

    #[test]
    fn unspaced_scripts_go_by_character() {
        check("国际日。", "国 际 日 。");
        check("2019年", "#2019 年");
    }

    proptest! {
        #[test]
        fn tokens_cover_every_character_in_order(text in "\\PC{0,80}|[a-zA-Z0-9.'’@ /:,-]{0,60}|[\\x00-\\u{2ff}\\u{200b}\\u{feff}]{0,40}") {
            let mut at = 0;
            for t in tokens(&text) {
                let range = t.range.usize();
                prop_assert!(range.start < range.end && at <= range.start);
                prop_assert!(text[at..range.start].chars().all(is_space));
                prop_assert!(text.get(range.clone()).is_some_and(|s| !s.contains(is_space)));
                prop_assert_eq!(t.spaced, text[..range.start].chars().next_back().is_none_or(is_space));
                at = range.end;
            }
            prop_assert!(text[at..].chars().all(is_space));
        }
    }
}
