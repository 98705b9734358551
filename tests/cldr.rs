//! Makes `data/dates/<lang>/cldr.toml` from CLDR's names of months and weekdays, and checks that they are what CLDR says.
//!
//! Not read by the program as CLDR: it reads the files. `UPDATE_EXPECT=1 cargo test --test cldr` writes them anew.

use icu_calendar::Date;
use icu_calendar::cal::hijri::TabularAlgorithm;
use icu_calendar::cal::{Gregorian, Hebrew, Hijri, Persian};
use icu_calendar::types::Month;
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu_locale_core::Locale;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use writeable::TryWriteable;

/// Each folder and the locales whose names are in it: where countries name months differently, all of them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("ar", &["ar", "ar-LB", "ar-IQ", "ar-DZ", "ar-TN", "ar-MA"]),
    ("az", &["az"]),
    ("de", &["de", "de-AT"]),
    ("el", &["el"]),
    ("en", &["en", "en-GB"]),
    ("es", &["es", "es-MX", "es-AR"]),
    ("fa", &["fa", "fa-AF"]),
    ("fr", &["fr", "fr-CA"]),
    ("he", &["he"]),
    ("it", &["it"]),
    ("ja", &["ja"]),
    ("ko", &["ko"]),
    ("nl", &["nl"]),
    ("pl", &["pl"]),
    ("pt", &["pt", "pt-PT"]),
    ("ru", &["ru"]),
    ("tr", &["tr"]),
    ("uk", &["uk"]),
    ("zh", &["zh", "zh-Hant", "zh-Hant-HK"]),
];

/// The value of a class and the names that have it, in CLDR's order.
type Names = BTreeMap<u8, Vec<String>>;

#[test]
fn names_of_months_and_weekdays_are_those_of_cldr() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/dates");
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for (folder, locales) in LANGUAGES {
        let path = root.join(folder).join("cldr.toml");
        let text = file(folder, locales);
        let old = std::fs::read_to_string(&path).unwrap_or_default();
        if old != text && update {
            std::fs::write(&path, &text).expect("the folder of a language is there");
        } else if old != text {
            wrong.push(path.display().to_string());
        }
    }
    assert!(
        wrong.is_empty(),
        "not what CLDR says, make them with UPDATE_EXPECT=1: {wrong:#?}"
    );
}

/// Adds each date's name of its month or weekday, as the pattern asks for it.
macro_rules! collect {
    ($names:expr, $calendar:ty, $locale:expr, $dates:expr, $pattern:expr) => {{
        let names: &mut Names = $names;
        let pattern: DateTimePattern = $pattern.parse().expect("a pattern");
        let mut asked: FixedCalendarDateTimeNames<$calendar, DateFieldSet> =
            FixedCalendarDateTimeNames::try_new($locale.clone().into()).expect("CLDR has it");
        let formatter = asked.include_for_pattern(&pattern).expect("CLDR has it");
        for (value, date) in $dates {
            let formatted = formatter.format(date);
            let name = formatted.try_write_to_string().expect("a name");
            add(names.entry(*value).or_default(), &name);
        }
    }};
}

/// A name once, spaces as "_"; none of figures only ("12月"), which rules read as numbers, and no single character.
fn add(names: &mut Vec<String>, name: &str) {
    let figures = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let name = name.trim().replace([' ', '\u{a0}'], "_");
    let word = !name.starts_with(figures) && !name.contains('-') && name.chars().nth(1).is_some();
    if word && !names.contains(&name) {
        names.push(name);
    }
}

