//! Whose word counts: what the trained model found put together with what the rules found.
//!
//! Finds nothing by itself. The model decides what is regular nowhere; the rules keep what they read by form.

use super::draft::{Draft, Drafts};
use super::lexicon::Lexicon;
use super::mentions;
use super::no_names;
use super::organisations;
use super::people;
use super::tagger::Found;
use super::tagger::numbers::{ByHash, hash, mix};
use super::things::roman;
use super::trust::with_model;
use super::words::{Shape, Word, Words};
use crate::model::{NameForm, NameKind, NameSource};

pub const MODEL: &str = "trained model";

/// Rules whose names stay where the model sees none, by kind.
///
/// With each what it was worth where the model saw nothing, right of all, on politics, Wikipedia and GUM with the model trained on the
/// others: acronyms 153 of 252, listed places 35 of 76 (news: 86 of 90), legal forms 3 of 6, heads of places 5 of 5.
const KEPT: [(NameKind, &str); 9] = [
    (NameKind::Organisation, "acronym"),
    (NameKind::Organisation, "known acronym"),
    (NameKind::Organisation, "acronym in brackets"),
    (NameKind::Organisation, "legal form"),
    (NameKind::Organisation, "known body"),
    (NameKind::Organisation, "words before their acronym"),
    (NameKind::Organisation, "inner words before their acronym"),
    (NameKind::Place, "list of places"),
    (NameKind::Place, "head of a place"),
];

/// "Chief of the Port Safety Service": what an office is held in is a body, whatever the model thinks of it.
fn is_of_an_office(words: &Words, lex: &Lexicon, d: &Draft) -> bool {
    let before = |n: usize| {
        d.from
            .checked_sub(n)
            .and_then(|p| words.get(p))
            .filter(|w| w.sentence == words.list[d.from].sentence)
    };
    let of = if before(1).is_some_and(|w| w.key == "the") {
        2
    } else {
        1
    };
    d.kind == NameKind::Organisation
        && before(of).is_some_and(|w| w.key == "of")
        && before(of + 1).is_some_and(|w| lex.role_heads.contains(&w.key))
}

/// "Eastmoor Airport", "Ventnor Counties": a place by its last word, where no rule sees a body.
fn is_place_by_tail(words: &Words, lex: &Lexicon, drafts: &Drafts, f: &Found) -> bool {
    let own = &words.list[f.from..f.to];
    f.kind == NameKind::Organisation
        && own.len() > 1
        && own.last().is_some_and(|w| lex.place_tails.contains(&w.key))
        && !own.iter().any(|w| lex.org_heads.contains(&w.key))
        && drafts.kind_at(f.from) != Some(NameKind::Organisation)
        && drafts.kind_at(f.to - 1) != Some(NameKind::Organisation)
}

/// Where a name, a body's mostly, begins, if the model read too far back: "Danish newspaper | Morning Tide", "Even | Parliament",
/// "Norway's | Ministry of Fisheries".
fn begin_of_name(words: &Words, lex: &Lexicon, f: &Found) -> usize {
    // "Iran’ | s Barzani": archives part the ending from its word.
    if f.to > f.from + 1
        && words.list[f.from].text == "s"
        && words
            .before(f.from)
            .is_some_and(|w| matches!(w.text, "'" | "’"))
    {
        return f.from + 1;
    }
    if f.kind != NameKind::Organisation {
        return f.from;
    }
    let own = &words.list[f.from..f.to];
    let described = |w: &Word| {
        lex.peoples.contains(&w.key) || lex.countries.contains(&w.key) || w.starts || w.is_mark()
    };
    // A small noun after nothing but whose it is describes the body; "Ministry of Health", "Banque de France" begin otherwise.
    let noun = own.iter().position(|w| w.shape == Shape::Lower);
    if let Some(at) = noun
        && at + 1 < own.len()
        && own[at + 1].is_cap()
        && own[..at].iter().all(described)
        && lex.inner.contains(&own[at].key)
    {
        return f.from + at + 1;
    }
    if let Some(at) = own.iter().position(|w| w.is_possessive())
        && at > 0
        && at + 2 < own.len()
        && own[..at].iter().all(|w| lex.places.contains_key(&w.key))
    {
        return f.from + at + 1;
    }
    let first = &own[0];
    let rest = own.get(1);
    let adverb = first.starts
        && first.shape == Shape::Cap
        && lex.ordinary.contains(&first.key)
        && rest.is_some_and(|w| {
            lex.institutions.contains(&w.key) && own.len() == 2
                || lex.known.get(&w.key).is_some_and(|l| {
                    l.iter().any(|p| {
                        p.keys.len() + 1 == own.len()
                            && organisations::matches(words, f.from + 1, &p.keys)
                    })
                })
        })
        && !lex.known.get(&first.key).is_some_and(|l| {
            l.iter().any(|p| {
                p.keys.len() == own.len() && organisations::matches(words, f.from, &p.keys)
            })
        });
    if adverb { f.from + 1 } else { f.from }
}

