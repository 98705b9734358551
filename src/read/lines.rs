//! What a single line is: a footer, a menu, a line of date and place, a list item, a row of a table.
//!
//! Not how lines make paragraphs; that is [`super::plain`].

use crate::model::text::fold;
use rustc_hash::FxHashSet as HashSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// A footer longer than this is a paragraph that talks about rights.
const MAX_FOOTER_WORDS: usize = 30;

/// A line with a date and more words than this beside it says something.
const MAX_WORDS_BESIDE_DATE: usize = 4;

struct Lines {
    footers: Vec<String>,
    menus: HashSet<String>,
    kickers: HashSet<String>,
    subjects: HashSet<String>,
    date_labels: HashSet<String>,
    head_keys: HashSet<String>,
    months: HashSet<String>,
    weekdays: HashSet<String>,
    parts_of_year: HashSet<String>,
    before_dates: HashSet<String>,
}

#[derive(Deserialize)]
struct LinesFile {
    footers: Vec<String>,
    menus: HashSet<String>,
    kickers: HashSet<String>,
    subjects: HashSet<String>,
    date_labels: HashSet<String>,
    head_keys: HashSet<String>,
    parts_of_year: HashSet<String>,
    before_dates: HashSet<String>,
}

#[derive(Deserialize)]
struct MonthsFile {
    months: HashSet<String>,
    weekdays: HashSet<String>,
}

static LINES: LazyLock<Lines> = LazyLock::new(|| {
    let file: LinesFile = toml::from_str(include_str!("../../data/read/lines.toml"))
        .expect("data/read/lines.toml is part of the program; a test reads it");
    let months: MonthsFile = toml::from_str(include_str!("../../data/segment/months.toml"))
        .expect("data/segment/months.toml is part of the program; a test reads it");
    Lines {
        footers: file.footers,
        menus: file.menus,
        kickers: file.kickers,
        subjects: file.subjects,
        date_labels: file.date_labels,
        head_keys: file.head_keys,
        months: months.months,
        weekdays: months.weekdays,
        parts_of_year: file.parts_of_year,
        before_dates: file.before_dates,
    }
});

/// Copyright lines, menus, rulers: on the page, not in the document.
pub(super) fn is_boilerplate(line: &str) -> bool {
    let line = line.trim();
    if !line.contains(char::is_alphanumeric) {
        return true; // A ruler: "* * *".
    }
    is_footer(line) || is_menu(line)
}

/// "© 2024 The Service", "All rights reserved".
pub(super) fn is_footer(line: &str) -> bool {
    if line.split_whitespace().take(MAX_FOOTER_WORDS + 1).count() > MAX_FOOTER_WORDS {
        return false;
    }
    begins_with_copyright(line) || {
        let folded = fold(line);
        LINES.footers.iter().any(|f| folded.contains(f.as_str()))
    }
}

/// "© 2024", "Copyright 2024", "(c) 2024"; not "Copyright law was discussed" and not "(c) the third point".
pub(super) fn begins_with_copyright(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(['©', 'Ⓒ']) {
        return true;
    }
    let lower = |n: usize| line.get(..n).map(str::to_ascii_lowercase);
    let rest = if lower(9).as_deref() == Some("copyright") {
        &line[9..]
    } else if lower(3).as_deref() == Some("(c)") {
        &line[3..]
    } else {
        return false;
    };
    let rest = rest.trim_start();
    rest.starts_with('©')
        || rest.get(..3).is_some_and(|c| c.eq_ignore_ascii_case("(c)"))
        || rest.len() >= 4 && rest.as_bytes()[..4].iter().all(u8::is_ascii_digit)
}

