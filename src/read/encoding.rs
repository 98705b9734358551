//! Bytes → text, whatever the encoding; and whether bytes are text at all.
//!
//! Not what the text is made of.
//!
//! In this order: byte-order mark, the share of NULs at even and odd places, UTF-8, the page's own word for it (HTML),
//! then a guess from the letters' statistics.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text with its encoding's name.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    /// Some bytes had no meaning in that encoding and were replaced.
    pub replaced: bool,
}

/// How much of a file is looked at to say that it is no text.
const PROBED_BYTES: usize = 64 * 1024;

/// Control characters above this share make a file binary. Text has none; a stray escape or form feed is forgiven.
const MAX_CONTROL_SHARE: f64 = 0.02;

/// Decodes a file's bytes; `declared` is the name the page gives its encoding.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: text.to_owned(),
            encoding: UTF_8.name(),
            replaced: false,
        };
    }
    if is_damaged_utf8(bytes) {
        return with(UTF_8, bytes);
    }
    let declared = declared.and_then(|name| Encoding::for_label(name.as_bytes()));
    match declared.filter(|e| *e != UTF_8) {
        Some(encoding) => with(encoding, bytes),
        None => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            with(detector.guess(None, Utf8Detection::Deny), bytes)
        }
    }
}

/// Decodes a file's bytes as the user says; as [`decode`] does where there is no such encoding.
pub(super) fn decode_as(bytes: &[u8], asked: &str) -> Decoded {
    match Encoding::for_label(asked.as_bytes()) {
        Some(encoding) => {
            let mark = Encoding::for_bom(bytes).filter(|(e, _)| *e == encoding);
            with(encoding, &bytes[mark.map_or(0, |(_, length)| length)..])
        }
        None => decode(bytes, None),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        replaced,
    }
}

/// UTF-16 without a mark: NULs on one side of the pairs and (nearly) none on the other.
///
/// One in twenty: in Cyrillic text only blanks and marks have a NUL, and they are one in eight.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let probed = &bytes[..bytes.len().min(PROBED_BYTES) & !1];
    let pairs = probed.len() / 2;
    if pairs < 4 {
        return None;
    }
    let even = probed.iter().step_by(2).filter(|b| **b == 0).count();
    let odd = probed
        .iter()
        .skip(1)
        .step_by(2)
        .filter(|b| **b == 0)
        .count();
    let encoding = if odd * 20 >= pairs && even * 20 <= odd {
        UTF_16LE
    } else if even * 20 >= pairs && odd * 20 <= even {
        UTF_16BE
    } else {
        return None;
    };
    // A table of small numbers looks the same; its characters are mostly controls.
    let (text, _) = encoding.decode_without_bom_handling(probed);
    (control_share(&text) < MAX_CONTROL_SHARE).then_some(encoding)
}

/// UTF-8 with a few broken bytes, rather than another encoding: most bytes above ASCII make whole characters.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 3 * broken
}

fn control_share(text: &str) -> f64 {
    let is_control = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}') || c == '\u{fffd}'
    };
    let all = text.chars().count().max(1);
    text.chars().filter(|c| is_control(*c)).count() as f64 / all as f64
}

/// What a file that is no text seems to be ("a PDF"), `None` for text.
pub(super) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 18] = [
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"II*\0", "a picture"),
        (b"MM\0*", "a picture"),
        (b"RIFF", "a sound, film or picture"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"\xca\xfe\xba\xbe", "a program"),
        (b"\x1f\x8b", "a compressed file"),
        (b"7z\xbc\xaf", "a compressed file"),
        (b"BZh9", "a compressed file"),
        (b"SQLite format 3", "a database"),
        (b"OggS", "a sound or film"),
    ];
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Some(kind);
    }
    if Encoding::for_bom(bytes).is_some() || utf16_without_mark(bytes).is_some() {
        return None;
    }
    let probed = &bytes[..bytes.len().min(PROBED_BYTES)];
    let controls = probed
        .iter()
        .filter(|b| matches!(b, 0..=8 | 11 | 14..=26 | 28..=31 | 127))
        .count();
    let share = controls as f64 / probed.len().max(1) as f64;
    (share > MAX_CONTROL_SHARE).then_some("not text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RUSSIAN: &str = "Управление порта открыло двери для посетителей рано утром, а закрыло их только поздно ночью.";

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, text: &str, encoding: &str, replaced: bool) {
        let got = decode(bytes, declared);
        assert_eq!(
            (got.text.as_str(), got.encoding, got.replaced),
            (text, encoding, replaced)
        );
        assert_eq!(binary_kind(bytes), None);
    }

    #[test]
    fn encodings() {
        let utf16 = |text: &str, swap: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|u| {
                    if swap {
                        u.to_be_bytes()
                    } else {
                        u.to_le_bytes()
                    }
                })
                .collect()
        };
        check("Größe".as_bytes(), None, "Größe", "UTF-8", false);
        check(b"\xef\xbb\xbfpier", None, "pier", "UTF-8", false);
        check(&utf16(RUSSIAN, false), None, RUSSIAN, "UTF-16LE", false);
        check(&utf16(RUSSIAN, true), None, RUSSIAN, "UTF-16BE", false);
        check(
            &[&b"\xff\xfe"[..], &utf16("pier", false)].concat(),
            None,
            "pier",
            "UTF-16LE",
            false,
        );
        let (windows, _, _) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
        check(&windows, None, RUSSIAN, "windows-1251", false);
        check(
            &windows,
            Some("windows-1251"),
            RUSSIAN,
            "windows-1251",
            false,
        );
        check(
            b"Stra\xdfe",
            Some("iso-8859-1"),
            "Straße",
            "windows-1252",
            false,
        );
        check(
            "Größe öäü\u{0}".replace('\u{0}', "").as_bytes(),
            Some("utf-8"),
            "Größe öäü",
            "UTF-8",
            false,
        );
        check(
            &[RUSSIAN.as_bytes(), b" \xff!"].concat(),
            None,
            &format!("{RUSSIAN} \u{fffd}!"),
            "UTF-8",
            true,
        );
        check(b"", None, "", "UTF-8", false);
    }

    #[test]
    fn binaries() {
        assert_eq!(binary_kind(b"%PDF-1.4"), Some("a PDF"));
        let numbers: Vec<u8> = (0..4000_u32)
            .flat_map(|i| (i * 7919).to_le_bytes())
            .collect();
        assert_eq!(binary_kind(&numbers), Some("not text"));
        assert_eq!(binary_kind(b"PKs are keys."), None);
        assert_eq!(binary_kind(b"one \x1b[1m two"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_decode(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = binary_kind(&bytes);
            let _ = decode(&bytes, Some("utf-16"));
        }
    }
}
