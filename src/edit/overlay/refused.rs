//! "These two names are one" where they cannot be: nobody is joined, and the user hears why.
//!
//! Asks what was said and of what kind the names were found, never who was joined: while the documents are resolved anew, the
//! timeline still shows what was so before.

use super::lost::short;
use crate::model::{Anchor, DocId, Entity, EntityKind, Meant, PlaceNow, TextRange, Unplaced};
use std::collections::BTreeMap;

/// A name by where it stands, and whose it is.
type Name = (DocId, TextRange, usize);

struct Pair {
    same: bool,
    anchors: [Anchor; 2],
    names: [Name; 2],
    title: String,
}

/// What was said of two names each, in the order it was said.
#[derive(Default)]
pub(super) struct Pairs {
    list: Vec<Pair>,
    /// Where in the list a pair of names stands: of two words on one pair the later holds, as for the resolving stage.
    at: BTreeMap<[(DocId, TextRange); 2], usize>,
}

impl Pairs {
    pub fn said(
        &mut self,
        same: bool,
        [a, b]: [&Anchor; 2],
        names: [Option<Name>; 2],
        title: &str,
    ) {
        let [Some(one), Some(other)] = names else {
            return;
        };
        let mut key = [&one, &other].map(|(doc, range, _)| (doc.clone(), *range));
        key.sort();
        let pair = Pair {
            same,
            anchors: [a.clone(), b.clone()],
            names: [one, other],
            title: title.to_owned(),
        };
        match self.at.get(&key) {
            Some(&i) => self.list[i] = pair,
            None => {
                self.at.insert(key, self.list.len());
                self.list.push(pair);
            }
        }
    }

    /// Those that the resolving stage does not obey, by its rule: what was called two is never joined, and of those called one
    /// each is joined with what was joined before.
    pub fn refused(&self, entities: &[Entity]) -> Vec<Unplaced> {
        let mut joined = Joined::default();
        for pair in self.list.iter().filter(|p| !p.same) {
            let [a, b] = joined.sides(pair);
            joined.apart.push((a, b, &pair.anchors));
        }
        let mut out = Vec::new();
        for pair in self.list.iter().filter(|p| p.same) {
            let sides = joined.sides(pair);
            let why = of_two_kinds(pair, entities).or_else(|| joined.held_apart(sides));
            match why {
                Some(why) => out.push(told(pair, why)),
                None => joined.join(sides),
            }
        }
        out
    }
}

fn told(pair: &Pair, why: String) -> Unplaced {
    let [a, b] = &pair.anchors;
    Unplaced {
        title: pair.title.clone(),
        said_of: a.clone(),
        of: Some(Meant::Name),
        now: PlaceNow::Refused {
            why,
            other: b.clone(),
        },
    }
}

/// Names found as of two kinds are never made one, whatever kind was said of them since.
fn of_two_kinds(pair: &Pair, entities: &[Entity]) -> Option<String> {
    let found = |i: usize| {
        let entity = entities.get(i)?;
        Some(entity.found_as.unwrap_or(entity.kind))
    };
    let [(.., one), (.., other)] = pair.names;
    let (a, b) = found(one).zip(found(other)).filter(|(a, b)| a != b)?;
    let [said_of, other] = &pair.anchors;
    Some(format!(
        "“{}” was read as {} and “{}” as {}; names of two kinds are never made one",
        short(&said_of.quote),
        what(a),
        short(&other.quote),
        what(b)
    ))
}

pub(in crate::edit) fn what(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "a person",
        EntityKind::Project => "a project",
        EntityKind::Organisation => "an organisation",
        EntityKind::Place => "a place",
        EntityKind::Series => "a series",
        EntityKind::Work => "a work",
    }
}

/// Who is one by what the user has said alone.
#[derive(Default)]
struct Joined<'p> {
    names: BTreeMap<(DocId, TextRange), usize>,
    parent: Vec<usize>,
    apart: Vec<(usize, usize, &'p [Anchor; 2])>,
}

impl Joined<'_> {
    fn sides(&mut self, pair: &Pair) -> [usize; 2] {
        [0, 1].map(|side| {
            let (doc, range, _) = &pair.names[side];
            let next = self.parent.len();
            let name = *self.names.entry((doc.clone(), *range)).or_insert(next);
            if name == next {
                self.parent.push(next);
            }
            name
        })
    }

    fn root(&self, mut name: usize) -> usize {
        while self.parent[name] != name {
            name = self.parent[name];
        }
        name
    }

    fn join(&mut self, [a, b]: [usize; 2]) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    fn held_apart(&self, [a, b]: [usize; 2]) -> Option<String> {
        let (a, b) = (self.root(a), self.root(b));
        let is_it = |(x, y, _): &&(usize, usize, &[Anchor; 2])| {
            let (x, y) = (self.root(*x), self.root(*y));
            (x, y) == (a, b) || (y, x) == (a, b)
        };
        let (.., [one, other]) = self.apart.iter().find(is_it)?;
        Some(format!(
            "You also said that “{}” in {} is not “{}” in {}, and that holds",
            short(&one.quote),
            one.doc,
            short(&other.quote),
            other.doc
        ))
    }
}
