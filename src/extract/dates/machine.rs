//! All patterns of a language as one machine: tries with shared beginnings, and for every step the words that can take it.
//!
//! Walking it is [`super::matcher`]'s business; here it is built, once.

use super::lexicon::{Lexicon, NameId, Sense, WordId};
use super::pattern::{Builtin, Element, Path, Test};
use super::rules::known;
use std::collections::HashMap;

#[derive(Debug)]
pub struct Machine {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    accepts: Vec<u32>,
    tests: Vec<Check>,
    groups: Vec<Group>,
    /// Words of which every match of a whole text holds at least one, where it holds no digit.
    triggers: Bits,
    top: Option<GroupId>,
    full: Option<GroupId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupId(pub u16);

#[derive(Clone, Copy, Debug)]
struct Node {
    edges: (u32, u32),
    accepts: (u32, u32),
}

#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub test: u32,
    pub slot: NameId,
    pub glued: bool,
    pub next: u32,
}

/// A test and what can pass it: a word that is not among `words` needs not be looked at further.
#[derive(Debug)]
pub struct Check {
    pub test: Checked,
    words: Bits,
    digits: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Being among the words is all.
    Words,
    Class(NameId),
    Builtin(Builtin),
    Group(GroupId),
}

#[derive(Debug)]
struct Group {
    /// Root edges by the word a match begins with: `begins[word]..begins[word + 1]` in `by_word`.
    begins: Vec<u32>,
    by_word: Vec<u32>,
    /// Root edges that digits can take.
    by_digits: Vec<u32>,
}

/// A set of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(Box<[u64]>);

impl Bits {
    fn new(width: usize) -> Self {
        Self(vec![0; width.div_ceil(64)].into())
    }

    fn add(&mut self, word: WordId) {
        self.0[word.0 as usize / 64] |= 1 << (word.0 % 64);
    }

    fn add_all(&mut self, other: &Self) {
        for (to, from) in self.0.iter_mut().zip(&other.0) {
            *to |= from;
        }
    }

    pub fn has(&self, word: WordId) -> bool {
        self.0
            .get(word.0 as usize / 64)
            .is_some_and(|b| b >> (word.0 % 64) & 1 == 1)
    }

    fn iter(&self) -> impl Iterator<Item = WordId> {
        (0..self.0.len() as u32 * 64)
            .map(WordId)
            .filter(|w| self.has(*w))
    }
}

impl Check {
    pub fn may(&self, word: WordId, digits: bool) -> bool {
        if digits {
            self.digits
        } else {
            self.words.has(word)
        }
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
            tests: Vec::new(),
            nodes: Vec::new(),
            edges: Vec::new(),
            accepts: Vec::new(),
        };
        for group in order {
            maker.group(&tries, group);
        }
        let triggers = triggers(paths, senses, lexicon);
        let mut machine = Self {
            nodes: maker.nodes,
            edges: maker.edges,
            accepts: maker.accepts,
            tests: maker.tests,
            groups: Vec::new(),
            triggers,
            top: tries.group(known::TOP),
            full: tries.group(known::FULL),
        };
        for root in 0..tries.roots.len() {
            let group = machine.begin(
                maker.firsts[root].as_ref().map_or(0, |f| f.root),
                senses.len(),
            );
            machine.groups.push(group);
        }
        Ok(machine)
    }

    fn begin(&self, root: u32, width: usize) -> Group {
        let mut by: Vec<Vec<u32>> = vec![Vec::new(); width];
        let mut by_digits = Vec::new();
        let (from, to) = self.nodes[root as usize].edges;
        for edge in from..to {
            let check = &self.tests[self.edges[edge as usize].test as usize];
            for word in check.words.iter() {
                if let Some(edges) = by.get_mut(word.0 as usize) {
                    edges.push(edge);
                }
            }
            if check.digits {
                by_digits.push(edge);
            }
        }
        let mut begins = Vec::with_capacity(width + 1);
        let mut by_word = Vec::new();
        for edges in by {
            begins.push(by_word.len() as u32);
            by_word.extend(edges);
        }
        begins.push(by_word.len() as u32);
        Group {
            begins,
            by_word,
            by_digits,
        }
    }

    pub fn top(&self) -> Option<GroupId> {
        self.top
    }

    pub fn full(&self) -> Option<GroupId> {
        self.full
    }

    pub fn groups(&self) -> usize {
        self.groups.len()
    }

    pub fn is_trigger(&self, word: WordId) -> bool {
        self.triggers.has(word)
    }

    /// Edges from a group's root that a piece with this word may take; `digits` for a number.
    pub fn roots(&self, group: GroupId, word: WordId, digits: bool) -> &[u32] {
        let group = &self.groups[usize::from(group.0)];
        if digits {
            return &group.by_digits;
        }
        let at = word.0 as usize;
        match (group.begins.get(at), group.begins.get(at + 1)) {
            (Some(from), Some(to)) => &group.by_word[*from as usize..*to as usize],
            _ => &[],
        }
    }

    pub fn edge(&self, at: u32) -> Edge {
        self.edges[at as usize]
    }

    pub fn edges(&self, node: u32) -> &[Edge] {
        let (from, to) = self.nodes[node as usize].edges;
        &self.edges[from as usize..to as usize]
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
    digits: bool,
}

struct Maker<'a> {
    senses: &'a [Box<[Sense]>],
    ids: HashMap<Test, u32>,
    firsts: Vec<Option<First>>,
    tests: Vec<Check>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    accepts: Vec<u32>,
}

