//! Small sets and maps in one piece of memory: there are several for every person of every document.
//!
//! What they hold is sorted, each once; a tree would take ten times the memory and as many allocations.

use std::borrow::Borrow;

/// A set.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sorted<T>(Vec<T>);

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Sorted<T> {
    /// Is it news?
    pub fn insert(&mut self, value: T) -> bool {
        if self.0.last().is_none_or(|last| *last < value) {
            self.0.push(value);
            return true;
        }
        match self.0.binary_search(&value) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, value);
                true
            }
        }
    }

    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|x| x.borrow().cmp(value)).is_ok()
    }

    /// Takes the other in.
    pub fn add(&mut self, other: Self) {
        if self.0.is_empty() {
            self.0 = other.0;
        } else if !other.0.iter().all(|x| self.contains(x)) {
            self.extend(other.0);
        }
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn is_subset(&self, other: &Self) -> bool {
        self.0.iter().all(|x| other.contains(x))
    }

    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.both(other).next().is_none()
    }

    /// What is in both, in order.
    pub fn both<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        let (small, large) = if self.len() <= other.len() {
            (self, other)
        } else {
            (other, self)
        };
        small.0.iter().filter(|x| large.contains(x))
    }

    /// Is anything from `from` to `to` in it, both included?
    pub fn any_within(&self, from: &T, to: &T) -> bool {
        let at = self.0.partition_point(|x| x < from);
        self.0.get(at).is_some_and(|x| x <= to)
    }
}

impl<T: Ord> Extend<T> for Sorted<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        let before = self.0.len();
        self.0.extend(values);
        let from = before.saturating_sub(1);
        if !self.0[from..].windows(2).all(|p| p[0] < p[1]) {
            // Two runs that are sorted already are only merged.
            self.0.sort();
            self.0.dedup();
        }
    }
}

impl<T: Ord> FromIterator<T> for Sorted<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut out = Self::default();
        out.extend(values);
        out
    }
}

impl<'a, T> IntoIterator for &'a Sorted<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A map.
#[derive(Clone, Debug)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0
            .binary_search_by(|(k, _)| k.borrow().cmp(key))
            .is_ok()
    }

    pub fn insert(&mut self, key: K, value: V) {
        match self.0.binary_search_by(|(k, _)| k.cmp(&key)) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(k, v)| (k, v))
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, v)| v)
    }

    pub fn add(&mut self, other: Self) {
        for (key, value) in other.0 {
            self.insert(key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        /// The same as a tree would hold.
        #[test]
        fn holds_what_a_tree_holds(one in prop::collection::vec(0_u8..40, 0..30), other in prop::collection::vec(0_u8..40, 0..30)) {
            let (mut a, b): (Sorted<u8>, Sorted<u8>) = (one.iter().copied().collect(), other.iter().copied().collect());
            let (mut x, y): (BTreeSet<u8>, BTreeSet<u8>) = (one.iter().copied().collect(), other.iter().copied().collect());
            prop_assert!(a.iter().eq(&x));
            prop_assert!(a.both(&b).eq(x.intersection(&y)));
            prop_assert_eq!(a.is_disjoint(&b), x.is_disjoint(&y));
            prop_assert_eq!(a.is_subset(&b), x.is_subset(&y));
            prop_assert_eq!(a.any_within(&10, &12), x.range(10..=12).next().is_some());
            prop_assert_eq!(a.insert(17), x.insert(17));
            a.add(b);
            x.extend(y);
            prop_assert!(a.iter().eq(&x));
        }
    }
}
