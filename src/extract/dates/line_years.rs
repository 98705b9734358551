//! Bare years at the head of a chronology's lines, however long ago: "1794  Built by the monks".
//!
//! One line alone may begin with any number; several in order of time are years.

use super::entries::Dated;
use crate::model::edtf::{DatePart, EdtfDate, EdtfYear};
use crate::model::{
    BlockKind, Document, Edtf, Grain, Instant, List, Passage, Reason, Signal, TextRange,
    TimeMention, TimexType,
};

/// So many lines begin with a year before any of them is read so.
const LINES: usize = 3;

/// What parts the year from what was then.
const GAPS: [&str; 8] = ["\t", "  ", ": ", " – ", " — ", " - ", " | ", ". "];

/// Adds the years that nothing else has read; `entries` are moved to where their times then stand.
pub(super) fn add(times: &mut Vec<TimeMention>, entries: &mut [Dated], doc: &Document) {
    let all: Vec<(TextRange, i32)> = doc
        .blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::ListItem | BlockKind::TableRow))
        .filter_map(|b| year_of(b.range, &doc.text))
        .collect();
    let ordered = |by: fn(&i32, &i32) -> bool| all.windows(2).all(|w| by(&w[0].1, &w[1].1));
    // "1051. The applicant …", "1052. The Court …": paragraphs that are counted.
    let counted = all.windows(2).all(|w| w[1].1 - w[0].1 == 1)
        && all
            .iter()
            .all(|(range, _)| doc.text[range.end as usize..].starts_with('.'));
    if all.len() < LINES || counted || !(ordered(|a, b| a <= b) || ordered(|a, b| a >= b)) {
        return;
    }
    of_their_line(times, &all, doc);
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

/// "1846: The rector died on 2 March and was followed in May": days and months without a year are of their line's.
fn of_their_line(times: &mut [TimeMention], years: &[(TextRange, i32)], doc: &Document) {
    for &(range, year) in years {
        let block = doc.blocks.partition_point(|b| b.range.end <= range.start);
        let Some(block) = doc.blocks.get(block).map(|b| b.range) else {
            continue;
        };
        let from = times.partition_point(|t| t.range.start < range.end);
        let here = times[from..]
            .iter_mut()
            .take_while(|t| t.range.end <= block.end);
        for time in here {
            let date = time.edtf.as_ref().and_then(Edtf::single);
            let open = date.filter(|d| {
                d.year == EdtfYear::Unspecified
                    && matches!(d.part, DatePart::Day { .. } | DatePart::Month(_))
            });
            let plain =
                time.ends.is_empty() && time.recurrence.is_none() && time.readings.is_none();
            let Some(open) = open.filter(|_| plain) else {
                continue;
            };
            let date = EdtfDate::new(EdtfYear::Known(year), open.part);
            time.value = date.to_string().into();
            time.edtf = Some(Edtf::Date(date));
            time.stated = false;
            time.why.push(Reason::quoting(
                "Its line begins with the year.".to_owned(),
                Passage {
                    doc: doc.id.clone(),
                    range,
                },
            ));
        }
    }
}

