//! What TIMEX3 values mean, what is none, and that nothing is lost on the way there and back.

use super::*;
use crate::model::Edtf;
use crate::model::edtf::EdtfYear;
use crate::model::time::{DAY, civil_from_days};
use proptest::prelude::*;

fn read(text: &str) -> Timex {
    text.parse()
        .unwrap_or_else(|_| panic!("{text} is a TIMEX3 value"))
}

/// `value` is written as it is read, is `edtf` ("" where EDTF has no word) and lies in `span` ("" where nothing is known).
#[track_caller]
fn yes(value: &str, edtf: &str, span: &str) {
    let timex = read(value);
    assert_eq!(timex.to_string(), value);
    let said = timex.edtf().map_or(String::new(), |e| e.to_string());
    assert_eq!(said, edtf, "{value}");
    let show = |seconds: i64| {
        let (y, m, d) = civil_from_days(seconds.div_euclid(DAY));
        let minutes = seconds.rem_euclid(DAY) / 60;
        match minutes {
            0 => format!("{y}-{m:02}-{d:02}"),
            n => format!("{y}-{m:02}-{d:02} {:02}:{:02}", n / 60, n % 60),
        }
    };
    let shown = match timex.bounds() {
        (None, None) => String::new(),
        (a, b) => format!(
            "{} {}",
            a.map_or("-".to_owned(), |t| show(t.0)),
            b.map_or("-".to_owned(), |t| show(t.0))
        ),
    };
    assert_eq!(shown, span, "{value}");
}

#[track_caller]
fn no(value: &str) {
    assert_eq!(
        value.parse::<Timex>(),
        Err(super::parse::NotTimex),
        "{value}"
    );
}

#[test]
fn points() {
    yes("1998-02-13", "1998-02-13", "1998-02-13 1998-02-14");
    yes("1998-02", "1998-02", "1998-02-01 1998-03-01");
    yes("1998", "1998", "1998-01-01 1999-01-01");
    yes("199", "199X", "1990-01-01 2000-01-01");
    yes("19", "19XX", "1900-01-01 2000-01-01");
    yes("1", "1XXX", "1000-01-01 2000-01-01");
    yes("XX", "", "");
    yes("XXX", "", "");
    no("X");
    yes("BC0044", "-0043", "-43-01-01 -42-01-01");
    yes("BC04", "-04XX", "-499-01-01 -399-01-01");
    yes("1998-Q3", "1998-35", "1998-07-01 1998-10-01");
    yes("1998-H1", "1998-40", "1998-01-01 1998-07-01");
    yes("1998-FA", "1998-23", "1998-09-01 1998-12-01");
    yes("1998-W07", "1998-02-09/1998-02-15", "1998-02-09 1998-02-16");
    yes(
        "1998-W07-WE",
        "1998-02-14/1998-02-15",
        "1998-02-14 1998-02-16",
    );
    yes("1998-W07-3", "1998-02-11", "1998-02-11 1998-02-12");
    yes("XXXX-12-18", "XXXX-12-18", "");
    yes("XXXX-WXX-3", "", "");
    yes("XXXX-WXX-WE", "", "");
    yes("1998-QX", "", "");
    yes("1998-XX", "1998-XX", "1998-01-01 1999-01-01");
    yes("1998-XX-XX", "1998-XX-XX", "1998-01-01 1999-01-01");
    yes("1998-XX-18", "1998-XX-18", "1998-01-18 1998-12-19");
    assert_eq!(read("199X"), read("199"));
    no("");
    no("1998-2");
    no("1998-13");
    no("1998-02-30");
    no("1998-Q5");
    no("1998-H3");
    no("1998-W54");
    no("1998-W07-8");
    no("1998-W07-X");
    no("1998-02-13-01");
    no("19X");
    no("BC0000");
    no("BC");
    no("March 1998");
    no("1998–02");
}

