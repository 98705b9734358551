//! The pattern language of `data/dates`: a line of words, classes and groups becomes sequences of elements.
//!
//! Grammar, elements apart by spaces:
//!
//! ```text
//! word|other     one of these words or marks          (a b | c)   either sequence
//! @class[:slot]  a word of this class, kept in slot    element?    may be absent
//! <group[:slot]> whatever a rule of this group matches ~element    with no space before it
//! ```

use super::lexicon::{Lexicon, NameId, Names, WordId};
use super::pieces::fold_into;

/// One way to say what a rule says, in one of the rule's groups.
#[derive(Clone, Debug)]
pub struct Path {
    pub group: NameId,
    pub elements: Vec<Element>,
    pub rule: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Element {
    pub test: Test,
    pub glued: bool,
    pub slot: NameId,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    Words(Box<[WordId]>),
    Class(NameId),
    Builtin(Builtin),
    Group(NameId),
}

/// What code reads, because it has no end of spellings: numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Builtin {
    /// Any amount: "12", "2,019", "1.5", "twenty-four".
    Number,
    /// "third", "21st", "twenty-first".
    Ordinal,
    /// 1 to 31 in digits, with or without its ending: "18", "18th".
    Day,
    /// 1 to 12 in digits.
    Month,
    /// 1000 to 2199.
    Year,
    /// 1900 to 2049: what may stand for a year with little to say so.
    Recent,
    /// Up to four digits: years long ago.
    OldYear,
    /// Two digits.
    TwoDigits,
    /// Four digits: "0400".
    FourDigits,
    /// 0 to 24.
    Hour,
    /// 00 to 59, two digits.
    Minute,
}

impl Builtin {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "num" => Self::Number,
            "ord" => Self::Ordinal,
            "day" => Self::Day,
            "mon" => Self::Month,
            "year" => Self::Year,
            "recent" => Self::Recent,
            "oldyear" => Self::OldYear,
            "n2" => Self::TwoDigits,
            "n4" => Self::FourDigits,
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            _ => return None,
        })
    }
}

/// How many ways optional parts may multiply one pattern into.
const MOST_PATHS: usize = 512;

/// Every sequence of elements the pattern stands for.
pub fn parse(
    pattern: &str,
    lexicon: &mut Lexicon,
    names: &mut Names,
) -> Result<Vec<Vec<Element>>, String> {
    let spaced = pattern.replace('(', " ( ").replace(')', " ) ");
    let mut tokens: Vec<String> = Vec::new();
    for token in spaced.split_whitespace() {
        match tokens.last_mut() {
            Some(last) if token == "?" && last == ")" => last.push('?'),
            _ => tokens.push(token.to_string()),
        }
    }
    let mut at = 0;
    let paths = alternatives(&tokens, &mut at, lexicon, names)?;
    if at < tokens.len() {
        return Err(format!("“{pattern}” closes a bracket that was not opened"));
    }
    if paths.iter().any(Vec::is_empty) {
        return Err(format!("“{pattern}” can match nothing at all"));
    }
    Ok(paths)
}

fn alternatives(
    tokens: &[String],
    at: &mut usize,
    lexicon: &mut Lexicon,
    names: &mut Names,
) -> Result<Vec<Vec<Element>>, String> {
    let mut done: Vec<Vec<Element>> = Vec::new();
    let mut current: Vec<Vec<Element>> = vec![Vec::new()];
    while let Some(token) = tokens.get(*at) {
        let choices = match token.as_str() {
            ")" | ")?" => break,
            "|" => {
                done.append(&mut current);
                current = vec![Vec::new()];
                *at += 1;
                continue;
            }
            "(" => {
                *at += 1;
                let mut inner = alternatives(tokens, at, lexicon, names)?;
                match tokens.get(*at).map(String::as_str) {
                    Some(")") => {}
                    Some(")?") => inner.push(Vec::new()),
                    _ => return Err("a bracket is not closed".to_string()),
                }
                inner
            }
            atom => {
                let (atom, optional) = match atom.strip_suffix('?') {
                    Some(rest) if !rest.is_empty() => (rest, true),
                    _ => (atom, false),
                };
                let mut inner = vec![vec![element(atom, lexicon, names)?]];
                if optional {
                    inner.push(Vec::new());
                }
                inner
            }
        };
        *at += 1;
        if current.len() * choices.len() > MOST_PATHS {
            return Err("a pattern has too many optional parts".to_string());
        }
        current = current
            .iter()
            .flat_map(|head| {
                choices.iter().map(move |tail| {
                    let mut path = head.clone();
                    path.extend(tail.iter().cloned());
                    path
                })
            })
            .collect();
    }
    done.append(&mut current);
    Ok(done)
}

fn element(atom: &str, lexicon: &mut Lexicon, names: &mut Names) -> Result<Element, String> {
    let (atom, glued) = match atom.strip_prefix('~') {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (atom, false),
    };
    let named = |inner: &str| {
        let (name, slot) = inner.split_once(':').unwrap_or((inner, inner));
        (name.to_string(), slot.to_string())
    };
    if let Some(inner) = atom.strip_prefix('@') {
        let (name, slot) = named(inner);
        let test = match Builtin::named(&name) {
            Some(builtin) => Test::Builtin(builtin),
            None => Test::Class(names.id(&name)),
        };
        return Ok(Element {
            test,
            glued,
            slot: names.id(&slot),
        });
    }
    if let Some(inner) = atom.strip_prefix('<') {
        let inner = inner
            .strip_suffix('>')
            .ok_or_else(|| format!("“{atom}” lacks its “>”"))?;
        let (name, slot) = named(inner);
        return Ok(Element {
            test: Test::Group(names.id(&name)),
            glued,
            slot: names.id(&slot),
        });
    }
    let mut buffer = String::new();
    let mut words: Vec<WordId> = atom
        .split('|')
        .map(|word| {
            fold_into(word, &mut buffer);
            lexicon.add(&buffer)
        })
        .collect();
    words.sort();
    Ok(Element {
        test: Test::Words(words.into()),
        glued,
        slot: names.id(""),
    })
}
