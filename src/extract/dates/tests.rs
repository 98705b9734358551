//! The examples of all rules, and what must hold on any text.

mod heads;
mod sides;
mod written;

use super::*;
use crate::model::TimexType;
use crate::model::{
    Block, BlockKind, DateHint, DocId, Format, HintSource, Sentence, SentenceRole, Token, TokenKind,
};
use proptest::prelude::*;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

fn rules() -> &'static DateRules {
    static RULES: OnceLock<DateRules> = OnceLock::new();
    // The examples of changed rules can be tried without building: DATELINE_DATE_RULES=data/dates (see data/dates/README.md).
    RULES.get_or_init(|| match std::env::var_os("DATELINE_DATE_RULES") {
        Some(folder) => DateRules::from_folder(std::path::Path::new(&folder))
            .expect("the folder's rules can be read"),
        None => DateRules::builtin(),
    })
}

/// The examples' day: a Friday.
const WRITTEN: &str = "2019-12-20";

fn document(text: &str, hints: Vec<DateHint>) -> Document {
    Document {
        id: DocId::new("test"),
        path: PathBuf::new(),
        format: Format::Text,
        encoding: "UTF-8",
        text: Arc::from(text),
        blocks: vec![Block {
            range: TextRange::new(0, text.len()),
            kind: BlockKind::Paragraph,
        }],
        title: None,
        date_hints: hints,
        hash: [0; 32],
        parts: Vec::new(),
        copy_of: None,
    }
}

fn given(date: &str) -> Vec<DateHint> {
    vec![DateHint {
        source: HintSource::Given,
        value: date.to_string(),
    }]
}

/// Each line a sentence and a block; words and marks apart, an abbreviation with its full stop.
fn cut(text: &str, lang: &'static str) -> Segmented {
    let mut seg = Segmented {
        lang,
        ..Segmented::default()
    };
    let mut start = 0;
    for (block, line) in text.split_inclusive('\n').enumerate() {
        let first = seg.tokens.len() as u32;
        let mut spaced = true;
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c.is_whitespace() {
                spaced = true;
                continue;
            }
            let mut end = at + c.len_utf8();
            let mut kind = TokenKind::Mark;
            if c.is_alphanumeric() {
                kind = if c.is_alphabetic() {
                    TokenKind::Word
                } else {
                    TokenKind::Mixed
                };
                while let Some((next, d)) = chars.peek().copied() {
                    // Ukrainian writes an apostrophe inside its words, and the segmenter keeps it there.
                    let inside = matches!(d, '\'' | '’')
                        && ('а'..='я').contains(&c.to_lowercase().next().unwrap_or(c));
                    // As the segmenter: joiners, and the marks inside Hebrew abbreviations.
                    let inner = d == '\u{200c}'
                        || matches!(d, '"' | '״' | '\'') && matches!(c, '\u{590}'..='\u{5ff}');
                    if !d.is_alphanumeric() && !inner && !inside {
                        break;
                    }
                    end = next + d.len_utf8();
                    chars.next();
                }
                let word = &line[at..end];
                let rest = &line[end..];
                let initials = rest.starts_with(".m.") && word.len() == 1;
                if initials {
                    for _ in 0..3 {
                        chars.next();
                    }
                    end += 3;
                } else if rest.starts_with('.')
                    && ["Nov", "Dec", "Jan", "Fri", "No", "Mr"].contains(&word)
                {
                    chars.next();
                    end += 1;
                }
            }
            seg.tokens.push(Token {
                range: TextRange::new(start + at, start + end),
                kind,
                spaced,
            });
            spaced = false;
        }
        let last = seg.tokens.len() as u32;
        if first < last {
            seg.sentences.push(Sentence {
                range: seg.tokens[first as usize]
                    .range
                    .cover(seg.tokens[last as usize - 1].range),
                tokens: first..last,
                block: block as u32,
                role: SentenceRole::Body,
                lang,
            });
        }
        start += line.len();
    }
    seg
}

fn found_in(text: &str, lang: &'static str, hints: Vec<DateHint>) -> DatesFound {
    dates(
        &document(text, hints),
        &cut(text, lang),
        rules(),
        &DatesAs::default(),
    )
}

#[test]
fn every_rule_has_examples_and_keeps_them() {
    let cut = |text: &str, lang| (document(text, given(examples::WRITTEN)), cut(text, lang));
    let checked = examples::check(rules(), &cut, &|_| true).expect("the rules can be read");
    let wrong: Vec<String> = checked.failures.iter().map(|f| f.line()).collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let english = checked.counts.iter().find(|c| c.lang == "en");
    assert!(english.is_some_and(|c| c.rules > 50 && c.yes > c.rules && c.no > 50));
}

fn own(text: &str) -> (DateRules, Vec<String>) {
    DateRules::with_own(&[crate::model::OwnRules {
        name: "own.toml".to_owned(),
        text: text.to_owned(),
    }])
}

