//! Dates in the window's language: "18 December 2019", "18 декабря 2019", "18 dekabr 2019".
//!
//! Not the words for dates in files and exports, which are English ([`crate::model::words`]); the window's English is theirs,
//! and a test holds the messages to it. Dates with single figures unknown ("2019-1X") are written in EDTF in other languages.

use super::language::{Language, current};
use super::messages::plain;
use crate::model::edtf::{DatePart, EdtfYear, Quality};
use crate::model::recurrence::{LAST_DAY, LAST_NTH};
use crate::model::{
    Certainty, Edtf, EdtfDate, Endpoint, Grain, Instant, Meaning, Recurrence, When, words,
};
use crate::scene::{ENGLISH_WORDS, MonthForm, Names};
use chrono::{Datelike, NaiveDate};

/// How a word stands in its sentence: many languages have a form of their own after prepositions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Alone,
    After,
}

fn is_english() -> bool {
    current() == Language::English
}

/// When something was: for labels, for the inspector and for a screen reader.
pub fn when(when: &When) -> String {
    match is_english() {
        true => words::when_words(when),
        false => said::when(when),
    }
}

pub fn edtf(edtf: &Edtf) -> String {
    match is_english() {
        true => words::edtf_words(edtf),
        false => said::edtf(edtf, Case::Alone),
    }
}

/// As it stands after a preposition: "since March 2013".
pub fn edtf_after(edtf: &Edtf) -> String {
    match is_english() {
        true => words::edtf_words(edtf),
        false => said::edtf(edtf, Case::After),
    }
}

pub fn date(date: EdtfDate) -> String {
    edtf(&Edtf::Date(date))
}

/// "every year", "every other year on 18 December".
pub fn recurrence(rule: &Recurrence) -> String {
    match is_english() {
        true => words::recurrence_words(rule),
        false => said::recurrence(rule),
    }
}

/// 2019, "476 CE", "44 BCE". `year` is astronomical: 0 is 1 BCE.
pub fn year_name(year: i64) -> String {
    match year {
        _ if is_english() => words::year_name(year),
        ..=0 => text!("year-bce", year = (1 - year).to_string()),
        1..=999 => text!("year-ce", year = year.to_string()),
        _ => words::year_name(year),
    }
}

/// "18 December 2019"
pub fn civil_day(day: NaiveDate) -> String {
    let month = month(day.month() as u8, Case::After);
    let year = year_name(day.year().into());
    text!(
        "date-day",
        day = day.day().to_string(),
        month = month,
        year = year
    )
}

/// "December 2019"
pub fn civil_month(day: NaiveDate) -> String {
    let month = month(day.month() as u8, Case::Alone);
    text!(
        "date-month",
        month = month,
        year = year_name(day.year().into())
    )
}

pub fn weekday(day: NaiveDate) -> &'static str {
    weekday_name(day.weekday().num_days_from_monday() as u8)
}

/// Monday is 0.
fn weekday_name(day: u8) -> &'static str {
    const KEYS: [&str; 7] = [
        "weekday-1",
        "weekday-2",
        "weekday-3",
        "weekday-4",
        "weekday-5",
        "weekday-6",
        "weekday-7",
    ];
    KEYS.get(usize::from(day)).map_or("", |key| plain(key))
}

/// A key and its form after prepositions.
type Forms = (&'static str, &'static str);

fn form((alone, after): Forms, case: Case) -> &'static str {
    match case {
        Case::Alone => plain(alone),
        Case::After => plain(after),
    }
}

/// January is 1.
fn month(month: u8, case: Case) -> &'static str {
    const KEYS: [Forms; 12] = [
        ("month-1", "month-1.of"),
        ("month-2", "month-2.of"),
        ("month-3", "month-3.of"),
        ("month-4", "month-4.of"),
        ("month-5", "month-5.of"),
        ("month-6", "month-6.of"),
        ("month-7", "month-7.of"),
        ("month-8", "month-8.of"),
        ("month-9", "month-9.of"),
        ("month-10", "month-10.of"),
        ("month-11", "month-11.of"),
        ("month-12", "month-12.of"),
    ];
    KEYS.get(usize::from(month).wrapping_sub(1))
        .map_or("", |forms| form(*forms, case))
}

