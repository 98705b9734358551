//! What scripts other than Latin and Cyrillic need before words can be looked up: their digits, their spellings, words without
//! spaces between them, and small words written together with the next.
//!
//! Knows no language's words; the lexicon does.

use super::lexicon::{Lexicon, WordId};

/// The value of a decimal digit: European, Arabic-Indic, Persian, full-width.
pub fn digit_of(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// A run of such digits as a number, and how many they are; no value beyond nine digits, which no date has.
pub fn digits_value(digits: &str) -> (Option<u32>, u8) {
    let mut value = 0_u32;
    let mut places = 0_u8;
    for digit in digits.chars().filter_map(digit_of) {
        places = places.saturating_add(1);
        if places <= 9 {
            value = value * 10 + digit;
        }
    }
    ((places <= 9).then_some(value), places)
}

/// A letter outside Latin and Cyrillic as the lexicon keeps it: one spelling for what the eye or a keyboard tells apart and a
/// reader does not. `false`: it has no such spelling.
pub fn fold_script(c: char, buffer: &mut String) -> bool {
    let folded = match c {
        // Greek capitals carry no accents, and a word's last sigma is a sigma.
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' | 'Ί' | 'Ϊ' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' | 'Ύ' | 'Ϋ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ς' => 'σ',
        // Hebrew points are for children and poems; the maqaf is its hyphen.
        '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' => return true,
        '\u{5be}' => '-',
        '״' | '”' | '“' => '"',
        '׳' => '\'',
        // Arabic: marks of vowels and the stretching line; hamzas that are left out as often as written; Persian's own letters.
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => return true,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ي' => 'ی',
        'ك' => 'ک',
        'ۀ' | 'ة' => 'ه',
        '،' | '，' | '、' => ',',
        // Joiners and non-joiners shape letters and are often left out.
        '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' => return true,
        '～' => '〜',
        '\u{ff01}'..='\u{ff5d}' => {
            let ascii = char::from((c as u32 - 0xfee0) as u8);
            buffer.push(ascii.to_ascii_lowercase());
            return true;
        }
        _ => return false,
    };
    buffer.push(folded);
    true
}

/// Written without spaces between words: Han, Hiragana, Katakana. Korean is not.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// One cut of a text without spaces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cut {
    Word(WordId),
    /// With its value, and how many places it is written with as digits are; 0 where that says nothing.
    Number(Option<u32>, u8),
    /// Nothing any rule knows, up to the next thing it may know.
    Unknown,
}

/// Cuts the run of characters without spaces that begins `text`: the longest known word or number at each place.
///
/// Hands each cut on with its bytes and returns where the run ends. Linear: no word is looked for beyond the longest known
/// one that begins with the same character.
pub fn cut_run(
    text: &str,
    lexicon: &Lexicon,
    mut each: impl FnMut(std::ops::Range<usize>, Cut),
) -> usize {
    let mut at = 0;
    let mut unknown = 0;
    loop {
        let c = text[at..].chars().next().filter(|c| is_unspaced(*c));
        let found = c.and_then(|c| {
            let word = longest_word(&text[at..], c, lexicon);
            let number = numeral(&text[at..]);
            match (word, number) {
                (Some((len, word)), Some((n, _, _))) if len >= n => Some((len, Cut::Word(word))),
                (_, Some((n, value, places))) => Some((n, Cut::Number(value, places))),
                (Some((len, word)), None) => Some((len, Cut::Word(word))),
                (None, None) => None,
            }
        });
        if (c.is_none() || found.is_some()) && unknown < at {
            each(unknown..at, Cut::Unknown);
        }
        match (c, found) {
            (None, _) => return at,
            (Some(c), None) => at += c.len_utf8(),
            (Some(_), Some((len, cut))) => {
                each(at..at + len, cut);
                at += len;
                unknown = at;
            }
        }
    }
}

fn longest_word(text: &str, first: char, lexicon: &Lexicon) -> Option<(usize, WordId)> {
    let most = lexicon.longest_from(first);
    let mut best = None;
    for (at, c) in text.char_indices().take(most) {
        if !is_unspaced(c) {
            break;
        }
        let end = at + c.len_utf8();
        let word = lexicon.word(&text.as_bytes()[..end]);
        if word != WordId::NONE {
            best = Some((end, word));
        }
    }
    best
}

enum Numeral {
    Digit(u32),
    Times(u32),
}