#[test]
fn times_of_day() {
    yes(
        "2019-12-18T14:30",
        "2019-12-18T14:30:00",
        "2019-12-18 14:30 2019-12-18 14:31",
    );
    yes(
        "2019-12-18T14:30Z",
        "2019-12-18T14:30:00Z",
        "2019-12-18 14:30 2019-12-18 14:31",
    );
    yes(
        "2019-12-18T14:30:05+04:00",
        "2019-12-18T14:30:05+04:00",
        "2019-12-18 14:30 2019-12-18 14:30",
    );
    yes(
        "2019-12-18T14",
        "2019-12-18T14:00:00",
        "2019-12-18 14:00 2019-12-18 15:00",
    );
    yes(
        "2019-12-18T24:00",
        "2019-12-18T24:00:00",
        "2019-12-19 2019-12-19 00:01",
    );
    yes("1998-01-08TMO", "", "1998-01-08 1998-01-09");
    yes("1998-01-08TNI", "", "1998-01-08 1998-01-09 12:00");
    yes("1998-W02-4TEV", "", "1998-01-08 1998-01-09");
    yes("XXXX-XX-XXT09:00", "", "");
    assert_eq!(read("T24:00").to_string(), "XXXX-XX-XXT24:00");
    no("2019-12-18T25:00");
    no("2019-12-18T24:01");
    no("2019-12-18T14:60");
    no("2019-12-18T");
    no("2019-12-18TXX");
    no("2019-12-18T14:30Y");
    no("2019-12-18TMéO");
}

#[test]
fn durations_and_spans() {
    for value in [
        "P1Y2M", "PT30M", "PXM", "P3D", "P2W", "P1DE", "P2CE", "P2.5Y", "PT1H30M", "P1DT12H",
        "P1WE", "P2Q", "P1SU", "PTXH", "P1YT1NI", "P0.5D", "P1DTXH",
    ] {
        yes(value, "", "");
    }
    yes("1990/1995", "1990/1995", "1990-01-01 1996-01-01");
    yes(
        "2019-11-26/2019-11-29",
        "2019-11-26/2019-11-29",
        "2019-11-26 2019-11-30",
    );
    yes("2019/", "2019/..", "2019-01-01 -");
    yes("2019-03/P2Y", "", "2019-03-01 2021-03-01");
    yes("P2W/2019-03-01", "", "2019-02-16 2019-03-02");
    yes("P2Y/", "", "");
    assert_eq!(read("P1M1Y"), read("P1Y1M"));
    assert_eq!(read("P02Y"), read("P2Y"));
    no("P");
    no("PT");
    no("P1");
    no("P1YT");
    no("PY");
    no("P1Y1Y");
    no("P1Z");
    no("PT1D");
    no("P1.Y");
    no("P1.2345Y");
    no("P-1Y");
    no("/");
    no("1990/1995/2000");
}

#[test]
fn references() {
    for value in ["PAST_REF", "PRESENT_REF", "FUTURE_REF"] {
        yes(value, "", "");
    }
    no("PAST_REFS");
    no("past_ref");
}

#[test]
fn what_edtf_says_and_timex_cannot() {
    for edtf in [
        "1990?",
        "1990~",
        "1950S2",
        "[1990,1991]",
        "2000/",
        "2004-30",
        "1984-1X",
        "Y17000000",
    ] {
        let read: Edtf = edtf.parse().unwrap_or_else(|e| panic!("{edtf}: {e}"));
        assert_eq!(Timex::from_edtf(&read), None, "{edtf}");
    }
}

fn some<T: Clone + std::fmt::Debug>(
    of: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    proptest::option::weighted(0.8, of)
}

