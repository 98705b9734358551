//! A document as the model sees it: stretches of words around capitals, runs, what the rules found, what the document shows of each word.
//!
//! Not the features (`features`) nor what they are worth; [`Page::features`] puts all of one word together, as training needs them.

use super::super::draft::Drafts;
use super::super::forms::Form;
use super::super::words::{Shape, Words};
use super::features::{
    self, Around, LONGEST_RUN, Listed, Looks, Run, Shown, Taken, Told, Weight, Witness,
};
use super::known::Known;
use super::numbers::{ByHash, hash, mix};
use crate::model::{NameKind, TokenKind};

/// This many small words in a row end a stretch: "the Bank for the Settlement of the …" has two.
const GAP: usize = 3;

/// What every spelling met so far is by itself, by its form; kept from one document to the next.
#[derive(Default)]
pub struct Album {
    looks: Vec<Option<Looks>>,
}

impl Album {
    fn look(&mut self, form: &Form, known: &Known) {
        let at = form.id as usize;
        if self.looks.len() <= at {
            self.looks.resize(at + 1, None);
        }
        if self.looks[at].is_some() {
            return;
        }
        let text = hash(form.text());
        let mark = form.kind() == TokenKind::Mark;
        self.looks[at] = Some(Looks {
            mark,
            text,
            key: match form.kind() {
                TokenKind::Mark => text,
                TokenKind::Number => mix(3, form.text().len().min(5) as u64),
                TokenKind::Word | TokenKind::Mixed => hash(form.key()),
            },
            shape: features::shape(form.text(), 1),
            bits: if mark { 0 } else { known.bits(form.key()) },
        });
    }
}

pub struct Page<'w, 't> {
    words: &'w Words<'t>,
    album: &'w Album,
    /// Tokens from, to: the only words that can be in a name; of one sentence each, in text order.
    pub stretches: Vec<(usize, usize)>,
    /// For each token the run of capitalised words around it; empty for others.
    runs: Vec<(u32, u32)>,
    witnesses: Vec<Witness>,
    owner: Vec<u32>,
    /// Drafts inside or around others, by token.
    nested: ByHash<Vec<u32>>,
    weights: Vec<Weight>,
    weighed: Vec<u32>,
    shown: Vec<Shown>,
    listed: Vec<Listed>,
    drafts: &'w Drafts,
}

const NOBODY: u32 = u32::MAX;

impl<'w, 't> Page<'w, 't> {
    pub fn of(
        words: &'w Words<'t>,
        drafts: &'w Drafts,
        known: &Known,
        album: &'w mut Album,
    ) -> Self {
        let stretches = find_stretches(words);
        // The words of the stretches and two around each are all that is asked for.
        let asked =
            |(from, to): (usize, usize)| from.saturating_sub(2)..(to + 2).min(words.list.len());
        for stretch in &stretches {
            for i in asked(*stretch) {
                album.look(spelling(words, i), known);
            }
        }
        let n = words.list.len();
        let mut page = Self {
            words,
            album,
            stretches,
            runs: vec![(0, 0); n],
            witnesses: Vec::with_capacity(drafts.list.len()),
            owner: vec![NOBODY; n],
            nested: ByHash::default(),
            weights: Vec::with_capacity(drafts.weighed.len()),
            weighed: vec![NOBODY; n],
            shown: Vec::new(),
            listed: vec![Listed::NOTHING; n],
            drafts,
        };
        page.find_runs();
        page.find_listed(known);
        page.take_witnesses();
        page.read_document();
        page
    }