fn found_by(rules: &DateRules, text: &str) -> Vec<String> {
    let (doc, seg) = (document(text, given(WRITTEN)), cut(text, "en"));
    dates(&doc, &seg, rules, &DatesAs::default())
        .times
        .iter()
        .map(|t| format!("{}={}={}", t.range.of(text), t.value, t.rule))
        .collect()
}

#[test]
fn a_users_own_rule_wins_over_a_shipped_one_of_equal_length() {
    let text = "The feast of the founder was a Monday.";
    assert_eq!(found_by(rules(), text), ["Monday=2019-12-16=en/weekday"]);
    let (with_own, problems) = own(
        "language = \"en\"\n[words.feast_of_ours]\n1 = \"founder\"\n[[rule]]\nname = \"founders-feast\"\npattern = \"the feast of the @feast_of_ours\"\nvalue = \"date m=5 d=4\"\nyes = [[\"They met on the feast of the founder.\", \"the feast of the founder\", \"2019-05-04\"]]\nno = [\"They met the founder.\"]\n[[rule]]\nname = \"monday\"\npattern = \"monday\"\nvalue = \"ref v=FUTURE_REF\"\n",
    );
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        found_by(&with_own, text),
        [
            "The feast of the founder=2019-05-04=en/founders-feast",
            "Monday=FUTURE_REF=en/monday"
        ]
    );
}