/// By the messages of the language, whichever it is.
mod said {
    use super::*;

    pub fn when(when: &When) -> String {
        let stated = || match &when.edtf {
            Some(found) => edtf(found, Case::Alone),
            None => text!("date-none").to_owned(),
        };
        match (&when.meaning, when.certainty) {
            (Meaning::Recurs(rule), _) => recurs(rule, when),
            (_, Certainty::Bounded) => bounds(when).unwrap_or_else(stated),
            (_, Certainty::Stated | Certainty::Derived | Certainty::Unknown) => match when.edtf {
                Some(_) => stated(),
                None => bounds(when).unwrap_or_else(stated),
            },
        }
    }

    /// A bound is never told as a date.
    fn bounds(when: &When) -> Option<String> {
        let first = |t: Instant| instant(t, when.grain, false);
        let last = |t: Instant| instant(Instant(t.0 - 1), when.grain, true);
        match (when.earliest, when.latest) {
            (Some(from), Some(to)) => {
                Some(text!("bounds-between", from = first(from), to = last(to)))
            }
            (Some(from), None) => Some(text!("bounds-from", date = first(from))),
            (None, Some(to)) => Some(text!("bounds-to", date = last(to))),
            (None, None) => None,
        }
    }

    /// The year alone where the interval begins or ends with it.
    fn instant(t: Instant, grain: Grain, is_end: bool) -> String {
        let (year, month, day) = t.civil();
        let edge = if is_end { (12, 31) } else { (1, 1) };
        if grain <= Grain::Year && (month, day) == edge {
            return year_name(year);
        }
        day_of(day, month, &year_name(year))
    }

    fn day_of(day: u8, number: u8, year: &str) -> String {
        let month = month(number, Case::After);
        text!(
            "date-day",
            day = day.to_string(),
            month = month,
            year = year
        )
    }

