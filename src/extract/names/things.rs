//! Projects, works and observances: by the quotation marks beside "project", "film" or "convention", or by their own words.

use super::draft::Drafts;
use super::forms::Key;
use super::lexicon::Lexicon;
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind, TokenKind};

/// The rule by which days and festivals are found.
pub const OBSERVANCE: &str = "observance";

/// Longest quotation read as a name, in tokens: the title of a memorandum may run to forty words, a quoted speech to more.
const LONGEST_TITLE: usize = 60;

/// How far from the quotation mark the word "project" may stand: "project of the Service on “…”".
const NEAR: usize = 4;

pub fn find(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for (open, close) in quotations(words) {
        quoted(words, lex, drafts, open, close);
    }
    for i in 0..words.list.len() {
        named_by_head(words, lex, drafts, i);
        small_day(words, lex, drafts, i);
        application(words, lex, drafts, i);
    }
}

/// Международный день мигранта · Всемирный день борьбы с бедностью: a capitalised adjective, "день", and whose it is.
///
/// Keys are folded, so that “й” is “и” in the endings.
fn small_day(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    let w = &words.list[i];
    if !lex.days.contains(&w.key) {
        return;
    }
    let Some(before) = words.before(i) else {
        return;
    };
    let adjective = before.shape == Shape::Cap
        && [
            "ыи", "ии", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем",
        ]
        .iter()
        .any(|e| before.key.ends_with(e));
    if !adjective || lex.ordinary.contains(&before.key) {
        return;
    }
    let mut to = i + 1;
    while to - i <= LONGEST_DAY
        && words
            .get(to)
            .is_some_and(|n| words.same_sentence(i, to) && n.kind == TokenKind::Word)
        && !(to > i + 1 && is_verb_like(&words.list[to].key))
        && !lex.ordinary.contains(&words.list[to].key)
        && drafts.owner(to).is_none()
    {
        to += 1;
    }
    if to > i + 1 {
        drafts.claim(
            words,
            (i - 1, to),
            NameKind::Work,
            NameForm::Full,
            (OBSERVANCE, 0.7),
        );
    }
}

/// Most words after "день": "памяти жертв Холокоста".
const LONGEST_DAY: usize = 3;

/// Endings of Russian verbs in the third person; a noun that shares one only makes the name shorter.
pub fn is_verb_like(key: &str) -> bool {
    [
        "ся", "ет", "ит", "ют", "ут", "ят", "ли", "ла", "ло", "ал", "ил", "ел", "ял",
    ]
    .iter()
    .any(|e| key.ends_with(e))
}

/// The mobile application MIGAZ · MIGAZ mobile app: a product in capitals, not a body.
fn application(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    if words.list[i].shape != Shape::Upper || words.list[i].text.chars().count() < 3 {
        return;
    }
    let pair = |a: Option<usize>| {
        a.and_then(|a| Some((words.get(a)?, words.get(a + 1)?)))
            .is_some_and(|(a, b)| {
                a.sentence == words.list[i].sentence
                    && b.sentence == a.sentence
                    && lex.mobile_words.contains(&a.key)
                    && lex.app_words.contains(&b.key)
            })
    };
    if pair(i.checked_sub(2)) || pair(Some(i + 1)) {
        drafts.claim(
            words,
            (i, i + 1),
            NameKind::Work,
            NameForm::Full,
            ("name of a mobile application", 0.8),
        );
    }
}

/// Token indexes of opening and closing mark; straight marks open and close in turn within a sentence.
pub fn quotations(words: &Words) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for sentence in &words.sentences {
        let mut open: Option<(usize, char)> = None;
        for i in sentence.clone() {
            let mark = words.list[i].sign();
            match open {
                None => match mark {
                    '"' | '“' | '„' | '«' | '‹' | '‟' => open = Some((i, mark)),
                    _ => {}
                },
                Some((from, with)) => {
                    let closes = match with {
                        '"' => mark == '"',
                        '“' => mark == '”' || mark == '"',
                        '„' => mark == '“' || mark == '”' || mark == '"',
                        '«' => mark == '»',
                        '‹' => mark == '›',
                        _ => mark == '”',
                    };
                    if closes {
                        out.push((from, i));
                        open = None;
                    } else if i - from > LONGEST_TITLE {
                        open = None;
                    }
                }
            }
        }
    }
    out
}

