//! Small sets and maps in one piece of memory: there are several for every person of every document.
//!
//! What they hold is sorted, each once; a tree would take ten times the memory and as many allocations.

use std::borrow::Borrow;
use std::sync::Arc;

/// A set.
#[derive(Clone, Debug)]
pub struct Sorted<T>(Held<T>);

/// Most sets hold one thing or nothing, which takes no memory of its own; what stands around a whole document's people is shared by them.
#[derive(Clone, Debug)]
enum Held<T> {
    Nothing,
    One(T),
    Many(Vec<T>),
    Shared(Arc<[T]>),
}

impl<T> Held<T> {
    fn all(&self) -> &[T] {
        match self {
            Self::Nothing => &[],
            Self::One(only) => std::slice::from_ref(only),
            Self::Many(list) => list,
            Self::Shared(list) => list,
        }
    }
}

impl<T: Clone> Held<T> {
    /// Changes it as a list of its own.
    fn change(&mut self, how: impl FnOnce(&mut Vec<T>)) {
        let mut list = match std::mem::replace(self, Self::Nothing) {
            Self::Nothing => Vec::new(),
            Self::One(only) => vec![only],
            Self::Many(list) => list,
            Self::Shared(list) => list.to_vec(),
        };
        how(&mut list);
        *self = Self::Many(list);
    }
}

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self(Held::Nothing)
    }
}

impl<T: PartialEq> PartialEq for Sorted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.all() == other.0.all()
    }
}

impl<T: Ord + Clone> Sorted<T> {
    /// Is it news?
    pub fn insert(&mut self, value: T) -> bool {
        if matches!(self.0, Held::Nothing) {
            self.0 = Held::One(value);
            return true;
        }
        match self.0.all().binary_search(&value) {
            Ok(_) => false,
            Err(at) => {
                self.0.change(|list| list.insert(at, value));
                true
            }
        }
    }

    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let all = self.0.all();
        all.binary_search_by(|x| x.borrow().cmp(value)).is_ok()
    }

    /// Takes the other in.
    pub fn add(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
        } else if !other.iter().all(|x| self.contains(x)) {
            match other.0 {
                Held::Nothing => {}
                Held::One(only) => {
                    self.insert(only);
                }
                Held::Many(list) => self.extend(list),
                Held::Shared(list) => self.extend(list.iter().cloned()),
            }
        }
    }

    /// The same set, of which a copy costs nothing.
    pub fn shared(self) -> Self {
        match self.0 {
            Held::Many(list) => Self(Held::Shared(list.into())),
            held @ (Held::Nothing | Held::One(_) | Held::Shared(_)) => Self(held),
        }
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.all().iter()
    }

    pub fn first(&self) -> Option<&T> {
        self.0.all().first()
    }

    pub fn len(&self) -> usize {
        self.0.all().len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.all().is_empty()
    }

    pub fn is_subset(&self, other: &Self) -> bool {
        self.iter().all(|x| other.contains(x))
    }

    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.both(other).next().is_none()
    }

    /// What is in both, in order.
    pub fn both<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        /// A set so many times as large is searched, and not walked through.
        const MUCH_LARGER: usize = 8;
        let (small, large) = if self.len() <= other.len() {
            (self, other)
        } else {
            (other, self)
        };
        let walked = small.len() * MUCH_LARGER >= large.len();
        let mut rest = large.0.all();
        small.iter().filter(move |x| {
            if !walked {
                return large.contains(*x);
            }
            while let [first, behind @ ..] = rest
                && first < *x
            {
                rest = behind;
            }
            rest.first() == Some(*x)
        })
    }

    /// Is anything from `from` to `to` in it, both included?
    pub fn any_within(&self, from: &T, to: &T) -> bool {
        let all = self.0.all();
        let at = all.partition_point(|x| x < from);
        all.get(at).is_some_and(|x| x <= to)
    }
}

impl<T: Ord + Clone> Extend<T> for Sorted<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        let mut values = values.into_iter();
        // Nothing, or one thing only, makes no list.
        if self.len() < 2 {
            for value in values.by_ref() {
                self.insert(value);
                if self.len() > 1 {
                    break;
                }
            }
        }
        let Some(next) = values.next() else { return };
        self.0.change(|list| {
            let before = list.len();
            list.push(next);
            list.extend(values);
            let from = before.saturating_sub(1);
            if !list[from..].windows(2).all(|p| p[0] < p[1]) {
                // Two runs that are sorted already are only merged.
                list.sort();
                list.dedup();
            }
        });
    }
}

impl<T: Ord + Clone> FromIterator<T> for Sorted<T> {
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
        self.0.all().iter()
    }
}

/// A map.
#[derive(Clone, Debug)]
pub struct SortedMap<K, V>(Held<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Held::Nothing)
    }
}

impl<K: Ord + Clone, V: Clone> SortedMap<K, V> {
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        let all = self.0.all();
        all.binary_search_by(|(k, _)| k.borrow().cmp(key)).is_ok()
    }

    pub fn insert(&mut self, key: K, value: V) {
        if matches!(self.0, Held::Nothing) {
            self.0 = Held::One((key, value));
            return;
        }
        match self.0.all().binary_search_by(|(k, _)| k.cmp(&key)) {
            Ok(at) => match &mut self.0 {
                Held::One(only) => only.1 = value,
                held => held.change(|list| list[at].1 = value),
            },
            Err(at) => self.0.change(|list| list.insert(at, (key, value))),
        }
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.all().iter().map(|(k, v)| (k, v))
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.all().iter().map(|(_, v)| v)
    }

    pub fn add(&mut self, other: Self) {
        match other.0 {
            Held::Nothing => {}
            Held::One((key, value)) => self.insert(key, value),
            Held::Many(list) => {
                for (key, value) in list {
                    self.insert(key, value);
                }
            }
            Held::Shared(list) => {
                for (key, value) in list.iter() {
                    self.insert(key.clone(), value.clone());
                }
            }
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
            let mut shared = b.clone().shared();
            prop_assert!(shared.iter().eq(&y));
            prop_assert_eq!(shared.insert(17), !y.contains(&17));
            prop_assert!(b.iter().eq(&y));
            a.add(b.shared());
            x.extend(y);
            prop_assert!(a.iter().eq(&x));
        }
    }
}
