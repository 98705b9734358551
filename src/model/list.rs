//! A list that is nearly always empty: one pointer where it is, and memory of its own only where something is in it.
//!
//! Reads and grows like any list. For what there are millions of: a name's offices, its ties, what it is said to have said.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::{Deref, DerefMut};

// Boxed, so that an empty list is one word and not three.
#[allow(clippy::box_collection)]
#[derive(Clone, PartialEq)]
pub struct List<T>(Option<Box<Vec<T>>>);

impl<T> List<T> {
    pub const fn new() -> Self {
        Self(None)
    }

    pub fn push(&mut self, value: T) {
        self.0.get_or_insert_default().push(value);
    }

    /// Gives back what was set aside for more.
    pub fn shrink_to_fit(&mut self) {
        if let Some(list) = &mut self.0 {
            list.shrink_to_fit();
        }
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(list: Vec<T>) -> Self {
        Self((!list.is_empty()).then(|| Box::new(list)))
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Vec::from_iter(all).into()
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().map_or(&mut [], Vec::as_mut_slice)
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// Laid down as any list.
impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(to)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_small_and_a_list() {
        assert_eq!(size_of::<List<String>>(), size_of::<usize>());
        let mut list = List::new();
        assert!(list.is_empty());
        assert_eq!(List::from(Vec::<u8>::new()), List::new());
        list.push(1);
        list.push(2);
        list[0] = 3;
        assert_eq!(*list, [3, 2]);
        assert_eq!(
            list.iter().rev().copied().collect::<List<u8>>(),
            vec![2, 3].into()
        );
        assert_eq!(format!("{list:?}"), "[3, 2]");
    }
}