enum Beside {
    Project,
    Work,
}

fn quoted(words: &Words, lex: &Lexicon, drafts: &mut Drafts, open: usize, close: usize) {
    let from = open + 1;
    let mut to = close;
    while to > from
        && words.list[to - 1].is_mark()
        && matches!(words.list[to - 1].text, "," | "." | ";")
    {
        to -= 1;
    }
    if from >= to || to - from > LONGEST_TITLE {
        return;
    }
    // A name begins with a capital or a figure; quoted speech may too, so the word beside it decides.
    let first = &words.list[from];
    if first.shape == Shape::Lower {
        return;
    }
    let Some((beside, rule)) =
        beside(words, lex, open, close).or_else(|| inside(words, lex, from, to))
    else {
        return;
    };
    let kind = match beside {
        Beside::Project => NameKind::Project,
        Beside::Work => NameKind::Work,
    };
    drafts.claim(words, (from, to), kind, NameForm::Full, (rule, 0.95));
}

/// "Migration School" project · project on "…" · film "Alien"
fn beside(
    words: &Words,
    lex: &Lexicon,
    open: usize,
    close: usize,
) -> Option<(Beside, &'static str)> {
    let what = |key: &Key| {
        if lex.project_words.contains(key) {
            Some((Beside::Project, "quotation marks beside “project”"))
        } else if lex.work_words.contains(key) {
            Some((
                Beside::Work,
                "quotation marks beside what kind of work it is",
            ))
        } else {
            None
        }
    };
    if let Some(found) = words.after(close).and_then(|w| what(&w.key)) {
        return Some(found);
    }
    // "…", the project that many of us knew: in apposition, behind a comma on either side of the closing mark.
    let mut rest = words.list[close + 1..].iter().peekable();
    let comma = rest.next_if(|w| w.is(",")).is_some() || words.list[close - 1].is(",");
    let article = rest
        .next_if(|w| matches!(w.key.as_str(), "the" | "a" | "an" | "our" | "this"))
        .is_some();
    if let (true, true, Some(found)) = (comma, article, rest.next().and_then(|w| what(&w.key))) {
        return Some(found);
    }
    let mut i = open;
    for _ in 0..NEAR {
        let w = words.before(i)?;
        i -= 1;
        if let Some(found) = what(&w.key) {
            return Some(found);
        }
        // "project ON", "film CALLED", a colon; a word that is none of these parts them.
        let links = lex.project_links.contains(&w.key)
            || w.is(":")
            || matches!(w.key.as_str(), "short" | "joint" | "mobile");
        if !links {
            return None;
        }
    }
    None
}

/// What the quotation says of itself: "Memorandum of Understanding between …", "… Convention on …".
fn inside(words: &Words, lex: &Lexicon, from: usize, to: usize) -> Option<(Beside, &'static str)> {
    let caps = words.list[from..to].iter().filter(|w| w.is_cap()).count();
    let n = words.list[from..to].iter().filter(|w| !w.is_mark()).count();
    if n < 2
        || caps * 2 < n
        || words.list[from..to]
            .iter()
            .any(|w| w.is_mark() && matches!(w.text, "!" | "?" | "."))
    {
        return None;
    }
    let head = words.list[from..to.min(from + 6)].iter().find(|w| {
        w.is_cap() && (lex.work_heads.contains(&w.key) || lex.project_words.contains(&w.key))
    })?;
    Some(if lex.project_words.contains(&head.key) {
        (Beside::Project, "quotation marks around a project's name")
    } else {
        (Beside::Work, "quotation marks around a work's name")
    })
}

