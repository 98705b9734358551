//! Every kind of value of the three levels, each with what it must not be taken for; and what must hold of all of them.

use super::*;
use crate::model::Instant;
use crate::model::time::{DAY, civil_from_days};
use proptest::prelude::*;

fn read(text: &str) -> Edtf {
    text.parse()
        .unwrap_or_else(|e| panic!("{text} is EDTF, not: {e}"))
}

fn day(at: Instant) -> String {
    let (y, m, d) = civil_from_days(at.0.div_euclid(DAY));
    format!("{y}-{m:02}-{d:02}")
}

/// First and last day, "-" where there is no limit.
fn days(edtf: &Edtf) -> String {
    let (from, to) = edtf.bounds();
    let first = from.map_or("-".to_owned(), day);
    let last = to.map_or("-".to_owned(), |t| day(Instant(t.0 - 1)));
    if first == last {
        first
    } else {
        format!("{first} {last}")
    }
}

/// `text` reads, is written as `canonical` and lies in `span`.
#[track_caller]
fn yes(text: &str, canonical: &str, span: &str) {
    let edtf = read(text);
    assert_eq!(edtf.to_string(), canonical, "{text}");
    assert_eq!(days(&edtf), span, "{text}");
    assert_eq!(read(canonical), edtf, "{text}");
}

/// Written as it is read.
#[track_caller]
fn same(text: &str, span: &str) {
    yes(text, text, span);
}

#[track_caller]
fn no(text: &str, why: NotEdtf) {
    assert_eq!(text.parse::<Edtf>(), Err(why), "{text}");
}

#[test]
fn a_date_is_small() {
    assert!(size_of::<EdtfDate>() <= 20);
    assert!(size_of::<Edtf>() <= 48);
}

#[test]
fn level_0_dates_and_times() {
    same("1987-03-14", "1987-03-14");
    same("1987-03", "1987-03-01 1987-03-31");
    same("1987", "1987-01-01 1987-12-31");
    same("0000", "0-01-01 0-12-31");
    same("1987-03-14T21:15:45", "1987-03-14");
    same("1987-03-14T21:15:45Z", "1987-03-14");
    same("1987-03-14T24:00:00", "1987-03-15");
    yes(
        "1987-03-14T21:15:45-05",
        "1987-03-14T21:15:45-05:00",
        "1987-03-14",
    );
    yes(
        "1987-03-14T21:15:45+05:30",
        "1987-03-14T21:15:45+05:30",
        "1987-03-14",
    );
    yes("1987-03-14T21:15", "1987-03-14T21:15:00", "1987-03-14");
    let at = read("1970-01-01T00:01:05").bounds();
    assert_eq!(at, (Some(Instant(65)), Some(Instant(66))));
    no("", NotEdtf::Empty);
    no("  ", NotEdtf::Empty);
    no("87", NotEdtf::Year);
    no("19877", NotEdtf::Year);
    no("1987-3-14", NotEdtf::Month);
    no("1987-00", NotEdtf::Month);
    no("1987-13", NotEdtf::Month);
    no("1987-123", NotEdtf::Month);
    no("1987-02-29", NotEdtf::NoSuchDay);
    no("1987-03-32", NotEdtf::Day);
    no("1987-03-1", NotEdtf::Day);
    no("1987-03-", NotEdtf::Day);
    no("1987-03-14-05", NotEdtf::TooManyParts);
    no("1987-03-14T25:00:00", NotEdtf::Time);
    no("1987-03-14T24:00:01", NotEdtf::Time);
    no("1987-03-14T10:30:00:00", NotEdtf::Time);
    no("1987-03-14T10:30:00+24:00", NotEdtf::Time);
    no("1987-03T10:30:00", NotEdtf::Time);
    no("yesterday", NotEdtf::Letters);
    no("+1987", NotEdtf::Letters);
    no("1987.03", NotEdtf::Letters);
    no("20é9", NotEdtf::Year);
}

