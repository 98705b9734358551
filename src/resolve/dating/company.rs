//! The year of a day that no document gives a year, from the date of a document that tells the same event.
//!
//! Only what has happened: a report follows its event.

use super::World;
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::time::DAY;
use crate::model::{Anchor, EdtfDate, Instant, Reason};
use crate::resolve::telling::TellingId;

impl World<'_> {
    /// The year of a day that has none, from the date of another document that tells the same event.
    pub(super) fn year_from_company(
        &self,
        members: &[TellingId],
        date: EdtfDate,
    ) -> Option<(EdtfDate, Vec<Reason>)> {
        let (month, day) = date.month_day()?;
        let happened = members.iter().all(|&m| self.tellings[m].happened());
        if !happened {
            return None;
        }
        let mut found: Option<(EdtfDate, Vec<Reason>)> = None;
        for &m in members {
            let Some(published) = self.published(m) else {
                continue;
            };
            let Some((from, to)) = published.date.bounds() else {
                continue;
            };
            if to.0 - from.0 > 2 * DAY {
                continue;
            }
            let year = from.year();
            let on_or_before = [year, year - 1].into_iter().find_map(|y| {
                let at = Instant::from_ymd(y, month, day)?;
                (at <= from).then_some((y, (from.0 - at.0) / DAY))
            })?;
            if on_or_before.1 > REPORTED_WITHIN_DAYS {
                continue;
            }
            let exact = date.in_year(on_or_before.0);
            let text = &self.sources[self.tellings[m].source].document.text;
            let quote = published
                .range
                .map_or(String::new(), |r| r.of(text).trim().to_owned());
            let doc = self.doc(m).clone();
            let mut reasons = vec![Reason::new(format!(
                "“{}” has no year.",
                spoken(month, day)
            ))];
            let told = format!(
                "The same event is told in a document dated {}.",
                published.date.in_words()
            );
            reasons.push(match published.range {
                Some(range) => Reason::quoting(told, Anchor { doc, range, quote }),
                None => Reason::new(told),
            });
            reasons.push(Reason::new(format!(
                "The last {} up to then is that of {}.",
                spoken(month, day),
                on_or_before.0
            )));
            match &found {
                Some((other, _)) if *other != exact => return None,
                Some(_) => {}
                None => found = Some((exact, reasons)),
            }
        }
        found
    }
}

/// A report follows its event by at most about half a year; a day without a year further back may be that of another year.
const REPORTED_WITHIN_DAYS: i64 = 183;

fn spoken(month: u8, day: u8) -> String {
    EdtfDate::new(EdtfYear::Unspecified, DatePart::Day { month, day }).in_words()
}