    /// The spelling at token `i`.
    pub fn form(&self, i: usize) -> &'t Form {
        spelling(self.words, i)
    }

    pub fn looks(&self, i: usize) -> &'w Looks {
        const UNSEEN: Looks = Looks {
            mark: true,
            text: 0,
            key: 0,
            shape: 0,
            bits: 0,
        };
        let of = self.album.looks.get(self.form(i).id as usize);
        of.and_then(Option::as_ref).unwrap_or(&UNSEEN)
    }

    /// The tokens of the sentence that token `i` stands in.
    pub fn sentence(&self, i: usize) -> std::ops::Range<usize> {
        self.words.sentences[self.words.list[i].sentence as usize].clone()
    }

    /// The token `step` further in the same sentence.
    pub fn beside(&self, i: usize, step: isize) -> Option<usize> {
        let p = i.checked_add_signed(step)?;
        (self.words.get(p)?.sentence == self.words.list[i].sentence).then_some(p)
    }

    pub fn around(&self, i: usize) -> Around<'w> {
        let [l2, l1, r1, r2] =
            [-2, -1, 1, 2].map(|step| self.beside(i, step).map(|p| self.looks(p)));
        Around {
            l2,
            l1,
            here: self.looks(i),
            r1,
            r2,
        }
    }

    fn find_runs(&mut self) {
        for &(from, to) in &self.stretches {
            let mut i = from;
            while i < to {
                let mut end = i;
                while end < to && self.words.list[end].key.form().name_like {
                    end += 1;
                }
                self.runs[i..end].fill((i as u32, end as u32));
                i = end.max(i + 1);
            }
        }
    }

    /// The bodies that the lists know, whatever the rules made of the words.
    fn find_listed(&mut self, known: &Known) {
        for s in 0..self.stretches.len() {
            let (mut i, to) = self.stretches[s];
            while i < to {
                let form = self.form(i);
                let next = |n: usize| (i + n < to).then(|| self.looks(i + n).key);
                let body = form
                    .name_like
                    .then(|| known.body(self.looks(i).key, next))
                    .flatten()
                    .filter(|(n, _)| self.form(i + n - 1).name_like);
                let Some((n, list)) = body else {
                    i += 1;
                    continue;
                };
                for p in i..i + n {
                    self.listed[p] = Listed::of(list, features::place_in(p, i, i + n));
                }
                i += n;
            }
        }
    }

    /// The words left of, at and right of token `i` as the lists of bodies know them.
    pub fn listed(&self, i: usize) -> [Listed; 3] {
        [-1, 0, 1].map(|step| {
            self.beside(i, step)
                .map_or(Listed::NOTHING, |p| self.listed[p])
        })
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
            self.weights.push(Weight {
                from: weighed.from,
                to: weighed.to,
                score: ((weighed.score * 2.0).round().clamp(-8.0, 12.0) + 20.0) as u64,
                rule: hash(weighed.rule),
                honorific: weighed.honorific,
            });
        }
    }

    fn read_document(&mut self) {
        let mut told = vec![Told::default(); self.words.forms.n_keys];
        for (i, w) in self.words.list.iter().enumerate() {
            let form = w.key.form();
            if w.shape != Shape::Lower && !form.name_like {
                continue;
            }
            let of = &mut told[form.local_key as usize];
            of.written_small |= w.shape == Shape::Lower;
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
                told[self.form(d.to - 1).local_key as usize].ends_person = true;
                told[self.form(d.from).local_key as usize].begins_person = true;
            }
        }
        let looks = |id: &u32| self.album.looks.get(*id as usize).copied().flatten();
        let show = |id: &u32| {
            let form = self.words.forms.get(*id);
            match looks(id).filter(|_| form.name_like) {
                Some(looks) => Shown::of(&told[form.local_key as usize], looks.bits),
                None => Shown::default(),
            }
        };
        self.shown = self.words.forms.met.iter().map(show).collect();
    }

    /// What the document shows of the word at token `i`, if it has a capital.
    pub fn shown(&self, i: usize) -> Option<Shown> {
        let form = self.form(i);
        form.name_like.then(|| self.shown[form.local as usize])
    }

    pub fn stands(&self, i: usize) -> u64 {
        let w = &self.words.list[i];
        u64::from(w.starts)
            | u64::from(self.words.is_telling(i)) << 1
            | u64::from(self.words.boilerplate[w.sentence as usize]) << 2
    }

    pub fn is_spaced(&self, i: usize) -> bool {
        self.words.list[i].spaced
    }

    /// Where the run of capitalised words around token `i` begins and ends.
    pub fn run_of(&self, i: usize) -> Option<(usize, usize)> {
        let (from, to) = self.runs[i];
        (from < to).then_some((from as usize, to as usize))
    }

    pub fn run(&self, (from, to): (usize, usize)) -> Run<'w> {
        let last = from.min(to - 1);
        let any = (from..to.min(from + LONGEST_RUN)).fold(0, |bits, p| bits | self.looks(p).bits);
        Run {
            length: (to - from).min(6) as u64,
            before: self.beside(last, -1).map(|p| self.looks(p)),
            after: self.beside(to - 1, 1).map(|p| self.looks(p)),
            first: self.looks(from),
            last: self.looks(to - 1),
            any,
        }
    }

    pub fn taken(&self, i: Option<usize>) -> Taken {
        let Some(i) = i else { return Taken::NOBODY };
        self.witness(i).map_or(Taken::NOTHING, |d| {
            Taken::of(d.kind, features::place_in(i, d.from, d.to))
        })
    }

    pub fn witness(&self, i: usize) -> Option<&Witness> {
        self.witnesses.get(self.owner[i] as usize)
    }

    pub fn weight(&self, i: usize) -> Option<&Weight> {
        self.weights.get(self.weighed[i] as usize)
    }

    pub fn nested(&self, i: usize) -> impl Iterator<Item = &Witness> {
        let list = match self.nested.is_empty() {
            true => None,
            false => self.nested.get(&(i as u64)),
        };
        list.into_iter()
            .flatten()
            .map(|d| &self.witnesses[*d as usize])
    }

    /// All features of the word at token `i`, in the order that training adds them up in.
    pub fn features(&self, i: usize, add: &mut impl FnMut(u64)) {
        for side in 0..3 {
            match self.beside(i, side as isize - 1) {
                None => add(features::nobody_beside(side)),
                Some(p) => {
                    let add = &mut |f| add(features::around_seed(f, side));
                    features::own(self.looks(p), self.form(p).text(), add);
                    if let Some(shown) = self.shown(p) {
                        shown.tell(add);
                    }
                }
            }
        }
        let around = self.around(i);
        features::always(add);
        features::two_off(around.l2, 0, add);
        features::two_off(around.r2, 1, add);
        features::pairs(&around, add);
        let stands = self.stands(i);
        features::stands(stands, add);
        features::stands_so(stands, around.here, add);
        features::spaced(self.is_spaced(i), add);
        features::listed(self.listed(i), &around, add);
        if let Some((from, to)) = self.run_of(i) {
            let run = self.run((from, to));
            run.length(add);
            run.at((i - from) as u64, add);
            run.around(add);
            run.place(features::place_in(i, from, to), add);
            run.within(add);
        }
        let [left, here, right] =
            [self.beside(i, -1), Some(i), self.beside(i, 1)].map(|p| self.taken(p));
        features::taken(here, add);
        features::taken_left(left, add);
        features::taken_right(right, add);
        features::taken_and_left(here, left, add);
        features::taken_and_right(here, right, add);
        features::taken_so(here, around.here, add);
        features::taken_standing(here, stands, add);
        if let Some(witness) = self.witness(i) {
            witness.tell(i, add);
        }
        match self.weight(i) {
            Some(weight) => weight.tell(i, here, add),
            None => features::unweighed(add),
        }
        for witness in self.nested(i) {
            witness.tell_nested(i, add);
        }
    }

    /// For training: the words that features marked `LEXICAL` at `i` are about.
    pub fn key(&self, i: usize) -> u64 {
        self.looks(i).key
    }
}

/// Longer names inside others are not looked at word by word, so that the time stays linear.
const MOST_NESTED: usize = 40;
const MOST_AT_ONE_WORD: usize = 4;

/// Of a spelling that is both a mark and a word, the one the document has first.
fn spelling<'t>(words: &Words<'t>, i: usize) -> &'t Form {
    let form = words.list[i].key.form();
    if form.spelled == form.local {
        return form;
    }
    words.forms.get(words.forms.met[form.spelled as usize])
}

fn find_stretches(words: &Words) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let list = &words.list;
    let mut i = 0;
    while i < list.len() {
        if !list[i].key.form().name_like {
            i += 1;
            continue;
        }
        let sentence = list[i].sentence;
        let (mut last, mut p) = (i, i + 1);
        while p < list.len() && list[p].sentence == sentence && p - last <= GAP + 1 {
            if list[p].key.form().name_like {
                last = p;
            }
            p += 1;
        }
        out.push((i, last + 1));
        i = last + 1;
    }
    out
}

fn column(kind: NameKind) -> usize {
    match kind {
        NameKind::Person => 0,
        NameKind::Organisation => 1,
        NameKind::Place => 2,
        NameKind::Project | NameKind::Series | NameKind::Work => 3,
    }
}