/// "newsPhoto", "Home | News | Contact".
fn is_menu(line: &str) -> bool {
    const LONGEST: usize = 200;
    // "More." is a sentence, however short.
    if line.len() > LONGEST || line.ends_with(['.', '!', '?']) {
        return false;
    }
    const SEPARATORS: [char; 8] = ['|', '·', '•', '»', '›', '>', '/', '\t'];
    /// The longest entry of the list has as many words.
    const MOST_WORDS: usize = 5;
    if !line.contains(SEPARATORS) && line.split_whitespace().nth(MOST_WORDS).is_some() {
        return false;
    }
    let parts: Vec<String> = line
        .split(SEPARATORS)
        .map(fold)
        .filter(|p| !p.is_empty())
        .collect();
    let known = parts.iter().filter(|p| LINES.menus.contains(*p)).count();
    match parts.len() {
        0 => false,
        1 => known == 1 && !LINES.kickers.contains(&parts[0]) || is_camel_word(line),
        // Half of a row's words make it a menu: "Terms | Privacy | The Service".
        n => known * 2 >= n,
    }
}

/// "newsPhoto": a name from a page's code that has leaked into its text. Not "iPhone users" and not "McDonald".
fn is_camel_word(line: &str) -> bool {
    let mut letters = line.chars();
    line.len() >= 6
        && letters.next().is_some_and(|c| c.is_ascii_lowercase())
        && line
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        && line
            .chars()
            .skip(2)
            .any(|c| c.is_ascii_uppercase() || c == '_')
}

/// A line with a date and next to nothing else: "18.12.2019", "Baku, 18 December 2019", "Published: 3 March 2019, 10:30".
pub(super) fn is_date_line(line: &str) -> bool {
    // Cheap looks first: every line of every document comes by here.
    if line.len() > 120 || !line.contains(char::is_numeric) {
        return false;
    }
    let folded = fold(line);
    let (mut numbers, mut months, mut others) = (0, 0, 0);
    for word in folded.split(' ') {
        if LINES.months.contains(word) {
            months += 1;
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            // "18", "18th", "2019-cu".
            numbers += 1;
        } else if !LINES.weekdays.contains(word) && !LINES.date_labels.contains(word) {
            others += 1;
        }
    }
    let is_date = months >= 1 && numbers >= 1 || has_numeric_date(line);
    // A place stands before a comma or in brackets; without one, words beside a date are a headline.
    let limit = if line.contains([',', ':', '|', '(', '–', '—']) {
        MAX_WORDS_BESIDE_DATE
    } else {
        1
    };
    is_date
        && others <= limit
        && !line.trim_end().ends_with(['!', '?'])
        && !(others > 1 && line.trim_end().ends_with('.'))
}

/// A line of a chronology: a date, a dash or colon or wide gap, and what was then ("3 April 1961 – Foundation stone laid").
///
/// One alone may be a dateline or a sentence; the caller asks for several.
pub(super) fn begins_with_date(line: &str) -> bool {
    if line.len() > 400 || !line.starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    let end = CHRONOLOGY_MARKS
        .iter()
        .filter_map(|mark| Some((line.find(mark)?, mark.len())))
        .filter(|(at, _)| *at > 0)
        .min();
    // "1671 Aug 20. Divine service held": a register's line, whose date ends as a sentence does and has its year.
    let stop = line.match_indices(". ").take(2).find(|(at, _)| {
        let head = &line[..*at];
        is_only_date(head)
            && head
                .split(' ')
                .next()
                .is_some_and(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))
    });
    if stop.is_some_and(|(at, _)| line[at..].contains(char::is_alphabetic)) {
        return true;
    }
    let Some((at, len)) = end else { return false };
    let mut head = line[..at].trim();
    let mut rest = line[at + len..].trim_start();
    // "1938 – 1941: …", "3 – 5 May 1961 – …".
    if let Some((at, len)) = CHRONOLOGY_MARKS
        .iter()
        .filter_map(|mark| Some((rest.find(mark)?, mark.len())))
        .min()
        && is_only_date(rest[..at].trim())
    {
        head = if is_only_date(head) {
            head
        } else {
            &rest[..at]
        };
        rest = rest[at + len..].trim_start();
    }
    // "2019 (date unconfirmed) – …"
    let head = match head.split_once(" (") {
        Some((date, said)) if said.ends_with(')') && said.len() <= LONGEST_SAID_OF_A_DATE => date,
        _ => head,
    };
    is_only_date(head) && rest.contains(char::is_alphabetic)
}

