//! Where the axis has its two rows of ticks and what they are called, from millennia down to minutes.
//!
//! Knows time and widths of labels; nothing of colors or of the rest of the picture.
//!
//! ```text
//! coarse   2019                         │ 2020
//! fine     Oct │ Nov │ Dec │ Jan │ Feb
//! ```

use super::calendar::{civil_from_days, days_from_civil, weekday};
use super::{Measure, MonthForm, Names, TimeScale, Weight};

/// The two rows of one axis.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ticks {
    /// The upper row: starts of coarse periods; the first may begin left of the window.
    pub coarse: Vec<Tick>,
    /// The lower row, inside the window.
    pub fine: Vec<Tick>,
    /// What one step of the lower row is.
    pub step: Option<Step>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Seconds since 1970.
    pub at: f64,
    pub label: String,
}

/// The distance of two ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Minutes(i64),
    Day,
    /// Mondays.
    Week,
    Months(i64),
    Years(i64),
}

/// From fine to coarse. Hours are minutes.
const STEPS: [Step; 32] = [
    Step::Minutes(1),
    Step::Minutes(2),
    Step::Minutes(5),
    Step::Minutes(10),
    Step::Minutes(15),
    Step::Minutes(30),
    Step::Minutes(60),
    Step::Minutes(120),
    Step::Minutes(180),
    Step::Minutes(360),
    Step::Minutes(720),
    Step::Day,
    Step::Week,
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
    Step::Years(5000),
    Step::Years(10_000),
    Step::Years(20_000),
    Step::Years(50_000),
    Step::Years(100_000),
];

const MINUTE: i64 = 60;
const DAY: i64 = 86_400;

/// Room that a label keeps to the next one, in points.
pub const GAP: f32 = 10.0;

/// More ticks than this are never laid out: a window of some 50,000 points.
const MOST: usize = 2000;

/// Beyond this the calendar has no meaning and f64 no seconds: ±3 million years.
const LIMIT: f64 = 1e14;

/// Ticks for a window of time: the finest step whose labels all fit beside each other in `size` points.
pub fn ticks(scale: &TimeScale, measure: &dyn Measure, size: f32) -> Ticks {
    let (start, end) = (scale.start.max(-LIMIT), scale.end.min(LIMIT));
    let width = f64::from(scale.x1 - scale.x0);
    // Not a number is less than nothing: such a window has no ticks either.
    if !(scale.start < scale.end && start < end && width > 0.0) {
        return Ticks::default();
    }
    let per_second = width / (scale.end - scale.start);
    let fits = |step: &Step| {
        let room = step.shortest_seconds() as f64 * per_second;
        room * (MOST as f64) > width
            && room >= f64::from(step.widest(start, end, measure, size) + GAP)
    };
    let step = STEPS
        .into_iter()
        .find(fits)
        .unwrap_or(Step::Years(1_000_000));
    Ticks {
        coarse: coarse(step, start, end, width, measure, size),
        fine: starts(step, start, end)
            .filter(|at| (*at as f64) >= start)
            .map(|at| Tick {
                at: at as f64,
                label: step.label(at, measure.names()),
            })
            .collect(),
        step: Some(step),
    }
}

/// Starts of all steps from the last at or before `start` up to `end`, at most [`MOST`].
pub fn starts(step: Step, start: f64, end: f64) -> impl Iterator<Item = i64> {
    let first = step.floor(start.max(-LIMIT).floor() as i64);
    let end = end.min(LIMIT);
    std::iter::successors(Some(first), move |at| Some(step.next(*at)))
        .take_while(move |at| (*at as f64) < end)
        .take(MOST)
}

impl Step {
    /// The shortest this step can be: February for a month.
    fn shortest_seconds(self) -> i64 {
        match self {
            Self::Minutes(n) => n * MINUTE,
            Self::Day => DAY,
            Self::Week => 7 * DAY,
            Self::Months(n) => (n * 30 - 2) * DAY,
            Self::Years(n) => n * 365 * DAY,
        }
    }

    /// The start of the step that holds `at`.
    pub fn floor(self, at: i64) -> i64 {
        let day = at.div_euclid(DAY);
        let (year, month, _) = civil_from_days(day);
        match self {
            Self::Minutes(n) => at.div_euclid(n * MINUTE) * n * MINUTE,
            Self::Day => day * DAY,
            Self::Week => (day - i64::from(weekday(day))) * DAY,
            Self::Months(n) => {
                let first = (i64::from(month) - 1) / n * n + 1;
                days_from_civil(year, first as u8, 1) * DAY
            }
            Self::Years(n) => year_start(round_year_at_or_before(year, n)),
        }
    }