#[test]
fn level_0_intervals() {
    same("1967/2003", "1967-01-01 2003-12-31");
    same("2003-05/2004-09", "2003-05-01 2004-09-30");
    same("2003-05-02/2004-09-08", "2003-05-02 2004-09-08");
    same("2003-05-02/2004-09", "2003-05-02 2004-09-30");
    same("2003/2004-09", "2003-01-01 2004-09-30");
    no("2003/2001", NotEdtf::Backwards);
    no("2001/2002/2003", NotEdtf::Slashes);
    no("/", NotEdtf::NoEnds);
    no("2001/x", NotEdtf::Letters);
}

#[test]
fn level_1() {
    // Years of more than four figures, and years before year 0.
    same("Y160000003", "160000003-01-01 160000003-12-31");
    same("Y-160000003", "-160000003-01-01 -160000003-12-31");
    same("-1985", "-1985-01-01 -1985-12-31");
    no("Y1987", NotEdtf::LongYear);
    no("Y", NotEdtf::LongYear);
    no("Y9999999999999999999", NotEdtf::YearTooFar);
    no("-0000", NotEdtf::Year);
    // Seasons.
    same("2003-21", "2003-03-01 2003-05-31");
    same("2003-22", "2003-06-01 2003-08-31");
    same("2003-23", "2003-09-01 2003-11-30");
    same("2003-24", "2003-12-01 2004-02-29");
    no("2003-20", NotEdtf::Month);
    no("2003-21-05", NotEdtf::Month);
    // Doubt about all of it.
    same("1987?", "1987-01-01 1987-12-31");
    same("2003-05~", "2003-05-01 2003-05-31");
    same("2003-05-14%", "2003-05-14");
    yes("2003-05-14T10:00:00~", "2003-05-14T10:00:00~", "2003-05-14");
    no("1987??", NotEdtf::Qualifier);
    no("?", NotEdtf::Year);
    // Figures not known, from the right.
    same("203X", "2030-01-01 2039-12-31");
    same("20XX", "2000-01-01 2099-12-31");
    same("2003-XX", "2003-01-01 2003-12-31");
    same("1987-03-XX", "1987-03-01 1987-03-31");
    same("1987-XX-XX", "1987-01-01 1987-12-31");
    same("-004X", "-49-01-01 -40-12-31");
    same("-04XX", "-499-01-01 -400-12-31");
    no("1987-X", NotEdtf::Month);
    no("XX87X", NotEdtf::Year);
    // Intervals open, or with an end that is not known.
    same("1987-03-14/..", "1987-03-14 -");
    same("../1987-03-14", "- 1987-03-14");
    same("1987-03-14/", "1987-03-14 -");
    same("/1987-03", "- 1987-03-31");
    same("1987?/2003-05~", "1987-01-01 2003-05-31");
    no("../..", NotEdtf::NoEnds);
    no("/..", NotEdtf::NoEnds);
    assert_ne!(read("1987/"), read("1987/.."));
}

#[test]
fn level_2_years() {
    yes("Y-16E7", "Y-160000000", "-160000000-01-01 -160000000-12-31");
    yes("Y2E3", "2000", "2000-01-01 2000-12-31");
    same("1940S2", "1900-01-01 1999-12-31");
    same("Y162030000S3", "162000000-01-01 162999999-12-31");
    yes("Y3377E2S3", "Y337700S3", "337000-01-01 337999-12-31");
    same("-1940S2", "-1999-01-01 -1900-12-31");
    yes("1940S4", "1940", "1940-01-01 1940-12-31");
    // Further away than seconds reach: nothing is claimed, nothing wraps.
    same("Y500000000000", "-");
    same("Y-999999999999999999S1", "-");
    no("Y17E", NotEdtf::LongYear);
    no("Y17E99", NotEdtf::YearTooFar);
    no("Y1E4000000000", NotEdtf::YearTooFar);
    no("1940S0", NotEdtf::Significant);
    no("1940S5", NotEdtf::Significant);
    no("194XS2", NotEdtf::Significant);
    no("1940S2-05", NotEdtf::Significant);
}

