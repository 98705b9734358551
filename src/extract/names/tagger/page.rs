//! What the model is told of each word: its features, as hashes.
//!
//! Not what they are worth. The same code makes them for training and for reading, so that the two can't differ.

use super::super::draft::Drafts;
use super::super::words::{Shape, Word, Words};
use super::known::{HONORIFIC, Known, LEGAL_FORM, NAMED, ORG_HEAD, OWN, ROLE_HEAD, SMALL};
use super::numbers::{ByHash, hash, mix};
use crate::model::{NameForm, NameKind, TokenKind};

/// Marks a feature that is a word itself: training hides some of them, so that the model learns to do without.
pub const LEXICAL: u64 = 1 << 63;

/// This many small words in a row end a stretch: "the Bank for the Settlement of the …" has two.
const GAP: usize = 3;

/// What a word is by itself; one for each spelling of the document.
#[derive(Debug)]
struct Form {
    /// Has a capital: may begin a name.
    name_like: bool,
    mark: bool,
    text: u64,
    /// The same for all spellings that differ in case and accents only; all numbers of a length are one.
    key: u64,
    key_id: u32,
    shape: u64,
    bits: u32,
    /// Its features in [`Page::own`].
    own: (u32, u32),
    needed: bool,
}

/// What the document as a whole shows of a word.
#[derive(Clone, Debug, Default)]
struct Told {
    written_small: bool,
    capital: u32,
    /// With a capital where grammar asks for none.
    inside: u32,
    /// How often the rules took it as part of a person, an organisation, a place, anything else.
    kinds: [u32; 4],
    ends_person: bool,
    begins_person: bool,
}

/// A draft's part of the features.
struct Witness {
    from: usize,
    to: usize,
    kind: u64,
    form: u64,
    rule: u64,
    sure: u64,
}

pub struct Page<'w, 't> {
    words: &'w Words<'t>,
    forms: Vec<Form>,
    form_of: Vec<u32>,
    features: Vec<u64>,
    /// Tokens from, to: the only words that can be in a name; of one sentence each, in text order.
    pub stretches: Vec<(usize, usize)>,
    /// For each token the run of capitalised words around it; empty for others.
    runs: Vec<(u32, u32)>,
    witnesses: Vec<Witness>,
    owner: Vec<u32>,
    /// Drafts inside or around others, by token.
    nested: ByHash<Vec<u32>>,
    weighed: Vec<u32>,
    /// For each token of a listed body: which list, and where in the name; else 0.
    listed: Vec<u8>,
    drafts: &'w Drafts,
}

const NOBODY: u32 = u32::MAX;

impl<'w, 't> Page<'w, 't> {
    pub fn of(words: &'w Words<'t>, drafts: &'w Drafts, known: &Known) -> Self {
        let n = words.list.len();
        let mut page = Self {
            words,
            forms: Vec::new(),
            form_of: Vec::with_capacity(n),
            features: Vec::new(),
            stretches: Vec::new(),
            runs: vec![(0, 0); n],
            witnesses: Vec::with_capacity(drafts.list.len()),
            owner: vec![NOBODY; n],
            nested: ByHash::default(),
            weighed: vec![NOBODY; n],
            listed: vec![0; n],
            drafts,
        };
        let n_keys = page.read_forms();
        page.find_stretches();
        page.find_listed(known);
        page.take_witnesses();
        let told = page.read_document(n_keys);
        page.need_forms();
        page.describe_forms(known, &told);
        page
    }

    pub fn n_forms(&self) -> usize {
        self.forms.len()
    }

    /// The form left of (0), at (1), right of (2) token `i`, in its sentence.
    pub fn form_beside(&self, i: usize, side: usize) -> Option<usize> {
        let p = (i + side).checked_sub(1)?;
        let w = self.words.get(p)?;
        (w.sentence == self.words.list[i].sentence).then(|| self.form_of[p] as usize)
    }

    pub fn nobody_beside(&self, side: usize) -> u64 {
        around_seed(mix(60, 0), side)
    }

    pub fn own(&self, form: usize) -> &[u64] {
        let (a, b) = self.forms[form].own;
        &self.features[a as usize..b as usize]
    }