fn file(folder: &str, locales: &[&str]) -> String {
    let mut out = format!(
        "# Names of months and weekdays, made by tests/cldr.rs from Unicode CLDR {CLDR} (icu_datetime) for {}.\n\
         # Copyright © 1991-present Unicode, Inc. Unicode License v3, https://www.unicode.org/license.txt\n\
         # Not to be edited: words.toml is read after it, and its own words win.\n",
        locales.join(", ")
    );
    let mut classes: Vec<(&str, Names)> = vec![
        ("month", Names::new()),
        // Short forms are other words too ("so", "mar", "ara"): they count only within a whole date.
        ("month_short", Names::new()),
        ("weekday", Names::new()),
        ("weekday_short", Names::new()),
        ("persian_month", Names::new()),
        ("islamic_month", Names::new()),
        ("hebrew_month", Names::new()),
    ];
    for code in locales {
        let locale: Locale = code.parse().expect("a locale");
        let gregorian: Vec<(u8, Date<Gregorian>)> = (1..=12)
            .map(|m| (m, Date::try_new_gregorian(2019, m, 1).expect("a day")))
            .collect();
        for pattern in ["MMMM", "LLLL"] {
            collect!(&mut classes[0].1, Gregorian, &locale, &gregorian, pattern);
        }
        for pattern in ["MMM", "LLL"] {
            collect!(&mut classes[1].1, Gregorian, &locale, &gregorian, pattern);
        }
        // The first of April 2019 was a Monday.
        let week: Vec<(u8, Date<Gregorian>)> = (1..=7)
            .map(|d| (d, Date::try_new_gregorian(2019, 4, d).expect("a day")))
            .collect();
        for pattern in ["EEEE", "cccc"] {
            collect!(&mut classes[2].1, Gregorian, &locale, &week, pattern);
        }
        for pattern in ["EEE", "ccc"] {
            collect!(&mut classes[3].1, Gregorian, &locale, &week, pattern);
        }
        let own = |list: &[&str]| list.contains(&folder);
        if own(&["fa"]) {
            let persian: Vec<(u8, Date<Persian>)> = (1..=12)
                .map(|m| (m, Date::try_new_persian(1398, m, 1).expect("a day")))
                .collect();
            collect!(&mut classes[4].1, Persian, &locale, &persian, "MMMM");
        }
        if own(&["fa", "ar"]) {
            let hijri = Hijri::new_tabular(
                icu_calendar::cal::hijri::TabularAlgorithmLeapYears::TypeII,
                icu_calendar::cal::hijri::TabularAlgorithmEpoch::Friday,
            );
            let islamic: Vec<(u8, Date<Hijri<TabularAlgorithm>>)> = (1..=12)
                .map(|m| {
                    let date = Date::try_new(1441.into(), Month::new(m), 1, hijri);
                    (m, date.expect("a day"))
                })
                .collect();
            collect!(
                &mut classes[5].1,
                Hijri<TabularAlgorithm>,
                &locale,
                &islamic,
                "MMMM"
            );
        }
        if own(&["he"]) {
            // 5779 had thirteen months. 13 stands for the first Adar of such years.
            let months = (1..=12).map(|m| (m, Month::new(m)));
            let hebrew: Vec<(u8, Date<Hebrew>)> = months
                .chain([(13, Month::leap(5))])
                .flat_map(|(n, month)| {
                    // Adar's name is another in a year of twelve months.
                    [5779, 5780]
                        .into_iter()
                        .filter_map(move |y| Date::try_new(y.into(), month, 1, Hebrew).ok())
                        .map(move |date| (n, date))
                })
                .collect();
            collect!(&mut classes[6].1, Hebrew, &locale, &hebrew, "MMMM");
        }
    }
    for at in [0, 2] {
        // What is no shorter than the whole name is none of the short ones.
        let wide: Vec<String> = classes[at].1.values().flatten().cloned().collect();
        for names in classes[at + 1].1.values_mut() {
            names.retain(|n| !wide.contains(n));
        }
    }
    for (class, names) in &mut classes {
        names.retain(|_, n| !n.is_empty());
        if names.is_empty() {
            continue;
        }
        let _ = write!(out, "\n[{class}]\n");
        for (value, names) in names {
            let _ = writeln!(out, "{value} = \"{}\"", names.join(" "));
        }
    }
    out
}

/// What icu_datetime's data was made from; its README says so.
const CLDR: &str = "49";
