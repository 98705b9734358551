//! Dates and counts as a person says them: "18 December 2019", "30 July, year unknown", "between 1990 and 1995".
//!
//! Not the notation in files ([`crate::model::edtf`]) and not the words for a date, which other rooms need too ([`crate::model::words`]).

use super::text::dates::{civil_day, civil_month, edtf_after, weekday, year_name};
pub use super::text::dates::{date, edtf as edtf_words, recurrence, when};
use crate::engine::{CheckedRules, Counted};
pub use crate::model::typed::parse_date;
use crate::model::{Certainty, DocInfo, EntityKind, Event, Instant, Note, Published};
use crate::session::Progress;
use chrono::Datelike;

/// "person", "organisation", as a sentence has it.
pub fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => text!("kind-person"),
        EntityKind::Project => text!("kind-project"),
        EntityKind::Organisation => text!("kind-organisation"),
        EntityKind::Place => text!("kind-place"),
        EntityKind::Series => text!("kind-series"),
        EntityKind::Work => text!("kind-work"),
    }
}

/// "10 000", with narrow spaces that do not break.
pub fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out
}

/// What somebody is or was: "Chief, State Service", "former mayor of Eastmoor", "acting Chief, State Service".
pub fn role_words(role: &crate::model::Role) -> String {
    use crate::model::RoleStatus::*;
    let mut text = role.role.clone();
    let status = match role.status {
        Holds => None,
        Acting | Former | Elect => Some(role.status),
    };
    // "Acting Chief" says itself how the office is held, and "head of the office in Peru" where.
    let said = crate::model::text::fold(&role.role);
    let says = |words: &str| format!(" {said} ").contains(&format!(" {words} "));
    let told: &[&str] = match role.status {
        Holds => &[],
        Acting => &["acting", "interim"],
        Former => &["former", "ex", "late", "previous"],
        Elect => &["elect", "designate", "incoming"],
    };
    let status = status.filter(|_| !told.iter().any(|w| says(w)));
    match status {
        Some(Acting) => text = text!("role-acting", role = text),
        Some(Former) => text = text!("role-former", role = text),
        Some(Elect) => text = text!("role-elect", role = text),
        Some(Holds) | None => {}
    }
    let place = role.place.as_ref();
    if let Some(place) = place.filter(|p| !says(&crate::model::text::fold(p))) {
        text = text!("role-of-place", role = text, place = place.as_str());
    }
    if let Some(body) = &role.organisation {
        text = text!("role-in", role = text, body = body.as_str());
    }
    match text.chars().next() {
        Some(first) => first.to_uppercase().chain(text.chars().skip(1)).collect(),
        None => text,
    }
}

/// When an office was held as far as documents say: "since 2018", "2012 – 2019", "said 14 March 2016".
pub fn role_time(role: &crate::model::Role) -> String {
    let mut parts: Vec<String> = Vec::new();
    match (&role.from, &role.to) {
        (Some(from), Some(to)) if from == to => parts.push(edtf_words(from)),
        (Some(from), Some(to)) => parts.push(format!("{} – {}", edtf_words(from), edtf_words(to))),
        (Some(from), None) => parts.push(text!("role-since", date = edtf_after(from))),
        (None, Some(to)) => parts.push(text!("role-until", date = edtf_after(to))),
        (None, None) => {}
    }
    if let Some((first, last)) = role.said {
        let day = date;
        parts.push(if first == last {
            text!("role-said", date = day(first))
        } else {
            text!("role-said-between", from = day(first), to = day(last))
        });
    }
    parts.join(", ")
}

/// "March 2017 – December 2019", "Ended 2019" as documents state it, and "named from 3 December 2018 to 19 January 2024" as they are dated.
pub fn span(span: &crate::model::timeline::Span) -> (String, String) {
    let was = match (&span.start, &span.end) {
        (Some(a), Some(b)) if a == b => edtf_words(a),
        (Some(a), Some(b)) => format!("{} – {}", edtf_words(a), edtf_words(b)),
        (Some(a), None) => text!("span-started", date = edtf_words(a)),
        (None, Some(b)) => text!("span-ended", date = edtf_words(b)),
        (None, None) => String::new(),
    };
    let day = date;
    let named = match span.mentioned {
        Some((a, b)) if a == b => text!("span-named", date = day(a)),
        Some((a, b)) => text!("span-named-between", from = day(a), to = day(b)),
        None => String::new(),
    };
    (was, named)
}