/// A short form ("the Service") stands for a name found elsewhere: the model was not taught to see it.
fn is_kept(d: &Draft) -> bool {
    d.form == NameForm::Short && d.kind == NameKind::Organisation
        || KEPT.contains(&(d.kind, d.rule))
}

/// "manager Mere Tawake", "Arthur Penn Jr.": a name in full that the rules read by what they know of it, where the model sees none.
fn is_introduced(d: &Draft) -> bool {
    d.kind == NameKind::Person
        && d.form == NameForm::Full
        && d.to >= d.from + 2
        && d.sure >= SURE
        && matches!(d.rule, "role before the name" | "given name")
}

pub fn join(words: &Words, lex: &Lexicon, found: &[Found], drafts: &mut Drafts) {
    let n_rules = drafts.list.len();
    let mut gone = vec![false; n_rules];
    let mut agreed = vec![false; n_rules];
    let mut found = found.to_vec();
    for f in &mut found {
        f.to = end_of_line_of_name(words, lex, f);
        f.to = end_before_rank(words, lex, f);
        f.to = end_before_verb(words, lex, f);
        f.from = begin_of_name(words, lex, f);
    }
    for f in &mut found {
        if is_place_by_tail(words, lex, drafts, f) {
            f.kind = NameKind::Place;
        }
        if is_surname_first(words, lex, f) {
            f.kind = NameKind::Person;
        }
    }
    settle(words, lex, drafts, &mut found);
    no_names::leave_out(words, lex, drafts, &mut found);
    found.retain(|f| {
        let alone = f.kind == NameKind::Organisation
            && (f.from..f.to).all(|i| drafts.kind_at(i) != Some(NameKind::Organisation));
        !alone || f.sure >= SURE_ALONE
    });
    for f in &found {
        take(words, lex, f, drafts, &mut gone, &mut agreed);
    }
    for d in 0..n_rules {
        let draft = &drafts.list[d];
        let ours = matches!(
            draft.kind,
            NameKind::Person | NameKind::Organisation | NameKind::Place
        );
        if ours
            && !agreed[d]
            && drafts.owner(draft.from) == Some(d)
            && !is_kept(draft)
            && !is_letterhead(words, draft)
            && !is_introduced(draft)
            && !is_of_an_office(words, lex, draft)
        {
            gone[d] = true;
        }
    }
    drafts.remove(&gone);
    // Seen once is seen everywhere: +0.5 for places, +1.6 recall for organisations.
    organisations::find_again(words, drafts, &[NameKind::Organisation, NameKind::Place]);
    with_article(words, drafts);
    mentions::again(words, lex, drafts);
}

/// "HOLM WEIR Daniel" in a list of those present: surnames in capitals before a given name are a person, not a body.
fn is_surname_first(words: &Words, lex: &Lexicon, f: &Found) -> bool {
    let own = &words.list[f.from..f.to];
    let Some((given, surnames)) = own.split_last() else {
        return false;
    };
    let surname = |w: &Word| {
        w.shape == Shape::Upper
            && w.text.chars().count() >= 3
            && !lex.org_heads.contains(&w.key)
            && !lex.acronyms.contains(w.text)
            && !lex.places.contains_key(&w.key)
    };
    f.kind == NameKind::Organisation
        && (1..=2).contains(&surnames.len())
        && surnames.iter().all(surname)
        && given.shape == Shape::Cap
        && lex.given.contains(&given.key)
}

/// "MINISTRY OF EDUCATION | DENIES REPORT": a headline's verb has a capital as well.
fn end_before_verb(words: &Words, lex: &Lexicon, f: &Found) -> usize {
    let verb = |i: usize| lex.headline_verbs.contains(&words.list[i].key);
    if f.to > f.from + 1 && !words.is_telling(f.from) && verb(f.to - 1) {
        f.to - 1
    } else {
        f.to
    }
}

