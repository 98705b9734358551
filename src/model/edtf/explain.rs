//! What a date in the notation means, in one English sentence for the person who just typed it.
//!
//! Longer than [`crate::model::words`], which names a date: here it is said what is known and what is not.

use super::{AnyDate, DatePart, DateSet, Edtf, End, Member, Rare};
use crate::model::Grain;
use crate::model::words::{bare_words, doubts, listed};

/// "on 25 December of a year in the 1560s", "from 1984 to June 2004, the first approximately".
pub fn explain(edtf: &Edtf) -> String {
    match edtf {
        Edtf::Date(date) => one(AnyDate::Plain(*date)),
        Edtf::Interval(a, b) => interval((*a).into(), (*b).into()),
        Edtf::Rare(rare) => match &**rare {
            Rare::Date(date) => one(AnyDate::Masked(*date)),
            Rare::Interval(a, b) => interval(*a, *b),
            Rare::Set(set) => members(set),
        },
    }
}

fn one(date: AnyDate) -> String {
    let words = spoken(date);
    let place = match preposition(date) {
        // "about 1950, in the years 1900 to 1999" says itself where it is.
        "in" if words.starts_with("about ") => words,
        "in" if !words.starts_with("some ") => format!("some time in {words}"),
        word => format!("{word} {words}"),
    };
    match quality(date) {
        None => place,
        Some(Doubt::Whole("uncertain")) => format!("{place}, but that is uncertain"),
        Some(Doubt::Whole(doubt)) => format!("{place}, {doubt}"),
        Some(Doubt::Parts(doubt)) => format!("{place}, the {doubt}"),
    }
}

/// As labels name it, with the article a sentence needs: "the second quarter of 1990".
fn spoken(date: AnyDate) -> String {
    let words = bare_words(date);
    let is_nth = ["first ", "second ", "third ", "fourth "]
        .iter()
        .any(|nth| words.starts_with(nth));
    if is_nth {
        format!("the {words}")
    } else {
        words
    }
}

/// "on" a day, "in" anything longer.
fn preposition(date: AnyDate) -> &'static str {
    let is_day = match date {
        AnyDate::Plain(date) => matches!(
            date.part,
            DatePart::Day { .. } | DatePart::DayOfUnknownMonth(_) | DatePart::Time { .. }
        ),
        AnyDate::Masked(date) => date.day().is_some(),
    };
    if is_day { "on" } else { "in" }
}