/// "(date unconfirmed)", "(exact day not known)", in bytes.
const LONGEST_SAID_OF_A_DATE: usize = 40;

/// The year that a chronicle's paragraph begins with: "1788. The old weir was carried away."
///
/// One alone may be any number; the caller asks for several in order.
pub(super) fn year_of_annals(paragraph: &str) -> Option<u16> {
    let year = paragraph
        .get(..4)
        .filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = paragraph[4..].trim_start_matches([' ', '\u{a0}']);
    let words = rest.strip_prefix(['.', ':', '–', '—', '-'])?;
    let begins = words.trim_start().starts_with(|c: char| c.is_uppercase());
    let year: u16 = year.parse().ok()?;
    (words.starts_with(char::is_whitespace) && begins && (1000..=2100).contains(&year))
        .then_some(year)
}

/// "10:00  Opening by the mayor", "14.30 – Reading": a line of a program.
///
/// One alone may be a sentence; the caller asks for several.
pub(super) fn begins_with_hour(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or("");
    let minutes = rest
        .strip_prefix([':', '.'])
        .filter(|m| m.len() > 2 && m.bytes().take(2).all(|b| b.is_ascii_digit()));
    let Some(behind) = minutes.and_then(|m| m.get(2..)) else {
        return false;
    };
    let hour = (1..=2).contains(&digits) && line[..digits].parse().is_ok_and(|h: u8| h < 24);
    let blank = behind.starts_with(char::is_whitespace);
    let what =
        behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '-'));
    hour && blank && line.len() <= 200 && what.starts_with(|c: char| c.is_uppercase() || c == '“')
}

/// "June 1998 The office opens", "2011–2013 Chair of the Forum": a chronology's line without a mark behind its date.
///
/// The year ends the date, and a capital begins what was. Between lines of a chronology the caller takes it for one too.
pub(super) fn begins_with_bare_date(line: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let mut end = 0;
    for word in line.split(' ').take(MOST_WORDS) {
        end += word.len();
        let digits = |s: &str, len| s.len() == len && s.bytes().all(|b| b.is_ascii_digit());
        // "1979", "1971–1979", "1979-81".
        let year = word
            .rsplit(['-', '–', '/'])
            .next()
            .is_some_and(|last| digits(last, 4))
            || word
                .split_once(['-', '–', '/'])
                .is_some_and(|(from, to)| digits(from, 4) && digits(to, 2));
        let Some(rest) = line.get(end..).filter(|rest| !rest.is_empty()) else {
            return false;
        };
        if year {
            let capital = rest.trim_start().starts_with(char::is_uppercase);
            return line.len() <= 400 && capital && is_only_date(&line[..end]);
        }
        end += 1;
    }
    false
}

/// What stands between a date and what was then.
const CHRONOLOGY_MARKS: [&str; 6] = [" – ", " — ", " - ", ": ", "  ", "\t"];

/// "Start of lectures: 29 August 2011": a line of a calendar. One alone may be a document's own date ("Published: …").
pub(super) fn ends_with_date(line: &str) -> bool {
    let Some((label, date)) = line.split_once(": ").filter(|_| line.len() <= 200) else {
        return false;
    };
    let date = without_hour(date);
    let full = has_numeric_date(date) || date.split_whitespace().count() >= 2;
    let apart = [
        " to ",
        " – ",
        " - ",
        " bis ",
        " until ",
        " until and including ",
    ];
    let dates = || apart.iter().find_map(|a| date.split_once(a));
    let dated = is_only_date(date)
        || dates().is_some_and(|(from, to)| is_only_date(from) && is_only_date(to));
    full && dated
        && label.contains(char::is_alphabetic)
        && !is_head_line(line)
        && !LINES.date_labels.contains(&fold(label))
}

