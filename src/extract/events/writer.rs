//! Who "I" is in a letter or e-mail: whoever it is from, or has signed it.
//!
//! Only what says so outright is taken; who speaks inside quotation marks is somebody else.

use super::lists::List;
use crate::model::text::fold;
use crate::model::{Document, NameKind, NameMention, TextRange};

/// The heads of an e-mail are over within so many lines.
const HEAD_LINES: usize = 12;

/// Below the closing words, or at the end of a letter without any, the name stands within so many lines.
const FOOT_LINES: usize = 3;

/// The writer's name, by its place among the names; nothing where two may be meant.
pub(super) fn writer_of(doc: &Document, names: &[NameMention]) -> Option<u32> {
    let lines = lines(&doc.text);
    sender(&lines, doc, names).or_else(|| signer(&lines, doc, names))
}

/// The lines that say something, with where they stand.
fn lines(text: &str) -> Vec<TextRange> {
    let mut at = 0_usize;
    let mut out = Vec::new();
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let from = at + (line.len() - line.trim_start().len());
            out.push(TextRange {
                start: from as u32,
                end: (from + trimmed.len()) as u32,
            });
        }
        at += line.len() + 1;
    }
    out
}

/// "From: Eva Moll <moll@…>", at the head.
fn sender(lines: &[TextRange], doc: &Document, names: &[NameMention]) -> Option<u32> {
    let from = lines.iter().take(HEAD_LINES).find(|l| {
        let head = l.of(&doc.text).split_once(':');
        head.is_some_and(|(word, _)| word.trim().eq_ignore_ascii_case("from"))
    })?;
    one_person(*from, names)
}

/// The name below "Yours sincerely,", or the last line but an address of a letter that begins "Sir,".
fn signer(lines: &[TextRange], doc: &Document, names: &[NameMention]) -> Option<u32> {
    let folded = |l: &TextRange| fold(l.of(&doc.text).trim_end_matches([',', ':', '.', '!']));
    let closing = lines
        .iter()
        .rposition(|l| l.len() <= LONGEST_CLOSING && List::Closing.has(&folded(l)));
    if let Some(at) = closing {
        let below = lines.iter().skip(at + 1).take(FOOT_LINES);
        return below.into_iter().find_map(|l| one_person(*l, names));
    }
    let greeted = lines.iter().any(|l| {
        let line = l.of(&doc.text);
        let first = || {
            folded(l)
                .split(' ')
                .next()
                .is_some_and(|w| List::Salutation.has(w))
        };
        l.len() <= LONGEST_CLOSING && line.ends_with(',') && first()
    });
    let foot = lines.iter().rev().take(FOOT_LINES).filter(|_| greeted);
    let whole = |l: &TextRange| one_person(*l, names).filter(|&n| names[n as usize].range == *l);
    let mut signed = foot.filter_map(whole);
    match (signed.next(), signed.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

/// "Dear Madam or Sir," and "With all good wishes," are no longer than this.
const LONGEST_CLOSING: usize = 60;

/// The only person whom a line names.
fn one_person(line: TextRange, names: &[NameMention]) -> Option<u32> {
    let from = names.partition_point(|n| n.range.start < line.start);
    let mut people = (from..names.len())
        .take_while(|&i| names[i].range.start < line.end)
        .filter(|&i| names[i].kind == NameKind::Person && !names[i].form.stands_in());
    match (people.next(), people.next()) {
        (Some(one), None) => Some(one as u32),
        _ => None,
    }
}