    fn read_forms(&mut self) -> usize {
        let mut ids: ByHash<u32> = ByHash::default();
        let mut keys: ByHash<u32> = ByHash::default();
        for w in &self.words.list {
            let text = hash(w.text);
            let id = *ids.entry(text).or_insert_with(|| {
                let key = match w.kind {
                    TokenKind::Mark => text,
                    TokenKind::Number => mix(3, w.text.len().min(5) as u64),
                    TokenKind::Word | TokenKind::Mixed => hash(&w.key),
                };
                let next = keys.len() as u32;
                self.forms.push(Form {
                    name_like: is_name_like(w),
                    mark: w.kind == TokenKind::Mark,
                    text,
                    key,
                    key_id: *keys.entry(key).or_insert(next),
                    shape: shape(w.text, 1),
                    bits: 0,
                    own: (0, 0),
                    needed: false,
                });
                self.forms.len() as u32 - 1
            });
            self.form_of.push(id);
        }
        keys.len()
    }

    fn form(&self, i: usize) -> &Form {
        &self.forms[self.form_of[i] as usize]
    }

    fn find_stretches(&mut self) {
        let list = &self.words.list;
        let mut i = 0;
        while i < list.len() {
            if !self.form(i).name_like {
                i += 1;
                continue;
            }
            let sentence = list[i].sentence;
            let (mut last, mut run) = (i, i);
            let mut p = i + 1;
            while p < list.len() && list[p].sentence == sentence && p - last <= GAP + 1 {
                if self.form(p).name_like {
                    if last + 1 != p {
                        self.runs[run..=last].fill((run as u32, last as u32 + 1));
                        run = p;
                    }
                    last = p;
                }
                p += 1;
            }
            self.runs[run..=last].fill((run as u32, last as u32 + 1));
            self.stretches.push((i, last + 1));
            i = last + 1;
        }
    }

    /// The bodies that the lists know, whatever the rules made of the words.
    fn find_listed(&mut self, known: &Known) {
        let list = &self.words.list;
        for &(from, to) in &self.stretches {
            let mut i = from;
            while i < to {
                let next = |n: usize| (i + n < to).then(|| self.form(i + n).key);
                let body = (self.form(i).name_like)
                    .then(|| known.body(self.form(i).key, next))
                    .flatten()
                    .filter(|(n, _)| *n == 1 || is_name_like(&list[i + n - 1]));
                let n = body.map_or(1, |(n, _)| n);
                if let Some((n, which)) = body {
                    for p in i..i + n {
                        self.listed[p] = which * 4 + place_in(p, i, i + n) as u8;
                    }
                }
                i += n;
            }
        }
    }

    fn take_witnesses(&mut self) {
        for (d, draft) in self.drafts.list.iter().enumerate() {
            self.witnesses.push(Witness {
                from: draft.from,
                to: draft.to,
                kind: draft.kind as u64,
                form: draft.form as u64,
                rule: hash(draft.rule),
                sure: (draft.sure * 10.0) as u64,
            });
            // A draft owns all of its words or none.
            let own = self.drafts.owner(draft.from) == Some(d);
            let to = draft.to.min(self.owner.len());
            if own {
                self.owner[draft.from..to].fill(d as u32);
            } else if to.saturating_sub(draft.from) < MOST_NESTED {
                for i in draft.from..to {
                    let list = self.nested.entry(i as u64).or_default();
                    if list.len() < MOST_AT_ONE_WORD {
                        list.push(d as u32);
                    }
                }
            }
        }
        for (c, weighed) in self.drafts.weighed.iter().enumerate() {
            self.weighed[weighed.from..weighed.to].fill(c as u32);
        }
    }

    fn read_document(&self, n_keys: usize) -> Vec<Told> {
        let mut told = vec![Told::default(); n_keys];
        for (i, w) in self.words.list.iter().enumerate() {
            let form = self.form(i);
            let of = &mut told[form.key_id as usize];
            if w.shape == Shape::Lower {
                of.written_small = true;
            }
            if form.name_like {
                of.capital += 1;
                of.inside += u32::from(!w.starts && self.words.is_telling(i));
                if let Some(d) = self.drafts.list.get(self.owner[i] as usize) {
                    of.kinds[column(d.kind)] += 1;
                }
            }
        }
        for d in &self.drafts.list {
            if d.kind == NameKind::Person && d.to > d.from + 1 {
                told[self.form(d.to - 1).key_id as usize].ends_person = true;
                told[self.form(d.from).key_id as usize].begins_person = true;
            }
        }
        told
    }

