//! Once people are found: every other mention of them, who is meant by a short form, and what they are.
//!
//! Finds nobody new; only within one document.

use super::draft::Drafts;
use super::forms::Key;
use super::lexicon::Lexicon;
use super::office;
use super::people::honorifics_before;
use super::roles;
use super::words::Words;
use crate::model::{NameForm, NameKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Once every person is found: who is meant by a short form, and what they are.
pub fn describe(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    refer(words, lex, drafts);
    say_roles(words, lex, drafts);
}

/// Full names met again where they were no candidates: in headlines, in capitals, inside longer runs.
pub fn again(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    super::organisations::find_again(words, drafts, &[NameKind::Person]);
    let mut surnames = words.key_set();
    for d in drafts
        .list
        .iter()
        .filter(|d| d.kind == NameKind::Person && d.to - d.from > 1)
    {
        let last = &words.list[d.to - 1];
        if last.key.len() > 2
            && !lex.ordinary.contains(&last.key)
            && !words.lower.contains(&last.key)
            && !lex.suffixes.contains(&last.key)
        {
            surnames.insert(&last.key);
        }
    }
    for i in words.caps() {
        let w = &words.list[i];
        if surnames.contains(&w.key)
            && drafts.owner(i).is_none()
            && !words.after(i).is_some_and(|n| {
                n.is_cap()
                    && drafts.owner(i + 1).is_none()
                    && (lex.org_heads.contains(&n.key) || lex.never_in_person.contains(&n.key))
            })
        {
            drafts.claim(
                words,
                (i, i + 1),
                NameKind::Person,
                NameForm::Short,
                ("surname of a person of the document", 0.85),
            );
        }
    }
}

/// So many people of one name in one document leave it open whom it means; that more are not looked at keeps the time linear.
const MOST_NAMESAKES: usize = 256;

/// So many lines at a document's head may name somebody short before the name in full.
const HEADLINES: u32 = 1;

/// Short forms → the fuller name: the latest before it, else the first after it; two people of one surname leave it open unless one was just named.
fn refer(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let mut people: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == NameKind::Person)
        .collect();
    people.sort_by_key(|&d| drafts.list[d].from);
    let keys_of = |drafts: &Drafts, d: usize| -> Vec<Key> {
        words.list[drafts.list[d].from..drafts.list[d].to]
            .iter()
            .filter(|w| !w.is_mark() && !lex.suffixes.contains(&w.key))
            .filter(|w| !matches!(w.text, "senior" | "junior"))
            .map(|w| w.key)
            .collect()
    };
    // Word of a full name → the draft that first had it, by last and by first word.
    let mut by_word: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    let mut known: FxHashSet<Vec<Key>> = FxHashSet::default();
    for &d in &people {
        if drafts.list[d].form != NameForm::Full {
            continue;
        }
        let keys = keys_of(drafts, d);
        let Some((first, last)) = keys.first().zip(keys.last()) else {
            continue;
        };
        let (first, last) = (*first, *last);
        if known.insert(keys) {
            let words = if first == last {
                &[last][..]
            } else {
                &[last, first]
            };
            for word in words {
                let list = by_word.entry(*word).or_default();
                if list.len() < MOST_NAMESAKES {
                    list.push(d);
                }
            }
        }
    }
    for &d in &people {
        if drafts.list[d].form != NameForm::Short {
            continue;
        }
        let keys = keys_of(drafts, d);
        let Some(last) = keys.last() else { continue };
        let Some(list) = by_word.get(last) else {
            continue;
        };
        let initial = (keys.len() > 1 && keys[0].chars().count() <= 2)
            .then(|| keys[0].chars().next())
            .flatten();
        let fitting: Vec<usize> = list
            .iter()
            .copied()
            .filter(|&f| initial.is_none_or(|i| keys_of(drafts, f)[0].starts_with(i)))
            // "J. Okoro" before "James Okoro Jr." is hardly the son.
            .filter(|&f| {
                let full = &drafts.list[f];
                let last = &words.list[full.to - 1];
                full.from < drafts.list[d].from
                    || !(lex.suffixes.contains(&last.key)
                        || matches!(last.text, "senior" | "junior"))
            })
            .filter(|&f| {
                !gender_differs(
                    drafts.list[d].honorific.as_deref(),
                    drafts.list[f].honorific.as_deref(),
                )
            })
            .take(8)
            .collect();
        let here = drafts.list[d].from;
        drafts.list[d].refers_to = match fitting.as_slice() {
            [] => None,
            // "Mr. Perera apologized. Dilini Perera, the headmistress, …": who is spoken of before is somebody else, as a rule, outside of a
            // headline.
            [only]
                if drafts.list[*only].from > here
                    && drafts.list[d].honorific.is_some()
                    && words.list[here].sentence > HEADLINES
                    && words.list[drafts.list[*only].from].sentence > words.list[here].sentence =>
            {
                None
            }
            [only] => Some(*only),
            // Several of one surname: the one introduced last before, if any. Two that were introduced in one breath ("N and her mother, M")
            // leave it open.
            several => {
                let mut before: Vec<usize> = several
                    .iter()
                    .copied()
                    .filter(|&f| drafts.list[f].from < here)
                    .collect();
                before.sort_by_key(|&f| drafts.list[f].from);
                match before.as_slice() {
                    [.., a, b]
                        if words.same_sentence(drafts.list[*a].from, drafts.list[*b].from) =>
                    {
                        None
                    }
                    list => list.last().copied(),
                }
            }
        };
    }
}

fn gender_differs(a: Option<&str>, b: Option<&str>) -> bool {
    let gender = |h: &str| {
        let h = h.to_lowercase();
        let h = h
            .trim_end_matches('.')
            .rsplit(' ')
            .next()
            .unwrap_or("")
            .to_owned();
        match h.as_str() {
            "mr" | "sir" | "lord" | "king" | "prince" | "herr" => Some(true),
            "ms" | "mrs" | "miss" | "lady" | "dame" | "queen" | "princess" | "frau" => Some(false),
            _ => None,
        }
    };
    matches!((a.and_then(gender), b.and_then(gender)), (Some(x), Some(y)) if x != y)
}

fn say_roles(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let people: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == NameKind::Person)
        .collect();
    for d in people {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let start = honorifics_before(words, lex, from);
        let mut claims: Vec<_> = roles::before(words, lex, drafts, start)
            .into_iter()
            .map(|s| office::claim(words, lex, drafts, s, None))
            .collect();
        let after: Vec<_> = roles::after(words, lex, drafts, to, from)
            .into_iter()
            .map(|s| office::claim(words, lex, drafts, s, None))
            .collect();
        // ", Counsellor, Charge d'affaires of the Embassy": the body is said once for both.
        let shared = after.last().and_then(|c| c.organisation.clone());
        let n_bare = after.iter().filter(|c| c.organisation.is_none()).count();
        claims.extend(after.into_iter().map(|mut c| {
            if n_bare > 0
                && c.organisation.is_none()
                && !c.role.contains(" of ")
                && !c.role.contains("rank")
            {
                c.organisation.clone_from(&shared);
            }
            c
        }));
        if let Some((s, status)) = roles::by_verb(words, lex, drafts, to, from) {
            claims.push(office::claim(words, lex, drafts, s, Some(status)));
        }
        let own = |s: &roles::Segment| !claims.iter().any(|c| c.range == words.range(s.from, s.to));
        let below = roles::below(words, lex, drafts, from, to).filter(own);
        if let Some(s) = below {
            claims.push(office::claim(words, lex, drafts, s, None));
        }
        claims.retain(|c| !c.role.is_empty());
        drafts.list[d].roles = claims;
    }
}