    pub fn edtf(found: &Edtf, case: Case) -> String {
        match found {
            Edtf::Date(found) => date(*found, case),
            Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)) => interval(*a, *b),
            Edtf::Interval(Endpoint::Date(a), Endpoint::Open) => {
                text!("date-since", date = date(*a, Case::After))
            }
            Edtf::Interval(Endpoint::Open, Endpoint::Date(b)) => {
                text!("date-until", date = date(*b, Case::After))
            }
            Edtf::Interval(Endpoint::Open, Endpoint::Open) => text!("date-any-time").to_owned(),
            Edtf::Rare(_) => found.to_string(),
        }
    }

    fn interval(a: EdtfDate, b: EdtfDate) -> String {
        let is_plain = |d: EdtfDate| d.quality() == Quality::default() && d.grain() == Grain::Day;
        let from = match (a.month_day(), b.month_day()) {
            (Some((am, ad)), Some((bm, _))) if a.year == b.year && is_plain(a) && is_plain(b) => {
                if am == bm {
                    let to = date(b, Case::Alone);
                    return text!("date-days", from = ad.to_string(), to = to);
                }
                let month = month(am, Case::After);
                text!("date-day-month", day = ad.to_string(), month = month)
            }
            _ => date(a, Case::Alone),
        };
        text!("date-range", from = from, to = date(b, Case::Alone))
    }

    fn date(found: EdtfDate, case: Case) -> String {
        let bare = |case| bare(found, case);
        match (found.uncertain, found.approximate) {
            (false, false) => bare(case),
            (false, true) => text!("date-about", date = bare(Case::After)),
            (true, false) => text!("date-perhaps", date = bare(case)),
            (true, true) => text!("date-perhaps-about", date = bare(Case::After)),
        }
    }

    /// How a year is said, and how what lies in it is joined to it.
    enum Year {
        Exact(String),
        /// "the 1560s": what lies in it lies in one of its years.
        Among(EdtfYear),
        Unknown,
    }

    impl Year {
        fn of(year: EdtfYear) -> Self {
            match year {
                EdtfYear::Known(y) => Self::Exact(year_name(y.into())),
                EdtfYear::Decade(_) | EdtfYear::Century(_) => Self::Among(year),
                EdtfYear::Unspecified => Self::Unknown,
            }
        }

        fn alone(self, case: Case) -> String {
            match self {
                Self::Exact(year) => year,
                Self::Among(years) => several(years, case),
                Self::Unknown => text!("date-year-unknown").to_owned(),
            }
        }

        fn after(self, part: &str) -> String {
            match self {
                Self::Exact(year) => text!("date-part", part = part, year = year),
                other => other.loosely(part),
            }
        }

        fn after_of(self, part: &str) -> String {
            match self {
                Self::Exact(year) => text!("date-part-of", part = part, year = year),
                other => other.loosely(part),
            }
        }

        /// What lies in a year that is not known.
        fn loosely(self, part: &str) -> String {
            match self {
                Self::Among(years) => {
                    text!(
                        "date-among",
                        part = part,
                        years = several(years, Case::After)
                    )
                }
                Self::Exact(_) | Self::Unknown => text!("date-no-year", part = part),
            }
        }
    }

    /// A decade or a century.
    fn several(years: EdtfYear, case: Case) -> String {
        let after = case == Case::After;
        match years {
            EdtfYear::Decade(0) => form(("decade-first", "decade-first.of"), case).to_owned(),
            EdtfYear::Decade(d) if d > 0 => {
                let year = format!("{d}0");
                match after {
                    true => text!("decade.of", year = year),
                    false => text!("decade", year = year),
                }
            }
            // -004X is −49 to −40, which is 50 to 41 BCE.
            EdtfYear::Decade(d) => {
                let first = -i64::from(d) * 10;
                let (from, to) = (first.to_string(), (first - 9).to_string());
                match after {
                    true => text!("decade-bce.of", from = from, to = to),
                    false => text!("decade-bce", from = from, to = to),
                }
            }
            EdtfYear::Century(c) if c >= 0 => {
                let n = century(i64::from(c) + 1);
                match after {
                    true => text!("century.of", n = n),
                    false => text!("century", n = n),
                }
            }
            EdtfYear::Century(c) => {
                let n = century(-i64::from(c));
                match after {
                    true => text!("century-bce.of", n = n),
                    false => text!("century-bce", n = n),
                }
            }
            EdtfYear::Known(_) | EdtfYear::Unspecified => String::new(),
        }
    }

    fn bare(date: EdtfDate, case: Case) -> String {
        let year = Year::of(date.year);
        let day_month = |day: u8, number: u8| {
            let month = month(number, Case::After);
            text!("date-day-month", day = day.to_string(), month = month)
        };
        match date.part {
            DatePart::Whole => year.alone(case),
            DatePart::Month(m) => match year {
                Year::Exact(year) => text!("date-month", month = month(m, case), year = year),
                year => year.loosely(month(m, Case::Alone)),
            },
            DatePart::Day { month, day } => match year {
                Year::Exact(year) => day_of(day, month, &year),
                year => year.loosely(&day_month(day, month)),
            },
            DatePart::DayOfUnknownMonth(day) => {
                let day = match current() {
                    Language::English => words::ordinal(day.into()),
                    Language::Azerbaijani | Language::Russian => day.to_string(),
                };
                year.after_of(&text!("day-of-some-month", day = day))
            }
            DatePart::Time { month, day, time } => {
                let date = match year {
                    Year::Exact(year) => day_of(day, month, &year),
                    year => year.loosely(&day_month(day, month)),
                };
                let mut clock = format!("{:02}:{:02}", time.hour, time.minute);
                if time.second != 0 {
                    clock += &format!(":{:02}", time.second);
                }
                match time.zone.minutes() {
                    None => {}
                    Some(0) => clock += " UTC",
                    Some(_) => clock += &format!(" UTC{}", time.zone),
                }
                text!("date-time", date = date, time = clock)
            }
            DatePart::SubYear(n) => part_of_year(n, year, case),
        }
    }

    fn part_of_year(n: u8, year: Year, case: Case) -> String {
        const SEASONS: [Forms; 4] = [
            ("season-21", "season-21.of"),
            ("season-22", "season-22.of"),
            ("season-23", "season-23.of"),
            ("season-24", "season-24.of"),
        ];
        const PARTS: [Forms; 9] = [
            ("quarter-1", "quarter-1.of"),
            ("quarter-2", "quarter-2.of"),
            ("quarter-3", "quarter-3.of"),
            ("quarter-4", "quarter-4.of"),
            ("third-1", "third-1.of"),
            ("third-2", "third-2.of"),
            ("third-3", "third-3.of"),
            ("half-1", "half-1.of"),
            ("half-2", "half-2.of"),
        ];
        let season = |first: u8| form(SEASONS[usize::from(n - first) % 4], case);
        match n {
            21..=24 => year.after(season(21)),
            25..=28 => year.after(&text!("season-north", season = season(25))),
            29..=32 => year.after(&text!("season-south", season = season(29))),
            33..=41 => year.after_of(form(PARTS[usize::from(n - 33)], case)),
            _ => year.after_of(text!("some-part")),
        }
    }

    fn recurs(rule: &Recurrence, when: &When) -> String {
        let mut out = recurrence(rule);
        if let Some(start) = when.earliest {
            out = text!(
                "every-since",
                every = out,
                year = year_name(start.civil().0)
            );
        }
        if let Some(end) = when.latest {
            let year = year_name(Instant(end.0 - 1).civil().0);
            out = text!("every-until", every = out, year = year);
        }
        out
    }

    pub fn recurrence(rule: &Recurrence) -> String {
        let n = rule.interval.max(1);
        let mut out = match rule.every {
            Grain::Century => text!("every-century", n = n),
            Grain::Decade => text!("every-decade", n = n),
            Grain::Year => text!("every-year", n = n),
            Grain::Half => text!("every-half", n = n),
            Grain::Quarter => text!("every-quarter", n = n),
            Grain::Season => text!("every-season", n = n),
            Grain::Month => text!("every-month", n = n),
            Grain::Week => text!("every-week", n = n),
            Grain::Day => text!("every-day", n = n),
            Grain::Hour => text!("every-hour", n = n),
            Grain::Minute => text!("every-minute", n = n),
            Grain::Second => text!("every-second", n = n),
        };
        if rule.times > 1 {
            out = text!("every-times", every = out, n = rule.times);
        }
        if let Some((number, day)) = rule.on {
            let month = month(number, Case::After);
            out = text!(
                "every-on-date",
                every = out,
                day = day.to_string(),
                month = month
            );
        }
        if !rule.days.is_empty() {
            let days = rule.days.iter().filter(|d| *d != LAST_DAY);
            let days = days.map(|d| match current() {
                Language::English => words::ordinal(d.into()),
                Language::Azerbaijani | Language::Russian => d.to_string(),
            });
            let last = rule.days.contains(LAST_DAY);
            let last = last.then(|| text!("every-last-day").to_owned());
            out = text!("every-on-days", every = out, days = both(days.chain(last)));
        }
        if !rule.weekdays.is_empty() {
            const KEYS: [&str; 7] = [
                "weekday-on-1",
                "weekday-on-2",
                "weekday-on-3",
                "weekday-on-4",
                "weekday-on-5",
                "weekday-on-6",
                "weekday-on-7",
            ];
            let name = |w: u8| {
                KEYS.get(usize::from(w).wrapping_sub(1))
                    .map_or("", |k| plain(k))
            };
            let names = both(rule.weekdays.iter().map(|w| name(w).to_owned()));
            out = match rule.nth.is_empty() {
                true => text!("every-on-weekdays", every = out, weekdays = names),
                false => {
                    let nth = both(rule.nth.iter().map(|n| match n {
                        LAST_NTH => text!("every-nth-last").to_owned(),
                        n => text!("every-nth", n = n),
                    }));
                    text!("every-on-nth", every = out, nth = nth, weekdays = names)
                }
            };
        }
        if !rule.months.is_empty() {
            let of = !rule.nth.is_empty() || !rule.days.is_empty();
            let case = if of { Case::After } else { Case::Alone };
            let months = both(rule.months.iter().map(|m| month(m, case).to_owned()));
            out = match of {
                true => text!("every-of-months", every = out, months = months),
                false => text!("every-in-months", every = out, months = months),
            };
        }
        if let Some(feast) = &rule.feast {
            out = text!("every-at", every = out, what = &**feast);
        }
        if let Some((hour, minute)) = rule.at {
            out = text!(
                "every-at",
                every = out,
                what = format!("{hour:02}:{minute:02}")
            );
        }
        out
    }

    /// "a, b and c"
    fn both(items: impl Iterator<Item = String>) -> String {
        let mut items: Vec<String> = items.collect();
        let last = items.pop().unwrap_or_default();
        match items.is_empty() {
            true => last,
            false => text!("list-and", items = items.join(", "), last = last),
        }
    }

    /// English counts centuries by ordinals, Russian and Azerbaijani by Roman figures.
    pub fn century(n: i64) -> String {
        if is_english() {
            return words::ordinal(n);
        }
        const FIGURES: [(i64, &str); 13] = [
            (1000, "M"),
            (900, "CM"),
            (500, "D"),
            (400, "CD"),
            (100, "C"),
            (90, "XC"),
            (50, "L"),
            (40, "XL"),
            (10, "X"),
            (9, "IX"),
            (5, "V"),
            (4, "IV"),
            (1, "I"),
        ];
        let (mut left, mut out) = (n, String::new());
        for (value, figure) in FIGURES {
            while left >= value {
                out += figure;
                left -= value;
            }
        }
        out
    }
}

