//! From when until when somebody is said to hold an office: "since 2018", "was appointed on 3 May", "until 2019", "will take office on".
//!
//! Ties roles to times of the same sentence; what the times are is known already.

use super::beside::BESIDE;
use super::draft::Drafts;
use super::lexicon::{Lexicon, key};
use super::roles::appointing;
use super::words::Words;
use crate::model::text::fold;
use crate::model::{
    NameForm, NameKind, RoleClaim, RoleStatus, Signal, TieKind, TimeMention, TimexType,
};
use std::collections::BTreeMap;

/// The times of a text by where they begin among its tokens.
struct Times<'t> {
    at: Vec<(usize, u32)>,
    list: &'t [TimeMention],
}

impl Times<'_> {
    /// The first date in tokens `from..to`.
    fn within(&self, from: usize, to: usize) -> Option<u32> {
        let first = self.at.partition_point(|(t, _)| *t < from);
        self.at[first..]
            .iter()
            .take_while(|(t, _)| *t < to)
            .map(|(_, i)| *i)
            .find(|&i| {
                let t = &self.list[i as usize];
                t.edtf.is_some()
                    && t.recurrence.is_none()
                    && matches!(t.kind, TimexType::Date | TimexType::Duration)
            })
    }
}

pub fn find(words: &Words, times: &[TimeMention], lex: &Lexicon, drafts: &mut Drafts) {
    let mut at: Vec<(usize, u32)> = times
        .iter()
        .enumerate()
        .map(|(i, t)| {
            let token = words.list.partition_point(|w| w.range.end <= t.range.start);
            (token, i as u32)
        })
        .collect();
    at.sort_unstable();
    let times = Times { at, list: times };
    for d in 0..drafts.list.len() {
        if drafts.list[d].kind == NameKind::Person {
            said_of(words, &times, lex, drafts, d);
        }
    }
    leading(words, &times, drafts);
    taking_office(words, &times, drafts);
    pass_on(lex, drafts);
    leaving(words, &times, drafts);
    take_over(drafts);
}

fn token_at(words: &Words, byte: u32) -> usize {
    words.list.partition_point(|w| w.range.start < byte)
}

/// Dates in the sentence of a role, up to the next person.
fn said_of(words: &Words, times: &Times, lex: &Lexicon, drafts: &mut Drafts, d: usize) {
    let (from, to) = (drafts.list[d].from, drafts.list[d].to);
    let Some(sentence) = words.list.get(from).map(|w| w.sentence) else {
        return;
    };
    let end = words.sentences[sentence as usize].end;
    for r in 0..drafts.list[d].roles.len() {
        let range = drafts.list[d].roles[r].range;
        let (start, after) = (token_at(words, range.start), token_at(words, range.end));
        let begin = after.max(to);
        /// Further behind a role nothing is read.
        const FAR: usize = 9;
        let end = end.min(begin + FAR).max(begin);
        // The next person's dates are the next person's.
        let stop = (begin..end)
            .find(|&p| drafts.kind_at(p) == Some(NameKind::Person) && drafts.owner(p) != Some(d))
            .unwrap_or(end);
        // "Chief since 2012", "Chief, until May,": right behind the office; anything further is said of something else.
        let near = stop.min(begin + 3);
        let signal = |list: &str| {
            (begin..near)
                .find(|&p| BESIDE.has(list, &words.list[p].key))
                .and_then(|p| times.within(p, (p + 5).min(stop)))
        };
        let since = signal("since").or_else(|| {
            // A time that carries its own "since".
            times
                .within(begin, near)
                .filter(|&i| times.list[i as usize].signal == Signal::Since)
        });
        let until = signal("until");
        // ", Director from 2008 to 2018", "(2008–2018)"
        let span = times.within(begin, (begin + 4).min(stop)).filter(|&i| {
            times.list[i as usize]
                .edtf
                .as_ref()
                .is_some_and(|e| e.ends().is_some())
        });
        // "was appointed Chief on 3 May": made between the name and the role.
        let made = start > to
            && (appointing(words, lex, from)
                .is_some_and(|v| !words.list[v].key.starts_with("elect"))
                || words.list[to..start].iter().any(|w| {
                    lex.appointed.contains(&w.key)
                        || lex.made.contains(&w.key)
                        || BESIDE.has("becomes", &w.key)
                }));
        /// "by presidential order on Friday"
        const ORDER: usize = 8;
        let appointed = made
            .then(|| times.within(begin, stop.min(begin + ORDER)))
            .flatten();
        let claim = &mut drafts.list[d].roles[r];
        match (span, since, until) {
            (Some(s), _, _) => {
                claim.since = Some(s);
                claim.until = Some(s);
            }
            (None, since, until) => {
                claim.since = since.or(appointed);
                claim.until = until;
            }
        }
    }
}

