//! The patterns of a language as tries that share their beginnings: what a machine is made from.
//!
//! What can take each step is not known here.

use super::super::lexicon::NameId;
use super::super::pattern::{Element, Path, Test};
use super::GroupId;
use rustc_hash::FxHashMap as HashMap;

/// All paths, sharing their beginnings within a group.
#[derive(Default)]
pub(super) struct Tries {
    pub(super) roots: Vec<(NameId, usize)>,
    pub(super) nodes: Vec<TrieNode>,
    known: HashMap<(usize, Element), usize>,
}

#[derive(Default)]
pub(super) struct TrieNode {
    pub(super) edges: Vec<(Element, usize)>,
    pub(super) accepts: Vec<u32>,
}

impl Tries {
    pub(super) fn group(&self, name: NameId) -> Option<GroupId> {
        let at = self.roots.iter().position(|(n, _)| *n == name)?;
        Some(GroupId(at as u16))
    }

    pub(super) fn insert(&mut self, path: &Path) {
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
    pub(super) fn inner_first(&self) -> Result<Vec<usize>, String> {
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
