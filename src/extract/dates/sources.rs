//! Which files of `data/dates` ship in the program. A new language is a folder and a line here.

use super::rules::LanguageSource;

macro_rules! file {
    ($($path:literal),+) => {
        (
            concat!("data/dates/", $($path),+),
            include_str!(concat!("../../../data/dates/", $($path),+)),
        )
    };
}

macro_rules! language {
    ($code:literal) => {
        LanguageSource {
            code: $code,
            words: &[file!("common/words.toml"), file!($code, "/words.toml")],
            rules: &[
                file!("common/rules.toml"),
                file!("common/phrases.toml"),
                file!($code, "/rules.toml"),
            ],
        }
    };
}

pub const LANGUAGES: &[LanguageSource] = &[
    LanguageSource {
        code: "en",
        words: &[file!("common/words.toml"), file!("en/words.toml")],
        rules: &[
            file!("common/rules.toml"),
            file!("en/dates.toml"),
            file!("en/relative.toml"),
            file!("en/durations.toml"),
            file!("en/times.toml"),
            file!("en/feasts.toml"),
        ],
    },
    // German comes first: it shows the examples of the shared phrases.
    language!("de"),
    language!("az"),
    language!("es"),
    language!("fr"),
    language!("it"),
    language!("nl"),
    language!("pl"),
    language!("pt"),
    language!("ru"),
    language!("tr"),
    language!("uk"),
];
