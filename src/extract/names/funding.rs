//! Who runs a project and who pays for it.
//!
//! Finds neither: both are named already, and a verb between them says how they stand.

use super::beside::{BESIDE, in_order};
use super::draft::Drafts;
use super::lexicon::key;
use super::words::{Shape, Words};
use crate::model::{NameKind, TextRange, TieKind, TokenKind};

/// A project named within so many words of a sentence's beginning is what the sentence is about: "The regional project “P” was".
const FIRST: usize = 6;

/// Is "its" before token `at` the project's? Named in this sentence or the one before, and no body since.
fn is_its(words: &Words, drafts: &Drafts, project: usize, at: usize) -> bool {
    let to = drafts.list[project].to;
    let near = words.list[at].sentence - words.list[drafts.list[project].from].sentence <= 1;
    /// Nobody says "its" of what is further away.
    const REACH: usize = 60;
    let body = |p: usize| drafts.kind_at(p) == Some(NameKind::Organisation);
    near && at.saturating_sub(to) <= REACH && !(to..at).any(body)
}

/// The project that a sum is paid for, behind the verb at `i`: "pay two million for the P".
fn paid_for(words: &Words, drafts: &Drafts, i: usize) -> Option<usize> {
    /// The longest sum with its currency, and the words before the project: "for the new", a quotation mark.
    const SUM: usize = 8;
    const BEFORE: usize = 4;
    let here = |p: usize| words.get(p).filter(|_| words.same_sentence(i, p));
    let link = (i + 1..i + SUM)
        .take_while(|&p| here(p).is_some_and(|w| !w.is(";")))
        .find(|&p| {
            matches!(
                words.list[p].key.as_str(),
                "for" | "to" | "towards" | "toward"
            )
        })?;
    let sum = words.list[i + 1..link]
        .iter()
        .any(|w| w.kind == TokenKind::Number || w.text.bytes().any(|b| b.is_ascii_digit()));
    let project = (link + 1..link + 1 + BEFORE)
        .take_while(|&p| here(p).is_some())
        .find_map(|p| drafts.owner(p))?;
    (sum && drafts.list[project].kind == NameKind::Project).then_some(project)
}