fn any_point() -> impl Strategy<Value = TimexPoint> {
    let year = prop_oneof![
        Just(TimexYear::Unspecified),
        Just(TimexYear::SomeDecade),
        Just(TimexYear::SomeCentury),
        (-999_998i32..=999_999).prop_map(TimexYear::Year),
        (1000i32..=2999).prop_map(TimexYear::Year),
        (-1000i32..=999).prop_map(TimexYear::Decade),
        (-100i32..=99).prop_map(TimexYear::Century),
        (-10i32..=9).prop_map(TimexYear::Millennium),
    ];
    let part = prop_oneof![
        Just(TimexPart::Whole),
        some(1u8..=2).prop_map(TimexPart::Half),
        some(1u8..=4).prop_map(TimexPart::Quarter),
        (1u8..=4).prop_map(TimexPart::Season),
        some(1u8..=12).prop_map(TimexPart::Month),
        (some(1u8..=12), some(1u8..=28)).prop_map(|(m, d)| TimexPart::Day(m, d)),
        some(1u8..=52).prop_map(TimexPart::Week),
        some(1u8..=53).prop_map(TimexPart::Weekend),
        (some(1u8..=52), 1u8..=7).prop_map(|(w, d)| TimexPart::WeekDay(w, d)),
    ];
    let time = prop_oneof![
        (0u8..=24).prop_map(ClockTime::Hour),
        (0u8..24, 0u8..60).prop_map(|(h, m)| ClockTime::Minute(h, m)),
        (0u8..24, 0u8..60, 0u8..60).prop_map(|(h, m, s)| ClockTime::Second(h, m, s)),
        proptest::sample::select(&DayPart::ALL[..]).prop_map(ClockTime::Part),
    ];
    let zone =
        some(-1439i16..=1439).prop_map(|m| m.and_then(Zone::ahead_of_utc).unwrap_or_default());
    let clock =
        proptest::option::of((time, zone).prop_map(|(time, zone)| TimexClock { time, zone }));
    (year, part, clock).prop_map(|(year, part, clock)| TimexPoint { year, part, clock })
}

fn any_duration() -> impl Strategy<Value = Duration> {
    let amount = prop_oneof![
        Just(Amount::Some),
        (0u64..5_000_000).prop_map(Amount::Thousandths),
        (0u64..5_000).prop_map(|n| Amount::Thousandths(n * 1000)),
    ];
    let unit = proptest::sample::select(&DurationUnit::ALL[..]);
    proptest::collection::vec((unit, amount), 1..4).prop_filter_map("empty", Duration::new)
}

fn any_timex() -> impl Strategy<Value = Timex> {
    let end = || {
        prop_oneof![
            1 => Just(TimexEnd::Open),
            4 => any_point().prop_map(TimexEnd::Point),
            2 => any_duration().prop_map(TimexEnd::Duration),
        ]
    };
    prop_oneof![
        any_point().prop_map(Timex::Point),
        any_duration().prop_map(Timex::Duration),
        (end(), end())
            .prop_filter("a span of nothing", |s| *s
                != (TimexEnd::Open, TimexEnd::Open))
            .prop_map(|(a, b)| Timex::Span(a, b)),
        Just(Timex::PastRef),
        Just(Timex::PresentRef),
        Just(Timex::FutureRef),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_it_holds_is_read_back(timex in any_timex()) {
        let text = timex.to_string();
        prop_assert_eq!(text.parse::<Timex>(), Ok(timex.clone()), "{}", text);
    }

    #[test]
    fn through_edtf_and_back(timex in any_timex()) {
        if let Some(edtf) = timex.edtf() {
            prop_assert_eq!(edtf.to_string().parse::<Edtf>(), Ok(edtf.clone()));
            if let Some(back) = Timex::from_edtf(&edtf) {
                prop_assert_eq!(back.edtf(), Some(edtf));
            }
        }
        if let (Some(a), Some(b)) = timex.bounds() {
            prop_assert!(a <= b, "{}", timex);
        }
    }

    #[test]
    fn plain_dates_go_through_timex(y in -9998i32..=9999, m in 1u8..=12, d in 1u8..=28) {
        for part in ["".to_owned(), format!("-{m:02}"), format!("-{m:02}-{d:02}"), format!("-XX-{d:02}")] {
            let edtf: Edtf = format!("{}{part}", EdtfYear::Known(y)).parse().expect("EDTF");
            let timex = Timex::from_edtf(&edtf).expect("TIMEX3 can say it");
            prop_assert_eq!(timex.to_string().parse::<Timex>(), Ok(timex.clone()));
            prop_assert_eq!(timex.edtf(), Some(edtf));
        }
    }

    #[test]
    fn nothing_panics(text in r"(P|BC|[0-9X]{2})?[-0-9X./THMSWYQEDéOBCFARZ:+]{0,20}") {
        if let Ok(timex) = text.parse::<Timex>() {
            let _ = (timex.edtf(), timex.bounds());
            prop_assert_eq!(timex.to_string().parse::<Timex>(), Ok(timex.clone()), "{}", text);
        }
    }
}