    fn need_forms(&mut self) {
        for s in 0..self.stretches.len() {
            let (from, to) = self.stretches[s];
            let end = (to + 2).min(self.form_of.len());
            for i in from.saturating_sub(2)..end {
                self.forms[self.form_of[i] as usize].needed = true;
            }
        }
    }

    fn describe_forms(&mut self, known: &Known, told: &[Told]) {
        let mut lower = String::new();
        for i in 0..self.words.list.len() {
            let w = &self.words.list[i];
            let form = &mut self.forms[self.form_of[i] as usize];
            if !std::mem::take(&mut form.needed) {
                continue;
            }
            if !form.mark {
                form.bits = known.bits(&w.key);
            }
            let from = self.features.len() as u32;
            describe(
                form,
                w.text,
                &told[form.key_id as usize],
                &mut lower,
                &mut self.features,
            );
            form.own = (from, self.features.len() as u32);
        }
    }

    /// Calls `add` with what stands around token `i`; the words right beside it are [`Page::own`] with their side.
    pub fn around(&self, i: usize, add: &mut impl FnMut(u64)) {
        let w = &self.words.list[i];
        let at = |step: isize| -> Option<usize> {
            let p = i.checked_add_signed(step)?;
            (self.words.get(p)?.sentence == w.sentence).then_some(p)
        };
        let [l2, l1, r1, r2] = [-2, -1, 1, 2].map(at);
        let key = |p: Option<usize>| p.map_or(1, |p| self.form(p).key);
        let shape = |p: Option<usize>| p.map_or(1, |p| self.form(p).shape);
        let class = |p: Option<usize>| p.map_or(1, |p| class(self.form(p).bits));
        let here = self.form(i);
        add(mix(50, 0));
        for (p, side) in [(l2, 0), (r2, 4)] {
            add(LEXICAL | mix(110 + side, key(p)));
            add(mix(120 + side, shape(p)));
            add(mix(130 + side, class(p)));
        }
        let (shape_here, class_here) = (here.shape, class(Some(i)));
        add(mix(140, mix(shape(l1), shape_here)));
        add(mix(141, mix(shape_here, shape(r1))));
        add(mix(142, mix(shape(l1), mix(shape_here, shape(r1)))));
        add(LEXICAL | mix(143, mix(key(l1), here.key)));
        add(LEXICAL | mix(144, mix(here.key, key(r1))));
        add(mix(145, mix(key(l1), shape_here)));
        add(mix(146, mix(key(r1), shape_here)));
        add(mix(147, mix(class(l1), class_here)));
        add(mix(148, mix(class_here, class(r1))));
        add(mix(149, class_here));
        add(mix(150, mix(key(l1), key(l2))));
        add(mix(151, mix(key(r1), key(r2))));
        let stands = u64::from(w.starts)
            | u64::from(self.words.is_telling(i)) << 1
            | u64::from(self.words.boilerplate[w.sentence as usize]) << 2;
        add(mix(152, stands));
        add(mix(153, mix(stands, shape_here)));
        add(mix(154, u64::from(w.spaced)));
        let listed = |p: Option<usize>| p.map_or(99, |p| u64::from(self.listed[p]));
        let (before, now, next) = (listed(l1), listed(Some(i)), listed(r1));
        if (before, now, next) != (0, 0, 0) {
            add(mix(200, mix(before, mix(now, next))));
            add(mix(201, mix(now, shape_here)));
            add(mix(202, mix(now, key(l1))));
            add(mix(203, mix(now, key(r1))));
        }
        self.about_run(i, add);
        self.about_rules(i, mix(stands, 1), class_here, (l1, r1), add);
    }