/// What the axis calls what stands on it.
pub const AXIS: Names = Names {
    month: |number, form| match form {
        MonthForm::Alone => month(number, Case::Alone),
        MonthForm::AfterDay => month(number, Case::After),
        MonthForm::Short => {
            const KEYS: [&str; 12] = [
                "month-1.short",
                "month-2.short",
                "month-3.short",
                "month-4.short",
                "month-5.short",
                "month-6.short",
                "month-7.short",
                "month-8.short",
                "month-9.short",
                "month-10.short",
                "month-11.short",
                "month-12.short",
            ];
            let key = KEYS.get(usize::from(number).wrapping_sub(1));
            key.map_or("", |key| plain(key))
        }
    },
    weekday: |day| weekday_name(day),
    quarter: |n| text!("axis-quarter", n = n),
    year: year_name,
    decade: |year| text!("axis-decade", year = year.to_string()),
    century: |nth, before, long| {
        let n = said::century(nth);
        match (before, long) {
            (false, true) => text!("axis-century", n = n),
            (false, false) => text!("axis-century.short", n = n),
            (true, true) => text!("axis-century-bce", n = n),
            (true, false) => text!("axis-century-bce.short", n = n),
        }
    },
    millennium: |nth, before, long| {
        let n = said::century(nth);
        match (before, long) {
            (false, true) => text!("axis-millennium", n = n),
            (false, false) => text!("axis-millennium.short", n = n),
            (true, true) => text!("axis-millennium-bce", n = n),
            (true, false) => text!("axis-millennium-bce.short", n = n),
        }
    },
    eras: || {
        [
            [text!("axis-bce"), text!("axis-bce.short")],
            [text!("axis-ce"), text!("axis-ce.short")],
        ]
    },
    today: || text!("axis-today"),
    // What else a picture says is in `picture`.
    ..ENGLISH_WORDS
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::text::set;

    /// The English messages say what the rest of the program says.
    #[test]
    fn english_messages_and_english_words_are_one() {
        for text in [
            "2019-12-18",
            "2019-12",
            "-0043",
            "0476",
            "198X",
            "000X",
            "-004X",
            "-04XX",
            "19XX",
            "2019-34",
            "2019-24",
            "2019-30",
            "2019-26",
            "2019-41",
            "1912~",
            "1912?",
            "1912%",
            "XXXX-07-30",
            "XXXX-07",
            "156X-12-25",
            "2019-XX-03",
            "2019-12-18T14:30:00",
            "2019-12-18T14:30:05+04:00",
            "2019-11-26/2019-11-29",
            "2017-11-28/2017-12-01",
            "2013/2019-05",
            "2000/..",
            "../2000-03",
            "../2019-12-17",
        ] {
            let found: Edtf = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(said::edtf(&found, Case::Alone), words::edtf_words(&found));
            assert_eq!(said::edtf(&found, Case::After), words::edtf_words(&found));
            for certainty in [Certainty::Stated, Certainty::Bounded] {
                let found = When::of(found.clone(), certainty, Vec::new());
                assert_eq!(said::when(&found), words::when_words(&found), "{text}");
            }
        }
        assert_eq!(said::when(&When::unknown()), "not dated");
        for rule in [
            "FREQ=WEEKLY;BYDAY=MO,WE",
            "FREQ=WEEKLY;INTERVAL=2",
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=YEARLY;BYMONTH=6;BYDAY=2SA",
            "FREQ=MONTHLY;BYMONTHDAY=15,-1",
            "FREQ=YEARLY;BYMONTH=6",
            "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9;BYMINUTE=5",
        ] {
            let rule: Recurrence = rule.parse().unwrap_or_else(|e| panic!("{rule}: {e}"));
            assert_eq!(said::recurrence(&rule), words::recurrence_words(&rule));
        }
    }

    #[track_caller]
    fn check(language: Language, edtf: &str, certainty: Certainty, expect: &str) {
        set(language);
        let found: Edtf = edtf.parse().unwrap_or_else(|e| panic!("{edtf}: {e}"));
        let said = when(&When::of(found, certainty, Vec::new()));
        set(Language::English);
        assert_eq!(said, expect);
    }

    #[test]
    fn russian_months_have_two_forms() {
        use Certainty::{Bounded, Stated};
        let check = |edtf, certainty, expect| check(Language::Russian, edtf, certainty, expect);
        check("2019-12-18", Stated, "18 декабря 2019");
        check("2019-12", Stated, "декабрь 2019");
        check("2019-12/..", Stated, "с декабря 2019");
        check(
            "2017-11-28/2017-12-01",
            Stated,
            "28 ноября – 1 декабря 2017",
        );
        check("198X", Stated, "1980-е");
        check("198X/..", Stated, "с 1980-х");
        check("19XX", Stated, "XX век");
        check("-0043", Stated, "44 до н. э.");
        check("2019-34", Stated, "II квартал 2019");
        check("1912~", Stated, "около 1912");
        check("XXXX-07-30", Stated, "30 июля, год неизвестен");
        check("2013/2019", Bounded, "между 2013 и 2019");
        check("2019-1X", Stated, "2019-1X");
    }

    #[test]
    fn azerbaijani_dates_need_no_endings_on_figures() {
        use Certainty::{Bounded, Stated};
        let check = |edtf, certainty, expect| check(Language::Azerbaijani, edtf, certainty, expect);
        check("2019-12-18", Stated, "18 dekabr 2019");
        check("2019-12", Stated, "dekabr 2019");
        check("19XX", Stated, "XX əsr");
        check("2013/2019", Bounded, "2013 ilə 2019 arasında");
        check("../2019-12-17", Bounded, "ən geci 17 dekabr 2019");
    }
}