    /// The start of the step after the one that starts at `at`.
    pub fn next(self, at: i64) -> i64 {
        let day = at.div_euclid(DAY);
        let (year, month, _) = civil_from_days(day);
        match self {
            Self::Minutes(n) => at + n * MINUTE,
            Self::Day => at + DAY,
            Self::Week => at + 7 * DAY,
            Self::Months(n) => {
                let months = i64::from(month) - 1 + n;
                days_from_civil(year + months / 12, (months % 12 + 1) as u8, 1) * DAY
            }
            Self::Years(n) => {
                let mut next = round_year_at_or_before(year + n, n);
                if next <= year {
                    next = round_year_at_or_before(year + 2 * n, n);
                }
                year_start(next)
            }
        }
    }

    fn label(self, at: i64, names: &Names) -> String {
        let (year, month, day) = civil_from_days(at.div_euclid(DAY));
        match self {
            Self::Minutes(_) => {
                let minutes = at.rem_euclid(DAY) / MINUTE;
                format!("{:02}:{:02}", minutes / 60, minutes % 60)
            }
            Self::Day | Self::Week => day.to_string(),
            Self::Months(3) => (names.quarter)((month - 1) / 3 + 1),
            Self::Months(_) => (names.month)(month, MonthForm::Short).to_owned(),
            Self::Years(_) => (names.year)(year),
        }
    }

    /// Width of the widest label it can have in a window.
    fn widest(self, start: f64, end: f64, measure: &dyn Measure, size: f32) -> f32 {
        let width = |text: &str| measure.width(text, size, Weight::Regular);
        let names = measure.names();
        match self {
            Self::Minutes(_) => width("00:00"),
            Self::Day | Self::Week => width("30"),
            Self::Months(3) => width(&(names.quarter)(4)),
            Self::Months(_) => (1..=12)
                .map(|m| width((names.month)(m, MonthForm::Short)))
                .fold(0.0, f32::max),
            Self::Years(_) => [start, end]
                .map(|at| width(&self.label(self.floor(at as i64), names)))
                .into_iter()
                .fold(0.0, f32::max),
        }
    }
}

fn year_start(year: i64) -> i64 {
    days_from_civil(year, 1, 1) * DAY
}

/// The last round year as people count: 500 BCE (astronomical −499), 1 CE in place of a year 0, 500, 1000.
fn round_year_at_or_before(year: i64, n: i64) -> i64 {
    if n == 1 {
        return year;
    }
    if year >= n {
        year.div_euclid(n) * n
    } else if year >= 1 {
        1
    } else {
        // 1 − year is the number before "BCE"; the next rounder one is larger.
        let bce = 1 - year;
        1 - bce.div_euclid(n) * n - if bce.rem_euclid(n) == 0 { 0 } else { n }
    }
}