/// Who runs and who funds a project.
pub fn find(words: &Words, drafts: &mut Drafts) {
    let projects = in_order(drafts, &[NameKind::Project]);
    if projects.is_empty() {
        return;
    }
    let b = &*BESIDE;
    let [it, funded, run, funds, runs] =
        ["it", "funded", "run", "funds", "runs"].map(|list| b.list(list));
    let mut ties: Vec<(usize, TieKind, usize, TextRange)> = Vec::new();
    // The project spoken of in a sentence: named in it before the place, else "it" or "the project" of the sentence before.
    let spoken_of = |at: usize| -> Option<usize> {
        let sentence = words.list[at].sentence;
        let before = projects.partition_point(|&p| drafts.list[p].from < at);
        let last = before.checked_sub(1).map(|i| projects[i])?;
        let named_in = words.list[drafts.list[last].from].sentence;
        if named_in == sentence {
            return Some(last);
        }
        // No sentence is that long; a text that is one has nothing near.
        let start = words.sentences[sentence as usize]
            .start
            .max(at.saturating_sub(60));
        let mut said = words.list[start..at]
            .iter()
            .filter(|w| it.contains(&w.key) && (w.starts || w.shape == Shape::Lower));
        // "A ceremony at the end of P took place. It was organized by …": "it" is what the sentence before began with.
        let begins = words.sentences[named_in as usize].start;
        let spoken_of_first = drafts.list[last].from - begins <= FIRST;
        (said.any(|w| w.key != "it" || spoken_of_first) && sentence - named_in <= 3).then_some(last)
    };
    let targets = |drafts: &Drafts, mut p: usize, sentence: u32| -> Vec<usize> {
        // "by the A, the B and C"
        let mut out = Vec::new();
        let mut gap = 0;
        while gap < 4 && out.len() < 4 {
            let Some(w) = words.get(p).filter(|w| w.sentence == sentence) else {
                break;
            };
            match drafts.owner(p) {
                Some(d)
                    if matches!(
                        drafts.list[d].kind,
                        NameKind::Organisation | NameKind::Person
                    ) =>
                {
                    out.push(d);
                    p = drafts.list[d].to;
                    gap = 0;
                }
                Some(_) => break,
                None if w.is(",")
                    || matches!(w.key.as_str(), "the" | "and" | "by" | "from" | "of") =>
                {
                    p += 1;
                    gap += 1;
                }
                None if out.is_empty() && w.shape != Shape::Lower => {
                    p += 1;
                    gap += 1;
                }
                None => break,
            }
        }
        out
    };
    for i in 0..words.list.len() {
        let w = &words.list[i];
        if w.key.is_plain() || w.is_mark() || drafts.owner(i).is_some() {
            continue;
        }
        let kind = if funded.contains(&w.key) {
            Some(TieKind::FundedBy)
        } else if run.contains(&w.key) {
            Some(TieKind::RunBy)
        } else {
            None
        };
        // "funded by", "carried out by", "financed jointly by"
        let by = (i + 1..i + 4).find(|&p| {
            words
                .get(p)
                .is_some_and(|n| n.key == "by" && words.same_sentence(i, p))
        });
        if let (Some(kind), Some(by)) = (kind, by) {
            if let Some(project) = spoken_of(i) {
                for t in targets(drafts, by + 1, w.sentence) {
                    ties.push((project, kind, t, words.range(i, by + 1)));
                }
            }
            continue;
        }
        // "the A funds P", "A, who runs the project"
        let kind = if funds.contains(&w.key) {
            Some(TieKind::FundedBy)
        } else if runs.contains(&w.key) {
            Some(TieKind::RunBy)
        } else {
            None
        };
        if let Some(kind) = kind {
            let object = (i + 1..i + 5).find_map(|p| {
                let n = words.get(p).filter(|_| words.same_sentence(i, p))?;
                match drafts.owner(p) {
                    Some(d) if drafts.list[d].kind == NameKind::Project => Some(d),
                    Some(_) => None,
                    None if n.key != "it" && it.contains(&n.key) => spoken_of(p),
                    None => None,
                }
            });
            let subject = (i.saturating_sub(4)..i).rev().find_map(|p| {
                drafts.owner(p).filter(|&d| {
                    words.same_sentence(p, i)
                        && matches!(
                            drafts.list[d].kind,
                            NameKind::Organisation | NameKind::Person
                        )
                })
            });
            if let (Some(project), Some(subject)) = (object, subject) {
                ties.push((project, kind, subject, words.range(i, i + 1)));
            }
            continue;
        }
        // "the A will pay two million for P"
        if b.has("pays", &w.key) {
            let subject = (i.saturating_sub(4)..i).rev().find_map(|p| {
                let d = drafts.owner(p).filter(|_| words.same_sentence(p, i))?;
                Some(d).filter(|&d| drafts.list[d].kind == NameKind::Organisation)
            });
            if let (Some(body), Some(project)) = (subject, paid_for(words, drafts, i)) {
                ties.push((project, TieKind::FundedBy, body, words.range(i, i + 1)));
            }
            continue;
        }
        // "P, a project of the A"
        if it.contains(&w.key)
            && w.key != "it"
            && words
                .get(i + 1)
                .is_some_and(|n| n.key == "of" && words.same_sentence(i, i + 1))
            && words
                .before(i)
                .is_some_and(|a| matches!(a.key.as_str(), "a" | "an" | "the" | "joint"))
            && let Some(project) = spoken_of(i)
        {
            for t in targets(drafts, i + 2, w.sentence) {
                ties.push((project, TieKind::RunBy, t, words.range(i, i + 2)));
            }
        }
    }
    // "N, manager of the project": the office says it.
    for d in in_order(drafts, &[NameKind::Person]) {
        for role in &drafts.list[d].roles {
            let at = words
                .list
                .partition_point(|w| w.range.start < role.range.start);
            let said = role.range.of(words.text);
            let mut runs = false;
            let mut project = false;
            for word in said.split(|c: char| !c.is_alphanumeric()) {
                let k = key(word);
                runs |= b.has("run_roles", &k);
                project |= k != "it" && it.contains(&k);
            }
            // "manager of the Clear Wells | project": the project is in the office's own words.
            let named = words.list[at.min(words.list.len())..]
                .iter()
                .take_while(|w| w.range.start < role.range.end)
                .enumerate()
                .find_map(|(n, _)| {
                    drafts
                        .owner(at + n)
                        .filter(|&o| drafts.list[o].kind == NameKind::Project)
                });
            if let Some(p) = named.filter(|_| runs) {
                ties.push((p, TieKind::RunBy, d, role.range));
                continue;
            }
            // "its manager" right after the project.
            let its = at > 0 && words.list[at - 1].key == "its" && words.same_sentence(at - 1, at);
            if runs
                && (project || its)
                && at < words.list.len()
                && let Some(p) = projects
                    .partition_point(|&p| drafts.list[p].from <= at.max(1))
                    .checked_sub(1)
                    .map(|last| projects[last])
                && (project || is_its(words, drafts, p, at))
            {
                ties.push((p, TieKind::RunBy, d, role.range));
            }
        }
    }
    for (project, kind, to, signal) in ties {
        drafts.list[project].ties.push((kind, to, signal));
    }
}