#[test]
fn level_2_parts_of_a_year() {
    same("2003-25", "2003-03-01 2003-05-31");
    same("2003-28", "2003-12-01 2004-02-29");
    same("2003-29", "2003-09-01 2003-11-30");
    same("2003-30", "2003-12-01 2004-02-29");
    same("2003-31", "2003-03-01 2003-05-31");
    same("2003-32", "2003-06-01 2003-08-31");
    same("2003-33", "2003-01-01 2003-03-31");
    same("2003-36", "2003-10-01 2003-12-31");
    same("2003-37", "2003-01-01 2003-04-30");
    same("2003-39", "2003-09-01 2003-12-31");
    same("2003-40", "2003-01-01 2003-06-30");
    same("2003-41", "2003-07-01 2003-12-31");
    same("XXX3-24", "3-12-01 9994-02-28");
    no("2003-42", NotEdtf::Month);
    no("2003-19", NotEdtf::Month);
}

#[test]
fn level_2_sets() {
    same("[1657,1658,1660..1662]", "1657-01-01 1662-12-31");
    same("[..1750-12-03]", "- 1750-12-03");
    same("[1750-12..]", "1750-12-01 -");
    same("[1750-01,1750-02,1750-12..]", "1750-01-01 -");
    same("[1657,1750-12]", "1657-01-01 1750-12-31");
    same("{1657,1658,1660..1662}", "1657-01-01 1662-12-31");
    same("{1950,1951-12}", "1950-01-01 1951-12-31");
    same("{..1984}", "- 1984-12-31");
    same("[156X,1570~]", "1560-01-01 1570-12-31");
    yes("[1657, 1658]", "[1657,1658]", "1657-01-01 1658-12-31");
    no("[1657,1658", NotEdtf::SetOpen);
    no("[1657,1658}", NotEdtf::SetOpen);
    no("[]", NotEdtf::SetEmpty);
    no("[1657,,1658]", NotEdtf::SetEmpty);
    no("[..]", NotEdtf::SetRange);
    no("[1657,..1660]", NotEdtf::SetRange);
    no("[1657..,1660]", NotEdtf::SetRange);
    no("[1662..1660]", NotEdtf::SetRange);
    no("[1657/1660]", NotEdtf::Letters);
    // One of them is not all of them, and neither is what lies between them.
    assert_ne!(read("[1657,1660]"), read("{1657,1660}"));
    let inside = Instant::from_ymd(1658, 5, 1).map_or(0, |t| t.0 / DAY);
    assert!(!read("[1657,1660]").holds(inside));
    assert!(read("[1657..1660]").holds(inside));
}

#[test]
fn level_2_doubt_about_parts() {
    // Behind a part: that part and all before it.
    yes("2003-05-14%", "2003-05-14%", "2003-05-14");
    same("2003-05~-14", "2003-05-14");
    same("2003?-05-14", "2003-05-14");
    // Before a part: that part alone.
    yes("?2003-05-~14", "2003?-05-~14", "2003-05-14");
    same("2003-%05-14", "2003-05-14");
    same("2010-05~-04", "2010-05-04");
    same("2010-23~", "2010-09-01 2010-11-30");
    yes("2003~-05~-14", "2003-05~-14", "2003-05-14");
    yes("?2003-?05-?14", "2003-05-14?", "2003-05-14");
    yes("?2003-05-14~", "2003%-~05-~14", "2003-05-14");
    assert_ne!(read("2003-05~-14"), read("2003-~05-14"));
    no("2003-05-14~~", NotEdtf::Qualifier);
    no("2003-??05-14", NotEdtf::Month);
    no("2003-~05-14T10:00:00", NotEdtf::Time);
}