/// The upper row: the unit that a reader needs to make sense of the lower one.
fn coarse(
    step: Step,
    start: f64,
    end: f64,
    width: f64,
    measure: &dyn Measure,
    size: f32,
) -> Vec<Tick> {
    #[derive(Clone, Copy)]
    enum Coarse {
        Day,
        Month,
        Year,
        Decade,
        Century,
        Millennium,
    }
    let unit = match step {
        Step::Minutes(_) => Coarse::Day,
        Step::Day | Step::Week => Coarse::Month,
        Step::Months(_) => Coarse::Year,
        Step::Years(1..=5) => Coarse::Decade,
        Step::Years(10..=50) => Coarse::Century,
        Step::Years(100..=500) => Coarse::Millennium,
        Step::Years(_) => return eras(start, end, width, measure, size),
    };
    let every = match unit {
        Coarse::Day => Step::Day,
        Coarse::Month => Step::Months(1),
        Coarse::Year => Step::Years(1),
        Coarse::Decade => Step::Years(10),
        Coarse::Century => Step::Years(100),
        Coarse::Millennium => Step::Years(1000),
    };
    // Centuries and millennia are counted from a year 1; decades from a year 0.
    let shift = |at: i64| match unit {
        Coarse::Century | Coarse::Millennium => {
            let (y, _, _) = civil_from_days(at.div_euclid(DAY));
            y
        }
        _ => 0,
    };
    let names = measure.names();
    let name = |at: i64, long: bool, without_year: bool| {
        let (year, month, day) = civil_from_days(at.div_euclid(DAY));
        let month_as = |form| (names.month)(month, form);
        let of_year = || (names.year)(year);
        match unit {
            Coarse::Day if long => {
                let weekday = (names.weekday)(weekday(at.div_euclid(DAY)));
                let month = month_as(MonthForm::AfterDay);
                format!("{weekday}, {day} {month} {}", of_year())
            }
            Coarse::Day if without_year => format!("{day} {}", month_as(MonthForm::Short)),
            Coarse::Day => format!("{day} {} {}", month_as(MonthForm::Short), of_year()),
            Coarse::Month if long => format!("{} {}", month_as(MonthForm::Alone), of_year()),
            Coarse::Month => format!("{} {}", month_as(MonthForm::Short), of_year()),
            Coarse::Year => of_year(),
            Coarse::Decade if year >= 10 => (names.decade)(year / 10 * 10),
            Coarse::Decade if year >= 1 => "1–9 CE".to_owned(),
            Coarse::Decade => format!("{}–{} BCE", 1 - year, -8 - year),
            Coarse::Century => era_name(shift(at), 100, names.century, long),
            Coarse::Millennium => era_name(shift(at), 1000, names.millennium, long),
        }
    };
    let starts: Vec<i64> = starts(every, start, end).collect();
    let per_second = width / (end - start);
    let room = every.shortest_seconds() as f64 * per_second;
    let fits = |long: bool, without_year: bool| {
        starts.iter().all(|at| {
            let width = measure.width(&name(*at, long, without_year), size, Weight::SemiBold);
            f64::from(width + GAP) <= room
        })
    };
    let long = fits(true, false);
    let without_year = !long && !fits(false, false);
    starts
        .into_iter()
        .map(|at| Tick {
            at: at as f64,
            label: name(at, long, without_year),
        })
        .collect()
}

/// Where one step is a millennium or more: before our era, and in it.
fn eras(start: f64, end: f64, width: f64, measure: &dyn Measure, size: f32) -> Vec<Tick> {
    let border = year_start(1) as f64;
    let per_second = width / (end - start);
    let mut out = Vec::new();
    let [before, since] = (measure.names().eras)();
    for (from, to, [long, short]) in [
        (start, end.min(border), before),
        (start.max(border), end, since),
    ] {
        let room = (to - from) * per_second;
        let fits =
            |name: &&str| f64::from(measure.width(name, size, Weight::SemiBold) + GAP) <= room;
        out.extend([long, short].into_iter().find(fits).map(|name| Tick {
            at: from,
            label: name.to_owned(),
        }));
    }
    out
}

/// "20th century": the hundred years that a round year opens, as a row of ticks at 1900, 2000 cuts them.
fn era_name(year: i64, length: i64, name: fn(i64, bool, bool) -> String, long: bool) -> String {
    match year >= 1 {
        true => name(year / length + 1, false, long),
        false => name((1 - year).div_euclid(length).max(1), true, long),
    }
}

#[cfg(test)]
mod tests {
    use super::super::FontMeasure;
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    const SIZE: f32 = 11.0;

    fn at(year: i64, month: u8, day: u8) -> f64 {
        (days_from_civil(year, month, day) * DAY) as f64
    }

    fn show(start: f64, end: f64, width: f32) -> String {
        let scale = TimeScale {
            start,
            end,
            x0: 0.0,
            x1: width,
        };
        let ticks = ticks(&scale, &FontMeasure::new(), SIZE);
        let row = |ticks: &[Tick]| {
            ticks
                .iter()
                .map(|t| t.label.as_str())
                .collect::<Vec<_>>()
                .join(" | ")
        };
        format!("{}\n{}", row(&ticks.coarse), row(&ticks.fine))
    }

    #[track_caller]
    fn check(start: f64, end: f64, expect: Expect) {
        expect.assert_eq(&show(start, end, 400.0));
    }