/// "N, who has headed the Service since 2012": an office by its verb.
fn leading(words: &Words, times: &Times, drafts: &mut Drafts) {
    let leads = BESIDE.list("leads");
    for i in 0..words.list.len() {
        let w = &words.list[i];
        if !leads.contains(&w.key) || drafts.owner(i).is_some() {
            continue;
        }
        let org = (i + 1..i + 4).find_map(|p| {
            let n = words.get(p).filter(|_| words.same_sentence(i, p))?;
            match drafts.owner(p) {
                Some(d) if drafts.list[d].kind == NameKind::Organisation => Some(d),
                Some(_) => None,
                None => (n.key != "the").then_some(usize::MAX),
            }
        });
        let Some(org) = org.filter(|&o| o != usize::MAX) else {
            continue;
        };
        // The person right before, with "who", "has", "had" and commas between; a pronoun is read by its own sentence.
        let (mut had, mut who) = (false, false);
        let mut person = None;
        for p in (i.saturating_sub(5)..i).rev() {
            let b = &words.list[p];
            if !words.same_sentence(p, i) {
                break;
            }
            if drafts.kind_at(p) == Some(NameKind::Person) {
                person = drafts.owner(p);
                break;
            }
            had |= b.key == "had" || b.key == "once";
            who |= b.key == "who";
            if !(b.is(",")
                || matches!(
                    b.key.as_str(),
                    "who" | "has" | "had" | "have" | "once" | "also" | "now"
                ))
            {
                break;
            }
        }
        let Some(person) = person else { continue };
        let end = words.sentences[w.sentence as usize].end;
        let to = drafts.list[org].to;
        let dates = |list: &str| {
            (to..end.min(to + 6))
                .find(|&p| BESIDE.has(list, &words.list[p].key))
                .and_then(|p| times.within(p, (p + 5).min(end)))
        };
        let (since, until) = (dates("since"), dates("until"));
        let body = full(drafts, org);
        let range = words.range(i, to);
        let former = had || until.is_some();
        let target = drafts.list[person].refers_to.unwrap_or(person);
        let known = drafts.list[person].roles.iter_mut().find(|r| {
            r.organisation
                .as_deref()
                .is_some_and(|o| fold(o) == fold(&body))
        });
        if let Some(known) = known {
            known.since = known.since.or(since);
            known.until = known.until.or(until);
        } else if since.is_some() || until.is_some() || who && BESIDE.has("leads_now", &w.key) {
            let chairs = w.key.starts_with("chair");
            drafts.list[target].roles.push(RoleClaim {
                role: if chairs { "chair" } else { "head" }.to_owned(),
                organisation: Some(body),
                place: None,
                status: if former {
                    RoleStatus::Former
                } else {
                    RoleStatus::Holds
                },
                since,
                until,
                range,
            });
        }
    }
}

fn full(drafts: &Drafts, d: usize) -> String {
    let draft = &drafts.list[d];
    match draft.refers_to {
        Some(r) if draft.form == NameForm::Short => drafts.list[r].name.clone(),
        _ => draft.name.clone(),
    }
}

/// "N will take office on 1 July": since then, for the office the text gives N.
fn taking_office(words: &Words, times: &Times, drafts: &mut Drafts) {
    let mut taken: BTreeMap<usize, u32> = BTreeMap::new();
    let took = BESIDE.list("took_office");
    // The last person before a token, and up to where that is known: each token is looked at once, however long the sentence.
    let (mut last, mut looked) = (None, 0);
    for i in 0..words.list.len().saturating_sub(1) {
        if !took.contains(&words.list[i].key)
            || !matches!(words.list[i + 1].key.as_str(), "office" | "up")
            || !words.same_sentence(i, i + 1)
        {
            continue;
        }
        let sentence = &words.sentences[words.list[i].sentence as usize];
        let Some(time) = times.within(i, (i + 9).min(sentence.end)) else {
            continue;
        };
        for p in looked.max(sentence.start)..i {
            if drafts.kind_at(p) == Some(NameKind::Person) {
                last = Some(p);
            }
        }
        looked = i;
        let near = last.filter(|p| *p >= sentence.start);
        let Some(person) = near.and_then(|p| drafts.owner(p)) else {
            continue;
        };
        let target = drafts.list[person].refers_to.unwrap_or(person);
        taken.insert(target, time);
    }
    for d in 0..drafts.list.len() {
        let target = drafts.list[d].refers_to.unwrap_or(d);
        let Some(&time) = taken.get(&target) else {
            continue;
        };
        for r in &mut drafts.list[d].roles {
            if r.status != RoleStatus::Former {
                r.since = Some(time);
            }
        }
    }
}

