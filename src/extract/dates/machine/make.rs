//! Builds a language's machine from its patterns, once.
//!
//! Walking it is not done here.

use super::super::lexicon::{Lexicon, Sense, WordId};
use super::super::pattern::{Builtin, Path, Test};
use super::super::rules::known;
use super::super::triggers::TriggerFinder;
use super::trie::Tries;
use super::{
    Bits, Check, Checked, Edge, Follow, JOINT_SHIFT, Jump, MANY_EDGES, Machine, NO_JUMP, Next,
    Node, Opening, TAKEN, TRIGGER, blur,
};
use rustc_hash::FxHashMap as HashMap;

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
            ids: HashMap::default(),
            firsts: vec![None; tries.roots.len()],
            openings: Vec::new(),
            continued: Continued::new(senses, lexicon),
            known: HashMap::default(),
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
        let mut laid: HashMap<usize, u32> = HashMap::default();
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
pub(super) struct Continued {
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

    pub(super) fn of(&self, builtin: Builtin, digits: bool) -> Follow {
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