/// "1990", "44 BCE".
pub fn year(at: Instant) -> String {
    year_name(at.civil().0)
}

/// A range of time whose end is excluded: "2013 – 2019", "March 2013", "4 May 1911 – 9 May 1911", with minutes where it must.
pub fn range(from: Instant, to: Instant) -> String {
    let last = Instant(to.0 - 1);
    let is_day = |t: Instant| t.0.rem_euclid(86_400) == 0;
    let (a, b) = (from.date(), last.date());
    let (first, last) = if !is_day(from) || !is_day(to) {
        let minute = |t: Instant| {
            let of_day = t.0.rem_euclid(86_400) / 60;
            format!(
                "{} {:02}:{:02}",
                civil_day(t.date()),
                of_day / 60,
                of_day % 60
            )
        };
        (minute(from), minute(to))
    } else if a.day() != 1 || to.date().day() != 1 {
        (civil_day(a), civil_day(b))
    } else if a.month() != 1 || to.date().month() != 1 {
        (civil_month(a), civil_month(b))
    } else {
        (year_name(a.year().into()), year_name(b.year().into()))
    };
    match first == last {
        true => first,
        false => format!("{first} – {last}"),
    }
}

/// The moment under the pointer, as exactly as a point of the screen is: "Wednesday, 18 December 2019, 10:25", "44 BCE".
pub fn moment(seconds: f64, per_point: f64) -> String {
    const DAY: f64 = 86_400.0;
    let at = Instant(seconds.clamp(-6.3e12, 6.3e12).floor() as i64);
    let date = at.date();
    let weekday = weekday(date);
    let minute = at.0.rem_euclid(86_400) / 60;
    match per_point / DAY {
        // A point is half an hour or less: what is meant is a time of day.
        d if d <= 1.0 / 48.0 => format!(
            "{weekday}, {}, {:02}:{:02}",
            civil_day(date),
            minute / 60,
            minute % 60
        ),
        d if d <= 1.0 => format!("{weekday}, {}", civil_day(date)),
        d if d <= 31.0 => civil_day(date),
        d if d <= 366.0 => civil_month(date),
        _ => year(at),
    }
}

/// From and to, in seconds, widened to whole units of which one is no shorter than `unit` seconds: minutes, hours, days,
/// months or years.
pub fn whole_units(from: f64, to: f64, unit: f64) -> (Instant, Instant) {
    const DAY: i64 = 86_400;
    let seconds = |t: f64| t.clamp(-6.3e12, 6.3e12) as i64;
    let (from, to) = (Instant(seconds(from)), Instant(seconds(to)));
    let steps = |step: i64| {
        let down = |t: i64| t.div_euclid(step) * step;
        (Instant(down(from.0)), Instant(down(to.0 - 1) + step))
    };
    let months = |step: i32| {
        let number = |t: Instant| t.date().year() * 12 + t.date().month0() as i32;
        let first = number(from).div_euclid(step) * step;
        let end = (number(Instant(to.0 - 1)).div_euclid(step) + 1) * step;
        let start_of = |n: i32| Instant::from_ymd(n.div_euclid(12), n.rem_euclid(12) as u8 + 1, 1);
        Some((start_of(first)?, start_of(end)?))
    };
    let days = unit / DAY as f64;
    let found = match days {
        d if d <= 1.0 / 1440.0 => Some(steps(60)),
        d if d <= 1.0 / 24.0 => Some(steps(3600)),
        d if d <= 1.0 => Some(steps(DAY)),
        d if d <= 31.0 => months(1),
        _ => months(12),
    };
    found.unwrap_or_else(|| steps(DAY))
}

/// A document's own date; where only its file has one, that is said.
pub fn published(published: Option<&Published>) -> String {
    match published {
        Some(p) if p.source.is_trusted() => date(p.date),
        Some(p) => text!("published-file", date = date(p.date)),
        None => text!("published-none").to_owned(),
    }
}