fn numeral_of(c: char) -> Option<Numeral> {
    Some(match c {
        '〇' | '零' | '○' | '◯' => Numeral::Digit(0),
        '一' | '壱' | '壹' => Numeral::Digit(1),
        '二' | '两' | '兩' | '弐' | '貳' => Numeral::Digit(2),
        '三' | '参' | '叁' => Numeral::Digit(3),
        '四' => Numeral::Digit(4),
        '五' => Numeral::Digit(5),
        '六' => Numeral::Digit(6),
        '七' => Numeral::Digit(7),
        '八' => Numeral::Digit(8),
        '九' => Numeral::Digit(9),
        '十' => Numeral::Times(10),
        '百' => Numeral::Times(100),
        '千' => Numeral::Times(1_000),
        '万' | '萬' => Numeral::Times(10_000),
        '亿' | '億' => Numeral::Times(100_000_000),
        _ => return None,
    })
}

/// No numeral of a date is longer; what is, is no number.
const MOST_NUMERALS: usize = 12;

/// "一九九〇" as 1990 in four places, "三十一" as 31, "千九百九十" as 1990: bytes, value, places.
///
/// "七八" is seven or eight and has no value. A round thousand has no places, so that "一千年" is no year.
pub fn numeral(text: &str) -> Option<(usize, Option<u32>, u8)> {
    let first = text.chars().next()?;
    // "万一" and "○" begin other things; 百 and 千 begin numbers in Japanese.
    if matches!(first, '万' | '萬' | '亿' | '億' | '○' | '◯') {
        return None;
    }
    let mut end = 0;
    let mut count = 0;
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None::<u64>);
    let mut plain = Some(0_u64);
    let (mut broken, mut row) = (false, 0);
    let mut last = None;
    for c in text.chars() {
        let Some(numeral) = numeral_of(c) else { break };
        end += c.len_utf8();
        count += 1;
        if count > MOST_NUMERALS {
            broken = true;
            continue;
        }
        match numeral {
            Numeral::Digit(d) => {
                let d = u64::from(d);
                row += 1;
                // "五六十": two digits in a row before a multiplier are an estimate.
                broken |= plain.is_none() && digit.is_some_and(|n| n != 0);
                plain = plain.map(|p| p * 10 + d);
                last = digit;
                digit = Some(d);
            }
            Numeral::Times(n) => {
                broken |= row > 1 && last != Some(0);
                row = 0;
                plain = None;
                let n = u64::from(n);
                if n >= 10_000 {
                    total = (total + section + digit.unwrap_or(0)).saturating_mul(n);
                    section = 0;
                } else {
                    section = section.saturating_add(digit.unwrap_or(1).saturating_mul(n));
                }
                digit = None;
            }
        }
    }
    if end == 0 {
        return None;
    }
    let (value, places) = match plain {
        Some(value) => {
            let estimate = count == 2 && value % 10 == value / 10 + 1 && value > 10;
            (Some(value).filter(|_| !estimate), count as u8)
        }
        None => {
            let value = total
                .saturating_add(section)
                .saturating_add(digit.unwrap_or(0));
            let places = if value % 1_000 == 0 {
                0
            } else {
                value.to_string().len() as u8
            };
            (Some(value), places)
        }
    };
    let value = value
        .filter(|v| !broken && *v < 1_000_000_000)
        .and_then(|v| u32::try_from(v).ok());
    Some((end, value, places.min(count.max(4) as u8)))
}

/// What 万 and its kin after digits multiply them by: "3万". Bytes and factor.
pub fn multiplier(text: &str) -> Option<(usize, u32)> {
    let mut factor = 1_u32;
    let mut end = 0;
    for c in text.chars() {
        let Some(Numeral::Times(n)) = numeral_of(c) else {
            break;
        };
        factor = factor.checked_mul(n)?;
        end += c.len_utf8();
    }
    (end > 0).then_some((end, factor))
}

/// The most letters that hang on a word: "وب", "에서는".
const MOST_AFFIX: usize = 4;