/// Whoever is succeeded held the same office, and holds it no longer.
fn pass_on(lex: &Lexicon, drafts: &mut Drafts) {
    if drafts.list.iter().all(|d| d.ties.is_empty()) {
        return;
    }
    let all = claims_of(drafts);
    let mut given: Vec<(usize, RoleClaim)> = Vec::new();
    let none = Vec::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        for &(kind, earlier, _) in &draft.ties {
            if kind != TieKind::Succeeds || draft.kind != NameKind::Person {
                continue;
            }
            let claims = |person: usize| all.get(&person).unwrap_or(&none);
            let (new, old) = (claims(d), claims(earlier));
            let same = |a: &RoleClaim, b: &RoleClaim| last_word(&a.role) == last_word(&b.role);
            // "a manager" is no office that is passed on, "Deputy Registrar" is.
            let office = new.iter().find(|c| {
                c.organisation.is_some()
                    || c.place.is_some()
                    || c.role.contains(' ') && c.role.starts_with(char::is_uppercase)
            });
            if let Some(c) = office.filter(|c| !old.iter().any(|o| same(o, c))) {
                given.push((
                    earlier,
                    RoleClaim {
                        // Who is only elected leaves the office with the other for the time being.
                        status: if c.status == RoleStatus::Elect {
                            RoleStatus::Holds
                        } else {
                            RoleStatus::Former
                        },
                        since: None,
                        until: c.since.filter(|_| c.status != RoleStatus::Elect),
                        role: without_how(lex, &c.role),
                        ..(**c).clone()
                    },
                ));
            }
        }
    }
    for (d, claim) in given {
        drafts.list[d].roles.push(claim);
    }
}

/// One person's claims, whichever mention they stand at.
fn claims_of(drafts: &Drafts) -> BTreeMap<usize, Vec<&RoleClaim>> {
    let mut all: BTreeMap<usize, Vec<&RoleClaim>> = BTreeMap::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        if draft.kind == NameKind::Person {
            let person = draft.refers_to.unwrap_or(d);
            all.entry(person).or_default().extend(&draft.roles);
        }
    }
    all
}

/// "acting Chief" is how it is held now: what the one before held was the office.
fn without_how(lex: &Lexicon, role: &str) -> String {
    let how = |w: &&str| lex.acting.contains(key(w).as_str());
    let words: Vec<&str> = role.split_whitespace().skip_while(how).collect();
    match words.is_empty() {
        true => role.to_owned(),
        false => words.join(" "),
    }
}

/// "Our treasurer N retired at Christmas. He is succeeded by M": M has the one office that N left.
fn take_over(drafts: &mut Drafts) {
    if drafts.list.iter().all(|d| d.ties.is_empty()) {
        return;
    }
    let all = claims_of(drafts);
    let has = |d: usize| all.get(&d).map_or(&[][..], Vec::as_slice);
    let mut given: Vec<(usize, RoleClaim)> = Vec::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        for &(kind, earlier, _) in &draft.ties {
            if kind != TieKind::Succeeds || draft.kind != NameKind::Person || !has(d).is_empty() {
                continue;
            }
            // Who had several offices may have left any of them.
            if let [left] = has(earlier)
                && left.status == RoleStatus::Former
                && left.until.is_some()
            {
                let claim = RoleClaim {
                    status: RoleStatus::Holds,
                    since: left.until,
                    until: None,
                    ..(*left).clone()
                };
                given.push((d, claim));
            }
        }
    }
    for (d, claim) in given {
        drafts.list[d].roles.push(claim);
    }
}

/// "N, who retired last December", "Registrar N resigned on 3 May": what N was said to be there is over.
fn leaving(words: &Words, times: &Times, drafts: &mut Drafts) {
    /// Between the name and the verb: ", who has".
    const BETWEEN: usize = 4;
    /// Between the verb and its date: "as Registrar of the University on".
    const FAR: usize = 8;
    for d in 0..drafts.list.len() {
        let to = drafts.list[d].to;
        if drafts.list[d].kind != NameKind::Person || drafts.list[d].roles.is_empty() {
            continue;
        }
        let here = |p: usize| words.get(p).filter(|_| words.same_sentence(to - 1, p));
        let verb = (to..to + BETWEEN)
            .take_while(|&p| here(p).is_some())
            .take_while(|&p| {
                p == to
                    || words.list[p - 1].is(",")
                    || matches!(words.list[p - 1].key.as_str(), "who" | "has" | "had")
            })
            .find(|&p| BESIDE.has("leaves", &words.list[p].key));
        // "resigned from the party": from something else, as far as this tells.
        let Some(verb) = verb.filter(|&v| here(v + 1).is_none_or(|w| w.key != "from")) else {
            continue;
        };
        let end = words.sentences[words.list[verb].sentence as usize].end;
        let time = times.within(verb, (verb + FAR).min(end));
        for claim in &mut drafts.list[d].roles {
            claim.until = time.or(claim.until);
            claim.status = RoleStatus::Former;
        }
    }
}

fn last_word(role: &str) -> String {
    role.split_whitespace()
        .take_while(|w| !matches!(*w, "of" | "for" | "in" | "at"))
        .last()
        .map(key)
        .unwrap_or_default()
}
