//! Which files of `data/dates` ship in the program. A new language is a folder and a line here.

use super::rules::{LanguageSource, SourceFile};
use std::borrow::Cow;
use std::path::Path;

macro_rules! file {
    ($($path:literal),+) => {
        (
            Cow::Borrowed(concat!("data/dates/", $($path),+)),
            Cow::Borrowed(include_str!(concat!("../../../data/dates/", $($path),+))),
        )
    };
}

/// CLDR's names come before a language's own words, which win.
macro_rules! words {
    ($code:literal) => {
        vec![
            file!("common/words.toml"),
            file!($code, "/cldr.toml"),
            file!($code, "/words.toml"),
        ]
    };
}

/// A language whose own rules are read before the shared ones: of two alike, its own win.
macro_rules! own_first {
    ($code:literal, $shared:literal) => {
        LanguageSource {
            code: $code,
            words: words!($code),
            rules: vec![
                file!($code, "/rules.toml"),
                file!("common/rules.toml"),
                file!($shared),
            ],
        }
    };
}

macro_rules! language {
    ($code:literal) => {
        LanguageSource {
            code: $code,
            words: words!($code),
            rules: vec![
                file!("common/rules.toml"),
                // Of two rules that match alike the first wins: a language's own before the shared ones.
                file!($code, "/rules.toml"),
                file!("common/phrases.toml"),
            ],
        }
    };
}

/// A Romance language: the phrases these share are of their own.
macro_rules! romance {
    ($code:literal) => {
        LanguageSource {
            code: $code,
            words: vec![file!("common/words.toml"), file!($code, "/words.toml")],
            rules: vec![
                file!("common/rules.toml"),
                // Of two matches of one length a language's own rule comes before the shared one.
                file!($code, "/rules.toml"),
                file!("romance/phrases.toml"),
            ],
        }
    };
}

pub fn builtin() -> Vec<LanguageSource> {
    vec![
        LanguageSource {
            code: "en",
            words: words!("en"),
            rules: vec![
                file!("common/rules.toml"),
                file!("en/dates.toml"),
                file!("en/histories.toml"),
                file!("en/relative.toml"),
                file!("en/durations.toml"),
                file!("en/times.toml"),
                file!("en/feasts.toml"),
                file!("en/messages.toml"),
            ],
        },
        // German comes first: it shows the examples of the shared phrases.
        LanguageSource {
            code: "de",
            words: words!("de"),
            rules: vec![
                file!("common/rules.toml"),
                file!("de/dates.toml"),
                file!("de/relative.toml"),
                file!("de/durations.toml"),
                file!("de/feasts.toml"),
                file!("common/phrases.toml"),
            ],
        },
        language!("az"),
        // Spanish comes before its kin: it shows the examples of the phrases they share.
        romance!("es"),
        romance!("fr"),
        romance!("it"),
        language!("nl"),
        language!("pl"),
        romance!("pt"),
        language!("ru"),
        language!("tr"),
        language!("uk"),
        own_first!("ar", "common/phrases.toml"),
        own_first!("fa", "common/phrases.toml"),
        own_first!("he", "common/phrases.toml"),
        own_first!("el", "common/phrases.toml"),
        own_first!("zh", "common/cjk.toml"),
        own_first!("ja", "common/cjk.toml"),
        own_first!("ko", "common/cjk.toml"),
    ]
}

/// The same files, read from a folder laid out as `data/dates` is. `Err` is one sentence with the path last.
pub fn from_folder(folder: &Path) -> Result<Vec<LanguageSource>, String> {
    let read = |(name, text): &mut SourceFile| {
        let path = folder.join(name.trim_start_matches("data/dates/"));
        *text = Cow::Owned(std::fs::read_to_string(&path).map_err(|e| {
            format!(
                "A file of date rules cannot be read ({e}): {}",
                path.display()
            )
        })?);
        *name = path.display().to_string().into();
        Ok::<(), String>(())
    };
    let mut sources = builtin();
    for source in &mut sources {
        source.words.iter_mut().try_for_each(read)?;
        source.rules.iter_mut().try_for_each(read)?;
    }
    Ok(sources)
}