impl Maker<'_> {
    /// Lays down a group's trie; those it uses are down already.
    fn group(&mut self, tries: &Tries, group: usize) {
        let root = self.nodes.len() as u32;
        let mut waiting = vec![(tries.roots[group].1, root)];
        self.nodes.push(Node {
            edges: (0, 0),
            accepts: (0, 0),
        });
        while let Some((from, to)) = waiting.pop() {
            let node = &tries.nodes[from];
            let accepts = self.accepts.len() as u32;
            self.accepts.extend(&node.accepts);
            let edges = self.edges.len() as u32;
            for (element, next) in &node.edges {
                // A group no rule belongs to matches nothing.
                let Some(test) = self.test(tries, &element.test) else {
                    continue;
                };
                let laid = self.nodes.len() as u32;
                self.nodes.push(Node {
                    edges: (0, 0),
                    accepts: (0, 0),
                });
                waiting.push((*next, laid));
                self.edges.push(Edge {
                    test,
                    slot: element.slot,
                    glued: element.glued,
                    next: laid,
                });
            }
            self.nodes[to as usize] = Node {
                edges: (edges, self.edges.len() as u32),
                accepts: (accepts, self.accepts.len() as u32),
            };
        }
        let mut words = Bits::new(self.senses.len());
        let mut digits = false;
        let (from, to) = self.nodes[root as usize].edges;
        for edge in &self.edges[from as usize..to as usize] {
            let check = &self.tests[edge.test as usize];
            words.add_all(&check.words);
            digits |= check.digits;
        }
        self.firsts[group] = Some(First {
            root,
            words,
            digits,
        });
    }

    fn test(&mut self, tries: &Tries, test: &Test) -> Option<u32> {
        if let Some(known) = self.ids.get(test) {
            return Some(*known);
        }
        let of_classes = |classes: &[NameId]| {
            let mut words = Bits::new(self.senses.len());
            for (at, senses) in self.senses.iter().enumerate() {
                if senses.iter().any(|s| classes.contains(&s.class)) {
                    words.add(WordId(at as u32));
                }
            }
            words
        };
        let check = match test {
            Test::Words(list) => {
                let mut words = Bits::new(self.senses.len());
                list.iter().for_each(|w| words.add(*w));
                Check {
                    test: Checked::Words,
                    words,
                    digits: false,
                }
            }
            Test::Class(class) => Check {
                test: Checked::Class(*class),
                words: of_classes(&[*class]),
                digits: false,
            },
            Test::Builtin(builtin) => Check {
                test: Checked::Builtin(*builtin),
                words: of_classes(builtin_classes(*builtin)),
                digits: true,
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

/// Classes of words that a number may begin with.
fn builtin_classes(builtin: Builtin) -> &'static [NameId] {
    match builtin {
        Builtin::Number => &[known::NUMBER],
        Builtin::Ordinal => &[known::ORDINAL, known::NUMBER],
        _ => &[],
    }
}

/// For each path the element that fewest texts hold: where none of its words (and no digit) stands, the path need not be tried.
fn triggers(paths: &[Path], senses: &[Box<[Sense]>], lexicon: &Lexicon) -> Bits {
    let common: Vec<f64> = std::iter::once(0.0)
        .chain(lexicon.words().map(|(_, word)| how_common(word)))
        .collect();
    let sum = |words: &Bits| -> f64 {
        words
            .iter()
            .map(|w| common.get(w.0 as usize).copied().unwrap_or(0.0))
            .sum()
    };
    let of_classes = |classes: &[NameId]| {
        let mut words = Bits::new(senses.len());
        for (at, senses) in senses.iter().enumerate() {
            if senses.iter().any(|s| classes.contains(&s.class)) {
                words.add(WordId(at as u32));
            }
        }
        words
    };
    let mut classes: HashMap<Test, (f64, Bits)> = HashMap::new();
    let mut triggers = Bits::new(senses.len());
    let mut wanted = vec![known::TOP, known::FULL];
    let mut at = 0;
    while at < wanted.len() {
        let group = wanted[at];
        at += 1;
        for path in paths.iter().filter(|p| p.group == group) {
            let mut best: Option<(f64, &Element)> = None;
            for element in &path.elements {
                let cost = match &element.test {
                    // Its own paths hold triggers then.
                    Test::Group(_) => GROUP_COST,
                    test => {
                        let (cost, _) = classes.entry(test.clone()).or_insert_with(|| {
                            let words = match test {
                                Test::Words(list) => {
                                    let mut words = Bits::new(senses.len());
                                    list.iter().for_each(|w| words.add(*w));
                                    words
                                }
                                Test::Class(class) => of_classes(&[*class]),
                                Test::Builtin(builtin) => of_classes(builtin_classes(*builtin)),
                                Test::Group(_) => Bits::default(),
                            };
                            (sum(&words), words)
                        });
                        *cost
                    }
                };
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, element));
                }
            }
            match best.map(|(_, element)| &element.test) {
                Some(Test::Group(name)) => {
                    if !wanted.contains(name) {
                        wanted.push(*name);
                    }
                }
                Some(test) => {
                    if let Some((_, words)) = classes.get(test) {
                        triggers.add_all(words);
                    }
                }
                None => {}
            }
        }
    }
    triggers
}

/// Against words: a class of a dozen months is as good a trigger as a group.
const GROUP_COST: f64 = 15.0;

/// A guess from its length, for want of counts in every language: short words and marks are everywhere.
fn how_common(word: &str) -> f64 {
    let letters = word.chars().count();
    let ideographs = word
        .chars()
        .any(|c| matches!(u32::from(c), 0x2E80..=0xD7FF));
    match letters {
        _ if ideographs => 1.0,
        _ if !word.chars().all(char::is_alphabetic) => 300.0,
        0..=2 => 200.0,
        3 => 60.0,
        4 => 8.0,
        _ => 1.0,
    }
}
