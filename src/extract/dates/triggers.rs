//! The words and numbers without which nothing can match, so that most of a text need not be looked at.
//!
//! What is done where one stands is the business of [`super::matcher`].

use super::lexicon::{Lexicon, NameId, Sense};
use super::machine::{Bits, begins, lengths, words_of};
use super::pattern::{Builtin, Element, Path, Test};
use super::rules::known;
use rustc_hash::FxHashMap as HashMap;

/// Without which nothing can match.
#[derive(Default)]
pub struct Triggers {
    pub words: Bits,
    /// For each word, how long the digits are before which it is one.
    pub joints: Vec<u8>,
    pub digits: u8,
    pub endings: bool,
}

/// What one element of a path asks for.
#[derive(Clone)]
struct Asked {
    cost: f64,
    words: Bits,
    digits: u8,
    endings: bool,
}

/// For each path the element that fewest texts hold: where none of its words (and no such number) stands, the path need not be
/// tried.
pub struct TriggerFinder<'a> {
    paths: HashMap<NameId, Vec<&'a Path>>,
    senses: &'a [Box<[Sense]>],
    common: Vec<f64>,
    /// Words that are marks.
    marks: Bits,
    asked: HashMap<Test, Asked>,
    groups: HashMap<NameId, f64>,
}

impl<'a> TriggerFinder<'a> {
    pub fn new(paths: &'a [Path], senses: &'a [Box<[Sense]>], lexicon: &Lexicon) -> Self {
        let listed = words_of(senses, |s| s.class == known::COMMON);
        let mut marks = Bits::new(senses.len());
        let mut common = vec![0.0; senses.len()];
        for (id, word) in lexicon.words() {
            if !word.contains(char::is_alphanumeric) {
                marks.add(id);
            }
            common[id.0 as usize] = match listed.has(id) {
                true => COMMON_COST,
                false => how_common(word),
            };
        }
        let mut grouped: HashMap<NameId, Vec<&Path>> = HashMap::default();
        for path in paths {
            grouped.entry(path.group).or_default().push(path);
        }
        Self {
            paths: grouped,
            senses,
            common,
            marks,
            asked: HashMap::default(),
            groups: HashMap::default(),
        }
    }

    pub fn find(mut self) -> Triggers {
        let mut triggers = Triggers {
            words: Bits::new(self.senses.len()),
            joints: vec![0; self.senses.len()],
            ..Triggers::default()
        };
        let mut wanted = vec![known::TOP, known::FULL];
        let mut at = 0;
        while let Some(group) = wanted.get(at).copied() {
            at += 1;
            for path in self.paths.get(&group).cloned().unwrap_or_default() {
                let Some((_, element, before)) = self.rarest(path) else {
                    continue;
                };
                if let Test::Group(name) = element.test {
                    if !wanted.contains(&name) {
                        wanted.push(name);
                    }
                    continue;
                }
                let asked = self.asked(&element.test);
                if before != 0 {
                    for word in asked.words.iter() {
                        triggers.joints[word.0 as usize] |= before;
                    }
                } else {
                    triggers.words.add_all(&asked.words);
                    triggers.digits |= asked.digits;
                    triggers.endings |= asked.endings;
                }
            }
        }
        triggers
    }

    /// A path's rarest element with its cost; of a mark between digits also how long those after it are.
    fn rarest(&mut self, path: &'a Path) -> Option<(f64, &'a Element, u8)> {
        let mut best: Option<(f64, &Element, u8)> = None;
        for (at, element) in path.elements.iter().enumerate() {
            let joint = self.joint(path, at);
            let cost = match &element.test {
                Test::Group(name) => self.group_cost(*name),
                test => self.asked(test).cost,
            };
            let cost = if joint != 0 { JOINT_COST } else { cost };
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, element, joint));
            }
        }
        best
    }

    /// A group is as common as the most common of its paths. None contains itself.
    fn group_cost(&mut self, name: NameId) -> f64 {
        if let Some(known) = self.groups.get(&name) {
            return *known;
        }
        let mut cost = GROUP_COST;
        for path in self.paths.get(&name).cloned().unwrap_or_default() {
            if let Some((rarest, ..)) = self.rarest(path) {
                cost = cost.max(rarest);
            }
        }
        self.groups.insert(name, cost);
        cost
    }

    /// "@day ~/ ~@mon": how long the digits are that such a mark hangs before; 0 of any other element.
    fn joint(&mut self, path: &Path, at: usize) -> u8 {
        let digits = |at: Option<usize>| match at.and_then(|at| path.elements.get(at))?.test {
            Test::Builtin(Builtin::Number | Builtin::Ordinal) => None,
            Test::Builtin(builtin) => Some(lengths(builtin)),
            Test::Words(_) | Test::Class(_) | Test::Group(_) => None,
        };
        let glued = |at: usize| path.elements.get(at).is_some_and(|e| e.glued);
        let (Some(_), Some(after)) = (digits(at.checked_sub(1)), digits(Some(at + 1))) else {
            return 0;
        };
        if !glued(at) || !glued(at + 1) {
            return 0;
        }
        let words = self.asked(&path.elements[at].test).words;
        let marks = words.iter().next().is_some() && words.iter().all(|word| self.marks.has(word));
        u8::from(marks) * after
    }

    fn asked(&mut self, test: &Test) -> Asked {
        if let Some(known) = self.asked.get(test) {
            return known.clone();
        }
        let (words, digits) = match test {
            Test::Words(list) => {
                let mut words = Bits::new(self.senses.len());
                list.iter().for_each(|w| words.add(*w));
                (words, 0)
            }
            Test::Class(class) => (words_of(self.senses, |s| s.class == *class), 0),
            Test::Builtin(builtin) => (
                words_of(self.senses, |s| begins(*builtin, s)),
                lengths(*builtin),
            ),
            Test::Group(_) => (Bits::default(), 0),
        };
        let endings = *test == Test::Builtin(Builtin::Ordinal);
        let in_digits = match digits {
            0 => 0.0,
            _ if endings => ENDING_COST,
            FOUR_DIGITS => FOUR_DIGITS_COST,
            _ => DIGITS_COST,
        };
        let in_words: f64 = words.iter().map(|w| self.common[w.0 as usize]).sum();
        let asked = Asked {
            cost: in_words + in_digits,
            words,
            digits: if endings { 0 } else { digits },
            endings,
        };
        self.asked.insert(test.clone(), asked.clone());
        asked
    }
}

/// Against words: a class of a dozen months is as good a trigger as a group.
const GROUP_COST: f64 = 15.0;

/// Numbers are everywhere, those of four digits mostly years.
const DIGITS_COST: f64 = 60.0;
const FOUR_DIGITS_COST: f64 = 3.0;
const FOUR_DIGITS: u8 = 1 << 4;
/// "18th"
const ENDING_COST: f64 = 5.0;
/// A mark between digits: "18/12".
const JOINT_COST: f64 = 10.0;

/// A word of the class `common` against one that is not.
const COMMON_COST: f64 = 300.0;

/// A guess from its length, for want of counts in every language: short words and marks are everywhere.
fn how_common(word: &str) -> f64 {
    let ideographs = word
        .chars()
        .any(|c| matches!(u32::from(c), 0x2E80..=0xD7FF));
    match word.chars().count() {
        _ if ideographs => 1.0,
        _ if !word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '-')) =>
        {
            COMMON_COST
        }
        0..=2 => 10.0,
        3 => 2.0,
        _ => 1.0,
    }
}
