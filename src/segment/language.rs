//! Which language a text is in, where it is long enough to tell.
//!
//! Not a spelling checker: short texts and texts it is not sure of are "und".

use super::words::WORDS;
use std::borrow::Cow;
use std::ops::Deref;
use whatlang::Lang;

/// What is said where the language could not be told.
pub(super) const UNKNOWN: &str = "und";

/// Fewer letters than this are not trusted: names alone sway trigrams. A line of prose has more.
const MIN_LETTERS: usize = 60;

/// In a text of fewer letters names sway trigrams, and function words have the first say: a report's paragraph has more.
const FEW_LETTERS: usize = 200;

/// How many characters of a long text are looked at; more do not change the answer.
const SAMPLE_CHARS: usize = 4_000;

/// ISO 639-1 code of the text's language, or "und".
pub(super) fn detect(text: &str) -> &'static str {
    detect_within(text, None)
}

/// The language that most of a document is in, where its small words leave no doubt: half the proof does for its paragraphs.
pub(super) fn plainly(text: &str) -> Option<&'static str> {
    beyond_doubt(&sample(text), None)
}

/// The same of a paragraph of a document that is [`plainly`] in a language.
pub(super) fn detect_within(text: &str, whole: Option<&'static str>) -> &'static str {
    let sample = sample(text);
    let mut letters = 0_usize;
    let mut schwas = 0_usize;
    let mut script = None;
    if sample.is_ascii() {
        letters = sample.bytes().filter(u8::is_ascii_alphabetic).count();
    } else {
        for c in sample.chars() {
            letters += usize::from(c.is_alphabetic());
            schwas += usize::from(matches!(c, 'ə' | 'Ə'));
        }
        script = Scripts::of(&sample).language();
    }
    match script {
        Some("ar" | "he") if letters >= MIN_LETTERS => {}
        Some(lang) => return lang,
        None => {}
    }
    if schwas == 0
        && script.is_none()
        && let Some(lang) = beyond_doubt(&sample, whole)
    {
        return lang;
    }
    // Trigrams take longer than all the rest: they are asked once, and only where they are needed.
    let guess = std::cell::LazyCell::new(|| whatlang::detect(&sample));
    if letters < FEW_LETTERS
        && let Some(lang) = by_function_words(&sample, &guess)
    {
        return lang;
    }
    if letters < MIN_LETTERS {
        return UNKNOWN;
    }
    // Azerbaijani is told from Turkish by its most frequent vowel, which no other Latin alphabet of today has.
    // Measured on news text it is every tenth letter; one in forty leaves room for names and numbers.
    if schwas * 40 >= letters {
        return "az";
    }
    match &*guess {
        Some(info) if info.is_reliable() || has_function_words(&sample, code(info.lang())) => {
            code(info.lang())
        }
        _ => script.unwrap_or(UNKNOWN),
    }
}

/// Scripts that say the language, or nearly: how many letters there are of each.
#[derive(Default)]
struct Scripts {
    all: usize,
    greek: usize,
    hebrew: usize,
    arabic: usize,
    /// Of those, letters that Persian has and Arabic has not; and the other way round.
    persian_only: usize,
    arabic_only: usize,
    han: usize,
    kana: usize,
    hangul: usize,
}

/// Fewer letters of a script say nothing: a name, a sign.
const MIN_SCRIPT_LETTERS: usize = 4;

/// In Japanese prose every other character is kana; in Chinese only a shop's name now and then.
const HAN_FOR_ONE_KANA: usize = 12;

impl Scripts {
    fn of(text: &str) -> Self {
        let mut out = Self::default();
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            out.all += 1;
            match c {
                '\0'..'\u{370}' => {}
                '\u{370}'..'\u{400}' | '\u{1f00}'..'\u{2000}' => out.greek += 1,
                '\u{590}'..'\u{600}' => out.hebrew += 1,
                '\u{600}'..'\u{780}' | '\u{fb50}'..'\u{ff00}' => {
                    out.arabic += 1;
                    out.persian_only += usize::from(matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'));
                    out.arabic_only += usize::from(matches!(c, 'ة' | 'ي' | 'ى' | 'ك' | 'أ' | 'إ'));
                    // Urdu, Pashto and Kurdish have these and are none of ours.
                    if matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ې' | 'ۍ' | 'ڼ' | 'ێ' | 'ڵ')
                    {
                        return Self::default();
                    }
                }
                '\u{3040}'..'\u{3100}' => out.kana += 1,
                '\u{3005}'..='\u{3007}' | '\u{3400}'..'\u{a000}' | '\u{f900}'..'\u{fb00}' => {
                    out.han += 1;
                }
                '\u{ac00}'..='\u{d7a3}' => out.hangul += 1,
                _ => {}
            }
        }
        out
    }

    fn language(&self) -> Option<&'static str> {
        // A Latin name in the middle does not change a line's language.
        let most = |n: usize| n >= MIN_SCRIPT_LETTERS && n * 2 > self.all;
        let wide = self.han + self.kana;
        if most(self.hangul) {
            Some("ko")
        } else if most(wide) {
            Some(if self.kana * HAN_FOR_ONE_KANA > self.han {
                "ja"
            } else {
                "zh"
            })
        } else if most(self.greek) {
            Some("el")
        } else if most(self.hebrew) {
            Some("he")
        } else if most(self.arabic) {
            Some(if self.persian_only > self.arabic_only {
                "fa"
            } else {
                "ar"
            })
        } else {
            None
        }
    }
}

