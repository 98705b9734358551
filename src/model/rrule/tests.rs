//! Rules there and back, what is none, and their days beside those an independent crate finds.

use super::*;
use crate::model::Instant;
use crate::model::time::DAY;
use proptest::prelude::*;

fn read(text: &str) -> Recurrence {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

#[track_caller]
fn says(rule: Recurrence, text: &str) {
    assert_eq!(rule.rrule().as_deref(), Some(text));
    assert_eq!(read(text), rule);
}

/// The days of the first few times from a day on.
#[track_caller]
fn falls(rule: &str, start: (i32, u8, u8), expect: &str) {
    let rule = read(rule);
    let at = |y, m, d| Instant::from_ymd(y, m, d).expect("a day");
    let start = at(start.0, start.1, start.2);
    let days: Vec<String> = rule
        .instances(start, start, at(2100, 1, 1))
        .take(4)
        .map(|t| t.date().to_string())
        .collect();
    assert_eq!(days.join(" "), expect);
}

#[test]
fn what_sets_say() {
    let every = Recurrence::every;
    says(every(Grain::Year), "FREQ=YEARLY");
    says(
        Recurrence {
            on: Some((12, 18)),
            ..every(Grain::Year)
        },
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=18",
    );
    says(
        Recurrence {
            months: Few::one(6),
            weekdays: Few::one(6),
            nth: Few::one(2),
            ..every(Grain::Year)
        },
        "FREQ=YEARLY;BYMONTH=6;BYDAY=2SA",
    );
    says(
        Recurrence {
            weekdays: [1, 3].into_iter().collect(),
            ..every(Grain::Week)
        },
        "FREQ=WEEKLY;BYDAY=MO,WE",
    );
    says(
        Recurrence {
            interval: 2,
            until: NaiveDate::from_ymd_opt(2019, 12, 31),
            at: Some((9, 30)),
            ..every(Grain::Day)
        },
        "FREQ=DAILY;INTERVAL=2;UNTIL=20191231;BYHOUR=9;BYMINUTE=30",
    );
    says(
        Recurrence {
            days: [15, LAST_DAY].into_iter().collect(),
            ..every(Grain::Month)
        },
        "FREQ=MONTHLY;BYMONTHDAY=15,-1",
    );
    says(
        Recurrence {
            weekdays: Few::one(5),
            nth: Few::one(LAST_NTH),
            ..every(Grain::Month)
        },
        "FREQ=MONTHLY;BYDAY=-1FR",
    );
    // Coarser units than calendars know are counted in theirs.
    assert_eq!(
        every(Grain::Quarter).rrule().as_deref(),
        Some("FREQ=MONTHLY;INTERVAL=3")
    );
    assert_eq!(
        every(Grain::Decade).rrule().as_deref(),
        Some("FREQ=YEARLY;INTERVAL=10")
    );
    let twice_a_week = Recurrence {
        times: 2,
        weekdays: [2, 4].into_iter().collect(),
        ..every(Grain::Week)
    };
    assert_eq!(
        twice_a_week.rrule().as_deref(),
        Some("FREQ=WEEKLY;BYDAY=TU,TH")
    );
}

#[test]
fn what_no_calendar_can_be_told() {
    let every = Recurrence::every;
    let twice = Recurrence {
        times: 2,
        ..every(Grain::Month)
    };
    let easter = Recurrence {
        feast: Some("Easter".into()),
        ..every(Grain::Year)
    };
    let nonsense = Recurrence {
        on: Some((12, 18)),
        ..every(Grain::Week)
    };
    for rule in [twice, easter] {
        assert_eq!(rule.rrule(), None);
        assert_eq!(
            rule.instances(Instant(0), Instant(0), Instant(DAY * 999))
                .next(),
            None
        );
    }
    assert_eq!(nonsense.rrule(), None);
}

#[test]
fn other_spellings_are_read() {
    assert_eq!(
        read("RRULE:FREQ=WEEKLY;BYDAY=WE,MO;WKST=MO"),
        read("FREQ=WEEKLY;BYDAY=MO,WE")
    );
    assert_eq!(
        read("byday=2sa;bymonth=6;freq=yearly;interval=1"),
        read("FREQ=YEARLY;BYMONTH=6;BYDAY=2SA")
    );
    assert_eq!(
        read("FREQ=DAILY;UNTIL=20191231T235959Z"),
        read("FREQ=DAILY;UNTIL=20191231")
    );
    assert_eq!(
        read("FREQ=MONTHLY;BYDAY=+2SA,4SA"),
        read("FREQ=MONTHLY;BYDAY=2SA,4SA")
    );
}

#[test]
fn what_is_no_rule() {
    let no = |text: &str, why| assert_eq!(text.parse::<Recurrence>(), Err(why), "{text}");
    no("", NotRrule::NoFreq);
    no("INTERVAL=2", NotRrule::NoFreq);
    no("FREQ=FORTNIGHTLY", NotRrule::NoFreq);
    no("FREQ=DAILY;COUNT=3", NotRrule::Part);
    no("FREQ=DAILY;FREQ=DAILY", NotRrule::Twice);
    no("FREQ=DAILY;INTERVAL=0", NotRrule::Value);
    no("FREQ=DAILY;INTERVAL=-1", NotRrule::Value);
    no("FREQ=DAILY;UNTIL=20190230", NotRrule::Value);
    no("FREQ=DAILY;UNTIL=2019-02-20", NotRrule::Value);
    no("FREQ=YEARLY;BYMONTH=13", NotRrule::Value);
    no("FREQ=YEARLY;BYMONTH=0", NotRrule::Value);
    no("FREQ=MONTHLY;BYMONTHDAY=32", NotRrule::Value);
    no("FREQ=MONTHLY;BYMONTHDAY=-2", NotRrule::Value);
    no("FREQ=MONTHLY;BYDAY=6SA", NotRrule::Weekday);
    no("FREQ=MONTHLY;BYDAY=2SA,SU", NotRrule::Weekday);
    no("FREQ=MONTHLY;BYDAY=2SA,3SU", NotRrule::Weekday);
    no("FREQ=WEEKLY;BYDAY=éé", NotRrule::Weekday);
    no("FREQ=WEEKLY;BYDAY=2SA", NotRrule::Combination);
    no(
        "FREQ=MONTHLY;BYDAY=2SA;BYMONTHDAY=13",
        NotRrule::Combination,
    );
    no("FREQ=WEEKLY;BYMONTHDAY=3", NotRrule::Combination);
    no("FREQ=DAILY;BYHOUR=9", NotRrule::Clock);
    no("FREQ=HOURLY;BYHOUR=9;BYMINUTE=0", NotRrule::Combination);
}

#[test]
fn it_falls_on_these_days() {
    falls(
        "FREQ=YEARLY",
        (2000, 12, 18),
        "2000-12-18 2001-12-18 2002-12-18 2003-12-18",
    );
    falls(
        "FREQ=YEARLY",
        (2000, 2, 29),
        "2000-02-29 2004-02-29 2008-02-29 2012-02-29",
    );
    falls(
        "FREQ=YEARLY;BYMONTH=6;BYDAY=2SA",
        (2019, 1, 1),
        "2019-06-08 2020-06-13 2021-06-12 2022-06-11",
    );
    falls(
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
        (2019, 12, 18),
        "2019-12-18 2019-12-30 2020-01-01 2020-01-13",
    );
    falls(
        "FREQ=MONTHLY",
        (2019, 1, 31),
        "2019-01-31 2019-03-31 2019-05-31 2019-07-31",
    );
    falls(
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        (2019, 1, 5),
        "2019-01-31 2019-02-28 2019-03-31 2019-04-30",
    );
    falls(
        "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
        (2019, 1, 1),
        "2019-09-13 2019-12-13 2020-03-13 2020-11-13",
    );
    falls(
        "FREQ=DAILY;UNTIL=20190102",
        (2019, 1, 1),
        "2019-01-01 2019-01-02",
    );
    falls("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", (2019, 1, 1), "");
}

fn few(of: std::ops::RangeInclusive<u8>, most: usize) -> impl Strategy<Value = Few> {
    proptest::collection::vec(of, 0..=most).prop_map(Few::from_iter)
}

fn any_rule() -> impl Strategy<Value = Recurrence> {
    let every = proptest::sample::select(vec![
        Grain::Year,
        Grain::Month,
        Grain::Week,
        Grain::Day,
        Grain::Hour,
        Grain::Minute,
        Grain::Second,
    ]);
    let until = proptest::option::of((2000i32..2040, 1u32..=12, 1u32..=28))
        .prop_map(|d| d.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d)));
    let at = proptest::option::of((0u8..24, 0u8..60));
    let lists = (few(1..=12, 2), few(0..=31, 2), few(1..=7, 3), few(1..=6, 2));
    (every, 1u16..5, lists, at, until).prop_filter_map(
        "no rule",
        |(every, interval, (months, days, weekdays, nth), at, until)| {
            let rule = Recurrence {
                interval,
                months,
                days,
                weekdays,
                nth,
                at,
                until,
                ..Recurrence::every(every)
            };
            // By way of its text, so that it is in the one form that is read.
            rule.rrule().map(|text| read(&text))
        },
    )
}

