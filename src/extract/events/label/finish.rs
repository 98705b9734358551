//! The end of a label: cut to its length at a place where it may end, quotations closed, first letter large.
//!
//! Knows words, not sentences.

use super::super::lists::List;
use super::{MAX_WORDS, SHORT};

pub(in crate::extract::events) fn finish(words: Vec<String>) -> String {
    finish_behind(words, usize::MAX)
}

/// "に東京で会議が開かれた": the particle belonged to the date before it.
fn without_particle(label: String) -> String {
    const PARTICLES: [&str; 8] = ["には", "では", "に", "は", "で", "の", "から", "まで"];
    let begins = |rest: &str| {
        let next = rest.chars().next();
        next.is_some_and(
            |c| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{30a0}'..='\u{30ff}' | '、' | '，'),
        )
    };
    let rest = PARTICLES
        .iter()
        .find_map(|p| label.strip_prefix(p).filter(|rest| begins(rest)));
    match rest {
        Some(rest) => rest.trim_start_matches(['、', '，']).to_owned(),
        None => label,
    }
}

/// The same, and where the words are too many the label ends before another part of the sentence; not before word `least`.
pub(in crate::extract::events) fn finish_behind(mut words: Vec<String>, least: usize) -> String {
    // "4.", "(b)": the number of a paragraph.
    while words.len() > 1 && (is_numbering(&words[0]) || is_of_a_paragraph(&words[0], &words[1])) {
        words.remove(0);
    }
    let says = |w: &String| {
        !w.trim_matches(|c: char| !c.is_alphanumeric() && !"“”\"«»&+".contains(c))
            .is_empty()
    };
    // "FC Dornau – SV Ried": a dash between words, once.
    let dash = |w: &String| matches!(w.as_str(), "–" | "—");
    let mut before = false;
    words.retain(|w| {
        let keeps = says(w) || dash(w) && before;
        before = says(w);
        keeps
    });
    while words
        .first()
        .is_some_and(|w| List::LeadsLabel.has(&w.to_lowercase()))
        && words.len() > 1
    {
        words.remove(0);
    }
    // "Visit of William Lacy Swing, to Baku": the comma belonged to a role that was left out.
    for i in 1..words.len() {
        if matches!(
            words[i].as_str(),
            "to" | "of" | "in" | "with" | "for" | "on"
        ) && words[i - 1].ends_with(',')
        {
            words[i - 1].pop();
        }
    }
    // "We feared the worst, for the strike broke out".
    if words.len() > 3
        && words[0].eq_ignore_ascii_case("for")
        && matches!(words[1].as_str(), "the" | "a" | "an")
    {
        words.drain(..2);
    }
    let mut cut = words.len() > MAX_WORDS;
    if cut && let Some(at) = end_of_part(&words, least.max(SHORT + 1)) {
        words.truncate(at);
        trim_cut(&mut words, least.max(SHORT));
        cut = false;
    }
    let in_a_name = cut && begins_upper(&words[MAX_WORDS]) && begins_upper(&words[MAX_WORDS - 1]);
    words.truncate(MAX_WORDS);
    if in_a_name {
        // "adopted by the United…": half a name is none.
        let kept = words
            .iter()
            .rposition(|w| !begins_upper(w))
            .map_or(0, |i| i + 1);
        if kept > SHORT {
            words.truncate(kept);
        }
    }
    trim_end(&mut words);
    let mut label = words.join(" ").replace('\u{a0}', " ");
    while label.ends_with([',', ';', ':', '.', '。', '，', '、', '；', '：']) {
        label.pop();
    }
    let label = label
        .trim_start_matches([
            ',', ';', ':', '–', '—', '-', ' ', '，', '、', '；', '：', '。',
        ])
        .to_owned();
    let label = without_particle(label);
    let label = close_quotes(label, cut);
    let label = label.trim().to_owned();
    // "iPod nano" is written so.
    let inner = label
        .split(' ')
        .next()
        .is_some_and(|w| w.chars().skip(1).any(char::is_uppercase));
    let mut chars = label.chars();
    match chars.next() {
        Some(first) if !inner => first.to_uppercase().chain(chars).collect(),
        _ => label,
    }
}

/// The last place behind word `least` where a label that is too long may end: before "about the loss", "for forging", "to supply".
///
/// Not within quotation marks, nor between two parts of what may be one name ("Ministry of Labor and Health"), nor between
/// "announced that" and the verb of what was announced, nor between two verbs ("agreed to buy").
fn end_of_part(words: &[String], least: usize) -> Option<usize> {
    let mut quoted = false;
    let mut open = false;
    let mut last = None;
    for (i, word) in words.iter().enumerate().take(MAX_WORDS + 1) {
        let before = i.checked_sub(1).map_or("", |p| words[p].as_str());
        let named = begins_upper(before) && words.get(i + 1).is_some_and(|next| begins_upper(next));
        let verbs = word == "to" && (is_participle(before) || List::Finite.has(before));
        let ends = List::PartBegins.has(word) && !named && !verbs;
        if i >= least && !quoted && !open && ends {
            last = Some(i);
        }
        quoted |= word.starts_with(['“', '"', '«', '„', '‘']);
        quoted &= !word
            .trim_end_matches([',', '.'])
            .ends_with(['”', '"', '»', '’']);
        open |= matches!(word.as_str(), "that" | "how" | "why" | "what" | "whether");
        open &= !(List::Finite.has(word) || is_participle(word));
    }
    last
}