/// Pilot Project on Assistance for the Voluntary Return · International Migrants Day · World Day against … · Geneva Convention
fn named_by_head(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    let w = &words.list[i];
    if w.shape != Shape::Cap
        || !words.is_telling(i)
            && !lex.observances.contains(&w.key)
            && !is_heading(words, lex, drafts, i)
        || drafts.owner(i).is_some()
    {
        return;
    }
    let (kind, rule) = if lex.project_words.contains(&w.key) {
        (NameKind::Project, "capitalised “Project” with its words")
    } else if lex.observances.contains(&w.key) {
        (NameKind::Work, OBSERVANCE)
    } else if lex.work_heads.contains(&w.key) {
        (NameKind::Work, "head word of a work")
    } else {
        return;
    };
    let mut from = run_start(words, lex, drafts, i);
    // "Xidmətində Beynəlxalq Miqrantlar Günü": a body in an oblique case ends before the observance begins.
    if rule == OBSERVANCE
        && let Some(p) = (from..i).rev().find(|&p| {
            let key = &words.list[p].key;
            lex.inflected.contains_key(key) && lex.org_heads.contains(key)
        })
    {
        from = p + 1;
    }
    let to = tail(
        words,
        lex,
        drafts,
        i + 1,
        kind == NameKind::Project || rule == OBSERVANCE,
    );
    let has_tail = to > i + 1;
    let enough = match kind {
        // "the Project" is no name; "the Migration Project" is, and so is "Project on …".
        NameKind::Project => to - from >= 2,
        _ if rule == OBSERVANCE => {
            // "Independence Day", "World Day against …", "International Year of …"; no "Tuesday", no "New Year's".
            (i - from >= 1)
                && !(i - from == 1
                    && matches!(
                        words.list[from].key.as_str(),
                        "new"
                            | "bu"
                            | "yeni"
                            | "last"
                            | "next"
                            | "one"
                            | "every"
                            | "this"
                            | "first"
                            | "fiscal"
                            | "mid"
                    ))
        }
        _ => to - from >= 2 && (has_tail || i > from),
    };
    if enough {
        drafts.claim(words, (from, to), kind, NameForm::Full, (rule, 0.7));
    }
}

/// "2. North Weir Renewal Project" as a line of its own: what minutes and reports then speak of.
fn is_heading(words: &Words, lex: &Lexicon, drafts: &Drafts, i: usize) -> bool {
    /// Fewer words are a kind of project ("New Project"), more a headline.
    const WORDS: std::ops::RangeInclusive<usize> = 3..=6;
    if words.list[i].key != "project" || words.after(i).is_some() {
        return false;
    }
    let from = run_start(words, lex, drafts, i);
    // Nothing but its number before it.
    let numbered = (0..from)
        .rev()
        .take_while(|&p| words.same_sentence(p, i))
        .all(|p| words.list[p].is_mark() || words.list[p].kind == TokenKind::Number);
    let small = words.list[from..=i].iter().any(|w| w.shape != Shape::Cap);
    numbered && !small && WORDS.contains(&(i + 1 - from))
}

/// Longest run of capitalised words before or after a head that is read as one name; also keeps the time linear.
const LONGEST_RUN: usize = 14;