    /// The run of capitalised words it stands in: what stands before and after, how it begins and ends.
    fn about_run(&self, i: usize, add: &mut impl FnMut(u64)) {
        let (from, to) = (self.runs[i].0 as usize, self.runs[i].1 as usize);
        if from == to {
            return;
        }
        let sentence = self.words.list[i].sentence;
        let outside = |p: Option<usize>| {
            p.filter(|p| self.words.get(*p).is_some_and(|w| w.sentence == sentence))
                .map_or(1, |p| self.form(p).key)
        };
        let (before, after) = (outside(from.checked_sub(1)), outside(Some(to)));
        let length = (to - from).min(6) as u64;
        let short = length.min(4);
        let place = place_in(i, from, to);
        add(mix(160, length));
        add(mix(161, length * 8 + (i - from).min(6) as u64));
        add(mix(162, before));
        add(mix(163, after));
        add(mix(164, mix(before, short)));
        add(mix(165, mix(after, short)));
        add(mix(166, mix(before, place)));
        add(mix(167, mix(after, place)));
        let (first, last) = (self.form(from), self.form(to - 1));
        add(LEXICAL | mix(168, last.key));
        add(LEXICAL | mix(169, first.key));
        add(mix(170, class(last.bits)));
        add(mix(171, class(first.bits)));
        // Long runs are headlines; their first words say enough.
        let any = (from..to.min(from + LONGEST_RUN)).fold(0, |bits, p| bits | self.form(p).bits);
        add(mix(
            172,
            u64::from(any & (HONORIFIC | ORG_HEAD | LEGAL_FORM | ROLE_HEAD)),
        ));
    }

    /// What the rules took it for, with each rule a witness of its own.
    fn about_rules(
        &self,
        i: usize,
        stands: u64,
        class: u64,
        (left, right): (Option<usize>, Option<usize>),
        add: &mut impl FnMut(u64),
    ) {
        let taken = |p: Option<usize>| -> u64 {
            let Some(p) = p else { return 99 };
            self.witnesses
                .get(self.owner[p] as usize)
                .map_or(0, |d| 10 + d.kind * 4 + place_in(p, d.from, d.to))
        };
        let (here, l, r) = (taken(Some(i)), taken(left), taken(right));
        add(mix(180, here));
        add(mix(181, l));
        add(mix(182, r));
        add(mix(183, mix(here, l)));
        add(mix(184, mix(here, r)));
        add(mix(185, mix(here, class)));
        add(mix(186, mix(here, stands)));
        if let Some(d) = self.witnesses.get(self.owner[i] as usize) {
            let place = place_in(i, d.from, d.to);
            add(mix(187, mix(d.rule, place)));
            add(mix(188, mix(d.rule, d.kind + 100)));
            add(mix(189, mix(d.sure, d.kind * 4 + place)));
            add(mix(190, mix(d.form, place)));
        }
        match self.drafts.weighed.get(self.weighed[i] as usize) {
            Some(c) => {
                let place = place_in(i, c.from, c.to);
                // Half points, from far too little to more than enough.
                let score = ((c.score * 2.0).round().clamp(-8.0, 12.0) + 20.0) as u64;
                add(mix(191, score * 4 + place));
                add(mix(192, mix(hash(c.rule), place)));
                add(mix(193, place * 2 + u64::from(c.honorific)));
                add(mix(194, mix(score, here)));
            }
            None => add(mix(191, 999)),
        }
        for &d in self.nested.get(&(i as u64)).into_iter().flatten() {
            let d = &self.witnesses[d as usize];
            add(mix(195, d.kind * 4 + place_in(i, d.from, d.to)));
        }
    }

    /// For training: the words that features marked [`LEXICAL`] at `i` are about.
    pub fn key(&self, i: usize) -> u64 {
        self.form(i).key
    }
}

/// Longer names inside others are not looked at word by word, so that the time stays linear.
const MOST_NESTED: usize = 40;
const MOST_AT_ONE_WORD: usize = 4;
const LONGEST_RUN: usize = 12;

/// A word's own features as those of the word left of (0), at (1), right of (2) the one that is labelled.
#[inline]
pub fn around_seed(feature: u64, side: usize) -> u64 {
    const SIDES: [u64; 3] = [
        0x1b87_3593_2c1b_3c6d & !LEXICAL,
        0,
        0x62e2_ac0d_85eb_ca6b & !LEXICAL,
    ];
    feature ^ SIDES[side]
}

