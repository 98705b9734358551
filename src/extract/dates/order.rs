//! Which number of 03/04/2019 is the day, as far as the date itself and the document it stands in show it.
//!
//! What other documents show is decided later, in `resolve::order`.

use super::Found;
use super::resolve::show_day;
use super::value::{Core, Fields, Sem};
use crate::model::edtf::EdtfYear;
use crate::model::{Anchor, DatesAs, Document, NumberOrder, OrderShown, Reason};
use chrono::{Datelike, NaiveDate};

/// The order in which one date can only be read, and why: by a number that is no month, or by the weekday beside it.
pub fn alone(fields: &Fields) -> Option<(NumberOrder, String)> {
    let (a, b) = fields.numeric?;
    if a > 12 && b <= 12 {
        return Some((NumberOrder::DayFirst, format!("there is no month {a}")));
    }
    if b > 12 && a <= 12 {
        return Some((NumberOrder::MonthFirst, format!("there is no month {b}")));
    }
    let weekday = fields.weekday.filter(|_| is_open(fields))?;
    let fits = |order| {
        let day = read(a, b, fields.year, order)?;
        (day.weekday().number_from_monday() == u32::from(weekday)).then_some(day)
    };
    let (order, day) = match (fits(NumberOrder::DayFirst), fits(NumberOrder::MonthFirst)) {
        (Some(day), None) => (NumberOrder::DayFirst, day),
        (None, Some(day)) => (NumberOrder::MonthFirst, day),
        (None, None) | (Some(_), Some(_)) => return None,
    };
    Some((
        order,
        format!("{} is a {}", show_day(day), day.format("%A")),
    ))
}

/// Either number may be the month, and it makes a difference.
pub fn is_open(fields: &Fields) -> bool {
    matches!(fields.numeric, Some((a, b)) if a != b && a <= 12 && b <= 12)
}

/// Is there a date that reads differently in the two orders and does not itself say in which it is written?
pub fn any_open(found: &[Found]) -> bool {
    let open = |fields: &Fields| is_open(fields) && alone(fields).is_none();
    found.iter().any(|f| any_numeric(&f.hit.sem, &open))
}

/// The day in one order, where the calendar has it.
fn read(a: u8, b: u8, year: EdtfYear, order: NumberOrder) -> Option<NaiveDate> {
    let EdtfYear::Known(year) = year else {
        return None;
    };
    let (day, month) = match order {
        NumberOrder::DayFirst => (a, b),
        NumberOrder::MonthFirst => (b, a),
    };
    NaiveDate::from_ymd_opt(year, month.into(), day.into())
}

fn any_numeric(sem: &Sem, test: &dyn Fn(&Fields) -> bool) -> bool {
    match &sem.core {
        Core::Date(fields) => fields.numeric.is_some() && test(fields),
        Core::Range(a, b) => any_numeric(a, test) || any_numeric(b, test),
        Core::Counted { base, .. } => any_numeric(base, test),
        Core::Shift { .. }
        | Core::Near { .. }
        | Core::Ref(_)
        | Core::Duration(..)
        | Core::Set { .. } => false,
    }
}

/// What the document's dates show of their order; `written` is its own date, where that is known without them.
pub fn shown(doc: &Document, found: &[Found], written: Option<NaiveDate>) -> OrderShown {
    let mut shown = OrderShown::default();
    for one in found {
        add(&one.hit.sem, doc, one, written, &mut shown);
    }
    shown
}

fn add(sem: &Sem, doc: &Document, one: &Found, written: Option<NaiveDate>, shown: &mut OrderShown) {
    let fields = match &sem.core {
        Core::Date(fields) => fields,
        Core::Range(a, b) => {
            add(a, doc, one, written, shown);
            add(b, doc, one, written, shown);
            return;
        }
        Core::Counted { base, .. } => return add(base, doc, one, written, shown),
        Core::Shift { .. }
        | Core::Near { .. }
        | Core::Ref(_)
        | Core::Duration(..)
        | Core::Set { .. } => return,
    };
    let Some((a, b)) = fields.numeric else {
        return;
    };
    let anchor = || Anchor {
        doc: doc.id.clone(),
        range: one.range,
        quote: one.range.of(&doc.text).to_string(),
    };
    if let Some((order, because)) = alone(fields) {
        shown.add(order, anchor(), because);
    } else if is_open(fields)
        && let Some(written) = written
    {
        for order in [NumberOrder::DayFirst, NumberOrder::MonthFirst] {
            if read(a, b, fields.year, order) == Some(written) {
                shown.add(
                    order,
                    anchor(),
                    format!("{} is the day it was written", show_day(written)),
                );
            }
        }
    }
}

/// The document's order, with the reasons; those are empty where no date of it asks.
pub fn decide(
    lang: &str,
    found: &[Found],
    shown: &OrderShown,
    said: &DatesAs,
) -> (Option<NumberOrder>, Vec<Reason>) {
    let asked = found
        .iter()
        .any(|f| any_numeric(&f.hit.sem, &|fields| is_open(fields)));
    let (order, why) = decision(lang, shown, said);
    (
        order,
        if asked || said.order.is_some() {
            why
        } else {
            Vec::new()
        },
    )
}

fn decision(lang: &str, shown: &OrderShown, said: &DatesAs) -> (Option<NumberOrder>, Vec<Reason>) {
    if let Some(order) = said.order {
        let why = Reason::new(format!(
            "You said that its dates are read {}.",
            order.words()
        ));
        return (Some(order), vec![why]);
    }
    if let Some((order, shows)) = shown.one_sided() {
        let why = Reason::quoting(
            format!(
                "“{}” in this document can only be read {}: {}.",
                shows.example.quote,
                order.words(),
                shows.because
            ),
            shows.example.clone(),
        );
        return (Some(order), vec![why]);
    }
    if let (Some(day), Some(month)) = (&shown.day_first, &shown.month_first) {
        let why = Reason::quoting(
            format!(
                "Its dates are written both ways: “{}” day first, “{}” month first.",
                day.example.quote, month.example.quote
            ),
            day.example.clone(),
        );
        return (None, vec![why]);
    }
    // Of those who write in English some put the month first; elsewhere numbers with the year last begin with the day.
    if lang != "en" && lang != "und" {
        let why = Reason::new(format!(
            "It is written in a language ({lang}) in which the day comes first."
        ));
        return (Some(NumberOrder::DayFirst), vec![why]);
    }
    let why = Reason::new("No date of this document shows which number is the day.");
    (None, vec![why])
}