/// Back over the capitalised words before a head.
pub fn run_start(words: &Words, lex: &Lexicon, drafts: &Drafts, head: usize) -> usize {
    let mut from = head;
    while from > 0 && head - from < LONGEST_RUN {
        let p = from - 1;
        let w = &words.list[p];
        if !words.same_sentence(p, head) || drafts.owner(p).is_some() {
            break;
        }
        // "13 March | Bridge closed": another cell of a table, and a month that belongs to its day.
        let of_a_day =
            p > 0 && words.list[p - 1].kind == TokenKind::Number && lex.calendar.contains(&w.key);
        if of_a_day || words.begins_cell(p + 1) {
            break;
        }
        let hyphen = w.is("-") && p > 0 && words.list[p - 1].is_cap();
        if w.is("&") && p > 0 && words.list[p - 1].is_cap() || hyphen {
            from = p;
            continue;
        }
        // "Women's", "Workers'": a possessive inside the name.
        if w.is_possessive()
            && p > 0
            && matches!(
                words.list[p - 1].key.as_str(),
                "women"
                    | "people"
                    | "children"
                    | "workers"
                    | "youth"
                    | "peoples"
                    | "men"
                    | "lawyers"
                    | "teachers"
                    | "students"
                    | "ombudsperson"
                    | "ombudsman"
                    | "veterans"
                    | "farmers"
                    | "migrants"
                    | "journalists"
                    | "writers"
                    | "employers"
                    | "consumers"
                    | "employees"
                    | "president"
                    | "prosecutor"
                    | "mayor"
            )
            && words.list[p - 1].is_cap()
        {
            from = p - 1;
            continue;
        }
        if !w.is_cap() || stops(words, lex, p, head) {
            break;
        }
        from = p;
    }
    from
}

/// Little words that begin a sentence or part names, and belong to none.
pub fn begins_no_name(key: &str) -> bool {
    matches!(
        key,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "in"
            | "at"
            | "on"
            | "of"
            | "for"
            | "from"
            | "by"
            | "with"
            | "and"
            | "but"
            | "when"
            | "while"
            | "after"
            | "before"
            | "as"
            | "to"
            | "under"
            | "during"
            | "according"
            | "former"
            | "since"
            | "meanwhile"
            | "however"
            | "both"
            | "if"
            | "every"
            | "each"
            | "several"
            | "many"
            | "some"
            | "all"
            | "no"
            | "i"
            | "we"
            | "he"
            | "she"
            | "it"
            | "they"
            | "is"
            | "was"
            | "said"
            | "speaking"
    )
}

/// Words a name does not run back over: what begins the sentence by grammar, honorifics, offices.
fn stops(words: &Words, lex: &Lexicon, p: usize, head: usize) -> bool {
    let w = &words.list[p];
    let key = w.key.as_str();
    if w.key.begins_no_name() {
        return true;
    }
    if lex.honorifics.contains(&w.key)
        && !matches!(
            key,
            "general"
                | "justice"
                | "queen"
                | "king"
                | "saint"
                | "st"
                | "prince"
                | "princess"
                | "lord"
        )
    {
        return true;
    }
    if lex.calendar.contains(&w.key) && p + 1 != head {
        return true;
    }
    let office = lex.role_heads.contains(&w.key)
        && !matches!(
            key,
            "general"
                | "state"
                | "executive"
                | "resident"
                | "private"
                | "model"
                | "judge"
                | "justice"
                | "fellow"
                | "expert"
                | "research"
                | "representative"
                | "volunteer"
                | "press"
                | "king"
                | "queen"
                | "prince"
                | "marshal"
                | "guard"
                | "captain"
                | "commander"
                | "teacher"
                | "journalist"
                | "artist"
                | "farmer"
                | "doctor"
                | "engineer"
        );
    // "Начальник Службы": other languages put the office first and the body in the genitive.
    let foreign = !key.is_ascii();
    office
        && (foreign
            || p + 1 != head
            || matches!(key, "chief" | "president" | "minister" | "director"))
        || w.starts && lex.ordinary.contains(&w.key) && !lex.never_in_person.contains(&w.key)
}