/// "3 November 2008 …", "5 Nov. …", "15 May …" at the heads of lines that come in order of time: each day is of the first year that keeps
/// the order, where the years that are stated keep it too.
pub(super) fn carry_on(times: &mut [TimeMention], doc: &Document) {
    let heads: Vec<usize> = (0..times.len())
        .filter(|&i| leads_its_line(&times[i], &doc.text))
        .collect();
    let stated = |i: usize| -> Option<EdtfDate> {
        let time = &times[i];
        let date = time.edtf.as_ref().and_then(Edtf::single);
        date.filter(|d| time.stated && d.known_year().is_some())
    };
    let open = |i: usize| stated(i).is_none();
    if heads.len() < LINES || !heads.iter().any(|&i| open(i)) {
        return;
    }
    let mut given: Vec<(usize, EdtfDate, usize)> = Vec::new();
    // The day reached, and the line that gave its year.
    let mut reached: Option<(EdtfDate, usize)> = None;
    let mut years = 0;
    for &i in &heads {
        let date = match (stated(i), reached) {
            (Some(date), Some((last, _))) if begins(date) < begins(last) => return,
            (Some(date), _) => {
                years += 1;
                reached = Some((date, i));
                continue;
            }
            // What comes before the first year is left as it is.
            (None, None) => continue,
            (None, Some((last, by))) => {
                let Some(part) = part_of(&times[i]) else {
                    continue;
                };
                let Some(year) = last.known_year() else {
                    return;
                };
                let of = |year: i32| EdtfDate::new(EdtfYear::Known(year), part);
                let ends = |date: EdtfDate| date.bounds().map(|b| b.1);
                let next = heads.iter().filter(|&&j| j > i).find_map(|&j| stated(j));
                // A new year has to be told of further down: else a line is out of its place.
                let date = if ends(of(year)) > begins(last) {
                    of(year)
                } else if next.is_some_and(|next| ends(next) > begins(of(year + 1))) {
                    of(year + 1)
                } else {
                    continue;
                };
                (date, by)
            }
        };
        reached = Some(date);
        given.push((i, date.0, date.1));
    }
    if years < YEARS_STATED {
        return;
    }
    for (i, date, by) in given {
        let said = times[by].range.of(&doc.text).to_owned();
        let passage = Passage {
            doc: doc.id.clone(),
            range: times[by].range,
        };
        let time = &mut times[i];
        time.value = date.to_string().into();
        time.edtf = Some(Edtf::Date(date));
        time.stated = false;
        time.relative = None;
        time.why.truncate(1);
        time.why.push(Reason::quoting(
            format!("The lines come in order of time, and the last year named above is that of “{said}”."),
            passage,
        ));
    }
}

/// Two years stated in order say that the lines are.
const YEARS_STATED: usize = 2;

fn begins(date: EdtfDate) -> Option<Instant> {
    date.bounds().map(|b| b.0)
}

/// The month or day of a date whose year was open or only worked out.
fn part_of(time: &TimeMention) -> Option<DatePart> {
    let date = time.edtf.as_ref().and_then(Edtf::single)?;
    let plain = time.ends.is_empty() && time.recurrence.is_none() && time.readings.is_none();
    let part = match time.relative {
        Some(r) if r.unit == Grain::Year => r.part,
        _ => date.part,
    };
    (plain && matches!(part, DatePart::Day { .. } | DatePart::Month(_))).then_some(part)
}

/// Nothing but a bullet or a table's bar stands before it on its line, and words behind it.
fn leads_its_line(time: &TimeMention, text: &str) -> bool {
    let start = time.range.start as usize;
    let line = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let bullet = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '|' | '–');
    let behind = text[time.range.end as usize..]
        .split('\n')
        .next()
        .unwrap_or("");
    let date =
        time.kind == TimexType::Date && time.edtf.as_ref().is_some_and(|e| e.single().is_some());
    date && !time.boilerplate
        && time.signal == Signal::At
        && text[line..start].chars().all(bullet)
        && behind.contains(char::is_alphabetic)
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
        evidence: Some(Passage {
            doc: doc.id.clone(),
            range,
        }),
        ..Reason::new(
            "Its line and others of the document begin with a year, in order of time.".to_owned(),
        )
    };
    TimeMention {
        range,
        kind: TimexType::Date,
        value: quote.into(),
        modifier: None,
        edtf: Some(Edtf::Date(EdtfDate::year(year))),
        ends: List::new(),
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
        // Between blank lines, however long they are; what has no year is of the line's.
        check(
            "Chronicle\n\n1788. The old weir was carried away by ice in February.\n\n1789. New weir finished.\n\n1846. The rector died on 2 March.\n",
            &["1788", "1788-02", "1789", "1846", "1846-03-02"],
        );
        // Counted paragraphs, and figures that stand in no order.
        check(
            "Judgment\n\n1051. The mill was sold.\n\n1052. The weir was sold.\n\n1053. The house was sold.\n",
            &[],
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
