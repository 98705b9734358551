//! Dates as tables hold them: what a person types, and what programs write of a day and a time.

use crate::model::edtf::End;
use crate::model::typed::parse_date;
use crate::model::{Edtf, EdtfDate};

/// Which number of "04/05/2019" is the day; found out from the other rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    /// No row tells, or they contradict each other.
    Open,
}

/// By those of which one number can be no month.
pub(super) fn order<'t>(cells: impl Iterator<Item = &'t str>) -> Order {
    let (mut day, mut month) = (false, false);
    for [a, b, _] in cells.filter_map(slashed) {
        day |= a > 12 && b <= 12;
        month |= b > 12 && a <= 12;
    }
    match (day, month) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        _ => Order::Open,
    }
}

/// "18/12/2019" as its numbers.
fn slashed(cell: &str) -> Option<[i32; 3]> {
    let day = cell.split_whitespace().next()?;
    let mut parts = day.split('/').map(|p| p.parse::<i32>().ok());
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

/// `Err` is the end of a sentence: "… is no date".
pub(super) fn date(cell: &str, order: Order) -> Result<Edtf, String> {
    let cell = cell.trim();
    if let Some([a, b, c]) = slashed(cell) {
        let small = |n: i32| u8::try_from(n).unwrap_or(0);
        let ymd = match (a > 31, order) {
            (true, _) => (a, b, c),
            (false, _) if a == b => (c, b, a),
            (false, Order::DayFirst) => (c, b, a),
            (false, Order::MonthFirst) => (c, a, b),
            (false, Order::Open) => {
                return Err(format!(
                    "“{cell}” can be read two ways, and no other row shows which number is the day; write it as 2019-12-18"
                ));
            }
        };
        let text = format!("{:04}-{:02}-{:02}", ymd.0, small(ymd.1), small(ymd.2));
        return whole(&text).ok_or_else(|| is_none(cell));
    }
    whole(cell).ok_or_else(|| is_none(cell))
}

fn is_none(cell: &str) -> String {
    format!(
        "“{}” is no date; try 2019-12-18, 18 December 2019, 2019-12, 198X or 2019/2020",
        super::short(cell)
    )
}

/// EDTF, plain words, or a day and a clock as programs write them.
fn whole(text: &str) -> Option<Edtf> {
    if let Some(edtf) = parse_date(text) {
        return Some(edtf);
    }
    // "2019-12-18 10:30", "2019-12-18T10:30": EDTF wants the seconds.
    let (day, clock) = text.split_once(['T', ' '])?;
    let clock = match clock.matches(':').count() {
        1 => format!("{clock}:00"),
        _ => clock.to_owned(),
    };
    format!("{day}T{clock}").parse().ok()
}

/// From one date to another, both included; one alone is that date.
pub(super) fn span(start: Edtf, end: Option<Edtf>) -> Result<Edtf, String> {
    let Some(end) = end.filter(|end| *end != start) else {
        return Ok(start);
    };
    format!("{start}/{end}")
        .parse()
        .map_err(|_| format!("it ends ({end}) before it begins ({start})"))
}

/// Whether a date written by us is still the one that a program shows, which a person may have changed since.
///
/// `from` and `to` are the first and last day that program has, where it has any.
pub(super) fn still_holds(edtf: &Edtf, from: Option<EdtfDate>, to: Option<EdtfDate>) -> bool {
    let Some(from) = from else {
        return true;
    };
    let (first, last) = edtf.bounds();
    let begins = first.or(last).is_some_and(|t| {
        let same = |d: EdtfDate| d.bounds().is_some_and(|(a, _)| a.civil() == t.civil());
        let before = |d: EdtfDate| {
            let t = crate::model::Instant(t.0.saturating_sub(1));
            d.bounds().is_some_and(|(a, _)| a.civil() == t.civil())
        };
        same(from) || (first.is_none() && before(from))
    });
    let ends = match (to, last) {
        (Some(to), Some(last)) => to.bounds().is_some_and(|(_, b)| {
            let day =
                |t: crate::model::Instant| crate::model::Instant(t.0.saturating_sub(1)).civil();
            day(b) == day(last)
        }),
        _ => true,
    };
    begins && ends
}

/// The day an interval or a date begins with, if that is a plain one.
pub(super) fn first_of(edtf: &Edtf) -> Option<EdtfDate> {
    match edtf {
        Edtf::Date(date) => Some(*date),
        other => match other.ends()?.0 {
            End::Date(crate::model::edtf::AnyDate::Plain(date)) => Some(date),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, order: Order, expect: &str) {
        let found = date(cell, order).map(|e| e.to_string());
        assert_eq!(found.as_deref().unwrap_or("none"), expect, "{cell}");
    }

    #[test]
    fn dates_of_tables() {
        check("2019-12-18", Order::Open, "2019-12-18");
        check("18/12/2019", Order::DayFirst, "2019-12-18");
        check("12/18/2019", Order::MonthFirst, "2019-12-18");
        check("2019/12/18", Order::Open, "2019-12-18");
        check("04/05/2019", Order::Open, "none");
        check("05/05/2019", Order::Open, "2019-05-05");
        check("13/13/2019", Order::DayFirst, "none");
        check("2019-12-18 10:30", Order::Open, "2019-12-18T10:30:00");
        check("[..2019-12-18]", Order::Open, "[..2019-12-18]");
        check("some time", Order::Open, "none");
        check("2019", Order::Open, "2019");
    }

    #[test]
    fn rows_tell_of_each_other() {
        assert_eq!(
            order(["04/05/2019", "18/05/2019"].into_iter()),
            Order::DayFirst
        );
        assert_eq!(
            order(["04/05/2019", "05/18/2019"].into_iter()),
            Order::MonthFirst
        );
        assert_eq!(order(["18/05/2019", "05/18/2019"].into_iter()), Order::Open);
    }
}