/// What the crate `rrule` finds, as seconds since 1970.
fn independent(rule: &str, start: Instant, most: usize) -> Vec<i64> {
    let dtstart = start.datetime().format("%Y%m%dT%H%M%SZ");
    // That crate wants the end as exactly as the start.
    let rule = rule
        .split(';')
        .map(|p| match p.starts_with("UNTIL=") {
            true => format!("{p}T235959Z"),
            false => p.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(";");
    let set: ::rrule::RRuleSet = format!("DTSTART:{dtstart}\nRRULE:{rule}")
        .parse()
        .unwrap_or_else(|e| panic!("{rule}: {e}"));
    set.all(most as u16)
        .dates
        .iter()
        .map(|d| d.timestamp())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_written_is_read_back(rule in any_rule()) {
        let text = rule.rrule().expect("a rule that was read");
        prop_assert_eq!(text.parse::<Recurrence>(), Ok(rule), "{}", text);
    }

    #[test]
    fn nothing_panics(text in "(FREQ=(YEARLY|WEEKLY))?[;=A-Z0-9,+é-]{0,30}") {
        let _ = text.parse::<Recurrence>();
    }

    #[test]
    fn an_independent_crate_finds_the_same_days(rule in any_rule(), day in 11_000i64..14_000, second in 0i64..DAY) {
        let text = rule.rrule().expect("a rule that was read");
        let start = Instant(day * DAY + second);
        // That crate refuses an end before the start, which is merely never.
        if rule.until.is_some_and(|until| until <= start.date()) {
            let end = Instant(start.0 + 99 * DAY);
            prop_assert!(rule.instances(start, start, end).all(|t| Some(t.date()) == rule.until));
            return Ok(());
        }
        let end = Instant(start.0 + 150 * 366 * DAY);
        let mut theirs = independent(&text, start, 12);
        theirs.retain(|t| *t < end.0);
        let ours: Vec<i64> = rule.instances(start, start, end).take(theirs.len().max(1)).map(|t| t.0).collect();
        // That crate gives up where a rule hardly ever fits; then we are asked for nothing it did not find.
        if !theirs.is_empty() || rule.until.is_some() {
            prop_assert_eq!(&ours, &theirs, "{} {:?}", text, start.datetime());
        }
        // Asked for later ones alone, the same come.
        if let [.., late] = ours[..] {
            let again = rule.instances(start, Instant(late), end).next();
            prop_assert_eq!(again, Some(Instant(late)));
        }
    }
}