/// "State Migration Service | II rank counselor": the number is the rank's.
fn end_before_rank(words: &Words, lex: &Lexicon, f: &Found) -> usize {
    let rank = |i: usize| {
        words
            .after(i)
            .is_some_and(|w| lex.rank_words.contains(&w.key))
    };
    if f.to > f.from + 1 && roman(words.list[f.to - 1].text).is_some() && rank(f.to - 1) {
        f.to - 1
    } else {
        f.to
    }
}

/// "told The Harbour Times": an article that has a capital inside a sentence is the first word of the name.
fn with_article(words: &Words, drafts: &mut Drafts) {
    for d in 0..drafts.list.len() {
        let draft = &drafts.list[d];
        let (from, to) = (draft.from, draft.to);
        let named = draft.kind == NameKind::Organisation
            && draft.form == NameForm::Full
            && drafts.owner(from) == Some(d);
        let article = from.checked_sub(1).is_some_and(|p| {
            let w = &words.list[p];
            w.text == "The"
                && !w.starts
                && words.same_sentence(p, from)
                && words.is_telling(p)
                && drafts.owner(p).is_none()
        });
        if named && article {
            drafts.move_to(words, d, (from - 1, to));
        }
    }
}

/// Does the name `from..to` fill a line, or a cell of a table, alone?
fn fills_cell(words: &Words, from: usize, to: usize) -> bool {
    words.begins_cell(from) && (to >= words.list.len() || words.begins_cell(to))
}

/// A line or a cell of a table that is nothing but a name, all but the last word of which the model took: "William Lacy | Swing".
fn end_of_line_of_name(words: &Words, lex: &Lexicon, f: &Found) -> usize {
    let all_but_one = f.kind == NameKind::Person
        && f.to >= f.from + 2
        && f.to < words.list.len()
        && words.same_sentence(f.from, f.to)
        && fills_cell(words, f.from, f.to + 1);
    let surname = |w: &Word| w.shape == Shape::Cap && !lex.is_common(&w.key);
    if all_but_one && surname(&words.list[f.to]) {
        f.to + 1
    } else {
        f.to
    }
}

/// "the Harbour Museum", "Free Clinic of Surulere": a head word makes a body of it, unless the model is very sure of a place.
fn is_headed(words: &Words, d: &Draft, f: &Found) -> bool {
    let whole = d.from == f.from || f.from > d.from && words.list[f.from - 1].key == "of";
    (d.kind, f.kind) == (NameKind::Organisation, NameKind::Place)
        && d.rule == "head word"
        && d.to == f.to
        && whole
        && f.sure < VERY_SURE
}

/// From here on the model's word counts against a head word's.
const VERY_SURE: f32 = 0.95;

/// "Training and Curriculum Unit" as a line of its own: a letterhead or a signature; the model has no words around it to go by.
fn is_letterhead(words: &Words, d: &Draft) -> bool {
    d.kind == NameKind::Organisation
        && d.rule == "head word"
        && d.to >= d.from + 3
        && fills_cell(words, d.from, d.to)
}

/// One name is one kind all through a document: where the model is of two minds, the kind with the most of its trust has it.
///
/// On corpora left out +0.6 for people, +0.4 for places. What a longer name is called for short speaks for its kind too: of "Ostwick
/// Traders Ltd" that "Ostwick Traders" is a body, and "Ostwick" rather so.
fn settle(words: &Words, lex: &Lexicon, drafts: &Drafts, found: &mut [Found]) {
    const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Organisation, NameKind::Place];
    let name = |f: &Found| {
        let keys = words.list[f.from..f.to].iter().map(|w| hash(&w.key));
        keys.fold(0, mix)
    };
    let mut trust: ByHash<[f32; 3]> = ByHash::default();
    let mut add = |name: u64, kind: NameKind, by: f32| {
        let sums = trust.entry(name).or_default();
        for (sum, k) in sums.iter_mut().zip(KINDS) {
            if k == kind {
                *sum += by;
            }
        }
    };
    for f in found.iter() {
        add(name(f), f.kind, f.sure);
        if f.to > f.from + 1 {
            let (whole, first) = called(words, lex, f.from, f.to, f.kind);
            if let Some(whole) = whole {
                add(whole, f.kind, WHOLE);
            }
            if let Some(first) = first {
                add(first, f.kind, PART * f.sure);
            }
        }
    }
    for d in drafts.list.iter().filter(|d| d.rule == "legal form") {
        if let (Some(whole), _) = called(words, lex, d.from, d.to, d.kind) {
            add(whole, d.kind, WHOLE);
        }
    }
    for f in found {
        let Some(sums) = trust.get(&name(f)) else {
            continue;
        };
        // The first of equals has it, so that all mentions get the same.
        let mut best = (f32::MIN, f.kind);
        for (sum, kind) in sums.iter().zip(KINDS) {
            if *sum > best.0 {
                best = (*sum, kind);
            }
        }
        f.kind = best.1;
    }
}