#[test]
fn level_2_figures_not_known() {
    same("146X-12-25", "1460-12-25 1469-12-25");
    same("14XX-12-25", "1400-12-25 1499-12-25");
    same("XXXX-12-XX", "-");
    same("XXXX-07-30", "-");
    same("1XXX-XX", "1000-01-01 1999-12-31");
    same("1XXX-12", "1000-12-01 1999-12-31");
    same("1984-1X", "1984-10-01 1984-12-31");
    same("1984-X1-30", "1984-01-30 1984-11-30");
    same("1XX4-02-29", "1004-02-29 1984-02-29");
    same("198X-02-29", "1980-02-29 1988-02-29");
    same("19X4", "1904-01-01 1994-12-31");
    no("1984-02-3X", NotEdtf::NoSuchDay);
    no("1XX1-02-29", NotEdtf::NoSuchDay);
    no("1984-2X", NotEdtf::Month);
    no("1984-05-4X", NotEdtf::Day);
    no("1984-X-25", NotEdtf::Month);
}

#[test]
fn level_2_intervals() {
    same("2003-05-~01/2003-05-~20", "2003-05-01 2003-05-20");
    same("2003-05-XX/2003-07-03", "2003-05-01 2003-07-03");
    no("2003-07-XX/2003-05-03", NotEdtf::Backwards);
}

#[test]
fn every_refusal_is_one_sentence() {
    for refusal in NotEdtf::ALL {
        let said = refusal.to_string();
        assert!(
            said.ends_with('.') && said.starts_with(char::is_alphanumeric) || said.starts_with('“'),
            "{said}"
        );
        assert!(!said.contains('\n'), "{said}");
    }
}

fn any_year() -> impl Strategy<Value = MaskedYear> {
    prop_oneof![
        (-9999i64..=9999).prop_map(MaskedYear::number),
        any::<i64>().prop_map(MaskedYear::Long),
        any::<i32>().prop_map(|y| MaskedYear::Long(y.into())),
        "-?[0-9X]{4}".prop_map(|text| {
            let mut figures = [0; 4];
            let negative = text.starts_with('-');
            figures.copy_from_slice(&text.as_bytes()[usize::from(negative)..]);
            MaskedYear::Figures { negative, figures }
        }),
        (any::<i64>(), 0u8..20)
            .prop_map(|(year, figures)| MaskedYear::Significant { year, figures }),
        (-9999i64..9999, 0u8..5)
            .prop_map(|(year, figures)| MaskedYear::Significant { year, figures }),
    ]
}

fn any_mask() -> impl Strategy<Value = Option<Mask>> {
    prop_oneof![
        Just(None),
        (1u8..=41).prop_map(|n| Some(Mask::from(n))),
        "[0-9X]{2}".prop_map(|t| Mask::new(&t)),
        "[0-3X][0-9X]".prop_map(|t| Mask::new(&t)),
    ]
}

fn any_quality() -> impl Strategy<Value = Quality> {
    (any::<bool>(), any::<bool>()).prop_map(|(uncertain, approximate)| Quality {
        uncertain,
        approximate,
    })
}

fn any_date() -> impl Strategy<Value = AnyDate> {
    let masked = (
        any_year(),
        any_mask(),
        any_mask(),
        any_quality(),
        any_quality(),
        any_quality(),
    )
        .prop_filter_map("no such date", |(year, month, day, a, b, c)| {
            AnyDate::new(year, month, day, [a, b, c]).ok()
        });
    let zone = prop_oneof![
        Just(Zone::UNSTATED),
        (-1439i16..=1439).prop_map(|m| Zone::ahead_of_utc(m).unwrap_or_default()),
    ];
    let plain = (
        any::<i32>(),
        0u8..4,
        1u8..=12,
        1u8..=31,
        0u8..=24,
        0u8..60,
        0u8..60,
        zone,
    )
        .prop_filter_map(
            "no such time",
            |(y, unit, month, day, hour, minute, second, zone)| {
                let year = match unit {
                    0 => EdtfYear::Known(y),
                    1 => EdtfYear::decade_of(y % 10_000),
                    2 => EdtfYear::century_of(y % 10_000),
                    _ => EdtfYear::Unspecified,
                };
                let time = TimeOfDay {
                    hour,
                    minute,
                    second,
                    zone,
                };
                let date = EdtfDate::new(year, DatePart::Time { month, day, time });
                date.exists().then_some(AnyDate::Plain(date))
            },
        );
    prop_oneof![3 => masked, 1 => plain]
}

