//! Bare years at the head of a chronology's lines, however long ago: "1794  Built by the monks".
//!
//! One line alone may begin with any number; several in order of time are years.

use super::entries::Dated;
use crate::model::edtf::EdtfDate;
use crate::model::{
    Anchor, BlockKind, Document, Edtf, Reason, Signal, TextRange, TimeMention, TimexType,
};

/// So many lines begin with a year before any of them is read so.
const LINES: usize = 3;

/// What parts the year from what was then.
const GAPS: [&str; 7] = ["\t", "  ", ": ", " – ", " — ", " - ", " | "];

/// Adds the years that nothing else has read; `entries` are moved to where their times then stand.
pub(super) fn add(times: &mut Vec<TimeMention>, entries: &mut [Dated], doc: &Document) {
    let all: Vec<(TextRange, i32)> = doc
        .blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::ListItem | BlockKind::TableRow))
        .filter_map(|b| year_of(b.range, &doc.text))
        .collect();
    let ordered = |by: fn(&i32, &i32) -> bool| all.windows(2).all(|w| by(&w[0].1, &w[1].1));
    if all.len() < LINES || !(ordered(|a, b| a <= b) || ordered(|a, b| a >= b)) {
        return;
    }
    let mut at = 0;
    let mut added: Vec<TimeMention> = Vec::new();
    for (range, year) in all {
        while times.get(at).is_some_and(|t| t.range.end <= range.start) {
            at += 1;
        }
        if times.get(at).is_none_or(|t| !t.range.overlaps(range)) {
            added.push(mention(range, year, doc));
        }
    }
    for entry in entries {
        let heading = times[entry.time as usize].range.start;
        entry.time += added.partition_point(|t| t.range.start < heading) as u32;
    }
    times.extend(added);
    times.sort_by_key(|t| (t.range.start, t.range.end));
}

/// Four digits at the head of a line, a gap, and words behind it.
fn year_of(block: TextRange, text: &str) -> Option<(TextRange, i32)> {
    let line = block.of(text);
    let digits = line
        .get(..4)
        .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = &line[4..];
    let gap = GAPS.iter().any(|gap| rest.starts_with(gap));
    let words = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let year: i32 = digits.parse().ok()?;
    let told = gap && words.starts_with(char::is_alphabetic) && YEARS.contains(&year);
    let start = block.start as usize;
    told.then(|| (TextRange::new(start, start + 4), year))
}

/// Four digits that a line may begin with and mean a year.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2100;

fn mention(range: TextRange, year: i32, doc: &Document) -> TimeMention {
    let quote = range.of(&doc.text).to_owned();
    let why = Reason {
        evidence: Some(Anchor {
            doc: doc.id.clone(),
            range,
            quote: quote.clone(),
        }),
        ..Reason::new(
            "Its line and others of the document begin with a year, in order of time.".to_owned(),
        )
    };
    TimeMention {
        range,
        kind: TimexType::Date,
        value: quote,
        modifier: None,
        edtf: Some(Edtf::Date(EdtfDate::year(year))),
        ends: Vec::new(),
        recurrence: None,
        weekday: None,
        stated: true,
        relative: None,
        signal: Signal::At,
        boilerplate: false,
        rule: "line-year".into(),
        why: vec![why],
        readings: None,
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let doc = crate::read::from_text("t.txt", text, None);
        let seg = crate::segment::segment(&doc);
        let rules = crate::extract::Rules::builtin();
        let facts = crate::extract::extract(&doc, &seg, rules, &Default::default());
        let edtf = |t: &crate::model::TimeMention| t.edtf.as_ref().map(ToString::to_string);
        let got: Vec<String> = facts.times.iter().filter_map(edtf).collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn years_of_a_chronology() {
        check(
            "The mill\n\n1607  Built in stone\n1711  Burned down\n1754  Built again\n",
            &["1607", "1711", "1754"],
        );
        check(
            "The mill\n\n1607 – Built in stone\n1711 – Burned down\n12 May 1754 – Built again\n1803 – Sold\n",
            &["1607", "1711", "1754-05-12", "1803"],
        );
        // No order, and too few.
        check(
            "Stock\n\n1607  Bolts\n1201  Nuts\n1754  Rings\n1300  Pins\n",
            &[],
        );
        check("The mill\n\n1607  Bolts\n1711  Nuts\n", &[]);
        // Counted things.
        check(
            "The army\n\n1607 men on foot\n1711 men on horses\n1754 men in boats\n",
            &[],
        );
    }
}