fn column(kind: NameKind) -> usize {
    match kind {
        NameKind::Person => 0,
        NameKind::Organisation => 1,
        NameKind::Place => 2,
        NameKind::Project | NameKind::Series | NameKind::Work => 3,
    }
}

/// First, inner, last, only.
fn place_in(i: usize, from: usize, to: usize) -> u64 {
    if to == from + 1 {
        3
    } else if i == from {
        0
    } else if i + 1 == to {
        2
    } else {
        1
    }
}

/// A few of the bits together, so that they can be told in one feature.
fn class(bits: u32) -> u64 {
    u64::from(bits & (0x1fff | 0b11 << 24 | SMALL))
}

fn is_name_like(w: &Word) -> bool {
    w.kind != TokenKind::Mark
        && (!matches!(w.shape, Shape::Lower | Shape::Other)
            || w.text.chars().any(char::is_uppercase))
}

/// Capitals, letters, digits and marks; of a run at most `keep` count.
fn shape(text: &str, keep: usize) -> u64 {
    let (mut out, mut last, mut n) = (7u64, 0, 0);
    for c in text.chars() {
        let kind = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_numeric() => 3,
            '.' => 4,
            '-' => 5,
            '\'' | '’' => 6,
            _ => 7,
        };
        n = if kind == last { n + 1 } else { 1 };
        last = kind;
        if n <= keep {
            out = out.wrapping_mul(31).wrapping_add(kind);
        }
    }
    out
}

fn describe(form: &Form, text: &str, told: &Told, lower: &mut String, out: &mut Vec<u64>) {
    out.push(LEXICAL | mix(1, form.text));
    out.push(LEXICAL | mix(2, form.key));
    out.push(mix(3, form.shape));
    out.push(mix(4, shape(text, 2)));
    if form.mark {
        return;
    }
    lower.clear();
    lower.extend(text.chars().flat_map(char::to_lowercase));
    let cut = |back: usize| lower.char_indices().rev().nth(back - 1).map(|(at, _)| at);
    for n in 2..=4 {
        if let Some(at) = cut(n).filter(|at| *at > 0) {
            let seldom = if n == 4 { LEXICAL } else { 0 };
            out.push(seldom | mix(5 + n as u64, hash(&lower[at..])));
        }
    }
    for n in 2..=3 {
        if let Some((at, _)) = lower.char_indices().nth(n) {
            out.push(mix(15 + n as u64, hash(&lower[..at])));
        }
    }
    let bits = form.bits;
    for bit in 0..u32::BITS {
        if bits >> bit & 1 == 1 {
            out.push(mix(30, u64::from(bit)));
        }
    }
    let small = u64::from(bits & SMALL != 0);
    out.push(mix(31, small));
    out.push(mix(32, u64::from(bits & NAMED)));
    out.push(mix(33, u64::from(bits & (NAMED | SMALL))));
    out.push(mix(34, u64::from(bits & OWN)));
    if !form.name_like {
        return;
    }
    let inside = match told.inside {
        0 => 0,
        1 | 2 => 1,
        _ => 2,
    };
    let written = u64::from(told.written_small) * 3 + inside;
    out.push(mix(35, u64::from(told.written_small)));
    out.push(mix(36, written));
    out.push(mix(37, written * 2 + small));
    out.push(mix(38, u64::from(told.capital.min(4))));
    let total: u32 = told.kinds.iter().sum();
    let most = (0..4)
        .rev()
        .max_by_key(|k| told.kinds[*k])
        .unwrap_or_default();
    let n = told.kinds[most];
    match (n * 3).checked_div(total) {
        None => out.push(mix(39, 9)),
        Some(thirds) => {
            out.push(mix(39, most as u64));
            out.push(mix(40, most as u64 * 4 + u64::from(thirds)));
            out.push(mix(41, most as u64 * 2 + u64::from(total > n)));
        }
    }
    if told.ends_person {
        out.push(mix(42, 1));
    }
    if told.begins_person {
        out.push(mix(42, 2));
    }
}

/// What a form is called in a feature is stable: the numbers of these are part of the shipped weights.
const _: () = assert!(NameKind::Place as u64 == 3 && NameForm::Nominal as u64 == 3);