fn any_edtf() -> impl Strategy<Value = Edtf> {
    let end = || prop_oneof![1 => Just(End::Open), 1 => Just(End::Unknown), 4 => any_date().prop_map(End::Date)];
    // Only what could be read: the right way round.
    let interval = (end(), end()).prop_filter_map("no interval", move |(a, b)| {
        if let (End::Date(a), End::Date(b)) = (a, b)
            && !a.may_precede(b)
        {
            return Edtf::interval(End::Date(b), End::Date(a));
        }
        Edtf::interval(a, b)
    });
    let middle = prop_oneof![
        2 => any_date().prop_map(Member::One),
        1 => (any_date(), any_date()).prop_map(move |(a, b)| match a.may_precede(b) {
            true => Member::Through(a, b),
            false => Member::Through(b, a),
        }),
    ];
    let set = (
        any::<bool>(),
        proptest::option::of(any_date()),
        proptest::collection::vec(middle, 0..4),
        proptest::option::of(any_date()),
    )
        .prop_filter_map("an empty set", |(is_choice, first, mut members, last)| {
            members.splice(0..0, first.map(Member::UpTo));
            members.extend(last.map(Member::From));
            let set = DateSet { is_choice, members };
            (!set.members.is_empty()).then(|| Edtf::Rare(Box::new(Rare::Set(set))))
        });
    prop_oneof![any_date().prop_map(Edtf::from), interval, set]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_it_holds_is_read_back(edtf in any_edtf()) {
        let text = edtf.to_string();
        prop_assert_eq!(text.parse::<Edtf>(), Ok(edtf), "{}", text);
    }

    #[test]
    fn bounds_are_ordered_and_lie_in_the_date(edtf in any_edtf()) {
        let (from, to) = edtf.bounds();
        if let (Some(from), Some(to)) = (from, to) {
            prop_assert!(from < to, "{}", edtf);
        }
        for at in [from, to.map(|t| Instant(t.0 - 1))].into_iter().flatten() {
            prop_assert!(edtf.holds(at.0.div_euclid(DAY)), "{} {}", edtf, day(at));
        }
    }

    #[test]
    fn no_day_outside_the_bounds_lies_in_the_date(edtf in any_edtf(), beyond in 1i64..4000) {
        let (from, to) = edtf.bounds();
        if let Some(from) = from {
            prop_assert!(!edtf.holds(from.0.div_euclid(DAY) - beyond), "{}", edtf);
        }
        if let Some(to) = to {
            prop_assert!(!edtf.holds((to.0 - 1).div_euclid(DAY) + beyond), "{}", edtf);
        }
    }

    #[test]
    fn nothing_panics_and_what_is_read_stays(text in r"[-0-9X./?~%TYSEZ:,\[\]{}+é]{0,24}") {
        if let Ok(read) = text.parse::<Edtf>() {
            let _ = (read.bounds(), read.grain(), explain(&read));
            prop_assert_eq!(read.to_string().parse::<Edtf>(), Ok(read));
        }
    }

    #[test]
    fn the_decade_and_the_century_of_a_year_hold_it(year in any::<i32>()) {
        for held in [EdtfYear::decade_of(year), EdtfYear::century_of(year)] {
            let years = held.years().map(|(a, b)| (a..=b).contains(&year.into()));
            prop_assert_eq!(years, Some(true));
        }
    }
}