/// "18 December" of "18 December, 6 p.m.".
fn without_hour(date: &str) -> &str {
    let hour = |words: &str| {
        let words = words.trim().trim_start_matches("at ");
        let clock = words.starts_with(|c: char| c.is_ascii_digit())
            && words.chars().all(|c| {
                c.is_ascii_digit()
                    || matches!(c, ':' | '.' | ' ' | 'a' | 'p' | 'm' | 'h' | 'U' | 'r')
            });
        clock && words.len() <= "10.30 p.m.".len() && words.contains([':', 'm', 'h', 'U'])
    };
    let comma = date.rsplit_once(',').filter(|(_, rest)| hour(rest));
    comma.map_or(date, |(day, _)| day.trim_end())
}

/// Nothing but a year, month or day: numbers, names of months and weekdays.
fn is_only_date(words: &str) -> bool {
    let folded = fold(words);
    let (mut numbers, mut months, mut year) = (0, 0, false);
    for word in folded.split(' ').filter(|w| !w.is_empty()) {
        if LINES.months.contains(word) {
            months += 1;
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            numbers += 1;
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            year |= digits == 4;
            // "2019-cu", "1st", "1990s"; not "3km".
            if word.len() > digits + 3 {
                return false;
            }
        } else if !(LINES.weekdays.contains(word)
            || LINES.parts_of_year.contains(word)
            || numbers + months == 0 && LINES.before_dates.contains(word))
        {
            return false;
        }
    }
    numbers > 0 && numbers <= 4 && (months > 0 || year) || has_numeric_date(words)
}

/// "18.12.2019", "2019-12-18", "12/18/2019".
fn has_numeric_date(line: &str) -> bool {
    line.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '/' | '-'))).any(|piece| {
        let piece = piece.trim_matches(['.', '/', '-']);
        let parts: Vec<&str> = piece.split(['.', '/', '-']).collect();
        matches!(parts.as_slice(), [a, b, c] if (1..=4).contains(&a.len()) && (1..=2).contains(&b.len()) && (1..=4).contains(&c.len()))
    })
}

/// A line of a letter's or a record's head: "From: …", "Ref. No. 12/3", "PRESS RELEASE".
pub(super) fn is_head_line(line: &str) -> bool {
    let line = line.trim();
    /// The longest kicker with its number has as many words.
    const MOST_WORDS: usize = 6;
    if line.len() > 200 || !line.contains(':') && line.split_whitespace().nth(MOST_WORDS).is_some()
    {
        return false;
    }
    let folded = fold(line);
    if LINES.kickers.contains(&folded) {
        return true;
    }
    let without_number = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let without_number = without_number.strip_suffix(" no").unwrap_or(without_number);
    if without_number.len() < folded.len() && LINES.kickers.contains(without_number) {
        return true; // "Press release No. 12".
    }
    let key = line.split(':').next().filter(|key| key.len() < line.len());
    if key.is_some_and(|key| LINES.head_keys.contains(&fold(key))) {
        return true;
    }
    let first = folded.split(' ').next().unwrap_or("");
    matches!(first, "ref" | "reference" | "isx" | "исх")
        && folded.contains(|c: char| c.is_ascii_digit())
}

/// "Subject: The old pier": where the subject begins.
pub(super) fn subject(line: &str) -> Option<usize> {
    let colon = line.find(':').filter(|at| *at < 24)?;
    let value = line[colon + 1..].trim_start();
    let is_subject = LINES.subjects.contains(&fold(&line[..colon])) && value.len() > 2;
    is_subject.then(|| line.len() - value.len())
}

/// The length in bytes of the mark that begins a list item, its blanks included: "- ", "• ", "3) ", "a. ".
pub(super) fn list_marker(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let len = if matches!(
        first,
        '-' | '*'
            | '•'
            | '·'
            | '‣'
            | '◦'
            | '▪'
            | '■'
            | '●'
            | '○'
            | '–'
            | '—'
            | '+'
            | '►'
            | '✓'
            | '➢'
            | '\u{f0b7}'
    ) {
        first.len_utf8()
    } else {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let open = usize::from(first == '(');
        if (1..=3).contains(&digits) && line[digits..].starts_with(['.', ')']) {
            digits + 1
        } else if open == 1 || first.is_ascii_lowercase() {
            // "(a) …", "(12) …", "a) …".
            let inner = line[open..]
                .bytes()
                .take_while(u8::is_ascii_alphanumeric)
                .count();
            if !(1..=3).contains(&inner) || !line[open + inner..].starts_with(')') {
                return None;
            }
            open + inner + 1
        } else {
            return None;
        }
    };
    let rest = &line[len..];
    let text = rest.trim_start();
    let has_blank = text.len() < rest.len() || matches!(first, '•' | '▪' | '●' | '\u{f0b7}');
    // "3. Oktober 2019" is a date, "- 12 -" a page number.
    let next = text.split(|c: char| c.is_whitespace()).next().unwrap_or("");
    let is_date = first.is_ascii_digit() && LINES.months.contains(&fold(next));
    (has_blank && !text.is_empty() && !is_date).then(|| line.len() - text.len())
}