/// What the user has said of pairs: "5 answered: 4 the same (80 %), 1 not". `None` before the first answer.
pub fn answered(answered: crate::edit::Answered) -> Option<String> {
    let (same, not) = (answered.same, answered.different);
    let all = same + not;
    if all == 0 {
        return None;
    }
    let share = (100 * same + all / 2) / all;
    Some(text!(
        "answered-pairs",
        n = all,
        same = same,
        share = share,
        not = not
    ))
}

/// What the user has said of dates: "4 dates: 3 as found (75 %), 1 corrected". `None` before the first.
pub fn dates_answered(answered: crate::edit::Answered) -> Option<String> {
    let (right, wrong) = (answered.confirmed, answered.dated);
    let all = right + wrong;
    if all == 0 {
        return None;
    }
    let share = (100 * right + all / 2) / all;
    Some(text!(
        "answered-dates",
        n = all,
        right = right,
        share = share,
        wrong = wrong
    ))
}

/// The share accepted of every kind of finding that was answered: "Dates as written: 3 of 4 right (75 %)".
pub fn shares(answered: crate::edit::Answered) -> Vec<String> {
    use crate::edit::Finding;
    let each = Finding::ALL.into_iter().zip(answered.shares);
    each.filter(|(_, share)| share.answered > 0)
        .map(|(finding, share)| {
            let (n, all) = (share.accepted, share.answered);
            let share = (100 * n + all / 2) / all;
            match finding {
                Finding::Stated => text!("share-stated", n = n, all = all, share = share),
                Finding::Derived => text!("share-derived", n = n, all = all, share = share),
                Finding::Bounded => text!("share-bounded", n = n, all = all, share = share),
                Finding::Disputed => text!("share-disputed", n = n, all = all, share = share),
                Finding::SamePerson => text!("share-people", n = n, all = all, share = share),
                Finding::SameOrganisation => {
                    text!("share-organisations", n = n, all = all, share = share)
                }
                Finding::SameProject => text!("share-projects", n = n, all = all, share = share),
                Finding::SamePlace => text!("share-places", n = n, all = all, share = share),
                Finding::SameSeries => text!("share-series", n = n, all = all, share = share),
                Finding::SameWork => text!("share-works", n = n, all = all, share = share),
                Finding::SameEvent => text!("share-events", n = n, all = all, share = share),
            }
        })
        .collect()
}

/// How many notes there are, and of what: only those about a document say that something was not read.
pub fn notes(notes: &[Note]) -> Option<String> {
    let about = notes.iter().filter(|n| n.about.is_some()).count();
    match (about, notes.len()) {
        (_, 0) => None,
        (0, n) => Some(text!("n-messages", n = n)),
        (n, _) => Some(text!("notes-not-read", n = n)),
    }
}

/// How fast it goes and how long it will take, where that is known and worth knowing.
pub fn pace(progress: &Progress) -> String {
    let left = progress.total.saturating_sub(progress.done);
    let Some(secs) = left.checked_div(progress.per_second as usize) else {
        return String::new();
    };
    let left = match secs {
        0..=4 => return String::new(),
        5..=90 => text!("pace-seconds", n = secs.div_ceil(5) * 5),
        _ => text!("pace-minutes", n = secs.div_ceil(60)),
    };
    let pace = text!("pace", rate = progress.per_second, left = left);
    format!(" · {pace}")
}

/// What is unusual about a document's file: whose copy it is, and in which encoding it was read.
pub fn origin(doc: &DocInfo) -> String {
    let mut out = String::new();
    if let Some(original) = &doc.origin.copy_of {
        out = format!(
            "{out} · {}",
            text!("origin-copy", document = original.as_str())
        );
    }
    if !matches!(doc.origin.encoding, "" | "UTF-8") {
        out = format!(
            "{out} · {}",
            text!("origin-encoding", encoding = doc.origin.encoding)
        );
    }
    out
}

/// How surely the date is known, in two words for a badge, and a sentence that explains them.
pub fn certainty(event: &Event) -> (&'static str, &'static str) {
    if event.user.dated {
        return (text!("sure-by-you"), text!("sure-by-you-why"));
    }
    match event.when.certainty {
        Certainty::Stated => (text!("sure-stated"), text!("sure-stated-why")),
        Certainty::Derived => (text!("sure-derived"), text!("sure-derived-why")),
        Certainty::Bounded if event.when.is_undated() => {
            (text!("sure-no-year"), text!("sure-no-year-why"))
        }
        Certainty::Bounded => (text!("sure-bounded"), text!("sure-bounded-why")),
        Certainty::Unknown => (text!("sure-unknown"), text!("sure-unknown-why")),
    }
}