    #[test]
    fn from_millennia_to_minutes() {
        check(
            at(-2999, 1, 1),
            at(2001, 1, 1),
            expect![[r#"
                Before the common era | Common era
                3000 BCE | 2000 BCE | 1000 BCE | 1 CE | 1000 | 2000"#]],
        );
        check(
            at(-600, 1, 1),
            at(600, 1, 1),
            expect![[r#"
            1st millennium BCE | 1st millennium
            600 BCE | 400 BCE | 200 BCE | 1 CE | 200 CE | 400 CE"#]],
        );
        check(
            at(-15, 1, 1),
            at(17, 1, 1),
            expect![[r#"
            20–11 BCE | 10–1 BCE | 1–9 CE | 10s
            15 BCE | 10 BCE | 5 BCE | 1 CE | 5 CE | 10 CE | 15 CE"#]],
        );
        check(
            at(1890, 1, 1),
            at(2030, 1, 1),
            expect![[r#"
            19th century | 20th century | 21st century
            1900 | 1920 | 1940 | 1960 | 1980 | 2000 | 2020"#]],
        );
        check(
            at(1987, 1, 1),
            at(2027, 1, 1),
            expect![[r#"
            1980s | 1990s | 2000s | 2010s | 2020s
            1990 | 1995 | 2000 | 2005 | 2010 | 2015 | 2020 | 2025"#]],
        );
        check(
            at(2017, 5, 1),
            at(2021, 2, 1),
            expect![[r#"
            2017 | 2018 | 2019 | 2020 | 2021
            Q3 | Q4 | Q1 | Q2 | Q3 | Q4 | Q1 | Q2 | Q3 | Q4 | Q1 | Q2 | Q3 | Q4 | Q1"#]],
        );
        check(
            at(2019, 9, 12),
            at(2020, 3, 4),
            expect![[r#"
            2019 | 2020
            Oct | Nov | Dec | Jan | Feb | Mar"#]],
        );
        check(
            at(2019, 12, 2),
            at(2020, 1, 10),
            expect![[r#"
            December 2019 | January 2020
            2 | 9 | 16 | 23 | 30 | 6"#]],
        );
        check(
            at(2024, 2, 20),
            at(2024, 3, 5),
            expect![[r#"
            February 2024 | March 2024
            20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 1 | 2 | 3 | 4"#]],
        );
        check(
            at(2019, 12, 18),
            at(2019, 12, 20),
            expect![[r#"
            Wednesday, 18 December 2019 | Thursday, 19 December 2019
            00:00 | 06:00 | 12:00 | 18:00 | 00:00 | 06:00 | 12:00 | 18:00"#]],
        );
        check(
            at(2019, 12, 18) + 36000.0,
            at(2019, 12, 18) + 37800.0,
            expect![[r#"
                Wednesday, 18 December 2019
                10:00 | 10:05 | 10:10 | 10:15 | 10:20 | 10:25"#]],
        );
    }

    #[test]
    fn the_widest_windows_say_which_era() {
        let check = |from: i64, to: i64, names: &str| {
            let shown = show(at(from, 1, 1), at(to, 1, 1), 900.0);
            assert_eq!(
                shown.lines().next().map(str::trim),
                Some(names),
                "{from} {to}"
            );
        };
        check(-9_999, 2_500, "Before the common era | Common era");
        check(-200, 15_000, "Common era");
        check(-30_000, -9_000, "Before the common era");
        // Where centuries can be told apart, those are named.
        check(1_000, 1_300, "11th century | 12th century | 13th century");
    }

    #[test]
    fn a_window_without_width_has_no_ticks() {
        assert_eq!(show(5.0, 5.0, 400.0), "\n");
        assert_eq!(show(f64::NAN, 5.0, 400.0), "\n");
    }

    proptest! {
        #[test]
        fn labels_stand_apart_at_every_scale(
            middle in -3e11..3e11f64, log in 1.0..12.5f64, width in 200.0..3000.0f32,
        ) {
            let span = 10f64.powf(log);
            let scale = TimeScale { start: middle - span / 2.0, end: middle + span / 2.0, x0: 0.0, x1: width };
            let m = FontMeasure::new();
            let ticks = ticks(&scale, &m, SIZE);
            let x = |t: &Tick| scale.x_from_seconds(t.at) as f32;
            for pair in ticks.fine.windows(2) {
                let w = m.width(&pair[0].label, SIZE, Weight::Regular);
                prop_assert!(x(&pair[0]) + w < x(&pair[1]), "{pair:?}");
                prop_assert!(pair[0].label != pair[1].label || ticks.step == Some(Step::Minutes(1440)), "{pair:?}");
            }
            for pair in ticks.coarse.windows(2) {
                prop_assert!(pair[0].at < pair[1].at);
                let w = m.width(&pair[0].label, SIZE, Weight::SemiBold);
                prop_assert!(x(&pair[0]) + w < x(&pair[1]), "{pair:?}");
            }
            if log < 12.0 && width > 400.0 && span > 600.0 {
                prop_assert!(!ticks.fine.is_empty(), "{scale:?}");
            }
            for t in &ticks.fine {
                prop_assert!(scale.start <= t.at && t.at < scale.end);
            }
        }
    }
}