/// The language whose function words stand all over the text, when next to none of any other's do.
///
/// Any paragraph of prose has them, and counting them takes a twentieth of the time that trigrams do. `whole`: what the document around
/// it is in; a paragraph of it is in that language where next to no word in it speaks for another.
fn beyond_doubt(text: &str, whole: Option<&'static str>) -> Option<&'static str> {
    let mut all = 0_usize;
    let mut seen: Vec<(u32, u32)> = Vec::with_capacity(text.len() / 12);
    let mut folded = String::new();
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if word.is_empty() {
            continue;
        }
        all += 1;
        if word.len() > LONGEST_STARTER {
            continue;
        }
        folded.clear();
        folded.push_str(word);
        match word.is_ascii() {
            true => folded.make_ascii_lowercase(),
            false => folded = word.to_lowercase(),
        }
        seen.extend(WORDS.starter(&folded));
    }
    let of = |seen: &[(u32, u32)], language: usize| {
        let is_of = |(_, languages): &&(u32, u32)| languages >> language & 1 == 1;
        seen.iter().filter(is_of).count()
    };
    let running = seen.clone();
    seen.sort_unstable();
    seen.dedup();
    let mut distinct: Vec<(usize, usize, &'static str)> = WORDS
        .starter_languages()
        .enumerate()
        .map(|(language, code)| (of(&seen, language), language, code))
        .collect();
    distinct.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    let [(most, language, lang), (second, ..), ..] = distinct[..] else {
        return None;
    };
    if of(&running, language) * ONE_IN < all {
        return None;
    }
    // Languages share words: what none of this one's has speaks for another.
    let others = seen.len() - most;
    let fits = match whole == Some(lang) {
        true => {
            most >= BEYOND_DOUBT / 2 && (most >= 3 * second || most > second && most >= 3 * others)
        }
        false => most >= BEYOND_DOUBT && most >= 3 * second,
    };
    fits.then_some(lang)
}

/// So many different function words of one language, and no more than a third as many of any other.
const BEYOND_DOUBT: usize = 4;
/// One word in so many is one of them: in prose it is one in three to five.
const ONE_IN: usize = 8;
/// In bytes, with room to spare.
const LONGEST_STARTER: usize = 32;

/// The language whose function words are at least two and one word in six, and twice as many as any other's: "On 5 May the
/// office opened." Trigrams decide where they are sure and half as many words bear them out, and where they take the text for a
/// language whose function words are not known.
fn by_function_words(
    text: &str,
    guess: &impl Deref<Target = Option<whatlang::Info>>,
) -> Option<&'static str> {
    // Each word once: "de" again and again says no more than once.
    let words: std::collections::BTreeSet<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let known: Vec<(u32, u32)> = words.iter().filter_map(|w| WORDS.starter(w)).collect();
    let mut counts: Vec<(usize, &'static str)> = WORDS
        .starter_languages()
        .enumerate()
        .map(|(language, lang)| {
            let of = known.iter().filter(|(_, l)| l >> language & 1 == 1);
            (of.count(), lang)
        })
        .collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(most, lang), (second, _), ..] = counts[..] else {
        return None;
    };
    let clear = most >= 2 && most >= second * 2 && most * 6 >= words.len();
    if !clear {
        return None;
    }
    let guess = (**guess).as_ref()?;
    let guessed = code(guess.lang());
    let of_guess = counts.iter().find(|(_, lang)| *lang == guessed)?.0;
    let sure = guess.is_reliable() && of_guess * 2 >= most;
    (!sure).then_some(lang)
}

/// The second opinion where trigrams are not sure: one word in twelve is a function word of the language.
///
/// In prose it is one in four to six; a list of names has none, and neighbors (Norwegian, Danish) that share theirs
/// are told apart by the trigrams.
fn has_function_words(text: &str, lang: &str) -> bool {
    let (mut all, mut known) = (0, 0);
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
    {
        all += 1;
        known += usize::from(WORDS.has_starters(lang) && WORDS.is_starter(word, lang));
    }
    known >= 2 && known * 12 >= all
}

/// The beginning of a text, its middle and its end.
fn sample(text: &str) -> Cow<'_, str> {
    let part = SAMPLE_CHARS / 3;
    // Four bytes a character at most: below this length the whole text is looked at.
    if text.len() <= SAMPLE_CHARS {
        return Cow::Borrowed(text);
    }
    let from = |at: usize| {
        let at = text.ceil_char_boundary(at);
        let rest = &text[at..];
        let end = rest.char_indices().nth(part).map_or(rest.len(), |(i, _)| i);
        &rest[..end]
    };
    let last = text.len().saturating_sub(part * 2);
    Cow::Owned([from(0), from(text.len() / 2), from(last)].join(" "))
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::detect_within;

    /// What a paragraph is in, of a document that is plainly in English.
    fn check(paragraph: &str, expected: &str) {
        assert_eq!(
            detect_within(paragraph, Some("en")),
            expected,
            "{paragraph}"
        );
    }

    #[test]
    fn a_paragraph_is_in_its_documents_language_unless_its_words_speak_for_another() {
        // "in", "was" and "on" are words of other languages too, and "of" and "at" are not.
        check(
            "Anna Faneyren was appointed director of the Lemmar Foundation in Ostgrastead on 2 August 1998. Samir Wickost spoke at \
             Marpolstead of the repair of the dam.",
            "en",
        );
        check(
            "Anna Faneyren wurde am 2. August 1998 zur Leiterin der Stiftung in Ostgrastead ernannt, und Samir Wickost sprach über \
             die Reparatur des Damms, der im Mai gebrochen war.",
            "de",
        );
        check(
            "Anna Faneyren a été nommée directrice de la fondation à Ostgrastead le 2 août 1998, et Samir Wickost a parlé de la \
             réparation du barrage dans la ville.",
            "fr",
        );
    }
}