#[test]
fn a_broken_rule_costs_only_itself_and_says_why() {
    let (with_own, problems) = own(
        "language = \"en\"\n[[rule]]\nname = \"good\"\npattern = \"founders day\"\nvalue = \"date m=5 d=4\"\n[[rule]]\nname = \"unclosed\"\npattern = \"founders ( night\"\nvalue = \"date m=5 d=4\"\n[[rule]]\nname = \"odd\"\npatern = \"x\"\nvalue = \"date m=5\"\n[[rule]]\nname = \"circle\"\npattern = \"so <circle>\"\ngroup = \"circle\"\nvalue = \"date m=5\"\n",
    );
    assert_eq!(
        found_by(&with_own, "On founders day."),
        ["founders day=2020-05-04=en/good"]
    );
    expect_test::expect![[r#"
        The rule “unclosed” cannot be used: a bracket is not closed, in rule en/unclosed — own.toml
        The rule “odd” cannot be used: unknown field `patern`, expected one of `name`, `pattern`, `value`, `group`, `full`, `only`, `before`, `not_before`, `after`, `not_after`, `yes`, `no` — own.toml
        The rule “circle” cannot be used: the groups go in a circle — data/dates/en"#]].assert_eq(&problems.join("\n"));
    let problem = |text: &str| own(text).1.join("\n");
    expect_test::expect![
        "string values must be quoted, expected literal string (line 1) — own.toml"
    ]
    .assert_eq(&problem("language = en"));
    expect_test::expect![[r#"A line such as language = "en" is missing — own.toml"#]]
        .assert_eq(&problem("[[rule]]"));
    let unknown = problem("language = \"xx\"");
    assert!(
        unknown.starts_with("There are no rules for the language “xx”; choose one of en, "),
        "{unknown}"
    );
    expect_test::expect![
        "“rules” is none of what a file of rules holds: language, words, rule, example — own.toml"
    ]
    .assert_eq(&problem("language = \"en\"\nrules = 3"));
}

#[track_caller]
pub(super) fn check(text: &str, written: Option<&str>, expect: &str) {
    let found = found_in(text, "en", written.map(given).unwrap_or_default());
    let got: Vec<String> = found
        .times
        .iter()
        .map(|t| {
            let edtf = t.edtf.as_ref().map_or("-".to_string(), ToString::to_string);
            format!("{}={}={edtf}", t.range.of(text), t.value)
        })
        .collect();
    assert_eq!(got.join(" | "), expect, "in “{text}”");
}

#[test]
fn an_hour_is_of_the_day_behind_its_parenthesis() {
    check(
        "It opened at 9:15 a.m. (0715 GMT) Thursday.",
        Some(WRITTEN),
        "9:15 a.m.=2019-12-19T09:15=2019-12-19T09:15:00 | 0715 GMT=2019-12-19T07:15Z=2019-12-19T07:15:00 | Thursday=2019-12-19=2019-12-19",
    );
    check(
        "It opened at 9:15 a.m. after the talks (on Thursday).",
        Some(WRITTEN),
        "9:15 a.m.=2019-12-20T09:15=2019-12-20T09:15:00 | Thursday=2019-12-19=2019-12-19",
    );
}

#[test]
fn hours_in_four_digits_are_no_years() {
    check(
        "They left at 0815, 1145 and 1730 on 4 May 1990.",
        Some(WRITTEN),
        "0815=1990-05-04T08:15=1990-05-04T08:15:00 | 1145=1990-05-04T11:45=1990-05-04T11:45:00 | 1730=1990-05-04T17:30=1990-05-04T17:30:00 | 4 May 1990=1990-05-04=1990-05-04",
    );
    // Without the zero nothing tells them from years, nor where a number can be no hour.
    check(
        "It flooded between 1815 and 1845.",
        Some(WRITTEN),
        "1815 and 1845=1815/1845=1815/1845",
    );
    check(
        "They left at 0815 and in 1990.",
        Some(WRITTEN),
        "0815=2019-12-20T08:15=2019-12-20T08:15:00 | 1990=1990=1990",
    );
}

#[test]
fn a_weekday_in_a_bracket_is_of_the_day_before_it() {
    check(
        "The course is on 2 January (Thursday).",
        Some(WRITTEN),
        "2 January=2020-01-02=2020-01-02 | Thursday=2020-01-02=2020-01-02",
    );
    // What the two do not agree on stays apart.
    check(
        "It was told on 2 January (a Monday).",
        Some(WRITTEN),
        "2 January=2020-01-02=2020-01-02 | Monday=2019-12-16=2019-12-16",
    );
}

#[test]
fn partial_dates_stay_partial() {
    check(
        "They met on July 30.",
        None,
        "July 30=XXXX-07-30=XXXX-07-30",
    );
    check(
        "In 2017 it began, and on 5 December it ended.",
        None,
        "2017=2017=2017 | 5 December=2017-12-05=2017-12-05",
    );
    check(
        "He came in September of last year.",
        None,
        "September of last year=XXXX-09=XXXX-09",
    );
}

#[test]
fn a_set_begins_where_the_text_says() {
    check(
        "It has been celebrated every year since 2000.",
        None,
        "every year=P1Y=2000/.. | 2000=2000=2000",
    );
}

#[test]
fn figures_are_no_dates() {
    for text in [
        "More than 258 million live abroad.",
        "One of every 30 people in the world is a migrant.",
        "Resolution 45/158 of the Assembly.",
        "The book has page 1990.",
        "Some 2,019 migrants came.",
        "They sat in room 2007.",
        "No. 2018 was lost.",
        "Flight 2018 left.",
        "It costs $2018 here.",
        "It costs 2000 dollars.",
        "Version 1.2.2019 crashed.",
        "Call +994 12 565 61 18.",
        "They may go.",
        "They march on.",
        "It was the second of two.",
        "The 114th session opened.",
        "The score was 24-7.",
    ] {
        check(text, Some(WRITTEN), "");
    }
}

#[test]
fn a_copyright_year_is_page_furniture() {
    let text = "© 2019–2024 State Service. All rights reserved.";
    let found = found_in(text, "en", Vec::new());
    assert_eq!(found.copyright_year, Some(2024));
    assert!(found.published.is_none());
    assert!(found.times.iter().all(|t| t.boilerplate));
}

#[test]
fn every_step_is_a_sentence() {
    let found = found_in("They met on December 18.", "en", given(WRITTEN));
    let why: Vec<&str> = found.times[0].why.iter().map(|r| r.text.as_str()).collect();
    assert_eq!(
        why,
        [
            "“December 18” has no year.",
            "The document is dated 20 December 2019.",
            "The nearest “December 18” is that of 2019.",
        ]
    );
    assert!(!found.times[0].stated);
}

#[test]
fn a_range_ends_after_it_begins() {
    let both = |text: &str, written: Option<&str>| -> Vec<String> {
        let hints = written.map(given).unwrap_or_default();
        let found = found_in(text, "en", hints);
        found.times.iter().map(|t| t.value.to_string()).collect()
    };
    let in_1945 = "It stood empty from October 1945 to March.";
    assert_eq!(both(in_1945, None), ["1945-10/1946-03"]);
    let to_1945 = "It stood empty from October to March 1945.";
    assert_eq!(both(to_1945, None), ["1944-10/1945-03"]);
    let spoken = "In 1945 it shut. From October to March it stood empty.";
    assert_eq!(both(spoken, None), ["1945", "1945-10/1946-03"]);
    let past = "They met from October to March.";
    assert_eq!(both(past, Some(WRITTEN)), ["2018-10/2019-03"]);
    let coming = "They will meet from October to March.";
    assert_eq!(both(coming, Some(WRITTEN)), ["2020-10/2021-03"]);
    // Days of one month that go backwards are no range.
    assert!(
        both("29-26 November 2013", None)
            .iter()
            .all(|v| !v.contains('/'))
    );
    // No step speaks of one end only.
    let found = found_in(past, "en", given(WRITTEN));
    let why: Vec<&str> = found.times[0].why.iter().map(|r| r.text.as_str()).collect();
    assert!(
        why.last()
            .is_some_and(|last| last.ends_with(" lasts from 2018-10 to 2019-03."))
    );
    assert!(!why.iter().any(|step| step.contains("nearest")), "{why:?}");
}

#[test]
fn bare_months_from_and_to_are_of_one_year() {
    check(
        "Open from March to June.",
        Some(WRITTEN),
        "March to June=2020-03/2020-06=2020-03/2020-06",
    );
    check(
        "It was open from March to June.",
        Some(WRITTEN),
        "March to June=2019-03/2019-06=2019-03/2019-06",
    );
    check(
        "In March they came, in June they went.",
        Some(WRITTEN),
        "March=2019-03=2019-03 | June=2019-06=2019-06",
    );
}

#[test]
fn a_day_that_its_year_does_not_have_keeps_no_year() {
    let open = "29 February 1995=XXXX-02-29=XXXX-02-29";
    check("He was born on 29 February 1995.", Some(WRITTEN), open);
    let spoken = "In 1995 he came. He left on 29 February.";
    check(
        spoken,
        None,
        "1995=1995=1995 | 29 February=XXXX-02-29=XXXX-02-29",
    );
    let there = "29 February 1996=1996-02-29=1996-02-29";
    check("He was born on 29 February 1996.", Some(WRITTEN), there);
}

#[test]
fn a_day_that_no_month_has_leaves_the_month() {
    let text = "It was shut on 31 June 2019.";
    check(text, None, "31 June 2019=2019-06=2019-06");
    let found = found_in(text, "en", Vec::new());
    let why: Vec<&str> = found.times[0].why.iter().map(|r| &*r.text).collect();
    assert_eq!(
        why,
        ["There is no 31 June; only the month is kept, 2019-06."]
    );
    // Numbers alone may be of something else than a date.
    check("See file 31.06.2019 for it.", None, "");
    check(
        "It was shut on 30 June 2019.",
        None,
        "30 June 2019=2019-06-30=2019-06-30",
    );
}

#[test]
fn hours_a_day_are_no_sum() {
    check(
        "It is guarded 24 hours a day.",
        None,
        "24 hours a day=P1D=-",
    );
    check(
        "It took 3 hours and 5 minutes.",
        None,
        "3 hours and 5 minutes=PT3H5M=-",
    );
}

#[test]
fn a_min_of_five_is_no_minute() {
    check("A min of 5 operators is needed.", None, "");
    check("Give me 5 min of rest.", None, "5 min=PT5M=-");
}

#[test]
fn a_plan_of_long_ago_is_told_as_past() {
    let text = "A ruling had been expected since early August.";
    check(text, Some(WRITTEN), "early August=2019-08=2019-08");
}

#[test]
fn the_documents_own_date() {
    let published = |text: &str| {
        found_in(text, "en", Vec::new())
            .published
            .map(|p| (p.date.to_string(), p.source))
    };
    use crate::model::PublishedSource::{Dateline, HeadLine};
    let head = |d: &str| Some((d.to_string(), HeadLine));
    assert_eq!(
        published("18.12.2019\nA meeting was held."),
        head("2019-12-18")
    );
    assert_eq!(
        published("Baku, 18 December 2019\nDear Sir,"),
        head("2019-12-18")
    );
    assert_eq!(
        published("Published: Monday, 3 June 2019\nIt rained."),
        head("2019-06-03")
    );
    // The head of an e-mail.
    assert_eq!(
        published("Date: Fri, 08 Nov 2019 16:42:10 +0100\nIt rained."),
        head("2019-11-08")
    );
    assert_eq!(published("Number: 08 Nov 2019 16 4210\nIt rained."), None);
    assert_eq!(
        published("GENEVA, 3 Dec 2018 (IOM) — The council met."),
        Some(("2018-12-03".to_string(), Dateline))
    );
    assert_eq!(
        published("Held on 5 December 2017\nThose present were many."),
        None
    );
    assert_eq!(
        published("The convention was adopted on December 18, 1990."),
        None
    );
    assert_eq!(published("© 18 December 2019 the Service"), None);
}

/// The lines of a chronology: what has no year is of the year that keeps their order.
#[test]
fn lines_in_order_of_time_lend_each_other_their_years() {
    let days = |text: &str| {
        let found = found_in(text, "en", Vec::new());
        let dates = found.times.iter().filter_map(|t| t.edtf.as_ref());
        dates.map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    for (text, expect) in [
        (
            "3 November 2008  The port was shut.\n5 Nov.  It rained.\n15 May  The port was open.\n7 March 2010  Elections.\nLate March  All was well.\n",
            "2008-11-03 2008-11-05 2009-05-15 2010-03-07 2010-03",
        ),
        // One year alone says nothing of an order, and neither do years that come in none.
        (
            "3 November 2008  The port was shut.\n5 Nov.  It rained.\n15 May  The port was open.\n",
            "2008-11-03 XXXX-11-05 XXXX-05-15",
        ),
        (
            "3 November 2008  The port was shut.\n5 Nov.  It rained.\n7 March 2006  Elections were held in all parts of the country.\n",
            "2008-11-03 XXXX-11-05 2006-03-07",
        ),
        // Nothing below tells of the next year: a line out of its place.
        (
            "7 March 2006  Elections were held in all parts of the country.\n3 November 2008  The port was shut.\n5 Oct.  It rained on the whole of the coast.\n",
            "2006-03-07 2008-11-03 XXXX-10-05",
        ),
    ] {
        assert_eq!(days(text), expect, "{text}");
    }
}

#[test]
fn a_head_of_several_years_lends_none() {
    let days = |head: &str| {
        let text = format!("{head}\n\nThe council met eleven times, in November in the new hall.");
        let found = found_in(&text, "en", Vec::new());
        found
            .times
            .last()
            .and_then(|t| t.edtf.as_ref().map(ToString::to_string))
    };
    assert_eq!(days("Annual report 2014–2016").as_deref(), Some("XXXX-11"));
    assert_eq!(days("Annual report 2014").as_deref(), Some("2014-11"));
}

#[test]
fn what_has_been_so_since_march_is_not_of_the_year_it_was_built_in() {
    let text = "Harbor Courier, 3 October 2014\n\nThe old bridge, built in 1926, had been closed since March.";
    let found = found_in(text, "en", Vec::new());
    let march = found.times.last().and_then(|t| t.edtf.as_ref());
    assert!(
        march.is_some_and(|e| e.to_string().starts_with("2014-03")),
        "{march:?}"
    );
    let text =
        "Harbor Courier, 3 October 2014\n\nThe old bridge was built in 1926 and opened in March.";
    let found = found_in(text, "en", Vec::new());
    let march = found.times.last().and_then(|t| t.edtf.as_ref());
    assert!(
        march.is_some_and(|e| e.to_string().starts_with("1926-03")),
        "{march:?}"
    );
}

/// A dateline without a year: the day is known, the year is not.
#[test]
fn a_day_without_a_year_dates_today() {
    let today = |text: &str| {
        let found = found_in(text, "en", Vec::new());
        let time = found.times.last();
        time.expect(text).edtf.as_ref().map(ToString::to_string)
    };
    let is = |day: &str| Some(day.to_string());
    for (text, day) in [
        (
            "KARVAT, 14 October. /NovPress/. The forum ended today.",
            is("XXXX-10-14"),
        ),
        (
            "KARVAT, 14 October – The forum ended yesterday.",
            is("XXXX-10-13"),
        ),
        ("14 October\nThe forum ended today.", is("XXXX-10-14")),
        // Only a year tells what was the day before.
        ("KARVAT, 1 March – The forum ended yesterday.", None),
        // A day in a sentence dates no document.
        ("The forum opened on 14 October. It ended today.", None),
    ] {
        assert_eq!(today(text), day, "{text}");
    }
}

/// "annually on April 28": the day that stands beside a recurrence is the recurrence's.
#[test]
fn what_recurs_takes_the_day_beside_it() {
    for (text, rule, since) in [
        (
            "It is kept annually on April 28 in all towns.",
            "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=28",
            None,
        ),
        (
            "It has been kept on 28 April every year since 2003.",
            "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=28",
            Some("2003/.."),
        ),
        (
            "It has been kept every year on 28 April since 2003.",
            "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=28",
            Some("2003/.."),
        ),
        ("It is held annually in May.", "FREQ=YEARLY;BYMONTH=5", None),
        // A day of one year, and one that is of something else.
        ("It is kept annually on 28 April 2004.", "FREQ=YEARLY", None),
        (
            "It is kept annually, and the council met on 28 April.",
            "FREQ=YEARLY",
            None,
        ),
    ] {
        let found = found_in(text, "en", Vec::new());
        let set = found.times.iter().find(|t| t.recurrence.is_some());
        let set = set.expect(text);
        let recurrence = set.recurrence.as_ref().expect(text);
        assert_eq!(recurrence.rrule().as_deref(), Some(rule), "{text}");
        let edtf = set.edtf.as_ref().map(ToString::to_string);
        assert_eq!(edtf.as_deref(), since, "{text}");
    }
}

#[test]
fn both_orders_are_kept_until_something_decides() {
    check("On 03/04/2019 we met.", None, "03/04/2019=2019=2019");
    let found = found_in("On 03/04/2019 we met.", "en", Vec::new());
    let both = found.times[0].readings.as_ref().expect("two readings");
    assert_eq!(
        (&*both.day_first.value, &*both.month_first.value),
        ("2019-04-03", "2019-03-04")
    );
    // 3 April 2019 was a Wednesday, 4 March a Monday; a Sunday was neither.
    check(
        "On Wednesday 03/04/2019 we met.",
        None,
        "Wednesday 03/04/2019=2019-04-03=2019-04-03",
    );
    check(
        "On Monday, 03/04/2019, we met.",
        None,
        "Monday, 03/04/2019=2019-03-04=2019-03-04",
    );
    check(
        "On Sunday 03/04/2019 we met.",
        None,
        "Sunday 03/04/2019=2019=2019",
    );
    // Of what shows both orders nothing is settled.
    check(
        "On 03/04/2019 we met, on 25/12/2019 and 12/25/2019 again.",
        None,
        "03/04/2019=2019=2019 | 25/12/2019=2019-12-25=2019-12-25 | 12/25/2019=2019-12-25=2019-12-25",
    );
    check(
        "On 03/04/2019 we met, on 25/12/2019 again.",
        None,
        "03/04/2019=2019-04-03=2019-04-03 | 25/12/2019=2019-12-25=2019-12-25",
    );
}

#[test]
fn a_full_date_is_found_whatever_the_language_was_taken_for() {
    let text = "Date: 18 December 2019";
    for lang in ["fr", "de", "und"] {
        let found = found_in(text, lang, Vec::new());
        assert_eq!(found.times.len(), 1, "{lang}");
        assert_eq!(found.times[0].value, "2019-12-18", "{lang}");
    }
    let numbers = found_in("Zimmer 2019 und Seite 12.", "de", Vec::new());
    assert!(numbers.times.is_empty());
}

#[test]
fn what_its_own_language_says_is_no_date_is_none() {
    check("The school in rue du 8 mai 1945 was shut.", None, "");
    check("Straße des 17. Juni 1953 is a long road.", None, "");
    check(
        "It was agreed in Paris le 8 mai 1945 at last.",
        None,
        "8 mai 1945=1945-05-08=1945-05-08",
    );
}

#[test]
fn a_set_and_its_beginning_stand_in_either_order() {
    let text = "Он отмечается с 2000 года каждый год.";
    let found = found_in(text, "ru", Vec::new());
    let set = found.times.iter().find(|t| t.kind == TimexType::Set);
    assert_eq!(
        set.and_then(|t| t.edtf.as_ref())
            .map(ToString::to_string)
            .as_deref(),
        Some("2000/..")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_gives_sorted_ranges_on_characters(text in "(\\PC{0,12}|[0-9./:, -]{0,12}|of the |last |May |December |three |years |ago |year |every |2019|18|\\n){0,20}") {
        for lang in ["en", "ru", "az"] {
            let found = found_in(&text, lang, given(WRITTEN));
            let mut end = 0;
            for time in &found.times {
                prop_assert!(time.range.start >= end && time.range.end > time.range.start);
                prop_assert!(text.get(time.range.usize()).is_some());
                end = time.range.end;
            }
        }
    }
}

#[test]
fn long_runs_take_linear_time() {
    let long = |piece: &str| {
        let text = piece.repeat(200_000 / piece.len());
        let start = std::time::Instant::now();
        let _ = found_in(&text, "en", given(WRITTEN));
        start.elapsed().as_secs_f64()
    };
    for piece in [
        "1",
        "12.",
        "1,000 ",
        "of the ",
        "twenty-",
        "last year of ",
        "a year and ",
    ] {
        // A debug build on a busy machine; quadratic time would be minutes.
        assert!(long(piece) < 10.0, "{piece}");
    }
}

/// A month's name that is somebody's, and what is counted within something, are no dates; beside each what is one.
#[test]
fn names_and_parts_of_things_are_no_dates() {
    let found = |text: &str| -> Vec<String> {
        let doc = crate::read::from_text("t.txt", text, Some("2021-03-02"));
        let seg = crate::segment::segment(&doc);
        let found = dates(&doc, &seg, rules(), &DatesAs::default());
        found
            .times
            .iter()
            .map(|t| format!("{}={}", t.range.of(&doc.text), t.value))
            .collect()
    };
    assert_eq!(
        found("Brandt succeeded August Palmer as chair."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("Brandt became chair in August after Palmer."),
        ["August=2020-08"]
    );
    assert_eq!(
        found("The paper was signed by June Harper."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("It was signed on the last day of the visit."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("It was agreed to exchange drafts by the end of October.").len(),
        1
    );
    assert!(
        found("It was agreed to exchange drafts by the end of October.")[0].ends_with("2021-10")
    );
}

/// Tests the machine makes for each byte of a text, at most. The sample takes 0.16; a text made of nothing but the rules'
/// own words is the worst there is.
const MOST_STEPS_A_BYTE: u64 = 60;

/// How many tests finding the dates of this text takes.
fn steps(text: &str, lang: &'static str) -> u64 {
    let document = document(text, Vec::new());
    let seg = cut(text, lang);
    find::steps(&document, &seg, &rules().set)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// The time a byte is bounded, whatever the words: the worst shapes are made of words that rules know.
    #[test]
    fn work_is_bounded_by_the_length_of_the_text(
        picks in proptest::collection::vec(0usize..10_000, 1..40),
        again in 1usize..30,
        lang in proptest::sample::select(vec!["en", "de", "ru", "fr"]),
    ) {
        let language = rules().set.language(lang).expect("it ships");
        let mut known: Vec<&str> = language.lexicon.words().map(|(_, w)| w).collect();
        known.extend(["1", "12", "1990", "-", ",", "/", "."]);
        let words: Vec<&str> = picks.iter().map(|p| known[p % known.len()]).collect();
        let text = format!("{} ", words.join(" ")).repeat(again);
        let steps = steps(&text, lang);
        prop_assert!(steps <= MOST_STEPS_A_BYTE * text.len() as u64, "{steps} for {} bytes: {text}", text.len());
    }
}

/// Words and value of each end of the first range in the text.
fn ends_in(text: &str) -> Vec<(String, String)> {
    let found = found_in(text, "en", given(WRITTEN));
    let range = found.times.iter().find(|t| !t.ends.is_empty());
    range.map_or(Vec::new(), |t| {
        t.ends
            .iter()
            .map(|e| (e.range.of(text).to_string(), e.value.clone()))
            .collect()
    })
}

#[test]
fn the_ends_of_a_range() {
    let show = |text: &str| {
        let ends = ends_in(text);
        ends.iter()
            .map(|(words, value)| format!("{words} = {value}"))
            .collect::<Vec<_>>()
            .join("; ")
    };
    assert_eq!(
        show("They sat from 26 to 29 November 2013."),
        "26 = 2013-11-26; 29 November 2013 = 2013-11-29"
    );
    assert_eq!(
        show("The war of 1998–2003 ended."),
        "1998 = 1998; 2003 = 2003"
    );
    assert_eq!(show("On 29 November 2013 they sat."), "");
}

#[test]
fn a_weekday_of_a_month_recurs() {
    let found = found_in(
        "It is kept every second Saturday of June.",
        "en",
        given(WRITTEN),
    );
    let recurrence = found.times[0].recurrence.as_ref().expect("it recurs");
    assert_eq!(recurrence.every, Grain::Year);
    let one = crate::model::recurrence::Few::one;
    assert_eq!(
        (recurrence.months, recurrence.weekdays, recurrence.nth),
        (one(6), one(6), one(2))
    );
}

#[test]
fn may_is_a_month_and_no_promise() {
    let values = |text: &str| -> Vec<String> {
        let found = found_in(text, "en", given("2009-07-20"));
        found.times.iter().map(|t| t.value.to_string()).collect()
    };
    assert_eq!(
        values("She resigned in May and left at the end of June."),
        ["2009-05", "2009-06"]
    );
    assert_eq!(
        values("She resigned in May and may leave at the end of September."),
        ["2009-05", "2009-09"]
    );
}

#[test]
fn next_year_leads_its_days() {
    let values = |text: &str| -> Vec<String> {
        let found = found_in(text, "en", given("2024-09-16"));
        found.times.iter().map(|t| t.value.to_string()).collect()
    };
    assert_eq!(
        values("Next year the fair is on 12 September."),
        ["2025", "2025-09-12"]
    );
    assert_eq!(
        values("The fair of next year was spoken of on 12 September."),
        ["2025", "2024-09-12"]
    );
}

#[test]
fn what_has_been_called_off_was_still_to_come() {
    let values = |text: &str| -> Vec<String> {
        let found = found_in(text, "en", given("2016-09-21"));
        found.times.iter().map(|t| t.value.to_string()).collect()
    };
    assert_eq!(
        values("Unfortunately Saturday's concert has been cancelled."),
        ["2016-09-24"]
    );
    assert_eq!(values("Concert on Saturday cancelled"), ["2016-09-24"]);
    assert_eq!(values("Saturday's concert was cancelled."), ["2016-09-17"]);
    assert_eq!(
        values("The concert was cancelled on Saturday."),
        ["2016-09-17"]
    );
}

#[test]
fn days_of_a_month_just_spoken_of_are_of_its_year() {
    let values = |text: &str| -> Vec<String> {
        let found = found_in(text, "en", Vec::new());
        let last = found.times.len().saturating_sub(2);
        found.times[last..]
            .iter()
            .map(|t| t.value.to_string())
            .collect()
    };
    let invited = "We invite you to the Choir Days, to be held from 9 to 12 May 2019.\n\n";
    let program = "Friday 10 May – Workshop\nSunday 12 May – Service\n";
    assert_eq!(
        values(&format!("{invited}{program}")),
        ["2019-05-10", "2019-05-12"]
    );
    // The weekday is of another year, or nothing tells of the month.
    assert_eq!(
        values(&format!(
            "{invited}Saturday 11 May – Concert\nSaturday 10 May – Service\n"
        )),
        ["2019-05-11", "XXXX-05-10"]
    );
    assert_eq!(values("Friday 10 May – Workshop\n"), ["XXXX-05-10"]);
}

#[test]
fn what_a_mail_answers_was_written_before_it() {
    let values = |text: &str| -> Vec<String> {
        let found = found_in(text, "en", given("2023-02-06"));
        found.times.iter().map(|t| t.value.to_string()).collect()
    };
    let mail = "The cellar was dry yesterday.\n\n> On Thu, 2 Feb 2023 Eva Lund wrote:\n> The board met yesterday.\n";
    assert_eq!(values(mail), ["2023-02-05", "2023-02-02", "2023-02-01"]);
    let list = "The cellar was dry yesterday.\n\n> On Thu, 2 Feb 2023 Eva Lund left:\n> The board met yesterday.\n";
    assert_eq!(values(list), ["2023-02-05", "2023-02-02", "2023-02-05"]);
}

#[test]
fn a_year_in_passing_is_not_the_storys() {
    let values = |text: &str| -> Vec<String> {
        let found = found_in(text, "en", given("2023-11-20"));
        found.times.iter().map(|t| t.value.to_string()).collect()
    };
    let passing = "Open Doors, founded in 2013, runs three offices; the third was opened in March.";
    assert_eq!(values(passing), ["2013", "2023-03"]);
    let told = "Open Doors was founded in 2013; the first office was opened in March.";
    assert_eq!(values(told), ["2013", "2013-03"]);
}

#[test]
fn what_is_past_came_before_it_was_written() {
    let values = |text: &str| -> Vec<String> {
        let found = found_in(text, "en", given("2023-11-20"));
        found.times.iter().map(|t| t.value.to_string()).collect()
    };
    let history = "On 13 December 2021 the city evicted a family. The council passed the act on 15 December 2022. It entered into force on 1 July 2023. In September it was challenged before the court, which will hear the case on 22 January 2024.\n\n";
    let told = format!("{history}The project ended in August.\n");
    assert_eq!(values(&told).last().map(String::as_str), Some("2023-08"));
}

#[test]
fn a_report_on_a_year_comes_back_to_it() {
    let last = |text: &str| -> Option<String> {
        let head = "Annual Report 2022\n\nThe waterworks were built in 1924.\n\n";
        let found = found_in(&format!("{head}{text}\n"), "en", Vec::new());
        found.times.last().map(|t| t.value.to_string())
    };
    let since =
        "The project, funded since September 2021, found homes. In March we opened an office.";
    assert_eq!(last(since).as_deref(), Some("2022-03"));
}

/// "Annual report 2018 – Highlights" was of no year, and a strategy's years were those of the months behind it.
#[test]
fn a_report_on_a_year_may_say_more_in_its_title() {
    let months = |text: &str| -> Vec<String> {
        let found = found_in(text, "en", Vec::new());
        let times = found
            .times
            .iter()
            .filter(|t| t.stated || t.value.to_string().len() > 4);
        times.map(|t| t.value.to_string()).collect()
    };
    let report = |title: &str| {
        format!(
            "{title}\n\nIn January we moved.\n\nIn June it adopted the Strategy 2019–2023, and in December it approved the merger. He had set up the firm in 1971.\n\nIn March the office was closed.\n"
        )
    };
    let own = months(&report("Annual report 2018 – Highlights"));
    for month in ["2018-01", "2018-06", "2018-12", "2018-03"] {
        assert!(own.iter().any(|t| t == month), "{month}: {own:?}");
    }
    // Of two years, and of none.
    for title in ["Annual report 2018 – 2019", "Annual report on the 1918 flu"] {
        let other = months(&report(title));
        assert!(!other.iter().any(|t| t == "2018-01"), "{title}: {other:?}");
    }
}

/// "The FY2025 budget set for Tuesday, October 8", in minutes of September 2024, was of 2025, when it is no Tuesday; "the following day" counted
/// from a year said in passing, and "that October" from nothing.
#[test]
fn a_day_is_of_the_year_in_which_its_weekday_is_right() {
    let last = |text: &str, written: &str| -> Option<String> {
        let found = found_in(text, "en", given(written));
        found.times.last().map(|t| t.value.to_string())
    };
    for (text, value) in [
        (
            "The hearing on the FY2025 budget is set for Tuesday, October 8.",
            "2024-10-08",
        ),
        (
            "The guests came on Tuesday. He praised the centres opened since 2019. The following day they left.",
            "2024-09-11",
        ),
        (
            "On Tuesday he got a medal. It was conferred by Decree of 2 June 2024. The school keeps its anniversary this year. The following evening he left.",
            "2024-09-11TEV",
        ),
        (
            "On 7 August the town was attacked. By 21 August the garrison surrendered. The mayor left on the same day.",
            "2024-08-21",
        ),
        (
            "The plan was announced in July 2015, and the contract was awarded that October.",
            "2015-10",
        ),
        (
            "The review is booked for 23 Feb, 1400, in Room 1.",
            "2025-02-23",
        ),
        (
            "The fund was closed on 31 August. The board met last week. He left on the same day.",
            "XXXX-XX-XX",
        ),
    ] {
        let got = last(text, "2024-09-12").unwrap_or_default();
        assert_eq!(got, value, "{text}");
    }
}