/// As much as two mentions that the model is sure of: a body without its legal form.
const WHOLE: f32 = 2.0;

/// The first word of a body, the surname of a person.
const PART: f32 = 0.5;

/// What a name of several words is called for short, as [`settle`] knows names: a body without its legal form, and its first word; a
/// person's surname.
fn called(
    words: &Words,
    lex: &Lexicon,
    from: usize,
    to: usize,
    kind: NameKind,
) -> (Option<u64>, Option<u64>) {
    let of = |from: usize, to: usize| {
        let keys = words.list[from..to].iter().map(|w| hash(&w.key));
        keys.fold(0, mix)
    };
    match kind {
        NameKind::Organisation => {
            let mut end = to;
            while end > from + 1 && lex.legal_forms.contains(&words.list[end - 1].key) {
                end -= 1;
            }
            if end > from + 1 && words.list[end - 1].is(",") {
                end -= 1;
            }
            let w = &words.list[from];
            let ones_own = !lex.is_common(&w.key)
                && !lex.places.contains_key(&w.key)
                && !lex.org_heads.contains(&w.key)
                && !lex.given.contains(&w.key);
            (
                (end < to).then(|| of(from, end)),
                ones_own.then(|| of(from, from + 1)),
            )
        }
        NameKind::Person => (None, Some(of(to - 1, to))),
        NameKind::Place | NameKind::Project | NameKind::Series | NameKind::Work => (None, None),
    }
}

/// "Board of the | Institute for Peat and Moorland": a part of a body is another than the body.
fn is_part_of(words: &Words, lex: &Lexicon, d: &Draft, f: &Found) -> bool {
    let bodies = (d.kind, f.kind) == (NameKind::Organisation, NameKind::Organisation);
    if !bodies || d.from >= f.from || !(f.from + 1..=f.to).contains(&d.to) {
        return false;
    }
    let front = &words.list[d.from..f.from];
    front
        .iter()
        .position(|w| w.key == "of")
        .and_then(|of| front[..of].last())
        .is_some_and(|head| head.is_cap() && lex.org_heads.contains(&head.key))
}

/// The rules read on where the model stopped, and by form: "… Service | of the Republic of Norvania", "William Lacy | Swing".
fn is_fuller(words: &Words, lex: &Lexicon, d: &Draft, f: &Found) -> bool {
    if is_part_of(words, lex, d, f) {
        return true;
    }
    if (d.kind, d.from) != (f.kind, f.from) || d.to <= f.to {
        return false;
    }
    let rest = &words.list[f.to..d.to];
    match d.kind {
        NameKind::Organisation => {
            rest[0].key == "of"
                && rest[1..]
                    .iter()
                    .take(2)
                    .any(|w| w.is_cap() && lex.place_styles.contains_key(&w.key))
        }
        // "Thomas Breen | Jr.", who is another than his father; or a surname that is a word too.
        NameKind::Person => {
            rest.iter()
                .all(|w| w.is(",") || lex.suffixes.contains(&w.key))
                || d.sure >= SURE && rest.iter().all(|w| w.shape == Shape::Cap)
        }
        _ => false,
    }
}

/// From here on the model is believed to have found an organisation where no rule saw any.
///
/// On news it was not trained on, one in four is right below this and one in three to two in three above.
const SURE_ALONE: f32 = 0.6;

/// A listed given name with further words is as sure as this (2.5 points of evidence).
const SURE: f32 = 0.74;

