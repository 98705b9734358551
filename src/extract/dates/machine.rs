//! All patterns of a language as one machine: tries with shared beginnings, and for every step the words that can take it.
//!
//! Walking it is [`super::matcher`]'s business; here it is built, once.

use super::lexicon::{Lexicon, NameId, Sense, WordId};
use super::pattern::{Builtin, Element, Path, Test};
use super::pieces::Piece;
use super::rules::known;
use super::triggers::TriggerFinder;
use std::collections::HashMap;

#[derive(Debug)]
pub struct Machine {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    accepts: Vec<u32>,
    jumps: Vec<Jump>,
    tests: Vec<Check>,
    /// Each group's first node.
    roots: Vec<u32>,
    /// Each group's first two pieces.
    openings: Vec<Opening>,
    continued: Continued,
    /// By a number's length: nothing can match without such numbers in digits, or other triggers.
    digit_triggers: u8,
    /// So it is with numbers that one of these hangs on: "18th".
    ending_triggers: Bits,
    dash: WordId,
    /// What each word is good for: [`TAKEN`], [`TRIGGER`].
    uses: Box<[u8]>,
    top: Option<GroupId>,
    full: Option<GroupId>,
}

/// Some pattern can take the word: each other word ends a match.
pub const TAKEN: u8 = 1;
/// Every match of a whole text holds at least one such word, or a number that is one.
pub const TRIGGER: u8 = 2;
/// From this bit on, how long the digits are before which a mark is a trigger: of "18/12", but not of "and/or".
const JOINT_SHIFT: u32 = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupId(pub u16);

/// What of a piece decides which edges it may take.
#[derive(Clone, Copy, Debug)]
pub struct Next {
    word: WordId,
    /// One bit by the number's length, no bit where it is none.
    digits: u8,
}

impl Next {
    #[inline]
    pub fn of(piece: &Piece) -> Self {
        Self {
            word: piece.word,
            digits: if piece.is_digits() {
                1 << usize::from(piece.places).clamp(1, LONGEST)
            } else {
                0
            },
        }
    }
}

/// Numbers are told apart by length up to so many digits.
const LONGEST: usize = 5;

#[derive(Clone, Copy, Debug)]
struct Node {
    edges: (u32, u32),
    accepts: (u32, u32),
    /// A place in [`Machine::jumps`] for a node with many edges, else [`NO_JUMP`].
    jump: u32,
    /// What its edges take together where there is no jump: a filter of one bit for 32 words each.
    words: u32,
    digits: u8,
}

impl Node {
    /// Of a node without a jump. Blurred, so that only a `false` is sure.
    #[inline]
    fn may(&self, next: Next) -> bool {
        match next.digits {
            0 => next.word != WordId::NONE && self.words & blur(next.word) != 0,
            digits => self.digits & digits != 0,
        }
    }
}

/// From so many edges on they are looked up by the word.
const MANY_EDGES: usize = 6;
const NO_JUMP: u32 = u32::MAX;

fn blur(word: WordId) -> u32 {
    1 << (word.0.wrapping_mul(0x9e37_79b9) >> 27)
}

/// The edges of a node with many of them, by the word that may take them.
#[derive(Debug)]
struct Jump {
    words: Bits,
    /// Words before each block of 64.
    ranks: Box<[u16]>,
    /// For each word that is in, and one more, where its edges begin.
    starts: Box<[u32]>,
    edges: Box<[u32]>,
    /// By a number's length.
    digits: [Box<[u32]>; LONGEST + 1],
}

impl Jump {
    #[inline]
    fn edges(&self, next: Next) -> &[u32] {
        if next.digits != 0 {
            return &self.digits[next.digits.trailing_zeros() as usize];
        }
        let Some(rank) = self.words.rank(&self.ranks, next.word) else {
            return &[];
        };
        &self.edges[self.starts[rank] as usize..self.starts[rank + 1] as usize]
    }
}

