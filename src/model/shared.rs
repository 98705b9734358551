//! A value that many timelines have in common: copied only where one of them changes it.
//!
//! Knows nothing of what it holds. A million events with one edit laid over them are the same million and one event more.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Reads like the value itself; writing to it copies the value first where another holds it too.
///
/// Invariant for whoever writes to many: look before you write, for writing what was there already copies all the same.
#[derive(Default)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }

    /// The very same value, not only an equal one.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || *self.0 == *other.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// Laid down as the value itself: what was shared is written once for each that has it.
impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(to)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Shared<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::deserialize(from).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_changes_the_other_keeps() {
        let one = Shared::new("quay".to_owned());
        let mut other = one.clone();
        assert!(one.is(&other));
        other.push('s');
        assert_eq!((one.as_str(), other.as_str()), ("quay", "quays"));
        assert!(!one.is(&other));
        assert_eq!(one, Shared::new("quay".to_owned()));
    }

    #[test]
    fn looking_copies_nothing() {
        let one = Shared::new(vec![1, 2]);
        let mut list = [one.clone()];
        for value in &mut list {
            assert_eq!(value.len(), 2);
        }
        assert!(one.is(&list[0]));
    }
}