/// Forward over "of the Rights of All Migrant Workers and Members of Their Families": connectors followed by capitals.
pub fn tail(words: &Words, lex: &Lexicon, drafts: &Drafts, start: usize, wide: bool) -> usize {
    let mut to = start;
    loop {
        let mut p = to;
        let Some(w) = words
            .get(p)
            .filter(|w| to > 0 && w.sentence == words.list[to - 1].sentence)
        else {
            return to;
        };
        let link = matches!(w.key.as_str(), "of" | "for" | "on" | "against" | "to")
            || wide && matches!(w.key.as_str(), "in" | "with" | "and")
            || to > start && w.key == "and" && joins(words, lex, drafts, p);
        if !link {
            return to;
        }
        p += 1;
        if words
            .get(p)
            .is_some_and(|w| matches!(w.key.as_str(), "the" | "their" | "all" | "its"))
        {
            p += 1;
        }
        let end = capitals(words, lex, drafts, p, to);
        if end == p {
            return to;
        }
        to = end;
        if to - start > LONGEST_TITLE {
            return to;
        }
    }
}

/// Capitalised words from `p` on that may belong to the name; stops before a person, an honorific, an office.
pub fn capitals(words: &Words, lex: &Lexicon, drafts: &Drafts, p: usize, after: usize) -> usize {
    let mut end = p;
    while let Some(w) = words
        .get(end)
        .filter(|w| w.sentence == words.list[after.saturating_sub(1)].sentence)
    {
        if end - p >= LONGEST_RUN
            || !w.is_cap()
            || drafts.owner(end).is_some()
            || lex.calendar.contains(&w.key) && w.key != "may"
        {
            break;
        }
        let first = end == p;
        let breaks = lex.honorifics.contains(&w.key) && w.key != "general" && w.key != "justice"
            || roman(w.text).is_some()
            || w.shape == Shape::Initial
            || !first
                && lex.role_heads.contains(&w.key)
                && !matches!(w.key.as_str(), "general" | "state" | "experts")
            || !first && (lex.is_given(&w.key) && words.after(end).is_some_and(|n| n.is_cap()))
            || first
                && lex.is_given(&w.key)
                && !lex.places.contains_key(&w.key)
                && words.after(end).is_some_and(|n| {
                    n.is_cap() && (lex.ends_like_surname(&n.key) || lex.surnames.contains(&n.key))
                });
        if breaks {
            break;
        }
        end += 1;
    }
    end
}

/// "Ministry of Foreign Affairs AND Trade", but not "the Ministry of Justice AND the State Service" nor "… AND Vusal Huseynov".
fn joins(words: &Words, lex: &Lexicon, drafts: &Drafts, and: usize) -> bool {
    let end = capitals(words, lex, drafts, and + 1, and + 1);
    let n = end - (and + 1);
    if n == 0 || n > 4 {
        return false;
    }
    let run = &words.list[and + 1..end];
    let heads = run
        .iter()
        .any(|w| lex.org_heads.contains(&w.key) || lex.place_tails.contains(&w.key));
    let upper = run.iter().any(|w| w.shape == Shape::Upper);
    let place = lex.places.contains_key(&run[0].key) || lex.peoples.contains(&run[0].key);
    let person = lex.given.contains(&run[0].key) && n >= 2;
    // A verb right after a single word makes it a subject of its own.
    let subject = words.get(end).is_some_and(|w| lex.speech.contains(&w.key));
    !heads && !upper && !place && !person && !subject && lex.ordinary.contains(&run[n - 1].key)
        || !heads
            && !upper
            && !place
            && !person
            && !subject
            && lex.never_in_person.contains(&run[n - 1].key)
        || words.list[and + 1..end]
            .iter()
            .all(|w| w.key.len() > 3 && !w.starts)
            && !heads
            && !upper
            && !place
            && !person
            && !subject
            && words.lower.contains(&run[n - 1].key)
}

pub fn roman(text: &str) -> Option<u32> {
    let mut sum = 0;
    let mut last = 0;
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    for c in text.chars().rev() {
        let v = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        };
        if v < last {
            sum -= v;
        } else {
            sum += v;
            last = v;
        }
    }
    u32::try_from(sum).ok()
}