/// "3 date rules of your own are used; all 6 examples are as they say."
pub fn about_rules(found: &CheckedRules) -> String {
    let counts = &found.checked.counts;
    let sum = |each: fn(&Counted) -> usize| counts.iter().map(each).sum::<usize>();
    let (rules, examples, failed) = (sum(|c| c.rules), sum(|c| c.yes + c.no), sum(|c| c.failed));
    let rules = text!("rules-used", n = rules);
    let first = found.checked.failures.first();
    match (found.problems.first(), first) {
        (Some(problem), _) => text!(
            "rules-problem",
            rules = rules,
            problem = problem.to_string()
        ),
        (None, Some(failure)) => {
            text!(
                "rules-failed",
                rules = rules,
                failed = failed,
                examples = examples,
                first = failure.line()
            )
        }
        (None, None) => text!("rules-right", rules = rules, examples = examples),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edtf, EdtfDate};

    #[test]
    fn an_office_is_said_with_its_place_and_whether_it_is_held() {
        use crate::model::{Role, RoleStatus};
        let check = |status, place: Option<&str>, body: Option<&str>, expect: &str| {
            let role = Role {
                role: "mayor".into(),
                organisation: body.map(str::to_owned),
                place: place.map(str::to_owned),
                status,
                from: None,
                to: None,
                said: None,
                docs: Vec::new(),
            };
            assert_eq!(role_words(&role), expect);
        };
        check(RoleStatus::Holds, None, None, "Mayor");
        check(
            RoleStatus::Holds,
            Some("Eastmoor"),
            None,
            "Mayor of Eastmoor",
        );
        check(
            RoleStatus::Former,
            Some("Eastmoor"),
            None,
            "Former mayor of Eastmoor",
        );
        check(
            RoleStatus::Acting,
            None,
            Some("Town Hall"),
            "Acting mayor, Town Hall",
        );
        check(RoleStatus::Elect, None, None, "Mayor elect");
    }

    #[test]
    fn what_a_role_says_itself_is_not_said_again() {
        use crate::model::{Role, RoleStatus};
        let check = |role: &str, status, place: Option<&str>, expect: &str| {
            let role = Role {
                role: role.into(),
                organisation: None,
                place: place.map(Into::into),
                status,
                from: None,
                to: None,
                said: None,
                docs: Vec::new(),
            };
            assert_eq!(role_words(&role), expect);
        };
        let acting = RoleStatus::Acting;
        check(
            "acting head of the office in Peru",
            acting,
            Some("Peru"),
            "Acting head of the office in Peru",
        );
        check("head", acting, Some("Peru"), "Acting head of Peru");
        check("former mayor", RoleStatus::Former, None, "Former mayor");
        // "Act" is not "acting", and another place is another.
        check(
            "action officer",
            acting,
            Some("Oman"),
            "Acting action officer of Oman",
        );
        check(
            "Envoy to Romania",
            RoleStatus::Holds,
            Some("Oman"),
            "Envoy to Romania of Oman",
        );
    }

    #[test]
    fn when_an_office_was_held_is_kept_apart_from_when_it_was_said() {
        use crate::model::{Role, RoleStatus};
        let edtf = |text: &str| text.parse::<Edtf>().ok();
        let check = |from, to, said, expect: &str| {
            let role = Role {
                role: "mayor".into(),
                organisation: None,
                place: None,
                status: RoleStatus::Holds,
                from,
                to,
                said,
                docs: Vec::new(),
            };
            assert_eq!(role_time(&role), expect);
        };
        let day = EdtfDate::day(2016, 3, 14);
        check(None, None, None, "");
        check(None, None, Some((day, day)), "said 14 March 2016");
        check(edtf("2012"), edtf("2019"), None, "2012 – 2019");
        check(
            edtf("2018"),
            None,
            Some((day, day)),
            "since 2018, said 14 March 2016",
        );
        check(None, edtf("2019"), None, "until 2019");
    }

    #[test]
    fn a_projects_span_is_kept_apart_from_when_it_is_named() {
        use crate::model::Span;
        let edtf = |text: &str| text.parse::<Edtf>().ok();
        let check = |start, end, mentioned, was: &str, named: &str| {
            let found = span(&Span {
                start,
                end,
                mentioned,
            });
            assert_eq!(found, (was.to_owned(), named.to_owned()));
        };
        let (a, b) = (EdtfDate::day(2018, 12, 3), EdtfDate::year(2024));
        check(None, None, None, "", "");
        check(edtf("2017-03"), edtf("2019"), None, "March 2017 – 2019", "");
        check(
            edtf("2017"),
            None,
            Some((a, a)),
            "Started 2017",
            "named 3 December 2018",
        );
        check(
            None,
            edtf("2019"),
            Some((a, b)),
            "Ended 2019",
            "named from 3 December 2018 to 2024",
        );
    }

    #[test]
    fn the_share_of_one_is_told_once_something_was_answered() {
        use crate::edit::Answered;
        let check = |same, different, expect| {
            let said = Answered {
                same,
                different,
                ..Answered::default()
            };
            assert_eq!(answered(said).as_deref(), expect);
            assert_eq!(dates_answered(said), None);
        };
        check(0, 0, None);
        check(1, 2, Some("3 answered: 1 the same (33 %), 2 not"));
    }

    #[test]
    fn every_kind_that_was_answered_has_its_share() {
        use crate::edit::{Answered, Finding, Share};
        let mut said = Answered::default();
        assert!(shares(said).is_empty());
        let share = |accepted, answered| Share { accepted, answered };
        said.shares[Finding::Derived as usize] = share(3, 4);
        said.shares[Finding::SamePerson as usize] = share(0, 1);
        assert_eq!(
            shares(said),
            [
                "Dates worked out: 3 of 4 right (75 %)",
                "People: 0 of 1 the same (0 %)"
            ]
        );
    }

    #[test]
    fn figures_are_grouped() {
        assert_eq!(text!("n-events", n = 1), "1 event");
        assert_eq!(text!("n-documents", n = 10_000), "10\u{202f}000 documents");
    }

    #[test]
    fn a_range_is_drawn_and_said_in_units_that_can_be_aimed_at() {
        let at = |y, m, d| Instant::from_ymd(y, m, d).map_or(0.0, Instant::seconds);
        let check = |a, b, unit, expect: &str| {
            let (from, to) = whole_units(a, b, unit);
            assert_eq!(range(from, to), expect);
        };
        let day = 86_400.0;
        let (a, b) = (at(2013, 3, 5), at(2019, 11, 8));
        check(a, b, 200.0 * day, "2013 – 2019");
        check(a, b, 20.0 * day, "March 2013 – November 2019");
        check(a, b, day / 2.0, "5 March 2013 – 7 November 2019");
        check(a, a + day, 100.0, "5 March 2013");
        check(a, a + day, 20.0 * day, "March 2013");
        check(
            a,
            a + 1000.0,
            50.0,
            "5 March 2013 00:00 – 5 March 2013 00:17",
        );
    }

    #[test]
    fn own_rules_are_counted_and_what_is_wrong_is_said() {
        let about = |text: &str| {
            let own = [crate::model::OwnRules {
                name: "own.toml".to_owned(),
                text: text.to_owned(),
            }];
            about_rules(&crate::engine::check_own(&own).expect("it can be read"))
        };
        let rule = |yes: &str| {
            format!(
                "language = \"en\"\n[[rule]]\nname = \"regatta\"\npattern = \"regatta night\"\nvalue = \"date m=5 d=4\"\nyes = [[\"Till regatta night.\", \"regatta night\", \"{yes}\"]]\nno = [\"A regatta.\"]\n"
            )
        };
        assert_eq!(
            about(&rule("2020-05-04")),
            "1 date rule of your own is used; all 2 examples are as they say"
        );
        let wrong = about(&rule("2020-05-05"));
        assert!(
            wrong.starts_with("1 date rule of your own is used; 1 of 2 examples are not as they say: own.toml:6: en/regatta:"),
            "{wrong}"
        );
        let broken = about(
            "language = \"en\"\n[[rule]]\nname = \"x\"\npattern = \"( a\"\nvalue = \"date m=5\"\n",
        );
        assert!(broken.contains("The rule “x” cannot be used"), "{broken}");
    }
}