/// Where a word the lexicon does not know falls into two that it does: "בדצמבר" into ב and דצמבר, "월요일부터" into 월요일 and 부터.
///
/// The byte between them, and the ids of both.
pub fn affix(word: &str, lexicon: &Lexicon, buffer: &mut String) -> Option<(usize, [WordId; 2])> {
    let first = word.chars().next()?;
    let mut known = |part: &str| {
        super::pieces::fold_into(part, buffer);
        lexicon.word(buffer.as_bytes())
    };
    match first {
        '\u{590}'..='\u{8ff}' => {
            for (at, _) in word.char_indices().skip(1).take(MOST_AFFIX) {
                let (head, tail) = word.split_at(at);
                let head = known(head);
                if lexicon.is_prefix(head) && tail.chars().nth(1).is_some() {
                    let tail = known(tail);
                    if tail != WordId::NONE {
                        return Some((at, [head, tail]));
                    }
                }
            }
            None
        }
        '\u{ac00}'..='\u{d7a3}' => {
            for (at, _) in word.char_indices().rev().take(MOST_AFFIX) {
                let (head, tail) = word.split_at(at);
                if head.is_empty() {
                    break;
                }
                let tail = known(tail);
                if lexicon.is_suffix(tail) {
                    let head = known(head);
                    if head != WordId::NONE {
                        return Some((at, [head, tail]));
                    }
                }
            }
            None
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script() {
        assert_eq!(digits_value("٢٠١٩"), (Some(2019), 4));
        assert_eq!(digits_value("۱۳۹۸"), (Some(1398), 4));
        assert_eq!(digits_value("２０１９"), (Some(2019), 4));
        assert_eq!(digits_value("07"), (Some(7), 2));
        assert_eq!(digits_value("1234567890"), (None, 10));
        assert_eq!(digit_of('²'), None);
    }

    #[test]
    fn numerals_in_characters() {
        let value = |text: &str| numeral(text).map(|(_, value, places)| (value, places));
        assert_eq!(value("一九九〇年"), Some((Some(1990), 4)));
        assert_eq!(value("二○一九年"), Some((Some(2019), 4)));
        assert_eq!(value("三十一日"), Some((Some(31), 2)));
        assert_eq!(value("十月"), Some((Some(10), 2)));
        assert_eq!(value("二十"), Some((Some(20), 2)));
        assert_eq!(value("千九百九十年"), Some((Some(1990), 4)));
        assert_eq!(value("二千零五年"), Some((Some(2005), 4)));
        assert_eq!(value("两千年"), Some((Some(2000), 0)));
        assert_eq!(value("三万五千"), Some((Some(35_000), 0)));
        assert_eq!(value("七八"), Some((None, 2)));
        assert_eq!(value("五六十").map(|v| v.0), Some(None));
        assert_eq!(value("九八年"), Some((Some(98), 2)));
        assert_eq!(value("万一"), None);
        assert_eq!(value("年"), None);
        assert_eq!(value(&"九".repeat(100)).map(|v| v.0), Some(None));
        assert_eq!(value(&"億".repeat(100)), None);
        assert_eq!(
            value(&format!("九{}", "億".repeat(11))).map(|v| v.0),
            Some(None)
        );
    }

    #[test]
    fn the_longest_known_word_is_cut() {
        let mut lexicon = Lexicon::default();
        let words: Vec<WordId> = ["年", "月", "星期一", "星期"]
            .iter()
            .map(|w| lexicon.add(w))
            .collect();
        lexicon.seal();
        let cuts = |text: &str| {
            let mut out = Vec::new();
            let end = cut_run(text, &lexicon, |range, cut| out.push((&text[range], cut)));
            (end, format!("{out:?}"))
        };
        let expect = format!(
            "{:?}",
            [
                ("上个", Cut::Unknown),
                ("星期一", Cut::Word(words[2])),
                ("十一", Cut::Number(Some(11), 2)),
                ("月", Cut::Word(words[1])),
                ("初", Cut::Unknown)
            ]
        );
        let text = "上个星期一十一月初";
        assert_eq!(cuts(text), (text.len(), expect));
        assert_eq!(cuts("ab年").0, 0);
    }

    #[test]
    fn small_words_are_cut_off_known_ones() {
        let mut lexicon = Lexicon::default();
        let (prefix, month) = (lexicon.add("ב"), lexicon.add("דצמבר"));
        let (suffix, day) = (lexicon.add("부터"), lexicon.add("월요일"));
        lexicon.hang(prefix, false);
        lexicon.hang(suffix, true);
        lexicon.seal();
        let mut buffer = String::new();
        let mut at = |word: &str| affix(word, &lexicon, &mut buffer);
        assert_eq!(at("בדצמבר"), Some((2, [prefix, month])));
        assert_eq!(at("בבית"), None);
        assert_eq!(at("ב"), None);
        assert_eq!(at("월요일부터"), Some((9, [day, suffix])));
        assert_eq!(at("화요일부터"), None);
        assert_eq!(at("부터"), None);
        assert_eq!(at("abc"), None);
    }
}