/// What a cut leaves of the part it took away goes too: "…, held", "projects implemented", "announced that he would".
fn trim_cut(words: &mut Vec<String>, least: usize) {
    while words.len() > least {
        let n = words.len();
        let last = words[n - 1].as_str();
        let before = words[n - 2].as_str();
        // "…, some related": a part of its own that had only begun.
        let begun = (n - 2..n)
            .find(|&i| words[i - 1].ends_with(',') && i > least && !begins_upper(&words[i]));
        let describes = is_participle(last)
            && !(List::Finite.has(before) || List::Determiner.has(before))
            && !matches!(before, "and" | "to" | "being" | "not" | "been");
        match begun {
            Some(at) => words.truncate(at),
            None if describes || List::CutOff.has(last) || List::PartBegins.has(last) => {
                words.pop();
            }
            None => return,
        }
    }
}

/// "implemented"; a word in "-ing" may as well be a thing ("rating").
fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}

pub(in crate::extract::events) fn trim_end(words: &mut Vec<String>) {
    while let Some(last) = words.last() {
        // "won the cup in 1972 and again in 1996".
        if last == "again" && words.len() > 1 && words[words.len() - 2] == "and" {
            words.pop();
            continue;
        }
        // "announced his candidacy as late as August"
        if words.len() > 3
            && words[words.len() - 2] == "as"
            && matches!(
                last.as_str(),
                "late" | "early" | "far" | "recently" | "long" | "soon"
            )
        {
            words.truncate(words.len() - 2);
            continue;
        }
        // "speeches on the work done in relation …".
        if words.len() > 2
            && matches!(words[words.len() - 2].as_str(), "in" | "with")
            && List::CutPhrase.has(last)
        {
            words.truncate(words.len() - 2);
            continue;
        }
        let bare = last
            .trim_end_matches([',', ';', ':', '.', '–', '—', '-', '('])
            .to_lowercase();
        let opened_only = bare.trim_start_matches(['“', '"', '«', '„', '\'', '‘']);
        // "signed the will"
        let is_thing = opened_only == "will"
            && words.len() > 1
            && List::OfAThing.has(&words[words.len() - 2].to_lowercase());
        if bare.is_empty() || List::Dangling.has(opened_only) && !is_thing {
            words.pop();
        } else {
            break;
        }
    }
}

/// A title that was cut short ends in an ellipsis and its closing mark: "“Consolidation…”".
pub(super) fn close_open_quote(words: &mut [String]) {
    let joined = words.join(" ");
    let closing = match joined
        .rfind(['“', '"', '«', '„'])
        .map(|at| (at, &joined[at..]))
    {
        Some((_, rest)) if rest.starts_with('“') && !rest.contains('”') => '”',
        Some((_, rest)) if rest.starts_with('«') && !rest.contains('»') => '»',
        Some((_, rest)) if rest.starts_with('„') && !rest[3..].contains(['“', '”']) => '“',
        Some(_) if joined.matches('"').count() % 2 == 1 => '"',
        _ => return,
    };
    if let Some(last) = words.last_mut() {
        last.push('…');
        last.push(closing);
    }
}

pub(super) fn begins_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

pub(super) fn is_numbering(word: &str) -> bool {
    let bare = word.trim_matches(['(', ')', '.']);
    bare.len() < word.len()
        && bare.len() <= 2
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_lowercase())
}

/// "412.1 The notes were confirmed": the number of a paragraph, not "4.5 million were spent".
fn is_of_a_paragraph(word: &str, next: &str) -> bool {
    let mut parts = word.split('.');
    let digits = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    word.contains('.') && parts.all(digits) && begins_upper(next)
}

/// A quotation that the cut left open is closed; a closing mark without its opening one goes.
fn close_quotes(mut label: String, cut: bool) -> String {
    for (open, close) in [('“', '”'), ('«', '»'), ('„', '“')] {
        let opened = label.matches(open).count();
        let closed = label.matches(close).count();
        if open == '“' && label.contains('„') {
            continue;
        }
        if opened > closed {
            if cut {
                label.push('…');
            }
            label.push(close);
            return label;
        }
        if closed > opened {
            label = label.replace(close, "");
        }
    }
    if label.matches('"').count() % 2 == 1 {
        if cut {
            label.push_str("…\"");
        } else {
            label = label.replace('"', "");
        }
        return label;
    }
    if cut {
        label.push('…');
    }
    label
}