fn take(
    words: &Words,
    lex: &Lexicon,
    f: &Found,
    drafts: &mut Drafts,
    gone: &mut [bool],
    agreed: &mut [bool],
) {
    let mut here: Vec<usize> = (f.from..f.to).filter_map(|i| drafts.owner(i)).collect();
    here.dedup();
    if let [only] = here.as_slice() {
        let d = &mut drafts.list[*only];
        if (d.from, d.to, d.kind) == (f.from, f.to, f.kind) {
            // Two that agree are surer than either.
            d.sure = 1.0 - (1.0 - d.sure) * (1.0 - f.sure);
            d.source = with_model(d.source);
            if let Some(agreed) = agreed.get_mut(*only) {
                *agreed = true;
            }
            return;
        }
    }
    if let [only] = here.as_slice()
        && is_fuller(words, lex, &drafts.list[*only], f)
    {
        let (from, to) = (drafts.list[*only].from, drafts.list[*only].to);
        if to < f.to && drafts.is_free(to, f.to) {
            drafts.move_to(words, *only, (from, f.to));
        }
        if let Some(agreed) = agreed.get_mut(*only) {
            *agreed = true;
        }
        return;
    }
    if here.iter().any(|&d| {
        !matches!(
            drafts.list[d].kind,
            NameKind::Person | NameKind::Organisation | NameKind::Place
        )
    }) {
        return;
    }
    if let [only] = here.as_slice()
        && is_headed(words, &drafts.list[*only], f)
    {
        if let Some(agreed) = agreed.get_mut(*only) {
            *agreed = true;
        }
        return;
    }
    // "Director of the Harbour Museum": the model takes the museum for a place.
    if here
        .iter()
        .any(|&d| f.kind != NameKind::Organisation && is_of_an_office(words, lex, &drafts.list[d]))
    {
        return;
    }
    // Words that are given already stay with whom they were given to.
    if here.iter().any(|&d| agreed.get(d).copied().unwrap_or(true)) {
        return;
    }
    let same: Vec<usize> = here
        .iter()
        .copied()
        .filter(|&d| drafts.list[d].kind == f.kind)
        .collect();
    for &d in &here {
        if same.first() != Some(&d) {
            gone[d] = true;
            let at = drafts.list[d].from;
            drafts.move_to(words, d, (at, at));
        }
    }
    if let Some(&d) = same.first() {
        // Its acronym and what refers to it stay with it.
        drafts.move_to(words, d, (f.from, f.to));
        agreed[d] = true;
        let draft = &mut drafts.list[d];
        draft.rule = MODEL;
        draft.source = NameSource::Model;
        draft.sure = f.sure;
        if f.kind == NameKind::Person {
            draft.form = form(words, f);
            draft.honorific = None;
        }
    } else if drafts
        .claim(
            words,
            (f.from, f.to),
            f.kind,
            form(words, f),
            (MODEL, f.sure),
        )
        .is_none()
    {
        return;
    }
    if f.kind == NameKind::Person
        && let Some(d) = drafts.owner(f.from)
    {
        let a = people::honorifics_before(words, lex, f.from);
        if a < f.from {
            drafts.list[d].honorific = Some(words.shown(words.range(a, f.from)));
        }
    }
}

fn form(words: &Words, f: &Found) -> NameForm {
    let first = &words.list[f.from];
    match f.kind {
        NameKind::Person if f.to == f.from + 1 || first.shape == Shape::Initial => NameForm::Short,
        NameKind::Organisation if f.to == f.from + 1 && first.shape == Shape::Upper => {
            NameForm::Acronym
        }
        _ => NameForm::Full,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names::forms::Forms;
    use crate::extract::names::words;

    /// Would all words of a line, taken for a body, be a person?
    #[track_caller]
    fn check(line: &str, expect: bool) {
        let doc = crate::read::from_text("t.txt", line, None);
        let seg = crate::segment::segment(&doc);
        let lex = Lexicon::builtin();
        let mut forms = Forms::default();
        forms.begin();
        let met = words::meet(&doc, &seg, &lex, &mut forms);
        let words = Words::of(&doc, &seg, &lex, &forms, &met);
        let found = Found {
            from: 0,
            to: words.list.len(),
            kind: NameKind::Organisation,
            sure: 0.5,
        };
        assert_eq!(is_surname_first(&words, &lex, &found), expect, "{line}");
    }

    #[test]
    fn surnames_in_capitals_before_a_given_name_are_a_person() {
        check("HOLM WEIR Daniel", true);
        check("WEIR Daniel", true);
        check("HOLM WEIR Foundation", false);
        check("WEIR SOCIETY Daniel", false);
        check("Holm Weir Daniel", false);
    }
}