/// The first piece of a group's matches, and what may come after it.
#[derive(Debug, Default)]
struct Opening {
    words: Bits,
    /// Words before each block of 64.
    ranks: Box<[u16]>,
    /// For each word that is in, what may follow.
    after: Box<[Follow]>,
    /// By a number's length.
    digits: [Follow; LONGEST + 1],
}

impl Opening {
    #[inline]
    fn may(&self, here: Next, after: Option<&Piece>) -> bool {
        self.follow(here).may(after)
    }

    #[inline]
    fn follow(&self, here: Next) -> Follow {
        if here.digits != 0 {
            return self.digits[here.digits.trailing_zeros() as usize];
        }
        match self.words.rank(&self.ranks, here.word) {
            Some(rank) => self.after[rank],
            None => Follow::default(),
        }
    }
}

/// What may come after a piece, blurred as in [`Node`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Follow {
    words: u32,
    digits: u8,
    /// Nothing need follow: a match may end here.
    end: bool,
}

impl Follow {
    fn add(&mut self, other: Self) {
        self.words |= other.words;
        self.digits |= other.digits;
        self.end |= other.end;
    }

    #[inline]
    fn may(self, after: Option<&Piece>) -> bool {
        self.end || after.is_some_and(|piece| self.has(Next::of(piece)))
    }

    #[inline]
    fn has(self, next: Next) -> bool {
        match next.digits {
            0 => next.word != WordId::NONE && self.words & blur(next.word) != 0,
            digits => self.digits & digits != 0,
        }
    }