enum Doubt {
    /// "approximately": about the date as a whole.
    Whole(&'static str),
    /// "year uncertain, day approximate"
    Parts(String),
}

fn quality(date: AnyDate) -> Option<Doubt> {
    match date {
        AnyDate::Plain(date) => match (date.uncertain, date.approximate) {
            (false, false) => None,
            (true, false) => Some(Doubt::Whole("uncertain")),
            (false, true) => Some(Doubt::Whole("approximately")),
            (true, true) => Some(Doubt::Whole("approximately and uncertain")),
        },
        AnyDate::Masked(date) => match doubts(date) {
            doubts if doubts.is_empty() => None,
            doubts => Some(Doubt::Parts(doubts)),
        },
    }
}

fn interval(a: End, b: End) -> String {
    let start = match a {
        End::Date(date) => format!("from {}", spoken(date)),
        End::Unknown => "from a beginning that is not known".to_owned(),
        End::Open => "any time".to_owned(),
    };
    let end = match b {
        End::Date(date) if a == End::Open => format!(" up to {}", spoken(date)),
        End::Date(date) => format!(" to {}", spoken(date)),
        End::Unknown => " to an end that is not known".to_owned(),
        End::Open => " on, with no end".to_owned(),
    };
    let mut out = start + &end;
    let two = matches!((a, b), (End::Date(_), End::Date(_)));
    for (end, nth) in [(a, "first"), (b, "last")] {
        let End::Date(date) = end else { continue };
        out += &match quality(date) {
            None => continue,
            Some(Doubt::Whole(doubt)) if two => format!(", the {nth} {doubt}"),
            Some(Doubt::Whole(doubt)) => format!(", the date {doubt}"),
            Some(Doubt::Parts(doubt)) if two => format!(", of the {nth} the {doubt}"),
            Some(Doubt::Parts(doubt)) => format!(", the {doubt}"),
        };
    }
    out
}

fn members(set: &DateSet) -> String {
    let said = |date: &AnyDate| match quality(*date) {
        None => spoken(*date),
        Some(Doubt::Whole(doubt)) => format!("{} ({doubt})", spoken(*date)),
        Some(Doubt::Parts(doubt)) => format!("{} (the {doubt})", spoken(*date)),
    };
    let unit = set
        .members
        .iter()
        .flat_map(|m| m.dates())
        .map(AnyDate::grain)
        .max()
        .unwrap_or(Grain::Year);
    let any = match (set.is_choice, unit) {
        (true, Grain::Year | Grain::Month | Grain::Day) => format!("a {} ", unit.name()),
        (true, _) => "some time ".to_owned(),
        (false, Grain::Year | Grain::Month | Grain::Day) => format!("every {} ", unit.name()),
        (false, _) => "all the time ".to_owned(),
    };
    let parts = set.members.iter().map(|member| match member {
        Member::One(a) => said(a),
        Member::UpTo(a) => format!("{any}up to {}", said(a)),
        Member::From(a) => format!("{any}from {} on", said(a)),
        Member::Through(a, b) => format!("{any}from {} to {}", said(a), said(b)),
    });
    match (set.is_choice, set.members.len()) {
        (_, 1) => listed(parts, ""),
        (true, _) => format!("one of these: {}", listed(parts, "or")),
        (false, _) => format!("all of these: {}", listed(parts, "and")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_says_what_is_known() {
        for (edtf, sentence) in [
            ("1990", "some time in 1990"),
            ("1990-12", "some time in December 1990"),
            ("1990-12-18", "on 18 December 1990"),
            ("1990-12-18T14:30:00Z", "on 18 December 1990, 14:30 UTC"),
            ("-0043-03-15", "on 15 March 44 BCE"),
            ("198X", "some time in the 1980s"),
            ("156X-12-25", "on 25 December of a year in the 1560s"),
            ("15XX-12-25", "on 25 December of a year in the 16th century"),
            ("XXXX-07-30", "on 30 July, year unknown"),
            ("1990-XX", "in some month of 1990"),
            ("1990-XX-XX", "on some day of 1990"),
            ("1990-04-XX", "on some day of April 1990"),
            ("1990-1X", "some time in October, November or December 1990"),
            (
                "1XXX-12",
                "some time in December of a year in the years 1000 to 1999",
            ),
            ("1990-21", "some time in spring 1990"),
            ("1990-34", "some time in the second quarter of 1990"),
            ("1990?", "some time in 1990, but that is uncertain"),
            ("1990-06~", "some time in June 1990, approximately"),
            (
                "1990-06%",
                "some time in June 1990, approximately and uncertain",
            ),
            (
                "2011-06~-04",
                "on 4 June 2011, the year and month approximate",
            ),
            (
                "?2004-06-~11",
                "on 11 June 2004, the year uncertain, day approximate",
            ),
            ("1950S2", "about 1950, in the years 1900 to 1999"),
            ("1984/2004-06", "from 1984 to June 2004"),
            (
                "1984~/2004-06",
                "from 1984 to June 2004, the first approximately",
            ),
            (
                "1984?/2004-06%",
                "from 1984 to June 2004, the first uncertain, the last approximately and uncertain",
            ),
            (
                "2004-06-~01/2004-06-20",
                "from 1 June 2004 to 20 June 2004, of the first the day approximate",
            ),
            ("2000/..", "from 2000 on, with no end"),
            ("2000?/..", "from 2000 on, with no end, the date uncertain"),
            ("2000/", "from 2000 to an end that is not known"),
            ("../2000", "any time up to 2000"),
            ("/2000", "from a beginning that is not known to 2000"),
            (
                "[1667,1668,1670..1672]",
                "one of these: 1667, 1668 or a year from 1670 to 1672",
            ),
            (
                "{1667,1670..1672}",
                "all of these: 1667 and every year from 1670 to 1672",
            ),
            ("[..1984]", "a year up to 1984"),
            ("[1984-05-01..]", "a day from 1 May 1984 on"),
            (
                "{1960~,1961-12}",
                "all of these: 1960 (approximately) and December 1961",
            ),
        ] {
            let read: Edtf = edtf.parse().unwrap_or_else(|e| panic!("{edtf}: {e}"));
            assert_eq!(explain(&read), sentence, "{edtf}");
        }
    }
}
