//! A few words that several values have in common: a name that many documents write, a sentence that a fact and an event both give.
//!
//! Reads like any text and is never changed in place.

use super::stored;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

#[derive(Clone, Eq, PartialOrd, Ord)]
pub struct Phrase(Arc<str>);

impl Phrase {
    /// The same words in the same memory as when they were last met, as a rule: for what comes again and again.
    pub fn known(words: &str) -> Self {
        Self(stored::shared(words))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Phrase {
    fn default() -> Self {
        Self::known("")
    }
}

impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Phrase {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Phrase {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<String> for Phrase {
    fn from(words: String) -> Self {
        Self(words.into())
    }
}

impl From<&String> for Phrase {
    fn from(words: &String) -> Self {
        Self(words.as_str().into())
    }
}

impl From<&str> for Phrase {
    fn from(words: &str) -> Self {
        Self(words.into())
    }
}

impl From<Phrase> for String {
    fn from(words: Phrase) -> Self {
        words.as_str().to_owned()
    }
}

impl From<&Phrase> for String {
    fn from(words: &Phrase) -> Self {
        words.as_str().to_owned()
    }
}

impl PartialEq for Phrase {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// As its text, which it is looked up by.
impl Hash for Phrase {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialEq<str> for Phrase {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Phrase {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Phrase {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other.as_str()
    }
}

impl PartialEq<Phrase> for String {
    fn eq(&self, other: &Phrase) -> bool {
        self.as_str() == other.as_str()
    }
}

impl PartialEq<Phrase> for &str {
    fn eq(&self, other: &Phrase) -> bool {
        *self == other.as_str()
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_str().serialize(to)
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        stored::take_shared(from).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_kept_once() {
        let (a, b) = (Phrase::known("Eva Lund"), Phrase::known("Eva Lund"));
        assert!(Arc::ptr_eq(&a.0, &b.0));
        assert_ne!(a, Phrase::known("Eva Lunde"));
        assert_eq!(
            (a.clone(), a.as_str()),
            (Phrase::from("Eva Lund"), "Eva Lund")
        );
        assert_eq!(format!("{a:>9}|{a:?}"), " Eva Lund|\"Eva Lund\"");
    }
}