    fn of_words(words: impl Iterator<Item = WordId>) -> Self {
        Self {
            words: words
                .filter(|word| *word != WordId::NONE)
                .fold(0, |all, word| all | blur(word)),
            ..Self::default()
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edge {
    pub test: Checked,
    /// What can pass it, in [`Machine::check`].
    pub check: u32,
    pub slot: NameId,
    pub glued: bool,
    pub next: u32,
}

/// A test and what can pass it: a word that is not among `words` needs not be looked at further.
#[derive(Debug)]
pub struct Check {
    test: Checked,
    words: Bits,
    digits: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Checked {
    /// Being among the words is all.
    Words,
    Class(NameId),
    Builtin(Builtin),
    Group(GroupId),
}

/// A set of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(Box<[u64]>);

impl Bits {
    pub fn new(width: usize) -> Self {
        Self(vec![0; width.div_ceil(64)].into())
    }

    pub fn add(&mut self, word: WordId) {
        self.0[word.0 as usize / 64] |= 1 << (word.0 % 64);
    }

    pub fn add_all(&mut self, other: &Self) {
        for (to, from) in self.0.iter_mut().zip(&other.0) {
            *to |= from;
        }
    }

    pub fn has(&self, word: WordId) -> bool {
        self.0
            .get(word.0 as usize / 64)
            .is_some_and(|b| b >> (word.0 % 64) & 1 == 1)
    }

    /// How many are in before each block of 64.
    pub fn ranks(&self) -> Box<[u16]> {
        let mut rank = 0;
        let before = |block: &u64| {
            let before = rank as u16;
            rank += block.count_ones();
            before
        };
        self.0.iter().map(before).collect()
    }

    /// The place of a word that is in among those that are.
    #[inline]
    pub fn rank(&self, ranks: &[u16], word: WordId) -> Option<usize> {
        let at = word.0 as usize;
        let block = *self.0.get(at / 64)?;
        let bit = 1 << (at % 64);
        (block & bit != 0)
            .then(|| usize::from(ranks[at / 64]) + (block & (bit - 1)).count_ones() as usize)
    }

    pub fn iter(&self) -> impl Iterator<Item = WordId> {
        (0..self.0.len() as u32 * 64)
            .map(WordId)
            .filter(|w| self.has(*w))
    }
}

impl Check {
    #[inline]
    pub fn may(&self, next: Next) -> bool {
        if next.digits != 0 {
            return self.digits & next.digits != 0;
        }
        self.words.has(next.word)
    }
}

impl Machine {
    /// `Err` says what is wrong with the groups.
    pub fn new(paths: &[Path], senses: &[Box<[Sense]>], lexicon: &Lexicon) -> Result<Self, String> {
        let mut tries = Tries::default();
        for path in paths {
            tries.insert(path);
        }
        let order = tries.inner_first()?;
        let mut maker = Maker {
            senses,
            ids: HashMap::new(),
            firsts: vec![None; tries.roots.len()],
            openings: Vec::new(),
            continued: Continued::new(senses, lexicon),
            known: HashMap::new(),
            tests: Vec::new(),
            nodes: Vec::new(),
            edges: Vec::new(),
            accepts: Vec::new(),
            jumps: Vec::new(),
        };
        maker
            .openings
            .resize_with(tries.roots.len(), Opening::default);
        for group in order {
            maker.group(&tries, group);
        }
        let triggers = TriggerFinder::new(paths, senses, lexicon).find();
        let mut taken = Bits::new(senses.len());
        for check in &maker.tests {
            taken.add_all(&check.words);
        }
        // Inside a number that has begun: "two hundred and six", "21st".
        taken.add_all(&words_of(senses, |s| {
            [
                known::NUMBER,
                known::NUMBER_AND,
                known::ORDINAL,
                known::ORDINAL_ENDING,
            ]
            .contains(&s.class)
        }));
        let uses = (0..senses.len() as u32)
            .map(WordId)
            .map(|w| {
                u8::from(taken.has(w)) * TAKEN
                    + u8::from(triggers.words.has(w)) * TRIGGER
                    + (triggers.joints[w.0 as usize] << JOINT_SHIFT)
            })
            .collect();
        Ok(Self {
            nodes: maker.nodes,
            edges: maker.edges,
            accepts: maker.accepts,
            jumps: maker.jumps,
            tests: maker.tests,
            roots: maker
                .firsts
                .iter()
                .map(|f| f.as_ref().map_or(0, |f| f.root))
                .collect(),
            openings: maker.openings,
            continued: maker.continued,
            digit_triggers: triggers.digits,
            ending_triggers: match triggers.endings {
                true => endings(senses, lexicon),
                false => Bits::default(),
            },
            dash: match lexicon.mark(b'-') {
                // Not a word that pieces could have.
                WordId::NONE => WordId(u32::MAX),
                dash => dash,
            },
            uses,
            top: tries.group(known::TOP),
            full: tries.group(known::FULL),
        })
    }

    pub fn top(&self) -> Option<GroupId> {
        self.top
    }

    pub fn full(&self) -> Option<GroupId> {
        self.full
    }

    pub fn groups(&self) -> usize {
        self.roots.len()
    }

    /// [`TAKEN`] and [`TRIGGER`], as far as they hold of the piece at this place.
    #[inline]
    pub fn uses(&self, pieces: &[Piece], at: usize) -> u8 {
        let Some(piece) = pieces.get(at) else {
            return 0;
        };
        let glued = |at: usize| pieces.get(at).filter(|p| !p.spaced);
        if piece.is_digits() {
            let ending = |at: usize| {
                let word = glued(at).map(|p| p.word);
                word.is_some_and(|word| self.ending_triggers.has(word))
            };
            // "18-го": the dash is no ending by itself.
            let dash = glued(at + 1).is_some_and(|p| p.word == self.dash);
            let trigger = self.digit_triggers & Next::of(piece).digits != 0
                || ending(at + 1 + usize::from(dash));
            return TAKEN | (u8::from(trigger) * TRIGGER);
        }
        let uses = self.uses.get(piece.word.0 as usize).copied().unwrap_or(0);
        let joint = uses >> JOINT_SHIFT;
        if joint != 0
            && !piece.spaced
            && glued(at + 1).is_some_and(|p| Next::of(p).digits & joint != 0)
        {
            return uses | TRIGGER;
        }
        uses
    }

    /// Is it sure that the test takes a piece such as `here` alone, with `after` behind it?
    #[inline]
    pub fn takes_one(&self, test: Checked, here: Next, after: Option<&Piece>) -> bool {
        match test {
            Checked::Words | Checked::Class(_) => true,
            Checked::Group(_) => false,
            Checked::Builtin(builtin) => {
                let goes_on = self.continued.of(builtin, here.digits != 0);
                let ordinal = builtin == Builtin::Ordinal && here.digits != 0;
                !ordinal && after.is_none_or(|p| !goes_on.has(Next::of(p)))
            }
        }
    }

    /// Can a match of the group begin with such a piece, seeing the one after it?
    #[inline]
    pub fn may_begin(&self, group: GroupId, here: Next, after: Option<&Piece>) -> bool {
        self.openings[usize::from(group.0)].may(here, after)
    }

    pub fn root(&self, group: GroupId) -> u32 {
        self.roots[usize::from(group.0)]
    }

    /// The edges such a piece may take, in two parts: those that stand side by side, each still to be checked, and places of
    /// others that are. Not all of them lead anywhere.
    #[inline]
    pub fn edges(&self, node: u32, next: Next) -> (&[Edge], &[u32]) {
        let node = &self.nodes[node as usize];
        match self.jumps.get(node.jump as usize) {
            Some(jump) => (&[], jump.edges(next)),
            None if node.may(next) => {
                let (from, to) = node.edges;
                (&self.edges[from as usize..to as usize], &[])
            }
            None => (&[], &[]),
        }
    }

    pub fn edge(&self, at: u32) -> Edge {
        self.edges[at as usize]
    }

    /// Does a pattern end at this node, or may it go on with such a piece?
    #[inline]
    pub fn leads_on(&self, node: u32, next: Option<Next>) -> bool {
        let here = &self.nodes[node as usize];
        here.accepts.0 < here.accepts.1
            || next.is_some_and(|next| match self.jumps.get(here.jump as usize) {
                Some(jump) => !jump.edges(next).is_empty(),
                None => here.may(next),
            })
    }

    /// Rules that end here, first in the file first.
    pub fn accepts(&self, node: u32) -> &[u32] {
        let (from, to) = self.nodes[node as usize].accepts;
        &self.accepts[from as usize..to as usize]
    }

    pub fn check(&self, test: u32) -> &Check {
        &self.tests[test as usize]
    }
}

/// All paths, sharing their beginnings within a group.
#[derive(Default)]
struct Tries {
    roots: Vec<(NameId, usize)>,
    nodes: Vec<TrieNode>,
    known: HashMap<(usize, Element), usize>,
}

#[derive(Default)]
struct TrieNode {
    edges: Vec<(Element, usize)>,
    accepts: Vec<u32>,
}

impl Tries {
    fn group(&self, name: NameId) -> Option<GroupId> {
        let at = self.roots.iter().position(|(n, _)| *n == name)?;
        Some(GroupId(at as u16))
    }

    fn insert(&mut self, path: &Path) {
        let root = match self.group(path.group) {
            Some(GroupId(at)) => self.roots[usize::from(at)].1,
            None => {
                self.nodes.push(TrieNode::default());
                self.roots.push((path.group, self.nodes.len() - 1));
                self.nodes.len() - 1
            }
        };
        let mut node = root;
        for element in &path.elements {
            node = match self.known.get(&(node, element.clone())) {
                Some(next) => *next,
                None => {
                    let next = self.nodes.len();
                    self.nodes.push(TrieNode::default());
                    self.nodes[node].edges.push((element.clone(), next));
                    self.known.insert((node, element.clone()), next);
                    next
                }
            };
        }
        let accepts = &mut self.nodes[node].accepts;
        if !accepts.contains(&path.rule) {
            accepts.push(path.rule);
        }
    }

    /// Groups so that each comes after those it uses. A group that contains itself would never end.
    fn inner_first(&self) -> Result<Vec<usize>, String> {
        let mut done = Vec::new();
        let mut under_way = Vec::new();
        for group in 0..self.roots.len() {
            self.visit(group, &mut under_way, &mut done)?;
        }
        Ok(done)
    }

    fn visit(
        &self,
        group: usize,
        under_way: &mut Vec<usize>,
        done: &mut Vec<usize>,
    ) -> Result<(), String> {
        if done.contains(&group) {
            return Ok(());
        }
        if under_way.contains(&group) {
            return Err("the groups go in a circle".to_string());
        }
        under_way.push(group);
        let mut nodes = vec![self.roots[group].1];
        let mut inner = Vec::new();
        while let Some(node) = nodes.pop() {
            for (element, next) in &self.nodes[node].edges {
                nodes.push(*next);
                if let Test::Group(name) = element.test
                    && let Some(GroupId(at)) = self.group(name)
                    && !inner.contains(&usize::from(at))
                {
                    inner.push(usize::from(at));
                }
            }
        }
        for group in inner {
            self.visit(group, under_way, done)?;
        }
        under_way.pop();
        done.push(group);
        Ok(())
    }
}

/// What a match of a group can begin with.
#[derive(Clone)]
struct First {
    root: u32,
    words: Bits,
    digits: u8,
}

struct Maker<'a> {
    senses: &'a [Box<[Sense]>],
    ids: HashMap<Test, u32>,
    firsts: Vec<Option<First>>,
    openings: Vec<Opening>,
    continued: Continued,
    /// Nodes that are down, by their edges and rules.
    known: HashMap<(Vec<Edge>, Vec<u32>), u32>,
    tests: Vec<Check>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    accepts: Vec<u32>,
    jumps: Vec<Jump>,
}

impl Maker<'_> {
    /// Lays down a group's trie; those it uses are down already.
    fn group(&mut self, tries: &Tries, group: usize) {
        let mut all = vec![tries.roots[group].1];
        let mut at = 0;
        while let Some(node) = all.get(at) {
            all.extend(tries.nodes[*node].edges.iter().map(|(_, next)| *next));
            at += 1;
        }
        // A node is made after the one it hangs on: the other way round, all that hangs on it is down already.
        all.sort_unstable_by(|a, b| b.cmp(a));
        let mut laid: HashMap<usize, u32> = HashMap::new();
        for node in all {
            let trie = &tries.nodes[node];
            let mut edges = Vec::with_capacity(trie.edges.len());
            for (element, next) in &trie.edges {
                // A group no rule belongs to matches nothing.
                let Some(test) = self.test(tries, &element.test) else {
                    continue;
                };
                edges.push(Edge {
                    test: self.tests[test as usize].test,
                    check: test,
                    slot: element.slot,
                    glued: element.glued,
                    next: laid[next],
                });
            }
            laid.insert(node, self.node(edges, &trie.accepts));
        }
        let root = laid[&tries.roots[group].1];
        let (words, digits) = self.union(self.nodes[root as usize].edges);
        self.openings[group] = self.opening(root, &words);
        self.firsts[group] = Some(First {
            root,
            words,
            digits,
        });
    }

    /// A node with these edges and rules; one that is down already where it is the same: optional parts give a rule many
    /// beginnings that go on alike.
    fn node(&mut self, edges: Vec<Edge>, accepts: &[u32]) -> u32 {
        if let Some(known) = self.known.get(&(edges.clone(), accepts.to_vec())) {
            return *known;
        }
        let id = self.nodes.len() as u32;
        let accepted = self.accepts.len() as u32;
        self.accepts.extend(accepts);
        let from = self.edges.len() as u32;
        self.edges.extend(&edges);
        let range = (from, self.edges.len() as u32);
        let (words, digits) = self.union(range);
        let blurred = words.iter().fold(0, |all, word| all | blur(word));
        let jump = match edges.len() {
            0..MANY_EDGES => NO_JUMP,
            _ => {
                let jump = self.jump(words, range);
                self.jumps.push(jump);
                self.jumps.len() as u32 - 1
            }
        };
        self.nodes.push(Node {
            edges: range,
            accepts: (accepted, self.accepts.len() as u32),
            jump,
            words: blurred,
            digits,
        });
        self.known.insert((edges, accepts.to_vec()), id);
        id
    }

    /// What may follow the pieces that a node's edges take.
    fn opening(&self, root: u32, words: &Bits) -> Opening {
        let node = &self.nodes[root as usize];
        let jump = self.jumps.get(node.jump as usize);
        let follow = |here: Next| {
            let mut all = Follow::default();
            let mut add = |edge: u32| {
                let edge = self.edges[edge as usize];
                let check = &self.tests[edge.check as usize];
                if check.may(here) {
                    all.add(self.follow(check.test, here, edge.next));
                }
            };
            match jump {
                Some(jump) => jump.edges(here).iter().for_each(|edge| add(*edge)),
                None => (node.edges.0..node.edges.1).for_each(add),
            }
            all
        };
        let of_word = |word| Next { word, digits: 0 };
        let of_digits = |len: usize| Next {
            word: WordId::NONE,
            digits: 1 << len,
        };
        Opening {
            ranks: words.ranks(),
            after: words.iter().map(|word| follow(of_word(word))).collect(),
            digits: std::array::from_fn(|len| follow(of_digits(len))),
            words: words.clone(),
        }
    }

    /// What may follow a piece that begins what a test takes, on the way to `node`.
    fn follow(&self, test: Checked, here: Next, node: u32) -> Follow {
        let node = &self.nodes[node as usize];
        let mut follow = Follow {
            words: node.words,
            digits: node.digits,
            end: node.accepts.0 < node.accepts.1,
        };
        match test {
            Checked::Words | Checked::Class(_) => follow,
            Checked::Builtin(builtin) => {
                follow.add(self.continued.of(builtin, here.digits != 0));
                // Digits alone are no ordinal.
                follow.end &= builtin != Builtin::Ordinal || here.digits == 0;
                follow
            }
            Checked::Group(group) => {
                let inner = self.openings[usize::from(group.0)].follow(here);
                match inner.end {
                    true => {
                        follow.add(Follow {
                            end: false,
                            ..inner
                        });
                        follow
                    }
                    false => inner,
                }
            }
        }
    }

    /// What any of these edges can take.
    fn union(&self, (from, to): (u32, u32)) -> (Bits, u8) {
        let mut words = Bits::new(self.senses.len());
        let mut digits = 0;
        for edge in &self.edges[from as usize..to as usize] {
            let check = &self.tests[edge.check as usize];
            words.add_all(&check.words);
            digits |= check.digits;
        }
        (words, digits)
    }

    fn jump(&self, words: Bits, (from, to): (u32, u32)) -> Jump {
        let check = |edge: u32| &self.tests[self.edges[edge as usize].check as usize];
        let mut starts = vec![0];
        let mut edges: Vec<u32> = Vec::new();
        for word in words.iter() {
            edges.extend((from..to).filter(|e| check(*e).words.has(word)));
            starts.push(edges.len() as u32);
        }
        Jump {
            ranks: words.ranks(),
            starts: starts.into(),
            edges: edges.into(),
            digits: std::array::from_fn(|len| {
                (from..to)
                    .filter(|e| check(*e).digits & 1 << len != 0)
                    .collect()
            }),
            words,
        }
    }

    fn test(&mut self, tries: &Tries, test: &Test) -> Option<u32> {
        if let Some(known) = self.ids.get(test) {
            return Some(*known);
        }
        let check = match test {
            Test::Words(list) => {
                let mut words = Bits::new(self.senses.len());
                list.iter().for_each(|w| words.add(*w));
                Check {
                    test: Checked::Words,
                    words,
                    digits: 0,
                }
            }
            Test::Class(class) => Check {
                test: Checked::Class(*class),
                words: words_of(self.senses, |s| s.class == *class),
                digits: 0,
            },
            Test::Builtin(builtin) => Check {
                test: Checked::Builtin(*builtin),
                words: words_of(self.senses, |s| begins(*builtin, s)),
                digits: lengths(*builtin),
            },
            Test::Group(name) => {
                let id = tries.group(*name)?;
                let first = self.firsts[usize::from(id.0)].clone()?;
                Check {
                    test: Checked::Group(id),
                    words: first.words,
                    digits: first.digits,
                }
            }
        };
        self.tests.push(check);
        let id = self.tests.len() as u32 - 1;
        self.ids.insert(test.clone(), id);
        Some(id)
    }
}

/// "th", "го", "º": what makes an ordinal of digits.
fn endings(senses: &[Box<[Sense]>], lexicon: &Lexicon) -> Bits {
    let mut endings = words_of(senses, |s| s.class == known::ORDINAL_ENDING);
    for mark in ["º", "°", "ª"] {
        match lexicon.word(mark.as_bytes()) {
            WordId::NONE => {}
            word => endings.add(word),
        }
    }
    endings
}

/// What a number that has begun may go on with. A mark that no list knows ends every match, so it is not here.
#[derive(Clone, Copy, Debug)]
struct Continued {
    /// In words: "twenty-first", "two hundred and six".
    words: Follow,
    /// In digits, an amount: "2,000", "1.5".
    amount: Follow,
    /// In digits, with its ending: "18th", "18-го", "1º".
    ordinal: Follow,
}

impl Continued {
    fn new(senses: &[Box<[Sense]>], lexicon: &Lexicon) -> Self {
        let mark = |mark: &str| lexicon.word(mark.as_bytes());
        let in_words = [known::NUMBER, known::NUMBER_AND, known::ORDINAL];
        let in_words = words_of(senses, |s| in_words.contains(&s.class));
        Self {
            words: Follow::of_words(in_words.iter().chain([mark("-")])),
            amount: Follow::of_words([mark(","), mark(".")].into_iter()),
            ordinal: Follow::of_words(endings(senses, lexicon).iter().chain([mark("-")])),
        }
    }

    fn of(&self, builtin: Builtin, digits: bool) -> Follow {
        match builtin {
            Builtin::Number | Builtin::Ordinal if !digits => self.words,
            Builtin::Number => self.amount,
            Builtin::Ordinal | Builtin::Day => self.ordinal,
            Builtin::Month
            | Builtin::Year
            | Builtin::Recent
            | Builtin::OldYear
            | Builtin::TwoDigits
            | Builtin::FourDigits
            | Builtin::Hour
            | Builtin::Minute => Follow::default(),
        }
    }
}

pub fn words_of(senses: &[Box<[Sense]>], is: impl Fn(&Sense) -> bool) -> Bits {
    let mut words = Bits::new(senses.len());
    for (at, senses) in senses.iter().enumerate() {
        if senses.iter().any(&is) {
            words.add(WordId(at as u32));
        }
    }
    words
}

/// How long a number in digits may be: bit n for n digits.
pub fn lengths(builtin: Builtin) -> u8 {
    match builtin {
        Builtin::Number => 0b11_1110,
        Builtin::Ordinal => 0b00_1110,
        Builtin::Day | Builtin::Month | Builtin::Hour => 0b00_0110,
        Builtin::Year | Builtin::Recent | Builtin::FourDigits => 0b01_0000,
        Builtin::OldYear => 0b01_1110,
        Builtin::TwoDigits | Builtin::Minute => 0b00_0100,
    }
}

/// Can a number begin with a word of this sense?
pub fn begins(builtin: Builtin, sense: &Sense) -> bool {
    let number = sense.class == known::NUMBER;
    match builtin {
        Builtin::Number => number,
        // "twenty-first"
        Builtin::Ordinal => {
            sense.class == known::ORDINAL || number && (20..100).contains(&sense.value)
        }
        _ => false,
    }
}