/// A row of cells: tabs or bars between them.
pub(super) fn is_table_row(line: &str) -> bool {
    let cells = |at: char| line.split(at).filter(|c| !c.trim().is_empty()).count();
    let tabs = line.trim().contains('\t') && cells('\t') >= 2;
    let bars = cells('|') >= 2 && (line.matches('|').count() >= 2 || line.starts_with('|'));
    tabs || bars
}

/// "3 May | Council elected": a row of two cells. One alone may be an aside; the caller asks for several.
pub(super) fn is_row_of_two(line: &str) -> bool {
    line.split(" | ").filter(|c| !c.trim().is_empty()).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_date_may_lead_a_line() {
        for yes in [
            "June 1998 The office opens",
            "2011–2013 Chair of the Forum",
            "Spring 2015 Border closed",
        ] {
            assert!(begins_with_bare_date(yes), "{yes}");
        }
        for no in [
            "June 1998 was warm",
            "In June 1998 The Times wrote",
            "3 May The office opens",
            "1998",
        ] {
            assert!(!begins_with_bare_date(no), "{no}");
        }
        assert!(begins_with_date("Spring 2015    Border closed"));
        assert!(!begins_with_date("Spring rolls    12 euros"));
    }

    #[test]
    fn lines_of_a_chronology() {
        for yes in [
            "3 April 1961 – Foundation stone laid",
            "1938–1941  Studies in Trieste",
            "1959 – Competition won",
            "12.3.1958 - The council meets",
            "16 March 1996   Dornau against Osten",
            "2 May 1990: the mill burns",
            "c. 1970 – The village resettled",
            "Since 1994 – run by the state",
            "Night of 3–4 August 1978: flood",
            "4 Oct. 1958 – Official opening",
        ] {
            assert!(begins_with_date(yes), "{yes}");
        }
        for no in [
            "In 1961 – a warm year – he left",
            "2 apples – one pear",
            "1961",
            "30 km: too far",
            "May – a novel",
            "19:30 – doors open",
            "After 12 years – a return",
            "By the end – in 1979 – all had left",
        ] {
            assert!(!begins_with_date(no), "{no}");
        }
    }

    #[test]
    fn lines_of_a_program() {
        for yes in [
            "10:00  Opening by the mayor",
            "9.30 – Coffee",
            "14:00 Reading",
        ] {
            assert!(begins_with_hour(yes), "{yes}");
        }
        for no in [
            "10:00",
            "10.50 euros a head",
            "25:00 Opening",
            "1.000 Opening",
            "3.5 Finance",
            "10:00 sharp, we left",
        ] {
            assert!(!begins_with_hour(no), "{no}");
        }
    }

    #[test]
    fn lines_of_a_calendar() {
        for yes in [
            "Start of lectures: 29 August 2011",
            "Christmas break: 17 December 2011 to 8 January 2012",
        ] {
            assert!(ends_with_date(yes), "{yes}");
        }
        for no in [
            "Published: 3 March 2019",
            "Date: 3 March 2019",
            "Rooms: 12",
            "Start of lectures: in August 2011 or later",
        ] {
            assert!(!ends_with_date(no), "{no}");
        }
    }

    #[test]
    fn lists_are_written_folded() {
        let lists = [
            &LINES.menus,
            &LINES.kickers,
            &LINES.subjects,
            &LINES.date_labels,
            &LINES.head_keys,
            &LINES.months,
            &LINES.weekdays,
        ];
        for word in lists.into_iter().flatten().chain(&LINES.footers) {
            assert_eq!(word, &fold(word));
        }
    }

    #[test]
    fn footers_and_menus() {
        for yes in [
            "© 2024 Harbour Office",
            "Copyright 2019 by the authors",
            "(c) 2020 Town Hall",
            "Terms of use | Privacy Policy | All rights reserved",
            "newsPhoto",
            "Home | News | Contact",
            "Все права защищены",
            "Alle Rechte vorbehalten.",
            "* * *",
            "-----",
            "Print",
            "Privacy policy",
        ] {
            assert!(is_boilerplate(yes), "{yes}");
        }
        for no in [
            "The Council adopted a privacy policy.",
            "Copyright law was discussed at length.",
            "(c) the third point",
            "News from the harbour",
            "iPhone users met",
            "Contact was lost in 1990.",
            "Name | Date | Place",
            "1990",
            "McDonald",
            "Contact tracing begins",
            "News",
            "More.",
        ] {
            assert!(!is_boilerplate(no), "{no}");
        }
    }

    #[test]
    fn date_lines() {
        for yes in [
            "18.12.2019",
            "Baku, 18 December 2019",
            "2019-12-18",
            "Published: 3 March 2019, 10:30",
            "Wednesday, December 18, 2019",
            "18.12.2019 г.",
            "New York City, 4 May 2001",
            "Bakı, 18 dekabr 2019-cu il",
            "Genf, den 3. Oktober 2019",
            "GENEVA, 12 June 2003 –",
            "18 December",
        ] {
            assert!(is_date_line(yes), "{yes}");
        }
        for no in [
            "Harbour Day 18 December marked",
            "The session closed on 18 December 2019 in the harbour town.",
            "May the best win",
            "Session 45/158",
            "1990",
            "Room 2007",
            "Harbour Day, 18 December: the town remembers its drowned sailors",
        ] {
            assert!(!is_date_line(no), "{no}");
        }
    }

    #[test]
    fn head_lines() {
        for yes in [
            "PRESS RELEASE",
            "Press release No. 12",
            "From: Anna Lind",
            "Ref. No. 12/3-4",
            "Our ref: B/19",
            "Пресс-релиз",
        ] {
            assert!(is_head_line(yes), "{yes}");
        }
        for no in [
            "Harbour: a town remembers",
            "Reference works arrive",
            "News from the harbour",
            "Statement on fishing",
        ] {
            assert!(!is_head_line(no), "{no}");
        }
    }

    #[test]
    fn subjects() {
        assert_eq!(subject("Subject: The old pier"), Some(9));
        assert_eq!(subject("Re: pier"), Some(4));
        assert_eq!(subject("Subject to change: the pier"), None);
        assert_eq!(subject("Subject:"), None);
    }

    #[test]
    fn list_marks() {
        for (line, len) in [
            ("- one", 2),
            ("•one", 3),
            ("12) one", 4),
            ("1.  one", 4),
            ("a) one", 3),
            ("(iv) one", 5),
            ("— one", 4),
        ] {
            assert_eq!(list_marker(line), Some(len), "{line}");
        }
        for no in [
            "-one",
            "3. Oktober 2019",
            "1990. Then",
            "-",
            "(see) one two",
            "(see",
            "1.5 litres",
            "-5 degrees",
            "II. Opening",
            "a. b",
        ] {
            // "(see) …" looks like a mark of three letters and cannot be told from "(iii) …" by shape alone.
            let expected = (no == "(see) one two").then_some(6);
            assert_eq!(list_marker(no), expected, "{no}");
        }
    }

    #[test]
    fn table_rows() {
        assert!(
            is_table_row("103rd\t26–29 November")
                && is_table_row("| a | b |")
                && is_table_row("a | b | c")
        );
        assert!(
            !is_table_row("\ta line set in")
                && !is_table_row("either | or")
                && !is_table_row("plain")
        );
    }
}
