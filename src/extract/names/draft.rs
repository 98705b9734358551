//! Names as they are being gathered: each claims its tokens, and no token is claimed twice.
//!
//! Only within one document; becomes [`NameMention`]s at the end.

use super::trust::source;
use super::words::Words;
use crate::model::{
    NameForm, NameKind, NameMention, NameSource, Phrase, RoleClaim, TextRange, Tie, TieKind,
};

#[derive(Clone, Debug)]
pub struct Draft {
    /// Tokens `from..to`.
    pub from: usize,
    pub to: usize,
    pub kind: NameKind,
    pub form: NameForm,
    pub name: String,
    /// Index of another draft.
    pub refers_to: Option<usize>,
    pub honorific: Option<String>,
    pub roles: Vec<RoleClaim>,
    pub number: Option<u32>,
    pub also: Option<String>,
    pub age: Option<u8>,
    pub said: Vec<TextRange>,
    /// What the text says of this and another draft, with the words that say so.
    pub ties: Vec<(TieKind, usize, TextRange)>,
    pub source: NameSource,
    pub rule: &'static str,
    pub sure: f32,
}

/// A run of words that the rules have weighed as a person, whether they believed it or not.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Tokens `from..to`.
    pub from: usize,
    pub to: usize,
    pub score: f32,
    /// What spoke for it most.
    pub rule: &'static str,
    pub honorific: bool,
}

#[derive(Debug)]
pub struct Drafts {
    pub list: Vec<Draft>,
    /// In text order, not overlapping.
    pub weighed: Vec<Weighed>,
    owner: Vec<Option<u32>>,
}

impl Drafts {
    pub fn new(n_tokens: usize) -> Self {
        Self {
            list: Vec::new(),
            weighed: Vec::new(),
            owner: vec![None; n_tokens],
        }
    }

    pub fn owner(&self, token: usize) -> Option<usize> {
        self.owner.get(token).copied().flatten().map(|d| d as usize)
    }

    pub fn kind_at(&self, token: usize) -> Option<NameKind> {
        self.owner(token).map(|d| self.list[d].kind)
    }

    pub fn is_free(&self, from: usize, to: usize) -> bool {
        from < to && to <= self.owner.len() && self.owner[from..to].iter().all(Option::is_none)
    }

    /// Adds a name over `from..to` and owns those tokens; `None` where another name has one of them already.
    pub fn claim(
        &mut self,
        words: &Words,
        (from, to): (usize, usize),
        kind: NameKind,
        form: NameForm,
        (rule, sure): (&'static str, f32),
    ) -> Option<usize> {
        if !self.is_free(from, to) {
            return None;
        }
        let index = self.push(words, (from, to), kind, form, (rule, sure));
        self.owner[from..to].fill(Some(index as u32));
        Some(index)
    }

    /// Adds a name without owning its tokens: one inside or around others.
    pub fn push(
        &mut self,
        words: &Words,
        (from, to): (usize, usize),
        kind: NameKind,
        form: NameForm,
        (rule, sure): (&'static str, f32),
    ) -> usize {
        self.list.push(Draft {
            from,
            to,
            kind,
            form,
            name: words.shown(words.range(from, to)),
            refers_to: None,
            honorific: None,
            roles: Vec::new(),
            number: None,
            also: None,
            age: None,
            said: Vec::new(),
            ties: Vec::new(),
            source: source(rule),
            rule,
            sure,
        });
        self.list.len() - 1
    }

    /// Moves a name that owns its words to other words; what it lost is free again. What it gains must be free.
    pub fn move_to(&mut self, words: &Words, draft: usize, (from, to): (usize, usize)) {
        for slot in &mut self.owner[self.list[draft].from..self.list[draft].to] {
            if *slot == Some(draft as u32) {
                *slot = None;
            }
        }
        self.owner[from..to].fill(Some(draft as u32));
        let d = &mut self.list[draft];
        (d.from, d.to) = (from, to);
        d.name = words.shown(words.range(from, to));
    }

    /// Takes names out again; what referred to one refers to nothing.
    pub fn remove(&mut self, gone: &[bool]) {
        let mut place = vec![None; self.list.len()];
        let mut next = 0;
        for (d, place) in place.iter_mut().enumerate() {
            if !gone.get(d).copied().unwrap_or(false) {
                *place = Some(next);
                next += 1;
            }
        }
        let mut d = 0;
        self.list.retain(|_| {
            d += 1;
            place[d - 1].is_some()
        });
        for draft in &mut self.list {
            draft.refers_to = draft.refers_to.and_then(|r| place[r]);
        }
        for slot in &mut self.owner {
            *slot = slot.and_then(|d| place[d as usize]).map(|d| d as u32);
        }
    }

    /// Makes a name longer to the right; takes the tokens over, whoever had them.
    pub fn extend(&mut self, words: &Words, d: usize, to: usize) {
        let to = to.min(self.owner.len());
        let from = self.list[d].from;
        if to > self.list[d].to {
            self.owner[from..to].fill(Some(d as u32));
            self.list[d].to = to;
            self.list[d].name = words.shown(words.range(from, to));
        }
    }

    /// Takes words off a name's beginning; they are nobody's then.
    pub fn begin_at(&mut self, words: &Words, d: usize, from: usize) {
        let (old, to) = (self.list[d].from, self.list[d].to);
        if from > old && from < to {
            self.owner[old..from].fill(None);
            self.list[d].from = from;
            self.list[d].name = words.shown(words.range(from, to));
        }
    }

    /// Takes words off a name's end; they are nobody's then.
    pub fn end_at(&mut self, words: &Words, d: usize, to: usize) {
        let (from, old) = (self.list[d].from, self.list[d].to);
        if to < old && to > from {
            self.owner[to..old].fill(None);
            self.list[d].to = to;
            self.list[d].name = words.shown(words.range(from, to));
        }
    }

    /// In text order, longer before what stands inside it; `refers_to` follows.
    pub fn into_mentions(self, words: &Words) -> Vec<NameMention> {
        let Self {
            mut list,
            weighed: _,
            owner: _,
        } = self;
        let ranges: Vec<TextRange> = list.iter().map(|d| words.range(d.from, d.to)).collect();
        let mut order: Vec<usize> = (0..list.len()).filter(|&i| !ranges[i].is_empty()).collect();
        order.sort_by_key(|&i| {
            (
                ranges[i].start,
                std::cmp::Reverse(ranges[i].end),
                list[i].kind,
                i,
            )
        });
        order.dedup_by_key(|i| (ranges[*i], list[*i].kind));
        let mut place = vec![None; list.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = Some(new as u32);
        }
        order
            .iter()
            .map(|&i| {
                let d = &mut list[i];
                NameMention {
                    range: ranges[i],
                    kind: d.kind,
                    form: d.form,
                    name: Phrase::known(&d.name),
                    refers_to: d
                        .refers_to
                        .and_then(|r| place[r])
                        .filter(|&r| place[i] != Some(r)),
                    honorific: d.honorific.take().map(String::into_boxed_str),
                    roles: std::mem::take(&mut d.roles).into(),
                    number: d.number,
                    also: d.also.take().map(String::into_boxed_str),
                    age: d.age,
                    said: std::mem::take(&mut d.said).into(),
                    ties: d
                        .ties
                        .iter()
                        .filter_map(|&(kind, to, signal)| {
                            let to = place[to].filter(|&r| place[i] != Some(r))?;
                            Some(Tie { kind, to, signal })
                        })
                        .collect(),
                    source: d.source,
                    rule: d.rule,
                    sure: d.sure,
                }
            })
            .collect()
    }
}
